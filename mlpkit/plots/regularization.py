"""The figures of notebook 08: gaps, masks, changed images, three garments, and what each is worth.

Training in float32 ends a little differently on each processor, so these captions say which of two
numbers is greater, and give numbers only where they are the same everywhere.
"""

import numpy as np
from matplotlib.ticker import NullLocator

from mlpkit.plots import (
    INK,
    QUIET,
    TEST,
    TRAINING,
    VALIDATION,
    canvas,
    drawing,
    grid_of_images,
)
from mlpkit.plots.learning import PLAIN, short
from mlpkit.plots.training import epochs_axis

SURE = 2  # how many standard errors from 0 count as sure


@drawing
def gap(history):
    """Draw the training and validation loss, and accuracy, by epoch."""
    figure, axes = canvas(1, 2, size=(7.6, 2.8))
    pairs = (
        ("loss", history.losses, history.validation_losses),
        ("accuracy", history.accuracies, history.validation_accuracies),
    )
    epochs = np.arange(1, history.epochs + 1)
    for axis, (name, training, validation) in zip(axes, pairs, strict=True):
        axis.plot(epochs, training, color=TRAINING, label="training")
        axis.plot(epochs, validation, "--", color=VALIDATION, label="validation")
        axis.fill_between(epochs, training, validation, color=VALIDATION, alpha=0.12, lw=0)
        epochs_axis(axis, name)
    axes[1].legend(loc="lower right")
    losses = history.validation_losses
    turned = "turns round and rises" if losses[-1] > min(losses) + 0.01 else "does not rise again"
    training = "falls" if history.losses[-1] < history.losses[0] else "does not fall"
    side = "above" if history.accuracies[-1] > history.validation_accuracies[-1] else "below"
    return figure, (
        f"The training loss {training}; the validation loss {turned}. Training accuracy ends "
        f"{side} validation's."
    )


@drawing
def by_width(widths, training, validation, images):
    """Draw the accuracy on `images` training images, and on other images, by the number of hidden
    units."""
    figure, axis = canvas(size=(5.6, 3.0))
    axis.axvline(images, color=QUIET, lw=1)
    axis.plot(widths, training, "o-", color=TRAINING, label="training")
    axis.plot(widths, validation, "o--", color=VALIDATION, label="validation")
    axis.set_xscale("log")
    axis.set_xticks(widths, [f"{width:,}" for width in widths])
    axis.xaxis.set_minor_locator(NullLocator())
    axis.set(xlabel="hidden units", ylabel="accuracy", ylim=(0, 1.05))
    axis.legend(loc="lower right")
    after = np.array(validation)[np.array(widths) > images]
    before = np.array(validation)[np.array(widths) < images]
    better = "better" if after.max() > before.max() else "worse"
    return figure, (
        f"Training accuracy ends at {training[-1]:.2f}. Validation accuracy is lowest at "
        f"{widths[np.argmin(validation)]:,} hidden units (the line: {images} images). The best "
        f"width beyond the line is {better} than the best before it."
    )


@drawing
def dropped(x, mask, y):
    """The input of dropout, its mask, and its output, each (N, D): one example per row."""
    figure, axes = canvas(3, 1, size=(7.6, 2.9))
    largest = float(np.abs(y).max())
    for axis, (name, values, most) in zip(
        axes,
        (("in", x, largest), ("mask", mask, float(mask.max())), ("out", y, largest)),
        strict=True,
    ):
        axis.imshow(values, cmap="Blues", vmin=0, vmax=most, aspect="auto")
        axis.set_ylabel(name, rotation=0, ha="right", va="center")
        axis.set(xticks=[], yticks=[])
        axis.grid(False)
    axes[-1].set_xlabel(f"{x.shape[1]} hidden units, {len(x)} images")
    share = np.mean(mask == 0)
    left = float(mask.max())
    return figure, (
        f"About {10 * round(10 * share)}% of the mask is 0, in different places for each image; "
        f"elsewhere it is {left:.2f}. Where it is 0, nothing comes out."
    )


