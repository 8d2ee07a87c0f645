"""The file that a learner hands in: one JSON object, made from the attempts and the progress.

    format      "mlpkit hand-in"
    version     1
    course, edition     the course's name and version
    solved      the names of the exercises that are solved, as `progress` counts them
    summarized  how many older answers are only counted in summaries; then their mistakes are gone
    lines       the attempts in order, of which each is a JSON object:

        after       seconds since the line before, at most 3600; the first line has none
        exercise    the record's name
        asked       what asked for it: "exercise", "recall", "guess" or "review"
        status      "correct", "wrong" or "error"; "looked" if a solution was opened before its
                    exercise passed; "summary" if the line stands for several older ones
        mistake     the slug of a known mistake, or of a generic one
        answer      a guess's letter, number or shape, a list if it has several parts; else "other"
        hints, solution     how many were seen before, and whether it was opened before
        lines       of a summary: how many answers it stands for

Keys that do not apply are left out. There is no id, time of day, date, path or code in it. A file
that would be larger than LARGEST has its older half made into summaries, one for each exercise, as
often as needed; the attempts file itself does the same.
"""

import json
import re
from datetime import datetime

from mlpkit.checker.attempts import slug
from mlpkit.checker.display.progress_table import Progress
from mlpkit.checker.schedule import summarize_lines
from mlpkit.checker.words import listed
from mlpkit.data.words import pluralize

FORMAT, VERSION = "mlpkit hand-in", 1
LARGEST = 5_000_000  # bytes
PAUSE = 3600  # seconds; a longer pause counts as this one
ASKED = ("exercise", "recall", "guess", "review")
STATUSES = ("correct", "wrong", "error", "looked", "summary")
MOST_PARTS = 16  # of a guess


def hand_in(course, entries, attempts):
    """The content of the file, a dictionary.

    entries: those of the progress file; attempts: the lines of the attempts file, in order.
    """
    progress = Progress(course, entries)
    content = {
        "format": FORMAT,
        "version": VERSION,
        "course": course.name,
        "edition": course.version,
        "solved": [each.name for each in course.exercises.values() if progress.passed(each)],
    }
    attempts = [line for line in attempts if line["exercise"] in course.records]
    while True:
        lines = timed_lines(course, attempts)
        summarized = sum(line["lines"] for line in lines if line["status"] == "summary")
        content |= {"summarized": summarized, "lines": lines}
        half = len(attempts) // 2
        shorter = [*summarize_lines(attempts[:half]), *attempts[half:]]
        if len(as_text(content)) <= LARGEST or len(shorter) == len(attempts):
            return content
        attempts = shorter


def timed_lines(course, attempts):
    """The lines of the attempts file with durations in place of times."""
    lines, before = [], None
    for attempt in attempts:
        now = datetime.fromisoformat(attempt["time"])
        after = None if before is None else int((now - before).total_seconds())
        before = now
        lines.append(clean_line(course, attempt | {"after": after}))
    return [line for line in lines if line]


def clean_line(course, line):
    """A line with the keys above alone, each with a value that it may have.

    line: any value. None if it is not a line about an exercise or guess of the course.
    """
    if not isinstance(line, dict):
        return None
    name, asked, status = line.get("exercise"), line.get("asked"), line.get("status")
    if not (isinstance(name, str) and name in course.records):
        return None
    if asked not in ASKED or status not in STATUSES:
        return None
    clean = {"exercise": name, "asked": asked, "status": status}
    if type(line.get("after")) is int:
        clean = {"after": min(max(line["after"], 0), PAUSE)} | clean
    if status == "summary":
        return clean | {"lines": line["lines"] if is_count(line.get("lines")) else 1}
    if isinstance(line.get("mistake"), str):
        clean["mistake"] = slug(line["mistake"])
    if asked == "guess" and name in course.guesses:
        clean["answer"] = clean_answer(line.get("answer"))
    if is_count(line.get("hints")):
        clean["hints"] = line["hints"]
    if line.get("solution") is True:
        clean["solution"] = True
    return clean


def is_count(value):
    return type(value) is int and 0 < value < 10**9


def clean_answer(value, depth=2):
    """A guess's answer: a letter, a number, None for an open part, or a list of these."""
    if value is None or (isinstance(value, str) and re.fullmatch("[a-z]", value)):
        return value
    if type(value) in (int, float) and abs(value) < 1e15:  # this excludes nan, too
        return value
    if isinstance(value, list) and len(value) <= MOST_PARTS and depth:
        return [clean_answer(part, depth - 1) for part in value]
    return "other"


def as_text(content):
    """The file's text: one attempt on each line, so that its owner can read it."""
    head = {key: value for key, value in content.items() if key != "lines"}
    lines = ",\n  ".join(json.dumps(line) for line in content["lines"])
    return f'{json.dumps(head, indent=1)[:-2]},\n "lines": [\n  {lines}\n ]\n}}\n'


def what_is_in(course, content):
    """What the file will contain, in lines for its owner."""
    counted = [line for line in content["lines"] if line["status"] != "summary"]
    names = {line["exercise"] for line in content["lines"]}
    exercises, guesses = len(names & course.exercises.keys()), len(names & course.guesses.keys())
    yield f"  {len(content['solved'])} of {len(course.exercises)} exercises solved, by name"
    yield (
        f"  {len(counted)} attempts at {pluralize(exercises, 'exercise')} and "
        f"{pluralize(guesses, 'guess')}: the verdict, the mistake's name, a guess's "
        "answer, the hints seen, the seconds since the attempt before"
    )
    if content["summarized"]:
        yield (
            f"  {content['summarized']:,} older attempts, only counted: there are too many for "
            f"{LARGEST // 10**6} MB"
        )


def not_in_it(packed):
    """Return what the file won't have, in a sentence; packed: whether notebooks or capstones are in
    it."""
    besides = [] if packed else ["code", "times of day", "paths"]
    return f"Not in it: {listed(['your name', *besides])}."
