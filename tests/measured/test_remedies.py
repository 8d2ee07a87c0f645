"""The remedies' table: computed from the runs in its file, and from nothing else."""

import math

import numpy as np
import pytest

from benchmarks.remedies import BEYOND, RATES
from benchmarks.remedies import REMEDIES as TRIED
from mlpkit.measured.remedies import (
    at_an_end,
    beyond,
    effects,
    load_remedies,
    rows,
    said,
    settings,
    summary,
)


def runs(accuracies, seeds=(0, 1, 2)):
    return [
        {"seed": seed, "accuracy": share, "loss": 1 - share, "calibration_error": share / 10}
        for seed, share in zip(seeds, accuracies, strict=True)
    ]


@pytest.fixture
def small():
    """Decay alone gains 1, 2, 3 points, and all together lose 1, 1, −2 without it; mixing alone
    hurts."""
    return {
        "when": "2026-01-02 03:04",
        "seeds": [0, 1, 2],
        "chosen": {"decay": {"decay": 0.1}, "mixing": {"mixing": True, "rate": 0.002}},
        "price": {"decay": 1.04, "mixing": 5},
        "tuning": {
            "decay": [{"setting": {"decay": share}} for share in (0.01, 0.03, 0.1)],
            "mixing": [{"setting": {"mixing": True, "rate": 0.1 * k}} for k in range(3)],
        },
        "beyond": {},
        "plain": runs([0.80, 0.81, 0.82]),
        "all": runs([0.90, 0.90, 0.90]),
        "alone": {"mixing": runs([0.79, 0.80, 0.81]), "decay": runs([0.81, 0.83, 0.85])},
        "left_out": {"decay": runs([0.89, 0.89, 0.92]), "mixing": runs([0.85, 0.85, 0.85])},
    }


def test_a_remedy_has_a_gain_alone_and_a_loss_when_left_out(small):
    found = effects(small)
    assert found["decay"][0] == pytest.approx((2, 1 / math.sqrt(3), 3))  # for 1, 2, 3: std 1
    assert found["decay"][1] == pytest.approx((0, 1, 2))  # for 1, 1, −2: std √3
    assert found["mixing"][0] == pytest.approx((-1, 0, 0))


def test_a_loss_that_falls_is_a_gain(small):
    assert effects(small, "loss")["decay"][0] == pytest.approx((0.02, 0.01 / math.sqrt(3), 3))
    assert effects(small, "calibration_error")["decay"][0][0] == pytest.approx(-0.2)


def test_the_rows_agree_with_hand_calculation(small):
    assert rows(small, "alone") == [
        ["decay", "+2.00 ± 0.58", "+0.020 ± 0.006", "−0.2 ± 0.1", "1.0"],
        ["mixing", "−1.00 ± 0.00", "−0.010 ± 0.000", "+0.1 ± 0.0", "5.0"],
    ]
    assert rows(small, "left out") == [
        ["decay", "+0.00 ± 1.00", "+0.000 ± 0.010", "+0.0 ± 0.1"],
        ["mixing", "+5.00 ± 0.00", "+0.050 ± 0.000", "−0.5 ± 0.0"],
    ]


def test_runs_that_are_not_pairs_and_unknown_numbers_are_refused(small):
    small["alone"]["decay"] = runs([0.81, 0.83, 0.85], seeds=(0, 2, 1))
    with pytest.raises(ValueError, match=r"\[0, 1, 2\] and \[0, 2, 1\]; expected pairs"):
        effects(small)
    with pytest.raises(ValueError, match="got 'f1'; expected one of accuracy, loss"):
        effects(small, "f1")


def test_the_lines_and_settings_are_those_of_the_runs(small):
    assert summary(small) == [
        "plain: accuracy 81.00%, loss 0.190, calibration error 8.1%",
        "all together: accuracy 90.00%, loss 0.100, calibration error 9.0%",
    ]
    assert settings(small) == (
        "Settings: decay 0.1*; mixing, rate 0.002. *: at an end of the range tried."
    )


