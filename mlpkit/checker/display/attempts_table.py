"""The table of `attempts`: all answers, newest first."""

import html
from datetime import datetime

from mlpkit.checker.display.verdict import SIGNS, Html, aligned, table
from mlpkit.checker.words import number, printable

SHOWN = 20  # most lines shown as text
MOST = 200  # most lines shown as HTML, in a scrolling window


class Attempts:
    """The table of a learner's attempts.

    lines: the lines of the attempts file, in order. path: the file's path.
    """

    headings = ("when", "what", "verdict", "mistake or answer", "asked by", "hints")

    def __init__(self, lines, path):
        self.lines, self.path = lines, printable(str(path))

    def row(self, line, sign=str):
        """A line as a row of the table; sign: a function that formats a status."""
        when = datetime.fromisoformat(line["time"]).astimezone()
        hints = [str(line["hints"])] if line.get("hints") else []
        status = line["status"]
        if status == "summary":
            status = f"{line.get('lines')} earlier ones"
        return [
            f"{when.day} {when:%b %Y, %H:%M}",
            line["exercise"],
            sign(status),
            line.get("mistake") or spelled(line.get("answer")),
            line["asked"],
            ", ".join([*hints, *(["solution"] if line.get("solution") else [])]),
        ]

    @property
    def first(self):
        count = sum(line.get("lines", 1) for line in self.lines)
        if not count:
            return "No attempts yet."
        lines = f"{count} attempt{'s' * (count != 1)}, the newest first"
        return f"{lines}. They are kept only on this computer: {self.path}"

    last = "attempts(keep=False) deletes them, and keeps no more."

    def newest(self, most):
        return list(reversed(self.lines[-most:]))

    def __str__(self):
        if not self.lines:
            return self.first
        rows = [self.row(line) for line in self.newest(SHOWN)]
        more = len(self.lines) - SHOWN
        rest = [f"… and {more} more lines in the file."] if more > 0 else []
        return "\n".join([self.first, aligned(self.headings, rows), *rest, self.last])

    def __repr__(self):
        return str(self)

    def _repr_html_(self):
        rows = [self.row(line, signed) for line in self.newest(MOST)]
        window = f'<div style="max-height: 32em; overflow: auto">{table(self.headings, rows)}</div>'
        texts = [f"<p>{html.escape(text)}</p>" for text in (self.first, self.last)]
        return f"{texts[0]}{window}{texts[1]}" if self.lines else texts[0]


def signed(status):
    """A status with its verdict's sign and colour."""
    colour, sign = SIGNS.get(status, SIGNS["note"])
    return Html(f'<span style="color: {colour}">{sign}</span> {html.escape(status)}')


def spelled(answer):
    """A guess's answer as it was typed; "" if there is none."""
    if isinstance(answer, list):
        return f"({', '.join(spelled(part) or '...' for part in answer)}{',' * (len(answer) == 1)})"
    if isinstance(answer, (int, float)):
        return number(answer, 6)
    return answer if isinstance(answer, str) else ""
