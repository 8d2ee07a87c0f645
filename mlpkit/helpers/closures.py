"""The values that a function reads besides its arguments: closures and globals; and its code as
text."""

import dis
import functools
import types

GLOBALS = "LOAD_GLOBAL", "LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS"  # class bodies use the last two


def read_from_outside(function):
    """(name, value, put) for each variable that a Python function reads from outside.

    First those of its closure, then the globals that its code names, including inner functions, in
    the order of the code. Variables that have no value yet are left out. put(other) sets the
    variable to a different value.
    """
    code, names = function.__code__, function.__globals__
    for name, cell in zip(code.co_freevars, function.__closure__ or (), strict=True):
        try:
            yield name, cell.cell_contents, functools.partial(setattr, cell, "cell_contents")
        except ValueError:  # the cell gets its value later
            continue
    for name in names_of(code, *GLOBALS):
        if name in names:
            yield name, names[name], functools.partial(names.__setitem__, name)


def names_of(code, *opnames):
    """The names that these operations in a code object use, each once, in the order of the code."""
    steps = (step for each in codes_in(code) for step in dis.get_instructions(each))
    return list(dict.fromkeys(step.argval for step in steps if step.opname in opnames))


def codes_in(code):
    """A code object, and those of the functions and classes defined inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes_in(constant)


def bytecode(code):
    """A code object as text that is the same in every process of one Python version."""
    constants = [
        bytecode(each) if isinstance(each, types.CodeType) else in_order(each)
        for each in code.co_consts
    ]
    return f"{code.co_name} …{code.co_code.hex()} {constants} {code.co_names}"


def in_order(constant):
    """A constant's repr, with the elements of a set sorted."""
    return repr(sorted(map(repr, constant)) if isinstance(constant, frozenset) else constant)
