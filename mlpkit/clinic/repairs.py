"""Whether a repair cures: the program runs with it, and what the fault did is looked at again."""

import math
import types

import numpy as np

from mlpkit.clinic.findings import suspicious
from mlpkit.clinic.trial import cost, definitions, outer_names, path, run, start, twin

KNOWN = {}  # {(what was computed, case, what the function does, …): what came of it}


class Crash(Exception):
    """The program raised an exception after the repaired function had come to its end."""


def remains(case, function):
    """What is still wrong with the program when `function` stands in it, in a sentence, or None.

    The sentence names no number that another processor might change. Exceptions pass, a Crash for
    one that is not the function's own. A function that does what an earlier one did is not run
    again.
    """
    return once(looked_at, case, function)


def once(compute, case, function, *args):
    """compute(case, function, *args), but not again for a function that does what another did."""
    does_what = does(case, function)
    if does_what is None:
        return compute(case, function, *args)
    key = compute.__name__, case, does_what, args
    if key not in KNOWN:
        KNOWN[key] = compute(case, function, *args)
    return KNOWN[key]


def looked_at(case, function):
    trial = crashing(run, case, function)
    for each in case.costs:
        if told := short_of(each, cost(each.what, trial)):
            return told
    if case.function == "train_epoch" and (told := misreported(case, trial)):
        return told
    for measurement in case.shows:
        if finding := suspicious(case, measurement, function):
            return (
                f"run with this, the program ends as it should, but {measurement} still finds: "
                f"{finding.found}. Normal is: {finding.normal}."
            )
    return None


def misreported(case, trial):
    """What is wrong with the loss that a repaired train_epoch gives back, or None."""
    found, healthy = trial.history[0][0], twin(case).history[0][0]
    if np.ndim(found) == 0 and abs(found - healthy) <= 0.2 * healthy:
        return None
    return (
        "the program learns with this, but what comes back as the training loss is not the mean "
        f"loss of the epoch. After the first it is about {healthy:.2g}."
    )


def short_of(known, found):
    """How far a number of the program is from its healthy one, in a sentence; None if near enough.

    Better than the healthy twin is as good, but where the fault made it look too good.
    """
    if found is None or abs(found - known.healthy) <= known.tolerance:
        return None
    more_is_better = "accuracy" in known.what
    better = (found > known.healthy) == more_is_better
    looked_too_good = (known.sick > known.healthy) == more_is_better
    if better and not looked_too_good:
        return None
    bound = known.healthy + math.copysign(known.tolerance, found - known.healthy)
    told = f"is {'above' if found > known.healthy else 'below'} {bound:.3g}"
    told = told if math.isfinite(found) else f"is {found}"
    return (
        f"run with this, the program's {known.what} {told} at the end. When all is put right, it "
        f"is about {known.healthy:.3g}."
    )


def crashing(call, case, function):
    """call(case, function); a Crash where the exception is not the function's own."""
    try:
        return call(case, function)
    except Exception as error:
        line, own = place(error, case, function)
        if own:
            raise
        text = str(error).strip().split("\n")[0].rstrip(".")
        said = f": {text}" if text else ""
        raise Crash(f"{type(error).__name__} in its line {line}{said}") from error


def place(error, case, function):
    """(the program's line on the way to an exception, whether the function itself is on it)."""
    line, own, trace = None, False, error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == str(path(case)):
            line = trace.tb_lineno
        own = own or code is getattr(function, "__code__", None)
        trace = trace.tb_next
    return line, own


def first_signs(case, function, epochs):
    """What tells wrong repairs apart, soon: numbers of the program after so many epochs, 0 or 1.

    Of X the mean and the mean square, of y the mean, of the weights the mean square, and after an
    epoch what `run` gave; a tuple of float32. Exceptions as in `remains`.
    """
    return once(signs, case, function, epochs)


def signs(case, function, epochs):
    names = crashing(start, case, function)
    history = crashing(lambda *_: names["run"](epochs=epochs), case, function) if epochs else []
    return crashing(lambda *_: told_apart(names, history), case, function)


def told_apart(names, history):
    X, y, theta = names["X"], names["y"], names["parameters"].vector
    found = [X.mean(), (X**2).mean(), y.mean(), (theta.astype(float) ** 2).mean()]
    return tuple(np.float32(number) for number in [*found, *(n for row in history for n in row)])


def does(case, function):
    """A key that two functions have in common only when they do the same, or None where unsure.

    Sure is one that takes from outside only what the program gives, or what mlpkit has.
    """
    if not isinstance(function, types.FunctionType) or function.__closure__:
        return None
    theirs = function.__globals__
    names = outer_names(function.__code__) & theirs.keys() - definitions(case).keys()
    taken = {name: theirs[name] for name in sorted(names)}
    if not all(map(of_mlpkit, taken.values())):
        return None
    defaults = function.__defaults__ or (), sorted((function.__kwdefaults__ or {}).items())
    return bare(function.__code__), repr(defaults), repr(taken)


def of_mlpkit(value):
    """Whether it is a module, function or class of mlpkit's, which stays what it is."""
    if isinstance(value, types.ModuleType):
        return value.__name__.startswith("mlpkit.")
    known = isinstance(value, (types.FunctionType, type))
    return known and str(value.__module__).startswith("mlpkit.")


def bare(code):
    """A code object without its name, its file and its lines, so that equal code is equal."""
    constants = tuple(bare(c) if isinstance(c, types.CodeType) else c for c in code.co_consts)
    return code.replace(
        co_filename="", co_name="", co_qualname="", co_firstlineno=1, co_linetable=b"",
        co_consts=constants,
    )  # fmt: skip
