"""Every plain cell of the notebooks runs on a page and shows what is stored, except what is listed.

docs/live/cells.json lists the cells that need what a page can't have, and those that take long;
MLPKIT_WRITE_CELLS=1 writes it again. Pictures are compared as in the notebooks' own runs.
"""

import html
import json
import os
import re
from pathlib import Path

import nbformat
import pytest
from nbformat import v4

from docs import asked, cells
from mlpkit.exercises import course
from tests.notebooks import redrawn

PROGRAM = Path(__file__).with_name("cells.py")
README = asked.MEASURED.with_name("README.md")
LONG = 10  # seconds of the processor, from which a cell is listed
ASKED = 20  # seconds, from which the reader is asked first: LONG in plain.js
COLOURS = re.compile(r'<span style="color: [^"]*">|</span>')  # a page colours code by itself


def stored(notebook):
    """{id: cell} of a notebook's code cells, with their stored outputs."""
    file = nbformat.read(course.notebooks / f"{notebook}.ipynb", as_version=4)
    return {cell.id: cell for cell in file.cells if cell.cell_type == "code"}


def stored_texts(cell):
    """What a cell printed when it was stored, and what it showed; a picture's caption comes after
    it.
    """
    printed, shown = "", []
    for output in cell.outputs:
        data = output.get("data", {})
        if output.output_type == "stream":
            printed += output.text
        elif "image/png" not in data:
            shown.append(data.get("text/html") or data["text/plain"])
    return texts(printed, shown)


def page_texts(outputs):
    """The same of a cell's outputs on a page, where a picture has its caption."""
    printed, shown = "", []
    for output in outputs:
        if output.get("stream"):
            printed += output["text"]
        elif "png" not in output:
            shown.append(output.get("html") or output["text"])
        elif output["caption"]:
            shown.append(f"<em>{html.escape(output['caption'])}</em>")
    return texts(printed, shown)


def texts(printed, shown):
    """What is printed as one text, because a notebook stores it as one, whatever comes between."""
    return [printed.strip(), *(COLOURS.sub("", text).strip() for text in shown)]


def facts(told):
    """Return what the list says about a cell after it has run."""
    if needs := sorted({one["absent"] for one in told["outputs"] if "absent" in one}):
        return {"needs": needs}
    return {"seconds": round(told["seconds"])} if told["seconds"] >= LONG else {}


def needs_of(listed):
    return {cell: one["needs"] for cell, one in listed.items() if "needs" in one}


def unexpected(listed, known):
    """{cell: seconds} of the cells that run without asking the reader first, although they take at
    least twice as long as ASKED.
    """
    seconds = {cell: one.get("seconds", 0) for cell, one in listed.items()}
    short = [cell for cell in seconds if known.get(cell, {}).get("seconds", 0) < ASKED]
    return {cell: seconds[cell] for cell in short if seconds[cell] >= 2 * ASKED}


@pytest.mark.proofs
@pytest.mark.parametrize("notebook", cells.names())
def test_the_cells_of_a_page_run_in_their_order_and_show_what_is_stored(notebook, run_on_page):
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
    assert needs_of(listed) == needs_of(known)
    assert unexpected(listed, known) == {}
    ran = {cell: told["outputs"] for cell, told in found.items() if "needs" not in listed[cell]}
    cell_of = stored(notebook)
    differs = {
        cell for cell, outputs in ran.items() if page_texts(outputs) != stored_texts(cell_of[cell])
    }
    assert differs == set()
    assert unlike_stored(cell_of, ran) == []


def unlike_stored(cell_of, ran):
    """A sentence for each stored picture that a page has not drawn; ran: {id: its outputs}."""
    wrong = []
    for cell, outputs in ran.items():
        drawn = [picture(one) for one in outputs if "png" in one]
        wrong += redrawn.unlike(cell_of[cell], {"outputs": drawn}, cell_of.values())
    return wrong


def picture(output):
    data = {"image/png": output["png"], "text/plain": output["text"]}
    return v4.new_output("display_data", data)


def test_the_comparison_sees_a_changed_caption_and_a_picture_that_is_missing(page):
    notebook = "02_activations"
    cell_of, cell = stored(notebook), asked.plain_cells(notebook)[0].id
    outputs = page.run(notebook, cell_of[cell].source)["outputs"]
    *printed, drawn = outputs
    assert page_texts(outputs) == stored_texts(cell_of[cell])
    assert unlike_stored(cell_of, {cell: outputs}) == []
    changed = drawn | {"caption": drawn["caption"].replace("2", "3")}
    assert page_texts([*printed, changed]) != stored_texts(cell_of[cell])
    assert unlike_stored(cell_of, {cell: printed}) == [f"cell {cell} stores 1 pictures and draws 0"]


@pytest.mark.parametrize("notebook", asked.measured())
def test_the_cells_that_are_listed_are_plain_cells_in_their_order(notebook):
    listed = asked.measured()[notebook]
    plain = [cell.id for cell in asked.plain_cells(notebook) if cell.id in listed]
    assert list(listed) == plain


def test_the_readme_has_a_row_for_each_notebook():
    rows = [row(notebook) for notebook in cells.names()]
    assert "\n".join(rows) in README.read_text(encoding="utf-8")


def row(notebook):
    """A notebook's row: how many cells run, what the others need, and how many are long."""
    ids = [one.id for one in asked.plain_cells(notebook)]
    known = asked.measured().get(notebook, {}).values()
    needs = sorted({name for one in known for name in one.get("needs", ())})
    long = [one["seconds"] for one in known if one.get("seconds", 0) >= ASKED]
    runs = len(ids) - sum("needs" in one for one in known)
    told = f"{len(long)}, the longest {max(long)} s" if long else ""
    parts = notebook[:2], f"{runs} of {len(ids)}", asked.listed(needs) if needs else "", told
    return f"| {' | '.join(parts)} |"


def test_a_long_cell_that_runs_without_asking_is_found():
    took = {"asked": {"seconds": 90}, "not asked": {"seconds": 40}, "new": {"seconds": 41}}
    took |= {"nearly": {"seconds": 39}, "short": {}}
    known = {"asked": {"seconds": 20}, "not asked": {"seconds": 19}}
    assert unexpected(took, known) == {"not asked": 40, "new": 41}
