"""Stand-ins for network, loss and optimizer that log what passes through them."""

import copy

import numpy as np


class Record:
    """The log: what happened since the last step, the list of steps, and how often a loss had its
    gradient taken."""

    def __init__(self):
        self.steps, self.before, self.losses = [], {}, 0

    def forward(self, x, parameters, rng):
        self.before |= {"x": x.copy(), "rng": copy.deepcopy(rng), "at": copy.deepcopy(parameters)}

    def loss(self, output, labels):
        self.losses += 1
        # Keep the x of the forward pass that this loss is about: other passes may follow, for
        # example to measure the accuracy.
        seen = {name: self.before.get(name) for name in ("x", "rng", "at")}
        self.before |= {"seen": seen, "output": np.array(output), "labels": np.array(labels)}

    def step(self, given, before, after):
        self.steps.append(self.before | {"given": given, "from": before, "to": after})
        self.before = {}


class WatchedLayer:
    """A network's first layer, which logs its inputs."""

    def __init__(self, layer, record):
        self.layer, self.record = layer, record

    def __getattr__(self, name):
        if name in ("layer", "record"):  # a copy in the making doesn't have these yet
            raise AttributeError(name)
        return getattr(self.layer, name)

    def forward(self, parameters, x, rng=None):
        self.record.forward(x, parameters, rng)
        return self.layer.forward(parameters, x, rng)

    def buffered(self):
        return self


class WatchedOptimizer:
    """An optimizer that logs the gradients that it gets, and its path."""

    def __init__(self, optimizer, record):
        self.optimizer, self.record = optimizer, record

    def __getattr__(self, name):
        if name in ("optimizer", "record"):
            raise AttributeError(name)
        return getattr(self.optimizer, name)

    def step(self, parameters, gradients):
        given, before = gradients.trained.copy(), parameters.trained.copy()
        self.optimizer.step(parameters, gradients)
        self.record.step(given, before, parameters.trained.copy())


def watched_loss(pair, record):
    """Return (value, gradient), where calls of the gradient are logged."""
    value, gradient = pair

    def watched(output, labels):
        record.loss(output, labels)
        return gradient(output, labels)

    return value, watched
