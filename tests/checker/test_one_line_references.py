"""References whose body is on the same line as the def."""

import pytest

from mlpkit.checker import Course, Exercise, judge
from mlpkit.checker.sources import (
    body,
    compile_source,
    faded_source,
    header,
    solved_source,
    stub_source,
)


# fmt: off
# ruff: noqa: E702
def shout(text): return text.upper()
def loud(text, end="!"): text = text.upper(); return text + end
def told(text): "Ü: what is told."; return text.upper()
def split(
    text,
): return text.upper()
# fmt: on


def exercise(reference):
    return Exercise(
        notebook=1,
        reference=reference,
        stub="Return it in capitals.",
        cases=lambda rng: [("ab",), ("c",)],
        hints=("A.", "B."),
        why="Why?",
        mistakes=(),
        alternatives=(),
        fade="return",
    )


@pytest.mark.parametrize("reference", [shout, loud, told, split])
def test_stub_solution_and_faded_source_are_valid(reference):
    record, course = exercise(reference), Course("dice", (), {1: "one"})
    assert judge.judge(course, record, reference).status == "correct"
    for source, status in (
        (stub_source(record), "not attempted"),
        (solved_source(record), "correct"),
        (faded_source(record), "not attempted"),
    ):
        assert source.startswith(f"@exercise\ndef {reference.__name__}(")
        assert source.count('"""') == 2 and "what is told" not in source
        function = compile_source(record, source.split("\n", 1)[1])
        assert judge.judge(course, record, function).status == status, source


def test_a_header_ends_at_its_colon():
    assert header("def f(x): return {1: x}\n", "g") == "def g(x):"
    assert header("def f(x: dict) -> int:\n    return x\n", "g") == "def g(x: dict) -> int:"
    assert body("def f(x): return {1: x}\n") == "    return {1: x}"
    assert body("def f(x): 'Ü'; y = x; return y\n") == "    y = x; return y"
