r"""The Markdown of questions as HTML, with formulas as \(…\), which Moodle and Anki show.

Paragraphs, lists, blocks of code, `code`, **bold**, *italics*, and formulas between one or two
dollars: what `again` and a notebook's questions consist of.
"""

import html
import re

FENCE = re.compile(r"^```\w*\n(.*?)\n```$", re.M | re.S)
FORMULA = r"\$\$(?P<block>.+?)\$\$|\$(?P<formula>[^\s$](?:[^$]*[^\s$])?)\$(?!\d)"
INLINE = re.compile(
    rf"`(?P<code>[^`]+)`|{FORMULA}|\*\*(?P<bold>.+?)\*\*|(?<!\w)\*(?P<italic>[^\s*][^*]*)\*(?!\w)",
    re.S,
)
TAGS = {"code": "code", "bold": "b", "italic": "i"}


def to_html(text):
    """A text in Markdown as HTML: blocks one after the other, without blank lines outside code."""
    parts, end = [], 0
    for found in FENCE.finditer(text):
        parts += [*map(block, paragraphs(text[end : found.start()]))]
        parts.append(code(found[1]))
        end = found.end()
    return "".join([*parts, *map(block, paragraphs(text[end:]))])


def code(text):
    return f"<pre><code>{html.escape(text, quote=False)}</code></pre>"


def paragraphs(text):
    return [part for part in re.split(r"\n\s*\n", text.strip("\n")) if part.strip()]


def block(text):
    """A paragraph, a list, or a block of code, which is indented."""
    lines = text.splitlines()
    if all(line.startswith("    ") for line in lines):
        return code("\n".join(line[4:] for line in lines))
    if text.startswith("- "):
        items = re.split(r"^- ", text, flags=re.M)[1:]
        return f"<ul>{''.join(f'<li>{inline(item)}</li>' for item in items)}</ul>"
    return f"<p>{inline(text)}</p>"


def inline(text):
    """The text of a paragraph, whose line breaks are spaces."""
    parts, end, text = [], 0, " ".join(text.split())
    for found in INLINE.finditer(text):
        parts += [html.escape(text[end : found.start()], quote=False), marked(found)]
        end = found.end()
    return "".join([*parts, html.escape(text[end:], quote=False)])


def marked(found):
    """Return what a match of INLINE or FORMULA is in HTML."""
    inside, kind = found[found.lastgroup], found.lastgroup
    if kind in ("formula", "block"):
        begin, end = (r"\(", r"\)") if kind == "formula" else (r"\[", r"\]")
        return f"{begin}{html.escape(html.unescape(inside), quote=False)}{end}"
    inside = html.escape(inside, quote=False) if kind == "code" else inline(inside)
    return f"<{TAGS[kind]}>{inside}</{TAGS[kind]}>"


def with_formulas(text):
    """HTML of a notebook's cell, in which only formulas have to change."""
    return re.sub(FORMULA, marked, " ".join(text.split()), flags=re.S)
