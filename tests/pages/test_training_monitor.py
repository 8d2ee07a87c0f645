"""A run to pause and stop in a real page, its live curves, and the runs before it."""

import re

import pytest

from .explorers import picture, sentence, slider
from .notebook import expect

pytestmark = pytest.mark.browser
SHORT = "watched = monitor(epochs=3)\nwatched"
LONG = "watched = monitor()\nwatched"


def button(cell, name):
    return cell.get_by_role("button", name=name, exact=True)


def bar(cell):
    return cell.get_by_role("progressbar", name="training")


def printed(notebook, cell, line):
    """What a line of Python prints in a new cell under this one."""
    below = notebook.insert_below(cell, line)
    notebook.run(below)
    return notebook.outputs(below).inner_text()


def test_the_monitor_starts_pauses_resumes_and_stops(open_cell):
    notebook, cell = open_cell(LONG)
    expect(sentence(cell)).to_have_text("Epoch 0 of 100000: no epoch finished.")
    expect(bar(cell)).to_have_attribute("aria-valuenow", "0")
    expect(bar(cell)).to_have_attribute("aria-valuemax", str(100 * 100_000))
    expect(button(cell, "Pause")).to_be_disabled()
    button(cell, "Start").press("Enter")
    expect(sentence(cell)).to_contain_text(re.compile(r"^Epoch [1-9]"))
    expect(cell.get_by_text(re.compile(r"^epoch \d+ of 100000, \d+:\d\d left$"))).to_be_visible()
    expect(button(cell, "Start")).to_be_disabled()
    button(cell, "Pause").click()
    expect(cell.get_by_text("paused in epoch")).to_be_visible()
    held, at = sentence(cell).inner_text(), bar(cell).get_attribute("aria-valuenow")
    notebook.page.wait_for_timeout(500)
    expect(sentence(cell)).to_have_text(held)
    expect(bar(cell)).to_have_attribute("aria-valuenow", at)
    assert 100 * int(re.search(r"Epoch (\d+)", held)[1]) <= int(at)
    button(cell, "Resume").press("Space")
    expect(sentence(cell)).not_to_have_text(held)
    button(cell, "Stop").click()
    stopped = cell.get_by_text(re.compile(r"^stopped after \d+ of 100000 epochs$"))
    expect(stopped).to_be_visible(timeout=5000)
    epochs = re.search(r"\d+", stopped.inner_text())[0]
    expect(bar(cell)).to_have_attribute("aria-valuenow", f"{epochs}00")
    expect(button(cell, "Start")).to_be_enabled()
    told = printed(notebook, cell, "print('kept', watched.history.epochs, watched)")
    assert f"kept {epochs} TrainingMonitor(stopped). Epoch {epochs} of" in told
    button(cell, "Start").click()
    expect(stopped).to_have_count(0)
    expect(sentence(cell)).not_to_contain_text(f"Epoch {epochs} of")
    button(cell, "Stop").click()
    assert notebook.heard == []


def test_other_cells_run_while_the_monitor_trains(open_cell):
    notebook, cell = open_cell(LONG)
    button(cell, "Start").click()
    assert "42" in printed(notebook, cell, "print(6 * 7)")
    button(cell, "Stop").click()
    expect(cell.get_by_text(re.compile(r"^stopped after"))).to_be_visible()


def test_the_keyboard_alone_starts_pauses_and_stops(open_cell):
    notebook, cell = open_cell(LONG)
    press = notebook.page.keyboard.press
    button(cell, "Start").focus()
    press("Enter")
    expect(sentence(cell)).to_contain_text(re.compile(r"^Epoch [1-9]"))
    expect(button(cell, "Start")).to_be_disabled()
    expect(button(cell, "Start")).to_be_focused()  # else the next key would be JupyterLab's
    press("Enter")
    press("Tab")
    expect(button(cell, "Pause")).to_be_focused()
    press("Space")
    expect(button(cell, "Resume")).to_be_focused()
    press("Tab")
    press("Enter")
    expect(cell.get_by_text(re.compile(r"^stopped after"))).to_be_visible()
    expect(button(cell, "Stop")).to_be_focused()
    press("Shift+Tab")  # Resume has gone
    expect(button(cell, "Start")).to_be_focused()
    assert notebook.code_cells.count() == 2


def test_curves_grow_and_nothing_is_drawn_anew(open_cell):
    _, cell = open_cell(LONG)
    button(cell, "Start").click()
    expect(sentence(cell)).to_contain_text(re.compile(r"^Epoch [1-9]"))
    curve = picture(cell).locator("path.training").first
    before = curve.get_attribute("d")
    picture(cell).evaluate("node => node.querySelectorAll('*').forEach(one => (one.old = true))")
    expect(curve).not_to_have_attribute("d", before)
    button(cell, "Pause").click()
    expect(cell.get_by_text("paused in epoch")).to_be_visible()
    fresh = picture(cell).evaluate(
        "node => [...node.querySelectorAll('*')].filter(one => !one.old)"
        ".filter(one => !one.closest('.tick, .grid')).length"
    )
    assert fresh == 0
    button(cell, "Stop").click()


def trained(open_cell):
    notebook, cell = open_cell(SHORT)
    button(cell, "Start").click()
    expect(cell.get_by_text("finished after 3 of 3 epochs")).to_be_visible()
    expect(sentence(cell)).to_contain_text("Run the cell again for another run.")
    return notebook, cell


