"""What the tests of the explorers share: explorers with data to show, and what a page says of them.

Each explorer has a file of its own, so that they run side by side.
"""

import inspect
import json
import shutil

import numpy as np

from mlpkit.widgets.activations import ActivationExplorer
from mlpkit.widgets.backprop import BackpropStepper
from mlpkit.widgets.losses import SoftmaxExplorer
from mlpkit.widgets.optimizers import OptimizerRace
from mlpkit.widgets.playground import Playground
from mlpkit.widgets.training import MistakesBrowser

from .lab import ROOT
from .notebook import expect

EXPLORERS = (
    *(ActivationExplorer, SoftmaxExplorer, BackpropStepper, OptimizerRace, Playground),
    MistakesBrowser,
)


def pre_activations():
    return np.random.default_rng(0).standard_normal((500, 40))


def judged():
    """Arguments of MistakesBrowser: 400 images of eight classes, and probabilities at random."""
    rng, names = np.random.default_rng(0), "top coat bag boot shirt dress heel trousers".split()
    images, labels = rng.integers(0, 256, (400, 28, 28), np.uint8), rng.integers(0, 8, 400)
    return images, labels, rng.dirichlet(np.ones(8), 400), names


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


def notebook_of(source):
    """A notebook that has all of the above, and a second cell with this source, as JSON."""
    lines = ["import numpy as np"]
    for explorer in EXPLORERS:
        lines.append(f"from {explorer.__module__} import {explorer.__name__}")
    lines += [inspect.getsource(helper) for helper in (pre_activations, judged, monitor)]
    cells = [
        {"cell_type": "code", "id": f"c{k}", "metadata": {}, "outputs": [], "source": text}
        for k, text in enumerate(["\n".join(lines), source])
    ]
    cells = [cell | {"execution_count": None} for cell in cells]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


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


def a_slider_answers_the_keyboard(notebook, cell, explorer, label, name, key, value=None):
    """A key on the slider with this label does what the control does in this process.

    explorer: the same as the cell's, made here; name: the control's; value: what the key gives it,
    if that is neither end.
    """
    expect_said(cell, explorer)
    before, control = source_of(cell), explorer.controls[name]
    if value is None:
        value = control.min if key == "Home" else control.max
    notebook.slider(label).press(key)
    control.value = value
    expect_said(cell, explorer)
    expect(drawing(cell)).not_to_have_attribute("src", before)
    assert notebook.heard == []


def a_choice_answers(notebook, cell, explorer, label, name, option, by):
    """One of the buttons with this label does what the control does; by: mouse or keyboard."""
    expect_said(cell, explorer)
    before = source_of(cell)
    button = notebook.buttons(label).get_by_role("button", name=option, exact=True)
    button.click() if by == "mouse" else button.press("Enter")
    explorer.controls[name].label = option
    expect_said(cell, explorer)
    expect(drawing(cell)).not_to_have_attribute("src", before)


def the_last_position_wins(notebook, cell, explorer, label):
    """A slider is dragged faster than any picture can follow; where it stops is shown."""
    handle = notebook.slider(label)
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    notebook.page.mouse.move(x, y)
    notebook.page.mouse.down()
    for step in range(60):
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


def a_still_picture_is_there(lab, open_notebook, name):
    """In the stored edition, where no kernel has run the explorer of this notebook."""
    shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", lab.work / "stored.ipynb")
    notebook = open_notebook("stored")
    cell = notebook.cell("from mlpkit.widgets.")
    expect(notebook.outputs(cell).locator("img")).to_have_count(1)
