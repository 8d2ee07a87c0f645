"""What a page asks about exercises and guesses: hints, solutions, and what a review has in it."""

import re
from pathlib import Path

from docs.live.asks import asks_of
from docs.live.progress import answered
from docs.live.running import REVIEW, Outputs
from mlpkit.checker.display.progress_table import called
from mlpkit.checker.display.verdict import inline
from mlpkit.checker.review.due import choose_items, minutes_of
from mlpkit.checker.review.notebook import guess_cells, to_write
from mlpkit.checker.review.notebook_file import due_and_later, today
from mlpkit.exercises import course, session

LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


def hint(name):
    """The next hint for an exercise, with those before it."""
    outputs = Outputs()
    outputs.show(session.hint_note(course.find(name), buttons=True))
    return answered(outputs.list)


def solution(name):
    """The solution of an exercise; if it has not passed yet, a question comes first."""
    outputs = Outputs()
    outputs.show(session.solution_note(course.find(name)))
    return answered(outputs.list)


def review():
    """Return today's review: its name, how long it takes, and its items, each with a cell to answer
    in.

    An item's `again` is true if the page itself has its question.
    """
    due, _ = due_and_later(session)
    items, date = choose_items(due), today()
    cells = []
    for number, item in enumerate(items, start=1):
        make = guess_cells if item.name in course.guesses else to_write
        question, cell = make(session, item, number, Path.cwd())
        heading, _, text = question["source"].partition("\n\n")
        title = heading.removeprefix(f"## {number} · ")
        again = bool(getattr(item.record, "again", ""))
        cells.append(
            {"name": item.name, "called": called(item.record), "title": inline(title)}
            | {"again": again, "text": as_html(text), "source": cell["source"]}
            | {"asks": asks_of(item.record)}
        )
    return {"name": f"{REVIEW}{date}", "minutes": minutes_of(items), "items": cells}


def as_html(text):
    """A sentence or two in Markdown, with code and links, as HTML."""
    parts = [inline(part) for part in LINK.split(text)]
    links = zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    rest = (f'<a href="{address}">{words}</a>{after}' for words, address, after in links)
    return parts[0] + "".join(rest)
