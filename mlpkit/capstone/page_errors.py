"""The page's section on errors: which class is taken for which, how far off numbers are, and the
worst mistakes."""

from html import escape

import numpy as np

from mlpkit.capstone import page_pictures
from mlpkit.training import confusion_matrix

WORST = 12
CLASSES = 15  # classes; with more, only the pairs confused most are shown
COLUMNS = 8  # at most this many columns, or values, of a row are shown
LEFT_OUT = (
    '<p class="quiet">The rows themselves are shown only if the author calls '
    "<code>capstone</code> with <code>show_rows=True</code>.</p>"
)


def errors(result):
    """The section; "" while the withheld rows are closed."""
    if result.predicted is None:
        return ""
    task = result.task
    true = task.data.target[task.withheld]
    drawn = (confusion if task.counted else residuals)(task, true, result.predicted)
    return f"<h2>Its errors on the withheld rows</h2>{drawn}{worst(result, true)}"


def confusion(task, true, predicted):
    names = task.data.classes
    table = confusion_matrix(true, predicted, task.counted)
    if task.counted > CLASSES:
        return confused_pairs(table, names)
    most = max(table.max(), 1)
    head = "".join(f'<th class="across">{escape(name)}</th>' for name in names)
    rows = [f"<tr><th></th>{head}</tr>"]
    for i, name in enumerate(names):
        cells = "".join(
            f'<td class="{"right" if i == j else ""}" '
            f'style="background: rgba(var(--cell), {0.55 * count / most:.2f})">{count:,}</td>'
            for j, count in enumerate(table[i])
        )
        rows.append(f"<tr><th>{escape(name)}</th>{cells}</tr>")
    caption = "A row for each true class, a column for what was predicted."
    return (
        f'<figure><div class="scroll"><table class="confusion">{"".join(rows)}</table></div>'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def confused_pairs(table, names):
    wrong = table * (1 - np.eye(len(table), dtype=int))
    order = np.argsort(-wrong, axis=None, kind="stable")[:WORST]
    lines = [
        f"<tr><td>{escape(names[i])}</td><td>{escape(names[j])}</td>"
        f'<td class="number">{wrong[i, j]:,}</td></tr>'
        for i, j in zip(*np.unravel_index(order, wrong.shape), strict=True)
        if wrong[i, j]
    ]
    head = '<tr><th>true</th><th>taken for</th><th class="number">rows</th></tr>'
    return f"<table>{head}{''.join(lines)}</table>"


def residuals(task, true, predicted):
    drawn, off = page_pictures.against(true, predicted), predicted - true
    caption = "Each dot is a withheld row. "
    if not off.any():
        caption += "None of them is off."
    else:
        caption += (
            f"Half of them are off by at most {np.median(np.abs(off)):.3g}; on average they are "
            f"{abs(off.mean()):.2g} too {'high' if off.mean() > 0 else 'low'}."
        )
    return f"<figure>{drawn}<figcaption>{caption}</figcaption></figure>"


def worst(result, true):
    """The mistakes that were made with the most confidence, or are farthest off; the rows
    themselves are shown only on request."""
    task, predicted = result.task, result.predicted
    order, sure = worst_first(result, true)
    if not len(order):
        return "<h3>Mistakes</h3><p>None.</p>"
    head, said = "The mistakes that are farthest off", ""
    if task.counted:
        head = "The mistakes it was surest of" if sure is not None else "Some of its mistakes"
    if task.counted and sure is None:
        said = "predict gives no probabilities, so which it was surest of is not known."
        said = f'<p class="quiet">{said}</p>'
    shown, lines = result.outcomes.get("show_rows"), []
    for k in order[:WORST]:
        place = task.withheld[k]
        cells = [task.row(place, named=shown), task.word(true[k]), task.word(predicted[k])]
        cells += [f"{100 * sure[k]:.0f}%"] if sure is not None else []
        cells = "".join(f"<td>{escape(each)}</td>" for each in cells)
        lines.append(f"<tr>{cells}{f'<td>{row(task, place)}</td>' if shown else ''}</tr>")
    heads = ["row", "true", "predicted", *["sure"] * (sure is not None), *["content"] * bool(shown)]
    heads = "".join(f"<th>{each}</th>" for each in heads)
    table = f'<div class="scroll"><table><tr>{heads}</tr>{"".join(lines)}</table></div>'
    return f"<h3>{head}</h3>{said}{table}{'' if shown else LEFT_OUT}"


def worst_first(result, true):
    """Return (indices of the wrong withheld rows, the worst first; the confidence in each, or
    None)."""
    if not result.task.counted:
        off = np.abs(result.predicted - true)
        return np.argsort(-off, kind="stable")[: np.count_nonzero(off)], None
    wrong = np.flatnonzero(result.predicted != true)
    sure = (result.outcomes.get("final") or {}).get("sure")
    if sure is None:
        return wrong, None
    return wrong[np.argsort(-np.asarray(sure)[wrong], kind="stable")], sure


def row(task, place):
    rows = task.data.rows
    if task.pictures:
        return page_pictures.picture(rows[place])
    if hasattr(rows, "columns"):
        pairs = zip(rows.columns[:COLUMNS], rows.iloc[place, :COLUMNS], strict=True)
        cells = [f"{name} {number(value)}" for name, value in pairs]
        more = " …" if rows.shape[1] > COLUMNS else ""
    else:
        values = np.ravel(rows[place])
        cells, more = [number(v) for v in values[:COLUMNS]], " …" if len(values) > COLUMNS else ""
    return escape(", ".join(cells) + more)


def number(value):
    return f"{value:.4g}" if isinstance(value, (float, np.floating)) else str(value)[:60]
