"""One line above a function says what its arrays are, and checks them."""

import functools
import inspect
import operator
import weakref

import numpy as np

BARE = weakref.WeakKeyDictionary()  # {function that checks its arguments: the function inside}
SIZES = (1, 2, 4, 8)
UNSIGNED = {np.dtype(f"{sign}{n}"): np.dtype(f"u{n}") for sign in "iu" for n in SIZES}


def shapes(**expected):
    """Check a function's array arguments, by name, before it runs.

    >>> @shapes(X="N D", W="D M", b="M")
    ... def linear(X, W, b):
    ...     return X @ W + b

    A letter or word is one dimension; the same word means the same size everywhere, and a number is
    that size. "..." is any number of dimensions, the same for every argument: alone it is the whole
    shape; in front ("... C") it is everything before the last ones.

    The kind of numbers may follow:

    "N C of reals" : real numbers, and no named dimension is 0. Lists and pandas' columns become
        arrays. Integers become floats, which do not wrap round: of the dtype that NumPy would
        choose together with the other reals, else float64.
    "N of labels below C" : integers from 0 to C − 1, where C is a dimension, or an argument of that
        name. Booleans are refused, because as an index they are a mask.

    Raises
    ------
    ValueError
        if something does not fit, or is a masked array: it says what came and what was expected.
    """
    patterns, reals, labels = {}, [], {}
    for name, words in expected.items():
        dimensions, _, numbers = words.partition(" of ")
        patterns[name] = dimensions.split()
        if numbers == "reals":
            reals.append(name)
        elif numbers:
            labels[name] = numbers.removeprefix("labels below ")

    def decorate(function):
        signature = inspect.signature(function)
        names = list(signature.parameters)
        places = [names.index(name) for name in patterns]
        kind = ["dtype.char"] if reals or labels else []
        look = operator.attrgetter("shape", "__class__", *kind)
        limits = [
            (name, names.index(name), *place_of_limit(below, names, patterns))
            for name, below in labels.items()
        ]
        seen = set()  # shapes that have passed: training repeats the same few

        @functools.wraps(function)
        def checked(*args, **kwargs):
            try:
                key = tuple([look(args[place]) for place in places])
            except (AttributeError, IndexError):
                key = None
            # if there are kwargs, the limit may be among them
            if key not in seen or (kwargs and limits):
                given = args
                args, kwargs = fitted(args, kwargs)
                if key and len(seen) < 256 and all(map(operator.is_, args, given)):
                    seen.add(key)
            for name, place, limit, axis in limits:
                below = args[limit] if axis is None else args[limit].shape[axis]
                check_labels(function.__name__, name, args[place], below)
            return function(*args, **kwargs)

        def fitted(args, kwargs):
            """The arguments to pass to the function."""
            bound = signature.bind(*args, **kwargs)
            given = bound.arguments
            for name in patterns:
                check_unmasked(function.__name__, name, given[name])
            actual = {name: np.shape(given[name]) for name in patterns}
            fault = find_fault(patterns, actual) or find_empty(patterns, actual, reals)
            if fault:
                came = ", ".join(f"{n} {s}" for n, s in actual.items())
                wanted = ", ".join(f"{n} ({commas(p)})" for n, p in patterns.items())
                raise ValueError(f"{function.__name__}: got {came}; expected {wanted}: {fault}.")
            given.update(as_reals(function.__name__, {name: given[name] for name in reals}))
            for name in labels:
                array = np.asarray(given[name])
                given[name] = array if array.size else array.astype(int)  # [] would be floats
            return bound.args, bound.kwargs

        BARE[checked] = function
        return checked

    return decorate


def is_whole(number):
    """Whether a value is a whole number, Python's or NumPy's; True and False are not."""
    return isinstance(number, (int, np.integer)) and not isinstance(number, bool)


def check_whole(function, name, number, least=1):
    """Raise a ValueError unless `number` is a whole number of `least` or more."""
    if not is_whole(number) or number < least:
        raise ValueError(
            f"{function}: got {name} {number!r}; expected a whole number of {least} or more."
        )


def check_unmasked(function, name, array):
    """Raise a ValueError for a masked array: the hidden values would count again."""
    if isinstance(array, np.ma.MaskedArray):
        raise ValueError(
            f"{function}: got {name}, a masked array; expected a plain one: filled(…) replaces the "
            "masked values."
        )


