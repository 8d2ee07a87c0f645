"""Every explorer in a real page: moved by mouse and by keyboard, it shows what Python says."""

import inspect
import json
import re
import shutil

import numpy as np
import pytest

from mlpkit.widgets.activations import ActivationExplorer
from mlpkit.widgets.backprop import BackpropStepper
from mlpkit.widgets.losses import SoftmaxExplorer
from mlpkit.widgets.optimizers import OptimizerRace
from mlpkit.widgets.playground import Playground
from mlpkit.widgets.training import MistakesBrowser

from .lab import ROOT
from .notebook import expect, picture

pytestmark = pytest.mark.browser


def pre_activations():
    return np.random.default_rng(0).standard_normal((500, 40))


def judged():
    """Arguments of MistakesBrowser: 400 images of eight classes, and probabilities at random."""
    rng, names = np.random.default_rng(0), "top coat bag boot shirt dress heel trousers".split()
    images, labels = rng.integers(0, 256, (400, 28, 28), np.uint8), rng.integers(0, 8, 400)
    return images, labels, rng.dirichlet(np.ones(8), 400), names


HERE = {  # each as a cell makes it, and the same in this process: what is right
    "ActivationExplorer(pre_activations())": lambda: ActivationExplorer(pre_activations()),
    "SoftmaxExplorer()": SoftmaxExplorer,
    "BackpropStepper()": BackpropStepper,
    "OptimizerRace()": OptimizerRace,
    "Playground()": Playground,
    "MistakesBrowser(*judged())": lambda: MistakesBrowser(*judged()),
}


def monitor(epochs=100_000):
    """A run that takes long, in epochs that take a moment."""
    from mlpkit.network import initialize, mlp
    from mlpkit.optimizers import Adam
    from mlpkit.widgets.training import TrainingMonitor

    rng = np.random.default_rng(5)
    X = rng.standard_normal((2000, 20)).astype(np.float32)
    y = (X[:, 0] * X[:, 1] > 0).astype(int)
    network = mlp([20, 16, 2])
    settings = {"optimizer": Adam(0.001), "batch_size": 20, "epochs": epochs, "rng": rng}
    return TrainingMonitor(network, initialize(network, rng), (X, y), **settings)


@pytest.fixture
def open_cell(lab, open_notebook):
    """open_cell(source) -> (Notebook, the cell that ran it)."""
    explorers = (ActivationExplorer, SoftmaxExplorer, BackpropStepper, OptimizerRace, Playground)
    lines = ["import numpy as np"]
    for explorer in (*explorers, MistakesBrowser):
        lines.append(f"from {explorer.__module__} import {explorer.__name__}")
    helpers = [inspect.getsource(helper) for helper in (pre_activations, judged, monitor)]

    def open_cell(source):
        sources = ["\n".join([*lines, *helpers]), source]
        cells = [
            {"cell_type": "code", "id": f"c{k}", "metadata": {}, "outputs": [], "source": text}
            for k, text in enumerate(sources)
        ]
        cells = [cell | {"execution_count": None} for cell in cells]
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
        book = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
        (lab.work / "one_cell.ipynb").write_text(json.dumps(book))
        notebook = open_notebook("one_cell")
        notebook.run_all()
        return notebook, notebook.code_cells.nth(1)

    return open_cell


def caption(cell):
    """The line under the picture."""
    return cell.locator(".widget-html-content > em").last


def drawing(cell):
    return cell.locator("img.widget-image")


def source_of(cell):
    """Where the page has the picture from: another address for every new picture."""
    return drawing(cell).get_attribute("src")


def expect_said(cell, explorer):
    expect(caption(cell)).to_have_text(explorer.said)


def settled(cell):
    """What is said once it has stayed the same for a while."""
    said = None
    while said != caption(cell).inner_text():
        said = caption(cell).inner_text()
        cell.page.wait_for_timeout(700)
    return said


def stepper_at(step):
    """What is said after so many steps."""
    stepper = BackpropStepper()
    stepper.controls["step"].value = step
    return stepper.said


@pytest.mark.parametrize(
    ("source", "label", "name", "key", "value"),
    [
        ("ActivationExplorer(pre_activations())", "look at z =", "point", "ArrowLeft", 0.9),
        ("ActivationExplorer(pre_activations())", "then add a bias of", "bias", "Home", -8.0),
        ("SoftmaxExplorer()", "logit z0", "z0", "ArrowRight", 2.1),
        ("SoftmaxExplorer()", "logit z3", "z3", "End", 10.0),
        ("BackpropStepper()", "step", "step", "End", 9),
        ("BackpropStepper()", "input x[1]", "x1", "ArrowRight", 2.5),
        ("OptimizerRace()", "start y", "y", "Home", None),
        ("OptimizerRace()", "steps", "steps", "End", None),
        ("Playground()", "noise", "noise", "Home", None),
        ("MistakesBrowser(*judged())", "page, 12 images each", "page", "End", None),
    ],
)
def test_a_slider_answers_the_keyboard(open_cell, source, label, name, key, value):
    notebook, cell = open_cell(source)
    explorer = HERE[source]()
    expect_said(cell, explorer)
    before, control = source_of(cell), explorer.controls[name]
    if value is None:
        value = control.min if key == "Home" else control.max
    notebook.slider(label).press(key)
    control.value = value
    expect_said(cell, explorer)
    expect(drawing(cell)).not_to_have_attribute("src", before)
    assert notebook.heard == []


