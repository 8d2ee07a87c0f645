"""What a column of texts holds: numbers, dates or texts, and what in it is missing."""

import math
import re
from collections import Counter
from typing import NamedTuple

from mlpkit.data.findings import Finding
from mlpkit.data.words import counted, quoted

MOST = 0.95  # the share of values that must be numbers, or dates, for the column to be it
# Without regard to case. In a column of numbers the second line is missing too.
MISSING = frozenset(["", "na", "n/a", "#n/a", "nan", "null", "?", "-", "--", "–", "—", ".", "<na>"])
NO_NUMBER = frozenset(["none", "unknown", "missing", "n.a.", "nd", "n.d.", "k. a.", "k.a.", "nat"])

GROUP = r"[ \u00a0\u202f'’]"
STYLES = {  # how numbers are written; the names tell what stands before the fraction
    "point": re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?"),
    "comma": re.compile(rf"[+-]?([0-9]+|[0-9]{{1,3}}(({GROUP}|\.)[0-9]{{3}})+)(,[0-9]+)?"),
    "thousands": re.compile(rf"[+-]?([0-9]+|[0-9]{{1,3}}(({GROUP}|,)[0-9]{{3}})+)(\.[0-9]+)?"),
}
THREE = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")  # 1,234 and 1.234 may be both
CODE = re.compile(r"0[0-9]+")  # 01234: a code, no number
LONGEST = 15  # digits that a float64 keeps
SIGN_BEFORE = re.compile(r"[€$£]\s*(?=[0-9.,+-])")
UNIT_BEHIND = re.compile(r"(?<=[0-9.,])\s*[^0-9.,\s][^0-9]{0,9}$")

DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d.%m.%y", "%m/%d/%Y", "%d/%m/%Y", "%m/%d/%y")
DAYS += ("%d/%m/%y", "%d-%m-%Y", "%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y", "%d-%b-%Y")
DAYS += ("%d-%b-%y", "%Y-%m", "%b %Y", "%B %Y")
TIMES = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
DATES = "dates, which no network takes. Does the target drift with time? Then split by time."
ZONE = re.compile(
    r"((?<=:[0-9]{2})|(?<=[aApP][mM])|(?<=\.[0-9]{3}))\s*(Z|[A-Z]{3,4})?([+-][0-9:]{1,5})?$|$"
)
LIKE_A_DATE = re.compile(r"(?=.*[0-9])(\w{3,9} )?[0-9]{1,4}[-/. ].{2,32}|[A-Za-z]{3,9} [0-9].*")


class ReadColumn(NamedTuple):
    """values: a pandas Series of float64, int64, datetime64 or texts; kind: "numbers", "dates",
    "categories"; findings; marks: {text that was read as missing: how often}."""

    values: object
    kind: str
    findings: list
    marks: dict = {}


def read_column(name, texts, comma=False):
    """The `ReadColumn` of a list of texts. comma: whether the table writes decimal commas."""
    import pandas

    counts = Counter(texts)
    signs = "+" in counts  # then "-" is a value like it
    absent = {text for text in counts if text.casefold() in MISSING and not (text == "-" and signs)}
    present = {text: n for text, n in counts.items() if text not in absent}
    findings = []
    found = numbers(name, present, comma) or dates(name, present, comma)
    if found is None:
        table, kind = {text: text for text in present}, "categories"
        findings += half_numbers(name, present)
    else:
        table, kind, told = found
        findings += told
        absent |= {text for text in present if text.casefold() in NO_NUMBER}
    marks = {text: counts[text] for text in absent if text}
    values = [table.get(text) for text in texts]
    if kind == "dates":
        days = pandas.Series(pandas.to_datetime(values)).astype("datetime64[us]")
        return ReadColumn(days, kind, findings, marks)
    if kind == "numbers":
        whole = all(isinstance(value, int) for value in values)
        dtype = "int64" if whole else "float64"
        values = values if whole else [float("nan") if v is None else v for v in values]
        return ReadColumn(pandas.Series(values, dtype=dtype), kind, findings, marks)
    values = [float("nan") if value is None else value for value in values]
    return ReadColumn(
        pandas.Series(values, dtype=None if table else "object"), kind, findings, marks
    )


def numbers(name, present, comma=False):
    """({text: number}, "numbers", findings) of the texts of a column and how often each stands
    there; None where they are no numbers."""
    present = {text: n for text, n in present.items() if text.casefold() not in NO_NUMBER}
    total = sum(present.values())
    if not total or any(CODE.fullmatch(text) for text in present):
        return None
    bare, unit = without_units(present)
    fitting = {style: share_of(pattern, bare, present) for style, pattern in STYLES.items()}
    style = best_style(fitting, bare.values(), comma)
    if fitting[style] < MOST * total:
        return None
    table = {t: as_number(b, style) for t, b in bare.items() if STYLES[style].fullmatch(b)}
    if any(isinstance(value, int) and abs(value) >= 10**LONGEST for value in table.values()):
        return None
    table = {text: value for text, value in table.items() if abs(value) < math.inf}
    odd, findings = [text for text in bare if text not in table], []
    if unit:
        findings.append(Finding("note", name, f'the unit "{unit}" taken off.'))
    written = [plain for plain in bare.values() if not STYLES["point"].fullmatch(plain)]
    if style == "comma" and any("," in plain for plain in written):
        findings.append(Finding("note", name, "numbers with a decimal comma, read as numbers."))
    unsure = [plain for plain in bare.values() if "," in plain or "." in plain]
    if style != "point" and unsure and all(THREE.fullmatch(plain) for plain in unsure):
        example = sorted(unsure)[0]
        told = f'"{example}" was read as {as_number(example, style):g}. Is that what it means?'
        findings.append(Finding("question", name, told))
    if odd:
        times = sum(present[text] for text in odd)
        told = f"{counted(times, 'value')} among the numbers that is none"
        told = told if times == 1 else told.replace("that is none", "that are none")
        told += f": {quoted(sorted(odd))}. Taken as missing. Is it?"
        findings.append(Finding("question", name, told))
    return table, "numbers", findings


