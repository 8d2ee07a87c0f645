"""The folded sheet of notebook 02: where the layers crease the plane, and a single straight cut.

`layers` is a function of points (K, 2) that gives z1 (K, H), z2 (K, 2) and the score (K,) of a
network with ReLU after its first two layers.
"""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Polygon

from mlpkit.plots import FIFTH, FOURTH, INK, QUIET, TEST, THIRD, canvas, drawing
from mlpkit.plots.activations import plane, scatter

AROUND = 0.4  # how far the sheet extends beyond the points
LETTERS, COLORS = "ABCD", (TEST, FOURTH, FIFTH, QUIET)  # for the largest pieces when folded


def split(polygon, values):
    """The parts of a convex polygon (K, 2) on the two sides of a line, if they have an area.

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


def area(polygon):
    """The area of a polygon by the shoelace formula; it is below 0 if the corners (K, 2) run
    clockwise."""
    x, y = polygon.T
    return (np.roll(x, 1) @ y - np.roll(y, 1) @ x) / 2


def fold(layers, points):
    """The positions (K, 2) at which the last layer sees points (K, 2) of the sheet."""
    return np.maximum(layers(points)[1], 0)


def kept(polygons, layers):
    """The pieces that still have an area when they are folded, largest first."""
    large = [one for one in polygons if abs(area(fold(layers, one))) > 1e-6]
    return sorted(large, key=lambda one: -abs(area(fold(layers, one))))


def add_piece(axis, polygon, color, letter):
    axis.add_patch(Polygon(polygon, facecolor=color, alpha=0.25))
    axis.add_patch(Polygon(polygon, facecolor="none", edgecolor=color, linewidth=1.4))
    style = {"size": 15, "weight": "bold", "color": INK, "ha": "center", "va": "center"}
    axis.text(*polygon.mean(axis=0), letter, **style)


def add_creases(axis, polygons, z, color, width):
    axis.add_collection(LineCollection(creases(polygons, z), colors=color, linewidths=width))


def flat(axis, X, title):
    """Prepare an axis for the sheet before it is folded."""
    low, high = X.min(axis=0) - AROUND, X.max(axis=0) + AROUND
    axis.set(xlim=(low[0], high[0]), ylim=(low[1], high[1]), xlabel="x₁", ylabel="x₂", title=title)
    axis.set_aspect("equal")
    axis.grid(False)


@drawing
def creased(X, labels, layers):
    """Draw where layer 1 creases the sheet with the points X (N, 2) on it, and where layer 2 does.
    On the right, the pieces that still have an area in `cut` have the same colours and letters as
    there.
    """
    figure, (left, right) = canvas(1, 2, size=(7.6, 3.1))
    first, second = pieces(X, layers)
    z1, z2 = (lambda points, part=part: layers(points)[part] for part in (0, 1))
    large = kept(second, layers)
    for polygon, color, letter in zip(large, COLORS, LETTERS, strict=False):
        add_piece(right, polygon, color, letter)
    add_creases(left, first, z1, INK, 2)
    add_creases(right, first, z1, QUIET, 0.9)
    add_creases(right, second, z2, THIRD, 2)
    bends = [k for k in (0, 1) if creases(second, lambda points, k=k: z2(points)[:, [k]])]
    of = f"crease of layer 2, unit {bends[0] + 1}," if len(bends) == 1 else "creases of layer 2"
    for axis, title in ((left, "1  creases of layer 1"), (right, f"2  {of} on top")):
        scatter(axis, X, labels)
        flat(axis, X, title)
    units = z1(X).shape[1]
    lines = "1 straight line" if units == 1 else f"{units} straight lines"
    return figure, (
        f"Frame 1: {lines}, one for each unit of layer 1, divide{'s' * (units == 1)} the sheet "
        f"into {len(first)} pieces. Frame 2, pink: layer 2 divides the sheet further, into "
        f"{len(second)} pieces, "
        "and the creases of layer 2 turn where they cross a line of layer 1. "
        + "".join(f"Unit {k + 1} of layer 2 has no crease here. " for k in (0, 1) if k not in bends)
        + "The pieces that keep an area in frame 3 have letters."
    )


def last_layer(seen, score):
    """The last layer's two weights and its bias, computed from its inputs (N, 2) and its scores
    (N,)."""
    return np.linalg.lstsq(np.column_stack([seen, np.ones(len(seen))]), score, rcond=None)[0]


def inside(polygon, X):
    """Which points X (N, 2) are in a convex polygon whose corners run anticlockwise: (N,)."""
    ahead = np.roll(polygon, -1, axis=0) - polygon
    across = X[:, None] - polygon  # (N, K, 2)
    return np.all(ahead[:, 0] * across[..., 1] >= ahead[:, 1] * across[..., 0], axis=1)


def lay_down(axis, polygons, layers, lettered, end):
    """Draw folded pieces, with letters from piece `lettered` on, clipped at the ends of the axes.
    Returns for each piece whether it is turned over.
    """
    there = [fold(layers, polygon) for polygon in polygons]
    for k, (folded, color, letter) in enumerate(zip(there, COLORS, LETTERS, strict=False)):
        add_piece(axis, folded, color, letter if k >= lettered else "")
    axis.set(xlabel="layer 2, unit 1", ylabel="layer 2, unit 2")
    axis.set(xlim=(-0.04 * end[0], end[0]), ylim=(-0.04 * end[1], end[1]))
    axis.set_box_aspect(0.72)  # about as high as the sheet
    axis.grid(False)
    return [area(one) * area(folded) < 0 for one, folded in zip(polygons, there, strict=True)]


@drawing
def cut(X, labels, layers):
    """The sheet as the last layer sees it, laid down in three steps; and unfolded, with its cut.

    The steps are the largest piece, the next one, and all that remains.
    """
    figure, axes = canvas(2, 2, size=(7.6, 6.2))
    *steps, right = axes.ravel()
    first, second = pieces(X, layers)
    large = kept(second, layers)
    seen = fold(layers, X)
    w, v, c = last_layer(seen, layers(X)[2])
    end = 1.04 * np.concatenate([fold(layers, polygon) for polygon in second]).max(axis=0)
    for k, axis in enumerate(steps[:2]):
        down = large[: k + 1]
        turned = lay_down(axis, down, layers, k, end)
        there = np.any([inside(polygon, X) for polygon in down], axis=0)
        scatter(axis, seen[there], labels[there])
        axis.set_title(f"3  {LETTERS[k]}{', turned over' if turned[k:] == [True] else ''}")
    turned = lay_down(steps[2], large, layers, 2, end)
    across, up = np.meshgrid(*(np.linspace(-0.04 * side, side, 200) for side in end))
    steps[2].contour(across, up, w * across + v * up + c, [0], colors=INK, linewidths=2.4)
    scatter(steps[2], seen, labels)
    steps[2].set_title("3  all of it, and one cut")
    share = plane(right, X, labels, lambda points: layers(points)[2])
    add_creases(right, first, lambda points: layers(points)[0], QUIET, 0.9)
    add_creases(right, second, lambda points: layers(points)[1], THIRD, 0.9)
    flat(right, X, "unfolded")
    through = [np.ptp(np.sign(layers(polygon)[2])) == 2 for polygon in second]
    return figure, (
        f"Frame 3: the sheet as the last layer sees it. {len(large)} of its {len(second)} pieces "
        f"keep{'s' * (len(large) == 1)} an area, {sum(turned)} of them turned over; the others are "
        f"squashed. One straight cut leaves {share:.0%} of the points on their correct side. "
        f"Unfolded: the cut goes through {sum(through)} of the {len(second)} pieces, straight "
        "within each, and turns only where it crosses a crease."
    )
