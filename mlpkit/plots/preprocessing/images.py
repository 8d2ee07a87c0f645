"""The images of notebook 01, the mean of each class, and the bytes of their file."""

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from mlpkit.plots import (
    FOURTH,
    INK,
    QUIET,
    TEST,
    THIRD,
    TRAINING,
    VALIDATION,
    canvas,
    drawing,
    grid_of_images,
)


@drawing
def class_gallery(images, labels, class_names, each=8):
    """The first `each` images of every class, two classes per row."""
    figure, axes = canvas((len(class_names) + 1) // 2, 2, size=(7.6, 3.1))
    rows = [np.hstack(images[labels == label][:each]) for label in range(len(class_names))]
    titles = [f"{label} {name}" for label, name in enumerate(class_names)]
    grid_of_images(axes, rows, titles)  # one picture for each row, because 80 axes take a second
    ink = np.array([images[labels == label].mean() for label in range(len(class_names))]) / 255
    return figure, (
        f"The first {each} images of each of {len(class_names)} classes. On average "
        f"{class_names[ink.argmax()]} has the most ink, {ink.max():.0%}, and "
        f"{class_names[ink.argmin()]} the least, {ink.min():.0%}."
    )


@drawing
def class_means(images, labels, class_names):
    """The mean image of every class."""
    means = np.stack([images[labels == c].mean(axis=0) for c in range(len(class_names))])
    figure, axes = canvas(2, 5, size=(7.6, 3.4))
    grid_of_images(axes, means, class_names, vmin=0, vmax=255)
    apart = np.sqrt(np.sum((means[:, None] - means[None]) ** 2, axis=(2, 3)))  # (classes, classes)
    apart[np.tri(len(means), dtype=bool)] = np.inf  # each pair only once
    one, other = np.unravel_index(np.argmin(apart), apart.shape)
    spread = np.array([np.mean(images[labels == c].std(axis=0)) for c in range(len(means))])
    return figure, (
        f"The mean image of each class. The two most alike are {class_names[one]} and "
        f"{class_names[other]}; the sharpest is {class_names[spread.argmin()]}, whose "
        "images differ least from their mean."
    )


@drawing
def idx_bytes(raw, image):
    """The first bytes of an uncompressed IDX file of images, and what each one says."""
    size = [int.from_bytes(raw[k : k + 4], "big") for k in (4, 8, 12)]
    first = 16 + int(np.argmax(np.frombuffer(raw[16 : 16 + 784], np.uint8) > 0))
    groups = (
        ("zeros", 0, 2, "always 0 0", QUIET),
        ("type", 2, 3, "8: uint8", VALIDATION),
        ("ndim", 3, 4, f"{raw[3]} dimensions", FOURTH),
        ("images", 4, 8, f"{size[0]:,} images", TRAINING),
        ("rows", 8, 12, f"{size[1]} rows", TEST),
        ("columns", 12, 16, f"{size[2]} columns", THIRD),
    )
    figure, (axis, picture) = canvas(1, 2, size=(7.6, 1.9), width_ratios=(5, 1))
    for name, start, end, what, color in groups:
        for k in range(start, end):
            axis.add_patch(Rectangle((k, 0), 0.92, 1, facecolor=color))
            middle = {"ha": "center", "va": "center", "color": ink_on(color), "fontsize": 10}
            axis.text(k + 0.46, 0.5, f"{raw[k]:02x}", **middle)
        high = name in ("zeros", "ndim")
        axis.text(
            (start + end) / 2,
            1.75 if high else 1.2,
            what,
            ha="center",
            fontsize=9,
            color=INK,
        )
    axis.text(0, -0.55, "byte 0", fontsize=8.5, color=INK)
    axis.text(16, -0.55, "byte 15", fontsize=8.5, color=INK, ha="right")
    axis.set(xlim=(-0.2, 16.2), ylim=(-0.8, 2.3))
    axis.axis("off")
    picture.imshow(image)
    picture.axis("off")
    return figure, (
        f"A header of 16 bytes: type {raw[2]:#04x}, {raw[3]} dimensions, "
        f"{size[0]} × {size[1]} × {size[2]}. "
        f"The first pixel that is not 0 is byte {first}; it is {raw[first]}."
    )


def ink_on(color):
    """Black or white, whichever is easier to read on a colour."""
    linear = np.array(to_rgb(color)) ** 2.2
    return "black" if linear @ (0.2126, 0.7152, 0.0722) > 0.18 else "white"
