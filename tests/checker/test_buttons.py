"""Buttons below a verdict: they show what `hint` and `solution` show, and appear only where they
can work."""

import re
from datetime import timedelta
from types import SimpleNamespace

import IPython
import pytest

from mlpkit.checker import attempts, next_steps
from mlpkit.checker import session as engine
from mlpkit.checker.display.buttons import Help
from mlpkit.checker.review import notebook_file
from mlpkit.exercises import course, exercise, session

from .learner import define, shown

WRONG = "def relu(z):\n    return np.abs(z)"
RIGHT = "def relu(z):\n    return np.maximum(z, 0)"
STUB = "def relu(z):\n    ..."


@pytest.fixture
def page(monkeypatch):
    """Simulate a cell that runs in a page of `mlpkit lab`."""
    message = {"metadata": {"cellId": "a"}, "header": {"msg_id": "1"}}
    shell = SimpleNamespace(get_parent=lambda: message)
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    monkeypatch.setenv("CHECKER_BUTTONS", "1")
    monkeypatch.setattr(session, "helps", {})
    return message


def all_shown(monkeypatch, source):
    things = []
    with monkeypatch.context() as patch:
        for module in (engine, next_steps):
            patch.setattr(module, "show", things.append)
        exercise(define(source))
    return things


def press(help, name):
    """Press a button, as the page does."""
    help._handle_custom_msg({"press": name}, [])


def test_a_wrong_answer_has_buttons_that_say_what_hint_and_solution_say(page, monkeypatch):
    _, help = all_shown(monkeypatch, WRONG)
    hints = course.find("relu").hints
    assert help.next_hint == f"Hint 1 of {len(hints)}"
    assert help.told == ""
    for number in range(1, len(hints) + 1):
        press(help, "hint")
        said = shown(session.hint, "relu", number)._repr_html_()
        assert help.told == re.sub(r" The answer: solution\(.*?\)", "", said)
        assert help.next_hint == f"Hint {min(number + 1, len(hints))} of {len(hints)}"
    press(help, "hint")
    assert "This is the last.<" in help.told and "solution(" not in help.told
    assert session.progress_file.read()["relu"]["hints"] == len(hints)
    press(help, "solution")
    assert session.progress_file.read()["relu"]["looked"]
    assert help.told == shown(session.solution, "relu")._repr_html_()


def test_hints_requested_by_typing_count_too(page, monkeypatch):
    shown(session.hint, "relu")
    _, help = all_shown(monkeypatch, WRONG)
    assert help.next_hint.startswith("Hint 2 of")


def test_no_text_says_to_type_a_call_that_a_button_makes(page, monkeypatch):
    for source in (WRONG, RIGHT):
        verdict, _ = all_shown(monkeypatch, source)
        assert "hint(" not in str(verdict) and "solution(" not in str(verdict)


def test_a_right_answer_can_be_compared_and_has_no_hint(page, monkeypatch):
    _, help = all_shown(monkeypatch, RIGHT)
    assert help.next_hint == "" and help.solution == "Compare with mlpkit's"
    press(help, "solution")
    assert help.told == shown(session.solution, "relu")._repr_html_()
    assert help.next_hint == ""


def test_an_untried_exercise_has_no_buttons(page, monkeypatch):
    assert len(all_shown(monkeypatch, STUB)) == 1


def test_the_next_verdict_removes_the_earlier_buttons(page, monkeypatch):
    _, former = all_shown(monkeypatch, WRONG)
    _, help = all_shown(monkeypatch, WRONG)
    assert former.comm is None and help.comm is not None
    _, compare = all_shown(monkeypatch, RIGHT)
    assert help.comm is None
    assert session.helps == {"relu": compare}


def test_without_a_browser_page_there_are_no_buttons(page, monkeypatch):
    page["metadata"] = {}  # as in a request from nbclient or nbval
    assert len(all_shown(monkeypatch, WRONG)) == 1


def test_there_are_no_buttons_where_widgets_are_not_stored(page, monkeypatch):
    monkeypatch.delenv("CHECKER_BUTTONS")
    assert len(all_shown(monkeypatch, WRONG)) == 1


def test_outside_notebooks_there_are_no_buttons(monkeypatch):
    monkeypatch.setenv("CHECKER_BUTTONS", "1")
    assert len(all_shown(monkeypatch, WRONG)) == 1


def test_no_file_is_read_where_buttons_cannot_be_shown():
    assert repr(Help(session, course.find("relu"))) == ""


@pytest.fixture
def review_button(page, monkeypatch, tmp_path):
    """Return a function that shows the progress table and returns (its buttons, what they have
    sent)."""
    monkeypatch.setenv("CHECKER_WORK", str(tmp_path))

    def found():
        things, sent = [], []
        with monkeypatch.context() as patch:
            patch.setattr(notebook_file, "show", things.append)
            session.progress()
        for button in things:
            monkeypatch.setattr(button, "send", sent.append)
        return things, sent

    return found


def test_a_button_writes_the_review_that_is_due(review_button, monkeypatch, tmp_path):
    now = attempts.now()
    session.attempts_file.add(session.attempts_file.line("linear_stack", "guess", "wrong"))
    assert review_button() == ([], [])  # nothing is due yet
    monkeypatch.setattr(attempts, "now", lambda: now + timedelta(days=1))
    (button,), sent = review_button()
    button._handle_custom_msg({"press": "review"}, [])
    (path,) = tmp_path.glob("review_*.ipynb")
    assert sent[0]["opened"] == path.name and path.name in sent[0]["told"]
    assert repr(button) == ""
    monkeypatch.setenv("CHECKER_WORK", str(tmp_path / "none"))
    (button,), sent = review_button()
    button._handle_custom_msg({"press": "review"}, [])
    assert sent[0]["told"].startswith("It can't be written (No such")
    assert sent[0]["opened"] is None


def test_outside_a_work_folder_there_is_no_review_button(review_button, monkeypatch):
    now = attempts.now()
    session.attempts_file.add(session.attempts_file.line("linear_stack", "guess", "wrong"))
    monkeypatch.setattr(attempts, "now", lambda: now + timedelta(days=1))
    monkeypatch.delenv("CHECKER_WORK")
    assert review_button() == ([], [])
