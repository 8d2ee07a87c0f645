"""The figures of notebook 08: gaps, masks, changed images, means, and how sure a network may be.

Training in float32 ends a little differently on each processor, so these captions say what is
greater than what, and give numbers only where they are the same everywhere.
"""

import numpy as np
from matplotlib.ticker import NullLocator

from mlpkit.measured.remedies import NUMBERS, effects, ordered
from mlpkit.plots import (
    FOURTH,
    INK,
    QUIET,
    TEST,
    TRAINING,
    VALIDATION,
    canvas,
    drawing,
    grid_of_images,
)
from mlpkit.plots.training import epochs_axis

SURE = 2  # standard errors from 0


@drawing
def gap(history):
    """Training and validation loss, and accuracy, by epoch."""
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
def learning_curve(sizes, training, validation):
    """Accuracy on the training images, and on other images, by the number of training images."""
    figure, axis = canvas(size=(5.6, 3.0))
    axis.plot(sizes, training, "o-", color=TRAINING, label="training")
    axis.plot(sizes, validation, "o--", color=VALIDATION, label="validation")
    axis.fill_between(sizes, validation, training, color=VALIDATION, alpha=0.12, lw=0)
    axis.set_xscale("log")
    axis.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axis.xaxis.set_minor_locator(NullLocator())
    axis.set(xlabel="training images", ylabel="accuracy")
    axis.legend(loc="lower right")
    gaps = np.array(training) - np.array(validation)
    shrinks = "shrinks" if (np.diff(gaps) < 0).all() else "does not shrink"
    rises = "rises at every step" if (np.diff(validation) > 0).all() else "does not always rise"
    return figure, (
        f"From {sizes[0]:,} to {sizes[-1]:,} training images: validation accuracy {rises}, and the "
        f"gap to training {shrinks} at every step."
    )


@drawing
def by_width(widths, training, validation, images):
    """Accuracy on `images` training images, and on other images, by the number of hidden units."""
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
    more = "more" if after.max() > before.max() else "fewer"
    return figure, (
        f"Training accuracy ends at {training[-1]:.2f}. Of the others fewest are right at "
        f"{widths[np.argmin(validation)]:,} hidden units (the line: {images} images). The best "
        f"width beyond the line has {more} than the best before."
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
        f"About {10 * round(10 * share)} % of the mask is 0, other places for each image; the rest "
        f"is {left:.2f}. Where it is 0, nothing comes out."
    )


@drawing
def changed(images, versions):
    """Images (K, H, W), each above its changed versions (M, K, H, W)."""
    rows = [images, *versions]
    figure, axes = canvas(len(rows), len(images), size=(7.6, 0.95 * len(rows)))
    grid_of_images(axes, np.concatenate(rows))
    differ = [int(np.any(row != images, axis=(1, 2)).sum()) for row in versions]
    told = ", ".join(map(str, differ))
    return figure, (
        f"Above, {len(images)} training images; below, what the network gets of them in each of "
        f"{len(versions)} epochs. Changed: {told} of {len(images)}."
    )


@drawing
def normalized(before, after):
    """Mean and spread of each unit over a batch, before and after: each (N, D)."""
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
        f"Before, the units' means lie from {means.min():.1f} to {means.max():.1f} and their "
        f"spreads from {stds.min():.1f} to {stds.max():.1f}. After, no mean is further from 0 than "
        f"{off:.2f}, and the spreads lie from {spreads.min():.2f} to {spreads.max():.2f}."
    ).replace("-", "−")


