"""Move what a learner wrote in a copy, cell by cell, to a new edition of the notebook.

A cell of a copy comes from the edition, edited or not, or was added by the learner. `move_answers`
starts from the new edition and puts in what they wrote: an answer where it is asked for, an edited
cell where the new edition has not changed that cell, an added cell after the cell that it followed.
A cell that has no place is kept at the end. Notebooks are dictionaries, as in their files.
"""

import ast
import hashlib
import re
from collections import defaultdict

from mlpkit.command.gone_imports import gone_imports

ASKED = re.compile(
    r"^@(?:exercise|recall)\b[\s\S]*?^def (\w+)|^(guess|measure|accuse)\(\s*[\"'](\w+)[\"']", re.M
)
KEPT = "kept-by-update"  # the id of the heading at the end
HEADING = """## Kept from your copy

An update found no place above for the cells below. Code is not run here:
press Y to turn a cell into code again. Delete whatever you don't need."""

PLACED, OWN = "in its place", "the learner's own"
REWORDED = "Your answer is in its place, but the question is worded differently"
GONE = "Kept at the end, because it is no longer in the notebook"
BOTH = "Kept at the end, because the course has changed it too"
UNCLEAR = "Kept at the end, because it may be yours or the course's old text"
STALE = "Left where it was, but it imports names that mlpkit no longer has"


def move_answers(mine, old, new):
    """The edition `new` with what the learner wrote in `mine`, and lines on what they should check.

    old: the edition that mine is a copy of, or None if it is not known; then every difference from
    the new edition that may be the learner's is kept. No argument is changed.
    """
    ours, kept = split_kept(mine["cells"])
    before, theirs = number_cells(old["cells"] if old else ()), number_cells(new["cells"])
    origin, onward = pair_cells(ours, before), pair_cells(before, theirs)
    place = {i: onward[j] for i, j in origin.items() if j in onward}
    place |= pair_cells(drop_places(ours, origin), drop_places(theirs, place.values()))

    cells, last = theirs.copy(), None
    own, end, remarks = defaultdict(list), [], defaultdict(list)
    for i, cell in ours.items():
        was, now = before.get(origin.get(i)), theirs.get(place.get(i))
        last = place.get(i, last)
        if is_untouched(cell, was, now, new):
            continue
        unanswered = was is None and is_unanswered(cell, new)
        what = decide_fate(
            cell, was, now, old is not None or is_learners_own(cell, new), unanswered
        )
        if what in (OWN, PLACED) and (gone := gone_imports(text(cell))):
            remarks[STALE].append(f"{label_of(cell)} ({', '.join(gone)})")
        if what == OWN:
            own[last].append(cell)
        elif what == PLACED:
            cells[place[i]] = cell | {key: now[key] for key in ("id", "metadata") if key in now}
            if was and not is_same(was, now):
                remarks[REWORDED].append(label_of(cell))
        elif text(cell).strip():
            end.append(cell)
            remarks[what].append(label_of(cell))
    lines = [f"{what}: {', '.join(names)}." for what, names in remarks.items()]
    return lay_out(cells, own, kept, end, mine, new), lines


def lay_out(cells, own, kept, end, mine, new):
    """The new notebook: cells, the learner's own after them, and the cells kept at the end.

    cells: {place: cell}; own: {place: cells after it}, where None means before the first; kept:
    cells that an earlier update kept, with their heading; end: cells to keep now.
    """
    give_id = make_id_giver(new)
    result = [give_id(cell) for cell in own.get(None, ())]
    for place, cell in cells.items():
        result += [cell, *map(give_id, own.get(place, ()))]
    if end and not kept:
        kept = [{"cell_type": "markdown", "id": KEPT, "metadata": {}, "source": HEADING}]
    result += [give_id(cell) for cell in [*kept, *map(as_raw_cell, end)]]
    # the learner's metadata, including the kernel, take precedence
    metadata = new.get("metadata", {}) | mine.get("metadata", {})
    return {**new, "cells": result, "metadata": metadata}


def holds_prose(mine, new):
    """Whether a copy contains all of an edition's Markdown, word for word."""
    return prose(new) <= prose(mine)


def prose(notebook):
    return {text(cell) for cell in notebook["cells"] if cell["cell_type"] == "markdown"}


def decide_fate(cell, was, now, own, unanswered):
    """Decide where a cell that the learner may have written goes: one of the constants above.

    was, now: that cell in the old and in the new edition, or None; own: whether a cell that is in
    neither is the learner's; unanswered: whether its answer is still open, so that at most its
    wording is theirs.
    """
    if now is None:
        return GONE if was else OWN if own else UNCLEAR
    if (
        not unanswered
        and question_of(now)
        and question_of(now) in (question_of(cell), was and question_of(was))
    ):
        return PLACED
    if was is None:
        return UNCLEAR
    if is_same(was, now):
        return PLACED
    return GONE if question_of(was) else BOTH


