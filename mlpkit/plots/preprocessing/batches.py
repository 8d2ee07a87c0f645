"""Batches: which examples they hold, and where their gradients point."""

import numpy as np
from matplotlib.patches import Rectangle

from mlpkit.checker.words import capitalized
from mlpkit.plots import (
    FIFTH,
    FOURTH,
    INK,
    TEST,
    THIRD,
    TRAINING,
    VALIDATION,
    canvas,
    drawing,
)
from mlpkit.plots.preprocessing.images import ink_on

THIN = {"color": TRAINING, "linewidth": 1, "alpha": 0.5}


@drawing
def batches(order, size):
    """Which example goes into which batch: order (N,) cut into batches of `size`."""
    figure, axis = canvas(size=(7.6, 1.5))
    colors = (TRAINING, VALIDATION, TEST, THIRD, FOURTH, FIFTH)
    for place, example in enumerate(order):
        number = place // size
        color = colors[number % 6]
        axis.add_patch(Rectangle((place + 0.25 * number, 0), 0.9, 1, facecolor=color))
        axis.text(
            place + 0.25 * number + 0.45,
            0.5,
            str(example),
            ha="center",
            va="center",
            color=ink_on(color),
            fontsize=10,
        )
    cuts = range(0, len(order), size)
    for number, start in enumerate(cuts):
        count = min(size, len(order) - start)
        axis.text(
            start + 0.25 * number + count / 2,
            -0.45,
            f"batch {number + 1}: {count}",
            ha="center",
            fontsize=9,
            color=INK,
        )
    axis.set(xlim=(-0.2, len(order) + 0.25 * len(cuts)), ylim=(-0.7, 1.1))
    axis.axis("off")
    sizes = [min(size, len(order) - start) for start in cuts]
    return figure, (
        f"{len(order)} examples, shuffled, in batches of {listed(sizes)}; "
        f"{len(set(order))} different examples in all. Batch 1 has {listed(order[:size])}."
    )


def listed(numbers):
    return ", ".join(map(str, numbers))


@drawing
def slope_fans(bundles):
    """The slopes of batches next to the full slope: bundles {title: (cosines (B,), lengths (B,))}.

    The angle of each line is the true angle between two arrows in many dimensions; "across" means
    every direction except that of the full slope. lengths: those of the batches' slopes divided by
    that of the full slope.
    """
    figure, axes = canvas(1, len(bundles), size=(7.6, 3.3))
    parts = []
    for axis, (title, (cosines, lengths)) in zip(axes, bundles.items(), strict=True):
        angles = np.arccos(cosines)
        tips = np.stack([lengths * np.cos(angles), lengths * np.sin(angles)])  # (2, B)
        axis.plot([np.zeros(len(angles)), tips[0]], [np.zeros(len(angles)), tips[1]], **THIN)
        axis.plot(*tips, ".", color=TRAINING, markersize=4)
        full = {"arrowstyle": "-|>", "color": VALIDATION, "lw": 2.5, "shrinkA": 0, "shrinkB": 0}
        axis.annotate("", (1, 0), (0, 0), arrowprops=full)
        side = 1.05 * max(1, np.abs(tips).max())
        axis.set(xlim=(-0.45 * side, side), ylim=(-0.05 * side, side), aspect="equal")
        axis.set(title=title, xlabel="along the full slope", ylabel="across it")
        middle = np.degrees(np.median(angles))
        parts.append(f"{title} half of the batches point within {middle:.0f}° of it")
    return figure, (
        f"The arrow is the full slope, with length 1; the lines are the slopes of {len(cosines)} "
        "batches. "
        f"{capitalized('; '.join(parts))}."
    )
