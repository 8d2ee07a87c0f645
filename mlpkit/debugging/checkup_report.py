"""A check-up's findings: its lines, their table, and the organs that they accuse."""

import html
from typing import NamedTuple

ORGANS = (
    "data",
    "labels",
    "first weights",
    "forward pass",
    "loss",
    "backward pass",
    "optimizer",
    "training loop",
    "prediction",
)


class CheckupLine(NamedTuple):
    """A line of the check-up.

    Attributes
    ---------- measurement : the name of the function in `mlpkit.debugging` found, normal : what was
    found, and what is normal, in words fine : False if it is suspicious organ : where to look: one
    of ORGANS, or "target" if the target is numeric advice : what to look at there, or ""; on a fine
    line it is a note asks : whether the note is a question, because only the program's author can
    tell if it is a fault
    """

    measurement: str
    found: str
    normal: str
    fine: bool
    organ: str
    advice: str
    asks: bool = False

    @property
    def verdict(self):
        """Return the verdict in words for the table: fine, note, question, or where to look."""
        if self.asks:
            return f"question: {self.organ}"
        if self.fine:
            return "note" if self.advice else "fine"
        return f"look: {self.organ}"


class Checkup(tuple):
    """The findings, in an order in which a fault explains those below it."""

    @property
    def suspects(self):
        """The organs of the suspicious findings, the likeliest first."""
        return tuple(dict.fromkeys(finding.organ for finding in self if not finding.fine))

    @property
    def questions(self):
        """The organs that questions are about."""
        return tuple(dict.fromkeys(finding.organ for finding in self if finding.asks))

    @property
    def summary(self):
        """The last line of the table, in words."""
        first, then = self.suspects[:1], self.suspects[1:]
        said = f"Look first at: {first[0]}." if first else "Nothing suspicious."
        said += f" Then: {', '.join(then)}." if then else ""
        return said + (f" To answer: {', '.join(self.questions)}." if self.questions else "")

    def __str__(self):
        header = ("measurement", "found", "normal", "")
        cells = [header, *((f.measurement, f.found, f.normal, f.verdict) for f in self)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in cells]
        text = [lines[0]]
        for finding, line in zip(self, lines[1:], strict=True):
            text += [line, *([f"    {finding.advice}"] if finding.advice else [])]
        return "\n".join([*text, "", self.summary])

    def _repr_html_(self):
        rows = []
        for finding in self:
            cells = [finding.measurement, finding.found, finding.normal]
            loud = finding.asks or not finding.fine
            last = f"<b>{finding.verdict}</b>" if loud else finding.verdict
            if finding.advice:
                last += f"<br>{html.escape(finding.advice)}"
            cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
            rows.append(f'<tr>{cells}<td style="text-align: left">{last}</td></tr>')
        header = "".join(f"<th>{word}</th>" for word in ("measurement", "found", "normal", ""))
        table = f"<table><thead><tr>{header}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        return f"{table}<p>{self.summary}</p>"
