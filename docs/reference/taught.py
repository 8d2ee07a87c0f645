"""Which functions belong in the reference, and which section of a notebook teaches each.

Only `BESIDE` is listed by hand: the modules are the concepts of the course, and the names are those
that modules make public or that notebooks import. A function is taught where a notebook asks for
it, or else where one uses it first.
"""

import ast
import functools
import re

from docs.cells import all_cells
from docs.reference import sources
from mlpkit.exercises import CONCEPTS, course

BESIDE = ("parameters", "network")  # used by all notebooks from 06 on, but none is named after them


@functools.cache
def modules():
    """The modules of the reference, in the order of the course: "mlpkit.preprocessing", …"""
    concepts = [name for name in CONCEPTS if sources.path_of(f"mlpkit.{name}")]
    middle = concepts.index("training")
    ordered = [*concepts[:middle], *BESIDE, *concepts[middle:]]
    return tuple(f"mlpkit.{name}" for name in ordered)


@functools.cache
def entries():
    """Return {module: its Entries}: public names, and names that notebooks import from its
    rooms."""
    found = {}
    for module in modules():
        dropped = sources.helpers(module) - {name for _, name in (*asked_for(), *first_use())}
        found[module] = [one for one in sources.entries(module) if one.name not in dropped]
    for cell in all_cells():
        for module, name in imported_names(cell):
            home = ".".join(module.split(".")[:2])
            one = home in found and sources.path_of(module) and sources.entry(module, name)
            if one and (one.module, name) not in {(e.module, e.name) for e in found[home]}:
                found[home].append(one)
    return found


def by_place():
    """Return {(module that defines it, name): (module of the reference, Entry)}."""
    return {
        (one.module, one.name): (module, one) for module, some in entries().items() for one in some
    }


def parse_cell(cell):
    """The syntax tree of a code cell; None if there is no code, or it is not Python."""
    try:
        return ast.parse(cell.source) if cell.kind == "code" else None
    except SyntaxError:
        return None


def imported_names(cell):
    """(module, name) of each ``from mlpkit… import name`` of a cell."""
    for node in ast.walk(parse_cell(cell) or ast.Module([])):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mlpkit"):
            for alias in node.names:
                yield node.module, alias.name


@functools.cache
def asked_for():
    """Return {(module that defines it, name): the first Cell in which a notebook asks for it}.

    A bug hunt asks for the function that has the bug.
    """
    found = {}
    for cell in all_cells():
        for node in (parse_cell(cell) or ast.Module([])).body:
            record = isinstance(node, ast.FunctionDef) and course.exercises.get(node.name)
            if record and node.decorator_list:
                place = record.reference.__module__, record.reference.__name__
                found.setdefault(place, cell)
    return found


@functools.cache
def first_use():
    """Return {(module that defines it, name): the Cell that uses it first}, also under another
    name."""
    found, known, notebook = {}, {}, None
    for cell in all_cells():
        if cell.notebook != notebook:
            notebook, known = cell.notebook, {}
        tree = parse_cell(cell)
        if tree is None:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mlpkit"):
                for alias in node.names:
                    known[alias.asname or alias.name] = node.module, alias.name
        for node in ast.walk(tree):
            place = used_function(node, known)
            if place:
                found.setdefault(place, cell)
    return found


def used_function(node, known):
    """Return (module, name) of the function of mlpkit that a node names, or None."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in known:
        return sources.origin(*known[node.id])
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        module, name = known.get(node.value.id, ("", ""))
        inner = f"{module}.{name}"
        return sources.origin(inner, node.attr) if sources.path_of(inner) else None
    return None


def first_mention(one):
    """The first prose Cell of the module's notebook that mentions a name as code, or None."""
    concept = one.home.split(".")[1]
    named = re.compile(rf"`{one.name}\b[(`]")
    for cell in all_cells():
        if cell.notebook[3:] == concept and cell.kind == "markdown" and named.search(cell.source):
            return cell
    return None


@functools.cache
def places():
    """Return {(module that defines it, name): the Cell that teaches it} of everything taught."""
    found = {}
    for place, (_, one) in by_place().items():
        cell = asked_for().get(place) or first_use().get(place) or first_mention(one)
        if cell:
            found[place] = cell
    return found


@functools.cache
def taught_in():
    """Return {(notebook, id of a section's cell): [(module of the reference, Entry), …]}."""
    found = {}
    for place, cell in places().items():
        found.setdefault((cell.notebook, cell.section), []).append(by_place()[place])
    return found
