"""Judge whether a repair cures: run the program with it, and measure the fault's effects again."""

import math
import types

import numpy as np

from mlpkit.clinic.findings import find_suspicion
from mlpkit.clinic.trial import (
    bind_globals,
    cost,
    definitions,
    outer_names,
    path,
    run,
    start,
    twin,
)

KNOWN = {}  # {(what was computed, case, what the function does, …): the result}


class Crash(Exception):
    """The program raised an exception after the repaired function had returned."""


def find_remaining_fault(case, function):
    """A sentence on what is still wrong with the program with `function` in it, or None.

    The sentence has no number that differs between processors. Exceptions propagate; one that is
    not the function's own becomes a Crash. A function that does the same as an earlier one is not
    run again.
    """
    return compute_once(look_for_fault, case, function)


def compute_once(compute, case, function, *args):
    """Return compute(case, function, *args), computed only once for equal functions."""
    does_what = key_of_function(case, function)
    if does_what is None:
        return compute(case, function, *args)
    key = compute.__name__, case, does_what, args
    if key not in KNOWN:
        KNOWN[key] = compute(case, function, *args)
    return KNOWN[key]


def look_for_fault(case, function):
    told = fault_of_run(case, function)
    for count in range(1, case.tries):
        if told and fault_of_run(case, with_other_draws(case, function, count)) is None:
            return None
    return told


def with_other_draws(case, function, count):
    """The function, wrapped to draw `count` numbers from its generator before each call."""
    own = bind_globals(function, dict(definitions(case)))

    def drawn(*args):
        for each in args:
            if isinstance(each, np.random.Generator):
                each.random(count)
        return own(*args)

    return drawn


def fault_of_run(case, function):
    trial = call_or_crash(run, case, function)
    for each in case.costs:
        if told := fault_of_number(each, cost(each.what, trial)):
            return told
    if case.function == "train_epoch" and (told := fault_of_report(case, trial)):
        return told
    for measurement in case.shows:
        if finding := find_suspicion(case, measurement, function):
            return (
                f"with your function the program ends as it should, but {measurement} still finds: "
                f"{finding.found}. Normal is: {finding.normal}."
            )
    return None


def fault_of_report(case, trial):
    """A sentence on what is wrong with the loss that a repaired train_epoch returns, or None."""
    found, healthy = trial.history[0][0], twin(case).history[0][0]
    if np.ndim(found) == 0 and abs(found - healthy) <= 0.2 * healthy:
        return None
    return (
        "the program learns, but the training loss that your function returns is not the mean loss "
        f"of the epoch. After the first epoch it should be about {healthy:.2g}."
    )


def fault_of_number(known, found):
    """A sentence on how far a number of the program is from its healthy value; None if it is close.

    Better than the healthy twin is fine, unless the fault made it look too good.
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
        f"with your function the program's {known.what} {told} at the end. When everything is "
        f"right, it is about {known.healthy:.3g}."
    )


def call_or_crash(call, case, function):
    """Return call(case, function); raise Crash if an exception is not the function's own."""
    try:
        return call(case, function)
    except Exception as error:
        line, own = locate_error(error, case, function)
        if own:
            raise
        text = str(error).strip().split("\n")[0].rstrip(".")
        said = f": {text}" if text else ""
        raise Crash(f"{type(error).__name__} in its line {line}{said}") from error


def locate_error(error, case, function):
    """Return (the program's last line in an exception's traceback, whether the function is in it
    too)."""
    line, own, trace = None, False, error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == str(path(case)):
            line = trace.tb_lineno
        own = own or code is getattr(function, "__code__", None)
        trace = trace.tb_next
    return line, own


def first_signs(case, function, epochs):
    """A quick signature of a repair: numbers of the program after 0 or 1 epochs.

    Mean and mean square of X, mean of y, mean square of the weights, and after an epoch the result
    of `run`; a tuple of float32. Exceptions as in `find_remaining_fault`.
    """
    return compute_once(compute_signs, case, function, epochs)


def compute_signs(case, function, epochs):
    names = call_or_crash(start, case, function)
    history = []
    if epochs:
        history = call_or_crash(lambda *_: names["run"](epochs=epochs), case, function)
    return call_or_crash(lambda *_: sign_names(names, history), case, function)


def sign_names(names, history):
    X, y, theta = names["X"], names["y"], names["parameters"].vector
    found = [X.mean(), (X**2).mean(), y.mean(), (theta.astype(float) ** 2).mean()]
    return tuple(np.float32(number) for number in [*found, *(n for row in history for n in row)])


def key_of_function(case, function):
    """A key that two functions share only if they do the same, or None if that is not certain.

    It is certain for a function that uses only names of the program, or mlpkit's, from outside.
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
    """Whether a value is a module, function or class of mlpkit, and so does not change."""
    if isinstance(value, types.ModuleType):
        return value.__name__.startswith("mlpkit.")
    known = isinstance(value, (types.FunctionType, type))
    return known and str(value.__module__).startswith("mlpkit.")


def bare(code):
    """A code object without its name, its file and its lines, so that equal code compares equal."""
    constants = tuple(bare(c) if isinstance(c, types.CodeType) else c for c in code.co_consts)
    return code.replace(
        co_filename="", co_name="", co_qualname="", co_firstlineno=1, co_linetable=b"",
        co_consts=constants,
    )  # fmt: skip
