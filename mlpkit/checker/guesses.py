"""Verdicts on guesses."""

import functools
import math

import numpy as np

from mlpkit.checker.display.verdict import Verdict
from mlpkit.checker.record import letters_of, of_part
from mlpkit.checker.typed_guess import (
    MOST,
    infinite,
    is_number,
    is_percentage,
    misfit,
    read_guess,
    read_parts,
    what_came,
)
from mlpkit.checker.words import capitalized, number


def judge_guess(record, value, measured=None, once_more=False):
    """The Verdict on a guess; `measured` is the answer if the record has none.

    once_more: a wrong guess is asked for another before it is told the answer; not if the answer is
    measured, because a guess before an experiment is a prediction.
    """
    value, measured = plain(value), plain(measured)
    answer = answer_of(record) if measured is None else measured
    if answer is None and record.at_least is None and record.judge is None:
        raise ValueError(f"{record.name}: the record has no answer; expected measured=.")
    word = "it is" if measured is None and not record.measured else "measured"
    once_more = once_more and word == "it is"
    value = read_parts(record, value, answer)
    if not has_guess(record, value):
        status = "not attempted"
        message = "not attempted yet. Put your guess in place of the ... and run again."
    elif record.judge is not None:
        status, message = judge_by_record(record, value)
    elif record.at_least is not None:
        status, message = judge_at_least(record, value)
    elif record.parts:
        status, message = judge_parts(record, value, answer, word, once_more)
    else:
        status, message = judge_single(
            record, value, answer, word, record.because, once_more=once_more
        )
    if status not in ("correct", "wrong"):
        message = f"{record.name}: {message}"
    return Verdict(record.name, status, message)


def plain(value, depth=2):
    """A guess with every 0-d array replaced by a number, also in its parts and shapes."""
    if isinstance(value, np.ndarray) and value.ndim == 0:
        return value.item()
    if type(value) in (tuple, list) and len(value) <= MOST and depth:
        return type(value)(plain(part, depth - 1) for part in value)
    return value


@functools.cache
def answer_of(record):
    """The record's answer; if it is a function, what that returns."""
    return record.answer() if callable(record.answer) else record.answer


def has_guess(record, value):
    """Whether there is a guess; one of several parts is enough."""
    if record.parts and isinstance(value, (tuple, list)):
        return not value or not all(map(is_open, value))
    return not is_open(value)


def is_open(value):
    """Whether a value is an Ellipsis, or still contains one."""
    return value is ... or (isinstance(value, (tuple, list)) and any(part is ... for part in value))


def judge_at_least(record, value):
    """Return (status, message) for a number that should reach a minimum."""
    value = read_guess(record, value, record.at_least)
    if why := misfit(record, value, record.at_least):
        return "error", why
    told = f"{record.name}: {number(value)}; to reach: {number(record.at_least)}."
    if value >= record.at_least:
        return "correct", f"{told} Reached. {capitalized(record.because)}"
    return "wrong", f"{told} Not there yet."


def judge_by_record(record, value):
    """Return (status, message) for a guess that only the record itself can judge."""
    status, told = record.judge(value)
    if status == "error":
        return status, told
    because = f" {capitalized(record.because)}" if status == "correct" else ""
    return status, f"{record.name}: {told}{because}"


def judge_parts(record, values, answers, word, once_more=False):
    """Return (status, message) for a guess of several parts, some of which may be left open.

    The right value of a wrong part is shown once all are filled in, but not the first time
    (once_more); before that, only its rule.
    """
    parts = record.parts
    if not isinstance(values, (tuple, list)) or len(values) != len(parts):
        came = f"{len(values)} of them" if isinstance(values, (tuple, list)) else what_came(values)
        return "error", f"got {came}; expected one each for {', '.join(parts)}."
    filled = [
        (part, value, answer)
        for part, value, answer in zip(parts, values, answers, strict=True)
        if not is_open(value)
    ]
    complete = len(filled) == len(parts)
    wrong = []
    for part, value, answer in filled:
        rule = record.rules.get(part, "")
        because = rule or record.because
        status, message = judge_single(record, value, answer, word, because, answers, part)
        telling = complete and not once_more
        if status == "wrong" and not telling and not known_sentence(record, value, part):
            message = (
                f"you said {guess_text(value)}, which is not right{f': {rule}' if rule else '.'}"
            )
        if status == "error":
            return status, f"{part}: {message}"
        if status == "wrong":
            wrong.append((part, message))
    if complete and (pair := exchanged(filled, [part for part, _ in wrong])):
        return "wrong", f"{' and '.join(pair)} have changed places.{what_is_right(parts, pair)}"
    if wrong:
        first = ": ".join(wrong[0])
        rest = what_else(parts, [part for part, _ in wrong]) if complete else ""
        return "wrong", f"{first}{rest}"
    if complete:
        every = "Both" if len(parts) == 2 else f"All {len(parts)}"
        return "correct", f"{every} are right: {record.because}"
    following = next(part for part, value in zip(parts, values, strict=True) if is_open(value))
    so_far = f"{len(filled)} of {len(parts)}, all right so far"
    return "not attempted", f"{so_far}. Next: {following}."


def exchanged(filled, wrong):
    """The two wrong parts if each has the other's answer and is not a letter; else None."""
    if len(wrong) != 2:
        return None
    (value, answer), (other, others) = ((v, a) for part, v, a in filled if part in wrong)
    letters = isinstance(answer, str) or isinstance(others, str)
    swapped = equals_known(value, others) and equals_known(other, answer)
    return wrong if swapped and not letters else None


