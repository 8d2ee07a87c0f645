"""One run of a capstone: its functions called as they will be in use, and their results."""

import contextlib
import copy
import random
import sys
import time
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from mlpkit.capstone.calls import LearnersError, called, takes
from mlpkit.capstone.tables import in_numpy, text_of
from mlpkit.data.dataset import Dataset

APPLY = "The function that prepare gave"
LESS = 0.08  # share of the rows that each further split in time drops: the fifth still has 68%


class Run(NamedTuple):
    """The results of one run.

    Attributes
    ----------
    X : the prepared training rows, as `prepare` returned them
    predicted : (M,) labels or numbers for the requested rows
    seconds : how long the run took
    apply, predict : the functions that `prepare` and `train` returned
    sure : (M,) the largest probability, if predict returns probabilities; else None
    """

    X: Any
    predicted: np.ndarray
    seconds: float
    apply: Any
    predict: Any
    sure: np.ndarray | None = None


@contextlib.contextmanager
def seeded(seed):
    """A context that seeds Python's, NumPy's and PyTorch's global generators, and restores them
    afterwards. Some functions draw from those, whatever rng they are given.
    """
    torch = sys.modules.get("torch")
    before = random.getstate(), np.random.get_state()  # noqa: NPY002
    of_torch = torch.get_rng_state() if torch else None
    random.seed(seed)
    np.random.seed(seed % 2**32)  # noqa: NPY002
    if torch:
        torch.manual_seed(seed)
    try:
        yield
    finally:
        random.setstate(before[0])
        np.random.set_state(before[1])  # noqa: NPY002
        if of_torch is not None:
            torch.set_rng_state(of_torch)


def draw(task, number):
    """Return (training, validation) for split `number`: positions in the whole data."""
    found = drawn(task, number, task.rest)
    if number == 0:
        return found
    first = drawn(task, 0, task.rest)
    if not all(map(np.array_equal, first, found)):
        return found
    return drawn(task, number, other_rows(task, first, number))


def other_rows(task, first, number):
    """The rows to pass to a split that draws nothing from rng and would always return the same
    positions. If the last rows judge, each split gets fewer of the first rows; else each gets all
    rows, in a different order.
    """
    rest = task.rest
    if task.time is not None:
        rest = rest[np.argsort(task.time[rest], kind="stable")]
    tail = set(rest[-len(first[1]) :].tolist()) == set(first[1].tolist())
    if tail or task.time is not None:
        return np.sort(rest[: max(5, round(len(rest) * (1 - LESS * number)))])
    return np.random.default_rng([task.seed, 19, number]).permutation(task.rest)


def drawn(task, number, rest):
    """Call split with these rows; return (training, validation), positions in the whole data."""
    given = replace(task.data.take(rest), left_out=None)
    extra = {
        name: of[rest]
        for name, of in (("groups", task.groups), ("time", task.time))
        if of is not None and takes(task.split, name)
    }
    rng = np.random.default_rng([task.seed, number])
    with seeded(task.seed % 2**31 + number):
        found = called("split", task.split, given, rng, **extra)
    if not isinstance(found, (tuple, list)) or len(found) != 2:
        raise LearnersError(
            f"split returned {in_words(found)}; expected (training, validation), two arrays of "
            "positions."
        )
    return tuple(
        rest[checked_places(each, len(rest), which)]
        for each, which in zip(found, ("training", "validation"), strict=True)
    )


def checked_places(given, N, which):
    """Return positions as integers; a mask of N booleans is accepted too."""
    places = np.asarray(given)
    if places.shape == (N,) and places.dtype == bool:
        places = np.flatnonzero(places)
    if places.ndim != 1 or places.dtype.kind not in "iu" or not len(places):
        raise LearnersError(
            f"split returned {in_words(given)} as {which} positions; expected whole numbers, at "
            "least one."
        )
    if places.min() < 0 or places.max() >= N:
        worst = places.max() if places.max() >= N else places.min()
        raise LearnersError(
            f"split returned the {which} position {worst}; the data that it is given have {N} "
            f"rows, "
            f"0 to {N - 1}. They are fewer than yours: use positions in `data`, not in a table "
            f"from "
            "outside."
        )
    return places.astype(int)


def run(task, training, asked, seed=0, target=None):
    """Return a Run: prepare and train on the rows at `training`, then predict those at `asked`.
    target (N,) replaces the true target. Raises LearnersError.
    """
    y = (task.data.target if target is None else target)[training].copy()
    started = time.perf_counter()
    with seeded((task.seed + 1_000 * seed) % 2**31):
        apply = fitted(task, task.rows_at(training), y)
        X = applied(apply, task.rows_at(training))
        rng = np.random.default_rng([task.seed, seed, 1])
        predict = called("train", task.train, copy_of(X), y.copy(), rng)
        predict = function_in("train", predict, "predict")
        found = called("predict", predict, applied(apply, task.rows_at(asked)))
        predicted = as_predictions(found, task, len(asked))
    return Run(X, predicted, time.perf_counter() - started, apply, predict, sureness(found, task))


def predictions(task, found, rows):
    """Return what the functions of a Run predict for other raw rows: (len(rows),)."""
    with seeded(task.seed % 2**31):
        given = called("predict", found.predict, applied(found.apply, rows))
    return as_predictions(given, task, len(rows))


