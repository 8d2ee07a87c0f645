"""Find names that a cell imports from mlpkit and that no longer exist, without importing them."""

import ast
import symtable
import warnings
from pathlib import Path

HERE = Path(__file__).parents[2]  # the folder of the package mlpkit


def gone_imports(source):
    """The names that a cell's source imports from mlpkit but that do not exist, in their order.

    Names are given in full: ["mlpkit.cases", "mlpkit.backprop.gradient_check"]. IPython's lines,
    such as %time, are skipped. A source that is not Python even then counts as importing nothing.
    """
    lines = source.splitlines()
    plain = [line if line.lstrip()[:1] not in ("%", "!") else "" for line in lines]
    try:
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse("\n".join(plain))
    except (SyntaxError, ValueError):
        return []
    return [name for name in dict.fromkeys(imported_names(tree)) if name_is_gone(name)]


def imported_names(tree):
    """The full names that a syntax tree imports from mlpkit."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            inside = [f".{alias.name}" if alias.name != "*" else "" for alias in node.names]
            names = [node.module + name for name in inside]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == "mlpkit")


def name_is_gone(name):
    """Whether a full name is neither a module of mlpkit nor defined at the top level of one.

    A module with a `__getattr__` of its own may provide any name, so none of its names is gone.
    """
    room, _, inside = name.rpartition(".")
    if file_of(name):
        return False
    file = room and file_of(room)
    if not file:
        return True
    table = symtable.symtable(file.read_text(encoding="utf-8"), str(file), "exec")
    there = {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported()}
    return not {inside, "__getattr__"} & there


def file_of(module):
    """The file of a module, or None."""
    path = HERE.joinpath(*module.split("."))
    files = path.with_suffix(".py"), path / "__init__.py"
    return next((file for file in files if file.is_file()), None)
