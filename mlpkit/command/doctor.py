"""`mlpkit doctor`: one screen about this installation, to be copied into a bug report.

It works in a broken installation too: what can't be found out is named, and the rest is printed.
"""

import contextlib
import getpass
import json
import os
import platform
import re
import shutil
import sys
import tempfile
from importlib import metadata
from pathlib import Path

import mlpkit
from mlpkit import installation
from mlpkit.command import lab

IN_PYTHON = ("numpy", "matplotlib", "jupyterlab", "ipykernel", "ipywidgets", "anywidget")
IN_BROWSER = ("@jupyter-widgets/jupyterlab-manager", "anywidget")
SERVER = {  # {server extension: what it does}
    "mlpkit.command.server": "notebooks keep their widgets",
    "mlpkit.command.server.contents": "contents page",
}
VARIABLES = re.compile(r"(MLPKIT|CHECKER)_\w+|\w+_NUM_THREADS|JUPYTER_(CONFIG|DATA)_DIR")
ALL_WELL = "Everything that mlpkit needs is installed."


def add_doctor(commands):
    doctor = commands.add_parser(
        "doctor",
        help="show what a bug report needs: versions, folders, what is missing",
        description="Show what a bug report needs: versions, where your copies, progress and "
        "attempts are and whether they can be written, and what is missing. Your home folder is "
        "shown as ~ and your user name as USER. Nothing is sent.",
        allow_abbrev=False,
    )
    doctor.add_argument(
        "--work", metavar="FOLDER", type=Path, help="your work folder, if you have chosen one"
    )


def start_doctor(options):
    """Print the report; returns 0, or 1 if something that mlpkit needs is missing."""
    found = installation.faults()
    lines = [*(found or [ALL_WELL]), "", *report(options.work)]
    print(without_names("\n".join(lines)))
    return 1 if found else 0


def report(work=None):
    """The lines of the report. work: the learner's folder of copies, if it is not the usual one."""
    work = lab.absolute(work) if work else lab.default_work()
    parts = {
        "mlpkit": lambda: f"{mlpkit.__version__} in {Path(mlpkit.__file__).parent}",
        "Python": lambda: f"{platform.python_version()}, {sys.executable}",
        "system": lambda: f"{platform.platform()}, {processors()} processors",
        "packages": lambda: versions(IN_PYTHON),
        "in the browser": in_browser,
        "BLAS": blas,
        "extras": extras,
        "Jupyter server": server_extensions,
        "copies": lambda: copies(work),
        "progress": progress,
        "attempts": attempts,
        "environment": environment,
    }
    return [f"{name:<15} {told(part)}" for name, part in parts.items()]


def told(part):
    """Return what a part of the report says, on one line; if it fails, why."""
    try:
        return " ".join(part().split())
    except Exception as error:  # a broken installation may fail in any way; the report says how
        return f"can't be found out: {type(error).__name__}: {' '.join(str(error).split())}"


def processors():
    """How many processors this process may use."""
    here = getattr(os, "sched_getaffinity", None)  # on Linux only
    return len(here(0)) if here else os.cpu_count()


def versions(names):
    """The installed packages with their versions."""
    return ", ".join(f"{name} {version_of(name)}" for name in names)


def version_of(name):
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


def in_browser():
    """List the parts of widgets that JupyterLab loads; of each part, the first that it finds."""
    from jupyter_core.paths import jupyter_path

    said = []
    for name in IN_BROWSER:
        files = (Path(path, name, "package.json") for path in jupyter_path("labextensions"))
        first = next((file for file in files if file.is_file()), None)
        version = json.loads(first.read_text(encoding="utf-8"))["version"] if first else "missing"
        said.append(f"{name} {version}")
    return ", ".join(said)


def blas():
    """Each BLAS that NumPy loads, with its threads."""
    import numpy  # noqa: F401, which loads it
    from threadpoolctl import threadpool_info

    found = [one for one in threadpool_info() if one["user_api"] == "blas"]
    return (
        "; ".join(
            f"{one['internal_api']} {one['version']} ({one.get('architecture', 'any processor')}), "
            f"threads: {one['num_threads']}"
            for one in found
        )
        or "none that threadpoolctl knows"
    )


