"""The result of a capstone: its verdicts, its number, and the sentence for a report."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from mlpkit.capstone.scores import against_plain, interval, lead, plain, said, score
from mlpkit.capstone.verdicts import LEAK, NONE_FOUND, UNCLEAR, overall, quiet, with_next_step
from mlpkit.data.words import pluralize


@dataclass(frozen=True, eq=False)
class Result:
    """A judged capstone.

    Attributes
    ----------
    task : the Task
    verdicts : a Verdict for each check
    predicted : (M,) for the withheld rows; None if these stay closed, or if the judge was stopped
        before it opened them
    openings : how often withheld rows were opened under this name or for these data, including
        this time
    finished : False if the judge was stopped before the end
    page : the path of result.html; None if there is none
    """

    task: Any
    verdicts: tuple
    predicted: np.ndarray | None
    openings: int
    finished: bool
    page: Path | None = None
    outcomes: dict = field(default_factory=dict)

    @property
    def verdict(self):
        """ "no leak found", "leak" or "can't tell", for all checks together; "stopped" if the
        judge did not finish."""
        return overall(self.verdicts) if self.finished else "stopped"

    @property
    def questions(self):
        return tuple(with_next_step(text) for each in self.verdicts for text in each.questions)

    @property
    def number(self):
        """The share of withheld rows that are predicted correctly, or R²; None if the rows stay
        closed."""
        if self.predicted is None:
            return None
        return score(self.task, self.predicted, self.task.withheld)

    @property
    def sentence(self):
        """The sentence for a report: the number, and how far it can be trusted."""
        if self.predicted is None:
            return self.measured
        look = ("first", "second", "third")[self.openings - 1 : self.openings]
        look = look[0] if look else f"{self.openings}th"
        doubts, measured = self.doubts, self.measured.removesuffix(".")
        found = "" if doubts else f", with no question open and {NONE_FOUND}"
        return f"{doubts}{measured}{self.beside_it}, at the {look} look at these rows{found}."

    @property
    def doubts(self):
        """A sentence to put before the number if something is open; else ""."""
        asked = len(self.questions)
        unclear = sum(each.verdict == UNCLEAR for each in self.verdicts)
        why = [f"{pluralize(asked, 'question')} {'are' if asked > 1 else 'is'} open"] * bool(asked)
        why += [f"{pluralize(unclear, 'check')} can't tell"] * bool(unclear)
        return f"Not to be relied on yet: {' and '.join(why)}. " if why else ""

    @property
    def apart(self):
        """(a condition in words, the score under it) if a question could change the number; else
        ()."""
        return next((each.apart for each in self.verdicts if each.apart), ())

    @property
    def plain(self):
        """(M,) what the baseline predicts for the withheld rows."""
        return plain(self.task, self.task.rest, self.task.withheld)

    @property
    def beside_it(self):
        """A clause on the number under a different condition, or on whether the baseline is
        beaten."""
        task, true = self.task, self.task.data.target[self.task.withheld]
        if task.counted:
            what = f"always “{task.word(self.plain[0])}”"
            has = said(task, float(np.mean(self.plain == true)))
        else:
            what, has = "the mean", f"off by {np.abs(self.plain - true).mean():.3g}"
        if self.apart:
            condition, value = self.apart
            value = f"{'on ' * bool(task.counted)}{said(task, value)}"
            has = f"{what}: {has} on the withheld rows"
            return f" if each row stands alone, but {value} if {condition} ({has})"
        gain = against_plain(task, self.outcomes["pairs"]) if "pairs" in self.outcomes else None
        if gain and gain.reason:
            return f", perhaps better than {what} ({has} on the same rows)"
        if gain and gain.low > 0:
            return f", better than {what} ({has} on the same rows)"
        splits = len(self.outcomes.get("pairs", ()))
        why = f"; over {splits} validation splits the lead is {lead(task, gain)}" if gain else ""
        return f", not shown to be better than {what} ({has} on the same rows{why})"

    @property
    def measured(self):
        """The number and how certain it is."""
        if not self.finished:
            return "Stopped before the end: the same call continues from there."
        if self.predicted is None:
            return "No number yet: the withheld rows stay closed as long as something leaks."
        task, M = self.task, len(self.task.withheld)
        found = interval(task, self.predicted, task.withheld)
        value, digits, about = found.value, 0, f"{M:,} rows, split by {task.by}"
        if found.reason:
            about = f"{about}; how certain is unknown: {found.reason}"
        else:
            digits, around = around_in_words(found, task.counted)
            about = f"95% interval {around}, {about}"
        if task.counted:
            return f"Right on {100 * value:.{digits}f}% of rows it has not seen ({about})."
        return (
            f"{task.data.target_name}: off by {value:.3g} on average on rows it has not seen "
            f"({about}); {said(task, self.number)}."
        )

    def __str__(self):
        lines = [self.sentence]
        lines += [str(each) for each in self.verdicts if not each.is_quiet]
        lines += filter(None, [quiet(self.verdicts)])
        if self.page:
            lines.append(f"The page: {self.page}")
        return "\n".join(lines)

    __repr__ = __str__

    @property
    def leaks(self):
        return tuple(each for each in self.verdicts if each.verdict == LEAK)


def around_in_words(found, share):
    """Return (the number of decimals for the value, its range in words: "± 3" or "92 to 100%"). If
    a share's ± would lead beyond 0 or 100%, the range is given by its two ends.
    """
    value, low, high, _ = found
    around = max(value - low, high - value)
    if not share:
        return 0, f"± {around:.2g}"
    digits = 1 if 0 < around < 0.01 else 0  # with many rows the interval would otherwise read ± 0
    least = 10.0**-digits
    if value - around < 0 or value + around > 1:
        ends = np.floor(low * 100 / least + 1e-6), np.ceil(high * 100 / least - 1e-6)
        low, high = (f"{each * least:.{digits}f}" for each in ends)
        return digits, f"{low} to {high}%"
    return digits, f"± {max(100 * around, least):.{digits}f}"
