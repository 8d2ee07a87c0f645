"""Running a case's program, unchanged or with a different function in place of its faulty one."""

import ast
import functools
import types
from pathlib import Path
from typing import NamedTuple

import numpy as np

from mlpkit import debugging
from mlpkit.clinic.data import fresh
from mlpkit.preprocessing import minibatches
from mlpkit.training import accuracy, train_epoch

PROGRAMS = Path(__file__).parent / "programs"
SOME = 2000  # examples for measurements that train twice
DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)


class Trial(NamedTuple):
    """names: everything that the program defines, after training. history: what its `run`
    returned."""

    names: dict
    history: list


def path(case):
    return PROGRAMS / f"{case.name}.py"


@functools.cache
def source(case):
    """The text of the program."""
    return path(case).read_text(encoding="utf-8")


def faulty(case):
    """The node of the function that holds the fault, in the program's syntax tree."""
    found = [node for node in ast.parse(source(case)).body if is_faulty(case, node)]
    if len(found) != 1:
        raise ValueError(
            f"{case.name}: {len(found)} functions are called {case.function!r}, not 1."
        )
    return found[0]


def is_faulty(case, node):
    return isinstance(node, ast.FunctionDef) and node.name == case.function


@functools.cache
def code(case, whole, repaired):
    """The program's code: everything or only the definitions; with or without its faulty
    function."""
    tree = ast.parse(source(case))
    body = tree.body if whole else [each for each in tree.body if isinstance(each, DEFINITIONS)]
    tree.body = [each for each in body if not (repaired and is_faulty(case, each))]
    return compile(tree, str(path(case)), "exec")


@functools.cache
def definitions(case):
    """The program's imports, functions and classes by name, without running it.

    The faulty function is among them, unchanged. Do not change the result.
    """
    names = {"__name__": case.name}
    exec(code(case, False, False), names)
    return names


def start(case, function=None):
    """Everything that the program defines, before it trains; new at each call.

    function replaces the faulty one. Its names are looked up in the program first, then in the
    module where it was written.
    """
    names = {"__name__": case.name}
    if function is not None:
        names[case.function] = bind_globals(function, names)
    exec(code(case, True, function is not None), names)
    return names


def bind_globals(function, names):
    """The function with `names` as its globals; names that are missing there are added.

    Anything but a function made by `def` or lambda comes back as it is.
    """
    if not isinstance(function, types.FunctionType):
        return function
    for name in outer_names(function.__code__) & function.__globals__.keys() - names.keys():
        names[name] = function.__globals__[name]
    own = types.FunctionType(
        function.__code__, names, function.__name__, function.__defaults__, function.__closure__
    )
    own.__kwdefaults__, own.__doc__ = function.__kwdefaults__, function.__doc__
    return own


def outer_names(code):
    """The names of globals and attributes in a function's code, and in its inner functions'."""
    inner = (each for each in code.co_consts if isinstance(each, types.CodeType))
    return set(code.co_names).union(*map(outer_names, inner))


def run(case, function=None):
    """Run the whole program, training and all, with `function` in place of the faulty one.

    An endless loop in it never ends, and an exception propagates: the caller handles both. NumPy's
    warnings are off. `predict` draws the same numbers each time.
    """
    names = start(case, function)
    with np.errstate(all="ignore"):
        history = names["run"]()
    if "predict" in names:
        names["predict"] = repeat_draws(names["predict"], names["rng"])
    return Trial(names, history)


def repeat_draws(function, rng):
    """The function, wrapped to restore the generator, so that it draws the same at each call."""

    @functools.wraps(function)
    def repeated(*arguments):
        state = rng.bit_generator.state
        try:
            return function(*arguments)
        finally:
            rng.bit_generator.state = state

    return repeated


@functools.cache
def run_unrepaired(case):
    """Return `run(case)`, computed once: do not change the result."""
    return run(case)


@functools.cache
def twin(case):
    """The Trial of the healthy twin, the program with the right function, computed once."""
    return run(case, case.repaired)


def cost(what, trial):
    """The number of a Trial that a Cost with this `what` compares; None for "seconds"."""
    training_loss, validation_loss, validation_accuracy = trial.history[-1]
    if what == "fresh accuracy":
        images, labels = fresh()
        return accuracy(labels, np.asarray(trial.names["predict"](images)))
    found = {
        "training loss": training_loss,
        "validation loss": validation_loss,
        "validation accuracy": validation_accuracy,
        "gap": validation_loss - training_loss,
        "seconds": None,
    }
    return found[what] if found[what] is None else float(found[what])


def measurement(case, name, function=None):
    """The result of the measurement of that name, on the program before it trains.

    "prediction" trains it first, and compares its `predict` on fresh images with the validation
    accuracy that its author saw; None if the program has no `predict`. ValueError for a name that
    is not a measurement.
    """
    if name not in MEASUREMENTS:
        raise ValueError(f"got {name!r}; expected one of {', '.join(MEASUREMENTS)}.")
    if name == "prediction":
        trial = run(case, function) if function else run_unrepaired(case)
        predict = trial.names.get("predict")
        return predict and debugging.prediction(predict, *fresh(), trial.history[-1][2])
    with np.errstate(all="ignore"):
        return MEASUREMENTS[name](types.SimpleNamespace(**start(case, function)))


def adapt_measurement(measure):
    """Adapt one of the measurements that watch a training epoch to a program's names."""

    def measured(p):
        own = vars(p)
        return measure(
            *(own.get("train_epoch", train_epoch), p.network, p.parameters),
            *(own.get("batches", minibatches), p.X, p.y, p.loss, p.optimizer, p.rng),
            batch_size=p.batch_size,
        )

    return measured


MEASUREMENTS = {
    "loss_at_start": lambda p: debugging.loss_at_start(p.network, p.parameters, p.X, p.y, p.loss),
    "classes": lambda p: debugging.classes(p.network, p.parameters, p.X, p.y),
    "inputs": lambda p: debugging.inputs(p.X, p.X_validation),
    "activations": lambda p: debugging.activations(p.network, p.parameters, p.X),
    "gradients": lambda p: debugging.gradients(p.network, p.parameters, p.X, p.y, p.loss),
    "units": lambda p: debugging.units(p.network, p.parameters, p.X),
    "steps": lambda p: debugging.steps(
        *(p.network, p.parameters, p.X, p.y, p.loss, p.optimizer, p.rng), batch_size=p.batch_size
    ),
    "loop": adapt_measurement(debugging.loop),
    "repeats": adapt_measurement(debugging.repeats),
    "prediction": None,
    "overfit": lambda p: debugging.overfit(
        p.network, p.parameters, p.X, p.y, p.loss, p.optimizer, p.rng
    ),
    "copies": lambda p: debugging.copies(p.X, p.X_validation),
    "without_inputs": lambda p: debugging.without_inputs(
        *(p.network, p.parameters, p.X[:SOME], p.y[:SOME], p.loss, p.optimizer, p.rng, p.batch_size)
    ),
    "neighbours": lambda p: debugging.neighbours(p.X, p.y),
    "gradient_check": lambda p: debugging.gradient_check(
        p.network, p.parameters, p.X, p.y, p.loss, p.rng
    ),
}
