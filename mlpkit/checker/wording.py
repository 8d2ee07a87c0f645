"""What goes with a fault, in words: the circumstances, and what may be behind it."""

import numpy as np

from mlpkit.checker.outcomes import case_names
from mlpkit.checker.plain import in_words, shown
from mlpkit.checker.sources import globals_of, meant
from mlpkit.checker.values import snapshot
from mlpkit.checker.words import listed, number, place


def difference_at(name, index, yours, right, says):
    """Two values at a place of the result: "dW[2, 0] is 0.84, expected 0.42"."""
    if name:
        return f"{place(name, index)} is {yours}, {says} {right}"
    if index:
        return f"first difference at {place('', index)}: yours {yours}, {says} {right}"
    return f"returned {yours}, {says} {right}"


def when(record, args):
    """The arguments of a case in words: ", when z had shape (4, 3), t = 2"."""
    shapes, scalars = {}, []
    for name, value in zip(case_names(record, args), args, strict=False):
        if isinstance(value, np.ndarray):
            shapes.setdefault(value.shape, []).append(name)
        elif isinstance(value, str):
            scalars.append(f"{name} = {shown(snapshot(value))}")
        elif isinstance(value, (bool, int, float)):
            scalars.append(f"{name} = {value!r}")
    told = [f"{listed(names)} had shape {shape}" for shape, names in shapes.items()] + scalars
    return f", when {', '.join(told)}" if told else ""


def sizes(record, outcome):
    """The dimensions by name, ": here N = 5 and C = 3", or else the arguments' shapes."""
    found = {}
    for name, words in record.sizes.items():
        found.update(zip(words.split(), outcome.before[name].array.shape, strict=False))
    if not found:
        return when(record, outcome.args)
    return f": here {listed([f'{name} = {size}' for name, size in found.items()])}"


def circumstances(record, outcome, right, index):
    """The arguments at the place of the difference: ", where z = -2, slope = 0.1"."""
    here, scalars, elementwise = [], [], bool(index)
    for name, value in zip(case_names(record, outcome.args), outcome.args, strict=False):
        if isinstance(value, np.ndarray):
            before = outcome.before[name].array
            if before.shape == right.array.shape and index:
                here.append(f"{name} = {number(before[index])}")
            else:
                elementwise = False
        elif isinstance(value, (int, float)):
            scalars.append(f"{name} = {number(value)}")
    here = here if elementwise else []
    told = here + scalars if len(here) + len(scalars) <= 5 else scalars
    return f", where {', '.join(told)}" if told else ""


def given(record, outcome):
    """The arguments but for arrays, where a result is no number: ", where name = 'Ada'"."""
    told = [
        f"{name} = {shown(value)}"
        for name, value in outcome.before.items()
        if in_words(value) != "an array"
    ]
    return f", where {', '.join(told)}" if 0 < len(told) <= 5 else ""


ADVICE = {  # what a message of Python's or NumPy's holds: what is behind it
    "The truth value of an array": (
        "An if, `and`, `or` and Python's max want one number; here are many: choose for each "
        "element (np.where, np.maximum; & and | between brackets; np.max for the largest)."
    ),
    "could not be broadcast together": (
        "NumPy lines shapes up from the right: (k,) and (1, k) hold a number for each column, "
        "(k, 1) a number for each row."
    ),
    "maximum recursion depth exceeded": "Here a function calls itself without end.",
    "unexpected keyword argument": "Inside a call one = names an argument; == compares.",
    "can be converted to Python scalars": (
        "The functions of math take one number. NumPy's take arrays: np.sqrt, np.exp."
    ),
    "name 'math' is not defined": (
        "Is `import math` missing? Its functions take one number, NumPy's take arrays: np.sqrt."
    ),
}


def causes(course, function, fault, known):
    """Sentences on what may be behind a fault that has no sentence of its own yet."""
    if known or fault.mistake:
        return []
    told = [advice for part, advice in ADVICE.items() if part in fault.message]
    code = getattr(function, "__code__", None)
    if code and {"empty", "empty_like"} & set(code.co_names):
        told.append(
            "np.empty does not set its array to 0: what you leave out there can be any number. "
            "np.zeros does."
        )
    if right := meant(fault.message, function):
        told.append(f"Did you mean {right}?")
    names = globals_of(function)
    missing = [name for name in names if name in course.exercises]
    foreign = [name for name, there in names.items() if there and name not in course.exercises]
    told += [f'Run the cell of {name} first, or bring it here: mine("{name}").' for name in missing]
    if foreign:
        are = "is not one" if len(foreign) == 1 else "are none"
        told.append(f"Your code uses {listed(foreign)}, which {are} of its arguments.")
    return told
