"""From a learner's function to a verdict: run it on the cases, compare, say one thing about it."""

import inspect
import time
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from mlpkit.checker.authorship import borrowing, itself
from mlpkit.checker.diagnosis import diagnose, reordered
from mlpkit.checker.display import Verdict
from mlpkit.checker.sandbox import SECONDS, Attempt, TimeUp, attempt, own_line
from mlpkit.checker.sources import globals_of, meant, untouched
from mlpkit.checker.values import (
    NAMES,
    Leaf,
    a,
    at,
    differing,
    first,
    kind,
    leaves,
    number,
    numbers,
    same,
    snapshot,
)


@dataclass(frozen=True)
class Outcome:
    """One case: what came in, what came out, and what the arguments are afterwards."""

    args: tuple
    before: dict
    attempt: Attempt  # its value is the snapshot of the result
    after: dict


@dataclass(frozen=True)
class Fault:
    """What is wrong, in one sentence; `mistake` is its slug, `outcome` the case that shows it."""

    message: str
    outcome: Outcome
    mistake: str | None = None
    status: str = "wrong"


def judge(course, record, function, seed=0):
    """The Verdict on a function, from cases drawn with `seed`."""
    if untouched(record, function):
        return unattempted(record, course.possessive)
    if message := no_function(function):
        return Verdict(record.name, "error", f"{record.name}: {message}")
    with itself(function):
        return judged(course, record, function, seed)


def judged(course, record, function, seed):
    """The Verdict on a function that was written, while its name means itself."""
    expected = reference_outcomes(record, seed)
    misfit = find_misfit(record, function, expected[0].args)
    if misfit:
        return Verdict(record.name, "error", f"{record.name}: {misfit}")
    with borrowing(record, function) as borrowed:
        got = run(record, function, seed)
    if any(leaf.type == "ellipsis" for _, leaf in leaves(got[0].attempt.value) if leaf):
        return unattempted(record, course.possessive)
    fault = find_fault(record, function, expected, got, seed)
    if fault is None and borrowed:
        return not_the_learners(course, record)
    if fault is None:
        return Verdict(
            record.name, "correct", praise(record, len(got)), None, got[0].attempt.printed
        )
    known = known_mistake(record, got, seed)
    if known and known.slug == record.buggy:
        message = f"the results are as before, so the fault is still there: {fault.message}"
        fault = Fault(message, fault.outcome, known.slug, fault.status)
    elif known and fault.status == "error":
        fault = Fault(f"{fault.message} Here {known.sentence}", fault.outcome, known.slug, "error")
    elif known:
        fault = Fault(known.sentence, fault.outcome, known.slug)
    message = " ".join([f"{record.name}: {fault.message}", *causes(course, function, fault, known)])
    return Verdict(record.name, fault.status, message, fault.mistake, fault.outcome.attempt.printed)


def unattempted(record, whose):
    """The verdict on a stub; whose: the function that later cells use ("mlpkit's")."""
    if record.kind == "bug hunt":
        what = "Find the fault, mend it and run the cell again."
    else:
        theirs = record.reference.__name__
        what = f"Replace the ... and run the cell again. Later cells use {whose} {theirs}."
    return Verdict(record.name, "not attempted", f"{record.name}: not attempted yet. {what}")


def not_the_learners(course, record):
    """The verdict on the reference itself, and on an answer that has the result from it."""
    own = record.reference.__name__
    told = f"the result comes from {course.possessive} own {own}. Write the steps yourself."
    return Verdict(record.name, "wrong", f"{record.name}: {told}", f"{course.name}s-own")


def no_function(value):
    """What came in place of a function, and what to do; None for anything that can be called."""
    if isinstance(value, (staticmethod, classmethod, property)):
        return f"got {a(type(value).__name__)}; expected a function: take that decorator away."
    if inspect.isclass(value):
        return "got a class; expected a function, which begins with def."
    if inspect.iscoroutinefunction(value) or inspect.isasyncgenfunction(value):
        return "got an async function; expected a plain one: write def, without async."
    return None if callable(value) else f"got {a(type(value).__name__)}; expected a function."


