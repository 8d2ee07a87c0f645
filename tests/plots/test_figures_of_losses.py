"""What the figures of notebook 04 draw and say."""

import numpy as np
import pytest

from mlpkit.plots import likelihood as draw

TWO = np.zeros((2, 784))
NAMES = ("T-shirt", "shirt")


def test_the_product_and_its_logarithm_are_drawn_image_by_image():
    figure, caption = draw.vanishing(np.array([0.5, 0.1, 0.1]))
    product, logarithm = (axis.lines[0].get_ydata() for axis in figure.axes)
    np.testing.assert_allclose(product, [1, 0.5, 0.05, 0.005])
    np.testing.assert_allclose(logarithm, [0, -0.693, -2.996, -5.298], atol=1e-3)
    assert "After 3 images the product is below 0.01" in caption
    assert "ends at −5.3, after 3 steps of −1.77 on average" in caption


def test_an_arrow_points_at_the_longest_step_down():
    figure, _ = draw.vanishing(np.array([0.9, 0.2, 0.9]))
    (note,) = [text for text in figure.axes[1].texts if text.get_text().startswith("p = ")]
    assert note.get_text() == "p = 0.20: −1.6"
    assert note.xy[0] == 2 and np.log(0.18) < note.xy[1] < np.log(0.9)


def test_images_in_a_row_are_numbered_in_order():
    figure, caption = draw.lineup(np.zeros((3, 784)))
    (axis,) = figure.axes
    assert {text.get_text(): text.get_position()[0] for text in axis.texts} == {
        "1": 0,
        "2": 1,
        "3": 2,
    }
    assert caption.startswith("3 images")


def test_a_bar_is_the_cost_of_the_label_that_the_image_has():
    said = {"you": np.array([0.5, 0.8]), "the layer": np.array([0.9, 0.9])}  # of "shirt"
    figure, caption = draw.bets(TWO, np.array([0, 1]), said, NAMES)
    above, below = figure.axes
    yours, layers = ([bar.get_height() for bar in bars] for bars in below.containers)
    np.testing.assert_allclose(yours, [np.log(2), -np.log(0.8)])
    np.testing.assert_allclose(layers, [-np.log(0.1), -np.log(0.9)])
    assert [text.get_text() for text in above.texts] == ["T-shirt", "shirt"]
    assert "Labels with p above ½, out of 2: you 1, the layer 1." in caption


@pytest.mark.parametrize(("p", "word"), [(0.0, "0.00: ∞"), (0.01, "0.01: 4.6")])
def test_a_bar_beyond_the_picture_says_what_it_cost(p, word):
    figure, _ = draw.bets(TWO, np.array([1, 1]), {"you": np.array([p, 1.0])}, NAMES)
    below = figure.axes[1]
    heights = [bar.get_height() for bar in below.containers[0]]
    assert word in [text.get_text() for text in below.texts]
    assert heights[0] < below.get_ylim()[1] and heights[1] == 0
