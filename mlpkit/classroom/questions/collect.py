"""The questions of a course that can be asked without a notebook."""

import hashlib
import json
import re
from dataclasses import dataclass

from mlpkit.checker.cell_links import copy_of
from mlpkit.checker.guesses import answer_of, exact
from mlpkit.checker.record import letters_of, of_part
from mlpkit.classroom.questions.markup import inline, to_html, with_formulas

OPTIONS = re.compile(r"^- ([a-z])\) (.*(?:\n {2,}.*)*)\n?", re.M)
FOLD = re.compile(r"<details><summary>(.*?)</summary>(.*?)</details>", re.S)
FROM_MEMORY = "## From memory"


@dataclass(frozen=True)
class Answer:
    """A possible answer: a letter's text, as HTML, or a number; and why it is right or wrong.

    why: a sentence, as HTML, that comes after a colon; "" where nothing has to be explained.
    tolerance: how far off a number may be.
    """

    value: str | float
    right: bool
    why: str
    tolerance: float = 0.0


@dataclass(frozen=True)
class Question:
    """A question, in HTML.

    name: unique in its course, and the same in every edition that asks the same.
    title: the number and title of its notebook.
    kind: "letter", whose answers are all letters in order; "number", whose answers are the right
        ones and then known wrong ones; "open", whose only answer is a text.
    """

    name: str
    title: str
    kind: str
    text: str
    answers: tuple[Answer, ...]


def questions_of(course, folder):
    """The Questions of a course in the order of its notebooks, which are in a folder.

    What two notebooks ask in the same words is there once, from the first.
    """
    found = {}
    for number in sorted(course.titles):
        guesses = (g for g in course.guesses.values() if g.again and g.notebook == number)
        here = *from_memory(course, number, folder), *(from_guess(course, g) for g in guesses)
        for question in here:
            found.setdefault(question.name, question)
    return list(found.values())


def from_memory(course, number, folder):
    """The questions with a fold, in a notebook's first cell and under its heading From memory."""
    path = copy_of(number, folder)
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"] if path else []
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    asking = [*texts[:1], *(text for text in texts[1:] if text.startswith(FROM_MEMORY))]
    for asked, told in FOLD.findall("\n".join(asking)):
        if asked.endswith("?"):
            digest = hashlib.sha256(asked.encode()).hexdigest()[:12]
            text, answer = f"<p>{with_formulas(asked)}</p>", Answer(with_formulas(told), True, "")
            yield Question(f"from_memory_{digest}", course.title(number), "open", text, (answer,))


def from_guess(course, guess):
    """The Question of a guess that has `again`."""
    answer, title = answer_of(guess), course.title(guess.notebook)
    text = guess.again
    if guess.parts or isinstance(answer, tuple):
        kind, answers = "open", (Answer(spelled(guess, answer), True, inline(guess.because)),)
    elif isinstance(answer, str):
        options = dict(OPTIONS.findall(text))
        text = OPTIONS.sub("", text)
        kind, answers = "letter", tuple(letters(guess, answer, options))
    else:
        kind, answers = "number", tuple(numbers(guess, answer))
    return Question(guess.name, title, kind, to_html(text), answers)


def spelled(guess, answer):
    """The answer to a guess of a shape or of several parts, as text."""
    if not guess.parts:
        return inline(exact(answer))
    parts = zip(guess.parts, answer, strict=True)
    return inline("; ".join(f"{part}: {exact(each)}" for part, each in parts))


def letters(guess, answer, options):
    """The answers to a guess of a letter, in order."""
    for letter in letters_of(guess, (answer,)):
        said = guess.because if letter == answer else guess.wrong[letter]
        yield Answer(inline(options[letter]), letter == answer, inline(said))


def numbers(guess, answer):
    """The right number, as a share too if it is in percent; then the wrong ones with a sentence."""
    yield Answer(answer, True, inline(guess.because), guess.tolerance)
    if guess.percent:
        yield Answer(answer / 100, True, inline(guess.because), guess.tolerance / 100)
    for value, said in guess.wrong.items():
        if not of_part(value) and abs(value) < float("inf"):
            near = 0.01 * abs(value) if isinstance(value, float) else 0.0  # as a guess is judged
            yield Answer(value, False, inline(said), near)
