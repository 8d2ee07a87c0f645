"""Every exercise's bank of mistakes, checked from both sides, and learners who try the checker.

The tests run over the registry: a new record is covered without a line here. Every message stands
in exercise_messages.txt; MLPKIT_WRITE_MESSAGES=1 writes it anew.
"""

import ast
import base64
import html
import inspect
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import FunctionType, GeneratorType
from unittest import mock

import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.exercises import check, display, registry, session
from mlpkit.exercises.checking import judge, run
from mlpkit.exercises.comparing import leaves, snapshot
from mlpkit.exercises.diagnosis import diagnose
from mlpkit.exercises.guesses import answer_of, judge_guess
from mlpkit.exercises.record import Exercise, Guess, Mistake
from mlpkit.exercises.sandbox import TimeUp, attempt
from mlpkit.exercises.sources import (
    body,
    compiled,
    faded_source,
    outside,
    own_source,
    solved_source,
    stub_source,
)
from mlpkit.parameters import Parameters

RECORDS = registry.records()
EXERCISES = {name: r for name, r in RECORDS.items() if isinstance(r, Exercise)}
GUESSES = {name: r for name, r in RECORDS.items() if isinstance(r, Guess)}
MESSAGES = Path(__file__).with_name("exercise_messages.txt")

every_exercise = pytest.mark.parametrize("record", EXERCISES.values(), ids=EXERCISES)
every_guess = pytest.mark.parametrize("record", GUESSES.values(), ids=GUESSES)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path))
    session.attempts.clear()
    return tmp_path


def define(source, name="relu"):
    """The function that a cell's source defines, without its decorator, as `exec` makes it."""
    names = {"np": np}
    exec(source, names)
    return names[name]


def cell(source):
    """A cell without its decorator."""
    return source.split("\n", 1)[1]


# The bank, from both sides.


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


def attempted(record, mistake):
    """The mistake's function; that of a bug hunt's stub in other words, for it was given."""
    return mistake.function if mistake.slug != record.buggy else lambda *a: mistake.function(*a)


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


MUTANTS = {
    "zeros": np.zeros_like,
    "transposed": np.transpose,
    "scalar": lambda a: 0.5,
    "axis": lambda a: a[None],
    "constant": lambda a: np.full_like(a, 0.5 if a.dtype.kind == "f" else 1),
    "inf": lambda a: np.full(a.shape, np.inf),
    "nan": lambda a: np.full(a.shape, np.nan),
    "one-more": lambda a: a + a.dtype.type(1),
}


def mutant(record, change):
    """The reference with `change` in every array of its result, or of what it changes in place."""

    own = inspect.unwrap(record.reference)
    copied = FunctionType(own.__code__, own.__globals__, own.__name__, own.__defaults__)

    def mutated(*args):
        result = copied(*args)  # mlpkit's own would be no answer
        if result is not None:
            return changed(result, change)
        named = dict(zip(inspect.signature(record.reference).parameters, args, strict=False))
        for name in record.changes:
            array = named[name].vector if isinstance(named[name], Parameters) else named[name]
            array[...] = change(array)
        return None

    return mutated


def changed(value, change):
    if isinstance(value, GeneratorType):
        value = list(value)
    if isinstance(value, (list, tuple)):
        return tuple(changed(item, change) for item in value)
    if isinstance(value, dict):
        return {key: changed(item, change) for key, item in value.items()}
    return change(np.asarray(value)) if np.asarray(value).dtype.kind in "fiub" else value


def shapes_of(record):
    """The shapes of all that is compared, over all cases."""
    outcomes = run(record, record.reference)
    results = [outcome.attempt.value for outcome in outcomes]
    if results[0] is None:
        results = [outcome.after[name] for outcome in outcomes for name in record.changes]
    return {
        leaf.array.shape
        for value in results
        for _, leaf in leaves(value)
        if leaf and leaf.array is not None
    }


@every_exercise
@pytest.mark.parametrize("name", MUTANTS)
def test_universal_mutants_fail(record, name):
    if name == "transposed" and all(shape == shape[::-1] for shape in shapes_of(record)):
        return  # a vector transposed is itself
    if name == "axis" and any(record.changes) and run(record, record.reference)[0].after:
        if run(record, record.reference)[0].attempt.value is None:
            return  # an array changed in place keeps its axes
    verdict = judge(record, mutant(record, MUTANTS[name]))
    assert (verdict.status == "correct") == (name in record.passes), (name, verdict)


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


def shown(call, *args):
    """What a call shows."""
    things = []
    with mock.patch.object(session, "show", things.append):
        call(*args)
    return things[-1]


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
    (path,) = (Path(__file__).parents[1] / "notebooks").glob(f"{record.notebook:02d}_*.ipynb")
    cells = [cell for cell in json.loads(path.read_text())["cells"] if cell["cell_type"] == "code"]
    sources = ["".join(cell["source"]) for cell in cells]
    if isinstance(record, Guess):
        pattern = rf"^guess\(\s*\"{record.name}\""
    else:
        pattern = rf"^@(exercise|recall)\ndef {record.name}\("
    assert any(re.search(pattern, source, re.M) for source in sources)


@every_exercise
def test_texts_are_sentences(record):
    texts = [*record.hints, record.why, *(mistake.sentence for mistake in record.mistakes)]
    assert len({mistake.slug for mistake in record.mistakes}) == len(record.mistakes)
    for mistake in record.mistakes:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", mistake.slug)
    for text in [*texts, record.stub]:
        assert text.strip() == text and text[-1] in ".?)", text
        assert "!" not in text.replace("!=", ""), text
    assert set(record.changes) <= set(inspect.signature(record.reference).parameters)


@every_exercise
def test_nudging_agrees_with_the_reference_nearly_everywhere(record):
    if record.nudge is None:
        return
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


def generic_messages(record):
    """What the universal mutants are told, beside the bank's own sentences."""
    functions = {
        "twice": mutant(record, lambda a: 2 * a),
        "negative": mutant(record, np.negative),
        "none": lambda *args: print(end=""),
        **{name: mutant(record, change) for name, change in MUTANTS.items()},
    }
    return {name: judge(record, function) for name, function in functions.items()}


