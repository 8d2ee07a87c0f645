"""Every exercise's bank of mistakes, checked from both sides.

The tests run over the course: a new record is covered without a line here.
"""

import ast
import inspect
import json
import re
from pathlib import Path

import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.checker import Guess
from mlpkit.checker.outcomes import run
from mlpkit.checker.sources import (
    body,
    compiled,
    faded_source,
    outside,
    own_source,
    solved_source,
    stub_source,
)
from mlpkit.checker.values import leaves, snapshot
from mlpkit.exercises import check, session

from .bank import (
    EXERCISES,
    MUTANTS,
    RECORDS,
    attempted,
    cell,
    every_exercise,
    judge,
    mutant,
)
from .learner import define, shown


@every_exercise
def test_the_reference_passes_whatever_the_seed(record):
    for seed in range(8):
        verdict = judge(record, record.reference, seed)
        assert verdict.status == "correct", (seed, verdict)


@every_exercise
def test_the_stub_is_not_attempted(record):
    cells = [stub_source(record), stub_source(record, "recall")]
    cells += [faded_source(record)] if record.fade else []
    for source in cells:
        verdict = judge(record, compiled(record, cell(source)))
        assert verdict.status == "not attempted", source


@every_exercise
def test_every_mistake_fails_under_its_own_slug(record):
    for mistake in record.mistakes:
        verdict = judge(record, attempted(record, mistake))
        assert verdict.status in ("wrong", "error"), (mistake.slug, verdict)
        assert verdict.mistake == mistake.slug, (mistake.slug, verdict)


@every_exercise
def test_the_alternatives_pass(record):
    for function in record.alternatives:
        for seed in range(3):
            verdict = judge(record, function, seed)
            assert verdict.status == "correct", (inspect.getsource(function), verdict)


def shapes_of(record):
    """The shapes of all that a mutant changes, over all cases."""
    shapes = set()
    run(record, mutant(record, lambda array: shapes.add(array.shape) or array))
    return shapes


def changes_nothing(record, name):
    """Whether a mutant is the reference again."""
    if name == "transposed":
        return all(len(shape) < 2 for shape in shapes_of(record))
    if name == "axis":  # an array changed in place keeps its axes
        return any(record.changes) and run(record, record.reference)[0].attempt.value is None
    return False


@every_exercise
@pytest.mark.parametrize("name", MUTANTS)
def test_universal_mutants_fail(record, name):
    verdict = judge(record, mutant(record, MUTANTS[name]))
    right = name in record.passes or changes_nothing(record, name)
    assert (verdict.status == "correct") == right, (name, verdict)


@every_exercise
def test_doing_nothing_useful_fails(record):
    def raises(*args):
        raise RuntimeError("on purpose")

    useless = {
        "input": lambda *args: args[0],
        "none": lambda *args: print(end=""),
        "exception": raises,
        "text": lambda *args: "0",
        "function": lambda *args: raises,
    }
    for name, function in useless.items():
        verdict = judge(record, function)
        assert (verdict.status == "correct") == (name in record.passes), (name, verdict)
    assert judge(record, raises).status == "error"


ODD = {
    "empty": [],
    "empty rows": [[]],
    "dict": {},
    "other dict": {"W1": 1, 2: [3]},
    "nones": (None,) * 5,
    "mixed": (np.zeros(3), None, "text", [1, (2, {})]),
    "no numbers": np.zeros((0, 3)),
    "texts": np.array(["a", "b"]),
    "dates": np.array(["2020-01-01"], "datetime64[D]"),
    "record": np.zeros(2, [("x", float)]),
    "bytes": b"0",
    "set": {1},
    "masked": np.ma.masked_all((2, 3)),
    "ragged": np.array([[1], [1, 2]], object),
    "ellipses": (..., 1),
    "integer": 10**400,
}


@every_exercise
def test_whatever_comes_back_gets_one_sentence(record):
    for name, value in ODD.items():
        for function in (lambda *args, value=value: value, mutant(record, lambda a, v=value: v)):
            if record.changes and function.__name__ == "mutated":
                continue  # what is changed in place stays an array of its shape and dtype
            verdict = judge(record, function)
            assert verdict.status != "correct", (name, verdict)
            assert verdict.message.startswith(f"{record.name}: "), name
            assert "\n" not in verdict.message, (name, verdict.message)


def refuses(statement):
    """Whether a statement only checks what came in."""
    return isinstance(statement, ast.If) and isinstance(statement.body[0], ast.Raise)


