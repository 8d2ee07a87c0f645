"""The public names of mlpkit and their signatures: CHANGELOG.md promises that they stay.

They are the names of the reference, and those of `mlpkit.exercises`, `mlpkit.capstone` and
`mlpkit.checker`. To write the list again: MLPKIT_WRITE_NAMES=1 pytest tests/project -k public.
"""

import importlib
import inspect
import os
from pathlib import Path

from docs.cells import all_cells
from docs.reference import taught

LIST = Path(__file__).with_name("public_names.txt")
BY_ALL = "mlpkit.exercises", "mlpkit.capstone", "mlpkit.checker"


def public_names():
    """Return ["module.name(arguments)"] of all functions, classes and methods that are public."""
    found = {}
    for module, entries in taught.entries().items():
        for one in entries:
            found[f"{one.home or module}.{one.name}"] = one.signature
            for method in one.methods:
                found[f"{one.home or module}.{one.name}.{method.name}"] = method.signature
    for name in BY_ALL:
        module = importlib.import_module(name)
        for public in module.__all__:
            found[f"{name}.{public}"] = signature(getattr(module, public))
    return sorted(name + arguments for name, arguments in found.items())


def signature(thing):
    """The arguments of something callable, without annotations; "" for anything else."""
    if not callable(thing):
        return ""
    arguments = inspect.signature(thing).parameters.values()
    return str(inspect.Signature([one.replace(annotation=one.empty) for one in arguments]))


def test_the_public_names_and_signatures_are_those_of_the_list():
    names = public_names()
    if os.environ.get("MLPKIT_WRITE_NAMES"):
        LIST.write_text("\n".join(names) + "\n", encoding="utf-8")
    listed = LIST.read_text(encoding="utf-8").splitlines()
    gone, new = sorted(set(listed) - set(names)), sorted(set(names) - set(listed))
    assert (gone, new) == ([], [])


def test_every_function_that_notebooks_use_from_a_concepts_module_is_public():
    """What a cell imports from a module of the reference is in a learner's copy as well."""
    listed = {line.split("(")[0] for line in LIST.read_text(encoding="utf-8").splitlines()}
    modules = {*taught.modules(), *BY_ALL}
    missing = {
        f"{module}.{name}"
        for cell in all_cells()
        for module, name in taught.imported_names(cell)
        if module in modules and name[0] != "_" and callable_in(module, name)
    } - listed
    assert missing == set()


def callable_in(module, name):
    return callable(getattr(importlib.import_module(module), name, None))
