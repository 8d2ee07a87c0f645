"""The figures of notebook 06 say what they show."""

import numpy as np
import pytest

from mlpkit.optimizers import adam_step
from mlpkit.plots import optimizers as draw
from mlpkit.toys import ravine, saddle

WINDOW = (-10, 3, -2, 2)


def straight(*points):
    return np.array(points, dtype=float)


def test_paths_say_how_far_from_the_minimum_they_end_and_when_they_leave():
    walks = {
        "near": straight((-9, 1), (0.3, -0.4)),  # 0.5 away; ½ (0.09 + 40 · 0.16) = 3.245 above
        "gone": straight((-9, 1), (-8, 0), (-7, 2.1), (-6, -3)),
        "back": straight((-9, 1), (-8, 5), (-3, 0)),
        "nan": straight((-9, 1), (np.nan, np.nan)),
    }
    _, caption = draw.paths(ravine, walks, WINDOW, [(0, 0)])
    assert "near (0.5, loss 3.2)" in caption
    assert "gone (out of the picture from step 2 on)" in caption
    assert "back (3, loss 4.5)" in caption
    assert "nan (out of the picture from step 1 on)" in caption
    assert "the bottom ×" in caption


def test_the_loss_is_counted_from_the_nearest_of_several_minima():
    _, caption = draw.paths(
        saddle, {"one": straight((-2, 0), (0, 0.9))}, (-2, 1, -2, 2), [(0, -1), (0, 1)]
    )
    assert "After 1 steps the walks are this far from the nearest bottom ×," in caption
    assert "one (0.1, loss 0.009)" in caption  # −0.405 + 0.164 + 0.25


def test_each_walk_may_have_its_own_surface():
    steep = {"one": ravine, "other": lambda theta: ravine(theta, 400)}
    walks = dict.fromkeys(steep, straight((-9, 1), (0, 1)))
    _, caption = draw.paths(steep, walks, WINDOW, [(0, 0)])
    assert "one (1, loss 20); other (1, loss 200)" in caption


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("window", [WINDOW, (-2, 1, -1.6, 1.6)])
def test_one_unit_is_as_long_horizontally_as_vertically(count, window):
    walks = {str(number): straight((-1, 1), (0, 0)) for number in range(count)}
    figure, _ = draw.paths(ravine, walks, window, [(0, 0)])
    figure.draw_without_rendering()
    for axis in figure.axes:
        across, up = axis.transData.transform((1, 1)) - axis.transData.transform((0, 0))
        assert across == pytest.approx(up)
        left, low = axis.transData.transform((window[0], window[2]))
        right, high = axis.transData.transform((window[1], window[3]))
        assert 0 < left < right < figure.bbox.width and 0 < low < high < figure.bbox.height


@pytest.mark.parametrize(
    ("number", "text"),
    [(374.6, "370"), (22.4, "22"), (2.55, "2.5"), (1, "1"), (0.000214, "0.00021"), (0, "0")],
)
def test_numbers_have_two_digits(number, text):
    assert draw.two_digits(number) == text


def test_noise_is_the_mean_distance_of_the_last_steps():
    examples = straight((-1, 0), (3, 0))  # their mean: (1, 0)
    walk = straight((-9, 1), *[(1, 0.2), (1, -0.6)] * 25)
    _, caption = draw.noisy(ravine, {"four": walk}, WINDOW, examples)
    assert (
        "last 50 of 50 steps the walks are on average this far from the bottom ×: four (0.4)."
        in caption
    )


def test_shrinking_names_the_worst_share_between_the_curvatures():
    curvatures = np.array([0.5, 1, 10, 40, 80])
    shares = {"a\nb": np.array([0.9, 0.5, 0.2, 0.7, 2])}
    assert "a b (0.70)" in draw.shrinking(shares, curvatures, (1, 40))[1]


def test_slopes_through_time_are_remembered_as_adam_remembers_them():
    slopes = np.random.default_rng(0).normal(1, 2, 20)
    figure, caption = draw.through_time({"steep": slopes, "flat": slopes / 1000})
    theta, m, v = np.zeros(1), np.zeros(1), np.zeros(1)
    steps = []
    for t, slope in enumerate(slopes, start=1):
        before = theta.copy()
        adam_step(theta, np.array([slope]), m, v, t, rate=1.0, epsilon=1e-300)
        steps.append((before - theta)[0])
    for axis in figure.axes[2:4]:  # the quotient does not depend on the scale
        np.testing.assert_allclose(axis.lines[0].get_ydata(), steps)
    mean, size, below = (line.get_ydata()[-1] for line in figure.axes[0].lines)
    assert mean == pytest.approx(m[0] / (1 - 0.9**20))
    assert size == -below == pytest.approx(np.sqrt(v[0] / (1 - 0.999**20)))
    assert f"steep, {np.abs(slopes).max():.2g}; flat, 0.00" in caption
    assert caption.endswith(f"than {np.abs(steps).max():.2f}.")


def test_ten_pairs_are_lines_and_differences_with_their_mean_and_error():
    before, after = np.array([1.0, 2, 3, 4]), np.array([2.0, 4, 6, 3])
    figure, caption = draw.in_pairs(before, after, ("a", "b"), "%")
    runs, apart = figure.axes
    assert [tuple(line.get_ydata()) for line in runs.lines[:4]] == [(1, 2), (2, 4), (3, 6), (4, 3)]
    assert apart.collections[0].get_offsets().tolist() == [[0, 1], [1, 2], [2, 3], [3, -1]]
    (bar,) = apart.containers  # the mean of 1, 2, 3 and −1 is 1.25, its error √(35/12) / 2
    ((_, low), (_, high)) = bar[2][0].get_segments()[0]
    assert (low, high) == pytest.approx((1.25 - np.sqrt(35 / 12) / 2, 1.25 + np.sqrt(35 / 12) / 2))
    assert "4 seeds, from a to b: more than half rise" in caption
    assert "half or fewer rise" in draw.in_pairs(after, before, ("b", "a"), "%")[1]


def test_step_lengths_names_the_longest():
    lengths = {"with": np.full(5, 2.0), "without": np.array([2.0, 6, 13, 5, 4])}
    _, caption = draw.step_lengths(lengths, rate=2)
    assert caption.startswith("With, every step is 1.0 times as long as the rate; without, the")
    assert "longest of the first 5 is number 3, 6.5 times as long as the rate" in caption
    _, caption = draw.step_lengths({"SGD": lengths["with"], "Adam": lengths["without"]}, rate=2)
    assert "SGD, every step" in caption and "Adam, the longest" in caption