def is_untouched(cell, was, now, new):
    """Whether a cell is unchanged or, if its old version is unknown, is a question as in `new`."""
    if any(edition and is_same(cell, edition) for edition in (was, now)):
        return True
    return (
        was is None
        and bool(question_of(cell))
        and any(is_same(cell, each) for each in new["cells"])
    )


def is_unanswered(cell, new):
    """Whether a cell's answer is still open, as in the edition `new`, whatever its wording."""
    if (written := answer(cell)) is None:
        return False
    stubs = ((question_of(stub), answer(stub) or "") for stub in new["cells"])
    return any(
        written == stub and (what == question_of(cell) or "..." in stub) for what, stub in stubs
    )


def is_learners_own(cell, new):
    """Whether the learner added a cell: JupyterLab's ids differ in length from the course's."""
    lengths = {len(each["id"]) for each in new["cells"] if "id" in each}
    return "id" in cell and len(cell["id"]) not in lengths


def pair_cells(ours, theirs):
    """Return {place in ours: place in theirs} of cells that correspond; both are {place: cell}."""
    found = {}
    for key in (by_id_and_question, question_of, by_text, by_id):
        left = {}
        for place, cell in drop_places(theirs, found.values()).items():
            left.setdefault(key(cell), []).append(place)
        for place, cell in drop_places(ours, found).items():
            if key(cell) and left.get(key(cell)):
                found[place] = left[key(cell)].pop(0)
    return found


def by_id(cell):
    return cell.get("id")


def by_id_and_question(cell):
    return by_id(cell) and (by_id(cell), question_of(cell))


def by_text(cell):
    return cell["cell_type"], text(cell)


def question_of(cell):
    """The task in a cell: ("def", name of an exercise), or ("guess", its name); or None."""
    found = cell["cell_type"] == "code" and ASKED.search(text(cell))
    return (found[2] or "def", found[1] or found[3]) if found else None


def answer(cell):
    """The answer in a cell that contains only a question; None for any other cell.

    For an exercise it is everything below the docstring, for a guess everything after its name.
    """
    found = ASKED.match(text(cell)) if question_of(cell) else None
    if found is None or found[2]:
        return found and text(cell)[found.end() :]
    try:
        function = ast.parse(text(cell)).body[0]
    except (SyntaxError, ValueError):
        return None
    first = function.body[0]
    above = first.end_lineno if ast.get_docstring(function) is not None else first.lineno - 1
    return "".join(text(cell).splitlines(True)[above:]).rstrip()


def text(cell):
    """A cell's source as one text; a file may store it as lines."""
    return "".join(cell["source"])


def is_same(cell, other):
    """Whether two cells have the same content; outputs do not count."""
    return (*by_text(cell), cell.get("attachments")) == (*by_text(other), other.get("attachments"))


def label_of(cell):
    """A short name for a cell: what it asks for, or how it begins."""
    how, name = question_of(cell) or (None, None)
    if name:
        return name if how == "def" else f'{how}("{name}")'
    first = text(cell).strip().splitlines()[0]
    return f"“{first}”" if len(first) <= 40 else f"“{first[:39]}…”"


def split_kept(cells):
    """The cells of a copy as {place: cell}, and those that an earlier update kept at the end."""
    ends = [i for i, cell in enumerate(cells) if cell.get("id") == KEPT or text(cell) == HEADING]
    end = ends[0] if ends else len(cells)
    return number_cells(cells[:end]), cells[end:]


def number_cells(cells):
    return dict(enumerate(cells))


def drop_places(cells, places):
    """The cells, except those at `places`."""
    return {place: cell for place, cell in cells.items() if place not in set(places)}


def as_raw_cell(cell):
    """The cell in the form that is kept at the end, where code does not run."""
    if cell["cell_type"] != "code":
        return cell
    return {"cell_type": "raw", "metadata": {}, "source": cell["source"]}


def make_id_giver(new):
    """A function that gives a learner's cell a unique id, if the edition has ids."""
    taken = {cell["id"] for cell in new["cells"] if "id" in cell}
    wanted = (new["nbformat"], new.get("nbformat_minor", 0)) >= (4, 5)

    def give_id(cell):
        number, name = 0, cell.get("id")
        while name is None or name in taken:  # the same id in every run
            written = f"{number} {text(cell)}".encode(errors="surrogatepass")
            name = hashlib.sha256(written).hexdigest()[:8]
            number += 1
        taken.add(name)
        others = {key: value for key, value in cell.items() if key != "id"}
        return others | ({"id": name} if wanted else {})

    return give_id
