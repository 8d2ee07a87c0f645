"""Make sure that the learner's own function is judged: an answer's name refers to the answer, and
the reference does not count as an answer.

In a notebook the name of an exercise may still refer to the reference when the decorator runs.
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
def bind_own_name(function):
    """Make the function's name refer to the function, as it will once its cell has run."""
    inner = unwrapped(function)
    if not isinstance(inner, types.FunctionType):
        yield
        return
    name, code, names = inner.__name__, inner.__code__, inner.__globals__
    cell = dict(zip(code.co_freevars, inner.__closure__ or (), strict=True)).get(name)
    if cell is not None:
        before = cell_content(cell)
    # the globals don't hold the name of a local function
    elif "<locals>" not in inner.__qualname__:
        before = names.get(name, MISSING)
    else:
        yield
        return
    try:
        set_name(cell, names, name, function)
        yield
    finally:
        set_name(cell, names, name, before)


def with_others(function, others):
    """The function with these {name: function} among its globals; None if that changes nothing."""
    inner = unwrapped(function)
    if not isinstance(inner, types.FunctionType):
        return None
    names = inner.__globals__
    used = set(inner.__code__.co_names) & others.keys() & names.keys()
    if all(names[name] is others[name] for name in used):
        return None
    changed = {**names, **others}
    rebuilt = types.FunctionType(
        inner.__code__, changed, inner.__name__, inner.__defaults__, inner.__closure__
    )
    rebuilt.__kwdefaults__ = inner.__kwdefaults__
    return rebuilt


def unwrapped(function):
    """The function under the decorators; the function itself if their chain is circular."""
    try:
        return inspect.unwrap(function)
    except ValueError:
        return function


def cell_content(cell):
    """The content of a closure's cell; MISSING until its `def` is complete."""
    try:
        return cell.cell_contents
    except ValueError:
        return MISSING


def set_name(cell, names, name, value):
    """Set a name in a closure's cell, or in globals if there is none; MISSING deletes it."""
    if cell is not None and value is MISSING:
        del cell.cell_contents
    elif cell is not None:
        cell.cell_contents = value
    elif value is MISSING:
        names.pop(name, None)
    else:
        names[name] = value


@contextmanager
def watch_reference(record, function):
    """Yield a list that stays empty unless the answer runs the reference for its result.

    Meanwhile the reference's code is replaced by code that notes the call and calls the original,
    so that any call is seen, under whatever name. The bank's own right answers, which may call the
    reference, are not watched.
    """
    seen = []
    if any(function is each for each in (record.reference, *record.alternatives)):
        yield seen
        return
    own = inspect.unwrap(record.reference)
    if isinstance(function, functools.partial) and unwrapped(function.func) is own:
        seen.append(own.__name__)  # a partial has no frame in which the call would be seen
    with WATCHING:
        code = own.__code__
        as_it_was = types.FunctionType(
            code, own.__globals__, own.__name__, own.__defaults__, own.__closure__
        )
        as_it_was.__kwdefaults__ = own.__kwdefaults__

        def noted(*args, **kwargs):
            if not seen and calls_reference(record, function):
                seen.append(own.__name__)
            return as_it_was(*args, **kwargs)

        # The stand-in is of the same kind, because only a generator's code can replace a
        # generator's.
        other = drawing_on if inspect.isgeneratorfunction(own) else handing_on
        constants = other.__code__.co_consts
        before = vars(own).get("__signature__", MISSING)  # already there if an answer calls `check`
        own.__signature__ = inspect.signature(own)  # `shapes` may read the signature meanwhile
        forget(record.reference)
        try:
            own.__code__ = other.__code__.replace(
                co_consts=tuple(noted if each == "noted" else each for each in constants),
                co_freevars=code.co_freevars,  # only a closure's code can replace a closure's
            )
            yield seen
        finally:
            own.__code__ = code
            forget(record.reference)
            set_name(None, vars(own), "__signature__", before)


def forget(reference):
    """Empty the reference's cache, if any: a call answered from a cache would not be seen."""
    if hasattr(reference, "cache_clear"):
        reference.cache_clear()


def handing_on(*args, **kwargs):
    noted = "noted"  # a constant, so that this code needs no global name wherever it is put
    return noted(*args, **kwargs)


def drawing_on(*args, **kwargs):
    noted = "noted"
    return (yield from noted(*args, **kwargs))


def calls_reference(record, function):
    """Whether the answer makes the call, in this thread and not through functions that it may use.
    Such a function may also call the answer, as a program does that runs with the answer in it.
    """
    frame, callers = sys._getframe(2), set()
    ends = attempt.__code__, getattr(function, "__code__", None)
    while frame is not None and frame.f_code not in ends:
        callers.add(frame.f_code.co_name)
        frame = frame.f_back
    return frame is not None and callers.isdisjoint(record.uses)
