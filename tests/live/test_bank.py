"""The verdicts of a browser's Python on all answers of the bank are those stored for a computer's,
but for the differences in WORDS and OLDER.
"""

import json
import re
from pathlib import Path

import pytest

from mlpkit.exercises import CONCEPTS, course
from tests.checker.bank import RECORDS
from tests.checker.test_messages import file_of, kept, with_one_line

VERDICTS = Path(__file__).with_name("verdicts.py")
# packages that a page lacks; for exercises that need them it says so in place of a verdict
NOT_THERE = {"pandas", "torch", "jax", "optax", "onnx", "onnxruntime", "safetensors"}
# words that differ: a verdict names the platform's integer dtype
WORDS = {"int64": "int32"}
# {exercise: (an answer, another with the same verdict there)}: the page's NumPy, which is older,
# still makes a number of an array with one element
OLDER = {"repair_nan": ("[axis]", "[transposed]")}

HERE = {name: one for name, one in course.exercises.items() if not NOT_THERE & {*one.needs}}
CONCEPT = {name: CONCEPTS[one.notebook] for name, one in HERE.items()}
# run on each push: they need 32-bit integers, missing flags, draws, changes in place, and training
FEW = ("confusion_matrix", "softmax", "adam_step", "minibatches")


def as_stored(verdicts):
    """A record's verdicts as one text, as in tests/exercises/messages."""
    return "\n".join(
        f"{name}{'' if name.startswith('[') else ':'} {with_one_line(text)}"
        for name, text in verdicts.items()
    )


def in_words_of_a_page(text, name):
    if name in OLDER:
        line = {slug: re.search(rf"^{re.escape(slug)} .*", text, re.M)[0] for slug in OLDER[name]}
        one, other = OLDER[name]
        text = text.replace(line[one], line[other].replace(other, one, 1))
    for word, other in WORDS.items():
        text = re.sub(rf"\b{word}\b", other, text)
    return text


def assert_same_verdicts(lines, names):
    found = [json.loads(line) for line in lines]
    assert [one["name"] for one in found] == list(names)
    assert {one["name"]: one["refused"] for one in found if one["refused"]} == {}
    for one in found:
        record = RECORDS[one["name"]]
        stored = kept(file_of(record))[record.name]
        assert as_stored(one["texts"]) == in_words_of_a_page(stored, record.name), record.name


@pytest.mark.guards
def test_a_page_gives_the_same_verdicts_on_a_few_exercises(run_on_page):
    assert_same_verdicts(run_on_page(VERDICTS, *FEW), FEW)


@pytest.mark.proofs
@pytest.mark.parametrize("concept", dict.fromkeys(CONCEPT.values()))
def test_a_page_gives_the_same_verdicts_on_every_answer(concept, run_on_page):
    names = [name for name, own in CONCEPT.items() if own == concept]
    assert_same_verdicts(run_on_page(VERDICTS, *names), names)
