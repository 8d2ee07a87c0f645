"""The task that is judged: the data, three functions, and the rows that the judge withholds."""

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np

from mlpkit.capstone.fingerprints import row_hashes
from mlpkit.capstone.tables import as_floats, as_table, columns_of
from mlpkit.data.dataset import Dataset, take


@dataclass(frozen=True, eq=False)
class Task:
    """A capstone.

    Attributes
    ----------
    name : a file's name, without the extension
    data : the judge's own copy, a Dataset that nobody else can reach
    split, prepare, train : the learner's functions
    groups, time : (N,) or None
    rest, withheld : positions in the data, ascending
    seed : the base of all other seeds; depends only on the data
    by : what the withheld rows were chosen by, in a word
    """

    name: str
    data: Dataset
    split: Any
    prepare: Any
    train: Any
    groups: np.ndarray | None
    time: np.ndarray | None
    rest: np.ndarray
    withheld: np.ndarray
    seed: int
    by: str = "row"

    @property
    def functions(self):
        return {"split": self.split, "prepare": self.prepare, "train": self.train}

    @property
    def counted(self):
        """The number of classes; 0 if the target is numeric."""
        return len(self.data.classes) if self.data.kind == "classes" else 0

    @property
    def pictures(self):
        """Whether the rows are pictures, which have no columns to examine."""
        return np.ndim(self.data.rows) > 2

    @functools.cached_property
    def columns(self):
        """[(N,), …] unchanged; for pictures, the pixels."""
        return columns_of(self.data.rows)

    @functools.cached_property
    def table(self):
        """(N, D) float64: the columns as numbers; None for pictures."""
        return None if self.pictures else as_table(self.data.rows)

    @functools.cached_property
    def hashes(self):
        """{hash of a row of numbers: its first position}; empty if a column is not numeric."""
        rows = as_floats(self.data.rows)
        if rows is None:
            return {}
        hashes = row_hashes(rows).tolist()
        return {each: place for place, each in reversed(list(enumerate(hashes)))}

    def rows_at(self, places):
        """A copy of these rows, raw."""
        return take(self.data.rows, places)

    def column(self, j):
        """A column's name in a sentence."""
        names = getattr(self.data.rows, "columns", None)
        return f"column {j}" if names is None else f"`{names[j]}`"

    def word(self, value):
        """A target or a prediction in a sentence."""
        return self.data.classes[value] if self.counted else f"{value:.4g}".replace("-", "−")

    def row(self, place, named=False):
        """A row's name in a sentence: its number, or, with `named`, its name, which may be a
        person's. If names are not numbers, the number is the row's position, from 0.
        """
        name = self.data.names[place] if self.data.names else place
        return f"row {name if named or is_number(name) else place}"


def is_number(name):
    return isinstance(name, (int, np.integer))
