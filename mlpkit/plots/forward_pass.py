"""The figures of notebook 03: a neuron, the shapes of a batch, and how signals fade or explode."""

from functools import partial
from itertools import pairwise

import numpy as np
from matplotlib.offsetbox import AnnotationBbox, HPacker, TextArea
from matplotlib.patches import Circle, Rectangle

from mlpkit.forward_pass import two_layer_forward
from mlpkit.plots import BOX, BOX_INK, INK, QUIET, TEST, TRAINING, VALIDATION, canvas, drawing
from mlpkit.plots.activations import plane

SKY, SAND = "#7FB8DA", "#F2CF80"  # lighter blue and orange, under dark text


def edge(axis, start, end, weight, at=0.5, **look):
    """Draw a line from start to end, with its weight in a gap of the line."""
    (x, y), (u, v) = start, end
    gap = min(0.24 / (u - x), 0.14 / max(abs(v - y), 1e-9))
    for low, high in ((0, at - gap), (at + gap, 1)):
        xs, ys = (x + (u - x) * np.array([low, high])), (y + (v - y) * np.array([low, high]))
        axis.plot(xs, ys, color=QUIET, linewidth=1, zorder=1)
    text = f"× {weight:g}".replace("-", "−")
    axis.text(x + at * (u - x), y + at * (v - y), text, ha="center", va="center", **look)


def circle(axis, x, y, text, radius=0.22, color=QUIET, **look):
    axis.add_patch(Circle((x, y), radius, facecolor=BOX, edgecolor=color, zorder=2))
    text = text.replace("-", "−")
    axis.text(x, y, text, ha="center", va="center", color=BOX_INK, **look)


@drawing
def neuron(x, w, b):
    """Draw one neuron with its numbers: inputs, weights on the edges, the sum, ReLU."""
    figure, axis = canvas(size=(7.6, 3.0))
    z = float(np.dot(x, w) + b)
    heights = np.linspace(1, -1, len(x))
    for height, value, weight in zip(heights, x, w, strict=True):
        edge(axis, (0.22, 0.9 * height), (1.8, 0.13 * height), weight)
        circle(axis, 0, height, f"{value:g}")
    circle(axis, 2.2, 0, f"Σ + {b:g}", 0.42, TRAINING)
    for start, end, text in ((2.65, 3.5, f"z = {z:g}"), (4.15, 5.0, f"a = {max(z, 0):g}")):
        axis.annotate("", (end, 0), (start, 0), arrowprops={"arrowstyle": "->", "color": QUIET})
        axis.text((start + end) / 2, 0.12, text.replace("-", "−"), ha="center")
    axis.add_patch(Rectangle((3.5, -0.25), 0.62, 0.5, facecolor=TRAINING))
    axis.text(3.81, 0, "relu", color="white", ha="center", va="center", fontweight="bold")
    axis.set(xlim=(-0.3, 5.2), ylim=(-1.3, 1.3), aspect="equal")
    axis.axis("off")
    products = " + ".join(f"({value:g})({weight:g})" for value, weight in zip(x, w, strict=True))
    return figure, (
        f"From left to right: three inputs, each times its weight, are added up with the bias, "
        f"z = {products} + {b:g} = {z:g}, and a = relu(z) = {max(z, 0):g}."
    ).replace("-", "−")


@drawing
def network(x, layers):
    """Draw a whole network with its numbers: x (D,), layers [(W, b), ...], ReLU between them. A
    circle is a unit: in its upper half z, its sum, and in its lower half a = relu(z); the last
    layer has only z.
    """
    figure, axis = canvas(size=(7.6, 3.8))
    places, values, said = [3.0 * k for k in range(len(layers) + 1)], np.asarray(x), []
    rows = [np.linspace(1, -1, len(x)) * 1.5]
    for height, value in zip(rows[0], values, strict=True):
        circle(axis, 0, height, f"{value:g}", 0.34)
    radius = 0.36
    said.append(f"x = ({', '.join(f'{v:g}' for v in values)})")
    for k, (W, b) in enumerate(layers, start=1):
        z = values @ W + b
        last = k == len(layers)
        rows.append(np.linspace(1, -1, W.shape[1]) * (1.1 if W.shape[1] > 1 else 0))
        for m, height in enumerate(rows[k]):
            for d, low in enumerate(rows[k - 1]):
                start, end = (places[k - 1] + radius, low), (places[k] - 0.55, height)
                edge(axis, start, end, W[d, m], 0.3, fontsize=9)
            text = f"z = {z[m]:g}" + ("" if last else f"\na = {max(z[m], 0):g}")
            color = TRAINING if last or z[m] > 0 else VALIDATION
            circle(axis, places[k], height, text, 0.55, color, fontsize=9)
            bias = f"+ {b[m]:g}".replace("+ -", "− ")
            axis.text(places[k], height + 0.62, bias, ha="center", fontsize=9)
        values, radius = z if last else np.maximum(z, 0), 0.55
        name = "logits" if last else f"a{k}"
        said.append(f"{name} = ({', '.join(f'{v:g}' for v in values)})")
    off = sum(int(np.sum(values <= 0)) for values in hidden_of(x, layers))
    axis.set(xlim=(-0.5, places[-1] + 0.8), ylim=(-1.9, 1.95), aspect="equal")
    axis.axis("off")
    return figure, (
        f"Follow the numbers: {' → '.join(said)}. Each line shows its weight; the bias is "
        f"above its circle. Hidden units that are off (orange): {off}."
    ).replace("-", "−")


