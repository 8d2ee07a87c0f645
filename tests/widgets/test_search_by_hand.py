"""The search by hand: its losses, its sentence, its rivals, and what a page without Python has."""

import math
import re

import numpy as np
import pytest

from benchmarks import search_race
from mlpkit.measured.search_race import (
    GUESS,
    RUNS,
    TRIALS,
    best_so_far,
    hash_of,
    load_made,
    load_rivals,
)
from mlpkit.measured.surface import Surface, load_surface
from mlpkit.widgets.search_by_hand import OFF, ON, SearchByHand, play

from .test_recording import LARGEST, opened

HALF = 2.0**-11  # the relative precision of float16


def small_surface():
    """Rates 0.01, 0.1 and 1 by widths 4 and 16; at rate 1 every training diverged."""
    losses = np.array([[0.8, 0.6], [0.7, 0.5], [np.nan, np.nan]])
    first = np.full((3, 2, 1, 2), 9.0)
    first[:, :, 0, 1] = losses  # after the last epoch
    none = np.zeros(0)
    return Surface(
        np.array([0.01, 0.1, 1]), np.array([4, 16]), np.array([0]), np.array([1, 27]), first,
        first, first[..., 0], none, none, none, {},
    )  # fmt: skip


def small_rivals():
    """Return made rivals: random's runs end at 0.501, 0.502 … 0.6, TPE's half as far above ½.
    Before, all are at 2."""
    ends = np.arange(1, RUNS + 1)[:, None] / 1000 + 0.5
    before = np.full((RUNS, TRIALS - 1), 2.0)
    return {name: np.hstack([before, np.round(end, 4)]) for name, end in
            (("random", ends), ("TPE", (ends + 0.5) / 2))}  # fmt: skip


def spend_trials(trials, veil=ON):
    return play(small_surface(), small_rivals(), trials, veil)


def some_trials(count):
    """Return distinct points of the real map."""
    surface = load_surface()
    u, v = np.random.default_rng(4).random((2, count))
    rates = surface.rates[0] * (surface.rates[-1] / surface.rates[0]) ** u
    widths = surface.widths[0] * (surface.widths[-1] / surface.widths[0]) ** v
    return [
        [float(f"{rate:.6g}"), float(f"{width:.6g}")]
        for rate, width in zip(rates, widths, strict=True)
    ]


# --- by hand -------------------------------------------------------------------------------------


def test_the_losses_agree_with_the_map_between_its_points_too():
    middle = math.sqrt(0.01 * 0.1)
    numbers, _ = spend_trials([[0.01, 4], [0.1, 16], [middle, 4], [middle, 8], [1, 4], [0.5, 8]])
    assert numbers["losses"] == [0.8, 0.5, 0.75, 0.65, None, None]


def test_the_sentence_names_the_best_and_the_last():
    _, said = spend_trials([[0.01, 4], [0.1, 16], [0.01, 16]])
    assert said == (
        "After 3 of 40 trials your best is 0.500, trial 2, at rate 0.1, width 16; "
        "the last gave 0.600."
    )
    _, said = spend_trials([[0.01, 4], [1, 4], [0.1, 16]])
    assert said == "After 3 of 40 trials your best is 0.500, the last, at rate 0.1, width 16."
    _, said = spend_trials([[0.01, 4], [1, 4]])
    assert said.endswith("width 4; the last diverged.")


def test_where_all_diverged_a_guess_is_the_best():
    _, said = spend_trials([[1, 4], [1, 16]])
    assert said == (
        "After 2 of 40 trials none is better than a guess, whose loss is 2.303; the last diverged."
    )
    _, said = spend_trials([[1, 4]], OFF)
    assert "better than 0 of 100 random searches and 0 of 100 by TPE" in said


def test_a_loss_above_that_of_a_guess_is_not_the_best():
    surface = small_surface()
    surface.losses[0, 0, 0, 1] = 2.5
    _, said = play(surface, small_rivals(), [[0.01, 4]], ON)
    assert "none is better than a guess, whose loss is 2.303; the last gave 2.500." in said


