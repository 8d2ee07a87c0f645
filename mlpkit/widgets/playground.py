"""The explorer of notebook 07: a small network learns two classes in the plane, before your eyes.

Functions first: `make_data`, `begin`, `epoch`, `train_some`, `draw`; the Playground adds controls,
four buttons and a thread.
"""

import threading
import time
from dataclasses import dataclass

import numpy as np
from ipywidgets import Button, HBox
from matplotlib.colors import LinearSegmentedColormap
from traitlets import dlink

from mlpkit import optimizers, toys
from mlpkit.activations import softmax
from mlpkit.backprop import backward
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy_backward
from mlpkit.network import Network, initialize, mlp
from mlpkit.parameters import Parameters
from mlpkit.plots import TRAINING, VALIDATION, drawing
from mlpkit.preprocessing import (
    minibatches,
    pixel_statistics,
    standardize,
    train_validation_split,
)
from mlpkit.training import evaluate
from mlpkit.widgets import Explorer, choice, log_slider, slider, stage
from mlpkit.widgets.cells import take_over

DATA = {
    "two moons": toys.two_moons,
    "circles": toys.circles,
    "spiral": toys.spiral,
    "xor": toys.xor,
}
ACTIVATIONS = {  # and how weights start before each
    "tanh": "xavier",
    "relu": "he",
    "sigmoid": "xavier",
    "leaky_relu": "he",
    "gelu": "he",
}
OPTIMIZERS = ("SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam", "Nadam")
POINTS = 300  # half to train with, half to validate
BATCH = 10
SEED = 0
LARGEST = 1e6  # a parameter beyond it has run away
SLICE = 0.06  # seconds of training between two pictures
BREATH = 0.02  # seconds that the thread then leaves to the controls
LONGEST = 120  # seconds after which a click on Train is used up: a playground left alone rests
GRID = 48  # points of the background along each axis
TWO_SIDES = LinearSegmentedColormap.from_list("two sides", ("#F2BF9F", "white", "#9FC9E3"))


@dataclass
class Run:
    """A network in training. losses and validation_losses have one number an epoch, from 0 on."""

    training: tuple  # X (N, 2), labels (N,)
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
    """Training and validation set, each X (POINTS/2, 2) and labels; X standardized.

    The mean and the standard deviation are the training set's.
    """
    rng = np.random.default_rng(SEED)
    X, y, X_validation, y_validation = train_validation_split(
        *DATA[data](POINTS, noise, rng), 0.5, rng
    )
    statistics = pixel_statistics(X)
    return (standardize(X, *statistics), y), (standardize(X_validation, *statistics), y_validation)


def begin(data, noise, layers, units, activation, optimizer):
    """A run at epoch 0: data, a fresh network with two logits, and its losses before any step."""
    training, validation = make_data(data, noise)
    rng = np.random.default_rng(SEED)
    network = mlp([2, *[units] * layers, 2], hidden=activation)
    parameters = initialize(network, rng, ACTIVATIONS[activation], np.float64)
    rule = getattr(optimizers, optimizer)(rate=1)  # each epoch sets its own
    run = Run(training, validation, network, parameters, rule, rng, [], [])
    measure(run)
    return run


def measure(run):
    """Add the present losses, without the L2 term, and the accuracy."""
    loss, _ = evaluate(run.network, run.parameters, *run.training)
    validation_loss, run.accuracy = evaluate(run.network, run.parameters, *run.validation)
    run.losses.append(loss)
    run.validation_losses.append(validation_loss)


def gradients_of(network, parameters, X, y, l2):
    """The gradients of L = cross-entropy + ½ λ Σ W², λ = l2: backward's, and λ W for each weight.

    The sum runs over the weights of all layers; biases are left alone. Source: Goodfellow, Bengio
    & Courville, "Deep Learning" (2016), section 7.1.1.
    """
    gradients = parameters.like()
    logits, cache = forward(network, parameters, X)
    backward(network, parameters, cache, cross_entropy_backward(logits, y), gradients)
    for name in parameters:
        if name.startswith("W"):
            gradients[name] += l2 * parameters[name]
    return gradients


