"""Shared by the checks of halving: trainings whose curves cross, and a count of them."""

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Curves:
    """evaluate(settings, budget), by the rate: a loss that ends low may fall slowly.

    Candidate k's loss is floor[k] + 3 exp(−speed[k] · budget) + climb[k] · (budget − 2), or nan; it
    climbs after the second epoch only.
    """

    rates: tuple
    floors: tuple
    speeds: tuple
    climbs: tuple

    def __call__(self, settings, budget):
        k = self.rates.index(settings["rate"])
        fall = 3 * math.exp(-self.speeds[k] * budget)
        return self.floors[k] + fall + self.climbs[k] * max(budget - 2, 0)


def curves(rng, N, diverged=(), climbing=0.0):
    """(Curves, candidates) of N candidates; `diverged` ones return nan, climbing ones fell fast."""
    rates = tuple(np.exp(rng.uniform(-9, 0, N)).tolist())
    floors = rng.uniform(0, 1, N)
    floors[list(diverged)] = np.nan
    speeds = np.exp(rng.uniform(*((1, 2) if climbing else (-4, 0.5)), N)).tolist()
    climbs = (climbing * rng.random(N)).tolist()
    evaluate = Curves(rates, tuple(floors.tolist()), tuple(speeds), tuple(climbs))
    return evaluate, [{"rate": rate} for rate in rates]


def counted(evaluate, candidates):
    """An evaluate that notes (index, budget) of each training, and its notes."""
    notes = []

    def counting(settings, budget):
        loss = evaluate(settings, budget)
        notes.append((candidates.index(settings), float(budget)))
        return loss

    counting.__qualname__ = "evaluate"  # the name that Python's messages use
    return counting, notes


def filled(numbers, length, fill):
    """A list of numbers as an array of `length`: cut off or padded."""
    return np.array([*numbers, *[fill] * length][:length])


ELEVEN = {  # losses after 2, 4, 8 and 16 epochs: the one that is lowest at first gets worse
    **{k: (0.91 + k / 100,) * 4 for k in range(6)},
    6: (0.05, 0.7, 1.0, 1.1),
    7: (0.1, 0.65, 0.85, 0.9),
    8: (0.65, 0.6, 0.8, 0.9),
    9: (0.69, 0.55, 0.54, 0.53),
    10: (0.75, 0.75, 0.75, 0.75),
}


def tabled(table, budgets):
    """evaluate, candidates, and a list of its calls, (index, budget), with losses from a table.

    table is {index: a loss for each of the budgets}. The loss at any other budget is slightly above
    that of the next larger one.
    """
    called = []

    def evaluate(settings, spent):
        called.append((settings["number"], spent))
        rung = min(sum(spent > known for known in budgets), len(budgets) - 1)
        return table[settings["number"]][rung] + 0.001 * (spent != budgets[rung])

    return evaluate, [{"number": n} for n in table], called


def listed(numbers):
    return ", ".join(f"{n:g}" for n in map(float, numbers)) or "none"


def in_epochs(budget):
    return f"{budget} epoch{'s' * (budget > 1)}"
