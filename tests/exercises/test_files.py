"""The bank of exercises: a file for each function, all records listed, no dead code."""

import ast
import importlib
from collections import Counter
from pathlib import Path

import pytest

import mlpkit.exercises
from mlpkit.checker import Exercise, Guess
from mlpkit.exercises import CONCEPTS

BANK = Path(mlpkit.exercises.__file__).parent
TREES = {
    f"mlpkit.exercises.{concept}.{path.stem}": ast.parse(path.read_text(encoding="utf-8"))
    for concept in CONCEPTS
    for path in sorted((BANK / concept).glob("*.py"))
}
OTHERS = ("__init__", "cases", "causes")
FUNCTIONS = [name for name in TREES if ".guesses" not in name and name.split(".")[-1] not in OTHERS]
UNDER_THE_BANK = {"mlpkit.exercises.data", "mlpkit.checker"}


def records_in(module):
    """Return the records that a file of the bank makes, whether each has a name or all are in a
    dictionary."""
    values = list(vars(importlib.import_module(module)).values())
    values += [each for value in values if isinstance(value, dict) for each in value.values()]
    return [value for value in values if isinstance(value, (Exercise, Guess))]


def imports(tree):
    """Yield (module, name) for each import in a file; the name is empty where the module itself is
    imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


def definitions(tree):
    """Yield the names that a file defines at its top level, apart from the records."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Assign):
            made = getattr(getattr(node.value, "func", None), "id", None)
            if made not in ("Exercise", "Guess"):
                yield from (target.id for target in node.targets)


@pytest.mark.parametrize("module", FUNCTIONS, ids=lambda module: module.split(".")[-1])
def test_a_file_is_named_after_the_function_it_asks_for(module):
    first, *others = [r.name for r in records_in(module) if isinstance(r, Exercise)]
    assert first == module.split(".")[-1]
    assert all(name.startswith("repair_") for name in others), others


@pytest.mark.parametrize("concept", CONCEPTS)
def test_every_record_is_listed_once(concept):
    package = f"mlpkit.exercises.{concept}"
    files = (name for name in TREES if name.startswith(f"{package}."))
    made = {id(record): record.name for name in files for record in records_in(name)}.values()
    listed = [record.name for record in importlib.import_module(package).EXERCISES]
    assert Counter(listed) == Counter(made)


@pytest.mark.parametrize("concept", CONCEPTS)
def test_the_bank_imports_nothing_that_is_built_on_it(concept):
    for name, tree in TREES.items():
        for module, _ in imports(tree) if name.split(".")[2] == concept else ():
            assert not module.startswith(("mlpkit.plots", "mlpkit.widgets")), name
            if module.startswith(("mlpkit.exercises", "mlpkit.checker")):
                assert module in UNDER_THE_BANK or module.split(".")[2] in CONCEPTS, (name, module)


def test_the_bank_has_no_dead_code():
    taken = {imported for tree in TREES.values() for imported in imports(tree)}
    dead = []
    for module, tree in TREES.items():
        names = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
        read = {node.id for node in names if isinstance(node.ctx, ast.Load)}
        given = {name for name in definitions(tree) if (module, name) not in taken} - read
        dead += [f"{module}.{name}" for name in given if not module.endswith("__init__")]
    assert dead == []
