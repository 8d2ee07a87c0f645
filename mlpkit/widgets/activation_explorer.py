"""The explorer of notebook 02: a function, its slope, and what it does to real pre-activations."""

import functools

import numpy as np

from mlpkit.activations import ACTIVATIONS
from mlpkit.plots import INK, QUIET, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, stage
from mlpkit.widgets.controls import Choice, Slider

REACH = 8  # how far the picture extends on either side of 0
BINS = 80  # bins of the histogram
SHARES = ("dead", "flat", "mean slope")
ELEMENTWISE = ("sigmoid", "tanh", "relu", "leaky_relu", "gelu")


LINE = np.linspace(-REACH, REACH, 1601)


class ActivationExplorer(Explorer):
    """An activation over a layer's pre-activations z (N, M), which can be scaled and shifted.

    beside : a second function of z of any shape, such as a notebook's own relu, drawn dotted; if
        the function and the activation are both called leaky_relu, it gets the slope as well
    Raises ValueError when z does not have two axes or holds nan or inf, or when `beside` returns
    a different shape, or nan or inf.
    """

    bundle = "activation_explorer"
    question = "When does a unit stop learning?"
    task = (
        "Drag the blue point along the curve, to the left of 0 too. Orange is blame: what comes "
        "back from the next layer when the network is wrong. A unit learns only from the blame "
        "that reaches it. Then move the bias of the whole layer."
    )
    recorded = {
        "function": ELEMENTWISE,
        "scale": [0.3, 1, 3.2, 3.5, 5],  # notebook 02 asks for the scales from 1 on
        "bias": [-6.2, -5, -3.4, -3, -2, 0, 2],  # notebook 02 asks for -6.2, -3.4 and -3
        "point": list(range(-REACH, REACH + 1)),
    }

    def __init__(self, z, beside=None):
        z = np.asarray(z)
        if z.ndim != 2 or not z.size or not np.all(np.isfinite(z)):
            raise ValueError(
                f"ActivationExplorer: got z of shape {z.shape}; expected finite numbers (N, M), "
                "a row for each example, a column for each unit."
            )
        if beside is not None:
            values = np.asarray(beside(LINE.copy()))
            if values.shape != LINE.shape or not np.all(np.isfinite(values)):
                raise ValueError(
                    f"ActivationExplorer: beside returns shape {values.shape} for z of shape "
                    f"{LINE.shape} from {-REACH} to {REACH}; expected finite numbers of that shape."
                )
        leaky = {"function": ["leaky_relu"]}
        controls = {
            "function": Choice("function", "relu", list(ELEMENTWISE)),
            "slope": Slider("leaky ReLU's slope", 0.1, 0, 1, 0.01, only=leaky),
            "point": Slider("look at z =", 1.0, -REACH, REACH),
            "scale": Slider("multiply all z by", 1.0, 0.1, 10**1.5, 0.05, log=True),
            "bias": Slider("then add a bias of", 0.0, -REACH, REACH),
        }
        # Most moves move the point and leave the layer as it is.
        layer = functools.lru_cache(maxsize=1)(functools.partial(of_layer, z))
        super().__init__("Activation", functools.partial(compute, layer, beside), still, controls)


def value_and_slope(function, slope, z):
    """f(z) and f′(z) of a function in ELEMENTWISE; slope is leaky ReLU's."""
    f, f_backward = ACTIVATIONS[function]
    extra = {"slope": slope} if function == "leaky_relu" else {}
    a = f(z, **extra)
    return a, f_backward(np.ones_like(z), z, a, **extra)


def looked_up(values, z):
    """Interpolate values (1601,) on LINE at z: linearly, and as a constant beyond the ends."""
    last = len(LINE) - 1
    place = np.clip((z + REACH) * (last / (2 * REACH)), 0, last)
    left = np.minimum(place.astype(int), last - 1)
    return values[left] + (place - left) * np.diff(values)[left]


def of_layer(z, function, slope, scale, bias):
    """The effect of f on a layer's z · scale + bias, z (N, M): numbers, and a sentence."""
    z = scale * z + bias
    _, slope_line = value_and_slope(function, slope, LINE)
    slopes = looked_up(slope_line, z)  # interpolation is quick for GELU too
    steepness = np.abs(slopes)  # GELU's slope is below 0 in places
    flat = np.mean(steepness < 0.1 * np.abs(slope_line).max())
    learns = np.sum(steepness >= 1e-6, axis=0)  # the number of examples each unit learns from
    dead = learns == 0
    place = np.clip((z.ravel() + REACH) * (BINS / (2 * REACH)), 0, BINS - 1).astype(int)
    counts = np.bincount(place, minlength=BINS)
    through = np.bincount(place, np.minimum(steepness, 1).ravel(), BINS)
    numbers = {
        "edges": np.linspace(-REACH, REACH, BINS + 1),
        "counts": counts / counts.max(),
        "through": through / counts.max(),
        "units": np.where(dead, 0, np.minimum(steepness.mean(axis=0), 1)),
        "shares": np.array([dead.mean(), flat, slopes.mean()]),
        "beyond": [bool(np.any(z < -REACH)), bool(np.any(z > REACH))],
    }
    return numbers, (
        f"In the layer {percent(flat)} of the {z.size:,} z lie where the curve is flat, and the "
        f"mean slope is {mean_in_words(slopes.mean())}: that much of the blame gets through. "
        f"{fate(learns, len(z))}"
    )


