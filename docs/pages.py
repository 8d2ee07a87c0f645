"""A notebook's page: its cells and stored outputs, in the form that Sphinx and MyST-NB read.

The text stays the same, except for what JupyterLab does and they don't: every cell gets the anchor
`cell-<id>`, a picture its caption as alternative text, and a fold with formulas becomes Markdown.
Below a guess comes its answer, below an exercise its solution, each in a fold. Where the notebook
shows an explorer, the page has a live figure (see `explorers`).
"""

import json
import re

from docs import answers, asked, cells, explorers, reference

ANCHOR = '<div class="anchor" id="{}"></div>'
CELL_LINK = re.compile(r"(?<=\]\()#cell-id=(?=[\w-]+\))")
OUTPUT_LINK = re.compile(r'href="(?:(\w+)\.ipynb)?(?:#cell-id=([\w-]+))?"')
FOLD = re.compile(r"<details><summary>(.*?)</summary>([^\n]*\$[^\n]*)</details>")


def make_pages():
    """Every notebook of the course as a page, with its explorers."""
    return every_page(alive)


def alive(file, cell):
    """The cells that a code cell becomes: a live explorer in place of its picture; or the cell, and
    the element in which its exercise or guess is answered, or with which it is run. What the page
    says about running them comes before the first.
    """
    notebook, source = file.removesuffix(".ipynb"), "".join(cell["source"])
    if cell["id"] == asked.plain_cells(notebook)[0].id:
        yield markdown("runs", asked.head(notebook))
    explorer = explorers.all_shown().get((file, cell["id"]))
    yield from divided(cell, explorer and explorers.figure(explorer, "../"))
    if not explorer:
        yield markdown(f"in-{cell['id']}", asked.place(notebook, cell["id"], source))


def every_page(code_cell):
    """Return {path: page} of all notebooks.

    code_cell: a function of (file, cell) that returns the cells that a code cell becomes.
    """
    made = {}
    for path in cells.paths():
        notebook = json.loads(path.read_text("utf-8"))
        made[f"notebooks/{path.name}"] = json.dumps(page(path.name, notebook, code_cell))
    return made


def page(file, notebook, code_cell=alive):
    """The notebook for MyST-NB, as JSON."""
    found, lines = [], reference.lines_to_reference(file.removesuffix(".ipynb"))
    for cell in notebook["cells"]:
        anchor = ANCHOR.format(f"cell-{cell['id']}")
        if cell["cell_type"] == "markdown":
            parts = anchor, text("".join(cell["source"])), lines.get(cell["id"], "")
            found.append(cell | {"source": "\n\n".join(filter(None, parts))})
        else:
            found += [markdown(f"to-{cell['id']}", anchor), *code_cell(file, cell)]
            if told := answers.folds(cell):
                found.append(markdown(f"of-{cell['id']}", text(told)))
    return notebook | {"cells": found}


def markdown(name, source):
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def text(source):
    """Markdown in MyST's form."""
    source = CELL_LINK.sub("#cell-", source)
    return FOLD.sub(r"<details><summary>\1</summary>\n\n\2\n\n</details>", source)


def divided(cell, figure=None, suffix=".html"):
    """A code cell with at most one picture, and a cell without code for each further picture.

    figure: HTML that replaces the picture; suffix: of the pages that outputs link to. MyST-NB takes
    the alternative text of a picture from its cell.
    """
    groups = [[]]
    for output in cell["outputs"]:
        alt = alt_of(output)
        if alt and any(map(alt_of, groups[-1])):
            groups.append([])
        groups[-1].append(in_html(figure) if alt and figure else linked(output, suffix))
    for k, outputs in enumerate(groups):
        alt = next(filter(None, map(alt_of, outputs)), None)
        metadata = cell["metadata"] | ({"mystnb": {"image": {"alt": alt}}} if alt else {})
        if k == 0:
            yield cell | {"outputs": outputs, "metadata": metadata}
        else:
            tags = {"tags": ["remove-input"]}
            another = {"id": f"{cell['id']}-{k}", "source": "", "metadata": metadata | tags}
            yield cell | {"outputs": outputs} | another


def linked(output, suffix):
    """An output whose links to notebooks and cells lead to pages and their anchors."""
    stored = output.get("data", {}).get("text/html")
    if not stored:
        return output

    def to(found):
        file, cell = found.groups()
        return f'href="{f"{file}{suffix}" if file else ""}{f"#cell-{cell}" if cell else ""}"'

    html = OUTPUT_LINK.sub(to, "".join(stored))
    return output | {"data": output["data"] | {"text/html": html}}


def alt_of(output):
    """The alternative text for an output's picture; None if there is no picture."""
    return output.get("metadata", {}).get("image/png", {}).get("alt")


def in_html(figure):
    """An output of HTML."""
    return {"output_type": "display_data", "metadata": {}, "data": {"text/html": figure}}