def test_messages():
    """Every message by exercise and slug, as a learner reads it."""
    lines = []
    for record in RECORDS.values():
        lines.append(f"\n## {record.notebook:02d} {record.name}")
        if isinstance(record, Guess):
            for value in (..., *answers(record)):
                lines.append(f"{value!r}: {judge_guess(record, value, measured(record))}")
            continue
        correct = judge(record, record.reference)
        lines.append(f"stub: {judge(record, compiled(record, cell(stub_source(record))))}")
        lines.append(f"right: {correct}")
        for mistake in record.mistakes:
            verdict = judge(record, attempted(record, mistake))
            # The line number is that of the bank, which is edited.
            lines.append(f"{mistake.slug}: {re.sub('line [0-9]+', 'line 3', str(verdict))}")
        for name, verdict in generic_messages(record).items():
            lines.append(f"[{name}] {re.sub('line [0-9]+', 'line 3', str(verdict))}")
    text = "\n".join(lines).strip() + "\n"
    if os.environ.get("MLPKIT_WRITE_MESSAGES"):
        MESSAGES.write_text(text, encoding="utf-8")
    assert text == MESSAGES.read_text(encoding="utf-8")
    assert not re.search("0x[0-9a-f]{6}|Traceback", text)


# Guesses.


def measured(record):
    """What the notebook would pass, for a guess whose answer only the notebook has."""
    return 1.0 if record.answer is None and record.at_least is None else None


def truth(record):
    if record.at_least is not None:
        return record.at_least
    answer = answer_of(record)
    return measured(record) if answer is None else answer


def answers(record):
    """The right answer and wrong ones."""
    answer = truth(record)
    if isinstance(answer, str):
        return [answer, *record.wrong]
    if record.parts:
        return [answer, (*answer[:-1], wrong(answer[-1], record)), *one_wrong_part(record)]
    return [answer, wrong(answer, record), *record.wrong]


def one_wrong_part(record):
    """Answers with a single part filled in, and that one wrong."""
    answer = truth(record)
    for place in range(len(answer)):
        value = [...] * len(answer)
        value[place] = wrong(answer[place], record)
        yield tuple(value)


def wrong(answer, record):
    if record.share:
        return 0.0
    if isinstance(answer, tuple):
        return (*answer, 7)
    if isinstance(answer, str):
        return next(iter(record.wrong), "z")
    return answer - abs(answer) - 2 * record.tolerance - 1


@every_guess
def test_a_guess_knows_right_from_wrong(record):
    right, *others = answers(record)
    assert judge_guess(record, ..., measured(record)).status == "not attempted"
    assert judge_guess(record, right, measured(record)).status == "correct"
    assert others
    for value in others:
        verdict = judge_guess(record, value, measured(record))
        assert verdict.status == "wrong" and verdict.message[-1] in ".?)", verdict


@every_guess
def test_a_guess_of_another_kind_is_told_what_is_expected(record):
    for value in ("zzz", None, [object()], {}, np.zeros(3), object):
        verdict = judge_guess(record, value, measured(record))
        assert verdict.status == "error" and "expected" in verdict.message


@every_guess
def test_a_guess_says_why(record):
    assert record.because[-1] in ".?)"
    assert record.answer is not None or record.at_least is not None or record.tolerance
    answer = truth(record)
    if isinstance(answer, str):
        assert answer not in record.wrong and len(record.wrong) >= 1
    if record.parts:
        assert len(answer) == len(record.parts)
    assert set(record.rules) <= set(record.parts)
    for text in [*record.wrong.values(), *record.rules.values()]:
        assert text.strip() == text and text[-1] in ".?)", text


TRACE_OF_SHAPES = Guess(
    name="trace",
    notebook=3,
    because="rows stay.",
    answer=((5, 4), (5, 3), (3,)),
    parts=("z1", "logits", "b2"),
    rules={"logits": "a row for each example."},
)
BY_HAND = Guess(name="by_hand", notebook=5, because="1.", answer=((2, 0), 4), parts=("da", "dy"))


@pytest.mark.parametrize(
    ("record", "value", "status", "message"),
    [
        (TRACE_OF_SHAPES, (..., ..., ...), "not attempted", "trace: not attempted yet. Put your"),
        (TRACE_OF_SHAPES, ((5, 4), ..., ...), "not attempted", "trace: 1 of 3, all right so far. "),
        (TRACE_OF_SHAPES, (..., ..., (3,)), "not attempted", "so far. Next: z1."),
        (TRACE_OF_SHAPES, (..., (..., 3), (3,)), "not attempted", "1 of 3, all right so far. "),
        (
            TRACE_OF_SHAPES,
            ((5, 4), (3, 5), ...),
            "wrong",
            "logits: you said (3, 5); not right: a r",
        ),
        (TRACE_OF_SHAPES, ((4, 5), (5, 3), ...), "wrong", "z1: you said (4, 5); not right."),
        (TRACE_OF_SHAPES, ((5, 4), (3, 5), (3,)), "wrong", "logits: You said (3, 5); it is (5, 3)"),
        (TRACE_OF_SHAPES, ((5, 4), (3, 5), (3,)), "wrong", "it is (5, 3): a row for each example."),
        (
            TRACE_OF_SHAPES,
            ((4, 5), (5, 3), (3,)),
            "wrong",
            "You said (4, 5); it is (5, 4): rows st",
        ),
        (TRACE_OF_SHAPES, ((5, 4), (3, 5), (3,)), "wrong", "example. Right: z1, b2."),
        (
            TRACE_OF_SHAPES,
            ((4, 5), (3, 5), (3,)),
            "wrong",
            "stay. Also wrong: logits. Begin with z1. Right: b2.",
        ),
        (TRACE_OF_SHAPES, ((5, 4), (5, 3), 3), "error", "trace: b2: got an int; expected a shape"),
        (TRACE_OF_SHAPES, ((5, 4), (5, 3), 3), "error", "with one axis is written (7,), with a c"),
        (TRACE_OF_SHAPES, (5, 4), "error", "got 2 of them; expected one each for z1, logits, b2."),
        (TRACE_OF_SHAPES, ((5, 4), [5, 3], (3,)), "correct", "All 3 are right: rows stay."),
        (BY_HAND, (2, ...), "error", "da: got an int; expected a pair, which is written (2, 0)."),
        (BY_HAND, ((2, 0), 4), "correct", "Both are right: 1."),
    ],
)
def test_a_guess_of_several_parts_is_judged_as_far_as_it_goes(record, value, status, message):
    found = judge_guess(record, value)
    assert found.status == status and message in found.message, found
    if ... in value:  # no answer of another part, nor of this one, while something is open
        assert "it is" not in found.message and record.because not in found.message


def test_a_known_wrong_part_gets_its_own_sentence_also_half_way():
    record = Guess(
        name="a_and_z",
        notebook=3,
        answer=(4.0, 2.0),
        parts=("z", "a"),
        because="so.",
        wrong={-4.0: "a minus too many."},
        rules={"z": "the rule."},
    )
    assert "z: -4 is not right: a minus too many." in judge_guess(record, (-4.0, ...)).message
    assert "z: you said 3; not right: the rule." in judge_guess(record, (3.0, ...)).message


