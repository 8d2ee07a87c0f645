"""A notebook's page, compared with hand-written HTML: anchors, links, folds, pictures with their
words, explorers."""

import pytest

from docs import explorers
from docs.pages import ANCHOR, page
from docs.slug import jupyter

PNG = "iVBORw0KGgo="


def markdown(source, name="m"):
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def code(*outputs, name="c"):
    return {"cell_type": "code", "id": name, "metadata": {}, "source": "x = 1", "outputs": outputs}


def picture(alt):
    data = {"image/png": PNG, "text/plain": alt}
    return {"output_type": "display_data", "data": data, "metadata": {"image/png": {"alt": alt}}}


STREAM = {"output_type": "stream", "name": "stdout", "text": "1\n"}


@pytest.fixture
def cells(monkeypatch):
    """cells(cell...) -> the cells on the page of a notebook with these cells; e shows an
    explorer."""
    monkeypatch.setattr(explorers, "all_shown", lambda: {("07_training.ipynb", "e"): "an explorer"})
    monkeypatch.setattr(explorers, "figure", lambda shown, to: f"<figure>{shown} {to}</figure>")
    return lambda *given: page("07_training.ipynb", {"cells": list(given), "nbformat": 4})["cells"]


def test_every_cell_has_its_anchor(cells):
    found = cells(markdown("# A title", "first"), code(name="second"))
    assert found[0]["source"] == f"{ANCHOR.format('cell-first')}\n\n# A title"
    assert found[1]["source"] == ANCHOR.format("cell-second")
    assert [one["cell_type"] for one in found] == ["markdown", "markdown", "code", "markdown"]
    assert 'data-cell="second"' in found[3]["source"], "the place by which it is run"


def test_links_lead_to_cells_and_headings(cells):
    (found,) = cells(markdown("[a](#cell-id=d3-b7) [b](#Deeper:-x) [c](01_x.ipynb#Deeper:-x)"))
    assert found["source"].endswith("[a](#cell-d3-b7) [b](#Deeper:-x) [c](01_x.ipynb#Deeper:-x)")
    assert jupyter("Deeper: two forms, one path") == "Deeper:-two-forms,-one-path"


def test_a_fold_with_formulas_is_read_as_markdown_and_any_other_stays(cells):
    (found,) = cells(markdown("<details><summary>Why</summary>It is $x^2$.</details>"))
    assert found["source"].endswith("<details><summary>Why</summary>\n\nIt is $x^2$.\n\n</details>")
    plain = "<details><summary>Why</summary>1. It is x².</details>"
    assert cells(markdown(plain))[0]["source"].endswith(plain)


def test_each_picture_has_its_own_words(cells):
    words = {"output_type": "display_data", "data": {"text/html": "<em>one</em>"}, "metadata": {}}
    _, first, second, _ = cells(code(STREAM, picture("one"), words, picture("two")))
    assert first["outputs"] == [STREAM, picture("one"), words]
    assert first["metadata"]["mystnb"] == {"image": {"alt": "one"}}
    assert second["outputs"] == [picture("two")] and second["source"] == ""
    assert second["metadata"] == {"mystnb": {"image": {"alt": "two"}}, "tags": ["remove-input"]}
    assert second["id"] != first["id"]


def test_links_in_outputs_lead_to_pages(cells):
    stored = '<a href="05_x.ipynb#cell-id=a1">b</a><a href="#cell-id=a1"><a href="05_x.ipynb">'
    output = {"output_type": "display_data", "data": {"text/html": [stored]}, "metadata": {}}
    _, found, _ = cells(code(output))
    html = found["outputs"][0]["data"]["text/html"]
    assert html == '<a href="05_x.html#cell-a1">b</a><a href="#cell-a1"><a href="05_x.html">'


def test_an_explorer_is_a_figure_and_printed_output_next_to_it_stays(cells):
    _, found = cells(code(STREAM, picture("its still"), name="e"))
    assert found["source"] == "x = 1" and found["outputs"][0] == STREAM
    data = found["outputs"][1]["data"]
    assert data == {"text/html": "<figure>an explorer ../</figure>"}
