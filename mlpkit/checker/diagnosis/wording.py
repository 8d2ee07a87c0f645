"""The circumstances of a fault, and its possible causes, in words."""

import re

import numpy as np

from mlpkit.checker.comparison.objects import in_words, shorten_code
from mlpkit.checker.comparison.values import snapshot
from mlpkit.checker.execution.outcomes import case_names
from mlpkit.checker.execution.trials import operators
from mlpkit.checker.sources import globals_of, meant
from mlpkit.checker.words import listed, number, place


def difference_at(name, index, yours, right, says):
    """Return two values at an index of the result: "dW[2, 0] is 0.84, expected 0.42"."""
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
            scalars.append(f"{name} = {shorten_code(snapshot(value))}")
        elif value is None or isinstance(value, (bool, int, float)) or whole(value):
            scalars.append(f"{name} = {value!r}")
    told = [f"{listed(names)} had shape {shape}" for shape, names in shapes.items()] + scalars
    return f", when {', '.join(told)}" if told else ""


def whole(value):
    """Whether a value is a short tuple of Python's integers, such as axes or a shape."""
    # not by len(), whose calls a case may count
    first = value[:5] if isinstance(value, tuple) else [None]
    return len(first) < 5 and all(type(n) is int for n in first)


def sizes(record, outcome):
    """The dimensions by name, ": here N = 5 and C = 3", or the arguments' shapes."""
    found = {}
    for name, words in record.sizes.items():
        found.update(zip(words.split(), outcome.before[name].array.shape, strict=False))
    if not found:
        return when(record, outcome.args)
    return f": here {listed([f'{name} = {size}' for name, size in found.items()])}"


def lengths(record, outcome):
    """Return {name: length} of the axes of a case's arguments, and of two axes together: "N", "N ·
    C"."""
    found = {}
    for name, value in outcome.before.items():
        array = getattr(value, "array", None)
        if array is None or not array.shape:
            continue
        words = record.sizes.get(name, "").split()
        words = words or ([f"len({name})"] if array.ndim == 1 else [])
        axes = dict(zip(words, array.shape, strict=False))
        if len(axes) == 2:
            axes[" · ".join(axes)] = int(np.prod(list(axes.values())))
        found = {**axes, **found}
    return found


def circumstances(record, outcome, right, index):
    """The arguments at the index of the difference: ", where z = -2, slope = 0.1"."""
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


def plain_arguments(record, outcome):
    """The arguments except arrays, for a result that is not a number: ", where name = 'Ada'"."""
    told = [
        f"{name} = {shorten_code(value)}"
        for name, value in outcome.before.items()
        if in_words(value) != "an array"
    ]
    return f", where {', '.join(told)}" if 0 < len(told) <= 5 else ""


