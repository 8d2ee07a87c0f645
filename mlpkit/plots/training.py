"""The figures of notebook 07: curves and mistakes.

Training in float32 ends a little differently on each processor, so these captions say which of two
numbers is greater, and give numbers only through `about`.
"""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from mlpkit.plots import (
    BOX_INK,
    FIFTH,
    FOURTH,
    INK,
    QUIET,
    THIRD,
    TRAINING,
    VALIDATION,
    canvas,
    drawing,
    grid_of_images,
)
from mlpkit.reporting import about

MISTAKES = LinearSegmentedColormap.from_list(
    "mistakes", ["#F0C5A6", "#E8834A"]
)  # light enough for text in BOX_INK on it


STEADY = 10  # how many steps the loss is averaged over
BEFORE_AND_AFTER = ({"color": QUIET}, {"color": TRAINING, "linestyle": "--"})


def epochs_axis(axis, label):
    axis.set(xlabel="epoch", ylabel=label)
    axis.xaxis.set_major_locator(MaxNLocator(integer=True))


@drawing
def curves(history, loss_about, accuracy_about):
    """Draw the loss and the accuracy, or R², by epoch. loss_about, accuracy_about: (reference,
    tolerance) of the last training loss and the last accuracy (validation accuracy if there is
    one)."""
    figure, axes = canvas(1, 2, size=(7.6, 2.8))
    pairs = (
        ("loss", history.losses, history.validation_losses),
        (history.measure, history.scores, history.validation_scores),
    )
    for axis, (name, training, validation) in zip(axes, pairs, strict=True):
        epochs = np.arange(1, len(training) + 1)
        axis.plot(epochs, training, color=TRAINING, label="training")
        if validation:
            axis.plot(epochs, validation, "--", color=VALIDATION, label="validation")
        epochs_axis(axis, name)
    if history.validation_losses:
        axes[1].legend(loc="lower right")
    accuracy = (history.validation_scores or history.scores)[-1]
    which = "validation" if history.validation_scores else "training"
    flat = sum(np.cumprod(np.array(history.losses) > 0.99 * history.losses[0]))
    start = f"The loss is flat for {flat} epochs, then falls" if flat > 1 else "The loss falls"
    return figure, (
        f"{start}. After {history.epochs} epochs: training loss "
        f"{about(history.losses[-1], *loss_about)}, {which} "
        f"{history.measure} {about(accuracy, *accuracy_about)}."
    )


