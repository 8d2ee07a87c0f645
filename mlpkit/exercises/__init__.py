"""Exercises that check themselves: @exercise, hints, solutions, guesses, progress.

In a notebook: ``from mlpkit.exercises import exercise, guess, hint, mine, solution``.
`mlpkit.checker` makes the checks; the records are here, in one folder per concept.

How to add an exercise
======================
Write ``mlpkit/exercises/<concept>/<function>.py``, with everything about one function, in reading
order: cases, properties, wrong and right answers, and last the record, EXERCISE;
`mlpkit.checker.record` says what goes into one. A bug hunt for that function follows as BUG_HUNT,
and the guess about which check would have caught its bug as CHECK_GUESS. List the records in
EXERCISES of ``<concept>/__init__.py``, in the order in which the notebook asks for them. What
several functions of a concept share is in its ``cases.py``, formulas that explain a wrong result in
its ``causes.py``, and all other guesses in its ``guesses.py``; if there are many, those on one
topic have their own file, such as ``guesses_luck.py``. A guess gets `again` if its question can be
answered without the notebook.

The checker, the hints, the tests and the progress table read the record. ``check("relu", answer)``
shows its verdict on an answer, without a notebook.

The notebook asks for each record once: for a function in a cell that is word for word what
``stub_source(EXERCISE)`` of `mlpkit.checker.sources` returns, for a guess with ``guess(name,
...)``. After that, run `make outputs`, with NOTEBOOKS="notebooks/02_activations.ipynb" for that
notebook alone. Then run

    MLPKIT_WRITE_MESSAGES=1 pytest tests/checker/test_messages.py -k relu
    pytest tests/checker tests/notebooks -k "relu or 02_activations"

The first writes the messages into ``tests/exercises/messages``: read yours there, as a learner
would. The second is red if they are not written yet, or no cell asks for the exercise. Good
examples: `relu`, `softmax` (with a bug hunt), `linear_backward` (several results), `adam_step`
(changes its arguments in place; most of its mistakes are edits of it).
"""

from pathlib import Path
from types import MethodType

import mlpkit
from mlpkit.checker import Course, Route, Session, Verdict, grading, unnamed_answers
from mlpkit.checker.syntax_errors import hear_of_unreadable_cells
from mlpkit.exercises.casebook import Casebook
from mlpkit.exercises.comparison import trained_twice

CONCEPTS = (  # each concept has a folder, and the notebook with its index
    *("start_here", "preprocessing", "activations", "forward_pass", "losses"),
    *("backprop", "optimizers", "training", "regularization", "debugging", "search"),
    "autograd",
    "frameworks",
    "own_data",
)
PACKAGE = Path(mlpkit.__file__).parent
# their folder in a wheel; in a checkout they are next to the package
NOTEBOOKS = PACKAGE / "notebooks"
ROUTES = (
    Route(
        "All of it",
        "Every notebook, with its Deeper part. The core of each is an evening.",
        lambda number: True,
        deeper=True,
    ),
    Route(
        "One weekend",
        "The core of 00 to 07: from three numbers to a network that is all yours. 00 to 03 on one "
        "day, 04 to 07 on the other.",
        lambda number: number <= 7,
    ),
    Route(
        "I know PyTorch",
        "Write by hand what a framework does for you, the backward pass. Then do what none does: "
        "do well on new images, find out why nothing is learnt, and choose settings.",
        lambda number: number == 5 or number >= 8,
    ),
)
course = Course(
    name="mlpkit",
    modules=tuple(f"mlpkit.exercises.{concept}" for concept in CONCEPTS),
    titles={number: concept.replace("_", " ") for number, concept in enumerate(CONCEPTS)},
    version=mlpkit.__version__,
    heading="Build a neural network from nothing",
    about="Fourteen notebooks, in NumPy. You read, guess, and write the code yourself, and you are "
    "told at once whether it is right and, if it isn't, which mistake you made.",
    review="mlpkit review",
    routes=ROUTES,
    notebooks=NOTEBOOKS if NOTEBOOKS.is_dir() else PACKAGE.parent / "notebooks",
    stills=PACKAGE / "widgets" / "in_use",
)
session = Session(course)
book = Casebook(session)

check, answer_to = session.check, MethodType(grading.answer_to, session)
guess, hint, solution, mine = session.guess, session.hint, session.solution, session.mine
reset, restore = session.reset, session.restore
progress, attempts, contents = session.progress, session.attempts, session.contents
case, measure, accuse, bill = book.case, book.measure, book.accuse, book.bill


def __getattr__(name):
    """Return the decorators. Taking one switches on verdicts for its cells that are not valid
    Python; importing this module alone changes nothing in the shell."""
    if name not in ("exercise", "recall", "review"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    hear_of_unreadable_cells(session)
    return getattr(session, name)


def tell_us(what):
    """Show your answer to an exercise, if it is not right, as a text to send to its authors.

    Nothing is sent. ``tell_us(relu)`` or ``tell_us("relu")``, after the cell was run.
    """
    unnamed_answers.tell_us(session, what)


def compare(name):
    """Train a small network with your last version, right or wrong, and with mlpkit's."""
    record = course.find(name)
    return trained_twice(record, session.last_version(record))


__all__ = [
    "Verdict",
    "accuse",
    "answer_to",
    "attempts",
    "bill",
    "case",
    "check",
    "compare",
    "contents",
    "exercise",
    "guess",
    "hint",
    "measure",
    "mine",
    "progress",
    "recall",
    "reset",
    "restore",
    "review",
    "solution",
    "tell_us",
]
