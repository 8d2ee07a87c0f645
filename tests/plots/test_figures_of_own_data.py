"""The picture of each column against the target shows the rows, and its caption counts them."""

import numpy as np
import pandas
import pytest

from mlpkit.data.dataset import Dataset
from mlpkit.data.tables import load_penguins, load_table
from mlpkit.plots import QUIET
from mlpkit.plots.own_data import columns as draw


def titled(figure):
    return {axis.get_title(loc="left"): axis for axis in figure.axes if axis.get_title(loc="left")}


def test_the_penguins_get_a_panel_per_column():
    data = load_penguins()
    figure, caption = draw.columns_against_target(data)
    panels = titled(figure)
    assert list(panels) == data.rows.columns.tolist()
    assert panels["sex"].get_xlabel() == "11 missing" and panels["year"].get_xlabel() == ""
    biscoe = [bar.get_width() for bar in panels["island"].patches if abs(bar.get_y()) < 0.5]
    assert np.allclose(biscoe, [44 / 168, 0, 124 / 168])  # Adelie, Chinstrap, Gentoo on Biscoe
    assert [text.get_text() for text in figure.legends[0].get_texts()] == list(data.classes)
    assert caption.endswith("Always answering Adelie gives 44%.")  # 152 of 344


def test_the_curves_of_a_column_are_shares_of_each_class():
    frame = pandas.DataFrame({"x": [1, 1, 2, 2, 2, 3, 3, 3], "y": list("aaaabbbb")})
    panel = titled(draw.columns_against_target(load_table(frame, "y"))[0])["x"]
    heights = [patch.get_data().values.tolist() for patch in panel.patches[1::2]]
    assert heights == [[0.5, 0.5, 0], [0, 0.25, 0.75]]
    assert panel.patches[0].get_data().edges.tolist() == [0.5, 1.5, 2.5, 3.5]


def test_the_caption_says_how_much_a_column_predicts_by_itself():
    frame = pandas.DataFrame(
        {
            "half": ["u", "u", "u", "v", "v", "v", None, None],
            "none": [1, 2, 1, 2, 1, 2, 1, 2],
            "y": list("aababbaa"),
        }
    )
    data = load_table(frame, "y")
    assert draw.alone(data, data.rows["half"]) == (2 + 2 + 2) / 8  # missing values are one bin
    assert draw.alone(data, data.rows["none"]) == 5 / 8
    _, caption = draw.columns_against_target(data)
    assert "half gives the right class for 75% of these rows, none for 62%." in caption


def test_the_caption_for_a_numeric_target_says_how_much_variance_is_explained():
    rng = np.random.default_rng(0)
    group, noise = np.repeat([0.0, 10, 20, 30], 50), rng.normal(size=200)
    frame = pandas.DataFrame({"g": group, "word": [f"w{k:.0f}" for k in group], "t": group + noise})
    data = load_table(frame, "t", "numbers")
    within = frame.groupby("g")["t"].var(ddof=0).mean() / frame["t"].var(ddof=0)
    for name in ("g", "word"):
        assert draw.alone(data, data.rows[name]) == pytest.approx(1 - within)
    figure, caption = draw.columns_against_target(data)
    assert "g takes away 99% of the variance of t in these rows, word 99%." in caption
    (dots,) = titled(figure)["g"].lines
    assert np.array_equal(dots.get_xydata(), frame[["g", "t"]])
    medians = [line.get_ydata()[0] for line in titled(figure)["word"].lines]
    assert np.allclose(sorted(medians), frame.groupby("g")["t"].median())


def test_the_most_predictive_of_many_columns_are_drawn():
    rng = np.random.default_rng(1)
    target = np.arange(200) % 2
    frame = pandas.DataFrame({f"x{k}": rng.normal(size=200) for k in range(20)})
    frame["last"], frame["y"] = target + 0.1 * rng.normal(size=200), target
    frame["name"], frame["same"] = [f"n{k}" for k in range(200)], 1
    figure, caption = draw.columns_against_target(load_table(frame, "y"))
    assert len(titled(figure)) == 12 and list(titled(figure))[-1] == "last"
    assert "Not drawn, because they tell least: x" in caption and "and 3 more." in caption
    assert caption.endswith(
        "No panel, because nearly all values differ, or none do: name and same."
    )


def test_the_rare_ones_among_many_classes_are_drawn_together_in_grey():
    classes = [k % 10 if k % 3 else 3 for k in range(300)]
    frame = pandas.DataFrame({"x": np.arange(300) % 7, "y": [f"class {k}" for k in classes]})
    figure, _ = draw.columns_against_target(load_table(frame, "y"))
    names = [text.get_text() for text in figure.legends[0].get_texts()]
    assert len(names) == 5 and names[-1] == "6 others" and "class 3" in names
    assert len(titled(figure)["x"].patches) == 10
    groups = draw.grouped(load_table(frame, "y"))
    assert sum(chosen.sum() for _, chosen, _ in groups) == 300 and groups[-1][2] == QUIET


def test_dates_are_at_their_days_and_far_values_do_not_squeeze_the_others():
    when = pandas.date_range("2024-01-01", periods=100).astype("datetime64[us]")
    frame = pandas.DataFrame({"when": when, "x": [*range(99), 10**9], "y": np.arange(100) % 2})
    figure, _ = draw.columns_against_target(load_table(frame, "y"))
    low, high = titled(figure)["when"].get_xlim()
    assert 19723 - 10 < low < 19723 + 10 < high < 19723 + 110  # in days since 1 January 1970
    assert titled(figure)["x"].get_xlim()[1] < 200


def test_a_table_without_columns_to_draw_is_an_error():
    pictures = Dataset(np.zeros((2, 3, 3)), np.array([0, 1]), "classes", "class", ("a", "b"))
    with pytest.raises(ValueError, match="got pictures; expected a table"):
        draw.columns_against_target(pictures)
    frame = pandas.DataFrame({"name": ["u", "v", "w", "x"], "y": list("abab")})
    with pytest.raises(
        ValueError, match="got no column to draw: in each, nearly all values differ, or none do"
    ):
        draw.columns_against_target(load_table(frame, "y"))
