"""The figures of notebook 02: curves, their slopes, and how they act on real inputs."""

import numpy as np

from mlpkit.plots import FOURTH, INK, QUIET, TEST, THIRD, TRAINING, VALIDATION, canvas, drawing


def slope_of(f, z, step=1e-5):
    """Compute f'(z) by nudging."""
    return (f(z + step) - f(z - step)) / (2 * step)


def plane(axis, X, labels, score, folds=(), around=0.4):
    """Draw two kinds of points in the plane, and the border where score, a function of (K, 2) →
    (K,), is 0.

    folds: functions of the same kind; grey lines show where they are 0. Returns the share of points
    that the border classifies correctly.
    """
    low, high = X.min(axis=0) - around, X.max(axis=0) + around
    across, up = np.meshgrid(np.linspace(low[0], high[0], 160), np.linspace(low[1], high[1], 120))
    points = np.stack([across.ravel(), up.ravel()], axis=1)
    above = score(points).reshape(across.shape)
    sides = [VALIDATION, TRAINING]
    axis.contourf(across, up, above > 0, [-0.5, 0.5, 1.5], colors=sides, alpha=0.15)
    for fold, style, color in folds:
        z = fold(points).reshape(across.shape)
        if z.min() < 0 < z.max():
            axis.contour(across, up, z, [0], colors=color, linewidths=1.3, linestyles=style)
    if above.min() < 0 < above.max():
        axis.contour(across, up, above, [0], colors=INK, linewidths=2.4)
    scatter(axis, X, labels)
    axis.set(xlabel="x₁", aspect="equal")
    axis.grid(False)
    return float(np.mean((score(X) > 0) == labels))


def scatter(axis, X, labels):
    """Draw the two kinds of points, which differ in colour and in marker."""
    for label, color, marker in ((0, VALIDATION, "o"), (1, TRAINING, "^")):
        axis.plot(*X[labels == label].T, marker, color=color, markersize=3, mew=0)


@drawing
def regions(X, labels, models):
    """Draw points in the plane, and the region in which each model says 1: {name: function of (K,
    2), scores (K,)}."""
    width = min(7.6, 4.2 * len(models))
    size = (width, 6.4 / max(2, len(models)))
    figure, axes = canvas(1, len(models), size=size, squeeze=False, sharey=True)
    parts = []
    for axis, (name, model) in zip(axes[0], models.items(), strict=True):
        right = plane(axis, X, labels, model)
        axis.set_title(f"{name}: {right:.0%} right")
        parts.append(f"{name} {right:.0%}")
    axes[0, 0].set_ylabel("x₂")
    return figure, (
        f"{len(X)} points of two kinds, and the border that each model draws between them. On the "
        f"correct side: {', '.join(parts)}."
    )


@drawing
def sum_of_relus(knots, heights, weights):
    """Draw ReLUs with corners at the knots (K,), times weights (K − 1,), and their sum from
    heights[0].

    heights (K,): the heights that the sum should have at the knots.
    """
    figure, (left, right) = canvas(1, 2, size=(7.6, 3.0))
    x = np.linspace(knots[0] - 0.5, knots[-1], 601)
    total = np.full(len(x), heights[0])
    colors, styles = (TRAINING, VALIDATION, TEST, FOURTH, THIRD), ("-", "--", "-.", ":")
    for k, (knot, weight) in enumerate(zip(knots, weights, strict=False)):
        part = weight * np.maximum(x - knot, 0)
        total = total + part
        name = f"{weight:g} relu(x − {knot:g})".replace("-", "−").replace("− −", "+ ")
        left.plot(x, part, styles[k % 4], color=colors[k % 5], label=name)
    left.set(title="the parts", xlabel="x")
    left.legend(loc="lower left", fontsize=8.5)
    right.plot(x, total, color=TRAINING)
    right.plot(knots, heights, "o", color=INK, markersize=6)
    for knot in knots[:-1]:
        right.axvline(knot, color=QUIET, linewidth=0.8, linestyle=":")
    slopes = np.cumsum(weights)
    for k, slope in enumerate(slopes):
        middle = (knots[k] + knots[k + 1]) / 2
        text, place = f"slope {slope:g}".replace("-", "−"), right.get_xaxis_transform()
        right.text(middle, 0.03, text, transform=place, ha="center", fontsize=9)
    right.set(title=f"their sum, from {heights[0]:g} on", xlabel="x")
    right.margins(y=0.16)
    at_knots = np.maximum(knots[:, None] - knots[:-1], 0) @ np.asarray(weights) + heights[0]
    met = int(np.sum(np.abs(at_knots - heights) < 1e-9))
    return figure, (
        f"{len(slopes)} ReLUs, and their sum. It bends at each dotted line, where one more is "
        f"switched on, and the slopes add up: {', '.join(f'{s:g}' for s in slopes)}. "
        f"It meets {met} of the {len(knots)} dots."
    ).replace("-", "−")


