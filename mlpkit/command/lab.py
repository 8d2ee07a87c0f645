"""`mlpkit lab`: copy the notebooks for the learner, and open JupyterLab on the copies."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

from mlpkit.command import LabError, server
from mlpkit.command.meant import find_copy, find_notebook
from mlpkit.command.work_folder import (
    ORIGINALS,
    fault,
    fill_folder,
    holds_copies,
    without_outputs,
)
from mlpkit.helpers.origin import how_to_get
from mlpkit.helpers.whole_files import DRAFT

LITTER = {".DS_Store", ".ipynb_checkpoints", "desktop.ini"}  # left by file managers and the like
AS_ROOT = "You are root. If JupyterLab refuses to start, run: {}--allow-root"
PACKAGE = Path(__file__).parents[1]
CHECKOUT = PACKAGE.parent


def add_lab(commands):
    lab = commands.add_parser(
        "lab",
        help="copy the notebooks that you don't have yet, and open JupyterLab on them",
        description="Copy every notebook that you don't have yet into your work folder, without "
        "outputs, and open JupyterLab there. Your own copies are never overwritten.",
        epilog="All other arguments go to JupyterLab, for example --no-browser --port 8899.",
        usage="mlpkit lab [-h] [--work FOLDER] [--update NOTEBOOK | --fresh NOTEBOOK] "
        "[--course FOLDER] [JupyterLab's arguments]",
        allow_abbrev=False,
    )
    lab.add_argument(
        "--work",
        metavar="FOLDER",
        type=Path,
        help="your work folder (default: "
        f"{default_work()}, or work in the folder of --course)".replace("%", "%%"),
    )
    add_renewal(lab)
    lab.add_argument(
        "--course",
        metavar="FOLDER",
        type=Path,
        help="open a different course: FOLDER contains its notebooks in notebooks, and its "
        "exercises in a module whose name ends in _exercises",
    )


def add_renewal(parser):
    """Add --update and --fresh, of which only one may be given."""
    renewal = parser.add_mutually_exclusive_group()
    renewal.add_argument(
        "--update",
        metavar="NOTEBOOK",
        help="move what you wrote into the new edition of a notebook that the course has changed, "
        "for example --update 01, or --update all; your old copy is kept next to it",
    )
    renewal.add_argument(
        "--fresh",
        metavar="NOTEBOOK",
        help="put a new copy next to your old one, for example --fresh 01; a damaged old copy is "
        "renamed first",
    )


def start_lab(options, arguments):
    """Fill the work folder and open JupyterLab there; returns JupyterLab's exit code."""
    must_have_jupyterlab()
    opened, work, course = fill_work(options, "mlpkit lab", "--work ")
    return open_lab(opened, work, course, arguments)


def fill_work(options, command, flag):
    """Fill the work folder that `options` name and say what was done; LabError if it can't be done.

    command, flag: what the learner typed, and what comes before the work folder there. Returns what
    to open, the work folder, and the folder of a different course, or None.
    """
    work, course, fresh, update = options.work, options.course, options.fresh, options.update
    advice, edition, usual = f"{command} {flag}FOLDER", originals_folder(), default_work()
    if course is not None:
        course = absolute(course)
        check_course(course)
        command, edition, usual = (
            f'{command} --course "{course}"',
            course / "notebooks",
            course / "work",
        )
    originals = read_originals(edition)
    if fresh is not None:
        fresh = find_notebook(fresh, originals)
    if work is not None and (work != usual or not flag):
        work = absolute(work)
        command = f'{command} {flag}"{work}"'
    work = work or usual
    if update not in (None, "all"):
        update = find_copy(update, work, originals)
    try:
        if reason := reason_to_ask(work, originals, edition):
            ask_to_fill(work, reason, advice)
        work.mkdir(parents=True, exist_ok=True)
        opened, lines = fill_folder(work, originals, fresh, update, command)
    except OSError as error:
        folder = os.path.isdir(work) or not os.path.lexists(work)
        reason = (error.strerror or type(error).__name__) if folder else "it is not a folder"
        raise LabError(
            f"cannot use the work folder {work}: {reason}. To use a different one: {advice}"
        ) from error
    print(*lines, sep="\n", flush=True)
    return opened, work, course


