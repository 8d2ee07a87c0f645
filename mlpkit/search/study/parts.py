"""Take a value apart: into a text about the value itself, and the other values it is made of.

The user's own functions and classes are followed; those of libraries are known by name.
"""

import ast
import contextlib
import functools
import hashlib
import importlib.machinery
import importlib.util
import inspect
import re
import sys
import textwrap
import types
from pathlib import Path

import numpy as np

from mlpkit.helpers.closures import bytecode, names_of, read_from_outside
from mlpkit.search import Choice

PLAIN = (bool, int, float, complex, str, bytes, type(None), type(...), range, slice, np.generic)
UNKNOWN = "unknown"  # the text for a value that can't be known


def take_apart(value):
    """Return (text, {name: value}): a text about the value itself, and the values it is made of."""
    try:
        for kinds, apart in KINDS:
            if isinstance(value, kinds):
                return apart(value)
        return parts_of_object(value)
    except Exception:  # an object asked for its state may raise anything
        return UNKNOWN, {}


def fingerprint(content):
    return hashlib.sha256(content).hexdigest()[:16]


def parts_of_array(array):
    if array.dtype.hasobject:
        return f"array {array.shape}", {"[:]": array.tolist()}
    content = fingerprint(np.ascontiguousarray(array).reshape(-1).view(np.uint8))
    return f"array {array.shape} {array.dtype} …{content}", {}


def parts_of_sequence(values):
    if all(isinstance(each, PLAIN) for each in values):
        return f"{type(values).__name__} {list(values)!r}", {}
    name = f"{type(values).__name__} of {len(values)}"
    return name, {f"[{place}]": each for place, each in enumerate(values)}


def parts_of_set(values):
    return parts_of_sequence(sorted(values, key=repr))


def parts_of_dict(values):
    keys = sorted(values, key=repr)
    if all(isinstance(each, PLAIN) for each in [*values, *values.values()]):
        return f"dict {[(key, values[key]) for key in keys]!r}", {}
    return f"dict of {[without_addresses(key) for key in keys]}", {
        f"[{without_addresses(key)}]": values[key] for key in keys
    }


def parts_of_function(function):
    """A function's code, and what it reads: defaults, closure and globals, including those of inner
    functions."""
    if not is_users_own(function):
        return full_name(function), {}
    code = function.__code__
    read = {name: each for name, each, _ in read_from_outside(function)} | users_imports(code)
    inner = {f".{name}": each for name, each in (vars(function) | read).items()}
    for name in ("__defaults__", "__kwdefaults__"):
        if getattr(function, name):
            inner[f".{name}"] = getattr(function, name)
    return own_code(code), inner


def users_imports(code):
    """Return {name: spec} of the user's own modules that code imports, perhaps only when it
    runs."""
    specs = {}
    for name in names_of(code, "IMPORT_NAME"):
        with contextlib.suppress(ImportError, ValueError, AttributeError):  # no such module
            spec = importlib.util.find_spec(name)
            if spec and str(spec.origin).endswith(".py") and is_users_module(name, spec.origin):
                specs[name] = spec
    return specs


def own_code(code):
    """The source without comments, or the bytecode if the source is unknown or unreliable."""
    if code.co_filename == "<string>":  # Python 3.13 may return the line of `python -c`
        return bytecode(code)
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(code)))
        if sum(isinstance(node, ast.Lambda) for node in ast.walk(tree)) < 2:
            return ast.unparse(tree)
    except (OSError, TypeError, SyntaxError):
        pass
    return bytecode(code)


def parts_of_class(kind):
    """Return the parts of one of the user's classes: its bases, its functions and its values."""
    if not is_users_own(kind):
        return full_name(kind), {}
    inner = {
        f".{name}": each
        for name, each in vars(kind).items()
        if name not in NOISE and not is_made_by_dataclass(each)
    }
    return f"class {kind.__qualname__}", {".__bases__": kind.__bases__} | inner


def is_made_by_dataclass(value):
    return isinstance(value, types.FunctionType) and value.__code__.co_filename == "<string>"


def parts_of_module(module):
    """The source of one of the user's modules; the name of any other."""
    if not is_users_own(module):
        return full_name(module), {}
    return ast.unparse(ast.parse(inspect.getsource(module))), {}


