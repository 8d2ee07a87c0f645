"""What a check reports: a verdict, its evidence, and separately questions and remarks."""

from dataclasses import dataclass

from mlpkit.data.words import pluralize

SOUND, LEAK, UNCLEAR = VERDICTS = "sound", "leak", "can't tell"
# for all checks together: they can't rule out anything that they did not look for
NONE_FOUND = "no leak found"
OUTCOMES = "clear", "with a remark", "with a question", "that can't tell", "with a leak"
CORRECT = "If that makes the number false, correct it and call `capstone` again; if not, it stands."


@dataclass(frozen=True)
class Verdict:
    """What one check found.

    Attributes
    ----------
    check : the name of the check, a few words
    verdict : "sound", "leak" or "can't tell"
    saw : a sentence or two; for a leak, it names the row or the column that shows it
    questions : what only the author of the capstone can answer
    remarks : what a reader of the number should know, although it is not a fault
    apart : (a condition in words, the score under it) if a question could change the number
    """

    check: str
    verdict: str
    saw: str
    questions: tuple = ()
    remarks: tuple = ()
    apart: tuple = ()

    def __post_init__(self):
        if self.verdict not in VERDICTS:
            raise ValueError(f"Verdict: got {self.verdict!r}; expected {', '.join(VERDICTS)}.")
        for name in ("questions", "remarks", "apart"):
            object.__setattr__(self, name, tuple(getattr(self, name)))

    @property
    def outcome(self):
        """Which of OUTCOMES it counts as."""
        clear, noted, asks, unclear, found = OUTCOMES
        sound = asks if self.questions else noted if self.remarks else clear
        return {SOUND: sound, UNCLEAR: unclear, LEAK: found}[self.verdict]

    @property
    def is_quiet(self):
        """Whether it found nothing that a reader should know."""
        return self.outcome == OUTCOMES[0]

    def __str__(self):
        lines = [f"{self.verdict:<10}  {self.check}: {self.saw}"]
        lines += [f"{'':<12}question: {text}" for text in self.questions]
        return "\n".join(lines + [f"{'':<12}remark: {text}" for text in self.remarks])


def sound(saw, *questions, remarks=()):
    """A check's sound Verdict; `check_list` adds the check's name."""
    return Verdict("", SOUND, saw, questions, remarks)


def leak(saw):
    return Verdict("", LEAK, saw)


def unclear(saw, *questions, remarks=()):
    return Verdict("", UNCLEAR, saw, questions, remarks)


def if_so(given):
    """Return what the author should do if the answer to a question is yes, or no."""
    return f"If so, call `capstone` again with `{given}`; if not, the number stands."


def with_next_step(question):
    """A question, followed by what the author should do, if it does not say so itself."""
    return question if "If " in question else f"{question} {CORRECT}"


def overall(verdicts):
    """Return one verdict for all checks: "leak" if there is one, else "can't tell" if there is
    one."""
    given = {each.verdict for each in verdicts}
    return next((word for word in (LEAK, UNCLEAR) if word in given), NONE_FOUND)


def tally(verdicts):
    """How many checks had each outcome, each counted once, and how many questions are open."""
    each = [verdict.outcome for verdict in verdicts]
    parts = [f"{each.count(outcome)} {outcome}" for outcome in OUTCOMES if outcome in each]
    asked = sum(len(verdict.questions) for verdict in verdicts)
    left = f"; {pluralize(asked, 'question')} open" * bool(asked)
    return f"{pluralize(len(each), 'check')}: {', '.join(parts)}{left}"


def quiet(verdicts):
    """A sentence that lists the checks that found nothing; "" if each found something."""
    names = [each.check for each in verdicts if each.is_quiet]
    return f"{pluralize(len(names), 'check')} clear: {', '.join(names)}." if names else ""
