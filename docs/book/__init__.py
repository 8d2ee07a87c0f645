"""The course as an EPUB: formulas as MathML, no JavaScript, a cover, and the properties that EPUB 3
requires.

A Sphinx extension; it does not affect the site. `python -m docs epub` builds build/epub.
"""

import re

from sphinx.builders.epub3 import Epub3Builder

from docs.book import cover, mathml

XHTML = re.compile(r'<item id="[^"]+" href="([^"]+\.xhtml)" media-type="[^"]+" />')
# {property that the manifest must declare: the tag that a page then has}
USES = {"mathml": "<math ", "svg": "<svg "}


class Book(Epub3Builder):
    """Sphinx's own builder, plus a drawn cover, and each page's properties in the manifest."""

    def build_content(self):
        (self.outdir / cover.PATH).write_bytes(cover.drawn())
        super().build_content()
        listing = self.outdir / "content.opf"
        listing.write_text(self.with_properties(listing.read_text("utf-8")), "utf-8")

    def with_properties(self, listing):
        def item(found):
            page = (self.outdir / found[1]).read_text("utf-8")
            used = " ".join(name for name, tag in USES.items() if tag in page)
            return found[0].replace(" />", f' properties="{used}" />') if used else found[0]

        mark = f'href="{cover.PATH}"'
        return XHTML.sub(item, listing).replace(mark, f'{mark} properties="cover-image"')


def setup(app):
    app.add_builder(Book, override=True)
    app.add_html_math_renderer("mathml", (mathml.visit_inline, None), (mathml.visit_display, None))
    app.connect("builder-inited", settle, priority=100)
    app.connect("html-page-context", bare)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def settle(app):
    """In the EPUB, write formulas as MathML, and use the book's static files, not the site's."""
    if app.builder.name == "epub":
        app.config.html_math_renderer = "mathml"
        app.config.html_static_path = ["_static/book"]


def bare(app, page, template, context, doctree):
    """Keep the site's scripts and styles out of the pages of the EPUB."""
    if app.builder.name == "epub":
        context["script_files"] = []
        context["css_files"] = [one for one in context["css_files"] if "book.css" in str(one)]
