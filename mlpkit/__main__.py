"""The command `mlpkit lab`: the learner's own copies of the notebooks, and JupyterLab on them."""

import argparse
import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

FIRST = "00_start_here"
PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parent


def main(arguments=None):
    """Run the command line; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="mlpkit", description="Build a neural network from nothing.", allow_abbrev=False
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    lab = commands.add_parser(
        "lab",
        help="copy the notebooks that you don't have yet, and open JupyterLab on them",
        description="Copy every notebook that you don't have yet into your work folder, outputs "
        "cleared, and open JupyterLab there. What you have is never overwritten.",
        epilog="All other arguments go to JupyterLab, for example --no-browser --port 8899.",
        usage="mlpkit lab [-h] [--work FOLDER] [--fresh NOTEBOOK] [JupyterLab's arguments]",
        allow_abbrev=False,
    )
    lab.add_argument(
        "--work",
        metavar="FOLDER",
        type=Path,
        default=default_work(),
        help="your work folder (default: %(default)s)",
    )
    lab.add_argument(
        "--fresh",
        metavar="NOTEBOOK",
        help=f"put a new copy beside your old one and open it, for example --fresh {FIRST}",
    )
    options, others = parser.parse_known_args(arguments)
    try:
        return start_lab(options.work, options.fresh, others)
    except LabError as error:
        print(f"mlpkit: {error}", file=sys.stderr)
        return 2


class LabError(Exception):
    """What keeps `mlpkit lab` from starting, in one sentence for the learner."""


def start_lab(work, fresh, arguments):
    """Bring `work` up to date and open JupyterLab there; returns JupyterLab's exit code."""
    if importlib.util.find_spec("jupyterlab") is None:
        raise LabError('JupyterLab is not installed. Try: pip install "mlpkit[lab]"')
    originals = read_originals()
    if fresh is not None:
        fresh = Path(fresh).stem
        if fresh not in originals:
            raise LabError(f"no notebook {fresh!r}; there are {', '.join(originals)}")
    try:
        work.mkdir(parents=True, exist_ok=True)
        opened, lines = update(work, originals, fresh)
    except OSError as error:
        raise LabError(f"cannot use the work folder {work}: {error}") from error
    print(*lines, sep="\n", flush=True)
    return run([sys.executable, "-m", "jupyterlab", str(opened), *arguments])


def default_work():
    """The checkout's own work/, wherever the command is typed; with a wheel, work/ right here."""
    return (CHECKOUT if (CHECKOUT / "notebooks").is_dir() else Path.cwd()) / "work"


def read_originals():
    """Every notebook of the course as {name: text}, outputs cleared."""
    inside = PACKAGE / "notebooks"  # in a wheel
    folder = inside if inside.is_dir() else CHECKOUT / "notebooks"
    paths = sorted(folder.glob("*.ipynb"))
    if not paths:
        raise LabError(f"no notebooks in {folder}: the installation is incomplete")
    return {path.stem: cleared(path.read_text(encoding="utf-8")) for path in paths}


def cleared(text):
    """A notebook's JSON without outputs, counts and widgets; ids and other metadata stay."""
    notebook = json.loads(text)
    notebook["metadata"].pop("widgets", None)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["execution_count"] = None
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def update(work, originals, fresh=None):
    """Copy what is missing, and `fresh` beside the old copy.

    Returns the notebook to open and the lines to tell the learner.
    """
    record = work / ".originals.json"
    seen = read_record(record)
    known, new, lines = dict(seen), [], []
    opened = work / f"{FIRST}.ipynb"
    for name, text in originals.items():
        path = work / f"{name}.ipynb"
        if name == fresh:
            path = opened = first_free(path)
        digest = hashlib.sha256(text.encode()).hexdigest()
        if not path.exists():
            write_new(path, text)
            known[name] = digest
            new.append(path.stem)
        elif known.setdefault(name, digest) != digest:
            lines.append(
                f"{name} has changed since you got your copy. Yours stays as it is; "
                f"for a new copy beside it: mlpkit lab --fresh {name}"
            )
    if known != seen:
        draft = record.with_name(f".originals-{os.getpid()}.json")
        draft.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
        os.replace(draft, record)
    return opened, [f"Your notebooks: {work}", *(f"new: {name}" for name in new), *lines]


def read_record(path):
    """{name: hash of the original when it was copied}; empty where missing or damaged."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def first_free(path):
    """path, or path with -2, -3, ... behind its name: the first that does not exist."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def write_new(path, text):
    """Write a file that must not exist yet; whole or not at all."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
        except BaseException:
            path.unlink()
            raise


def run(command):
    """Become JupyterLab where a process can (POSIX), else wait for it; returns the exit code."""
    if os.name == "posix":
        os.execv(command[0], command)
    process = subprocess.Popen(command)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # JupyterLab has heard it too, and asks or stops
            continue


if __name__ == "__main__":
    sys.exit(main())
