"""`compare`: a small network trained twice, with the learner's function and with mlpkit's.

The repair of a case is part of its program, so the program is run twice.
"""

import base64
import io
import math
import textwrap
from dataclasses import dataclass

import numpy as np

from mlpkit.activations import ACTIVATIONS
from mlpkit.backprop import two_layer_backward
from mlpkit.checker.display.verdict import Note
from mlpkit.checker.execution.authorship import bind_own_name
from mlpkit.checker.execution.sandbox import attempt
from mlpkit.checker.execution.watch import TimeUp
from mlpkit.clinic import CASES
from mlpkit.clinic.trial import cost, run, twin
from mlpkit.exercises.data import EXAMPLES, images
from mlpkit.forward_pass import two_layer_forward
from mlpkit.losses import LOSSES, squares_on_labels
from mlpkit.network import WEIGHTS, Layer, Network, initialize, mlp
from mlpkit.optimizers import SGD, Adam, Momentum, Nesterov, RMSProp
from mlpkit.preprocessing import (
    flatten,
    minibatches,
    pixel_statistics,
    scale_to_unit,
)
from mlpkit.training import Diverged, train_epoch

SIZES = [784, 32, 32, 32, 10]  # with only one hidden layer a wrong gradient hardly costs anything
SHALLOW = [784, 32, 10]  # for sigmoid, whose gradient dies out in a deeper network
BATCH, EPOCHS, RATE = 50, 6, 0.1


def default():
    """The parts that are trained if none is replaced."""
    return {
        "network": mlp(SIZES),
        "optimizer": SGD(RATE),
        "loss": LOSSES["cross_entropy"],
        "inputs": scale_to_unit,
        "weights": None,
        "batches": minibatches,
        "epoch": train_epoch,
        "draws": False,  # whether layers use rng in training
    }


def setup(name, f):
    """`default()` with f in place of the function called `name`; None if it does not use that."""
    base = name.removesuffix("_backward")
    own = default()
    if base == "linear":
        own["network"] = mlp(SIZES, functions={name: f})
    elif base == "softmax":
        own["network"] = mlp(SIZES, output="softmax", functions={name: f})
        own.update(loss=squares_on_labels(), optimizer=SGD(5 * RATE))
    elif base in ACTIVATIONS:
        sizes = SHALLOW if base == "sigmoid" else SIZES
        own["network"] = mlp(sizes, base, functions={name: f})
    elif base == "batch_norm":
        own.update(network=mlp(SIZES, batch_norm=True, functions={name: f}), draws=True)
    elif base == "two_layer":
        own["network"] = Network([TwoLayers(**{name: f})])
    elif base == "cross_entropy":
        value, gradient = LOSSES[base]
        own["loss"] = (value, f) if name.endswith("_backward") else (f, gradient)
    elif base == "mean_squared_error":
        own.update(loss=squares_on_labels(**{name: f}), optimizer=SGD(RATE / 5))
    elif base == "dropout":
        own.update(network=mlp(SIZES, dropout=0.2, functions={name: f}), draws=True)
    elif name in ("mirror", "shift"):
        own["batches"] = lambda X, y, size, rng: minibatches(f(X, rng), y, size, rng)
    elif name == "one_hot":
        own.update(loss=squares_on_labels(one_hot=f), optimizer=SGD(RATE / 5))
    elif name in STEPS:
        own["optimizer"] = STEPS[name](f)
    elif name == "cosine":
        steps = EPOCHS * EXAMPLES // BATCH
        own["optimizer"] = SGD(lambda step: f(step, steps, RATE))
    elif name == "standardize":
        own["inputs"] = lambda x: f(scale_to_unit(x), *pixel_statistics(scale_to_unit(x)))
        own["optimizer"] = SGD(RATE / 5)
    elif name in PARTS:
        own[PARTS[name]] = f
    else:
        return None
    return own


PARTS = {
    "scale_to_unit": "inputs",
    "he_normal": "weights",
    "minibatches": "batches",
    "train_epoch": "epoch",
}


def stepping(optimizer, update):
    """An optimizer with a replaced update."""
    optimizer.update = lambda theta, grad, rate, **state: update(
        optimizer, theta, grad, rate, **state
    )
    return optimizer


STEPS = {
    "sgd_step": lambda f: stepping(SGD(RATE), lambda o, theta, grad, rate: f(theta, grad, rate)),
    "momentum_step": lambda f: stepping(
        Momentum(RATE / 5),
        lambda o, theta, grad, rate, velocity: f(theta, grad, velocity, rate, o.beta),
    ),
    "nesterov_step": lambda f: stepping(
        Nesterov(RATE / 5),
        lambda o, theta, grad, rate, velocity: f(theta, grad, velocity, rate, o.beta),
    ),
    "rmsprop_step": lambda f: stepping(
        RMSProp(0.001),
        lambda o, theta, grad, rate, v: f(theta, grad, v, rate, o.beta, o.epsilon),
    ),
    "adam_step": lambda f: stepping(
        Adam(0.002),
        lambda o, theta, grad, rate, m, v: f(
            theta, grad, m, v, o.t, rate, o.beta1, o.beta2, o.epsilon
        ),
    ),
}