def praise(record, cases):
    """The sentence for a right answer."""
    count = cases + len(record.properties)
    message = f"{record.name}: correct ({count} checks)."
    if record.kind == "bug hunt":
        fault = next(m.sentence for m in record.mistakes if m.slug == record.buggy)
        return f"{message} The fault was: {fault}"
    if record.kind == "open task":
        return f'{message} Another way to do it: solution("{record.name}").'
    return f'{message} Compare with solution("{record.name}").'


def run(record, function, seed=0, seconds=SECONDS):
    """An Outcome for every case; it ends early when the time is over, for all cases together."""
    outcomes, end = [], time.monotonic() + seconds
    for args in record.cases(np.random.default_rng(seed)):
        before = named(record, args)

        def call(args=args):
            result = record.run(function, *args) if record.run else function(*args)
            return snapshot(result), named(record, args)

        tried = attempt(call, max(0.05, end - time.monotonic()))
        result, after = tried.value or (None, {})
        outcomes.append(Outcome(args, before, replace(tried, value=result), after))
        if isinstance(tried.error, TimeUp):
            break
    return outcomes


def named(record, args):
    """{name: snapshot} of the arguments."""
    return dict(zip(argument_names(record), map(snapshot, args), strict=False))


@lru_cache(maxsize=256)
def argument_names(record):
    return tuple(inspect.signature(record.reference).parameters)


@lru_cache(maxsize=1024)
def reference_outcomes(record, seed):
    return run(record, record.reference, seed)


@lru_cache(maxsize=1024)
def mistake_outcomes(record, slug, seed):
    return run(record, next(m.function for m in record.mistakes if m.slug == slug), seed)


def known_mistake(record, got, seed):
    """The first mistake of the record's bank that does the same on all cases, or None."""
    for mistake in record.mistakes:
        theirs = mistake_outcomes(record, mistake.slug, seed)
        if len(theirs) == len(got) and all(map(alike, theirs, got, [record] * len(got))):
            return mistake
    return None


def alike(one, other, record):
    """Whether two outcomes are the same: result, arguments afterwards, exception and its text."""
    if one.attempt.error or other.attempt.error:
        errors = [(type(o.attempt.error), o.attempt.text) for o in (one, other)]
        return errors[0] == errors[1]
    if not same(one.after, other.after):
        return False
    return returns_nothing(record) or same(one.attempt.value, other.attempt.value)


def returns_nothing(record):
    """Whether the reference only changes its arguments, so that what is returned is ignored."""
    return reference_outcomes(record, 0)[0].attempt.value is None


# What can be wrong, in the order in which it is said.


def find_fault(record, function, expected, got, seed):
    """The first Fault, or None: errors, None, shapes, dtypes, changed arguments, properties,
    values."""
    for outcome in got:
        if outcome.attempt.error is not None:
            return error_fault(record, function, outcome.attempt, outcome.args, outcome)
    pairs = [
        (outputs(record, e, e), outputs(record, e, g), g)
        for e, g in zip(expected, got, strict=True)
    ]
    if record.values and record.returns and not record.run:
        if reordered([(want[""], have[""]) for want, have, _ in pairs]):
            message = f"the parts are right, in another order: {', '.join(record.returns)}."
            return Fault(message, got[0], "another-order")
    for find in (find_nothing, find_shape, find_dtype):
        for want, have, outcome in pairs:
            if message := find(record, want, have, outcome):
                return diagnosed(record, message, pairs, outcome, "shape")
    for outcome in got:
        for name, value in outcome.after.items():
            if name not in record.changes and not same(value, outcome.before[name]):
                message = f"changed {name} in place. Work on a new array."
                return Fault(message, outcome, "changed-input")
    difference = find_difference(record, pairs) if record.values else None
    if difference and difference.mistake:
        return difference
    return find_broken(record, function, seed, got[0]) or difference


def outputs(record, reference, outcome):
    """{name: snapshot} of all that is compared; the result itself is called ""."""
    compared = {name: outcome.after[name] for name in record.changes}
    if reference.attempt.value is not None:
        compared = {"": outcome.attempt.value, **compared}
    return compared


