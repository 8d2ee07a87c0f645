"""The cover of the EPUB: garments of the data set, and the title."""

import io

import numpy as np
from matplotlib.figure import Figure

from mlpkit.preprocessing import load_fashion_mnist

PATH = "_static/cover.png"
SIZE, DPI = (6.4, 10.24), 250  # 1600 × 2560
ROWS, COLUMNS = 10, 10
PAPER, INK = "white", "#1b1b1f"


def drawn():
    """The cover, a PNG."""
    data = load_fashion_mnist()
    rows = [data.train_images[data.train_labels == label][:COLUMNS] for label in range(ROWS)]
    sheet = np.block([[np.pad(image, 2) for image in row] for row in rows])
    figure = Figure(SIZE, dpi=DPI, facecolor=PAPER)
    axes = figure.add_axes((0.08, 0.06, 0.84, 0.84 * SIZE[0] / SIZE[1]))
    axes.imshow(sheet, cmap="gray_r", interpolation="nearest")
    axes.axis("off")
    left = {"x": 0.08, "ha": "left", "color": INK, "family": "DejaVu Sans"}
    figure.text(y=0.86, s="mlpkit", fontsize=54, weight="bold", **left)
    words = "Build a neural network\nfrom nothing"
    figure.text(y=0.735, s=words, fontsize=26, linespacing=1.4, **left)
    with io.BytesIO() as buffer:
        figure.savefig(buffer, format="png")
        return buffer.getvalue()
