"""A text file as rows of texts: its encoding, its separator, and the row of names.

Nothing is guessed silently: whatever differs from the plain case becomes a `Finding`.
"""

import codecs
import csv
import io
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from mlpkit.data.findings import Finding
from mlpkit.data.memory import refuse_too_much
from mlpkit.data.numbers import WRITTEN
from mlpkit.data.words import list_first, pluralize, quote_first

SAMPLE = 1 << 17  # characters used to find the separator
# in order: the separator that is rarest in ordinary text comes first
SEPARATORS = {"\t": "tab", ";": "semicolon", "|": "bar", ",": "comma"}
OTHERS = {one: re.compile(f"[{''.join(set(SEPARATORS) - {one})}]") for one in SEPARATORS}
HIDDEN = str.maketrans(dict.fromkeys(SEPARATORS, "_"))
QUOTED = re.compile(r'(?<![^,;|\t\r\n ])"(?:[^"]|"")*"(?=[,;|\t\r\n ]|$)')
AS_FRAME = "give load_table(pandas.{reader}({name!r}), …)"
NO_TEXT = (  # the first bytes of files that are not text
    (b"PK\x03\x04", "an Excel file or a ZIP archive", "Unpack it, or save the sheet as CSV, or "),
    (b"\xd0\xcf\x11\xe0", "an old Excel file", "Save the sheet as CSV, or "),
    (b"PAR1", "a Parquet file", "To load it, "),
    (b"\x1f\x8b", "a gzip file", "Unpack it, or "),
    (b"%PDF", "a PDF", ""),
    (b"\x89HDF", "an HDF5 file", ""),
)
READERS = {b"PK": "read_excel", b"\xd0\xcf": "read_excel", b"PA": "read_parquet"}


class Text(NamedTuple):
    """names (D,) of the columns; rows, each (D,) texts; numbers: each row's number as a spreadsheet
    counts, from 1; findings; the separator."""

    names: list
    rows: list
    numbers: list
    findings: list
    separator: str


def read_text(path, target=None):
    """A file of columns separated by , ; | or tabs, as `Text`. target: the name of a column, which
    decides if several separators are possible.

    Encoding: UTF-8, UTF-16 with a byte order mark, else Windows-1252 or latin-1. Lines above the
    names are skipped. A row that is too short is filled up with "", a row that is too long is left
    out.

    Raises FileNotFoundError, IsADirectoryError or ValueError if it is not such a file, MemoryError
    if it would not fit.
    """
    path = Path(path)
    if path.is_dir():
        raise IsADirectoryError(f"{path}: got a folder; expected a file. Pictures: load_pictures.")
    if not path.is_file():
        raise FileNotFoundError(f"{path}: found no such file; expected a table, as CSV.")
    with open(path, "rb") as file:
        _refuse_what_is_no_text(path, file.read(8))
        file.seek(0)
        sample = decode_text(path, file.read(SAMPLE), cut=True)[0]
    separator = separator_of(sample, target)
    if separator is None:
        first = next(iter(sample.split("\n")), "")[:60]
        raise ValueError(
            f"{path}: found one column, {first!r}; expected several, with a comma, a semicolon, a "
            "bar or a tab between them. If they are separated by spaces, give "
            rf"load_table(pandas.read_csv({path.name!r}, sep=r'\s+'), …)."
        )
    cells = max(1, sum(map(sample.count, (separator, "\n", "\r")))) / len(sample)
    size = path.stat().st_size
    refuse_too_much(
        round(size * (4 + 60 * cells)),  # a text takes 49 bytes plus its letters, a pointer 8
        path,
        "Read a part of it: load_table(pandas.read_csv(…, nrows=…, usecols=…), …).",
    )
    text, encoding = decode_text(path, path.read_bytes())
    findings = []
    if not encoding.startswith("UTF"):
        told = (
            f"Read as {encoding}, because it is not UTF-8. Check whether letters like ä and é are "
            f"right."
        )
        findings.append(Finding("note", "", told))
    if separator != ",":
        findings.append(Finding("note", "", f"Its separator is a {SEPARATORS[separator]}."))
    rows = list(parse_rows(path, text, separator, findings))
    return fit_columns(path, rows, findings, separator)


def _refuse_what_is_no_text(path, start):
    for magic, kind, advice in NO_TEXT:
        if start.startswith(magic):
            reader = READERS.get(start[:2], "read_csv")
            advice += AS_FRAME.format(reader=reader, name=path.name) + "." if advice else ""
            raise ValueError(f"{path}: got {kind}; expected text. {advice}".rstrip())
    if not start:
        raise ValueError(f"{path}: got an empty file; expected a table.")


