"""Durations and times of the day, in seconds: 1h 20m, 1:20:05, 12:30."""

import re

from mlpkit.data.votes import Reading

UNITS = {"d": 86_400, "h": 3600, "m": 60, "s": 1}
LETTERED = re.compile(
    r"(?=[0-9])(?:(?P<d>[0-9]+) ?d(?:ays?)?,? ?)?(?:(?P<h>[0-9]+) ?h(?:rs?|ours?)?,? ?)?"
    r"(?:(?P<m>[0-9]+) ?m(?:ins?|inutes?)?,? ?)?"
    r"(?:(?P<s>[0-9]+(?:\.[0-9]+)?) ?s(?:ecs?|econds?)?)?"
)
CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])(?::([0-5][0-9](?:\.[0-9]+)?))?")


def readings(present):
    """The `Reading`s of a column as seconds. present: {text: how often it occurs}."""
    return [*readings_with_units(present), *readings_of_clocks(present)]


def readings_with_units(present):
    found = {text: LETTERED.fullmatch(text) for text in present}
    parts = {text: match.groupdict("") for text, match in found.items() if match}
    used = {unit for part in parts.values() for unit, digits in part.items() if digits}
    if len(used) < 2:  # with a single unit, such as minutes alone, these are numbers with a unit
        return []
    table = {
        text: float(sum(UNITS[unit] * float(digits or 0) for unit, digits in part.items()))
        for text, part in parts.items()
    }
    return [reading_in_seconds("durations", table, "as a duration")]


def readings_of_clocks(present):
    """12:30 has two readings, hours and minutes or minutes and seconds; 1:20:05 has one."""
    found = {text: CLOCK.fullmatch(text) for text in present}
    parts = {text: match.groups() for text, match in found.items() if match}
    if not parts:
        return []
    full = any(third for _, _, third in parts.values())
    hours = not full and all(int(first) < 24 for first, _, _ in parts.values())
    tables = [
        {
            text: 3600.0 * int(a) + 60.0 * int(b) + float(c)
            if c
            else unit * (60.0 * int(a) + int(b))
            for text, (a, b, c) in parts.items()
        }
        for unit in (60, 1)
    ]
    ways = ("hours and minutes", "minutes and seconds")
    return [
        reading_in_seconds(way, table, f"as {way}")._replace(likely=likely)
        for way, table, likely in zip(ways, tables, (hours, not hours), strict=True)
    ]


def reading_in_seconds(style, table, said):
    return Reading(
        style=style,
        kind="numbers",
        table=table,
        said=lambda text: said,
        advice="Give load_table a DataFrame in which it is the number of seconds.",
        findings=(("note", "durations, in seconds."),),
    )
