"""The figures of notebook 00: two kinds of shoes, three parameters."""

import numpy as np
from matplotlib.patches import Rectangle

from mlpkit.plots import INK, QUIET, TRAINING, VALIDATION, canvas, drawing, grid_of_images

KINDS = (("sandal", VALIDATION), ("boot", TRAINING))
SMALL = {"fontsize": 8, "color": INK}


@drawing
def gallery(images, names):
    """Draw images (K, H, W) in two rows, with a label for each in names."""
    figure, axes = canvas(2, (len(images) + 1) // 2, size=(7.6, 2.3))
    grid_of_images(axes, images, names)
    kinds = {kind: np.array(names) == kind for kind in dict.fromkeys(names)}
    ink = {kind: np.mean(images[chosen]) / 255 for kind, chosen in kinds.items()}
    counts = " and ".join(f"{np.sum(chosen)} × {kind}" for kind, chosen in kinds.items())
    listed = " and ".join(f"{share:.0%} in a {kind}" for kind, share in ink.items())
    H, W = images.shape[1:]
    return figure, f"{counts}, {H} × {W} pixels each. The mean share of ink is {listed}."


@drawing
def two_halves(image, upper, lower):
    """Draw one image cut in two, and the mean of each half: the two features."""
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
        axis.set(xlim=(0, 0.6), ylim=(0, 0.9), xlabel="upper half")
    axes[0].set_ylabel("lower half")
    axes[0].legend(loc="upper left", markerscale=2.5, handletextpad=0)
    listed = ", ".join(
        f"{share:.0%} after {update}" for update, share in zip(updates, shares, strict=True)
    )
    return (
        figure,
        f"The line slides up. The share of images on the correct side is {listed} updates.",
    )


def sigmoid(score):
    return 1 / (1 + np.exp(-score))


def mean_loss(X, labels, theta):
    """The loss of notebook 00, written so that no score overflows."""
    score = X @ theta[:-1] + theta[-1]
    return np.mean(np.logaddexp(0, np.where(labels == 1, -score, score)))


@drawing
def one_update(image, X, labels, before, after):
    """The five steps of one update, traced for the first shoe of X (N, 2), a boot.

    image: that shoe; before, after (3,): the parameters w1, w2, b around the update.
    """
    figure, axes = canvas(1, 5, size=(7.6, 2.2), width_ratios=(1.1, 1, 1, 1.1, 1))
    score = float(X[0] @ before[:2] + before[2])
    p = sigmoid(score)
    titles = ("1 · score", "2 · probability", "3 · loss", "4 · slope", "5 · update")
    for axis, title in zip(axes, titles, strict=True):
        axis.set_title(title, fontsize=9, loc="center")
        axis.tick_params(labelsize=7)
    scored(axes[0], image, X[0], score)
    dot_on_curve(axes[1], (-5, 5), sigmoid, score, va="top")
    axes[1].set(xlabel="score", ylim=(0, 1), yticks=(0, 0.5, 1))
    dot_on_curve(axes[2], (0.04, 1), lambda p: -np.log(p), p)
    axes[2].set(xlabel="p of boot", ylabel="loss of this boot", xlim=(0, 1), ylim=(0, 3))
    slope = sloped(axes[3], X, labels, before)
    axes[3].set(xlabel="w1", ylabel="loss of all shoes")
    axes[4].axis("off")
    rows = zip(("w1", "w2", "b"), before, after, strict=True)
    for row, (name, old, new) in enumerate(rows):
        told = f"{name}  {old:.2f} → {new:.2f}".replace("-", "−")
        axes[4].text(0.5, 0.8 - 0.24 * row, told, ha="center", color=INK, fontsize=9)
    again = float(X[0] @ after[:2] + after[2])
    axes[4].text(0.5, 0.06, f"the boot's score:\n{score:.2f} → {again:.2f}", ha="center", **SMALL)
    for axis in axes[1:4]:
        axis.xaxis.label.set_fontsize(8)
        axis.yaxis.label.set_fontsize(8)
    caption = (
        f"One boot, one update: score {score:.2f}, probability of boot {p:.2f}, loss "
        f"{-np.log(p):.2f}. The slope of the loss of all shoes along w1 is {slope:.3f}, so w1 goes "
        f"from {before[0]:.2f} to {after[0]:.2f}, and the boot's score to {again:.2f}."
    )
    return figure, caption.replace("-", "−")


def scored(axis, image, halves, score):
    """A shoe, the means of its halves, and the score that it gets."""
    axis.imshow(image)
    for x, place in zip(halves, (0.25, 0.75), strict=True):
        at = (-0.05, 1 - place)
        axis.text(*at, f"{x:.2f}", transform=axis.transAxes, ha="right", va="center", **SMALL)
    axis.axhline(image.shape[0] / 2 - 0.5, color=QUIET, linewidth=1)
    axis.axis("off")
    told = f"score {score:.2f}".replace("-", "−")
    axis.text(0.5, -0.16, told, transform=axis.transAxes, ha="center", color=INK, fontsize=9)


def dot_on_curve(axis, ends, f, x, va="bottom"):
    """Draw f between two ends, and a dot at x with its height written next to it."""
    line = np.linspace(*ends, 200)
    axis.plot(line, f(line), color=QUIET, linewidth=1.5)
    axis.plot(x, f(x), "o", color=TRAINING)
    axis.annotate(f"{f(x):.2f}", (x, f(x)), (5, 5), textcoords="offset points", va=va, **SMALL)


def sloped(axis, X, labels, theta):
    """The loss of all shoes along w1, and its slope where theta is; returns the slope."""

    def loss(w1):
        return mean_loss(X, labels, np.array([w1, *theta[1:]]))

    around = theta[0] + np.linspace(-3, 3, 61)
    here, slope = loss(theta[0]), (loss(theta[0] + 1e-4) - loss(theta[0] - 1e-4)) / 2e-4
    axis.plot(around, [loss(w1) for w1 in around], color=QUIET, linewidth=1.5)
    ends = theta[0] + np.array([-2, 2])
    axis.plot(ends, here + slope * (ends - theta[0]), color=VALIDATION)
    axis.plot(theta[0], here, "o", color=TRAINING)
    return slope


@drawing
def under_the_sigmoid(scores, labels, image, path):
    """The sigmoid, under it the scores (N,) of all shoes, and one shoe on its way along the curve.

    path: {number of updates: the score of that shoe}, in order; it ends with the update that the
    scores are from.
    """
    figure, (top, low) = canvas(
        2, 1, size=(7.6, 3.9), sharex=True, gridspec_kw={"height_ratios": (2, 1)}
    )
    ends = np.floor(scores.min()), np.ceil(scores.max())
    line = np.linspace(*ends, 300)
    top.plot(line, sigmoid(line), color=INK)
    for updates, score in path.items():
        p = sigmoid(score)
        top.plot(score, p, "o", color=TRAINING)
        told = f"after {updates} updates: {p:.2f}"
        side, offset = ("right", (-8, 3)) if p < 0.9 else ("left", (8, -11))
        beside = {"textcoords": "offset points", "ha": side, "va": "center", "color": INK}
        top.annotate(told, (score, p), offset, **beside)
    top.plot((score, score, ends[0]), (0, p, p), color=QUIET, linestyle=":", linewidth=1.2)
    inset = top.inset_axes((0.86, 0.12, 0.12, 0.5))
    inset.imshow(image)
    inset.axis("off")
    top.set(xlim=ends, ylim=(0, 1.05), yticks=(0, 0.5, 1), ylabel="probability of boot")
    for label, (kind, color) in enumerate(KINDS):
        of_kind = scores[labels == label]
        low.hist(of_kind, bins=np.linspace(*ends, 61), color=color, alpha=0.55, label=f"{kind}s")
    low.axvline(0, color=INK, linewidth=1.2)
    low.set(xlabel="score", ylabel="shoes")
    low.legend(loc="upper right")
    share = np.mean((scores > 0) == labels)
    listed = ", ".join(f"{sigmoid(score):.2f} after {n}" for n, score in path.items())
    return figure, (
        f"Under the curve are the scores of {len(scores):,} shoes, {share:.0%} of them on the "
        f"correct side of 0. The boot in the picture moves along the curve: its probability is "
        f"{listed} updates."
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
        f"the first half of the fall takes {half} of the {len(losses) - 1} updates."
    )


@drawing
def mistakes(images, labels, probabilities, worst):
    """The worst mistakes of each kind, most confident first.

    probabilities (N,) of boot; worst (2, K): the indices of K sandals and of K boots.
    """
    figure, axes = canvas(*worst.shape, size=(7.6, 3), squeeze=False)
    for row, chosen in zip(axes, worst, strict=True):
        titles = [f"is: {KINDS[labels[n]][0]}\nboot? {probabilities[n]:.1%}" for n in chosen]
        grid_of_images(row, images[chosen], titles)
    wrong = (probabilities > 0.5) != labels
    sandals, boots = np.sum(wrong & (labels == 0)), np.sum(wrong & (labels == 1))
    return figure, (
        f"The program gets {sandals:,} sandals and {boots:,} boots wrong. Above are the sandals "
        f"with the highest probability of being a boot, {probabilities[worst[0, 0]]:.1%} for the "
        f"first; below, the boots with the lowest, {probabilities[worst[1, 0]]:.1%} for the first."
    )


@drawing
def put_right(images, labels, before, after, worst):
    """The mistakes that a feature puts right, and those that it makes; those that moved furthest
    come first.

    before, after: two probabilities (N,) of boot; worst: the indices of the mistakes to count.
    """
    was, now = ((p > 0.5) == labels for p in (before, after))
    figure, axes = canvas(2, 8, size=(7.6, 3))
    for row, moved, name in zip(
        axes, (~was & now, was & ~now), ("put right", "now wrong"), strict=True
    ):
        chosen = np.flatnonzero(moved)
        chosen = chosen[np.argsort(-np.abs(after - before)[chosen], kind="stable")[:8]]
        titles = [f"is: {KINDS[labels[n]][0]}\n{before[n]:.0%} → {after[n]:.0%}" for n in chosen]
        grid_of_images(row, images[chosen], titles)
        at = {"transform": row[0].transAxes, "rotation": 90, "ha": "right", "va": "center"}
        row[0].text(-0.1, 0.5, name, fontsize=9, color=INK, **at)
    return figure, (
        f"{np.sum(~was & now):,} of {np.sum(~was):,} mistakes are put right, {np.sum(now[worst])} "
        f"of the {np.size(worst)} worst among them. {np.sum(was & ~now):,} shoes that were right "
        "are wrong now. Each row shows those that moved furthest, with their probability of "
        "being a boot before and after."
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
