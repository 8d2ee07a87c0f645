"""Numbers, sentences and the still with which the training monitor shows a run and earlier ones."""

import collections
import functools
import math
from dataclasses import dataclass, field

import numpy as np

from mlpkit.fitting.checkpoints.state import LISTS, History, name_of
from mlpkit.plots import INK, QUIET, TRAINING, VALIDATION, drawing
from mlpkit.targets import target_of
from mlpkit.widgets import stage, watched_images

POINTS = 400  # points of a curve; no screen shows more
FIRST = 50  # at first, the axis of a long run shows this many epochs
WORSE = 3  # epochs without a new lowest validation loss before the sentence says so
HUGE = 1e30  # a loss that still fits the browser's float32
LOWEST = -1  # where the axis of R² ends, however bad the network


@dataclass(eq=False)
class Watched:
    """The record of a run: its settings in words, and its history, without the network.

    task : (inputs, outputs, and the target if it is numeric), because only runs of the same task
        can be compared
    """

    settings: str
    task: tuple
    history: History = field(default_factory=History)
    loss: object = "cross_entropy"


RUNS = collections.deque(maxlen=5)  # the latest runs that monitors have watched, the oldest first


def in_words(network, optimizer, batch_size, examples):
    """Describe settings: "widths 784-128-10, relu, Adam, rate 0.001, batches of 100, 5,000
    examples"."""
    names = dict.fromkeys(layer.name for layer in network if hasattr(layer, "name"))
    rate = "a rate by schedule" if callable(optimizer.rate) else f"rate {optimizer.rate}"
    return (
        f"{', '.join(['widths ' + '-'.join(map(str, network.sizes)), *names])}, "
        f"{name_of(optimizer)}, "
        f"{rate}, batches of {batch_size}, {examples:,} examples"
    )


def compute(run, earlier, epochs, seen=None):
    """The curves of earlier runs, then those of a Watched run with `epochs` planned.

    seen : {epoch: result of `watched_images.judged` after it}
    guessing: loss and accuracy, or R², of a network that knows nothing.
    """
    runs = [curves(one) for one in (*earlier, run)]
    begun = [one for one in runs if len(one["epochs"])]
    longest = max((one["epochs"][-1] for one in begun), default=0)
    losses = [max([*one["losses"], *one["validation_losses"]]) for one in begun]
    accuracies = [min([*one["accuracies"], *one["validation_accuracies"]]) for one in begun]
    target = target_of(run.loss)
    numbers = {
        "runs": runs,
        "measure": target.measure,
        "guessing": target.baseline(run.task[1]),
        "guess": target.guess,
        "finished": run.history.epochs,
        "latest": latest(run.history),
        "epochs": epochs,
        "last": last_on_axis(int(longest), epochs),
        "highest_loss": highest_on_axis(losses),
        "lowest_accuracy": max(min(accuracies, default=0) - 0.05, target.least, LOWEST),
    }
    seen = seen or {}
    shown = [next(iter(seen), 0), *runs[-1]["epochs"].tolist()]
    numbers |= watched_images.wall(seen, dict.fromkeys(shown))
    return numbers, sentence(run.history, epochs, seen)


OVERFITS = {
    "accuracy": "grows more confident in its mistakes",
    "R²": "learns by heart what its training rows have by chance",
}


def past(history, epoch):
    """A history as it was after an epoch."""
    return type(history)(*(getattr(history, name)[:epoch] for name in LISTS))


def sentence(history, epochs, seen):
    """A sentence on where a run is after its last epoch."""
    said = f"Epoch {history.epochs} of {epochs}: {history.latest}."
    said += watched_images.said(seen, history.epochs)
    losses = history.validation_losses
    best = 1 + losses.index(min(losses)) if losses else history.epochs
    if history.epochs - best >= WORSE:
        said += (
            f" The validation loss was lowest after epoch {best}: since then it "
            f"{OVERFITS[history.measure]}."
        )
    return said


def curves(run):
    """A Watched run for the picture: at most POINTS of each curve, including the last."""
    total = run.history.epochs
    every = max(math.ceil(total / POINTS), 1)
    chosen = [*range(every - 1, total - 1, every), total - 1] if total else []
    lists = {name: getattr(run.history, name) for name in LISTS}
    # While `fit` records an epoch, one list may be an entry behind.
    found = {name: [one[k] for k in chosen if k < len(one)] for name, one in lists.items()}
    return {
        "settings": run.settings,
        "lowest": lowest(run.history),
        "epochs": np.array(chosen, int) + 1,
        **{name: np.clip(numbers, -HUGE, HUGE) for name, numbers in found.items()},
    }


def latest(history):
    """Return {name of a curve: its last number in words}, as in the sentence."""
    lists = {name: getattr(history, name) for name in LISTS}
    return {name: f"{numbers[-1]:.3g}" for name, numbers in lists.items() if numbers}


def lowest(history):
    """Where the validation loss, or else the training loss, was lowest; "" before any epoch."""
    name, losses, scores = "training", history.losses, history.scores
    if history.validation_losses:
        name, losses = "validation", history.validation_losses
        scores = history.validation_scores
    if not scores:
        return ""
    low = min(losses[: len(scores)])
    epoch = 1 + losses.index(low)
    return (
        f"lowest {name} loss {low:.3g} in epoch {epoch} of {history.epochs}, {history.measure} "
        f"{scores[epoch - 1]:.3g}"
    )


def last_on_axis(longest, planned):
    """Where the axis of epochs ends: if many are planned, it doubles until the longest run fits."""
    last = FIRST
    while last < longest:
        last *= 2
    return max(min(last, max(planned, longest)), 2)


def highest_on_axis(highest):
    """Where the axis of the loss ends; a run whose loss leaps goes beyond it."""
    end = 1.1 * min(max(highest), 3 * min(highest)) if highest else 0
    return end if end > 0 else 1.0


@drawing
def still(numbers, state):
    """Draw loss and accuracy, or R², by epoch: training and, if there is any, validation."""
    figure, (left, right) = stage(1, 2, size=(7.6, 2.7), edges=(0.07, 0.18, 0.98, 0.9))
    *earlier, run = numbers["runs"]
    for axis, name, training, validation in (
        (left, "loss", "losses", "validation_losses"),
        (right, numbers["measure"], "accuracies", "validation_accuracies"),
    ):
        for one in earlier:
            draw = functools.partial(axis.plot, color=QUIET, linewidth=0.8, alpha=0.6)
            draw(one["epochs"], one[training])
            if len(one[validation]):
                draw(one["epochs"], one[validation], linestyle="--")
        draw = functools.partial(axis.plot, run["epochs"], markersize=4)
        draw(run[training], "o-", color=TRAINING, label="training")
        if len(run[validation]):
            draw(run[validation], "s--", color=VALIDATION, label="validation")
        axis.set(title=name, xlabel="epoch", xlim=(0, numbers["last"]))
        # guessing is all there is to see so far
        if not numbers["finished"] and name in numbers["guessing"]:
            axis.axhline(level := numbers["guessing"][name], color=QUIET, linestyle=":")
            axis.annotate(
                numbers["guess"], (0, level), (6, 4), textcoords="offset points", color=INK
            )
    begun = numbers["finished"] or "loss" not in numbers["guessing"]
    left.set_ylim(0, numbers["highest_loss"] if begun else 1.3 * numbers["guessing"]["loss"])
    right.set_ylim(numbers["lowest_accuracy"], 1)
    if numbers["finished"]:
        right.legend(loc="lower right")
    return figure
