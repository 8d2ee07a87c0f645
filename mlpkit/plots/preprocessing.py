"""The figures of notebook 01: the images, their values, their batches, their bytes."""

import numpy as np
from matplotlib.colors import to_rgb
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

THIN = {"color": TRAINING, "linewidth": 1, "alpha": 0.5}


@drawing
def learning_curves(losses, top=1.0, goal=None):
    """losses: {"scale, rate": a loss an update}; goal: a loss that was reached elsewhere.

    Where a curve leaves the picture at `top`, a text says how high it climbs.
    """
    figure, axis = canvas(size=(7.6, 3.0))
    colors = {"raw": VALIDATION, "unit scale": QUIET, "standardized": TRAINING}
    last = len(next(iter(losses.values()))) - 1
    inside, leaps, ends = [], [], []
    for (name, values), style in zip(losses.items(), ("-", "--", "-.", ":"), strict=False):
        color = colors[name.split(",")[0]]
        axis.plot(values, style, color=color)
        if values[-1] < top:
            inside.append(f"{values[-1]:.2f} ({name})")
            ends.append((values[-1], name, color))
            continue
        first, highest = int(np.argmax(np.array(values) >= top)), float(f"{max(values):.1e}")
        leaps.append(f"{name}, from update {first} on, up to {highest:,.0f}")
        told = f"{name}: up to {highest:,.0f}"
        axis.text(first + 0.02 * last, 0.97 * top, told, color=color, fontsize=9.5, va="top")
    at = -np.inf
    for value, name, color in sorted(ends):  # the names, where the curves end, one above the other
        at = max(value, at + 0.075 * top)
        axis.text(1.02 * last, at, name, color=color, fontsize=9.5, va="center")
    lines = {f"one half for every image: {np.log(2):.2f}": np.log(2)}
    lines |= {"notebook 00 came down to here": goal} if goal else {}
    for name, height in lines.items():
        axis.axhline(height, color=QUIET, linestyle=":", linewidth=1.2)
        axis.text(last, height, name, va="bottom", ha="right", color=INK, fontsize=9)
    axis.set(xlabel="updates", ylabel="loss", ylim=(0, top), xlim=(-0.04 * last, 1.36 * last))
    axis.set_xticks(np.linspace(0, last, 5))
    told = [f"After {last} updates the loss is {', '.join(inside)}."] if inside else []
    return figure, " ".join([*told, *(f"Out of the picture: {leap}." for leap in leaps)])


