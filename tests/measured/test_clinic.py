"""The clinic's charts: the file is up to date, and a chart has the measurement's numbers."""

import json
import math

import numpy as np
import pytest

from benchmarks.clinic import bars, beside, chart, hash_of, said
from benchmarks.clinic_sides import SIDES, word
from mlpkit.clinic import CASES, PRICES
from mlpkit.clinic.trial import measurement, run
from mlpkit.debugging import Overfit, StartingLoss
from mlpkit.measured.clinic import FILE, load_charts

every_case = pytest.mark.parametrize("name", CASES)


@every_case
def test_the_file_was_made_from_the_current_programs(name):
    mended = f"run python -m benchmarks.clinic {name}, and commit what it makes"
    assert load_charts()[name]["sources"] == hash_of(CASES[name]), mended


def test_the_file_has_each_measurement_of_each_case_and_no_more():
    assert list(load_charts()) == list(CASES)
    assert set(SIDES) == set(PRICES)
    for entry in load_charts().values():
        assert list(entry["charts"]) == list(PRICES)
    assert FILE.stat().st_size < 400_000


@pytest.mark.guards
@every_case
def test_measured_again_the_charts_that_show_the_fault_are_the_same(name):
    for shown in CASES[name].shows:
        now, kept = chart(CASES[name], shown), load_charts()[name]["charts"][shown]
        assert [now[key] for key in ("title", "kind")] == [kept[key] for key in ("title", "kind")]
        for key in ("rows", "x"):
            assert now.get(key) == kept.get(key)
        if kept["kind"] == "bars":
            largest = max(value for value in numbers(kept["sick"] + kept["healthy"]))
            for side in ("sick", "healthy"):
                assert words(now[side]) == words(kept[side])
                np.testing.assert_allclose(
                    numbers(now[side]), numbers(kept[side]), rtol=0.05, atol=0.02 * largest
                )

        if kept["kind"] == "curves":
            for side in ("sick", "healthy"):  # later numbers depend on the processor
                assert now[side][0] == pytest.approx(kept[side][0], rel=0.02)
        assert exact(now) == exact(kept)


def exact(made):
    """The facts that are not rounded numbers: counts, sizes, yes and no."""
    facts = made.get("facts", {"rows": [], "sick": [], "healthy": []})
    rows = zip(*facts.values(), strict=True)
    return [row for row in rows if not any("." in word or "e-" in word for word in row[1:])]


def numbers(values):
    return [value for value in values if not isinstance(value, str)]


def words(values):
    return [value for value in values if isinstance(value, str)]


def test_a_fault_is_visible_in_the_charts_that_show_it():
    for name, case in CASES.items():
        for shown in case.shows:
            made = load_charts()[name]["charts"][shown]
            assert "the same in both" not in made["said"], (name, shown)


def test_the_curves_are_those_of_the_run():
    case = CASES["plateau"]
    history = np.array(run(case).history)
    kept = load_charts()["plateau"]["sick"]
    for column, key in enumerate(("training", "validation", "accuracy")):
        np.testing.assert_allclose(kept[key], history[:, column], rtol=0.2, atol=0.1)
        assert kept[key][0] == pytest.approx(history[0, column], rel=0.05)


def test_classes_are_bars_of_predictions_with_marks_at_the_labels():
    made = chart(CASES["plateau"], "classes")
    found = measurement(CASES["plateau"], "classes")
    assert made["rows"] == [str(k) for k in range(10)]
    assert made["sick"] == found.predictions.tolist()
    assert made["marks"]["sick"] == found.labels.tolist() == [200] * 10


def pair(name, *results):
    return beside(*map(SIDES[name], results))


def test_a_row_that_only_one_has_and_values_that_are_not_finite_are_words():
    made = bars("T", "u", {"a": 1.23456, "b": math.nan, "c": 1}, {"a": math.inf, "d": 2})
    assert made["rows"] == ["a", "b", "c", "d"]
    assert made["sick"] == [1.235, "nan", 1, "none"]
    assert made["healthy"] == ["inf", "none", "none", 2]
    json.dumps(made, allow_nan=False)


def test_layers_at_the_same_position_share_a_row():
    one, other = {"linear 1": 1, "sigmoid 1: dead": 2}, {"linear 1": 3, "relu 1: dead": 4}
    made = bars("T", "u", one, other)
    assert made["rows"] == ["linear 1", "sigmoid/relu 1: dead"]
    assert (made["sick"], made["healthy"]) == ([1, 2], [3, 4])


def test_marks_that_differ_are_mentioned_where_the_bars_do_not_differ():
    more = {"mark": "reported", "marks": {"sick": [0.9], "healthy": [0.5]}}
    assert said(bars("T", "u", {"a": 0.5}, {"a": 0.5}) | more) == (
        "T: a 0.5 (reported: 0.9) in this program, 0.5 (reported: 0.5) in its twin."
    )


def test_a_row_that_only_one_has_is_mentioned_only_where_nothing_else_differs():
    alike = bars("T", "u", {"a": 1.0, "b": 2.0}, {"a": 1.0}, log=True)
    assert said(alike) == "T: b 2 in this program, none in its twin."
    apart = bars("T", "u", {"a": 1.0, "b": 2.0}, {"a": 5.0}, log=True)
    assert said(apart) == "T: a 1 in this program, 5 in its twin."


def test_a_loss_that_diverged_is_drawn_as_a_curve_that_ends():
    losses = np.array([2.0, 1e9, np.nan, np.nan])
    made = pair("overfit", Overfit(losses, 0.1), Overfit(np.array([2, 1, 0.5, 0.25]), 1.0))
    assert made["sick"] == [2, 1e9, "nan", "nan"] and made["x"] == [0, 1, 2, 3]
    assert said(made) == (
        "Twenty examples alone: the loss: in the end nan in this program, 0.25 in its twin; right "
        "in the end: 10% here, 100% in the twin."
    )


def test_the_sentence_is_about_where_the_two_are_farthest_apart():
    made = bars("T", "u", {"a": 1, "b": 1e-8}, {"a": 3, "b": 1e-3}, log=True)
    assert said(made) == "T: b 1e-08 in this program, 0.001 in its twin."
    assert said(made | {"log": False}) == "T: a 1 in this program, 3 in its twin."
    alike = bars("T", "u", {"a": 1.0}, {"a": 1.01}, log=True)
    assert said(alike) == "T: the same in both."


def test_a_fact_that_differs_is_mentioned():
    one = StartingLoss(0.23, 2.3, 10, 0.1, True, False, 1.0)
    other = StartingLoss(2.3, 2.3, 10, 1.0, True, True, 1.0)
    made = pair("loss_at_start", one, other)
    assert made["facts"]["sick"] == ["0.1", "yes", "no", "1"]
    assert made["facts"]["healthy"] == ["1", "yes", "yes", "1"]
    assert said(made) == (
        "The loss at the start: loss 0.23 (a guess: 2.3) in this program, 2.3 (a guess: 2.3) in "
        "its twin; times the course's own loss: 0.1 here, 1 in the twin; finite for very sure "
        "outputs: no here, yes in the twin."
    )


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        (True, "yes"),
        (np.False_, "no"),
        (12345, "12,345"),
        (np.int64(7), "7"),
        (0.12345, "0.123"),
        (-0.0, "0"),
        ([1, 1], "1"),
        ((1, 2.5), "1, 2.5"),
        ("none", "none"),
        (np.array([]), "none"),
    ],
)
def test_facts_are_spelled_in_few_letters(value, spelled):
    assert word(value) == spelled
