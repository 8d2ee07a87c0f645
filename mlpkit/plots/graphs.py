"""Notebook 05's computations as boxes and arrows: values go forward, slopes come back."""

import numpy as np
from matplotlib.patches import FancyBboxPatch
from matplotlib.transforms import ScaledTranslation

from mlpkit.plots import BOX, BOX_INK, QUIET, TRAINING, VALIDATION, canvas, drawing

# Positions of the boxes in the notebook's three computations.
CHAIN = {"x": (0, 1), "w": (0, -1), "×": (1.3, 0), "v": (1.3, -2), "× ": (2.8, 0), "L": (4.2, 0)}
NEURON = {"x₁": (0, 3.6), "w₁": (0, 1.6), "×": (1.3, 2.6), "x₂": (0, 0), "w₂": (0, -2)}
NEURON |= {"× ": (1.3, -1), "b": (1.6, -3), "+": (2.8, 0.5), "relu": (4.2, 0.5)}
NEURON |= {"(a − t)²": (5.9, 0.5), "t": (5.9, -1.6), "L": (7.7, 0.5)}
LAYERS = {"X": (0, 0), "linear": (1.8, 0), "relu": (3.7, 0), "linear ": (5.6, 0), "loss": (7.6, 0)}
LAYERS |= {"W1, b1": (1.8, -1.7), "W2, b2": (5.6, -1.7)}


@drawing
def chain(x, w, v):
    """L = x · w · v, with its slopes."""
    u = x * w
    edges = [("x", "×", x, v * w), ("w", "×", w, v * x), ("×", "× ", u, v, "u")]
    edges += [("v", "× ", v, u), ("× ", "L", u * v, 1.0)]
    return boxes_and_arrows(CHAIN, edges), told(edges)


@drawing
def neuron(x, w, b, t, backward=True):
    """L = (relu(x · w + b) − t)² of two inputs x and two weights w, with its slopes, or without."""
    u = [x[0] * w[0], x[1] * w[1]]
    z = sum(u) + b
    a = max(z, 0)
    da = 2 * (a - t)
    dz = da * (z > 0)
    edges = [("x₁", "×", x[0], dz * w[0]), ("w₁", "×", w[0], dz * x[0])]
    edges += [("x₂", "× ", x[1], dz * w[1]), ("w₂", "× ", w[1], dz * x[1])]
    edges += [("×", "+", u[0], dz, "u₁"), ("× ", "+", u[1], dz, "u₂"), ("b", "+", b, dz)]
    edges += [("+", "relu", z, dz, "z"), ("relu", "(a − t)²", a, da, "a")]
    edges += [("t", "(a − t)²", t, None), ("(a − t)²", "L", (a - t) ** 2, 1.0)]
    if not backward:
        edges = [(start, end, value, None, *name) for start, end, value, _, *name in edges]
    return boxes_and_arrows(NEURON, edges), told(edges)


@drawing
def two_layers():
    """Draw a network of two layers and its loss: every array and its gradient, with their
    shapes."""
    edges = [("X", "linear", "X (N, D)", None)]
    edges += [("linear", "relu", "z1 (N, H)", "dz1 (N, H)")]
    edges += [("relu", "linear ", "a1 (N, H)", "da1 (N, H)")]
    edges += [("linear ", "loss", "logits (N, C)", "grad (N, C)")]
    edges += [("W1, b1", "linear", "(D, H), (H,)", "dW1 (D, H), db1 (H,)")]
    edges += [("W2, b2", "linear ", "(H, C), (C,)", "dW2 (H, C), db2 (C,)")]
    back = sorted(slope for *_, slope in edges if slope is not None)
    return boxes_and_arrows(LAYERS, edges, lift=17), (
        f"Blue goes forward, from X to the loss. Orange comes back: {', '.join(back)}."
    )


