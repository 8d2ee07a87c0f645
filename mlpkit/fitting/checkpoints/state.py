"""The complete state of a training run after an epoch: taken, checked and restored."""

import copy
import functools
import json
import math
from dataclasses import dataclass, field

import numpy as np

from mlpkit.fitting.checkpoints.layers import describe_network
from mlpkit.helpers.shapes import is_whole
from mlpkit.own_data.preparation import Preparation
from mlpkit.parameters import Parameters
from mlpkit.targets import Labels, Numbers

# the lists of a History
LISTS = ("losses", "accuracies", "validation_losses", "validation_accuracies")
GENERATOR_MOST = {"pos": 624, "buffer_pos": 4, "has_uint32": 1}  # limits in NumPy's generators


@dataclass
class History:
    """The measurements of `fit`, one number per epoch.

    losses and accuracies are means over an epoch's batches, measured while the weights are still
    changing. The validation lists are measured at the end of the epoch, and are empty without
    validation data. `scores` and `validation_scores` are the accuracies under a name that also
    suits a `HistoryOfNumbers`; `measure` says what they are.
    """

    measure, least = Labels.measure, Labels.least

    losses: list = field(default_factory=list)
    accuracies: list = field(default_factory=list)
    validation_losses: list = field(default_factory=list)
    validation_accuracies: list = field(default_factory=list)

    @property
    def scores(self):
        return self.accuracies

    @property
    def validation_scores(self):
        return self.validation_accuracies

    @property
    def epochs(self):
        """How many epochs are finished."""
        return len(self.losses)

    @property
    def latest(self):
        """The last epoch's numbers in words."""
        if not self.losses:
            return "no epoch finished"
        words = f"loss {self.losses[-1]:.3g}, {self.measure} {self.scores[-1]:.3g}"
        if self.validation_losses:
            loss, score = self.validation_losses[-1], self.validation_scores[-1]
            words += f"; validation loss {loss:.3g}, {self.measure} {score:.3g}"
        return words

    def __repr__(self):
        return f"{type(self).__name__}({self.epochs} epochs; {self.latest})"


class HistoryOfNumbers(History):
    """A History whose scores are R², because the target is numbers."""

    measure, least = Numbers.measure, Numbers.least


@dataclass
class Run:
    """The parts of a training run; callbacks get it at the end of every epoch.

    A callback sets `stop` to True to end the run; target is a `Numbers` if the run learns numbers.
    """

    network: tuple
    parameters: Parameters
    optimizer: object
    rng: np.random.Generator
    history: History | None = None
    stop: bool = False
    target: Numbers | None = None

    def __post_init__(self):
        if self.history is None:
            self.history = history_for(self.target)


def history_for(target, *lists):
    """A History with these lists, named by LISTS, for a target as a checkpoint stores it."""
    return (HistoryOfNumbers if target else History)(*lists)


@dataclass
class Checkpoint:
    """Everything that a run needs to continue as if it had never stopped, given the same network
    and settings.

    It contains: parameters; the optimizer's class name, its step count t and its state by name; the
    generator's state; the history; the network's layers, from `layers.describe_network`; a
    Preparation, or None; the Numbers that were learnt, or None: its `predicted` gives them in their
    unit. It does not contain the optimizer's rate and betas, which come from the new run's
    optimizer, nor the learner's own code.
    """

    parameters: Parameters
    optimizer: str
    t: int
    state: dict
    generator: dict
    history: History
    network: list | None = None
    preparation: Preparation | None = None
    target: Numbers | None = None


def snapshot(run, history=None, preparation=None):
    """A Checkpoint that shares no memory with the run, or with `history` in place of the run's."""
    kept = run.parameters.like()
    kept.vector[:] = run.parameters.vector
    return Checkpoint(
        kept,
        name_of(run.optimizer),
        run.optimizer.t,
        {slot: vector.copy() for slot, vector in run.optimizer.state.items()},
        run.rng.bit_generator.state,  # a new dictionary each time
        copy.deepcopy(run.history) if history is None else history,
        describe_network(run.network),
        preparation,
        run.target,
    )


def name_of(optimizer):
    """An optimizer's name in a checkpoint: its own, or that of its class."""
    return getattr(optimizer, "name_in_checkpoint", type(optimizer).__name__)


def restore(checkpoint, run):
    """Put a Checkpoint's numbers into a run's own objects.

    Raises ValueError, and changes nothing, if the checkpoint has different shapes, a different
    dtype, optimizer or kind of generator, holds a state that no run can reach, or is not a
    Checkpoint.
    """
    check_checkpoint(checkpoint, run)
    put_back(checkpoint, run)


def put_back(checkpoint, run):
    """Copy the contents of a Checkpoint, already checked, into a run's own objects."""
    state = {slot: vector.copy() for slot, vector in checkpoint.state.items()}
    lists = {name: list(getattr(checkpoint.history, name)) for name in LISTS}
    run.parameters.vector[:] = checkpoint.parameters.vector
    run.optimizer.t, run.optimizer.state = checkpoint.t, state
    run.rng.bit_generator.state = checkpoint.generator
    vars(run.history).update(lists)


def check_checkpoint(checkpoint, run):
    """Raise a ValueError unless a run can continue from this checkpoint."""
    if not isinstance(checkpoint, Checkpoint):
        raise ValueError(f"checkpoint: got {checkpoint!r}; expected what load(path) returns.")
    fault = (
        fault_alone(checkpoint)
        or fault_in_run(checkpoint, run)
        or fault_of_state(checkpoint, run.parameters, run.optimizer)
        or fault_of_generator(checkpoint.generator, run.rng)
    )
    if fault:
        raise ValueError(f"checkpoint: {fault}.")


