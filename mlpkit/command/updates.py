"""A copy moved to a new edition of its notebook: what the learner wrote, cell by cell.

A cell of a copy is the edition's, as it came or edited, or one of the learner's own. `moved` lays
the new edition out and puts in what they wrote: an answer where it is asked for, an edited cell
where the edition left that cell as it was, an own cell behind the one that it stood behind. What
finds no place is kept at the end. Notebooks are dictionaries, as in their files.
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

An update found no place above for what stands below. Code is not run here: press Y to make it a
code cell again. What you don't need you may delete."""

PLACED, OWN = "in its place", "the learner's own"
REWORDED = "Your answer is in its place, but it is asked in other words"
GONE = "Kept at its end, for it is no longer in the notebook"
BOTH = "Kept at its end, for the course has changed it too"
UNCLEAR = "Kept at its end, for it may be yours or the course's old text"
STALE = "Where it was, but it imports what mlpkit no longer has"


def moved(mine, old, new):
    """The edition `new` with what the learner wrote in `mine`, and lines on what needs their eye.

    old: the edition that mine is a copy of, or None where it is not known: then what differs from
    the new edition, and may be the learner's, is kept. No argument is changed.
    """
    ours, kept = parted(mine["cells"])
    before, theirs = numbered(old["cells"] if old else ()), numbered(new["cells"])
    origin, onward = pairs(ours, before), pairs(before, theirs)
    place = {i: onward[j] for i, j in origin.items() if j in onward}
    place |= pairs(without(ours, origin), without(theirs, place.values()))

    cells, last = theirs.copy(), None
    own, end, remarks = defaultdict(list), [], defaultdict(list)
    for i, cell in ours.items():
        was, now = before.get(origin.get(i)), theirs.get(place.get(i))
        last = place.get(i, last)
        if untouched(cell, was, now, new):
            continue
        unanswered = was is None and is_unanswered(cell, new)
        what = fate(cell, was, now, old is not None or added(cell, new), unanswered)
        if what in (OWN, PLACED) and (gone := gone_imports(text(cell))):
            remarks[STALE].append(f"{called(cell)} ({', '.join(gone)})")
        if what == OWN:
            own[last].append(cell)
        elif what == PLACED:
            cells[place[i]] = cell | {key: now[key] for key in ("id", "metadata") if key in now}
            if was and not same(was, now):
                remarks[REWORDED].append(called(cell))
        elif text(cell).strip():
            end.append(cell)
            remarks[what].append(called(cell))
    lines = [f"{what}: {', '.join(names)}." for what, names in remarks.items()]
    return laid_out(cells, own, kept, end, mine, new), lines


def laid_out(cells, own, kept, end, mine, new):
    """The notebook: cells, the learner's own behind them, and what is kept at the end.

    cells is {place: cell}, own {place: cells behind it; None: before all}; kept are cells from an
    earlier update, with their heading, end those that come to them now.
    """
    named = namer(new)
    result = [named(cell) for cell in own.get(None, ())]
    for place, cell in cells.items():
        result += [cell, *map(named, own.get(place, ()))]
    if end and not kept:
        kept = [{"cell_type": "markdown", "id": KEPT, "metadata": {}, "source": HEADING}]
    result += [named(cell) for cell in [*kept, *map(at_rest, end)]]
    metadata = new.get("metadata", {}) | mine.get("metadata", {})  # with the kernel they chose
    return {**new, "cells": result, "metadata": metadata}


def holds_prose(mine, new):
    """Whether all of an edition's Markdown stands in a copy, word for word."""
    return prose(new) <= prose(mine)


def prose(notebook):
    return {text(cell) for cell in notebook["cells"] if cell["cell_type"] == "markdown"}


def fate(cell, was, now, own, unanswered):
    """What becomes of a cell that the learner may have written: one of the constants above.

    was, now: that cell in the old and in the new edition, None where there is none; own: whether
    it is the learner's if it is in neither; unanswered: whether only its words may be theirs.
    """
    if now is None:
        return GONE if was else OWN if own else UNCLEAR
    if not unanswered and asked(now) and asked(now) in (asked(cell), was and asked(was)):
        return PLACED
    if was is None:
        return UNCLEAR
    if same(was, now):
        return PLACED
    return GONE if asked(was) else BOTH


