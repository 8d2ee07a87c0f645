"""The playground in a real page."""

import re

import pytest

from mlpkit.widgets.playground import Playground

from .explorers import a_choice_answers, a_slider_answers_the_keyboard, caption, settled
from .notebook import expect

pytestmark = pytest.mark.browser


def test_a_slider_answers_the_keyboard(open_cell):
    notebook, cell = open_cell("Playground()")
    explorer = Playground()
    a_slider_answers_the_keyboard(notebook, cell, explorer, "noise", "noise", "Home")


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_choice_answers_mouse_and_keyboard(open_cell, by):
    notebook, cell = open_cell("Playground()")
    a_choice_answers(notebook, cell, Playground(), "data", "data", "xor", by)


def test_the_playground_trains_pauses_steps_and_starts_anew(open_cell):
    _, cell = open_cell("Playground()")
    press = {n: cell.get_by_role("button", name=n, exact=True) for n in ("Train", "Pause")}
    press |= {n: cell.get_by_role("button", name=n, exact=True) for n in ("Step", "Reset")}
    fresh = Playground().said
    expect(caption(cell)).to_have_text(fresh)
    press["Train"].click()
    expect(caption(cell)).to_contain_text(re.compile(r"[Ee]poch [1-9]\d"))
    press["Pause"].click()
    paused = settled(cell)
    press["Step"].press("Enter")
    expect(caption(cell)).not_to_have_text(paused)
    epoch = [int(re.search(r"poch (\d+)", t)[1]) for t in (paused, caption(cell).inner_text())]
    assert epoch[1] == epoch[0] + 1
    press["Reset"].press("Space")
    expect(caption(cell)).to_have_text(fresh)