@pytest.mark.parametrize(
    ("source", "label", "name", "option"),
    [
        ("ActivationExplorer(pre_activations())", "function", "function", "gelu"),
        ("SoftmaxExplorer()", "true class", "label", "3"),
        ("OptimizerRace()", "surface", "surface", "rosenbrock"),
        ("Playground()", "data", "data", "xor"),
    ],
)
@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_choice_answers_mouse_and_keyboard(open_cell, source, label, name, option, by):
    notebook, cell = open_cell(source)
    explorer = HERE[source]()
    expect_said(cell, explorer)
    before = source_of(cell)
    button = notebook.buttons(label).get_by_role("button", name=option, exact=True)
    button.click() if by == "mouse" else button.press("Enter")
    explorer.controls[name].label = option
    expect_said(cell, explorer)
    expect(drawing(cell)).not_to_have_attribute("src", before)


def test_a_long_list_answers_the_keyboard(open_cell):
    notebook, cell = open_cell("MistakesBrowser(*judged())")
    explorer = MistakesBrowser(*judged())
    notebook.list("taken for").press("Space")
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        notebook.page.keyboard.press(key)
    explorer.controls["taken_for"].label = "coat"
    expect_said(cell, explorer)


def test_a_switch_takes_one_out_of_the_race_and_another_in(open_cell):
    notebook, cell = open_cell("OptimizerRace()")
    race = OptimizerRace()
    cell.get_by_role("button", name="SGD", exact=True).click()
    cell.get_by_role("button", name="Nadam", exact=True).press("Enter")
    race.controls["names"].value = ("Momentum", "Nesterov", "Adam", "Nadam")
    expect_said(cell, race)
    assert notebook.heard == []


@pytest.mark.parametrize(
    ("source", "label"),
    [("SoftmaxExplorer()", "logit z0"), ("OptimizerRace()", "start x")],
)
def test_when_a_slider_is_dragged_the_last_position_wins(open_cell, source, label):
    notebook, cell = open_cell(source)
    explorer = HERE[source]()
    handle = notebook.slider(label)
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    notebook.page.mouse.move(x, y)
    notebook.page.mouse.down()
    for step in range(60):  # faster than any picture can follow
        notebook.page.mouse.move(x + 60 * np.sin(step / 5), y)
    notebook.page.mouse.move(x + 31, y)
    notebook.page.mouse.up()
    readout = notebook.labelled(".widget-slider", label).locator(".widget-readout")
    last = float(readout.inner_text().replace("−", "-"))
    name = next(n for n, c in explorer.controls.items() if c.description == label)
    control = explorer.controls[name]
    assert last != control.value
    control.value = last
    expect_said(cell, explorer)
    now = source_of(cell)
    notebook.wait_until_idle()
    assert source_of(cell) == now  # nothing more was waiting to be drawn


def test_next_and_back_walk_the_pass_by_mouse_and_by_keyboard(open_cell):
    _, cell = open_cell("BackpropStepper()")
    forth, back = (cell.get_by_role("button", name=name) for name in ("Next", "Back"))
    forth.click()
    expect(caption(cell)).to_have_text(stepper_at(1))
    forth.press("Enter")
    forth.press("Enter")
    expect(caption(cell)).to_have_text(stepper_at(3))
    back.press("Space")
    expect(caption(cell)).to_have_text(stepper_at(2))


def test_a_cell_of_the_matrix_answers_mouse_and_keyboard(open_cell):
    _, cell = open_cell("MistakesBrowser(*judged())")
    browser = MistakesBrowser(*judged())
    tile = cell.locator("button[title^='coat taken for bag']")
    tile.click()
    browser.click(1, 2)
    expect_said(cell, browser)
    other = cell.locator("button[title^='bag taken for top']")
    other.press("Enter")
    browser.click(2, 0)
    expect_said(cell, browser)


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


def test_an_error_while_drawing_is_shown(open_cell):
    broken = "explorer = SoftmaxExplorer()\nexplorer.draw = lambda **state: 1 / 0\nexplorer"
    notebook, cell = open_cell(broken)
    notebook.slider("logit z0").press("ArrowRight")
    expect(cell.get_by_role("alert")).to_have_text("ZeroDivisionError: division by zero")


@pytest.mark.parametrize("name", ["02_activations", "04_losses", "05_backprop", "06_optimizers"])
def test_without_a_run_there_is_a_still_picture(lab, open_notebook, name):
    shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", lab.work / "stored.ipynb")
    notebook = open_notebook("stored")
    cell = notebook.cell("from mlpkit.widgets.")
    expect(notebook.outputs(cell).locator("img")).to_have_count(1)


def test_the_picture_of_an_explorer_for_the_readme(open_cell):
    notebook, cell = open_cell("BackpropStepper()")
    notebook.slider("step").press("End")
    expect(caption(cell)).to_have_text(stepper_at(9))
    picture(cell.locator(".jp-Cell-outputArea"), "explorer")
