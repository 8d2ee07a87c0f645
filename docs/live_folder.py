"""The folder live/ of the site: Python for the browser.

    python -m docs.live_folder FOLDER    # alone, to try it; `make site` does it too

It holds:

    *.js             what esbuild makes of docs/live
    pyodide/         Pyodide, as published, but with a part of the standard library compiled
    numpy.tar.gz.bin, course.tar.gz.bin      NumPy, partly compiled; mlpkit and docs/live
    files/           what is fetched later: data sets, records and notebooks, when Python opens
                     them, and the archive that drawing needs
    files.json       {"python": {path: bytes}, which are fetched to begin with, "files": ..., and
                     "archives": {name: {"path", "bytes", "what": its name for the reader}}}
    licences/        of all that is not mlpkit

A page needs all of it, and nothing from elsewhere. The names of packed files end in .bin, because
some hosts tell the browser to unpack a .gz by itself.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from docs.bytecode import bytecode, in_place_of_source, zip_with
from docs.packed import packed, unpacked

ROOT = Path(__file__).parents[1]
LIVE = ROOT / "docs" / "live"
PYODIDE = LIVE / "node_modules" / "pyodide"
PARTS = (
    "pyodide.mjs",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "pyodide-lock.json",
)
NUMPY = ROOT / "docs" / "wasm" / "numpy.tar.gz"
DRAWING = ROOT / "docs" / "wasm" / "drawing.tar.gz"
LICENCES = ROOT / "docs" / "wasm" / "licences"
NOT_THERE = "command", "classroom"  # rooms of mlpkit that only JupyterLab or a terminal needs
SMALL = 10_000  # bytes; files up to this size are in the archive even if they are not code
ENTRIES = "worker.js", "exercises.js"  # entry points: the worker, and the script that a page loads


ESBUILD = LIVE / "node_modules" / ".bin" / "esbuild"
NPM = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)")  # the name of a package


def make(folder):
    """Write everything into a folder, where files that are already the same are left alone.

    Returns a digest of the folder; None if there is no npm, and so no Pyodide: then the folder is
    removed.
    """
    if not install():
        shutil.rmtree(folder, ignore_errors=True)
        return None
    begin = {f"pyodide/{name}": (PYODIDE / name).read_bytes() for name in PARTS}
    code = course()
    stdlib, numpy = bytecode(code)
    begin["pyodide/python_stdlib.zip"] = zip_with(PYODIDE / "python_stdlib.zip", stdlib)
    begin["numpy.tar.gz.bin"] = packed(in_place_of_source(unpacked(NUMPY.read_bytes()), numpy))
    begin["course.tar.gz.bin"] = packed(code)
    later = opened_files()
    counted = {path: data for path, data in begin.items() if not path.endswith("js")}
    archives = {"drawing": archive("files/drawing.tar.gz.bin", DRAWING, "Matplotlib")}
    told = {"python": sizes(counted), "files": sizes(later), "archives": archives}
    made = begin | {f"files/{path}.bin": data for path, data in later.items()}
    made["files/drawing.tar.gz.bin"] = DRAWING.read_bytes()
    made["files.json"] = json.dumps(told).encode()
    for path, data in made.items():
        there = folder / path
        if not there.exists() or there.read_bytes() != data:
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(data)
    bundle(folder)
    return version(folder)


def has_npm():
    return shutil.which("npm") is not None


def install():
    """Install what docs/live/package-lock.json names, if npm is there; returns whether it is."""
    if not has_npm():
        print("There is no npm: the pages are complete, but can't run Python. Install Node.js.")
        return False
    lock, done = LIVE / "package-lock.json", LIVE / "node_modules" / ".package-lock.json"
    if not done.exists() or done.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run(["npm", "ci", "--silent"], cwd=LIVE, check=True)
    return True


def archive(path, file, what):
    return {"path": path, "bytes": file.stat().st_size, "what": what}


def sizes(files):
    return {path: len(data) for path, data in files.items()}


def course():
    """Return {path: bytes} of the Python code that a page needs, and of small files that it
    reads."""
    found = {"docs/__init__.py": ROOT / "docs" / "__init__.py"}
    found |= {f"docs/live/{path.name}": path for path in LIVE.glob("*.py")}
    found |= {name: path for name, path in of_mlpkit().items() if not is_opened(path)}
    return {name: path.read_bytes() for name, path in found.items()}


def opened_files():
    """Return {path: bytes} of what mlpkit reads while it runs: each is fetched when it is
    opened."""
    found = {name: path for name, path in of_mlpkit().items() if is_opened(path)}
    for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")):
        found[f"notebooks/{path.name}"] = path
    return {name: path.read_bytes() for name, path in found.items()}


def of_mlpkit():
    """Return {path: file} of mlpkit, without the rooms that a page lacks, and of what draws
    explorers."""
    found = {}
    for path in sorted((ROOT / "mlpkit").rglob("*")):
        name = path.relative_to(ROOT)
        away = name.parts[1] in NOT_THERE or "__pycache__" in name.parts
        drawing = name.parts[1] == "widgets" and path.suffix != ".py"
        if path.is_file() and not away and not drawing:
            found[name.as_posix()] = path
    return found


def is_opened(path):
    """Whether a file is fetched when Python opens it, not at the start."""
    return path.suffix != ".py" and path.stat().st_size > SMALL


def bundle(folder):
    """Bundle docs/live's modules for the browser with esbuild, and add the licences of everything
    here."""
    shutil.rmtree(folder / "licences", ignore_errors=True)
    shutil.copytree(LICENCES, folder / "licences")
    for path in folder.glob("*.js"):
        path.unlink()
    folder = folder.resolve()
    inputs = folder / "inputs.json"
    options = ["--bundle", "--splitting", "--format=esm", "--target=es2022", "--minify"]
    options += ["--log-level=warning", f"--outdir={folder}", f"--metafile={inputs}"]
    subprocess.run([ESBUILD, *ENTRIES, *options], cwd=LIVE, check=True)
    used = NPM.findall(" ".join(json.loads(inputs.read_text("utf-8"))["inputs"]))
    inputs.unlink()
    for name in sorted(set(used)):
        licence = (LIVE / "node_modules" / name / "LICENSE").read_bytes()
        (folder / "licences" / f"{name.replace('/', ' ')}.txt").write_bytes(licence)


def version(folder):
    """Return a short digest of the folder's files."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(path.read_bytes())
    return found.hexdigest()[:12]


if __name__ == "__main__":
    make(Path(sys.argv[1]))
