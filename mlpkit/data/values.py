"""Read a column of texts: as numbers, dates or categories, and with missing values."""

import math
from collections import Counter
from typing import NamedTuple

from mlpkit.data import dates, durations, numbers
from mlpkit.data.findings import Finding
from mlpkit.data.votes import (
    contenders,
    count_votes,
    distinct_readings,
    guess_reading,
    question,
    refusal,
)
from mlpkit.data.words import pluralize, quote_first

# Case is ignored. In a column of numbers, texts in NO_NUMBER mean "missing" too.
MISSING = frozenset(["", "na", "n/a", "#n/a", "nan", "null", "?", "-", "--", "–", "—", ".", "<na>"])
NO_NUMBER = frozenset(["none", "unknown", "missing", "n.a.", "nd", "n.d.", "k. a.", "k.a.", "nat"])
LONG = 400  # characters; anything longer is a text
INFINITE = (math.inf, -math.inf)  # 1e400, as a float


class ReadColumn(NamedTuple):
    """values: a pandas Series of float64, int64, datetime64 or texts; kind: "numbers", "dates" or
    "categories"; findings; marks: {text read as missing: how often}; style: what the column shows
    about its table's style, or ""; unsure: why it can't be a target, "" if it can."""

    values: object
    kind: str
    findings: list
    marks: dict = {}
    style: str = ""
    unsure: str = ""


def read_columns(columns, habits):
    """Return {name: ReadColumn} of {name: its texts}. habits: {style: weight}, as far as known
    already.

    If a column can be read in several ways, the table's other columns show which is meant.
    """
    read = {name: read_column(name, texts, habits) for name, texts in columns.items()}
    seen = Counter(one.style for one in read.values() if one.style)
    habits = {style: seen[style] + habits.get(style, 0) for style in {*seen, *habits}}
    if habits.get(",", 0) > habits.get(".", 0):  # with decimal commas, the day usually comes first
        habits = {"day first": 0.5, **habits}
    again = {name: read_column(name, columns[name], habits) for name in read if read[name].unsure}
    return {**read, **again}


def read_column(name, texts, habits=None):
    """The `ReadColumn` of a list of texts. habits: {style: weight}, styles of its table."""
    counts, habits = Counter(texts), habits or {}
    signs = "+" in counts  # then "-" is a value too
    absent = {text for text in counts if text.casefold() in MISSING and not (text == "-" and signs)}
    present = {text: n for text, n in counts.items() if text not in absent}
    said = {text: n for text, n in present.items() if text.casefold() not in NO_NUMBER}
    short = {text: n for text, n in said.items() if len(text) <= LONG}
    readings = [way for room in (dates, numbers, durations) for way in room.readings(short)]
    best = contenders(readings, said)
    if not best:
        marks = {text: counts[text] for text in absent if text}
        findings = notice_half_read(name, present, readings)
        return ReadColumn(
            make_series(texts, {t: t for t in present}), "categories", findings, marks
        )
    several = distinct_readings(best)
    chosen = guess_reading(several, habits)
    table = {text: value for text, value in chosen.table.items() if value not in INFINITE}
    findings = [Finding(kind, name, told) for kind, told in chosen.findings]
    unsure = ""
    if len(several) > 1 and habits.get(chosen.style) != math.inf:
        findings.append(Finding("question", name, question(chosen, several)))
        unsure = refusal(several)
    if odd := [text for text in said if text not in table]:
        times = sum(said[text] for text in odd)
        told = f"{pluralize(times, 'value')} that can't be read as {chosen.kind}: "
        told += f"{quote_first(sorted(odd))}. Taken as missing. Is that right?"
        findings.append(Finding("question", name, told))
    marks = {text: n for text, n in counts.items() if text and text not in said}
    style = chosen.style if len(best) == 1 else ""
    values = make_series(texts, table, chosen.kind)
    return ReadColumn(values, chosen.kind, findings, marks, style, unsure)


def notice_half_read(name, present, readings):
    """A question if most texts of a column are numbers or dates, but too many are not."""
    if not readings:
        return []
    best = max(readings, key=lambda one: count_votes(one, present))
    odd = [text for text in present if text not in best.table]
    times = sum(present[text] for text in odd)
    if 2 * times >= sum(present.values()):
        return []
    told = f"most are {best.kind}, {pluralize(times, 'value')} not: {quote_first(sorted(odd))}. So"
    told += " each is a separate category. Correct them and load the table again?"
    return [Finding("question", name, told)]


def make_series(texts, table, kind="categories"):
    """A pandas Series of the texts' values; one is missing if the table lacks its text."""
    import pandas

    values = [table.get(text) for text in texts]
    if kind == "dates":
        return pandas.Series(pandas.to_datetime(values)).astype("datetime64[us]")
    if kind == "numbers" and all(isinstance(value, int) for value in values):
        return pandas.Series(values, dtype="int64")
    values = [float("nan") if value is None else value for value in values]
    dtype = "float64" if kind == "numbers" else None if table else "object"
    return pandas.Series(values, dtype=dtype)
