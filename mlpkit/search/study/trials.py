"""One trial: a network trained from the start with some settings; bit for bit the same anywhere."""

import contextlib
import time
from dataclasses import dataclass, field

import numpy as np

from mlpkit.network import Network, initialize
from mlpkit.search.study.limits import TimeUp, Watch, nothing
from mlpkit.training import fit


@dataclass
class Outcome:
    """The outcome of a trial.

    losses: the validation loss after each epoch trained; accuracy: the validation accuracy after
    the last of them, or None; ended: "complete", "stopped" (hopeless), "failed" or "interrupted";
    reason: the sentence that says why it failed, or "".
    """

    ended: str
    losses: list = field(default_factory=list)
    accuracy: float | None = None
    seconds: float = 0.0
    reason: str = ""


def train(
    recipe,
    data,
    settings,
    *,
    seed,
    epochs,
    hopeless,
    time_limit=None,
    each_second=nothing,
    stuck=nothing,
):
    """Train one trial; return its Outcome.

    Parameters
    ----------
    recipe : a function of the settings that returns network, optimizer and batch size
    data : ((X, y), (X_validation, y_validation))
    hopeless : a function of (epoch, validation loss), called after every epoch; True ends the trial
    time_limit : the seconds after which the trial has failed; None for no limit
    each_second, stuck : as in `Watch`

    Each trial has its own generator, from the same seed, for initialization, shuffles and dropout.
    So two trials differ only in their settings, and are compared in pairs.
    """
    begin = time.perf_counter()
    rng = np.random.default_rng(seed)
    training, validation = data
    losses, ended = [], "interrupted"  # the loop of `fit` ends early at an interrupt too

    def after_epoch(run):
        nonlocal ended
        losses.append(float(run.history.validation_losses[-1]))
        if len(losses) == epochs:
            ended = "complete"
        elif hopeless(len(losses), losses[-1]):
            ended, run.stop = "stopped", True

    def trained():
        network, optimizer, batch_size = made_by(recipe, settings)
        return fit(
            network,
            initialize(network, rng),
            training,
            optimizer=optimizer,
            batch_size=batch_size,
            epochs=epochs,
            rng=rng,
            validation=validation,
            callbacks=[after_epoch],
            progress=False,
            threads=1,
        )

    reason = ""
    try:
        history = Watch(time_limit, each_second, stuck).call(trained)
    except FloatingPointError as error:
        if not hasattr(error, "history"):
            raise  # the recipe's own error, not the divergence that `fit` reports
        ended, history = "failed", error.history
        reason = str(error).partition(" The parameters are back")[0]  # the run is discarded
    except TimeUp:
        return Outcome("failed", losses, None, time.perf_counter() - begin, past(time_limit))
    accuracies = history.validation_accuracies
    return Outcome(
        ended,
        [float(loss) for loss in history.validation_losses],
        float(accuracies[-1]) if accuracies else None,
        time.perf_counter() - begin,
        reason,
    )


def past(time_limit):
    """The reason given for a trial that ran for too long."""
    return f"It ran for longer than its time limit, {time_limit} s."


@contextlib.contextmanager
def errors_only(*allowed):
    """Raise a RuntimeError in place of whatever recipe or data raise, unless it is an Exception or
    `allowed`.

    SystemExit and the like silently end a program, and a worker, which then says nothing more.
    """
    try:
        yield
    except (Exception, *allowed):
        raise
    except BaseException as error:
        raise RuntimeError(
            f"search: recipe or data raised {error!r}; expected an Exception, because anything "
            "else silently ends a program."
        ) from error


def made_by(recipe, settings):
    """Return network, optimizer and batch size of a recipe; raise a ValueError for anything else.

    An optimizer that has taken steps would carry its state from one trial into the next.
    """
    made = recipe(settings)
    if not isinstance(made, (tuple, list)) or len(made) != 3 or not isinstance(made[0], Network):
        raise ValueError(
            f"search: recipe(settings) returned {shown(made)}; expected three things: a network "
            "like mlp([784, 10]), an optimizer and a batch size."
        )
    steps = getattr(made[1], "t", 0)
    if isinstance(steps, int) and steps > 0:
        raise ValueError(
            f"search: recipe(settings) returned an optimizer, {type(made[1]).__name__}, that has "
            f"taken {steps:,} steps already; expected a new one for each trial. Make it in recipe."
        )
    return made


def loaded_by(data):
    """Return a function's ((X, y), (X_validation, y_validation)); raise a ValueError for anything
    else."""
    loaded = data()
    pairs = isinstance(loaded, (tuple, list)) and len(loaded) == 2
    if not pairs or not all(isinstance(each, (tuple, list)) and len(each) == 2 for each in loaded):
        raise ValueError(
            f"search: data() returned {shown(loaded)}; expected ((X, y), (X_validation, "
            "y_validation))."
        )
    return loaded


def shown(value, deep=2):
    """A value's form in a few words: (ndarray, SGD), None, "text"."""
    if isinstance(value, (tuple, list)) and deep and len(value) < 6:
        return f"({', '.join(shown(each, deep - 1) for each in value)})"
    if value is None or isinstance(value, (bool, int, float)):
        return repr(value)
    return f"{type(value).__name__}"
