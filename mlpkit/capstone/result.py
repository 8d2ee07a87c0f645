"""What a capstone gives: its verdicts, its number, and the sentence for a report."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from mlpkit.capstone.scores import count_units, interval, said, score, too_few
from mlpkit.capstone.verdicts import LEAK, overall


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
        """What may be written in a report."""
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
            return f"Right on {100 * value:.{digits}f} % of rows it has not seen ({about})."
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
            return f"; the true share may be as low as {least} %"
        return ", which tells no error"

    def __str__(self):
        lines = [str(each) for each in self.verdicts]
        lines += ["", f"Together: {self.verdict}.", self.sentence]
        if self.questions:
            lines.append(
                f"{len(self.questions)} question{'s' * (len(self.questions) > 1)} to answer."
            )
        if self.openings > 1 and self.predicted is not None:
            lines.append(f"The withheld rows were opened {self.openings} times.")
        if self.page:
            lines.append(f"The page: {self.page}")
        return "\n".join(lines)

    __repr__ = __str__

    @property
    def leaks(self):
        return tuple(each for each in self.verdicts if each.verdict == LEAK)
