"""The course as an EPUB: formulas as MathML, no JavaScript, a cover, and what EPUB 3 asks for.

A Sphinx extension; it changes nothing of the site. `python -m docs epub` builds build/epub.
"""

import re

from sphinx.builders.epub3 import Epub3Builder

from docs.book import cover, mathml

XHTML = re.compile(r'<item id="[^"]+" href="([^"]+\.xhtml)" media-type="[^"]+" />')
USES = {"mathml": "<math ", "svg": "<svg "}  # what a page must be said to have in it


class Book(Epub3Builder):
    """Sphinx's own builder, with a cover that it draws, and each page's properties in the list."""

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
    """In the EPUB: formulas as MathML, and of the site's static files none."""
    if app.builder.name == "epub":
        app.config.html_math_renderer = "mathml"
        app.config.html_static_path = ["_static/book"]


def bare(app, page, template, context, doctree):
    """No script and no style of the site's in a page of the EPUB."""
    if app.builder.name == "epub":
        context["script_files"] = []
        context["css_files"] = [one for one in context["css_files"] if "book.css" in str(one)]
