"""Figures of leaks: what is known when the network is asked, and what an overwritten row moves."""

import matplotlib.colors
import numpy as np
import pandas
import pytest

from mlpkit.data.tables import load_table
from mlpkit.plots import TRAINING, VALIDATION
from mlpkit.plots.own_data import each_column_alone, moment_of_prediction, what_moved


def test_the_columns_on_the_far_side_of_the_arrow_come_later():
    stages = {"arrival": ["age", "sex"], "questions": ["pain"], "advice": ["days", "price"]}
    figure, caption = moment_of_prediction(stages, asked=2)
    assert caption == (
        "At the moment of prediction 3 of 5 columns have a value. Those that come later: "
        "days, price."
    )
    colors = {text.get_text(): text.get_color() for text in figure.axes[0].texts}
    assert [colors[name] for name in ("age", "pain", "days")] == [TRAINING, TRAINING, VALIDATION]


def test_the_arrow_points_between_the_last_stage_that_is_known_and_the_next():
    figure, _ = moment_of_prediction({"a": ["x"], "b": ["y"], "c": ["z"]}, asked=1)
    places = {text.get_text(): text.get_position()[0] for text in figure.axes[0].texts}
    arrow = next(t for t in figure.axes[0].texts if t.get_text() == "the network is asked")
    assert places["x"] < arrow.xy[0] < places["y"]


def centred_by_all(X, training, validation):
    return X[training] - X.mean(axis=0), X[validation]


def second_column_by_all(X, training, validation):
    Z = X.copy()
    Z[:, 1] -= X[:, 1].mean()
    return Z[training], Z[validation]


def raw(X, training, validation):
    return X[training], X[validation]


WAYS = {"raw": raw, "second column": second_column_by_all, "all": centred_by_all}


def moved(rows):
    X = np.random.default_rng(0).normal(size=(8, 3))
    training, validation = np.array([0, 1, 3, 4, 6, 7]), np.array([2, 5])
    return what_moved(WAYS, X, training, validation, rows=rows)


@pytest.mark.parametrize("rows", [4, 8])
def test_the_numbers_that_moved_are_counted_in_all_rows_drawn_or_not(rows):
    _, caption = moved(rows)
    assert caption == (
        "2 of 8 rows are overwritten with noise. This many of the 18 prepared training numbers "
        "change: 0 (raw), 6 (second column), 18 (all)."
    )


def test_a_number_that_moved_is_vermilion_one_that_stayed_is_grey_and_a_judging_row_is_empty():
    figure, _ = moved(8)
    cells = figure.axes[2].images[0].get_array()  # the numbers of the second column
    wrong = matplotlib.colors.to_rgb(VALIDATION)
    assert np.allclose(cells[0, 1, :3], wrong) and not np.allclose(cells[0, 0, :3], wrong)
    assert cells[0, 0, 3] > 0 and (cells[[2, 5]] == 0).all()
    table = figure.axes[0].images[0].get_array()
    assert len(np.unique(table[2, :, 0])) == 3 and len(np.unique(table[0, :, 0])) == 1


def test_the_column_that_says_most_by_itself_is_the_top_bar():
    frame = pandas.DataFrame({"x": [1.0, 2.0, 3.0, 4.0], "y": ["a", "a", "b", "c"]})
    frame["z"] = ["u", "v", "u", "v"]
    figure, caption = each_column_alone(load_table(frame, "y"))
    assert caption.startswith("Each column was asked on its own, cut into at most 10 bins: x gives")
    bars = figure.axes[0].patches
    assert [bar.get_width() for bar in bars] == [0.5, 1.0]
    names = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert names == ["z", "x"]
    # what always naming the most common class gets
    assert figure.axes[0].lines[0].get_xdata()[0] == 0.5


def test_a_target_of_numbers_has_no_classes_to_name():
    frame = pandas.DataFrame({"x": [1.0, 2.0, 3.0], "y": [0.5, 1.5, 2.5]})
    with pytest.raises(ValueError, match="got a target of numbers; expected classes"):
        each_column_alone(load_table(frame, "y", kind="numbers"))
