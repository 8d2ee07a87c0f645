"""What was done to raw examples before a network saw them: kept beside its weights."""

import math
from dataclasses import dataclass

import numpy as np

from mlpkit.shapes import is_whole


@dataclass(frozen=True, eq=False)
class Preparation:
    """x = (raw − mean) / std, each example flattened to a row, in float32.

    Attributes
    ----------
    shape : of one raw example: (28, 28), or (D,)
    mean, std : a number for all, or (D,) with one for each place of a row; std is above 0
    classes : the names of the classes, in the order of the outputs; () where they have none

    Raises ValueError when they do not fit together.
    """

    shape: tuple
    mean: np.ndarray = 0.0
    std: np.ndarray = 1.0
    classes: tuple = ()

    def __post_init__(self):
        shape = tuple(self.shape) if np.iterable(self.shape) else ()
        if not shape or not all(is_whole(size) and size >= 1 for size in shape):
            raise ValueError(f"Preparation: got shape {self.shape}; expected whole numbers ≥ 1.")
        numbers = {name: np.array(getattr(self, name), np.float32) for name in ("mean", "std")}
        for name, array in numbers.items():
            if array.shape not in ((), (math.prod(shape),)) or not np.isfinite(array).all():
                raise ValueError(
                    f"Preparation: got {name} of shape {array.shape}; expected one finite number, "
                    f"or {math.prod(shape)} for examples of shape {shape}."
                )
        if not (numbers["std"] > 0).all():
            raise ValueError("Preparation: got a std of 0 or less; expected numbers above 0.")
        if not all(isinstance(name, str) for name in self.classes):
            raise ValueError(f"Preparation: got classes {self.classes}; expected their names.")
        kept = {"shape": tuple(map(int, shape)), "classes": tuple(self.classes), **numbers}
        for name, value in kept.items():
            object.__setattr__(self, name, value)

    def __call__(self, raw):
        """(N, *shape) of any numbers → (N, D), float32. Raises ValueError for another shape."""
        raw = np.asarray(raw)
        if raw.ndim != len(self.shape) + 1 or raw.shape[1:] != self.shape:
            expected = ", ".join(map(str, ("N", *self.shape)))
            raise ValueError(f"Preparation: got shape {raw.shape}; expected ({expected}).")
        rows = raw.reshape(len(raw), math.prod(self.shape)).astype(np.float32)
        return (rows - self.mean) / self.std


def misfit(preparation, network):
    """Why a preparation is none for this network, or None."""
    inputs, *_, outputs = network.sizes
    if math.prod(preparation.shape) != inputs:
        return f"a preparation of {preparation.shape} for a network of {inputs} inputs"
    if len(preparation.classes) not in (0, outputs):
        return f"{len(preparation.classes)} classes for {outputs} outputs"
    return None