@drawing
def last_and_mean(last, mean):
    """Validation accuracy by epoch, of the weights as they are and of their running mean."""
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
    """{name: (confidence, accuracy, counts)}, each (bins,): how often the network is right at each
    level of confidence."""
    figure, axes = canvas(1, len(diagrams), size=(7.6, 3.0), sharey=True)
    for axis, (name, (confidence, accuracy, counts)) in zip(axes, diagrams.items(), strict=True):
        axis.plot((0, 1), (0, 1), color=QUIET, lw=1)
        axis.vlines(confidence, accuracy, confidence, color=VALIDATION, lw=3, alpha=0.5)
        area = 12 + 220 * counts / counts.sum()
        axis.scatter(confidence, accuracy, s=area, color=TRAINING, zorder=3, clip_on=False)
        axis.set(xlim=(0, 1), ylim=(0, 1), xlabel="how sure", title=name)
    axes[0].set_ylabel("how often right")
    names = list(diagrams)
    first, last = names[0], names[-1]
    errors = []
    for confidence, accuracy, counts in diagrams.values():
        errors.append(np.nansum(counts * np.abs(accuracy - confidence)) / counts.sum())
    confidence, accuracy, counts = diagrams[first]
    below = counts[accuracy < confidence].sum() > counts.sum() / 2
    return figure, (
        f"“{first}”: most answers are in dots {'below' if below else 'above'} the line, where the "
        f"network is {'surer than right' if below else 'right more often than sure'}. “{last}”: "
        f"the distances to the line are {'shorter' if errors[-1] < errors[0] else 'longer'}."
    )


@drawing
def mean_and_members(members, together):
    """Accuracy of each member of an ensemble, in percent, and of the mean of their answers."""
    figure, axis = canvas(size=(5.6, 1.5))
    axis.plot(members, np.zeros(len(members)), "o", color=TRAINING, alpha=0.8, label="one network")
    axis.plot(together, 0, "D", color=TEST, ms=8, label="all together")
    middle = round(float(np.mean(members)))
    axis.set(yticks=[], xlabel="validation accuracy, %", ylim=(-1, 1))
    axis.set_xlim(middle - 3, middle + 3)  # a seed moves a dot by tenths of a point
    figure.legend(loc="outside upper left", ncols=2)  # inside, its marks look measured
    beaten = int(np.sum(np.array(members) < together))
    who = "all or all but one" if beaten >= len(members) - 1 else f"{beaten} of the {len(members)}"
    return figure, f"Together they do better than {who} alone."


@drawing
def remedies(measured):
    """What each remedy gains alone, and what all of them together lose without it.

    measured: from `load_remedies`. Dots are mean differences over pairs of runs, bars two standard
    errors on either side; right of 0 the remedy helps.
    """
    figure, axes = canvas(1, 3, size=(7.6, 3.8), sharey=True)
    names = ordered(measured)
    looks = ("alone", "o", TRAINING, -0.14), ("left out of all", "s", FOURTH, 0.14)
    for axis, (number, (name, unit, *_)) in zip(axes, NUMBERS.items(), strict=True):
        found = effects(measured, number)
        for which, (label, marker, color, aside) in enumerate(looks):
            means, errors, _ = zip(*(found[remedy][which] for remedy in names), strict=True)
            places = [row + aside for row in range(len(names))]
            bars = [SURE * error for error in errors]
            axis.errorbar(means, places, xerr=bars, fmt=marker, color=color, label=label, lw=1.4)
        axis.axvline(0, color=QUIET, linewidth=1)
        axis.grid(axis="y", visible=False)
        axis.set_title(f"{name}{', points' if unit else ''}")
    axes[0].set_yticks(range(len(names)), names)
    axes[0].invert_yaxis()
    axes[1].set_xlabel("← hurts · helps →")
    marks = axes[1].get_legend_handles_labels()
    figure.legend(*marks, loc="outside upper right", ncols=2)  # inside, they look measured
    alone = {number: effects(measured, number) for number in NUMBERS}
    sides = {
        remedy: {side(found[remedy][0]) for found in alone.values()} - {"neither"}
        for remedy in names
    }
    helps = [remedy for remedy in names if sides[remedy] == {"helps"}]
    both = [remedy for remedy in names if sides[remedy] == {"helps", "hurts"}]
    return figure, (
        f"Right of 0 a remedy helps; bars: {SURE} standard errors. Alone these help and hurt "
        f"nothing: {', '.join(helps) or 'none'}; these help one number and hurt another: "
        f"{', '.join(both) or 'none'}."
    )


def side(effect):
    """Whether an effect helps, hurts, or is within SURE standard errors of 0."""
    mean, error, _ = effect
    if abs(mean) <= SURE * error:
        return "neither"
    return "helps" if mean > 0 else "hurts"
