"""Stateless layers, and `mlp`, which strings them together. The weights live in `Parameters`."""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from mlpkit import backprop, forward_pass
from mlpkit.activations import ACTIVATIONS
from mlpkit.buffered import BufferedActivation, BufferedLinear
from mlpkit.in_place import IN_PLACE
from mlpkit.parameters import Parameters


class Layer:
    """What a network asks of a layer; a layer has its own in place of what does not suit it.

    Layers keep nothing themselves: they read and write the `Parameters` that they are handed.

    Attributes
    ----------
    shapes : {name: shape} of what is trained; the names differ from those of all other layers
    statistics : {name: shape} of what is kept without training, such as running means
    widths : (inputs, outputs); None when any width goes through as it is
    """

    shapes = {}  # noqa: RUF012 - read only, as the next
    statistics = {}  # noqa: RUF012
    widths = None

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

    linear and linear_backward, when given, are used instead of mlpkit's.
    """

    number: int
    inputs: int
    outputs: int
    linear: object = forward_pass.linear
    linear_backward: object = backprop.linear_backward

    @property
    def names(self):
        return f"W{self.number}", f"b{self.number}"

    @property
    def shapes(self):
        W, b = self.names
        return {W: (self.inputs, self.outputs), b: (self.outputs,)}

    @property
    def widths(self):
        return self.inputs, self.outputs

    def initialize(self, parameters, scheme, rng):
        """The scheme is for W; b stays 0, unless the scheme is "normal"."""
        W, b = self.names
        parameters[W] = WEIGHTS[scheme](self.widths, rng)
        if scheme == "normal":
            parameters[b] = rng.standard_normal(self.outputs)

    def forward(self, parameters, x, rng=None):
        """(N, inputs) → y (N, outputs), and the cache: x."""
        W, b = self.names
        return self.linear(x, parameters[W], parameters[b]), x

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        """Fill gradients W and b; give the gradient for the layer below."""
        W, b = self.names
        dX, gradients[W], gradients[b] = self.linear_backward(grad, cache, parameters[W])
        return dX

    def buffered(self):
        functions = self.linear, self.linear_backward
        taught = functions == (forward_pass.linear, backprop.linear_backward)
        return BufferedLinear(*self.names) if taught and type(self) is Linear else self


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


def mlp(sizes, hidden="relu", output="identity", functions=None):
    """A multi-layer perceptron: linear layers with `hidden` between them.

    Parameters
    ----------
    sizes : at least two widths, inputs first: [784, 64, 32, 10]
    hidden, output : names in ACTIVATIONS. "identity" as output leaves logits, which is what
        `cross_entropy` wants.
    functions : dict of your own functions by name, used instead of mlpkit's: "linear",
        "linear_backward", "relu", "relu_backward", … What is not in it is mlpkit's.

    Raises
    ------
    ValueError
        when a size is no whole number of 1 or more, a name is unknown, or `functions` holds a
        name that no layer of this network uses.
    """
    if len(sizes) < 2 or not all(isinstance(s, (int, np.integer)) and s >= 1 for s in sizes):
        raise ValueError(f"mlp: got sizes {sizes}; expected two or more whole numbers, each ≥ 1.")
    sizes = [int(size) for size in sizes]  # NumPy's have a repr of their own, and overflow
    for name in (hidden, output):
        if name not in ACTIVATIONS:
            known = ", ".join(ACTIVATIONS)
            raise ValueError(f"mlp: got the activation {name!r}; expected one of {known}.")
    functions = dict(functions or {})

    def activation(name):
        f, f_backward = ACTIVATIONS[name]
        return Activation(
            name, functions.get(name, f), functions.get(f"{name}_backward", f_backward)
        )

    own = {name: functions[name] for name in ("linear", "linear_backward") if name in functions}
    layers = []
    for number, (inputs, outputs) in enumerate(pairwise(sizes), start=1):
        layers += [Linear(number, inputs, outputs, **own), activation(hidden)]
    layers.pop()
    if output != "identity":
        layers.append(activation(output))
    names = {"linear", *(layer.name for layer in layers if isinstance(layer, Activation))}
    used = names | {f"{name}_backward" for name in names}
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

    Raises ValueError when the scheme is unknown.
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
