"""What can be read in several ways is decided by all cells of its column: each has a vote.

A `Reading` has read each cell that it can. Those that read the most cells are the contenders. If
there is only one the column is decided; if there are several, with different values, one of them is
guessed, and asked about.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

from mlpkit.data.words import shortened

MOST = 0.95  # the share of values that a reading must read


class Reading(NamedTuple):
    """One way to read a column.

    style: what a whole table does alike: ".", ",", "day first" and so on
    kind: "numbers" or "dates"
    table: {text: value} of the cells it reads
    said: how it reads a text, in words: "as 1206"
    ask: the question after that
    advice: what to give `load_table` where this reading is meant
    likely: whether the column's values look as if it were meant
    findings: (kind, sentence) to say if it is chosen
    """

    style: str
    kind: str
    table: dict
    said: Callable = str
    ask: str = "Is that so?"
    advice: str = ""
    likely: bool = True
    findings: tuple = ()


def votes(reading, present):
    """How many cells a reading reads. present: {text: how often it stands in the column}."""
    return sum(present[text] for text in reading.table)


def contenders(readings, present):
    """The readings that read the most cells, and at least `MOST` of them; the first of equals."""
    most = max((votes(one, present) for one in readings), default=0)
    if not most or most < MOST * sum(present.values()):
        return []
    return [one for one in readings if votes(one, present) == most]


def different(readings):
    """The readings whose values differ from those of all before them."""
    kept = []
    for one in readings:
        if all(one.table != other.table for other in kept):
            kept.append(one)
    return kept


def guessed(readings, habits):
    """The reading that is meant, it seems: first by what other columns show, then by its values.

    habits: {style: weight}: infinite where its owner says so, 1 or more where a column of the table
    shows it, less for a mere hint.
    """

    def key(reading):
        habit = habits.get(reading.style, 0)
        return habit == math.inf, habit >= 1, reading.likely, habit

    return max(readings, key=key)  # the first of equals


def example(readings):
    """A text that the readings read differently."""
    one, other, *_ = readings
    return next(text for text in sorted(one.table) if one.table[text] != other.table.get(text))


def question(reading, readings):
    text = example([reading, *(one for one in readings if one is not reading)])
    return f'"{shortened(text, 40)}" was read {reading.said(text)}. {reading.ask}'


def refusal(readings):
    """Why a column that can be read in several ways can't be a target, and what to type."""
    text = example(readings)
    ways = " or ".join(one.said(text) for one in readings)
    advice = " or ".join(dict.fromkeys(one.advice for one in readings))
    return f'got "{shortened(text, 40)}", which can be read {ways}; expected one meaning. {advice}'
