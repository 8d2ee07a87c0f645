"""A made-up class: attempts as the attempts file holds them, drawn from a seed, with three
misconceptions planted."""

import random
from datetime import UTC, datetime, timedelta

from mlpkit.checker.record import letters_of
from mlpkit.classroom.hand_in import hand_in
from mlpkit.exercises import course

PLANTED = {  # exercise: (its first mistake, the share of people who make it)
    "softmax": ("axis-0", 0.55),
    "cross_entropy": ("sum", 0.45),
    "linear_backward": ("averaged", 0.5),
}
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Writer:
    """Collects a learner's lines, with the times of a simulated clock."""

    def __init__(self, rng):
        self.rng, self.lines, self.now = rng, [], START + timedelta(days=rng.random() * 20)
        self.hints, self.looked = {}, set()

    def wait(self, seconds):
        self.now += timedelta(seconds=int(seconds))

    def add(self, record, asked, status, **others):
        line = {
            "time": self.now.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "course": course.name,
            "exercise": record.name,
            "asked": asked,
            "status": status,
            "edition": course.version,
            "version": record.version,
            **{key: value for key, value in others.items() if value is not None},
        }
        if hints := self.hints.get(record.name):
            line["hints"] = hints
        if record.name in self.looked:
            line["solution"] = True
        self.lines.append(line)

    def run_again(self, begin):
        """Run the notebook again: repeat its lines from `begin` on, almost at once."""
        for line in self.lines[begin:]:
            if line["status"] != "looked":
                self.wait(self.rng.choice((0, 0, 1)))
                again = line | {"time": self.now.strftime("%Y-%m-%dT%H:%M:%SZ")}
                self.lines.append(again)


def make_attempts(seed):
    """Return the lines of one learner's attempts file."""
    rng = random.Random(seed)
    writer = Writer(rng)
    notebooks = rng.choices(range(1, 15), weights=[2, 3, 3, 4, 6, 9, 12, 10, 8, 5, 4, 3, 3, 6])[0]
    begin, number = 0, 0
    for record in course.records.values():
        if record.notebook >= notebooks:
            break
        if record.notebook != number:
            if rng.random() < 0.3:
                writer.run_again(begin)
            begin, number = len(writer.lines), record.notebook
            writer.wait(rng.choice((600, 4000, 90000)))
        if record.extra and rng.random() < 0.7:
            continue
        writer.wait(rng.lognormvariate(5.3, 0.7))
        (write_guess if record.name in course.guesses else write_exercise)(writer, record)
    return writer.lines


def write_guess(writer, record):
    letters = letters_of(
        record, record.answer if isinstance(record.answer, tuple) else (record.answer,)
    )
    right = writer.rng.random() < 0.6
    if isinstance(record.answer, str):
        wrong = sorted(set(letters) - {record.answer})
        answer = record.answer if right else writer.rng.choice(wrong)
    else:
        answer = 0.25 if right else round(writer.rng.gauss(0, 3))
    writer.add(record, "guess", "correct" if right else "wrong", answer=answer)


def write_exercise(writer, record):
    rng, slugs = writer.rng, [each.slug for each in record.mistakes]
    planted, share = PLANTED.get(record.name, ("", 0))
    answers = []
    if rng.random() < share:
        answers.append(("wrong", planted))
    elif rng.random() < 0.4:
        often = [1 / (1 + place) for place in range(len(slugs))]  # a few mistakes are usual
        usual = [("wrong", slug) for slug in slugs]
        answers += rng.choices([*usual, ("wrong", None), ("error", None)], [*often, 1, 0.7])
    while answers and rng.random() < 0.4:
        answers.append(rng.choice([("wrong", rng.choice(slugs)), ("wrong", None), ("error", None)]))
    for status, mistake in answers:
        writer.add(record, "exercise", status, mistake=mistake)
        if rng.random() < 0.3:
            writer.hints[record.name] = min(3, writer.hints.get(record.name, 0) + 1)
        writer.wait(rng.lognormvariate(4.3, 0.8))
    if answers and rng.random() < 0.2:
        writer.looked.add(record.name)
        writer.add(record, "exercise", "looked")
        writer.wait(30)
    if not answers or rng.random() < 0.93:
        writer.add(record, "exercise", "correct")
        if rng.random() < 0.1:
            writer.wait(86400)
            writer.add(record, rng.choice(("recall", "review")), rng.choice(("correct", "wrong")))


def entries_of(lines):
    """Return the entries that the learner's progress file would have."""
    passed = {each["exercise"] for each in lines if each["status"] == "correct"}
    return {
        name: {"tried": True, "passed": True, "version": course.records[name].version}
        for name in passed
    }


def made_file(seed):
    """The content of the file that a learner hands in."""
    lines = make_attempts(seed)
    return hand_in(course, entries_of(lines), lines)
