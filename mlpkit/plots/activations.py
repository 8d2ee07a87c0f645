"""The figures of notebook 02: curves, their slopes, and what real inputs make of them."""

import numpy as np

from mlpkit.plots import INK, QUIET, TEST, TRAINING, VALIDATION, canvas, drawing

DEAD = "#333333"


def slope_of(f, z, step=1e-5):
    """f'(z) by nudging."""
    return (f(z + step) - f(z - step)) / (2 * step)


@drawing
def regions(X, labels, models):
    """Points in the plane and where each model says 1: {name: function of (K, 2), scores (K,)}."""
    figure, axes = canvas(1, len(models), size=(7.6, 6.4 / len(models)), squeeze=False, sharey=True)
    low, high = X.min(axis=0) - 0.4, X.max(axis=0) + 0.4
    across, up = np.meshgrid(np.linspace(low[0], high[0], 160), np.linspace(low[1], high[1], 120))
    plane = np.stack([across.ravel(), up.ravel()], axis=1)
    parts = []
    for axis, (name, model) in zip(axes[0], models.items(), strict=True):
        score = model(plane).reshape(across.shape)
        sides = [VALIDATION, TRAINING]
        axis.contourf(across, up, score > 0, [-0.5, 0.5, 1.5], colors=sides, alpha=0.15)
        axis.contour(across, up, score, [0], colors=INK, linewidths=1.5)
        for label, color, marker in ((0, VALIDATION, "o"), (1, TRAINING, "^")):
            axis.plot(*X[labels == label].T, marker, color=color, markersize=3, mew=0)
        right = np.mean((model(X) > 0) == labels)
        axis.set(title=f"{name}: {right:.0%} right", xlabel="x₁", aspect="equal")
        axis.grid(False)
        parts.append(f"{name} {right:.0%}")
    axes[0, 0].set_ylabel("x₂")
    return figure, f"{len(X)} points, two kinds. Right: {', '.join(parts)}."


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
        below = slope[z < -1e-3]
        where = f"for z < 0 slope {below.min() + 0.0:.2f} to {below.max():.2f}"
        if flat.size:
            where = f"below a tenth of that from z = {flat[0]:.2f} on"
        parts.append(f"{name}: slope at most {slope.max():.2f}, {where}")
    axes.flat[0].legend(loc="upper left")
    return figure, f"{'; '.join(parts)}."


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
        means.append(f"{name} {slope.mean():.2f}")
        faints.append(f"{name} {np.mean(slope < 0.1 * slope_of(f, line).max()):.0%}")
    axes[0].legend(loc="lower right", fontsize=8.5)
    axes[0].set_ylabel("f(z) and f′(z)")
    return figure, (
        f"Grey: {z.size:,} real pre-activations, standard deviation {z.std():.2f}. "
        f"Mean slope: {', '.join(means)}. Below a tenth of its own peak: {', '.join(faints)}."
    )


@drawing
def on_or_off(shares):
    """shares: {bias: for each unit, the share of images that switch it on}."""
    figure, axes = canvas(1, len(shares), size=(7.6, 2.4), sharey=True)
    parts = []
    for axis, (bias, share) in zip(axes, shares.items(), strict=True):
        dead = int(np.sum(share == 0))
        counts, edges = np.histogram(share, bins=np.linspace(0, 1, 21))
        axis.bar(edges[:-1], counts, edges[1], align="edge", color=TRAINING)
        if dead:
            axis.bar(0, dead, edges[1], align="edge", color=DEAD, hatch="//", edgecolor="white")
            axis.text(0.08, dead / 2, f"no image: {dead} dead", va="center")
        name = f"bias {bias}".replace("-", "−")
        axis.set(title=name, xlim=(-0.02, 1), xlabel="share of images switching it on")
        axis.xaxis.label.set_fontsize(8.5)
        parts.append(f"{dead} at {name}")
    axes[0].set_ylabel("units")
    return figure, f"Units that no image switches on (dark), of {len(share)}: {', '.join(parts)}."


@drawing
def logits_to_probabilities(rows, softmax):
    """Rows of logits {name: (C,)} and the probabilities that softmax makes of them."""
    figure, axes = canvas(2, len(rows), size=(7.6, 3.4), sharey="row")
    parts, sums = [], []
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
        parts.append(f"{name}: largest {p.max():.2f}")
        sums.append(p.sum())
    axes[0, 0].set_ylabel("logit z")
    axes[1, 0].set_ylabel("probability")
    return figure, f"{'; '.join(parts)}. Each row of bars sums to 1: {bool(np.allclose(sums, 1))}."


@drawing
def parts_of_gelu(gelu, normal_cdf, reach=4):
    """GELU as z times a probability, beside ReLU."""
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
        f"GELU is lowest at z = {z[lowest]:.2f}, where it is {gelu(z[lowest]):.2f}; "
        f"its slope reaches {slope_of(gelu, z).max():.2f}."
    )
