"""Explorers respond to the hand, however busy the machine is: moves and pictures are counted."""

import threading

import pytest

from tests.one_now import one_now

from .chromium import expect
from .explorers import SOURCES, WITHOUT_A_SLIDER, frame, slider
from .hands import follows_the_hand

pytestmark = pytest.mark.browser

WITH_A_SLIDER = [name for name in SOURCES if name not in WITHOUT_A_SLIDER]


@pytest.mark.parametrize("name", one_now(WITH_A_SLIDER, pytest.mark.proofs))
def test_a_picture_keeps_up_with_the_pointer(open_explorer, name):
    follows_the_hand(open_explorer(SOURCES[name]))


def test_the_picture_follows_the_pointer_while_python_computes(open_explorer):
    page = open_explorer("SoftmaxExplorer()")
    answered, compute = threading.Event(), page.explorer.compute
    page.explorer.compute = lambda **state: answered.wait(60) and compute(**state)
    before = frame(page).get_attribute("data-drawn")
    handle = slider(page, "logit z0")
    handle.press("End")
    expect(handle).to_have_attribute("aria-valuenow", "10")
    assert frame(page).get_attribute("data-drawn") == before  # no answer has come yet
    answered.set()
    expect(frame(page)).not_to_have_attribute("data-drawn", before)
