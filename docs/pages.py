"""A page of a notebook: its cells and stored outputs, as Sphinx and MyST-NB take them.

The text stays as it is, but for what JupyterLab does and they don't: every cell gets the anchor
`cell-<id>`, a picture its caption for who can't see it, a fold with formulas is read as Markdown.
Where the notebook shows an explorer stands a figure in which it lives: `explorers`.
"""

import json
import re

from docs import explorers
from mlpkit.exercises import course

ANCHOR = '<div class="anchor" id="{}"></div>'
CELL_LINK = re.compile(r"(?<=\]\()#cell-id=(?=[\w-]+\))")
OUTPUT_LINK = re.compile(r'href="(?:(\w+)\.ipynb)?(?:#cell-id=([\w-]+))?"')
FOLD = re.compile(r"<details><summary>(.*?)</summary>([^\n]*\$[^\n]*)</details>")


def made():
    """Every notebook of the course as a page."""
    return {
        f"notebooks/{path.name}": json.dumps(page(path.name, json.loads(path.read_text("utf-8"))))
        for path in sorted(course.notebooks.glob("[!.]*.ipynb"))
    }


def page(file, notebook):
    """The notebook, as JSON, that MyST-NB is given."""
    cells = [part for cell in notebook["cells"] for part in parts_of(file, cell)]
    return notebook | {"cells": cells}


def parts_of(file, cell):
    """The cells of the page that a cell becomes; the first carries its anchor."""
    anchor = ANCHOR.format(f"cell-{cell['id']}")
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        return [cell | {"source": f"{anchor}\n\n{text(source)}"}]
    target = {"cell_type": "markdown", "id": f"to-{cell['id']}", "metadata": {}, "source": anchor}
    return [target, *divided(cell, explorers.all_shown().get((file, cell["id"])))]


def text(source):
    """Markdown as MyST reads it."""
    source = CELL_LINK.sub("#cell-", source)
    return FOLD.sub(r"<details><summary>\1</summary>\n\n\2\n\n</details>", source)


def divided(cell, explorer):
    """A code cell with one picture at most, and another without code for each further one.

    MyST-NB takes the words for a picture from its cell.
    """
    groups = [[]]
    for output in cell["outputs"]:
        alt = alt_of(output)
        if alt and any(map(alt_of, groups[-1])):
            groups.append([])
        groups[-1].append(living(explorer) if alt and explorer else linked(output))
    for k, outputs in enumerate(groups):
        alt = next(filter(None, map(alt_of, outputs)), None)
        metadata = cell["metadata"] | ({"mystnb": {"image": {"alt": alt}}} if alt else {})
        if k == 0:
            yield cell | {"outputs": outputs, "metadata": metadata}
        else:
            tags = {"tags": ["remove-input"]}
            another = {"id": f"{cell['id']}-{k}", "source": "", "metadata": metadata | tags}
            yield cell | {"outputs": outputs} | another


def linked(output):
    """An output whose links to notebooks and cells lead to pages and their anchors."""
    stored = output.get("data", {}).get("text/html")
    if not stored:
        return output

    def to(found):
        file, cell = found.groups()
        return f'href="{f"{file}.html" if file else ""}{f"#cell-{cell}" if cell else ""}"'

    html = OUTPUT_LINK.sub(to, "".join(stored))
    return output | {"data": output["data"] | {"text/html": html}}


def alt_of(output):
    """The words for the picture that an output holds; None where there is no picture."""
    return output.get("metadata", {}).get("image/png", {}).get("alt")


def living(explorer):
    """An output in which an explorer lives."""
    figure = explorers.figure(explorer, "../")
    return {"output_type": "display_data", "metadata": {}, "data": {"text/html": figure}}
