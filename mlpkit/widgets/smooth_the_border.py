"""The explorer of notebook 08: a border between two classes, and remedies that smooth it. There are
few points, some with the wrong label, and the network can learn them by heart. From one remedy to
the next everything else stays the same: the points, the first weights, the random draws.
"""

import functools
from typing import NamedTuple

import numpy as np

from mlpkit import regularization, toys
from mlpkit.backprop import backward
from mlpkit.forward_pass import forward, predict_probabilities
from mlpkit.network import Network, initialize, mlp
from mlpkit.network.buffered import BufferedCrossEntropy
from mlpkit.optimizers import AdamW
from mlpkit.parameters import Parameters
from mlpkit.plots import INK, QUIET, TRAINING, VALIDATION, drawing
from mlpkit.preprocessing import pixel_statistics, standardize
from mlpkit.training import accuracy
from mlpkit.widgets import Explorer, recording, stage
from mlpkit.widgets.controls import Buttons, Slider, Switches
from mlpkit.widgets.playground import two_sides
from mlpkit.widgets.playground_numbers import probability, shades

MOST = 200  # training points, at most; and the number of validation points
SPREAD = 0.2  # spread of the points around their moon, whose radius is 1
HIDDEN = (24, 24)
RATE = 0.03
EPOCHS = 200  # each epoch is one step, on all points
EVERY = 5  # epochs between two measurements of the losses
EDGES = np.array([-2.6, 2.6, -2.6, 2.6])  # limits of the picture: left, right, bottom, top
FINE, COARSE = 61, 31  # points along each side of the map, and of a thinned network's
CROWD = 20  # thinned networks that are drawn
DRAW = f"{CROWD} thinned networks"


class SmoothTheBorder(Explorer):
    """A network learns two moons by heart, wrong labels too; a remedy makes it follow fewer.

    The remedies: weight decay, dropout, noise on the inputs, more points, and stopping at a chosen
    epoch. Validation points have their true labels. The first seed is typical: with each remedy it
    leaves the median number of wrong labels followed.
    """

    bundle = "smooth_the_border"
    question = "How many wrong labels does the border still follow with a remedy?"
    task = "Turn up one remedy at a time. Which rings does the border give up first?"
    recorded = {"decay": [0, 1, 2], "dropout": [0, 0.25, 0.5], "noise": [0, 0.2, 0.4]}

    def __init__(self):
        rates = Slider("dropout rate", 0, 0, 0.8, 0.05)
        some = [rates.fitted(0.05 * k) for k in range(1, 17)]
        controls = {
            "decay": Slider("weight decay λ", 0, 0, 4, 0.2),
            "dropout": rates,
            "noise": Slider("input noise σ", 0, 0, 0.6, 0.02),
            "points": Slider("training points", 40, 20, MOST, 10),
            "flipped": Slider("wrong labels", 0.15, 0, 0.4, 0.05),
            "seed": Slider("seed", 6, 0, 19, 1),
            "epoch": Slider("epoch", EPOCHS, 0, EPOCHS, EVERY, on_picture=True),
            "crowd": Switches("draw", [DRAW], [DRAW], only={"dropout": some}),
            "go": Buttons({"best": "Go to the best epoch", "last": "Go to the last epoch"}),
        }
        super().__init__("Smooth the border", compute, still, controls)

    def beginning(self):
        """Record one remedy at a time, since each moment is a run; two together start Python."""
        grids = [recording.grid(self, {name: values}) for name, values in self.recorded.items()]
        stops = {name: values for found, _ in grids for name, values in found.items()}
        return stops, [moment for _, moments in grids for moment in moments]

    def press(self, name):
        """Go to the epoch of the lowest validation loss, or to the last."""
        with self.lock:
            self.move(epoch=EPOCHS if name == "last" else self.numbers["best"])


