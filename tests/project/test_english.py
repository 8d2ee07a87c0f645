"""Phrases that are never English, in everything that people read: notebooks, messages, docstrings,
pages."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PHRASES = {  # {pattern: the better wording}
    r"\bAsked for (is|are)\b": "The exercise asks for …, or: Return …",
    r"\b(is|are|was|were) taken off (it|its|each|every|the|a|[a-z]|β)\b": "is subtracted from",
    r"\b[Ww]hich (sign|shape|size|value|type) (has|have) (it|they)\b": "What sign does it have?",
    r"\b[Hh]ow (looks|look) (it|they|the|a|this)\b": "What does it look like?",
    r"\d %(?! ?[\d(]|[a-z])": "86%, without a space",
}
READ = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "notebooks",
    "mlpkit",
    "docs",
    "benchmarks",
    "tests",
)
# these quote what learners type and what files contain, or use Python's % between numbers
OTHERS = {"test_english.py", "test_typed_guesses.py", "test_tables.py", "known_columns.py"}


def texts():
    """(path, its text) of every file with sentences; of a notebook the sources of its cells."""
    for name in READ:
        place = ROOT / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.suffix not in (".md", ".py", ".txt", ".ipynb"):
                continue
            if path.name in OTHERS or "node_modules" in path.parts:
                continue
            text = path.read_text(encoding="utf-8")
            if path.suffix == ".ipynb":
                text = "\n".join("".join(c["source"]) for c in json.loads(text)["cells"])
            yield path.relative_to(ROOT), text


def found_in(text, pattern):
    """The places of a phrase, each with the text around it; line breaks make no difference."""
    flat = re.sub(r"""\s*["']?\s*\n[ \t#]*(?:[rf]{0,2}["'])?""", " ", text)
    return [flat[max(0, m.start() - 40) : m.end() + 40] for m in re.finditer(pattern, flat)]


@pytest.mark.parametrize("pattern", PHRASES)
def test_no_text_contains_a_phrase_that_is_never_english(pattern):
    said = [f"{path}: … {one} …" for path, text in texts() for one in found_in(text, pattern)]
    assert not said, f"better: {PHRASES[pattern]}\n" + "\n".join(said)


@pytest.mark.parametrize(
    "text",
    [
        'hint = "the loss. Asked for "\n        "is the gradient"',
        "# the mean is taken\n# off each row",
        "Which sign has it?",
        "How looks the curve now?",
        "right on 86 % of the images",
    ],
)
def test_each_phrase_is_found_across_lines(text):
    assert sum(bool(found_in(text, pattern)) for pattern in PHRASES) == 1


@pytest.mark.parametrize(
    "text",
    [
        "60_000 % 256",
        "k % (n + 1)",
        "it took off",
        "Which value has the lowest loss?",
        "f'{x:.0%}'",
    ],
)
def test_phrases_that_are_english_or_code_pass(text):
    assert not any(found_in(text, pattern) for pattern in PHRASES)
