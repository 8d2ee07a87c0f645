"""What is judged: the data, three functions, and the rows that the judge keeps to itself."""

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
    name : a file's name, without an end
    data : the judge's own copy, a Dataset: nobody else can reach it
    split, prepare, train : the learner's functions
    groups, time : (N,) or None
    rest, withheld : places in the data, int64, ascending
    seed : the first of all that is drawn; depends on the data alone
    by : what the rows were parted by, in a word
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
        """The number of classes; 0 where the target is numbers."""
        return len(self.data.classes) if self.data.kind == "classes" else 0

    @property
    def pictures(self):
        """Whether the rows are pictures: they have no columns that could be looked at."""
        return np.ndim(self.data.rows) > 2

    @functools.cached_property
    def columns(self):
        """[(N,), …] as they came; of pictures the pixels."""
        return columns_of(self.data.rows)

    @functools.cached_property
    def table(self):
        """(N, D) float64: the columns as numbers; None of pictures."""
        return None if self.pictures else as_table(self.data.rows)

    @functools.cached_property
    def hashes(self):
        """{hash of a row of numbers: its first place}; empty where columns are no numbers."""
        rows = as_floats(self.data.rows)
        if rows is None:
            return {}
        hashes = row_hashes(rows).tolist()
        return {each: place for place, each in reversed(list(enumerate(hashes)))}

    def rows_at(self, places):
        """A copy of these rows, raw."""
        return take(self.data.rows, places)

    def column(self, j):
        """How a column is called in a sentence."""
        names = getattr(self.data.rows, "columns", None)
        return f"column {j}" if names is None else f"`{names[j]}`"

    def word(self, value):
        """A target or a prediction in a sentence."""
        return self.data.classes[value] if self.counted else f"{value:.4g}".replace("-", "−")

    def row(self, place, named=False):
        """How a row is called in a sentence: by its number; by a name, of a person maybe, if asked.

        Where names are no numbers that is its place, from 0.
        """
        name = self.data.names[place] if self.data.names else place
        return f"row {name if named or is_number(name) else place}"


def is_number(name):
    return isinstance(name, (int, np.integer))