def open_lab(opened, work, course, arguments):
    """Open JupyterLab on a notebook, or on the contents of a folder; returns its exit code.

    CHECKER_WORK tells JupyterLab and its kernels the work folder, into which a button writes
    reviews; CHECKER_SESSION names the module of the course, whether this one or a different one.
    """
    server.configure(os.environ)
    os.environ["CHECKER_WORK"] = str(work)
    os.environ["CHECKER_SESSION"] = "mlpkit.exercises"
    if course is not None:
        from mlpkit.command import own_course  # imported here, because it loads NumPy

        os.environ["CHECKER_SESSION"] = own_course.module_of(course).stem
        paths = [str(course), os.environ.get("PYTHONPATH")]
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    if as_root() and "--allow-root" not in arguments:
        command = "make lab ARGS=" if "MAKELEVEL" in os.environ else "mlpkit lab "
        print(AS_ROOT.format(command), file=sys.stderr, flush=True)
    return run_command([sys.executable, "-m", "jupyterlab", str(opened), *arguments])


def as_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def must_have_jupyterlab():
    if importlib.util.find_spec("jupyterlab") is None:
        raise LabError(f"JupyterLab is not installed. {how_to_get('lab')}")


def absolute(path):
    return Path(os.path.expanduser(path)).absolute()


def check_course(folder):
    """Raise LabError if a different course, in `folder`, can't be opened."""
    from mlpkit.command import own_course  # imported here, because it loads NumPy

    try:
        own_course.module_of(folder)
        paths = sorted((folder / "notebooks").glob("[!.]*.ipynb"))
        if not paths:
            raise ValueError(f"no notebooks in {folder / 'notebooks'}, where a course keeps them")
        for path in paths:
            if wrong := fault(path):
                raise ValueError(f"{path} {wrong}")
        own_course.check_course(folder)
    except ValueError as error:
        raise LabError(error) from error


def reason_to_ask(work, originals, edition):
    """Why `work` should not be filled without asking, to end a sentence; None if it may be filled.

    A folder with kept originals, or with a copy of a notebook, already belongs to the course.
    edition: the folder of the course's own notebooks.
    """
    if not os.path.isdir(work) or os.path.exists(work / ORIGINALS):
        return None
    place, home = work.resolve(), Path(os.path.expanduser("~")).resolve()
    if place == edition.resolve():
        return "holds the edition to read, not copies to work on"
    if place.parent == place:
        return "is the root of the disk"
    if home.is_relative_to(place):
        return "is your home folder" if home == place else "is above your home folder"
    there = {name for name in os.listdir(work) if not name.startswith(DRAFT)} - LITTER
    if not there or not there.isdisjoint(f"{name}.ipynb" for name in originals):
        return None
    return f"exists and holds other things, such as {min(there)}"


def ask_to_fill(work, reason, typed):
    """Ask whether to fill `work` anyway; LabError if the answer is no, or nobody can answer."""
    advice = f"Nothing was copied. To choose a different folder: {typed}"
    if sys.stdin is None or not sys.stdin.isatty():
        raise LabError(f"{work} {reason}. {advice}")
    print(f"{work} {reason}.")
    try:
        answer = input("Put the notebooks there anyway? [y/N] ")
    except EOFError:  # Ctrl+D
        print()
        answer = ""
    if answer.strip().lower() not in ("y", "yes"):
        raise LabError(advice)


def default_work():
    """In a checkout, its own work/. For an installed wheel, the current folder if it holds copies,
    else work/ in it."""
    if (CHECKOUT / "notebooks").is_dir():
        return CHECKOUT / "work"
    return Path.cwd() if holds_copies(Path.cwd(), notebook_names()) else Path.cwd() / "work"


def originals_folder():
    """The folder of the course's own notebooks."""
    inside = PACKAGE / "notebooks"  # in a wheel
    return inside if inside.is_dir() else CHECKOUT / "notebooks"


def notebook_names():
    """The names of the course's notebooks, in order."""
    return sorted(path.stem for path in originals_folder().glob("[!.]*.ipynb"))


def read_originals(folder=None):
    """Every notebook of the course as {name: text}, outputs cleared."""
    folder = folder or originals_folder()
    paths = sorted(folder.glob("[!.]*.ipynb"))
    if not paths:
        raise LabError(f"no notebooks in {folder}: the installation is incomplete")
    return {path.stem: read_original(path) for path in paths}


def read_original(path):
    """A notebook of the course as text, outputs cleared; LabError if it is damaged."""
    try:
        return without_outputs(json.loads(path.read_text(encoding="utf-8")))
    except Exception:  # look for what is wrong only after a failure
        wrong = fault(path) or "is damaged"
        raise LabError(
            f"{path} {wrong}: it is part of the course, so install the course again"
        ) from None


def run_command(command):
    """Replace this process by the command (POSIX), or wait for it; returns its exit code."""
    if os.name == "posix":
        os.execv(command[0], command)
    process = subprocess.Popen(command)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # JupyterLab also receives the interrupt, and asks or stops
            continue
