"""Explorers where there is neither Jupyter nor Matplotlib, as on a page of the site."""

import subprocess
import sys

from mlpkit.widgets.softmax_explorer import SoftmaxExplorer

NOT_THERE = "anywidget ipywidgets traitlets IPython matplotlib PIL platformdirs".split()
EVERY_ONE = f"""
import importlib, sys
sys.modules |= dict.fromkeys({NOT_THERE})  # importing one of these raises ImportError
from tests.pages.explorers import MODULES, SOURCES, explorer_of
for name in SOURCES:
    explorer = explorer_of(SOURCES[name])
    sent = []
    explorer.listeners.append(sent.append)
    control = next((n for n, one in explorer.controls.items() if one.kind != "buttons"), None)
    if control:
        first, *_, last = explorer.controls[control].ends()
        explorer.hear({{"number": 1, "changes": {{control: last}}}})
        assert sent[-1]["number"] == 1 and not explorer.failed, explorer.said
    explorer.close()
"""


def test_every_explorer_is_made_and_answers_without_jupyter_and_without_matplotlib():
    done = subprocess.run([sys.executable, "-c", EVERY_ONE], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_widget_is_made_when_it_is_shown_and_is_the_same_in_every_output():
    explorer = SoftmaxExplorer()
    assert "widget" not in vars(explorer)
    first, second = (explorer._repr_mimebundle_()[0] for _ in range(2))
    view = "application/vnd.jupyter.widget-view+json"
    assert first[view]["model_id"] == second[view]["model_id"] == explorer.widget.model_id


def test_a_widget_carries_questions_presses_and_answers():
    explorer, pressed = SoftmaxExplorer(), []
    explorer.press = pressed.append
    explorer.widget.asked = {"number": 3, "changes": {"z0": 1.0}}
    assert explorer.state["z0"] == 1.0
    assert explorer.widget.answer == explorer.answer and explorer.answer["number"] == 3
    explorer.widget._handle_custom_msg({"press": "go"}, [])
    assert pressed == ["go"]
    explorer.close()
    explorer.move(z0=0.5)
    assert explorer.widget.answer["state"]["z0"] == 1.0  # nobody hears a closed explorer
