"""A run to pause and stop in a real page."""

import re

import pytest

from .explorers import caption
from .notebook import expect

pytestmark = pytest.mark.browser


def test_the_monitor_starts_pauses_resumes_and_stops(open_cell):
    notebook, cell = open_cell("watched = monitor()\nwatched")
    press = {n: cell.get_by_role("button", name=n, exact=True) for n in ("Start", "Pause", "Stop")}
    expect(caption(cell)).to_have_text("Epoch 0 of 100000: no epoch finished.")
    press["Start"].press("Enter")
    expect(caption(cell)).to_contain_text(re.compile(r"^Epoch [1-9]"))
    expect(cell.get_by_text(re.compile(r"\d+:\d\d left"))).to_be_visible()
    press["Pause"].click()
    expect(cell.get_by_text("paused in epoch")).to_be_visible()
    held = caption(cell).inner_text()
    resume = cell.get_by_role("button", name="Resume")
    notebook.page.wait_for_timeout(500)
    expect(caption(cell)).to_have_text(held)
    resume.press("Space")
    expect(caption(cell)).not_to_have_text(held)
    press["Stop"].click()
    expect(cell.get_by_text(re.compile(r"^stopped after \d+ of"))).to_be_visible(timeout=5000)
    expect(press["Start"]).to_be_enabled()
    below = notebook.insert_below(cell, "print('kept', watched.history.epochs > 0, watched)")
    notebook.run(below)
    expect(notebook.outputs(below)).to_contain_text("kept True TrainingMonitor(stopped)")


def test_other_cells_run_while_the_monitor_trains(open_cell):
    notebook, cell = open_cell("watched = monitor()\nwatched")
    cell.get_by_role("button", name="Start").click()
    below = notebook.insert_below(cell, "print(6 * 7)")
    notebook.run(below)
    expect(notebook.outputs(below)).to_contain_text("42")
    cell.get_by_role("button", name="Stop").click()
    expect(cell.get_by_text(re.compile(r"^stopped after"))).to_be_visible()
