"""A docstring as Markdown: paragraphs and sections, with formulas typeset and names linked."""

import re

from docs.reference.formulas import tex

UNDERLINED = re.compile(r"^(\w[\w ]*)\n-{3,}\n", re.M)
NAMED = re.compile(r"^(\S.*?) : (.+)$")  # matches "X, y : what they are"
CODE_OR_FORMULA = re.compile(r"(``.+?``|`[^`]+`|\$[^$]+\$)", re.S)
OWN_PARAGRAPH = re.compile(r"(?<=[.)]) (?=(?:Sources?(?: for its use)?:|Raises) )")
SPECIAL = re.compile(r"([\\*_\[\]<>$|#~{}^`])")


def in_markdown(doc, link):
    """The Markdown of a docstring.

    link: a function that takes a name in backticks and returns its Markdown, or None.
    """
    start, *rest = UNDERLINED.split(doc)
    parts = [paragraphs(start, link)]
    for title, text in zip(rest[::2], rest[1::2], strict=True):
        listed, _, after = text.partition("\n\n")
        parts += [f"**{title}**", list_items(listed, link), paragraphs(after, link)]
    return "\n\n".join(part for part in parts if part)


def paragraphs(text, link):
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", text.strip())]
    shown = [part for block in blocks for part in OWN_PARAGRAPH.split(block)]
    return "\n\n".join(typeset_line(part, link) for part in shown if part)


def list_items(text, link):
    """The lines of a section, "name : what it is" and indented continuations, as a list."""
    found = []
    for line in text.splitlines():
        if line[:1].isspace() and found:
            found[-1] += f" {line.strip()}"
        elif line.strip():
            found.append(line.strip())
    shown = []
    for one in found:
        named = NAMED.match(one)
        what = f"**{escape_markdown(named[1])}**: " if named else ""
        shown.append(f"- {what}{typeset_line(named[2] if named else one, link)}")
    return "\n".join(shown)


def typeset_line(text, link):
    """A line with code kept, names of the reference linked, and formulas typeset."""
    parts = CODE_OR_FORMULA.split(text)
    return "".join(
        typeset_marked(part, link) if at % 2 else escape_markdown(part)
        for at, part in enumerate(parts)
    )


def typeset_marked(part, link):
    """The Markdown of a text in backquotes or dollars."""
    if part.startswith("$"):
        return f"${tex(part.strip('$'))}$"
    code = part.strip("`")
    return link(code) or f"`{code}`"


def escape_markdown(text):
    return SPECIAL.sub(r"\\\1", text)
