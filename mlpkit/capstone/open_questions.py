"""Findings from reading the table: notes for the page, and questions still open."""

import re

from mlpkit.capstone.task import is_number

CHECKED = "Copies on both sides"  # part of a split's finding; the check for copies answers it
BY = {"groups": "split by group", "time": "split by time"}  # how a finding's question ends


def open_questions(task, tried=()):
    """Return [text] of the questions from `load_table` that nothing has answered. tried: [(name,
    kind)], the columns that a check has tried, or asks about, as groups or time. Giving groups or
    time answers the questions about them; a question about a tried column is not asked again.
    """
    given = [kind for kind in BY if getattr(task, kind) is not None]
    found = []
    for each in task.data.findings:
        answered = [
            kind
            for kind, words in BY.items()
            if words in each.text and (kind in given or (each.where, kind) in tried)
        ]
        if each.kind == "question" and not answered and CHECKED not in each.text:
            found.append(in_words(each, task.data))
    return found


def in_words(finding, data, show_rows=False):
    """A Finding in words; without show_rows it contains no values of cells and no names of rows or
    files."""
    where, text = finding.where, finding.text
    if not show_rows:
        names = [each for each in data.names if not is_number(each) and str(each) in text]
        if where not in (*getattr(data.rows, "columns", ()), data.target_name, *data.classes):
            names, where = [*names, where], ""
        for name in filter(None, names):
            text = re.sub(rf"(?<!\w){re.escape(str(name))}(?!\w)", "…", text)
        text = re.sub(r'"[^"]*"', '"…"', text)
        if not all(map(is_number, data.names)):
            text = re.sub(r": row .*", ".", text)
    return f"{where}: {text}" if where else text
