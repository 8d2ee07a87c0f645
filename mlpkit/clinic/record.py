"""The parts of a case: `Case` and `Cost`.

A case is a program that runs, gives no error, and is wrong in one place. The program, an ordinary
file of 20 to 40 lines, is ``programs/<name>.py``; its record, CASE, is in ``cases/<name>.py``.

The program
===========
It imports NumPy and mlpkit only and is run from top to bottom. Afterwards it has these names:

    rng                         np.random.default_rng(0)
    X, y                        arrays (N, D) and (N,), after the program's own preparation
    X_validation, y_validation  the same
    network, parameters         not yet trained; parameters are float32 or float64
    loss                        a pair of functions of (output, labels): the value, the gradient
    optimizer, batch_size
    run(epochs=...)             trains `parameters` in place, and returns a list with a tuple for
                                each epoch: training loss, validation loss, validation accuracy
    predict(images)             raw images (N, 28, 28) uint8 → labels (N,): the program in use;
                                only if the program has such a use

and, only if the program has its own instead of mlpkit's:

    train_epoch(network, parameters, batches, optimizer, loss, loss_backward, rng)
    batches(X, y, size, rng)    the same as mlpkit's minibatches, or should be

The fault is in one function at the program's top level, which takes everything that it works on as
arguments, so that it can be rewritten by itself. The whole program, including `run`, takes 3 s or
less on one thread. Nothing in it gives the fault away: no comment, no name.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from mlpkit.checker import Mistake

# The price of each measurement: the minutes it takes to write it and read its result.
PRICES = {
    **{"loss_at_start": 1, "classes": 1, "inputs": 1, "activations": 2, "gradients": 2, "units": 2},
    **{"steps": 3, "loop": 4, "repeats": 4, "prediction": 4, "overfit": 5, "copies": 6},
    **{"without_inputs": 6, "neighbours": 8, "gradient_check": 8},
}


@dataclass(frozen=True)
class Cost:
    """What the fault costs: a number of the program and of its healthy twin, after `run`.

    This is one program with one seed, and whatever the learner reads says so: what the same fault
    costs elsewhere isn't known.

    what: "training loss", "validation loss" or "validation accuracy" of the last epoch; "gap", the
        last validation loss minus the training loss; "fresh accuracy", that of `predict` on images
        which the program has never seen; or "seconds", which is reported and never tested.
    tolerance: how far off either number may be, absolute; far below the difference between the two.
    """

    what: str
    sick: float
    healthy: float
    tolerance: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Case:
    """A program with one fault, and everything that is known about it.

    name: what its author saw, in a word; the program's file has this name.
    saw: what the author saw, in a sentence or two, with the number, which is also in `costs`.
    source: where the fault comes from: a paper, or an issue with its number and year.
    function: the program's function that holds the fault, at most 25 lines.
    lines: the numbers of the program's lines at fault, 1 for the first of its file: all that a
        sensible reader would name, including the line of `def` if something is missing.
    organ: one of `mlpkit.debugging.checkup.ORGANS`.
    cause: the cause, in a sentence.
    repaired: the function as it should be: a def in the record's file, of the same name.
    shows: measurements (names in PRICES) in which the fault is visible: suspicious in the program,
        fine in its twin. The first is the one to begin with.
    alike: {another cause of the same symptom, in words: what tells the two apart}.
    against: {an organ, or (first, last) lines of the program: why it is not this one}.
    costs: what is better after the repair; at least one that can be tested.

    The repair is an exercise, unless another notebook asks for it or it is a single word. Only an
    exercise has the fields that follow.

    hints: two or more, from the idea to nearly the code; without them there is no exercise.
    mistakes: repairs that go wrong, at least one; the sentence of each says what the program does
        then. The fault itself is added automatically.
    alternatives: other right repairs, at least one.
    cases: function of a generator that returns tuples of arguments, on which a repair is compared
        with `repaired`, value for value, before the program is run with it. None where only the
        repaired program can tell.
    changes: names of arguments that the function changes in place; only with `cases`.
    contract: function of a repair that returns None, or (slug, sentence) for a requirement that it
        breaks and that a run forgives; see `mlpkit.clinic.contracts`.
    passes: universal mutants that are rightly accepted, by name; see `mlpkit.checker.record`.
    idle: code of a repair that has no effect; see `mlpkit.checker.record`.
    tries: how many runs a repair gets, each with different draws; it is right if one of them is.
        More than 1 where the result of a right repair depends on its draws.
    core: whether the notebook has the repair's stub in its core. Otherwise a right accusation shows
        the stub.
    version: raised when a repair is judged more strictly; see `mlpkit.checker.record`.
    """

    name: str
    saw: str
    source: str
    function: str
    lines: tuple[int, ...]
    organ: str
    cause: str
    repaired: Callable
    shows: tuple[str, ...]
    alike: dict[str, str]
    against: dict[str | tuple, str]
    costs: tuple[Cost, ...]
    hints: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    alternatives: tuple[Callable, ...] = ()
    cases: Callable | None = None
    changes: tuple[str, ...] = ()
    contract: Callable | None = None
    passes: tuple[str, ...] = ()
    idle: dict[str, str] = field(default_factory=dict)
    tries: int = 1
    core: bool = False
    version: int = 1
