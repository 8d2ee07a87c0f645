"""Rows that are nearly alike: copies of training rows, and neighbours."""

from mlpkit.plots import drawing
from mlpkit.plots.debugging.side_by_side import bars, told


@drawing
def copies(found, healthy=None):
    """Bars: validation rows with an exact or a near copy among the training rows."""

    def values(one):
        return {"the same": one.exact, f"within {one.distance:g}": one.near}

    def words(one):
        return (
            f"{one.exact:,} of {one.rows:,} validation rows are among the training rows, and "
            f"{one.near:,} more are within {one.distance:g} of one"
        )

    return bars(found, healthy, values, "validation rows"), told(found, healthy, words)


@drawing
def neighbours(found, healthy=None):
    """Bars: the share of examples whose nearest neighbour has their label, and chance."""

    def values(one):
        return {"nearest has the label": one.share, "chance": one.chance}

    def words(one):
        return (
            f"{100 * one.share:.0f}% of {one.examples:,} examples have the label of their nearest "
            f"neighbour, where chance gives {100 * one.chance:.0f}%"
        )

    return bars(found, healthy, values, "share of the examples"), told(found, healthy, words)