def test_the_sentence_counts_the_searches_beaten_after_as_many_trials():
    spend = lambda *last: [*([0.01 + k / 1e5, 4] for k in range(TRIALS - len(last))), *last]  # noqa: E731
    # the loss is 0.5; every run of both rivals ends above it
    _, said = spend_trials(spend([0.1, 16]), OFF)
    assert "You are better than 100 of 100 random searches and 100 of 100 by TPE." in said
    # the share of the way from width 4 to 16 in the log, where the loss is 0.7 − 0.2 share
    share = (0.7 - 0.5604) / 0.2
    _, said = spend_trials(
        spend([0.1, 4 * 4**share]), OFF
    )  # random's runs at 0.561 … 0.6 are worse, all of TPE's are better
    assert said.startswith("After all 40 trials your best is 0.560, the last, at rate 0.1, width ")
    assert "You are better than 40 of 100 random searches and 0 of 100 by TPE." in said
    assert "With 40 trials random search reaches 0.550 and TPE 0.525, on average" in said
    assert said.endswith("The lowest measured is 0.500, at rate 0.1, width 16.")


def test_before_the_budget_is_spent_the_rivals_are_compared_after_as_many_trials():
    numbers, said = spend_trials([[0.01, 4]], OFF)
    assert (
        "You are better than 100 of 100 random searches and 100 of 100 by TPE after as many "
        "trials, which have 2.000 and 2.000 on average. With 40 trials random search reaches 0.550"
    ) in said
    assert numbers["rivals"]["random"]["mean"][0] == 2
    assert numbers["rivals"]["random"]["mean"][-1] == pytest.approx(0.5505)
    assert numbers["rivals"]["random"]["low"][-1] == pytest.approx(0.5109)  # the 0.1 quantile
    assert numbers["rivals"]["random"]["high"][-1] == pytest.approx(0.5901)


def test_while_the_map_is_hidden_nothing_of_it_is_sent():
    numbers, _ = spend_trials([[0.01, 4]])
    assert numbers == {"losses": [0.8], "buttons": {"show": {"disabled": False}}}
    numbers, _ = spend_trials([[0.01, 4]], OFF)
    assert numbers["cells"] == [[0.8, 0.6], [0.7, 0.5], [None, None]]
    assert numbers["lowest"] == {"rate": 0.1, "width": 16, "loss": 0.5}


def test_the_best_so_far_agrees_with_hand_calculation():
    losses = np.array([[np.nan, 0.9, 1.2, 0.4, np.nan], [5, 2.4, np.nan, 2, 3]])
    expected = [[GUESS, 0.9, 0.9, 0.4, 0.4], [GUESS, GUESS, GUESS, 2, 2]]
    np.testing.assert_array_equal(best_so_far(losses), expected)


# --- the explorer --------------------------------------------------------------------------------


def test_the_search_begins_with_an_empty_map():
    explorer = SearchByHand()
    assert explorer.state == {"trials": [], "veil": ON}
    assert repr(explorer).startswith(
        "SearchByHand(trials=0, veil=on). 40 trials to spend on a hidden map"
    )


def test_after_the_last_trial_the_whole_map_is_shown():
    explorer = SearchByHand()
    trials = some_trials(TRIALS)
    explorer.move(trials=trials[:-1])
    assert explorer.state["veil"] == ON and "cells" not in explorer.numbers
    explorer.move(trials=trials)
    assert explorer.state["veil"] == OFF
    surface = load_surface()
    for (rate, width), loss in zip(trials, explorer.numbers["losses"], strict=True):
        wanted = surface.at({"rate": rate, "width": width})
        assert (loss is None and np.isnan(wanted)) or loss == pytest.approx(wanted, abs=5e-5)
    explorer.move(trials=[], veil=ON)
    assert explorer.state == {"trials": [], "veil": ON}


def test_a_trial_made_twice_counts_once():
    explorer = SearchByHand()
    one, two = some_trials(2)
    explorer.move(trials=[one, two, one])
    assert explorer.state["trials"] == [one, two]


@pytest.mark.parametrize(
    "trials",
    [
        "nonsense",
        [0.01, 16],
        [[0.01]],
        [[0.01, 16, 1]],
        [[1e-9, 16]],
        [[0.01, 1e9]],
        [[float("nan"), 16]],
        [["0.01", 16]],
    ],
)
def test_anything_but_a_trial_is_refused(trials):
    explorer = SearchByHand()
    explorer.move(trials=trials)
    assert explorer.failed and "trials: got" in explorer.said
    assert explorer.state["trials"] == []


