"""The parts of an exercise: `Exercise`, `mistakes`, `Property` and `Guess`.

How to write one
================

A record has everything that the checker knows about one function: the checks, the hints, the tests
and the progress table read it.

    EXERCISE = Exercise(
        notebook=2,                  # the number of its notebook
        reference=relu,              # the function that the course uses; it gives the name
        stub="Return max(z, 0) ...", # the stub's docstring: the contract, the shapes, what changes
        cases=relu_cases,            # function of a generator: a list of argument tuples
        hints=("...", "...", "..."), # the idea; the formula with shapes; nearly the code
        why="...",                   # asked if the solution is opened before passing
        mistakes=mistakes(           # in turn: what is wrong, and the sentence for it
            ("minimum", lambda z: np.minimum(z, 0)),
            "this keeps the negative values: the wrong half.",
            ...
        ),
        alternatives=(right_function, ...),
    )

**cases(rng)** is called again for every function that is run, so each gets fresh arrays; draw all
numbers from rng, and always return the same number of cases. An answer that passes is checked once
more with a seed that nobody knows, so a right one must pass whatever the seed. Include at least two
shapes, none of them square, and a batch of 1; zeros, negatives and values up to ±1000 (`spread`
makes such arrays), always finite; hyper-parameters that vary (also an epsilon of 0.1); int64
labels; upstream gradients that are random, never ones; a = f(z) if a function gets both. Keep the
cases small: a check should take 30 ms.

**mistakes** are wrong functions, each wrong in one respect. A learner whose results (values, shape,
changed arguments, exception) equal the mistake's on all cases reads the mistake's sentence. The
sentence comes after "relu: ", so it starts in lower case: it says what the learner's result is and
what it should be, never the code that fixes it.

A mistake is a function, or an edit of the reference, {text: its replacement}: each text occurs once
in the reference's body, without docstring, comments, decorators and calls of its `_helpers`. Adam
with t too large by 1:

    ("t-from-0", {"beta1**t": "beta1 ** (t + 1)", "beta2**t": "beta2 ** (t + 1)"}),
    "theta moved as if t were larger by 1. t counts from 1 already.",

Write an edit if the pair alone shows the fault: at most two texts, each an expression or an
operator with what follows it ("-= rate"), in a body of at least two statements. Write a function
for a different algorithm, randomness, a rebound name, a wrong number of arguments, and anything
with its own name (leaky, AdaMax). If an edit does not fit, the bank's tests fail; in a notebook,
that exercise says so, and the others work.

A slug is short-with-dashes and unique in its record; no two mistakes may do the same on all cases.
Generic mistakes are found without being in a bank (the modules of diagnosis/: transposed,
wrong-sign, size-factor, constant-factor, changed-input, argument-ignored, typed-number, two
mistakes at once); give your own mistake one of these slugs if you have a better sentence for it.
Write at least 2 mistakes and 2 alternatives if the reference's body is one line, 4 and 3 otherwise,
and 6 mistakes if "backward" is in the name.

**alternatives** are right answers written another way (loops, np.where, float32, an equivalent
formula): each must pass.

**What a function returns** decides how it is compared. Arrays, numbers, and tuples or dicts of
arrays are equal if every shape is right and every number approximately. Everything else (texts,
bytes, None, lists, sets, dicts, and whatever contains one of these) is compared by == and kind:
True is not 1, [1] is not (1,); floats may still be off by rounding, but not in a set or as a key.
Other values (dates, objects of a class, complex numbers, arrays of texts) can't be compared: such a
reference raises ValueError at the first check, so let `run` turn the result into a text or a tuple.

Other fields of a record (all optional):

- changes=("theta", "m"): arguments that the function changes in place. They are compared; the
  result is not, if the reference returns None. The change of each is examined too: a step three
  times too large is called that. Rebinding should then be one of the mistakes.
- returns=("dX", "dW", "db"): names of the parts of a tuple, for the messages.
- uses=("relu", "linear"): earlier exercises that an answer is expected to call (it may call any),
  or functions of the course that the reference calls by these names ("forward").
- nudge(*args): the gradients by nudging, in the form of the reference's result (an array or a
  tuple); if they agree with the reference, a message says "nudging says" in place of "expected".
- properties=(Property(name, function), ...): function(f, rng) calls the learner's f and returns
  None or a sentence that comes after "softmax: ". Checked after shapes, before values. Put the
  numbers in question into the sentence, with three digits: `number(x)` formats them. (slug,
  sentence) in place of the sentence says which mistake it is, in whatever order the learner draws.
  `on_each(cases, holds)` makes such a function from holds(f, *case). If results are random, the
  facts from `run` distinguish mistakes, and only the properties say what is expected.
- values=False: results are random, so that only shapes, types and properties are checked.
- run(f, *args): how f is called, if not as f(*args); its result is compared. For a generator:
  ``lambda f, *args: list(islice(f(*args), 100))``. An exception of f may be raised again with what
  `run` has found out about it, "… — with … it would work"; mistakes that raise are then recognized
  by that.
- sizes={"logits": "N C"}: dimensions by name, for "here N = 5 and C = 3" in messages about shapes.
- dtype="float32": the result's exact dtype. Without it any width is fine, but no other kind.
- fade="dW = X.T @ grad": the line of the reference that `faded_source` leaves out.
- worked=in_loops: one of the alternatives, the one that the hints lead to; `solution` shows it in
  place of the reference. Without it `solution` shows the reference, or, if that calls helpers that
  a notebook does not have, the first alternative that calls none.
- passes=("zeros",): universal mutants (see mutants.py), then slips (see slips.py), that are rightly
  accepted.
- name, kind, buggy: a **bug hunt** has kind="bug hunt", its own name (name="repair_softmax") and
  buggy="axis-0", the slug of the mistake whose source is the stub; that function is a
  self-contained `def`; mended="velocity was set to 0 …" tells a learner who has fixed it what was
  wrong. The other mistakes are what a repair may get wrong. An **open task** has kind="open task",
  values=False, properties, as reference "one way to do it", and reached(f), what it has reached.
- idle={"x.copy": "The copy …"}: regular expressions for code that has no effect in an answer, and
  a sentence on why, which comes after the verdict on a wrong answer that contains it.
- needs=("torch",): packages without which it can't be checked, and the learner is told so. `cases`
  must not import them; `run` and the properties may.
- seconds=15: how long all calls of one check may take together, if 5 are too few.
- extra=True: not core. handed_over=True: no cell of the notebook has the stub; what the learner
  does there shows it. version: raise it when the check becomes stricter, so that learners who
  passed the older check are asked to run it again.
- older={1: ("x, rate", adapt)}: for a version whose stub had a different first line, its
  parameters, and a function that turns an answer to it into one for today's stub. What was right
  then is still right.

**Guesses** are named in the same lists; see `Guess`. The question itself is prose in the notebook.
"""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.util import find_spec

