"""Dates as people write them: the order of day, month and year, times, zones."""

import datetime
import re

from mlpkit.data.votes import MOST, Reading
from mlpkit.data.words import shorten

NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
FULL = "january february march april may june july august september october november december"
NAMED = f"(?P<m>{'|'.join(sorted([*NAMES, 'sept', *FULL.split()], key=len, reverse=True))})"
YEAR, SHORT = "(?P<y>[0-9]{4})", "(?P<y>[0-9]{4}|[0-9]{2})"
MONTH, DAY = "(?P<m>[0-9]{1,2})", "(?P<d>[0-9]{1,2})"
TIME = (
    r"(?:(?:T| +|, *)(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}"
    r"(?:\.[0-9]{1,9})?))?)? *(?P<half>[ap]m)?(?P<zone> *(?-i:Z|[A-Z]{3,4})?(?:[+-][0-9:]{1,5})?))?"
)


def pattern(day):
    return re.compile(day + TIME, re.IGNORECASE)


PLAIN = [  # dates with only one reading
    pattern(rf"{YEAR}(?P<mark>[-/.]){MONTH}(?P=mark){DAY}"),
    pattern(rf"{DAY}[-. ]+{NAMED}[-., ]+{SHORT}"),
    pattern(rf"{NAMED}[. ]+{DAY}(?:, *| +){YEAR}"),
    pattern(rf"{YEAR}-{NAMED}-{DAY}"),
    re.compile(rf"{YEAR}-{MONTH}"),
    re.compile(rf"{NAMED}\.?[- ]{YEAR}", re.IGNORECASE),
]
ORDERS = {  # dates with several readings
    "month": pattern(rf"{MONTH}(?P<mark>[-/]){DAY}(?P=mark){SHORT}"),
    "day": pattern(rf"{DAY}(?P<mark>[-/.]){MONTH}(?P=mark){SHORT}"),
    "year": pattern(rf"(?P<y>[0-9]{{2}})(?P<mark>[-/.]){MONTH}(?P=mark){DAY}"),
}
EIGHT = re.compile("(?P<y>(?:19|20)[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
LIKE = re.compile(r".+[-/ ]|.*\..*\.|[0-9]{8}")  # a quick check before the slower patterns
OFFSET = re.compile(r"(?:Z|UTC|GMT)?(?:([+-])([0-9]{1,2}):?([0-9]{2})?)?")
MEANING = "dates, which no network takes. Does the target drift with time? Then split by time."


def readings(present):
    """The `Reading`s of a column as dates, in the local time of their zone, or in UTC if there are
    several zones. present: {text: how often it occurs}."""
    like = [text for text in present if LIKE.match(text)]
    plain = read_all(PLAIN, like)
    own = {order: read_all([one], like) for order, one in ORDERS.items()}
    if not any(own.values()):
        plain |= read_all([EIGHT], like)
        return [reading_in_order("", plain)] if plain else []
    if not any("/" in text for text in own["month"]):
        own = {order: own[order] for order in ("day", "month", "year")}
    found = [reading_in_order(order, plain | read) for order, read in own.items() if read]
    most = max(len(one.table) for one in found)
    found = [one for one in found if one.table and len(one.table) >= MOST * most]
    spans = [max(one.table.values()) - min(one.table.values()) for one in found]
    # read in the right order, dates are close together; yy/mm/dd read as dd/mm/yy is scattered
    return [
        one._replace(likely=span <= 2 * min(spans)) for one, span in zip(found, spans, strict=True)
    ]


def read_all(patterns, texts):
    """Return {text: its `iso_parts`} of the texts that match one of the patterns."""
    found = ((t, next(filter(None, (one.fullmatch(t) for one in patterns)), None)) for t in texts)
    return {text: iso_parts(**match.groupdict()) for text, match in found if match}


def reading_in_order(order, read):
    """The `Reading` of {text: its `iso_parts`}. order: which part comes first; "" if that is
    clear."""
    import pandas

    zoned = len({zone for _, zone, _ in read.values()}) > 1
    written = [when + offset(zone) if zoned else when for when, zone, _ in read.values()]
    days = pandas.to_datetime(written, format="ISO8601", errors="coerce", utc=True)
    days = days.tz_localize(None)
    table = {text: day for text, day in zip(read, days, strict=True) if not pandas.isna(day)}
    findings = [("question", MEANING)]
    if short := sorted(text for text in table if read[text][2]):
        told = f'"{shorten(short[0], 40)}" was read as a day of {table[short[0]].year}: a year'
        told += " of two digits is taken to be in the past. Is that so?"
        findings.append(("question", told))
    return Reading(
        style=f"{order} first" if order else "dates",
        kind="dates",
        table=table,
        said=lambda text: f"with the {order} first" if order else "as a date",
        advice="Give load_table a DataFrame in which it is a number.",
        findings=tuple(findings),
    )


def iso_parts(y, m, d="1", hour=None, minute=None, second=None, half=None, zone=None, mark=None):
    """Return (2024-01-31T13:05:00, its zone, whether its year has two digits), from a date's
    parts."""
    short = len(y) == 2
    if short:  # a two-digit year is never in the future: a birthday, 02.05.41, is in 1941
        y = f"20{y}" if int(f"20{y}") <= datetime.date.today().year else f"19{y}"
    month = NAMES.index(m[:3].lower()) + 1 if m.isalpha() else int(m)
    hour = int(hour or 0)
    if half:
        hour = hour % 12 + 12 * (half.lower() == "pm") if 1 <= hour <= 12 else 99  # invalid
    clock = f"{hour:02}:{minute or '00'}:{second or '00'}"
    return f"{y}-{month:02}-{int(d):02}T{clock}", (zone or "").strip(), short


def offset(zone):
    """Return "+01:00" for GMT+1; for an unknown name "?", which makes a date invalid."""
    if not (match := OFFSET.fullmatch(zone)):
        return "?"
    sign, hours, minutes = match.groups()
    return f"{sign or '+'}{hours or 0:0>2}:{minutes or '00'}"
