"""The figures of notebook 01: the images, their values, their batches, their bytes."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from mlpkit.plots import (
    FIFTH,
    FOURTH,
    INK,
    QUIET,
    TEST,
    THIRD,
    TRAINING,
    VALIDATION,
    canvas,
    drawing,
    grid_of_images,
)


@drawing
def learning_curves(losses, top=1.0):
    """losses: {"scale, rate": a loss a step}; what is above `top` leaves the picture."""
    figure, axis = canvas(size=(7.6, 2.8))
    colors = {"raw": VALIDATION, "unit scale": FOURTH, "standardized": TRAINING}
    for (name, values), style in zip(losses.items(), ("-", "--", "-.", ":"), strict=False):
        axis.plot(values, style, color=colors[name.split(",")[0]], label=name)
    axis.axhline(np.log(2), color=QUIET, linestyle=":", linewidth=1.2)
    axis.text(0, np.log(2), " a coin: ln 2", va="bottom", color=INK, fontsize=9)
    axis.set(xlabel="step", ylabel="loss", ylim=(0, top))
    axis.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    parts = [
        f"{name}: {values[-1]:.3f}" if values[-1] < top else f"{name}: out of the picture"
        for name, values in losses.items()
    ]
    return figure, f"Loss after {len(values) - 1} steps. {'; '.join(parts)}."


@drawing
def class_gallery(images, labels, class_names, each=8):
    """The first `each` images of every class, two classes a row."""
    columns = 2 * each
    figure, axes = canvas((len(class_names) + 1) // 2, columns, size=(7.6, 3.1))
    for axis in axes.flat:
        axis.axis("off")
    drawn = []
    for label, name in enumerate(class_names):
        row, first = label // 2, each * (label % 2)
        shown = images[labels == label][:each]
        for k, image in enumerate(shown):
            axes[row, first + k].imshow(image)
        drawn.append(len(shown))
        axes[row, first].set_title(f"{label} {name}", fontsize=9)
    counts = ", ".join(f"{count} × {name}" for count, name in zip(drawn, class_names, strict=True))
    return figure, f"{sum(drawn)} images: {counts}."


@drawing
def class_balance(labels, class_names):
    """How many images each class has."""
    figure, axis = canvas(size=(7.2, 2.4))
    counts = np.bincount(labels, minlength=len(class_names))
    axis.bar(range(len(class_names)), counts, color=TRAINING, width=0.7)
    axis.set_xticks(range(len(class_names)), class_names, rotation=30, ha="right")
    axis.set(ylabel="images")
    return figure, (
        f"{counts.sum():,} images; the smallest class has {counts.min():,}, "
        f"the largest {counts.max():,}."
    )


@drawing
def class_means(images, labels, class_names):
    """The mean image of every class."""
    means = np.stack([images[labels == c].mean(axis=0) for c in range(len(class_names))])
    figure, axes = canvas(2, 5, size=(7.2, 3.2))
    grid_of_images(axes, means, class_names, vmin=0, vmax=255)
    brightness = means.mean(axis=(1, 2))
    return figure, (
        f"The mean image of each class. Most ink: {class_names[brightness.argmax()]} "
        f"({brightness.max():.0f} of 255 on average); least: {class_names[brightness.argmin()]} "
        f"({brightness.min():.0f})."
    )


@drawing
def value_histograms(samples, title):
    """samples: {name: values}. One histogram each, side by side, on scales of their own."""
    figure, axes = canvas(1, len(samples), size=(7.6, 2.8))
    figure.suptitle(title, fontsize=10)
    parts = []
    for axis, (name, values) in zip(axes, samples.items(), strict=True):
        values = np.asarray(values).ravel()
        axis.hist(values, bins=50, color=TRAINING)
        axis.set(title=name, yscale="log", xlabel="value")
        parts.append(
            f"{name}: mean {values.mean():.3g}, standard deviation {values.std():.3g}, "
            f"largest {values.max():.3g}"
        )
    axes[0].set_ylabel("how many (log scale)")
    return figure, f"{title[:1].upper()}{title[1:]}. {'; '.join(parts)}."


@drawing
def bowls(walks, labels, steps=40):
    """The loss over one weight and the bias, and gradient descent on it, for each walk.

    walks: three times (name, feature (N,), learning rate); the third panel is the large one.
    """
    signs = np.where(labels == 1, 1, -1)

    def loss(point, x):
        return np.mean(np.logaddexp(0, -signs * (point[0] * x + point[1])))

    def descend(x, rate, steps):
        path = [np.zeros(2)]
        for _ in range(steps):
            w, b = path[-1]
            pull = signs / (1 + np.exp(signs * (w * x + b)))
            path.append(path[-1] + rate * np.array([np.mean(pull * x), np.mean(pull)]))
        return np.array(path)

    figure = Figure(figsize=(7.6, 4.0))
    axes = figure.subplot_mosaic([[0, 2], [1, 2]], width_ratios=(1.15, 1))
    parts = []
    for number, (name, x, rate) in enumerate(walks):
        axis, path = axes[number], descend(x, rate, steps)
        slope, level = descend((x - x.mean()) / x.std(), 2, 400)[-1]  # where walking is easy
        w = slope / x.std()
        bottom = np.array([w, level - w * x.mean()])
        sides = 0.68 * abs(w) * np.array([1, 1 if number == 2 else 0.5])
        across, up = (
            centre + np.linspace(-side, side, 161)
            for centre, side in zip(bottom / 2, sides, strict=True)
        )
        axis.contour(
            across,
            up,
            np.log(heights(x, signs, across, up)),
            16,
            colors=QUIET,
            linewidths=0.6,
            negative_linestyles="solid",
        )
        axis.plot(*path.T, ".-", color=TRAINING, linewidth=1, markersize=5)
        axis.plot(0, 0, "o", color=VALIDATION, markersize=7)
        axis.plot(*bottom, "x", color=INK, markersize=8, markeredgewidth=2)
        axis.set(title=f"{name}, rate {rate:g}", ylabel="bias b", aspect="equal")
        parts.append(
            f"{name}, rate {rate:g}: w {path[-1, 0]:.1f} of {w:.1f}, loss {loss(path[-1], x):.2f}"
        )
    for axis in (axes[1], axes[2]):
        axis.set_xlabel("weight w")
    return figure, (
        f"From the dot towards the cross, {steps} steps. {'; '.join(parts)}. "
        f"The loss at the cross is {loss(bottom, x):.2f}."
    )


def heights(x, signs, across, up):
    """The loss at every point of a grid (B, W); x is taken in 50 bins, for speed."""
    total, w, b = 0.0, across[None, :], up[:, None]
    for sign in (-1, 1):
        counts, edges = np.histogram(x[signs == sign], 50)
        for count, middle in zip(counts, (edges[1:] + edges[:-1]) / 2, strict=True):
            total = total + count / len(x) * np.logaddexp(0, -sign * (w * middle + b))
    return total


@drawing
def mean_and_std(mean, std, side=28):
    """The mean and the standard deviation of every pixel, as images."""
    figure, axes = canvas(1, 2, size=(5.4, 2.6))
    for axis, values, title in zip(axes, (mean, std), ("mean", "standard deviation"), strict=True):
        drawn = axis.imshow(values.reshape(side, side))
        axis.set_title(title)
        axis.axis("off")
        figure.colorbar(drawn, ax=axis, shrink=0.9)
    return figure, (
        f"Means from {mean.min():.2g} to {mean.max():.2g}; "
        f"standard deviations from {std.min():.2g} to {std.max():.2g}."
    )


@drawing
def batches(order, size):
    """Which example goes into which batch: order (N,) cut into batches of `size`."""
    figure, axis = canvas(size=(7.2, 1.6))
    colors = (TRAINING, VALIDATION, TEST, THIRD, FOURTH, FIFTH)
    for place, example in enumerate(order):
        number = place // size
        axis.add_patch(
            Rectangle((place + 0.25 * number, 0), 0.9, 1, facecolor=colors[number % 6], alpha=0.85)
        )
        axis.text(
            place + 0.25 * number + 0.45,
            0.5,
            str(example),
            ha="center",
            va="center",
            color="white",
            fontsize=9,
        )
    cuts = range(0, len(order), size)
    for number, start in enumerate(cuts):
        count = min(size, len(order) - start)
        axis.text(
            start + 0.25 * number + count / 2,
            -0.45,
            f"batch {number + 1}: {count}",
            ha="center",
            fontsize=9,
            color=INK,
        )
    axis.set(xlim=(-0.2, len(order) + 0.25 * len(cuts)), ylim=(-0.7, 1.1))
    axis.axis("off")
    sizes = [min(size, len(order) - start) for start in cuts]
    return figure, (
        f"{len(order)} examples, shuffled, in batches of {', '.join(map(str, sizes))}; "
        f"{len(set(order))} different examples in all."
    )


@drawing
def idx_bytes(raw, image):
    """The first bytes of an uncompressed IDX file of images, and what each one says."""
    size = [int.from_bytes(raw[k : k + 4], "big") for k in (4, 8, 12)]
    first = 16 + int(np.argmax(np.frombuffer(raw[16 : 16 + 784], np.uint8) > 0))
    groups = (
        ("zeros", 0, 2, "always 0 0", QUIET),
        ("type", 2, 3, "8: uint8", VALIDATION),
        ("ndim", 3, 4, f"{raw[3]} dimensions", FOURTH),
        ("images", 4, 8, f"{size[0]:,} images", TRAINING),
        ("rows", 8, 12, f"{size[1]} rows", TEST),
        ("columns", 12, 16, f"{size[2]} columns", THIRD),
    )
    figure, (axis, picture) = canvas(1, 2, size=(7.6, 1.9), width_ratios=(5, 1))
    for name, start, end, what, color in groups:
        for k in range(start, end):
            axis.add_patch(Rectangle((k, 0), 0.92, 1, facecolor=color, alpha=0.9))
            axis.text(
                k + 0.46, 0.5, f"{raw[k]:02x}", ha="center", va="center", color="white", fontsize=9
            )
        high = name in ("zeros", "ndim")
        axis.text(
            (start + end) / 2,
            1.75 if high else 1.2,
            what,
            ha="center",
            fontsize=8.5,
            color=color,
            fontweight="bold",
        )
    axis.text(0, -0.55, "byte 0", fontsize=8.5, color=INK)
    axis.text(16, -0.55, "byte 15", fontsize=8.5, color=INK, ha="right")
    axis.set(xlim=(-0.2, 16.2), ylim=(-0.8, 2.3))
    axis.axis("off")
    picture.imshow(image)
    picture.axis("off")
    return figure, (
        f"A header of 16 bytes: type {raw[2]:#04x}, {raw[3]} dimensions, "
        f"{size[0]} × {size[1]} × {size[2]}. "
        f"The first pixel that is not 0 is byte {first}: {raw[first]}."
    )
