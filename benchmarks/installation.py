"""How long the first `make lab` takes, and how many megabytes each way to install brings."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

from mlpkit.command.lab import read_originals
from mlpkit.command.work_folder import fill_folder

from .child import ROOT, cores
from .shared import table

TEXT = """## Installation

- `make lab` in a fresh copy of the checkout, without pip's cache: seconds from the command until
  JupyterLab serves the first notebook, on {cores} cores. They depend on the connection, and on
  what else the machine does; the processor's time does not.
- Environments made by `python -m venv` and `pip install`, with pip itself: the sum of all files.
  MB are millions of bytes."""
LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv", "node_modules", "work", "build", "__*__")
SAID = re.compile(r"after (\d+) s; (\d+) MB in \.venv")
PARTS = {  # folders of the wheel
    "Fashion-MNIST": "mlpkit/data/fashion_mnist/",
    "notebooks with their outputs": "mlpkit/notebooks/",
    "results that are only read": "mlpkit/measured/",
}


def section(quick=False):
    with tempfile.TemporaryDirectory() as folder:
        wheel = built(Path(folder, "wheel"))
        rows = parts(wheel)
        if not quick:
            seconds, worked, held = first_lab(Path(folder, "checkout"))
            rows = [
                ["the first `make lab`, seconds", seconds],
                ["of that, the processor's time, seconds", f"{worked:.0f}"],
                ["its `.venv`, MB", held],
                ["an environment with the wheel and `lab`, MB", size_of(folder, f"{wheel}[lab]")],
                [
                    "with the wheel and JupyterLab, without 10 and 13, MB",
                    size_of(folder, wheel, "jupyterlab"),
                ],
                *rows,
            ]
        work = Path(folder, "work")
        work.mkdir()
        fill_folder(work, read_originals())
        rows.append(["a learner's copies, and their originals, MB", f"{held_by(work) / 1e6:.1f}"])
    return f"{TEXT.format(cores=cores())}\n\n{table(('what', 'measured'), rows)}"


def parts(wheel):
    """Return rows: the size of the wheel, then what its largest folders add to it, compressed."""
    sizes = {one.filename: one.compress_size for one in zipfile.ZipFile(wheel).infolist()}
    inside = {
        what: sum(size for name, size in sizes.items() if name.startswith(folder))
        for what, folder in PARTS.items()
    }
    inside["everything else"] = wheel.stat().st_size - sum(inside.values())
    rows = [[f"of that, {what}, MB", f"{size / 1e6:.1f}"] for what, size in inside.items()]
    return [["the wheel, MB", f"{wheel.stat().st_size / 1e6:.1f}"], *rows]


def built(folder):
    """The wheel of this checkout."""
    call([sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", folder, ROOT], ROOT)
    return next(folder.glob("*.whl"))


def first_lab(folder):
    """Return (seconds, the processor's seconds, MB) of `make lab` in a copy of the checkout.

    .ci/try_lab.py reports the first and the last.
    """
    shutil.copytree(ROOT, folder, ignore=LEFT_BEHIND)
    command = [sys.executable, ".ci/try_lab.py", "make", "lab", f"PYTHON={sys.executable}"]
    before = os.times()
    seconds, held = SAID.search(call(command, folder)).groups()
    after = os.times()
    user, system = after.children_user, after.children_system
    return seconds, user + system - before.children_user - before.children_system, held


def size_of(folder, *wanted):
    """The MB of a new environment with these packages, as one number."""
    with tempfile.TemporaryDirectory(dir=folder) as new:
        venv.create(new, with_pip=True)
        python = Path(new, "Scripts" if os.name == "nt" else "bin", "python")
        call([python, "-m", "pip", "install", "--quiet", *wanted], new)
        return f"{held_by(Path(new)) / 1e6:.0f}"


def held_by(folder):
    """The bytes of all files in a folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def call(command, folder):
    """Return what a command prints, run without this checkout, pip's cache, and a surrounding
    make."""
    mine = "PYTHONPATH", "MAKE", "MFLAGS"
    own = {name: value for name, value in os.environ.items() if not name.startswith(mine)}
    own["PIP_NO_CACHE_DIR"] = "1"
    return subprocess.run(
        command, cwd=folder, env=own, stdout=subprocess.PIPE, check=True, text=True
    ).stdout
