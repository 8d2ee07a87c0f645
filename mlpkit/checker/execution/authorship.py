"""Whose function answers: an answer's name means itself, and the reference is no answer.

In a notebook the name of an exercise may still be the reference when the decorator runs.
"""

import functools
import inspect
import sys
import threading
import types
from contextlib import contextmanager

from mlpkit.checker.execution.sandbox import attempt

MISSING = object()
WATCHING = threading.RLock()  # a reference is watched for one answer at a time


@contextmanager
def itself(function):
    """Meanwhile the function's own name means the function, as it will once its cell has run."""
    inner = unwrapped(function)
    if not isinstance(inner, types.FunctionType):
        yield
        return
    name, code, names = inner.__name__, inner.__code__, inner.__globals__
    cell = dict(zip(code.co_freevars, inner.__closure__ or (), strict=True)).get(name)
    if cell is not None:
        before = held(cell)
    elif "<locals>" not in inner.__qualname__:  # else its name is nobody's in these globals
        before = names.get(name, MISSING)
    else:
        yield
        return
    try:
        put(cell, names, name, function)
        yield
    finally:
        put(cell, names, name, before)


def unwrapped(function):
    """What stands under the decorators; the function itself where they form a ring."""
    try:
        return inspect.unwrap(function)
    except ValueError:
        return function


def held(cell):
    """What a closure's cell holds; MISSING before its `def` has come to an end."""
    try:
        return cell.cell_contents
    except ValueError:
        return MISSING


def put(cell, names, name, value):
    """Give a name its value in a closure's cell, or without one in globals; MISSING takes it."""
    if cell is not None and value is MISSING:
        del cell.cell_contents
    elif cell is not None:
        cell.cell_contents = value
    elif value is MISSING:
        names.pop(name, None)
    else:
        names[name] = value


@contextmanager
def borrowing(record, function):
    """A list: empty until the answer runs the reference for what is asked.

    Meanwhile the function's code is another, which notes that and calls the function as it was: so
    it is seen by whatever name or way the answer calls it. The bank's own right answers, which may
    be written with the reference, are not watched.
    """
    seen = []
    if any(function is each for each in (record.reference, *record.alternatives)):
        yield seen
        return
    own = inspect.unwrap(record.reference)
    if isinstance(function, functools.partial) and unwrapped(function.func) is own:
        seen.append(own.__name__)  # it has no frame of its own to be seen by
    with WATCHING:
        code = own.__code__
        as_it_was = types.FunctionType(
            code, own.__globals__, own.__name__, own.__defaults__, own.__closure__
        )
        as_it_was.__kwdefaults__ = own.__kwdefaults__

        def noted(*args, **kwargs):
            if not seen and borrowed(record, function):
                seen.append(own.__name__)
            return as_it_was(*args, **kwargs)

        # Of its kind: a generator's code can stand for a generator's only.
        other = drawing_on if inspect.isgeneratorfunction(own) else handing_on
        constants = other.__code__.co_consts
        before = vars(own).get("__signature__", MISSING)  # there where an answer calls `check`
        own.__signature__ = inspect.signature(own)  # `shapes` may ask for it meanwhile
        forget(record.reference)
        try:
            own.__code__ = other.__code__.replace(
                co_consts=tuple(noted if each == "noted" else each for each in constants),
                co_freevars=code.co_freevars,  # a closure's code can stand for such a one's only
            )
            yield seen
        finally:
            own.__code__ = code
            forget(record.reference)
            put(None, vars(own), "__signature__", before)


def forget(reference):
    """Empty the cache of a reference that has one: what comes from there is not seen."""
    if hasattr(reference, "cache_clear"):
        reference.cache_clear()


def handing_on(*args, **kwargs):
    noted = "noted"  # a constant, so that no name is needed where this code comes to stand
    return noted(*args, **kwargs)


def drawing_on(*args, **kwargs):
    noted = "noted"
    return (yield from noted(*args, **kwargs))


def borrowed(record, function):
    """Whether the answer calls (not another thread), and not by way of what it may use.

    What calls the answer may be among that, too: a program that runs with it.
    """
    frame, callers = sys._getframe(2), set()
    ends = attempt.__code__, getattr(function, "__code__", None)
    while frame is not None and frame.f_code not in ends:
        callers.add(frame.f_code.co_name)
        frame = frame.f_back
    return frame is not None and callers.isdisjoint(record.uses)
