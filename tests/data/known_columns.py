"""Columns with values known in advance, each written in one of the ways people write them.

This module knows nothing of the code that reads them: values are drawn, then written as a
spreadsheet, a bank or an instrument would, into a file with that country's separator.
"""

import datetime
from typing import NamedTuple

import numpy as np

GONE = ("", "NA", "n/a", "-", "?", "null")
# no day in a column is later, whether the test runs today or in twenty years
LAST = datetime.date(2025, 6, 30)
MONTHS = "January February March April May June July August September October November December"
MONTHS = MONTHS.split()


class Column(NamedTuple):
    """texts as written, values as they were drawn (None where missing), the file's separator, and
    the country's decimal mark."""

    texts: list
    values: list
    separator: str
    mark: str


# Numbers


def grouped(digits, group):
    """ "1234567" as "1,234,567"."""
    head = len(digits) % 3 or 3
    return group.join([digits[:head], *(digits[k : k + 3] for k in range(head, len(digits), 3))])


def in_digits(value, places, mark=".", group=""):
    whole, _, fraction = f"{abs(value):.{places}f}".partition(".")
    sign = "-" if value < 0 and float(f"{value:.{places}f}") else ""
    return sign + (grouped(whole, group) if group else whole) + (mark + fraction if places else "")


def drawn(rng, n, places, low=-1.0, high=4.0, negative=False):
    """n numbers over several powers of ten, with at most this many decimals."""
    values = np.round(10 ** rng.uniform(low, high, n), places)
    return [float(v) for v in np.where(rng.random(n) < 0.3, -values, values)] if negative else [
        float(v) for v in values
    ]  # fmt: skip


def numbers(mark=".", group="", places=(0, 1, 2, 3, 4), spread=(-1, 4), around="{}", **more):
    """Return a kind of column whose numbers are written in this way."""

    def make(rng, n):
        count = int(rng.choice(places))
        low = rng.uniform(spread[0], spread[1] - 1)
        values = drawn(rng, n, count, low, rng.uniform(low + 1, spread[1]), **more)
        chosen = str(rng.choice(list(group))) if group else ""
        texts = [around.format(in_digits(value, count, mark, chosen)) for value in values]
        return texts, values, mark

    return make


def shortest(mark):
    """Return three decimals as R writes them: without trailing zeros."""

    def make(rng, n):
        values = drawn(rng, n, 3, -1, 2)
        return [repr(v).removesuffix(".0").replace(".", mark) for v in values], values, mark

    return make


def minus(way, mark):
    def make(rng, n):
        places = int(rng.choice([0, 2]))
        values = drawn(rng, n, places, 0, 4, negative=True)
        group = "." if mark == "," else ","
        texts = [in_digits(abs(value), places, mark, group) for value in values]
        pairs = zip(texts, values, strict=True)
        return [way.format(text) if value < 0 else text for text, value in pairs], values, mark

    return make


def scientific(rng, n):
    values = [float(f"{v:.3e}") for v in 10 ** rng.uniform(-8, 8, n)]
    return [f"{value:.3e}" for value in values], values, "."


# Texts that contain digits


def texts_of(write):
    def make(rng, n):
        texts = [write(rng) for _ in range(n)]
        return texts, texts, "."

    return make


def zero_codes(rng):
    return f"{rng.integers(0, 100_000):05d}"


def spaced_codes(rng):
    return f"0{rng.integers(10, 100)} {rng.integers(0, 1000):03d}"


def versions(rng):
    return ".".join(map(str, rng.integers(0, 30, 3)))


def ranges(rng):
    low = rng.integers(0, 60)
    return f"{low}-{low + rng.integers(1, 20)}"


def words(rng):
    return str(rng.choice(["red", "blue", "4 doors", "green", "B12"]))


def truth(rng, n):
    yes, no = [("yes", "no"), ("True", "False"), ("Y", "N"), (1.0, 0.0)][rng.integers(4)]
    values = [yes if one else no for one in rng.random(n) < 0.5]
    return [f"{v:.0f}" if isinstance(v, float) else v for v in values], values, "."


# Dates and durations


def days(rng, n):
    """n days: from a week, some months or many years."""
    last = LAST - datetime.timedelta(days=int(rng.integers(1, 3000)))
    reach = int(rng.choice([8, 60, 400, 3000]))
    return [last - datetime.timedelta(days=int(back)) for back in rng.integers(0, reach, n)]


def birthdays(rng, n):
    return [LAST - datetime.timedelta(days=int(back)) for back in rng.integers(365, 80 * 365, n)]


def dates(way, mark=".", draw=days):
    def make(rng, n):
        values = [datetime.datetime(d.year, d.month, d.day) for d in draw(rng, n)]
        return [value.strftime(way) for value in values], values, mark

    return make


def unpadded(first, mark):
    def make(rng, n):
        values = [datetime.datetime(d.year, d.month, d.day) for d in days(rng, n)]
        pairs = [(v.day, v.month) if first == "day" else (v.month, v.day) for v in values]
        texts = [f"{a}/{b}/{v.year}" for (a, b), v in zip(pairs, values, strict=True)]
        return texts, values, mark

    return make


