"""Single functions compared with PyTorch's, and a run with a learner's own functions."""

from statistics import median

import numpy as np

from mlpkit.activations import ACTIVATIONS
from mlpkit.backprop import linear_backward
from mlpkit.forward_pass import linear
from mlpkit.preprocessing import flatten, load_fashion_mnist, scale_to_unit

from . import frameworks
from .child import in_child
from .shared import in_turns, ratios, spread, table, target
from .side_by_side import EXPERIMENTS

SHAPE = 200, 512
GELU = 3000  # limit in µs; the other functions' limit is three times PyTorch's time, or 50 µs
TEXT = """## Functions

mlpkit's activations and PyTorch's, forward and backward, on a batch of 200 × 512 numbers in
float32. The two take turns on one thread; medians of {rounds} rounds. PyTorch's backward is the
operation itself, without autograd. The aim is at most three times PyTorch's time, or 50 µs if that
is more; for GELU, 3 ms.

{activations}

A run with a learner's own functions, next to one with mlpkit's. The own functions are copies of
mlpkit's here, but `fit` treats them like any others: they make new arrays at every step, and also
the gradient with respect to the images, which nobody needs. One thread; the two runs take turns;
rounds: {epochs}.

{own}"""


def section(quick=False):
    rounds, epochs, images = (3, 1, 2_000) if quick else (300, 9, 20_000)
    rows = []
    for name, (ours, theirs) in in_child(activations, rounds, threads=1).items():
        most = GELU if name.startswith("gelu") else max(50, 3e6 * theirs)
        shown = f"{1e6 * ours:.0f}", f"{1e6 * theirs:.0f}", f"{ours / theirs:.1f}"
        rows.append([f"`{name}`", *shown, *target(1e6 * ours, most, ".0f")])
    table_one = table(("function", "mlpkit, µs", "PyTorch, µs", "ratio", "target", ""), rows)
    rows = []
    for name in EXPERIMENTS:
        ours, own = in_child(own_functions, name, images, epochs, threads=1)
        ratio = ratios(own, ours)
        shown = [f"{1000 * median(taken):.0f}" for taken in (ours, own)]
        rows.append([name, *shown, spread(ratio), *target(median(ratio), 1.3)])
    table_two = table(("network", "mlpkit's, ms", "own, ms", "own / mlpkit's", "target", ""), rows)
    return TEXT.format(rounds=rounds, epochs=epochs, activations=table_one, own=table_two)


def activations(rounds):
    """Return {name: (our median seconds, PyTorch's)}, measured in a child process."""
    import torch

    torch.set_num_threads(1)
    rng, found = np.random.default_rng(0), {}
    z, grad = (rng.standard_normal(SHAPE).astype(np.float32) for _ in range(2))
    Z, G = torch.from_numpy(z), torch.from_numpy(grad)
    aten, functional = torch.ops.aten, torch.nn.functional
    theirs = {
        "sigmoid": (torch.sigmoid, lambda A: aten.sigmoid_backward(G, A)),
        "tanh": (torch.tanh, lambda A: aten.tanh_backward(G, A)),
        "relu": (torch.relu, lambda A: aten.threshold_backward(G, Z, 0)),
        "leaky_relu": (
            functional.leaky_relu,
            lambda A: aten.leaky_relu_backward(G, Z, 0.01, False),
        ),
        "gelu": (functional.gelu, lambda A: aten.gelu_backward(G, Z)),
        "softmax": (
            lambda Z: torch.softmax(Z, 1),
            lambda A: aten._softmax_backward_data(G, A, 1, torch.float32),
        ),
    }
    for name, (forward, backward) in theirs.items():
        f, f_backward = ACTIVATIONS[name]
        a, A = f(z), forward(Z)
        works = {
            name: (lambda f=f: f(z), lambda forward=forward: forward(Z)),
            f"{name}_backward": (
                lambda f_backward=f_backward, a=a: f_backward(grad, z, a),
                lambda backward=backward, A=A: backward(A),
            ),
        }
        for what, pair in works.items():
            times = in_turns([lambda work=work: work for work in pair], rounds)
            found[what] = [median(taken) for taken in times]
    return found


def own_functions(name, images, rounds):
    """Measure in a child process the seconds of an epoch with mlpkit's functions, and with copies
    of them."""
    data, experiment = load_fashion_mnist(), EXPERIMENTS[name]
    X, y = scale_to_unit(flatten(data.train_images[:images])), data.train_labels[:images]
    f, f_backward = ACTIVATIONS[experiment.hidden]
    functions = {
        "linear": lambda X, W, b: linear(X, W, b),
        "linear_backward": lambda grad, X, W: linear_backward(grad, X, W),
        experiment.hidden: lambda z: f(z),
        f"{experiment.hidden}_backward": lambda grad, z, a: f_backward(grad, z, a),
    }
    return in_turns([frameworks.by_fit(experiment, X, y, own) for own in (None, functions)], rounds)
