"""The tables of `progress` and `attempts`: they are true, and the same as text and as HTML."""

import html
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.checker import attempts
from mlpkit.checker.display import progress_table
from mlpkit.checker.display.attempts_table import Attempts
from mlpkit.checker.review import placement
from mlpkit.exercises import course, session

from .learner import define


def relu(z):
    return np.where(z > 0, z, 0.0)


def row_of(found, title):
    return next(row for row in found.rows if row[0].startswith(title))


def cells_of(page):
    cells = re.findall("<td[^>]*>(.*?)</td>", page)
    return [html.unescape(re.sub("<[^>]+>", "", cell)) for cell in cells]


def test_progress_counts_the_course_and_each_notebook(capsys):
    exercises.exercise(relu)
    exercises.exercise(define("def softmax(z): return z", "softmax"))
    exercises.exercise(define("def leaky_relu(z): return z", "leaky_relu"))
    exercises.guess("linear_stack", "b")
    exercises.guess("softmax_shift", "a")
    exercises.hint("softmax")
    found = exercises.progress()
    core = [r for r in course.exercises.values() if not r.extra]
    guesses = len(course.guesses)
    whole, second = row_of(found, "mlpkit"), row_of(found, "02")
    assert found.rows[0] == whole
    assert whole[1].endswith(f" 1 of {len(core)}")
    assert whole[3].endswith(f" 1 right, 2 of {guesses} made")
    assert second[1:] == [
        "███▒▒▒░░░░ 1 of 3",
        "▒▒░░░░░░░░ 0 of 4",
        "█▒░░░░░░░░ 1 right, 2 of 7 made",
        "1",
    ]
    assert row_of(found, "00")[2] == ""  # notebook 00 has no deeper exercises
    assert str(found).splitlines()[-1] == "Next: accuracy, in 00 start here."


def test_an_answer_that_passed_an_older_check_is_marked(capsys):
    session.progress_file.change("relu", lambda entry: entry.update(passed=True, version=0))
    found = exercises.progress()
    assert " 0 of 3" in row_of(found, "02")[1]
    assert "Passed under an older check, run again: relu." in str(found)


def test_an_entry_for_a_removed_exercise_is_kept_and_not_shown(capsys):
    empty = str(exercises.progress())
    session.progress_file.change("gone", lambda entry: entry.update(passed=True, version=1))
    found = exercises.progress()
    assert str(found) == empty and "gone" not in found._repr_html_()
    exercises.exercise(relu)
    assert session.progress_file.read()["gone"] == {"passed": True, "version": 1}


def test_the_table_says_where_the_learner_stopped(capsys):
    exercises.exercise(relu)
    assert "You last solved relu, in 02 activations." in str(exercises.progress())
    exercises.exercise(define("def leaky_relu(z, slope=0.01): return z", "leaky_relu"))
    assert "You stopped at leaky_relu, in 02 activations." in str(exercises.progress())
    exercises.exercise(define("def accuracy(labels, predicted): return 1", "accuracy"))
    assert "You stopped" not in str(
        exercises.progress()
    )  # otherwise it would be the next exercise, which is named anyway


def test_notebooks_in_this_folder_are_linked(tmp_path, monkeypatch, capsys):
    (tmp_path / "02_activations.ipynb").write_text(
        '{"cells": [{"id": "a1", "source": ["@exercise\\n", "def relu(z):\\n"]}]}'
    )
    (tmp_path / "02_activations-before-update-1.ipynb").write_text("{}")
    (tmp_path / "00_start <here>.ipynb").write_text("no notebook")
    monkeypatch.chdir(tmp_path)
    exercises.exercise(relu)
    page = exercises.progress()._repr_html_()
    assert '<a href="02_activations.ipynb">02 activations</a>' in page
    assert '<a href="02_activations.ipynb#cell-id=a1">relu, in 02 activations</a>' in page
    assert '<a href="00_start%20%3Chere%3E.ipynb">accuracy, in 00 start here</a>' in page
    assert '<a href="00_start%20%3Chere%3E.ipynb">00 start here</a>' in page
    assert "\0" not in page and ">01 preprocessing<" in page


def boxes(drawn):
    """Return the numbers of (full, half, empty) boxes of a drawn bar."""
    grounds = re.findall(r'background: ([^"]*)"', drawn)
    half = sum("gradient" in ground for ground in grounds)
    empty = grounds.count("none")
    return len(grounds) - half - empty, half, empty


