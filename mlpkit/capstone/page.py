"""result.html: one page with what was done, what was found, and what a report may say."""

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
from mlpkit.capstone.verdicts import LEAK, NONE_FOUND, SOUND, UNCLEAR, tally
from mlpkit.data.words import list_first, pluralize
from mlpkit.helpers.whole_files import whole

SIGNS = {
    SOUND: ("✓", "sound"),
    NONE_FOUND: ("✓", "sound"),
    LEAK: ("✗", "leak"),
    UNCLEAR: ("?", "unclear"),
}
ASKS = {  # {check: its question}, for readers who don't know the check; "no" is the good answer
    "the split": "Do the same rows train and judge?",
    "rows left out": "Are the hard rows left out?",
    "copies": "Are validation rows copies of training rows?",
    "rows that are nearly the same": "Are validation rows nearly the same as training rows?",
    "rows made from others": "Were rows mixed from other rows before the split?",
    "the data as received": "Was a column computed over all rows beforehand?",
    "what is known in time": "Does a column hold what is known only later?",
    "each column alone": "Does one column, or one of its values, give the answer away?",
    "row by row": "Does a row's prediction depend on the rows that come with it?",
    "prepare": "Does the preparation learn from rows that don't train?",
    "rows as noise": "Does anything change if rows that shouldn't be seen are overwritten?",
    "the target reversed": "After training on false answers, does it still know the true ones?",
    "against the baseline": "Is it no better than the simplest guess?",
    "groups and times not named": "Is it worse on persons, things or times it has not seen?",
    "validation and withheld rows": "Do the withheld rows score much more or less than validation?",
}
STYLE = Path(__file__).with_name("page.css")
# checks whose result is shown only next to the number
BESIDE = "against the baseline", "validation and withheld rows"
LONGEST = 200  # most lines of a function's source


def write_page(path, result):
    """Write the page for a Result, whole or not at all."""
    with whole(path) as file:
        file.write(page(result).encode())