def moments(way):
    def make(rng, n):
        values = [
            datetime.datetime(d.year, d.month, d.day, *map(int, rng.integers(0, [24, 60])))
            for d in days(rng, n)
        ]
        return [value.strftime(way) for value in values], values, "."

    return make


def in_months(rng, n):
    values = [datetime.datetime(d.year, d.month, 1) for d in days(rng, n)]
    return [f"{value:%Y-%m}" for value in values], values, "."


def named_months(rng, n):
    values = [datetime.datetime(d.year, d.month, d.day) for d in days(rng, n)]
    way = rng.integers(4)
    short = [MONTHS[v.month - 1][:3] for v in values]
    return [
        [f"{m} {v.day}, {v.year}", f"{v.day} {m} {v.year}", f"{v.day:02d}-{m}-{v.year % 100:02d}",
         f"{MONTHS[v.month - 1]} {v.day}, {v.year}"][way]
        for m, v in zip(short, values, strict=True)
    ], values, "."  # fmt: skip


def durations(rng, n):
    values = [float(60 * minutes) for minutes in rng.integers(1, 300, n)]
    way = rng.integers(3)
    return [
        [f"{v // 3600:.0f}h {v // 60 % 60:.0f}m", f"{v // 3600:.0f} h {v // 60 % 60:.0f} min",
         f"{v // 3600:.0f}h{v // 60 % 60:02.0f}m" if v >= 3600 else f"{v // 60:.0f}m"][way]
        for v in values
    ], values, "."  # fmt: skip


def clocks(rng, n):
    values = [float(seconds) for seconds in rng.integers(0, 5 * 3600, n)]
    return [f"{v // 3600:.0f}:{v // 60 % 60:02.0f}:{v % 60:02.0f}" for v in values], values, "."


KINDS = {
    "whole numbers": numbers(places=(0,), spread=(0, 6)),
    "decimal points": numbers(),
    "decimal commas": numbers(","),
    "three decimals, comma": numbers(",", places=(3,), spread=(-2, 3)),
    "three decimals, point": numbers(".", places=(3,), spread=(-2, 3)),
    "three decimals, shortest": shortest("."),
    "three decimals, shortest, comma": shortest(","),
    "thousands, 1,234.5": numbers(".", ",", (0, 1, 2), (1, 7)),
    "thousands, 1.234,5": numbers(",", ".", (0, 1, 2), (1, 7)),
    "thousands, 1 234,567": numbers(",", " \u00a0\u202f", (0, 2, 3), (1, 7)),
    "thousands, 1'234.5": numbers(".", "'’", (0, 2), (1, 7)),
    "dollars": numbers(".", ",", (0, 2), (0, 5), "${}"),
    "euros": numbers(",", ".", (0, 2), (0, 5), "{} €"),
    "francs": numbers(".", "'", (2,), (0, 5), "CHF {}"),
    "per cent": numbers(",", "", (0, 1), (0, 2), "{} %"),
    "units": numbers(".", "", (0, 1, 3), (0, 3), "{} kg"),
    "minus after, 1.234,5-": minus("{}-", ","),
    "minus after, 1,234.5-": minus("{}-", "."),
    "minus −": minus("−{}", "."),
    "exponents": scientific,
    "codes, 00123": texts_of(zero_codes),
    "codes, 011 346": texts_of(spaced_codes),
    "versions": texts_of(versions),
    "ranges": texts_of(ranges),
    "words": texts_of(words),
    "yes and no": truth,
    "2024-01-31": dates("%Y-%m-%d"),
    "20240131": dates("%Y%m%d"),
    "2024-01": in_months,
    "2024-01-31 13:05": moments("%Y-%m-%d %H:%M"),
    "1/31/2024 1:05 PM": moments("%m/%d/%Y %I:%M %p"),
    "31.01.2024": dates("%d.%m.%Y", ","),
    "31/01/2024": dates("%d/%m/%Y", ","),
    "31-01-2024": dates("%d-%m-%Y", ","),
    "01-31-2024": dates("%m-%d-%Y"),
    "1/31/2024": unpadded("month", "."),
    "31/1/2024": unpadded("day", ","),
    "31.01.24": dates("%d.%m.%y", ","),
    "24/01/31": dates("%y/%m/%d"),
    "01/31/24": dates("%m/%d/%y"),
    "birthdays, 02.05.41": dates("%d.%m.%y", ",", birthdays),
    "31 Jan 2024": named_months,
    "1h 20m": durations,
    "1:20:05": clocks,
}


def column(kind, seed):
    """The `Column` of a kind that this seed draws: 12 to 200 rows, some with gaps."""
    rng = np.random.default_rng([seed, list(KINDS).index(kind)])
    n = int(rng.choice([12, 40, 200]))
    texts, values, mark = KINDS[kind](rng, n)
    values = list(values)
    if rng.random() < 0.3:
        gone = str(rng.choice(GONE))
        for k in np.flatnonzero(rng.random(n) < 0.1):
            texts[k], values[k] = gone, None
    separator = str(rng.choice([";", ";", "\t"] if mark == "," else [",", ",", "\t"]))
    return Column(texts, values, separator, mark)
