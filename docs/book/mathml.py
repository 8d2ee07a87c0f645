"""Formulas as MathML, which EPUB 3 readers typeset themselves, at any font size."""

import html
import re

from docutils import nodes
from latex2mathml.converter import convert

UNKNOWN = {  # commands that latex2mathml would copy literally, and equivalents that it knows
    r"\_": "_",
    r"\arg": r"\operatorname{arg}",
}
COMMAND = re.compile(r"\\[A-Za-z]+|\\.")


def mathml(tex, display="inline"):
    """The MathML of a formula, with its TeX as alternative text."""
    known = COMMAND.sub(lambda found: UNKNOWN.get(found[0], found[0]), tex.strip())
    made = convert(known, display=display)
    return made.replace("<math ", f'<math alttext="{html.escape(" ".join(tex.split()))}" ', 1)


def visit_inline(writer, node):
    writer.body.append(mathml(node.astext()))
    raise nodes.SkipNode


def visit_display(writer, node):
    writer.body.append(f'<div class="math">{mathml(node.astext(), "block")}</div>\n')
    raise nodes.SkipNode
