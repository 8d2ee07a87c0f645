"""Notebook 12's breakdown of a step, measured by its own cells on a machine that is made busy."""

import time
from pathlib import Path

import nbformat
import numpy as np
import pytest

from mlpkit import backprop, forward_pass, losses, network, optimizers, preprocessing
from mlpkit.plots import training as draw

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "12_frameworks.ipynb"
TAKES = {  # seconds, in the order of the notebook
    "deal a batch": 2e-4,
    "forward": 7e-4,
    "loss": 1e-4,
    "backward": 12e-4,
    "step": 3e-4,
    "bare products": 16e-4,
}
FORWARD, PRODUCTS = 1, 5
TURNS = 60
QUIET = (2.5, 1.6)  # milliseconds of a step, and of its bare products


def stored_cells():
    """The cell that draws the breakdown, with its stored outputs, and the code cell before it."""
    cells = [cell for cell in nbformat.read(NOTEBOOK, 4).cells if cell.cell_type == "code"]
    (at,) = [k for k, cell in enumerate(cells) if "where_time_goes(" in cell.source]
    return cells[at - 1 : at + 1]


class Clock:
    """perf_counter on a machine where a piece takes TAKES, multiplied by slow(turn, piece).

    It is read before and after each piece; nothing else takes time.
    """

    def __init__(self, slow):
        self.slow, self.now, self.calls = slow, 0.0, 0

    def __call__(self):
        turn, rest = divmod(self.calls, 2 * len(TAKES))
        if rest % 2:
            self.now += list(TAKES.values())[rest // 2] * self.slow(turn, rest // 2)
        self.calls += 1
        return self.now


@pytest.fixture
def breakdown(monkeypatch):
    """breakdown(slow): (figure, caption) of the notebook's cells, timed by Clock(slow)."""
    monkeypatch.delenv("MLPKIT_COMPARE")
    shown = []
    names = {"np": np, "draw": draw, "show": lambda *figure: shown.append(figure)}
    names |= {"net": network, "opt": optimizers}
    for module in (backprop, forward_pass, losses, network, optimizers, preprocessing):
        names |= vars(module)
    names["X_all"] = np.zeros((16_000, 784), np.float32)  # enough for a batch per turn
    names["y_all"] = np.zeros(16_000, int)

    def measured(slow):
        clock = Clock(slow)
        monkeypatch.setattr(time, "perf_counter", clock)
        for cell in stored_cells():
            exec(cell.source, names)
        assert clock.calls == 2 * len(TAKES) * TURNS
        return shown.pop()

    return measured


def drawn(figure):
    """(milliseconds of the step, of the bare products) as in the bars."""
    bars = figure.axes[0].patches
    step = [bar.get_width() for bar in bars if bar.get_y() > 0.5]
    (products,) = [bar.get_width() for bar in bars if bar.get_y() < 0.5]
    return sum(step), products


def stored_caption():
    return stored_cells()[1].outputs[0].data["text/plain"]


def test_the_bars_are_what_the_pieces_take(breakdown):
    figure, caption = breakdown(lambda turn, piece: 1)
    assert [text.get_text() for text in figure.legends[0].texts] == list(TAKES)[:-1]
    assert drawn(figure) == pytest.approx(QUIET) and caption == stored_caption()


@pytest.mark.parametrize("sixth", range(6))
def test_a_temporary_load_changes_nothing(sixth, breakdown):
    """For one sixth of the time everything takes thirty times as long."""
    figure, caption = breakdown(lambda turn, piece: 30 if 6 * turn // TURNS == sixth else 1)
    assert drawn(figure) == pytest.approx(QUIET) and caption == stored_caption()


def busy(turn, piece):
    """A load that is there three times out of four."""
    return 30 if turn % 4 else 1


def test_a_load_that_comes_and_goes_is_mentioned(breakdown):
    figure, caption = breakdown(busy)
    assert drawn(figure) == pytest.approx(QUIET)
    assert caption.startswith(stored_caption())
    assert all(name in caption.removeprefix(stored_caption()) for name in ["busy", *TAKES])


def test_only_pieces_that_varied_are_named(breakdown):
    _, caption = breakdown(lambda turn, piece: busy(turn, piece) if piece == FORWARD else 1)
    said = caption.removeprefix(stored_caption())
    assert [name for name in TAKES if name in said] == ["forward"]


def test_products_that_take_longer_than_the_step_are_not_called_a_part_of_it(breakdown):
    """Only the bare products meet the load, at every turn."""
    _, caption = breakdown(lambda turn, piece: 30 if piece == PRODUCTS else 1)
    assert "Not comparable" in caption and "True" not in caption


def test_the_stored_text_says_nothing_about_the_machine(breakdown, monkeypatch):
    monkeypatch.setenv("MLPKIT_COMPARE", "1")
    _, caption = breakdown(busy)
    assert caption == stored_caption()


def test_a_claim_that_does_not_hold_is_not_hidden_where_outputs_are_compared(monkeypatch):
    monkeypatch.setenv("MLPKIT_COMPARE", "1")
    parts = {name: [1.0] * 60 for name in ("deal a batch", "forward", "loss", "backward", "step")}
    for products in (0.5, 6.0):
        _, caption = draw.where_time_goes(parts, [products] * 60)
        assert caption != stored_caption()
