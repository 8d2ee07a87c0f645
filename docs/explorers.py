"""Explorers on the site: the live figure, and a page for each.

They are found in the stored outputs of the notebooks; nothing is listed here.
"""

import base64
import functools
import html
import json
import struct
from typing import NamedTuple

from docs.cells import paths
from docs.live_folder import has_npm
from docs.recordings import code_for, recordings
from mlpkit.checker.contents import edition
from mlpkit.exercises import course

STATIC = "_static/explorers"
FIGURE = """<figure class="explorer" data-explorer="{name}" data-at="{to}{static}/{key}">
<div class="still">{question}
<img src="{to}{static}/{key}.png" alt="{said}" width="{width}" height="{height}" loading="lazy">
<p>{said}</p></div>
</figure>"""
PAGE = """# {title}

```{{raw}} html
{figure}
```

It is part of [{heading}](/notebooks/{file}#cell-{cell}), with what to try, and what you should have
seen.
"""
INDEX = """# Explorers

Each answers a question when you move it.

```{{raw}} html
<p class="live-with">The answers come from recorded numbers until you ask for others. Then Python
computes them here, as it does in the notebooks.</p>
<p class="live-without">On these pages the answers come from recorded numbers; in the notebooks
Python computes them, with your own functions too.</p>
<div class="checker-contents">{gallery}</div>
```

```{{toctree}}
:hidden:

{names}
```
"""


class Shown(NamedTuple):
    """An explorer as a notebook shows it.

    key: the name of its files; name: the name of its class; title: the same in words; cell: its id
    in the notebook `file`, whose heading is `heading`; said: the sentence below its still; png:
    that still; made: its recording, as `recordings` returns it; source: the code that makes it.
    """

    key: str
    name: str
    title: str
    cell: str
    file: str
    heading: str
    said: str
    png: bytes
    made: dict
    source: str

    @property
    def card(self):
        """Return (WebP of the card, whether it suits a light page and a dark one)."""
        png = base64.b64encode(self.png).decode()
        webp, both = edition.pictured(self.name, png, course.stills)
        return base64.b64decode(webp), both

    @property
    def code(self):
        """What docs/live needs to make it: the notebook, the code, whether the code opens
        Fashion-MNIST (MoveTheLine does so by itself), and whether it takes long. Empty if the site
        has no Python.
        """
        if not has_npm():
            return {}
        opens = "load_fashion_mnist" in self.source or self.name == "MoveTheLine"
        cell = {"notebook": self.file.split(".")[0], "source": self.source, "data": opens}
        return {"cell": cell | {"slow": self.made["slow"]}}

    @property
    def question(self):
        return self.made["recording"]["lasting"]["question"]


@functools.cache
def all_shown():
    """Return {(file, cell): Shown} of all notebooks, in their order."""
    found, wanted = {}, {}
    for path in paths():
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        heading = edition.HEADING.search("".join(cells[0]["source"]))[1]
        for one in edition.explorers(cells):
            parts = one.name, one.title, one.cell, path.name, heading, said_in(cells, one)
            key = f"{path.stem}-{one.name}-{one.cell}"
            found[key] = *parts, base64.b64decode(one.png)
            wanted[key] = code_for(cells, one.cell), one.told
    made = recordings(wanted)
    shown = [Shown(key, *parts, made[key], wanted[key][0]) for key, parts in found.items()]
    return {(one.file, one.cell): one for one in shown}


def said_in(cells, explorer):
    """The alternative text of an explorer's still."""
    outputs = next(cell["outputs"] for cell in cells if cell["id"] == explorer.cell)
    return outputs[-1]["metadata"]["image/png"]["alt"]


def figure(shown, to):
    """The live figure of an explorer; to: the path from the page to the site's root."""
    width, height = struct.unpack(">II", shown.png[16:24])  # width and height, big-endian as in PNG
    question = shown.question and f'<p class="question">{html.escape(shown.question)}</p>'
    return FIGURE.format(
        to=to,
        static=STATIC,
        name=shown.name,
        key=shown.key,
        width=width,
        height=height,
        said=html.escape(shown.said),
        question=question,
    )


def make_pages():
    """A page per explorer, for the place where it is first shown; the figures' files; the index."""
    files, pages = {}, {}
    for one in all_shown().values():
        files[f"{STATIC}/{one.key}.png"] = one.png
        files[f"{STATIC}/{one.key}.webp"] = one.card[0]
        files[f"{STATIC}/{one.key}.json"] = json.dumps(one.made["recording"] | one.code)
        files[f"{STATIC}/{one.key}.js"] = one.made["bundle"]
        pages.setdefault(one.name, one)
    for name, one in pages.items():
        files[f"explorers/{name}.md"] = PAGE.format(
            title=one.title,
            figure=figure(one, "../"),
            heading=one.heading,
            file=one.file,
            cell=one.cell,
        )
    cards = "".join(card(one, "../") for one in pages.values())
    gallery = f'<div class="gallery">{cards}</div>'
    files["explorers/index.md"] = INDEX.format(gallery=gallery, names="\n".join(pages))
    return files


def card(shown, to):
    """A link to an explorer's page, with its picture and its question."""
    return (
        f'<a href="{to}explorers/{shown.name}.html">'
        f'<img class="{"both" if shown.card[1] else "one"}" alt="" loading="lazy" '
        f'src="{to}{STATIC}/{shown.key}.webp">'
        f"<b>{html.escape(shown.title)}</b>\n<span>{html.escape(shown.question)}</span></a>"
    )
