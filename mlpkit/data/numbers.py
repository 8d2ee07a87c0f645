"""Numbers as people write them: 1,234.5 and 1.234,5, with a unit, or with the minus at the end."""

import re
from collections import Counter

from mlpkit.data.votes import MOST, Reading

BLANK = r" \u00a0\u202f"
MARKS = {".": ",", ",": "."}  # a decimal mark, and the mark that then groups digits
WRITTEN = {
    mark: re.compile(
        rf"(?=[+-]?\{mark}?[0-9])[+-]?"
        rf"([1-9][0-9]{{0,2}}([{BLANK}'’\{group}])[0-9]{{3}}(\2[0-9]{{3}})*(\{mark}[0-9]*)?"
        rf"|[0-9]*(\{mark}[0-9]*)?([eE][+-]?[0-9]+)?)"
    )
    for mark, group in MARKS.items()
}
CODE = re.compile(rf"0[0-9{BLANK}'’]*[0-9]")  # 01234, 011 346: numbers don't begin with 0
LONGEST = 15  # digits that a float64 keeps
UNIT_BEFORE = re.compile(r"([€$£¥₹]|CHF|EUR|USD|GBP)\s*(?=[0-9.,+-])")
UNIT_AFTER = re.compile(r"(?<=[0-9.,])\s*(?!-$)[^0-9.,\s][^0-9]{0,9}$")


def readings(present):
    """The `Reading`s of a column as numbers. present: {text: how often it occurs}."""
    if any(map(CODE.fullmatch, present)):
        return []
    bare, unit = strip_units(present)
    signed = {text: move_minus_first(plain) for text, plain in bare.items()}
    findings = [("note", f'the unit "{unit}" was removed.')] if unit else []
    if any(plain != signed[text] for text, plain in bare.items()):
        findings.append(("note", "numbers followed by a minus sign were read as negative."))
    marked = any("." in plain or "," in plain for plain in signed.values())
    found = [reading_with_mark(mark, signed, findings) for mark in (MARKS if marked else ["."])]
    if any(is_too_long(value) for one in found for value in one.table.values()):
        return []
    if not marked:
        advice = "Give load_table a DataFrame in which it is a number."
        return [one._replace(style="whole", advice=advice) for one in found]
    short = [plain for plain in signed.values() if "." not in plain and "," not in plain]
    if short and all(len(plain.lstrip("+-")) <= 3 for plain in short):  # 950 next to 1.200
        whole = [all(isinstance(v, int) for v in one.table.values()) for one in found]
        found = [one._replace(likely=likely) for one, likely in zip(found, whole, strict=True)]
    return found


def reading_with_mark(mark, plain, findings):
    """The `Reading` with this decimal mark; plain: {text: its number without unit, minus first}."""
    table = {t: as_number(p, mark) for t, p in plain.items() if WRITTEN[mark].fullmatch(p)}
    if mark == "," and any("," in plain[text] for text in table):
        findings = [*findings, ("note", "numbers with a decimal comma, read as numbers.")]
    return Reading(
        style=mark,
        kind="numbers",
        table=table,
        said=lambda text: f"as {table[text]:.15g}",
        ask=f'Is that what it means? If not, give decimal="{MARKS[mark]}".',
        advice='Give decimal="." or decimal=",".',
        findings=tuple(findings),
    )


def move_minus_first(plain):
    """Return "-12" for "12-", any other text unchanged."""
    return f"-{plain[:-1].rstrip()}" if plain[0].isdigit() and plain[-1] == "-" else plain


def is_too_long(value):
    return isinstance(value, int) and abs(value) >= 10**LONGEST


def as_number(plain, mark):
    """An int if the text has no fraction, else a float."""
    plain = re.sub(rf"[^0-9eE+\-\{mark}]", "", plain).replace(mark, ".")
    return int(plain) if re.fullmatch("[+-]?[0-9]+", plain) else float(plain)


def strip_units(present):
    """Return ({text: text without its unit}, the unit): €, %, kg, if most have the same unit and no
    text has a different one."""
    texts = {text: text.replace("−", "-") for text in present}
    for pattern in (UNIT_BEFORE, UNIT_AFTER):
        found = {text: pattern.search(plain) for text, plain in texts.items()}
        units = Counter()
        for text, match in found.items():
            units[match.group().strip() if match else ""] += present[text]
        if not units:
            break
        (unit, times), *others = units.most_common()
        if unit and times >= MOST * units.total() and all(other == "" for other, _ in others):
            return {text: pattern.sub("", plain) for text, plain in texts.items()}, unit
    return texts, ""
