"""The sliding window: what is drawn and said, compared with sums worked out by hand."""

import numpy as np
import pytest

from mlpkit.plots import TRAINING, VALIDATION
from mlpkit.plots import frameworks as draw

EDGE = np.array([[0.0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 5, 1]])
RISE = np.array([[-1.0, 1], [-1, 1]])  # a window that detects brightness rising from left to right


@pytest.fixture
def drawn():
    return draw.sliding_window(EDGE, RISE, [(0, 0), (0, 1), (1, 2)])


def numbers(axis):
    """The texts of a frame's squares, in order."""
    texts = [text.get_text() for text in axis.texts]
    return [text for text in texts if text.lstrip("−").isdigit()]


def test_the_caption_has_the_sums_of_the_places(drawn):
    _, caption = drawn
    assert caption == (
        "A window of 2 × 2 fits into 3 × 4 pixels at 2 × 3 places; "
        "it finds 0 at [0, 0], 2 at [0, 1], −4 at [1, 2]."
    )


def test_a_frame_shows_the_image_and_the_sums_up_to_its_place(drawn):
    (window, *frames), _ = drawn[0].axes, None
    assert numbers(window) == ["−1", "1", "−1", "1"]
    pixels = "0 0 1 1 0 0 1 1 0 0 5 1".split()
    assert numbers(frames[0]) == [*pixels, "0"]
    assert numbers(frames[1]) == [*pixels, "0", "2"]
    assert numbers(frames[2]) == [*pixels, *"0 2 0 0 6 −4".split()]


def test_the_weights_are_on_the_pixels_under_the_window(drawn):
    axis = drawn[0].axes[2]  # its top left corner is at [0, 1]
    found = {}
    for text in axis.texts:
        if text.get_text().startswith("×"):
            x, y = text.get_position()
            found[int(y), int(x)] = text.get_text()
    assert found == {(0, 1): "×−1", (0, 2): "×1", (1, 1): "×−1", (1, 2): "×1"}


def test_frames_are_around_the_pixels_and_around_their_sum(drawn):
    from matplotlib.colors import to_hex
    from matplotlib.patches import Rectangle

    axis = drawn[0].axes[3]
    thick = [p for p in axis.patches if isinstance(p, Rectangle) and p.get_linewidth() == 2]
    assert {to_hex(patch.get_edgecolor()).upper() for patch in thick} == {VALIDATION}
    (pixels, found) = sorted(thick, key=lambda patch: -patch.get_width())
    assert (pixels.get_xy(), pixels.get_width(), pixels.get_height()) == ((2, 1), 2, 2)
    assert (found.get_width(), found.get_height()) == (1, 1)
    assert to_hex(TRAINING) in {to_hex(patch.get_facecolor()) for patch in axis.patches}