def bare(function):
    """The function without its argument check, for callers that have already checked them."""
    return BARE.get(function, function)


def find_fault(patterns, actual):
    """A description of what does not fit; None if everything fits."""
    sizes = {}  # dimension -> (its size, the argument that fixed it)
    for name, pattern in patterns.items():
        shape = actual[name]
        if pattern[0] == "...":
            named = len(pattern) - 1
            if len(shape) < named:
                return f"{name} has {len(shape)} dimensions, too few"
            split = len(shape) - named
            found = [("...", shape[:split]), *zip(pattern[1:], shape[split:], strict=True)]
        elif len(shape) != len(pattern):
            return f"{name} has {len(shape)} dimensions, not {len(pattern)}"
        else:
            found = zip(pattern, shape, strict=True)
        for dimension, size in found:
            known, owner = sizes.setdefault(dimension, (size, name))
            if dimension.isdigit() and size != int(dimension):
                return f"{name} has {size} where {dimension} should be"
            if known != size:
                what = "the shape" if dimension == "..." else dimension
                return f"{what} is {known} in {owner} but {size} in {name}"
    return None


def find_empty(patterns, actual, reals):
    """Which named dimension has size 0 in one of the reals, in words; or None."""
    for name in reals:
        named = [dimension for dimension in patterns[name] if dimension != "..."]
        for back, dimension in enumerate(reversed(named), start=1):
            if actual[name][-back] == 0:
                return f"{dimension} is 0 in {name}, not 1 or more"
    return None


def commas(pattern):
    """Words written as a shape: ["N", "D"] gives "N, D", and ["M"] gives "M,", with the comma."""
    return ", ".join(pattern) + ("," if len(pattern) == 1 and pattern != ["..."] else "")


def place_of_limit(below, names, patterns):
    """Which of a function's arguments gives the number of classes: the argument, and its axis.

    The axis is None if the argument itself is the number.
    """
    for name, pattern in patterns.items():
        if below in pattern:
            return names.index(name), pattern.index(below) - len(pattern)
    return names.index(below), None


def as_reals(function, given):
    """Return {name: array} as `shapes` promises for reals; arrays of floats are not changed, but
    pandas' columns become arrays, because pandas would align them by their index."""
    arrays = {name: np.asarray(array) for name, array in given.items()}
    for name, array in arrays.items():
        if array.dtype.kind not in "fiub":
            kind = "text" if array.dtype.kind in "US" else array.dtype
            raise ValueError(f"{function}: got {name} of {kind}; expected real numbers.")
    dtypes = [array.dtype for array in arrays.values()]
    floats = [dtype for dtype in dtypes if dtype.kind == "f"] or [np.dtype(float)]
    for name, array in arrays.items():
        if array.dtype.kind != "f":
            arrays[name] = array.astype(np.result_type(array.dtype, *floats))
        elif hasattr(given[name], "dtype") and not hasattr(given[name], "iloc"):
            arrays[name] = given[name]
    return arrays


def check_labels(function, name, labels, classes):
    """Raise a ValueError unless labels (N,) are integers from 0 to classes − 1."""
    fault = fault_of_labels(name, labels, classes)
    if fault:
        raise ValueError(f"{function}: got {fault}.")


def fault_of_labels(name, labels, classes):
    """A fault in an array of labels, in the words "came; expected"; None if there is none."""
    if labels.size == 0:
        return None
    # Read without its sign, a negative number is very large, so one pass finds both faults.
    unsigned = UNSIGNED.get(labels.dtype)
    if unsigned and np.maximum.reduce(labels.view(unsigned)) < classes:
        return None
    expected = f"0 … {classes - 1}" if classes > 0 else "at least one class"
    if labels.dtype.kind not in "iu":
        return f"{name} of {labels.dtype}; expected integers {expected}"
    low, high = labels.min(), labels.max()
    if low >= 0 and high < classes:  # only the byte order differs
        return None
    hint = ": they begin at 1, so subtract 1 from each" if (low, high) == (1, classes) else ""
    return f"{name} from {low} to {high}; expected {expected}{hint}"
