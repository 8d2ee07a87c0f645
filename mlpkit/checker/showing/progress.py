"""The table of `progress`: what is solved, what is due, what comes next."""

import html

from mlpkit.checker.showing.display import SIGNS, Html, aligned, table


class Progress:
    """A table by notebook: what is solved, what was tried, and what comes next."""

    def __init__(self, course, entries, troubles=()):
        self.course, self.entries, self.troubles = course, entries, troubles
        notebooks = sorted({r.notebook for r in course.records.values()})
        self.rows = [self.row(n, bar) for n in notebooks]
        self.drawn = [self.row(n, drawn_bar) for n in notebooks]

    def row(self, number, bar):
        """A notebook's line; bar: a function of how many are solved, of how many."""
        tasks = [r for r in self.course.exercises.values() if r.notebook == number]
        core = [r for r in tasks if not r.extra]
        guesses = [r for r in self.course.guesses.values() if r.notebook == number]
        solved, tried = self.count(core, "passed"), self.count(core, "tried")
        return [
            self.course.title(number),
            bar(solved, len(core)),
            f"{max(tried - solved, 0)}",
            f"{self.count([r for r in tasks if r.extra], 'passed')}",
            f"{self.count(guesses, 'tried')} of {len(guesses)}",
            f"{sum(self.entry(r).get('hints', 0) for r in tasks)}",
        ]

    def entry(self, record):
        return self.entries.get(record.name, {})

    def passed(self, record):
        entry = self.entry(record)
        return bool(entry.get("passed")) and entry.get("version") == record.version

    def count(self, found, what):
        if what == "passed":
            return sum(map(self.passed, found))
        return sum(bool(self.entry(record).get(what)) for record in found)

    @property
    def remarks(self):
        """What is wrong, what is due, what has to be run again, and what comes next."""
        tasks = self.course.exercises.values()
        due = [r.name for r in tasks if self.entry(r).get("recall") == "due"]
        older = [r.name for r in tasks if self.entry(r).get("passed") and not self.passed(r)]
        left = [r for r in tasks if not r.extra and not self.passed(r)]
        lines = list(self.troubles)
        if due:
            how = "Write these again, from memory, with @recall."
            lines.append(f"Recalls due: {', '.join(due)}. {how}")
        if older:
            lines.append(f"Passed under an older check, run again: {', '.join(older)}.")
        if left:
            where = self.course.title(left[0].notebook)
            lines.append(f"Next: {left[0].name}, in {where}.")
        elif tasks:
            lines.append("All core exercises are solved.")
        return lines

    headings = ("notebook", "solved", "tried", "extra", "guesses", "hints")
    legend = "tried: begun, not right yet; extra: extra exercises solved; hints: hints taken."

    def __str__(self):
        return "\n".join([aligned(self.headings, self.rows), self.legend, *self.remarks])

    def __repr__(self):
        return str(self)

    def _repr_html_(self):
        lines = [self.legend, *self.remarks]
        paragraphs = (f"<p>{html.escape(line)}</p>" for line in lines)
        return table(self.headings, self.drawn) + "".join(paragraphs)


def bar(done, of):
    """Ten blocks, as many of them full as are done, and the two numbers."""
    full = 10 * done // of if of else 0
    return f"{'█' * full}{'░' * (10 - full)} {done} of {of}"


def drawn_bar(done, of):
    """The same as HTML: a box for each exercise, filled when it is solved."""
    colour, _ = SIGNS["correct"]
    box = "flex: 1; height: 0.7em; border: 1px solid"
    full = f'<span style="{box} {colour}; background: {colour}"></span>'
    empty = f'<span style="{box} #888888"></span>'
    row = "display: inline-flex; gap: 2px; width: 8em; margin-right: 0.6em; vertical-align: middle"
    boxes = f'<span aria-hidden="true" style="{row}">{full * done}{empty * (of - done)}</span>'
    return Html(f'<span style="white-space: nowrap">{boxes}{done} of {of}</span>')