@drawing
def functions_and_slopes(functions, reach=6, columns=2):
    """Each function (blue) and its slope (orange, dashed) from −reach to reach: {name: f}."""
    rows = -(-len(functions) // columns)
    figure, axes = canvas(rows, columns, size=(7.6, 2.6 * rows), squeeze=False)
    z = np.linspace(-reach, reach, 1201)
    parts = []
    for axis, (name, f) in zip(axes.flat, functions.items(), strict=True):
        slope = slope_of(f, z)
        axis.plot(z, f(z), color=TRAINING, label="f(z)")
        axis.plot(z, slope, "--", color=VALIDATION, label="slope f′(z)")
        axis.axhline(0, color=QUIET, linewidth=0.8)
        axis.set(title=name, xlabel="z", ylim=(-1.2, 1.7))
        flat = z[(slope < 0.1 * slope.max()) & (z > 0)]
        below, above = slope[z < -1e-3], slope[z > 1e-3]
        if np.ptp(below) < 1e-6 and np.ptp(above) < 1e-6:
            said = f"jumps from {below[0]:.2g} to {above[0]:.2g} at z = 0"
        else:
            said = f"has its peak of {slope.max():.2f} at z = {z[slope.argmax()] + 0.0:.2g}"
            if flat.size:
                said += f", and is below a tenth of that beyond |z| = {flat[0]:.2f}"
        parts.append(f"{name} {said}")
    axes.flat[0].legend(loc="upper left")
    return figure, f"The dashed slope of {'; that of '.join(parts)}."


@drawing
def over_real_inputs(z, functions):
    """Each function and its slope over the histogram of real pre-activations z: {name: f}."""
    z = np.asarray(z, dtype=float).ravel()
    reach = max(6.0, float(np.quantile(np.abs(z), 0.995)))
    line = np.linspace(-reach, reach, 1201)
    figure, axes = canvas(1, len(functions), size=(7.6, 2.9), sharex=True)
    counts, edges = np.histogram(z, bins=60, range=(-reach, reach))
    means, faints = [], []
    for axis, (name, f) in zip(axes, functions.items(), strict=True):
        width = edges[1] - edges[0]
        bars = counts / counts.max()
        axis.bar(edges[:-1], bars, width, align="edge", color=QUIET, alpha=0.28, label="how often")
        axis.plot(line, f(line), color=TRAINING, label="f(z)")
        axis.plot(line, slope_of(f, line), "--", color=VALIDATION, label="slope f′(z)")
        axis.set(title=name, xlabel="z", ylim=(-1.2, 1.7))
        slope = slope_of(f, z)
        means.append(f"{slope.mean():.2f} for {name}")
        faints.append(f"{np.mean(slope < 0.1 * slope_of(f, line).max()):.0%} of the z with {name}")
    axes[0].legend(loc="lower right", fontsize=8.5)
    axes[0].set_ylabel("f(z) and f′(z)")
    return figure, (
        f"Grey shows where {z.size:,} real z lie, half of them within ±{np.median(np.abs(z)):.2f}. "
        f"On average over these z the dashed slope is {', '.join(means)}. A curve is flat where "
        f"its slope is below a tenth of its peak: for {', '.join(faints)}."
    )


@drawing
def switched_on(counts, images):
    """Draw a curve for each bias: counts {bias: how many of the images switch on each unit}."""
    figure, axis = canvas(size=(7.6, 3.2))
    colors, styles, parts = (TRAINING, FOURTH, VALIDATION), ("-", "--", "-."), []
    floor = 0.4  # the place of "none" on a logarithmic axis
    for (bias, count), color, style in zip(counts.items(), colors, styles, strict=False):
        ordered = np.sort(count)[::-1]
        name = f"bias {bias}".replace("-", "−")
        place = np.arange(1, len(ordered) + 1)
        axis.plot(place, np.maximum(ordered, floor), style, color=color, label=name)
        if dead := int(np.sum(ordered == 0)):
            axis.plot(place[-dead:], np.full(dead, floor), "x", color=color, markersize=4)
            axis.annotate(
                f"{dead} dead unit{'s' * (dead > 1)}: no image",
                (place[-dead:].mean(), floor),
                (0, 8),
                textcoords="offset points",
                ha="center",
            )
        parts.append(f"{ordered[-1]:,} to {ordered[0]:,} with {name}")
    axis.set(yscale="log", xlabel="unit, from the busiest to the laziest", ylabel="images")
    ticks = [floor, *(t for t in (1, 10, 100, 1000, 10_000) if t <= images)]
    axis.set_yticks(ticks, ["none", *(f"{t:,}" for t in ticks[1:])])
    axis.minorticks_off()
    axis.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    return figure, (
        f"The number of images, out of {images:,}, that switch a unit on is {', '.join(parts)}. "
        "The crosses on the floor are dead units."
    )


@drawing
def logits_to_probabilities(rows, softmax):
    """Draw rows of logits {name: (C,)} and the probabilities that softmax makes of them."""
    figure, axes = canvas(2, len(rows), size=(7.6, 3.4), sharey="row")
    largest, orders = [], []
    for (top, bottom), (name, z) in zip(axes.T, rows.items(), strict=True):
        p = softmax(np.asarray(z, dtype=float)[None])[0]
        places = np.arange(len(z))
        top.bar(places, z, color=QUIET, width=0.6)
        top.set_title(name)
        bottom.bar(places, p, color=TRAINING, width=0.6)
        for place, value in zip(places, p, strict=True):
            bottom.text(place, value + 0.03, f"{value:.3f}", ha="center", fontsize=8.5)
        bottom.set(ylim=(0, 1.15), xlabel="class")
        for axis in (top, bottom):
            axis.set_xticks(places)
        largest.append(f"{p.max():.2f}")
        orders.append(tuple(np.argsort(p)))
    axes[0, 0].set_ylabel("logit z")
    axes[1, 0].set_ylabel("probability")
    order = "keep their order" if len(set(orders)) == 1 else "change their order"
    return figure, (
        f"From left to right the logits move apart. The blue bars {order}, and the tallest "
        f"becomes {', '.join(largest)}."
    )


@drawing
def parts_of_gelu(gelu, normal_cdf, reach=4):
    """Draw GELU as z times a probability, next to ReLU."""
    figure, (left, right) = canvas(1, 2, size=(7.6, 2.8))
    z = np.linspace(-reach, reach, 801)
    left.plot(z, normal_cdf(z), color=TRAINING)
    left.set(title="Φ(z)", xlabel="z")
    right.plot(z, gelu(z), color=TRAINING, label="GELU")
    right.plot(z, np.maximum(z, 0), ":", color=QUIET, label="ReLU")
    right.plot(z, slope_of(gelu, z), "--", color=VALIDATION, label="slope of GELU")
    lowest = int(np.argmin(gelu(z)))
    right.plot(z[lowest], gelu(z[lowest]), "o", color=TEST)
    right.set(title="GELU = z Φ(z)", xlabel="z", ylim=(-0.5, 2.5))
    right.legend(loc="upper left")
    return figure, (
        "Right: far from 0 GELU runs along ReLU. In between it dips: it is lowest at "
        f"z = {z[lowest]:.2f}, with {gelu(z[lowest]):.2f}, and its slope reaches "
        f"{slope_of(gelu, z).max():.2f}."
    ).replace("-", "−")
