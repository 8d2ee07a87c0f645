"""Buttons under a verdict: they say what `hint` and `solution` say, and are not always there."""

from types import SimpleNamespace

import IPython
import pytest

from mlpkit.checker import session as engine
from mlpkit.checker.showing.buttons import Help
from mlpkit.exercises import course, exercise, session

from .learner import define, shown

WRONG = "def relu(z):\n    return np.abs(z)"
RIGHT = "def relu(z):\n    return np.maximum(z, 0)"
STUB = "def relu(z):\n    ..."


@pytest.fixture
def page(monkeypatch):
    """A cell that is run in a page of `mlpkit lab`."""
    message = {"metadata": {"cellId": "a"}, "header": {"msg_id": "1"}}
    shell = SimpleNamespace(get_parent=lambda: message)
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    monkeypatch.setenv("CHECKER_BUTTONS", "1")
    monkeypatch.setattr(session, "helps", {})
    return message


def all_shown(monkeypatch, source):
    things = []
    with monkeypatch.context() as patch:
        patch.setattr(engine, "show", things.append)
        exercise(define(source))
    return things


def press(help, name):
    """As the page does."""
    help._handle_custom_msg({"press": name}, [])


def test_a_wrong_answer_has_buttons_that_say_what_hint_and_solution_say(page, monkeypatch):
    _, help = all_shown(monkeypatch, WRONG)
    hints = course.find("relu").hints
    assert help.next_hint == f"Hint 1 of {len(hints)}"
    assert help.told == ""
    for number in range(1, len(hints) + 1):
        press(help, "hint")
        assert help.told == shown(session.hint, "relu", number)._repr_html_()
        assert help.next_hint == f"Hint {min(number + 1, len(hints))} of {len(hints)}"
    press(help, "hint")
    assert help.told == shown(session.hint, "relu", len(hints))._repr_html_()
    assert session.progress_file.read()["relu"]["hints"] == len(hints)
    press(help, "solution")
    assert session.progress_file.read()["relu"]["looked"]
    assert help.told == shown(session.solution, "relu")._repr_html_()


def test_hints_asked_for_by_the_keyboard_count(page, monkeypatch):
    shown(session.hint, "relu")
    _, help = all_shown(monkeypatch, WRONG)
    assert help.next_hint.startswith("Hint 2 of")


@pytest.mark.parametrize("source", [RIGHT, STUB])
def test_what_is_right_or_untried_has_none(page, monkeypatch, source):
    assert len(all_shown(monkeypatch, source)) == 1


def test_the_former_buttons_go_with_the_next_verdict(page, monkeypatch):
    _, former = all_shown(monkeypatch, WRONG)
    _, help = all_shown(monkeypatch, WRONG)
    assert former.comm is None and help.comm is not None
    all_shown(monkeypatch, RIGHT)
    assert help.comm is None
    assert session.helps == {}


def test_without_a_page_there_are_none(page, monkeypatch):
    page["metadata"] = {}  # as nbclient and nbval ask
    assert len(all_shown(monkeypatch, WRONG)) == 1


def test_where_widgets_are_not_kept_there_are_none(page, monkeypatch):
    monkeypatch.delenv("CHECKER_BUTTONS")
    assert len(all_shown(monkeypatch, WRONG)) == 1


def test_outside_of_notebooks_there_are_none(monkeypatch):
    monkeypatch.setenv("CHECKER_BUTTONS", "1")
    assert len(all_shown(monkeypatch, WRONG)) == 1


def test_nothing_is_read_where_buttons_cannot_be_seen():
    assert repr(Help(session, course.find("relu"))) == ""
