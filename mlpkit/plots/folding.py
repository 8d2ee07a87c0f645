"""The folded sheet of notebook 02: where the layers crease the plane, and one straight cut.

`layers` is a function of points (K, 2) that gives z1 (K, H), z2 (K, 2) and the score (K,) of a
network with ReLU after its first two layers.
"""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection

from mlpkit.plots import INK, QUIET, THIRD, TRAINING, VALIDATION, canvas, drawing
from mlpkit.plots.activations import plane, scatter

AROUND = 0.4  # how far the sheet reaches beyond the points


def split(polygon, values):
    """The parts of a convex polygon (K, 2) on the two sides of a line, those that have an area.

    values (K,): a linear function at the polygon's corners, which is 0 on the line.
    """
    sides = []
    for signed in (values, -values):
        part = []
        for k, corner in enumerate(polygon):
            before = k - 1
            if signed[before] * signed[k] < 0:
                share = signed[before] / (signed[before] - signed[k])
                part.append(polygon[before] + share * (corner - polygon[before]))
            if signed[k] >= 0:
                part.append(corner)
        if len(part) > 2 and signed.max() > 1e-12:
            sides.append(np.array(part))
    return sides


def pieces(X, layers):
    """The sheet around the points X (N, 2), cut where units have z = 0: two lists of polygons.

    The first list is cut by layer 1 alone, the second by both layers. Between the cuts no unit
    switches, so there z1, z2 and the score are linear.
    """
    (left, low), (right, high) = X.min(axis=0) - AROUND, X.max(axis=0) + AROUND
    first = [np.array([[left, low], [right, low], [right, high], [left, high]])]
    for unit in range(layers(X)[0].shape[1]):
        first = [part for one in first for part in split(one, layers(one)[0][:, unit])]
    second = first
    for unit in range(2):
        second = [part for one in second for part in split(one, layers(one)[1][:, unit])]
    return first, second


def creases(polygons, z):
    """The edges of polygons on which a unit of z, a function of points (K, 2), is 0."""
    edges = []
    for polygon in polygons:
        off = np.abs(z(polygon)) < 1e-9  # (K, units)
        edges += [polygon[[k - 1, k]] for k in range(len(polygon)) if np.any(off[k - 1] & off[k])]
    return edges


def add_creases(axis, polygons, z, color, width):
    axis.add_collection(LineCollection(creases(polygons, z), colors=color, linewidths=width))


def flat(axis, X, title):
    """Ready for the sheet before it is folded."""
    low, high = X.min(axis=0) - AROUND, X.max(axis=0) + AROUND
    axis.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]), xlabel="x₁", ylabel="x₂", title=title)
    axis.set_aspect("equal")
    axis.grid(False)


@drawing
def creased(X, labels, layers):
    """Where layer 1 creases the sheet with the points X (N, 2) on it, and where layer 2 does."""
    figure, (left, right) = canvas(1, 2, size=(7.6, 3.1))
    first, second = pieces(X, layers)
    z1, z2 = (lambda points, part=part: layers(points)[part] for part in (0, 1))
    add_creases(left, first, z1, INK, 2)
    add_creases(right, first, z1, QUIET, 0.9)
    add_creases(right, second, z2, THIRD, 2)
    for axis, title in ((left, "1  creases of layer 1"), (right, "2  creases of layer 2 on top")):
        scatter(axis, X, labels)
        flat(axis, X, title)
    units = z1(X).shape[1]
    lines = "1 straight line" if units == 1 else f"{units} straight lines"
    return figure, (
        f"Frame 1: {lines}, one for each unit of layer 1, divide{'s' * (units == 1)} the sheet "
        f"into {len(first)} pieces. Frame 2, pink: layer 2 divides it further, into {len(second)}, "
        "and its lines turn where they cross a line of layer 1."
    )


def last_layer(seen, score):
    """Its two weights and its bias, from what it sees (N, 2) and the score (N,) that it gives."""
    return np.linalg.lstsq(np.column_stack([seen, np.ones(len(seen))]), score, rcond=None)[0]


@drawing
def cut(X, labels, layers):
    """The folded sheet as the last layer sees it, with its cut; and the sheet unfolded again."""
    figure, (left, right) = canvas(1, 2, size=(7.6, 3.2), width_ratios=(1, 1.2))
    first, second = pieces(X, layers)
    seen = np.maximum(layers(X)[1], 0)
    folded = [np.maximum(layers(polygon)[1], 0) for polygon in second]
    w, v, c = last_layer(seen, layers(X)[2])
    top = 1.04 * np.concatenate(folded).max(axis=0)
    across, up = np.meshgrid(*(np.linspace(-0.04 * end, end, 200) for end in top))
    score = w * across + v * up + c
    sides = [VALIDATION, TRAINING]
    left.contourf(across, up, score > 0, [-0.5, 0.5, 1.5], colors=sides, alpha=0.15)
    left.add_collection(PolyCollection(folded, facecolors=QUIET, alpha=0.28))
    left.add_collection(PolyCollection(folded, facecolors="none", edgecolors=QUIET, linewidths=0.8))
    left.contour(across, up, score, [0], colors=INK, linewidths=2.4)
    scatter(left, seen, labels)
    left.set(title="3  folded, and cut once", xlabel="layer 2, unit 1", ylabel="layer 2, unit 2")
    left.set_box_aspect(0.8)  # as high as the sheet beside it
    left.grid(False)
    share = plane(right, X, labels, lambda points: layers(points)[2])
    add_creases(right, first, lambda points: layers(points)[0], QUIET, 0.9)
    add_creases(right, second, lambda points: layers(points)[1], THIRD, 0.9)
    flat(right, X, "unfolded")
    through = [np.ptp(np.sign(layers(polygon)[2])) == 2 for polygon in second]
    return figure, (
        "Frame 3: the sheet as the last layer sees it, darker where it lies on itself, and one "
        f"straight cut, with {share:.0%} of the points on their correct side. Right: the cut goes "
        f"through {sum(through)} of the {len(second)} pieces, and between two of them, on a "
        "crease, it may change its direction."
    )
