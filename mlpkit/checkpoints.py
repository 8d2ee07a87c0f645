"""The whole state of a training run at the end of an epoch: taken, put back, written and read."""

import copy
import json
import os
import tempfile
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
    """All that a run needs to go on as if it had never stopped.

    parameters; the optimizer's class name, its step count t and its state by name; the
    generator's state; the history.
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
        copy.deepcopy(rng.bit_generator.state),
        copy.deepcopy(history),
    )


def restore(checkpoint, parameters, optimizer, rng, history):
    """Put a Checkpoint's numbers into a run's own objects.

    Raises ValueError, and changes nothing, when the checkpoint is of another network, dtype,
    optimizer or kind of generator.
    """
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
    rng.bit_generator.state = copy.deepcopy(checkpoint.generator)
    vars(history).update(copy.deepcopy(vars(checkpoint.history)))


def save(path, parameters, optimizer, rng, history):
    """Write a checkpoint to one .npz file, atomically and without pickle.

    It is written beside `path` and then moved there, so `path` holds the old checkpoint or the
    new one, whole, whenever the power goes.
    """
    path = Path(path)
    taken = snapshot(parameters, optimizer, rng, history)
    about = {
        "format": FORMAT,
        "shapes": taken.parameters.shapes,
        "optimizer": taken.optimizer,
        "t": taken.t,
        "generator": taken.generator,
        "history": asdict(taken.history),
    }
    arrays = {f"state_{slot}": vector for slot, vector in taken.state.items()}
    text = json.dumps(about, default=lambda array: array.tolist())
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, about=np.array(text), vector=taken.parameters.vector, **arrays)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def load(path):
    """Read a checkpoint that `save` wrote: pass it to `fit` as start, or use its parameters.

    Raises FileNotFoundError when there is none; ValueError when the file is cut off, damaged or
    something else.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        about = json.loads(str(arrays.pop("about")))
        if about["format"] != FORMAT:
            raise ValueError(f"format {about['format']!r}, expected {FORMAT!r}")
        vector = arrays.pop("vector")
        parameters = Parameters(about["shapes"], vector.dtype)
        parameters.vector[:] = vector
        return Checkpoint(
            parameters,
            about["optimizer"],
            about["t"],
            {name.removeprefix("state_"): array for name, array in arrays.items()},
            about["generator"],
            History(**about["history"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ValueError(f"{path}: not a whole mlpkit checkpoint ({reason}).") from error
