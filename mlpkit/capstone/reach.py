"""Find the objects that the learner's functions can reach besides their arguments: globals,
closures, and more. So the judge knows what they could look at, and overwrites it in place to see
whether they do. It can't find data that is read from a file or fetched each time, data in another
program, or data in objects that Python code can't look into.
"""

import contextlib
import functools
import inspect
import random
import types
from collections import deque
from typing import Any, NamedTuple

import numpy as np

from mlpkit.capstone.calls import is_installed
from mlpkit.capstone.tables import is_table, is_tensor, text_of
from mlpkit.helpers.closures import codes_in, read_from_outside

# limits that keep the walk through a model short: how many objects, steps from a function, and
# entries of one object
MOST, DEPTH, ENTRIES = 20_000, 9, 2_000
PLAIN = (str, bytes, int, float, complex, bool, type(None), type(Ellipsis), range, np.generic)
CACHE = type(functools.cache(len))
IDLE = (np.random.Generator, np.random.RandomState, np.random.BitGenerator, random.Random)


class Found(NamedTuple):
    """Something that a function can reach.

    Attributes
    ----------
    path : how its author would write it: "scaler.mean_"
    thing : the object itself
    whose : the names of the functions that reach it: "split", "prepare" or "train"
    put : a function that puts a different object in its place; None if that is impossible
    """

    path: str
    thing: Any
    whose: tuple
    put: Any = None


def reach(functions):
    """Everything that the functions in {name: function} can reach, each object once, the nearest
    first. Code, texts and numbers are left out, except floats that have their own name.
    """
    found = {}
    for name, function in functions.items():
        for path, thing, put in walk(function):
            plain = isinstance(thing, (*PLAIN, *IDLE)) and not is_scalar(path, thing)
            if path and not is_code(thing) and not plain:
                known = found.get(id(thing), Found(path, thing, (), put))
                found[id(thing)] = known._replace(whose=(*known.whose, name))
    return list(found.values())


@contextlib.contextmanager
def nothing_cached(functions):
    """Clear every `functools.cache` of the functions before and after: otherwise overwritten rows
    would not be looked at, or results from them would stay in use."""
    caches = [each.thing for each in reach(functions) if isinstance(each.thing, CACHE)]
    for cache in caches:
        cache.cache_clear()
    try:
        yield
    finally:
        for cache in caches:
            cache.cache_clear()


def walk(function):
    """(path, object, put) for everything that a function, or a tuple of them, can reach, breadth
    first. Each object comes once, by its nearest path; numbers and texts come by every path.
    """
    seen, waiting = {id(function): function}, deque([("", function, None, 0)])
    while waiting:
        path, thing, put, depth = waiting.popleft()
        yield path, thing, put
        if depth == DEPTH or is_data(thing):
            continue
        for name, inner, put in inside(path, thing):
            if isinstance(inner, (*PLAIN, *IDLE)):
                yield name, inner, put
            elif id(inner) not in seen and len(seen) < MOST:
                seen[id(inner)] = inner
                waiting.append((name, inner, put, depth + 1))


def is_scalar(path, thing):
    """Whether it may be a mean that was computed outside: a float with its own name."""
    return isinstance(thing, float) and path.isidentifier()


def is_code(thing):
    return isinstance(thing, (types.FunctionType, types.ModuleType, type, types.MethodType))


def is_data(thing):
    """Whether it is an array, a table or a tensor: a leaf, which is examined as a whole."""
    return isinstance(thing, np.ndarray) or is_table(thing) or is_tensor(thing)


def inside(path, thing):
    """Yield (path, object, put) for everything that is one step from an object."""
    if isinstance(thing, types.FunctionType):
        yield from of_function(thing)
    elif isinstance(thing, types.MethodType):
        yield path or "self", thing.__self__, None
        yield "", thing.__func__, None
    elif isinstance(thing, functools.partial):
        yield "", thing.func, None
        for number, each in enumerate(thing.args):
            yield f"{path}[{number}]", each, None
        for name, each in thing.keywords.items():
            yield name, each, None
    elif isinstance(thing, (dict, list)):
        pairs = thing.items() if isinstance(thing, dict) else enumerate(thing)
        for key, each in list(pairs)[:ENTRIES]:
            yield f"{path}[{text_of(key)}]", each, functools.partial(thing.__setitem__, key)
    elif isinstance(thing, (tuple, set, frozenset)):
        ordered = thing if isinstance(thing, tuple) else sorted(thing, key=text_of)
        for number, each in enumerate(ordered[:ENTRIES]):
            yield f"{path}[{number}]", each, None
    elif isinstance(thing, type):
        if not is_installed(file_of(thing)):
            for name, each in vars(thing).items():
                if not name.startswith("__") or is_code(each):  # not __doc__ or a line number
                    yield f"{thing.__name__}.{name}", each, None
            for base in thing.__bases__:
                yield "", base, None
    elif isinstance(thing, property):
        for each in (thing.fget, thing.fset):
            yield "", each, None
    elif not isinstance(thing, types.ModuleType):
        yield from of_object(path, thing)


def of_object(path, thing):
    kept = getattr(thing, "__dict__", None)
    if isinstance(kept, dict):
        for name, each in list(kept.items())[:ENTRIES]:
            put = functools.partial(object.__setattr__, thing, name)
            yield f"{path}.{name}" if path else name, each, put
    for name in getattr(type(thing), "__slots__", ()):
        if isinstance(name, str) and hasattr(thing, name):
            yield f"{path}.{name}", getattr(thing, name), None
    yield "", type(thing), None
    call = getattr(type(thing), "__wrapped__", None) or getattr(thing, "__wrapped__", None)
    if call is not None and isinstance(call, types.FunctionType):
        yield "", call, None


def of_function(function):
    """Everything that a learner's function reaches by name; nothing for installed functions."""
    code = function.__code__
    if is_installed(code.co_filename) and not code.co_filename.startswith("<"):
        return
    named = dict.fromkeys(name for each in codes_in(code) for name in each.co_names)
    for name, value, put in read_from_outside(function):
        if not isinstance(value, types.ModuleType):
            yield name, value, put
        elif not is_installed(file_of(value)):
            for inner in named:
                if hasattr(value, inner):
                    put = functools.partial(setattr, value, inner)
                    yield f"{name}.{inner}", getattr(value, inner), put
    defaults = dict(enumerate(function.__defaults__ or ())) | (function.__kwdefaults__ or {})
    for value in defaults.values():
        yield f"a default of {function.__name__}", value, None
    if isinstance(wrapped := getattr(function, "__wrapped__", None), types.FunctionType):
        yield "", wrapped, None


def file_of(thing):
    try:
        return inspect.getfile(thing)
    except (TypeError, OSError):
        return ""
