"""What an output depends on."""

import numpy as np

from mlpkit.debugging.checkup_lines import deviations
from mlpkit.plots import canvas, drawing
from mlpkit.plots.debugging.side_by_side import one_digit, sides, told

SMOOTH = 10  # steps, because the loss jumps from batch to batch


@drawing
def dependence(found, healthy=None):
    """Draw a square for each pair (i, j): the darker it is, the more output i depends on the inputs
    of row j."""
    drawn = sides(found, healthy)
    figure, axes = canvas(1, len(drawn), size=(3.4 * len(drawn), 3.2), squeeze=False)
    for axis, (name, _, one) in zip(axes.flat, drawn, strict=True):
        axis.imshow(one, cmap="Blues", vmin=0, vmax=max(one.max(), 1e-30))
        axis.set(xlabel="inputs of example", title=name if healthy is not None else "")
        axis.set_xticks(range(len(one)))
        axis.set_yticks(range(len(one)))
        axis.grid(visible=False)
    axes[0, 0].set_ylabel("output of example")

    def words(one):
        own, others = np.diag(one), one[~np.eye(len(one), dtype=bool)]
        deaf = int(np.sum(own == 0))
        if deaf:
            return f"{deaf} of {len(one)} outputs depend on no input of their own"
        if not others.any():
            return "each output depends on its own example alone"
        share = one_digit(others.mean() / own.mean())
        return f"an output depends on each other example {share} times as much as on its own"

    return figure, told(found, healthy, words)


@drawing
def without_inputs(found, healthy=None):
    """Draw the loss of the batches: a solid line with the inputs, a dashed one with zeros
    instead."""
    figure, axis = canvas(size=(7.6, 2.6))
    for name, color, one in sides(found, healthy):
        for losses, style, how in ((one.losses, "-", "inputs"), (one.blind, "--", "zeros")):
            smooth = np.convolve(losses, np.full(SMOOTH, 1 / SMOOTH), "valid")
            steps = np.arange(SMOOTH, len(losses) + 1)
            axis.plot(steps, smooth, style, color=color, label=f"{name}, {how}")
    axis.set(xlabel="step", ylabel=f"loss, mean of {SMOOTH}", ylim=(0, None))
    axis.legend(ncols=2)

    def words(one):
        chance = one.blind_accuracy + deviations(one.blind_accuracy, one.held)
        more = "more" if one.accuracy > chance else "no more"
        return f"{more} of the {one.held} held back are right with the inputs than with zeros"

    return figure, told(found, healthy, words)