def parts(record, compared):
    """(name, leaf) of all that is compared."""
    for name, value in compared.items():
        yield from leaves(value, name, record.returns if not name else ())


def find_misfit(record, function, args):
    """What is wrong with the function's parameters."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return None
    try:
        signature.bind(*args)
    except TypeError:
        theirs, ours = ", ".join(signature.parameters), ", ".join(argument_names(record))
        return f"takes ({theirs}), expected ({ours}). Keep the first line of the stub."
    return None


def error_fault(record, function, tried, args, outcome):
    error = tried.error
    if isinstance(error, TimeUp):
        message = f"stopped after {SECONDS:.0f} seconds. Does a loop never end?"
        return Fault(message, outcome, None, "error")
    line = own_line(error, getattr(function, "__code__", None))
    where = f" at your line {line}" if line else ""
    said = f": {tried.text}" if tried.text else ""
    return Fault(
        f"your code raised {type(error).__name__}{said}{where}{when(record, args)}.",
        outcome,
        None,
        "error",
    )


def find_nothing(record, want, have, outcome):
    if "" in have and have[""] is None:
        return "returned None. Is a return missing?"
    return None


def find_shape(record, want, have, outcome):
    """A wrong structure or a wrong shape."""
    for name in want:
        if message := find_structure(record, want[name], have[name], name):
            return message
    for (name, right), (_, yours) in zip(parts(record, want), parts(record, have), strict=True):
        if right.array is None:
            continue
        shape = right.array.shape
        if yours is None:
            return f"{name} is None. Is it missing in the return?"
        called = f"{name} is" if name else "returned"
        if yours.array is None or yours.type not in ("ndarray", "number"):
            return f"{called} {a(yours.type)}, expected {of_shape(shape)}."
        if yours.array.shape != shape and () in (shape, yours.array.shape):
            came = of_shape(yours.array.shape)
            return f"{called} {came}, expected {of_shape(shape)}{sizes(record, outcome)}."
        if yours.array.shape != shape:
            has = f"{name} has shape" if name else "shape"
            return f"{has} {yours.array.shape}, expected {shape}{sizes(record, outcome)}."
    return None


def find_structure(record, want, have, name=""):
    """What is wrong with the tuples in a result."""
    called = f"{name} is" if name else "returned"
    names = f": {', '.join(record.returns)}" if record.returns and not name else ""
    if isinstance(want, tuple):
        if not isinstance(have, tuple):
            what = "None" if have is None else "one value"
            return f"{called} {what}, expected {len(want)}{names}."
        if len(have) != len(want):
            return f"{called} {len(have)} values, expected {len(want)}{names}."
        for place, (one, other) in enumerate(zip(want, have, strict=True)):
            own = record.returns[place] if place < len(record.returns) else f"{name}[{place}]"
            if message := find_structure(record, one, other, own):
                return message
    elif isinstance(want, dict):
        if not isinstance(have, dict) or have.keys() != want.keys():
            return f"{called} something else than a dictionary of {', '.join(want)}."
        for key in want:
            own = f"{name}[{key!r}]" if name else key
            if message := find_structure(record, want[key], have[key], own):
                return message
    elif isinstance(want, Leaf) and isinstance(have, (tuple, dict)):
        if isinstance(have, dict):
            return f"{called} a dictionary, expected {of_shape(want.array.shape)}."
        advice = " np.array turns a list into an array." if want.array.shape else ""
        came, expected = f"a list or tuple of {len(have)}", of_shape(want.array.shape)
        return f"{called} {came}, expected {expected}.{advice}"
    return None


def of_shape(shape):
    return f"an array of shape {shape}" if shape else "a single number"


def find_dtype(record, want, have, outcome):
    for (name, right), (_, yours) in zip(parts(record, want), parts(record, have), strict=True):
        if right.array is None:
            continue
        is_ = f"{name} has dtype" if name else "dtype"
        if record.dtype and yours.array.dtype.name != record.dtype:
            return f"{is_} {yours.array.dtype.name}, expected {record.dtype}."
        kinds = kind(right.array), kind(yours.array)
        if kinds[0] != kinds[1] and not (kinds == ("f", "i") and not right.array.shape):
            example = right.array.dtype.name
            return f"{is_} {yours.array.dtype.name}, expected {NAMES[kinds[0]]} ({example})."
    return None


def find_difference(record, pairs):
    """The first value that differs from the reference's, with the cause where it shows."""
    for want, have, outcome in pairs:
        compared = zip(parts(record, want), parts(record, have), strict=True)
        for place, ((name, right), (_, yours)) in enumerate(compared):
            if right.array is None:
                continue
            off = differing(yours.array, right.array)
            if off.any():
                index = first(off)
                says = (
                    "nudging says" if nudged(record, outcome, place, index, right) else "expected"
                )
                told = numbers(yours.array[index], right.array[index])
                message = difference(name, index, *told, says)
                fault = diagnosed(record, message, pairs, outcome, "values", place)
                if fault.mistake:
                    return fault
                return Fault(f"{message}{circumstances(record, outcome, right, index)}.", outcome)
    return None


