"""The figures of notebook 04: what a wrong answer costs, where numbers end, how low a loss gets."""

import numpy as np

from mlpkit.plots import INK, QUIET, TEST, TRAINING, VALIDATION, canvas, drawing, grid_of_images


@drawing
def batch_losses(losses, names, chance=None):
    """Draw the loss by batch of one or more runs (lists of numbers, nan once it broke down);
    chance: ln C, if that line is to be drawn."""
    figure, axis = canvas(size=(7.6, 2.9))
    healthy, said = iter((TRAINING, TEST)), []
    for values, name in zip(losses, names, strict=True):
        values = np.asarray(values, dtype=float)
        finite = np.isfinite(values)
        color = next(healthy) if finite.all() else VALIDATION
        # dashed, because it covers the beginning of another curve
        style = "--" if color == VALIDATION and len(losses) > 1 else "-"
        axis.plot(np.where(finite, values, np.nan), style, color=color, linewidth=1, label=name)
        if not finite.all():
            broken = int(np.argmin(finite))
            axis.axvline(broken, color=VALIDATION, linewidth=1.2, linestyle=":")
            note = {"color": VALIDATION, "va": "top", "in_layout": False}
            axis.text(broken, np.nanmax(values[finite]), " nan from here on", **note)
            said.append(f"“{name}” breaks off long before the last batch: from there on it is nan")
        elif chance:
            stays = values[len(values) // 5 :].max() < chance
            word = (
                "falls below guessing and stays there"
                if stays
                else "jumps above guessing again and again"
            )
            said.append(f"“{name}” {word}")
    if chance:
        axis.axhline(chance, color=QUIET, linestyle=":", linewidth=1.2)
        axis.text(1.01 * len(values), chance, "guessing", va="center", color=INK)
    axis.set(xlabel="batch", ylabel="loss", xlim=(-0.02 * len(values), len(values)))
    if len(losses) > 1:
        axis.legend(loc="upper left", bbox_to_anchor=(1, 1))
    return figure, f"{'. '.join(one[0].upper() + one[1:] for one in said)}."


@drawing
def penalties():
    """Draw −ln p and (1 − p)²: what the probability p of the right class costs."""
    figure, axis = canvas(size=(7.6, 3))
    p = np.linspace(0.004, 1, 500)
    axis.plot(p, -np.log(p), color=TRAINING, label="−ln p, the surprise")
    axis.plot(p, (1 - p) ** 2, "--", color=VALIDATION, label="(1 − p)², a term of squared error")
    for one in (0.01, 0.1, 0.5):
        axis.plot(one, -np.log(one), "o", color=TRAINING)
        axis.annotate(
            f"p = {one}: {-np.log(one):.2f}",
            (one, -np.log(one)),
            (8, 4),
            textcoords="offset points",
            color=INK,
        )
    axis.set(xlabel="probability p of the right class", ylabel="cost", ylim=(0, 5.6))
    axis.legend()
    return figure, (
        f"Toward p = 0 the dashed curve stops at 1, and the other climbs without end: at 0.01 they "
        f"are {0.99**2:.2f} and {-np.log(0.01):.2f}. At p = 1 both are {-np.log(1) + 0.0:.0f}."
    )


@drawing
def number_line(types):
    """Where eᶻ overflows and underflows, for each floating-point type."""
    figure, axis = canvas(size=(7.6, 1.9))
    said = []
    for row, dtype in enumerate(types):
        info = np.finfo(dtype)
        high = np.log(float(info.max))
        # below half of the smallest number everything rounds to 0
        low = np.log(float(info.smallest_subnormal)) - np.log(2)
        axis.plot([-1000, low], [row, row], color=QUIET, linewidth=7, solid_capstyle="butt")
        axis.plot([low, high], [row, row], color=TEST, linewidth=7, solid_capstyle="butt")
        axis.plot([high, 1000], [row, row], color=VALIDATION, linewidth=7, solid_capstyle="butt")
        for limit in (low, high):
            axis.text(limit, row + 0.25, signed(limit), ha="center", va="bottom", fontsize=9)
        said.append(f"from {signed(low)} to {signed(high)} in {info.dtype.name}")
    axis.set_yticks(range(len(types)), [np.dtype(dtype).name for dtype in types])
    axis.text(-990, 0.42, "eᶻ becomes 0", fontsize=9, color=INK)
    axis.text(990, 0.42, "eᶻ becomes inf", fontsize=9, color=VALIDATION, ha="right")
    axis.set(xlabel="z", xlim=(-1000, 1000), ylim=(-0.5, len(types) - 0.1))
    axis.grid(False)
    return figure, f"Green: eᶻ is a positive number, for z {' and '.join(said)}."


def signed(value):
    return f"{value:.1f}".replace("-", "−")


@drawing
def pull(z, p, label):
    """Draw logits, probabilities and the pull y − p of one example, side by side, as bars."""
    y = np.eye(len(z))[label]
    figure, axes = canvas(1, 3, size=(7.6, 2.5))
    places = np.arange(len(z))
    tug = y - p
    titles = ("logits z", "p", "the tug, y − p")
    for axis, values, title in zip(axes, (z, p, tug), titles, strict=True):
        colors = [TEST if place == label else TRAINING for place in places]
        axis.bar(places, values, color=colors, width=0.6)
        axis.axhline(0, color=QUIET, linewidth=0.8)
        for place, value in zip(places, values, strict=True):
            # distance from the bar, in points
            lift, away = ("bottom", 1) if value >= 0 else ("top", -2)
            look = {"ha": "center", "va": lift, "fontsize": 8.5, "textcoords": "offset points"}
            axis.annotate(f"{value:.2f}".replace("-", "−"), (place, value), (0, away), **look)
        axis.margins(y=0.2)
        axis.set(title=title, xlabel="class", xticks=places)
    return figure, (
        f"The right class, {label} (green), is pulled up by {tug[label]:.2f}. The others are "
        f"pushed down, by {-(tug.sum() - tug[label]):.2f} together."
    )


@drawing
def surfaces(losses):
    """Draw losses of one example over its two logits, the first class right: {name: loss(z)}, where
    z (K, 2) gives (K,); and arrows against the gradients, which nudging finds."""
    figure, axes = canvas(1, len(losses), size=(7.6, 3.5), sharey=True)
    side = np.linspace(-6, 6, 61)
    right, wrong = np.meshgrid(side, side)
    plane = np.stack([right.ravel(), wrong.ravel()], axis=1)
    few = np.linspace(-5, 5, 6)
    starts = np.stack(np.meshgrid(few, few), axis=-1).reshape(-1, 2)
    corner, said = np.array([[-5.0, 5.0]]), []
    for axis, (name, loss) in zip(axes, losses.items(), strict=True):
        heights = loss(plane).reshape(right.shape)
        drawn = axis.contourf(right, wrong, heights, 12, cmap="Blues")
        figure.colorbar(drawn, ax=axis, shrink=0.85).ax.set_title("loss", fontsize=9)
        style = {"color": VALIDATION, "angles": "xy", "scale_units": "xy", "scale": 0.6}
        axis.quiver(*starts.T, *-slopes(loss, starts).T, width=0.008, **style)
        axis.set(title=name, xlabel="logit of the right class", aspect="equal")
        axis.grid(False)
        said.append(f"{np.linalg.norm(slopes(loss, corner)):.2g} with {name}")
    axes[0].set_ylabel("logit of the wrong class")
    return figure, (
        "The arrows show where an update would go, and how far. At the upper left, (−5, 5), "
        "the network is sure and wrong. There the gradient's length, √(g₁² + g₂²), is "
        f"{' and '.join(said)}."
    )


def slopes(loss, z):
    """The gradient at each row of z (K, 2), by nudging."""
    nudges = 1e-6 * np.eye(2)
    return np.stack([(loss(z + d) - loss(z - d)) / 2e-6 for d in nudges], axis=1)


@drawing
def templates(W, class_names):
    """Each column of W (784, C) as an image: what the linear classifier looks for."""
    figure, axes = canvas(2, 5, size=(7.6, 3.1))
    reach = float(np.quantile(np.abs(W), 0.99))
    images = W.T.reshape(-1, 28, 28)
    grid_of_images(axes, images, class_names, cmap="RdBu", vmin=-reach, vmax=reach)
    drawn, ticks = axes.flat[0].images[0], [-reach, 0, reach]
    bar = figure.colorbar(drawn, ax=axes, extend="both", ticks=ticks, label="weight of a pixel")
    bar.ax.set_yticklabels([f"−{reach:.1f}: against", "0", f"{reach:.1f}: for"])
    legs = images[class_names.index("Trouser"), 14:].mean(axis=0)  # by column, lower half
    reddest = int(legs.argmin())
    where = "in the middle, between the legs" if abs(reddest - 13.5) < 2 else f"at {reddest}"
    return figure, (
        "Blue: ink here speaks for the class; red: against it. The lower half of Trouser is "
        f"reddest {where}."
    )


@drawing
def lookalikes(pictures, groups, labels, class_names, shown=4):
    """Draw the most common tiny pictures (G, squares²), bool, and how many images of each class
    became each of them.

    groups (N,): the number of the tiny picture that each image became; labels (N,).
    """
    sizes = np.bincount(groups)
    commonest = np.argsort(-sizes)[:shown]
    figure, axes = canvas(
        2, shown, size=(7.6, 3.7), height_ratios=(1, 2.6), sharey="row", squeeze=False
    )
    side = round(pictures.shape[1] ** 0.5)
    classes = np.arange(len(class_names))
    for (above, below), number in zip(axes.T, commonest, strict=True):
        above.imshow(pictures[number].reshape(side, side), vmin=0, vmax=1)
        above.set(xticks=[], yticks=[])
        above.spines[["top", "right"]].set_visible(True)
        above.grid(False)
        above.set_title(f"{sizes[number]:,} images", fontsize=9.5, loc="center")
        share = np.bincount(labels[groups == number], minlength=len(classes)) / sizes[number]
        colors = [TEST if one == share.max() else TRAINING for one in share]
        below.barh(classes, share, color=colors, height=0.7)
        below.set(xlabel="share", xlim=(0, 1), ylim=(len(classes) - 0.4, -0.6))
        below.grid(axis="y", visible=False)
    axes[1, 0].set_yticks(classes, class_names)
    first = np.bincount(labels[groups == commonest[0]]) / sizes[commonest[0]]
    return figure, (
        f"These are the {shown} commonest of the {len(sizes)} pictures that are left. The first "
        f"stands for {sizes[commonest[0]]:,} images. The commonest class among them, "
        f"{class_names[first.argmax()]} (green), has {first.max():.0%}, so nobody who sees only "
        "this picture can be sure."
    )
