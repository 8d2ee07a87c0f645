"""Two faults that hide each other: what the loss does when one of them is mended, or both."""

from mlpkit.plots import QUIET, TEST, TRAINING, VALIDATION, canvas, drawing
from mlpkit.plots.debugging.side_by_side import one_digit
from mlpkit.plots.training import epochs_axis


@drawing
def two_faults(losses, chance):
    """losses: {what was mended: training loss of each epoch}, as it was first and all mended last.

    On the left the four curves; on the right where they end, by how many faults are mended.
    chance: the loss of a network that knows nothing.
    """
    figure, (curves, ends) = canvas(1, 2, size=(7.6, 3.4), width_ratios=(1, 2.2), sharey=True)
    first, *halves, last = losses
    colors = {first: VALIDATION, **dict.fromkeys(halves, TRAINING), last: TEST}
    styles = dict.fromkeys(losses, "-") | {halves[-1]: "--"}
    place = {first: 0, **dict.fromkeys(halves, 1), last: 2}
    for name, values in losses.items():
        epochs = range(1, len(values) + 1)
        curves.plot(epochs, values, marker=".", ls=styles[name], color=colors[name])
    for half in halves:
        way = [losses[name][-1] for name in (first, half, last)]
        ends.plot(range(3), way, styles[half], color=QUIET, lw=1.2, zorder=1)
    for name, values in losses.items():
        ends.plot(place[name], values[-1], "o", ms=10, color=colors[name])
        up = 14 if place[name] == 1 else -15
        ends.annotate(
            f"{name} {values[-1]:.2f}",
            (place[name], values[-1]),
            (0, up),
            textcoords="offset points",
            ha="center",
            va="center",
            fontsize=9,
            color=colors[name],
        )
    for axis in (curves, ends):
        axis.axhline(chance, color=QUIET, ls=":", lw=1)
    lowest, highest = (f(map(f, losses.values())) for f in (min, max))
    ends.text(2.55, chance, "knows nothing", color=QUIET, fontsize=8, ha="right", va="bottom")
    curves.set_yscale("log")
    curves.set(ylim=(0.75 * lowest, 1.3 * highest))
    curves.set_yticks([0.5, 1, 2, 3], ["0.5", "1", "2", "3"])
    curves.minorticks_off()
    epochs_axis(curves, "training loss")
    ends.set_xticks(range(3), ["none", "one", "both"])
    ends.set(xlim=(-0.6, 2.6), xlabel="faults mended", title="where they end")
    told = ", ".join(f"{name} {words(values[-1], chance)}" for name, values in losses.items())
    return figure, f"Training loss after {len(losses[first])} epochs: {told}."


def words(loss, chance):
    """One digit; above chance no number, for it differs between processors."""
    return one_digit(loss) if loss < chance else "above that of a network that knows nothing"