def test_a_wrong_part_does_not_give_the_recipe_away():
    """A half-finished trace says nothing of the parts that are still to come."""
    for record in (r for r in GUESSES.values() if r.parts):
        answer = truth(record)
        assert set(record.rules) == set(record.parts)
        for place, value in enumerate(one_wrong_part(record)):
            told = judge_guess(record, value).message
            assert record.rules[record.parts[place]] in told, told
            assert str(answer[place]) not in told, told


def one_guess(answer, **more):
    return Guess(name="g", notebook=0, because="so it is.", answer=answer, **more)


@pytest.mark.parametrize(
    ("record", "value", "status", "message"),
    [
        (one_guess(22), 22, "correct", "You said 22; it is 22, right: so it is."),
        (
            one_guess(lambda: 0.5, measured=True),
            0.4,
            "wrong",
            "said 0.4; measured 0.500: so it is.",
        ),
        (one_guess(22), "x", "error", "g: got 'x'; expected a number."),
        (one_guess(22), None, "error", "g: got None; expected a number."),
        (one_guess((7,)), 7, "error", "A shape with one axis is written (7,), with a comma."),
        (one_guess((7,)), "7", "error", "g: got '7'; expected a shape, such as (5, 3)."),
        (one_guess("b", wrong={"a": "no."}), 2, "error", 'one of a, b, in quotes: "b".'),
        (one_guess("b", wrong={"a": "no."}), "x", "error", "g: got 'x'; expected one of a, b."),
        (one_guess("b", wrong={"a": "no."}), "A", "wrong", "a is not right: no."),
        (one_guess(0.5, share=True), 50, "error", "g: got 50. The answer is a share, from 0 to 1."),
        (one_guess(0.5, share=True), -0.1, "error", "The answer is a share, from 0 to 1."),
        (
            one_guess(-0.1, wrong={0.1: "which sign?"}),
            0.1,
            "wrong",
            "0.1 is not right: which sign?",
        ),
        (one_guess(-0.1, wrong={0.1: "which sign?"}), 0.2, "wrong", "You said 0.2; it is -0.100: "),
        (one_guess(None, at_least=0.88, share=True), 88.3, "error", "is a share, from 0 to 1."),
        (one_guess(None, at_least=0.88, share=True), 0.883, "correct", "to reach: 0.88. Reached."),
        (one_guess(None, at_least=0.88, share=True), 0.87, "wrong", "Not there yet."),
    ],
)
def test_a_guess_is_told_in_the_words_of_its_kind(record, value, status, message):
    found = judge_guess(record, value)
    assert found.status == status and message in found.message, found


def test_the_parts_of_a_guess_may_come_without_a_tuple_around_them(capsys):
    exercises.guess("batches_per_epoch", 235, 96)
    exercises.guess("batches_per_epoch", (235, 96))
    one, other = capsys.readouterr().out.splitlines()
    assert one == other and one.startswith("Both are right")
    exercises.guess("batches_per_epoch")
    assert "not attempted yet" in capsys.readouterr().out


def test_a_guess_is_shown_with_what_was_measured(capsys, monkeypatch):
    record = Guess(
        name="untrained_loss", notebook=4, because="ten equally likely classes.", tolerance=0.1
    )
    monkeypatch.setattr(session, "find", lambda name, kind: record)
    exercises.guess("untrained_loss", 0, measured=np.log(10))
    exercises.guess("untrained_loss", 2.3, measured=np.log(10))
    exercises.guess("untrained_loss", ..., measured=np.log(10))
    assert capsys.readouterr().out.splitlines() == [
        "You said 0; measured 2.30: ten equally likely classes.",
        "You said 2.3; measured 2.30, right: ten equally likely classes.",
        "untrained_loss: not attempted yet. Put your guess in place of the ... and run again.",
    ]


# Learners.


def verdict(source, name="relu"):
    return check(name, define(source, name))


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (
            "def one_hot(labels, classes):\n    Y = np.empty((len(labels), classes))\n"
            "    Y[np.arange(len(labels)), labels] = 1\n    return Y",
            "one_hot",
        ),
        (
            "def relu(z):\n    a = np.empty_like(z)\n    a[z > 0] = z[z > 0]\n    return a",
            "relu",
        ),
        (
            "def confusion_matrix(labels, predicted, classes):\n"
            "    counts = np.empty((classes, classes), int)\n"
            "    np.add.at(counts, (labels, predicted), 1)\n    return counts",
            "confusion_matrix",
        ),
    ],
)
def test_what_was_in_memory_before_is_never_right(source, name):
    function = define(source, name)
    makers = np.empty, np.empty_like
    for _ in range(6):  # after the first, the right answer lies about in memory
        found = check(name, function)
        assert found.status == "wrong"
        assert "np.empty does not set its array to 0" in found.message
    assert (np.empty, np.empty_like) == makers


def test_np_empty_may_be_filled():
    source = "def relu(z):\n    a = np.empty_like(z)\n    a[...] = np.maximum(z, 0)\n    return a"
    assert verdict(source).status == "correct"


HE = "rng.normal(size=(D, M)) * np.sqrt(2 / D)"


@pytest.mark.parametrize(
    ("weights", "biases", "message"),
    [
        (HE, "np.zeros(M)", "correct"),
        (HE, "rng.normal(size=M) / 100", "correct"),
        (HE.replace("/ D", "/ M"), "np.zeros(M)", "W3 has a spread of"),
        (HE.replace("rng.", "np.random.default_rng(0)."), "np.zeros(M)", "gave the same W1. Draw"),
        (HE.replace("rng.", "np.random."), "np.zeros(M)", "gave different W1. Draw from rng."),
        (HE, "np.random.normal(size=M) / 100", "gave different b1. Draw from rng."),
        (f"np.tile(({HE})[:1], (D, 1))", "np.zeros(M)", "W1 has equal rows"),
        (f"np.tile(({HE})[:, :1], (1, M))", "np.zeros(M)", "W1 has equal columns"),
    ],
)
def test_weights_are_drawn_from_rng_and_fit_their_inputs(weights, biases, message):
    source = (
        "def repair_initialization(sizes, rng):\n    parameters = {}\n"
        "    for k, (D, M) in enumerate(zip(sizes[:-1], sizes[1:]), 1):\n"
        f"        parameters[f'W{{k}}'] = {weights}\n"
        f"        parameters[f'b{{k}}'] = {biases}\n    return parameters"
    )
    assert message in verdict(source, "repair_initialization").message


