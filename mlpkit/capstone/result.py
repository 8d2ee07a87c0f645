"""What a capstone gives: its verdicts, its number, and the sentence for a report."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from mlpkit.capstone.checks.baseline import is_beaten
from mlpkit.capstone.scores import count_units, interval, plain, said, score, too_few
from mlpkit.capstone.verdicts import LEAK, NONE_FOUND, UNCLEAR, overall
from mlpkit.data.words import counted


@dataclass(frozen=True, eq=False)
class Result:
    """A judged capstone.

    Attributes
    ----------
    task : the Task
    verdicts : a Verdict for each check
    predicted : (M,) of the withheld rows; None where they stay closed, or it was stopped before
    openings : how often withheld rows were opened under this name or of these data, this time too
    finished : False where it was stopped before its end
    page : where result.html lies; None without
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
        """ "no leak found", "leak" or "can't tell", of all checks; "stopped" before their end."""
        return overall(self.verdicts) if self.finished else "stopped"

    @property
    def questions(self):
        return tuple(text for each in self.verdicts for text in each.questions)

    @property
    def number(self):
        """The share that is right, or R², of the withheld rows; None where they stay closed."""
        if self.predicted is None:
            return None
        return score(self.task, self.predicted, self.task.withheld)

    @property
    def sentence(self):
        """What may be written in a report: the number, and what it is worth."""
        if self.predicted is None:
            return self.measured
        count = len(self.questions)
        asked = f"{counted(count, 'question')} open" if count else "no question open"
        look = ("first", "second", "third")[self.openings - 1 : self.openings]
        look = look[0] if look else f"{self.openings}th"
        unclear = sum(each.verdict == UNCLEAR for each in self.verdicts)
        found = f"{counted(unclear, 'check')} that can't tell" if unclear else NONE_FOUND
        return (
            f"{self.measured.removesuffix('.')}, {self.beside_baseline}, at the {look} look at "
            f"these rows, with {asked} and {found}."
        )

    @property
    def plain(self):
        """(M,) what the baseline predicts of the withheld rows."""
        return plain(self.task, self.task.rest, self.task.withheld)

    @property
    def beside_baseline(self):
        """In words, whether the baseline is beaten over the splits, and what it has here."""
        task, true = self.task, self.task.data.target[self.task.withheld]
        if task.counted:
            what = f"always “{task.word(self.plain[0])}”"
            has = said(task, float(np.mean(self.plain == true)))
        else:
            what, has = "the mean", f"off by {np.abs(self.plain - true).mean():.3g}"
        better = is_beaten(self.outcomes["pairs"]) if "pairs" in self.outcomes else False
        return f"{'better' if better else 'not shown to be better'} than {what} ({has})"

    @property
    def measured(self):
        """The number and how sure it is."""
        if not self.finished:
            return "Stopped before its end: the same call goes on."
        if self.predicted is None:
            return "No number yet: the withheld rows stay closed as long as something leaks."
        task, M = self.task, len(self.task.withheld)
        value, low, high = interval(task, self.predicted, task.withheld)
        around = max(value - low, high - value)
        digits = 1 if 0 < around < 0.01 else 0  # of many rows: else it would say ± 0
        least = 10.0**-digits
        around = f"{max(100 * around, least):.{digits}f}" if task.counted else f"{around:.2g}"
        about = f"± {around}, {M:,} rows, split by {task.by}"
        if few := too_few(task, task.withheld):
            about = f"{M:,} rows, split by {task.by}, of {few}"
        elif low == high:  # all right, or all wrong: whatever is drawn of them is the same
            about = f"{M:,} rows, split by {task.by}, all alike{self.least(value)}"
        if task.counted:
            return f"Right on {100 * value:.{digits}f}% of rows it has not seen ({about})."
        return (
            f"{task.data.target_name}: off by {value:.3g} on average on rows it has not seen "
            f"({about}); {said(task, self.number)}."
        )

    def least(self, value):
        """Where all are right, how low the true share may be: p with pᴹ = 2.5 %, in words."""
        M = count_units(self.task, self.task.withheld)
        if self.task.counted and value == 1:
            least = 100 * 0.025 ** (1 / M)
            least = f"{least:.0f}" if least < 99 else f"{np.floor(10 * least) / 10:.1f}"
            return f"; the true share may be as low as {least}%"
        return ", which tells no error"

    def __str__(self):
        lines = [self.sentence]
        lines += [str(each) for each in self.verdicts if not each.is_quiet]
        lines += [self.quiet] if self.quiet else []
        if self.page:
            lines.append(f"The page: {self.page}")
        return "\n".join(lines)

    __repr__ = __str__

    @property
    def quiet(self):
        """In words, which checks found nothing; "" where each found something."""
        names = [each.check for each in self.verdicts if each.is_quiet]
        found = f"Nothing was found by {counted(len(names), 'check')}: {', '.join(names)}."
        return found if names else ""

    @property
    def leaks(self):
        return tuple(each for each in self.verdicts if each.verdict == LEAK)
