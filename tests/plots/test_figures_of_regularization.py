"""The captions of notebook 08 describe the drawing: other data, other words."""

import numpy as np
import pytest

from mlpkit.fitting.checkpoints.state import History
from mlpkit.plots import regularization as draw


@pytest.mark.parametrize(
    ("training", "validation", "words"),
    [
        ([1.0, 0.5, 0.1], [1.0, 0.6, 0.9], "loss falls; the validation loss turns round and rises"),
        ([1.0, 0.5, 0.1], [1.0, 0.6, 0.5], "loss falls; the validation loss does not rise again"),
        ([1.0, 1.5, 1.9], [1.0, 0.6, 0.5], "loss does not fall; the validation loss does not rise"),
    ],
)
def test_the_gap_says_how_both_losses_went(training, validation, words):
    for accuracies, side in (([0.1, 0.5, 0.9], "above"), ([0.1, 0.2, 0.3], "below")):
        figure, caption = draw.gap(History(training, accuracies, validation, [0.2, 0.4, 0.6]))
        assert words in caption and f"ends {side} validation's" in caption
        lines = figure.axes[0].lines
        assert [list(line.get_ydata()) for line in lines] == [training, validation]


def test_a_learning_curve_says_whether_it_rises_and_closes_at_every_step():
    sizes = (100, 1000, 10_000)
    _, caption = draw.learning_curve(sizes, [1.0, 0.9, 0.8], [0.5, 0.6, 0.7])
    assert "rises at every step, and the gap to training shrinks at every step" in caption
    _, caption = draw.learning_curve(sizes, [1.0, 0.9, 0.9], [0.5, 0.6, 0.55])
    assert "does not always rise, and the gap to training does not shrink" in caption
    assert caption.startswith("From 100 to 10,000 training images")


def test_a_wider_network_is_compared_with_the_narrower_ones():
    widths, training = (10, 100, 1000), [0.5, 1.0, 1.0]
    figure, caption = draw.by_width(widths, training, [0.4, 0.2, 0.6], 100)
    assert "fewest are right at 100 hidden units (the line: 100 images)" in caption
    assert "beyond the line has more than" in caption
    assert list(figure.axes[0].lines[0].get_xdata()) == [100, 100]
    _, caption = draw.by_width(widths, [0.5, 0.6, 0.75], [0.4, 0.5, 0.3], 50)
    assert caption.startswith("Training accuracy ends at 0.75. Of the others fewest are right at 1")
    assert "at 1,000 hidden units (the line: 50 images)" in caption
    _, caption = draw.by_width(widths, training, [0.6, 0.2, 0.5], 100)
    assert "beyond the line has fewer than" in caption


def test_the_mask_of_dropout_is_counted():
    x = np.ones((4, 5))
    mask = np.zeros((4, 5))
    mask[:2] = 2.0
    _, caption = draw.dropped(x, mask, x * mask)
    assert "About 50 % of the mask is 0" in caption and "the rest is 2.00" in caption
    mask[:, :] = 1.25
    mask[0] = 0
    assert "About 20 %" in draw.dropped(x, mask, x * mask)[1]


def test_changed_images_are_counted_version_by_version():
    images = np.arange(3 * 4 * 4.0).reshape(3, 4, 4)
    versions = np.array([images, images, images])
    versions[1, 2] += 1
    versions[2, :2] += 1
    assert draw.changed(images, versions)[1].endswith("Changed: 0, 1, 2 of 3.")


def test_normalized_units_are_measured_before_and_after():
    before = np.array([[-1.0, 4.0], [1.0, 8.0]])
    after = np.array([[-1.0, -0.5], [1.0, 1.5]])
    _, caption = draw.normalized(before, after)
    assert "means lie from 0.0 to 6.0 and their spreads from 1.0 to 2.0" in caption
    assert "further from 0 than 0.50, and the spreads lie from 1.00 to 1.00" in caption


def test_the_mean_of_the_weights_is_compared_with_the_last_step():
    jumps, calm = [0.5, 0.7, 0.6, 0.7, 0.6], [0.4, 0.75, 0.76, 0.77, 0.78]
    assert "nearly always above" in draw.last_and_mean(jumps, calm)[1]
    assert "jumps less" in draw.last_and_mean(jumps, calm)[1]
    worse = draw.last_and_mean(calm, jumps)[1]
    assert "not always above" in worse and "jumps more" in worse


def test_a_reliability_diagram_says_on_which_side_most_answers_are():
    counts, sure = np.array([1, 9]), np.array([0.3, 0.9])
    over = (sure, np.array([0.4, 0.7]), counts)  # few above the line, many below
    under = (sure, np.array([0.2, 0.95]), counts)
    _, caption = draw.reliability({"a": over, "b": under})
    assert "“a”: most answers are in dots below" in caption and "line are shorter" in caption
    _, caption = draw.reliability({"a": under, "b": over})
    assert "“a”: most answers are in dots above" in caption and "line are longer" in caption


def test_an_ensemble_is_compared_with_each_member():
    assert "all or all but one" in draw.mean_and_members([80, 81, 82, 83], 82.5)[1]
    assert "1 of the 4" in draw.mean_and_members([80, 81, 82, 83], 80.5)[1]