def hidden_of(x, layers):
    """z of every hidden layer."""
    values = np.asarray(x)
    for W, b in layers[:-1]:
        yield values @ W + b
        values = np.maximum(values @ W + b, 0)


@drawing
def layer_shapes(sizes, N):
    """Draw the arrays of a forward pass as boxes, side by side, with their shapes."""
    figure, axis = canvas(size=(7.6, 2.3))

    def box(x, rows, columns, text, color):
        """Draw a box whose sides show rows and columns on one log scale; return its right and its
        lower edge."""
        height, width = 0.42 * np.log10(rows), 0.42 * np.log10(columns)
        axis.add_patch(Rectangle((x, -height / 2), width, height, facecolor=color))
        look = {"ha": "center", "va": "center", "fontweight": "bold", "fontsize": 8.5}
        axis.text(x + width / 2, 0, text, color=BOX_INK, **look)
        return x + width, height / 2

    def shape(x, y, parts, inner):
        """Write a shape; the number that must match in the product has a different colour."""
        pieces = ["(", f"{parts[0]}", ", ", f"{parts[1]}", ")"]
        look = [{"fontsize": 8.5, "color": INK} for _ in pieces]
        if inner is not None:
            look[1 + 2 * inner] |= {"color": VALIDATION, "fontweight": "bold"}
        texts = [TextArea(t, textprops=how) for t, how in zip(pieces, look, strict=True)]
        packed = HPacker(children=texts, pad=0, sep=0, align="baseline")
        axis.add_artist(AnnotationBbox(packed, (x, y), frameon=False, pad=0))

    last, said, pairs = len(sizes) - 1, [], []
    x, low = box(0, N, sizes[0], "X", SKY)
    shape(x / 2, low + 0.13, (N, sizes[0]), 1)
    said.append(f"X {N, sizes[0]}")
    for k, (D, M) in enumerate(pairwise(sizes), start=1):
        axis.text(x + 0.12, 0, "@", ha="center", va="center", fontsize=12)
        start = x + 0.24
        x, low = box(start, D, M, f"W{k}", SAND)
        shape((start + x) / 2, -low - 0.13, (D, M), 0)
        pairs.append(str(D))
        arrow = {"arrowstyle": "->", "color": QUIET}
        axis.annotate("", (x + 0.52, 0), (x + 0.06, 0), arrowprops=arrow)
        axis.text(x + 0.27, 0.07, f"+ b{k}", ha="center", va="bottom", fontsize=8.5)
        axis.text(x + 0.27, -0.07, f"({M},)", ha="center", va="top", fontsize=8.5)
        start = x + 0.58
        name = "logits" if k == last else f"a{k}"
        x, low = box(start, N, M, f"z{k} =\nlogits" if k == last else f"z{k}\nrelu ↓\na{k}", SKY)
        shape((start + x) / 2, low + 0.13, (N, M), None if k == last else 1)
        said.append(f"{name} {N, M}" if k == last else f"z{k}, a{k} {N, M}")
    axis.set(xlim=(-0.05, x + 0.1), ylim=(-0.85, 0.75), aspect="equal")
    axis.axis("off")
    return figure, (
        f"A batch on its way: {' → '.join(said)}. The first axis stays {N} throughout. In each "
        f"product the two inner numbers (orange) are equal: {', '.join(pairs)}. "
        "The sides of the boxes are on a log scale."
    )


@drawing
def sums_of_draws(sums):
    """Draw a strip of dots for each D: sums {D: many sums of D random numbers each}."""
    figure, axis = canvas(size=(7.6, 2.8))
    parts = []
    for row, (D, values) in enumerate(sums.items()):
        up = np.random.default_rng(row).uniform(-0.28, 0.28, len(values))
        axis.plot(values, row + up, ".", color=TRAINING, markersize=3, alpha=0.6, mew=0)
        for side in (-1, 1):
            root = side * np.sqrt(D)
            look = {"color": VALIDATION, "linewidth": 2}
            axis.plot((root, root), (row - 0.42, row + 0.42), **look)
        parts.append(f"{np.std(values):.3g}")
    axis.set_yticks(range(len(sums)), [f"{D} draws" if D > 1 else "1 draw" for D in sums])
    axis.set(xlabel="their sum", ylim=(len(sums) - 0.4, -0.6))
    axis.grid(axis="y", visible=False)
    return figure, (
        f"Each dot is a sum of D random numbers from N(0, 1), and the orange lines are at ±√D. The "
        f"dots spread with the lines: from the top down, their standard deviation is "
        f"{', '.join(parts)}."
    )


