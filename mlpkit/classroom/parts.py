"""What the page is made of: escaped texts, tables, pictures with a sentence and a table."""

from mlpkit.checker.display.verdict import Html, inline
from mlpkit.classroom.small_groups import LEAST

FEWER = f"fewer than {LEAST}"


def safe(value):
    """A value as HTML, escaped unless it is Html."""
    return value if isinstance(value, Html) else inline(str(value))


def code(text):
    return Html(f"<code>{inline(text)}</code>")


def table(head, rows, names=1):
    """A table; columns of numbers are set to the right, the first `names` columns don't break."""
    if not rows:
        return ""
    numbers = [all(is_number(row[k]) for row in rows) for k in range(len(head))]
    kinds = ["number" if n else "name" if k < names else "" for k, n in enumerate(numbers)]
    kinds[-1] = kinds[-1] or "last"

    def line(tag, cells):
        drawn = (
            f'<{tag} class="{kind}">{safe(each)}</{tag}>'
            for kind, each in zip(kinds, cells, strict=True)
        )
        return f"<tr>{''.join(drawn)}</tr>"

    body = "".join(line("td", row) for row in rows)
    return Html(
        f'<div class="scroll"><table><thead>{line("th", head)}</thead><tbody>{body}</tbody>'
        "</table></div>"
    )


def is_number(value):
    return isinstance(value, int) or value in ("", "·", FEWER)


def figure(picture, sentence, under, legend=""):
    """A picture with a legend above it, and a sentence and a table under it."""
    caption = f"<figcaption>{safe(sentence)}</figcaption>"
    return f'<figure>{legend}<div class="scroll">{picture}</div>{caption}{under}</figure>'


def legend(entries):
    """Return a legend. entries: {colour: what it means}."""
    items = (f'<li><span class="{name}"></span>{safe(said)}</li>' for name, said in entries.items())
    return f'<ul class="legend">{"".join(items)}</ul>'


def paragraph(text, name=""):
    return f'<p class="{name}">{safe(text)}</p>'


def or_fewer(count):
    """A count of people as it may be shown; None stands for one that is too small."""
    return FEWER if count is None or 0 < count < LEAST else count