from mlpkit.checker.edits import Mistake, edited_source, mistakes
from mlpkit.checker.execution.sandbox import SECONDS

__all__ = ["Exercise", "Guess", "Mistake", "Property", "mistakes"]


@dataclass(frozen=True)
class Property:
    """Something that must hold: function(f, rng) returns None, or a sentence about what does not.

    In place of the sentence it may return (slug, sentence), where the slug says which mistake it
    is. last: it takes long, so it is checked only if all values are right.
    """

    name: str
    function: Callable
    last: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Exercise:
    """One exercise; the module's docstring says what each field is."""

    notebook: int
    reference: Callable
    stub: str
    cases: Callable
    hints: tuple[str, ...]
    why: str
    mistakes: tuple[Mistake, ...]
    alternatives: tuple[Callable, ...]
    properties: tuple[Property, ...] = ()
    changes: tuple[str, ...] = ()
    returns: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    nudge: Callable | None = None
    run: Callable | None = None
    values: bool = True
    sizes: dict[str, str] = field(default_factory=dict)
    dtype: str = ""
    fade: str = ""
    worked: Callable | None = None
    passes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    idle: dict[str, str] = field(default_factory=dict)
    seconds: float = SECONDS
    name: str = ""
    kind: str = "function"
    buggy: str = ""
    mended: str = ""
    reached: Callable | None = None
    extra: bool = False
    handed_over: bool = False
    version: int = 1
    older: dict[int, tuple[str, Callable]] = field(default_factory=dict)

    def __post_init__(self):
        if self.reference.__name__ == "<lambda>":
            raise ValueError("the reference is a lambda; expected a def, to show its source.")
        if not self.name:
            object.__setattr__(self, "name", self.reference.__name__)
        known = tuple(replace(mistake, reference=self.reference) for mistake in self.mistakes)
        object.__setattr__(self, "mistakes", known)

    @cached_property
    def refused(self):
        """Why this record can't be used for checks: the first edit that does not fit; or None.

        Not examined before first use, so that a changed reference in the library breaks this
        exercise, not the course.
        """
        for mistake in self.mistakes:
            try:
                if not callable(mistake.wrong):
                    edited_source(self.reference, mistake.wrong)
            except ValueError as error:
                return f"its mistake {mistake.slug!r} is an edit that does not fit: {error}"
        return None

    @property
    def lacking(self):
        """The packages that it needs and that are not installed."""
        return [name for name in self.needs if find_spec(name) is None]

    @property
    def comes_back(self):
        """Whether a review may ask for it: an open task has no single answer."""
        return self.kind != "open task" and not self.lacking


