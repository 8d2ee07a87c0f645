"""Moves made while Python is slow are kept, and an answer that comes late is not drawn."""

import threading

import pytest

from tests.waiting import wait_for

from .chromium import expect
from .explorers import SOURCES, button, expect_said, frame, sentence, settled, slider

pytestmark = pytest.mark.browser
SOURCE = SOURCES["SoftmaxExplorer"]
SAID = """(sentence) => {
    window.said = [];
    new MutationObserver(() => window.said.push(sentence.textContent))
        .observe(sentence, { childList: true, characterData: true, subtree: true });
}"""


class Slow:
    """A slow function: each call waits until `go` releases it."""

    def __init__(self, function):
        self.function, self.allowed = function, threading.Semaphore(0)
        self.go = self.allowed.release

    def __call__(self, **state):
        assert self.allowed.acquire(timeout=60)
        return self.function(**state)


def test_moves_made_while_python_computes_are_not_taken_back(open_explorer):
    page = open_explorer(SOURCE)
    page.explorer.compute = slow = Slow(page.explorer.compute)
    before = frame(page).get_attribute("data-drawn")
    slider(page, "logit z0").press("ArrowRight")
    slider(page, "logit z3").press("End")
    slow.go()
    expect(frame(page)).not_to_have_attribute("data-drawn", before)
    expect(slider(page, "logit z0")).to_have_attribute("aria-valuenow", "2.1")
    expect(slider(page, "logit z3")).to_have_attribute("aria-valuenow", "10")
    assert page.explorer.answer["state"]["z3"] == -1  # so far only the first question is answered
    slow.go()
    settled(page)
    expect_said(page, page.explorer)


def test_an_answer_that_was_overtaken_is_not_drawn(open_explorer):
    page = open_explorer(SOURCE)
    old, said = page.explorer.answer, page.explorer.said
    slider(page, "logit z0").press("ArrowRight")
    expect(sentence(page)).not_to_have_text(said)
    sentence(page).evaluate(SAID)
    page.explorer.widget.answer = old  # as if the answer had come late
    slider(page, "logit z0").press("ArrowRight")
    page.wait_for_function("() => window.said.length > 0")
    drawn = page.evaluate("window.said")
    assert said not in drawn


def test_without_motion_a_run_is_drawn_once_a_second_and_the_hand_is_followed_immediately(
    open_explorer,
):
    """By the page's clock, which stands still unless the test advances it."""
    page = open_explorer(SOURCES["Playground"], anew=True, reduced_motion="reduce")
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)

    def pictures():
        return int(frame(page).get_attribute("data-pictures"))

    button(page, "Train").click()
    heard = []
    page.explorer.listeners.append(heard.append)
    for _ in range(3):
        before = pictures()
        for _ in range(11):  # the next picture comes within a second
            if pictures() == before:
                page.clock.run_for(100)
        assert pictures() == before + 1
        heard.clear()
        wait_for(lambda: len(heard) > 2)
        page.clock.run_for(800)
        assert pictures() == before + 1  # although three answers came
    page.clock.resume()
    button(page, "Pause").click()
    expect(button(page, "Train")).to_be_visible()
    handle = slider(page, "rate η")
    asked = frame(page).get_attribute("data-asked")
    handle.press("ArrowRight")
    expect(frame(page)).not_to_have_attribute("data-asked", asked)
    settled(page)
    expect_said(page, page.explorer)


def test_without_motion_a_recorded_run_jumps_to_its_end(open_page, recorded):
    page = open_page(recorded("TrainingMonitor"), reduced_motion="reduce")
    epoch = slider(page, "epoch")
    last = epoch.input_value()
    epoch.press("Home")
    before = int(frame(page).get_attribute("data-pictures"))
    button(page, "Play").click()
    expect(epoch).to_have_value(last)
    assert int(frame(page).get_attribute("data-pictures")) - before <= 2
