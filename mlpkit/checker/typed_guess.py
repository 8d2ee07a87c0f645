"""Interpret a typed guess: "98.8%", "1,5", "3/2", "59 draws", "(64, 784)", "cadf".

A text is read if it can mean only one thing. Any other stays as it is, and `misfit` says in a
sentence what was expected. A point is a decimal point, as in Python. A comma is one too, unless
exactly three digits follow it: "1,500" may be 1500 or 1.5.
"""

import re

import numpy as np

from mlpkit.checker.execution.sandbox import clean
from mlpkit.checker.record import letters_of
from mlpkit.checker.words import number, with_article

LONGEST = 100  # longest text that is read, in characters
MOST = 100  # most parts of a guess, or dimensions of a shape
NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[+-]?[0-9]+)?", re.I)
BY_THREES = re.compile(r"[+-]?[1-9][0-9]{0,2}([ _',])[0-9]{3}(?:\1[0-9]{3})*(?:\.[0-9]+)?")
DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
TWO_READINGS = re.compile(r"([+-]?[1-9][0-9]{0,2}),([0-9]{3})")
SIZE = re.compile(r"[+-]?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?")
WITH_UNIT = re.compile(r"(.*?[0-9.])\s*(%|per ?cent\b|[a-z]{3,}(?: [a-z]{3,})*)", re.I)
# Words that change the number before them, or say that it is not the only one.
NO_UNITS = frozenset(
    "and billion cubed dozen half hundred hundreds minus million millions over per plus root "
    "squared thousand thousands times".split()
)


def read_guess(record, value, answer, answers=()):
    """The number, letter or shape that is meant, or the value as it came.

    answer: what the guess is compared with, which says what kind is expected.
    answers: those of all parts, if the guess is one of several.
    """
    if not isinstance(value, str) or len(value) > LONGEST:
        return value
    if isinstance(answer, str):
        said = letter(value)
        return said if said in letters_of(record, answers or (answer,)) else value
    text = " ".join(value.replace("−", "-").split())
    found = shape(text) if isinstance(answer, tuple) else number_said(record, text)
    return value if found is None else found


def read_parts(record, value, answers):
    """The parts of a guess that is typed as one text; or the value as it came.

    Several letters may be one word; other parts are separated by semicolons or commas.
    """
    if not record.parts or not isinstance(value, str) or len(value) > LONGEST:
        return value
    if answers and all(isinstance(each, str) for each in answers):
        parts = re.sub(r"[\s,;>-]+", "", value)
        return tuple(parts) if len(parts) == len(record.parts) else value
    text = value.strip()
    if text[:1] == "(" and re.fullmatch(r"[^()]*(\([^()]*\)[^()]*)*", text[1:-1]):
        text = text[1:-1]  # brackets around the whole answer
    for mark in (";", r",\s+", ","):
        parts = re.split(rf"{mark}(?![^(\[]*[)\]])", text)
        if len(parts) == len(record.parts):
            return tuple(part.strip() for part in parts)
    return value


def letter(text):
    """A letter as it is meant: "A", "a)" and "(a)" as well as "a"."""
    return text.strip(" \t\n().:").lower()


def shape(text):
    """The shape in "64, 784" or "64 x 784", with or without brackets; None if it is not one."""
    if text in ("()", "[]"):
        return ()
    inside = text[1:-1].strip() if (text[:1], text[-1:]) in {("(", ")"), ("[", "]")} else text
    sizes = re.split(r" ?[,x×] ?", inside)
    if len(sizes) > 1 and not sizes[-1]:  # (7,)
        sizes.pop()
    elif len(sizes) == 1:
        return None
    return tuple(map(plain_number, sizes)) if all(map(SIZE.fullmatch, sizes)) else None