def page(result):
    """The page as text; nothing in it loads another file."""
    task = result.task
    checked = f"<h2>What was checked</h2>{checks(result)}"
    leaks = result.verdict == LEAK
    parts = [
        f"<h1>Capstone: {escape(task.name)}</h1>",
        f"<p>{marked(subject(task))}</p>",
        f'<p class="sentence">{marked(result.sentence)}</p>',
        standing(result),
        checked if leaks else "",
        f"<h2>The number</h2>{number(result)}",
        errors(result),
        f"<h2>The data</h2>{data(task, result.outcomes.get('show_rows'))}",
        "" if leaks else checked,
        f"<h2>What the judge can't know</h2>{limits(result)}",
        f"<h2>Appendix: the recipe</h2>{recipe(result)}",
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


def subject(task):
    """A paragraph: what a row is, how many there are, and what is predicted."""
    names = [f"`{name}`" for name in getattr(task.data.rows, "columns", ())]
    shape = " × ".join(map(str, task.data.rows.shape[1:]))
    what = f"each with {list_first(names, 8)}" if names else f"of {shape} numbers"
    groups = 0 if task.groups is None else len(np.unique(task.groups))
    parted = f"in {pluralize(groups, 'group')}" if groups else "no groups declared"
    values = f" ({' or '.join(task.data.classes[:4])}{' …' * (task.counted > 4)})"
    values = values if task.counted else ", a number"
    return (
        f"{len(task.data):,} rows, {what}; {parted}. Predicted: {task.data.target_name}{values}. "
        f"{len(task.withheld):,} rows were withheld: set aside before training, for the final test."
    )


def standing(result):
    """A section on the checks' outcomes, the scope of the number, and the open questions."""
    is_asked = result.verdict == NONE_FOUND and result.questions  # a tick would be premature
    found = "" if is_asked else f"{badge(result.verdict)} in "
    lines = [f"{found}{tally(result.verdicts)}."]
    if result.predicted is not None:
        lines.append(
            "The number is for rows collected like these: another place or year may differ."
        )
    if result.openings > 1:
        lines.append(
            f"The withheld rows were opened {result.openings} times: anything chosen after the "
            "first time may have been chosen to suit them."
        )
    asked = "".join(f"<li>{marked(each)}</li>" for each in result.questions)
    if asked:
        what = (
            "Only the author of the capstone can answer this. Until then the number may be false:"
        )
        asked = f'<div class="open"><p><b>{what}</b></p><ul>{asked}</ul></div>'
    return f"<p>{' '.join(lines)}</p>{asked}"


def checks(result):
    """The checks that found something, one by one, and all others in one list. Questions come
    earlier on the page."""
    order = {LEAK: 0, UNCLEAR: 1, SOUND: 2}
    items = []
    for each in sorted(result.verdicts, key=lambda each: order[each.verdict]):
        if each.is_quiet:
            continue
        saw, remarks = ("Shown above.", ()) if is_beside(each) else (each.saw, each.remarks)
        more = "".join(f'<p class="aside">{marked(text)}</p>' for text in remarks)
        told = f"<p><b>{ASKS[each.check]}</b> {marked(saw)}</p>{more}"
        sign = f'<span class="badge">{"asked above" if each.questions else "remark"}</span>'
        sign = sign if each.verdict == SOUND else badge(each.verdict)
        items.append(f"<li>{sign}<div>{told}</div></li>")
    what = "<p>A leak is something that the functions know here and won't know in use.</p>"
    told = f'<ul class="checks">{"".join(items)}</ul>' if items else ""
    clear = [ASKS[each.check] for each in result.verdicts if each.is_quiet]
    told += f"<p>{pluralize(len(clear), 'check')} clear, with the answer no:</p>" if clear else ""
    return f'{what}{told}<ul class="clear">{"".join(f"<li>{each}</li>" for each in clear)}</ul>'


def is_beside(verdict):
    return verdict.check in BESIDE and verdict.verdict == SOUND


def marked(text):
    """Return plain text as HTML; text in backticks becomes <code>."""
    text = together(escape(text))
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return text
    return "".join(f"<code>{part}</code>" if k % 2 else part for k, part in enumerate(parts))


def together(text):
    """Replace the space between a number and its sign, so that no line breaks there."""
    return text.replace("± ", "±\xa0").replace("R² ", "R²\xa0")


def number(result):
    """A picture of the scores on five splits and on the withheld rows, next to the baseline's."""
    task, around, closed = result.task, None, result.predicted is None
    pairs = enumerate(result.outcomes["pairs"], start=1)
    rows = [(f"split {k}", each["score"], each["plain"]) for k, each in pairs]
    if not closed:
        rows.append((page_pictures.LAST, result.number, score(task, result.plain, task.withheld)))
        if task.counted:
            found = interval(task, result.predicted, task.withheld)
            around = None if found.reason else (found.low, found.high)
        if result.apart:
            rows.append((page_pictures.APART, result.apart[1], None))
    form = lambda value: said(task, value).removeprefix("R² ")  # noqa: E731
    doubt = bool(result.doubts) and not closed
    drawn = page_pictures.pairs(rows, form, around, doubt)
    what = f"always “{task.word(result.plain[0])}”" if task.counted else "the mean"
    caption = (
        f"{'Share that is right' if task.counted else 'R²'} of validation rows, in five splits"
    )
    caption += "." if closed else ", and of the withheld rows, after training on all others"
    if not closed:
        caption += ", with its 95% interval." if around else "."
    caption += f" Rings: {what}. A dot inside its ring does no better than that baseline."
    caption += " “?”: not to be relied on yet." if doubt else ""
    if result.apart and not closed:
        caption += f" Kept apart: validation rows if {result.apart[0].replace('`', '')}."
    told = [
        text for each in result.verdicts if is_beside(each) for text in (each.saw, *each.remarks)
    ]
    told = "".join(f"<p>{marked(each)}</p>" for each in told)
    return f"<figure>{drawn}<figcaption>{escape(caption)}</figcaption></figure>{told}"


def data(task, show_rows=False):
    rows = task.data.rows
    facts = []
    if unused := len(task.data) - len(task.withheld) - len(task.rest):
        facts.append(("Unused", f"{unused:,} rows, from groups whose later rows are withheld"))
    if hasattr(rows, "columns"):
        facts.append(("Columns", ", ".join(map(str, rows.columns[:40]))))
    shown = "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in facts)
    y = task.data.target
    if task.counted:
        drawn = page_pictures.counts(task.data.classes, np.bincount(y, minlength=task.counted))
    else:
        drawn = page_pictures.histogram(y)
    found = "".join(
        f"<p class='quiet'>{marked(in_words(each, task.data, show_rows))}</p>"
        for each in task.data.findings[:12]
        if each.kind != "question"  # questions are shown above
    )
    return f'<dl class="facts">{shown}</dl><figure>{drawn}</figure>{found}'


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
    """A section on what this page does not prove."""
    said_so = [
        "Anything that was looked at before the rows were withheld: plots of all rows, earlier "
        "attempts.",
        "Changes that were made to the data beforehand and left no trace in them.",
        "Anything chosen outside the functions, with all rows or scores in view: a seed, settings, "
        "a list of words, the choice of rows and classes.",
    ]
    if files := result.outcomes.get("files"):
        names = ", ".join(Path(file).name for file in files[:5])
        said_so.append(f"The contents of files that the functions read: {names}.")
    said_so.append(
        "Data that a different process read, or that came through a file opened earlier, or over a "
        "network."
    )
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in said_so)}</ul>"


def footer(result):
    when = [each["when"].replace("T", " ")[:16] for each in result.outcomes.get("openings", ())]
    is_open = when and result.predicted is not None
    opened = f"The withheld rows were opened on {', '.join(when)}. " if is_open else ""
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}"
    versions += f", mlpkit {getattr(mlpkit, '__version__', '')}".rstrip(" ")
    return f'<p class="quiet">{opened}{versions}.</p>'