def expect_read(cell, measure, epoch, value):
    """On the picture and for a screen reader: what the measure was after an epoch."""
    knob = slider(cell, f"{measure}, epoch")
    expect(knob).to_have_attribute("aria-valuenow", str(epoch))
    told = re.fullmatch(
        rf"epoch {epoch}: (training ([\d.]+))", knob.get_attribute("aria-valuetext")
    )
    assert float(told[2]) == pytest.approx(value, abs=6e-4)
    expect(picture(cell).get_by_text(told[1], exact=True).first).to_be_visible()
    expect(picture(cell)).to_contain_text(f"{measure}, epoch {epoch}")


def test_every_epoch_can_be_read_on_the_curves(open_cell):
    notebook, cell = trained(open_cell)
    numbers = printed(notebook, cell, "print(watched.history.losses, watched.history.accuracies)")
    losses, accuracies = (
        [float(word) for word in part.split(", ")] for part in re.findall(r"\[(.+?)\]", numbers)
    )
    for last in (losses[2], accuracies[2]):
        expect(picture(cell).get_by_text(f"training {last:.3g}", exact=True)).to_be_visible()
    knob = slider(cell, "loss, epoch")
    for epoch, key in ((3, None), (2, "ArrowLeft"), (1, "ArrowLeft"), (2, "ArrowRight")):
        if key:
            knob.press(key)
        expect_read(cell, "loss", epoch, losses[epoch - 1])
        expect_read(cell, "accuracy", epoch, accuracies[epoch - 1])
    knob.press("PageUp")
    expect_read(cell, "loss", 3, losses[2])
    drawn = picture(cell).locator("svg").first
    drawn.hover(position={"x": 60, "y": 120})  # near 0, on the left
    expect_read(cell, "loss", 1, losses[0])
    sentence(cell).hover()
    expect_read(cell, "loss", 3, losses[2])
    assert notebook.heard == []


def test_earlier_runs_stand_behind_until_they_are_forgotten(open_cell):
    notebook, cell = trained(open_cell)
    runs = cell.get_by_role("list", name="runs").get_by_role("listitem")
    words = "widths 20-16-2, relu, Adam, rate 0.001, batches of 20, 2,000 examples"
    forget = button(cell, "Forget earlier runs")
    expect(runs).to_have_text([re.compile(words)])
    expect(forget).to_be_disabled()
    notebook.run(cell)
    expect(runs).to_have_count(2)
    before, own = runs.all_inner_texts()
    lowest = r"lowest training loss [\d.]+ in epoch \d of 3, accuracy [\d.]+\."
    assert re.fullmatch(rf"1\s*{words}: {lowest}", before.strip()), before
    assert re.fullmatch(rf"this run\s*{words}", own.strip()), own
    faint = picture(cell).locator("path[opacity]").first
    expect(faint).to_have_attribute("stroke-width", "1")
    button(cell, "run 1").press("Space")
    expect(button(cell, "run 1")).to_have_attribute("aria-pressed", "true")
    expect(faint).to_have_attribute("stroke-width", "2")
    button(cell, "run 1").press("Space")
    expect(faint).to_have_attribute("stroke-width", "1")
    runs.first.hover()
    expect(faint).to_have_attribute("stroke-width", "2")
    forget.click()
    expect(runs).to_have_count(1)
    expect(faint).to_have_count(0)
    expect(forget).to_be_disabled()
    assert notebook.heard == []


def test_an_error_is_said_in_the_page(open_cell):
    _, cell = open_cell(
        f"{SHORT.splitlines()[0]}\nwatched.callbacks = [lambda run: 1 / 0]\nwatched"
    )
    button(cell, "Start").click()
    expect(sentence(cell)).to_have_text("ZeroDivisionError: division by zero")
    expect(cell.get_by_text("failed after 1 of 3 epochs")).to_be_visible()
    expect(button(cell, "Start")).to_be_enabled()


def test_saved_as_a_page_the_run_plays(open_cell, browser, lab):
    notebook, cell = trained(open_cell)
    printed(notebook, cell, "print(watched.save('run.html'))")
    context = browser.new_context()
    page = context.new_page()
    page.goto((lab.work / "run.html").as_uri())
    whole = page.locator("body")
    last = sentence(cell).inner_text().split(" This run is over.")[0]  # of a page no cell is run
    expect(sentence(whole)).to_have_text(last)
    expect(bar(whole)).to_have_attribute("aria-valuenow", "300")
    slider(whole, "epoch").press("Home")
    expect(sentence(whole)).to_have_text("Epoch 0 of 3: no epoch finished.")
    expect(bar(whole)).to_have_attribute("aria-valuenow", "0")
    slider(whole, "epoch").press("ArrowRight")
    expect(sentence(whole)).to_contain_text("Epoch 1 of 3: loss")
    expect(slider(whole, "loss, epoch")).to_have_attribute("aria-valuenow", "1")
    slider(whole, "loss, epoch").press("ArrowRight")  # the handle and the slider are one state
    expect(sentence(whole)).to_contain_text("Epoch 2 of 3: loss")
    expect(slider(whole, "epoch")).to_have_value("2")
    expect(bar(whole)).to_have_attribute("aria-valuenow", "200")
    button(whole, "Play").click()
    expect(sentence(whole)).to_have_text(last)
    context.close()
