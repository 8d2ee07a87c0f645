"""What a function reads that nobody hands it, closures and globals, and its code as a text."""

import dis
import functools
import types

GLOBALS = "LOAD_GLOBAL", "LOAD_NAME", "LOAD_FROM_DICT_OR_GLOBALS"  # the last two: in class bodies


def read_from_outside(function):
    """(name, value, put) of each variable that a Python function reads from outside.

    First its closure's, then the globals that its code names, functions inside it included, in the
    order of the code. What has no value yet is left out. put(other) gives the variable another
    value.
    """
    code, names = function.__code__, function.__globals__
    for name, cell in zip(code.co_freevars, function.__closure__ or (), strict=True):
        try:
            yield name, cell.cell_contents, functools.partial(setattr, cell, "cell_contents")
        except ValueError:  # it gets its value later
            continue
    for name in names_of(code, *GLOBALS):
        if name in names:
            yield name, names[name], functools.partial(names.__setitem__, name)


def names_of(code, *opnames):
    """The names on which these operations of a code work, each once, in its order."""
    steps = (step for each in codes_in(code) for step in dis.get_instructions(each))
    return list(dict.fromkeys(step.argval for step in steps if step.opname in opnames))


def codes_in(code):
    """A code, and the codes of the functions and classes that are defined inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes_in(constant)


def bytecode(code):
    """A code as a text, the same in every process of one version of Python."""
    constants = [
        bytecode(each) if isinstance(each, types.CodeType) else in_order(each)
        for each in code.co_consts
    ]
    return f"{code.co_name} …{code.co_code.hex()} {constants} {code.co_names}"


def in_order(constant):
    """A constant's repr, in an order of its own where it is a set's."""
    return repr(sorted(map(repr, constant)) if isinstance(constant, frozenset) else constant)
