"""A notebook with its answers: what is written into its cells, and what the folds below say."""

import ast
import html
import json
import re
from pathlib import Path

import numpy as np
import pytest

from mlpkit.checker.guesses import judge_guess
from mlpkit.checker.solved import answered, notes_on, quoted, source_of, typed_answer, with_answers
from mlpkit.checker.sources import stub_source
from mlpkit.exercises import check, course
from tests.checker.learner import define

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
FENCED = re.compile(r"```python\n(.*?)\n```", re.S)
QUOTED = re.compile(r"<blockquote>(.*?)</blockquote>", re.S)
KNOWN = [one for one in course.guesses.values() if one.answer is not None and not one.measured]
SHOWN = ("relu", "softmax", "repair_softmax", "linear_backward", "adam_step", "minibatches")


def cell(source, kind="code", **more):
    made = {"cell_type": kind, "id": "a", "metadata": {"tags": ["x"]}, "source": source, **more}
    return made | (
        {"outputs": [{"output_type": "stream"}], "execution_count": 3} if kind == "code" else {}
    )


def folds_of(name):
    """Return {summary: (sources, verdicts)} of the folds below an exercise."""
    found = {}
    for note in notes_on(course, stub_source(course.find(name))):
        summary = html.unescape(re.search("<summary>(.*)</summary>", note)[1])
        found[summary] = FENCED.findall(note), [html.unescape(q) for q in QUOTED.findall(note)]
    return found


def test_a_stub_becomes_a_function_that_is_right():
    source = answered(course, "import numpy as np\n\n" + stub_source(course.find("softmax")))
    answer = define(source.replace("@exercise\n", ""), "softmax")
    assert check("softmax", answer).status == "correct" and source.startswith("import numpy")


def test_a_recall_is_filled_in_without_notes():
    source = stub_source(course.find("softmax"), "recall")
    assert answered(course, source).startswith("@recall\ndef softmax(z):")
    assert "..." not in answered(course, source) and notes_on(course, source) == []


@pytest.mark.parametrize("record", KNOWN, ids=lambda record: record.name)
def test_a_guess_is_written_as_a_learner_types_it_and_is_right(record):
    typed = typed_answer(record)
    assert judge_guess(record, ast.literal_eval(typed)).status == "correct"
    dots = "(..., ...)" if record.parts else "..."
    assert answered(course, f'guess("{record.name}", {dots})') == f'guess("{record.name}", {typed})'


def test_a_number_is_rounded_if_that_is_near_enough():
    assert typed_answer(course.find("sigmoid_slope", object)) == "0.25"


@pytest.mark.parametrize(
    "source",
    [
        'guess("relu_zero_share", ..., measured=zero_share)',
        'guess("beat_88", ...)',
        "relu(np.array([1.0]))",
    ],
)
def test_a_guess_that_only_the_notebook_can_answer_stays_as_it_is(source):
    assert answered(course, source) == source


@pytest.mark.parametrize("name", SHOWN)
def test_the_other_right_answers_are_right_and_differ(name):
    sources, _ = folds_of(name)["Other right answers"]
    assert 1 <= len(sources) <= 3 and len(set(sources)) == len(sources)
    for source in sources:
        assert check(name, define(source, name)).status == "correct", source
        assert ast.unparse(ast.parse(source)) not in answered(
            course, stub_source(course.find(name))
        )


@pytest.mark.parametrize("name", SHOWN)
def test_below_each_mistake_is_the_verdict_that_it_gets(name):
    ((sources, told),) = (found for what, found in folds_of(name).items() if "mistakes" in what)
    assert len(sources) == len(told) == 3
    assert len(set(told)) == 3, "the same sentence twice"
    for source, text in zip(sources, told, strict=True):
        verdict = check(name, define(source, name))
        assert verdict.status != "correct" and verdict.mistake
        assert verdict.message == text


def test_no_letter_of_a_verdict_is_read_as_markdown():
    assert quoted("dW[0] is 2 < 3 & $5") == (
        "<blockquote>dW[0] is 2 &lt; 3 &amp; &#36;5</blockquote>"
    )


def test_the_summary_says_how_many_mistakes_there_are():
    count = len(course.find("softmax").mistakes)
    assert f"3 of {count} mistakes in the bank, and their verdicts" in folds_of("softmax")


def test_a_wrong_letter_has_its_sentence():
    (note,) = notes_on(course, 'guess("linear_stack", ...)')
    told = html.unescape(note)
    record = course.find("linear_stack", object)
    assert all(f"{letter} is not right: {why}" in told for letter, why in record.wrong.items())


def test_everything_else_in_a_notebook_stays_and_what_was_printed_goes():
    before = {
        "cells": [
            cell("# Title", "markdown"),
            cell("print(1)"),
            cell('guess("linear_stack", ...)') | {"id": "b"},
        ],
        "metadata": {"kernelspec": {}},
        "nbformat": 4,
    }
    kept = json.dumps(before)
    after = with_answers(course, before)
    assert json.dumps(before) == kept, "the notebook that came is changed"
    title, opening, printed, guess, note = after["cells"]
    assert title == before["cells"][0] and "for teachers" in opening["source"]
    assert printed == before["cells"][1] | {"outputs": [], "execution_count": None}
    assert guess["source"] == 'guess("linear_stack", "b")' and guess["metadata"] == {"tags": ["x"]}
    assert [one["id"] for one in after["cells"]] == ["a", "with-answers", "a", "b", "b-answers"]
    assert note["cell_type"] == "markdown" and after["metadata"] == before["metadata"]


def test_no_dots_are_left_in_a_notebook_but_those_of_measured_guesses():
    notebook = json.loads((NOTEBOOKS / "02_activations.ipynb").read_text(encoding="utf-8"))
    cells = with_answers(course, notebook)["cells"]
    sources = "\n".join(one["source"] for one in cells if one["cell_type"] == "code")
    left = re.findall(r"^ +\.\.\..*|^guess\(.*\.\.\..*", sources, re.M)
    assert left == ['guess("relu_zero_share", ..., measured=zero_share)']


double = lambda x, by=2: x * by  # noqa: E731
LONG = lambda z: np.concatenate(  # noqa: E731
    [z, z]
)
PAIR = [lambda x: x, lambda x: 2 * x]


def test_a_lambda_is_written_as_a_function():
    assert source_of(double) == "def answer(x, by=2):\n    return x * by\n"
    assert source_of(LONG) == "def answer(z):\n    return np.concatenate([z, z])\n"
    assert [source_of(one) for one in PAIR] == [None, None]
    assert source_of(eval("lambda x: x")) is None and source_of(len) is None
