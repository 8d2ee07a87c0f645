"""The figures of notebook 04: what a wrong answer costs, and where numbers end."""

from itertools import cycle

import numpy as np

from mlpkit.plots import INK, QUIET, TEST, TRAINING, VALIDATION, canvas, drawing, grid_of_images


@drawing
def batch_losses(losses, names, chance=None):
    """Loss by batch of one or more runs (lists of numbers, nan where it broke); chance: ln C,
    where that line is wanted."""
    figure, axis = canvas(size=(7.6, 2.8))
    said = []
    for values, name, style in zip(losses, names, cycle(("-", "--")), strict=False):
        values = np.asarray(values, dtype=float)
        finite = np.isfinite(values)
        axis.plot(np.where(finite, values, np.nan), style, linewidth=1, label=name)
        if finite.all():
            said.append(f"{name}: finite")
            if chance:
                word = "always" if values[len(values) // 5 :].max() < chance else "not always"
                said[-1] += f"; after the first fifth {word} below the loss of guessing"
        else:
            broken = int(np.argmin(finite))
            axis.axvline(broken, color=VALIDATION, linewidth=1.2, linestyle=":")
            note = {"color": VALIDATION, "ha": "right", "va": "top", "in_layout": False}
            axis.text(broken, np.nanmax(values[finite]), "nan from here on ", **note)
            said.append(f"{name}: nan before the end")
    if chance:
        axis.axhline(chance, color=QUIET, linestyle=":", linewidth=1.2)
        axis.text(1.01 * len(values), chance, "guessing", va="center", color=INK)
    axis.set(xlabel="batch", ylabel="loss", xlim=(-0.02 * len(values), len(values)))
    axis.legend(loc="upper left", bbox_to_anchor=(1, 1))
    return figure, f"{len(values)} batches. {'; '.join(said)}."


@drawing
def penalties():
    """−ln p and (1 − p)²: what the probability p of the right class costs."""
    figure, axis = canvas(size=(6.2, 2.9))
    p = np.linspace(0.004, 1, 500)
    axis.plot(p, -np.log(p), color=TRAINING, label="−ln p")
    axis.plot(p, (1 - p) ** 2, "--", color=VALIDATION, label="(1 − p)²")
    axis.plot(0.1, -np.log(0.1), "o", color=TRAINING)
    axis.annotate("ln 10", (0.1, -np.log(0.1)), (0.16, 2.5), color=INK)
    axis.set(xlabel="probability p of the right class", ylabel="penalty", ylim=(0, 5.6))
    axis.legend()
    return figure, (
        f"At p = 0.01 −ln p is {-np.log(0.01):.2f} and (1 − p)² is {0.99**2:.2f}; "
        f"at p = 0.1 they are {-np.log(0.1):.2f} and {0.9**2:.2f}, at p = 0.9 "
        f"{-np.log(0.9):.2f} and {0.1**2:.2f}."
    )


@drawing
def number_line(types):
    """Where eᶻ overflows and underflows, for each floating-point type."""
    figure, axis = canvas(size=(7.4, 1.9))
    said = []
    for row, dtype in enumerate(types):
        info = np.finfo(dtype)
        high = np.log(float(info.max))
        low = np.log(float(info.smallest_subnormal)) - np.log(2)  # half of it rounds to 0
        axis.plot([-1000, low], [row, row], color=QUIET, linewidth=7, solid_capstyle="butt")
        axis.plot([low, high], [row, row], color=TEST, linewidth=7, solid_capstyle="butt")
        axis.plot([high, 1000], [row, row], color=VALIDATION, linewidth=7, solid_capstyle="butt")
        for limit in (low, high):
            axis.text(limit, row + 0.25, f"{limit:.1f}", ha="center", va="bottom", fontsize=9)
        said.append(f"{info.dtype.name}: 0 below z = {low:.1f}, inf above z = {high:.1f}")
    axis.set_yticks(range(len(types)), [np.dtype(dtype).name for dtype in types])
    axis.text(-990, 0.42, "eᶻ becomes 0", fontsize=9, color=INK)
    axis.text(990, 0.42, "eᶻ becomes inf", fontsize=9, color=VALIDATION, ha="right")
    axis.set(xlabel="z", xlim=(-1000, 1000), ylim=(-0.5, len(types) - 0.1))
    axis.grid(False)
    return figure, f"{'; '.join(said)}."


@drawing
def pull(z, p, label):
    """Logits, probabilities and the tug y − p of one example, side by side, as bars."""
    y = np.eye(len(z))[label]
    figure, axes = canvas(1, 3, size=(7.4, 2.5))
    places = np.arange(len(z))
    tug = y - p
    titles = ("logits z", "p", "the tug, y − p")
    for axis, values, title in zip(axes, (z, p, tug), titles, strict=True):
        colors = [TEST if place == label else TRAINING for place in places]
        axis.bar(places, values, color=colors, width=0.6)
        axis.axhline(0, color=QUIET, linewidth=0.8)
        for place, value in zip(places, values, strict=True):
            lift = "bottom" if value >= 0 else "top"
            axis.text(place, value, f"{value:.2f}", ha="center", va=lift, fontsize=8.5)
        axis.margins(y=0.2)
        axis.set(title=title, xlabel="class", xticks=places)
    return figure, (
        f"The right class is {label} (green), and pulled up by {tug[label]:.2f}. The others are "
        f"pushed down, by {-(tug.sum() - tug[label]):.2f} together."
    )


@drawing
def surfaces(losses, gradients):
    """Loss over the two logits of one example, the first class right: {name: loss(z)} and arrows
    against the gradient {name: gradient(z)}, z (K, 2)."""
    figure, axes = canvas(1, len(losses), size=(7.6, 3.5), sharey=True)
    side = np.linspace(-6, 6, 61)
    right, wrong = np.meshgrid(side, side)
    plane = np.stack([right.ravel(), wrong.ravel()], axis=1)
    few = np.linspace(-5, 5, 6)
    starts = np.stack(np.meshgrid(few, few), axis=-1).reshape(-1, 2)
    said = []
    for axis, name in zip(axes, losses, strict=True):
        heights = losses[name](plane).reshape(right.shape)
        drawn = axis.contourf(right, wrong, heights, 12, cmap="Blues")
        figure.colorbar(drawn, ax=axis, shrink=0.85).ax.set_title("loss", fontsize=9)
        arrows = -gradients[name](starts)
        style = {"color": VALIDATION, "angles": "xy", "scale_units": "xy", "scale": 0.6}
        axis.quiver(*starts.T, *arrows.T, width=0.008, **style)
        axis.set(title=name, xlabel="logit of the right class", aspect="equal")
        corner = np.linalg.norm(gradients[name](np.array([[-5.0, 5.0]])))
        said.append(f"{name}: {corner:.2g}")
    axes[0].set_ylabel("logit of the wrong class")
    return figure, (f"Length of the gradient at (−5, 5), sure and wrong: {'; '.join(said)}.")


@drawing
def templates(W, class_names):
    """Each column of W (784, C) as an image: what the linear classifier looks for."""
    figure, axes = canvas(2, 5, size=(7.2, 3.2))
    reach = np.quantile(np.abs(W), 0.99)
    images = W.T.reshape(-1, 28, 28)
    grid_of_images(axes, images, class_names, cmap="RdBu", vmin=-reach, vmax=reach)
    return (
        figure,
        f"{W.shape[1]} columns of weights. Blue: ink here speaks for the class; red: against. "
        f"At every pixel the {W.shape[1]} sum to 0: {bool(np.abs(W.sum(axis=1)).max() < 1e-3)}.",
    )
