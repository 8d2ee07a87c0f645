"""Stateless layers, and `mlp`, which strings them together. The weights live in `Parameters`."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mlpkit import backprop, forward_pass, regularization
from mlpkit.activations import ACTIVATIONS
from mlpkit.buffered import (
    BufferedActivation,
    BufferedBatchNorm,
    BufferedDropout,
    BufferedLinear,
)
from mlpkit.in_place import IN_PLACE
from mlpkit.parameters import Parameters
from mlpkit.shapes import is_whole


class Layer:
    """What a network asks of a layer; a layer overrides what does not suit it.

    Layers keep nothing themselves: they read and write the `Parameters` that they are handed.

    Attributes
    ----------
    shapes : {name: shape} of what is trained; the names differ from those of all other layers
    weights : names of those shapes that weight decay is for: no biases, no gains, no shifts
    statistics : {name: shape} of what is kept without training, such as running means
    widths : (inputs, outputs); None when the output is as wide as the input, whatever that is
    least : the fewest examples that a batch may have in training
    """

    shapes = {}
    weights = ()
    statistics = {}
    widths = None
    least = 1

    def initialize(self, parameters, scheme, rng):
        """Write the first numbers over the zeros in `parameters`, by one of the schemes WEIGHTS."""

    def forward(self, parameters, x, rng=None):
        """x → y, and the cache, which is what `backward` needs again.

        A generator rng means training. Only then is anything drawn, or written to statistics.
        """
        raise NotImplementedError

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        """Fill `gradients` under the names in `shapes`, from grad, dL/dy; give dL/dx.

        None will do when need_input is False.
        """
        raise NotImplementedError

    def buffered(self):
        """A layer that does the same for one run, into arrays of its own; or this one itself.

        What it returns is overwritten by its next call.
        """
        return self


@dataclass(frozen=True)
class Linear(Layer):
    """x @ W + b with the weights called W1, b1 in layer number 1, and so on.

    linear and linear_backward, when given, are used instead of mlpkit's. Without bias there is no
    b: before a batch normalization, which takes every constant away again, it would never matter.
    """

    number: int
    inputs: int
    outputs: int
    linear: object = forward_pass.linear
    linear_backward: object = backprop.linear_backward
    bias: bool = True

    @property
    def names(self):
        return f"W{self.number}", f"b{self.number}"

    @property
    def shapes(self):
        W, b = self.names
        return {W: self.widths} | ({b: (self.outputs,)} if self.bias else {})

    @property
    def weights(self):
        return self.names[:1]

    @property
    def widths(self):
        return self.inputs, self.outputs

    def initialize(self, parameters, scheme, rng):
        """The scheme is for W; b stays 0, unless the scheme is "normal"."""
        W, b = self.names
        parameters[W] = WEIGHTS[scheme](self.widths, rng)
        if scheme == "normal" and self.bias:
            parameters[b] = rng.standard_normal(self.outputs)

    def forward(self, parameters, x, rng=None):
        """(N, inputs) → y (N, outputs), and the cache: x."""
        W, b = self.names
        b = parameters[b] if self.bias else np.zeros(self.outputs, x.dtype)
        return self.linear(x, parameters[W], b), x

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        """Fill gradients W and b; give the gradient for the layer below."""
        W, b = self.names
        dX, gradients[W], db = self.linear_backward(grad, cache, parameters[W])
        if self.bias:
            gradients[b] = db
        return dX

    def buffered(self):
        functions = self.linear, self.linear_backward
        taught = functions == (forward_pass.linear, backprop.linear_backward)
        if not taught or type(self) is not Linear:
            return self
        W, b = self.names
        return BufferedLinear(W, b if self.bias else None)


@dataclass(frozen=True)
class Activation(Layer):
    """An activation function by name; function and function_backward are what it runs."""

    name: str
    function: object
    function_backward: object

    def forward(self, parameters, x, rng=None):
        """z → a of the same shape, and the cache: (z, a)."""
        a = self.function(x)
        return a, (x, a)

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        """dL/da → dL/dz."""
        z, a = cache
        return self.function_backward(grad, z, a)

    def buffered(self):
        functions = self.function, self.function_backward
        taught = functions == ACTIVATIONS.get(self.name) and type(self) is Activation
        return (
            BufferedActivation(*IN_PLACE[self.name]) if taught and self.name in IN_PLACE else self
        )


@dataclass(frozen=True)
class BatchNorm(Layer):
    """`batch_norm`, with gain1, shift1 and the running mean1, variance1 behind layer number 1."""

    number: int
    width: int
    batch_norm: object = regularization.batch_norm
    batch_norm_backward: object = regularization.batch_norm_backward

    name = "batch norm"
    least = 2

    @property
    def names(self):
        return f"gain{self.number}", f"shift{self.number}"

    @property
    def running(self):
        return f"mean{self.number}", f"variance{self.number}"

    @property
    def shapes(self):
        return {name: (self.width,) for name in self.names}

    @property
    def statistics(self):
        return {name: (self.width,) for name in self.running}

    def initialize(self, parameters, scheme, rng):
        """The gain is 1 and the running variance too; shift and running mean stay 0."""
        parameters[self.names[0]] = parameters[self.running[1]] = np.ones(self.width)

    def forward(self, parameters, x, rng=None):
        """(N, width) → y of the same shape, and the cache: x and whether it is training.

        In training the statistics move.
        """
        arrays = [parameters[name] for name in (*self.names, *self.running)]
        return self.batch_norm(x, *arrays, rng is not None), (x, rng is not None)

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        """Fill gradients gain and shift; give dL/dx. The formula is that of the mode in which
        `forward` ran."""
        (x, training), (gain, shift) = cache, self.names
        if training:
            found = self.batch_norm_backward(grad, x, parameters[gain])
        else:
            running = [parameters[name] for name in self.running]
            found = regularization.frozen_batch_norm_backward(grad, x, parameters[gain], *running)
        dx, gradients[gain], gradients[shift] = found
        return dx

    def buffered(self):
        functions = self.batch_norm, self.batch_norm_backward
        taught = functions == (regularization.batch_norm, regularization.batch_norm_backward)
        if not taught or type(self) is not BatchNorm:
            return self
        return BufferedBatchNorm(*self.names, *self.running)


@dataclass(frozen=True)
class Dropout(Layer):
    """`dropout` in training; otherwise x goes through as it is.

    Raises ValueError unless 0 ≤ rate < 1.
    """

    rate: float
    dropout: object = regularization.dropout
    dropout_backward: object = regularization.dropout_backward

    def __post_init__(self):
        regularization.check_share("Dropout", "rate", self.rate)

    @property
    def name(self):
        return f"dropout {self.rate:g}"

    def forward(self, parameters, x, rng=None):
        """x → y of the same shape, and the cache: the mask; None when not training."""
        return (x, None) if rng is None else self.dropout(x, self.rate, rng)

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        return grad if cache is None else self.dropout_backward(grad, cache)

    def buffered(self):
        functions = self.dropout, self.dropout_backward
        taught = functions == (regularization.dropout, regularization.dropout_backward)
        return BufferedDropout(self.rate) if taught and type(self) is Dropout else self


class Network(tuple):
    """A tuple of layers. Made by `mlp`."""

    @property
    def shapes(self):
        """{name: shape} of all that the layers train, for `Parameters`."""
        return {name: shape for layer in self for name, shape in layer.shapes.items()}

    @property
    def statistics(self):
        """{name: shape} of all that the layers keep without training it, for `Parameters`."""
        return {name: shape for layer in self for name, shape in layer.statistics.items()}

    @property
    def weights(self):
        """A vector as long as what is trained: 1 for each weight, 0 for biases, gains and shifts.

        Times a number it is a decay for weights alone: ``AdamW(rate, 0.02 * network.weights)``.
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
        """The widths, inputs first: (784, 64, 32, 10); () when no layer has widths."""
        widths = [layer.widths for layer in self if layer.widths]
        return (widths[0][0], *(outputs for _, outputs in widths)) if widths else ()

    @property
    def output(self):
        """The name of the output activation; "identity" where the network ends in logits."""
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
        "linear_backward", "relu", "relu_backward", "dropout", "batch_norm", … What is not in it is
        mlpkit's.
    dropout : the share of hidden activations that is 0 at each step of training, 0 or more and
        below 1; 0 for no such layers
    batch_norm : whether a `BatchNorm` stands before each hidden activation, in place of biases

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
    sizes = [int(size) for size in sizes]  # NumPy's have a repr of their own, and overflow
    for name in (hidden, output):
        if name not in ACTIVATIONS:
            known = ", ".join(ACTIVATIONS)
            raise ValueError(f"mlp: got the activation {name!r}; expected one of {known}.")
    regularization.check_share("mlp", "dropout", dropout)
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
        """The pair of functions of that name: one's own, or mlpkit's."""
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
    scheme : "he" for ReLU and its kin, "xavier" for tanh and sigmoid: biases 0. "zeros": nothing
        to tell the units apart. "normal": weights 0.01 · N(0, 1) and biases N(0, 1), as in the
        notebook that this course grew out of.
    dtype : float32 to train; float64 for gradient checks.

    Raises ValueError when the scheme is unknown, or dtype is not one of floats.
    """
    if scheme not in WEIGHTS:
        raise ValueError(f"initialize: got the scheme {scheme!r}; expected {', '.join(WEIGHTS)}.")
    parameters = Parameters(network.shapes, dtype, network.statistics)
    for layer in network:
        layer.initialize(parameters, scheme, rng)
    return parameters


WEIGHTS = {
    "he": forward_pass.he_normal,
    "xavier": forward_pass.xavier_normal,
    "zeros": lambda shape, rng: np.zeros(shape),
    "normal": lambda shape, rng: 0.01 * rng.standard_normal(shape),
}
