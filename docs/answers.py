"""The answers to guesses and the solutions, in folds; a notebook shows them only when it is run."""

import re

from mlpkit.checker.cell_links import STUB
from mlpkit.checker.guesses import exact
from mlpkit.checker.record import Guess
from mlpkit.checker.solved import fold
from mlpkit.checker.sources import solved_source
from mlpkit.checker.words import capitalized
from mlpkit.exercises import course

GUESS = re.compile(r'^guess\("(\w+)"', re.M)


def folds(cell):
    """Return the Markdown below a code cell: a closed fold for each guess and exercise in it."""
    source = "".join(cell["source"])
    parts = [fold("The answer", answer(course.find(name, Guess))) for name in GUESS.findall(source)]
    parts += [
        fold(f"One way to write {name}", f"```python\n{solved_source(course.find(name), asked)}```")
        for asked, name in STUB.findall(source)
    ]
    return "\n\n".join(filter(None, parts))


def answer(record):
    """The right answer, the reason, and what is wrong with each wrong letter, as Markdown. If an
    experiment gives the answer, return only the reason, because the outputs below show the answer.
    """
    known = None if callable(record.answer) else record.answer
    lines = []
    if record.parts and known is not None:
        lines += [f"{part}: {shown(one)}" for part, one in zip(record.parts, known, strict=True)]
    elif known is not None:
        lines.append(f"**{shown(known)}**")
    lines.append(capitalized(record.because))
    lines += [
        f"Not {letter}: {sentence}"
        for letter, sentence in record.wrong.items()
        if isinstance(letter, str) and not record.parts
    ]
    return "\n\n".join(filter(None, lines))


def shown(known):
    """An answer as a page shows it: a letter as it is, a number or a shape as in a verdict."""
    return known if isinstance(known, str) else exact(known)
