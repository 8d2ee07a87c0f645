"""Successive halving as an explorer: which candidates reach which rung, and the sentences."""

import numpy as np
import pytest

from mlpkit.measured.surface import SPACE, load_surface
from mlpkit.search import random_draws
from mlpkit.widgets.halving_ladder import (
    BUDGETS,
    FIRST,
    SEEDS,
    Climb,
    HalvingLadder,
    describe_rung,
    walks_of,
)

from .test_recording import LARGEST, opened

FROM_ONE, FROM_THREE = FIRST
NAN = np.nan


def small(ends):
    """Return three candidates from rung 2 on: the second diverges at once, the third goes on
    alone."""
    surface = load_surface()
    rate = surface.rates[len(surface.rates) // 2]
    candidates = [{"rate": rate, "width": float(width)} for width in surface.widths[:3]]
    rungs = [
        (9, np.arange(3), np.array([0.75, NAN, 0.5])),
        (27, np.array([2]), np.array([ends[2]])),
    ]
    return Climb(2, candidates, rungs, np.array(ends))


def test_the_paths_of_the_candidates_agree_with_hand_calculation():
    one = small([0.25, NAN, 0.5])
    numbers = walks_of(one)
    assert numbers["walks"] == [[0.75], [None], [0.5, 0.5]]
    assert numbers["counts"].tolist() == [0, 0, 3, 1]
    assert numbers["spent"].tolist() == [0, 0, 27, 54]
    assert (numbers["start"], numbers["winner"], numbers["lost"]) == (2, 2, 0)
    surface = load_surface()
    measured = surface.losses[len(surface.rates) // 2, 0, 0]  # at 1, 3, 9 and 27 epochs
    np.testing.assert_allclose(numbers["would"][0], measured[2:])
    assert [len(would) for would in numbers["would"]] == [2, 2, 2]


def test_the_sentences_agree_with_hand_calculation():
    one = small([0.25, NAN, 0.5])
    first = (
        "9 epochs each: all 3. 27 epochs of training so far; the lowest loss on this rung is 0.500."
    )
    assert describe_rung(one, 1) == f"This ladder begins on rung 2, {first}"
    assert describe_rung(one, 2) == f"Rung 2, {first}"
    settings = [f"(rate {s['rate']:.2g}, width {s['width']:.0f})" for s in one.candidates]
    head = (
        "Rung 3, 27 epochs each: 1 of 3 left. 54 epochs of training in all; training all of them "
        f"to the end would take 81. The winner has 0.500 {settings[2]}. "
    )
    lost = f"stopped after 9 epochs, would have had 0.250 {settings[0]}."
    alone = f"Of those thrown out, 1 would have ended lower: it, {lost}"
    assert describe_rung(one, 3) == head + alone
    both = f"Of those thrown out, 2 would have ended lower: the best of them, {lost}"
    assert describe_rung(small([0.25, 0.375, 0.5]), 3) == head + both
    for ends in ([0.75, NAN, 0.5], [0.5, NAN, 0.5]):  # an equal loss is not better
        assert (
            describe_rung(small(ends), 3) == head + "None of those stopped would have ended lower."
        )


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("seed", range(SEEDS))
def test_each_rung_has_the_best_third_of_the_one_below(first, seed):
    explorer = HalvingLadder()
    explorer.move(first=first, seed=seed, rung=3)
    numbers, (count, start) = explorer.numbers, FIRST[first]
    candidates = random_draws(SPACE, count, np.random.default_rng(seed))
    surface = load_surface()
    losses = np.array([[surface.at(s, epochs=epochs) for epochs in BUDGETS] for s in candidates])
    alive, spent = set(range(count)), 0
    for rung in range(start, len(BUDGETS)):
        spent += len(alive) * BUDGETS[rung]
        there = {
            k: walk[rung - start] for k, walk in enumerate(numbers["walks"]) if walk[rung - start :]
        }
        assert there == {k: None if np.isnan(losses[k, rung]) else losses[k, rung] for k in alive}
        assert numbers["counts"][rung] == len(alive) and numbers["spent"][rung] == spent
        by_loss = sorted(alive, key=lambda k: (np.isnan(losses[k, rung]), losses[k, rung]))
        alive = set(by_loss[: len(alive) // 3])
    ends = losses[:, -1]
    assert np.isfinite(ends[numbers["winner"]])
    best = np.nanargmin(ends)
    assert numbers["lost"] == (-1 if best == numbers["winner"] else best)
    if numbers["lost"] >= 0:
        stopped = BUDGETS[start + len(numbers["walks"][best]) - 1]
        assert f"stopped after {stopped} epoch" in explorer.said
        better = np.sum(ends < ends[numbers["winner"]])
        assert f"Of those thrown out, {better} would have ended lower: " in explorer.said
    low, high = explorer.lasting["limits"]
    assert low <= ends[best] < high


def test_a_draw_of_nine_is_the_first_nine_of_twenty_seven():
    explorer = HalvingLadder()
    explorer.move(rung=1, first=FROM_THREE)
    nine = [walk[0] for walk in explorer.numbers["walks"]]  # after 3 epochs
    explorer.move(first=FROM_ONE)
    both = [
        (one, walk[1])
        for one, walk in zip(nine, explorer.numbers["walks"], strict=False)
        if len(walk) > 1  # only candidates that were not stopped earlier
    ]
    assert both and all(one == other for one, other in both)


def test_a_new_ladder_begins_on_rung_0_unless_a_rung_is_set_with_it():
    explorer = HalvingLadder()
    for change in ({"seed": 3}, {"first": FROM_THREE}):
        explorer.move(rung=3)
        explorer.move(**change)
        assert explorer.state["rung"] == 0
    explorer.move(seed=4, rung=2)
    assert explorer.state["rung"] == 2
    explorer.move(seed=4)  # the same ladder
    assert explorer.state["rung"] == 2


def test_a_page_without_python_has_every_rung_of_every_ladder(tmp_path):
    page = HalvingLadder().save(tmp_path / "page.html")
    recording, moments, _ = opened(page.read_text(encoding="utf-8"))
    assert page.stat().st_size < LARGEST
    assert recording["described"][0]["name"] == "go"  # Next rung
    explorer = HalvingLadder()
    assert len(moments) == len(FIRST) * SEEDS * len(BUDGETS)
    for moment in moments[::7]:
        explorer.move(**moment["state"])
        assert moment["said"] == explorer.said


def test_the_still_goes_up_to_the_rung():
    explorer = HalvingLadder()
    counts = []
    for first in FIRST:
        for rung in range(len(BUDGETS)):
            explorer.move(first=first, rung=rung)
            [axis] = explorer.still(explorer.numbers, explorer.state).axes
            counts.append(
                [text.get_text() for text in axis.texts if text.get_position()[1] == 1.03]
            )
    whole = ["27 candidates", "9", "3", "1"], ["9 candidates", "3", "1"]
    assert [c[:4] for c in counts[:4]] == [whole[0][:k] for k in (1, 2, 3, 4)]
    assert [c[:3] for c in counts[4:]] == [whole[1][:k] for k in (1, 1, 2, 3)]
