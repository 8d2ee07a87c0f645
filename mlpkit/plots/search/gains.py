"""What methods of search gain over random draws, and a hundred equal runs side by side."""

from collections import Counter

import numpy as np
from matplotlib.patches import ConnectionPatch
from matplotlib.ticker import MultipleLocator

from mlpkit.plots import FOURTH, INK, QUIET, TEST, TRAINING, VALIDATION, canvas, drawing

BIN = 0.05  # in points of error; dots closer together than this are stacked


@drawing
def gains(rows, unit="in loss", better="lower", digits=3):
    """Draw differences with their standard errors, one below the other, and a line at 0.

    rows: {name: (mean, standard error)}, from top to bottom; those with "random" in their names are
    grey. better: "lower" or "higher", whichever is a gain. digits: the decimals in the caption.
    """
    figure, axis = canvas(size=(7.6, 0.8 + 0.36 * len(rows)))
    for place, (name, (mean, error)) in enumerate(rows.items()):
        colour = QUIET if "random" in name else TRAINING
        axis.plot([0, mean], [place, place], color=colour, lw=5, alpha=0.35, solid_capstyle="butt")
        axis.errorbar(mean, place, xerr=error, fmt="o", color=colour, ms=6, lw=1.6)
    axis.axvline(0, color=INK, lw=1)
    axis.set_yticks(range(len(rows)), rows)
    axis.tick_params(axis="y", length=0)
    axis.grid(axis="y", visible=False)
    axis.set(ylim=(len(rows) - 0.5, -0.5), xlabel=f"difference {unit}; {better} is better")
    told = "; ".join(f"{name}: {shown(*found, digits)}" for name, found in rows.items())
    return figure, f"Differences {unit}, {better} is better: {told} (± standard error)."


def shown(mean, error, digits):
    return f"{mean:+.{digits}f} ± {error:.{digits}f}".replace("-", "−")


@drawing
def equal_runs(errors, test_errors=None):
    """Draw runs of one setting as dots: by validation error and, below, by test error; the best has
    a ring.

    errors, test_errors (N,): shares. Without test errors the lower row has a question mark.
    """
    rows = [100 * np.asarray(row) for row in (errors, test_errors) if row is not None]
    best, count = int(np.argmin(rows[0])), len(rows[0])
    columns = [np.round(row / BIN).astype(int) for row in rows]
    heights = [stacked(column, best) for column in columns]
    figure, axes = canvas(2, 1, size=(7.6, 3.6), sharex=True, sharey=True)
    axes[0].set_ylim(-1, max(map(np.max, heights)) + 3)
    looks = ("validation", VALIDATION), ("test", TEST)
    for axis, (name, _) in zip(axes, looks, strict=True):
        axis.set_ylabel(f"{name}\nimages", rotation=0, ha="right", va="center")
        axis.set_yticks([])
        axis.grid(visible=False)
    for axis, (_, colour), row, *where in zip(axes, looks, rows, columns, heights, strict=False):
        dots(axis, row, BIN * where[0], where[1], best, colour)
    axes[1].set_xlabel("error, %")
    axes[1].xaxis.set_major_locator(MultipleLocator(0.5))
    label = {"color": INK, "va": "center"}
    told = f"the best: {rows[0][best]:.1f}"
    axes[0].text(BIN * columns[0][best], heights[0][best] + 2.2, told, **label)
    below = rows[0].mean() - rows[0][best]
    said = (
        f"{count} runs of one setting. Their validation errors are {spanned(rows[0])}; the best "
        f"(ringed) is {below:.1f} points below the mean."
    )
    if test_errors is None:
        look = {"transform": axes[1].transAxes, "ha": "center", "va": "center", "color": INK}
        axes[1].text(0.5, 0.5, "?", fontsize=28, **look)
        return figure, said
    ends = [(BIN * columns[k][best], heights[k][best]) for k in (0, 1)]
    line = ConnectionPatch(*ends, coordsA=axes[0].transData, coordsB=axes[1].transData)
    line.set(color=FOURTH, linestyle="--", linewidth=1.4, zorder=-1)  # behind the dots
    figure.add_artist(line)
    place, same = int(np.sum(rows[1] < rows[1][best])) + 1, f"the same run: {rows[1][best]:.1f}"
    axes[1].text(BIN * columns[1].max() + 0.07, ends[1][1], f"{same},\nnumber {place}", **label)
    return figure, (
        f"{said} Their test errors are {spanned(rows[1])}; the same run has {rows[1][best]:.1f}% "
        f"and is number {place}."
    )


def stacked(columns, best):
    """The height (N,) of each dot in its column, from 0; the dot `best` is the highest in its
    column."""
    heights, seen = np.zeros(len(columns), int), Counter()
    for k in sorted(range(len(columns)), key=lambda k: k == best):
        heights[k] = seen[columns[k]]
        seen[columns[k]] += 1
    return heights


def dots(axis, row, across, heights, best, colour):
    """One row of `equal_runs`, and a line at its mean."""
    top = axis.get_ylim()[1]
    axis.axvline(row.mean(), color=QUIET, ls=":", lw=1.4)
    axis.text(row.mean(), top, f" mean {row.mean():.1f}", color=INK, va="top")
    axis.plot(across, heights, "o", color=colour, ms=5.5, mew=0, clip_on=False)
    at = across[best], heights[best]
    axis.plot(*at, "o", color=FOURTH, ms=6, mew=0, clip_on=False)
    axis.plot(*at, "o", mfc="none", mec=INK, ms=12, mew=1.6, clip_on=False)


def spanned(row):
    return f"{row.min():.1f} to {row.max():.1f}%, {row.mean():.1f}% on average"