def extras():
    """Each extra of mlpkit, with what it lacks."""
    required = metadata.requires("mlpkit") or ()
    said = []
    for extra in metadata.metadata("mlpkit").get_all("Provides-Extra") or ():
        names = [requirement.name for requirement, _ in installation.lacking(required, extra)]
        said.append(f"{extra} lacks {', '.join(names)}" if names else f"{extra} complete")
    return "; ".join(said)


def server_extensions():
    """Which extensions any Jupyter server started here would load."""
    from jupyter_core.paths import jupyter_config_path
    from jupyter_server.extension.config import ExtensionConfigManager

    manager = ExtensionConfigManager(read_config_path=jupyter_config_path())
    there = manager.get_jpserver_extensions()
    states = [f"{what} {'on' if there.get(name) else 'off'}" for name, what in SERVER.items()]
    ending = "" if all(map(there.get, SERVER)) else " (mlpkit lab switches them on)"
    return ", ".join(states) + ending


def copies(work):
    """Where the learner's copies are, how many, and whether they can be written."""
    count = len([*work.glob("[!.]*.ipynb")])
    notebooks = f"{count} notebook{'s' * (count != 1)}" if work.is_dir() else "none yet"
    return f"{work}: {notebooks}, {room_in(work)}"


def progress():
    """Where the progress file is, how many exercises it has, and what is wrong with it."""
    from mlpkit.checker.progress import ProgressFile

    file = ProgressFile("mlpkit")
    entries = file.read()
    passed = sum(bool(entry.get("passed")) for entry in entries.values())
    said = f"{file.folder() / 'progress.json'}: {passed} of {len(entries)} right, "
    return " ".join([said, room_in(file.folder()), *file.standing()])


def attempts():
    """Where the attempts are, how many, and what is wrong with them."""
    from mlpkit.checker.attempts import AttemptsFile
    from mlpkit.checker.progress import ProgressFile

    file = AttemptsFile(ProgressFile("mlpkit"))
    count = len(file.read())
    state = file.why_not_kept() or f"{count} line{'s' * (count != 1)}, {can_append(file.path)}"
    return " ".join([f"{file.path}: {state}", *file.progress_file.standing()])


def room_in(folder):
    """Whether files can be written into a folder, or created with it, and how much fits."""
    there = next((one for one in (folder, *folder.parents) if os.path.lexists(one)), folder)
    try:
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(bytes(4096))
    except OSError as error:
        return f"can't be written ({error.strerror or error})"
    return f"can be written, {shutil.disk_usage(there).free / 1e9:,.1f} GB free"


def can_append(path):
    """Whether lines can be appended to a file; it is not created."""
    if not os.path.lexists(path):
        return "not begun yet"
    try:
        path.open("r+b").close()
    except OSError as error:
        return f"can't be written ({error.strerror or error})"
    return "can be written"


def environment():
    """The variables that change what mlpkit, BLAS or Jupyter does."""
    found = (f"{name}={value}" for name, value in sorted(os.environ.items()))
    return ", ".join(one for one in found if VARIABLES.match(one)) or "nothing set"


def without_names(text):
    """The text with ~ for the home folder, and USER for the user's name in other paths."""
    home, begin, end = os.path.expanduser("~"), r"(?<![\w.-])", r"(?![\w.-])"
    for place in sorted({home, os.path.realpath(home)}, key=len, reverse=True):
        if os.path.dirname(place) != place:  # in some containers the home folder is /
            text = re.sub(begin + re.escape(place) + end, "~", text, flags=re.I)
    names = {os.path.basename(home)}
    # the user's number may belong to nobody
    with contextlib.suppress(OSError, KeyError, ImportError):
        names.add(getpass.getuser())
    for name in names - {"", "~"}:
        text = re.sub(rf"(?<=[\\/]){re.escape(name)}{end}", "USER", text, flags=re.I)
    return text
