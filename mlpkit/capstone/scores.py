"""Scores: the share that is right, or R²; and the baselines they are compared with."""

import numpy as np

from mlpkit.capstone import intervals
from mlpkit.data.words import pluralize
from mlpkit.own_data.baselines import baseline

FEWEST = 5  # rows or groups; a score on fewer says nothing


def score(task, predicted, places, target=None):
    """Return the accuracy of predicted labels, or R² of predicted numbers (M,), for the rows at
    `places` (M,)."""
    true = (task.data.target if target is None else target)[places]
    if task.counted:
        return float(np.mean(predicted == true))
    spread = np.sum((true - true.mean()) ** 2)
    return float(1 - np.sum((true - predicted) ** 2) / spread) if spread else 0.0


def plain(task, training, asked):
    """The baseline's prediction: the commonest class of the training rows, or their mean."""
    y = task.data.target[training]
    return baseline(np.empty((len(y), 0)), y, np.empty((len(asked), 0)))


def chance(task, places, target):
    """The score of the best constant: the share of the commonest class at these positions, or an R²
    of 0."""
    return float(np.bincount(target[places]).max() / len(places)) if task.counted else 0.0


def said(task, value):
    """A score in words: 87%, or R² 0.61."""
    return f"{100 * value:.0f}%" if task.counted else f"R² {value:.2f}".replace("-", "−")


def units(task, places):
    """Return (M,) the number of each row's group; without groups, of the row itself."""
    if task.groups is None:
        return np.arange(len(places))
    return np.unique(task.groups[places], return_inverse=True)[1]


def count_units(task, places):
    return len(np.unique(units(task, places)))


def unit_count(task, places):
    """How many independent units judge: groups, else rows; of rows in time, a quarter."""
    in_time = task.time is not None and task.groups is None
    return max(FEWEST, len(places) / 4) if in_time else count_units(task, places)


def error_of(task, share, count):
    """The standard error, due to chance alone, of a score on this many rows; share: the score that
    chance gives."""
    return np.sqrt(max(share * (1 - share), 0.02) / count) if task.counted else 1 / np.sqrt(count)


def too_few(task, places):
    """A clause on how few rows or groups a number comes from; "" if there are enough."""
    count = count_units(task, places)
    word = "row" if task.groups is None else "group"
    return "" if count >= FEWEST else f"{pluralize(count, word)} only: too few for an interval"


def interval(task, predicted, places):
    """The 95% Interval of the share that is right, or of the mean absolute error."""
    true = task.data.target[places]
    values = predicted == true if task.counted else np.abs(predicted - true)
    among = (None if each is None else each[places] for each in (task.groups, task.time))
    return intervals.interval(values, bool(task.counted), *among)


def against_plain(task, pairs):
    """The 95% Interval of score − plain over splits: [{"gains", "validation"}, …]."""
    gains, places = ([np.array(each[name]) for each in pairs] for name in ("gains", "validation"))
    return intervals.gain_interval(gains, places, task.groups, task.time)


def lead(task, gain):
    """The 95% interval of a gain in words: "−6 to 28 points", or "−0.02 to 0.31 of R²"."""
    ends = (gain.low, gain.high)
    if task.counted:
        low, high = (f"{round(100 * end)}" for end in ends)
    else:
        low, high = (f"{round(end, 2) + 0.0:.2f}" for end in ends)
    return f"{low} to {high} {'points' if task.counted else 'of R²'}".replace("-", "−")


def gains(task, predicted, by_plain, places):
    """Return (M,) each row's contribution to the score's lead over the score of `by_plain`, the
    baseline's predictions. Their mean is the difference of the two scores. With R², a row
    contributes less if it makes the spread of the target larger, so that the contributions vary as
    R² does, which is a ratio.
    """
    found = goodness(task, predicted, places) - goodness(task, by_plain, places)
    true = task.data.target[places]
    if task.counted:
        return found
    if np.ptp(true) == 0:
        return np.zeros(len(places))
    return found - found.mean() * (((true - true.mean()) / true.std()) ** 2 - 1)


def goodness(task, predicted, places, among=None):
    """Return (M,) how good predictions are: 1 or 0 for right or wrong; for numbers, 1 − (error /
    spread of the target)²."""
    true = task.data.target[places]
    if task.counted:
        return (predicted == true).astype(float)
    spread = np.std(task.data.target[places if among is None else among])
    return 1 - ((predicted - true) / max(spread, 1e-300)) ** 2
