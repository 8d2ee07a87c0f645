"""Notebook 10's claims about searches on the map: the records equal the results of the searches."""

import numpy as np
import pytest

from benchmarks.claims import search
from mlpkit.measured.claims import claim
from mlpkit.measured.surface import load_surface

ON_MAP = [
    name
    for name, compared in search.COMPARISONS.items()
    if compared.data.startswith("the map") and name != "tpe"  # TPE's draws are Optuna's
]


@pytest.mark.parametrize("name", ON_MAP)
def test_a_record_equals_the_results_of_its_searches(name):
    for way, kept in zip(
        search.COMPARISONS[name].ways.values(), claim(name).runs["loss"], strict=True
    ):
        assert [way(seed)["loss"] for seed in (0, 7)] == [kept[0], kept[7]]


def test_a_search_is_judged_by_all_seeds_of_the_map_at_its_own_minimum():
    surface = load_surface()
    settings = [{"rate": rate, "width": 64.0} for rate in (0.001, 0.01, 0.1, 2.0)]
    seen = [surface.at(each, seed=1) for each in settings]
    chosen = settings[int(np.nanargmin(seen))]
    mean = np.mean([surface.at(chosen, seed=seed) for seed in range(3)])
    assert search.best(settings, 4) == {"loss": pytest.approx(mean, abs=1e-4)}
    assert search.best(settings[3:], 4) == {"loss": pytest.approx(np.log(10), abs=1e-4)}


def test_hyperbands_ladders_cost_as_much_as_fifteen_trainings():
    spent = 0
    for candidates, budget in search.HYPERBAND:
        while candidates:
            spent += candidates * budget
            candidates, budget = candidates // 3, budget * 3
    assert spent == 15 * 27


def test_which_of_the_two_settings_comes_first_is_drawn():
    asked = []

    def draws(space, trials, rng):
        asked.append(list(space))
        return [{name: draw(0.5) for name, draw in space.items()}]

    for seed in range(20):
        search.drawn(draws, 1)(seed)
    assert {tuple(names) for names in asked} == {("rate", "width"), ("width", "rate")}
