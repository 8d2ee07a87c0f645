"""The explorer of notebook 04: from logits to probabilities, loss and gradient."""

import numpy as np

from mlpkit.activations import softmax
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.plots import QUIET, TEST, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, choice, log_slider, slider, stage

CLASSES = 4


class SoftmaxExplorer(Explorer):
    """Four logits, a temperature that divides them, and the true class of one example."""

    def __init__(self):
        logits = (2.0, 1.0, 0.0, -1.0)
        controls = {f"z{k}": slider(f"logit z{k}", z, -10, 10) for k, z in enumerate(logits)}
        controls["temperature"] = log_slider("temperature T", 1.0, -1, 1)
        controls["label"] = choice("true class", list(range(CLASSES)), 1)
        super().__init__(draw, controls)


@drawing
def draw(temperature, label, **logits):
    """z / T, softmax of it, and p − y, as bars; logits: z0, z1, ... in order; label: true class."""
    z = np.array([list(logits.values())]) / temperature
    p = softmax(z)[0]
    labels = np.array([label])
    loss, gradient = cross_entropy(z, labels), cross_entropy_backward(z, labels)[0]
    places = np.arange(len(p))
    titles = ("logits z / T", "probabilities p", "slope along z / T: p − y")
    figure, axes = stage(1, 3, edges=(0.06, 0.1, 0.98, 0.88))
    for axis, title, values, color in zip(
        axes, titles, (z[0], p, gradient), (QUIET, TRAINING, VALIDATION), strict=True
    ):
        axis.bar(places, values, color=color, width=0.6)
        axis.bar(label, values[label], color="none", edgecolor=TEST, linewidth=2.5, width=0.7)
        axis.axhline(0, color=QUIET, linewidth=0.8)
        axis.set(title=title, xticks=places)
        reach = max(1.0, float(np.abs(values).max()))
        for place, value in zip(places, values, strict=True):
            above = value >= 0
            axis.text(
                place,
                value + (0.03 if above else -0.03) * reach,
                f"{value + 0.0:.3g}" if axis is axes[0] else f"{value:.2f}",
                ha="center",
                va="bottom" if above else "top",
                fontsize=9,
            )
    reach = max(1.0, float(np.abs(z).max()))
    axes[0].set_ylim(-1.25 * reach, 1.25 * reach)
    axes[1].set_ylim(0, 1.15)
    axes[2].set_ylim(-1.25, 1.25)
    return figure, (
        f"p = {numbers(p)}. True class {label}: loss −log p{label} = {abs(loss):.3f}. "
        f"p − y = {numbers(gradient)}, sum {abs(round(gradient.sum(), 3)):.2f}."
    )


def numbers(values):
    return f"({', '.join(f'{round(value, 3) + 0.0:.3f}' for value in values)})"
