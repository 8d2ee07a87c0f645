"""Advice on where in a course to begin: a question for each notebook, and a conclusion from the
answers.

The questions are guesses from the bank. Answers here are not kept: they are not attempts, and a
wrong one does not come back.
"""

from pathlib import Path

from mlpkit.checker.cell_links import copy_of
from mlpkit.checker.display.progress_table import with_links
from mlpkit.checker.display.verdict import box
from mlpkit.checker.guesses import judge_guess
from mlpkit.checker.record import Guess
from mlpkit.checker.review.due import Item, minutes_of
from mlpkit.checker.review.notebook import (
    assembled,
    code,
    markdown,
    module_of,
    write_new,
)
from mlpkit.checker.words import listed

FILE = "where_to_begin.ipynb"
OPENING = """# Where to begin

{count} questions, about {minutes}, each from one notebook of the course. Put your answer in place \
of the dots, a letter in quotes, such as `"c"`. Shift + Enter runs a cell. If you don't know an \
answer, leave the dots.

Your answers are not kept. The last cell says where to begin."""


def questions(course):
    """The guesses that place a learner, in order; the last notebook's would decide nothing."""
    last = max(course.titles)
    return [g for g in course.guesses.values() if g.placing and g.notebook != last]


def minutes(course):
    """How long the placement questions take, in words."""
    return minutes_of([Item(guess, None, None) for guess in questions(course)])


def placing_notebook(session):
    """The notebook of the placement questions, a dictionary as in its file."""
    asked = questions(session.course)
    opening = OPENING.format(count=len(asked), minutes=minutes(session.course))
    imports = f"from {module_of(session)} import session\n\n"
    names = "place, where_to_begin = session.place, session.where_to_begin"
    cells = [markdown(opening), code(imports + names)]
    for number, guess in enumerate(asked, start=1):
        dots = ", ".join(["..."] * max(1, len(guess.parts)))
        cells += [
            markdown(f"## {number} of {len(asked)}\n\n{guess.again}"),
            code(f'place("{guess.name}", {dots})'),
        ]
    return assembled([*cells, code("where_to_begin()")])


def write_placing(session, folder):
    """Return (path of the notebook in a folder, what to tell the learner); an existing one is
    kept."""
    path = Path(folder, FILE)
    aside = write_new(path, placing_notebook(session))
    if aside is None:
        return path, f"{path.name} is there already."
    return path, f"{path.name}, {minutes(session.course)}.{aside}"


def judge_placement(session, name, *values):
    """The Verdict on an answer, whose status the session remembers until its kernel ends."""
    record = session.course.find(name, Guess)
    verdict = judge_guess(record, values[0] if len(values) == 1 else values or ...)
    session.placed[record.name] = verdict.status
    return verdict


class Advice:
    """Where to begin: a sentence or two, with a link if the folder has that notebook.

    statuses: {name: the verdict's status} of the questions that were answered.
    """

    def __init__(self, course, statuses, folder):
        self.course, self.statuses, self.folder = course, statuses, folder

    def __str__(self):
        return advice(self.course, self.statuses, self.course.title)

    def __repr__(self):
        return str(self)

    def _repr_html_(self):
        return box("note", with_links(advice(self.course, self.statuses, self.linked)))

    def linked(self, number):
        path = copy_of(number, self.folder)
        title = self.course.title(number)
        return f"\0{path.name}\0{title}\0" if path else title


def advice(course, statuses, title):
    """Where to begin, in words; title: a function of a notebook's number."""
    asked = questions(course)
    right = [guess for guess in asked if statuses.get(guess.name) == "correct"]
    left = [guess.notebook for guess in asked if guess not in right]
    if not {"correct", "wrong"} & {statuses.get(guess.name) for guess in asked}:
        return "Nothing is answered yet. Put an answer in place of the dots above and run the cell."
    if not left:
        following = min(n for n in course.titles if n > asked[-1].notebook)
        return f"All {len(asked)} are right. Begin with {title(following)}."
    told = f"Begin with {title(left[0])}: its question is the first without a right answer."
    if right:
        numbers = listed([f"{guess.notebook:02d}" for guess in right])
        told += f" Right: {numbers}. In these notebooks the exercises and explorers are enough."
    return told
