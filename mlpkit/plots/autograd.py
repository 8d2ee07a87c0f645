"""The figures of notebook 11: the graph of a program, drawn from what its values remember."""

from collections import Counter
from itertools import chain, pairwise

import numpy as np
from matplotlib.colors import ListedColormap
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path

from mlpkit.plots import BOX, BOX_INK, FOURTH, QUIET, TRAINING, VALIDATION, canvas, drawing
from mlpkit.plots.graphs import boxes_and_arrows, text_beside
from mlpkit.plots.layered import layered

# width of a figure, and distance from one box to the next below; all lengths are in inches
WIDTH, ROW = 7.6, 0.68
TALL_ROW = 1.05  # where the arrows have shapes written on them
BITS = ListedColormap(["#00000000", QUIET])  # colours for a 0 and for a 1
HIGH, BEND = 0.13, 0.22  # half a box's height; how far two arrows between the same boxes bend
# how far an arrow is moved aside where a second one runs back along the same line
BESIDE = 2.6 / 72


@drawing
def tied():
    """Draw relu(X W) Wᵀ and its loss: W goes in twice, and two gradients come back to it."""
    nodes = {"X": (0, 0), "X W": (1.8, 0), "relu": (3.6, 0), "a1 Wᵀ": (5.4, 0), "loss": (7.4, 0)}
    nodes["W"] = (3.6, -2.3)
    edges = [("X", "X W", "X", None), ("X W", "relu", "z1", "dz1"), ("relu", "a1 Wᵀ", "a1", "da1")]
    edges += [("a1 Wᵀ", "loss", "output", "grad")]
    edges += [("W", "X W", "W as W1", "dW1"), ("W", "a1 Wᵀ", "Wᵀ as W2", "dW2ᵀ")]
    back = [slope for start, *_, slope in edges if start == "W"]
    return boxes_and_arrows(nodes, edges), (
        f"W goes into {len(back)} products. {back[0]} comes back from the first, {back[1]} from "
        "the second."
    )


@drawing
def program(end, names, backward=None):
    """Draw the graph of a computation, found by asking `end` for its parents, and these for theirs.

    end has data, grad, sign, parents and send_back, like notebook 11's Value; names {name: value}
    names the leaves. Blue arrows go forward, with the value, or the shape of an array. With
    `backward`, which is called with end, orange ones come back, each with its part of the gradient.
    Where several come back, the box shows their sum. ValueError if `end` has no parents.
    """
    if not end.parents:
        raise ValueError("end has no parents: its graph has been freed. Run its program again.")
    values = made_from(end)
    labels = {id(value): name for name, value in names.items()}
    labels = [labels.get(id(value), value.sign) for value in values]
    uses = [(value.parents, value.send_back) for value in values]  # because backward releases them
    operands = [[values.index(parent) for parent in parents] for parents, _ in uses]
    if backward:
        backward(end)
    places, paths = layered(operands)
    columns, rows = np.max([*places, *chain(*paths)], axis=0)
    step = (WIDTH - 1.2) / columns
    row = TALL_ROW if any(np.ndim(value.data) for value in values) else ROW
    figure, axis = canvas(size=(WIDTH, 0.75 + row * rows))
    figure.set_layout_engine("none")
    axis.set_position((0, 0, 1, 1))
    axis.set(xlim=(-0.25, WIDTH - 0.25), ylim=(-row * rows - 0.36, 0.39))
    axis.axis("off")
    scale = np.array((step, -row))
    for place, label in zip(places, labels, strict=True):
        draw_box(axis, place * scale, label)
    edges = edges_of(values, uses, paths, backward)
    for (start, stop, *numbers), line in zip(edges, lines(edges, scale), strict=True):
        ends = (half_width(labels[start]), half_width(labels[stop]))
        draw_edge(axis, outside(line, ends), *numbers[:2])
    last = places[-1] * scale
    out = np.linspace(last, last + np.array((0.8, 0)), 60)
    slope = end.grad if backward else None
    draw_edge(axis, outside(out, (half_width(labels[-1]), 0)), end.data, slope)
    arrows = Counter(start for start, *_ in edges)
    for number, (value, place) in enumerate(zip(values, places, strict=True)):
        if backward and arrows[number] > 1:
            style = {"color": VALIDATION, "fontsize": 9, "ha": "center", "va": "bottom"}
            total = "Σ" if np.ndim(value.grad) else f"Σ {written(value.grad)}"
            axis.text(*(place * scale + (0, HIGH + 0.05)), total, **style)
    count = sum(map(bool, operands))
    made = f"The graph has {count} operation{'s' * (count != 1)} and ends at {written(end.data)}."
    slopes = ", ".join(f"{name} {written(value.grad)}" for name, value in names.items())
    return figure, f"{made} What comes back to the inputs: {slopes}." if backward else made


def written(value):
    """A number with three digits and a true minus sign; for an array, its shape."""
    return str(np.shape(value)) if np.ndim(value) else f"{value:.3g}".replace("-", "−")


