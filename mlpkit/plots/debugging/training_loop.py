"""What a training loop really does, and whether it does it twice."""

import numpy as np

from mlpkit.debugging.checkup_training import TURNED
from mlpkit.plots import QUIET, canvas, drawing
from mlpkit.plots.debugging.side_by_side import FLOOR, one_digit, sides, told


@drawing
def loop(found, healthy=None):
    """Draw two epochs: how often each example was seen, the sizes of the batches, and the gradient
    that reached the optimizer, measured along its batch's gradient and divided by the length of
    that."""
    drawn = sides(found, healthy)
    figure, axes = canvas(1, 3, size=(7.6, 2.5))
    for number, (name, color, one) in enumerate(drawn):
        places = np.arange(3) + (number - (len(drawn) - 1) / 2) * 0.4
        seen = [one.once, one.never, one.often]
        axes[0].bar(places, seen, 0.8 / len(drawn), color=color, label=name)
        sizes = [size for epoch in one.sizes for size in epoch]
        axes[1].plot(range(1, len(sizes) + 1), sizes, ".-", color=color, ms=8 - 4 * number)
        axes[2].plot(range(1, len(one.ratios) + 1), one.ratios, ".-", color=color, ms=4, lw=0.8)
    axes[0].set_xticks(range(3), ["once", "never", "often"])
    axes[0].set(title="seen in an epoch", ylabel="examples")
    axes[1].set(title="size of the batch", xlabel="step", ylim=(0, None))
    axes[2].axhline(1, color=QUIET, ls=":", lw=1)
    axes[2].set(title="gradient / its batch's", xlabel="step (dotted: normal)")
    low, high = axes[2].get_ylim()
    axes[2].set_ylim(min(0, low), max(1.5, high))
    if healthy is not None:
        axes[0].legend()

    def words(one):
        parts = [f"{one.once:,} of {one.examples:,} examples seen once"]
        parts.append(f"batches of {spread(one.sizes)}")
        parts.append("a different order in the second epoch" if one.shuffled else "the order stays")
        if one.torn:
            parts.append(f"{one.torn:,} labels are not their row's")
        if np.max(np.abs(one.ratios - 1), initial=0) > 0.01:
            parts.append(multiples(one.ratios))
        if (turned := np.min(one.directions, initial=1)) < TURNED:
            parts.append(f"the cosine of the two falls to {one_digit(turned)}")
        if one.outside:
            parts.append("weights change between steps")
        return ", ".join(parts)

    return figure, told(found, healthy, words)


def multiples(ratios):
    """Say how many times as long as its batch's gradient the gradient is, at the first step and
    later."""
    first, rest = one_digit(ratios[0]), ratios[1:] if len(ratios) > 1 else ratios
    later = list(dict.fromkeys(map(one_digit, (np.min(rest), np.max(rest)))))
    if later == [first]:
        return f"the gradient is {first} times its batch's at every step (normal: 1)"
    span = " to ".join(later)
    return (
        f"the gradient is {first} times its batch's at the first step and {span} times later "
        "(normal: 1)"
    )


def spread(sizes):
    """ "50", or "10 to 50": the sizes of batches, in words."""
    every = [size for epoch in sizes for size in epoch] or [0]
    low, high = min(every), max(every)
    return f"{low}" if low == high else f"{low} to {high}"


@drawing
def repeats(found, healthy=None):
    """Draw how far apart the weights of two runs from the same seed are after each epoch, on a log
    axis."""
    drawn = sides(found, healthy)
    figure, axis = canvas(size=(7.6, 0.8 + 0.3 * len(drawn)))
    for row, (_, color, one) in enumerate(drawn):
        axis.plot(max(one.apart, FLOOR), row, "o", color=color, ms=9)
    axis.set_xscale("log")
    axis.set_xlim(FLOOR / 3, 10)
    axis.set_xticks([FLOOR, 1e-12, 1e-8, 1e-4, 1], ["0", "1e-12", "1e-8", "1e-4", "1"])
    axis.set_yticks(range(len(drawn)), [name for name, _, _ in drawn])
    axis.set_ylim(len(drawn) - 0.4, -0.6)
    axis.set_xlabel("largest difference of two weights after the same epoch, run twice")

    def words(one):
        if one.same:
            return "the same seed gives the same bits"
        return f"the same seed ends {one_digit(one.apart)} apart"

    return figure, told(found, healthy, words)
