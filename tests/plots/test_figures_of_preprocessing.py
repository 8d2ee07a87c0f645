"""The captions of preprocessing's figures say what was drawn, and the bars have its lengths."""

import re

import numpy as np
import pytest

from mlpkit.plots import preprocessing


def test_the_bars_compare_w_with_b_by_the_mean_square():
    figure, caption = preprocessing.pushes({"raw": np.array([30.0, 50.0]), "small": np.ones(2) / 2})
    assert "through w as through b: raw, 1,700; small, 0.25." in caption
    raw, small = ([bar.get_width() for bar in axis.patches] for axis in figure.axes)
    # the bar of w is above that of b; the longer one has length 1
    assert raw == pytest.approx([1, 1 / 1700])
    assert small == pytest.approx([0.25, 1])


def test_a_pixel_255_times_as_large_pushes_65025_times_as_far():
    x = np.random.default_rng(0).uniform(0, 1, 100)
    _, caption = preprocessing.pushes({"raw": 255 * x, "unit": x})
    raw, unit = (float(number) for number in numbers(caption))
    assert raw / unit == pytest.approx(255**2, rel=0.01)


def numbers(caption):
    """The numbers that come after the two names, without their commas."""
    return re.findall(r"[\d.]+\d", caption.replace(",", "").split(": ")[1])


def shoes():
    """Return four shoes in the plane, and whether each is a boot: (4, 2), (4,)."""
    return np.array([[0.0, 0.0], [0.0, 2.0], [2.0, 0.0], [2.0, 2.0]]), np.array([0, 0, 0, 1])


def test_a_program_that_always_says_one_half_gets_no_boot_right():
    X, is_boot = shoes()
    figure, caption = preprocessing.after_updates({"start": (X, np.zeros(3))}, is_boot)
    assert "start: 50% and 75%." in caption
    assert figure.axes[0].get_title(loc="left").endswith(f"loss {np.log(2):.2f}")


def test_the_plane_shows_probability_confidence_and_share():
    X, is_boot = shoes()
    theta = np.array([1.0, 1.0, -3.0])  # scores −3, −1, −1, 1: all on the correct side
    figure, caption = preprocessing.after_updates({"learnt": (X, theta)}, is_boot)
    assert "learnt: 73% and 100%." in caption  # sigmoid(1)
    # the mean of 0.049 and three times 0.313
    assert "loss 0.25" in figure.axes[0].get_title(loc="left")
    names = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    assert names == ["sandal", "boot"]


def test_the_caption_says_what_the_first_batch_holds():
    _, caption = preprocessing.batches(np.array([3, 0, 4, 1, 2]), 2)
    assert "in batches of 2, 2, 1; 5 different examples in all. Batch 1 has 3, 0." in caption


def test_one_update_is_called_one_update():
    _, caption = preprocessing.learning_curves({"raw, rate 1": [0.9, 0.8]})
    assert caption == "After 1 update the loss is 0.80 (raw, rate 1)."
