"""The book's replacements for the site's pages: a plain front, and explorers as stills."""

from docs import pages
from docs.conf import html_baseurl
from mlpkit.checker.contents import edition

STILL = "A picture of an explorer. It moves in the notebook, and on the site: {where}"
FRONT = """# Build a neural network from nothing

The notebooks of the course, with their pictures and what their cells print, and the reference, the
glossary and the evidence. To write its exercises, and have them checked, you need the notebooks
themselves.

```{toctree}
:caption: Notebooks
:glob:

notebooks/*
```

```{toctree}
:caption: Also here

reference/index
glossary
evidence
```
"""


def make_pages():
    """Return {path: page}: the front, and the notebooks."""
    return {"index.md": FRONT} | pages.every_page(still)


def still(file, cell):
    """A code cell unchanged; below an explorer's picture, a line that says where it is live."""
    shown = edition.explorers([cell])
    lines = [
        pages.markdown(f"still-{cell['id']}", STILL.format(where=where(one.name))) for one in shown
    ]
    return [*pages.divided(cell, suffix=".xhtml"), *lines]


def where(name):
    """The page of an explorer: a link if the site's address is known."""
    page = f"explorers/{name}.html"
    return f"[{page}]({html_baseurl.rstrip('/')}/{page})" if html_baseurl else f"`{page}`"
