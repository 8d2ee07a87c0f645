"""The whole state of a training run at the end of an epoch: taken, put back, written and read."""

import copy
import json
import os
import zipfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from mlpkit.parameters import Parameters

FORMAT = "mlpkit checkpoint 1"


@dataclass
class History:
    """What `fit` saw, a number an epoch.

    losses and accuracies are means over the batches of the epoch, while the weights moved;
    the validation ones are taken at its end and are empty without validation data.
    """

    losses: list = field(default_factory=list)
    accuracies: list = field(default_factory=list)
    validation_losses: list = field(default_factory=list)
    validation_accuracies: list = field(default_factory=list)

    @property
    def epochs(self):
        """How many epochs are finished."""
        return len(self.losses)

    @property
    def latest(self):
        """The last epoch's numbers in words."""
        if not self.losses:
            return "no epoch finished"
        words = f"loss {self.losses[-1]:.3g}, accuracy {self.accuracies[-1]:.3g}"
        if self.validation_losses:
            loss, accuracy = self.validation_losses[-1], self.validation_accuracies[-1]
            words += f"; validation loss {loss:.3g}, accuracy {accuracy:.3g}"
        return words

    def __repr__(self):
        return f"History({self.epochs} epochs; {self.latest})"


@dataclass
class Checkpoint:
    """What a run needs to go on as if it had never stopped, given the same network and settings.

    In it: parameters; the optimizer's class name, its step count t and its state by name; the
    generator's state; the history. Not in it: the activations, and the optimizer's rate and betas,
    which are those of the objects that it is put into.
    """

    parameters: Parameters
    optimizer: str
    t: int
    state: dict
    generator: dict
    history: History


def snapshot(parameters, optimizer, rng, history):
    """A Checkpoint that shares no memory with the run."""
    kept = parameters.like()
    kept.vector[:] = parameters.vector
    return Checkpoint(
        kept,
        type(optimizer).__name__,
        optimizer.t,
        {slot: vector.copy() for slot, vector in optimizer.state.items()},
        rng.bit_generator.state,  # a new dictionary each time
        copy.deepcopy(history),
    )


def restore(checkpoint, parameters, optimizer, rng, history):
    """Put a Checkpoint's numbers into a run's own objects.

    Raises ValueError, and changes nothing, when the checkpoint is of other shapes, another dtype,
    optimizer or kind of generator, or is none.
    """
    if not isinstance(checkpoint, Checkpoint):
        raise ValueError(f"checkpoint: got {checkpoint!r}; expected what load(path) gives.")
    kept = checkpoint.parameters
    pairs = {
        "parameters": (f"{kept!r}", f"{parameters!r}"),
        "the optimizer": (checkpoint.optimizer, type(optimizer).__name__),
        "the generator": (checkpoint.generator["bit_generator"], type(rng.bit_generator).__name__),
    }
    for what, (came, expected) in pairs.items():
        if came != expected:
            raise ValueError(f"checkpoint: {what} in it: {came}; in this run: {expected}.")
    parameters.vector[:] = kept.vector
    optimizer.t = checkpoint.t
    optimizer.state = {slot: vector.copy() for slot, vector in checkpoint.state.items()}
    rng.bit_generator.state = checkpoint.generator
    vars(history).update(copy.deepcopy(vars(checkpoint.history)))


def save(path, parameters, optimizer, rng, history):
    """Write a checkpoint to one .npz file, atomically and without pickle.

    It is written beside `path` and then moved there, so `path` holds the old checkpoint or the
    new one, whole, whenever the power goes. Raises OSError when it can't be written.
    """
    path = Path(path)
    if not path.parent.is_dir():
        raise FileNotFoundError(f"save: there is no folder {path.parent} for {path.name}.")
    taken = snapshot(parameters, optimizer, rng, history)
    about = {
        "format": FORMAT,
        "shapes": taken.parameters.shapes,
        "optimizer": taken.optimizer,
        "t": taken.t,
        "state": sorted(taken.state),
        "generator": taken.generator,
        "history": asdict(taken.history),
    }
    arrays = {f"state_{slot}": vector for slot, vector in taken.state.items()}
    text = json.dumps(about, default=lambda array: array.tolist())
    temporary = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        with open(temporary, "wb") as file:
            np.savez(file, about=np.array(text), vector=taken.parameters.vector, **arrays)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def load(path):
    """Read a checkpoint that `save` wrote: pass it to `fit` as start, or use its parameters.

    Raises OSError, such as FileNotFoundError, when it can't be opened; ValueError when the file is
    cut off, damaged or something else.
    """
    with open(path, "rb") as file:
        try:
            return read(file)
        except Exception as error:  # zip, zlib, JSON and NumPy have a dozen kinds for damaged files
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ValueError(f"{path}: not a whole mlpkit checkpoint ({reason}).") from error


def read(file):
    """The Checkpoint in an open file; any exception when there is none."""
    if not zipfile.is_zipfile(file):
        raise ValueError("no .npz file, or one cut off")
    file.seek(0)
    with np.load(file, allow_pickle=False) as opened:
        arrays = {name: opened[name] for name in opened.files}
    if not {"about", "vector"} <= set(arrays):
        raise ValueError(f"it holds {', '.join(arrays) or 'nothing'}")
    about, vector = json.loads(str(arrays.pop("about"))), arrays.pop("vector")
    if about.get("format") != FORMAT:
        raise ValueError(f"format {about.get('format')!r}, expected {FORMAT!r}")
    state = {name.removeprefix("state_"): array for name, array in arrays.items()}
    if sorted(state) != about["state"]:
        raise ValueError(f"state {sorted(state)}, expected {about['state']}")
    parameters = Parameters(about["shapes"], vector.dtype)
    parameters.vector[:] = vector
    return Checkpoint(
        parameters,
        about["optimizer"],
        about["t"],
        state,
        about["generator"],
        History(**about["history"]),
    )
