"""The explorer of notebook 03: what the size of the first weights does over twenty layers."""

import functools

import numpy as np

from mlpkit.fitting.blas_threads import BlasThreads
from mlpkit.forward_pass import forward
from mlpkit.network import initialize, mlp
from mlpkit.plots import INK, QUIET, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, stage
from mlpkit.widgets.controls import Choice, Slider

LAYERS, WIDTH, EXAMPLES = 20, 100, 64
SEED = 0
FUNCTIONS = ("relu", "gelu", "tanh", "sigmoid")
INPUTS = ("pixels", "random numbers")
REACH, BINS = 4, 33  # range of the histograms; what lies beyond is counted separately
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class GainThroughLayers(Explorer):
    """The signal forward and the slope back through 20 layers with He's weights times a gain.

    X (N, D): standardized pixels, N at least 64; the first 64 rows are used. Raises ValueError if X
    is anything else, holds nan or inf, or is all 0.
    """

    bundle = "gain_through_layers"
    question = "How large must the first weights be for twenty layers to pass anything on?"
    task = (
        "Drag the gain, which multiplies all weights, until something arrives at both ends: the "
        "signal at layer 20, the blame at layer 1. Then try the sigmoid."
    )
    recorded = {
        "gain": [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.4, 1.6, 2],
        "function": FUNCTIONS,
        "inputs": INPUTS,
    }

    def __init__(self, X):
        X = np.asarray(X, np.float32)[:EXAMPLES]  # takes half the time of float64
        if X.ndim != 2 or len(X) < EXAMPLES or not np.all(np.isfinite(X)) or not X.any():
            raise ValueError(
                f"GainThroughLayers: got X {X.shape}; expected finite numbers (N, D), "
                f"not all 0, N at least {EXAMPLES}."
            )
        noise = np.random.default_rng(SEED).standard_normal(X.shape, np.float32)
        starts = {name: started(X.shape[1], name) for name in FUNCTIONS}
        controls = {
            "gain": Slider("gain", 0.7, 0.5, 2.0, 0.05),
            "function": Choice("between the layers", "relu", list(FUNCTIONS)),
            "inputs": Choice("inputs", INPUTS[0], list(INPUTS)),
        }
        batches = dict(zip(INPUTS, (X, noise), strict=True))
        compute_these = functools.partial(compute, starts, batches)
        lasting = {"enough": LIMITS[1:3]}
        super().__init__("A gain through twenty layers", compute_these, still, controls, lasting)


def started(inputs, function):
    """A network of LAYERS layers with this function after each, and He's weights; biases 0."""
    network = mlp([inputs] + [WIDTH] * LAYERS, hidden=function, output=function)
    return network, initialize(network, np.random.default_rng(SEED), "he")


def through(network, parameters, X):
    """z and a of every layer, and the slope that arrives at each z: three lists of (N, WIDTH).

    The slope at the last a is drawn from N(0, 1), element by element.
    """
    _, cache = forward(network, parameters, X)
    # indices of the activations, which alternate with linear layers
    bends = range(1, 2 * LAYERS, 2)
    z, a = zip(*(cache[k] for k in bends), strict=True)
    grad = np.random.default_rng(SEED + 1).standard_normal((len(X), WIDTH), np.float32)
    gradients, slopes = parameters.like(), []
    for number in reversed(range(len(network))):
        layer = network[number]
        grad = layer.backward(parameters, gradients, cache[number], grad, need_input=number > 0)
        if number in bends:
            slopes.append(grad)
    return z, a, slopes[::-1]


def compute(starts, batches, gain, function, inputs):
    """Return histograms of each layer's z and slopes, and each layer's sizes of a and slope,
    √mean(…²).

    left : what remains of a signal of 1 at layer LAYERS, and of a slope of 1 at layer 1; arrives :
    whether it has neither vanished nor exploded.
    """
    network, first = starts[function]
    parameters = first.like()
    parameters.vector[:] = gain * first.vector
    with BlasThreads(1):  # two threads would wait for each other while the browser occupies a core
        z, a, slopes = through(network, parameters, batches[inputs])
    signal, slope = (np.sqrt([np.mean(one * one) for one in part]) for part in (a, slopes))
    slopes = [one[one != 0] for one in slopes]  # if all are 0, ReLU lets nothing through
    counts, backward = (np.stack([histogram(one) for one in part]) for part in (z, slopes))
    left = signal[-1] / signal[0], slope[0] / slope[-1]
    each = [one ** (1 / (LAYERS - 1)) for one in left]
    numbers = {
        "counts": counts / np.maximum(counts.max(axis=1, keepdims=True), 1),
        "slope_counts": backward / np.maximum(backward.max(axis=1, keepdims=True), 1),
        "beyond": np.array([beyond(one) for one in z]),
        "slope_beyond": np.array([beyond(one) for one in slopes]),
        "reach": REACH,
        "signal": signal,
        "slope": slope,
        "left": np.array(left),
        "in_all": [times(one) for one in left],
        "arrives": [arrives(one) for one in left],
    }
    return numbers, f"{weights(gain)} {sentence(left, each)}"


