"""Columns that may identify persons or hold a time, although the learner has not declared either.
They are found by their names and by what `load_table` asked about them. Columns that `without` left
out and arrays in the notebook are searched too. If there are none, `hidden_groups` may find others.
"""

import re
from typing import NamedTuple

import numpy as np

from mlpkit.capstone.hidden_groups import guessed
from mlpkit.capstone.notebook_rows import globals_of
from mlpkit.capstone.open_questions import BY
from mlpkit.capstone.tables import codes_of, missing
from mlpkit.capstone.tellers import alone

PERSONS = set(
    "patient person people subject participant user customer client student child player driver "
    "speaker writer author animal mouse family household respondent employee owner pid uid id"
    "".split()
)
IDS = set("id nr no num number code key name uuid".split())  # `customer_id`, but not `customer_age`
TIMES = set("date time timestamp datetime day month year hour week".split())
FEWEST = 8  # groups; with fewer, a fifth of them is one group, which says little


class Candidate(NamedTuple):
    """A column that may be groups or a time.

    Attributes
    ----------
    name : its name in the table or the notebook
    kind : "groups" or "time"; "repeats" or "order" for groups that no column names
    codes : (N,) whole numbers, equal for equal values, in the order of the values
    sure : whether the name or the type of the column says that it holds persons or times; if not,
        a drop in score raises a question
    """

    name: str
    kind: str
    codes: np.ndarray
    sure: bool = True


def candidates(task):
    """Return [Candidate], the best predictors of the target first; [] if groups or time are
    given."""
    if task.groups is not None or task.time is not None:
        return []
    found = []
    for name, column in named_columns(task):
        codes = codes_of(column)
        kind, sure = kind_of(name, column, codes, asked_about(task, name))
        # skip one that splits the rows as an earlier one does
        if kind and not any(np.array_equal(codes, other.codes) for other in found):
            found.append(Candidate(name, kind, codes, sure))
    found = found or [Candidate(*each, sure=False) for each in guessed(task)]
    half = np.arange(len(task.rest)) % 2 == 0
    parts = task.rest[half], task.rest[~half]
    return sorted(found, key=lambda each: -alone(task, each.codes, *parts))


def kind_of(name, column, codes, asked):
    """Return (the kind, whether it is certain): "groups", "time", or "" for a column that looks
    like neither."""
    words = re.split(r"[\W_\d]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", name).lower())
    words = {word.removesuffix("s") for word in words if word}
    person = words & PERSONS and words <= PERSONS | IDS
    if (person or "groups" in asked) and FEWEST <= codes.max() + 1 <= len(codes) / 2:
        return "groups", True
    if column.dtype.kind not in "iufM" or missing(column).any() or codes.max() + 1 < FEWEST:
        return "", False
    sure = column.dtype.kind == "M" or bool(words & TIMES and is_series(column))
    return "time" if sure or "time" in asked else "", sure


def asked_about(task, name):
    """The kinds, "groups" or "time", that `load_table` asked about for this column."""
    texts = [each.text for each in task.data.findings if each.where == name]
    return [kind for kind, words in BY.items() if any(words in text for text in texts)]


def named_columns(task):
    """Yield (name, (N,)) for the table's columns, those that were left out, and arrays in the
    notebook."""
    for rows in (task.data.rows, task.data.left_out):
        if hasattr(rows, "columns"):
            for name in rows.columns:
                yield str(name), np.asarray(rows[name])
    for name, thing in globals_of(task).items():
        if isinstance(thing, np.ndarray) or hasattr(thing, "to_numpy"):
            column = np.asarray(thing)
            if column.shape == (len(task.data),) and not name.startswith("_"):
                yield name, column


def is_series(column):
    """Whether nearly every row has its own time, and the times are evenly spaced."""
    times = np.sort(column.astype(float))
    steps = np.diff(times)
    if len(np.unique(times)) < 0.9 * len(times) or not np.isfinite(times).all():
        return False
    return float(np.mean(np.abs(steps - np.median(steps)) <= 0.1 * np.median(steps))) > 0.9


def crosses(candidate, training, validation):
    """Whether a split has a group on both sides, or trains on rows that are later than a validation
    row."""
    codes = candidate.codes
    if candidate.kind == "time":
        return codes[training].max() > codes[validation].min()
    return len(np.intersect1d(codes[training], codes[validation])) > 0