@pytest.mark.parametrize(
    ("done", "begun", "of"), [(0, 0, 3), (1, 2, 3), (3, 3, 3), (2, 0, 3), (0, 3, 3)]
)
def test_a_bar_in_html_also_gives_its_numbers_as_text(done, begun, of):
    drawn, half = progress_table.drawn_bar(done, begun, of), max(begun - done, 0)
    assert boxes(drawn) == (done, half, of - done - half)
    assert re.sub("<[^>]+>", "", drawn) == f"{done} of {of}"
    text = progress_table.bar(done, begun, of)
    assert len(text.split()[0]) == 10 and text.endswith(f" {done} of {of}")
    assert ("█" in text, "▒" in text, "░" in text) == (done > 0, half > 0, done + half < of)


def test_a_long_bar_shows_proportions_instead_of_one_box_per_exercise():
    drawn = progress_table.drawn_bar(10, 15, 50)
    assert re.findall(r"flex: (\d+)", drawn) == ["10", "5", "35"] and boxes(drawn) == (1, 1, 1)


def test_progress_gives_the_same_content_as_html_and_as_text(capsys):
    exercises.exercise(relu)
    found = exercises.progress()
    words = [re.sub("^[█▒░]+ ", "", cell) for row in found.rows for cell in row]
    assert cells_of(found._repr_html_()) == words


# The table of attempts.


def test_attempts_are_shown_as_a_table_with_the_newest_first(capsys, monkeypatch):
    monkeypatch.setattr(attempts, "now", lambda: datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert str(exercises.attempts()) == "No attempts yet."
    exercises.hint("relu")
    exercises.exercise(define("def relu(z): return np.minimum(z, 0)"))
    exercises.guess("slice_shape", 1, 2, 3)
    exercises.guess("neuron_output", -4.5, ...)
    found = exercises.attempts()
    first, _, *rows, last = str(found).splitlines()
    assert first.startswith("3 attempts, the newest first. They are kept only on this computer: ")
    assert [re.split(r"\s{2,}", row)[1:] for row in rows] == [
        ["neuron_output", "wrong", "(-4.5, ...)", "guess"],
        ["slice_shape", "wrong", "(1, 2, 3)", "guess"],
        ["relu", "wrong", "minimum", "exercise", "1"],
    ]
    assert re.match(r"1 Mar 2026, \d\d:00", rows[0])
    assert last == "attempts(keep=False) deletes them, and keeps no more."
    assert cells_of(found._repr_html_())[1:4] == ["neuron_output", "✗ wrong", "(-4.5, ...)"]


def test_a_long_list_of_attempts_is_cut_and_says_so(home):
    file = session.attempts_file
    lines = [file.line("relu", "exercise", "wrong", hints=k) for k in range(300)]
    lines[0] |= {"status": "summary", "lines": 40}
    found = Attempts(lines, file.path)
    assert str(found).startswith("339 attempts")
    assert "… and 280 more lines in the file." in str(found) and len(str(found).splitlines()) == 24
    assert found._repr_html_().count("<tr>") == 201
    assert "40 earlier ones" in str(Attempts(lines[:1], file.path))


def test_keep_false_deletes_them_and_keep_true_begins_again(capsys, home):
    exercises.exercise(relu)
    exercises.attempts(keep=False)
    exercises.exercise(relu)
    deleted = "The attempts have been deleted, and from now on none are kept."
    assert capsys.readouterr().out.count(deleted) == 1
    assert exercises.attempts() is None and not list(home.glob("*.jsonl"))
    assert "Attempts are not kept. To keep them: attempts(keep=True)" in capsys.readouterr().out
    exercises.attempts(keep=True)
    exercises.exercise(relu)
    assert str(exercises.attempts()).startswith("1 attempt, ")


# File names that are not UTF-8. Python turns each such byte into half a surrogate pair.


posix = pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows any byte in a name")


@posix
def test_a_notebook_whose_name_is_not_utf_8_gets_no_link_and_causes_no_error(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    for number in range(len(course.titles)):
        Path(os.fsdecode(b"%02d_\xff.ipynb" % number)).write_text('{"cells": []}')
    assert exercises.exercise(relu) is relu
    assert "relu: correct" in capsys.readouterr().out
    statuses = {name: "correct" for name, guess in course.guesses.items() if guess.placing}
    advice = placement.Advice(course, statuses, tmp_path)
    for thing in (exercises.progress(), exercises.contents(), advice):
        page = thing._repr_html_()
        page.encode("utf-8")
        assert "ipynb" not in page
    assert f"{course.title(2)}" in exercises.progress()._repr_html_()


@posix
def test_a_home_whose_name_is_not_utf_8_is_shown_with_the_byte_escaped(tmp_path, monkeypatch):
    home = tmp_path / os.fsdecode(b"\xff")
    monkeypatch.setenv("MLPKIT_HOME", str(home))
    home.mkdir()
    (home / "progress.json").write_text("{")
    exercises.guess("linear_stack", "a")
    for thing in (exercises.attempts(), exercises.progress()):
        for text in (str(thing), thing._repr_html_()):
            text.encode("utf-8")
            assert "/\\udcff/" in text
