"""The playground's training: a small network learns two classes in the plane."""

import time
from dataclasses import dataclass

import numpy as np

from mlpkit import optimizers, toys
from mlpkit.backprop import backward
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy_backward
from mlpkit.network import Network, initialize, mlp
from mlpkit.parameters import Parameters
from mlpkit.preprocessing import minibatches, pixel_statistics, standardize, train_validation_split
from mlpkit.training import evaluate

DATA = {
    "two moons": toys.two_moons,
    "circles": toys.circles,
    "spiral": toys.spiral,
    "xor": toys.xor,
}
# functions of points (N, 2), standardized; 3 x, because sin x would be nearly straight there
FEATURES = {
    "x₁": lambda x: x[:, 0],
    "x₂": lambda x: x[:, 1],
    "x₁²": lambda x: x[:, 0] ** 2,
    "x₂²": lambda x: x[:, 1] ** 2,
    "x₁x₂": lambda x: x[:, 0] * x[:, 1],
    "sin 3x₁": lambda x: np.sin(3 * x[:, 0]),
    "sin 3x₂": lambda x: np.sin(3 * x[:, 1]),
}
ACTIVATIONS = {  # {activation: how the weights before it are initialized}
    "tanh": "xavier",
    "relu": "he",
    "sigmoid": "xavier",
    "leaky_relu": "he",
    "gelu": "he",
}
OPTIMIZERS = ["SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "Nadam"]
POINTS = 300  # half for training, half for validation
BATCH = 10
BATCHES = [1, BATCH, 50, 150]  # batch sizes; the last is the whole training set
PENALTIES = [0, 0.001, 0.003, 0.01, 0.03, 0.1]  # λ of L2
SEED = 0
LARGEST = 1e6  # a parameter beyond this has run away


@dataclass
class Run:
    """A network in training. losses and validation_losses have one number per epoch, from 0 on."""

    points: np.ndarray  # (POINTS, 2): the training points, then the validation points
    features: list
    training: tuple  # the network's inputs for the points, (N, features), and labels (N,)
    validation: tuple
    network: Network
    parameters: Parameters
    optimizer: optimizers.Optimizer
    rng: np.random.Generator
    losses: list
    validation_losses: list
    accuracy: float = 0.0  # on the validation data
    diverged: bool = False


def make_data(data, noise):
    """Return the training and the validation set, each X (POINTS/2, 2) and labels; X standardized.

    The mean and the standard deviation are the training set's.
    """
    rng = np.random.default_rng(SEED)
    X, y, X_validation, y_validation = train_validation_split(
        *DATA[data](POINTS, noise, rng), 0.5, rng
    )
    statistics = pixel_statistics(X)
    return (standardize(X, *statistics), y), (standardize(X_validation, *statistics), y_validation)


def inputs(points, features):
    """A network's inputs for points (N, 2): (N, features), in the order of the names."""
    return np.stack([FEATURES[name](points) for name in features], axis=1)


def begin(data, noise, features, hidden, activation, optimizer):
    """A run at epoch 0: data, a fresh network with two logits, and its losses before any step.

    features : at least one name in FEATURES; hidden : widths of the hidden layers.
    """
    (X, y), (X_validation, y_validation) = make_data(data, noise)
    training, validation = (inputs(X, features), y), (inputs(X_validation, features), y_validation)
    rng = np.random.default_rng(SEED)
    network = mlp([len(features), *hidden, 2], hidden=activation)
    parameters = initialize(network, rng, ACTIVATIONS[activation], np.float64)
    rule = getattr(optimizers, optimizer)(rate=1)  # each epoch sets its own rate
    points = np.concatenate([X, X_validation])
    run = Run(points, features, training, validation, network, parameters, rule, rng, [], [])
    measure(run)
    return run


def measure(run):
    """Append the current losses and the accuracy."""
    loss, _ = evaluate(run.network, run.parameters, *run.training)
    validation_loss, run.accuracy = evaluate(run.network, run.parameters, *run.validation)
    run.losses.append(loss)
    run.validation_losses.append(validation_loss)


def epoch(run, rate, batch=BATCH, penalty=0):
    """Train for one pass over the data in batches of this size, and append the losses after it.

    penalty : λ; training adds λ/2 times the sum of all squared weights to the loss, and so λ times
        each weight to its slope. The measured losses do not include it.
    If a parameter runs away, the parameters go back to where they were and the run says so.
    """
    before, gradients = run.parameters.vector.copy(), run.parameters.like()
    run.optimizer.rate = rate
    with np.errstate(all="ignore"):  # run.diverged reports overflow
        for X, y in minibatches(*run.training, batch, run.rng):
            logits, cache = forward(run.network, run.parameters, X)
            grad = cross_entropy_backward(logits, y)
            backward(run.network, run.parameters, cache, grad, gradients)
            for name in run.parameters:
                if name.startswith("W"):
                    gradients[name] += penalty * run.parameters[name]
            run.optimizer.step(run.parameters, gradients)
    if np.abs(run.parameters.vector).max() < LARGEST:  # false for nan as well
        measure(run)
    else:
        run.parameters.vector[:] = before
        run.diverged = True


def train_some(run, rate, seconds, batch=BATCH, penalty=0):
    """Train for one epoch, and for more while there is time; at most a fifth is added to the run.

    So the first pictures, when most happens, come epoch by epoch. rate, batch, penalty: as in
    `epoch`. A run that has diverged stays as it is.
    """
    end = time.perf_counter() + seconds
    for _ in range(1 + len(run.losses) // 5):
        if not run.diverged:
            epoch(run, rate, batch, penalty)
        if time.perf_counter() >= end:
            break