def parts_of_spec(spec):
    return ast.unparse(ast.parse(Path(spec.origin).read_bytes())), {}


def parts_of_object(value):
    """The parts from which `copy` and `pickle` would rebuild an object."""
    if isinstance(value, (types.BuiltinFunctionType, np.ufunc)):
        owner = getattr(value, "__self__", None)
        bound = owner is not None and not isinstance(owner, types.ModuleType)
        return full_name(value), {".__self__": owner} if bound else {}
    made = value.__reduce_ex__(4)
    if isinstance(made, str):
        return made, {}
    maker, arguments, state, items, pairs = (*made, None, None, None)[:5]
    if isinstance(state, tuple) and len(state) == 2 and isinstance(state[1], dict):
        state = (state[0] or {}) | state[1]  # attributes, and __slots__
    inner = state if isinstance(state, dict) else {"state": state}
    inner = {f".{name}": each for name, each in inner.items() if each is not None}
    inner |= {".__class__": type(value)}
    if arguments and arguments != (type(value),):
        inner[".arguments"] = arguments
    if items is not None:
        inner[".items"] = list(items)
    if pairs is not None:
        inner[".pairs"] = list(pairs)
    return f"{type(value).__name__} by {maker.__name__}", inner


KINDS = (  # (kind of value, how it is taken apart); any other value is taken apart as an object
    (np.ndarray, parts_of_array),
    ((list, tuple), parts_of_sequence),
    ((set, frozenset), parts_of_set),
    (dict, parts_of_dict),
    (types.ModuleType, parts_of_module),
    (importlib.machinery.ModuleSpec, parts_of_spec),
    (type, parts_of_class),
    (types.FunctionType, parts_of_function),
    (types.MethodType, lambda m: ("method", {".__func__": m.__func__, ".__self__": m.__self__})),
    (
        (staticmethod, classmethod, functools._lru_cache_wrapper),
        lambda wrapper: (type(wrapper).__name__, {".__wrapped__": wrapper.__wrapped__}),
    ),
    (property, lambda p: ("property", {".fget": p.fget})),
    (
        functools.partial,
        lambda p: (
            "partial",
            {".func": p.func, ".args": p.args} | {f".{k}": v for k, v in p.keywords.items()},
        ),
    ),
)
NOISE = {
    "__module__", "__qualname__", "__dict__", "__weakref__", "__doc__", "__firstlineno__",
    "__static_attributes__", "__annotations__", "__annotate__", "__annotate_func__",
    "__annotations_cache__", "__orig_bases__", "__parameters__", "_abc_impl", "__abstractmethods__",
    "__dataclass_fields__", "__dataclass_params__", "__match_args__", "__replace__",
}  # fmt: skip


def full_name(value):
    module = getattr(value, "__module__", None)
    return f"{module}.{getattr(value, '__qualname__', getattr(value, '__name__', ''))}"


def without_addresses(value):
    """A repr without the parts that differ between processes: addresses, and the order of sets."""
    if type(value) in (set, frozenset) and value:
        inner = f"{{{', '.join(sorted(map(without_addresses, value)))}}}"
        return inner if type(value) is set else f"frozenset({inner})"
    if type(value) is tuple:
        return f"({', '.join(map(without_addresses, value))}{',' * (len(value) == 1)})"
    if type(value) is list:
        return f"[{', '.join(map(without_addresses, value))}]"
    if type(value) is dict:
        pairs = (f"{key!r}: {without_addresses(each)}" for key, each in value.items())
        return without_places(f"{{{', '.join(pairs)}}}")
    if isinstance(value, Choice):
        return f"{type(value).__name__}(options={without_addresses(value.options)})"
    return without_places(repr(value))


def without_places(text):
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)


def is_users_own(value):
    """Whether a function, class or module is the user's own, so that searches must compare it."""
    name = (value.__name__ if isinstance(value, types.ModuleType) else value.__module__) or ""
    return is_users_module(name, getattr(sys.modules.get(name), "__file__", None) or "")


def is_users_module(name, file):
    """Whether a module is the user's own, judged by its name and file."""
    if name.partition(".")[0] in sys.stdlib_module_names - {"__main__"} | {"mlpkit"}:
        return False
    return not {"site-packages", "dist-packages"} & set(Path(file).parts)