def test_a_list_where_one_number_is_wanted_need_not_become_an_array():
    source = "def should_stop(losses, patience): return losses and max(losses) > 0"
    assert verdict(source, "should_stop").message == (
        "should_stop: returned a list or tuple of 0, expected a single number."
    )


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("def relu(z): ...", "not attempted yet"),
        ("def relu(z):\n    'max'\n    pass", "not attempted yet"),
        ("def relu(z): raise NotImplementedError", "not attempted yet"),
        ("def relu(z): return ...", "not attempted yet"),
        ("def relu(z):\n    a = z * 1", "returned None. Is a return missing?"),
        ("def relu(z):\n    a = 1\n    return z[9, 9]", "raised IndexError: index 9 is out of"),
        ("def relu(z):\n    a = 1\n    return z[9, 9]", "at your line 3, when z had shape (2, 3)."),
        ("def relu(z): return helper(z)", "raised NameError: name 'helper' is not defined at your"),
        ("def relu(z): raise SystemExit", "raised SystemExit at your line 1"),
        ("def relu(z): raise KeyboardInterrupt", "raised KeyboardInterrupt at your line 1"),
        ("def relu(z): raise BaseException('x')", "raised BaseException: x at your line 1"),
        ("def relu(z): return relu(z)", "raised RecursionError: maximum recursion depth"),
        ("def relu(): return 0", "takes (), expected (z). Keep the first line of the stub."),
        ("def relu(z, y): return z", "takes (z, y), expected (z)."),
        ("def relu(z): return np.maximum(z, 0).tolist()", "returned a list or tuple of 2, expect"),
        ("def relu(z): return np.matrix(z)", "returned a matrix, expected an array of shape"),
        ("def relu(z): return (x for x in z)", "returned a generator, expected an array of shape"),
        ("def relu(z): return 'zero'", "returned a str, expected an array of shape (2, 3)."),
        ("def relu(z): yield z", "returned a generator"),
        ("def relu(z): return 0.0", "returned a single number, expected an array of shape (2, 3)"),
        ("def relu(z): return np.maximum(z, 0)[None]", "shape (1, 2, 3), expected (2, 3)"),
        ("def relu(z): return np.maximum(z, 0).astype(int)", "dtype int64, expected floats"),
        ("def relu(z): return np.maximum(z, 0).astype(object)", "dtype object, expected floats"),
        ("def relu(z): return np.maximum(z, 0) + 0j", "dtype complex128, expected floats"),
        ("def relu(z): return 2 * np.maximum(z, 0)", "exactly twice too large. Is a factor 2 left"),
        ("def relu(z): return np.maximum(z, 0) / 2", "exactly half of it. Is a factor 2 missing?"),
        ("def relu(z): return 3 * np.maximum(z, 0)", "everywhere 3 times what is expected."),
        ("def relu(z): return np.minimum(-z, 0)", "the sign is the wrong way round."),
        ("def relu(z): return np.maximum(z, 0).T", "All values are right, but the result is tran"),
        ("def relu(z): return np.maximum(z, 0) + (z == 1000)", "yours 1001, expected 1000, where"),
        (
            "def relu(z): return z + np.zeros((7, 1))",
            "from the right: (k,) and (1, k) hold a number",
        ),
        ("def relu(z): return np.where(z > 99, np.inf, np.maximum(z, 0))", "something overflows"),
    ],
)
def test_what_a_learner_is_told(source, message):
    found = verdict(source)
    assert found.status != "correct" and message in found.message, found
    assert found.message.startswith("relu: ")


def test_generic_mistakes_have_slugs():
    sources = {
        "transposed": "np.maximum(z, 0).T",
        "wrong-sign": "-np.maximum(z, 0)",
        "constant-factor": "3 * np.maximum(z, 0)",
        "unstable": "np.where(z > 99, np.nan, np.maximum(z, 0))",
        "per-batch": "np.maximum(z, 0).mean(axis=0)",
    }
    for slug, source in sources.items():
        assert verdict(f"def relu(z): return {source}").mistake == slug
    found = verdict(
        "def linear_backward(grad, X, W):\n"
        "    result = grad @ W.T, X.T @ grad, grad.sum(axis=0)\n"
        "    grad *= 2\n"
        "    return result",
        "linear_backward",
    )
    assert found.mistake == "changed-input"
    assert "changed grad in place" in found.message


def test_right_parts_in_another_order_are_recognized():
    source = "def linear_backward(grad, X, W): return grad.sum(axis=0), X.T @ grad, grad @ W.T"
    found = verdict(source, "linear_backward")
    assert found.mistake == "another-order"
    assert found.message.endswith("the parts are right, in another order: dX, dW, db.")
    source = "def linear_backward(grad, X, W): return X.T @ grad, grad @ W.T, grad.sum(axis=1)"
    assert verdict(source, "linear_backward").mistake is None


def test_a_sum_is_called_one_only_where_it_can_be_told_from_a_zero():
    """A single 0 for an array of zeros equals its sum, and its mean, by accident."""
    zeros = [(np.zeros(3), np.array(0.0), ()), (np.zeros(2), np.array(0.0), ())]
    assert diagnose("shape", zeros) is None
    sums = [(np.ones((2, 3)), np.full(3, 2.0), ()), (np.ones((4, 3)), np.full(3, 4.0), ())]
    assert diagnose("shape", sums)[0] == "per-batch"
    found = judge(
        EXERCISES["repair_initialization"],
        define(
            "def f(sizes, rng):\n"
            "    pairs = list(zip(sizes, sizes[1:]))\n"
            "    weights = {f'W{k + 1}': 0.01 * rng.normal(size=s) for k, s in enumerate(pairs)}\n"
            "    named = [(f'W{k + 1}', f'b{k + 1}') for k in range(len(pairs))]\n"
            "    return {n: weights.get(n, 0.0) for pair in named for n in pair}",
            "f",
        ),
    )
    assert "b1 is a single number, expected an array of shape (3,)" in found.message, found
    assert "sum over axis" not in found.message


def test_what_is_behind_an_error_is_said():
    each = "def relu(z): return np.array([{} for x in z])"
    found = verdict(each.format("max(x, 0)"))
    assert found.status == "error"
    assert found.message.endswith("np.max for the largest).")
    assert "is ambiguous at your line 1" in found.message and "a.any" not in found.message
    found = verdict("def relu(z):\n    if z > 0: return z\n    return 0 * z")
    assert found.mistake == "if-on-array" and "An if, `and`" not in found.message


