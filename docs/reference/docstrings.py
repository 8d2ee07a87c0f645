"""A docstring as Markdown: its paragraphs, its sections, its formulas typeset, its names linked."""

import re

from docs.reference.formulas import tex

UNDERLINED = re.compile(r"^(\w[\w ]*)\n-{3,}\n", re.M)
NAMED = re.compile(r"^(\S.*?) : (.+)$")  # X, y : what they are
CODE_OR_FORMULA = re.compile(r"(``.+?``|`[^`]+`|\$[^$]+\$)", re.S)
OWN_PARAGRAPH = re.compile(r"(?<=[.)]) (?=(?:Sources?(?: for its use)?:|Raises) )")
SPECIAL = re.compile(r"([\\*_\[\]<>$|#~{}^`])")


def in_markdown(doc, link):
    """The Markdown of a docstring.

    link: a function of a name in backticks, which gives its Markdown, or None.
    """
    start, *rest = UNDERLINED.split(doc)
    parts = [paragraphs(start, link)]
    for title, text in zip(rest[::2], rest[1::2], strict=True):
        listed, _, after = text.partition("\n\n")
        parts += [f"**{title}**", items(listed, link), paragraphs(after, link)]
    return "\n\n".join(part for part in parts if part)


def paragraphs(text, link):
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text.strip())]
    shown = [part for block in blocks for part in OWN_PARAGRAPH.split(block)]
    return "\n\n".join(inline(part, link) for part in shown if part)


def items(text, link):
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
        shown.append(f"- {what}{inline(named[2] if named else one, link)}")
    return "\n".join(shown)


def inline(text, link):
    """A line: code stays code, a name that the reference has is a link, formulas are typeset."""
    parts = CODE_OR_FORMULA.split(text)
    return "".join(marked(part, link) if at % 2 else escaped(part) for at, part in enumerate(parts))


def marked(part, link):
    """What stands between backquotes or dollars."""
    if part.startswith("$"):
        return f"${tex(part.strip('$'))}$"
    code = part.strip("`")
    return link(code) or f"`{code}`"


def escaped(text):
    return SPECIAL.sub(r"\\\1", text)