def half_numbers(name, present):
    """A question where many of the texts of a column are numbers, and too many are not."""
    odd = [text for text in present if not STYLES["point"].fullmatch(text)]
    times = sum(present[text] for text in odd)
    if odd and 2 * times < sum(present.values()) and not any(map(CODE.fullmatch, present)):
        told = (
            f"most are numbers, {counted(times, 'value')} not: {quoted(sorted(odd))}. So each is a "
        )
        told += "category by itself. Put them right, and load it anew?"
        yield Finding("question", name, told)


def share_of(pattern, bare, present):
    return sum(present[text] for text, plain in bare.items() if pattern.fullmatch(plain))


def best_style(fitting, texts, comma):
    """The style that fits most; where several do, what the rest of the table writes."""
    order = ("comma", "point", "thousands") if comma else ("point", "thousands", "comma")
    parted = [text for text in texts if not text.lstrip("+-").isdigit()]
    if comma and parted and not all(THREE.fullmatch(text) for text in parted):
        order = ("point", "comma", "thousands")  # 12.5 in a table of commas is twelve and a half
    return max(order, key=lambda style: (fitting[style], -order.index(style)))


def has_commas(present):
    """Whether these are numbers whose comma can only be a decimal's: 1,5 but not 1,234."""
    bare, _ = without_units(present)
    fits = share_of(STYLES["comma"], bare, present) >= MOST * max(1, sum(present.values()))
    written = [plain for plain in bare.values() if "," in plain]
    return fits and any(not STYLES["thousands"].fullmatch(plain) for plain in written)


def without_units(present):
    """({text: it without its unit}, the unit): €, %, kg, where most have the same and no other."""
    texts = {text: text.replace("−", "-") for text in present}
    for pattern in (SIGN_BEFORE, UNIT_BEHIND):
        found = {text: pattern.search(plain) for text, plain in texts.items()}
        units = Counter()
        for text, match in found.items():
            units[match.group().strip() if match else ""] += present[text]
        (unit, times), *others = units.most_common()
        if unit and times >= MOST * units.total() and all(other == "" for other, _ in others):
            return {text: pattern.sub("", plain) for text, plain in texts.items()}, unit
    return texts, ""


def as_number(plain, style):
    """An int where no fraction is written, else a float."""
    if style != "point":
        before, mark, behind = plain.partition("," if style == "comma" else ".")
        plain = re.sub(rf"{GROUP}|[.,]", "", before) + mark.replace(",", ".") + behind
    return int(plain) if re.fullmatch("[+-]?[0-9]+", plain) else float(plain)


def dates(name, present, comma=False):
    """The same as `numbers`, of dates, as pandas Timestamps: on the clock of their zone, in UTC
    where they have several."""
    import pandas

    texts = [text for text in present if text.casefold() not in NO_NUMBER]
    like = sum(present[text] for text in texts if LIKE_A_DATE.fullmatch(text))
    total = sum(present[text] for text in texts)
    if not total or like < MOST * total:
        return None
    zones = {ZONE.search(text).group() for text in texts}
    plain = [ZONE.sub("", text) for text in texts] if len(zones) == 1 else texts
    read = {}
    for form in ("ISO8601", *(day + time for time in TIMES for day in DAYS)):
        if form == "ISO8601" and not re.match("[0-9]{4}-[0-9]{2}-[0-9]{2}", plain[0]):
            continue
        some = pandas.to_datetime(plain[:20], format=form, errors="coerce", utc=True)
        if some.notna().mean() > 0.5:
            found = pandas.to_datetime(plain, format=form, errors="coerce", utc=True)
            known = sum(present[t] for t, ok in zip(texts, found.notna(), strict=True) if ok)
            if known >= MOST * total:
                read[form] = found.tz_localize(None)
    if not read:
        return None
    forms = sorted(read, key=lambda form: comma and form.startswith("%m/"))
    table = {t: day for t, day in zip(texts, read[forms[0]], strict=True) if not pandas.isna(day)}
    findings = [Finding("question", name, DATES)]
    if len(forms) > 1 and forms[0][:2] in ("%m", "%d"):
        first = "month" if forms[0].startswith("%m") else "day"
        told = f'"{texts[0]}" was read with the {first} first. Is that so?'
        findings.append(Finding("question", name, told))
    if odd := [text for text in texts if text not in table]:
        told = f"no dates, taken as missing: {quoted(sorted(odd))}. Are they?"
        findings.append(Finding("question", name, told))
    return table, "dates", findings
