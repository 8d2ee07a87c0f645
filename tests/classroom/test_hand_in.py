"""What a learner hands in: what is in the file, and what is not."""

import json
import re
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.checker import attempts
from mlpkit.classroom import hand_in as module
from mlpkit.classroom.hand_in import as_text, clean_line, hand_in, timed_lines, what_is_in
from mlpkit.exercises import course, session

from .made import entries_of, make_attempts

START = datetime(2026, 3, 1, 20, 30, 5, tzinfo=UTC)


def attempt(seconds=0, exercise="relu", asked="exercise", status="wrong", **others):
    time = (START + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")
    first = {"time": time, "course": "mlpkit", "exercise": exercise}
    return first | {"asked": asked, "status": status} | others


def relu(z):
    return np.minimum(z, 0)


def test_real_attempts_come_out_without_times_ids_and_paths(home, monkeypatch, capsys):
    for seconds in (0, 75):
        monkeypatch.setattr(attempts, "now", lambda s=seconds: START + timedelta(seconds=s))
        exercises.exercise(relu)
        exercises.hint("relu")
    monkeypatch.setattr(attempts, "now", lambda: START + timedelta(days=2))
    exercises.guess("linear_stack", "b")
    content = hand_in(course, session.progress_file.read(), session.attempts_file.read())
    assert content == {
        "format": "mlpkit hand-in",
        "version": 1,
        "course": "mlpkit",
        "edition": course.version,
        "solved": [],
        "summarized": 0,
        "lines": [
            {"exercise": "relu", "asked": "exercise", "status": "wrong", "mistake": "minimum"},
            {
                **{"after": 75, "exercise": "relu", "asked": "exercise", "status": "wrong"},
                **{"mistake": "minimum", "hints": 1},
            },
            {
                **{"after": 3600, "exercise": "linear_stack", "asked": "guess"},
                **{"status": "correct", "answer": "b"},
            },
        ],
    }
    text = as_text(content)
    assert json.loads(text) == content
    first = (home / "attempts.jsonl").read_text().splitlines()[0]
    assert json.loads(first)["id"] not in text and str(home) not in text
    assert not re.search(r"\d\d:\d\d|20\d\d-|time|np\.", text)


def test_the_solved_exercises_are_those_that_progress_counts(home, capsys):
    exercises.exercise(course.exercises["accuracy"].alternatives[0])
    entries = {
        "relu": {"passed": True, "version": course.exercises["relu"].version},
        "softmax": {"passed": True, "version": course.exercises["softmax"].version - 1},
        "linear": {"tried": True},
        "linear_stack": {"passed": True, "version": 1},
    }
    assert hand_in(course, entries, [])["solved"] == ["relu"]


def test_a_clock_set_back_counts_as_no_seconds_of_waiting():
    lines = timed_lines(course, [attempt(60), attempt(0), attempt(5)])
    assert [line.get("after") for line in lines] == [None, 0, 5]


@pytest.mark.parametrize(
    "line",
    [
        attempt(exercise="not_an_exercise"),
        attempt(asked="Ada"),
        attempt(status="Ada"),
        {},
        "Ada",
        None,
        [1],
        attempt(exercise=["relu"]),
        attempt(status=["wrong"]),
    ],
)
def test_a_line_that_says_something_else_is_left_out(line):
    assert clean_line(course, line) is None


@pytest.mark.parametrize("asked", ["exercise", "guess"])
def test_nothing_that_was_written_into_the_attempts_by_hand_gets_out(asked):
    secret = "Ada /home/ada <script>"
    line = attempt(asked=asked, mistake=secret, hints=secret, solution=secret, name=secret)
    line |= {"answer": [secret, {"a": secret}, [secret, 2]], "lines": secret, "after": secret}
    name = "linear_stack" if asked == "guess" else "relu"
    assert "Ada" not in json.dumps(clean_line(course, line | {"exercise": name}))
    summary = attempt(status="summary", seen=[secret], since=secret, lines=3)
    assert "Ada" not in json.dumps(clean_line(course, summary))


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        *(("a", "a"), (2.5, 2.5), ([3, 2], [3, 2]), (None, None), ([["a"], None], [["a"], None])),
        *(("Ada", "other"), (True, "other"), (float("nan"), "other"), (float("inf"), "other")),
        *((10**400, "other"), ({"a": 1}, "other"), ([[[1]]], [["other"]]), ([1] * 17, "other")),
    ],
)
def test_only_letters_numbers_and_shapes_of_a_guess_are_kept(answer, kept):
    assert module.clean_answer(answer) == kept


def test_above_the_limit_older_lines_become_summaries_and_the_file_says_so(monkeypatch):
    lines = make_attempts(2) * 6  # as if somebody had run everything six times
    whole = hand_in(course, entries_of(lines), lines)
    assert whole["summarized"] == 0 and len(whole["lines"]) == len(lines) > 100
    monkeypatch.setattr(module, "LARGEST", len(as_text(whole)) * 3 // 4)
    content = hand_in(course, entries_of(lines), lines)
    assert len(as_text(content)) <= module.LARGEST and content["summarized"] > 0
    summaries = [line for line in content["lines"] if line["status"] == "summary"]
    others = [line for line in content["lines"] if line["status"] != "summary"]
    assert content["summarized"] == sum(line["lines"] for line in summaries)
    assert content["summarized"] + len(others) == len(lines)
    assert [line | {"after": 0} for line in others] == [
        line | {"after": 0} for line in whole["lines"][-len(others) :]
    ]
    said = "\n".join(what_is_in(course, content))
    assert f"{content['summarized']:,} older attempts, only counted" in said


def test_lines_summarized_in_the_attempts_file_count_as_summarized(home):
    session.attempts_file.add(attempt())
    session.attempts_file.add(attempt(status="summary", lines=40, box=0, since="", seen=["x"]))
    content = hand_in(course, {}, session.attempts_file.read())
    assert content["summarized"] == 40 and content["lines"][1]["lines"] == 40


def test_the_owner_can_read_what_is_in_the_file():
    lines = [attempt(), attempt(9, status="correct"), attempt(10, "linear_stack", "guess")]
    assert list(what_is_in(course, hand_in(course, entries_of(lines), lines))) == [
        f"  1 of {len(course.exercises)} exercises solved, by name",
        "  3 attempts at 1 exercise and 1 guess: the verdict, the mistake's name, a guess's "
        "answer, the hints seen, the seconds since the attempt before",
    ]
