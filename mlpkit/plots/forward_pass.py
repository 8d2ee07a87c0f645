"""The figures of notebook 03: a neuron, the shapes of a batch, and how signals fade or explode."""

from itertools import pairwise

import numpy as np
from matplotlib.offsetbox import AnnotationBbox, HPacker, TextArea
from matplotlib.patches import Circle, Rectangle

from mlpkit.plots import BOX, INK, QUIET, TEST, TRAINING, VALIDATION, canvas, drawing

SKY, SAND = "#7FB8DA", "#F2CF80"  # lighter blue and orange, for black text on them


@drawing
def neuron(x, w, b):
    """One neuron with its numbers: inputs, weights on the edges, the sum, ReLU."""
    figure, axis = canvas(size=(6.4, 2.6))
    z = float(np.dot(x, w) + b)
    heights = np.linspace(1, -1, len(x))
    for height, value, weight in zip(heights, x, w, strict=True):
        axis.plot([0.18, 2], [height, 0], color=QUIET, linewidth=1, zorder=1)
        axis.add_patch(Circle((0, height), 0.22, facecolor=BOX, edgecolor=QUIET, zorder=2))
        axis.text(0, height, f"{value:g}", ha="center", va="center")
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}  # so that no line crosses it
        axis.text(0.95, height * 0.583, f"× {weight:g}", color=TRAINING, va="center", bbox=box)
    axis.add_patch(Circle((2.2, 0), 0.42, facecolor=BOX, edgecolor=TRAINING, zorder=2))
    axis.text(2.2, 0, f"Σ + {b:g}", ha="center", va="center")
    for start, end, text in ((2.65, 3.5, f"z = {z:g}"), (4.15, 5.0, f"a = {max(z, 0):g}")):
        axis.annotate("", (end, 0), (start, 0), arrowprops={"arrowstyle": "->", "color": QUIET})
        axis.text((start + end) / 2, 0.12, text, ha="center")
    axis.add_patch(Rectangle((3.5, -0.25), 0.62, 0.5, facecolor=TRAINING))
    axis.text(3.81, 0, "relu", color="white", ha="center", va="center", fontweight="bold")
    axis.set(xlim=(-0.3, 5.2), ylim=(-1.3, 1.3), aspect="equal")
    axis.axis("off")
    products = " + ".join(f"({value:g})({weight:g})" for value, weight in zip(x, w, strict=True))
    return figure, f"z = {products} + {b:g} = {z:g}; relu makes {max(z, 0):g} of it."


@drawing
def layer_shapes(sizes, N):
    """The arrays of a forward pass as boxes, side by side, with their shapes."""
    figure, axis = canvas(size=(8.4, 2.3))

    def box(x, rows, columns, text, color):
        """Rows and columns on one log scale; gives the box's right edge and its lower one."""
        height, width = 0.42 * np.log10(rows), 0.42 * np.log10(columns)
        axis.add_patch(Rectangle((x, -height / 2), width, height, facecolor=color))
        axis.text(x + width / 2, 0, text, ha="center", va="center", fontweight="bold", fontsize=9)
        return x + width, height / 2

    def shape(x, y, parts, inner):
        """A shape, the number that meets its equal in the product in another colour."""
        pieces = ["(", f"{parts[0]}", ", ", f"{parts[1]}", ")"]
        look = [{"fontsize": 9, "color": "black"} for _ in pieces]
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
        axis.text(x + 0.27, 0.07, f"+ b{k}", ha="center", va="bottom", fontsize=9)
        axis.text(x + 0.27, -0.07, f"({M},)", ha="center", va="top", fontsize=9)
        start = x + 0.58
        name = "logits" if k == last else f"a{k}"
        x, low = box(start, N, M, f"z{k} =\nlogits" if k == last else f"z{k}\nrelu ↓\na{k}", SKY)
        shape((start + x) / 2, low + 0.13, (N, M), None if k == last else 1)
        said.append(f"{name} {N, M}" if k == last else f"z{k}, a{k} {N, M}")
    axis.set(xlim=(-0.05, x + 0.1), ylim=(-0.85, 0.75), aspect="equal")
    axis.axis("off")
    return figure, (
        f"A batch on its way: {' → '.join(said)}. The first axis stays {N} throughout. Orange: the "
        f"inner numbers of each product, equal in pairs: {', '.join(pairs)}. "
        "Sides of the boxes on a log scale."
    )


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
        parts.append(f"{scheme} {arrays[0].std():.2g} → {arrays[-1].std():.2g}")
    for axis in axes[-1]:
        axis.set_xlabel("z", labelpad=1)
    return figure, (
        f"Pre-activations, layer 1 to layer {layers}; standard deviation: {', '.join(parts)}. "
        f"The axes end at ±{limit}."
    )


@drawing
def by_layer(values, ylabel):
    """A number for every layer, on a log scale: {name: [one a layer]}."""
    figure, axis = canvas(size=(7.0, 2.8))
    styles = ("o-", "s--", "^-.", "d:", "v-")
    parts = []
    for (name, numbers), style in zip(values.items(), styles, strict=False):
        layers = np.arange(1, len(numbers) + 1)
        axis.plot(layers, np.maximum(numbers, 1e-30), style, label=name)
        parts.append(f"{name}: {numbers[0]:.1e} → {numbers[-1]:.1e}")
    axis.set(yscale="log", xlabel="layer", ylabel=ylabel, xticks=layers)
    axis.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    return figure, f"From layer 1 to layer {len(layers)}: {'; '.join(parts)}."


@drawing
def answers(images, probabilities, labels, class_names):
    """What a network says of each image (K, 28, 28): its probabilities (K, C) as bars."""
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
        f"{right} of {len(images)} right; highest probability {probabilities.max():.2f}. "
        f"Green: the true class; orange: a wrong first choice; dotted: one tenth."
    )