def what_else(parts, wrong):
    """Which parts of a whole guess are wrong, besides the first, and which are right."""
    also = f" Also wrong: {', '.join(wrong[1:])}. Begin with {wrong[0]}." if wrong[1:] else ""
    return also + what_is_right(parts, wrong)


def what_is_right(parts, wrong):
    right = [part for part in parts if part not in wrong]
    return f" Right: {', '.join(right)}." if right else ""


def judge_single(record, value, answer, word, because, answers=(), part=None, once_more=False):
    """Return (status, message) for one number, letter or shape; answers: of all parts; part: its
    name."""
    typed, value = value, read_guess(record, value, answer, answers)
    if why := misfit(record, value, answer, answers):
        return "error", why
    if record.percent and not is_percentage(typed):
        value = percentage(record, value, answer)
    if isinstance(answer, str):
        right = value == answer
    elif isinstance(answer, tuple):
        right = tuple(value) == answer
    else:
        right = near(value, answer, record.tolerance)
    if not right and (sentence := known_sentence(record, value, part)):
        return "wrong", f"{guess_text(value)} is not right: {sentence}"
    if isinstance(answer, str) and right:
        return "correct", f"{answer} is right: {because}"
    # a letter only gets here as one of several parts: elsewhere each wrong letter has a sentence
    if isinstance(answer, str):
        return "wrong", f"{guess_text(value)} is not right: {because}"
    if right:
        return "correct", f"{rightly(value, answer, word)}: {because}"
    if is_number(value) and near(-value, answer, record.tolerance):
        return "wrong", f"{guess_text(value)} is not right, but its size is. What about the sign?"
    if once_more:
        return (
            "wrong",
            f"{guess_text(value)} is not right. Try once more before the answer is shown.",
        )
    was = "it was measured as" if word == "measured" else word
    told = f"You said {guess_text(value)}; {was} {exact(answer)}"
    # it may not be obvious that 0.12 is too far from 0.058
    if word == "measured" and record.tolerance:
        told = f"{told}, more than {number(record.tolerance)} away"
    return "wrong", f"{told}: {because}"


def rightly(value, answer, word):
    """Say that a number or a shape is right, and give the answer if it was measured or looks
    different."""
    told = f"You said {guess_text(value)}, and that is right"
    alike = not is_number(value) or exact(float(answer)) in (exact(float(value)), guess_text(value))
    return told if alike and word == "it is" else f"{told} ({word} {exact(answer)})"


def percentage(record, value, answer):
    """The percentage that a guess means: 0.86 is read as 86 if 86 is right or a known mistake."""

    def is_known(one):
        return near(one, answer, record.tolerance) or known_sentence(record, one)

    return (
        100 * value if 0 <= value <= 1 and not is_known(value) and is_known(100 * value) else value
    )


def known_sentence(record, value, part=None):
    """The record's sentence for a known wrong value, or ""."""
    found = {key[1]: text for key, text in record.wrong.items() if of_part(key) and key[0] == part}
    found |= {key: text for key, text in record.wrong.items() if not of_part(key)}
    return next((sentence for other, sentence in found.items() if equals_known(value, other)), "")


def near(value, answer, tolerance=0.0):
    return abs(float(value) - float(answer)) <= tolerance + 1e-9 * abs(float(answer))


def equals_known(value, other):
    """Whether a guess equals a known value: letter, shape, or number (a float approximately).

    A whole number never approximates a fraction: 233 is not 234.4.
    """
    if isinstance(value, list):
        value = tuple(value)
    if not is_number(value) or not is_number(other) or math.isinf(other):
        return value == other
    whole = isinstance(value, (int, np.integer)) and other % 1
    return near(value, other, 0.01 * abs(other) if isinstance(other, float) and not whole else 0.0)


def guess_text(value):
    """A letter, a number or a shape as it was typed, but a number to six digits."""
    if isinstance(value, (tuple, list)):
        return f"({', '.join(map(guess_text, value))}{',' * (len(value) == 1)})"
    return value if isinstance(value, str) else number(value, 6)


def exact(answer):
    """An answer as text: a float to three digits, also zeros (2.30); an integer in full."""
    if isinstance(answer, tuple):
        return str(answer)
    if isinstance(answer, (int, np.integer)):
        return f"{int(answer):,}"
    answer = float(answer)
    return f"{answer:#.3g}".rstrip(".") if 1e-3 <= abs(answer) < 1e4 else number(answer)


def answer_kept(record, value):
    """A guess in the form that is kept: a letter, number or shape, or a list of these; else
    "other"."""
    answer = 0 if callable(record.answer) or record.answer is None else record.answer
    if not record.parts:
        return part_kept(record, plain(value), answer)
    answers = answer if isinstance(answer, tuple) else (answer,) * len(record.parts)
    value = read_parts(record, plain(value), answers)
    if not isinstance(value, (tuple, list)) or len(value) != len(record.parts):
        return "other"
    return [
        None if is_open(part) else part_kept(record, part, one, answers)
        for part, one in zip(value, answers, strict=True)
    ]


def part_kept(record, value, answer, answers=()):
    value = read_guess(record, value, answer, answers)
    if isinstance(value, str):
        return value if value in letters_of(record, answers or (answer,)) else "other"
    if is_number(value) and not infinite(value):
        whole = isinstance(value, (int, np.integer)) and abs(value) < 10**15
        return int(value) if whole else float(f"{float(value):.6g}")
    if isinstance(value, (tuple, list)) and 0 < len(value) <= 8 and all(map(is_number, value)):
        return [part_kept(record, part, 0) for part in value]
    return "other"
