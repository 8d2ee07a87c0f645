"""What the scale of the features does: to their values, to the bowl, and to descent into it."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from mlpkit.data.words import pluralize
from mlpkit.plots import (
    INK,
    QUIET,
    TRAINING,
    VALIDATION,
    canvas,
    drawing,
)

# from sandal to boot, white where the program can't tell; pale, so that dots are seen on it
CONFIDENT = LinearSegmentedColormap.from_list("confident", ["#E9AE82", "white", "#80B8DA"])


@drawing
def learning_curves(losses, top=1.0, goal=None):
    """Draw losses {"scale, rate": the loss after each update}; goal: a loss reached elsewhere.

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
        leaps.append(f"{name}, from update {first} on, to a loss of {highest:,.0f}")
        told = f"{name}: up to {highest:,.0f}"
        axis.text(first + 0.02 * last, 0.97 * top, told, color=color, fontsize=9.5, va="top")
    at = -np.inf
    # the names are at the ends of the curves, one above the other
    for value, name, color in sorted(ends):
        at = max(value, at + 0.075 * top)
        axis.text(1.02 * last, at, name, color=color, fontsize=9.5, va="center")
    lines = {f"one half for every image: {np.log(2):.2f}": np.log(2)}
    lines |= {"notebook 00 came down to here": goal} if goal else {}
    for name, height in lines.items():
        axis.axhline(height, color=QUIET, linestyle=":", linewidth=1.2)
        axis.text(last, height, name, va="bottom", ha="right", color=INK, fontsize=9)
    axis.set(xlabel="updates", ylabel="loss", ylim=(0, top), xlim=(-0.04 * last, 1.36 * last))
    axis.set_xticks(np.linspace(0, last, 5))
    told = [f"After {pluralize(last, 'update')} the loss is {', '.join(inside)}."] if inside else []
    return figure, " ".join([*told, *(f"One curve leaves the picture: {leap}." for leap in leaps)])


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
        # the scale on which descent is easy
        slope, level = descend((x - x.mean()) / x.std(), 2, 400)[-1]
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
        share, reached = path[-1, 0] / w, loss(path[-1], x)
        parts.append(f"{share:.0%}, to a loss of {reached:.2f} ({name}, rate {rate:g})")
    for axis in (axes[1], axes[2]):
        axis.set_xlabel("weight w")
    return figure, (
        f"{steps} updates go this share of the way from the dot to the cross: {'; '.join(parts)}. "
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


@drawing
def pushes(features):
    """How far one update moves a shoe's score through w and through b: {scale: x (N,)}.

    The update moves w by x times as much as b, and the score by x times that: x² on average, while
    b's share is 1. In each panel the longer bar has the full length.
    """
    figure, axes = canvas(1, len(features), size=(7.6, 1.5), sharey=True, squeeze=False)
    parts = []
    for axis, (name, x) in zip(axes[0], features.items(), strict=True):
        square = float(np.mean(np.square(x)))
        lengths = np.array([square, 1.0])
        axis.barh([1, 0], lengths / lengths.max(), color=TRAINING, height=0.6)
        for place, length in zip((1, 0), lengths, strict=True):
            end = length / lengths.max()
            axis.text(end + 0.04, place, plain(length), va="center", color=INK)
        axis.set(title=name, xlim=(0, 1.45), ylim=(-0.6, 1.6), xticks=[])
        axis.set_yticks([1, 0], ["through w", "through b"])
        axis.grid(False)
        parts.append(f"{name}, {plain(square)}")
    return figure, (
        f"On average over {len(x):,} shoes, one update moves a shoe's score this many times as far "
        f"through w as through b: {'; '.join(parts)}. Each panel has its own scale."
    )


def plain(number):
    """A number with three digits, such as 2,070 or 0.0319."""
    return f"{float(f'{number:.3g}'):,.12g}"


@drawing
def after_updates(learnt, labels):
    """Draw what the program says at every point of the plane: {title: (X (N, 2), theta (3,))}.

    labels (N,) are 1 for boots and 0 for sandals; theta holds the two weights and the bias.
    """
    figure, axes = canvas(1, len(learnt), size=(7.6, 3.1), squeeze=False)
    signs, parts = np.where(labels == 1, 1, -1), []
    for axis, (title, (X, theta)) in zip(axes[0], learnt.items(), strict=True):
        across, up = np.linspace(X.min(axis=0), X.max(axis=0), 101).T
        p = boot_probability(theta[0] * across + theta[1] * up[:, None] + theta[2])  # (101, 101)
        drawn = axis.contourf(across, up, p, np.linspace(0, 1, 11), cmap=CONFIDENT)
        for label, color, marker in ((0, VALIDATION, "o"), (1, TRAINING, "^")):
            dots = X[:500][labels[:500] == label]
            look = {"color": color, "markersize": 3.5, "mec": "white", "mew": 0.3}
            axis.plot(*dots.T, marker, label=("sandal", "boot")[label], **look)
        scores = X @ theta[:2] + theta[2]
        loss = np.mean(np.logaddexp(0, -signs * scores))
        axis.set_title(f"{title}\nloss {loss:.2f}", fontsize=10)
        axis.set(xticks=[], yticks=[], xlabel="upper half")
        axis.grid(False)
        confidence = np.median(boot_probability(np.abs(scores)))
        right = np.mean((scores > 0) == (labels == 1))
        parts.append(f"{title}: {confidence:.0%} and {right:.0%}")
    axes[0, 0].set_ylabel("lower half")
    figure.colorbar(drawn, ax=axes, ticks=[0, 0.5, 1], label="probability of boot", pad=0.02)
    figure.legend(*axes[0, 0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
    return figure, (
        "Blue is boot, orange is sandal; the paler, the less sure. The median probability of the "
        f"program's answers, and the share of them that is right: {'; '.join(parts)}."
    )


def boot_probability(score):
    return 1 / (1 + np.exp(-score))
