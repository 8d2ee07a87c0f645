"""Signatures and docstrings of mlpkit's public names, read from the source without an import.

So a page on PyTorch can be made without PyTorch, and a default appears as it was written.
"""

import ast
import functools
import inspect
import re
from dataclasses import dataclass
from pathlib import Path

from docs.cells import all_cells

PACKAGE = Path(__file__).parents[2] / "mlpkit"


@dataclass(frozen=True)
class Entry:
    """A page's entry for a function or a class.

    name: as it is imported; module: where it is defined; home: where it is imported from;
    signature: "(z, slope=0.01)"; doc: the docstring, without indentation; methods: Entries of a
    class.
    """

    name: str
    module: str
    home: str
    kind: str
    signature: str
    doc: str
    methods: tuple = ()


def path_of(module):
    """The file of a module "mlpkit.…", or None."""
    place = PACKAGE.parent.joinpath(*module.split("."))
    for path in (place.with_suffix(".py"), place / "__init__.py"):
        if path.exists():
            return path
    return None


@functools.cache
def tree(module):
    return ast.parse(path_of(module).read_text(encoding="utf-8"))


def doc_of(module):
    """The docstring of a module."""
    return ast.get_docstring(tree(module)) or ""


@functools.cache
def definitions(module):
    """Return {name: node} of the functions and classes of a module."""
    kinds = (ast.FunctionDef, ast.ClassDef)
    return {node.name: node for node in tree(module).body if isinstance(node, kinds)}


@functools.cache
def imports(module):
    """Return {name: (module, its name there)} of a module's imports from mlpkit."""
    found = {}
    for node in tree(module).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mlpkit"):
            for alias in node.names:
                found[alias.asname or alias.name] = node.module, alias.name
    return found


def exported(module):
    """The names in __all__, or None."""
    for node in tree(module).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return ast.literal_eval(node.value)
    return None


def origin(module, name):
    """Return (module, name) where a name is defined; None unless it is a function or class of
    mlpkit."""
    while path_of(module):
        if name in definitions(module):
            return module, name
        if name not in imports(module):
            return None
        module, name = imports(module)[name]
    return None


def entry(home, name):
    """The Entry of a name that is imported from `home`; None if it has no docstring."""
    place = origin(home, name)
    node = place and definitions(place[0])[place[1]]
    if node is None or not ast.get_docstring(node):
        return None
    return entry_of_node(node, place[0], home)


def entry_of_node(node, module, home):
    doc = inspect.cleandoc(ast.get_docstring(node))
    if isinstance(node, ast.FunctionDef):
        return Entry(node.name, module, home, "function", signature(node.args), doc)
    methods = [
        entry_of_method(one, module, home)
        for one in node.body
        if isinstance(one, ast.FunctionDef)
        and not one.name.startswith("_")
        and ast.get_docstring(one)
    ]
    arguments = signature_of_class(node, module)
    return Entry(node.name, module, home, "class", arguments, doc, tuple(methods))


def entry_of_method(node, module, home):
    doc = inspect.cleandoc(ast.get_docstring(node))
    decorators = {ast.unparse(one).rpartition(".")[2] for one in node.decorator_list}
    if decorators & {"property", "cached_property"}:
        return Entry(node.name, module, home, "property", "", doc)
    return Entry(node.name, module, home, "method", signature(node.args, bound=True), doc)


def signature_of_class(node, module):
    """The signature of a class: from its __init__, its fields, or the class that it extends."""
    for one in node.body:
        if isinstance(one, ast.FunctionDef) and one.name == "__init__":
            return signature(one.args, bound=True)
    fields = [one for one in node.body if isinstance(one, ast.AnnAssign)]
    if fields:
        return f"({', '.join(map(field, fields))})"
    for base in node.bases:
        place = origin(module, ast.unparse(base))
        if place:
            return signature_of_class(definitions(place[0])[place[1]], place[0])
    return "()"


def field(one):
    """A dataclass field as an argument: "losses=list()" if each object gets its own."""
    name = ast.unparse(one.target)
    if one.value is None:
        return name
    own = re.fullmatch(r"field\(default_factory=(\w+)\)", ast.unparse(one.value))
    return f"{name}={own[1]}()" if own else f"{name}={ast.unparse(one.value)}"


def signature(arguments, bound=False):
    """Return arguments as they were written, without annotations, and without self."""
    shown = ast.parse(f"def f({ast.unparse(arguments)}): pass").body[0].args
    for one in (*shown.posonlyargs, *shown.args, *shown.kwonlyargs, shown.vararg, shown.kwarg):
        if one:
            one.annotation = None
    if bound:
        del shown.args[0]
    return f"({ast.unparse(shown)})"


@functools.cache
def entries(module):
    """The Entries of a module or a room: the names in __all__, or those defined there.

    A room without __all__ has the Entries of its modules.
    """
    homes = [(module, name) for name in exported(module) or definitions(module)]
    if not homes:
        files = sorted(path_of(module).parent.glob("[!_]*.py"))
        inner = [f"{module}.{path.stem}" for path in files]
        homes = [(one, name) for one in inner for name in definitions(one)]
    found = [entry(home, name) for home, name in homes if not name.startswith("_")]
    return tuple(one for one in found if one)


def helpers(module):
    """Return names that only serve other functions of a module or room: used there and imported
    nowhere.

    A room with __all__ states itself what is public.
    """
    if exported(module):
        return set()
    homes = {one.home for one in entries(module)}
    used = {
        node.id
        for home in homes
        for definition in definitions(home).values()
        for node in ast.walk(definition)
        if isinstance(node, ast.Name)
    }
    return used - imported_by_others(module)


FROM = re.compile(r"^from (mlpkit[\w.]*) import (?:\(([^)]*)\)|(.+))$", re.M)


@functools.cache
def all_imports():
    """Return (importing module, imported module, name) of all imports in mlpkit and the
    notebooks."""
    texts = [(path, path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")]
    found = set()
    for path, text in texts:
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        here = ".".join(part for part in parts if part != "__init__")
        for module, several, one in FROM.findall(text):
            words = re.sub(r"#.*", "", several or one).split(",")
            found |= {(here, module, word.split(" as ")[0].strip()) for word in words}
    for cell in all_cells():
        if cell.kind == "code":
            for module, several, one in FROM.findall(cell.source):
                words = (several or one).split(",")
                found |= {(cell.notebook, module, w.split(" as ")[0].strip()) for w in words}
    return found


def imported_by_others(module):
    """The names that others import from a module or room."""

    def within(one):
        return f"{one}.".startswith(f"{module}.")

    return {name for here, there, name in all_imports() if within(there) and not within(here)}
