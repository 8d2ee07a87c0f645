"""The meaning of a loss's name: two functions of (output, labels)."""

import numpy as np
import pytest

from mlpkit.losses import cross_entropy, cross_entropy_backward, on_labels, squares_on_labels

OUTPUT, LABELS = np.array([[0.5, 0.0, 1.0], [0.0, 2.0, 0.0]]), np.array([2, 0])


def test_squared_errors_are_against_one_hot_targets():
    value, gradient = on_labels("mean_squared_error")
    assert value(OUTPUT, LABELS) == (0.25 + 0 + 0 + 1 + 4 + 0) / 2
    assert gradient(OUTPUT, LABELS).tolist() == [[0.5, 0, 0], [-1, 2, 0]]


@pytest.mark.parametrize("classes", [3, 7])
def test_there_are_as_many_classes_as_outputs(classes):
    value, gradient = on_labels("mean_squared_error")
    assert value(np.zeros((2, classes)), LABELS) == 1
    assert gradient(np.zeros((2, classes)), LABELS).shape == (2, classes)


def test_cross_entropy_takes_the_labels_themselves():
    assert on_labels("cross_entropy") == (cross_entropy, cross_entropy_backward)


def test_a_pair_is_used_unchanged():
    own = [len, sum]
    assert on_labels(own) is own


@pytest.mark.parametrize("loss", ["squares", (len,), (len, 3), "ab", None, len, [len, sum, max]])
def test_an_invalid_loss_is_refused(loss):
    with pytest.raises(ValueError) as caught:
        on_labels(loss)
    assert str(caught.value) == (
        f"loss: got {loss!r}; expected one of mean_squared_error, cross_entropy, or a pair of "
        "functions: the value and its gradient."
    )


def test_custom_functions_may_be_the_squared_error():
    value, gradient = squares_on_labels(
        mean_squared_error=lambda output, targets: ("value", targets),
        mean_squared_error_backward=lambda output, targets: ("gradient", targets),
        one_hot=lambda labels, classes: (labels.tolist(), classes),
    )
    assert value(OUTPUT, LABELS) == ("value", ([2, 0], 3))
    assert gradient(OUTPUT, LABELS) == ("gradient", ([2, 0], 3))
