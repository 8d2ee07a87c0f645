"""`mlpkit solved`: every notebook with its answers, run from end to end, for teachers."""

import json
import os
import tempfile
import time
from pathlib import Path

from mlpkit.command import lab
from mlpkit.command.meant import find_notebook
from mlpkit.helpers.whole_files import whole

WIDGET = "application/vnd.jupyter.widget-view+json"
SETTINGS = {  # for equal outputs on every machine
    "OPENBLAS_NUM_THREADS": "1",
    "TQDM_DISABLE": "1",
    "MLPKIT_COMPARE": "1",  # where processors differ, print the published number
}
# prefixes of variables by which a hub or JupyterLab changes what is shown
FOREIGN = "MLPKIT_", "CHECKER_"
CONFTEST = f'''"""With these settings `pytest --nbval` runs the notebooks as `mlpkit solved` did.

On one thread, without progress bars, and each in a home of its own, where nothing is solved yet.
"""

import os
import tempfile

import pytest

for name in [name for name in os.environ if name.startswith({FOREIGN})]:
    del os.environ[name]
os.environ |= {json.dumps(SETTINGS)}
homes = []


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    if getattr(item.parent, "kernel", item) is None:  # the first cell starts the kernel
        homes.append(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        os.environ["MLPKIT_HOME"] = homes[-1].name
'''


def add_solved(commands):
    command = commands.add_parser(
        "solved",
        help="for teachers: the notebooks with all answers in them",
        description="Write every notebook with its answers into FOLDER, with other right answers "
        "and mistakes below each, and run it. FOLDER must be new or empty. Your own progress is "
        "neither used nor changed. `pytest --nbval FOLDER` runs them again and compares.",
        allow_abbrev=False,
    )
    command.add_argument(
        "notebooks", nargs="*", metavar="NOTEBOOK", help="only these, for example 02 05"
    )
    command.add_argument(
        "--out", metavar="FOLDER", type=Path, required=True, help="where they are written"
    )


def start_solved(options):
    """Write the notebooks; returns the exit code, 1 if one of them stops at an error."""
    lab.must_have_jupyterlab()
    texts, folder = lab.read_originals(), lab.absolute(options.out)
    names = sorted({find_notebook(each, texts) for each in options.notebooks} or texts)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise lab.LabError(f"{folder} is not empty; expected an empty folder, or a new one")
        return write_all(folder, {name: json.loads(texts[name]) for name in names})
    except OSError as error:
        raise lab.LabError(f"cannot write into {folder}: {error.strerror or error}") from error


def write_all(folder, notebooks):
    """Run {name: notebook} with their answers, and write each as soon as it has run.

    They run in a folder in which all of them are: verdicts have links to the next exercise.
    """
    import nbformat
    from nbclient.exceptions import CellExecutionError

    from mlpkit.checker.solved import with_answers
    from mlpkit.exercises import course

    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as drafts:
        paths = [Path(drafts, f"{name}.ipynb") for name in notebooks]
        try:
            for path in paths:
                path.write_text(json.dumps(with_answers(course, notebooks[path.stem])), "utf-8")
        except ValueError as error:  # an answer took too long to check
            raise lab.LabError(
                f"{path.stem}: {error} Nothing was written. Is the machine busy? Then try again"
            ) from error
        write_new(folder / "conftest.py", CONFTEST)
        for path in paths:
            begin, told = time.perf_counter(), ""
            notebook = nbformat.read(path, as_version=4)
            try:
                run_alone(notebook, drafts)
            except CellExecutionError as error:
                failed, told = 1, f", but it stops with {error.ename}: {error.evalue}"
            write_new(folder / path.name, nbformat.writes(notebook, version=4) + "\n")
            print(f"{folder / path.name}: {time.perf_counter() - begin:.0f} s{told}", flush=True)
    return failed


def run_alone(notebook, folder):
    """`run_notebook` with the settings, and in a home of its own."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        run_notebook(
            notebook, folder, env=own | SETTINGS | {"MLPKIT_HOME": home, "IPYTHONDIR": home}
        )


def write_new(path, text):
    with whole(path, new=True) as file:
        file.write(text.encode())


def run_notebook(notebook, folder, **how):
    """Run a notebook in a fresh kernel in a folder, and fill in what it prints and shows.

    how: for the start of the kernel, for example env. The notebook's metadata stay as they are, and
    what differs between runs is left out. Raises CellExecutionError at the first cell that fails.
    """
    from nbclient import NotebookClient

    metadata = notebook.metadata.copy()
    NotebookClient(
        notebook,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        timeout=None,
        extra_arguments=["--log-level=ERROR"],
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
        force_raise_errors=True,  # even where a tag allows errors
    ).execute(**how)
    notebook.metadata = metadata
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
