"""How raw examples are prepared for a network: fitted once, and kept with its weights."""

import math
from dataclasses import asdict, dataclass

import numpy as np

from mlpkit.data.dataset import Dataset
from mlpkit.helpers.shapes import is_whole
from mlpkit.own_data.columns import (
    checked_columns,
    describe_coarse,
    laid_out,
    names_of,
    statistics,
    too_coarse,
)
from mlpkit.preprocessing import pixel_statistics


@dataclass(frozen=True, eq=False)
class Preparation:
    """x = (raw − mean) / std, each example as a row of D numbers, in float32.

    Pictures are flattened. In a table each column becomes one or more numbers, see `Column`: first
    come all columns of numbers, then where these are missing, then the categories. A missing number
    is 0 after the division, which stands for the mean.

    Attributes
    ----------
    shape : that of a raw example: (28, 28), or (D,); for a table (D,), the numbers per prepared row
    mean, std : a number for all, or (D,) with one per number of a row; std is above 0
    classes : the names of the classes, in the order of the outputs; () if they have none
    columns : the `Column`s of a table; () if examples are arrays

    Raises ValueError when they do not fit together.
    """

    shape: tuple
    mean: np.ndarray = 0.0
    std: np.ndarray = 1.0
    classes: tuple = ()
    columns: tuple = ()

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
        columns = checked_columns(self.columns)
        if columns and shape != (len(names_of(columns)),):
            raise ValueError(
                f"Preparation: got shape {shape}; expected {(len(names_of(columns)),)}, "
                "the numbers that its columns become."
            )
        kept = {"shape": tuple(map(int, shape)), "classes": tuple(self.classes), **numbers}
        for name, value in (kept | {"columns": columns}).items():
            object.__setattr__(self, name, value)

    @classmethod
    def fitted(cls, training):
        """The Preparation that gives the training data, a `Dataset` or its rows, mean 0 and std 1.

        Rows are a table (a DataFrame, or {name: column}), or an array (N, …). Mean and std are over
        the numbers that are not missing, with N, not N − 1; if a column never changes, std is 1.
        Raises ValueError for a column that can't be prepared, with the column's name.
        """
        rows, classes = training, ()
        if isinstance(training, Dataset):
            rows, classes = training.rows, tuple(training.classes)
        if hasattr(rows, "keys"):
            columns, mean, std = statistics(rows)
            return cls((len(mean),), mean, std, classes, columns)
        ready = cls(np.shape(rows)[1:], classes=classes)
        mean, std = pixel_statistics(ready(rows))
        _check_steps(np.asarray(rows), std)
        return cls(ready.shape, mean, np.where(std == 0, 1, std), classes)

    @property
    def about(self):
        """Everything that a file needs to rebuild it, except its arrays: texts, numbers, lists of
        these."""
        columns = [asdict(column) for column in self.columns]
        return {"shape": self.shape, "classes": self.classes, "columns": columns}

    @property
    def names(self):
        """The names of the D numbers of a table: "mass", "mass missing", "sex = female"."""
        return names_of(self.columns)

    def __call__(self, raw):
        """Raw examples → (N, D), float32: a table, or an array (N, *shape) of any numbers.

        A category that was not among the training rows is 0 in every column of its categories.
        Raises ValueError for a different shape, or for a table with different columns, with names.
        """
        if self.columns:
            x = (laid_out(self.columns, raw) - self.mean) / self.std
            return np.where(np.isnan(x), np.float32(0), x)
        raw = np.asarray(raw)
        if raw.ndim != len(self.shape) + 1 or raw.shape[1:] != self.shape:
            expected = ", ".join(map(str, ("N", *self.shape)))
            raise ValueError(f"Preparation: got shape {raw.shape}; expected ({expected}).")
        rows = raw.reshape(len(raw), math.prod(self.shape))
        with np.errstate(over="ignore"):
            x = rows.astype(np.float32)
        if not np.isfinite(x).all():
            raise ValueError(
                "Preparation: got rows with nan or inf, or numbers that become inf in float32; "
                "expected finite numbers."
            )
        return (x - self.mean) / self.std


def _check_steps(rows, std):
    """Raise a ValueError for a column whose numbers differ, but hardly do in float32."""
    low, high = (each(rows, axis=0).reshape(-1) for each in (np.min, np.max))
    wrong = np.flatnonzero((low != high) & too_coarse(low * 1.0, high * 1.0, std))
    if len(wrong):
        place = wrong[0]
        told = describe_coarse(float(low[place]), float(high[place]))
        raise ValueError(f"Preparation: number {place} of a row {told}")


def misfit(preparation, network):
    """Why a preparation does not fit this network, or None."""
    inputs, *_, outputs = network.sizes
    if math.prod(preparation.shape) != inputs:
        return f"a preparation of {preparation.shape} for a network of {inputs} inputs"
    if len(preparation.classes) not in (0, outputs):
        return f"{len(preparation.classes)} classes for {outputs} outputs"
    return None
