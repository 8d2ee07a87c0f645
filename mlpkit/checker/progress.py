"""The table of `progress`: what is solved, what is due, what comes next."""

import html

from mlpkit.checker.display import aligned, table


class Progress:
    """A table by notebook: what is solved, what was tried, and what comes next."""

    def __init__(self, course, entries, troubles=()):
        self.course, self.entries, self.troubles = course, entries, troubles
        self.rows = [self.row(n) for n in sorted({r.notebook for r in course.records.values()})]

    def row(self, number):
        tasks = [r for r in self.course.exercises.values() if r.notebook == number]
        core = [r for r in tasks if not r.extra]
        guesses = [r for r in self.course.guesses.values() if r.notebook == number]
        solved, tried = self.count(core, "passed"), self.count(core, "tried")
        return [
            self.course.title(number),
            f"{bar(solved, len(core))} {solved} of {len(core)}",
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
        return table(self.headings, self.rows) + "".join(paragraphs)


def bar(done, of):
    """Ten blocks, as many of them full as are done."""
    full = 10 * done // of if of else 0
    return "█" * full + "░" * (10 - full)
