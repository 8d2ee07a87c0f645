"""A docstring as Markdown: its paragraphs, its sections, its formulas typeset, its names linked."""

import re

from docs.reference.formulas import typeset

UNDERLINED = re.compile(r"^(\w[\w ]*)\n-{3,}\n", re.M)
NAMED = re.compile(r"^(\S.*?) : (.+)$")  # X, y : what they are
CODE = re.compile(r"(``.+?``|`[^`]+`)", re.S)
OWN_PARAGRAPH = re.compile(r"(?<=[.)]) (?=(?:Sources?(?: for its use)?:|Raises) )")
SPECIAL = re.compile(r"([\\*_\[\]<>$|#~{}^`])")


def in_markdown(doc, names, link):
    """The Markdown of a docstring.

    names: words that may stand in its formulas; link: a function of a name in backticks, which
    gives its Markdown, or None.
    """
    start, *rest = UNDERLINED.split(doc)
    parts = [paragraphs(start, names, link)]
    for title, text in zip(rest[::2], rest[1::2], strict=True):
        listed, _, after = text.partition("\n\n")
        parts += [f"**{title}**", items(listed, names, link), paragraphs(after, names, link)]
    return "\n\n".join(part for part in parts if part)


def paragraphs(text, names, link):
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text.strip())]
    shown = [part for block in blocks for part in OWN_PARAGRAPH.split(block)]
    return "\n\n".join(inline(part, names, link) for part in shown if part)


def items(text, names, link):
    """The lines of a section, "name : what it is" with more of it indented, as a list."""
    found = []
    for line in text.splitlines():
        if line[:1].isspace() and found:
            found[-1] += f" {line.strip()}"
        elif line.strip():
            found.append(line.strip())
    shown = []
    for one in found:
        named = NAMED.match(one)
        what = f"**{escaped(named[1])}**: " if named else ""
        shown.append(f"- {what}{inline(named[2] if named else one, names, link)}")
    return "\n".join(shown)


def inline(text, names, link):
    """A line: code stays code, a name that the reference has is a link, formulas are typeset."""
    parts = CODE.split(text)
    return "".join(
        code(part.strip("`"), link) if at % 2 else typeset(part, names, escaped)
        for at, part in enumerate(parts)
    )


def code(text, link):
    return link(text) or f"`{text}`"


def escaped(text):
    return SPECIAL.sub(r"\\\1", text)
