"""How much is left of an image, layer by layer, in networks whose weights begin differently."""

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import LinearSegmentedColormap, Normalize, PowerNorm

from mlpkit.activations import relu, softmax
from mlpkit.plots import BOX_INK, INK, TRAINING, canvas, drawing

ALIVE = LinearSegmentedColormap.from_list("alive", ["#DCDCDC", TRAINING])  # at 0 it is grey
LOUD = 3.0  # activations of this size or more are drawn in full blue
GREY = 0.01  # an activation below this can't be told from 0 by eye
BY_ROOT = PowerNorm(0.5, 0, LOUD)
# a picture's palette merges similar colours: with more greys, a boot's edge turns pale blue
PRINTED = colormaps["gray_r"].resampled(8)


@drawing
def strips(image, outputs, class_names):
    """An image (28, 28), and for each start of a network a strip per layer, with a line per unit.

    outputs {start: [z1 (M,), z2, ..., logits (C,)]}, all of this image, of two hidden layers or
    more; class_names: C words. Grey is 0; the colour depends on the square root of an activation,
    so that small ones can still be seen. Beside a strip is its root mean square. In the last strip,
    of probabilities, grey is 1 / C or less.
    """
    layers = len(next(iter(outputs.values())))
    widths = [0.55, *[1] * len(outputs)]
    size = (7.6, 0.36 * layers + 1.2)  # includes space for the names of the classes
    figure, axes = canvas(layers, 1 + len(outputs), size=size, width_ratios=widths, squeeze=False)
    for axis in axes.flat:
        axis.axis("off")
    whole = figure.add_subplot(axes[0, 0].get_gridspec()[: min(layers - 2, 4), 0])
    whole.imshow(image, cmap=PRINTED)
    whole.axis("off")
    scale(axes[-2, 0])
    told = []
    for column, (start, zs) in zip(axes.T[1:], outputs.items(), strict=True):
        column[0].set_title(start, loc="left")
        hidden = [relu(z) for z in zs[:-1]]
        for k, (axis, a) in enumerate(zip(column, hidden, strict=False), start=1):
            strip(axis, a, BY_ROOT)
            written(axis, f"layer {k}" if axis in axes[:, 1] else "", plain(root_mean_square(a)))
        shares = softmax(zs[-1])
        strip(column[-1], shares, Normalize(1 / len(shares), 1, clip=True))
        for place, share in enumerate(shares):
            look = {"ha": "center", "va": "center", "color": BOX_INK, "fontsize": 8.5}
            column[-1].text(place, 0, f"{100 * share:.0f}", **look)
        written(column[-1], "answer, %" if column[0] is axes[0, 1] else "", "")
        named(column[-1], class_names)
        told.append(f"“{start}”: {how_far(hidden)}, and the ten probabilities {span(shares)}")
    key = (
        f"A line is a unit: grey is nearly 0, full blue {LOUD:g} or more. The number beside "
        "each strip is √mean(a²) over its activations a."
    )
    return figure, f"{key} {'; '.join(told)}."


def strip(axis, values, norm):
    axis.imshow(values[None], cmap=ALIVE, norm=norm, aspect="auto", interpolation="nearest")


def scale(axis):
    """Draw what each colour means, in a separate strip whose colours change evenly."""
    roots = np.linspace(0, np.sqrt(LOUD), 64)
    strip(axis, roots**2, BY_ROOT)
    for value in (0, 0.1, 1, LOUD):
        place = 63 * np.sqrt(value / LOUD)
        axis.text(place, 0.7, f"{value:g}", ha="center", va="top", color=INK, fontsize=8.5)


def named(axis, words):
    """Write a word below each value of a strip."""
    look = {"rotation": 50, "rotation_mode": "anchor", "ha": "right", "va": "top", "color": INK}
    for place, word in enumerate(words):
        axis.text(place + 0.25, 0.6, word, fontsize=7.5, **look)


def written(axis, left, right):
    """Write words at both ends of a strip."""
    for x, side, text in ((-0.02, "right", left), (1.02, "left", right)):
        look = {"transform": axis.transAxes, "ha": side, "va": "center", "color": INK}
        axis.text(x, 0.5, text, fontsize=8.5, **look)


def root_mean_square(a):
    return float(np.sqrt(np.mean(a**2)))


def plain(size):
    """A number with all its zeros, so that one sees it shrink."""
    digits = 1 if size < 0.01 else 2
    return np.format_float_positional(size, digits, unique=False, fractional=False, trim="-")


def how_far(hidden):
    """Say down to which layer a strip can still be told from grey."""
    seen = [k for k, a in enumerate(hidden, start=1) if a.max() >= GREY]
    if len(seen) == len(hidden):
        return f"no strip of the {len(hidden)} is grey"
    return f"all grey from layer {seen[-1] + 1 if seen else 1} on"


def span(shares):
    low, high = (f"{value:.0%}" for value in (shares.min(), shares.max()))
    return f"are all {low}" if low == high else f"range from {low} to {high}"
