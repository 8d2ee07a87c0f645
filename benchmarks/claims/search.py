"""The claims of notebook 10 about searches, on the measured map of rate and width. Each search sees
the losses of one of the map's seeds, the repetition modulo three, and is judged by the mean of all
three at the settings that it chose. A diverged training counts as a guess.
"""

import numpy as np

from benchmarks.searches import SEEDS as MAPS
from benchmarks.searches import loss, moved_grid, rungs_of, together, tpe, true
from mlpkit.measured.surface import SPACE
from mlpkit.measured.worn import load_worn
from mlpkit.search import quasi_random_draws, random_draws

from .comparison import Comparison

NOTEBOOK = "10_search"
MAP = "the map of rate and width: three seeds on one set of 3,000 images"
DRAWN = "settings, and which of the map's seeds is seen"
ONE_MAP = "the map, and so its images"
SEEDS = tuple(range(200))
GUESS = np.log(10)
WORN = "1,000 candidates on 3,000 images; chosen on 2,000 images, judged on 10,000 others"


def best(settings, seed):
    """Return {"loss"}: the mean over the map's seeds at the settings where the seen seed's loss is
    lowest."""
    at_once = together(settings)
    chosen = np.argmin(loss(at_once, seed % len(MAPS)))
    return {"loss": float(round(min(true(at_once)[chosen], GUESS), 4))}


def searched(search):
    """Make a way: take the best of the settings that search(seed) lists."""
    return lambda seed: best(search(seed), seed)


def drawn(draws, trials):
    """Make a way: take this many trials of the map's two settings, in a random order."""

    def settings(seed):
        order = np.random.default_rng([seed, 1]).permutation(list(SPACE))
        space = {name: SPACE[name] for name in order}
        return draws(space, trials, np.random.default_rng(seed))

    return searched(settings)


def ladders(*brackets):
    """Make a way: take the best of the winners of several ladders, each (candidates, first budget).

    The first candidates are those of a random search with the same seed.
    """

    def settings(seed):
        rng, winners = np.random.default_rng(seed), []
        for candidates, budget in brackets:
            some = random_draws(SPACE, candidates, rng)
            rungs = rungs_of(some, budget, seed % len(MAPS))
            winners.append(some[rungs[-1][1][0]])
        return winners

    return searched(settings)


def random(trials):
    return searched(lambda seed: random_draws(SPACE, trials, np.random.default_rng(seed)))


def worn(k, equal=False):
    """Make a way: take the best of k by validation; a seed is a training set, with five validation
    sets."""

    def way(seed):
        seen, others = (each[seed].mean() for each in load_worn().best_of(k, equal))
        return {"validation_error": float(seen), "error_rate": float(others)}

    return way


def on_map(one, other, *cells, data=MAP):
    """Return the Comparison of two (name, way) on the map."""
    said = tuple((NOTEBOOK, cell) for cell in cells)
    return Comparison(dict((one, other)), data, DRAWN, SEEDS, said, ONE_MAP)


def on_worn(one, other, *cells, equal=False):
    """Compare the best of `one` runs with the best of `other`."""
    ways = {f"best of {k:,}": worn(k, equal) for k in (one, other)}
    data = WORN.replace("1,000 candidates", "100 runs of one setting") if equal else WORN
    told = "training images, five validation sets, candidates, first weights and batches"
    return Comparison(ways, data, told, tuple(range(5)), tuple((NOTEBOOK, c) for c in cells))


HYPERBAND = (27, 1), (9, 3), (3, 9), (3, 9), (1, 27), (1, 27), (1, 27), (1, 27)  # 405 epochs
COMPARISONS = {
    "grid_two_settings": on_map(
        ("grid, 4 × 4", searched(moved_grid(4, 4))),
        ("random, 16", random(16)),
        "d4306b81",
        "3e1ab79a",
    ),
    "grid_five_settings": on_map(  # only two settings matter: 3 · 3 points, each tried 27 times
        ("grid, 3 values of each", searched(moved_grid(3, 3))),
        ("random, 243", random(243)),
        "d4306b81",
        "3e1ab79a",
        data=f"{MAP}, and three settings that change nothing",
    ),
    "quasi_random": on_map(
        ("random, 16", drawn(random_draws, 16)),
        ("Halton, 16", drawn(quasi_random_draws, 16)),
        "no-gaps",
    ),
    "tpe": on_map(
        ("random, 40", random(40)),
        ("TPE, 40", searched(tpe(40, GUESS))),
        "what-it-gains",
        "e2b85d16",
    ),
    "ladder_from_1": on_map(
        ("4 in full", random(4)),
        ("27 from 1 epoch", ladders((27, 1))),
        "what-it-gains",
        "7e357c82",
        "9b6a4f03",
    ),
    "ladder_from_3": on_map(
        ("3 in full", random(3)), ("9 from 3 epochs", ladders((9, 3))), "7e357c82", "9b6a4f03"
    ),
    "ladders_from_1": on_map(
        ("16 in full", random(16)),
        ("four ladders from 1", ladders(*4 * [(27, 1)])),
        "what-it-gains",
        "7e357c82",
        "9b6a4f03",
    ),
    "hyperband": on_map(
        ("15 in full", random(15)),
        ("Hyperband", ladders(*HYPERBAND)),
        "7e357c82",
        "9b6a4f03",
    ),
    "winner_of_equals": on_worn(1, 100, "d7aa0423", "3bdab2ae", equal=True),
    "worn_10_to_100": on_worn(10, 100, "d7aa0423", "3bdab2ae", "what-to-say"),
    "worn_100_to_1000": on_worn(100, 1_000, "d7aa0423", "3bdab2ae"),
}
