"""A data set summed up in a table: a row for each column or class, with findings below it."""

import html
from collections import Counter

import numpy as np

from mlpkit.data.words import list_first, pluralize, shorten

SHOWN = 40  # rows of the table
ALIKE = 4  # findings with the same text


def overview(data):
    """Return (first line, headings, rows of texts) about a `Dataset`."""
    if hasattr(data.rows, "columns"):
        first = (
            f"{pluralize(len(data), 'row')}, {pluralize(data.rows.shape[1], 'column')} and a target"
        )
        rows = [column_line(name, data.rows[name]) for name in data.rows.columns]
        return (
            f"{first}.",
            ("column", "holds", "missing", "different", "values"),
            [target_line(data), *rows],
        )
    shape = " × ".join(map(str, data.rows.shape[1:]))
    first = (
        f"{pluralize(len(data), 'picture')} of {shape} in {pluralize(len(data.classes), 'class')}."
    )
    sizes = np.bincount(data.target, minlength=len(data.classes))
    first_of = (
        [data.names[int(np.argmax(data.target == k))] if n else "" for k, n in enumerate(sizes)]
        if data.names
        else [""] * len(sizes)
    )
    rows = [
        (str(name), f"{n:,}", f"{n / max(1, len(data)):.0%}", one)
        for name, n, one in zip(data.classes, sizes, first_of, strict=True)
    ]
    return first, ("class", "pictures", "share", "the first"), rows


def target_line(data):
    name = f"{data.target_name} (target)"
    if data.kind == "classes":
        sizes = np.bincount(data.target, minlength=len(data.classes))
        order = np.argsort(-sizes, kind="stable")
        values = list_first([f"{data.classes[k]} {sizes[k]:,}" for k in order], 5)
        values = shorten(values, 100)
        return name, "classes", "", f"{len(data.classes)}", values
    return name, "numbers", "", f"{len(np.unique(data.target)):,}", describe_range(data.target)


def column_line(name, values):
    """Return (name, kind, missing values, different values, range or most common values) of a
    column."""
    there = values.dropna()
    kind = kind_of(values)
    if not len(there):
        said = ""
    elif kind == "numbers":
        said = describe_range(there.to_numpy(dtype=np.float64))
    elif kind == "dates":
        said = f"{there.min().date()} to {there.max().date()}"
    else:
        # of equally common values, the first in the column
        sizes = Counter(there.tolist()).most_common()
        if sizes[0][1] == 1:
            said = list_first([str(one) for one, _ in sizes], 2)
        else:
            said = list_first([f"{one} {n:,}" for one, n in sizes], 3)
    gone = len(values) - len(there)
    said = shorten(" ".join(said.split()), 60)
    return str(name), kind, f"{gone:,}" if gone else "", f"{there.nunique():,}", said


def kind_of(values):
    """The kind of values in a column: "numbers", "dates" or "categories"."""
    kinds = {"f": "numbers", "i": "numbers", "u": "numbers", "M": "dates"}
    return kinds.get(getattr(values.dtype, "kind", "O"), "categories")


def describe_range(numbers):
    low, middle, high = map(format_short, np.quantile(numbers, (0, 0.5, 1)))
    return f"{low} to {high}, half below {middle}"


def format_short(number):
    """A number with four digits, or with all digits before its point."""
    return f"{number:.0f}" if 1e4 <= abs(number) < 1e9 else f"{number:.4g}"


def group_findings(findings):
    """(kind, where, text) of findings: questions first, those with the same text together."""
    order = {"question": 0, "left out": 1, "note": 2}
    places = {}
    for finding in sorted(findings, key=lambda finding: order.get(finding.kind, 3)):
        places.setdefault((finding.kind, finding.text), []).append(finding.where)
    for (kind, text), where in places.items():
        yield kind, list_first([one for one in where if one] or [""], ALIKE), text


def as_text(data):
    """The overview as plain text."""
    first, headings, rows = overview(data)
    cut = rows[:SHOWN]
    widths = [max(map(len, column)) for column in zip(headings, *cut, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in (headings, *cut)]
    if more := rows[SHOWN:]:
        lines.append(f"… {len(more):,} more")
    for kind, where, text in group_findings(data.findings):
        lines += ["", f"{kind}: {where}: {text}" if where else f"{kind}: {text}"]
    return "\n".join([first, "", *lines])


def as_html(data):
    """The overview as HTML."""
    first, headings, rows = overview(data)
    left = ' style="text-align: left"'

    def line(tag, cells):
        return f"<tr>{''.join(f'<{tag}{left}>{html.escape(c)}</{tag}>' for c in cells)}</tr>"

    body = "".join(line("td", row) for row in rows[:SHOWN])
    table = f"<table><thead>{line('th', headings)}</thead><tbody>{body}</tbody></table>"
    if more := rows[SHOWN:]:
        table += f"<p>… {len(more):,} more</p>"
    found = []
    for kind, where, text in group_findings(data.findings):
        about = f"<code>{html.escape(where)}</code>: " if where else ""
        found.append(f"<li><b>{kind}</b> · {about}{html.escape(text)}</li>")
    noticed = f"<ul>{''.join(found)}</ul>" if found else ""
    return f"<p>{html.escape(first)}</p>{table}{noticed}"
