"""Courses: each name has one record, and two courses in one process know nothing of each other."""

import json
import sys
import types
from dataclasses import replace

import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.checker import Course, Exercise, Guess, Mistake, Session

from .learner import define, lines_of


def relu(x):
    """Three times x."""
    return 3 * x


def twice(x):
    return 2 * x


def thrice(x):
    return x + x + x


def numbers_of(rng):
    return [(rng.normal(0, 2, (2, 3)),), (rng.normal(0, 2, (1, 4)),)]


def thrown(**changed):
    """Return an exercise of a different course; mlpkit has one with the same name, which does not
    matter."""
    settings = {
        "notebook": 1,
        "reference": relu,
        "stub": "Three times x.",
        "cases": numbers_of,
        "hints": ("What is three times as much?", "Add it up."),
        "why": "Why three?",
        "mistakes": (
            Mistake("twice", twice, "this is twice x; the exercise asks for three times x."),
        ),
        "alternatives": (thrice,),
    }
    return Exercise(**{**settings, **changed})


SIDES = Guess(name="sides", notebook=2, because="Count them.", answer=6)


@pytest.fixture
def records(monkeypatch):
    """Return the records of the module that the course names, which this fixture makes."""
    module = types.ModuleType("dice_exercises")
    module.EXERCISES = [SIDES, thrown()]
    monkeypatch.setitem(sys.modules, "dice_exercises", module)
    return module.EXERCISES


@pytest.fixture
def dice(records, tmp_path, monkeypatch):
    monkeypatch.setenv("DICE_HOME", str(tmp_path / "dice"))
    return Session(Course("dice", ("dice_exercises",), {1: "three", 2: "six"}))


def test_two_records_of_one_name_are_an_error(records):
    records.append(thrown())
    with pytest.raises(ValueError, match="dice: two records are called 'relu'"):
        Course("dice", ("dice_exercises",), {1: "three", 2: "six"}).records  # noqa: B018


@pytest.mark.parametrize("field", ["hints", "alternatives", "returns", "passes"])
def test_a_forgotten_comma_is_named(records, field):
    records[1] = replace(records[1], **{field: "only one"})
    said = f"dice: relu has a str as {field}; expected a tuple, with a comma at its end"
    with pytest.raises(ValueError, match=said):
        Course("dice", ("dice_exercises",), {1: "three", 2: "six"}).records  # noqa: B018


def test_a_notebook_without_a_title_is_an_error(records):
    with pytest.raises(ValueError, match="dice: notebook 2, of 'sides', has no title"):
        Course("dice", ("dice_exercises",), {1: "three"}).records  # noqa: B018


def test_records_come_in_the_order_of_the_notebooks(dice):
    assert list(dice.course.records) == ["relu", "sides"]


def test_the_same_name_in_two_courses_means_two_exercises(dice):
    source = "def relu(x): return 3 * x"
    assert dice.check("relu", define(source)).status == "correct"
    assert exercises.check("relu", define(source)).status == "wrong"
    source = "def relu(x): return np.maximum(x, 0)"
    assert dice.check("relu", define(source)).status == "wrong"
    assert exercises.check("relu", define(source)).status == "correct"
    assert dice.check("relu", define("def relu(x): return x + x")).mistake == "twice"


def test_the_names_of_a_different_course_are_unknown_in_this_one(dice):
    with pytest.raises(ValueError, match="no exercise is called 'softmax'"):
        dice.hint("softmax")
    with pytest.raises(ValueError, match="no guess is called 'sides'"):
        exercises.guess("sides", 6)
    told = dice.check("relu", define("def relu(x): return softmax(x)")).message
    assert "mine(" not in told  # softmax is not an exercise of this course


def test_messages_name_the_course_that_a_function_comes_from(dice, capsys):
    assert dice.exercise(define("def relu(x): ...")) is relu
    dice.exercise(define("def relu(x): return x"))
    dice.exercise(relu)
    dice.mine("relu")
    dice.solution("relu")
    told = capsys.readouterr().out
    for sentence in (
        "Later cells use dice's relu.",
        "Until it is right, later cells use dice's relu.",
        "relu: the result comes from dice's own relu.",
        "relu: dice's.\n",
        "One way to write relu:",
    ):
        assert sentence in told
    assert "mlpkit" not in told
    assert dice.check("relu", relu).mistake is None  # this course's reference passes its own check


def test_each_course_has_separate_progress(dice, home, tmp_path, capsys):
    dice.exercise(lines_of(tmp_path, "def relu(x):\n    return x * 3\n", "relu"))
    dice.guess("sides", 5)
    assert "relu: correct (2 checks)." in capsys.readouterr().out
    stored = json.loads((tmp_path / "dice" / "progress.json").read_text())["exercises"]
    assert stored["relu"]["passed"] and stored["sides"] == {"tried": True}
    assert not (home / "progress.json").exists()
    exercises.mine("relu")
    assert capsys.readouterr().out == "relu: mlpkit's.\n"
    assert dice.mine("relu")(np.ones(1)) == 3
    assert capsys.readouterr().out == "relu: yours.\n"
    assert [row[0] for row in dice.progress().rows] == ["dice", "01 three", "02 six"]
    assert "1 of 1" in dice.progress().rows[0][1]
    assert list(dice.written) == ["relu"] and Session(dice.course).written == {}


def test_progress_that_could_not_be_saved_is_reported_by_its_own_course(dice, tmp_path, capsys):
    (tmp_path / "dice").write_text("a file in place of the folder")
    dice.hint("relu")
    assert "Your progress can't be saved" in capsys.readouterr().out
    exercises.hint("relu")
    assert "can't be saved" not in capsys.readouterr().out


def test_the_users_data_folder_is_named_after_the_course(dice, monkeypatch):
    monkeypatch.delenv("DICE_HOME")
    monkeypatch.setattr("platformdirs.user_data_dir", lambda name, author: f"/data/{name}")
    assert dice.progress_file.folder().as_posix() == "/data/dice"


@pytest.mark.parametrize(("name", "whose"), [("dice", "dice's"), ("words", "words'")])
def test_the_possessive_of_a_courses_name_is_spelt_correctly(name, whose):
    assert Course(name, (), {}).possessive == whose


def test_a_value_that_is_not_a_name_is_refused_with_a_sentence(dice):
    with pytest.raises(ValueError, match="got a value of type ndarray; expected a name"):
        dice.hint(np.zeros(3))