def epoch(run, rate, l2):
    """One pass over the training data in batches of BATCH, and the losses after it.

    When a parameter has run away, the parameters go back to where they were and the run says so.
    """
    before = run.parameters.vector.copy()
    run.optimizer.rate = rate
    with np.errstate(all="ignore"):  # what overflows is told by run.diverged
        for X, y in minibatches(*run.training, BATCH, run.rng):
            gradients = gradients_of(run.network, run.parameters, X, y, l2)
            run.optimizer.step(run.parameters, gradients)
    if np.abs(run.parameters.vector).max() < LARGEST:  # false for nan, too
        measure(run)
    else:
        run.parameters.vector[:] = before
        run.diverged = True


def train_some(run, rate, l2, seconds):
    """At least one epoch; more while there is time, and while they add a fifth at most to the run.

    So the first pictures, where most happens, follow each other epoch by epoch. A run that has
    diverged stays as it is.
    """
    end = time.perf_counter() + seconds
    for _ in range(1 + len(run.losses) // 5):
        if not run.diverged:
            epoch(run, rate, l2)
        if time.perf_counter() >= end:
            break


@drawing
def draw(run):
    """What the network says of every point of the plane, with the data; and the losses so far."""
    figure, (plane, curves) = stage(1, 2, (7.6, 3.4), (0.07, 0.15, 0.98, 0.91), 0.22, (1.3, 1))
    draw_plane(plane, run)
    every = 1 + len(run.losses) // 400  # no screen shows more
    epochs = np.arange(len(run.losses))[::every]
    top = min(max(1.05 * max(run.losses + run.validation_losses), 0.8), 3)
    for losses, line, color, label in (
        (run.losses, "-", TRAINING, "training"),
        (run.validation_losses, "--", VALIDATION, "validation"),
    ):
        curves.plot(epochs, losses[::every], line, color=color, linewidth=1.5, label=label)
        curves.plot(len(losses) - 1, min(losses[-1], top), "o", color=color, clip_on=False)
    curves.set(title="loss without the L2 term", xlabel="epoch")
    curves.set(xlim=(0, max(10, len(run.losses) - 1)), ylim=(0, top))
    curves.locator_params(nbins=5)
    curves.legend(loc="upper right")
    said = (
        f"Epoch {len(run.losses) - 1}: training loss {run.losses[-1]:.3g}, validation loss "
        f"{run.validation_losses[-1]:.3g}, both without the L2 term; validation accuracy "
        f"{run.accuracy:.3g}."
    )
    if run.diverged:
        curves.set_title("diverged", color=VALIDATION)
        said += " Diverged in the next epoch: the weights ran away. Lower rate or L2, then Reset."
    return figure, said


def draw_plane(axis, run):
    """Probability of class 1 as background, ½ as a line; training points solid, others hollow."""
    X = np.concatenate([run.training[0], run.validation[0]])
    low, high = X.min(axis=0) - 0.3, X.max(axis=0) + 0.3
    across, up = np.linspace(low[0], high[0], GRID), np.linspace(low[1], high[1], GRID)
    points = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    logits, _ = forward(run.network, run.parameters, points)
    axis.imshow(
        softmax(logits)[:, 1].reshape(GRID, GRID),
        extent=(low[0], high[0], low[1], high[1]),
        origin="lower",
        aspect="auto",
        interpolation="bilinear",
        cmap=TWO_SIDES,
        vmin=0,
        vmax=1,
    )
    lead = (logits[:, 1] - logits[:, 0]).reshape(GRID, GRID)  # smoother than p; 0 where p is ½
    if lead.min() < 0 < lead.max():
        axis.contour(across, up, lead, [0], colors="black", linewidths=1.3)
    for label, color, marker in ((0, VALIDATION, "o"), (1, TRAINING, "^")):
        for (points, y), face in ((run.training, color), (run.validation, "none")):
            look = {"markeredgecolor": color, "markerfacecolor": face, "markersize": 4}
            axis.plot(*points[y == label].T, marker, markeredgewidth=0.8, **look)
    axis.set(title="solid: training, hollow: validation", xlabel="x₁", ylabel="x₂")
    axis.locator_params(nbins=5)
    axis.grid(False)


class Playground(Explorer):
    """Train, Pause, Step (one epoch) and Reset a network on points in the plane.

    Rate and L2 act at once, also while it trains. Any other control starts anew: new data, a new
    network, epoch 0. Train goes on for LONGEST seconds at most.
    """

    def __init__(self):
        self.run, self.settings = None, None
        self.thread, self.until = None, 0.0  # until: a time.monotonic(); past when paused
        controls = {
            "data": choice("data", list(DATA), "two moons"),
            "noise": slider("noise", 0.1, 0, 0.5, 0.05),
            "layers": slider("hidden layers", 1, 0, 3, 1),
            "units": slider("units in each", 4, 1, 16, 1),
            "activation": choice("activation", list(ACTIVATIONS), "tanh"),
            "optimizer": choice("optimizer", OPTIMIZERS, "SGD"),
            "rate": log_slider("rate η", 0.1, -4, 1),
            "l2": choice("L2 strength λ", [0, 0.0001, 0.001, 0.01, 0.1], 0),
        }
        for name in ("units", "activation"):
            dlink((controls["layers"], "value"), (controls[name], "disabled"), is_zero)
        super().__init__(self.draw_run, controls)
        actions = {"Train": self.train, "Pause": self.pause, "Step": self.step, "Reset": self.reset}
        self.buttons = {name: Button(description=name) for name in actions}
        for name, button in self.buttons.items():
            button.on_click(lambda _, act=actions[name]: act())
        *rows, picture, caption = self.children
        self.children = (*rows, HBox(list(self.buttons.values())), picture, caption)
        take_over(self)

    def draw_run(self, rate, l2, **settings):
        """Draw the run; first begin another one when it was made with other settings."""
        if self.run is None or settings != self.settings:
            self.run, self.settings = begin(**settings), settings
        return draw(self.run)

    def train(self):
        """Start the thread; where there is one already, let it go on."""
        with self.lock:
            self.until = time.monotonic() + LONGEST
            if self.thread is None:
                self.thread = threading.Thread(target=self.work, name="playground", daemon=True)
                self.thread.start()

    def pause(self):
        """Stop after the present slice; it waits for nothing."""
        self.until = 0.0

    def end(self, why):
        """Pause, and wait for the present slice."""
        thread = self.thread
        self.pause()
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def step(self):
        """One epoch; a training under way is paused."""
        with self.lock:
            self.pause()
            self.advance(0)

    def reset(self):
        """Pause, and go back to epoch 0."""
        with self.lock:
            self.pause()
            self.run = None
            self.redraw()

    def work(self):
        """What the thread does: slices of training, each with its picture, until the pause."""
        while True:
            with self.lock:
                if time.monotonic() >= self.until or self.run.diverged:
                    self.thread = None  # under the lock, so that a click on Train can't miss it
                    return
                self.advance(SLICE)
            time.sleep(BREATH)  # the lock is free: a control that waits for it gets it

    def advance(self, seconds):
        """Train and draw, with the lock held."""
        try:
            train_some(self.run, self.controls["rate"].value, self.controls["l2"].value, seconds)
        except Exception as error:
            self.show_error(error)
        else:
            self.redraw()

    def show_error(self, error):
        """Say it under the picture; whatever went wrong, the training stops."""
        self.pause()
        super().show_error(error)


def is_zero(layers):
    return layers == 0
