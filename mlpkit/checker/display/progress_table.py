"""The table of `progress`: what is solved, what is due, where you stopped, what comes next."""

import html
from pathlib import Path

from mlpkit.checker.cell_links import link
from mlpkit.checker.display.verdict import SIGNS, Html, aligned, table
from mlpkit.checker.schedule import at_work
from mlpkit.checker.words import printable

SOLVED, BEGUN, OPEN = (SIGNS[status][0] for status in ("correct", "wrong", "not attempted"))
HALF = f"linear-gradient(90deg, {BEGUN} 50%, transparent 50%)"
MOST_BOXES = 20


class Progress:
    """A table of the course and its notebooks: what is solved and guessed, and what comes next.

    entries: those of the progress file.
    comes: lines on what comes back.
    stopped: the name of the last attempt's record, or None.
    troubles: sentences on what is wrong with the files.
    folder: that of the learner's notebooks, for links.
    """

    headings = ("notebook", "core", "deeper", "guesses", "hints")
    legend = "█ solved, or right; ▒ begun, or wrong so far."

    def __init__(self, course, entries, comes=(), stopped=None, troubles=(), folder=None):
        self.course, self.entries = course, entries
        self.troubles = [printable(each) for each in troubles]
        self.folder = folder or Path.cwd()
        self.comes, self.stopped = comes, stopped
        numbers = sorted({record.notebook for record in course.records.values()})
        self.records = {None: list(course.records.values())}  # None: the whole course
        for number in numbers:
            self.records[number] = [r for r in course.records.values() if r.notebook == number]

    def row(self, number, bar, title):
        """The row of a notebook, or of the whole course.

        bar: a function of the counts (solved, begun, all). title: a function of the number.
        """
        found = self.records[number]
        guesses = [r for r in found if r.name in self.course.guesses]
        hints = sum(self.entry(record).get("hints", 0) for record in found)
        bars = [bar(*counts) if counts[2] else "" for counts in self.of(number)]
        right, made, of = self.counts(guesses)
        return [
            title(number),
            *bars,
            bar(right, made, of, guesses=True) if of else "",
            str(hints or ""),
        ]

    def of(self, number):
        """The counts for a notebook's core exercises, and for those that are Deeper."""
        tasks = [r for r in self.records.get(number, ()) if r.name in self.course.exercises]
        return [self.counts([r for r in tasks if r.extra == extra]) for extra in (False, True)]

    def counts(self, records):
        """Return (passed, tried, all): how many records; those that passed count as tried, too."""
        tried = sum(bool(self.entry(record).get("tried")) for record in records)
        return sum(map(self.passed, records)), tried, len(records)

    def entry(self, record):
        return self.entries.get(record.name, {})

    def passed(self, record):
        entry = self.entry(record)
        return bool(entry.get("passed")) and entry.get("version") == record.version

    def title(self, number):
        return self.course.name if number is None else self.course.title(number)

    def linked_title(self, number):
        """The title as a link to the notebook, if it is in this folder."""
        address = number is not None and link(self.records[number][0], self.folder)
        title = html.escape(self.title(number))
        if not address:
            return Html(f"<b>{title}</b>" if number is None else title)
        return Html(f'<a href="{html.escape(address.split("#")[0])}">{title}</a>')

    def remarks(self, named):
        """Return lines on what is wrong, what comes back, what must be run again, and what is next.

        named: a function of a record that returns its name and its notebook's title.
        """
        return [*self.news(), *self.place(named)]

    def news(self):
        """Return lines on what is wrong, what comes back, and what must be run again."""
        tasks = self.course.exercises.values()
        older = [r.name for r in tasks if self.entry(r).get("passed") and not self.passed(r)]
        again = [f"Passed under an older check, run again: {', '.join(older)}."] if older else []
        return [*self.troubles, *self.comes, *again]

    def place(self, named):
        """Return lines on where the learner stopped, and on what is next; named: as in
        `remarks`."""
        lines, left, stopped = [], self.left(), self.course.records.get(self.stopped)
        if stopped and stopped not in left[:1]:
            solved = stopped.name in self.course.exercises and self.passed(stopped)
            lines.append(f"You {'last solved' if solved else 'stopped at'} {named(stopped)}.")
        if left:
            lines.append(f"Next: {named(left[0])}.")
        elif self.course.exercises:
            lines.append("All core exercises are solved.")
        return lines

    def left(self):
        """The core exercises that are not solved."""
        tasks = self.course.exercises.values()
        return [r for r in tasks if not r.extra and not self.passed(r)]

    @property
    def here(self):
        """The number of the notebook where the learner stopped, or where to go on; or None."""
        stopped = self.course.records.get(self.stopped)
        record = stopped or next(iter(self.left()), None)
        return record and record.notebook

    def named(self, record):
        return f"{called(record)}, in {self.course.title(record.notebook)}"

    def linked(self, record):
        """Return what `named` returns as a link to the record's cell; marks show what not to
        escape."""
        address = link(record, self.folder)
        return f"\0{address}\0{self.named(record)}\0" if address else self.named(record)

    @property
    def rows(self):
        return [self.row(number, bar, self.title) for number in self.records]

    def __str__(self):
        table = aligned(self.headings, self.rows)
        return "\n".join([table, self.legend, *self.remarks(self.named)])

    def __repr__(self):
        return str(self)

    def _repr_html_(self):
        rows = [self.row(number, drawn_bar, self.linked_title) for number in self.records]
        paragraphs = (f"<p>{with_links(line)}</p>" for line in [DRAWN, *self.remarks(self.linked)])
        return table(self.headings, rows) + "".join(paragraphs)