def number_said(record, text):
    """The number in a text, also a fraction or one with a unit; None if its meaning is not unique.

    Per cent is accepted if the answer is a share or a percentage.
    """
    text = text.lstrip("~≈=± ")
    unit = WITH_UNIT.fullmatch(text)
    if unit and is_percentage(unit[2]):
        percent = fraction(unit[1]) if record.share or record.percent else None
        return percent / 100 if record.share and percent is not None else percent
    if unit and NO_UNITS.isdisjoint(unit[2].lower().split()):
        return fraction(unit[1])
    return fraction(text)


def is_percentage(value):
    """Whether the text itself says per cent."""
    return isinstance(value, str) and re.search(r"%|per ?cent\b", value.lower()) is not None


def fraction(text):
    """The number in "3/2" or "1.5"; None if there is none."""
    parts = [plain_number(part.strip()) for part in text.split("/")]
    if None in parts or len(parts) > 2 or (len(parts) == 2 and not parts[1]):
        return None
    return parts[0] / parts[1] if len(parts) == 2 else parts[0]


def plain_number(text):
    """The int or float written in digits; None if it is not a number, or could be two."""
    if re.fullmatch(r"[+-]?(?:inf|infinity|∞)", text, re.I):
        return float(text.replace("∞", "inf"))
    if TWO_READINGS.fullmatch(text):
        return None
    if BY_THREES.fullmatch(text):
        text = re.sub("[ _',]", "", text)
    elif DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    if not NUMBER.fullmatch(text):
        return None
    return int(text) if text.lstrip("+-").isdecimal() else float(text)


def two_readings(text):
    """The two readings of an ambiguous number, in a sentence; "" for any other text."""
    found = TWO_READINGS.fullmatch(text.strip()) if len(text) <= LONGEST else None
    return f" It can be {found[1]}{found[2]} or {found[1]}.{found[2]}." if found else ""


def misfit(record, value, answer, answers=()):
    """Why a value can't be an answer at all, or None; answers: of all parts, if there are any."""
    if isinstance(answer, str):
        letters = letters_of(record, answers or (answer,))
        if isinstance(value, str) and value in letters:
            return None
        quoted = "" if isinstance(value, str) else f', in quotes: "{letters[-1]}"'
        return f"got {what_came(value)}; expected one of {', '.join(letters)}{quoted}."
    if isinstance(answer, tuple):
        if isinstance(value, (tuple, list)) and len(value) > MOST:
            return f"got {len(value)} values; expected a shape, such as (5, 3)."
        if isinstance(value, (tuple, list)) and all(map(is_number, value)):
            return next(filter(None, map(infinite, value)), None)
        if any(map(is_number, answers)):
            return f"got {what_came(value)}; expected a pair, which is written (7, -3)."
        comma = " A shape with one axis is written (7,), with a comma." * is_number(value)
        return f"got {what_came(value)}; expected a shape, such as (5, 3).{comma}"
    if not is_number(value):
        pair = isinstance(value, tuple) and len(value) == 2 and all(map(is_number, value))
        comma = " A comma makes one number into two." * pair
        comma = two_readings(value) if isinstance(value, str) else comma
        return f"got {what_came(value)}; expected a number.{comma}"
    if value not in record.wrong and (why := infinite(value)):  # inf may be a known wrong guess
        return why
    if record.share and not 0 <= value <= 1:
        percent = f" Per cent? Then it is {number(value / 100)}." if 1 < value <= 100 else ""
        return f"got {number(value)}. The answer is a share, from 0 to 1.{percent}"
    return None


def infinite(value):
    """Why a number can't be compared, or None."""
    try:
        came = None if np.isfinite(float(value)) else number(value)
    except OverflowError:
        came = "an int beyond 1e308"
    return f"got {came}; expected a finite number." if came else None


def is_number(value):
    return isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)


def what_came(value):
    """Return what was typed, in short: a text in quotes, or the type."""
    if type(value) is str:
        return repr(clean(value, 40))
    return "None" if value is None else with_article(type(value).__name__)
