"""The file that a reader saves to take along: a notebook's progress file, with attempts and
texts."""

import json

import pytest

from mlpkit.checker.attempts import AttemptsFile
from mlpkit.checker.carried import carried, joined, read_carried, take_in
from mlpkit.checker.progress import ProgressFile
from mlpkit.checker.session import Session
from mlpkit.exercises import course, session

from .test_page import LINEAR, RELU, WRONG


def test_progress_made_on_a_page_reaches_a_notebook(page, tmp_path, monkeypatch):
    page.run("02_activations", WRONG)
    page.run("02_activations", RELU)
    page.hint("softmax")
    text = json.dumps(carried(session, {"02_activations#2f15506c": RELU}))
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path / "computer"))
    there = Session(course)
    assert set(take_in(there, read_carried(text))) == {"relu", "softmax"}
    function, whose = there.own_or_reference(course.find("relu"))
    assert (whose, function.__doc__) == ("yours", "What is right.")
    assert [line["status"] for line in there.attempts_file.read()] == ["wrong", "correct"]
    assert read_carried(text)["typed"] == {"02_activations#2f15506c": RELU}
    assert take_in(there, read_carried(text)) == []  # taking the file in twice changes nothing more
    assert len(there.attempts_file.read()) == 2


def test_the_file_can_be_put_in_place_of_a_progress_file(page, tmp_path, monkeypatch):
    page.run("02_activations", RELU)
    home = tmp_path / "computer"
    home.mkdir()
    (home / "progress.json").write_text(json.dumps(carried(session)), encoding="utf-8")
    monkeypatch.setenv("MLPKIT_HOME", str(home))
    assert ProgressFile("mlpkit").read()["relu"]["passed"] is True


def test_a_notebooks_own_progress_file_can_be_taken_in_on_a_page(page, begin):
    page.run("03_forward_pass", LINEAR)
    text = (session.progress_file.folder() / "progress.json").read_text(encoding="utf-8")
    page = begin()
    told = page.take_in(text)
    assert told["taken"] == ["linear"]
    assert told["changed"]["linear"]["set"]["source"] == LINEAR.removeprefix("@exercise\n")


def test_nothing_that_the_reader_has_done_is_lost():
    mine = {"passed": True, "version": 2, "source": "mine", "hints": 1, "kept": "a"}
    theirs = {"passed": True, "version": 2, "source": "theirs", "hints": 3, "looked": True}
    assert joined(mine, theirs, 2) == mine | {"hints": 3, "looked": True}
    older = mine | {"version": 1, "seed": 7}
    found = joined(older, theirs, 2)
    assert (found["source"], found["version"], "seed" in found) == ("theirs", 2, False)
    assert joined({"tried": True}, {"source": "theirs"}, 1) == {"tried": True, "source": "theirs"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("def relu(z): ...", "it is not JSON; expected a progress file"),
        ("[" * 100_000, "it is not JSON; expected a progress file"),
        ("[1, 2]", "it holds something else; expected a progress file"),
        ('{"cells": []}', "it holds something else; expected a progress file"),
        ('{"exercises": {"relu": 1}}', "it holds something else; expected a progress file"),
        (" " * 10_000_001, "it has 10 MB; expected a progress file"),
    ],
)
def test_any_other_file_is_refused_in_a_sentence(text, why):
    with pytest.raises(ValueError, match=why):
        read_carried(text)


def test_only_the_usable_part_of_a_strange_file_is_read(page):
    line = {"time": "2026-03-01T12:00:00Z", "course": "mlpkit", "exercise": "relu"}
    line |= {"asked": "exercise", "status": "wrong", "mistake": "minimum"}
    entry = {"source": 3, "passed": 1, "hints": 2, "more": {}}
    content = {"exercises": {"relu": entry, "of another course": {"tried": True}}}
    content |= {"attempts": [line, line | {"course": "letters"}, "no line"], "typed": {"a#b": 1}}
    found = read_carried(json.dumps(content))
    assert found["exercises"]["relu"] == {"hints": 2}
    assert found["typed"] == {}
    told = page.take_in(json.dumps(content))
    assert told["taken"] == ["relu"]
    assert told["lines"] == [line]
    assert AttemptsFile(session.progress_file).read() == [line]
    assert carried(session)["exercises"] == {"relu": {"hints": 2}}
