"""The eight runs of notebook 09's first question."""

import numpy as np

from mlpkit.plots import QUIET, TRAINING, VALIDATION, canvas, drawing

HIGHEST = 6  # nats; anything higher is cut off


@drawing
def eight(curves, chance):
    """Draw curves {letter: Curve}, and a line at chance, the loss of a network that knows
    nothing."""
    figure, axes = canvas(2, 4, size=(7.6, 4.2))
    for axis, (letter, curve) in zip(axes.flat, curves.items(), strict=True):
        axis.plot(curve.losses, color=TRAINING, lw=0.7)
        axis.plot(curve.at, curve.validation, "o-", color=VALIDATION, markersize=2, lw=1)
        axis.axhline(chance, color=QUIET, ls=":", lw=1)
        highest = max(np.percentile(curve.losses, 98), curve.validation.max(), chance)
        axis.set(ylim=(0, min(1.15 * highest, HIGHEST)), xlabel="step")
        axis.set_title(letter)
    for axis in axes[:, 0]:
        axis.set_ylabel("loss")
    for name, color, height in (("training", TRAINING, 0.07), ("validation", VALIDATION, 0.42)):
        place = {"ha": "right", "transform": axes[0, 0].transAxes}
        axes[0, 0].text(0.97, height, name, color=color, fontsize=8, **place)
    told = ". ".join(f"{letter}: {words(curve, chance)}" for letter, curve in curves.items())
    return figure, f"Training loss in blue, validation loss in orange, chance dotted. {told}."


def words(curve, chance):
    """Describe a curve, in words that are the same on every processor."""
    return f"training {of_training(curve.losses, chance)}, validation {of_others(curve, chance)}"


def of_training(losses, chance):
    tenth = max(1, len(losses) // 10)
    last = losses[-2 * tenth :]
    if np.ptp(np.percentile(last, (10, 90))) > 0.5 * chance:  # a single spike is not a swing
        return "swings up and down"
    if np.median(last) > 0.85 * chance:
        return "leaps up and comes back to chance" if losses.max() > 3 * chance else "hardly falls"
    return "falls"


def of_others(curve, chance):
    losses = curve.validation
    if losses[len(losses) // 2 :].max() > 1.3 * chance:
        return "rises from the start" if losses[1] > 1.2 * losses[0] else "rises above chance"
    if np.median(losses[-3:]) > 0.85 * chance:
        return "stays near chance"
    if np.clip(np.diff(losses), 0, None).sum() > 0.4 * chance:
        return "falls in jumps"
    return "falls and rises again" if losses[-1] > 1.1 * losses.min() else "falls"