@drawing
def class_gallery(images, labels, class_names, each=8):
    """The first `each` images of every class, two classes a row."""
    columns = 2 * each
    figure, axes = canvas((len(class_names) + 1) // 2, columns, size=(7.6, 3.1))
    for axis in axes.flat:
        axis.axis("off")
    for label, name in enumerate(class_names):
        row, first = label // 2, each * (label % 2)
        shown = images[labels == label][:each]
        for k, image in enumerate(shown):
            axes[row, first + k].imshow(image)
        axes[row, first].set_title(f"{label} {name}", fontsize=9)
    ink = np.array([images[labels == label].mean() for label in range(len(class_names))]) / 255
    return figure, (
        f"The first {each} images of each of {len(class_names)} classes. Over all images of a "
        f"class, most ink: {class_names[ink.argmax()]}, {ink.max():.0%}; least: "
        f"{class_names[ink.argmin()]}, {ink.min():.0%}."
    )


@drawing
def class_means(images, labels, class_names):
    """The mean image of every class."""
    means = np.stack([images[labels == c].mean(axis=0) for c in range(len(class_names))])
    figure, axes = canvas(2, 5, size=(7.6, 3.4))
    grid_of_images(axes, means, class_names, vmin=0, vmax=255)
    apart = np.sqrt(np.sum((means[:, None] - means[None]) ** 2, axis=(2, 3)))  # (classes, classes)
    apart[np.tri(len(means), dtype=bool)] = np.inf  # each pair once
    one, other = np.unravel_index(np.argmin(apart), apart.shape)
    spread = np.array([np.mean(images[labels == c].std(axis=0)) for c in range(len(means))])
    return figure, (
        f"The mean image of each class. The two most alike are {class_names[one]} and "
        f"{class_names[other]}; the sharpest is {class_names[spread.argmin()]}, whose "
        "images differ least from their mean."
    )


@drawing
def value_histograms(unit, standardized):
    """How often each value occurs, before and after: two arrays of any shape, with all values."""
    figure, axes = canvas(1, 2, size=(7.6, 2.7), sharey=True)
    ranges = {"unit scale": (unit, (0, 1)), "standardized": (standardized, None)}
    for axis, (name, (values, ends)) in zip(axes, ranges.items(), strict=True):
        counts, edges = np.histogram(values, 100, ends)
        axis.stairs(counts, edges, fill=True, color=TRAINING)
        axis.set(title=name, yscale="log", xlabel="value")
    largest, within = standardized.max(), np.mean(np.abs(standardized) < 3)
    axes[1].plot(largest, 1, "v", color=VALIDATION, clip_on=False)
    axes[1].text(largest, 6, f"{largest:.0f}", color=INK, ha="center")
    axes[0].set_ylabel("how many (log scale)")
    return figure, (
        f"At unit scale {np.mean(unit == 0):.0%} of all values are exactly 0 and none is above "
        f"{unit.max():g}. Standardized, {within:.1%} are within 3 of 0, and a thin tail reaches "
        f"{largest:.0f}."
    )


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
            f"{name}, rate {rate:g}: {path[-1, 0] / w:.0%} of the way, loss {loss(path[-1], x):.2f}"
        )
    for axis in (axes[1], axes[2]):
        axis.set_xlabel("weight w")
    return figure, (
        f"{steps} updates, from the dot towards the cross. {'; '.join(parts)}. "
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
    figure, axes = canvas(1, 2, size=(7.6, 3.0))
    for axis, values, title in zip(axes, (mean, std), ("mean", "standard deviation"), strict=True):
        drawn = axis.imshow(values.reshape(side, side))
        axis.set_title(title)
        axis.axis("off")
        figure.colorbar(drawn, ax=axis, shrink=0.9)
    square = std.reshape(side, side)
    corners = square[[0, 0, -1, -1], [0, -1, 0, -1]]
    return figure, (
        "Where some images have ink and others have none, the standard deviation is up to "
        f"{std.max():.2f}; in the corners, which are nearly always empty, it is "
        f"{corners.min():.4f} to {corners.max():.4f}."
    )


def ink_on(color):
    """Black or white, whichever can be read better on a colour."""
    linear = np.array(to_rgb(color)) ** 2.2
    return "black" if linear @ (0.2126, 0.7152, 0.0722) > 0.18 else "white"


@drawing
def batches(order, size):
    """Which example goes into which batch: order (N,) cut into batches of `size`."""
    figure, axis = canvas(size=(7.6, 1.5))
    colors = (TRAINING, VALIDATION, TEST, THIRD, FOURTH, FIFTH)
    for place, example in enumerate(order):
        number = place // size
        color = colors[number % 6]
        axis.add_patch(Rectangle((place + 0.25 * number, 0), 0.9, 1, facecolor=color))
        axis.text(
            place + 0.25 * number + 0.45,
            0.5,
            str(example),
            ha="center",
            va="center",
            color=ink_on(color),
            fontsize=10,
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
            axis.add_patch(Rectangle((k, 0), 0.92, 1, facecolor=color))
            middle = {"ha": "center", "va": "center", "color": ink_on(color), "fontsize": 10}
            axis.text(k + 0.46, 0.5, f"{raw[k]:02x}", **middle)
        high = name in ("zeros", "ndim")
        axis.text(
            (start + end) / 2,
            1.75 if high else 1.2,
            what,
            ha="center",
            fontsize=9,
            color=INK,
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


@drawing
def slope_fans(bundles):
    """The slopes of batches beside the full slope: bundles {title: (cosines (B,), lengths (B,))}.

    The angle of each line is the true one, between two arrows in many dimensions; "across" stands
    for all directions but that of the full slope. lengths: those of the batches over the full one.
    """
    figure, axes = canvas(1, len(bundles), size=(7.6, 3.3))
    parts = []
    for axis, (title, (cosines, lengths)) in zip(axes, bundles.items(), strict=True):
        angles = np.arccos(cosines)
        tips = np.stack([lengths * np.cos(angles), lengths * np.sin(angles)])  # (2, B)
        axis.plot([np.zeros(len(angles)), tips[0]], [np.zeros(len(angles)), tips[1]], **THIN)
        axis.plot(*tips, ".", color=TRAINING, markersize=4)
        full = {"arrowstyle": "-|>", "color": VALIDATION, "lw": 2.5, "shrinkA": 0, "shrinkB": 0}
        axis.annotate("", (1, 0), (0, 0), arrowprops=full)
        side = 1.05 * max(1, np.abs(tips).max())
        axis.set(xlim=(-0.45 * side, side), ylim=(-0.05 * side, side), aspect="equal")
        axis.set(title=title, xlabel="along the full slope", ylabel="across it")
        middle = np.degrees(np.median(angles))
        parts.append(f"{title} half of the batches point within {middle:.0f}° of it")
    return figure, (
        f"Arrow: the full slope, its length 1. Lines: the slopes of {len(cosines)} batches. "
        f"{'; '.join(parts).capitalize()}."
    )


@drawing
def clouds(features, labels):
    """Two features in several scales: {name: (X (N, 2), condition number)}; labels of 0 and 1."""
    figure, axes = canvas(1, len(features), size=(7.6, 2.9))
    shown, parts = slice(0, 1200), []
    for axis, (name, (X, condition)) in zip(axes, features.items(), strict=True):
        for label, color, marker in ((0, VALIDATION, "o"), (1, TRAINING, "^")):
            dots = X[shown][labels[shown] == label]
            look = {"color": color, "markersize": 2.5, "mew": 0, "alpha": 0.45}
            axis.plot(*dots.T, marker, label=("sandal", "boot")[label], **look)
        axis.plot(0, 0, "+", color=INK, markersize=16, mew=3, zorder=5)
        side = 1.05 * np.max(np.abs(X[shown]))
        low = -0.15 * side if X.min() >= 0 else -side
        axis.set(xlim=(low, side), ylim=(low, side), aspect="equal", title=name)
        axis.set_xlabel("first feature")
        parts.append(f"{name} {condition:,.3g}")
    axes[0].set_ylabel("second feature")
    axes[0].legend(loc="lower right", markerscale=2.5, handletextpad=0)
    return figure, (
        f"The cloud moves to 0 (the cross), is stretched, and becomes round. Condition numbers: "
        f"{', '.join(parts)}."
    )
