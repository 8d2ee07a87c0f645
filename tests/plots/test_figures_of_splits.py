"""Captions of splits, of targets and of what came true, by hand."""

import numpy as np

from mlpkit.data.dataset import Dataset
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
        "by row: 2 of 2 judging groups train too, 0 % of the judging rows are later than all "
        "others. by group: 0 of 1 judging groups train too, 0 % of the judging rows are later than "
        "all others. by time: 1 of 1 judging groups train too, 100 % of the judging rows are later "
        "than all others."
    )
    blue, orange = figure.axes[0].lines[:2]
    assert len(blue.get_xdata()) == 6 and list(orange.get_ydata()) == [0, 2]


def test_some_of_many_groups_are_drawn_and_all_are_counted():
    groups = np.arange(100)
    dates = np.arange(100).astype("datetime64[D]")
    halves = np.arange(50), np.arange(50, 100)
    figure, caption = draw.split_pictures({"halves": halves}, groups, dates)
    drawn = sum(len(line.get_xdata()) for line in figure.axes[0].lines[:2])
    assert drawn == 34 and "0 of 50 judging groups" in caption


def test_half_of_each_group_is_mentioned():
    _, caption = draw.by_group([1, 2, 9, 10, 20, 30], list("aaabbb"), "weight")
    assert caption == "Half of the rows have a weight below: a 2, b 20."


def test_the_mean_of_each_part_of_the_time_and_how_often_it_falls():
    values = np.array([4.0, 2.0, 2.0, 6.0])
    order = np.array([3, 0, 1, 2])  # given in any order
    _, caption = draw.over_time(DATES[:4][order], values[order], "x", pieces=2)
    assert caption == (
        "The rows in 2 parts, by time: the mean of x is 3.0 in the first, 4.0 in the last, and "
        "falls 0 times of 1."
    )


def made(one, other):
    return Claim(
        *("one", ("plain", "better"), "data", "drawn", "", (0, 1), {"accuracy": (one, other)}),
        *("command", 0.0, "2026-01-01", ()),
    )


def test_pairs_are_points_and_the_rising_ones_are_counted():
    _, caption = draw.baselines_in_pairs([made((0.5, 0.7), (0.6, 0.65))])
    assert caption == "To the better, 2 splits each: plain +2.50 ± 7.50, 1 rise."


def test_what_was_promised_and_what_came_true():
    _, caption = draw.promised_and_came({"a trap": (made((0.9, 0.8), (0.5, 0.4)), "accuracy")})
    assert caption == "Promised → came true: a trap 0.85 → 0.45."


def test_the_nearest_to_the_line_comes_first():
    _, caption = draw.predicted_and_measured(
        np.array([1.0, 2.0]), {"far": np.array([3.0, 5.0]), "near": np.array([1.0, 2.5])}, "kg"
    )
    assert caption == "Nearest to the line on average: near, then far."


def test_pictures_are_counted_by_class():
    rows, target = np.zeros((5, 4, 4), np.uint8), np.array([0, 0, 1, 1, 1])
    _, caption = draw.pictures(Dataset(rows, target, "classes", "class", ("bag", "boot")), each=2)
    assert caption == "5 pictures of 4 × 4: bag 2, boot 3."
