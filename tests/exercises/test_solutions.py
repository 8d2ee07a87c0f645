"""A cell that `solution` shows can be pasted into its notebook when only the cells above it have
run."""

import ast
import builtins
import importlib

import pytest

from docs import cells
from mlpkit import exercises
from mlpkit.checker.cell_links import asked_by
from mlpkit.checker.review.notebook import faulty_source
from mlpkit.checker.slices import bound, plain, used
from mlpkit.checker.sources import stub_source
from mlpkit.exercises import course
from tests.checker.learner import shown


def text_of(name):
    """Return the part of the solution that a learner copies."""
    return shown(exercises.solution, name).source


def needed(source):
    """Return the names that a cell takes from the notebook."""
    return set().union(*map(used, ast.parse(source).body)) - set(dir(builtins))


def bound_by(statement):
    """Return the names that a statement of a notebook defines; for `import *`, the names in
    `__all__`."""
    if isinstance(statement, ast.ImportFrom) and statement.names[0].name == "*":
        return set(importlib.import_module(statement.module).__all__)
    return bound(statement)


def not_defined(name, known):
    """Return the names that a solution needs and that are neither in `known` nor used by its
    stub."""
    given = needed(stub_source(course.find(name))) - {"exercise"}
    return needed(text_of(name)) - known - given - {name}


@pytest.mark.parametrize("notebook", cells.names())
def test_a_solution_needs_only_names_that_the_cells_above_it_define(notebook):
    """Names that its stub uses are also allowed: a repair in 09 is run inside its program, which
    defines them."""
    known, missing = set(), {}
    own = {n: r for n, r in course.exercises.items() if r.notebook == int(notebook[:2])}
    for cell in cells.cells(notebook):
        if cell.kind != "code":
            continue
        for name in course.exercises.keys() & asked_by(cell.source):
            missing[name] = not_defined(name, known)
        known = known.union(*map(bound_by, ast.parse(plain(cell.source)).body))
    missing |= {name: not_defined(name, known) for name, r in own.items() if r.handed_over}
    assert missing.keys() >= own.keys()
    assert {name: names for name, names in missing.items() if names} == {}


def test_a_name_that_no_cell_defines_is_noticed():
    source = "@exercise\ndef f(x, n=size):\n    y = helper(x)\n    return [len(z) for z in y]\n"
    assert needed(source) == {"exercise", "size", "helper"}


def test_no_cell_that_a_learner_gets_has_a_comment_for_the_linter():
    one_hot = course.find("one_hot")
    sources = [faulty_source(course, one_hot, each.slug) for each in one_hot.mistakes]
    assert any("Y[n, label] == 1\n" in (source or "") for source in sources)
    for name, record in course.exercises.items():
        sources += [text_of(name), stub_source(record)]
    assert [source for source in sources if "noqa" in (source or "")] == []