def told(edges):
    """Say where the values of a graph end, and where its slopes do."""
    end, result = edges[-1][1:3]
    inner = {end for _, end, *_ in edges}
    outer = [(start.strip(), slope) for start, _, _, slope, *_ in edges if start not in inner]
    said = [f"{start} {written(slope)}" for start, slope in outer if slope is not None]
    forward = f"Blue goes forward, to {end} = {written(result)}."
    back = f" Orange comes back, with the slope of {end} along each input: {', '.join(said)}."
    return forward + back * bool(said)


def boxes_and_arrows(nodes, edges, lift=11):
    """Draw nodes {name: (x, y)} and edges (from, to, value, slope), which have a fifth entry, the
    value's name, where no box shows it. A value or slope is a number or a text.

    Blue arrows go forward, with the value above; orange ones come back, with the slope of the
    result along that line below. Where the slope is None nothing comes back. A text is `lift`
    points above or below a level arrow.
    """
    xs, ys = np.array(list(nodes.values())).T
    size = np.array((7.6, 1.0 + 0.62 * np.ptp(ys)))
    figure, axis = canvas(size=tuple(size))
    axis.set(xlim=(xs.min() - 0.5, xs.max() + 0.5), ylim=(ys.min() - 0.6, ys.max() + 0.6))
    axis.axis("off")
    boxes = {}
    for name, (x, y) in nodes.items():
        wide = 0.16 + 0.055 * max(len(name.strip()) - 1, 0)
        style = {"boxstyle": "round,pad=0.03", "fc": BOX, "ec": QUIET, "zorder": 2}
        boxes[name] = FancyBboxPatch((x - wide, y - 0.24), 2 * wide, 0.48, **style)
        axis.add_patch(boxes[name])
        axis.text(x, y, name.strip(), ha="center", va="center", color=BOX_INK, zorder=3)
    # the size of one unit, horizontally and vertically
    inches = size / (np.ptp(xs) + 1, np.ptp(ys) + 1.2)
    for start, end, value, slope, *names in edges:
        ends = np.array((nodes[start], nodes[end]), dtype=float)
        across, up = (ends[1] - ends[0]) * inches
        # points to the left of the forward arrow
        side = np.array((-up, across)) / np.hypot(across, up)
        place = ends[0] + (0.5 if up == 0 else 0.42) * (ends[1] - ends[0])
        text = f"{names[0]} = {written(value)}" if names else written(value)
        arrow_beside(axis, ends, side, (boxes[start], boxes[end]), TRAINING)
        text_beside(axis, place, side, text, TRAINING, lift)
        if slope is not None:
            arrow_beside(axis, ends[::-1], -side, (boxes[end], boxes[start]), VALIDATION)
            text_beside(axis, place, -side, written(slope), VALIDATION, lift)
    return figure


def written(value):
    """A number with a true minus sign, and 0 without one; a text stays as it is."""
    return value if isinstance(value, str) else f"{value + 0.0:g}".replace("-", "−")


def arrow_beside(axis, ends, side, patches, color):
    """An arrow between two boxes, a little to one side of the line between their centres."""
    moved = axis.transData + ScaledTranslation(*(side * 2.6 / 72), axis.figure.dpi_scale_trans)
    look = {"arrowstyle": "->", "color": color, "shrinkA": 2, "shrinkB": 2, "lw": 1.1}
    look |= {"patchA": patches[0], "patchB": patches[1]}
    axis.annotate("", ends[1], ends[0], xycoords=moved, textcoords=moved, arrowprops=look, zorder=1)


def text_beside(axis, place, side, text, color, lift=11):
    """A text next to a point on an arrow; it extends away from the arrow."""
    where = "center" if abs(side[0]) < 0.3 else "left" if side[0] > 0 else "right"
    off = side * (lift if where == "center" else 8)
    style = {"fontsize": 10, "color": color, "ha": where, "va": "center"}
    axis.annotate(text, place, off, textcoords="offset points", zorder=1.5, **style)