def test_names_taken_from_the_notebook_are_named():
    told = "Your code uses test_labels, which is not one of its arguments."
    source = "test_labels = np.zeros(99)\ndef relu(z): return z + test_labels"
    assert "operands could not be broadcast" in str(verdict(source))
    assert verdict(source).message.endswith(told)
    source = "k, l = 0, 2\ndef relu(z): return np.maximum(z, k) + l"
    assert verdict(source).message.endswith("uses k and l, which are none of its arguments.")
    found = verdict("def relu(z): return leaky_relu(z)")
    assert found.message.endswith(
        'Run the cell of leaky_relu first, or bring it here: mine("leaky_relu").'
    )
    helper = "def half(z): return z / 2\ndef relu(z): return half(z)"
    assert "uses" not in verdict(helper).message


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def relu(z): return maximum(z, 0)", "Did you mean np.maximum?"),
        ("def relu(z): return np.maximun(z, 0)", "Did you mean np.maximum?"),
        ("def relu(z):\n    mask = z > 0\n    return Mask * z", "Did you mean mask?"),
        ("def log_softmax(z): return z\ndef relu(z): return log_sotfmax(z)", "log_softmax?"),
        ("def relu(z): return qwxyv(z)", "when z had shape (2, 3)."),
    ],
)
def test_a_misspelt_name_is_held_against_those_that_are_there(source, told):
    found = verdict(source)
    assert found.status == "error" and found.message.endswith(told)
    assert "which is not one of its arguments" not in found.message


def test_of_a_long_error_the_first_sentence_is_said():
    source = "def relu(z): return np.array([[1, 2], [3]])"
    assert "array element with a sequence at your line 1, when z" in verdict(source).message
    source = "def relu(z): raise ValueError('D is 3 in X but 5 in W.')"
    assert "ValueError: D is 3 in X but 5 in W at your line 1" in verdict(source).message


def test_one_number_and_an_array_are_told_apart_in_words():
    assert "returned a single number, expected an array of shape (2, 3)" in str(
        verdict("def relu(z): return 0.0")
    )
    found = verdict("def accuracy(predicted, labels): return 1 * labels[:2]", "accuracy")
    assert "returned an array of shape (2,), expected a single number" in found.message


def test_what_has_no_other_transpose_is_not_called_transposed():
    """A vector that is right beside a wrong part: b1 is its own transpose."""
    record = EXERCISES["train_epoch"]
    found = judge(record, mutant(record, MUTANTS["axis"]))
    assert found.mistake is None and "loss is an array of shape (1,), expected" in found.message
    source = "def linear_backward(grad, X, W): return grad, X.T @ grad, grad.sum(axis=0)"
    assert verdict(source, "linear_backward").mistake is None


def test_a_gradient_is_held_against_nudging():
    source = "def linear_backward(grad, X, W): return grad @ W.T, {}, grad.sum(axis=0)"
    found = verdict(source.format("2 * X.T @ grad"), "linear_backward")
    assert re.search(r"dW\[0, 0\] is \S+, nudging says \S+: exactly twice too large", str(found))
    found = verdict(source.format("X.T @ grad + 1"), "linear_backward")
    assert re.search(r"dW\[0, 0\] is \S+, nudging says \S+\.$", str(found))
    found = verdict(source.format("X.T @ grad + 1"), "linear_backward").message
    said = [float(x) for x in re.findall(r"(?:is|says) (-?[0-9.]+[0-9])", found)]
    assert said[0] - said[1] == pytest.approx(1, abs=0.01)


def test_parts_of_a_tuple_are_named():
    source = "def linear_backward(grad, X, W): return {}"
    told = {
        "grad @ W.T, X.T @ grad": "returned 2 values, expected 3: dX, dW, db.",
        "grad @ W.T": "returned one value, expected 3: dX, dW, db.",
        "grad @ W.T, None, grad.sum(axis=0)": "dW is None. Is it missing in the return?",
        "X, X.T @ grad, grad.sum(axis=0)": "dX[0, 0] is ",
        "grad, X.T @ grad, grad.sum(axis=0)": "dX has shape (4, 2), expected (4, 3): here N = 4,",
    }
    for result, message in told.items():
        found = verdict(source.format(result), "linear_backward")
        assert message in found.message, found


def test_the_order_in_which_a_dictionary_was_filled_does_not_matter():
    one, other = {"b1": np.zeros(3), "W1": np.ones((2, 3))}, {"W1": np.ones((2, 3))}
    other["b1"] = np.zeros(3)
    shapes = [[(n, leaf.array.shape) for n, leaf in leaves(snapshot(d))] for d in (one, other)]
    assert shapes[0] == shapes[1] == [("W1", (2, 3)), ("b1", (3,))]


def test_right_answers_in_other_dtypes_are_right():
    for dtype in ("float16", "float32", "longdouble"):
        assert (
            verdict(f"def relu(z): return np.maximum(z, 0).astype('{dtype}')").status == "correct"
        )


def test_a_view_of_the_argument_is_compared_as_it_was():
    """The result is the argument itself, changed: only the change is wrong, and it is said."""
    source = "def relu(z):\n    np.maximum(z, 0, out=z)\n    return z[:]"
    assert verdict(source).mistake == "changed-input"


def test_warnings_and_numpy_errors_do_not_fail_an_answer():
    source = (
        "import warnings\n"
        "def relu(z):\n"
        "    warnings.warn('careful')\n"
        "    np.zeros(1) / 0\n"
        "    np.seterr(all='raise')\n"
        "    return np.maximum(z, 0)"
    )
    before = np.geterr()
    with np.errstate(all="raise"):
        assert verdict(source).status == "correct"
    assert np.geterr() == before


def test_prints_are_kept_apart_from_the_verdict(capsys):
    found = verdict("def relu(z):\n    print('z', z.shape)\n    return np.maximum(z, 0)")
    assert found.message == 'relu: correct (6 checks). Compare with solution("relu").'
    assert found.printed == "z (2, 3)\n"
    assert str(found).endswith("relu printed:\nz (2, 3)")
    many = verdict("def relu(z):\n    for i in range(99): print(i)\n    return np.maximum(z, 0)")
    assert str(many).endswith("8\n9\n… 89 more lines")
    assert capsys.readouterr().out == ""


LOOPS = {
    "plain": "while True: pass",
    "bare except": "while True:\n    try:\n      x = 1\n    except: pass",
    "nested excepts": (
        "def work(): return sum(range(200))\n"
        "while True:\n"
        "  try:\n"
        "    while True:\n"
        "      try:\n"
        "        while True:\n"
        "          try: work(); work()\n"
        "          except BaseException: pass\n"
        "      except: continue\n"
        "  except: continue"
    ),
    "finally": "while True:\n    try: sum(range(99))\n    finally: continue",
    "prints": "while True: print('a' * 1000)",
    "generator": "return sum(1 for _ in iter(int, 1))",
}


