"""Bytecode of Python's and NumPy's modules that a page imports before its first verdict.

On a page, compiling them takes longer than everything else. Pyodide compiles them in Node, because
bytecode fits one version of Python only. mlpkit stays source code, which it reads itself.
"""

import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

NODE = Path(__file__).parent / "live" / "node.mjs"
STDLIB, NUMPY = "/lib/python313.zip/", "/lib/python3.13/site-packages/"  # in Pyodide
FOREVER = 1980, 1, 1, 0, 0, 0  # the earliest date in a .zip: the same files make the same bytes
PROGRAM = """
import importlib._bootstrap_external as imports
import sys
from pathlib import Path

from docs.live import page

page.begin({"exercises": {}, "attempts": [], "asked": {}})
page.run("02_activations", "@exercise\\ndef relu(z):\\n    return abs(z)")
for module in list(sys.modules.values()):
    file = getattr(module, "__file__", None) or ""
    for place, folder in zip(sys.argv[1::2], sys.argv[2::2]):
        if file.startswith(place) and file.endswith(".py"):
            path = Path(folder, file.removeprefix(place) + "c")
            path.parent.mkdir(parents=True, exist_ok=True)
            code = module.__loader__.get_code(module.__spec__.name)
            path.write_bytes(imports._code_to_hash_pyc(code, bytes(8), False))
"""


def bytecode(course):
    """Return ({path: bytes} of the standard library's modules, the same for NumPy), as .pyc.

    course: {path: bytes} of the Python code that a page needs; Pyodide runs a check with it.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, data in {**course, "program.py": PROGRAM.encode()}.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        places = [STDLIB, "/page/compiled/stdlib", NUMPY, "/page/compiled/packages"]
        program = Path(folder, "program.py")
        subprocess.run(["node", NODE, folder, program, *places], check=True)
        return [files_in(Path(folder, "compiled", one)) for one in ("stdlib", "packages")]


def files_in(folder):
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def in_place_of_source(files, compiled):
    """Return {path: bytes} with the compiled modules in place of their sources."""
    return {path: data for path, data in files.items() if f"{path}c" not in compiled} | compiled


def zip_with(archive, compiled):
    """The bytes of a .zip of modules, some of which are compiled."""
    with zipfile.ZipFile(archive) as packed:
        files = {name: packed.read(name) for name in packed.namelist() if name[-1] != "/"}
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, data in sorted(in_place_of_source(files, compiled).items()):
            packed.writestr(zipfile.ZipInfo(name, FOREVER), data, zipfile.ZIP_DEFLATED)
    return raw.getvalue()
