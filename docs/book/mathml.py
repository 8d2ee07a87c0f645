"""Formulas as MathML, which EPUB 3 has readers typeset themselves, in any size of letters."""

import html
import re

from docutils import nodes
from latex2mathml.converter import convert

UNKNOWN = {  # what latex2mathml writes as it stands: the same in what it knows
    r"\_": "_",
    r"\arg": r"\operatorname{arg}",
}
COMMAND = re.compile(r"\\[A-Za-z]+|\\.")


def mathml(tex, display="inline"):
    """The MathML of a formula; its TeX is the text for who can't see it."""
    known = COMMAND.sub(lambda found: UNKNOWN.get(found[0], found[0]), tex.strip())
    made = convert(known, display=display)
    return made.replace("<math ", f'<math alttext="{html.escape(" ".join(tex.split()))}" ', 1)


def visit_inline(writer, node):
    writer.body.append(mathml(node.astext()))
    raise nodes.SkipNode


def visit_display(writer, node):
    writer.body.append(f'<div class="math">{mathml(node.astext(), "block")}</div>\n')
    raise nodes.SkipNode
