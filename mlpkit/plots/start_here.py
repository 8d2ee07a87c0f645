"""The figures of notebook 00: two kinds of shoes, three parameters."""

import numpy as np
from matplotlib.patches import Rectangle

from mlpkit.plots import INK, QUIET, TRAINING, VALIDATION, canvas, drawing, grid_of_images


@drawing
def gallery(images, names):
    """Images (K, H, W) in two rows, with a label for each in names."""
    figure, axes = canvas(2, (len(images) + 1) // 2, size=(7.6, 2.3))
    grid_of_images(axes, images, names)
    kinds = {kind: np.array(names) == kind for kind in dict.fromkeys(names)}
    ink = {kind: np.mean(images[chosen]) / 255 for kind, chosen in kinds.items()}
    counts = " and ".join(f"{np.sum(chosen)} × {kind}" for kind, chosen in kinds.items())
    listed = ", ".join(f"{kind} {share:.0%}" for kind, share in ink.items())
    H, W = images.shape[1:]
    return figure, f"{counts}, {H} × {W} pixels each. The share of ink in them: {listed}."


@drawing
def two_halves(image, upper, lower):
    """One image cut in two, and the mean of each half: the two features."""
    figure, (left, right) = canvas(1, 2, size=(7.6, 2.4), width_ratios=(1, 1.9))
    left.imshow(image)
    left.axhline(image.shape[0] / 2 - 0.5, color=VALIDATION)
    left.axis("off")
    right.barh([1, 0], [upper, lower], color=TRAINING, height=0.5)
    right.set_yticks([1, 0], ["upper half", "lower half"])
    right.set(xlim=(0, 1), xlabel="mean pixel, 0 paper to 1 ink", ylim=(-0.5, 1.5))
    return figure, (
        f"The image has become two numbers: {upper:.2f} for the upper half and {lower:.2f} for the "
        f"lower, which has {lower / upper:.1f} times as much ink."
    )


@drawing
def lines(features, labels, history, updates):
    """The two features of every image, and the line p = ½ after some of the updates."""
    figure, axes = canvas(1, len(updates), size=(7.6, 2.5), sharex=True, sharey=True)
    shares = []
    shown = slice(0, 1500)  # more dots than this merge into one blot
    for axis, update in zip(axes, updates, strict=True):
        w1, w2, b = history[update]
        score = features @ np.array([w1, w2]) + b
        shares.append(np.mean((score > 0) == labels))
        for label, color, marker in ((0, VALIDATION, "o"), (1, TRAINING, "^")):
            chosen = features[shown][labels[shown] == label]
            name = ("sandal", "boot")[label]
            dots = {"color": color, "markersize": 2.5, "mew": 0}
            axis.plot(*chosen.T, marker, alpha=0.35, label=name, **dots)
        if w2 != 0:
            x = np.array([0, 1])
            axis.plot(x, -(w1 * x + b) / w2, color=INK)
        axis.set_title(f"update {update}: {shares[-1]:.0%} right", fontsize=9)
        axis.set(xlim=(0, 0.8), ylim=(0, 1), xlabel="upper half")
    axes[0].set_ylabel("lower half")
    axes[0].legend(loc="upper right", markerscale=2.5, handletextpad=0)
    listed = ", ".join(
        f"{share:.0%} after {update}" for update, share in zip(updates, shares, strict=True)
    )
    return (
        figure,
        f"The line slides up. On its correct side are, by the number of updates: {listed}.",
    )


@drawing
def loss_curve(losses, marks=()):
    """The loss after every update; marks: updates to point out."""
    figure, axis = canvas(size=(7.6, 2.6))
    axis.plot(losses, color=TRAINING)
    axis.axhline(np.log(2), color=QUIET, linestyle=":", linewidth=1.2)
    told = f"one half for every image: {np.log(2):.2f}"
    axis.text(len(losses), np.log(2), told, ha="right", va="bottom", color=INK)
    for step in marks:
        axis.plot(step, losses[step], "o", color=TRAINING)
        axis.annotate(f"update {step}", (step, losses[step]), (8, 5), textcoords="offset points")
    axis.set(xlabel="updates", ylabel="loss", ylim=(0, 1.15 * max(losses)))
    axis.set_xlim(right=1.15 * len(losses))
    half = int(np.argmax(np.array(losses) < (losses[0] + losses[-1]) / 2))
    return figure, (
        f"The loss falls from {losses[0]:.2f} to {losses[-1]:.2f}; "
        f"half of the way down takes {half} of {len(losses) - 1} updates."
    )


@drawing
def mistakes(images, names, probabilities):
    """Images that were taken for the other kind, most confident first."""
    figure, axes = canvas(1, len(images), size=(7.6, 1.45))
    titles = [f"is: {n}\nboot? {p:.1%}" for n, p in zip(names, probabilities, strict=True)]
    grid_of_images(axes, images, titles)
    sure = [max(p, 1 - p) for p in probabilities]
    kinds = " and ".join(f"{names.count(kind)} × {kind}" for kind in dict.fromkeys(names))
    return figure, (
        f"The worst mistakes: {kinds}. It was {max(sure):.1%} sure of the first "
        f"and {min(sure):.1%} of the last."
    )


@drawing
def axis_and_product(A, w):
    """A (R, C) with its means along axis 0 and along axis 1; and A @ w, with w (C,)."""
    figure, (left, right) = canvas(1, 2, size=(7.6, 2.5))
    R, C = A.shape
    down, along, product = A.mean(axis=0), A.mean(axis=1), A @ w
    for axis in (left, right):
        axis.axis("off")
        axis.set(xlim=(-1.1, C + 2.6), ylim=(R + 1.5, -1.3), aspect="equal")
        cells(axis, A, 0, 0, TRAINING)
    left.set_title("mean", loc="center")
    cells(left, down[None], 0, R + 0.4, VALIDATION)
    cells(left, along[:, None], C + 0.4, 0, VALIDATION)
    quiet = {"color": INK, "fontsize": 9, "va": "center"}
    left.text(-0.1, R + 0.9, "axis=0 ↓", ha="right", **quiet)
    left.text(C + 0.9, -0.4, "axis=1 →", ha="center", **quiet)
    right.set_title("A @ w", loc="center")
    cells(right, w[None], 0, -1.2, QUIET)
    cells(right, product[:, None], C + 0.4, 0, VALIDATION)
    right.text(-0.1, -0.7, "w", ha="right", **quiet)
    right.text(C + 1.5, 0.5, f"= {sum_of_products(A[0], w)}", ha="left", **quiet)
    return figure, (
        f"axis=0 runs down and leaves {C} numbers, one for each column; axis=1 runs along the rows "
        f"and leaves {R}. A @ w runs along the rows too, and leaves {len(product)}."
    )


def cells(axis, numbers, x, y, color):
    """Boxes of side 1 with the numbers (R, C) in them, the first at (x, y)."""
    for (r, c), value in np.ndenumerate(numbers):
        axis.add_patch(Rectangle((x + c, y + r), 0.94, 0.94, fill=False, ec=color, lw=1.5))
        middle = {"ha": "center", "va": "center", "color": INK}
        axis.text(x + c + 0.47, y + r + 0.47, f"{value:g}", **middle)


def sum_of_products(row, w):
    return " + ".join(f"{a:g}·{b:g}" for a, b in zip(row, w, strict=True))