@pytest.mark.parametrize("loop", LOOPS)
def test_an_endless_loop_is_stopped(loop):
    body = "\n".join(f"  {line}" for line in LOOPS[loop].splitlines())
    function = define(f"def relu(z):\n{body}")
    for _ in range(2):  # and again: nothing is left over from the first time
        begun = time.monotonic()
        tried = attempt(lambda: function(1), seconds=0.2)
        assert isinstance(tried.error, TimeUp)
        assert time.monotonic() - begun < 10
    assert sys.gettrace() is TRACE
    assert attempt(lambda: 3).value == 3


TRACE = sys.gettrace()


def test_an_endless_loop_has_a_sentence(monkeypatch):
    monkeypatch.setattr("mlpkit.exercises.checking.run.__defaults__", (0, 0.2))
    found = verdict("def relu(z):\n    while True: pass")
    assert found.status == "error"
    assert found.message == "relu: stopped after 5 seconds. Does a loop never end?"


def test_a_loop_is_stopped_in_another_thread_too():
    results = []

    def loop():
        while True:
            pass

    thread = threading.Thread(target=lambda: results.append(attempt(loop, seconds=0.2)))
    thread.start()
    thread.join(20)
    assert isinstance(results[0].error, TimeUp)


@pytest.mark.skipif(sys.platform == "win32", reason="no signals between processes")
@pytest.mark.parametrize("swallowed", [False, True])
def test_the_users_interrupt_gets_through(swallowed):
    code = f"""
import os, signal, threading, time
from mlpkit.exercises.sandbox import attempt
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
def slow():
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    try:
        time.sleep(2)
    except BaseException:
        if not {swallowed}: raise
try:
    attempt(slow)
except KeyboardInterrupt:
    print("interrupted")
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["interrupted", "True"], done.stderr


HOSTILE = [
    "class Odd:\n  def __array__(self, *a, **k): raise SystemExit\ndef relu(z): return Odd()",
    "class Odd(list):\n  def __len__(self): return -1\ndef relu(z): return Odd()",
    "class Odd(list):\n  def __iter__(self): raise MemoryError\ndef relu(z): return Odd([1])",
    "class Odd(Exception):\n  def __str__(self): raise SystemExit\ndef relu(z): raise Odd",
    "class Odd(np.ndarray):\n  def __array_finalize__(self, o): 1 / 0\n"
    "def relu(z): return z.view(Odd)",
    "class Odd:\n  __class__ = property(lambda self: 1 / 0)\ndef relu(z): return Odd()",
    "def relu(z):\n  a = []\n  a.append(a)\n  return a",
    "def relu(z):\n  z.shape = (-1,)\n  return z",
    "def relu(z): return np.array([None, object()], dtype=object)",
    "def relu(z): return np.zeros((10**6, 10**6))",
    "def relu(*args, **kwargs): return args",
    "async def relu(z): return z",
    "class relu:\n  def __init__(self, z): pass",
    "import sys\ndef relu(z):\n  sys.stdout = None\n  return z",
    "def relu(z):\n  print(z, file=3)",
    "relu = 3",
    "relu = None",
    "relu = type('Odd', (), {'__call__': lambda self, z: z, '__name__': 'relu'})()",
]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("source", HOSTILE)
def test_whatever_a_function_does_the_verdict_is_a_sentence(source):
    stdout = sys.stdout
    found = verdict(source)
    sys.settrace(TRACE)
    assert found.status in ("wrong", "error"), found
    assert found.message.startswith("relu: ") and "\n" not in found.message
    assert "0x" not in found.message
    assert sys.stdout is stdout
    assert check("relu", EXERCISES["relu"].reference).status == "correct"


def test_a_message_does_not_depend_on_time_or_address():
    source = "def relu(z): raise ValueError(f'{object()} in {relu}')"
    found = {str(verdict(source)) for _ in range(3)}
    assert found == {
        "relu: your code raised ValueError: <object object> in <function relu> at your line 1, "
        "when z had shape (2, 3)."
    }


# In a notebook: the decorators, hints, sources.


def test_the_decorator_gives_back_what_later_cells_can_use(capsys):
    right = define("def relu(z): return np.where(z > 0, z, 0)")
    wrong_one = define("def relu(z): return z * 1")
    assert exercises.exercise(right) is right
    assert exercises.exercise(wrong_one) is EXERCISES["relu"].reference
    assert exercises.exercise(define("def relu(z): ...")) is EXERCISES["relu"].reference
    told = capsys.readouterr().out
    assert "Until it is right, later cells use mlpkit's relu." in told
    assert "It is not kept for later notebooks: its source can't be read." in told
    assert (
        "relu: not attempted yet. Replace the ... and run the cell again. Later cells use" in told
    )


def test_an_unknown_name_is_told_the_nearest(capsys):
    function = define("def rellu(z): return z", "rellu")
    assert exercises.exercise(function) is function
    assert "no exercise is called 'rellu'. Did you mean 'relu'?" in capsys.readouterr().out
    for call in (exercises.hint, exercises.solution, exercises.restore, exercises.reset):
        with pytest.raises(ValueError, match=r"no exercise (or guess )?is called 'rellu'"):
            call("rellu")
    with pytest.raises(ValueError, match="no guess is called 'relu'"):
        exercises.guess("relu", 3)
    for call in (exercises.hint, exercises.solution):
        with pytest.raises(ValueError, match="'beat_88' is a guess: it has no hints") as caught:
            call("beat_88")
        (line,) = caught.value._render_traceback_()  # no way through this package
        assert line == str(caught.value)
    by_name = shown(exercises.hint, "relu", 1)
    assert shown(exercises.hint, define("def relu(z): ..."), 1) == by_name


def relu(z):
    """A learner's."""
    return np.where(z > 0, z, 0.0)  # with a comment


def test_a_right_function_travels(capsys):
    exercises.exercise(relu)
    capsys.readouterr()
    own, theirs = exercises.mine("relu", "softmax")
    assert capsys.readouterr().out == "relu: yours.\nsoftmax: mlpkit's.\n"
    assert own is not relu and own(np.array([-1.0, 2.0])).tolist() == [0, 2]
    assert theirs is EXERCISES["softmax"].reference
    assert exercises.mine("relu")(np.array([3.0])).tolist() == [3]
    assert "# with a comment" in str(shown(exercises.restore, "relu"))


def test_a_wrong_attempt_does_not_replace_what_passed(capsys):
    exercises.exercise(relu)
    exercises.exercise(define("def relu(z): return z * 1"))
    exercises.mine("relu")
    assert capsys.readouterr().out.endswith("relu: yours.\n")


