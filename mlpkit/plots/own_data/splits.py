"""Which rows judge, what their number promised, and what came true.

Training ends a little differently on each processor: captions have numbers only where these were
measured once, or nothing was trained.
"""

import itertools

import numpy as np
from matplotlib.dates import AutoDateLocator, DateFormatter

from mlpkit.plots import (
    INK,
    QUIET,
    TEST,
    TRAINING,
    VALIDATION,
    canvas,
    drawing,
    grid_of_images,
    pair_lines,
)
from mlpkit.search import paired_difference

GROUPS = 40  # most groups drawn, so that single rows can be seen


@drawing
def pictures(data, each=6):
    """The first pictures of each class of a `Dataset` of pictures, a row per class."""
    C = len(data.classes)
    figure, axes = canvas(C, each, size=(0.95 * each, 1.05 * C), squeeze=False)
    for label, row in enumerate(axes):
        places = np.flatnonzero(data.target == label)[:each]
        grid_of_images(row, data.rows[places], cmap="gray", vmin=0, vmax=255)
        row[0].set_title(data.classes[label], fontsize=9)
    sizes = np.bincount(data.target, minlength=C)
    told = ", ".join(f"{name} {size}" for name, size in zip(data.classes, sizes, strict=True))
    return figure, f"{len(data)} pictures of {data.rows.shape[1]} × {data.rows.shape[2]}: {told}."