def made_from(end):
    """Everything that end was made from, each value after its parents, end last."""
    found, waiting = [], [(end, False)]
    while waiting:
        value, ready = waiting.pop()
        if ready and value not in found:
            found.append(value)
        elif value not in found:
            waiting.append((value, True))
            waiting += [(parent, False) for parent in reversed(value.parents)]
    return found


def edges_of(values, uses, paths, back):
    """Return (start, stop, value, part that comes back or None, path, bend) of each use of a value.

    uses: for each value its parents and its send_back, as they were before the walk.
    """
    edges, paths = [], iter(paths)
    for stop, (value, (parents, send_back)) in enumerate(zip(values, uses, strict=True)):
        parts = send_back(value.grad) if back and parents else [None] * len(parents)
        count = Counter(parents)
        for place, (parent, part) in enumerate(zip(parents, parts, strict=True)):
            bend = BEND * (1 - 2 * place) if count[parent] > 1 else 0.0
            edges.append((values.index(parent), stop, parent.data, part, next(paths), bend))
    return edges


def lines(edges, scale):
    """For each edge the points (K, 2) of its line from box to box; no two lines begin at the same
    point."""
    ports = [{}, {}]  # where each edge begins on its box, and where it ends
    for side, ends in enumerate(ports):
        for box in {edge[side] for edge in edges}:
            there = [number for number, edge in enumerate(edges) if edge[side] == box]
            near = 1 if side == 0 else -2
            there.sort(key=lambda k: (edges[k][4][near][1], -edges[k][5]))
            spread = np.linspace(1, -1, len(there)) if len(there) > 1 else [0.0]
            ends |= {number: 0.8 * HIGH * s for number, s in zip(there, spread, strict=True)}
    for number, (*_, path, bend) in enumerate(edges):
        points = np.array(path) * scale
        points[0, 1] += ports[0][number]
        points[-1, 1] += ports[1][number]
        yield curve(points, bend)


def curve(points, bend):
    """A line through the points: bent where there are two, smooth where there are more."""
    if len(points) == 2:
        t = np.linspace(0, 1, 80)[:, None]
        across, up = points[1] - points[0]
        normal = np.array((-up, across)) / np.hypot(across, up)
        return points[0] + t * (points[1] - points[0]) + 4 * bend * t * (1 - t) * normal
    slopes = np.gradient(points, axis=0)
    ends = pairwise(zip(points, slopes, strict=True))
    return np.concatenate([hermite(*start, *stop) for start, stop in ends])


def hermite(p, m, q, n):
    """The cubic from p, with slope m, to q, with slope n."""
    t = np.linspace(0, 1, 40)[:, None]
    rise, lag, lead = t * t * (3 - 2 * t), t * (1 - t) ** 2, t * t * (t - 1)
    return (1 - rise) * p + rise * q + lag * m + lead * n


def outside(line, widths):
    """The line without the parts that are in or near the boxes at its ends; `widths` are the boxes'
    widths."""
    clear = [
        np.any(np.abs(line - end) > (wide + 0.06, HIGH + 0.08), axis=1) | (wide == 0)
        for end, wide in zip(line[[0, -1]], widths, strict=True)
    ]
    return line[clear[0] & clear[1]]


def draw_edge(axis, line, value, part):
    """Draw a blue arrow along a line, with the value, and an orange one back, with its part, if
    there is one."""
    along = np.gradient(line, axis=0)
    normals = np.column_stack((-along[:, 1], along[:, 0])) / np.hypot(*along.T)[:, None]
    shift, place = BESIDE * (part is not None), int(0.42 * len(line))
    draw_arrow(axis, line + shift * normals, TRAINING)
    text_beside(axis, line[place], normals[place], written(value), TRAINING)
    if part is not None:
        draw_arrow(axis, (line - shift * normals)[::-1], VALIDATION)
        text_beside(axis, line[place], -normals[place], written(part), VALIDATION)


def draw_arrow(axis, line, color):
    look = {"arrowstyle": "->", "mutation_scale": 9, "color": color, "lw": 1.1, "zorder": 1}
    axis.add_patch(FancyArrowPatch(path=Path(line), shrinkA=0, shrinkB=0, **look))


def half_width(label):
    return 0.13 + 0.035 * max(len(label) - 2, 0)


def draw_box(axis, place, label):
    wide = half_width(label)
    style = {"boxstyle": "round,pad=0.02", "fc": BOX, "ec": QUIET, "zorder": 2}
    axis.add_patch(FancyBboxPatch(place - (wide, HIGH), 2 * wide, 2 * HIGH, **style))
    axis.text(*place, label, ha="center", va="center", fontsize=9, color=BOX_INK, zorder=3)