def fault_alone(checkpoint):
    """Return a clause on what is wrong with a Checkpoint, whatever the run; None if nothing is."""
    kept, t, state = checkpoint.parameters, checkpoint.t, checkpoint.state
    generator = checkpoint.generator
    if not isinstance(kept, Parameters):
        return f"parameters of type {type(kept).__name__}; expected Parameters"
    if not isinstance(kept.vector, np.ndarray) or kept.vector.dtype.kind != "f":
        return "parameters that are not floats"
    if not np.isfinite(kept.vector).all():
        return "parameters with nan or inf; expected finite ones"
    if not isinstance(checkpoint.optimizer, str):
        return f"an optimizer of type {type(checkpoint.optimizer).__name__}; expected its name"
    if not is_whole(t) or not 0 <= t < 2**63:
        return "t, the count of steps, is not a whole number from 0 to 2⁶³ − 1"
    if not isinstance(state, dict):
        return f"state of type {type(state).__name__}; expected a dictionary of vectors"
    for slot, vector in state.items():
        if not isinstance(vector, np.ndarray) or vector.dtype.kind not in "fiub":
            return f"state {slot!r} that is not an array of numbers"
        if np.isnan(vector).any():
            return f"state {slot!r} with nan"
    if not isinstance(generator, dict) or not isinstance(generator.get("bit_generator"), str):
        return "a generator's state that does not name a kind of generator"
    target = checkpoint.target
    if target is not None and not isinstance(target, Numbers):
        return f"a target of type {type(target).__name__}; expected Numbers, or None"
    if fault := fault_of_history(checkpoint.history):
        return fault
    if type(checkpoint.history) is not type(history_for(target)):
        return f"the target {target}, but a history of {checkpoint.history.measure}"
    return None


def fault_of_history(history):
    """A clause on what is wrong with a History; None if `fit` could have made it."""
    if not isinstance(history, History):
        return f"a history of type {type(history).__name__}; expected a History"
    lists = {name: getattr(history, name, None) for name in LISTS}
    for name, numbers in lists.items():
        if type(numbers) is not list or not all(isinstance(n, float) for n in numbers):
            return f"{name} in its history that are not a list of floats"
        if "accuracies" in name and history.least < 0:  # R² is nan if all targets are the same
            numbers = [n for n in numbers if not math.isnan(n)]
        if not all(map(math.isfinite, numbers)):
            return f"{name} in its history with nan or inf"
        if "accuracies" in name and not all(history.least <= n <= 1 for n in numbers):
            return f"{name} in its history outside {history.least:g} … 1"
    training, right, *validation = map(len, lists.values())
    if right != training or validation not in ([0, 0], [training, training]):
        counts = ", ".join(f"{len(numbers)} {name}" for name, numbers in lists.items())
        return f"a history with {counts}; expected one of each for every epoch"
    return None


def fault_in_run(checkpoint, run):
    """How a Checkpoint differs from the run that should continue from it, or None."""
    kept, generator = checkpoint.parameters, type(run.rng.bit_generator).__name__
    pairs = {
        "parameters": (f"{kept!r}", f"{run.parameters!r}"),
        "their vector": (kept.vector.shape, run.parameters.vector.shape),
        "the optimizer": (checkpoint.optimizer, name_of(run.optimizer)),
        "the generator": (checkpoint.generator["bit_generator"], generator),
        "the target": (checkpoint.target or "labels", run.target or "labels"),
    }
    for what, (came, expected) in pairs.items():
        if came != expected:
            return f"{what} in it: {came}; in this run: {expected}"
    return None


def fault_of_state(checkpoint, parameters, optimizer):
    """A clause on what is wrong with the state for this optimizer and these parameters, or None.

    The state of a learner's own optimizer, which names no slots, can't be checked.
    """
    slots, state = getattr(optimizer, "slots", None), checkpoint.state
    if slots is None:
        return None
    # the state is empty before the first step
    if set(state) != set(slots) and (state or checkpoint.t > 0):
        came, expected = (", ".join(map(str, names)) or "none" for names in (state, slots))
        return f"the optimizer's state in it: {came}; in this run: {expected}"
    whole = getattr(optimizer, "whole_slots", ())
    for slot, vector in state.items():
        like = parameters.vector if slot in whole else parameters.trained
        came, expected = ((v.shape, v.dtype.name) for v in (vector, like))
        if came != expected:
            return f"state {slot!r} {came[0]} of {came[1]}; expected {expected[0]} of {expected[1]}"
        if not np.isfinite(vector).all():  # an infinite mean square would freeze a weight forever
            return f"state {slot!r} with inf; expected finite numbers"
        # the optimizer takes its root
        if slot in getattr(optimizer, "squares", ()) and (vector < 0).any():
            return f"state {slot!r} below 0; expected a sum or a mean of squares"
    return None


def fault_of_generator(state, rng):
    """A clause on what is wrong with a state for a generator like rng, or None; rng is not
    changed."""
    fresh = copy.deepcopy(rng.bit_generator)
    plain = functools.partial(json.dumps, default=lambda array: array.tolist(), sort_keys=True)
    try:
        fresh.state = copy.deepcopy(state)
        numbers = fresh.state | fresh.state["state"]
        # NumPy accepts some impossible states, and then reads beyond its memory.
        taken = plain(fresh.state) == plain(state) and numbers.get("inc", 1) % 2 == 1
        taken &= all(0 <= numbers.get(name, 0) <= most for name, most in GENERATOR_MOST.items())
    except Exception:  # each kind of generator raises its own errors
        taken = False
    return None if taken else f"a state that no {type(rng.bit_generator).__name__} can have"