class Run(NamedTuple):
    """A training run, measured T times: at epochs 0, EVERY, 2 · EVERY, …, EPOCHS."""

    network: Network
    vectors: np.ndarray  # (T, P) the parameters
    losses: np.ndarray  # (2, T) training, validation; without dropout and noise
    accuracies: np.ndarray  # (2, T)

    @property
    def best(self):
        """The epoch of the lowest validation loss."""
        return EVERY * int(np.argmin(self.losses[1]))

    def at(self, epoch):
        """The parameters at this epoch."""
        parameters = Parameters(self.network.shapes, self.vectors.dtype)
        parameters.vector[:] = self.vectors[epoch // EVERY]
        return parameters


@functools.lru_cache(maxsize=32)
def make_data(points, flipped, seed):
    """Return the training set: X (points, 2), labels, which of them are wrong (points,); validation
    set: X (MOST, 2), true labels.

    A larger set contains the smaller one. A larger share of wrong labels includes the wrong labels
    of a smaller share.
    """
    rng = np.random.default_rng(seed)
    X, y = toys.two_moons(MOST, SPREAD, rng)
    X_validation, y_validation = toys.two_moons(MOST, SPREAD, rng)
    statistics = pixel_statistics(
        X
    )  # for all points, so that they stay in place when more are added
    taken, order = rng.permutation(MOST)[:points], rng.permutation(MOST)[:points]
    wrong = np.zeros(points, bool)
    wrong[np.argsort(order)[: round(flipped * points)]] = True
    training = standardize(X[taken], *statistics), np.where(wrong, 1 - y[taken], y[taken]), wrong
    return training, (standardize(X_validation, *statistics), y_validation)


@functools.lru_cache(maxsize=32)
def train(points, flipped, seed, decay, dropout, noise):
    """Train with AdamW on all points at once and return the Run; each epoch has new input noise.

    decay is AdamW's, for the weights alone; noise is the standard deviation of the noise.
    """
    (X, y, _), validation = make_data(points, flipped, seed)
    rng = np.random.default_rng(seed)
    network = mlp([2, *HIDDEN, 2], dropout=dropout)
    parameters = initialize(network, rng, "he", np.float64)
    for_dropout, for_noise = rng.spawn(2)  # so that one remedy does not change the other's draws
    gradients, optimizer = parameters.like(), AdamW(RATE, decay * network.weights)
    at_work, loss = network.buffered(), BufferedCrossEntropy()
    vectors, found = [], []
    for epoch in range(EPOCHS + 1):
        if epoch % EVERY == 0:
            vectors.append(parameters.vector.copy())
            found.append(measure(at_work, parameters, loss.value, (X, y), validation))
        noisy = X + noise * for_noise.standard_normal(X.shape)
        logits, cache = forward(at_work, parameters, noisy, for_dropout)
        backward(at_work, parameters, cache, loss.backward(logits, y), gradients)
        optimizer.step(parameters, gradients)
    losses, accuracies = np.transpose(found, (1, 2, 0))
    return Run(network, np.array(vectors), losses, accuracies)


def measure(network, parameters, loss, *sets):
    """Return the losses and accuracies, a number for each set (X, labels): (2, sets)."""
    logits, _ = forward(network, parameters, np.concatenate([X for X, _ in sets]))
    found, start = [], 0
    for X, y in sets:
        part = logits[start : (start := start + len(X))]
        found.append((loss(part, y), np.mean(part.argmax(axis=1) == y)))
    return np.transpose(found)


def thinned(parameters, rate, rng):
    """Return one of the networks that dropout trains, as separate Parameters.

    A unit that is dropped is dropped for every point: its row of the next layer's weights is 0, and
    the other rows are divided by 1 − rate. Source: Srivastava et al., "Dropout: A Simple Way to
    Prevent Neural Networks from Overfitting" (2014), section 1: n units make 2ⁿ thinned networks,
    which share their weights.
    """
    one = parameters.like()
    one.vector[:] = parameters.vector
    for name in ("W2", "W3"):
        _, mask = regularization.dropout(np.ones(len(one[name])), rate, rng)
        one[name] *= mask[:, None]
    return one


def grid(side):
    """Return points over the picture, (side², 2), row by row from the bottom up."""
    left, right, bottom, top = EDGES
    plane = np.meshgrid(np.linspace(left, right, side), np.linspace(bottom, top, side))
    return np.stack(plane, axis=-1).reshape(-1, 2)


def lead_of(network, parameters, side):
    """The logit of class 1 minus the other's over the picture, (side, side)."""
    logits, _ = forward(network, parameters, grid(side))
    return np.diff(logits).reshape(side, side)


def squashed(leads):
    """Return leads (..., n, n) as bytes from 4 to 252, to draw their borders: 128 where a lead is
    0.

    On each map the mean absolute lead is halfway from there to the limits.
    """
    size = np.abs(leads).mean(axis=(-2, -1), keepdims=True)
    return np.round(128 + 124 * leads / (size + np.abs(leads))).astype(np.uint8)


def compute(decay, dropout, noise, points, flipped, seed, epoch, crowd):
    """The map of the network at an epoch, its run's losses, and those of a run without remedies."""
    run = train(points, flipped, seed, decay, dropout, noise)
    bare = train(points, flipped, seed, 0, 0, 0)
    (X, y, wrong), validation = make_data(points, flipped, seed)
    parameters = run.at(epoch)
    lead = lead_of(run.network, parameters, FINE)
    right, losses = run.accuracies[:, epoch // EVERY], run.losses[:, epoch // EVERY]
    follows = followed(run, epoch, X[wrong], y[wrong])
    numbers = {
        "points": X,
        "labels": y,
        "wrong": wrong,
        "followed": follows,
        "validation": validation[0],
        "validation_labels": validation[1],
        "edges": EDGES,
        "output": shades(2 * probability(lead) - 1, 1),
        "lead": squashed(lead),
        "epochs": np.arange(0, EPOCHS + 1, EVERY),
        "losses": run.losses,
        "bare": bare.losses[1],
        "best": run.best,
        "right": [percent(share) for share in right],
        "top": min(max(1.05 * max(run.losses.max(), bare.losses.max()), 0.8), 2),
    }
    said = (
        f"{points} points to train with, {wrong.sum()} of them with the wrong label. At epoch "
        f"{epoch} the network is right on {percent(right[0])} of their labels and on "
        f"{percent(right[1])} of {MOST} validation points; loss {losses[0]:.2f} and "
        f"{losses[1]:.2f}. Lowest validation loss: {run.losses[1].min():.2f}, at epoch {run.best}."
    )
    if decay or dropout or noise:
        said += f" With no remedy: {percent(bare.accuracies[1, epoch // EVERY])} right."
        said += f" The border follows {follows} of {wrong.sum()} wrong labels; with no remedy, "
        said += f"{followed(bare, epoch, X[wrong], y[wrong])}."
    if dropout and crowd:
        more, told = crowd_of(run.network, parameters, dropout, validation)
        numbers, said = numbers | more, f"{said} {told}"
    return numbers, said


def followed(run, epoch, X, labels):
    """How many of these labels (n,), all of them wrong, the network gives to X (n, 2)."""
    logits, _ = forward(run.network, run.at(epoch), X)
    return int(np.sum(logits.argmax(axis=1) == labels))


def crowd_of(network, parameters, rate, validation):
    """Return (numbers, sentence) about CROWD thinned networks and how good they are on validation
    data.

    crowd (CROWD, COARSE, COARSE) are their leads; mean (COARSE, COARSE) gives the border of their
    mean probability, 128 where that is ½.
    """
    X, y = validation
    rng = np.random.default_rng(0)  # the same draws at every setting: only the network changes
    members = [thinned(parameters, rate, rng) for _ in range(CROWD)]
    leads = np.array([lead_of(network, one, COARSE) for one in members])
    mean = np.mean([probability(lead) for lead in leads], axis=0)
    said = np.array([predict_probabilities(network, one, X) for one in members])
    alone = np.mean(said.argmax(axis=2) == y)
    together = accuracy(y, said.mean(axis=0).argmax(axis=1))
    return {"crowd": squashed(leads), "mean": squashed(2 * mean - 1)}, (
        f"Of {CROWD} thinned networks, one alone is right on {percent(alone)} on average, the mean "
        f"of their probabilities on {percent(together)}."
    )


def percent(share):
    return f"{100 * share:.3g}%"


@drawing
def still(numbers, state):
    """Draw the border among the points, and the losses by epoch."""
    figure, (plane, curves) = stage(1, 2, (7.6, 3.7), (0.07, 0.14, 0.98, 0.91), 0.2, (1, 1.15))
    look = {"extent": EDGES, "origin": "lower", "interpolation": "bilinear"}
    plane.imshow(numbers["output"], two_sides(), vmin=4, vmax=252, **look)
    for lead in numbers.get("crowd", ()):
        draw_border(plane, lead, colors=QUIET, linewidths=0.5, alpha=0.6)
    if "mean" in numbers:
        draw_border(plane, numbers["mean"], colors="black", linewidths=1.2, linestyles="--")
    draw_border(plane, numbers["lead"], colors="black", linewidths=1.8)
    for label, color, marker in ((0, VALIDATION, "o"), (1, TRAINING, "^")):
        seen = numbers["validation"][numbers["validation_labels"] == label]
        plane.plot(*seen.T, marker, color=color, markersize=2, alpha=0.35)
        taught = numbers["points"][numbers["labels"] == label]
        plane.plot(*taught.T, marker, color=color, markersize=5, mec="white", mew=0.6)
    wrong = numbers["points"][numbers["wrong"]]
    plane.plot(*wrong.T, "o", mfc="none", mec="black", markersize=9, mew=1.1)
    plane.set(title="ring: wrong label; faint: validation", xlabel="x₁", ylabel="x₂")
    plane.set(xlim=EDGES[:2], ylim=EDGES[2:])
    plane.grid(False)
    epochs = numbers["epochs"]
    if state["decay"] or state["dropout"] or state["noise"]:
        curves.plot(epochs, numbers["bare"], ":", color=QUIET, label="validation, no remedy")
    looks = (("-", TRAINING, "training"), ("--", VALIDATION, "validation"))
    for losses, (line, color, label) in zip(numbers["losses"], looks, strict=True):
        curves.plot(epochs, losses, line, color=color, label=label)
    best = numbers["best"]
    curves.plot(best, numbers["losses"][1][best // EVERY], "o", color=VALIDATION, clip_on=False)
    curves.axvline(state["epoch"], color=INK, linewidth=1)
    curves.set(title=f"loss; ● lowest, epoch {best}", xlabel="epoch")
    curves.set(xlim=(0, EPOCHS), ylim=(0, numbers["top"]))
    curves.legend(loc="upper left", fontsize=8.5)
    return figure


def draw_border(axis, lead, **look):
    """Draw the line where neither class leads, if there is one; lead as `squashed` returns it."""
    if lead.min() < 128 < lead.max():
        across, up = (np.linspace(*ends, len(lead)) for ends in (EDGES[:2], EDGES[2:]))
        axis.contour(across, up, lead, [128], **look)
