"""The figures of notebook 05 that are not in `graphs` or `learning`: tables, wishes, errors of
nudging."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_rgba

from mlpkit.plots import BOX_INK, FOURTH, QUIET, TRAINING, VALIDATION, canvas, drawing
from mlpkit.plots.graphs import written
from mlpkit.plots.learning import FAINT

SLIGHT = 0.005  # a pull below this is printed as 0.00
# Colours below 0 and above 0; at 0 the page shows through.
PULLS = LinearSegmentedColormap.from_list(
    "pulls",
    [(0, VALIDATION), (0.5, to_rgba(VALIDATION, 0)), (0.5, to_rgba(TRAINING, 0)), (1, TRAINING)],
)


@drawing
def outer_products(X, grad):
    """Draw for each example the table of its inputs times its gradients, and the sum of these
    tables."""
    N = len(X)
    figure, axes = canvas(1, N + 1, size=(7.6, 2.0))
    figure.get_layout_engine().set(wspace=0.12)
    tables = [np.outer(x, g) for x, g in zip(X, grad, strict=True)]
    total = np.sum(tables, axis=0)
    reach = np.max(np.abs(total))
    titles = [f"example {n}" for n in range(N)] + ["their sum, dW"]
    for axis, table, title in zip(axes, [*tables, total], titles, strict=True):
        axis.imshow(table, cmap="RdBu", vmin=-1.6 * reach, vmax=1.6 * reach)
        for (i, j), value in np.ndenumerate(table):
            axis.text(j, i, written(value), ha="center", va="center", color=BOX_INK)
        axis.set(title=title, xticks=[], yticks=[])
        axis.grid(False)
    for axis, x, g in zip(axes, X, grad, strict=False):  # each input beside its row of gradients
        axis.set_yticks(range(len(x)), list(map(written, x)), color=TRAINING)
        axis.set_xticks(range(len(g)), list(map(written, g)), color=VALIDATION)
        axis.set_ylabel("x", color=TRAINING, rotation=0, labelpad=8, va="center")
        axis.set_xlabel("grad", color=VALIDATION)
        axis.tick_params(length=0)
    for axis, sign in zip(axes[1:], [*(N - 1) * "+", "="], strict=True):
        axis.text(-0.43, 0.5, sign, transform=axis.transAxes, ha="center", va="center")
    corner = (written(table[0, 0]) for table in tables)
    corner = " + ".join(f"({term})" if "−" in term else term for term in corner)
    return figure, (
        f"Each of the {N} tables is one example's inputs (blue) times its gradients (orange). Laid "
        f"on top of each other, they add up to dW: upper left, {corner} = {written(total[0, 0])}."
    )


@drawing
def wishes(images, names, sizes, mean):
    """Draw the changes of one unit's weights that single examples ask for, and their mean over all
    examples.

    images (K, 784): the wishes; sizes (K,): y − p of that unit; mean (784,).
    """
    figure, axes = canvas(1, len(images) + 1, size=(7.6, 1.95))
    reach = np.max(np.abs(images))
    for axis, image, name, size in zip(axes, images, names, sizes, strict=False):
        # a slight pull on the garment itself, so that there is something to see
        if 0 < abs(size) < SLIGHT:
            axis.imshow(image.reshape(28, 28) / size, cmap=FAINT, vmin=0, vmax=1)
        axis.imshow(image.reshape(28, 28), cmap=PULLS, vmin=-reach, vmax=reach)
        axis.set_title(name, fontsize=9.5, loc="center")
        color = QUIET if abs(size) < SLIGHT else TRAINING if size > 0 else VALIDATION
        axis.set_xlabel(f"{signed(size)} × image", color=color)
    strongest = np.max(np.abs(mean))
    axes[-1].imshow(mean.reshape(28, 28), cmap=PULLS, vmin=-strongest, vmax=strongest)
    axes[-1].set_title("mean of all", fontsize=9.5, loc="center")
    axes[-1].set_xlabel(f"at most {strongest:.3f}")
    for axis in axes:
        axis.set(xticks=[], yticks=[])
        axis.grid(False)
        axis.spines[:].set(visible=True, color=QUIET, alpha=0.5)
    up, down = np.argmax(sizes), np.argmin(sizes)
    return figure, (
        "Blue asks to raise a weight, orange to lower it. The strongest wish here is "
        f"{names[up]}'s, {signed(sizes[up])} of its image; {names[down]} pulls the other way, "
        f"{signed(sizes[down])}. The mean of all has a scale of its own."
    )


def signed(pull):
    """A pull with its sign and two digits; 0 is +0.00."""
    return f"{round(pull, 2) + 0.0:+.2f}".replace("-", "−")


@drawing
def gradient_lengths(lengths):
    """Draw the length of dW by layer: three {name: (seeds, layers)}, a thin line per seed."""
    figure, axis = canvas(size=(7.6, 3.1))
    said = []
    looks = (("s-", VALIDATION), ("^-", FOURTH), ("o-", TRAINING))
    for (name, values), (style, color) in zip(lengths.items(), looks, strict=True):
        values = np.asarray(values)
        layers = np.arange(1, values.shape[1] + 1)
        axis.plot(layers, values.T, color=color, linewidth=0.7, alpha=0.4)
        middle = np.exp(np.mean(np.log(values), axis=0))
        axis.plot(layers, middle, style, color=color, label=name)
        factor = np.median(middle[2:] / middle[1:-1])  # layer 1 has different inputs
        shrinks = f"{factor:.1f}-fold" if factor > 1.5 else "hardly at all"
        said.append(f"{shrinks} ({name})")
    start = np.exp(np.mean(np.log(next(iter(lengths.values()))), axis=0))[-1]
    quarters = start * 0.25 ** (layers[-1] - layers)
    axis.plot(layers, quarters, ":", color=QUIET, label="a quarter per layer")
    axis.set(yscale="log", xlabel="layer; the gradient comes from the right", xticks=layers)
    axis.set_ylabel("length of dW")
    axis.legend(loc="lower right")
    return figure, (
        f"From layer {layers[-1]} back to layer 2, dW shrinks from each layer to the next: "
        f"{', '.join(said)}."
    )


@drawing
def kink(z, step):
    """Draw ReLU around its corner, and the line through the two ends of a nudge."""
    figure, axis = canvas(size=(7.6, 2.5))
    reach = 2.2 * step
    axis.plot((-reach, 0, reach), (0, 0, reach), color=TRAINING, label="ReLU")
    ends = np.array((z - step, z + step))
    heights = np.maximum(ends, 0)
    slope = np.ptp(heights) / (2 * step)
    axis.plot(ends, heights, "s--", color=VALIDATION, label=f"the nudge: slope {slope:.2f}")
    axis.plot(z, max(z, 0), "o", color=TRAINING, markersize=8, label=f"z = {z:.0e}: slope 1")
    places = np.array((-2, -1, 0, 1, 2)) * step
    axis.set_xticks(places, [f"{place:.0e}" if place else "0" for place in places])
    axis.set_yticks((0, step, 2 * step), ("0", f"{step:.0e}", f"{2 * step:.0e}"))
    axis.set(xlabel="z", ylabel="a")
    axis.legend(loc="upper left")
    return figure, (
        f"The nudge begins at {ends[0]:.1e}, on the flat side, and ends at {ends[1]:.1e}, on the "
        f"steep one. Its line has slope {slope:.2f}, which ReLU has nowhere."
    )


@drawing
def v_curve(steps, errors):
    """Draw the relative error of a slope found by nudging, against the size of the nudge: {name:
    errors}; both axes are logarithmic."""
    figure, axis = canvas(size=(7.6, 3.2))
    said = []
    styles = (("o-", TRAINING), ("s--", VALIDATION))
    for (name, values), (style, color) in zip(errors.items(), styles, strict=True):
        values = np.maximum(values, 1e-17)
        axis.loglog(steps, values, style, color=color, markersize=4, label=name)
        best = steps[int(np.argmin(values))]
        near = "1e-5" if 1e-6 < best < 1e-4 else "1e-8" if 1e-9 < best < 1e-7 else f"{best:.0e}"
        bound = next(b for b in ("1e-9", "1e-6", "1e-3", "1") if values.min() < float(b))
        said.append(f"the {name} one near a nudge of {near}, with an error below {bound}")
    axis.set(xlabel="nudge", ylabel="relative error")
    axis.legend()
    return figure, f"From right to left both lines fall, and then rise. Lowest: {'; '.join(said)}."
