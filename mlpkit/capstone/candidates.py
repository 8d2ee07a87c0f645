"""What may name persons or a time, and of which nothing was said.

Columns are looked for by name, by what `load_table` asked about them, and also among those that
`without` left out and the arrays in the notebook. Without one, `guesses` has others.
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
FEWEST = 8  # groups: of fewer a fifth is one, and a number of one group says little


class Candidate(NamedTuple):
    """A column that may be groups or a time.

    Attributes
    ----------
    name : as the table or the notebook calls it
    kind : "groups" or "time"; "repeats" or "order", which are groups that nothing names
    codes : (N,) whole numbers, equal for equal values, in their order
    sure : whether it is a person or a time by its name or its type; else a fall is asked about
    """

    name: str
    kind: str
    codes: np.ndarray
    sure: bool = True


def candidates(task):
    """[Candidate], those first that tell most of the target; none if groups or time are given."""
    if task.groups is not None or task.time is not None:
        return []
    found = []
    for name, column in named_columns(task):
        codes = codes_of(column)
        kind, sure = kind_of(name, column, codes, asked_about(task, name))
        # none that splits the rows as one before it does
        if kind and not any(np.array_equal(codes, other.codes) for other in found):
            found.append(Candidate(name, kind, codes, sure))
    found = found or [Candidate(*each, sure=False) for each in guessed(task)]
    half = np.arange(len(task.rest)) % 2 == 0
    parts = task.rest[half], task.rest[~half]
    return sorted(found, key=lambda each: -alone(task, each.codes, *parts))


def kind_of(name, column, codes, asked):
    """("groups", "time", or "" for a column that looks like neither; whether that is sure)."""
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
    """The kinds, of "groups" and "time", that `load_table` asked about for this column."""
    texts = [each.text for each in task.data.findings if each.where == name]
    return [kind for kind, words in BY.items() if any(words in text for text in texts)]


def named_columns(task):
    """(name, (N,)) of the table's columns, of those left out, and of arrays in the notebook."""
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
    """Whether nearly every row has a time of its own, and they are evenly spaced."""
    times = np.sort(column.astype(float))
    steps = np.diff(times)
    if len(np.unique(times)) < 0.9 * len(times) or not np.isfinite(times).all():
        return False
    return float(np.mean(np.abs(steps - np.median(steps)) <= 0.1 * np.median(steps))) > 0.9


def crosses(candidate, training, validation):
    """Whether a split has a group on both sides, or trains on what is later than a judged row."""
    codes = candidate.codes
    if candidate.kind == "time":
        return codes[training].max() > codes[validation].min()
    return len(np.intersect1d(codes[training], codes[validation])) > 0
