"""result.html: one page that says what was done, what was found, and what may be written."""

import inspect
import platform
import textwrap
from html import escape
from pathlib import Path

import numpy as np

import mlpkit
from mlpkit.capstone import page_pictures
from mlpkit.capstone.open_questions import in_words
from mlpkit.capstone.page_errors import errors
from mlpkit.capstone.scores import interval, said, score
from mlpkit.capstone.tables import text_of
from mlpkit.capstone.verdicts import LEAK, NONE_FOUND, SOUND, UNCLEAR, quiet
from mlpkit.helpers.whole_files import whole

SIGNS = {
    SOUND: ("✓", "sound"),
    NONE_FOUND: ("✓", "sound"),
    LEAK: ("✗", "leak"),
    UNCLEAR: ("?", "unclear"),
}
STYLE = Path(__file__).with_name("page.css")
BESIDE = "against the baseline", "validation and withheld rows"  # told beside the number alone
LONGEST = 200  # lines of a function's source


def write_page(path, result):
    """Write the page of a Result, whole."""
    with whole(path) as file:
        file.write(page(result).encode())


def page(result):
    """The page, a text; nothing in it asks for another file."""
    task = result.task
    checked = f"<h2>What was checked</h2>{checks(result)}"
    leaks = result.verdict == LEAK
    parts = [
        f"<h1>Capstone: {escape(task.name)}</h1>",
        f'<p class="sentence">{marked(result.sentence)}</p>',
        standing(result),
        checked if leaks else "",
        f"<h2>The number</h2>{number(result)}",
        errors(result),
        f"<h2>The data</h2>{data(task, result.outcomes.get('show_rows'))}",
        "" if leaks else checked,
        f"<h2>The recipe</h2>{recipe(result)}",
        f"<h2>What the judge can't know</h2>{limits(result)}",
        footer(result),
    ]
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(task.name)}: {escape(result.verdict)}</title>"
        f"<style>{STYLE.read_text(encoding='utf-8')}</style>"
    )
    body = "\n".join(parts)
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>\n{body}\n</body></html>\n'


def badge(verdict):
    sign, name = SIGNS[verdict]
    return f'<span class="badge {name}">{sign} {verdict}</span>'


def standing(result):
    """The verdict of all checks together, and the questions that are open."""
    is_asked = result.verdict == NONE_FOUND and result.questions  # it is not a tick yet
    found = NONE_FOUND if is_asked else badge(result.verdict)
    lines = [f"{found} in {len(result.verdicts)} checks."]
    if result.openings > 1:
        lines.append(
            f"The withheld rows were opened {result.openings} times: whatever was chosen after the "
            "first may have been chosen for them."
        )
    asked = "".join(f"<li>{marked(each)}</li>" for each in result.questions)
    if asked:
        what = "Only the author can answer this. Until then the number may be false:"
        asked = f'<div class="open"><p><b>{what}</b></p><ul>{asked}</ul></div>'
    return f"<p>{' '.join(lines)}</p>{asked}"


def checks(result):
    """What found something, each by itself; all others in one line. The questions are above."""
    order = {LEAK: 0, UNCLEAR: 1, SOUND: 2}
    items = []
    for each in sorted(result.verdicts, key=lambda each: order[each.verdict]):
        if each.is_quiet or is_beside(each):
            continue
        more = "".join(f'<p class="aside">{marked(text)}</p>' for text in each.remarks)
        check = escape(each.check[0].upper() + each.check[1:])
        told = f"<p><b>{check}.</b> {marked(each.saw)}</p>{more}"
        is_asked = each.verdict == SOUND and each.questions
        sign = '<span class="badge">asked above</span>' if is_asked else badge(each.verdict)
        items.append(f"<li>{sign}<div>{told}</div></li>")
    listed = f'<ul class="checks">{"".join(items)}</ul>' if items else ""
    return (
        listed + f"<p>{marked(quiet(each for each in result.verdicts if not is_beside(each)))}</p>"
    )


def is_beside(verdict):
    return verdict.check in BESIDE and verdict.verdict == SOUND


def marked(text):
    """Plain text as HTML; `code` in backticks."""
    text = together(escape(text))
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return text
    return "".join(f"<code>{part}</code>" if k % 2 else part for k, part in enumerate(parts))


def together(text):
    """No line breaks between a number and its sign."""
    return text.replace("± ", "±\xa0").replace("R² ", "R²\xa0")


