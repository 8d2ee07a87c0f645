"""If cells can be read in several ways, all cells in their column vote. A `Reading` reads every
cell it can. The readings that read the most cells are the contenders. A single contender decides
the column; if there are several with different values, one of them is guessed, and a finding asks
about it.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

from mlpkit.data.words import shorten

MOST = 0.95  # a reading must be able to read this share of the values


class Reading(NamedTuple):
    """One way to read a column.

    style: a habit that a table follows throughout: ".", ",", "day first" and so on
    kind: "numbers" or "dates"
    table: {text: value} of the cells it reads
    said: how it reads a text, in words: "as 1206"
    ask: the question that follows
    advice: what to pass to `load_table` to select this reading
    likely: whether the column's values make it plausible
    findings: (kind, sentence) to report if it is chosen
    """

    style: str
    kind: str
    table: dict
    said: Callable = str
    ask: str = "Is that so?"
    advice: str = ""
    likely: bool = True
    findings: tuple = ()


def count_votes(reading, present):
    """How many cells a reading can read. present: {text: how often it occurs in the column}."""
    return sum(present[text] for text in reading.table)


def contenders(readings, present):
    """The readings that read the most cells, if those are at least a share of `MOST`."""
    most = max((count_votes(one, present) for one in readings), default=0)
    if not most or most < MOST * sum(present.values()):
        return []
    return [one for one in readings if count_votes(one, present) == most]


def distinct_readings(readings):
    """The readings whose values differ from those of all before them."""
    kept = []
    for one in readings:
        if all(one.table != other.table for other in kept):
            kept.append(one)
    return kept


def guess_reading(readings, habits):
    """The most plausible reading: judged first by other columns, then by its values.

    habits: {style: weight}: infinite if the owner says so, 1 or more if a column of the table shows
    it, less for a hint.
    """

    def key(reading):
        habit = habits.get(reading.style, 0)
        return habit == math.inf, habit >= 1, reading.likely, habit

    return max(readings, key=key)  # of equally likely ones, the first


def find_example(readings):
    """A text that the first two readings read differently."""
    one, other, *_ = readings
    return next(text for text in sorted(one.table) if one.table[text] != other.table.get(text))


def question(reading, readings):
    text = find_example([reading, *(one for one in readings if one is not reading)])
    return f'"{shorten(text, 40)}" was read {reading.said(text)}. {reading.ask}'


def refusal(readings):
    """Why an ambiguous column can't be a target, and what to type instead."""
    text = find_example(readings)
    ways = " or ".join(one.said(text) for one in readings)
    advice = " or ".join(dict.fromkeys(one.advice for one in readings))
    return f'got "{shorten(text, 40)}", which can be read {ways}; expected one meaning. {advice}'
