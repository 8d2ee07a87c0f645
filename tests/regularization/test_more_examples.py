"""The learning curve."""

import numpy as np
import pytest

from mlpkit.regularization import learning_curve


def test_a_learning_curve_measures_on_the_first_examples():
    X, y = np.arange(12).reshape(6, 2), np.arange(6)

    def measure(X, y):
        assert len(X) == len(y)
        return X.sum(), y.max()

    curve = learning_curve(measure, X, y, [1, 3, np.uint8(6)])
    assert curve.tolist() == [[1, 0], [15, 2], [66, 5]]
    one = learning_curve(lambda X, y: 0.5 * len(X), X, y, iter([2, 4]))
    assert one.tolist() == [1, 2]


@pytest.mark.parametrize("size", [0, -1, 7, 2.0, "3", None])
def test_an_impossible_size_is_refused_before_anything_is_trained(size):
    calls = []
    with pytest.raises(ValueError) as error:
        learning_curve(lambda X, y: calls.append(1), np.ones((6, 2)), np.ones(6), [2, size])
    assert str(error.value) == (
        f"learning_curve: got size {size!r}; expected whole numbers from 1 to 6."
    )
    assert not calls
    with pytest.raises(ValueError, match="learning_curve: got 6 examples and 5 labels"):
        learning_curve(len, np.ones((6, 2)), np.ones(5), [1])


@pytest.mark.parametrize("sizes", [3, None, np.int64(3)], ids=repr)
def test_sizes_that_are_not_a_list_are_refused(sizes):
    with pytest.raises(ValueError) as error:
        learning_curve(len, np.ones((6, 2)), np.ones(6), sizes)
    assert str(error.value) == (
        f"learning_curve: got sizes {sizes!r}; expected a list of whole numbers."
    )
