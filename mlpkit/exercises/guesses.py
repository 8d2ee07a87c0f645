"""A guess, against what is so."""

import functools

import numpy as np

from mlpkit.exercises.comparing import number
from mlpkit.exercises.display import Verdict
from mlpkit.exercises.sandbox import clean


def judge_guess(record, value, measured=None):
    """The Verdict on a guess; `measured` is the answer when the record has none."""
    name = record.name
    if unanswered(value):
        message = f"{name}: not attempted yet. Put your guess in place of the ... and run again."
        return Verdict(name, "not attempted", message)
    if record.at_least is not None:
        status, message = reached(record, value)
        return Verdict(name, status, message)
    answer = answer_of(record) if measured is None else measured
    if not record.parts:
        status, message = one(value, answer, record)
        return Verdict(name, status, message)
    if not isinstance(value, (tuple, list)) or len(value) != len(record.parts):
        came = f"{len(value)} of them" if isinstance(value, (tuple, list)) else kind(value)
        parts = ", ".join(record.parts)
        return Verdict(name, "error", f"{name}: got {came}; expected one each for {parts}.")
    for part, mine, theirs in zip(record.parts, value, answer, strict=True):
        status, message = one(mine, theirs, record)
        if status != "correct":
            return Verdict(name, status, f"{part}: {message}")
    return Verdict(name, "correct", f"All {len(answer)} are right: {record.because}")


@functools.cache
def answer_of(record):
    """The record's answer, measured where it is a function."""
    return record.answer() if callable(record.answer) else record.answer


def unanswered(value):
    """Whether an Ellipsis is left in a guess."""
    return value is ... or (isinstance(value, (tuple, list)) and any(part is ... for part in value))


def reached(record, value):
    if not is_number(value):
        return "error", f"{record.name}: got {kind(value)}; expected a number."
    told = f"{record.name}: {number(value)}; to reach: {number(record.at_least)}."
    if value >= record.at_least:
        return "correct", f"{told} Reached. {capital(record.because)}"
    return "wrong", f"{told} Not there yet."


def one(value, answer, record):
    """(status, message) for one number, letter or shape."""
    if isinstance(answer, str):
        return letter(value, answer, record)
    if isinstance(answer, tuple):
        if not isinstance(value, (tuple, list)) or not all(map(is_number, value)):
            expected = "expected a shape, such as (5, 3)"
            return "error", f"{record.name}: got {kind(value)}; {expected}."
        right = tuple(value) == tuple(answer)
        said = f"({', '.join(number(size) for size in value)}{',' * (len(value) == 1)})"
        return outcome(right, said, "it is", str(answer), record)
    if not is_number(value):
        return "error", f"{record.name}: got {kind(value)}; expected a number."
    right = abs(float(value) - float(answer)) <= record.tolerance + 1e-9 * abs(float(answer))
    return outcome(right, number(value), "measured", exact(answer), record)


def outcome(right, said, word, answer, record):
    if right:
        return "correct", f"You said {said}; {word} {answer}, right: {record.because}"
    return "wrong", f"You said {said}; {word} {answer}: {record.because}"


def letter(value, answer, record):
    known = sorted({answer, *record.wrong})
    given = value.strip().lower() if isinstance(value, str) else None
    if given not in known:
        return "error", f"{record.name}: got {kind(value)}; expected one of {', '.join(known)}."
    if given == answer:
        return "correct", f"{given} is right: {record.because}"
    return "wrong", f"{given} is not right: {record.wrong[given]}"


def is_number(value):
    return isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)


def kind(value):
    """What came, in a word: a text in quotes, or the type."""
    if type(value) is str:
        return repr(clean(value, 40))
    return f"a {type(value).__name__}"


def exact(answer):
    """A measured number in three digits, the zeros at the end too: 2.30; an integer as it is."""
    if isinstance(answer, (int, np.integer)):
        return f"{int(answer):,}"
    answer = float(answer)
    return f"{answer:#.3g}".rstrip(".") if 1e-3 <= abs(answer) < 1e4 else number(answer)


def capital(text):
    return text[:1].upper() + text[1:]
