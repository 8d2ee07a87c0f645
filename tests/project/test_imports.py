"""Importing mlpkit changes nothing: a process compares its state before and after.

An IPython shell runs in that process, as in a notebook. Modules of other packages that mlpkit
imports are imported before the first look, because they may change anything.
"""

import ast
import subprocess
import sys

from .test_house import FILES

LOOK = """
import importlib, os, signal, sys, threading, warnings
from IPython.core.interactiveshell import InteractiveShell

hooks = []
sys.addaudithook(lambda event, _: hooks.append(event) if event == "sys.addaudithook" else None)
shell = InteractiveShell.instance()

def methods(thing):
    found = {}
    for kind in type(thing).__mro__:
        found |= {(kind, name): value for name, value in vars(kind).items() if callable(value)}
    return found | {name: value for name, value in vars(thing).items() if callable(value)}

def look():
    import numpy
    return {
        "meta_path": list(map(repr, sys.meta_path)),
        "path_hooks": list(sys.path_hooks),
        "path": list(sys.path),
        "audit hooks": list(hooks),
        "warnings": list(warnings.filters),
        "signals": {number: signal.getsignal(number) for number in signal.valid_signals()},
        "environment": dict(os.environ),
        "hooks": [sys.excepthook, sys.displayhook, sys.unraisablehook, threading.excepthook],
        "streams": [sys.stdin, sys.stdout, sys.stderr],
        "limits": [sys.getrecursionlimit(), sys.getswitchinterval(), numpy.geterr()],
        "threads": [thread.name for thread in threading.enumerate()],
        "shell": methods(shell),
        "settings": dict(sys.modules["matplotlib"].rcParams) if "matplotlib" in sys.modules else {},
    }

def bring_in(names):
    for name in names:
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as error:
            assert not error.name.startswith("mlpkit"), error

outer, names = (each.split() for each in sys.argv[1:])
bring_in(outer)
before = look()
bring_in(names)
after = look()
for what, there in before.items():
    now = after[what]
    if isinstance(there, dict):
        names = [name for name in there | now if there.get(name) != now.get(name)]
        there, now = ({name: each.get(name) for name in names} for each in (there, now))
    assert there == now, (what, there, now)
"""


def imported_from_elsewhere():
    """Return the modules of other packages that are imported when mlpkit's modules are."""
    found = set()
    for path in FILES.values():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(node.module)
    return sorted(name for name in found if name.split(".")[0] != "mlpkit")


def test_importing_every_module_changes_nothing():
    names = sorted(name for name in FILES if not name.endswith("__main__"))
    command = [sys.executable, "-c", LOOK, " ".join(imported_from_elsewhere()), " ".join(names)]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-3000:]