@drawing
def symmetry(X, labels, networks):
    """Draw what training made of several starts: {name: (W1 (2, H), b1 (H,), W2 (H, 1), b2 (1,))}.

    In each panel the points, the border, and a line where each hidden unit switches on.
    """
    figure, axes = canvas(1, len(networks), size=(7.6, 3.2), squeeze=False, sharey=True)
    parts = []
    for axis, (name, (W1, b1, W2, b2)) in zip(axes[0], networks.items(), strict=True):
        units = list(zip(W1.T, b1, strict=True))
        lines = [(lambda p, w=w, b=b: p @ w + b, "-", QUIET) for w, b in units]
        score = partial(score_of, W1=W1, b1=b1, W2=W2, b2=b2)
        right = plane(axis, X, labels, score, lines)
        axis.set_title(f"{name}: {right:.0%} right")
        rounded_units = np.round(np.vstack([W1, b1]) / np.abs(W1).max(), 4)
        different = np.unique(rounded_units, axis=1).shape[1]
        parts.append(f"{name}: {len(units)} units on {different} line{'s' * (different > 1)}")
    axes[0, 0].set_ylabel("x₂")
    return figure, (
        "On each thin line a hidden unit switches on. The thick line is the border, with a corner "
        f"where it crosses a thin one. {'; '.join(parts)}."
    )


def score_of(points, W1, b1, W2, b2):
    return two_layer_forward(points, W1, b1, W2, b2)[0][:, 0]


@drawing
def histograms_by_layer(outputs, limit=4):
    """A histogram of every layer's output for every scheme: {scheme: [a1, a2, ...]}."""
    layers = len(next(iter(outputs.values())))
    figure, axes = canvas(len(outputs), layers, size=(7.6, 1.25 * len(outputs)), sharex=True)
    parts = []
    for row, (scheme, arrays) in zip(axes, outputs.items(), strict=True):
        for k, (axis, a) in enumerate(zip(row, arrays, strict=True)):
            axis.hist(a.ravel(), bins=41, range=(-limit, limit))
            axis.set_yticks([])
            axis.set_title(f"std {a.std():.2g}", fontsize=8.5, fontweight="normal", loc="right")
            if axis in axes[0]:
                axis.set_title(f"layer {k + 1}", fontsize=9.5)
        row[0].set_ylabel(scheme, rotation=0, ha="right", va="center")
        parts.append(f"{scheme} {trend(arrays[0].std(), arrays[-1].std())}")
    for axis in axes[-1]:
        axis.set_xlabel("z", labelpad=1)
    return figure, (
        f"From layer 1 to layer {layers} the spread of z changes: {'; '.join(parts)}. "
        f"The axes end at ±{limit}."
    )


def trend(first, last):
    """How a number changed, in words."""
    if first == last == 0:
        return "stays at 0"
    factor = last / first
    if 0.4 < factor < 2.5:
        return f"ends at {factor:.2f} times its start"
    if factor < 1:
        return f"shrinks {rounded(1 / factor)}-fold"
    return f"grows {rounded(factor)}-fold"


def rounded(factor):
    """Return two digits of a number above 1, written out."""
    return f"{float(f'{factor:.2g}'):,.0f}" if factor >= 10 else f"{factor:.1f}"


@drawing
def answers(images, probabilities, labels, class_names):
    """A network's probabilities (K, C) for each image (K, 28, 28), as bars."""
    figure, axes = canvas(
        2, len(images), size=(7.6, 3.6), height_ratios=(1, 1.5), sharey="row", squeeze=False
    )
    places = np.arange(len(class_names))
    for column, image, p, label in zip(axes.T, images, probabilities, labels, strict=True):
        column[0].imshow(image)
        column[0].axis("off")
        column[0].set_title(class_names[label], fontsize=9.5)
        colors = [TEST if k == label else VALIDATION if k == p.argmax() else QUIET for k in places]
        column[1].barh(places, p, color=colors)
        column[1].axvline(1 / len(places), color=INK, linewidth=0.8, linestyle=":")
        column[1].set(xlim=(0, 1), xlabel="probability")
        column[1].set_yticks(places, class_names, fontsize=8)
        column[1].invert_yaxis()
    right = int(np.sum(probabilities.argmax(axis=1) == labels))
    return figure, (
        f"The network gets {right} of {len(images)} images right, and its highest probability is "
        f"{probabilities.max():.2f}. Green is the true class, orange a wrong "
        "first choice; the dotted line is at one tenth."
    )
