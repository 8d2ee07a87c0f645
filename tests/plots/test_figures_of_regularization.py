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
def test_the_caption_of_the_gap_says_how_both_losses_developed(training, validation, words):
    for accuracies, side in (([0.1, 0.5, 0.9], "above"), ([0.1, 0.2, 0.3], "below")):
        figure, caption = draw.gap(History(training, accuracies, validation, [0.2, 0.4, 0.6]))
        assert words in caption and f"ends {side} validation's" in caption
        lines = figure.axes[0].lines
        assert [list(line.get_ydata()) for line in lines] == [training, validation]


def test_a_wider_network_is_compared_with_the_narrower_ones():
    widths, training = (10, 100, 1000), [0.5, 1.0, 1.0]
    figure, caption = draw.by_width(widths, training, [0.4, 0.2, 0.6], 100)
    assert "Validation accuracy is lowest at 100 hidden units (the line: 100 images)" in caption
    assert "beyond the line is better than" in caption
    assert list(figure.axes[0].lines[0].get_xdata()) == [100, 100]
    _, caption = draw.by_width(widths, [0.5, 0.6, 0.75], [0.4, 0.5, 0.3], 50)
    assert caption.startswith("Training accuracy ends at 0.75. Validation accuracy is lowest at 1")
    assert "at 1,000 hidden units (the line: 50 images)" in caption
    _, caption = draw.by_width(widths, training, [0.6, 0.2, 0.5], 100)
    assert "beyond the line is worse than" in caption


def test_the_mask_of_dropout_is_counted():
    x = np.ones((4, 5))
    mask = np.zeros((4, 5))
    mask[:2] = 2.0
    _, caption = draw.dropped(x, mask, x * mask)
    assert "About 50% of the mask is 0" in caption and "elsewhere it is 2.00" in caption
    mask[:, :] = 1.25
    mask[0] = 0
    assert "About 20%" in draw.dropped(x, mask, x * mask)[1]


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
    assert "means range from 0.0 to 6.0 and their spreads from 1.0 to 2.0" in caption
    assert "further from 0 than 0.50, and the spreads range from 1.00 to 1.00" in caption


def test_the_mean_of_the_weights_is_compared_with_the_last_step():
    jumps, calm = [0.5, 0.7, 0.6, 0.7, 0.6], [0.4, 0.75, 0.76, 0.77, 0.78]
    assert "nearly always above" in draw.last_and_mean(jumps, calm)[1]
    assert "jumps less" in draw.last_and_mean(jumps, calm)[1]
    worse = draw.last_and_mean(calm, jumps)[1]
    assert "not always above" in worse and "jumps more" in worse


def test_a_reliability_diagram_has_the_error_as_its_area_and_says_where_most_answers_are():
    counts, sure = np.array([1, 9]), np.array([0.3, 0.9])
    over = (sure, np.array([0.4, 0.7]), counts)  # a few above the line, many below
    under = (sure, np.array([0.2, 0.95]), counts)
    figure, caption = draw.reliability({"a": over, "b": under})
    assert "“a”: most answers are below" in caption and "the error, is smaller" in caption
    few, many = figure.axes[0].patches
    assert [few.get_height(), many.get_height()] == pytest.approx([0.1, -0.2])
    assert many.get_width() == pytest.approx(9 * few.get_width())
    _, caption = draw.reliability({"a": under, "b": over})
    assert "“a”: most answers are above" in caption and "the error, is larger" in caption


def test_the_answers_of_networks_to_a_few_images_are_drawn_and_counted():
    names, labels = ["T-shirt/top", "Bag", "Coat"], np.array([1, 0])
    plain = np.array([[0.5, 0.2, 0.3], [0.9, 0.1, 0.0]])
    more = np.array([[0.1, 0.8, 0.1], [0.6, 0.3, 0.1]])
    images = np.zeros((2, 784))
    figure, caption = draw.followed(images, labels, {"plain": plain, "more\nimages": more}, names)
    assert caption.startswith("Right answers, out of 2: 1 (plain), 2 (more images).")
    [axis] = figure.axes
    assert len(axis.images) == 2
    said = [text.get_text() for text in axis.texts]
    assert {"✗ T-shirt 0.50", "✓ T-shirt 0.90", "✓ Bag 0.80", "✓ T-shirt 0.60"} <= set(said)
    widths = [bar.get_width() for bar in axis.patches]
    full, shares = widths[0], widths[1::2]
    assert np.array(shares) / full == pytest.approx([0.2, 0.5, 0.9, 0.1, 0.8, 0.1, 0.6, 0.3])


def test_gains_are_drawn_in_order_and_new_images_are_compared_with_the_best_remedy():
    gains = {"dropout": (0.3, 0.1, 9), "7,500": (0.7, 0.1, 9), "decay": (-0.2, 0.05, 1)}
    figure, caption = draw.worth(gains, ["7,500"])
    [axis] = figure.axes
    assert [label.get_text() for label in axis.get_yticklabels()] == ["7,500", "dropout", "decay"]
    assert [text.get_text() for text in axis.texts] == ["+0.70", "+0.30", "−0.20"]
    bars = [container.lines[2][0].get_segments()[0][:, 0] for container in axis.containers]
    assert np.array(bars) == pytest.approx(np.array([[0.5, 0.9], [0.1, 0.5], [-0.3, -0.1]]))
    assert "The largest gain comes from 7,500. Without new images it comes from dropout" in caption
    assert "1 of 1 amounts of new images gain more" in caption
    _, caption = draw.worth(gains | {"5,001": (0.1, 0.1, 6)}, ["7,500", "5,001"])
    assert "1 of 2 amounts of new images gain more" in caption
