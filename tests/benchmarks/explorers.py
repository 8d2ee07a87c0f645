"""How long a picture takes after a control has moved: every explorer, its `redraw`."""

from statistics import median

import numpy as np

from mlpkit.activations import softmax
from mlpkit.checkpoints import History
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.preprocessing import load_fashion_mnist
from mlpkit.widgets.activations import ActivationExplorer
from mlpkit.widgets.backprop import BackpropStepper
from mlpkit.widgets.losses import SoftmaxExplorer
from mlpkit.widgets.optimizers import OptimizerRace
from mlpkit.widgets.playground import Playground
from mlpkit.widgets.training import MistakesBrowser, TrainingMonitor

from .shared import seconds


def activations():
    """Of 200,000 pre-activations."""
    return ActivationExplorer(np.random.default_rng(0).standard_normal((2_000, 100)))


def monitor():
    """After 30 epochs."""
    network, rng = mlp([2, 4, 2]), np.random.default_rng(0)
    data = rng.standard_normal((100, 2)).astype(np.float32), rng.integers(2, size=100)
    settings = {"optimizer": SGD(0.1), "batch_size": 10, "epochs": 30, "rng": rng}
    made = TrainingMonitor(network, initialize(network, rng), data, validation=data, **settings)
    losses, accuracies = np.linspace(2, 0.5, 30).tolist(), np.linspace(0.1, 0.8, 30).tolist()
    made.history = History(losses, accuracies, losses, accuracies)
    return made


def mistakes():
    """All test images, four of five taken for what they are."""
    data, rng = load_fashion_mnist(), np.random.default_rng(0)
    logits = 2.5 * np.eye(10)[data.test_labels] + rng.standard_normal((10_000, 10))
    return MistakesBrowser(data.test_images, data.test_labels, softmax(logits), data.class_names)


EXPLORERS = {
    "ActivationExplorer": activations,
    "SoftmaxExplorer": SoftmaxExplorer,
    "BackpropStepper": BackpropStepper,
    "OptimizerRace": OptimizerRace,
    "Playground": Playground,
    "TrainingMonitor": monitor,
    "MistakesBrowser": mistakes,
}


def measure(times):
    """In a child: {explorer: median milliseconds of redraw}, after one that warms up."""
    found = {}
    for name, make in EXPLORERS.items():
        explorer = make()
        explorer.redraw()
        found[name] = 1000 * median(seconds(explorer.redraw) for _ in range(times))
    return found
