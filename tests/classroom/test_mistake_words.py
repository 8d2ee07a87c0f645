"""A mistake's slug in words."""

import ast
import re
from pathlib import Path

import pytest

from mlpkit.checker import diagnosis
from mlpkit.checker.diagnosis.transformations import OTHERWISE
from mlpkit.classroom.learner import ERROR, UNNAMED
from mlpkit.classroom.mistake_words import GENERIC, mistake_words
from mlpkit.exercises import course

PLAIN = {"transposed", "unstable", "shifted", "flattened", "picked", "columns"}  # have no dash


def slugs_in_diagnosis():
    """Every slug that a module of diagnosis may give: all its texts of words with dashes."""
    found = set()
    for path in Path(diagnosis.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if re.fullmatch(r"[a-z]+(-[a-z]+)+", node.value):
                    found.add(node.value)
    ends = [f"{end}-{what}" for end in ("first", "last") for what in ("row", "column", "value")]
    return found | {*ends, "first-row-alone", "last-row-alone"} | PLAIN | set(OTHERWISE)


def test_every_generic_slug_has_its_words():
    plain = {slug for slug in slugs_in_diagnosis() if not slug.startswith("rounded-to-")}
    assert plain == GENERIC.keys() - {UNNAMED, ERROR}


@pytest.mark.parametrize(
    ("name", "slug", "words"),
    [
        ("softmax", "axis-0", "This is the softmax over axis 0. Each row is one example and"),
        ("linear_backward", "averaged", "dW and db are divided by N."),
        ("relu", "rounded-to-3", "The result is rounded to 3 decimals."),
        ("relu", "mlpkits-own", "The result comes from mlpkit's own relu."),
        ("relu", "size-factor", "Everything is too large, or too small, by a length"),
        ("batch_norm", "root-missing", "In short: root missing."),
        ("relu", "cut-at-6", "In short: cut at 6."),
        ("relu", "changed-input", "changed z in place."),
    ],
)
def test_a_mistake_is_described_in_the_banks_words(name, slug, words):
    assert mistake_words(course, course.exercises[name], slug).lower().startswith(words.lower())


def test_every_sentence_of_the_bank_begins_as_it_may_in_a_table():
    for record in course.exercises.values():
        for mistake in record.mistakes:
            told = mistake_words(course, record, mistake.slug)
            assert (
                told[1:] == mistake.sentence[1:] and told[0].lower() == mistake.sentence[0].lower()
            )
