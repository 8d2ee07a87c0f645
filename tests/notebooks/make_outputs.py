"""Run the notebooks and store what they print: `make outputs`. A second run gives the same bytes.

The outline of each of the course's notebooks is written into tests/notebooks/outlines.
"""

import hashlib
import sys
import time
from pathlib import Path

import nbformat
from nbclient.exceptions import CellExecutionError

from conftest import explain_omission, fresh_home  # nbval runs under the same settings
from mlpkit.command.solved import run_notebook
from tests.notebooks.outline import OUTLINES, outline

COURSE = Path(__file__).parents[2] / "notebooks"

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE_INFO = {  # without the version, so that a new Python changes no file
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}


def main(paths):
    """Run each notebook in place, in order; the exit code is 1 at the first that fails.

    A notebook whose extras are missing keeps its outputs, and a line says so.
    """
    for path in [Path(path) for path in paths] or sorted(COURSE.glob("*.ipynb")):
        if line := explain_omission(path):
            print(line, file=sys.stderr)
            if paths:
                return 1
            continue
        start = time.perf_counter()
        try:
            text = executed(path)
        except CellExecutionError as error:
            print(f"{path}: not written\n{error}", file=sys.stderr)
            return 1
        path.write_bytes(text.encode())
        if path.resolve().parent == COURSE:
            found = outline(nbformat.v4.reads(text))
            (OUTLINES / f"{path.stem}.txt").write_bytes(found.encode())
        print(f"{path}: {time.perf_counter() - start:.1f} s", flush=True)
    return 0


def executed(path):
    """Return the text of a notebook after a run in a fresh kernel, without what differs between
    runs."""
    notebook = nbformat.v4.reads(path.read_text(encoding="utf-8"))
    give_ids(notebook)
    notebook.metadata = nbformat.from_dict(
        {"kernelspec": KERNELSPEC, "language_info": LANGUAGE_INFO}
    )
    fresh_home()
    run_notebook(notebook, path.parent)
    nbformat.validate(notebook)
    return dumps(notebook)


def give_ids(notebook):
    """Keep every cell's id; a cell without one, or with a duplicate, gets one from its source."""
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    taken = set()
    for number, cell in enumerate(notebook.cells):
        if cell.get("id") in taken | {None}:
            cell.id = hashlib.sha256(f"{number} {cell.source}".encode()).hexdigest()[:8]
        taken.add(cell.id)


def dumps(notebook):
    """Return a notebook in the one form that is stored here, as nbformat writes it."""
    return nbformat.v4.writes(notebook) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
