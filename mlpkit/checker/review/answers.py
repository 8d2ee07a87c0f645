"""The verdict in a review's cell: the attempt is kept, and a note says when it is due again."""

import inspect
from dataclasses import replace

from mlpkit.checker.display.verdict import Verdict
from mlpkit.checker.guesses import judge_guess
from mlpkit.checker.judge import judge_twice
from mlpkit.checker.review.due import spell_date
from mlpkit.checker.review.notebook import as_it_came
from mlpkit.checker.schedule import Thing, day, moved_since_review, schedule
from mlpkit.checker.sources import namespace

AGAIN = "It has been answered since this review was written, so this answer does not count. "


def review_function(session, record, function, written=None):
    """The verdict on a review's function; functions that it may call are supplied if missing."""
    inner = inspect.unwrap(function) if callable(function) else None
    if hasattr(inner, "__globals__"):
        for name, value in namespace(session.used(record, record.uses)).items():
            inner.__globals__.setdefault(name, value)
    seed = session.entry(record.name).get("seed")
    verdict = judge_twice(session.course, record, function, seed)
    if record.refused:
        return verdict
    fault = record.kind == "bug hunt"
    if verdict.mistake in shown_mistakes(session, record) and as_it_came(
        session.course, record, function, verdict.mistake
    ):
        verdict, fault = replace(verdict, status="not attempted"), True
    if verdict.status == "not attempted":
        what = "Find the fault, mend it" if fault else "Replace the ..."
        told = f"{record.name}: not attempted yet. {what} and run the cell again."
        return Verdict(record.name, "not attempted", told)
    return keep_verdict(session, record, verdict, written)


def shown_mistakes(session, record):
    """The mistakes that a review may have shown: those that a learner made who has since passed."""
    thing = schedule(session.attempts_file.read()).get(record.name)
    known = thing and session.entry(record.name).get("passed")
    return {*thing.seen, thing.mistake} - {None} if known else set()


def review_guess(session, record, value, written=None):
    """The verdict on a guess that comes back."""
    verdict = judge_guess(record, value)
    if verdict.status == "not attempted":
        return verdict
    return keep_verdict(session, record, verdict, written, value)


def keep_verdict(session, record, verdict, written, value=None):
    """The verdict, kept as an attempt, with a note on when the record comes back."""
    session.remember(record, verdict, "review", session.entry(record.name), value, written)
    return replace(verdict, note=returns(session, record, verdict))


def returns(session, record, verdict):
    """A sentence on when a record comes back, after an answer to it; or ""."""
    lines = [line for line in session.attempts_file.read() if line["exercise"] == record.name]
    if not lines or verdict.status == "error":
        return ""
    *before, last = lines
    thing, today = schedule(lines)[record.name], day(last["time"])
    told = AGAIN if moved_since_review(schedule(before).get(record.name, Thing()), last) else ""
    if thing.box is None:
        return f"{told}It will not come back." if told or verdict.status == "correct" else ""
    return f"{told}It is due again {spell_date(max(thing.due(), today), today)}."