@drawing
def spread(b, grad):
    """Draw how a row b (M,) is spread over N rows, and what grad (N, M) sends back to it and to a
    column. A column c (N, 1) is spread over the M columns of grad.
    """
    N, M = grad.shape
    figure, axes = canvas(1, 3, size=(7.6, 2.3), width_ratios=(1, 1, 1.2))
    copies = np.broadcast_to(b, grad.shape)
    back = np.sum(grad, axis=0)
    column = np.sum(grad, axis=1, keepdims=True)
    titles = (f"b, {b.shape}", f"b as X + b sees it, {grad.shape}", f"grad, {grad.shape}")
    for axis, title in zip(axes, titles, strict=True):
        axis.set(xlim=(-0.5, M - 0.5), ylim=(N + 0.9, -0.5), aspect="equal")
        axis.set_title(title, loc="center", fontsize=9.5)
        axis.axis("off")
    middle = (N - 1) / 2
    draw_cells(axes[0], b[None], TRAINING, down=middle)
    draw_cells(axes[1], copies[:1], TRAINING)
    draw_cells(axes[1], copies[1:], QUIET, down=1)
    draw_cells(axes[2], grad, VALIDATION)
    draw_cells(axes[2], back[None], VALIDATION, down=N + 0.35)
    axes[2].text(-0.7, N + 0.35, f"db, {b.shape}", ha="right", va="center", color=VALIDATION)
    draw_cells(axes[2], column, VALIDATION, right=M + 0.35)
    axes[2].text(M + 1.05, middle, f"dc, {column.shape}", va="center", color=VALIDATION)
    first = " + ".join(f"({written(g)})" if g < 0 else written(g) for g in grad[:, 0])
    return figure, (
        f"Each of the {M} numbers of b is used {N} times, so {N} gradients come back to it and "
        f"add up: for the first, {first} = {written(back[0])}. Each number of a column c, "
        f"{column.shape}, is used {M} times and gets the sum of its row."
    )


def draw_cells(axis, table, color, down=0, right=0):
    """Draw the numbers of a table (R, M), each in a square; the first is at row `down`, column
    `right`."""
    for (row, column), value in np.ndenumerate(table):
        look = {"boxstyle": "square,pad=0", "fc": BOX, "ec": QUIET, "lw": 0.8}
        place = np.array((right + column, down + row))
        axis.add_patch(FancyBboxPatch(place - 0.46, 0.92, 0.92, clip_on=False, **look))
        axis.text(*place, written(value), ha="center", va="center", color=color)


@drawing
def given_back(images, outputs):
    """Draw images (K, 784), and below each the network's reconstruction of it."""
    figure, axes = canvas(2, len(images), size=(7.6, 2.1))
    for column, pair in enumerate(zip(images, outputs, strict=True)):
        for axis, image in zip(axes[:, column], pair, strict=True):
            axis.imshow(image.reshape(28, 28), vmin=0, vmax=1)
            axis.set(xticks=[], yticks=[])
            axis.grid(False)
            axis.spines[:].set_visible(False)
    axes[0, 0].set_ylabel("X", rotation=0, labelpad=12, va="center")
    axes[1, 0].set_ylabel("output", rotation=0, labelpad=24, va="center")
    off = np.sum((images - outputs) ** 2) / np.sum(images**2)
    near = "less" if off < 1 / 8 else "more"
    return figure, (
        f"Above: {len(images)} images. Below: what came through the hidden units. The squared "
        f"difference is {near} than an eighth of the images' own squares."
    )


@drawing
def same_losses(by_hand, by_machine):
    """Draw the losses of two runs, floats (K,), in one plot, and the bits of each loss below it."""
    by_hand, by_machine = np.asarray(by_hand), np.asarray(by_machine)
    hand, machine = bits_of(by_hand), bits_of(by_machine)
    differ = hand != machine
    figure, (top, below) = canvas(2, 1, size=(7.6, 4.4), height_ratios=(3, 2), sharex=True)
    top.plot(by_hand, color=FOURTH, lw=5, alpha=0.55, label="the way back by hand")
    top.plot(by_machine, color=TRAINING, lw=1, label="the walk")
    top.set_ylabel("loss")
    top.legend()
    below.imshow(np.where(differ, np.nan, machine), aspect="auto", cmap=BITS, interpolation="none")
    for row, column in np.argwhere(differ):
        below.plot(column, row, marker="s", ms=2, color=VALIDATION)
    below.set(xlabel="step", ylabel="bits of the loss", yticks=[0, len(hand) - 1])
    below.set_yticklabels(["first", "last"])
    below.grid(False)
    found = f"of {differ.size:,} bits, {differ.sum():,} differ"
    below.set_title(f"grey: 1, blank: 0, orange: differs; {found}", loc="center")
    count, bits = len(by_hand), len(hand)
    return figure, (
        f"{count} losses of {bits} bits each, with the way back by hand and by the walk: {found}."
    )


def bits_of(numbers):
    """The bits (B, K) of floats (K,); the sign bit comes first."""
    swapped = np.ascontiguousarray(numbers, dtype=numbers.dtype.newbyteorder(">"))
    octets = swapped.view(np.uint8).reshape(len(numbers), -1)
    return np.unpackbits(octets, axis=1).T.astype(float)
