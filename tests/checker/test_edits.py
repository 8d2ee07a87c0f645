"""Mistakes written as edits of the reference: each is a text that occurs once, and its
replacement."""

import dataclasses
import functools
import importlib
import inspect
import re
import traceback
import types

import numpy as np
import pytest

from mlpkit.checker import Course, Exercise, Mistake, Session, judge, mistakes
from mlpkit.checker.edits import edited_source
from mlpkit.checker.sources import compile_source, stub_source
from mlpkit.checker.testing.suite import Suite

OFFSET = 0.5
COURSE = Course("dice", (), {1: "one"})


def checked(function):
    """Decorate a function so that it refuses anything but an array."""

    @functools.wraps(function)
    def refusing(z):
        if not isinstance(z, np.ndarray):
            raise TypeError("an array, please")
        return function(z)

    return refusing


def _finite(z):
    assert np.isfinite(z).all()


@checked
def bend(z):
    """Return twice z where it is above 0, plus OFFSET. This docstring contains np.maximum(z, 0),
    too."""
    _finite(z)
    a = np.maximum(z, 0)  # not np.minimum; this comment contains np.maximum(z, 0) too
    # 2 * a + OFFSET
    b = 2 * a
    return b + OFFSET


def halves(z):
    return np.where(z > 0, z, 0) * 2 + OFFSET


def exercise(*known, **settings):
    """Return a record of `bend` with these mistakes."""
    return Exercise(
        notebook=1,
        reference=bend,
        stub="Bend it.",
        cases=lambda rng: [(rng.normal(size=(2, 3)),), (rng.normal(size=4),)],
        hints=("One.", "Two."),
        why="Why?",
        mistakes=known,
        alternatives=(halves,),
        **settings,
    )


def edit(changes, slug="other-side"):
    return Mistake(slug, changes, "the other side is kept.")


def test_an_edit_changes_only_the_body():
    """It leaves the docstring and comments alone, and drops the decorators and the checks of
    arguments."""
    wrong = exercise(edit({"np.maximum(z, 0)": "np.minimum(z, 0)"})).mistakes[0].function
    assert inspect.getsource(wrong) == (
        "def bend(z):\n    a = np.minimum(z, 0)\n    b = 2 * a\n    return b + OFFSET\n"
    )
    assert wrong([-1.0, 2.0]).tolist() == [-1.5, 0.5]
    assert bend(np.array([-1.0, 2.0])).tolist() == [0.5, 4.5]


def test_one_edit_can_replace_two_texts_at_once():
    wrong = exercise(edit({"2 * a": "OFFSET * a", "OFFSET": "2"})).mistakes[0].function
    assert "b = OFFSET * a\n    return b + 2" in inspect.getsource(wrong)
    assert wrong(np.array([4.0])) == 4


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"np.maximum(z, 1)": "z"}, r"'np\.maximum\(z, 1\)' occurs 0 times in the body of bend"),
        ({"Twice": "Once"}, r"'Twice' occurs 0 times"),
        ({"2 * a + OFFSET": "2 * a"}, r"occurs 0 times"),
        ({"checked": "z"}, r"'checked' occurs 0 times"),
        ({"b": "a"}, r"'b' occurs 2 times in the body of bend; expected once"),
        ({"2 * a": "a", "* a": "/ a"}, r"overlap"),
        ({}, r"got \{\}; expected a function, or \{text in the body: its replacement\}"),
        ({"2 * a": 3}, r"got \{'2 \* a': 3\}; expected"),
        ("2 * a", r"got '2 \* a'; expected"),
    ],
)
def test_an_ambiguous_edit_is_refused(changes, told):
    refused = exercise(edit(changes)).refused
    assert re.match(f"its mistake 'other-side' is an edit that does not fit: .*{told}", refused)


def test_an_edit_needs_a_readable_source():
    names = {}
    exec("def bend(z):\n    return 2 * z", names)
    known = {"reference": names["bend"], "mistakes": (edit({"2": "3"}),)}
    fields = {each.name: getattr(exercise(), each.name) for each in dataclasses.fields(Exercise)}
    assert "the source of bend can't be read" in Exercise(**fields | known).refused