def difference(name, index, yours, right, says):
    if name:
        return f"{at(name, index)} is {yours}, {says} {right}"
    if index:
        return f"first difference at {at('', index)}: yours {yours}, {says} {right}"
    return f"returned {yours}, {says} {right}"


def diagnosed(record, message, pairs, outcome, stage, place=None):
    """A Fault with the generic mistake that fits one part of the result on all cases, if any."""
    compared = []
    for want, have, other in pairs:
        rights, ours = list(parts(record, want)), list(parts(record, have))
        if len(rights) != len(ours):
            return Fault(message, outcome)
        compared.append((rights, ours, other))
    fewest = min(len(rights) for rights, _, _ in compared)  # networks of one layer, and of two
    places = range(fewest) if place is None else [place] if place < fewest else []
    for place in places:
        arrays = [
            (right[place][1], yours[place][1], other.args) for right, yours, other in compared
        ]
        if any(leaf is None or leaf.array is None for a in arrays for leaf in a[:2]):
            continue
        found = diagnose(stage, [(a.array, b.array, args) for a, b, args in arrays])
        if found:
            name = compared[0][0][place][0] or "the result"
            slug, sentence = found
            if stage == "values":
                return Fault(f"{message}{sentence}", outcome, slug)
            return Fault(f"{message} {sentence.format(name=name)}", outcome, slug)
    return Fault(message, outcome)


def find_broken(record, function, seed, outcome):
    """The first property that does not hold."""
    for rule in record.properties:
        seen = []

        def watched(*args, seen=seen):
            seen[:] = args
            return function(*args)

        rng = np.random.default_rng(seed)
        tried = attempt(lambda rule=rule, f=watched, rng=rng: rule.function(f, rng))
        if tried.error is not None:
            return error_fault(record, function, tried, tuple(seen), outcome)
        if tried.value is not None:
            return Fault(str(tried.value), outcome)
    return None


# The circumstances, in words.


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


def nudged(record, outcome, place, index, right):
    """Whether nudging agrees with the reference at this place: at a kink it does not."""
    if record.nudge is None:
        return False
    slopes = list(leaves(snapshot(record.nudge(*fresh(record, outcome)))))[place][1].array
    return bool(np.isclose(slopes[index], right.array[index], rtol=1e-4, atol=1e-6))


def fresh(record, outcome):
    """The case's arguments as they were, in arrays of their own."""
    return [
        np.array(outcome.before[name].array) if isinstance(value, np.ndarray) else value
        for name, value in zip(argument_names(record), outcome.args, strict=False)
    ]


def when(record, args):
    """The arguments of a case in words: ", when z had shape (4, 3), t = 2"."""
    shapes, scalars = {}, []
    for name, value in zip(argument_names(record), args, strict=False):
        if isinstance(value, np.ndarray):
            shapes.setdefault(value.shape, []).append(name)
        elif isinstance(value, (bool, int, float, str)):
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
    for name, value in zip(argument_names(record), outcome.args, strict=False):
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


def listed(words):
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
