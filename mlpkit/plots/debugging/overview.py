"""The page to pin up: what to look at, and in which order."""

from mlpkit.plots import QUIET, TRAINING, canvas, drawing

# What to look at, in order, grouped by when it can be done: measurement, question, what is normal,
# and what to look at where it is not normal.
LOOKS = {
    "before anything is trained": (
        ("inputs", "What goes in?", "finite, about as large as 1", "data"),
        ("classes", "Which labels?", "each class, as expected", "labels"),
        (
            "loss_at_start",
            "Does it say that it knows nothing?",
            "ln C for C classes",
            "loss",
        ),
        (
            "activations",
            "Does the signal reach the end?",
            "it moves with the image",
            "first weights",
        ),
        ("units", "Is every unit of use?", "few dead, no copies", "first weights"),
        ("neighbours", "Do the labels fit?", "far above chance", "labels"),
        ("copies", "Is validation new?", "hardly an exact copy", "data"),
    ),
    "one way back": (
        (
            "gradients",
            "Does the blame reach the start?",
            "no layer 1,000 times less",
            "forward pass",
        ),
        (
            "gradient_check",
            "Is it the right blame?",
            "error below 1e-4",
            "backward pass",
        ),
        ("dependence", "Is an answer its image's alone?", "no other image in it", "forward pass"),
    ),
    "a few steps": (
        ("overfit", "Can it learn twenty by heart?", "the loss goes to 0", "optimizer"),
        ("without_inputs", "Does it use what goes in?", "better than with zeros", "data"),
        ("steps", "How far go the weights in a step?", "0.001 to 0.03 of them", "optimizer"),
    ),
    "an epoch, and after": (
        ("loop", "What does an epoch do?", "each once, in a new order", "training loop"),
        ("repeats", "Is it the same run twice?", "the same seed, the same bits", "training loop"),
        ("prediction", "Is what is used what was trained?", "the same accuracy", "prediction"),
    ),
}
COLUMNS = (2.3, 5.5, 8.3)  # where the second, third and fourth columns begin, of 10


@drawing
def looks():
    """The page to pin up: LOOKS from top to bottom."""
    rows = sum(map(len, LOOKS.values()))
    figure, axis = canvas(size=(7.6, 0.36 * (rows + len(LOOKS)) + 0.3))
    axis.axis("off")
    y, number = 0.0, 0
    for when, group in LOOKS.items():
        axis.text(0, y, when, color=TRAINING, fontweight="bold", va="center")
        axis.plot([0, 10], [y + 0.45] * 2, color=QUIET, lw=0.6)
        for name, question, *texts in group:
            y, number = y + 1, number + 1
            axis.plot(0.15, y, "o", ms=14, color=TRAINING)
            axis.text(0.15, y, number, color="white", ha="center", va="center", fontsize=8)
            axis.text(0.45, y, name, family="monospace", fontsize=9, va="center")
            for x, text in zip(COLUMNS, (question, *texts), strict=True):
                axis.text(x, y, text, va="center", fontsize=9)
        y += 1.25
    for x, text in zip(COLUMNS[1:], ("normal", "if not, look at"), strict=True):
        axis.text(x, 0, text, color=TRAINING, fontweight="bold", va="center")
    axis.set(xlim=(0, 10), ylim=(y - 0.6, -0.6))
    names = [name for group in LOOKS.values() for name, *_ in group]
    return figure, f"{number} looks, in this order: {', '.join(names)}."
