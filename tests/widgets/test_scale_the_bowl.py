"""ScaleTheBowl: its curvature, path and largest rate, compared with formulas written out here."""

import numpy as np
import pytest

from mlpkit.widgets.scale_the_bowl import SCALES, UPDATES, Bowl, ScaleTheBowl, descend, digits
from tests.pages.explorers import ink


def made():
    return ScaleTheBowl(*ink())


def by_hand(feature, is_boot):
    """Return curvature (2, 2) and minimum (2,) of mean (w x + b − target)²."""
    A = np.column_stack([feature, np.ones(len(feature))])
    targets = np.where(is_boot, 1, -1)
    return 2 * A.T @ A / len(A), np.linalg.lstsq(A, targets, rcond=None)[0]


def scaled(name):
    feature, _ = ink()
    standardized = (feature - feature.mean()) / feature.std()
    return dict(zip(SCALES, (feature, feature / 255, standardized), strict=True))[name]


@pytest.mark.parametrize("name", SCALES)
def test_the_largest_rate_is_2_divided_by_the_steepest_curvature(name):
    explorer = made()
    explorer.move(inputs=name)
    curvature, bottom = by_hand(scaled(name), ink()[1])
    largest = 2 / np.linalg.eigvalsh(curvature)[-1]
    assert explorer.numbers["largest"][name] == pytest.approx(largest)
    assert explorer.numbers["bottom"] == pytest.approx(bottom)
    assert f"flies out from 2/λ = {digits(largest)}." in explorer.said


def test_two_examples_agree_with_hand_calculation():
    bowl = Bowl(np.array([[1.0], [3.0]]), np.array([[-1.0], [1.0]]))
    assert bowl.curvature == pytest.approx(np.array([[10, 4], [4, 2]]))  # 2 · mean of (x², x, 1)
    assert bowl.bottom == pytest.approx([1, -2]) and bowl.lowest == pytest.approx(0)
    assert bowl.loss(np.zeros(2)) == 1
    path, losses = descend(bowl, 0.01, np.full(2, 1e9))
    assert path[1] == pytest.approx([0.02, 0])  # the slope at 0 is −2 · mean of (x t, t) = (−2, 0)
    assert losses[1] == pytest.approx(((0.02 + 1) ** 2 + (0.06 - 1) ** 2) / 2)
    assert len(path) == len(losses) == UPDATES + 1


@pytest.mark.parametrize("name", SCALES)
@pytest.mark.parametrize("share", [0.9, 1.1])
def test_a_path_arrives_below_the_largest_rate_and_flies_out_above_it(name, share):
    explorer = made()
    largest = explorer.numbers["largest"][name]
    explorer.move(inputs=name, rate=share * largest)
    rate = explorer.state["rate"]
    assert (rate < largest) == (share < 1)  # this still holds at the slider's next value
    losses = explorer.numbers["losses"]
    if share < 1:
        assert np.all(np.diff(losses) <= 1e-12)
        assert "At " in explorer.said and "the loss goes from 1.00 to" in explorer.said
    else:
        assert losses[-1] > losses[0]
        assert f"each leap is {digits(2 * rate / largest - 1)} times as long" in explorer.said


def test_each_step_of_a_path_that_flies_out_is_longer_by_the_stated_factor():
    explorer = made()
    explorer.move(inputs="raw", rate=0.0006)
    path, limit = explorer.numbers["path"], explorer.numbers["largest"]["raw"]
    grows = 2 * explorer.state["rate"] / limit - 1
    assert f"each leap is {digits(grows)} times as long" in explorer.said
    # nearly all leaps are along the steepest direction
    leaps = np.linalg.norm(np.diff(path, axis=0), axis=1)
    assert leaps[3:] / leaps[2:-1] == pytest.approx(np.full(len(leaps) - 3, grows), rel=0.01)
    assert 5 < len(path) <= UPDATES and explorer.numbers["flown"]


def test_when_standardized_the_bowl_is_round_and_half_the_largest_rate_arrives_at_once():
    explorer = made()
    explorer.move(inputs="standardized", rate=0.5)
    assert "a round bowl, the curvature is λ = 2 in every direction" in explorer.said
    path = explorer.numbers["path"]
    near = 10 ** (round(np.log10(0.5) / 0.025) * 0.025)  # the slider's value next to 0.5
    assert path[1] == pytest.approx(2 * near * explorer.numbers["bottom"])
    explorer.move(rate=1)
    assert "just that, it swings from wall to wall" in explorer.said
    assert explorer.numbers["losses"] == pytest.approx(np.ones(UPDATES + 1))


def test_every_ring_has_one_height_and_one_of_them_passes_through_the_start():
    bowl = Bowl(scaled("unit scale")[:, None], np.where(ink()[1], 1.0, -1.0)[:, None])
    ring = bowl.ring(0.9)
    assert [bowl.loss(point) for point in ring] == pytest.approx(np.full(len(ring), 0.9))
    explorer = made()
    losses = [bowl.loss(ring[0]) for ring in explorer.numbers["rings"]]
    assert np.min(np.abs(np.array(losses) - 1)) < 0.35
    assert np.all(np.diff(losses) > 0)


@pytest.mark.parametrize("axes", ["true to scale", "w stretched"])
@pytest.mark.parametrize("name", SCALES)
def test_start_and_minimum_are_in_the_picture(name, axes):
    explorer = made()
    explorer.move(inputs=name, axes=axes)
    low, high = explorer.numbers["window"].T
    for point in (np.zeros(2), explorer.numbers["bottom"]):
        assert np.all(low < point) and np.all(point < high)
    if axes == "true to scale":
        assert (high - low)[0] / (high - low)[1] == pytest.approx(1.5)


def test_numbers_are_written_out():
    assert [digits(x) for x in (4148.3, 128.25, 0.00048212, 1e-6, 2.0)] == [
        *("4,150", "128", "0.000482", "0.000001", "2")
    ]


def test_a_feature_that_is_constant_or_does_not_fit_is_refused():
    for feature, is_boot in ((np.ones(5), np.ones(5)), (np.arange(5), np.ones(4))):
        with pytest.raises(ValueError, match="ScaleTheBowl: got a feature"):
            ScaleTheBowl(feature, is_boot)