def sureness(found, task):
    """Return (M,) the probability of the prediction; None if predict returns no probabilities."""
    values = as_array(found)
    if not task.counted or values.dtype.kind != "f":
        return None
    if values.ndim == 2 and values.shape[1] > 1:
        return values.max(axis=1)
    values = values.reshape(len(values), -1)[:, 0]
    whole = np.array_equal(values, np.round(values))
    return None if whole or task.counted > 2 else np.maximum(values, 1 - values)


def fitted(task, rows, y):
    """The function that `prepare` returns for these rows; `prepare` also gets y if it takes two
    arguments."""
    given = (rows, y.copy()) if takes(task.prepare, 2) else (rows,)
    return function_in("prepare", called("prepare", task.prepare, *given), "transform")


def function_in(which, given, method):
    """The method of that name of what was returned, as a fitted estimator has one; else what was
    returned, if it can be called."""
    if hasattr(given, method) and not isinstance(given, type):
        return getattr(given, method)
    if callable(given) and not isinstance(given, type):
        return given
    meant = {
        "prepare": "a function of raw rows that returns X. prepare learns from the rows it gets; "
        "the function that it returns is then applied to these and to all others",
        "train": "a function of X that returns labels, probabilities or numbers",
    }[which]
    raise LearnersError(f"{which} returned {in_words(given)}; expected {meant}.")


def applied(apply, rows):
    """X for raw rows, one row for each."""
    X = called("the function that prepare gave", apply, rows)
    if not hasattr(X, "__len__") and not hasattr(X, "shape"):
        raise LearnersError(f"{APPLY} returned {in_words(X)}; expected an X.")
    count = X.shape[0] if hasattr(X, "shape") else len(X)
    if count != len(rows):
        raise LearnersError(
            f"{APPLY} returned {count} rows for {len(rows)}; expected the same number: it must not "
            "leave out rows. To train on fewer rows, leave some out in train."
        )
    return X


def copy_of(X):
    """A copy of the prepared rows, because train may write into its argument."""
    for name in ("copy", "clone"):
        if hasattr(X, name):
            return getattr(X, name)()
    return copy.copy(X)


def as_array(found):
    """A NumPy array from a framework's array or tensor."""
    return np.asarray(in_numpy(found))


def as_predictions(found, task, count):
    """Return (count,) labels, integers, or numbers, float64. Raises LearnersError for anything
    else."""
    values = as_array(found)
    if values.ndim == 2 and values.shape[1] == 1:
        values = values[:, 0]
    flat, numbers = values.shape == (count,), values.dtype.kind in "iufb"
    if task.counted and flat and values.dtype.kind in "USO":
        return labels_of_names(values, task)
    if task.counted and values.ndim == 2 and len(values) == count and numbers:
        return labels_of_probabilities(values.astype(float), task)
    if not flat or not numbers:
        expected = f"{count} numbers, one for each row"
        if task.counted:
            expected = f"{count} labels, or ({count}, {task.counted}) probabilities"
        raise LearnersError(f"predict returned {in_words(found)}; expected {expected}.")
    values = values.astype(float)
    if task.counted:
        return labels_of_numbers(values, task)
    if lost := int((~np.isfinite(values)).sum()):
        raise LearnersError(f"predict returned nan or inf for {lost} of {count} rows.")
    return values


def labels_of_probabilities(values, task):
    if np.isnan(values).any():
        raise LearnersError("predict returned probabilities with nan among them.")
    if values.shape[1] != task.counted:
        raise LearnersError(
            f"predict returned {values.shape[1]} probabilities for each row; expected "
            f"{task.counted}, one for each class, in the order of the labels. Is a class "
            "missing from the training rows? Then add its column, filled with 0."
        )
    return values.argmax(axis=1)


def labels_of_numbers(values, task):
    """Return labels, made from labels or, for two classes, from probabilities of class 1."""
    if not np.isfinite(values).all():
        raise LearnersError("predict returned nan or inf where labels are expected.")
    wrong = (values < 0) | (values > task.counted - 1)
    expected = f"labels 0 to {task.counted - 1}"
    if task.counted == 2:
        expected += ", or probabilities of class 1: for a logit z, 1 / (1 + exp(−z))"
    else:
        wrong |= values != np.round(values)
    if wrong.any():
        raise LearnersError(f"predict returned {values[wrong][0]:g}; expected {expected}.")
    return (values > 0.5 if task.counted == 2 else values).astype(int)


def labels_of_names(values, task):
    numbers = {name: number for number, name in enumerate(task.data.classes)}
    if unknown := [each for each in values.tolist() if str(each) not in numbers]:
        raise LearnersError(
            f"predict returned {unknown[0]!r}; expected labels 0 to {task.counted - 1}, or names "
            f"of "
            f"classes: {', '.join(task.data.classes[:5])}."
        )
    return np.array([numbers[str(each)] for each in values.tolist()], int)


def in_words(given):
    """Return what a function returned, in words."""
    shape = getattr(given, "shape", None)
    kind = type(given).__name__
    if isinstance(given, Dataset):
        return "a Dataset"
    if shape is not None:
        return f"a {kind} of shape {tuple(shape)}"
    if isinstance(given, (tuple, list)):
        return f"a {kind} of {len(given)}"
    return "None (is a return missing?)" if given is None else f"{kind} {text_of(given)}"[:120]
