"""Stateless layers. The weights live in `Parameters`."""

from dataclasses import dataclass

import numpy as np

from mlpkit import backprop, forward_pass, regularization
from mlpkit.activations import ACTIVATIONS
from mlpkit.helpers.in_place import IN_PLACE
from mlpkit.helpers.ranges import check_share
from mlpkit.network.buffered import (
    BufferedActivation,
    BufferedBatchNorm,
    BufferedDropout,
    BufferedLinear,
)

WEIGHTS = {  # schemes for the first weights
    "he": forward_pass.he_normal,
    "xavier": forward_pass.xavier_normal,
    "zeros": lambda shape, rng: np.zeros(shape),
    "normal": lambda shape, rng: 0.01 * rng.standard_normal(shape),
}


class Layer:
    """The interface that a network expects of a layer; a layer overrides what does not fit.

    Layers have no state of their own: they read and write the `Parameters` they are given.

    Attributes
    ----------
    shapes : {name: shape} of what is trained; the names differ from those of all other layers
    weights : names of the shapes that weight decay applies to: not biases, gains or shifts
    statistics : {name: shape} of what is stored but not trained, such as running means
    widths : (inputs, outputs); None if the output is always as wide as the input
    least : the fewest examples that a batch may have in training
    """

    shapes = {}
    weights = ()
    statistics = {}
    widths = None
    least = 1

    def initialize(self, parameters, scheme, rng):
        """Replace the zeros in `parameters` with initial values, by a scheme in WEIGHTS."""

    def forward(self, parameters, x, rng=None):
        """x → y, and the cache: what `backward` needs later.

        A generator rng means training. Only then does a layer draw numbers or write statistics.
        """
        raise NotImplementedError

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        """Fill `gradients` under the names in `shapes`, from grad, dL/dy; return dL/dx.

        The result may be None if need_input is False.
        """
        raise NotImplementedError

    def buffered(self):
        """A layer that does the same for one run, into arrays that it keeps; or this layer itself.

        The layer's next call overwrites what it returned before.
        """
        return self


@dataclass(frozen=True)
class Linear(Layer):
    """x @ W + b with the weights called W1, b1 in layer number 1, and so on.

    linear and linear_backward, if given, are used instead of mlpkit's. Without bias there is no b:
    before batch normalization, which subtracts any constant again, it would have no effect.
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
        """The scheme is for W; b stays 0 unless the scheme is "normal"."""
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
        """Fill gradients W and b; return the gradient for the layer below."""
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
    """`batch_norm`, with gain1, shift1 and the running mean1, variance1 after layer number 1."""

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
        """The gain and the running variance are 1; shift and running mean stay 0."""
        parameters[self.names[0]] = parameters[self.running[1]] = np.ones(self.width)

    def forward(self, parameters, x, rng=None):
        """(N, width) → y of the same shape, and the cache: x and whether it is training.

        In training the statistics are updated.
        """
        arrays = [parameters[name] for name in (*self.names, *self.running)]
        return self.batch_norm(x, *arrays, rng is not None), (x, rng is not None)

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        """Fill gradients gain and shift; return dL/dx, by the formula for the mode of `forward`."""
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
    """`dropout` in training; otherwise x passes through unchanged.

    Raises ValueError unless 0 ≤ rate < 1.
    """

    rate: float
    dropout: object = regularization.dropout
    dropout_backward: object = regularization.dropout_backward

    def __post_init__(self):
        check_share("Dropout", "rate", self.rate)

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
