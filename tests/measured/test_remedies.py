"""The remedies' table: computed from the runs in its file, and from nothing else."""

import json
import math

import numpy as np
import pytest
from matplotlib.colors import to_hex

from benchmarks.remedies import BEYOND, RATES
from benchmarks.remedies import REMEDIES as TRIED
from mlpkit.measured import remedies as module
from mlpkit.measured.remedies import (
    WHICH,
    at_an_end,
    beyond,
    effects,
    load_remedies,
    remedies,
    rows,
    said,
)
from mlpkit.plots import regularization as draw
from mlpkit.search import paired_difference


def runs(accuracies, seeds=(0, 1, 2)):
    return [
        {"seed": seed, "accuracy": share, "loss": 1 - share, "calibration_error": share / 10}
        for seed, share in zip(seeds, accuracies, strict=True)
    ]


@pytest.fixture
def small():
    """Decay gains 1, 2, 3 points alone, and all lose 1, 1, −2 without it; mixing hurts alone."""
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


def test_alone_is_a_gain_and_left_out_is_a_loss(small):
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


def test_the_text_is_that_of_the_file(small, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "FILE", tmp_path / "remedies.json")
    module.FILE.write_text(json.dumps(small), encoding="utf-8")
    lines = remedies().splitlines()
    assert lines[:3] == [
        "plain: accuracy 81.00 %, loss 0.190, calibration error 8.1 %",
        "all together: accuracy 90.00 %, loss 0.100, calibration error 9.0 %",
        "3 seeds, measured on 2026-01-02 03:04.",
    ]
    assert " ".join(lines[-2:]).endswith(
        "Settings: decay 0.1*; mixing, rate 0.002. *: at an end of what was tried."
    )
    header, decay, _ = lines[lines.index(WHICH["alone"]) + 1 :][:3]
    assert len(header) == len(decay) and decay.split("  ")[0] == "decay"
    small["alone"]["decay"][1]["accuracy"] += 0.03
    module.FILE.write_text(json.dumps(small), encoding="utf-8")
    assert "+2.00 ± 0.58" in decay and "+3.00 ± 1.15" in remedies()  # for 1, 5, 3: std 2


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
def test_the_table_has_the_numbers_of_the_files_runs(remedy):
    measured = load_remedies()
    pairs = {
        "alone": (measured["plain"], measured["alone"][remedy]),
        "left out": (measured["left_out"][remedy], measured["all"]),
    }
    lines = remedies().splitlines()
    assert said(measured["chosen"][remedy]) in " ".join(lines).split("Settings: ")[1]
    assert max(map(len, lines)) <= 74  # this much is visible in a window 700 pixels wide
    of_it = [line for line in lines if line.startswith(f"{remedy}  ")]
    for line, pair in zip(of_it, pairs.values(), strict=True):
        for number, factor, digits in (
            ("accuracy", 100, 2),
            ("loss", -1, 3),
            ("calibration_error", -100, 1),
        ):
            less, more = (np.array([factor * run[number] for run in found]) for found in pair)
            error = np.std(more - less, ddof=1) / np.sqrt(len(less))
            mean = np.mean(more) - np.mean(less)
            assert f"{mean:+.{digits}f} ± {error:.{digits}f}".replace("-", "−") in line


def test_the_figure_has_a_dot_and_a_bar_for_each_number(small):
    figure, caption = draw.remedies(small)
    axis, loss, calibration = figure.axes
    assert [label.get_text() for label in axis.get_yticklabels()] == ["decay", "mixing"]
    alone, left_out = axis.containers
    assert alone.lines[0].get_xdata() == pytest.approx([2, -1])
    assert left_out.lines[0].get_xdata() == pytest.approx([0, 5])
    bar = alone.lines[2][0].get_segments()[0]
    assert bar[:, 0] == pytest.approx([2 - 2 / math.sqrt(3), 2 + 2 / math.sqrt(3)])
    assert loss.containers[0].lines[0].get_xdata() == pytest.approx([0.02, -0.01])
    assert calibration.containers[0].lines[0].get_xdata() == pytest.approx([-0.2, 0.1])
    assert to_hex(alone.lines[0].get_color()) != to_hex(left_out.lines[0].get_color())
    assert caption == (
        "Right of 0 a remedy helps; bars: 2 standard errors. Alone these help and hurt nothing: "
        "none; these help one number and hurt another: decay, mixing."
    )


def test_the_prose_of_08_agrees_with_the_runs():
    """0.71 ± 0.15 together, 1.2 added up; ¼ by smoothing; 27 and 5 points off; 0.70 to 0.39."""
    measured = load_remedies()
    alone = {name: gain for name, (gain, _) in effects(measured).items()}
    together, error, _ = paired_difference(
        *([100 * run["accuracy"] for run in measured[which]] for which in ("plain", "all"))
    )
    assert (round(together, 2), round(error, 2)) == (0.71, 0.15)
    assert round(sum(gain for gain, *_ in alone.values() if gain > 0), 1) == 1.2
    assert alone["smoothed labels"][0] == pytest.approx(0.25, abs=0.05)
    assert alone["early stopping"][0] < -2 * alone["early stopping"][1]
    assert abs(alone["averaged weights"][0]) < 0.05
    assert round(measured["price"]["all"]) == 13

    def mean(runs, number):
        return np.mean([run[number] for run in runs])

    off = [100 * mean(measured[which], "calibration_error") for which in ("all", "plain")]
    assert [round(share) for share in off] == [27, 5]
    losses = mean(measured["all"], "loss"), mean(measured["left_out"]["smoothed labels"], "loss")
    assert [round(loss, 2) for loss in losses] == [0.7, 0.39]
