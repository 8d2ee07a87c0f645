"""The network as a whole, and what goes into it and comes out."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from mlpkit.debugging.checkup_training import USUAL
from mlpkit.plots import QUIET, canvas, drawing
from mlpkit.plots.debugging.side_by_side import PAIR, bars, one_digit, sides, told


@drawing
def loss_at_start(found, healthy=None):
    """Bars: the loss before training, and that of a network that knows nothing."""

    def values(one):
        return {"loss now": one.found, f"chance, {one.classes} classes": one.expected}

    def words(one):
        return f"loss {one.found:.2g} before training, where chance is {one.expected:.2f}"

    return bars(found, healthy, values, "loss"), told(found, healthy, words)


@drawing
def overfit(found, healthy=None):
    """The loss on the few examples, step by step."""
    figure, axis = canvas(size=(7.6, 2.6))
    for name, color, one in sides(found, healthy):
        axis.plot(one.losses, color=color, label=name)
    axis.set(xlabel="step on the same few examples", ylabel="loss", ylim=(0, None))
    if healthy is not None:
        axis.legend()

    def words(one):
        if not np.isfinite(one.losses[-1]):
            return f"the loss is no number from step {int(np.isfinite(one.losses).sum())} on"
        how = "falls" if one.losses[-1] < 0.5 * one.losses[0] else "does not fall by half"
        return f"the loss {how}, and {100 * one.accuracy:.0f}% of the few are right in the end"

    return figure, told(found, healthy, words)


@drawing
def steps(found, healthy=None, names=PAIR):
    """The length of a step divided by that of the weights, for each array of weights, on a log
    axis, with the usual range.

    names: those of the two results in legend and caption, if they are not sick and healthy.
    """
    figure, axis = canvas(size=(7.6, 0.9 + 0.35 * len(found.ratios)))
    axis.axvspan(*USUAL, color=QUIET, alpha=0.15, lw=0)
    for name, color, one in sides(found, healthy, names):
        numbers = [max(ratio, 1e-8) for ratio in one.ratios.values()]
        axis.plot(numbers, range(len(numbers)), "o", color=color, ms=8, label=name)
    axis.set_xscale("log")
    axis.set_yticks(range(len(found.ratios)), list(found.ratios))
    axis.invert_yaxis()
    axis.margins(y=0.25)
    axis.set_xlabel("length of a step / length of the weights (shaded: usual)")
    if healthy is not None:
        # inside the axes, a legend looks like more data
        figure.legend(loc="outside upper right", ncols=2)

    def words(one):
        parts = [f"{name} {one_digit(ratio)}" for name, ratio in one.ratios.items()]
        return f"a step relative to the weights: {', '.join(parts)}"

    return figure, told(found, healthy, words, names)


@drawing
def classes(found, healthy=None):
    """How often each class occurs, among the labels and among the predictions."""
    drawn = sides(found, healthy)
    figure, axes = canvas(1, len(drawn), size=(7.6, 2.4), squeeze=False)
    for axis, (name, color, one) in zip(axes.flat, drawn, strict=True):
        places = np.arange(len(one.labels))
        axis.bar(places - 0.2, one.labels, 0.4, color=QUIET, label="labels")
        axis.bar(places + 0.2, one.predictions, 0.4, color=color, label="predictions")
        axis.set(xlabel="class", title=name if healthy is not None else "")
        axis.xaxis.set_major_locator(MaxNLocator(integer=True))
        axis.set_ylim(0, 1.3 * max(one.labels.max(), one.predictions.max()))
        axis.legend(loc="upper right", ncols=2)
    axes[0, 0].set_ylabel("examples")

    def words(one):
        absent = int(np.sum(one.labels == 0))
        least, largest = one.labels[one.labels > 0].min(), one.labels.max()
        counts = f"{least} examples" if least == largest else f"{least} to {largest} examples"
        most = one.predictions.max() / max(1, one.predictions.sum())
        missing = f", {absent} absent" if absent else ""
        return (
            f"{counts} a class{missing}; {100 * most:.0f}% of the predictions are one class, "
            "which says nothing before training"
        )

    return figure, told(found, healthy, words)


@drawing
def inputs(found, healthy=None):
    """The range of the inputs, their mean, and one standard deviation on either side."""
    drawn = sides(found, healthy)
    figure, axis = canvas(size=(7.6, 0.8 + 0.45 * len(drawn)))
    for row, (_, color, one) in enumerate(drawn):
        axis.plot([one.least, one.most], [row, row], "|-", color=color, lw=1.5, ms=14)
        near = max(one.least, one.mean - one.std), min(one.most, one.mean + one.std)
        axis.plot(near, [row, row], color=color, lw=7, solid_capstyle="butt")
        axis.plot(one.mean, row, "o", color="white", mec=color, ms=6)
    axis.set_yticks(range(len(drawn)), [name for name, _, _ in drawn])
    axis.set_ylim(len(drawn) - 0.4, -0.6)
    largest = max(max(abs(one.least), abs(one.most)) for _, _, one in drawn)
    if len(drawn) > 1 and largest > 20 * min(abs(one.most) for _, _, one in drawn):
        axis.set_xscale("symlog")
        axis.set_xlim(left=min(one.least for _, _, one in drawn) - 0.2)
    axis.grid(axis="y", visible=False)
    axis.set_xlabel("inputs: range (thin), and within it mean ± one standard deviation (thick)")

    def words(one):
        said = (
            f"from {one.least:.3g} to {one.most:.3g}, mean {one.mean:.2g}, standard deviation "
            f"{one.std:.2g}; columns that never change: {one.constant} of {one.columns}"
        )
        return said + (f"; {one.not_finite:,} numbers are not finite" if one.not_finite else "")

    return figure, told(found, healthy, words)


@drawing
def prediction(found, healthy=None):
    """Bars: how often the program is right when it is used, and how often it should be."""

    def values(one):
        return {"in use": one.accuracy, "as expected": one.reported}

    def words(one):
        return (
            f"right on {100 * one.accuracy:.0f}% of {one.examples:,} images in use, where "
            f"{100 * one.reported:.0f}% was expected"
        )

    return bars(found, healthy, values, "accuracy"), told(found, healthy, words)