def test_an_edit_is_refused_if_the_file_has_changed_since_its_import(tmp_path, monkeypatch):
    """A different function now stands where the reference was."""
    file = tmp_path / "changing.py"
    file.write_text("def bend(z):\n    return 2 * z\n")
    monkeypatch.syspath_prepend(tmp_path)
    bent = importlib.import_module("changing").bend
    file.write_text("def other(z):\n    return 2 * z\n")
    with pytest.raises(ValueError, match="the source of bend can't be read"):
        edited_source(bent, {"2": "3"})


STUB = "def bend(z):\n    ...  # your code here\n"


@pytest.mark.parametrize(
    "answer", [halves, compile_source(exercise(), STUB)], ids=["right", "stub"]
)
def test_an_exercise_reports_an_edit_that_does_not_fit_and_other_exercises_still_work(
    answer, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("DICE_HOME", str(tmp_path))
    misfit, fine = exercise(edit({"3 * a": "a"})), exercise(name="fine")
    session = Session(Course("dice", (), {1: "one"}))
    session.course.__dict__["records"] = {"bend": misfit, "fine": fine}
    named = types.FunctionType(answer.__code__, answer.__globals__, "bend")
    assert session.exercise(named) is bend
    assert capsys.readouterr().out == (
        "bend: can't be checked: its mistake 'other-side' is an edit that does not fit: "
        "'3 * a' occurs 0 times in the body of bend; expected once. Undo what was changed in "
        "dice's bend, and restart the kernel.\n"
    )
    assert not list(tmp_path.iterdir()), "nothing was tried"
    session.hint("bend")
    assert "One." in capsys.readouterr().out
    assert session.check("fine", halves).status == "correct"


def test_the_banks_tests_fail_where_an_edit_does_not_fit():
    class Bank(Suite):
        session = Session(COURSE)

    record = exercise(edit({"3 * a": "a"}))
    for test in (Bank.test_every_edit_fits_the_reference, Bank.test_the_alternatives_pass):
        test(Bank(), exercise(edit({"2 * a": "a"})))
        with pytest.raises(AssertionError, match="'3 \\* a' occurs 0 times in the body of bend"):
            test(Bank(), record)


def test_the_traceback_of_an_edited_function_shows_the_line_and_the_edit():
    wrong = exercise(edit({"2 * a": "a[9]"})).mistakes[0].function
    try:
        wrong(np.zeros(3))
    except IndexError:
        told = traceback.format_exc()
    assert "b = a[9]" in told and "'2 * a': 'a[9]'" in told and "line 3" in told


def test_an_edit_is_recognized_like_any_other_mistake():
    record = exercise(
        *mistakes(
            ("other-side", {"np.maximum(z, 0)": "np.minimum(z, 0)"}),
            "the other side is kept.",
            ("no-offset", lambda z: 2 * np.maximum(z, 0)),
            "OFFSET is missing.",
        )
    )

    def mine(z):
        return 2 * np.minimum(z, 0) + 0.5

    verdict = judge.judge(COURSE, record, mine)
    assert (verdict.mistake, verdict.message) == ("other-side", "bend: the other side is kept.")
    verdict = judge.judge(COURSE, record, lambda z: mine(z) * 0 + 2 * np.maximum(z, 0))
    assert verdict.message == "bend: OFFSET is missing."


def test_a_bug_hunt_may_begin_with_an_edit():
    record = exercise(edit({"2 * a": "3 * a"}), kind="bug hunt", name="repair", buggy="other-side")
    assert stub_source(record) == (
        '@exercise\ndef repair(z):\n    """Bend it."""\n'
        "    a = np.maximum(z, 0)\n    b = 3 * a\n    return b + OFFSET\n"
    )


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([("slug", {"a": "b"})], r"got \('slug', .*\), then None"),
        ([("slug", abs), ("other", abs)], r"got \('slug', .*\), then \('other', .*\)"),
        (["a sentence.", ("slug", abs)], "got 'a sentence.', then"),
        ([("slug", {"a": "b"}, "a sentence."), "a sentence."], "got .*; expected"),
    ],
)
def test_mistakes_and_sentences_must_alternate(entries, told):
    with pytest.raises(ValueError, match=rf"^mistakes: {told}"):
        mistakes(*entries)
