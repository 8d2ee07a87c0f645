"""Two faults that hide each other: losses and gradients with one of them repaired, or both."""

import numpy as np
from matplotlib.figure import Figure

from mlpkit.plots import QUIET, TEST, TRAINING, VALIDATION, drawing
from mlpkit.plots.debugging.side_by_side import one_digit
from mlpkit.plots.training import epochs_axis

TICKS = {-10: "−10", -1: "−1", 0: "0", 1 / 16: "1/16", 1: "1", 10: "10"}


@drawing
def two_faults(losses, ratios, chance):
    """Above, how the training loss falls and where it ends; below, the gradients of the steps.

    losses: {what was repaired: training loss of each epoch}, as it was first and all repaired last.
    ratios: {the same: gradient at each step of an epoch, as a multiple of its batch's own}.
    chance: the loss of a network that knows nothing.
    """
    figure = Figure(figsize=(7.6, 5.6))
    above, below = figure.subfigures(2, 1, height_ratios=(3.2, 2.2))
    curves, ends = above.subplots(1, 2, width_ratios=(1, 2.2), sharey=True)
    first, *halves, last = losses
    colors = {first: VALIDATION, **dict.fromkeys(halves, TRAINING), last: TEST}
    styles = dict.fromkeys(losses, "-") | {halves[-1]: "--"}
    draw_losses(curves, ends, losses, colors, styles)
    for axis in (curves, ends):
        axis.axhline(chance, color=QUIET, ls=":", lw=1)
    ends.text(2.55, chance, "knows nothing", color=QUIET, fontsize=8, ha="right", va="bottom")
    draw_ratios(below.subplots(1, len(ratios), sharey=True), ratios, colors)
    ended = "; ".join(f"{name}, {words(values[-1], chance)}" for name, values in losses.items())
    spans = "; ".join(f"{name}, {span(values)}" for name, values in ratios.items())
    return figure, (
        f"Training loss after {len(losses[first])} epochs: {ended}. The gradient at a step, as a "
        f"multiple of its batch's own: {spans}."
    )


def draw_losses(curves, ends, losses, colors, styles):
    """On the left the curves; on the right where they end, by how many faults are repaired."""
    first, *halves, last = losses
    place = {first: 0, **dict.fromkeys(halves, 1), last: 2}
    for name, values in losses.items():
        epochs = range(1, len(values) + 1)
        curves.plot(epochs, values, marker=".", ls=styles[name], color=colors[name])
    for half in halves:
        way = [losses[name][-1] for name in (first, half, last)]
        ends.plot(range(3), way, styles[half], color=QUIET, lw=1.2, zorder=1)
    for name, values in losses.items():
        ends.plot(place[name], values[-1], "o", ms=10, color=colors[name])
        ends.annotate(
            f"{name} {values[-1]:.2f}",
            (place[name], values[-1]),
            (0, 14 if place[name] == 1 else -15),
            textcoords="offset points",
            ha="center",
            va="center",
            fontsize=9,
            color=colors[name],
        )
    lowest, highest = (f(map(f, losses.values())) for f in (min, max))
    curves.set_yscale("log")
    curves.set(ylim=(0.75 * lowest, 1.3 * highest))
    curves.set_yticks([0.5, 1, 2, 3], ["0.5", "1", "2", "3"])
    curves.minorticks_off()
    epochs_axis(curves, "training loss")
    ends.set_xticks(range(3), ["none", "one", "both"])
    ends.set(xlim=(-0.6, 2.6), xlabel="faults repaired", title="where they end")


def draw_ratios(axes, ratios, colors):
    """A panel for each program: the share of its batch's gradient in the gradient of each step."""
    for axis, (name, values) in zip(axes, ratios.items(), strict=True):
        axis.axhline(1, color=QUIET, ls=":", lw=1)
        axis.plot(range(1, len(values) + 1), values, ".-", color=colors[name], ms=3, lw=0.6)
        axis.set_title(name, color=colors[name], fontsize=9)
        axis.set_xlabel("step")
    axes[0].set_yscale("symlog", linthresh=1 / 16)
    axes[0].set_yticks(list(TICKS), list(TICKS.values()))
    axes[0].minorticks_off()
    axes[0].set_ylabel("gradient / its batch's\n(dotted: normal)")


def words(loss, chance):
    """A loss with one digit. A loss above chance is given in words, because it differs between
    processors."""
    return one_digit(loss) if loss < chance else "above that of a network that knows nothing"


def span(ratios):
    """Say the first number, and whether it stays the same; later ones differ between processors."""
    first = one_digit(ratios[0])
    if np.ptp(ratios) < 0.01 * abs(ratios[0]):
        return f"{first} at every step"
    return f"{first} at first, then {'above and below 0' if np.min(ratios) < 0 else 'more'}"