@drawing
def split_pictures(splits, groups, dates):
    """Which rows judge: a panel for each split, a dot for each row, by its date and its group.

    splits: {name: (training, validation)}, row numbers. groups, dates (N,). Groups come in the
    order of their first dates; if there are many, every second or third … is drawn; all count.
    """
    groups, dates = np.asarray(groups), np.asarray(dates)
    names, of = np.unique(groups, return_inverse=True)
    first = [dates[of == group].min() for group in range(len(names))]
    height = np.argsort(np.argsort(first, kind="stable"))[of]
    drawn = height % -(-len(names) // GROUPS) == 0
    figure, axes = canvas(1, len(splits), size=(7.6, 3.3), sharey=True, squeeze=False)
    axes, told = axes[0], []
    for axis, (name, parts) in zip(axes, splits.items(), strict=True):
        for places, color, marker in zip(parts, (TRAINING, VALIDATION), "os", strict=True):
            seen = places[drawn[places]]
            axis.plot(dates[seen], height[seen], marker, color=color, ms=4, mew=0)
        axis.set_title(name)
        axis.xaxis.set_major_locator(AutoDateLocator(minticks=2, maxticks=5))
        axis.xaxis.set_major_formatter(DateFormatter("%Y-%m"))
        axis.tick_params(axis="x", labelsize=8, rotation=30)
        axis.set_yticks([])
        axis.grid(False)
        training, validation = (set(groups[places]) for places in parts)
        later = np.mean(dates[parts[1]] > dates[parts[0]].max())
        told.append(
            f"{name}: {len(training & validation)} of {len(validation)} judging groups train too, "
            f"{100 * later:.0f} % of the judging rows are later than all others"
        )
    axes[0].set_ylabel(f"{len(set(height[drawn]))} of {len(names)} groups, by first date")
    looks = {"ls": "none", "ms": 5, "mew": 0}
    handles = [
        axes[0].plot([], [], marker, color=color, **looks)[0]
        for color, marker in ((TRAINING, "o"), (VALIDATION, "s"))
    ]
    figure.legend(handles, ("train", "judge"), loc="outside upper right", ncols=2)
    return figure, f"{'. '.join(told)}."


@drawing
def by_group(values, groups, name):
    """The spread of numbers (N,) in each group (N,): overlaid histograms."""
    values, groups = np.asarray(values, float), np.asarray(groups)
    figure, axis = canvas(size=(5.6, 2.6))
    edges = np.linspace(values.min(), values.max(), 41)
    told = []
    for group, color in zip(np.unique(groups), (TRAINING, VALIDATION, TEST), strict=False):
        of_it = values[groups == group]
        axis.hist(of_it, edges, color=color, alpha=0.35)
        axis.hist(of_it, edges, color=color, histtype="step", lw=1.5, label=str(group))
        told.append(f"{group} {np.quantile(of_it, 0.5):.0f}")
    axis.set(xlabel=name, ylabel="rows")
    axis.legend()
    return figure, f"Half of the rows have a {name} below: {', '.join(told)}."


@drawing
def over_time(dates, values, name, pieces=8):
    """Numbers (N,) by date (N,), and their means in equal stretches of time."""
    order = np.argsort(np.asarray(dates), kind="stable")
    dates, values = np.asarray(dates)[order], np.asarray(values, float)[order]
    figure, axis = canvas(size=(7.6, 2.8))
    axis.plot(dates, values, ".", color=TRAINING, ms=5, mew=0, alpha=0.7)
    parts = np.array_split(np.arange(len(dates)), pieces)
    means = [values[part].mean() for part in parts]
    for part, mean in zip(parts, means, strict=True):
        axis.plot(dates[part[[0, -1]]], (mean, mean), color=VALIDATION, lw=2.5)
    axis.xaxis.set_major_locator(AutoDateLocator(minticks=3, maxticks=6))
    axis.xaxis.set_major_formatter(DateFormatter("%Y-%m"))
    axis.set(ylabel=name)
    falls = sum(b < a for a, b in itertools.pairwise(means))
    return figure, (
        f"The rows in {pieces} parts, by time: the mean of {name} is {means[0]:.1f} in the first, "
        f"{means[-1]:.1f} in the last, and falls {falls} times of {pieces - 1}."
    )


@drawing
def baselines_in_pairs(claims, number="accuracy"):
    """A panel for each `Claim`: a line from the rival to the network for each split."""
    figure, axes = canvas(1, len(claims), size=(7.6, 3.1), sharey=True, squeeze=False)
    told = []
    for axis, claim in zip(axes[0], claims, strict=True):
        factor = 100 if number == "accuracy" else 1
        one, other = (factor * np.array(way) for way in claim.runs[number])
        pair_lines(axis, one, other, [name.replace(" ", "\n") for name in claim.compared])
        mean, error, wins = paired_difference(one, other)
        told.append(f"{claim.compared[0]} {mean:+.2f} ± {error:.2f}, {wins} rise".replace("-", "−"))
    axes[0, 0].set_ylabel(UNITS[number])
    splits = len(claims[0].seeds)
    return figure, f"To the {claims[0].compared[1]}, {splits} splits each: {'; '.join(told)}."


UNITS = {
    "accuracy": "right, %",
    "megapascals": "off by, MPa (less is better)",
    "r_squared": "R²",
}


@drawing
def promised_and_came(traps):
    """What validation promised, and what came true: a row per entry of {words: (Claim, number)}.

    Faint dots: one per seed; large dots: their means.
    """
    figure, axis = canvas(size=(7.6, 0.9 + 0.45 * len(traps)))
    told = []
    for row, (name, (claim, number)) in enumerate(traps.items()):
        said, came = map(np.array, claim.runs[number])
        for values, color, off in ((said, VALIDATION, -0.12), (came, TEST, 0.12)):
            axis.plot(values, np.full(len(values), row + off), ".", color=color, ms=4, alpha=0.35)
        axis.plot((said.mean(), came.mean()), (row, row), color=QUIET, lw=2, zorder=1)
        axis.plot(said.mean(), row, "s", color=VALIDATION, ms=8, label="" if row else "promised")
        axis.plot(came.mean(), row, "o", color=TEST, ms=8, label="" if row else "came true")
        told.append(f"{name} {said.mean():.2f} → {came.mean():.2f}".replace("-", "−"))
    axis.set_yticks(range(len(traps)), list(traps))
    axis.axvline(0, color=INK, lw=0.8)
    axis.set(xlabel="accuracy (share), or R²", ylim=(len(traps) - 0.5, -0.5), xlim=(None, 1.03))
    axis.grid(axis="y", visible=False)
    figure.legend(loc="outside upper right", ncols=2)
    return figure, f"Promised → came true: {', '.join(told)}."


@drawing
def predicted_and_measured(targets, predictions, name):
    """Predictions over measured values, a panel per {words: (N,)}; right is on the line."""
    figure, axes = canvas(1, len(predictions), size=(7.6, 3.2), sharey=True, squeeze=False)
    low, high = np.min(targets), np.max(targets)
    off = {}
    for axis, (title, predicted) in zip(axes[0], predictions.items(), strict=True):
        axis.plot((low, high), (low, high), color=INK, lw=1)
        axis.plot(targets, predicted, ".", color=TRAINING, ms=5, mew=0, alpha=0.7)
        axis.set(title=title, xlabel=f"measured, {name}")
        off[title] = np.mean(np.abs(targets - predicted))
    axes[0, 0].set_ylabel(f"predicted, {name}")
    order = sorted(off, key=off.get)
    return figure, f"Nearest to the line on average: {', then '.join(order)}."