def test_more_than_the_budget_is_refused():
    explorer = SearchByHand()
    explorer.move(trials=some_trials(TRIALS + 1))
    assert explorer.said == "ValueError: trials: got 41; expected 40 at most."


def test_a_page_without_python_has_the_map_and_every_run(tmp_path):
    explorer = SearchByHand()
    explorer.move(trials=some_trials(3))
    page = explorer.save(tmp_path / "page.html")
    told, moments, arrays = opened(page.read_text(encoding="utf-8"))
    assert told["stops"] == {"veil": [ON, OFF]}
    assert page.stat().st_size < LARGEST
    losses = load_surface().losses[:, :, 0, -1]
    for moment in moments:
        numbers = moment["numbers"]
        assert moment["state"]["trials"] == []
        cells = np.array(numbers["cells"], dtype=float)
        np.testing.assert_allclose(cells, losses, atol=5.1e-5)
        for name, runs in load_rivals().items():
            np.testing.assert_array_equal(arrays[numbers["runs"][name]["array"]], runs)


def test_the_still_has_the_map_only_once_the_map_is_shown():
    explorer = SearchByHand()
    (hint,) = explorer.still(explorer.numbers, explorer.state).axes[0].texts
    assert "a click spends a trial" in hint.get_text()
    explorer.move(trials=some_trials(12))
    figure = explorer.still(explorer.numbers, explorer.state)
    plane, curves = figure.axes
    assert not any("click" in text.get_text() for text in plane.texts)
    best = min(loss for loss in explorer.numbers["losses"] if loss is not None)
    assert f"best {best:.3f}" in [text.get_text() for text in plane.texts]
    assert plane.get_title(loc="left") == "28 trials left"
    assert [line.get_label() for line in curves.lines if line.get_label()[0] != "_"] == ["yours"]
    veiled = len(plane.collections)
    explorer.move(veil=OFF)
    figure = explorer.still(explorer.numbers, explorer.state)
    assert len(figure.axes[0].collections) == veiled + 1
    lines = {line.get_label(): line.get_ydata() for line in figure.axes[1].lines}
    np.testing.assert_allclose(lines["TPE, mean of 100"], load_rivals()["TPE"].mean(axis=0))
    losses = [np.nan if loss is None else loss for loss in explorer.numbers["losses"]]
    np.testing.assert_allclose(lines["yours"], np.fmin.accumulate([GUESS, *losses])[1:])


# --- the rivals ----------------------------------------------------------------------------------


def test_the_rivals_searched_this_map():
    assert load_made()["surface"] == hash_of(load_surface()), f"run {search_race.COMMAND}"
    assert search_race.FILE.stat().st_size < 20_000
    for runs in load_rivals().values():
        assert runs.shape == (RUNS, TRIALS)
        assert np.all(np.diff(runs, axis=1) <= 0) and runs.max() <= np.float16(GUESS)


def test_the_runs_of_random_search_equal_those_of_random_draws():
    surface = load_surface()
    again = [best_so_far(search_race.random_run(surface, run)) for run in range(RUNS)]
    np.testing.assert_allclose(load_rivals()["random"], again, rtol=HALF)


def test_the_runs_of_tpe_equal_those_of_optuna():
    optuna = pytest.importorskip("optuna")
    if optuna.__version__ != load_made()["optuna"]:
        pytest.skip(
            f"search_race.npz was made with Optuna {load_made()['optuna']}, not "
            f"{optuna.__version__}"
        )
    for run in (0, RUNS - 1):
        again = best_so_far(search_race.tpe_run(load_surface(), run))
        np.testing.assert_allclose(load_rivals()["TPE"][run], again, rtol=HALF)


def test_the_means_in_the_sentence_are_those_of_the_stored_runs():
    explorer = SearchByHand()
    explorer.move(veil=OFF)
    said = re.search(r"random search reaches ([\d.]+) and TPE ([\d.]+), on average", explorer.said)
    means = [f"{runs[:, -1].mean():.3f}" for runs in load_rivals().values()]
    assert list(said.groups()) == means