def called(record):
    """A record's name for a person: a function's as it is written; a guess's and a bug hunt's in
    words.
    """
    written = getattr(record, "kind", "guess") in ("function", "open task")
    return record.name if written else record.name.replace("_", " ")


def progress_of(session, comes, folder=None):
    """The Progress of a session's learner; comes: lines on what comes back."""
    entries, lines = session.progress_file.read(), session.attempts_file.read()
    session.progress_file.remark()  # the table reports it, with all other troubles
    worked = [each for each in lines if at_work(each)]
    stopped = worked[-1]["exercise"] if worked else None
    troubles = session.progress_file.standing()
    return Progress(session.course, entries, comes, stopped, troubles, folder)


def onward(course, entries, record):
    """Return (lead, name, address or None) of the next unsolved core exercise after a record.

    lead: the words before the name, which are longer if the exercise is in another notebook.
    """
    records, progress = list(course.exercises.values()), Progress(course, entries)
    left = (
        r for r in records[records.index(record) + 1 :] if not r.extra and not progress.passed(r)
    )
    following = next(left, None)
    if following is None:
        return None
    address = link(following, Path.cwd())
    if following.notebook == record.notebook:
        return "Next", following.name, address
    return AFTER_DEEPER if record.extra else LAST_HERE, progress.named(following), address


LAST_HERE = "This was the last core exercise of this notebook: read on to its end. After that"
AFTER_DEEPER = "The core goes on with"


DRAWN = "A full box means solved, or right; a half-full one, begun, or wrong so far."


def with_links(line):
    """A line as HTML, escaped, with the links of `Progress.linked`."""
    parts = html.escape(line).split("\0")
    for at in range(1, len(parts) - 1, 3):
        parts[at : at + 2] = [f'<a href="{parts[at]}">', f"{parts[at + 1]}</a>"]
    return "".join(parts)


def bar(done, begun, of, guesses=False):
    """Return ten blocks, full for what is solved and half full for what is begun, and the
    numbers."""
    full = 10 * done // of
    half = 10 * max(begun, done) // of - full
    numbers = f"{done} right, {begun} of {of} made" if guesses else f"{done} of {of}"
    return f"{'█' * full}{'▒' * half}{'░' * (10 - full - half)} {numbers}"


def drawn_bar(done, begun, of, guesses=False):
    """The same bar as HTML: a box for each record or, if there are many, one divided box."""
    row = "display: inline-flex; gap: 2px; width: 9em; margin-right: 0.6em; vertical-align: middle"
    half = max(begun - done, 0)
    kinds = ((done, SOLVED, SOLVED), (half, BEGUN, HALF), (of - done - half, OPEN, "none"))
    boxes = [(1, *look) for count, *look in kinds for _ in range(count)]
    if of > MOST_BOXES:
        row = row.replace("gap: 2px", "gap: 0")
        boxes = [kind for kind in kinds if kind[0] > 0]
    drawn = "".join(
        f'<span style="flex: {width}; height: 0.7em; border: 1px solid {edge}; '
        f'background: {ground}"></span>'
        for width, edge, ground in boxes
    )
    numbers = f"{done} right, {begun} of {of} made" if guesses else f"{done} of {of}"
    bars = f'<span aria-hidden="true" style="{row}">{drawn}</span>'
    return Html(f'<span style="white-space: nowrap">{bars}{numbers}</span>')
