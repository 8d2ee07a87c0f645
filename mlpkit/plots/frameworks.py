"""The figures of notebook 12: a window that slides over an image."""

import numpy as np
from matplotlib.patches import FancyArrowPatch, Rectangle

from mlpkit.plots import INK, QUIET, TRAINING, VALIDATION, canvas, drawing


@drawing
def sliding_window(image, window, places):
    """Draw a window (K, L) at some places of an image (H, W), and the sums that it has found by
    then. There is a frame for each of places, [(i, j), ...], the window's top left corners: the
    image, with the weights written on the pixels under them, and below it the sums so far, row by
    row.
    """
    found = sums(image, window)
    (H, W), (K, L) = image.shape, window.shape
    figure, axes = canvas(1, len(places) + 1, size=(7.6, 3.5))
    top, below = H + 1.2, found.shape[0]
    draw_grid(axes[0], window, (W - L) / 2, H - K, color=VALIDATION)
    write(axes[0], W / 2, H - K - 0.45, "the window", VALIDATION)
    for number, (axis, (i, j)) in enumerate(zip(axes[1:], places, strict=True)):
        draw_grid(axis, image, 0, 0)
        frame(axis, j, i, L, K)
        for (k, m), weight in np.ndenumerate(window):
            x, y = j + m + 0.96, i + k + 0.94
            look = {"fontsize": 7, "color": VALIDATION, "ha": "right", "va": "bottom"}
            axis.text(x, y, f"×{signed(weight)}", **look)
        left = (W - found.shape[1]) / 2
        done = np.arange(found.size).reshape(found.shape) <= np.ravel_multi_index(
            (i, j), found.shape
        )
        draw_grid(axis, found, left, top, shown=done, color=TRAINING)
        frame(axis, left + j, top + i, 1, 1)
        # so that the arrow runs between the columns, not through their numbers
        beside = 0.5 * (L % 2)
        start = j + L / 2 + beside, i + K + 0.05
        end = left + j + 0.5 + 0.7 * beside, top - 0.05
        arrow = {"arrowstyle": "->", "mutation_scale": 11, "color": VALIDATION, "lw": 1.2}
        axis.add_patch(FancyArrowPatch(start, end, shrinkA=0, shrinkB=0, zorder=4, **arrow))
        title = f"[{i}, {j}]: sum {signed(found[i, j])}"
        write(axis, W / 2, -0.45, title, INK, weight="bold")
        if not number:
            write(axis, -0.25, H / 2, "image", QUIET, rotation=90)
            write(axis, left - 0.25, top + below / 2, "found", TRAINING, rotation=90)
    for axis in axes:
        axis.set(xlim=(-0.8, W + 0.1), ylim=(top + below + 0.1, -0.8), aspect="equal")
        axis.axis("off")
    said = ", ".join(f"{signed(found[i, j])} at [{i}, {j}]" for i, j in places)
    return figure, (
        f"A window of {K} × {L} fits into {H} × {W} pixels at {found.shape[0]} × {found.shape[1]} "
        f"places; it finds {said}."
    )


def sums(image, window):
    views = np.lib.stride_tricks.sliding_window_view(image, window.shape)
    return np.einsum("ijkl,kl->ij", views, window)


def signed(number):
    return f"{number:g}".replace("-", "−")


def draw_grid(axis, numbers, x, y, shown=None, color=QUIET):
    """Draw numbers in squares, starting at (x, y): the larger the absolute value, the darker the
    square."""
    largest = np.abs(numbers).max() or 1
    for (i, j), number in np.ndenumerate(numbers):
        seen = shown is None or shown[i, j]
        shade = (
            {"fc": color, "alpha": 0.06 + 0.3 * abs(number) / largest} if seen else {"fc": "none"}
        )
        axis.add_patch(Rectangle((x + j, y + i), 1, 1, lw=0, **shade))
        axis.add_patch(Rectangle((x + j, y + i), 1, 1, lw=0.6, fc="none", ec=QUIET))
        if seen:
            write(axis, x + j + 0.45, y + i + 0.47, signed(number), INK)


def frame(axis, x, y, width, height):
    look = {"fc": "none", "ec": VALIDATION, "lw": 2, "zorder": 3}
    axis.add_patch(Rectangle((x, y), width, height, **look))


def write(axis, x, y, text, color, weight="normal", rotation=0):
    look = {"ha": "center", "va": "center", "fontsize": 9, "fontweight": weight}
    axis.text(x, y, text, color=color, rotation=rotation, **look)
