"""Axes that several figures of notebook 10 use: counts, names at the ends of lines."""

from matplotlib.ticker import NullLocator

from mlpkit.plots import INK


def counts_to(axis, last):
    """Show counts from 1 to last on a horizontal logarithmic axis."""
    axis.set(xscale="log", xlim=(1, last))
    ticks = [k for k in (1, 2, 5, 10, 20, 50, 100, 200, 500) if k <= last]
    axis.set_xticks(ticks, ticks)
    axis.xaxis.set_minor_locator(NullLocator())


def beside(axis, ends, colours=()):
    """Write names to the right of the axis, each at the end of its line, moved apart where
    necessary.

    ends: {name: y}; colours: a pair (name, colour) for each name that is not in ink.
    """
    apart = 16 / (axis.get_position().height * 72 * axis.figure.get_figheight())
    order = sorted(ends, key=ends.get)
    points = [(axis.get_xlim()[1], ends[name]) for name in order]
    places = axis.transAxes.inverted().transform(axis.transData.transform(points))[:, 1]
    for number in range(1, len(places)):
        places[number] = max(places[number], places[number - 1] + apart)
    over = max(0, places[-1] - 1)
    for name, place in zip(order, places, strict=True):
        look = {"va": "center", "color": dict(colours).get(name, INK)}
        axis.annotate(name, (1.015, place - over), xycoords="axes fraction", **look)
