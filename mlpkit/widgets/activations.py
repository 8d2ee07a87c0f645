"""The explorer of notebook 02: a function, its slope, and what real pre-activations get of it."""

import functools

import numpy as np
from traitlets import dlink

from mlpkit.activations import ACTIVATIONS
from mlpkit.plots import QUIET, TEST, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, choice, log_slider, slider, stage

REACH = 8  # how far the picture goes on either side of 0
ELEMENTWISE = ("sigmoid", "tanh", "relu", "leaky_relu", "gelu")


class ActivationExplorer(Explorer):
    """One activation over the pre-activations z (N, M) of a layer, which can be scaled and moved.

    Raises ValueError when z has no two axes or holds nan or inf.
    """

    def __init__(self, z):
        z = np.asarray(z)
        if z.ndim != 2 or not z.size or not np.all(np.isfinite(z)):
            raise ValueError(
                f"ActivationExplorer: got z of shape {z.shape}; expected finite numbers (N, M), "
                "a row for each example, a column for each unit."
            )
        controls = {
            "function": choice("function", ELEMENTWISE, "relu"),
            "slope": slider("leaky ReLU's slope", 0.1, 0, 1, 0.01),
            "point": slider("look at z =", 1.0, -REACH, REACH),
            "scale": log_slider("multiply all z by", 1.0, -1, 1.5),
            "bias": slider("then add a bias of", 0.0, -REACH, REACH),
        }
        dlink((controls["function"], "value"), (controls["slope"], "disabled"), not_leaky)
        super().__init__(functools.partial(draw, z), controls)


def not_leaky(function):
    return function != "leaky_relu"


def value_and_slope(function, slope, z):
    """f(z) and f′(z) of a function in ELEMENTWISE; slope is leaky ReLU's."""
    f, f_backward = ACTIVATIONS[function]
    extra = {"slope": slope} if function == "leaky_relu" else {}
    a = f(z, **extra)
    return a, f_backward(np.ones_like(z), z, a, **extra)


@drawing
def draw(z, function, slope, point, scale, bias):
    """f, f′ and a point on both; behind them the pre-activations scale · z + bias, z (N, M)."""
    z = scale * z + bias
    line = np.linspace(-REACH, REACH, 1601)
    f_line, slope_line = value_and_slope(function, slope, line)
    slopes = np.interp(z, line, slope_line)  # looked up: quick also for GELU
    flat = np.mean(slopes < 0.1 * slope_line.max())
    dead = np.mean(np.all(slopes < 1e-6, axis=0))

    figure, (left, right) = stage(1, 2, widths=(2.4, 1), edges=(0.06, 0.16, 0.97, 0.9))
    counts, edges = np.histogram(np.clip(z, -REACH, REACH), bins=80, range=(-REACH, REACH))
    left.stairs(1.5 * counts / counts.max(), edges, fill=True, color="#DDDDDD")
    left.plot(line, f_line, color=TRAINING, label="f(z)")
    left.plot(line, slope_line, "--", color=VALIDATION, label="slope f′(z)")
    value, steep = (part.item() for part in value_and_slope(function, slope, np.array([point])))
    left.axvline(point, color=QUIET, linewidth=0.8)
    left.plot([point, point], [value, steep], "o", color=TEST, clip_on=False)
    left.set(title=function.replace("_", " "), xlabel="z; grey: how often", ylim=(-1.2, 2))
    left.legend(loc="upper left")

    shares = {"dead": dead, "flat": flat, "mean slope": slopes.mean()}
    for row, (name, share) in enumerate(shares.items()):
        right.barh(row, share, color=TRAINING if name == "mean slope" else VALIDATION, height=0.5)
        right.text(0, row + 0.32, f"{name}: {share:.2f}", va="bottom", fontsize=9)
    right.set(xlim=(0, 1.15), ylim=(-0.4, 2.8), yticks=[], xticks=[0, 0.5, 1], xlabel="share")
    return figure, (
        f"At z = {point:.1f}: f = {value:.3f}, slope {steep:.3f}. Of {z.size:,} pre-activations, "
        f"{flat:.0%} have a slope below a tenth of the peak; mean slope {slopes.mean():.2f}. "
        f"Units with slope 0 for all {len(z):,} examples: {dead * z.shape[1]:.0f} of {z.shape[1]}."
    )
