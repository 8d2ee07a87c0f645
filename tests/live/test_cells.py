"""Every plain cell of the notebooks runs on a page, as it is stored, except what is listed.

docs/live/cells.json lists the cells that need what a page can't have, and those that take long;
MLPKIT_WRITE_CELLS=1 writes it again. WHAT DIFFERS lists prints that differ. Figures are those that
are stored, by the comparison of the notebooks' own runs.
"""

import json
import os
from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from docs import asked, cells
from mlpkit.exercises import course
from tests.notebooks import redrawn

PROGRAM = Path(__file__).with_name("cells.py")
LONG = 10  # seconds of the processor, from which a cell is listed
DIFFERS = {}
# Notebooks whose figures are compared; the others have not been tried as wholes.
COMPARED = "02_activations", "04_losses"


def stored_prints(notebook):
    """{cell: what it has printed} as stored in a notebook."""
    file = course.notebooks / f"{notebook}.ipynb"
    return {
        cell["id"]: "".join(
            "".join(one["text"]) for one in cell["outputs"] if one["output_type"] == "stream"
        )
        for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
    }


def facts(told):
    """What is listed of a cell after it has run."""
    if needs := sorted({one["absent"] for one in told["outputs"] if "absent" in one}):
        return {"needs": needs}
    return {"seconds": round(told["seconds"])} if told["seconds"] >= LONG else {}


@pytest.mark.proofs
@pytest.mark.parametrize("notebook", cells.names())
def test_the_cells_of_a_page_run_in_their_order_and_print_what_is_stored(notebook, run_on_page):
    ids = [one.id for one in asked.plain_cells(notebook)]
    lines = run_on_page(PROGRAM, notebook, "in order", *ids, drawing=True)
    found = {told["id"]: told for told in map(json.loads, lines)}
    assert list(found) == ids
    wrong = {
        cell: [one["text"] for one in told["outputs"] if one.get("error")]
        for cell, told in found.items()
    }
    assert {cell: errors for cell, errors in wrong.items() if errors} == {}
    listed = {cell: facts(told) for cell, told in found.items()}
    if "MLPKIT_WRITE_CELLS" in os.environ:
        every = asked.measured() | {notebook: {k: v for k, v in listed.items() if v}}
        every = {name: every[name] for name in cells.names() if every.get(name)}
        asked.MEASURED.write_text(json.dumps(every, indent=1) + "\n", "utf-8")
        asked.measured.cache_clear()
    known = asked.measured().get(notebook, {})
    for kind in ("needs",):
        assert {k: v[kind] for k, v in listed.items() if kind in v} == {
            k: v[kind] for k, v in known.items() if kind in v
        }
    printed = {
        cell: "".join(one["text"] for one in told["outputs"] if one.get("stream"))
        for cell, told in found.items()
        if "needs" not in listed[cell]
    }
    stored = stored_prints(notebook)
    differs = {cell for cell, text in printed.items() if text.strip() != stored[cell].strip()}
    assert differs == set(DIFFERS.get(notebook, ()))
    if notebook in COMPARED:
        assert unlike_stored(notebook, found) == []


def unlike_stored(notebook, found):
    """A sentence for each picture of a notebook that a page has not drawn; found: {cell: run}."""
    every = nbformat.read(course.notebooks / f"{notebook}.ipynb", as_version=4).cells
    wrong = []
    for cell in every:
        if cell.id in found and redrawn.pictures(cell):
            drawn = [picture(one) for one in found[cell.id]["outputs"] if "png" in one]
            wrong += redrawn.unlike(cell, {"outputs": drawn}, every)
    return wrong


def picture(output):
    data = {"image/png": output["png"], "text/plain": output["text"]}
    return v4.new_output("display_data", data)