def untouched(cell, was, now, new):
    """Whether a cell is as an edition gave it; of an unknown edition, a question found in `new`."""
    if any(edition and same(cell, edition) for edition in (was, now)):
        return True
    return was is None and bool(asked(cell)) and any(same(cell, each) for each in new["cells"])


def is_unanswered(cell, new):
    """Whether what a cell asks for is as open as in the edition `new`, whatever its words."""
    if (written := answer(cell)) is None:
        return False
    stubs = ((asked(stub), answer(stub) or "") for stub in new["cells"])
    return any(written == stub and (what == asked(cell) or "..." in stub) for what, stub in stubs)


def added(cell, new):
    """Whether the learner made a cell, by its id: JupyterLab's have not the length of ours."""
    lengths = {len(each["id"]) for each in new["cells"] if "id" in each}
    return "id" in cell and len(cell["id"]) not in lengths


def pairs(ours, theirs):
    """{place in ours: place in theirs} of cells that are the same one; both are {place: cell}."""
    found = {}
    for key in (by_id_and_question, asked, by_text, by_id):
        left = {}
        for place, cell in without(theirs, found.values()).items():
            left.setdefault(key(cell), []).append(place)
        for place, cell in without(ours, found).items():
            if key(cell) and left.get(key(cell)):
                found[place] = left[key(cell)].pop(0)
    return found


def by_id(cell):
    return cell.get("id")


def by_id_and_question(cell):
    return by_id(cell) and (by_id(cell), asked(cell))


def by_text(cell):
    return cell["cell_type"], text(cell)


def asked(cell):
    """What a cell asks for: ("def", name of an exercise), or ("guess", its name); or None."""
    found = cell["cell_type"] == "code" and ASKED.search(text(cell))
    return (found[2] or "def", found[1] or found[3]) if found else None


def answer(cell):
    """What stands behind the words of a question, in a cell of nothing else; None if there is none.

    Of an exercise all below its docstring, of a guess all behind its name.
    """
    found = ASKED.match(text(cell)) if asked(cell) else None
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
    """A cell's source, which a file may hold in lines."""
    return "".join(cell["source"])


def same(cell, other):
    """Whether two cells hold the same; what a run left does not count."""
    return (*by_text(cell), cell.get("attachments")) == (*by_text(other), other.get("attachments"))


def called(cell):
    """A cell as a line names it: by what it asks for, or by how it begins."""
    how, name = asked(cell) or (None, None)
    if name:
        return name if how == "def" else f'{how}("{name}")'
    first = text(cell).strip().splitlines()[0]
    return f"“{first}”" if len(first) <= 40 else f"“{first[:39]}…”"


def parted(cells):
    """The cells of a copy as {place: cell}, and those that an earlier update kept at its end."""
    ends = [i for i, cell in enumerate(cells) if cell.get("id") == KEPT or text(cell) == HEADING]
    end = ends[0] if ends else len(cells)
    return numbered(cells[:end]), cells[end:]


def numbered(cells):
    return dict(enumerate(cells))


def without(cells, places):
    """The cells at other places."""
    return {place: cell for place, cell in cells.items() if place not in set(places)}


def at_rest(cell):
    """A cell as it is kept at the end: code does not run there."""
    if cell["cell_type"] != "code":
        return cell
    return {"cell_type": "raw", "metadata": {}, "source": cell["source"]}


def namer(new):
    """A function that gives a learner's cell an id that no other has, if the edition has ids."""
    taken = {cell["id"] for cell in new["cells"] if "id" in cell}
    wanted = (new["nbformat"], new.get("nbformat_minor", 0)) >= (4, 5)

    def named(cell):
        number, name = 0, cell.get("id")
        while name is None or name in taken:  # the same one in every run
            written = f"{number} {text(cell)}".encode(errors="surrogatepass")
            name = hashlib.sha256(written).hexdigest()[:8]
            number += 1
        taken.add(name)
        others = {key: value for key, value in cell.items() if key != "id"}
        return others | ({"id": name} if wanted else {})

    return named
