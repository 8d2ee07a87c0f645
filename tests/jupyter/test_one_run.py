"""A monitor's cell is run again in JupyterLab while it trains: one run remains, and its buttons
work."""

import re

import pytest

from tests.one_now import one_now

from .notebook import expect

pytestmark = pytest.mark.browser

SETUP = """
import numpy as np, threading
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Adam
from mlpkit.widgets.playground import Playground
from mlpkit.widgets.training_monitor import TrainingMonitor

rng = np.random.default_rng(5)
X = rng.standard_normal((2000, 20)).astype(np.float32)
y = (X[:, 0] * X[:, 1] > 0).astype(int)
network = mlp([20, 16, 2])
kept = []

def monitor(parameters):
    settings = {"optimizer": Adam(0.001), "batch_size": 20, "epochs": 100_000, "rng": rng}
    kept.append(TrainingMonitor(network, parameters, (X, y), **settings))
    return kept[-1]

def playground():
    kept.append(Playground())
    return kept[-1]

def alive():
    return sum(one.thread is not None and one.thread.is_alive() for one in kept)
"""


@pytest.mark.parametrize(
    ("source", "button"),
    one_now(
        [("monitor(initialize(network, rng))", "Start"), ("playground()", "Train")],
        pytest.mark.proofs,
    ),
)
def test_a_cell_run_again_and_again_while_it_trains_leaves_one_run(
    lab, open_notebook, source, button
):
    lab.write("again", SETUP, source, "print('alive:', alive())")
    notebook = open_notebook("again")
    notebook.run_all()
    _, cell, count = (notebook.code_cells.nth(k) for k in range(3))
    for _ in range(3):
        cell.get_by_role("button", name=button, exact=True).click()
        expect(notebook.outputs(cell)).to_contain_text(re.compile(r"[Ee]poch [1-9]"))
        notebook.run(count)
        expect(notebook.outputs(count)).to_contain_text("alive: 1")
        notebook.run(cell)
        notebook.run(count)
        expect(notebook.outputs(count)).to_contain_text("alive: 0")
    assert notebook.heard == []


def test_fit_takes_over_the_parameters_of_a_monitor_which_says_so(lab, open_notebook):
    shared = "parameters = initialize(network, rng)\nmonitor(parameters)"
    fit = (
        "from mlpkit.training import fit\n"
        "more = {'optimizer': Adam(0.001), 'batch_size': 20, 'epochs': 2, 'rng': rng}\n"
        "fit(network, parameters, (X, y), **more)\n"
        "print('alive:', alive())"
    )
    lab.write("shared", SETUP, shared, fit)
    notebook = open_notebook("shared")
    notebook.run(notebook.code_cells.nth(0))
    cell = notebook.code_cells.nth(1)
    notebook.run(cell)
    cell.get_by_role("button", name="Start", exact=True).click()
    expect(notebook.outputs(cell)).to_contain_text(re.compile(r"Epoch [1-9]"))
    cell.get_by_role("button", name="Pause", exact=True).click()
    notebook.run(notebook.code_cells.nth(2))
    expect(notebook.outputs(notebook.code_cells.nth(2))).to_contain_text("alive: 0")
    expect(cell.get_by_text("another run with the same parameters has begun")).to_be_visible()
