"""Which rows judge, what their number promised, and what came true.

Training ends a little differently on each processor: captions have numbers only where these were
measured once, or nothing was trained.
"""

import itertools

import numpy as np
from matplotlib.dates import AutoDateLocator, DateFormatter

from mlpkit.plots import (
    QUIET,
    TEST,
    TRAINING,
    VALIDATION,
    canvas,
    drawing,
)

GROUPS = 40  # the largest number of groups drawn, so that single rows can be seen


@drawing
def split_pictures(splits, groups, dates):
    """Which rows judge: a panel for each split, a dot for each row, by its date and its group.

    splits: {name: (training, validation)}, row numbers. groups, dates (N,). Groups come in the
    order of their first dates; if there are many, only every second, third, … is drawn; all are
    counted.
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
            f"{name}: {len(training & validation)} of the {len(validation)} groups among the "
            f"validation rows have training rows too; {100 * later:.0f}% of the validation rows "
            "are later than every training row"
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
def over_time(dates, values, name, pieces=8):
    """Draw numbers (N,) by date (N,), and their means in equal stretches of time."""
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
        f"The rows in {pieces} parts, by time: the mean of “{name}” is {means[0]:.1f} in the "
        f"first, {means[-1]:.1f} in the last, and falls {falls} times out of {pieces - 1}."
    )


@drawing
def promised_and_came(claims):
    """Draw the accuracy in validation, and what came true: a row per entry of {words: Claim}.

    Faint dots: one per seed; large dots: their means.
    """
    figure, axis = canvas(size=(7.6, 1 + 0.5 * len(claims)))
    told = []
    for row, (name, claim) in enumerate(claims.items()):
        said, came = map(np.array, claim.runs["accuracy"])
        for values, color, off in ((said, VALIDATION, -0.15), (came, TEST, 0.15)):
            axis.plot(values, np.full(len(values), row + off), ".", color=color, ms=4, alpha=0.35)
        axis.plot((said.mean(), came.mean()), (row, row), color=QUIET, lw=2, zorder=1)
        axis.plot(said.mean(), row, "s", color=VALIDATION, ms=8, label="" if row else "promised")
        axis.plot(came.mean(), row, "o", color=TEST, ms=8, label="" if row else "came true")
        told.append(f"{name} {said.mean():.2f} → {came.mean():.2f}")
    axis.set_yticks(range(len(claims)), list(claims))
    axis.set(xlabel="share that is right", ylim=(len(claims) - 0.5, -0.5), xlim=(None, 1.02))
    axis.grid(axis="y", visible=False)
    figure.legend(loc="outside upper right", ncols=2)
    return figure, f"Promised → came true: {'; '.join(told)}."