@drawing
def changed(images, versions):
    """Draw images (K, H, W), each above its changed versions (M, K, H, W)."""
    rows = [images, *versions]
    figure, axes = canvas(len(rows), len(images), size=(7.6, 0.95 * len(rows)))
    grid_of_images(axes, np.concatenate(rows))
    differ = [int(np.any(row != images, axis=(1, 2)).sum()) for row in versions]
    told = ", ".join(map(str, differ))
    return figure, (
        f"Above, {len(images)} training images; below, what the network gets in their place "
        f"in each of {len(versions)} epochs. Changed: {told} of {len(images)}."
    )


@drawing
def normalized(before, after):
    """Draw the mean and the spread of each unit over a batch, before and after: each (N, D)."""
    figure, axes = canvas(1, 2, size=(7.6, 2.6), sharey=True)
    titles = ("before: z", "after: gain 1, shift 0")
    for axis, title, values, colour in zip(
        axes, titles, (before, after), (QUIET, TRAINING), strict=True
    ):
        mean, std = values.mean(axis=0), values.std(axis=0)
        units = np.arange(1, len(mean) + 1)
        axis.vlines(units, mean - std, mean + std, color=colour, lw=2)
        axis.plot(units, mean, "o", color=INK, ms=3)
        axis.set(xlabel="unit", title=title)
    axes[0].set_ylabel("mean ± std over the batch")
    means, stds = before.mean(axis=0), before.std(axis=0)
    off, spreads = abs(after.mean(axis=0)).max(), after.std(axis=0)
    return figure, (
        f"Before, the units' means range from {means.min():.1f} to {means.max():.1f} and their "
        f"spreads from {stds.min():.1f} to {stds.max():.1f}. After, no mean is further from 0 than "
        f"{off:.2f}, and the spreads range from {spreads.min():.2f} to {spreads.max():.2f}."
    ).replace("-", "−")


@drawing
def last_and_mean(last, mean):
    """Draw the validation accuracy by epoch, of the weights as they are and of their running
    mean."""
    figure, axis = canvas(size=(5.6, 2.8))
    epochs = np.arange(1, len(last) + 1)
    axis.plot(epochs, last, "o-", ms=3.5, lw=1.2, color=QUIET, label="the last step's weights")
    axis.plot(epochs, mean, color=TRAINING, label="the mean of many steps")
    epochs_axis(axis, "validation accuracy")
    axis.legend(loc="lower right")
    above = int(np.sum(np.array(mean[1:]) > last[1:]))
    most = "nearly always" if above >= 0.8 * (len(last) - 1) else "not always"
    jumps = [np.abs(np.diff(line[2:])).mean() for line in (last, mean)]
    calm = "less" if jumps[1] < jumps[0] else "more"
    return figure, (
        f"After the first epoch the mean is {most} above the last step, and jumps {calm} from one "
        "epoch to the next."
    )


@drawing
def reliability(diagrams):
    """Draw how often a network is right at each level of confidence: {name: (confidence, accuracy,
    counts)}, each (bins,). A bar is as wide as its share of the answers: orange areas are the
    error.
    """
    figure, axes = canvas(1, len(diagrams), size=(7.6, 3.0), sharey=True)
    for axis, (name, (confidence, accuracy, counts)) in zip(axes, diagrams.items(), strict=True):
        axis.plot((0, 1), (0, 1), color=QUIET, lw=1)
        widths, off = 0.2 * counts / counts.sum(), accuracy - confidence
        axis.bar(confidence, off, widths, confidence, color=VALIDATION, alpha=0.6, lw=0)
        axis.hlines(
            accuracy, confidence - widths / 2, confidence + widths / 2, color=TRAINING, lw=3
        )
        axis.scatter(confidence, accuracy, s=16, color=TRAINING, zorder=3)
        axis.set(xlim=(0, 1.08), ylim=(0, 1.04), xlabel="how sure", title=name)
    axes[0].set_ylabel("how often right")
    names = list(diagrams)
    first, last = names[0], names[-1]
    errors = []
    for confidence, accuracy, counts in diagrams.values():
        errors.append(np.nansum(counts * np.abs(accuracy - confidence)) / counts.sum())
    confidence, accuracy, counts = diagrams[first]
    below = counts[accuracy < confidence].sum() > counts.sum() / 2
    return figure, (
        f"“{first}”: most answers are {'below' if below else 'above'} the line, where the network "
        f"is {'surer than right' if below else 'right more often than sure'}. “{last}”: the orange "
        f"area, which is the error, is {'smaller' if errors[-1] < errors[0] else 'larger'}."
    )


