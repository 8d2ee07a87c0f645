"""Gradients against nudging."""

from mlpkit.debugging.checkup_network import WRONG
from mlpkit.plots import QUIET, canvas, drawing
from mlpkit.plots.debugging.side_by_side import FLOOR, sides, told


@drawing
def gradient_check(found, healthy=None):
    """The error of each gradient against nudging, on a logarithmic axis."""
    figure, axis = canvas(size=(7.6, 0.9 + 0.26 * len(found)))
    axis.axvspan(FLOOR, WRONG, color=QUIET, alpha=0.15, lw=0)
    for (name, color, one), size in zip(sides(found, healthy), (10, 5), strict=False):
        errors = [max(checked.error, FLOOR) for checked in one.values()]
        axis.plot(errors, range(len(errors)), "o", color=color, ms=size, label=name)
    axis.set_xscale("log")
    axis.set_xlim(1e-13, 3)
    axis.set_yticks(range(len(found)), list(found))
    axis.invert_yaxis()
    axis.margins(y=0.15)
    axis.set_xlabel("error of the gradient against nudging (shaded: right)")
    if healthy is not None:
        # inside the axes, a legend looks like more data
        figure.legend(loc="outside upper right", ncols=2)

    def words(one):
        wrong = [name for name, checked in one.items() if checked.error >= WRONG]
        kinks = sum(checked.kinks for checked in one.values())
        number = sum(checked.checked for checked in one.values())
        said = (
            f"the gradient is wrong for {', '.join(wrong)}"
            if wrong
            else f"all {number} slopes looked at are right"
        )
        said = said if number else "not compared"
        return said + (f"; {kinks} left out, at a corner of the loss" if kinks else "")

    return figure, told(found, healthy, words)