class TwoLayers(Layer):
    """`two_layer_forward` and `two_layer_backward` as one layer of a network."""

    shapes = {"W1": (784, 32), "b1": (32,), "W2": (32, 10), "b2": (10,)}

    def __init__(self, two_layer_forward=two_layer_forward, two_layer_backward=two_layer_backward):
        self.go, self.back = two_layer_forward, two_layer_backward

    def initialize(self, parameters, scheme, rng):
        for name in ("W1", "W2"):
            parameters[name] = WEIGHTS[scheme](self.shapes[name], rng)

    def forward(self, parameters, x, rng=None):
        return self.go(x, *parameters.values())

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        for name, value in zip(self.shapes, self.back(grad, cache, parameters["W2"]), strict=True):
            gradients[name] = value


def train(parts):
    """The loss of every epoch; ends early if the loss is nan or inf."""
    pixels, y = images()
    X, network, rng = parts["inputs"](flatten(pixels)), parts["network"], np.random.default_rng(0)
    parameters, losses = initialize(network, rng), []
    if parts["weights"]:
        for name in filter(lambda name: name.startswith("W"), parameters.names):
            parameters[name] = parts["weights"](parameters[name].shape, rng)
    for _ in range(EPOCHS):
        batches = parts["batches"](X, y, BATCH, rng)
        try:
            more = [rng] if parts["draws"] else []
            result = parts["epoch"](
                network, parameters, batches, parts["optimizer"], *parts["loss"], *more
            )
        except Diverged as error:
            return [*losses, error.value]
        losses.append(float(result[0]))
    return losses


@dataclass(frozen=True)
class Comparison:
    """Two loss curves: the text says where they end, the picture shows them."""

    name: str
    yours: list[float]
    theirs: list[float]

    def __str__(self):
        return (
            f"{self.name}: the same network, trained twice on {EXAMPLES:,} images. "
            f"With yours {ending(self.yours)}, with mlpkit's {ending(self.theirs)}."
        )

    def __repr__(self):
        return str(self)

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": str(self), "image/png": base64.b64encode(self.picture()).decode()}

    def picture(self):
        """The curves as PNG, with the text in it: JupyterLab shows only one of the two."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        figure = Figure(figsize=(5, 3), layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.subplots()
        epochs = range(1, len(self.theirs) + 1)
        # wide, so that it is seen behind yours
        axes.plot(epochs, self.theirs, linewidth=6, alpha=0.4, label="mlpkit's")
        axes.plot(range(1, len(self.yours) + 1), self.yours, "o-", label="yours")
        axes.set(xlabel="epoch", ylabel="training loss")
        axes.set_title(textwrap.fill(str(self), 64), fontsize="small", loc="left")
        axes.legend()
        file = io.BytesIO()
        figure.savefig(file, format="png", dpi=120)
        return file.getvalue()


def ending(losses):
    last = losses[-1]
    if not math.isfinite(last):
        return f"the loss became {last} in epoch {len(losses)}"
    return f"it ends at a loss of {last:.2f}"


def trained_twice(record, own):
    """The Comparison of a learner's function (None if there is none) with the reference.

    It is a Note for the repair of a case, and if there is nothing to compare.
    """
    name, place, case = record.name, record.reference.__name__, case_of(record)
    if case is None and setup(place, record.reference) is None:
        return Note(f"{name} is no part of a training step: training would say nothing about it.")
    if own is None:
        return Note(f"{name}: run its cell first. There is no version of yours to compare.")
    with bind_own_name(own):
        tried = attempt(lambda: costs(case, own) if case else train(setup(place, own)), seconds=30)
    if tried.error is TimeUp:
        return Note(f"{name}: training with your version was stopped after 30 seconds.")
    if tried.error is not None:
        said = f": {tried.text}" if tried.text else ""
        return Note(f"{name}: training stopped, {tried.error.__name__}{said}.")
    if case:
        return Note(f"{name}: {tried.value}")
    with np.errstate(all="ignore"):
        return Comparison(name, tried.value, train(setup(place, record.reference)))


def case_of(record):
    """The case that the exercise repairs, or None."""
    return CASES.get(record.name.removeprefix("repair_")) if record.kind == "bug hunt" else None


def costs(case, own):
    """The cost of the program with a learner's function, and of its healthy twin, in a sentence."""
    trial, found = run(case, own), [each.what for each in case.costs if each.what != "seconds"]
    told = (f"{what} {cost(what, trial):.2f} and {cost(what, twin(case)):.2f}" for what in found)
    return f"the program run twice, with yours and when all is put right: {', '.join(told)}."
