"""A notebook with its answers, for teachers.

Each function is written as `solution` shows it. Below it are other right answers, and mistakes with
the verdicts on them.
"""

import ast
import functools
import html
import inspect
import re
from itertools import islice
from pathlib import Path

from mlpkit.checker.cell_links import STUB
from mlpkit.checker.edits import edited_source
from mlpkit.checker.guesses import answer_of, judge_guess
from mlpkit.checker.record import Guess, of_part
from mlpkit.checker.review.notebook import code, markdown, verdict_alone
from mlpkit.checker.sources import body, header, own_source, solved_source

GUESS = re.compile(r"""^guess\(["'](\w+)["'], (\.\.\.|\([., ]+\))\)""", re.M)
SHOWN = 3  # at most three other answers, and three mistakes
OPENING = """**With answers, for teachers.** Every function is written, and every guess made, \
except those that the notebook measures. Below each function are at most three other right \
answers, and three mistakes with their verdicts, the first in the bank: no class has been counted. \
`{course} report` counts the mistakes of yours."""


def with_answers(course, notebook):
    """The notebook, a dictionary as in its file, with its answers and without outputs.

    Below a cell that asks for something there is one more, with other answers, right and wrong.
    """
    cells = []
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] != "code":
            cells.append(cell)
            continue
        cells.append({**cell, **code(answered(course, source)), "metadata": cell["metadata"]})
        if notes := notes_on(course, source):
            cells.append(markdown("\n\n".join(notes)) | {"id": f"{cell['id']}-answers"})
    opening = markdown(OPENING.format(course=course.name)) | {"id": "with-answers"}
    return {**notebook, "cells": [*cells[:1], opening, *cells[1:]]}


def answered(course, source):
    """A cell's source with the solution in place of the stub, and with the guesses made."""
    if asked := STUB.search(source):
        return source[: asked.start()] + solved_source(course.find(asked[2]), asked[1])
    return GUESS.sub(lambda found: guess_made(course.find(found[1], Guess), found[0]), source)


def guess_made(record, call):
    """The call of `guess` with the answer in it; unchanged if only an experiment has the answer."""
    typed = typed_answer(record)
    return call if typed is None else f'guess("{record.name}", {typed})'


def typed_answer(record):
    """The answer to a guess as one types it; None for an open task, and for a measured number."""
    if record.answer is None:
        return None
    answer = answer_of(record)
    short = written(answer, lambda value: f"{value:.3g}")
    if judge_guess(record, ast.literal_eval(short)).status == "correct":
        return short
    return written(answer, repr)


def written(value, number):
    """A letter, a number, a shape, or a tuple of these as Python writes it."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple):
        inside = ", ".join(written(each, number) for each in value)
        return f"({inside}{',' * (len(value) == 1)})"
    return str(int(value)) if value == int(value) else number(float(value))


def notes_on(course, source):
    """Markdown below a cell, in closed folds: other right answers, and what wrong ones are told."""
    notes = []
    for asked, name in STUB.findall(source):
        if asked == "exercise":
            notes += notes_on_exercise(course, course.find(name))
    for name, _ in GUESS.findall(source):
        told = map(quoted, on_wrong_guesses(course.find(name, Guess)))
        notes.append(fold("If the guess is wrong", "\n\n".join(told)))
    return [note for note in notes if note]


def notes_on_exercise(course, record):
    """Return two folds, or fewer: other right answers, and mistakes with the verdicts on them."""
    others = [fenced(source) for source in islice(other_answers(course, record), SHOWN)]
    wrong = [
        f"{fenced(source)}\n\n{quoted(message)}"
        for source, message in islice(wrong_answers(course, record), SHOWN)
    ]
    count = f"{len(wrong)} of {len(record.mistakes)} mistakes in the bank, and their verdicts"
    return [
        fold("Other right answers", "\n\n*or*\n\n".join(others)),
        fold(count, "\n\n".join(wrong)),
    ]


def other_answers(course, record):
    """Yield the sources of the alternatives that are right where only a notebook's names are."""
    known = {spelled_alike(solved_source(record))}
    for function in record.alternatives:
        source = under_header(record, source_of(function))
        verdict = source and verdict_alone(course, record, source)
        if verdict and verdict.status == "correct" and spelled_alike(source) not in known:
            known.add(spelled_alike(source))
            yield source


def wrong_answers(course, record):
    """Yield (source, the verdict's sentence) of the mistakes that can stand in a cell of their own.

    Of those with the same sentence, only the first.
    """
    known = set()
    for mistake in record.mistakes:
        edit = isinstance(mistake.wrong, dict)
        text = edited_source(record.reference, mistake.wrong) if edit else source_of(mistake.wrong)
        source = under_header(record, text)
        verdict = source and verdict_alone(course, record, source)
        if verdict and verdict.mistake == mistake.slug and verdict.message not in known:
            known.add(verdict.message)
            yield source, verdict.message


def under_header(record, source):
    """A function's body under the first line of the exercise; None if there is no source."""
    if source is None or not source.startswith("def "):
        return None
    return f"{header(own_source(record.reference), record.name)}\n{body(source)}\n"


def source_of(function):
    """The source of a function from its `def` on; a lambda as a learner would write it.

    None if it has no source, or if another lambda begins on the same line.
    """
    if function.__name__ != "<lambda>":
        return own_source(function)
    try:
        text, tree = parsed(inspect.getsourcefile(function))
    except (TypeError, OSError, SyntaxError):
        return None
    lines = (node for node in ast.walk(tree) if isinstance(node, ast.Lambda))
    here = [node for node in lines if node.lineno == function.__code__.co_firstlineno]
    if len(here) != 1:
        return None
    (found,) = here
    result = ast.get_source_segment(text, found.body)
    if "\n" in result:
        result = ast.unparse(found.body)
    return f"def answer({ast.unparse(found.args)}):\n    return {result}\n"


@functools.cache
def parsed(path):
    text = Path(path).read_text(encoding="utf-8")
    return text, ast.parse(text)


def spelled_alike(source):
    """A function's statements in one spelling, without its docstring."""
    function = ast.parse(source).body[0]
    docstring = ast.get_docstring(function) is not None
    return "\n".join(map(ast.unparse, function.body[docstring:]))


def on_wrong_guesses(record):
    """Return what is said about the wrong answers that the record knows."""
    if record.answer is None:
        return []
    return [
        f"{value[0]}, {value[1]}: {sentence}"
        if of_part(value)
        else judge_guess(record, value).message
        for value, sentence in record.wrong.items()
    ]


def fenced(source):
    return f"```python\n{source.rstrip()}\n```"


def quoted(sentence):
    """A verdict as Markdown in which no letter has a meaning of its own."""
    return f"<blockquote>{html.escape(sentence).replace('$', '&#36;')}</blockquote>"


def fold(summary, inside):
    """A closed fold in Markdown; "" if nothing is inside."""
    told = html.escape(summary)
    return f"<details><summary>{told}</summary>\n\n{inside}\n\n</details>" if inside else ""
