"""The figures of notebook 03: a neuron, the shapes of a batch, and how signals fade or explode."""

import numpy as np
from matplotlib.patches import Circle, Rectangle

from mlpkit.plots import FOURTH, QUIET, TEST, TRAINING, VALIDATION, canvas, drawing


@drawing
def neuron(x, w, b):
    """One neuron with its numbers: inputs, weights on the edges, the sum, ReLU."""
    figure, axis = canvas(size=(6.4, 2.6))
    z = float(np.dot(x, w) + b)
    heights = np.linspace(1, -1, len(x))
    for height, value, weight in zip(heights, x, w, strict=True):
        axis.plot([0.18, 2], [height, 0], color=QUIET, linewidth=1, zorder=1)
        axis.add_patch(Circle((0, height), 0.22, facecolor="#F4F4F4", edgecolor=QUIET, zorder=2))
        axis.text(0, height, f"{value:g}", ha="center", va="center")
        axis.text(1.05, height * 0.5 + 0.14, f"× {weight:g}", color=TRAINING, ha="left")
    axis.add_patch(Circle((2.2, 0), 0.42, facecolor="#F4F4F4", edgecolor=TRAINING, zorder=2))
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
    figure, axis = canvas(size=(7.6, 2.7))

    def height(size):
        return 0.25 + 0.45 * np.log10(size)

    x, said = 0.0, []
    for k, size in enumerate(sizes):
        if k:
            above = sizes[k - 1]
            axis.text(x + 0.12, 0, "@", ha="center", va="center", fontsize=12)
            width = 0.3 + 0.3 * np.log10(size)
            box = (x + 0.3, -height(above) / 2)
            axis.add_patch(Rectangle(box, width, height(above), facecolor=FOURTH, alpha=0.55))
            axis.text(box[0] + width / 2, 0, f"W{k}", ha="center", va="center")
            below = height(above) / 2 + 0.12
            axis.text(
                box[0] + width / 2, -below, f"{above, size}", ha="center", va="top", fontsize=9
            )
            axis.text(box[0] + width + 0.2, 0, "→", ha="center", va="center", fontsize=13)
            x = box[0] + width + 0.42
        width = 0.3 + 0.3 * np.log10(size)
        axis.add_patch(Rectangle((x, -0.45), width, 0.9, facecolor=TRAINING, alpha=0.8))
        name = "X" if k == 0 else "logits" if k == len(sizes) - 1 else f"a{k}"
        axis.text(
            x + width / 2, 0, name, ha="center", va="center", color="white", fontweight="bold"
        )
        axis.text(x + width / 2, 0.55, f"{N, size}", ha="center", va="bottom", fontsize=9)
        said.append(f"{name} {N, size}")
        x += width
    axis.set(xlim=(-0.1, x + 0.1), ylim=(-1.25, 1.0))
    axis.axis("off")
    return figure, f"A batch on its way: {' → '.join(said)}. The first axis stays {N} throughout."


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
        column[1].axvline(1 / len(places), color="black", linewidth=0.8, linestyle=":")
        column[1].set(xlim=(0, 1), xlabel="probability")
        column[1].set_yticks(places, class_names, fontsize=8)
        column[1].invert_yaxis()
    right = int(np.sum(probabilities.argmax(axis=1) == labels))
    return figure, (
        f"{right} of {len(images)} right; highest probability {probabilities.max():.2f}. "
        f"Green: the true class; orange: a wrong first choice; dotted: one tenth."
    )