def test_results_beyond_the_end_of_the_range_are_compared_with_the_chosen_one(small):
    tried = {"setting": {"decay": 0.1}, "runs": runs([0.80, 0.82, 0.84])}
    small["tuning"]["decay"][2] = tried
    more = {"setting": {"decay": 0.3}, "runs": runs([0.80, 0.81, 0.82])}
    other = {"setting": {"decay": 1}, "runs": runs([0.84, 0.83, 0.82])}
    assert beyond(small) == ""
    small["beyond"] = {"decay": [more, other]}
    assert beyond(small).endswith("tuned: decay 0.3 −1.00; decay 1 +1.00.")
    kept = load_remedies()
    assert all(at_an_end(kept, remedy) for remedy in kept["beyond"])
    assert {name: [o["setting"] for o in tried] for name, tried in kept["beyond"].items()} == BEYOND


def test_the_file_says_when_on_what_and_by_which_command():
    measured = load_remedies()
    assert measured["command"] == "python -m benchmarks --only remedies"
    for name in ("when", "processor", "system", "blas", "load"):
        assert measured[name] and isinstance(measured[name], str)
    assert measured["versions"].keys() == {"Python", "NumPy"}
    assert measured["settings"]["judging"] + 2 * measured["settings"]["examples"] <= 60_000


def test_the_file_has_every_run_of_at_least_five_new_seeds():
    measured = load_remedies()
    assert len(set(measured["seeds"])) >= 5
    assert not set(measured["seeds"]) & set(measured["tuning_seeds"])
    lists = [measured["plain"], measured["all"]]
    for group in ("alone", "left_out"):
        assert measured[group].keys() == TRIED.keys()
        lists += measured[group].values()
    for found in lists:
        assert [run["seed"] for run in found] == measured["seeds"]
        for run in found:
            assert 0.5 < run["accuracy"] < 1 and 0 < run["loss"] < 2
            assert 0 <= run["calibration_error"] < 0.5 and run["epochs"] > 0


def test_each_setting_was_the_best_of_the_same_budget():
    measured = load_remedies()
    asked = TRIED | {"plain": RATES, "all": RATES}
    tuned = {name: options for name, options in asked.items() if len(options) > 1}
    assert measured["tuning"].keys() == tuned.keys() and measured["chosen"].keys() == asked.keys()
    for name, options in tuned.items():
        tried = measured["tuning"][name]
        assert [option["setting"] for option in tried] == options and len(options) == 4
        means = []
        for option in tried:
            assert [run["seed"] for run in option["runs"]] == measured["tuning_seeds"]
            means.append(np.mean([run["accuracy"] for run in option["runs"]]))
        assert measured["chosen"][name] == options[int(np.argmax(means))]
    assert measured["chosen"]["ensemble"] == {"networks": 5}


@pytest.mark.parametrize("remedy", TRIED)
def test_the_rows_have_the_numbers_of_the_files_runs(remedy):
    measured = load_remedies()
    pairs = {
        "alone": (measured["plain"], measured["alone"][remedy]),
        "left out": (measured["left_out"][remedy], measured["all"]),
    }
    assert said(measured["chosen"][remedy]) in settings(measured)
    for which, pair in pairs.items():
        [shown] = [row for row in rows(measured, which) if row[0] == remedy]
        for text, (number, factor, digits) in zip(
            shown[1:],
            (("accuracy", 100, 2), ("loss", -1, 3), ("calibration_error", -100, 1)),
            strict=which == "left out",
        ):
            less, more = (np.array([factor * run[number] for run in found]) for found in pair)
            error = np.std(more - less, ddof=1) / np.sqrt(len(less))
            mean = np.mean(more) - np.mean(less)
            assert text == f"{mean:+.{digits}f} ± {error:.{digits}f}".replace("-", "−")


def test_the_prices_that_08_states_are_those_of_the_file():
    """All eight take 13 times as long; 150 epochs of moved images more than eight times."""
    price = load_remedies()["price"]
    assert round(price["all"]) == 13
    assert 8 < 5 * price["moved images"] < 9
