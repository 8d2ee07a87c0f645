"""Images mirrored left to right, and shifted."""

import math

import numpy as np
import pytest

from mlpkit.regularization import mirror, shift


def test_an_image_is_mirrored_or_not():
    X = np.arange(2000 * 6, dtype=np.float32).reshape(2000, 6)  # 2 rows, 3 pixels wide
    given = X.copy()
    made = mirror(X, np.random.default_rng(0), width=3)
    turned = X[:, [2, 1, 0, 5, 4, 3]]
    is_turned = (made == turned).all(axis=1)
    assert (is_turned | (made == X).all(axis=1)).all()
    assert abs(is_turned.mean() - 0.5) < 5 * 0.5 / math.sqrt(2000)
    assert abs((is_turned[1:] & is_turned[:-1]).mean() - 0.25) < 0.05
    np.testing.assert_array_equal(X, given)
    assert made.dtype == X.dtype and not np.shares_memory(made, X)
    again = mirror(X, np.random.default_rng(0), width=3)
    np.testing.assert_array_equal(again, made)


def moved(image, down, right):
    """The image (H, W) shifted, with its edge repeated: cut out of a padded one."""
    H, W = image.shape
    wide = np.pad(image, 2, mode="edge")
    return wide[2 - down : 2 - down + H, 2 - right : 2 - right + W]


@pytest.mark.parametrize("most", [1, 2, np.uint8(2)])
def test_every_distance_of_a_shift_is_equally_frequent(most):
    H, W, N, way = 3, 5, 9000, 2 * int(most) + 1
    image = np.random.default_rng(0).permutation(H * W)
    X = np.tile(image, (N, 1))
    made = shift(X, np.random.default_rng(1), most, width=W)
    counts = []
    for down in range(-int(most), int(most) + 1):
        for right in range(-int(most), int(most) + 1):
            expected = moved(image.reshape(H, W), down, right).ravel()
            counts.append((made == expected).all(axis=1).sum())
    assert sum(counts) == N and made.dtype == X.dtype
    share = 1 / way**2
    assert np.abs(np.array(counts) / N - share).max() < 5 * math.sqrt(share * (1 - share) / N)
    assert (X == image).all()


def test_a_shifted_image_agrees_with_hand_calculation():
    class Drawn:
        """A generator that always draws one down, one to the left."""

        def integers(self, low, high, shape):
            assert (low, high, shape) == (-1, 2, (2, 1))
            return np.array([1, -1]).reshape(shape)

    assert shift(np.arange(1, 7)[None], Drawn(), width=3).tolist() == [[2, 3, 3, 2, 3, 3]]


def test_images_may_be_shifted_by_nothing_or_be_none_at_all():
    X = np.random.default_rng(0).random((4, 784))
    np.testing.assert_array_equal(shift(X, np.random.default_rng(1), most=0), X)
    np.testing.assert_array_equal(mirror(X, np.random.default_rng(1), width=1), X)
    for change in (mirror, shift):
        assert change(X[:0], np.random.default_rng(0)).shape == (0, 784)


@pytest.mark.parametrize("change", [mirror, shift])
@pytest.mark.parametrize(
    ("shape", "width", "hint"),
    [
        ((5, 28, 28), 28, "; flatten(images) makes such rows"),
        ((784,), 28, ""),
        ((5, 785), 28, ""),
        ((5, 784), 0, ""),
        ((5, 784), -28, ""),
        ((5, 784), 28.0, ""),
        ((5, 784), "28", ""),
        ((5, 0), 28, ""),
    ],
)
def test_anything_but_rows_of_images_is_refused(change, shape, width, hint):
    with pytest.raises(ValueError) as error:
        change(np.zeros(shape), np.random.default_rng(0), width=width)
    assert str(error.value) == (
        f"{change.__name__}: got X of shape {shape} and width {width!r}; expected (N, D), with D a "
        f"multiple of the width{hint}."
    )


@pytest.mark.parametrize("most", [-1, 3, 28, 1.0, "1", None])
def test_a_distance_that_leaves_nothing_of_the_image_is_refused(most):
    with pytest.raises(ValueError) as error:
        shift(np.zeros((2, 15)), np.random.default_rng(0), most, width=5)
    assert str(error.value) == (
        f"shift: got most {most!r}; expected a whole number of pixels from 0 to 2, for images of "
        "3 × 5."
    )
