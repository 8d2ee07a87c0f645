"""Captions of splits, of targets and of what came true, compared with counts made by hand."""

import numpy as np

from mlpkit.measured.claims import Claim
from mlpkit.plots.own_data import splits as draw

DATES = np.arange("2024-01-01", "2024-01-09", dtype="datetime64[D]")
GROUPS = np.array([0, 0, 0, 1, 1, 2, 2, 2])


def test_training_and_validation_rows_are_counted_by_group_and_by_date():
    by = {
        "by row": (np.array([0, 2, 3, 4, 5, 7]), np.array([1, 6])),
        "by group": (np.array([0, 1, 2, 5, 6, 7]), np.array([3, 4])),
        "by time": (np.array([0, 1, 2, 3, 4, 5]), np.array([6, 7])),
    }
    figure, caption = draw.split_pictures(by, GROUPS, DATES)
    assert caption == (
        "by row: 2 of the 2 groups among the validation rows have training rows too; 0% of the "
        "validation rows are later than every training row. by group: 0 of the 1 groups among the "
        "validation rows have training rows too; 0% of the validation rows are later than every "
        "training row. by time: 1 of the 1 groups among the validation rows have training rows "
        "too; 100% of the validation rows are later than every training row."
    )
    blue, orange = figure.axes[0].lines[:2]
    assert len(blue.get_xdata()) == 6 and list(orange.get_ydata()) == [0, 2]


def test_some_of_many_groups_are_drawn_and_all_are_counted():
    groups = np.arange(100)
    dates = np.arange(100).astype("datetime64[D]")
    halves = np.arange(50), np.arange(50, 100)
    figure, caption = draw.split_pictures({"halves": halves}, groups, dates)
    drawn = sum(len(line.get_xdata()) for line in figure.axes[0].lines[:2])
    assert drawn == 34 and "0 of the 50 groups among the validation rows" in caption


def test_the_caption_counts_how_often_the_mean_falls():
    values = np.array([4.0, 2.0, 2.0, 6.0])
    order = np.array([3, 0, 1, 2])  # the dates may be in any order
    _, caption = draw.over_time(DATES[:4][order], values[order], "x", pieces=2)
    assert caption == (
        "The rows in 2 parts, by time: the mean of “x” is 3.0 in the first, 4.0 in the last, and "
        "falls 0 times out of 1."
    )


def made(one, other):
    return Claim(
        *("one", ("plain", "better"), "data", "drawn", "", (0, 1), {"accuracy": (one, other)}),
        *("command", 0.0, "2026-01-01", ()),
    )


def test_promises_are_compared_with_what_came_true():
    _, caption = draw.promised_and_came({"a trap": made((0.9, 0.8), (0.5, 0.4))})
    assert caption == "Promised → came true: a trap 0.85 → 0.45."