def decode_text(path, data, cut=False):
    """Return (text, encoding) of bytes; cut: whether the last character may be incomplete."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "ignore" if cut else "replace"), "UTF-16"
    if b"\0" in data:
        raise ValueError(f"{path}: got bytes that are not text (a zero among them); expected CSV.")
    try:
        decoder = codecs.getincrementaldecoder("utf-8-sig")()
        return decoder.decode(data, final=not cut), "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"


def parse_rows(path, text, separator, findings):
    """Rows of fields without surrounding blanks; an empty row for an empty line."""
    taken, doubtful = [], []

    def lines():
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    reader = csv.reader(lines(), delimiter=separator, skipinitialspace=True)
    try:
        for number, row in enumerate(reader, start=1):
            if len(taken) > 1 or (row and "\n" in row[-1]):
                _refuse_open_quote(path, number, taken, separator)
                inside = {line.count(separator) for line in taken[1:-1]}
                if len(taken) > 3 and len(inside) == 1 and inside != {0}:
                    doubtful.append(number)
            taken.clear()
            yield [field.strip() for field in row]
    except csv.Error as error:
        raise ValueError(
            f"{path}: got a field that does not end near line {reader.line_num} ({error}); is a "
            "quote opened there and never closed?"
        ) from None
    if doubtful:
        told = "a field holds lines that look like rows: row "
        told += f"{list_first(doubtful)}. Is a quote there never closed?"
        findings.append(Finding("question", "", told))


def _refuse_open_quote(path, number, lines, separator):
    """Raise ValueError if the quote that joins these lines is never closed, or is closed only by a
    quote that opens another field."""
    whole = re.sub(rf'" +(?=[{separator}\r\n])', '"', "".join(lines))
    strictly = csv.reader(
        io.StringIO(whole, newline=""), delimiter=separator, skipinitialspace=True, strict=True
    )
    try:
        next(strictly)
    except csv.Error as error:
        below = "all" if "end of data" in str(error) else pluralize(len(lines) - 1, "line")
        raise ValueError(
            f"{path}: got a quote in row {number} that is never closed; {below} below it became "
            "one field. Close it."
        ) from None


def separator_of(sample, target=None):
    """The separator of a text, or None: one that yields a column with the target's name, splits all
    rows into the same number of fields, and leaves no other separator in them."""
    bare = QUOTED.sub(lambda match: match.group().translate(HIDDEN), sample)
    target = target and target.translate(HIDDEN)
    found = {one: fitness(bare, one, target) for one in SEPARATORS}
    best = max(found, key=found.get)  # of equally good ones, the first
    return best if any(found[best]) else None


def fitness(text, separator, target):
    """Return how well a separator fits, as a pair to sort by: whether it makes the target the name
    of a column, and a score."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    try:
        rows = [row for row in reader if any(field.strip() for field in row)]
    except csv.Error:
        return False, 0
    rows = [[field.strip() for field in row] for row in rows[: -1 if len(text) >= SAMPLE else None]]
    widths = Counter(map(len, rows))
    if not rows or max(widths) < 2:
        return False, 0
    usual = max(widths, key=lambda width: (widths[width], width))
    names = rows[_above(rows)]
    if usual < 2 or len(names) < max(2, usual - 1):
        return False, 0
    fields = [field for row in rows for field in row]
    whole = sum(not OTHERS[separator].search(field) or is_number(field) for field in fields)
    return target in names, widths[usual] / len(rows) * (1 + whole / len(fields))


def is_number(field):
    return any(pattern.fullmatch(field) for pattern in WRITTEN.values())


def _above(rows):
    """Return how many rows come before the names: those less than half as long as most rows."""
    reach = [
        max((k + 1 for k, field in enumerate(row) if field.strip()), default=0) for row in rows
    ]
    usual = sorted(one for one in reach if one)[3 * sum(map(bool, reach)) // 4]
    return next(k for k, one in enumerate(reach) if one > usual / 2)


def fit_columns(path, rows, findings, separator):
    """The `Text` of rows of any length."""
    if not any(any(row) for row in rows):
        raise ValueError(f"{path}: got no rows; expected a table.")
    start = _above(rows[:1000])
    above = [" ".join(filter(None, row)) for row in rows[:start]]
    if told := [line for line in above if line]:
        findings.append(
            Finding(
                "left out", "", f"{pluralize(start, 'line')} above the names: {quote_first(told)}."
            )
        )
    body = [(k, row) for k, row in enumerate(rows[start + 1 :], start + 2) if any(row)]
    if not body:
        raise ValueError(f"{path}: got names but no rows below them; expected some.")
    names = list(rows[start])
    usual = Counter(len(row) for _, row in body).most_common(1)[0][0]
    last = [row[usual - 1] for _, row in body[:1000] if len(row) >= usual]
    if usual == len(names) + 1 and sum(map(bool, last)) > len(last) / 2:
        names.insert(0, "")  # as R writes it: the column of row names has no name
    width = len(names)
    kept, numbers, short, long = [], [], [], []
    for number, row in body:
        if len(row) > width and any(row[width:]):
            long.append(number)
            continue
        if len(row) < width:
            short.append(number)
            row = row + [""] * (width - len(row))
        kept.append(row[:width])
        numbers.append(number)
    if long:
        told = f"{pluralize(len(long), 'row')} with more fields than there are names, {width}"
        findings.append(Finding("left out", "", f"{told}: row {list_first(long)}."))
    if short:
        told = f"{pluralize(len(short), 'row')} with fewer fields than there are names, {width}"
        what = f"{told}: row {list_first(short)}. The fields that are not there count as missing."
        findings.append(Finding("note", "", what))
    return Text(names, kept, numbers, findings, separator)
