"""`mlp` strings layers together into a Network; `initialize` draws its first parameters.

The layers are in `layers`; `buffered` has the same layers with arrays that a run keeps, for `fit`.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from mlpkit import backprop, forward_pass, regularization
from mlpkit.activations import ACTIVATIONS
from mlpkit.helpers.ranges import check_share
from mlpkit.helpers.shapes import is_whole
from mlpkit.network.layers import WEIGHTS, Activation, BatchNorm, Dropout, Layer, Linear
from mlpkit.parameters import Parameters

__all__ = [
    "WEIGHTS",
    "Activation",
    "BatchNorm",
    "Dropout",
    "Layer",
    "Linear",
    "Network",
    "initialize",
    "mlp",
]


class Network(tuple):
    """A tuple of layers. Made by `mlp`."""

    @property
    def shapes(self):
        """{name: shape} of everything that the layers train, for `Parameters`."""
        return {name: shape for layer in self for name, shape in layer.shapes.items()}

    @property
    def statistics(self):
        """{name: shape} of everything that the layers store but do not train, for `Parameters`."""
        return {name: shape for layer in self for name, shape in layer.statistics.items()}

    @property
    def weights(self):
        """A vector over all trained numbers: 1 for weights, 0 for biases, gains and shifts.

        Multiplied by a number, it is a decay for weights only:
        ``AdamW(rate, 0.02 * network.weights)``.
        """
        named = {name for layer in self for name in layer.weights}
        parts = [
            np.full(math.prod(shape), float(name in named)) for name, shape in self.shapes.items()
        ]
        return np.concatenate(parts) if parts else np.zeros(0)

    @property
    def least(self):
        """The fewest examples that a batch may have in training."""
        return max((layer.least for layer in self), default=1)

    @property
    def sizes(self):
        """The widths, inputs first: (784, 64, 32, 10); () if no layer has widths."""
        widths = [layer.widths for layer in self if layer.widths]
        return (widths[0][0], *(outputs for _, outputs in widths)) if widths else ()

    @property
    def output(self):
        """The name of the output activation; "identity" if the network ends in logits."""
        return self[-1].name if isinstance(self[-1], Activation) else "identity"

    def buffered(self):
        """The network for one run: each layer's `buffered`."""
        return Network(layer.buffered() for layer in self)

    def __repr__(self):
        others = [layer for layer in self if not isinstance(layer, Linear)]
        words = [getattr(layer, "name", type(layer).__name__) for layer in others]
        if not words:
            words = ["linear" if self else "no layers"]
        if self.sizes:
            words.insert(0, "-".join(str(size) for size in self.sizes))
        count = sum(math.prod(shape) for shape in self.shapes.values())
        return f"Network({', '.join(words)}: {count:,} parameters)"


def mlp(sizes, hidden="relu", output="identity", functions=None, dropout=0, batch_norm=False):
    """A multi-layer perceptron: linear layers with `hidden` between them.

    Parameters
    ----------
    sizes : at least two widths, inputs first: [784, 64, 32, 10]
    hidden, output : names in ACTIVATIONS. "identity" as output leaves logits, which is what
        `cross_entropy` wants.
    functions : dict of your own functions by name, used instead of mlpkit's: "linear",
        "linear_backward", "relu", "relu_backward", "dropout", "batch_norm", … All others are
        mlpkit's.
    dropout : the share of hidden activations that is 0 at each step of training, 0 or more and
        below 1; 0 for no such layers
    batch_norm : whether a `BatchNorm` comes before each hidden activation, in place of biases

    Raises
    ------
    ValueError
        when a size is not a whole number of 1 or more, a name is unknown, dropout or batch_norm is
        impossible or has no hidden layer to act on, or `functions` holds a name that no layer of
        this network uses.
    """
    listed = isinstance(sizes, (Sequence, np.ndarray))
    if not listed or len(sizes) < 2 or not all(is_whole(s) and s >= 1 for s in sizes):
        raise ValueError(f"mlp: got sizes {sizes}; expected two or more whole numbers, each ≥ 1.")
    sizes = [int(size) for size in sizes]  # NumPy's integers have a different repr, and overflow
    for name in (hidden, output):
        if name not in ACTIVATIONS:
            known = ", ".join(ACTIVATIONS)
            raise ValueError(f"mlp: got the activation {name!r}; expected one of {known}.")
    check_share("mlp", "dropout", dropout)
    if not isinstance(batch_norm, (bool, np.bool_)):
        raise ValueError(f"mlp: got batch_norm {batch_norm!r}; expected True or False.")
    for name, asked in (("dropout", dropout), ("batch_norm", batch_norm)):
        if asked and len(sizes) == 2:
            raise ValueError(
                f"mlp: got {name} {asked!r} with sizes {sizes}; expected a hidden layer for it, as "
                f"in {[sizes[0], 64, sizes[1]]}."
            )
    functions, used = dict(functions or {}), set()

    def own(name, f, f_backward):
        """The pair of functions of that name: the learner's if given, else mlpkit's."""
        names = name, f"{name}_backward"
        used.update(names)
        return functions.get(names[0], f), functions.get(names[1], f_backward)

    layers = []
    for number, (inputs, outputs) in enumerate(pairwise(sizes), start=1):
        last = number == len(sizes) - 1
        normed = batch_norm and not last
        pair = own("linear", forward_pass.linear, backprop.linear_backward)
        layers.append(Linear(number, inputs, outputs, *pair, bias=not normed))
        if normed:
            pair = own("batch_norm", regularization.batch_norm, regularization.batch_norm_backward)
            layers.append(BatchNorm(number, outputs, *pair))
        name = output if last else hidden
        if not (last and name == "identity"):
            layers.append(Activation(name, *own(name, *ACTIVATIONS[name])))
        if dropout and not last:
            pair = own("dropout", regularization.dropout, regularization.dropout_backward)
            layers.append(Dropout(float(dropout), *pair))
    if unused := set(functions) - used:
        raise ValueError(
            f"mlp: functions holds {', '.join(sorted(unused))}; this network uses "
            f"{', '.join(sorted(used))}."
        )
    return Network(layers)


def initialize(network, rng, scheme="he", dtype=np.float32):
    """Fresh parameters for a network, layer by layer.

    Parameters
    ----------
    scheme : "he" for ReLU and its kin, "xavier" for tanh and sigmoid: biases 0. "zeros": all
        units alike. "normal": weights 0.01 · N(0, 1) and biases N(0, 1), as in the
        notebook that this course grew out of.
    dtype : float32 to train; float64 for gradient checks.

    Raises ValueError when the scheme is unknown, or dtype is not a float dtype.
    """
    if scheme not in WEIGHTS:
        raise ValueError(f"initialize: got the scheme {scheme!r}; expected {', '.join(WEIGHTS)}.")
    parameters = Parameters(network.shapes, dtype, network.statistics)
    for layer in network:
        layer.initialize(parameters, scheme, rng)
    return parameters
