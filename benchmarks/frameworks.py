"""One epoch of an experiment by `fit` and by its rivals. Each is a maker, for `shared.in_turns`.

    maker = rival(experiment, X, y)  # X (N, D) float32, y (N,) integers
    work = maker()                   # fresh parameters
    work()                           # one epoch

work() returns the trained network as a function X → labels (N,); the bare products don't.
All shuffle and gather, except the original's way and the bare products, which slice X in order.
PyTorch computes no loss of the epoch and no accuracy, JAX and scikit-learn no accuracy.
"""

import math
import os
import warnings
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from mlpkit.forward_pass import predict
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam
from mlpkit.training import fit

from .child import cores


class Experiment(NamedTuple):
    sizes: tuple
    hidden: str  # "sigmoid" or "relu"
    batch_size: int
    optimizer: str  # "sgd" or "adam"
    rate: float


def by_fit(experiment, X, y, functions=None):
    """Make an epoch of `fit`. functions: the learner's own, as `mlp` takes them."""
    sizes, hidden, batch_size, optimizer, rate = experiment
    network, rng = mlp(sizes, hidden, functions=functions), np.random.default_rng(0)

    def maker():
        parameters = initialize(network, rng)
        settings = {"batch_size": batch_size, "epochs": 1, "rng": rng, "progress": False}
        rule = {"sgd": SGD, "adam": Adam}[optimizer](rate)

        def work():
            fit(network, parameters, (X, y), optimizer=rule, **settings)
            return lambda X: predict(network, parameters, X)

        return work

    return maker


def pytorch(experiment, X, y):
    """Make an epoch in eager mode, as PyTorch's tutorials write it."""
    import torch
    from torch import nn

    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", cores())))
    sizes, hidden, batch_size, optimizer, rate = experiment
    X, y = torch.from_numpy(X), torch.from_numpy(y.astype(np.int64))
    activation = {"sigmoid": nn.Sigmoid, "relu": nn.ReLU}[hidden]
    rule = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}[optimizer]
    criterion = nn.CrossEntropyLoss()

    def maker():
        layers = []
        for inputs, outputs in pairwise(sizes):
            layers += [nn.Linear(inputs, outputs), activation()]
        model = nn.Sequential(*layers[:-1])
        stepper = rule(model.parameters(), lr=rate)

        def work():
            for batch in torch.randperm(len(X)).split(batch_size):
                stepper.zero_grad()
                criterion(model(X[batch]), y[batch]).backward()
                stepper.step()
            return lambda X: model(torch.from_numpy(X)).argmax(1).numpy()

        return work

    return maker


def scikit_learn(experiment, X, y):
    """Make an epoch of MLPClassifier; its fit also draws the fresh parameters, which takes less
    than 1% of it."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    sizes, hidden, batch_size, optimizer, rate = experiment
    settings = {
        "hidden_layer_sizes": sizes[1:-1],
        "activation": {"sigmoid": "logistic", "relu": "relu"}[hidden],
        "solver": optimizer,
        "alpha": 0,
        "batch_size": batch_size,
        "learning_rate_init": rate,
        "momentum": 0,
        "nesterovs_momentum": False,
        "max_iter": 1,
    }

    def maker():
        model = MLPClassifier(**settings)

        def work():
            with warnings.catch_warnings():
                # after one epoch it can't have converged
                warnings.simplefilter("ignore", ConvergenceWarning)
                model.fit(X, y)
            return model.predict

        return work

    return maker


def jax_compiled(experiment, X, y):
    """The epoch compiled as a whole: permutation, gathering and a scan over the batches."""
    import jax
    import jax.numpy as jnp

    sizes, hidden, batch_size, optimizer, rate = experiment
    activation = {"sigmoid": jax.nn.sigmoid, "relu": jax.nn.relu}[hidden]
    N, whole = len(X), len(X) // batch_size * batch_size
    X, y = jnp.asarray(X), jnp.asarray(y, dtype=jnp.int32)

    def logits(parameters, a):
        for W, b in parameters[:-1]:
            a = activation(a @ W + b)
        W, b = parameters[-1]
        return a @ W + b

    def loss(parameters, X, labels):
        log_p = jax.nn.log_softmax(logits(parameters, X))
        return -jnp.mean(jnp.take_along_axis(log_p, labels[:, None], axis=1))

    def step(state, batch):
        parameters, m, v, t = state
        value, grad = jax.value_and_grad(loss)(parameters, *batch)
        t += 1
        if optimizer == "sgd":
            parameters = jax.tree.map(lambda p, g: p - rate * g, parameters, grad)
        else:
            m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, grad)
            v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, grad)
            size = rate * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
            parameters = jax.tree.map(
                lambda p, m, v: p - size * m / (jnp.sqrt(v) + 1e-8), parameters, m, v
            )
        return (parameters, m, v, t), value

    @jax.jit
    def epoch(state, key, X, y):
        order = jax.random.permutation(key, N)
        deal = lambda state, batch: step(state, (X[batch], y[batch]))  # noqa: E731
        state, values = jax.lax.scan(deal, state, order[:whole].reshape(-1, batch_size))
        if whole < N:
            state, _ = deal(state, order[whole:])
        return state, jnp.mean(values)

    rng = np.random.default_rng(0)

    def maker():
        parameters = [
            (jnp.asarray(rng.normal(0, math.sqrt(2 / D), (D, M)), jnp.float32), jnp.zeros(M))
            for D, M in pairwise(sizes)
        ]
        zeros = jax.tree.map(jnp.zeros_like, parameters)
        state = jax.block_until_ready((parameters, zeros, zeros, jnp.zeros(())))
        key = jax.random.key(int(rng.integers(2**31)))

        def work():
            (parameters, *_), _ = jax.block_until_ready(epoch(state, key, X, y))
            return lambda X: np.argmax(logits(parameters, X), axis=1)

        return work

    return maker


def bare_products(experiment, X, y):
    """The matrix products that no training can avoid, into existing arrays."""
    sizes, _, batch_size, _, _ = experiment
    rng = np.random.default_rng(0)

    def array(*shape):
        return rng.normal(0, math.sqrt(2 / shape[0]), shape).astype(np.float32)

    weights = [array(D, M) for D, M in pairwise(sizes)]
    gradients = [np.empty_like(W) for W in weights]
    outputs = [np.empty((batch_size, M), np.float32) for M in sizes[1:]]
    grads = [array(batch_size, M) for M in sizes[1:]]

    def work():
        for start in range(0, len(X), batch_size):
            inputs = [X[start : start + batch_size]]
            n = len(inputs[0])
            for W, output in zip(weights, outputs, strict=True):
                inputs.append(np.matmul(inputs[-1], W, out=output[:n]))
            for layer in reversed(range(len(weights))):
                np.matmul(inputs[layer].T, grads[layer][:n], out=gradients[layer])
                if layer > 0:
                    np.matmul(grads[layer][:n], weights[layer].T, out=grads[layer - 1][:n])

    return lambda: work
