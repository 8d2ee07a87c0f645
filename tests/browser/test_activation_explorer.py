"""The explorer of activations in a real page."""

import pytest

from mlpkit.widgets.activations import ActivationExplorer

from .explorers import (
    a_choice_answers,
    a_slider_answers_the_keyboard,
    a_still_picture_is_there,
    pre_activations,
)

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("label", "name", "key", "value"),
    [
        ("look at z =", "point", "ArrowLeft", 0.9),
        ("then add a bias of", "bias", "Home", -8.0),
    ],
)
def test_a_slider_answers_the_keyboard(open_cell, label, name, key, value):
    notebook, cell = open_cell("ActivationExplorer(pre_activations())")
    explorer = ActivationExplorer(pre_activations())
    a_slider_answers_the_keyboard(notebook, cell, explorer, label, name, key, value)


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_choice_answers_mouse_and_keyboard(open_cell, by):
    notebook, cell = open_cell("ActivationExplorer(pre_activations())")
    explorer = ActivationExplorer(pre_activations())
    a_choice_answers(notebook, cell, explorer, "function", "function", "gelu", by)


def test_without_a_run_there_is_a_still_picture(lab, open_notebook):
    a_still_picture_is_there(lab, open_notebook, "02_activations")
