"""The page's pictures, as SVG in the page's own colours, so that they follow its themes."""

from html import escape

from mlpkit.data.words import shorten

WIDE, LABEL, ROW = 960, 260, 24
STRIPES = (
    '<svg width="0" height="0" style="position: absolute" aria-hidden="true"><defs>'
    '<pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" class="ground"/>'
    '<line x1="0" y1="0" x2="0" y2="6" class="stripe"/></pattern></defs></svg>'
)
LONGEST = 38  # most letters of a bar's name
DARK = ("once", "unsolved")  # colours on which a number is white


def frame(rows, parts, label):
    height = ROW * rows + 4
    return (
        f'<svg viewBox="0 0 {WIDE} {height}" role="img" aria-label="{escape(label)}">'
        f"{''.join(parts)}</svg>"
    )


def text(x, row, said, anchor="start", name=""):
    return (
        f'<text x="{x:.1f}" y="{ROW * row + 17}" text-anchor="{anchor}" class="{name}">'
        f"{escape(said)}</text>"
    )


def rectangle(x, row, wide, name):
    return f'<rect x="{x:.1f}" y="{ROW * row + 4}" width="{wide:.1f}" height="17" class="{name}"/>'


def stacked(rows, label):
    """Bars that are all equally long, each divided in proportion to its parts.

    rows: (name, [(colour, count, said)]) for each bar; label: the picture in a sentence.
    """
    parts = []
    for row, (name, pieces) in enumerate(rows):
        parts.append(text(LABEL - 12, row, shorten(name, LONGEST), "end"))
        total, x = sum(count for _, count, _ in pieces) or 1, float(LABEL)
        for colour, count, said in pieces:
            wide = (WIDE - LABEL) * count / total
            parts.append(rectangle(x, row, max(wide - 1, 0.5), colour))
            if wide > 8 * len(said) + 4 and colour != "merged":
                on = "on-dark" if colour in DARK else "on-light" if colour != "open" else "quiet"
                parts.append(text(x + wide / 2, row, said, "middle", on))
            x += wide
    return frame(len(rows), parts, label)


def bars(rows, label, colour="unsolved"):
    """Bars as long as their numbers, each with a text at its end.

    rows: (name, number, said) for each bar; label: the picture in a sentence.
    """
    most = max(number for _, number, _ in rows) or 1
    room = WIDE - LABEL - 8 * max(len(said) for *_, said in rows) - 10
    parts = []
    for row, (name, number, said) in enumerate(rows):
        wide = room * number / most
        parts.append(text(LABEL - 12, row, shorten(name, LONGEST), "end"))
        parts.append(rectangle(LABEL, row, wide, colour))
        parts.append(text(LABEL + wide + 8, row, said, name="quiet"))
    return frame(len(rows), parts, label)
