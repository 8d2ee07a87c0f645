"""The curves that a program's author saw: the picture that `case` shows."""

import numpy as np

from mlpkit.plots import TRAINING, VALIDATION, canvas, drawing
from mlpkit.plots.training import epochs_axis


@drawing
def seen(history, known):
    """The curves of a program's run, and where they end.

    history: (training loss, validation loss, validation accuracy) for each epoch. known: {one of
    these names: (reference, tolerance)}: the caption gives these, the same on every processor.
    """
    figure, axes = canvas(1, 2, size=(7.6, 2.8))
    columns = np.array(history, dtype=float).T
    epochs = np.arange(1, len(history) + 1)
    names = ("training loss", "validation loss", "validation accuracy")
    looks = ((axes[0], "-", TRAINING), (axes[0], "--", VALIDATION), (axes[1], "--", VALIDATION))
    for name, values, (axis, style, color) in zip(names, columns, looks, strict=True):
        axis.plot(epochs, values, style, color=color, marker=".", label=name.split()[0])
    epochs_axis(axes[0], "loss")
    epochs_axis(axes[1], "accuracy")
    axes[0].set_ylim(0, 1.1 * np.nanmax(columns[:2], initial=0.1))
    axes[0].legend(loc="best")
    axes[1].set_ylim(0, 1)
    ends = dict(zip(names, columns[:, -1], strict=True))
    told = [f"{name} {roughly(ends[name], *known[name])}" for name in names if name in known]
    after = f"After {len(history)} epochs"
    return figure, f"{after}: {', '.join(told)}." if told else f"{after}, as its author saw it."


def roughly(value, reference, tolerance):
    """The reference with two digits, or the value itself where it is outside the tolerance."""
    near = abs(value - reference) <= tolerance
    return f"about {reference:.2g}" if near else f"{value:.3g}"