def percent(share):
    """Format a share in percent, as 0% or 100% only if it is exactly that."""
    for digits in range(5):
        said = f"{share:.{digits}%}"
        if float(said[:-1]) not in (0, 100) or share in (0, 1):
            return said
    return "next to 0%" if share < 0.5 else "all but 100%"


def mean_in_words(slope):
    """Format a mean with two decimals, or a smaller one with its first significant digit."""
    return f"{slope:.2f}" if abs(slope) >= 0.005 or slope == 0 else f"{slope:.1g}"


def fate(learns, examples):
    """A sentence on how many units learn; learns (M,): from how many examples each does."""
    count, all_of_them = np.sum(learns == 0), f"{examples:,} examples"
    if learns.min() == examples:
        return f"Each unit learns from all {all_of_them}."
    if not count:
        return f"Each unit learns from at least {learns.min():,} of the {all_of_them}."
    said = (
        f"{count} of {len(learns)} units {'get' if count > 1 else 'gets'} no blame from any of the "
        f"{all_of_them}: dead, until something before them moves their z."
    )
    if count == len(learns):
        return said
    mean = learns[learns > 0].mean()
    mean = f"{mean:,.0f}" if mean >= 10 else f"{mean:.2g}"
    return f"{said} The living ones learn from {mean} of them on average."


def one_wire(point, value, steep):
    """A sentence on the signal and the blame of a unit whose z is at the point."""
    said = (
        f"At the blue point, z = {point:.1f}, a unit passes on {value:.3f}; the slope there is "
        f"{steep:.3f}: "
    )
    if steep == 0:
        return said + "no blame gets through, and it learns nothing from this example."
    if steep < 0:
        return said + f"{-steep:.1%} of the blame gets through, with the opposite sign."
    if abs(steep - 1) < 5e-4:
        return said + "all of the blame gets through."
    little = steep < 0.1
    return said + f"{'only ' if little else ''}{steep:.1%} of the blame gets through."


def compute(layer, beside, function, slope, point, scale, bias):
    """f and f′ on a line and at a point, and what they do to the layer.

    layer : `of_layer` with its z given; beside : None or a second function
    """
    of_z, said = layer(function, slope, scale, bias)
    f_line, slope_line = value_and_slope(function, slope, LINE)
    value, steep = (part.item() for part in value_and_slope(function, slope, np.array([point])))
    numbers = of_z | {
        "title": function.replace("_", " "),
        "line": LINE[::4],
        "value": f_line[::4],
        "slope": slope_line[::4],
        "at_point": np.array([value, steep]),
    }
    value, steep = (round(part, 3) + 0.0 for part in (value, steep))  # no −0
    said = f"{said} {one_wire(point, value, steep)}"
    if beside is not None:
        name = getattr(beside, "__name__", "")
        extra = {"slope": slope} if name == function == "leaky_relu" else {}
        other = np.asarray(beside(LINE.copy(), **extra))
        name = name if name.isidentifier() else "own"
        numbers |= {"beside": other[::4], "beside_name": f"notebook's {name}"}
        away = np.max(np.abs(other - f_line))
        said += f" Dotted, the notebook's {name}: at most {away:.3f} away."
    return numbers, said


@drawing
def still(numbers, state):
    """Draw f, f′ and the point on both, and behind them the pre-activations."""
    figure, (left, right) = stage(1, 2, widths=(2.4, 1), edges=(0.06, 0.16, 0.97, 0.9))
    left.stairs(1.5 * numbers["counts"], numbers["edges"], fill=True, color="#DDDDDD")
    left.stairs(1.5 * numbers["through"], numbers["edges"], fill=True, color=VALIDATION, alpha=0.4)
    left.plot(numbers["line"], numbers["value"], color=TRAINING, label="f(z)")
    left.plot(numbers["line"], numbers["slope"], "--", color=VALIDATION, label="slope f′(z)")
    if "beside" in numbers:
        left.plot(numbers["line"], numbers["beside"], ":", color=INK, label=numbers["beside_name"])
    point = state["point"]
    left.axvline(point, color=QUIET, linewidth=0.8)
    value, steep = np.minimum(numbers["at_point"], 2)
    left.plot(point, steep, "o", color=VALIDATION, markersize=4, clip_on=False)
    left.plot(point, value, "o", color=TRAINING, clip_on=False)
    left.set(title=numbers["title"], xlabel="z", ylim=(-1.2, 2))
    left.set_title("grey: how often", loc="right", fontsize=9)
    left.legend(loc="upper left")

    for row, (name, share) in enumerate(zip(SHARES, numbers["shares"], strict=True)):
        right.barh(row, share, color=TRAINING if name == "mean slope" else VALIDATION, height=0.5)
        right.text(0, row + 0.32, f"{name}: {share:.2f}", va="bottom", fontsize=9)
    right.set(xlim=(0, 1.15), ylim=(-0.4, 2.8), yticks=[], xticks=[0, 0.5, 1], xlabel="share")
    return figure
