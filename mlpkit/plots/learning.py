"""The figures of a network that learns: garments with its answers, and what nudging would cost."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_rgba
from matplotlib.patches import Circle, Rectangle

from mlpkit.plots import QUIET, TEST, THIRD, TRAINING, VALIDATION, canvas, drawing

ACROSS = 8  # garments in a row
ROW = 1.32  # the height of a garment and the two lines below it
WISH = LinearSegmentedColormap.from_list("wish", [to_rgba(THIRD, 0), THIRD])
FAINT = LinearSegmentedColormap.from_list("faint", [to_rgba(QUIET, 0), to_rgba(QUIET, 0.35)])
PLAIN = LinearSegmentedColormap.from_list("plain", [to_rgba(QUIET, 0), QUIET])


@drawing
def garments(images, labels, answers, names, wishes=True):
    """Draw what a network says about some garments, at several times.

    images (K, 784), 0 to 1; labels (K,); answers {time: probabilities (K, C)}. wishes: a garment is
    as purple as its pull y − p on its own class; without wishes it is grey. A wrong answer is
    written together with the garment's class.
    """
    rows = -(-len(images) // ACROSS)
    # the space for a heading above the garments of each time
    head = 0.34 if len(answers) > 1 else 0.04
    height = len(answers) * (head + ROW * rows)
    figure, axis = canvas(size=(7.6, 0.9 * height))
    axis.axis("off")
    told, top = [], 0.0
    for time, p in answers.items():
        right = np.argmax(p, axis=1) == labels
        if len(answers) > 1:
            axis.text(0, top + 0.14, time, fontweight="bold", va="center")
            count = f"{right.sum()} of {len(labels)} right"
            axis.text(ACROSS, top + 0.14, count, ha="right", va="center")
        for number, (image, label, q) in enumerate(zip(images, labels, p, strict=True)):
            row, column = divmod(number, ACROSS)
            place = column + 0.5, top + head + ROW * row
            one_garment(axis, place, image, 1 - q[label] if wishes else None)
            said = short(names[np.argmax(q)])
            look = {"color": TEST if right[number] else VALIDATION, "fontsize": 8.5}
            if right[number]:
                answer = f"✓ {said}"
            else:
                answer = f"✗ {said},\nis {short(names[label])}"
            axis.text(place[0], place[1] + 0.87, answer, ha="center", va="top", **look)
        of = f" of {len(labels)} right" * (not told)
        told.append(f"{right.sum()}{of} {time.lower()}")
        top += head + ROW * rows
    axis.set(xlim=(0, ACROSS), ylim=(height, 0))
    purple = " The more purple a garment, the harder it pulls." if wishes else ""
    return figure, f"The network gets {', '.join(told)}.{purple}"


def short(name):
    """A class's name up to its slash: T-shirt for T-shirt/top."""
    return name.partition("/")[0]


def one_garment(axis, place, image, pull):
    """Draw an image below a point of the axis, tinted purple in proportion to its pull."""
    x, y = place
    look = {"extent": (x - 0.39, x + 0.39, y + 0.82, y), "aspect": "auto", "vmin": 0, "vmax": 1}
    pixels = image.reshape(28, 28)
    if pull is None:
        axis.imshow(pixels, cmap=PLAIN, **look)
        return
    axis.imshow(pixels, cmap=FAINT, **look)
    axis.imshow(pixels * pull, cmap=WISH, **look)


@drawing
def passes(nudged, done, columns=10):
    """Draw numbers of forward passes as areas: a square for each million of `nudged`, and a speck
    for all of `done`."""
    millions = nudged / 1e6
    rows = int(np.ceil(millions / columns))
    figure, axis = canvas(size=(7.6, 0.7 * rows + 0.3))
    for number in range(int(np.ceil(millions))):
        row, column = divmod(number, columns)
        width = 0.9 * min(1, millions - number)
        axis.add_patch(Rectangle((column + 0.05, row + 0.05), width, 0.9, fc=TRAINING))
    last = millions - columns * (rows - 1)  # squares in the last row
    x, y, side = last + 0.6, rows - 0.5, 0.9 * np.sqrt(done / 1e6)
    axis.add_patch(Rectangle((x - side / 2, y - side / 2), side, side, fc=VALIDATION, ec="none"))
    axis.add_patch(Circle((x, y), 0.2, fc="none", ec=QUIET))
    axis.text(x + 0.4, y, f"{done:,} by backprop, to the same scale", color=VALIDATION, va="center")
    axis.text(
        0.05, -0.1, f"{nudged:,} forward passes by nudging, a million to a square", color=TRAINING
    )
    axis.set(xlim=(0, columns), ylim=(rows, -0.45), aspect="equal")
    axis.axis("off")
    return figure, (
        f"Nudging takes {nudged:,} forward passes (blue), backprop {done:,} passes (orange, to the "
        f"same scale): one for every {nudged / done:,.0f}."
    )
