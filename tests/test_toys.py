"""The toy data and surfaces: shapes, balance, noise, the curve of each set; slopes by nudging; the
effect of squinting."""

import numpy as np
import pytest

from mlpkit.backprop import numerical_gradient, relative_error
from mlpkit.toys import circles, ravine, rosenbrock, saddle, spiral, squint, two_moons, xor

SETS = pytest.mark.parametrize("make", [two_moons, circles, spiral, xor])


@SETS
@pytest.mark.parametrize("N", [1, 2, 7, 100])
def test_shapes_dtypes_and_balance_are_as_stated(make, N):
    X, labels = make(N, 0.1, np.random.default_rng(0))
    assert X.shape == (N, 2) and X.dtype == np.float64
    assert labels.shape == (N,) and labels.dtype.kind == "i"
    assert labels.tolist() == [0] * (N // 2) + [1] * (N - N // 2)


@SETS
def test_noise_is_the_standard_deviation_of_what_is_added(make):
    bare, _ = make(20_000, 0, np.random.default_rng(1))
    noisy, _ = make(20_000, 0.3, np.random.default_rng(1))
    added = noisy - bare
    assert np.allclose(added.std(axis=0), 0.3, rtol=0.03)
    assert np.allclose(added.mean(axis=0), 0, atol=0.01)
    assert abs(np.corrcoef(added.T)[0, 1]) < 0.03


@SETS
def test_the_generator_decides(make):
    first, again, other = (make(50, 0.1, np.random.default_rng(seed))[0] for seed in (2, 2, 3))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_circles_have_radius_one_and_a_half_all_around():
    X, labels = circles(4000, 0, np.random.default_rng(4))
    radius = np.hypot(*X.T)
    assert np.allclose(radius[labels == 0], 1)
    assert np.allclose(radius[labels == 1], 0.5)
    for label in (0, 1):
        quarter = (X[labels == label] > 0) @ (1, 2)
        assert np.allclose(np.bincount(quarter) / 2000, 0.25, atol=0.04)


def test_spiral_arms_turn_as_they_grow_half_a_turn_apart():
    X, labels = spiral(4000, 0, np.random.default_rng(5))
    radius, angle = np.hypot(*X.T), np.arctan2(X[:, 1], X[:, 0])
    behind = angle - 3 * np.pi * radius  # 0 on the first arm, half a turn on the second
    assert np.allclose(np.cos(behind), np.where(labels == 1, -1, 1))
    assert radius.max() == pytest.approx(1, abs=0.01)
    assert np.mean(radius < 0.5) == pytest.approx(0.25, abs=0.02)  # a quarter of the area


def test_xor_is_the_sign_of_the_product_evenly_over_the_square():
    X, labels = xor(8000, 0, np.random.default_rng(6))
    assert np.array_equal(labels, X[:, 0] * X[:, 1] < 0)
    assert np.abs(X).max() < 1
    assert np.allclose(np.bincount((X > 0) @ (1, 2)) / 8000, 0.25, atol=0.02)
    assert np.allclose(np.abs(X).mean(axis=0), 0.5, atol=0.02)


def test_two_moons_are_half_circles_of_radius_one():
    X, labels = two_moons(1000, 0, np.random.default_rng(7))
    upper, lower = X[labels == 0], X[labels == 1]
    assert np.allclose(np.hypot(*upper.T), 1) and (upper[:, 1] >= 0).all()
    assert np.allclose(np.hypot(*(lower - (1, 0.5)).T), 1) and (lower[:, 1] <= 0.5).all()


def steep(theta):
    return ravine(theta, steepness=700)


@pytest.mark.parametrize(
    ("surface", "lowest", "value"),
    [
        (ravine, [(0, 0)], 0),
        (steep, [(0, 0)], 0),
        (saddle, [(0, 1), (0, -1)], -1 / 4),
        (rosenbrock, [(1, 1)], 0),
    ],
)
def test_the_slope_of_a_surface_agrees_with_nudging_and_its_minimum_is_at_the_known_point(
    surface, lowest, value
):
    points = np.random.default_rng(8).uniform(-2, 2, (200, 2))
    for theta in points:
        by_nudging = numerical_gradient(lambda theta: surface(theta)[0], theta)
        assert relative_error(surface(theta)[1], by_nudging) < 1e-7
    for bottom in lowest:
        f, grad = surface(np.array(bottom, float))
        assert f == value and grad.tolist() == [0, 0]
    assert min(surface(theta)[0] for theta in points) > value


def test_squint_inks_the_squares_whose_mean_is_above_a_quarter():
    images = np.zeros((3, 28, 28), np.uint8)
    images[0, :14, 14:] = 65  # upper right, just above
    images[1, 14:, :14] = 64  # lower left, not above
    images[2, 0, 14:] = 255  # one row of 14 pixels: the square's mean is 18
    images[2, :7, 14:21] = 255  # a quarter of the square: the mean is 64 and more
    pictures, groups = squint(images, 2)
    assert pictures.dtype == bool
    assert pictures[groups].tolist() == [
        [False, True, False, False],
        [False] * 4,
        [False, True] + 2 * [False],
    ]


@pytest.mark.parametrize("squares", [1, 4, 7, 28])
def test_squint_keeps_each_distinct_picture_once_and_the_index_for_every_image(squares):
    images = np.random.default_rng(0).integers(0, 256, (30, 28, 28)).astype(np.uint8)
    images[7:] //= 2  # make some images darker, so that the pictures differ
    pictures, groups = squint(images, squares)
    assert len(np.unique(pictures, axis=0)) == len(pictures) == groups.max() + 1
    assert groups.shape == (30,) and pictures.shape == (len(pictures), squares**2)
    side = 28 // squares
    for image, group in zip(images, groups, strict=True):
        for place in range(squares**2):
            row, column = side * (place // squares), side * (place % squares)
            mean = image[row : row + side, column : column + side].mean()
            assert pictures[group, place] == (mean > 64)


def test_a_ravine_is_forty_times_as_steep_across_by_default():
    theta = np.array([3.0, 2.0])
    assert ravine(theta)[0] == (9 + 40 * 4) / 2 and ravine(theta)[1].tolist() == [3, 80]
    assert steep(theta)[0] == (9 + 700 * 4) / 2 and steep(theta)[1].tolist() == [3, 1400]
