"""How `load_table` reads columns of known values: right, wrong, or with a question.

python -m tests.data.reading_outcomes          the table of 1,000, by kind
"""

import csv
import io
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pandas

from mlpkit.data.tables import load_table
from tests.data.known_columns import KINDS, column

OUTCOMES = ("read right", "asked, right guess", "asked, wrong guess", "read wrong")
# The words of a question about the reading; other questions are about the meaning of values.
ASKS = ("was read", "aken as missing", "a category by itself", "category here")


def as_file(known, with_company):
    """The text of a file with the column x, a target y, and a second column in the country's
    style."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=known.separator)
    writer.writerow(["x", "z", "y"])
    for k, text in enumerate(known.texts):
        other = f"{k % 7}{known.mark}{k % 10}5" if with_company else "ab"[k % 2]
        writer.writerow([text, other, "uv"[k % 3 > 0]])
    return file.getvalue()


def same(got, expected):
    if pandas.isna(got) or expected is None:
        return bool(pandas.isna(got)) and expected is None
    if isinstance(expected, float):
        return not isinstance(got, str) and bool(np.isclose(float(got), expected, rtol=1e-9))
    return got == expected


def outcome(kind, seed, folder):
    """Return (one of `OUTCOMES`, the text in the file, the value read instead) for a column of a
    file."""
    known = column(kind, seed)
    path = Path(folder, "known.csv")
    path.write_text(as_file(known, seed % 2), encoding="utf-8", newline="")
    try:
        data = load_table(path, "y")
        read = data.rows["x"].tolist()
    except (ValueError, TypeError, KeyError) as error:
        return "read wrong", known.texts[0], repr(error)
    asked = any(
        one.kind == "question" and one.where == "x" and any(word in one.text for word in ASKS)
        for one in data.findings
    )
    wrong = [
        (text, got)
        for text, got, value in zip(known.texts, read, known.values, strict=True)
        if not same(got, value)
    ]
    if wrong:
        return ("asked, wrong guess" if asked else "read wrong"), *wrong[0]
    return ("asked, right guess" if asked else "read right"), "", ""


def table(columns):
    """Return {kind: Counter of outcomes}, and an example of each that was read or guessed wrong."""
    counts, examples = {kind: Counter() for kind in KINDS}, defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(columns):
            kind = list(KINDS)[number % len(KINDS)]
            found, text, got = outcome(kind, number // len(KINDS), folder)
            counts[kind][found] += 1
            if text:
                examples[kind].append((number // len(KINDS), found, text, got))
    return counts, examples


if __name__ == "__main__":
    counts, examples = table(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    print(f"{'':32}" + "".join(f"{one:>20}" for one in OUTCOMES))
    for kind, found in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        print(f"{kind:32}" + "".join(f"{found[one] or '':>20}" for one in OUTCOMES))
    for kind, some in examples.items():
        for seed, found, text, got in some[:3]:
            print(f"{kind}, seed {seed}: {found}: {text!r} as {got!r}")
