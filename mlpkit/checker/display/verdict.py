"""Output for the learner: HTML in JupyterLab, the same as plain text elsewhere."""

import html
import os
import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass

from mlpkit.checker.words import printable

# Colour, sign and word differ for each; the colours can be distinguished by colour-blind eyes, and
# read on a light and on a dark background.
SIGNS = {
    "correct": ("#009e73", "✓"),
    "wrong": ("#d55e00", "✗"),
    "error": ("#cc79a7", "!"),
    "not attempted": ("#888888", "○"),
    "note": ("#0072b2", "›"),
}
# A verdict's heading, and the beginning of a message that repeats the heading.
WORDS = {
    "correct": ("Correct", "correct "),
    "wrong": ("Wrong", ""),
    "error": ("Error", ""),
    "not attempted": ("Not attempted yet", "not attempted yet. "),
}
SENTENCE = re.compile(r"(?:`[^`]*`|[^`])*?(?:[.?!](?=\s+[A-Z`])|$)", re.DOTALL)
TOKENS = {  # pygments' kinds of tokens and JupyterLab's colours for them, in both themes
    "Token.Comment": "comment-color, #408080",
    "Token.Keyword": "keyword-color, #008000",
    "Token.Literal.String": "string-color, #ba2121",
    "Token.Literal.Number": "number-color, #008800",
    "Token.Name.Decorator": "meta-color, #aa22ff",
    "Token.Name.Function": "def-color, #0000ff",
    "Token.Operator": "operator-color, #7800c2",
}
PAGES = []  # functions that show a result in place of IPython and print; the last one counts
CODE = "font-family: var(--jp-code-font-family, monospace); line-height: 1.3"


@dataclass(frozen=True)
class Verdict:
    """The result of a check. status is "correct", "wrong", "error" or "not attempted".

    message: the sentence.
    mistake: the slug of a known mistake, or None.
    printed: what the function printed.
    note: what else the learner should know.
    seed: that of the cases of a second look, or None.
    code: the learner's lines that can't be read.
    onward: (lead, what comes next, its address or None), where the lead is "Next" or a longer one.
    """

    name: str
    status: str
    message: str
    mistake: str | None = None
    printed: str = ""
    note: str = ""
    seed: int | None = None
    code: str = ""
    onward: tuple | None = None

    def __post_init__(self):
        writable(self, "name", "message", "printed", "note", "code")

    def __str__(self):
        onward = self.onward and "{}: {}.".format(*self.onward)
        parts = (self.message, self.code, self.note, onward, self.output)
        return "\n".join(text for text in parts if text)

    def __repr__(self):
        return str(self)

    def _repr_html_(self):
        head, evidence = self.parted()
        parts = (paragraph(evidence), block(self.code), paragraph(self.note, "0.35em 0 0"))
        return box(self.status, head, *parts, next_line(*self.onward or ()), block(self.output))

    def parted(self):
        """Return (the heading and the first sentence of the message, as HTML; the other
        sentences)."""
        word, begins = WORDS[self.status]
        said = self.message.removeprefix(f"{self.name}: ")
        if self.status == "not attempted" and said.startswith(begins):
            first = ""  # advice is no diagnosis, so it has no heading
        elif self.status == "not attempted":
            # this is a guess that is kept for a later notebook
            word, first = "", SENTENCE.match(said).group()
        else:
            first = SENTENCE.match(said.removeprefix(begins)).group()
        said = said.removeprefix(begins)
        name = f"{word} · {self.name}" if word else self.name
        apart = "" if not first or first.startswith("(") else ":"
        head = f"<b>{inline(name)}{apart} </b>"
        look = "margin: 0; font-size: 1.08em; font-weight: 600; line-height: 1.45"
        return f'<p style="{look}">{head}{inline(first)} </p>', said[len(first) :].strip()

    @property
    def output(self):
        """The first ten lines that the function printed, under a heading."""
        lines = self.printed.rstrip().splitlines()
        if not lines:
            return ""
        more = [f"… {len(lines) - 10} more lines"] if len(lines) > 10 else []
        return "\n".join([f"{self.name} printed:", *lines[:10], *more])


@dataclass(frozen=True)
class Note:
    """A sentence or two, and source code under them if there is any."""

    text: str
    source: str = ""

    def __post_init__(self):
        writable(self, "text", "source")

    def __str__(self):
        return f"{self.text}\n\n{self.source}".rstrip() if self.source else self.text

    def __repr__(self):
        return str(self)

    def _repr_html_(self):
        return box("note", paragraph(self.text), highlighted(self.source) if self.source else "")


def writable(thing, *names):
    """Make these text attributes of an object printable."""
    for name in names:
        object.__setattr__(thing, name, printable(getattr(thing, name)))


