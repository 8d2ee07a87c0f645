"""Today's review, written into the learner's folder of notebooks."""

import os
from pathlib import Path

import mlpkit.checker.attempts as attempts
from mlpkit.checker.display.verdict import has_buttons, show
from mlpkit.checker.review.due import choose_items, listing, minutes_of, split, waiting, what_comes
from mlpkit.checker.review.notebook import is_notebook, review_notebook, write_new
from mlpkit.checker.schedule import schedule


def today():
    """Return today's date, in the computer's time zone."""
    return attempts.now().astimezone().date()


def due_and_later(session):
    """Return (what is due today, what comes later) for a learner, as Items."""
    things = schedule(session.attempts_file.read())
    return split(waiting(session.course, things), today())


def write_review(session, folder):
    """Return (path of today's review in a folder or None, what to tell the learner).

    An existing review is not changed. Raises OSError if it can't be written.
    """
    date = today()
    path = Path(folder, f"review_{date}.ipynb")
    begun = path, f"Today's review: {path.name}. You have begun it already."
    if is_notebook(path):
        return begun
    if why := session.attempts_file.why_not_kept():
        return None, f"Nothing comes back. {why}"
    due, later = due_and_later(session)
    if not due:
        comes = what_comes(later, date)
        comes = f"Next: {comes}" if comes else "What you get wrong from now on comes back here."
        return None, f"Nothing is due today. {comes}"
    items = choose_items(due)
    aside = write_new(path, review_notebook(session, items, date, path.parent))
    if aside is None:
        return begun
    rest = len(due) - len(items)
    more = f" {rest} more for another day." if rest else ""
    names = listing([item.called for item in items])
    return path, f"Today's review: {path.name}, {minutes_of(items)}: {names}.{more}{aside}"


def offer_review(session):
    """Show a button for today's review if something is due, and return `what_comes_back`."""
    comes = what_comes_back(session)
    if is_due(comes):
        offer(session, "Review what is due", write_review)
    return comes


def is_due(comes):
    return bool(comes) and comes[0].startswith("Due")


def offer(session, label, write):
    """Show a button that writes a notebook into the learner's folder and opens it."""
    if has_buttons() and "CHECKER_WORK" in os.environ:
        from mlpkit.checker.display.buttons import WritingButton

        show(WritingButton(label, lambda: write(session, os.environ["CHECKER_WORK"])))


def what_else_is_due(session, name):
    """A line on what else is due today, and how to get it; "" if nothing is."""
    names = [item.called for item in due_and_later(session)[0] if item.name != name]
    return f"Due today as well: {listing(names)}.{how(session)}" if names else ""


def what_comes_back(session, how_to=True):
    """Return lines on what is due today, and on what comes later; [] if nothing does.

    how_to: whether to include the command for a review, which a button replaces.
    """
    due, later = due_and_later(session)
    comes = what_comes(later, today())
    if due:
        names = listing([item.called for item in due])
        command = how(session) if how_to else ""
        return [f"Due today: {names}.{command}", *([f"Then {comes}"] if comes else [])]
    return [f"Nothing is due today. Next: {comes}"] if comes else []


def how(session):
    """How to open a review, if the course has a command for it."""
    command = session.course.review
    return f" To review for ten minutes, run {command} in a terminal." if command else ""
