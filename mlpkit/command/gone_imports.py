"""What a cell imports from mlpkit that mlpkit does not have, found without importing anything."""

import ast
import symtable
import warnings
from pathlib import Path

HERE = Path(__file__).parents[2]  # the folder of the package mlpkit


def gone_imports(source):
    """The names that a cell's source imports from mlpkit and that are not there, in their order.

    Each is written in full: ["mlpkit.cases", "mlpkit.backprop.gradient_check"]. Source that is
    not Python, but for lines of IPython's such as %time, imports nothing.
    """
    lines = source.splitlines()
    plain = [line if line.lstrip()[:1] not in ("%", "!") else "" for line in lines]
    try:
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse("\n".join(plain))
    except (SyntaxError, ValueError):
        return []
    return [name for name in dict.fromkeys(imported(tree)) if name_is_gone(name)]


def imported(tree):
    """The names that a syntax tree imports from mlpkit, in full."""
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
    """Whether a name in full is neither a module of mlpkit nor something at the top of one.

    Where a module gives names by a function of its own, `__getattr__`, none is taken to be gone.
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
