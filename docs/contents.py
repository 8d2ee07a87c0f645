"""The front: the course's contents page, as `mlpkit lab` opens it, without a learner.

Titles, minutes, routes and pictures come from `mlpkit.checker.contents`.
"""

import html
import re
from pathlib import Path

from docs import explorers
from mlpkit.checker.cell_links import copy_of
from mlpkit.checker.contents.edition import chapters
from mlpkit.checker.contents.page import HEADS, STYLE, Contents, said_minutes, section
from mlpkit.checker.display.progress_table import Progress
from mlpkit.exercises import course

README = Path(__file__).parents[1] / "README.md"
OPENING = re.compile(
    r"^# mlpkit\n\n([^.]+)\.\s(.+?)\n\n", re.S
)  # (the first sentence)(the remainder of the text)
FRONT = """# {title}

{told}

```{{raw}} html
<p class="live-with">You can do that here: Python comes to your browser when you first need it. In
JupyterLab all of the course runs: take its folder and run <code>make lab</code> in it.</p>
<p class="live-without">Here you can read, and try the explorers, which answer from recorded
numbers. To write the code yourself, and be told which mistake you made, take the course's folder
and run <code>make lab</code> in it.</p>
<div class="checker-contents">{parts}</div>
```

```{{toctree}}
:hidden:
:caption: Notebooks
:glob:

notebooks/*
```

```{{toctree}}
:hidden:
:caption: Also here

work
review
explorers/index
reference/index
glossary
evidence
```
"""
BESIDE = (  # what returning readers look for; otherwise it would come only below the notebooks
    ("explorers", "explorers/index"),
    ("reference", "reference/index"),
    ("glossary", "glossary"),
    ("evidence", "evidence"),
)


class Front(Contents):
    """The contents of a course on the site: no progress, and links to pages."""

    def address(self, number, cell=None):
        return html.escape(f"notebooks/{copy_of(number, self.folder).stem}.html")

    def start(self):
        first = min(self.chapters)
        beside = " · ".join(f'<a href="{path}.html">{words}</a>' for words, path in BESIDE)
        begin = f'<p class="go">Begin: {self.link(first, self.heading(first))}</p>'
        return f"{begin}<p>Beside the notebooks: {beside}</p>"

    def line(self, number):
        minutes = said_minutes(self.chapters[number].minutes)
        cells = "".join(
            f'<span class="part"><span class="what">{what}</span><span>{said}</span></span>'
            for what, said in zip(("core", "Deeper"), minutes, strict=True)
            if said
        )
        title = f'<span class="title">{self.link(number, self.heading(number))}</span>'
        return f'<li value="{number}">{title}{cells}</li>'

    def next_on(self, route):
        first = self.numbers(route)[0]
        return f"Begin: {self.link(first, self.heading(first))}"

    def where_to_begin(self):
        return []  # on the site there is no server to ask for a notebook, so no button

    def gallery(self):
        first = {one.name: one for one in reversed(explorers.all_shown().values())}
        cards = "".join(explorers.card(one, "") for one in reversed(first.values()))
        return section("Explorers", f'<div class="gallery">{cards}</div>')


def make_pages():
    folder = course.notebooks
    found = chapters(folder)
    front = Front(course, found, Progress(course, {}, folder=folder))
    lines = "".join(map(front.line, found))
    notebooks = section("Notebooks", f'<ol class="chapters">{HEADS}{lines}</ol>')
    one = next(iter(explorers.all_shown().values()))
    parts = front.start() + explorers.figure(one, "") + notebooks + front.ways() + front.gallery()
    # without the line breaks, the search's index runs words together
    parts = parts.replace("><", ">\n<")
    # headings are one level lower in JupyterLab, where the contents are part of a page
    parts = parts.replace("h3>", "h2>").replace("h4>", "h3>")
    title, told = OPENING.search(README.read_text(encoding="utf-8")).groups()
    return {
        "index.md": FRONT.format(title=title, told=told, parts=parts),
        "_static/contents.css": STYLE,
    }
