"""The page to pin up: a tree from what the loss does to the measurements, with their costs."""

from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from mlpkit.clinic.record import PRICES
from mlpkit.plots import BOX, BOX_INK, QUIET, TRAINING, canvas, drawing

ROOT = "What does\nthe loss do?"
# What the loss does: {measurement: what is normal}, the cheapest first.
BRANCHES = {
    "Whatever it does:\nlook here first": {
        "inputs": "finite, about as large as 1",
        "classes": "labels: each about as often",
        "loss_at_start": "ln C for C classes",
    },
    "It stays where\nit began, or at ln C": {
        "activations": "they move with the image",
        "gradients": "no layer 1,000 times less",
        "units": "few dead, no copies",
        "loop": "each image once, in a new order",
        "overfit": "twenty images learnt by heart",
    },
    "It falls, but slowly,\nor it swings": {
        "activations": "they move with the image",
        "units": "few dead, no copies",
        "steps": "0.001 to 0.03 of the weights",
        "loop": "each step by its batch's gradient",
        "gradient_check": "off by less than 0.0001",
    },
    "Training loss falls,\nvalidation loss does not": {
        "copies": "hardly a row on both sides",
        "without_inputs": "better than with zeros",
        "neighbours": "far above chance",
    },
    "Scores are fine; what\nis deployed isn't": {
        "repeats": "the same seed, the same bits",
        "prediction": "the accuracy of validation",
        "copies": "hardly a row on both sides",
    },
}
# where the root ends, where branches begin, where leaves begin; the width is 10.4
TRUNK, FORK, LEAF = 1.75, 2.35, 5.25
GAP = 0.55  # the gap between two branches, in rows


def normal(measurement):
    """Return what is normal in a measurement, in the words of all branches that have it."""
    told = (leaves[measurement] for leaves in BRANCHES.values() if measurement in leaves)
    return "; ".join(dict.fromkeys(told))


@drawing
def tree():
    """The page to pin up: BRANCHES from left to right, each measurement with its minutes."""
    rows = sum(map(len, BRANCHES.values())) + GAP * (len(BRANCHES) - 1)
    figure, axis = canvas(size=(7.6, 0.31 * rows + 0.35))
    axis.axis("off")
    axis.set(xlim=(0, 10.4), ylim=(rows - 0.3, -1.1))
    for x, text in ((LEAF, "min"), (LEAF + 2.25, "normal")):
        axis.text(x, -0.85, text, color=TRAINING, fontweight="bold", va="center", ha="left")
    top = 0.0
    for said, leaves in BRANCHES.items():
        middle = top + (len(leaves) - 1) / 2
        connect(axis, (TRUNK, (rows - 1) / 2), (FORK, middle))
        label(axis, (FORK, middle), said)
        for row, (name, normal) in enumerate(leaves.items()):
            y = top + row
            connect(axis, (FORK + 2.25, middle), (LEAF - 0.1, y))
            axis.plot(LEAF + 0.1, y, "o", ms=14, color=TRAINING)
            axis.text(LEAF + 0.1, y, PRICES[name], color="white", ha="center", va="center")
            axis.text(LEAF + 0.4, y, name, family="monospace", fontsize=9, va="center")
            axis.text(LEAF + 2.25, y, normal, fontsize=9, va="center")
        top += len(leaves) + GAP
    label(axis, (0, (rows - 1) / 2), ROOT, width=TRUNK)
    told = (
        ", ".join(said.rstrip(":").split(":\n")).replace("\n", " ")
        + ": "
        + ", ".join(f"{name} ({PRICES[name]} min)" for name in leaves)
        for said, leaves in BRANCHES.items()
    )
    return figure, f"{'. '.join(told)}."


def label(axis, place, text, width=2.25):
    """A text of two lines in a box whose left side is centred at `place`."""
    x, y = place
    box = FancyBboxPatch(
        (x, y - 0.6), width, 1.2, boxstyle="round,pad=0,rounding_size=0.15", fc=BOX, ec="none"
    )
    axis.add_patch(box)
    look = {"color": BOX_INK, "fontsize": 8.5, "ha": "center", "va": "center"}
    axis.text(x + width / 2, y, text, **look)


def connect(axis, start, end):
    """A curve that leaves `start` and reaches `end` horizontally."""
    (x, y), (right, down) = start, end
    middle = (x + right) / 2
    curve = Path([start, (middle, y), (middle, down), end], [Path.MOVETO, *[Path.CURVE4] * 3])
    axis.add_patch(PathPatch(curve, fc="none", ec=QUIET, lw=0.9))
