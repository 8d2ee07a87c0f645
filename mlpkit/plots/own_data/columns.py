"""What each column of a table has to do with its target."""

from collections import Counter

import numpy as np
from matplotlib.dates import AutoDateLocator, DateFormatter
from matplotlib.ticker import MaxNLocator

from mlpkit.data.summary import kind_of
from mlpkit.data.words import list_first, shorten
from mlpkit.plots import (
    FOURTH,
    INK,
    QUIET,
    TEST,
    THIRD,
    TRAINING,
    VALIDATION,
    canvas,
    drawing,
)

# the remaining classes together are grey
CLASS_COLORS = (TRAINING, VALIDATION, TEST, THIRD, FOURTH)
PANELS = 12
ACROSS = 3  # panels in a row
BARS = 6  # categories per panel; all others share one more bar
DOTS = 1500  # how many rows are drawn as dots; all are counted
CUTS = 10  # bins that a column of numbers is cut into
SINGLE = 0.5  # share of rows: with this many different texts a column gets no panel


@drawing
def columns_against_target(data):
    """A panel for each column of a table, against its target: `data`, a `Dataset` of a table.

    If the target is classes: for numbers or dates, how each class's rows spread over the column;
    for categories, the classes' shares in each. If it is numbers: the target over the column, or
    for each category its median, middle half (box) and middle nine tenths (line). Columns in which
    nearly all texts differ, or none do, get no panel; of more than twelve columns the figure shows
    those that say most by themselves, in the table's order. The caption says what is not drawn.

    Raises ValueError for pictures.
    """
    if not hasattr(data.rows, "columns"):
        raise ValueError("columns_against_target: got pictures; expected a table.")
    useless = [name for name in data.rows.columns if says_nothing(data.rows[name])]
    every = [name for name in data.rows.columns if name not in useless]
    if not every:
        raise ValueError(
            "columns_against_target: got no column to draw: in each, nearly all values differ, or "
            "none do."
        )
    found = {name: alone(data, data.rows[name]) for name in every}
    first = set(sorted(every, key=found.get, reverse=True)[:PANELS])
    shown, more = (
        [name for name in every if name in first],
        [name for name in every if name not in first],
    )
    rows = -(-len(shown) // ACROSS)
    figure, axes = canvas(rows, ACROSS, size=(7.6, 0.5 + 1.9 * rows), squeeze=False)
    for axis in axes.flat[len(shown) :]:
        axis.axis("off")
    groups = grouped(data) if data.kind == "classes" else None
    for axis, name in zip(axes.flat, shown, strict=False):
        draw_panel(axis, data, data.rows[name], groups)
        axis.set_title(shorten(name, 30), fontsize=9)
        if gone := int(data.rows[name].isna().sum()):
            axis.set_xlabel(f"{gone:,} missing", fontsize=8)
    if data.kind == "classes":
        handles = [axes.flat[0].fill_between([], [], color=color) for _, _, color in groups]
        names = [shorten(name, 30) for name, _, _ in groups]
        columns = max(1, 80 // (6 + max(map(len, names))))
        figure.legend(handles, names, loc="outside upper center", ncols=columns)
    else:
        for axis in axes[:, 0]:
            axis.set_ylabel(data.target_name)
    told = [one_by_one(data, found)]
    least = "it tells" if len(more) == 1 else "they tell"
    told += [f"Not drawn, because {least} least: {list_first(more, 6)}."] if more else []
    if useless:
        told.append(
            f"No panel, because nearly all values differ, or none do: {list_first(useless, 6)}."
        )
    return figure, " ".join(told)


@drawing
def each_column_alone(data):
    """A bar for each column of a table: the share of rows whose class it names by itself.

    data: a `Dataset` of a table, its target classes. A column names, for each value, the commonest
    class of the rows with that value; numbers are cut into at most ten bins. The line is what
    always naming the commonest class gets. Raises ValueError for a target of numbers.
    """
    if data.kind != "classes":
        raise ValueError("each_column_alone: got a target of numbers; expected classes.")
    found = {name: alone(data, data.rows[name]) for name in data.rows.columns}
    order = sorted(found, key=found.get)
    figure, axis = canvas(size=(7.6, 0.8 + 0.24 * len(order)))
    shares = [found[name] for name in order]
    axis.barh(order, shares, color=[QUIET] * (len(order) - 1) + [VALIDATION], height=0.7)
    always = np.bincount(data.target).max() / len(data.target)
    axis.axvline(always, color=INK, ls=":")
    axis.text(always, len(order) - 0.4, " always the commonest", color=INK, fontsize=8)
    axis.set(xlim=(0, 1), xlabel=f"share of rows whose {data.target_name} it names alone")
    axis.grid(axis="y", visible=False)
    return figure, one_by_one(data, found)


def says_nothing(values):
    there = values.dropna()
    different = there.nunique()
    return different < 2 or (kind_of(values) == "categories" and different > SINGLE * len(there))


def as_numbers(values):
    """Return numbers as they are; dates as days since 1 January 1970, as matplotlib has them."""
    if kind_of(values) == "dates":
        days = values.to_numpy("datetime64[us]").astype(np.float64) / 86_400e6
        return np.where(values.isna(), np.nan, days)
    return values.to_numpy(dtype=np.float64)


def grouped(data):
    """Return (name, (N,) bool, colour) of the commonest classes, and of all others together."""
    sizes = np.bincount(data.target, minlength=len(data.classes))
    order = np.argsort(-sizes, kind="stable")
    order = order[sizes[order] > 0]
    own = order if len(order) <= len(CLASS_COLORS) else order[: len(CLASS_COLORS) - 1]
    groups = [
        (str(data.classes[k]), data.target == k, color)
        for k, color in zip(sorted(own), CLASS_COLORS, strict=False)
    ]
    if rest := len(order) - len(own):
        groups.append((others(rest), ~np.isin(data.target, own), QUIET))
    return groups


def draw_panel(axis, data, values, groups):
    axis.tick_params(labelsize=8)
    if kind_of(values) == "categories":
        return (shares if groups else boxes)(axis, data, values, groups)
    (spreads if groups else dots)(axis, data, as_numbers(values), groups)
    if kind_of(values) == "dates":
        low, high = axis.get_xlim()
        form = "%Y" if high - low > 1500 else "%Y-%m" if high - low > 100 else "%Y-%m-%d"
        axis.xaxis.set_major_locator(AutoDateLocator(minticks=2, maxticks=3))
        axis.xaxis.set_major_formatter(DateFormatter(form))
    else:
        whole = values.dtype.kind in "iu"
        axis.xaxis.set_major_locator(MaxNLocator(4, integer=whole))


def spreads(axis, data, x, groups):
    """A stepped curve per class: the share of its rows in each bin."""
    there = x[np.isfinite(x)]
    # a single row far off would leave no room for the others
    low = np.quantile(there, 0.005, method="higher")
    high = np.quantile(there, 0.995, method="lower")
    low, high = (low, high) if high > low else (there.min(), there.max())
    different = np.unique(there)
    if len(different) <= 12 and np.all(different == np.round(different)):
        edges = np.append(different, different[-1] + 1) - 0.5
        edges = np.arange(edges[0], edges[-1] + 1) if np.ptp(different) <= 24 else edges
    else:
        edges = np.linspace(low, high, 21)
    for _, chosen, color in groups:
        counts, _ = np.histogram(np.clip(x[chosen & np.isfinite(x)], edges[0], edges[-1]), edges)
        share = counts / max(1, counts.sum())
        axis.stairs(share, edges, color=color, fill=True, alpha=0.18)
        axis.stairs(share, edges, color=color, linewidth=1.4)
    axis.set(yticks=[], ylim=(0, None))


def commonest(values):
    """Return (names, (N,) indices) of a column's categories, the most common first, all remaining
    ones together last."""
    counts = Counter(
        values.dropna().tolist()
    ).most_common()  # of equally common values, the first in the column
    own = [name for name, _ in counts[:BARS]]
    names = [str(name) for name in own]
    places = np.full(len(values), -1)
    for place, name in enumerate(own):
        places[(values == name).fillna(False).to_numpy(dtype=bool)] = place
    if rest := len(counts) - len(own):
        places[(places < 0) & values.notna().to_numpy()] = len(own)
        names.append(others(rest))
    return [shorten(name, 14) for name in names], places


def others(rest):
    return f"{rest:,} others" if rest > 1 else "1 other"


def shares(axis, data, values, groups):
    """A bar for each category: the classes' shares in it, side by side."""
    names, places = commonest(values)
    left = np.zeros(len(names))
    sizes = np.array([np.sum(places == k) for k in range(len(names))])
    for _, chosen, color in groups:
        part = np.array([np.sum(chosen & (places == k)) for k in range(len(names))]) / sizes
        axis.barh(range(len(names)), part, left=left, color=color, height=0.7, alpha=0.85)
        left += part
    axis.set_yticks(range(len(names)), names)
    axis.set(xlim=(0, 1), xticks=(0, 0.5, 1))
    axis.set_xticklabels(("0", "½", "all"))
    axis.invert_yaxis()
    axis.grid(axis="y", visible=False)


def dots(axis, data, x, groups):
    """The target over a column of numbers; if there are many rows, evenly spaced ones."""
    step = max(1, -(-len(x) // DOTS))
    axis.plot(x[::step], data.target[::step], ".", color=TRAINING, ms=4, mew=0, alpha=0.65)


def boxes(axis, data, values, groups):
    """The target in each category: middle nine tenths, middle half, median."""
    names, places = commonest(values)
    for place in range(len(names)):
        low, first, middle, third, high = np.quantile(
            data.target[places == place], (0.05, 0.25, 0.5, 0.75, 0.95)
        )
        axis.vlines(place, low, high, color=QUIET, lw=1)
        axis.vlines(place, first, third, color=TRAINING, lw=9, alpha=0.55)
        axis.plot(place, middle, "_", color=INK, ms=13, mew=2)
    crowded = len(names) > 3 or sum(map(len, names)) > 16
    turn = {"rotation": 30, "ha": "right", "rotation_mode": "anchor"} if crowded else {}
    axis.set_xticks(range(len(names)), names, **turn)
    axis.set_xlim(-0.6, len(names) - 0.4)
    axis.grid(axis="x", visible=False)


def one_by_one(data, found):
    """Say in a sentence which columns say most about the target by themselves; found: {name:
    share}."""
    best, *second = sorted(found, key=found.get, reverse=True)[:2]
    told = f"Each column was asked on its own, cut into at most {CUTS} bins: "
    then = "".join(f", {name} {{}}{found[name]:.0%}" for name in second)
    share = f"{found[best]:.0%}"
    if data.kind == "numbers":
        told += f"{best} takes away {share} of the variance of {data.target_name} in these rows"
        return f"{told}{then.format('')}."
    sizes = np.bincount(data.target)
    told += f"{best} gives the right class for {share} of these rows{then.format('for ')}."
    always = f"{sizes.max() / sizes.sum():.0%}"
    return f"{told} Always answering {data.classes[int(sizes.argmax())]} gives {always}."


def alone(data, values):
    """How much of the target one column predicts on these rows, by the commonest class, or the
    mean, in each bin of the column; missing values are a bin of their own."""
    pieces = pieces_of(values)
    if data.kind == "classes":
        table = np.zeros((pieces.max() + 1, data.target.max() + 1))
        np.add.at(table, (pieces, data.target), 1)
        return table.max(axis=1).sum() / len(pieces)
    sizes = np.bincount(pieces)
    means = np.bincount(pieces, data.target) / np.maximum(1, sizes)
    left = np.mean((data.target - means[pieces]) ** 2)
    return 1 - left / np.var(data.target)


def pieces_of(values):
    """Return (N,) the bin of each row: equally full bins of numbers, the commonest categories of
    texts."""
    if kind_of(values) == "categories":
        counts = Counter(values.dropna().tolist()).most_common(CUTS - 1)
        number = {name: place for place, (name, _) in enumerate(counts, start=1)}
        return np.array([0 if v != v else number.get(v, CUTS) for v in values.tolist()])
    x = as_numbers(values)
    cuts = np.unique(np.quantile(x[np.isfinite(x)], np.linspace(0, 1, CUTS + 1)[1:-1]))
    return np.where(np.isfinite(x), 1 + np.searchsorted(cuts, x, side="right"), 0)
