"""Notebook 12 where packages are missing: one sentence says so, and cells that need them wait."""

import ast
import builtins
from pathlib import Path

import nbformat
import pytest

from mlpkit.frameworks import extras
from mlpkit.frameworks.extras import (
    EXTRAS,
    Waiting,
    explain_missing,
    missing_packages,
    names_of,
    packages_of,
)

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "12_frameworks.ipynb"
ALL = [name for packages, _ in EXTRAS.values() for name in packages]
JAX = list(EXTRAS["jax"][0])


def cells():
    """Return {id: syntax tree} of the notebook's code cells."""
    read = nbformat.read(NOTEBOOK, as_version=4).cells
    return {cell.id: ast.parse(cell.source) for cell in read if cell.cell_type == "code"}


def left(packages):
    """Return {id: tree} of the cells that run without the packages."""
    waiting = Waiting(packages)
    return {
        name: tree
        for name, tree in cells().items()
        if waiting.visit(tree) is tree  # the same tree, because nothing took its place
    }


def test_a_waiting_cell_says_what_it_waits_for():
    waiting = Waiting(["jax"])
    for source, expected in (
        ("import jax.numpy as jnp", "print('Waits for jax.')"),
        ("from mlpkit.frameworks.jax import to_jax", "print('Waits for jax.')"),
        ("from mlpkit.frameworks import jax", "print('Waits for jax.')"),
        ("x = jnp.zeros(3)", "print('Waits for jax.')"),
        ("print(x)", "print('Waits for jax.')"),
        ("x = 3", "x = 3"),
        ("print(x)", "print(x)"),
        ("import torch", "import torch"),
    ):
        assert ast.unparse(waiting.visit(ast.parse(source))) == expected


def test_where_all_packages_are_installed_nothing_waits():
    assert set(left([])) == set(cells())


@pytest.mark.parametrize("packages", [ALL, JAX, list(EXTRAS["frameworks"][0]), ["torch"]])
def test_cells_that_do_not_wait_run(packages):
    """They import nothing that is missing, and read no name that a waiting cell would define."""
    known = set(dir(builtins))
    for name, tree in left(packages).items():
        made, used = names_of(tree)
        assert not set(packages_of(tree)) & set(packages), name
        assert used <= known | made, (name, used - known - made)
        known |= made


def test_tasks_never_wait():
    for name, tree in cells().items():
        if any(word in ast.unparse(tree) for word in ("@exercise", "@recall", "guess('")):
            assert name in left(ALL), name


def test_without_jax_only_the_cells_of_jax_wait():
    waits = set(cells()) - set(left(JAX))
    assert waits == {"jax", "update-check", "jit"}


def test_without_pytorch_the_other_frameworks_sections_do_not_wait():
    runs = set(left(["torch"]))
    assert runs >= {"jax", "jit", "update-check", "window", "export", "serve", "serve-check"}


def test_the_sentence_names_packages_and_their_size(monkeypatch):
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name in ("jax", "torch") else 1)
    assert missing_packages() == {"frameworks": ["torch"], "jax": ["jax"]}
    sentence = explain_missing(missing_packages())
    assert sentence.count(". ") == 0 and sentence.endswith(".")
    for word in ("%pip install torch", "%pip install jax", "MB", "minutes", "CUDA", "pytorch.org"):
        assert word in sentence
    assert "CUDA" not in explain_missing({"jax": ["jax"]})


def test_the_packages_are_those_that_pyproject_lists():
    import tomllib

    project = tomllib.loads((NOTEBOOK.parents[1] / "pyproject.toml").read_text())["project"]
    for extra, (packages, _) in EXTRAS.items():
        wanted = [line.partition(">=")[0] for line in project["optional-dependencies"][extra]]
        assert list(packages) == wanted