BROADCASTING = (
    "NumPy lines shapes up from the right: (k,) and (1, k) hold a number for each column, (k, 1) a "
    "number for each row."
)
ADVICE = {  # part of a message of Python or NumPy: its probable cause
    "The truth value of an array": (
        "An if, `and`, `or` and Python's max want one number; here there are many: choose for each "
        "element (np.where, np.maximum; & and | between brackets; np.max for the largest)."
    ),
    "non-broadcastable output operand": (
        "An array that is changed in place keeps its shape. Is the other array the right one?"
    ),
    "either both or neither of x and y": (
        "np.where(condition, a, b) takes a where the condition holds, b elsewhere. Give it "
        "all three."
    ),
    "maximum recursion depth exceeded": (
        "Here a function calls itself without end, or more often than the 1,000 times that Python "
        "allows."
    ),
    "KeyError in": (
        "A dictionary has only the keys that were put into it, and these differ from case to case."
    ),
    "int too large to convert": "A whole number has grown without end: does a loop never stop?",
    "can be converted to Python scalars": (
        "int, float and the functions of math take one number. NumPy's functions take arrays: "
        "np.sqrt, np.exp."
    ),
    "Cannot cast ufunc": (
        "*= and the like write into the existing array, whose dtype can't hold the result. "
        "Make a new array: x = x * 0.5."
    ),
    "mismatch in its core dimension": "A @ B wants as many columns of A as B has rows.",
    "not aligned": "A @ B wants as many columns of A as B has rows.",
    "only integer scalar arrays can be converted": (
        "An index, a range and a slice want whole numbers, one at a time; here they got an array."
    ),
    "arrays used as indices must be of integer": "Indices are whole numbers: floats were used.",
    "integers or slices, not float": "Indices are whole numbers: // returns one, / does not.",
    "integers or slices, not numpy.float": (
        "Indices are whole numbers: // returns one, / does not."
    ),
    "integers or slices, not tuple": "A list or a tuple takes one index at a time.",
    "'float' object cannot be interpreted as an integer": (
        "range and shapes want whole numbers: // returns one, / does not."
    ),
    "tuple index out of range": "A shape has one number for each axis; the first has index 0.",
    "not enough values to unpack": (
        "There are fewer parts than names for them. A shape has one number for each axis."
    ),
    "too many indices for array": "There are more indices than the array has axes.",
    "cannot access local variable": (
        "The name gets its value in this function, but only after this line, or in a branch or a "
        "loop that did not run."
    ),
    "'NoneType'": (
        "Something here is None. A function returns None if its return is missing, or if it only "
        "changes its arguments."
    ),
    **dict.fromkeys(
        ("nan, expected", "nan, nudging says"),
        "nan comes from 0 / 0, inf − inf, the mean of no numbers, or the square root or logarithm "
        "of a negative number.",
    ),
    "object is not callable": "Round brackets call a function; an index goes in square ones.",
    "object is not subscriptable": "Square brackets take a part of an array or a list.",
    "invalid index to scalar variable": "This is a single number: there is nothing to index.",
    "numpy.float64' object is not iterable": (
        "A single number can't be looped over. Does the array have fewer axes here?"
    ),
    "zero-dimensional arrays cannot be concatenated": (
        "One of them is a single number. In square brackets, [x], it is an array of one."
    ),
    "float64' has no len()": "A single number has no length. Does the array have fewer axes here?",
    "setting an array element with a sequence": (
        "One element of an array holds one number; here it was assigned several."
    ),
    "assignment destination is read-only": "This array can't be written to: work on a copy.",
    "must be real number, not": "The functions of math take one number. NumPy's take arrays.",
    "name 'math' is not defined": (
        "Is `import math` missing? Its functions take one number, NumPy's take arrays: np.sqrt."
    ),
}


def causes(course, function, fault, empty, uses=()):
    """Return sentences on the possible causes of a fault that has no specific sentence yet.

    empty: whether the results depend on the content of np.empty.
    uses: the names of functions that are available.
    """
    told = [advice for part, advice in ADVICE.items() if part in fault.message]
    if "could not be broadcast together" in fault.message:
        told.append(unlike_shapes(fault.message, operators(function)))
    if "NoneType" in fault.message and (none := re.search(r"(\w+) = None", fault.message)):
        told = [f"Here {none[1]} is None: does that line use it as if it were a number?"]
    if empty:
        told.append(
            "np.empty does not set its array to 0: an element that you don't set can have any "
            "value. With np.zeros it is 0."
        )
    if right := meant(fault.message, function):
        told.append(f"Did you mean {right}?")
    elif "unexpected keyword argument" in fault.message:
        told.append("Inside a call one = names an argument; == compares.")
    told += [
        f"{name} is available already: leave out the import."
        for name in uses
        if re.search(
            rf"cannot import name '{name}'|No module named '[\w.]*\b{name}\b", fault.message
        )
    ]
    names = globals_of(function)
    missing = [name for name in names if name in course.exercises]
    foreign = [name for name, there in names.items() if there and name not in course.exercises]
    told += [f'Run the cell of {name} first, or bring it here: mine("{name}").' for name in missing]
    if foreign:
        are = "is not one of" if len(foreign) == 1 else "are not among"
        told.append(f"Your code uses {listed(foreign)}, which {are} its arguments.")
    return told


def unlike_shapes(message, used):
    """A sentence on the shapes in NumPy's message; used: the operators in the code."""
    found = re.search(r"with shapes ((?:\([0-9,]*\) ?){2,})", message)
    shapes = re.findall(r"\(.*?\)", found[1]) if found else ("()", "()")
    one, other, *result = (tuple(map(int, re.findall("[0-9]+", shape))) for shape in shapes)
    if result == [one] and any(operator.endswith("=") for operator in used):
        return (
            f"An array of shape {one} can't be changed in place by one of shape {other}. Is that "
            "the right one? Results are unpacked in the order in which they are returned."
        )
    factors = len(one) == len(other) == 2 and one[1] == other[0] and one[0] != other[1]
    if factors and not result and "*" in used:
        return (
            f"Shapes {one} and {other} fit in a matrix product, which is @; * goes element by "
            "element."
        )
    return BROADCASTING