def box(status, *parts):
    """A block with the colour and sign of a status; the parts are HTML."""
    colour, sign = SIGNS[status]
    role = ' role="status"' if status in WORDS else ""
    return (
        f'<div{role} style="border-left: 4px solid {colour}; padding: 0.3em 0 0.3em 0.8em; '
        f'display: flex; gap: 0.7em"><span aria-hidden="true" style="color: {colour}; '
        f'font-weight: bold; flex: none; width: 0.9em">{sign}</span>'
        f"<div>{''.join(parts)}</div></div>"
    )


def inline(text):
    """Return plain text as HTML, escaped; `code` in backticks."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text)).replace("\n", "<br>")


def paragraph(text, margin="0"):
    return f'<p style="margin: {margin}">{inline(text)}</p>' if text else ""


def next_line(lead=None, name=None, address=None):
    """A line on what comes next, with a link if there is an address."""
    if name is None:
        return ""
    name = html.escape(name)
    link = f'<a href="{html.escape(address)}">{name}</a>' if address else name
    return f'<p style="margin: 0.35em 0 0">{html.escape(lead)}: {link}.</p>'


def block(text):
    return f'<pre style="margin: 0.4em 0 0">{html.escape(text)}</pre>' if text else ""


def highlighted(source, numbered=False):
    """Python as HTML in JupyterLab's colours; plain if pygments is not installed.

    numbered: with line numbers, which are not copied with the text.
    """
    if not numbered:
        return f'<pre style="margin: 0.4em 0 0; {CODE}">{coloured(source)}</pre>'
    numbers = "\n".join(map(str, range(1, len(source.splitlines()) + 1)))
    quiet = "white-space: pre; flex: none; text-align: right; user-select: none; opacity: 0.6"
    return (
        '<div style="display: flex; gap: 1em; margin: 0.4em 0; overflow-x: auto">'
        f'<pre style="margin: 0; {CODE}; {quiet}" aria-hidden="true">{numbers}</pre>'
        f'<pre style="margin: 0; {CODE}; white-space: pre">{coloured(source)}</pre></div>'
    )


def coloured(source):
    """The inner HTML of `highlighted`."""
    try:
        from pygments.lexers import PythonLexer
    except ImportError:
        return html.escape(source).rstrip()
    parts = []
    for token, text in PythonLexer().get_tokens(source):
        colour = next((c for kind, c in TOKENS.items() if str(token).startswith(kind)), None)
        text = html.escape(text)
        if colour:
            text = f'<span style="color: var(--jp-mirror-editor-{colour})">{text}</span>'
        parts.append(text)
    return "".join(parts).rstrip()


class Html(str):
    """A text that is HTML already."""


def table(headings, rows):
    """A table as HTML; everything that is not Html is escaped."""

    def line(tag, cells):
        style = ' style="text-align: left; padding: 0.1em 0.8em"'
        safe = (c if isinstance(c, Html) else html.escape(c) for c in cells)
        return f"<tr>{''.join(f'<{tag}{style}>{c}</{tag}>' for c in safe)}</tr>"

    return f"<table>{line('th', headings)}{''.join(line('td', row) for row in rows)}</table>"


def aligned(headings, rows):
    """The table as plain text, in aligned columns."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (headings, *rows)
    ]
    return "\n".join(lines)


@dataclass(frozen=True)
class Picture:
    """A PNG for a page; width and height are in dots of the page.

    alt: its text for those who don't see it.
    caption: what stands below it, if anything.
    """

    png: bytes
    alt: str
    width: int
    height: int
    caption: str = ""

    def __str__(self):
        return self.alt

    def _repr_mimebundle_(self, include=None, exclude=None):
        look = {"alt": self.alt, "width": self.width, "height": self.height}
        return {"image/png": self.png, "text/plain": self.alt}, {"image/png": look}


def shell():
    """IPython's shell, or None outside of a notebook."""
    return sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None


@contextmanager
def shown_by(page):
    """Within the block, let a function show all results, on a page that has its own buttons."""
    PAGES.append(page)
    try:
        yield
    finally:
        PAGES.pop()


def show(thing):
    """Display a result in a notebook, print it elsewhere, or call the function that `shown_by`
    set."""
    if PAGES:
        PAGES[-1](thing)
    elif shell() is None:
        print(thing)
    else:
        from IPython.display import display

        display(thing)


def on_page():
    """Whether results are shown by what `shown_by` says."""
    return bool(PAGES)


def has_buttons():
    """Whether buttons can be shown: on a page whose server supports widgets, or that has its own.

    Such a server says so in the environment. If a notebook runs without a page, as with nbclient,
    its kernel does not get the cell's id.
    """
    if PAGES:
        return True
    try:
        message = sys.modules["IPython"].get_ipython().get_parent()
        return "CHECKER_BUTTONS" in os.environ and "cellId" in message["metadata"]
    except (KeyError, AttributeError, TypeError):  # no IPython or no kernel
        return False
