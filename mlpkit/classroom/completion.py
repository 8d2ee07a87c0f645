"""Who has solved what, for the teacher's table: a line for each file, by its file's name."""

import csv
import io

FORMULA = "=+-@\t\r"  # a cell that begins with one of these is run by a spreadsheet


def completion(course, files):
    """The table as CSV text. files: HandedIns."""
    numbers = sorted({record.notebook for record in course.exercises.values()})
    of_notebook = {number: names_in(course, False, number) for number in numbers}
    core, deeper = (names_in(course, extra) for extra in (False, True))
    titles = [f"{course.title(each)} (core: {len(of_notebook[each])})" for each in numbers]
    head = ["file", f"core solved (of {len(core)})", f"deeper solved (of {len(deeper)})", *titles]
    rows = [[*head, "remark"]]
    for each in files:
        groups = [core, deeper, *of_notebook.values()]
        counts = [len(each.solved & names) if each.readable else "" for names in groups]
        rows.append([each.name, *counts, each.told])
    text = io.StringIO()
    csv.writer(text).writerows([[harmless(cell) for cell in row] for row in rows])
    return text.getvalue()


def names_in(course, extra, number=None):
    """The names of the core exercises, or of the Deeper ones, in one notebook or in all."""
    return {
        record.name
        for record in course.exercises.values()
        if record.extra == extra and number in (None, record.notebook)
    }


def harmless(cell):
    """Return a cell's text in a form that no spreadsheet takes for a formula."""
    return f"'{cell}" if str(cell).startswith(tuple(FORMULA)) else cell