@drawing
def followed(images, labels, answers, names):
    """Draw what networks trained in several ways say about the same few images.

    images (K, 784), 0 to 1; labels (K,); answers {way: probabilities (K, C)}. Green: the
    probability of the right class; vermilion: of the most probable wrong class.
    """
    columns, rows = len(answers), len(images)
    figure, axis = canvas(size=(1.3 + 1.06 * columns, 0.95 * rows + 0.5))
    for row, (image, label) in enumerate(zip(images, labels, strict=True)):
        extent = (0.08, 0.92, row + 0.78, row)
        axis.imshow(image.reshape(28, 28), cmap=PLAIN, extent=extent, aspect="auto", vmin=0, vmax=1)
        axis.text(0.5, row + 0.85, short(names[label]), ha="center", va="center", fontsize=8)
    told = []
    for column, (way, p) in enumerate(answers.items(), start=1):
        axis.text(column + 0.14, -0.08, way, va="bottom", fontweight="bold", fontsize=8.5)
        right = p.argmax(axis=1) == labels
        for row, (label, q) in enumerate(zip(labels, p, strict=True)):
            said = f"{'✓' if right[row] else '✗'} {short(names[q.argmax()])} {q.max():.2f}"
            color = TEST if right[row] else VALIDATION
            axis.text(column + 0.14, row + 0.26, said, color=color, fontsize=8)
            for y, share, bar in ((0.42, q[label], TEST), (0.58, wrong_most(q, label), VALIDATION)):
                axis.barh(row + y, 0.8, 0.11, column + 0.14, color=QUIET, alpha=0.15)
                axis.barh(row + y, 0.8 * share, 0.11, column + 0.14, color=bar)
        told.append(f"{right.sum()} ({' '.join(way.split())})")
    axis.set(xlim=(0, columns + 1), ylim=(rows, -0.5))
    axis.axis("off")
    return figure, (
        f"Right answers, out of {rows}: {', '.join(told)}. Green is the probability of the right "
        "class, orange that of the most probable wrong class."
    )


def wrong_most(p, label):
    """The highest of the probabilities (C,), except the label's."""
    return np.delete(p, label).max()


@drawing
def worth(gains, examples=()):
    """Draw points of accuracy that each way gains: {way: (mean, standard error, …)}, the largest
    gain first.

    examples: the ways that are more training examples; their dots are green.
    """
    figure, axis = canvas(size=(7.6, 0.33 * len(gains) + 0.6))
    ways = sorted(gains, key=lambda way: -gains[way][0])
    for row, way in enumerate(ways):
        mean, error, *_ = gains[way]
        color = TEST if way in examples else TRAINING
        axis.plot((0, mean), (row, row), color=color, lw=7, alpha=0.35, solid_capstyle="butt")
        axis.errorbar(mean, row, xerr=SURE * error, fmt="o", color=color, lw=1.6)
        side = max(mean + SURE * error, 0)
        axis.text(side + 0.03, row, f"{mean:+.2f}".replace("-", "−"), va="center", fontsize=9)
    axis.axvline(0, color=QUIET, lw=1)
    axis.set_yticks(range(len(ways)), ways)
    axis.invert_yaxis()
    axis.grid(axis="y", visible=False)
    axis.set_xlabel("points of accuracy gained")
    axis.margins(x=0.1)
    others = [way for way in ways if way not in examples]
    more = [way for way in examples if gains[way][0] > gains[others[0]][0]]
    return figure, (
        f"Bars: {SURE} standard errors on either side. The largest gain comes from {ways[0]}. "
        f"Without new images it comes from {others[0]}; {len(more)} of {len(examples)} amounts of "
        "new images gain more."
    )