@dataclass(frozen=True, kw_only=True, eq=False)
class Guess:
    """A prediction typed before the result is seen: ``guess("untrained_loss", ...)``.

    It may be typed as a text, "98.8%" or "64 x 784"; typed_guess.py says what is read.

    answer: a number, a letter, a shape (a tuple of integers), or a tuple of these with a name in
        `parts` for each: a trace of shapes, a backward pass by hand. A function without arguments
        is called for it, so that a measured answer is computed, not typed. The notebook can also
        pass what it has just measured: ``guess("untrained_loss", 2, measured=loss)``; answer is
        then None.
    because: the explanation, one or two sentences, shown with a right number or shape and with a
        second wrong one; for letters, with the right one.
    wrong: {"a": sentence, ...}: for every wrong letter, what is wrong with it. A wrong number or
        shape that reveals its cause ({0.1: "the size is right; and the sign?"}) can have a sentence
        too; the answer is then not shown. A float fits approximately, an integer exactly. In a
        guess of several parts {("dX", (784, 32)): sentence} is for one of them.
    rules: {part: sentence}: the rule for that part, shown if it is wrong.
    tolerance: how far off a number may be, absolutely (0.1 means ± 0.1).
    share: the answer is a share: a value that is not between 0 and 1 is refused.
    percent: the answer is in percent: the equivalent share is accepted too.
    measured: the answer's function runs an experiment, so that the answer is called "measured".
    at_least: instead of an answer, for an open task: the number to reach.
    judge: instead of an answer, for an open task that one number does not decide: a function of the
        input, of any kind, that returns a status, "correct", "wrong" or "error", and a message.
        examples: possible inputs; the first is correct, the others are wrong.
    answered: the number of a later notebook whose experiment answers it, for a guess of a letter.
        Until then it is only kept; there, ``guess(name, ..., measured=letter)`` answers what was
        kept, or what is typed in place of the dots.
    again: the whole question in Markdown, self-contained, for a learner without the notebook: no
        "here", nothing that only a cell shows. Its letters are the lines of a list, "- a) the loss
        falls", all of them in order. A guess that has `again` comes back as a cell, any other as a
        link to its notebook. It may be written indented, in triple quotes. Raises ValueError for an
        open task, a measured guess, and letters that are not those of the record.
    placing: whether it is a placement question, about where in the course to begin: a learner who
        has it right may skip its notebook. It must have `again`; each notebook has one such guess.
    extra, version: as in `Exercise`.
    """

    name: str
    notebook: int
    because: str
    answer: object = None
    wrong: dict[str | float | tuple, str] = field(default_factory=dict)
    tolerance: float = 0.0
    share: bool = False
    percent: bool = False
    measured: bool = False
    parts: tuple[str, ...] = ()
    rules: dict[str, str] = field(default_factory=dict)
    at_least: float | None = None
    judge: Callable | None = None
    examples: tuple = ()
    answered: int | None = None
    again: str = ""
    placing: bool = False
    extra: bool = False
    version: int = 1
    handed_over = False  # only an exercise may be handed over

    def __post_init__(self):
        object.__setattr__(self, "again", inspect.cleandoc(self.again))
        if self.placing and not self.again:
            raise ValueError(f"{self.name}: placing is only for a guess that has again.")
        if self.again and not self.comes_back:
            what = "again is for a guess whose answer is known, and not measured"
            raise ValueError(f"{self.name}: {what}.")
        answers = self.answer if isinstance(self.answer, tuple) else (self.answer,)
        asked, letters = re.findall(r"^- ([a-z])\) ", self.again, re.M), letters_of(self, answers)
        if self.again and asked != letters:
            came, known = ", ".join(asked) or "none", ", ".join(letters) or "none"
            raise ValueError(f"{self.name}: again asks for {came}; answer and wrong have {known}.")

    @property
    def comes_back(self):
        """Whether a review may ask for it: not if a notebook's own experiment answers it."""
        return self.answer is not None and not self.measured and self.answered is None


def letters_of(guess, answers):
    """The letters that can be chosen: those of the answers, and those with a sentence."""
    known = {key[1] if of_part(key) else key for key in guess.wrong}
    return sorted(each for each in {*answers, *known} if isinstance(each, str))


def of_part(key):
    """Whether a key of a guess's `wrong` is (part, value), not a shape."""
    return isinstance(key, tuple) and bool(key) and isinstance(key[0], str)