@drawing
def growth(losses, moved, chance, wait_about):
    """The loss of every step, and below it how far the weights of each layer have moved meanwhile.

    losses (T,); moved {name: (T,)}, the length of a layer's change divided by that of its start;
    chance: ln C; wait_about: (reference, tolerance) of the steps until the loss, a mean of STEADY
    steps, is 5% below it.
    """
    figure, (above, below) = canvas(2, 1, size=(7.6, 4.6), sharex=True, height_ratios=(2, 3))
    # a mean, because single batches differ
    losses = np.convolve(losses, np.full(STEADY, 1 / STEADY), "valid")
    steps = np.arange(len(losses))
    wait = first_below(losses, 0.95 * chance)
    for axis in (above, below):
        axis.axvspan(0, wait, color=QUIET, alpha=0.15, linewidth=0)
    above.plot(steps, losses, color=TRAINING)
    above.axhline(chance, color=QUIET, linestyle=":", linewidth=1.2)
    above.text(len(losses), 1.01 * chance, "knows nothing", ha="right", va="bottom", color=INK)
    above.set(ylabel="loss", ylim=(0.9, 1.15 * chance))
    for (name, values), color in zip(moved.items(), (FOURTH, FIFTH, THIRD), strict=False):
        below.plot(steps, values[: len(steps)], color=color)
        below.text(1.01 * len(steps), values[len(steps) - 1], name, color=INK, va="center")
    below.axhline(1, color=QUIET, linestyle=":", linewidth=1.2)
    below.text(0.01 * len(steps), 0.85, "as long as the start", va="top", color=INK)
    below.set(yscale="log", ylim=(1e-3, 1e2), xlim=(0, 1.07 * len(steps)))
    below.set(xlabel="step", ylabel="length of the change ÷\nlength of the start")
    grew = [name for name, values in moved.items() if values[wait] > 5 * values[wait // 2]]
    return figure, (
        f"The loss is within 5% of the dotted line for {about(wait, *wait_about, ',.0f')} steps "
        f"(grey). In the second half of these the change grows more than fivefold in "
        f"{' and '.join(grew) or 'no layer'}."
    )


def first_below(values, level):
    """The index of the first value below the level; the number of values if none is."""
    below = np.flatnonzero(np.asarray(values) < level)
    return int(below[0]) if len(below) else len(values)


@drawing
def spread_by_layer(spreads):
    """Draw spreads {name: [how much each layer's output differs between images]} on a log scale."""
    figure, axis = canvas(size=(7.6, 2.6))
    layers = [f"layer {k + 1}" for k in range(len(next(iter(spreads.values()))))]
    layers[-1] = "logits"
    falls = []
    looks = zip(spreads.items(), "os", BEFORE_AND_AFTER, strict=True)
    for (name, values), marker, look in looks:
        axis.plot(layers, values, marker=marker, label=name, markersize=7, **look)
        fall = float(f"{values[0] / values[-1]:.1g}")  # 944 → 900
        falls.append(f"about {fall:,.0f}-fold ({name})")
    axis.set(yscale="log", ylabel="standard deviation\nbetween images")
    axis.grid(axis="x")
    axis.legend()
    return figure, f"From layer 1 to the logits the spread shrinks {', '.join(falls)}."


@drawing
def fits(histories):
    """Draw the training and validation loss of several runs side by side: {name: history}."""
    figure, axes = canvas(1, len(histories), size=(7.6, 2.8), sharey=True)
    for axis, (name, history) in zip(axes, histories.items(), strict=True):
        epochs = np.arange(1, history.epochs + 1)
        axis.plot(epochs, history.losses, color=TRAINING, label="training")
        axis.plot(epochs, history.validation_losses, "--", color=VALIDATION, label="validation")
        best = int(np.argmin(history.validation_losses))
        axis.plot(epochs[best], history.validation_losses[best], "o", color=VALIDATION)
        axis.set_title(name, fontsize=9.5)
        epochs_axis(axis, "")
    axes[0].set(ylabel="loss", ylim=(0, 2.1))
    axes[0].legend(loc="lower left")
    rose = [name for name, h in histories.items() if h.validation_losses[-1] > 2 * h.losses[-1]]
    return figure, (
        "The validation loss ends at more than twice the training loss with "
        f"{' and '.join(rose) or 'neither network'}."
    )


@drawing
def data_sets(sets):
    """Draw two classes in the plane, in panels: {name: (X (N, 2), labels (N,))}, on one scale."""
    figure, axes = canvas(1, len(sets), size=(7.6, 2.2), sharex=True, sharey=True)
    reach = 1.05 * max(np.abs(X - middle(X)).max() for X, _ in sets.values())
    said = []
    for axis, (name, (X, labels)) in zip(axes, sets.items(), strict=True):
        for label, color, marker in ((0, VALIDATION, "o"), (1, TRAINING, "^")):
            axis.plot(*(X - middle(X))[labels == label].T, marker, color=color, ms=3, mew=0)
        axis.set(title=name, xticks=[], yticks=[], aspect="equal")
        axis.set(xlim=(-reach, reach), ylim=(-reach, reach))
        axis.grid(False)
        said.append(f"{name} {best_line(X, labels):.0%}")
    return figure, f"The best straight line gets this share right: {', '.join(said)}."


def middle(X):
    """The centre (2,) of the box that holds the points (N, 2)."""
    return (X.min(axis=0) + X.max(axis=0)) / 2


def best_line(X, labels):
    """The largest share of points (N, 2) of two classes that a straight line classifies correctly.

    Tries lines in 180 directions, and in each direction every position between two points.
    """
    turns = np.linspace(0, np.pi, 180, endpoint=False)
    # (N, 180): each point's position perpendicular to each line
    along = X @ np.array([np.cos(turns), np.sin(turns)])
    # how many points of class 1 are on this side
    ones = np.cumsum(labels[np.argsort(along, axis=0)], axis=0)
    points = np.arange(1, len(labels) + 1)[:, None]
    # points of class 0 on this side, of class 1 on the other
    right = (points - ones) + (ones[-1] - ones)
    return max(right.max(), len(labels) - right.min()) / len(labels)


@drawing
def confusion(counts, class_names):
    """A confusion matrix (C, C): rows true, columns predicted.

    Correct predictions are framed. A mistake gets a box if it is 1% of its row or more: the larger
    the share, the larger and darker the box.
    """
    figure, axis = canvas(size=(7.6, 5.4))
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    wrong = shares * (1 - np.eye(len(counts)))
    shade = Normalize(0.01, max(wrong.max(), 0.02))
    for i, row in enumerate(counts):
        for j, count in enumerate(row):
            boxed, share = wrong[i, j] >= 0.01, shade(wrong[i, j])
            look = {"fc": "none", "ec": INK, "lw": 1.2} if i == j else {"fc": MISTAKES(share)}
            side = 0.92 if i == j else 0.5 + 0.42 * share
            if boxed or i == j:
                corner = j - side / 2, i - side / 2
                axis.add_patch(Rectangle(corner, side, side, **look))
            axis.text(
                *(j, i, str(count or "·")),
                **{"ha": "center", "va": "center_baseline", "fontsize": 9},
                color=BOX_INK if boxed else INK,
                fontweight="bold" if i == j else "normal",
            )
    places = range(len(class_names))
    axis.set_xticks(places, class_names, rotation=40, ha="right", rotation_mode="anchor")
    axis.set_yticks(places, class_names)
    axis.set(xlabel="taken for", ylabel="true class", aspect="equal")
    axis.set(xlim=(-0.55, len(counts) - 0.45), ylim=(len(counts) - 0.45, -0.55))
    axis.grid(False)
    both = np.tril(counts + counts.T, k=-1)
    i, j = np.unravel_index(np.argmax(both), counts.shape)
    right = np.diag(shares)
    return figure, (
        f"{counts.sum():,} images. {class_names[np.argmin(right)]} has the fewest right answers; "
        f"{class_names[j]} and {class_names[i]} are most often taken for each other."
    )


@drawing
def precision_and_recall(precision, recall, class_names):
    """precision, recall (C,): two marks for each class; the class with the lowest recall is at the
    bottom."""
    figure, axis = canvas(size=(7.6, 3.4))
    order = np.argsort(recall)
    places = np.arange(len(order))
    axis.hlines(places, precision[order], recall[order], color=QUIET, linewidth=1.5, zorder=1)
    asked = "recall: share of its images found", "precision: share of its predictions right"
    axis.plot(recall[order], places, "o", color=TRAINING, ms=7, label=asked[0])
    axis.plot(precision[order], places, "D", color=FOURTH, ms=6, label=asked[1])
    axis.set_yticks(places, [class_names[k] for k in order])
    axis.set(xlabel="share of images", xlim=(min(*precision, *recall) - 0.03, 1.01))
    # inside the axes, a legend looks like more data
    figure.legend(loc="outside upper right", ncols=2)
    lowest = [class_names[np.argmin(values)] for values in (recall, precision)]
    if lowest[0] == lowest[1]:
        return figure, f"{lowest[0]} has the lowest recall and the lowest precision."
    return figure, f"Lowest recall: {lowest[0]}. Lowest precision: {lowest[1]}."


@drawing
def confident_mistakes(images, true, predicted, probabilities, class_names):
    """Draw images (K, H, W), each with its label, its predicted class and the confidence."""
    figure, axes = canvas(2, (len(images) + 1) // 2, size=(7.6, 4.2))
    titles = [
        f"{class_names[t]}\nas {class_names[p]}\n{'> 99.9' if q > 0.999 else f'{100 * q:.1f}'}%"
        for t, p, q in zip(true, predicted, probabilities, strict=True)
    ]
    grid_of_images(axes, images, titles)
    floor = 99 if min(probabilities) > 0.99 else 90 if min(probabilities) > 0.9 else 0
    return (
        figure,
        f"{len(images)} wrong answers, each with a confidence above {floor}%.",
    )
