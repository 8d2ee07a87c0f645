"""Anchors of cells: `cell-<id>` in a notebook's page, and links to them, like those to headings.

Links are written as MyST writes them: `[there](/notebooks/07_training.ipynb#cell-d3a1c0f2)`.
"""

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform

from docs.pages import ANCHOR

MARK = re.compile(ANCHOR.format(r"(cell-[\w-]+)"))


def setup(app):
    app.add_transform(Anchors)
    return {"parallel_read_safe": True}


class Anchors(SphinxTransform):
    """Register a page's anchors with MyST, as if they were headings."""

    default_priority = 705  # after headings have got their anchors, before links are resolved

    def apply(self):
        slugs = getattr(self.document, "myst_slugs", {})
        for node in self.document.findall(nodes.raw):
            for found in MARK.finditer(node.astext()):
                slugs[found[1]] = node.line or 0, found[1], ""
        if slugs:
            self.env.metadata[self.env.docname]["myst_slugs"] = slugs
