"""What a check says: a verdict, what it saw, and, apart from it, questions and remarks."""

from dataclasses import dataclass

from mlpkit.data.words import pluralize

SOUND, LEAK, UNCLEAR = VERDICTS = "sound", "leak", "can't tell"
NONE_FOUND = "no leak found"  # of all checks together: what they did not look for they can't know


@dataclass(frozen=True)
class Verdict:
    """What one check found.

    Attributes
    ----------
    check : its name, a few words
    verdict : "sound", "leak" or "can't tell"
    saw : a sentence or two; of a leak it names the row or the column that shows it
    questions : what only the author of the capstone can answer
    remarks : what a reader of the number should know, and what is no fault
    """

    check: str
    verdict: str
    saw: str
    questions: tuple = ()
    remarks: tuple = ()

    def __post_init__(self):
        if self.verdict not in VERDICTS:
            raise ValueError(f"Verdict: got {self.verdict!r}; expected {', '.join(VERDICTS)}.")
        for name in ("questions", "remarks"):
            object.__setattr__(self, name, tuple(getattr(self, name)))

    @property
    def is_quiet(self):
        """Whether it found nothing that a reader should know."""
        return self.verdict == SOUND and not self.questions and not self.remarks

    def __str__(self):
        lines = [f"{self.verdict:<10}  {self.check}: {self.saw}"]
        lines += [f"{'':<12}question: {text}" for text in self.questions]
        return "\n".join(lines + [f"{'':<12}remark: {text}" for text in self.remarks])


def sound(saw, *questions, remarks=()):
    """What a check gives back; `check_list` puts its name in."""
    return Verdict("", SOUND, saw, questions, remarks)


def leak(saw):
    return Verdict("", LEAK, saw)


def unclear(saw, *questions, remarks=()):
    return Verdict("", UNCLEAR, saw, questions, remarks)


def overall(verdicts):
    """One for all of them: a leak outweighs all, then what could not be told."""
    given = {each.verdict for each in verdicts}
    return next((word for word in (LEAK, UNCLEAR) if word in given), NONE_FOUND)


def quiet(verdicts):
    """In words, which checks found nothing; "" where each found something."""
    names = [each.check for each in verdicts if each.is_quiet]
    found = f"Nothing was found by {pluralize(len(names), 'check')}: {', '.join(names)}."
    return found if names else ""
