"""What limits an epoch: a training step taken apart, and its products by different BLAS
libraries."""

import math
from itertools import count, pairwise
from statistics import median

import numpy as np

from mlpkit.helpers.shapes import bare
from mlpkit.network import Activation, initialize, mlp
from mlpkit.network.buffered import BufferedBatches, buffered_loss
from mlpkit.optimizers import SGD, Adam
from mlpkit.preprocessing import flatten, load_fashion_mnist, scale_to_unit
from mlpkit.training import train_epoch

from . import frameworks
from .child import in_child
from .shared import in_turns, ratios, spread, table
from .side_by_side import EXPERIMENTS

TEXT = """## What bounds an epoch

A step of `fit` on one thread, taken apart: each piece is run alone, on a batch of its real size,
and the pieces take turns in the order of the step; medians of {rounds} rounds. "whole step" is
`train_epoch`, as `fit` calls it, divided by the number of its batches; "the rest" is what the
pieces don't explain: calls, checks, colder caches."""
PRODUCTS = "Each rival brings its own matrix products. These are a step's, in turns on one thread:"


def section(quick=False):
    rounds = 3 if quick else 400
    columns = [in_child(measure, name, rounds, threads=1) for name in EXPERIMENTS]
    rows = []
    for what in columns[0]:
        cells = [f"{1e6 * c[what]:.0f}" for c in columns]
        shares = [f"{c[what] / c['whole step']:.0%}" for c in columns]
        rows.append([what, *(cell for pair in zip(cells, shares, strict=True) for cell in pair)])
    header = ["piece", *(cell for name in EXPERIMENTS for cell in (f"{name}, µs", "share"))]
    others = []
    for name in EXPERIMENTS:
        times = in_child(products, name, 3 if quick else 200, threads=1)
        others.append([name, *(f"{1e6 * median(taken):.0f}" for taken in times)])
        others[-1].append(spread(ratios(*times)))
    other_header = ("products of a step", "NumPy, µs", "PyTorch, µs", "NumPy / PyTorch")
    return "\n\n".join(
        [TEXT.format(rounds=rounds), table(header, rows), PRODUCTS, table(other_header, others)]
    )


def measure(name, rounds):
    """Measure in a child process: {piece: seconds}, with "the rest" and "whole step" last."""
    sizes, hidden, batch_size, optimizer, rate = experiment = EXPERIMENTS[name]
    data, rng = load_fashion_mnist(), np.random.default_rng(0)
    X, y = scale_to_unit(flatten(data.train_images)), data.train_labels
    network = mlp(sizes, hidden)
    parameters, rule = initialize(network, rng), {"sgd": SGD, "adam": Adam}[optimizer](rate)

    few, at_work = BufferedBatches(X[:20_000], y[:20_000], batch_size), network.buffered()
    pair = buffered_loss("cross_entropy")

    def epoch():
        batches = few.epoch(rng)
        return lambda: bare(train_epoch)(at_work, parameters, batches, rule, *pair)

    [whole] = in_turns([epoch], 5)
    pieces = pieces_of(experiment, network, parameters, rule, X, y, rng)
    times = in_turns([lambda work=work: work for work in pieces.values()], rounds)
    times = dict(zip(pieces, map(median, times), strict=True))
    step = median(whole) / math.ceil(20_000 / batch_size)
    return times | {"the rest": step - sum(times.values()), "whole step": step}


def pieces_of(experiment, network, parameters, rule, X, y, rng):
    """Return {name: a function that does it once}, in the order of a step."""
    sizes, batch_size = experiment.sizes, experiment.batch_size
    batches = BufferedBatches(X, y, batch_size)
    dealt = (batch for _ in count() for batch in batches.epoch(rng))
    labels, gradients = y[:batch_size], parameters.like()
    gradients.vector[:] = 1e-3 * rng.standard_normal(gradients.vector.size)
    z = [rng.standard_normal((batch_size, M)).astype(np.float32) for M in sizes[1:]]
    grads = [1e-3 * array for array in z]
    biases = [parameters[f"b{layer}"] for layer in range(1, len(sizes))]
    bends = [layer.buffered() for layer in network if isinstance(layer, Activation)]
    pair, ones = buffered_loss("cross_entropy"), np.ones(batch_size, np.float32)

    def bending():
        for layer, z_k, grad in zip(bends, z, grads, strict=False):
            _, cache = layer.forward(parameters, z_k)
            layer.backward(parameters, gradients, cache, grad)

    def biasing():
        for z_k, b, grad in zip(z, biases, grads, strict=True):
            np.add(z_k, b, out=z_k), np.matmul(ones, grad)

    def judging():
        [function(z[-1], labels) for function in pair]
        np.sum(np.argmax(z[-1], axis=1) == labels)

    return {
        "dealing a batch": lambda: next(dealt),
        "matrix products": frameworks.bare_products(experiment, X[:batch_size], labels)(),
        "biases: adding them, and summing for their gradients": biasing,
        "activations, forward and back": bending,
        "loss, its gradient, accuracy": judging,
        "the optimizer's step": lambda: rule.step(parameters, gradients),
    }


def products(name, rounds):
    """Measure in a child process the seconds of a step's matrix products, by NumPy and by
    PyTorch."""
    import torch

    torch.set_num_threads(1)
    sizes, batch_size = EXPERIMENTS[name].sizes, EXPERIMENTS[name].batch_size
    X = np.random.default_rng(0).random((batch_size, sizes[0]), np.float32)
    by_numpy = frameworks.bare_products(EXPERIMENTS[name], X, None)
    inputs = [torch.from_numpy(X), *(torch.rand(batch_size, M) for M in sizes[1:])]
    weights = [torch.rand(D, M) for D, M in pairwise(sizes)]
    gradients, grads = [W.clone() for W in weights], [a.clone() for a in inputs]

    def by_torch():
        for layer, W in enumerate(weights):
            torch.mm(inputs[layer], W, out=inputs[layer + 1])
        for layer in reversed(range(len(weights))):
            torch.mm(inputs[layer].T, grads[layer + 1], out=gradients[layer])
            if layer > 0:
                torch.mm(grads[layer + 1], weights[layer].T, out=grads[layer])

    return in_turns([by_numpy, lambda: by_torch], rounds)