def helper(z):
    return np.maximum(z, 0)


def leaning():
    def relu(z):
        return helper(z)

    return relu


def test_a_function_that_leans_on_another_cell_is_right_but_not_kept(capsys):
    function = leaning()
    assert exercises.exercise(function) is function
    told = capsys.readouterr().out
    assert "relu: correct" in told
    assert "it uses `helper`, which is defined outside the function." in told
    exercises.mine("relu")
    assert capsys.readouterr().out == "relu: mlpkit's.\n"


def lines_of(tmp_path, source, name):
    """The function that a file defines: its source can be read, as in a notebook."""
    file = tmp_path / f"cell_{len(list(tmp_path.iterdir()))}.py"
    file.write_text(source)
    names = {"np": np, "mine": exercises.mine}
    exec(compile(source, str(file), "exec"), names)
    return names[name]


def test_a_function_that_calls_another_exercise_is_kept(capsys, tmp_path):
    softmax_of_hers = (
        "def softmax(z):\n"
        "    e = np.exp(z - np.max(z, axis=1, keepdims=True))\n"
        "    return e / e.sum(axis=1, keepdims=True)  # hers\n"
    )
    backward = (
        "softmax, one_hot = mine('softmax', 'one_hot')\n"
        "def cross_entropy_backward(logits, labels):\n"
        "    y = one_hot(labels, logits.shape[1])\n"
        "    return (softmax(logits) - y) / len(labels)\n"
    )
    exercises.exercise(lines_of(tmp_path, softmax_of_hers, "softmax"))
    exercises.exercise(lines_of(tmp_path, backward, "cross_entropy_backward"))
    told = capsys.readouterr().out
    assert "cross_entropy_backward: correct" in told and "not kept" not in told
    found = exercises.mine("cross_entropy_backward")
    assert capsys.readouterr().out == "cross_entropy_backward: yours.\n"
    assert found.__globals__["one_hot"] is EXERCISES["one_hot"].reference
    assert "# hers" in inspect.getsource(found.__globals__["softmax"])


def test_two_versions_that_call_each_other_come_to_an_end(capsys, tmp_path):
    sources = {
        "logsumexp": "def logsumexp(z): return z[:, 0] - log_softmax(z)[:, 0]",
        "log_softmax": "def log_softmax(z): return z - logsumexp(z)[:, None]",
    }
    for (name, source), other in zip(sources.items(), reversed(sources), strict=True):
        exercises.exercise(lines_of(tmp_path, f"{other} = mine('{other}')\n{source}\n", name))
    told = capsys.readouterr().out
    assert told.count(": correct") == 2 and "not kept" not in told
    z = np.array([[0.0, np.log(3)]])
    np.testing.assert_allclose(exercises.mine("logsumexp")(z), [np.log(4)])
    np.testing.assert_allclose(exercises.mine("log_softmax")(z), np.log([[0.25, 0.75]]))


def test_a_hunt_promises_nothing_to_later_cells(capsys):
    record = EXERCISES["repair_relu_backward"]
    stub = define(cell(stub_source(record)), record.name)
    exercises.exercise(stub)
    wrong_one = define(f"def {record.name}(grad, z, a): return grad * (z >= 0)", record.name)
    exercises.exercise(wrong_one)
    right = define(f"def {record.name}(grad, z, a): return np.where(z > 0, grad, 0)", record.name)
    exercises.exercise(right)
    told = capsys.readouterr().out
    assert "Find the fault, mend it and run the cell again.\n" in told
    assert 'Stuck? hint("repair_relu_backward")' in told and "correct" in told
    assert "ater cells" not in told and "kept" not in told


def test_the_stub_does_not_take_the_place_of_a_restored_source():
    from mlpkit.exercises.sources import stubs

    exercises.exercise(relu)
    own = exercises.mine("relu")
    stubs.cache_clear()
    judge(EXERCISES["relu"], own)
    assert "# with a comment" in inspect.getsource(own)


def test_a_pass_under_an_older_check_is_not_used(capsys, monkeypatch):
    exercises.exercise(relu)
    entry = EXERCISES["relu"]
    object.__setattr__(entry, "version", entry.version + 1)
    try:
        exercises.mine("relu")
        assert "passed under an older check: run it again" in capsys.readouterr().out
        assert "Passed under an older check, run again: relu." in str(exercises.progress())
    finally:
        object.__setattr__(entry, "version", entry.version - 1)


def test_each_hint_comes_under_those_before_it():
    hints = EXERCISES["relu"].hints
    count = len(hints)
    told = [str(shown(exercises.hint, "relu")).splitlines() for _ in range(count + 1)]
    lines = [f"Hint {k} of {count} for relu: {text}" for k, text in enumerate(hints, start=1)]
    assert told[0] == lines[:1] and told[1] == lines[:2]
    assert told[count - 1] == told[count] == [*lines, told[count][-1]]
    assert 'solution("relu")' in told[count][-1]
    assert str(shown(exercises.hint, "relu", 1)).splitlines() == lines[:1]
    with pytest.raises(ValueError, match="got level 9; expected 1 to"):
        exercises.hint("relu", 9)


def test_two_hints_in_one_cell_are_both_shown(capsys):
    assert exercises.hint("relu") is None
    assert exercises.hint("softmax") is None
    out = capsys.readouterr().out
    assert "for relu: " in out and "for softmax: " in out


def test_the_solution_is_the_reference_itself(capsys):
    text = str(shown(exercises.solution, "linear_backward"))
    assert own_source(EXERCISES["linear_backward"].reference) in text + "\n"
    assert "@shapes" not in text
    assert EXERCISES["linear_backward"].why in text
    due = "Recalls due: linear_backward. Write these again, from memory, with @recall."
    assert due in str(exercises.progress())


def test_a_recall_falls_back_on_what_you_wrote_before(capsys):
    exercises.exercise(relu)
    capsys.readouterr()
    open_ = exercises.recall(define("def relu(z): ..."))
    assert "Later cells use your earlier relu." in capsys.readouterr().out
    wrong = exercises.recall(define("def relu(z): return z"))
    assert "Until it is right, later cells use your earlier relu." in capsys.readouterr().out
    for function in (open_, wrong):
        assert function is not EXERCISES["relu"].reference
        assert function(np.array([-1.0, 2.0])).tolist() == [0.0, 2.0]


def test_a_recall_settles_what_is_due(capsys):
    exercises.solution("relu")
    exercises.recall(relu)
    assert "Recalls due" not in str(exercises.progress())
    assert "Before you go on" not in str(shown(exercises.solution, "relu"))


