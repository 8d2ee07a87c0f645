"""A figure suits a white page and a dark one, and is sharp on dense screens."""

import io
from types import SimpleNamespace

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from PIL import Image

from mlpkit import plots
from mlpkit.plots import debugging, training

DARK = "#111111"  # JupyterLab's dark page


def contrast(one, other):
    """The contrast of two colours by WCAG 2.2: (L₁ + 0.05) / (L₂ + 0.05)."""

    def luminance(color):
        c = np.array(to_rgb(color))
        linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
        return linear @ (0.2126, 0.7152, 0.0722)

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def shown(monkeypatch):
    outputs = []
    monkeypatch.setattr("IPython.display.display", lambda *a, **k: outputs.append((a, k)))
    plots.show(*plots.pairs([80, 81], [82, 81.5], ("SGD", "Adam")))
    (picture,), look = outputs[0]
    return Image.open(io.BytesIO(picture["image/png"])), look["metadata"]["image/png"]


def test_the_page_shows_through_a_figure(shown):
    picture = np.asarray(shown[0].convert("RGBA"))
    assert picture[0, 0, 3] == picture[-1, -1, 3] == 0
    assert np.mean(picture[..., 3] == 0) > 0.8


def test_a_figure_has_two_dots_per_dot_of_the_page(shown):
    picture, look = shown
    assert picture.size == (2 * look["width"], 2 * look["height"])
    assert look["width"] == pytest.approx(4.6 * 110, abs=1)


@pytest.mark.parametrize("page", ["white", DARK])
def test_text_can_be_read_on_every_page(page):
    with matplotlib.style.context(plots.STYLE):
        names = ("text.color", "axes.labelcolor", "xtick.color", "ytick.color")
        inks = {str(matplotlib.rcParams[name]) for name in names}
    for ink in inks | {plots.INK}:
        assert contrast("#" + ink.lstrip("#"), page) > 4.3


@pytest.mark.parametrize("page", ["white", DARK])
@pytest.mark.parametrize("color", [plots.TRAINING, plots.VALIDATION, plots.TEST, plots.QUIET])
def test_the_main_colours_can_be_seen_on_every_page(page, color):
    assert contrast(color, page) > 3


def test_pairs_say_how_many_rise_and_by_how_much():
    _, caption = plots.pairs([80, 81, 83], [82, 84, 82], ("SGD", "Adam"))
    assert "2 of 3 lines rise, by 1.33 ± 1.20 on average" in caption
    assert "each line rises" in plots.pairs([1, 2], [2, 4], ("a", "b"))[1]


def lines_under(figure, sentence):
    """How many lines of text are below a figure, counted as stretches of rows with ink."""
    picture, _ = plots.sharp_png(figure, sentence)
    rows = np.asarray(Image.open(io.BytesIO(picture)).convert("RGBA"))[..., 3].any(axis=1)
    return int(np.sum(rows[1:] & ~rows[:-1]))


def test_a_sentence_takes_the_lines_that_it_needs():
    empty = Figure(figsize=(7.6, 1))
    assert lines_under(empty, "") == 0
    assert lines_under(empty, "one") == 1
    assert lines_under(empty, "one " * 40) == 2  # 160 letters; about 100 fit on a line
    assert lines_under(empty, r"no formula: $\frac$") == 1
    assert lines_under(Figure(figsize=(3, 1)), "one " * 40) > 3


def of_lone_marks():
    checked = {"W1": SimpleNamespace(error=1e-9, kinks=0, checked=4)}
    yield debugging.gradient_check(checked, checked)
    taken = SimpleNamespace(ratios={"W1": 0.002})
    yield debugging.steps(taken, taken)
    yield training.precision_and_recall(np.array([0.9, 0.8]), np.array([0.8, 0.9]), ["a", "b"])


def test_no_mark_in_a_legend_can_be_mistaken_for_a_measurement():
    for figure, caption in of_lone_marks():
        assert figure.legends, caption
        assert not any(axis.get_legend() for axis in figure.axes), caption