def number(result):
    """The scores of five splits and of the withheld rows, beside the baseline's: a picture."""
    task, around, closed = result.task, None, result.predicted is None
    pairs = enumerate(result.outcomes["pairs"], start=1)
    rows = [(f"split {k}", each["score"], each["plain"]) for k, each in pairs]
    if not closed:
        rows.append((page_pictures.LAST, result.number, score(task, result.plain, task.withheld)))
        if task.counted:
            found = interval(task, result.predicted, task.withheld)
            around = None if found.reason else (found.low, found.high)
    drawn = page_pictures.pairs(rows, lambda value: said(task, value).removeprefix("R² "), around)
    what = f"always “{task.word(result.plain[0])}”" if task.counted else "the mean"
    caption = (
        f"{'Share that is right' if task.counted else 'R²'} of the rows that judge, in five splits"
    )
    caption += "." if closed else ", and of the withheld rows, after training on all others"
    if not closed:
        caption += ", with its 95% interval." if around else "."
    caption += f" Rings: {what}. A dot in its ring is no better than that."
    told = [
        text for each in result.verdicts if is_beside(each) for text in (each.saw, *each.remarks)
    ]
    told = "".join(f"<p>{marked(each)}</p>" for each in told)
    return f"<figure>{drawn}<figcaption>{escape(caption)}</figcaption></figure>{told}"


def data(task, show_rows=False):
    rows = task.data.rows
    shape = " × ".join(map(str, getattr(rows, "shape", (len(rows),))[1:]))
    facts = [
        ("Rows", f"{len(task.data):,}, of {shape} {'pixels' if task.pictures else 'columns'}"),
        ("Target", f"{task.data.target_name}, {task.data.kind}"),
        ("Withheld", f"{len(task.withheld):,} rows, by {task.by}"),
    ]
    if unused := len(task.data) - len(task.withheld) - len(task.rest):
        facts.append(("Unused", f"{unused:,} rows: of groups whose later rows are withheld"))
    if task.groups is not None:
        facts.append(("Groups", f"{len(np.unique(task.groups)):,}"))
    if hasattr(rows, "columns"):
        facts.append(("Columns", ", ".join(map(str, rows.columns[:40]))))
    listed = "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in facts)
    y = task.data.target
    if task.counted:
        drawn = page_pictures.counts(task.data.classes, np.bincount(y, minlength=task.counted))
    else:
        drawn = page_pictures.histogram(y)
    found = "".join(
        f"<p class='quiet'>{marked(in_words(each, task.data, show_rows))}</p>"
        for each in task.data.findings[:12]
        if each.kind != "question"  # those are asked above
    )
    return f'<dl class="facts">{listed}</dl><figure>{drawn}</figure>{found}'


def recipe(result):
    """The source of the functions."""
    parts = []
    for name, function in result.task.functions.items():
        parts.append(f"<h3>{name}</h3><pre>{escape(source_of(function))}</pre>")
    return "".join(parts)


def source_of(function):
    try:
        lines = textwrap.dedent(inspect.getsource(function)).rstrip().splitlines()
    except (OSError, TypeError):
        return f"{text_of(function)}: its source is not available."
    more = [f"… {len(lines) - LONGEST} more lines"] if len(lines) > LONGEST else []
    return "\n".join(lines[:LONGEST] + more)


def limits(result):
    """What this page is no proof of."""
    said_so = [
        "What was looked at before the rows were withheld: plots of all rows, earlier tries.",
        "What was done to the data before they were handed over, where it left no trace in them.",
        "What was chosen outside of the functions by all rows or by scores: a seed, settings, "
        "a list of words, which rows and classes there are.",
        "Whether the rows are like those that will come: another place, another year.",
    ]
    if files := result.outcomes.get("files"):
        names = ", ".join(Path(file).name for file in files[:5])
        said_so.append(f"What is in files that the functions read: {names}.")
    said_so.append(
        "What another process read, or came through a file open before, or over a network."
    )
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in said_so)}</ul>"


def footer(result):
    when = [each["when"].replace("T", " ")[:16] for each in result.outcomes.get("openings", ())]
    opened = f"Opened: {', '.join(when)}. " if when and result.predicted is not None else ""
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}"
    versions += f", mlpkit {getattr(mlpkit, '__version__', '')}".rstrip(" ")
    return f'<p class="quiet">{opened}{versions}.</p>'