def test_reset_and_restore():
    exercises.exercise(relu)
    exercises.reset("relu")
    assert "none of your versions" in str(shown(exercises.restore, "softmax"))
    assert "def relu(z):" in str(shown(exercises.restore, "relu"))
    assert str(shown(exercises.hint, "relu")).startswith("Hint 1")


def test_progress_counts(capsys):
    before = exercises.progress().rows
    exercises.exercise(relu)
    after = exercises.progress()
    row, earlier = (
        next(line for line in lines if line[0].startswith("02")) for lines in (after.rows, before)
    )
    assert row != earlier
    assert " 1 of " in row[1]
    assert str(after).splitlines()[-1].startswith("Next: ")
    assert "tried: begun, not right yet;" in str(after)
    assert after.legend in after._repr_html_()


@every_exercise
def test_comparing_is_possible_or_says_why_not(record, monkeypatch):
    monkeypatch.setattr("mlpkit.exercises.comparison.EPOCHS", 0)
    text = str(exercises.compare(record.name))
    assert "run its cell first" in text or "training would say nothing" in text


@pytest.mark.parametrize(
    ("name", "source", "worse"),
    [
        ("relu_backward", "def relu_backward(grad, z, a): return -grad * (z > 0)", True),
        ("relu_backward", "def relu_backward(grad, z, a): return np.where(z > 0, grad, 0)", False),
        ("sgd_step", "def sgd_step(theta, grad, rate): theta += rate * grad", True),
    ],
)
def test_a_wrong_function_costs_training(name, source, worse, capsys):
    exercises.exercise(define(source, name))
    found = exercises.compare(name)
    assert len(found.yours) == len(found.theirs) or worse
    if worse:
        assert not found.yours[-1] < found.theirs[-1] + 0.1
    else:
        np.testing.assert_allclose(found.yours, found.theirs, rtol=1e-4)
    bundle = found._repr_mimebundle_()
    assert bundle["text/plain"] == str(found)
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", sorted(EXERCISES))
def test_every_comparison_trains_with_the_reference(name):
    from mlpkit.exercises import comparison

    place = EXERCISES[name].reference.__name__
    if comparison.setup(place, EXERCISES[name].reference) is None:
        return
    losses = comparison.train(comparison.setup(place, EXERCISES[name].reference))
    assert losses[-1] < 0.9 * losses[0], losses


# What is shown.


def test_every_text_of_the_learner_is_escaped():
    evil = "<script>alert(1)</script>"
    sources = [
        f"def relu(z): raise ValueError({evil!r})",
        f"def relu(z):\n    print({evil!r})\n    return z * 1",
        f"def relu(z): raise type({evil!r}, (Exception,), {{}})",
        f"def relu(z): return type({evil!r}, (), {{}})()",
    ]
    for source in sources:
        shown = verdict(source)._repr_html_()
        assert "<script" not in shown and "&lt;script&gt;" in shown
    assert "<script" not in display.Note(evil, f"# {evil}")._repr_html_()
    assert "<script" not in display.table([evil], [[evil]])
    function = define("def relu(z): return z")
    function.__name__ = evil
    shown = []
    session_show = session.show
    session.show = shown.append
    try:
        exercises.exercise(function)
    finally:
        session.show = session_show
    assert "<script" not in shown[0]._repr_html_() and evil in str(shown[0])


def test_html_says_the_same_as_the_text():
    for source in ("def relu(z): ...", "def relu(z): return z * 1", "def relu(z): return z[9]"):
        found = verdict(source)
        text = html.unescape(re.sub("<[^>]+>", "", found._repr_html_()))
        assert found.message.replace("`", "") in text.replace("`", "")


def test_outcomes_differ_in_colour_and_in_sign():
    colours, signs = zip(*display.SIGNS.values(), strict=True)
    assert len(set(colours)) == len(set(signs)) == len(display.SIGNS)


def test_a_source_is_highlighted_in_the_themes_colours():
    source = shown(exercises.solution, "relu")._repr_html_()
    assert "var(--jp-mirror-editor-keyword-color" in source
    text = html.unescape(re.sub("<[^>]+>", "", source))
    assert "return np.maximum(z, 0)" in text


def test_two_records_of_one_name_are_an_error(monkeypatch):
    registry.records.cache_clear()
    monkeypatch.setattr(registry, "CONCEPTS", ("activations", "activations"))
    try:
        with pytest.raises(ValueError, match="two records are called 'linear_stack'"):
            registry.records()
    finally:
        registry.records.cache_clear()


def test_mlpkit_alone_stays_small():
    code = "import sys, mlpkit, mlpkit.training; print('mlpkit.exercises' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_the_bank_notices_a_check_that_accepts_everything(monkeypatch):
    """The tests above can fail: with every comparison passing, a mistake is taken for right."""
    monkeypatch.setattr("mlpkit.exercises.checking.differing", lambda a, b: np.zeros(a.shape, bool))
    assert judge(EXERCISES["relu"], np.abs).status == "correct"
    bad = Mistake("copy", EXERCISES["relu"].reference, "never.")
    assert judge(EXERCISES["relu"], bad.function).status == "correct"


HALF_DONE = [
    "import numpy as np\nfrom mlpkit.exercises import *",
    "@exercise\ndef relu(z):\n    return z[9, 9, 9]",
    "@exercise\ndef softmax(z):\n    ...",
    "relu(np.array([-1.0])).tolist(), softmax(np.zeros((1, 2))).tolist()",
    "@exercise\ndef relu(z):\n    # fine\n    return np.maximum(z, 0)",
    "mine('relu')\nNone",
    "helper = np.maximum\n@exercise\ndef relu(z):\n    return helper(z, 0)",
]


def test_a_half_finished_notebook_runs_to_its_end(home):
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    cells = [nbformat.v4.new_code_cell(source) for source in HALF_DONE]
    notebook = nbformat.v4.new_notebook(cells=cells)
    nbclient.NotebookClient(notebook, kernel_name="python3", timeout=60).execute()
    told = [[o.data["text/plain"] for o in c.outputs if "data" in o] for c in notebook.cells]
    assert "raised IndexError" in told[1][0] and "at your line 3," in told[1][0]
    assert told[2][0].startswith("softmax: not attempted yet.")
    assert told[3] == ["([0.0], [[0.5, 0.5]])"]
    assert told[4] == ['relu: correct (6 checks). Compare with solution("relu").']
    assert told[5] == ["relu: yours."]
    assert "it uses `helper`, which is defined outside the function." in told[6][0]
    assert "text/html" in notebook.cells[1].outputs[0].data


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="a POSIX kernel")
def test_names_in_all_are_there():
    assert all(hasattr(exercises, name) for name in exercises.__all__)
