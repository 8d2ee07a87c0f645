"""The repairs of cases as bug hunts: repair_plateau, and so on."""

import ast
import functools

import numpy as np

from mlpkit.checker import Exercise, Mistake, Property
from mlpkit.clinic import CASES
from mlpkit.clinic.repairs import Crash, find_remaining_fault, first_signs, locate_error
from mlpkit.clinic.trial import bind_globals, definitions, faulty, outer_names
from mlpkit.helpers import place

BUGGY = "as-it-was"
# The time limit for the program: it takes at most three seconds on an idle machine, ten times as
# long on a page.
SECONDS = 100 if place.BROWSER else 20
WHY = "Which measurement shows this fault, and by which number?"


def repair_of(case):
    """The Exercise, checked on values if the case has arguments, and by the repaired program."""
    names = definitions(case)
    helpers = sorted(name for name, value in names.items() if callable(value))
    given = Mistake(BUGGY, names[case.function], case.cause)
    wrong = (
        Mistake(each.slug, in_program(case, each.function), each.sentence) for each in case.mistakes
    )
    return Exercise(
        notebook=9,
        name=f"repair_{case.name}",
        kind="bug hunt",
        reference=in_program(case, case.repaired),
        stub=contract(case),
        hints=case.hints,
        why=WHY,
        buggy=BUGGY,
        mended=mended(case),
        mistakes=(given, *wrong),
        alternatives=tuple(in_program(case, each) for each in case.alternatives),
        properties=tuple(properties(case)),
        uses=tuple(name for name in helpers if name != case.function),
        passes=case.passes,
        idle=case.idle,
        seconds=SECONDS,
        extra=not case.core,
        handed_over=not case.core,
        version=case.version,
        **(by_values(case) if case.cases else by_program(case)),
    )


def mended(case):
    """The message for a right repair: the cause, what it gained in this program, the source."""
    gain = next(cost for cost in case.costs if cost.what != "seconds")
    return (
        f"{case.cause} In this program the {gain.what} was {gain.sick:.3g}; with a right repair it "
        f"is about {gain.healthy:.3g}. Where the fault comes from: {case.source}. "
        f'accuse("{case.name}", "{case.organ}") now also tells which faults look like this one.'
    )


def in_program(case, function):
    """The function, with the program's imports and definitions as its globals."""
    return bind_globals(function, dict(definitions(case)))


def contract(case):
    """The stub's docstring: whose function it is, and what it says about itself."""
    own = ast.get_docstring(faulty(case))
    first = f"What is wrong is in here: {case.function}, out of the program {case.name}."
    return f"{first}\n\n{own}" if own else first


def by_values(case):
    """How a repair is compared with the right one on arguments."""
    outer = outer_names(case.repaired.__code__) & definitions(case).keys()
    own = {name for name in definitions(case) if written_in(case, name)}
    needs_program = (outer - {"np"}) | (own - {case.function, "run", "predict"})
    in_it = {"run": lambda f, *args: in_program(case, f)(*args)} if needs_program else {}
    return {"cases": case.cases, "changes": case.changes, **in_it}


def written_in(case, name):
    """Whether a name of the program is a function of its own, not an import."""
    return getattr(definitions(case)[name], "__module__", None) == case.name


def by_program(case):
    """How wrong repairs are distinguished if only the program can tell: by its first numbers."""

    def signs(f, epochs):
        try:
            return first_signs(case, f, len(epochs))
        except Crash:
            return (np.float32(np.nan),) * (4 + 3 * len(epochs))

    # Ranges, not numbers: messages would show numbers as if they were the function's arguments.
    return {"cases": lambda rng: [(range(0),), (range(1),)], "run": signs, "values": False}


def properties(case):
    """What must hold for a repair: it does its job, and the program is healthy again."""
    if case.contract:
        yield Property("what was asked for", functools.partial(kept, case), last=True)
    yield Property("the program with it", functools.partial(cured, case), last=True)


def kept(case, f, rng):
    """The property that a repair does its function's job, on a few small inputs.

    Results that are too odd for the contract are left to the program.
    """
    function = in_program(case, getattr(f, "__wrapped__", f))
    try:
        return case.contract(function)
    except Exception as error:
        if locate_error(error, case, function)[1]:
            raise
        return None


def cured(case, f, rng):
    """The property that the program is healthy again."""
    f = getattr(f, "__wrapped__", f)
    try:
        return find_remaining_fault(case, f)
    except Crash as crash:
        return f"with what your function returned, the program raised {crash}."


REPAIRS = {name: repair_of(case) for name, case in CASES.items() if case.hints}