def arrives(left):
    """Whether a signal of 1 has neither vanished nor exploded; left: what remains of it."""
    return bool(LIMITS[1] < left < LIMITS[2])


def weights(gain):
    """A sentence on the size of the weights: He's times the gain."""
    if gain == 1:
        return "Gain 1 is He's: weights of standard deviation √(2/D), with D inputs to their layer."
    return f"Weights of standard deviation {gain:g} · √(2/D), with D inputs to their layer."


def sentence(left, each):
    """A sentence on what becomes of signal and blame; left: what remains of 1; each: the factor per
    layer, on average."""
    seen, learns = fate(left[0], SIGNAL), fate(left[1], BLAME)
    if abs(each[0] / each[1] - 1) < 0.03:
        return (
            f"Each layer multiplies signal and blame by {each[0]:.3f}. Nineteen times over that is "
            f"{times(left[0])}: {seen}, and {learns}."
        )
    return (
        f"Each layer multiplies the signal by {each[0]:.3f}, in all {times(left[0])}: {seen}. The "
        f"blame is multiplied by {each[1]:.3f}, in all {times(left[1])}: {learns}."
    )


LIMITS = (0.01, 0.2, 5, 100)  # the bounds between these phrases, for what remains of a signal of 1
SIGNAL = (
    "layer 20 sees next to nothing",
    "little reaches layer 20",
    "the signal arrives",
    "layer 20 gets much more than it should",
    "layer 20 drowns",
)
BLAME = (
    "layer 1 will hardly learn",
    "layer 1 will learn slowly",
    "layer 1 can learn",
    "layer 1 will learn in leaps",
    "layer 1 will leap far too far",
)


def fate(left, words):
    """Return the one of five phrases that describes what remains of 1."""
    return words[np.searchsorted(LIMITS, left)]


def histogram(z):
    """How many of z lie in each of BINS bins from −REACH to REACH."""
    place = (z[np.abs(z) <= REACH].ravel() + REACH) * (BINS / (2 * REACH))
    return np.bincount(np.minimum(place, BINS - 1).astype(int), minlength=BINS)


def beyond(z):
    """The share of z outside all bins."""
    return np.mean(np.abs(z) > REACH) if z.size else 0.0


def times(left):
    """Return what remains of 1, as a factor with two digits and non-breaking spaces."""
    if left > 0.5:
        return f"×\u00a0{left:.2f}" if left < 2 else f"×\u00a0{digits(left)}"
    return f"÷\u00a0{digits(1 / left)}"


def digits(factor):
    """Return two digits of a number above 1, written out up to a million."""
    if factor < 999_999:
        return f"{float(f'{factor:.2g}'):,g}"
    mantissa, exponent = f"{factor:.1e}".split("e+")
    return f"{mantissa}\u00a0·\u00a010{str(int(exponent)).translate(SUPERSCRIPTS)}"


@drawing
def still(numbers, state):
    """Draw a histogram per layer, turned on its side; below them the two sizes, on a log scale."""
    edges = (0.09, 0.12, 0.97, 0.92)
    figure, (above, below) = stage(2, 1, (7.6, 4.2), edges, gaps=0.15)
    heights = np.linspace(-REACH, REACH, BINS)
    both = zip(numbers["counts"], numbers["beyond"], strict=True)
    for layer, (counts, out) in enumerate(
        both, start=1
    ):  # a full column means that everything is beyond the range
        above.fill_betweenx(heights, layer, layer + 0.85 * out, color=QUIET, linewidth=0)
        wide = 0.85 * (1 - out) * counts
        above.fill_betweenx(heights, layer, layer + wide, color=TRAINING, linewidth=0)
    above.set(ylabel="z", ylim=(-REACH, REACH), xlim=(0.5, LAYERS + 1.2), xticks=[])
    above.set_title(f"{state['function']}, gain {state['gain']:g}, {state['inputs']}")
    layers = np.arange(1, LAYERS + 1)
    below.plot(layers, numbers["signal"], "o-", color=TRAINING, ms=4, label="signal forward")
    below.plot(layers, numbers["slope"], "s--", color=VALIDATION, ms=4, label="slope back")
    below.axhline(1, color=INK, linewidth=0.8, linestyle=":")
    below.set(yscale="log", xlabel="layer", ylabel="size", xlim=(0.5, LAYERS + 1.2))
    low = min(0.01, numbers["signal"].min(), numbers["slope"].min())
    below.set_ylim(low / 2, 2 * max(100, numbers["signal"].max(), numbers["slope"].max()))
    below.set_xticks(layers)
    below.legend()
    return figure
