"""An epoch on Tensors compared with one by the backward pass of notebook 05, in time and memory."""

import tracemalloc
from statistics import median

import numpy as np

from mlpkit import autograd
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.preprocessing import flatten, load_fashion_mnist, minibatches, scale_to_unit
from mlpkit.training import train_epoch

from .child import in_child
from .shared import in_turns, ratios, spread, table, target

NETWORKS = {  # widths, hidden, images
    "small": ((784, 64, 32, 10), "sigmoid", 60_000),
    "large": ((784, 512, 256, 10), "relu", 15_000),
}
BATCH_SIZE, RATE = 200, 0.1
TEXT = """## Autograd

An epoch on `Tensor`s, and one by `train_epoch`, with `forward` and `backward` as 03 and 05 teach
them: float32, batches of {size}, SGD, one thread; both count the loss and the right answers. The
two take turns; medians of {rounds} rounds; "ratio" is the median of the ratios of neighbouring
runs, with their range. Memory is the most that an epoch holds at any one time besides its data and
parameters (tracemalloc, in a separate round). Their gradients agree bit for bit;
`tests/test_autograd.py` checks this."""
HEADER = ("network", "Tensor", "by hand", "ratio", "target", "")


def section(quick=False):
    rounds, rows = 1 if quick else 9, []
    for name, (sizes, _, _) in NETWORKS.items():
        times, held = in_child(measure, name, rounds, quick, threads=1)
        what, ratio = f"{name}, {'-'.join(map(str, sizes))}", ratios(*times)
        shown = [f"{1000 * median(taken):.0f} ms" for taken in times]
        rows.append([f"{what}: time", *shown, spread(ratio), *target(median(ratio), 1.15)])
        ratio, shown = held[0] / held[1], [f"{most / 1e6:.2f} MB" for most in held]
        rows.append([f"{what}: memory", *shown, f"{ratio:.2f}", *target(ratio, 1.3)])
    return f"{TEXT.format(size=BATCH_SIZE, rounds=rounds)}\n\n{table(HEADER, rows)}"


def tensor_epoch(network, parameters, batches, optimizer, hidden):
    """Run `train_epoch` on Tensors, which share their arrays with the parameters."""
    tensors = {name: autograd.Tensor(parameters[name], True) for name in parameters}
    layers, activation = len(network.sizes) - 1, getattr(autograd, hidden)
    gradients, total, correct, examples = parameters.like(), 0.0, 0, 0
    for X, y in batches:
        a = X
        for k in range(1, layers + 1):
            z = a @ tensors[f"W{k}"] + tensors[f"b{k}"]
            a = activation(z) if k < layers else z
        loss = autograd.cross_entropy(z, y)
        loss.backward()
        for name, tensor in tensors.items():
            gradients[name] = tensor.grad
            tensor.zero()
        optimizer.step(parameters, gradients)
        total += len(y) * float(loss.data)
        correct += int(np.sum(np.argmax(z.data, axis=1) == y))
        examples += len(y)
    return total / examples, correct / examples


def measure(name, rounds, quick):
    """Measure the seconds and bytes of both in a child process, Tensors first."""
    sizes, hidden, images = NETWORKS[name]
    images = 2_000 if quick else images
    data, rng = load_fashion_mnist(), np.random.default_rng(0)
    X, y = scale_to_unit(flatten(data.train_images[:images])), data.train_labels[:images]
    network = mlp(sizes, hidden)

    def maker(epoch, *last):
        def make():
            parameters, batches = initialize(network, rng), minibatches(X, y, BATCH_SIZE, rng)
            return lambda: epoch(network, parameters, batches, SGD(RATE), *last)

        return make

    makers = [maker(tensor_epoch, hidden), maker(train_epoch, *LOSSES["cross_entropy"])]
    times = in_turns(makers, rounds)
    return times, [most_held(make()) for make in makers]


def most_held(work):
    """The peak number of bytes held while work() runs."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most
