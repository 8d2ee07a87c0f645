"""What one learner's lines tell about each exercise and guess.

A notebook is run again and again, with everything that was once typed into it, and each run adds a
line for each answer. So a line counts as an attempt only if it says something new: no earlier line
was asked for in the same way, by the same exercise, with the same verdict, mistake and answer. An
answer without a name for its mistake also counts if the line before counted, and is about the same
exercise: then somebody is at work on it, and may have written something else.

A review and a recall ask for something that was asked for before, so they are no attempts here.
"""

from dataclasses import dataclass

from mlpkit.checker.display.attempts_table import spelled

BREAK = 1800  # seconds; after a longer gap somebody has been away
WAYS = {  # {way out: how an exercise came out}
    "at once": "right at once",
    "alone": "right after mistakes, alone",
    "hint": "right with a hint",
    "solution": "right with the solution",
    "unsolved": "tried, not right",
    "open": "not tried",
}
UNNAMED, ERROR = "*unnamed", "*error"  # in place of a slug, which has no asterisk


@dataclass(frozen=True)
class Tried:
    """How an exercise went: its way out, the first mistake (a slug, UNNAMED, ERROR or None), how
    many answers no sentence named, and the minutes (None if no gap before an answer is known)."""

    way: str
    first: str | None
    unnamed: int
    minutes: float | None


@dataclass(frozen=True)
class Learner:
    """tried: {exercise: Tried}; guessed: {guess: (the first answer as text, whether it is right)};
    stopped: the record of the last attempt, None if the core is solved or nothing was tried."""

    solved: frozenset
    tried: dict
    guessed: dict
    stopped: str | None


def attempts_in(lines):
    """Yield the lines that count as attempts; see above."""
    seen, at_work = set(), None  # at_work: the exercise of the line before, if that counted
    for line in lines:
        name, asked, mistake = line["exercise"], line["asked"], line.get("mistake")
        key = (name, asked, line["status"], mistake, str(line.get("answer")))
        unnamed = asked == "exercise" and line["status"] in ("wrong", "error") and mistake is None
        counts = key not in seen or (unnamed and at_work == name)
        if counts:
            yield line
        seen.add(key)
        at_work = name if counts else None


def learner_of(course, solved, lines):
    """The Learner of a file.

    Left out are exercises whose lines are partly gone: summaries, and what is solved without a line
    that says so.
    """
    found = [line for line in attempts_in(lines) if line["asked"] in ("exercise", "guess")]
    by_name = {}
    for line in found:
        by_name.setdefault(line["exercise"], []).append(line)
    gone = {line["exercise"] for line in lines if line["status"] == "summary"}
    tried, guessed = {}, {}
    for name, own in by_name.items():
        if name in gone:
            continue
        if name in course.guesses:
            guessed[name] = first_answer(own[0])
        elif name not in solved or any(line["status"] == "correct" for line in own):
            tried[name] = how_tried(own)
    core = {name for name, record in course.exercises.items() if not record.extra}
    done = not found or core <= solved
    return Learner(solved, tried, guessed, None if done else found[-1]["exercise"])


def how_tried(lines):
    """The Tried of an exercise's lines, in order."""
    places = [place for place, line in enumerate(lines) if line["status"] == "correct"]
    lines = lines[: places[0] + 1] if places else lines
    wrong = [line for line in lines if line["status"] in ("wrong", "error")]
    looked = any(line["status"] == "looked" or line.get("solution") for line in lines)
    if not places:
        way = "unsolved"
    elif looked:
        way = "solution"
    elif any(line.get("hints") for line in lines):
        way = "hint"
    else:
        way = "alone" if wrong else "at once"
    gaps = [line["after"] for line in lines if line.get("after", BREAK + 1) <= BREAK]
    unnamed = sum(line["status"] == "wrong" and not line.get("mistake") for line in lines)
    first = mistake_of(wrong[0]) if wrong else None
    return Tried(way, first, unnamed, sum(gaps) / 60 if gaps else None)


def mistake_of(line):
    return line.get("mistake") or (UNNAMED if line["status"] == "wrong" else ERROR)


def first_answer(line):
    """Return (a guess's answer as text, whether it is right); numbers that are right are all
    alike."""
    right, answer = line["status"] == "correct", line.get("answer")
    if right and not isinstance(answer, str):
        return "right", True
    return spelled(answer), right
