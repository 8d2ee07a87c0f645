"""Additions to a verdict: the function that later cells use, the next exercise, buttons."""

import functools
from dataclasses import replace

from mlpkit.checker.display.progress_table import onward
from mlpkit.checker.display.verdict import has_buttons, shell, show
from mlpkit.checker.judge import comparing


@functools.cache
def stand_in(record):
    """The reference under the exercise's name: what the name refers to until an answer is right.

    A bug hunt's reference often has a different name, or is that of another exercise;
    hint(repair_softmax) must find its own.
    """
    theirs = record.reference
    if theirs.__name__ == record.name:
        return theirs

    @functools.wraps(theirs)
    def named(*args, **kwargs):
        return theirs(*args, **kwargs)

    named.__name__ = named.__qualname__ = record.name
    return named


def add_next_steps(course, record, verdict, whose, why_not, entries, asked):
    """Return the Verdict on an answer in the form that is shown.

    whose: whose function later cells use until the answer is right ("mlpkit's").
    why_not: why a right answer is not kept, or None.
    entries: those of the progress file.
    asked: "exercise" or "recall". A recalled exercise is from an earlier notebook, so the exercise
        that follows it there is not named.
    """
    right, buttons = verdict.status == "correct", has_buttons()
    note = what_follows(record, right, whose, why_not, buttons)
    message = verdict.message
    if buttons:  # a button replaces the sentence
        message = message.removesuffix(comparing(record)).rstrip()
    following = onward(course, entries, record) if right and asked != "recall" else None
    return replace(verdict, message=message, note=note, onward=following)


def what_follows(record, right, whose, why_not, buttons=False):
    """The note under a verdict: what later cells use, or why a right answer is not kept.

    buttons: whether there is a button for hints under the note.
    """
    hunt = record.kind == "bug hunt"  # later cells never use a bug hunt's function
    if right:
        return f"It is not kept for later notebooks: {why_not}." if why_not and not hunt else ""
    theirs = f"Until it is right, later cells use {whose} {record.reference.__name__}."
    stuck = f'Stuck? hint("{record.name}")'
    return " ".join([theirs] * (not hunt) + [stuck] * (not buttons))


def offer_help(session, record, right):
    """Show buttons under a notebook's verdict, if its page can; for a right answer, only the
    solution.
    """
    if former := session.helps.pop(record.name, None):
        former.close()
    if shell() and has_buttons():
        from mlpkit.checker.display.buttons import Help

        help = session.helps[record.name] = Help(session, record, right)
        show(help)
