"""The network as a pure function in JAX, and our optimizers in optax.

JAX keeps nothing between calls: weights go in, and gradients or new weights come out. It computes
in float32 unless `jax.config.update("jax_enable_x64", True)` was called before.
"""

import jax
import jax.numpy as jnp
import numpy as np
import optax

from mlpkit.frameworks.supported import DECAY, EPSILON, SLOPE, check_fits
from mlpkit.network import BatchNorm, Dropout, Linear
from mlpkit.optimizers import SGD, AdaGrad, Adam, AdamW, Momentum, Nadam, Nesterov, RMSProp

ACTIVATION = {
    "identity": lambda z: z,
    "sigmoid": jax.nn.sigmoid,
    "tanh": jnp.tanh,
    "relu": jax.nn.relu,
    "leaky_relu": lambda z: jax.nn.leaky_relu(z, SLOPE),
    "gelu": lambda z: jax.nn.gelu(z, approximate=False),
    "softmax": lambda z: jax.nn.softmax(z, axis=1),
}


def to_jax(network, parameters):
    """Return (apply, weights, statistics): the network as a pure function, and copies of its
    numbers.

    ``y, statistics = apply(weights, statistics, x, key=None)``: x (N, D) → y (N, C). A key of
    `jax.random` means training: then dropout draws, batch normalization takes the batch's own
    statistics, and the updated running ones are returned. weights and statistics are dictionaries
    {name: array} with mlpkit's names; apply can be passed to `jax.jit` and `jax.grad`.

    Raises ValueError for code of your own, and for parameters of a different network.
    """
    check_fits("to_jax", network, parameters)

    def apply(weights, statistics, x, key=None):
        statistics = dict(statistics)
        for number, layer in enumerate(network):
            own = None if key is None else jax.random.fold_in(key, number)
            x = apply_layer(layer, weights, statistics, x, own)
        return x, statistics

    weights, statistics = (
        {name: jnp.array(parameters[name]) for name in names}
        for names in (network.shapes, network.statistics)
    )
    return apply, weights, statistics


def apply_layer(layer, weights, statistics, x, key):
    """The output of a layer for x; new statistics replace the old ones in their dictionary."""
    if isinstance(layer, Linear):
        W, b = layer.names
        return x @ weights[W] + (weights[b] if layer.bias else 0)
    if isinstance(layer, Dropout):
        if key is None:
            return x
        kept = jax.random.uniform(key, x.shape) >= layer.rate
        return jnp.where(kept, x / (1 - layer.rate), 0)
    if isinstance(layer, BatchNorm):
        (gain, shift), running = layer.names, layer.running
        mean, variance = (statistics[name] for name in running)
        if key is not None:
            N, mean, variance = len(x), x.mean(axis=0), x.var(axis=0)
            for name, new in zip(running, (mean, variance * N / (N - 1)), strict=True):
                statistics[name] = DECAY * statistics[name] + (1 - DECAY) * new
        return weights[gain] * (x - mean) / jnp.sqrt(variance + EPSILON) + weights[shift]
    return ACTIVATION[layer.name](x)


def optimizer_to_optax(optimizer):
    """The optimizer of optax that takes the same steps from the first one on.

    Raises ValueError for AdaGrad, because optax has ε under the root; for an optimizer that has
    already taken steps, because its memory would be lost; for one of your own; for a rate that is a
    function of the step; and for a decay that is a vector.
    """
    if type(optimizer) is AdaGrad:
        raise ValueError(
            "optimizer_to_optax: optax divides by √(s + ε), mlpkit by √s + ε; the steps would "
            "differ. PyTorch agrees with mlpkit: use optimizer_to_torch."
        )
    if type(optimizer) not in THEIRS:
        kinds = ", ".join(kind.__name__ for kind in THEIRS)
        raise ValueError(f"optimizer_to_optax: got {optimizer!r}; expected one of {kinds}.")
    if optimizer.t:
        raise ValueError(
            f"optimizer_to_optax: got an optimizer that has taken {optimizer.t} steps, whose "
            "memory would be lost; expected a new one."
        )
    if callable(optimizer.rate):
        raise ValueError(
            "optimizer_to_optax: the rate is a function of the step as a Python number, which "
            "jax.jit doesn't provide; optax has its own schedules. Expected a number."
        )
    if np.ndim(getattr(optimizer, "decay", 0)):
        raise ValueError(
            "optimizer_to_optax: the decay has a number for each parameter; optax has one number "
            "and a mask. Expected a number."
        )
    return THEIRS[type(optimizer)](optimizer)


def moments(optimizer):
    return {"b1": optimizer.beta1, "b2": optimizer.beta2, "eps": optimizer.epsilon}


THEIRS = {
    SGD: lambda o: optax.sgd(o.rate),
    Momentum: lambda o: optax.sgd(o.rate, o.beta),
    Nesterov: lambda o: optax.sgd(o.rate, o.beta, nesterov=True),
    RMSProp: lambda o: optax.rmsprop(o.rate, decay=o.beta, eps=o.epsilon, eps_in_sqrt=False),
    Adam: lambda o: optax.adam(o.rate, **moments(o)),
    AdamW: lambda o: optax.adamw(o.rate, **moments(o), weight_decay=o.decay),
    Nadam: lambda o: optax.nadam(o.rate, **moments(o)),
}