@every_exercise
def test_the_bank_is_large_enough(record):
    source = own_source(record.reference)
    statements = ast.parse(f"def f():\n{body(source)}").body[0].body
    one_line = sum(not refuses(statement) for statement in statements) == 1
    mistakes, alternatives = (2, 2) if one_line else (4, 3)
    if "backward" in record.name:
        mistakes = 6
    if record.kind == "bug hunt":
        mistakes, alternatives = 2, 1  # the fault as it was found, and a repair that goes wrong
    if record.kind == "open task":
        alternatives = 2
    assert len(record.mistakes) >= mistakes
    assert len(record.alternatives) >= alternatives
    assert len(record.hints) >= 2


@every_exercise
def test_cases_are_fresh_finite_and_varied(record):
    one, two = (record.cases(np.random.default_rng(0)) for _ in range(2))
    other = record.cases(np.random.default_rng(1))
    assert len(one) == len(two) == len(other) >= 2
    arrays = [a for case in one for a in case if isinstance(a, np.ndarray)]
    again = [a for case in two for a in case if isinstance(a, np.ndarray)]
    assert not any(np.shares_memory(a, b) for a in arrays for b in again)
    assert all(np.isfinite(a).all() for a in arrays if a.dtype.kind == "f")
    if arrays and isinstance(one[0][0], np.ndarray):
        assert len({case[0].shape for case in one}) > 1


@every_exercise
def test_a_check_leaves_nothing_behind(record):
    """A function that spoils all that it gets does no harm to the next check."""

    def spoils(*args):
        for value in args:
            array = getattr(value, "vector", value)
            if isinstance(array, np.ndarray) and array.flags.writeable:
                array[...] = 1
        return args

    assert judge(record, spoils).status != "correct"
    assert judge(record, record.reference).status == "correct"


@every_exercise
def test_the_solved_cell_passes_and_stands_alone(record):
    for decorator in ("exercise", "recall"):
        source = solved_source(record, decorator)
        assert source.startswith(f"@{decorator}\ndef {record.name}(")
        function = compiled(record, cell(source), session.used(record, record.uses))
        assert not outside(function, (*record.uses, record.name))
        assert judge(record, function).status == "correct"


@every_exercise
def test_what_an_answer_may_use_was_written_before(record):
    for name in record.uses:
        if name in EXERCISES:
            assert EXERCISES[name].notebook <= record.notebook
        assert callable(session.used(record, record.uses)[name])


@pytest.mark.parametrize("name", [n for n, r in EXERCISES.items() if r.worked])
def test_a_solution_that_the_hints_lead_to_stands_above_our_own(name):
    record = EXERCISES[name]
    assert record.worked in record.alternatives
    first, own = shown(exercises.solution, name).source.split("# mlpkit's own:")
    assert own.strip() == own_source(record.reference).strip()
    assert check(name, define(first, name)).status == "correct"


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_it_stands_in_its_notebook(record):
    (path,) = (Path(__file__).parents[2] / "notebooks").glob(f"{record.notebook:02d}_*.ipynb")
    cells = [cell for cell in json.loads(path.read_text())["cells"] if cell["cell_type"] == "code"]
    sources = ["".join(cell["source"]) for cell in cells]
    if isinstance(record, Guess):
        pattern = rf"^guess\(\s*\"{record.name}\""
    else:
        pattern = rf"^@(exercise|recall)\ndef {record.name}\("
    assert any(re.search(pattern, source, re.M) for source in sources)


@pytest.mark.parametrize("name", [n for n, r in EXERCISES.items() if r.nudge])
def test_nudging_agrees_with_the_reference_nearly_everywhere(name):
    record = EXERCISES[name]
    agree = total = 0
    for args in record.cases(np.random.default_rng(0)):
        pairs = zip(
            leaves(snapshot(record.reference(*args))),
            leaves(snapshot(record.nudge(*args))),
            strict=True,
        )
        for (_, right), (_, slopes) in pairs:
            assert right.array.shape == slopes.array.shape
            close = np.isclose(slopes.array, right.array, rtol=1e-4, atol=1e-5)
            agree, total = agree + close.sum(), total + close.size
    assert agree > 0.7 * total


def test_a_check_that_accepts_everything_turns_the_bank_red(monkeypatch):
    relu = EXERCISES["relu"]
    tests = (
        lambda: test_every_mistake_fails_under_its_own_slug(relu),
        lambda: test_universal_mutants_fail(relu, "constant"),
    )
    for test in tests:
        test()
    monkeypatch.setattr("mlpkit.checker.faults.differing", lambda a, b: np.zeros(a.shape, bool))
    for test in tests:
        with pytest.raises(AssertionError):
            test()
