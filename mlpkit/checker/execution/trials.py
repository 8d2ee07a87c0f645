"""Running a function again, on arguments other than the cases: the basis of the clues."""

import dis
from dataclasses import replace
from functools import lru_cache, partial
from types import CodeType

import numpy as np

from mlpkit.checker.execution.outcomes import (
    drawn_cases,
    outputs,
    parts,
    run_known,
    run_on,
    same_outcome,
    same_outcomes,
)
from mlpkit.checker.execution.surroundings import filled_with_zeros

SECONDS = 0.5  # seconds for all cases together


def cases_of(record, seed, change=None):
    """The cases, each changed by change(args)."""
    cases = drawn_cases(record, seed)
    return cases if change is None else [change(list(args)) for args in cases]


def tried(record, function, cases):
    return run_on(record, function, cases, SECONDS)


@lru_cache(maxsize=256)
def with_number(record, seed, place, value):
    """The reference's outcomes with a constant number as an argument; None if it fails."""

    def change(args):
        args[place] = value
        return tuple(args)

    found = run_known(record, record.reference, cases_of(record, seed, change), SECONDS)
    return None if any(outcome.attempt.error for outcome in found) else found


def same_but(one, other, record, name):
    """Like `same_outcome`, but ignore what became of the argument of that name."""
    if name not in record.changes:
        after = {**other.after, name: one.after.get(name)}
        other = replace(other, after=after)
    return same_outcome(one, other, record)


@lru_cache(maxsize=512)
def varied(record, seed, place):
    """The reference's outcomes with that argument replaced; None if that is impossible."""
    cases = cases_of(record, seed, partial(vary, place))
    if any(case is None for case in cases):
        return None
    found = run_known(record, record.reference, cases, SECONDS)
    return None if any(outcome.attempt.error for outcome in found) else found


@lru_cache(maxsize=2048)
def multiplied(record, seed, place, factor):
    """The reference's outcomes with that argument's floats multiplied; None if it has none."""

    def change(args):
        value = args[place] if place < len(args) else None
        if isinstance(value, float) or (
            isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.any()
        ):
            args[place] = value * factor
            changed.append(True)
        return tuple(args)

    changed = []
    cases = cases_of(record, seed, change)
    if len(changed) < 2:
        return None
    found = run_known(record, record.reference, cases, SECONDS)
    return None if any(outcome.attempt.error for outcome in found) else found


def vary(place, args):
    """The arguments as a tuple, with the one at `place` varied; None if it can't be varied."""
    value = args[place] if place < len(args) else None
    if isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.size:
        waves = 1.3 + 0.2 * np.sin(np.arange(value.size)).reshape(value.shape)
        args[place] = (value * waves + 0.37).astype(value.dtype)  # changes mean and spread
    elif isinstance(value, np.ndarray) and value.dtype.kind in "iu" and value.size:
        args[place] = np.roll(np.max(value) - value, 1)
    elif isinstance(value, np.random.Generator):
        args[place] = None
    elif isinstance(value, float):
        args[place] = 0.5 * value + 0.01
    elif isinstance(value, int) and not isinstance(value, bool):
        args[place] = value + 2
    else:
        return None
    return tuple(args)


def parts_of(record, outcome):
    """The arrays of everything that is compared; None for a part that is no number or array."""
    return [leaf and leaf.array for _, leaf in parts(record, outputs(record, outcome))]


def from_empty(record, function, got, seed):
    """Whether the result depends on the content of np.empty."""
    if not {"empty", "empty_like"} & names_used(getattr(function, "__code__", None)):
        return False
    with filled_with_zeros():
        mine = tried(record, function, cases_of(record, seed))
    return not same_outcomes(record, got, mine)


def names_used(code):
    """The names of all attributes and globals in a function's code and in its inner functions."""
    if not isinstance(code, CodeType):
        return set()
    return set(code.co_names).union(*(names_used(each) for each in code.co_consts))


def constants(code):
    """The numbers in a function's code and its inner functions."""
    if not isinstance(code, CodeType):
        return set()
    found = set()
    for value in code.co_consts:
        if isinstance(value, CodeType):
            found |= constants(value)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            found.add(value)
    return {value for value in found if abs(value) < 1e6}  # false for nan


def operators(function):
    """The arithmetic operators in a function's code: "*", "-="."""
    code = getattr(function, "__code__", None)
    steps = dis.get_instructions(code) if code else ()
    return {step.argrepr for step in steps if step.opname == "BINARY_OP"}


def assigned(function, name):
    """Whether the function assigns an argument's name."""
    code = getattr(function, "__code__", None)
    if code is None:
        return False
    steps = list(dis.get_instructions(code))
    return any(step.opname == "STORE_FAST" and step.argval == name for step in steps)


def reads(function, place):
    """Whether the function's code reads the argument at that position; True if unknown."""
    code = getattr(function, "__code__", None)
    if code is None or place >= code.co_argcount:
        return True
    name = code.co_varnames[place]
    return name in code.co_cellvars or any(
        step.argval == name or (isinstance(step.argval, tuple) and name in step.argval)
        for step in dis.get_instructions(code)
        if "STORE" not in step.opname or isinstance(step.argval, tuple)
    )
