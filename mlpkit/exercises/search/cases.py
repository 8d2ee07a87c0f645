"""What the checks of halving share: trainings whose curves cross, and a count of them."""

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Curves:
    """evaluate(settings, budget), by the rate: what is low in the end may be slow to fall.

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
    """(Curves, candidates) of N candidates; those `diverged` give nan, those climbing fell fast."""
    rates = tuple(np.exp(rng.uniform(-9, 0, N)).tolist())
    floors = rng.uniform(0, 1, N)
    floors[list(diverged)] = np.nan
    speeds = np.exp(rng.uniform(*((1, 2) if climbing else (-4, 0.5)), N)).tolist()
    climbs = (climbing * rng.random(N)).tolist()
    evaluate = Curves(rates, tuple(floors.tolist()), tuple(speeds), tuple(climbs))
    return evaluate, [{"rate": rate} for rate in rates]


def counted(evaluate, candidates):
    """An evaluate that notes (place, budget) of each training, and its notes."""
    notes = []

    def counting(settings, budget):
        loss = evaluate(settings, budget)
        notes.append((candidates.index(settings), float(budget)))
        return loss

    return counting, notes


def filled(numbers, length, fill):
    """A list of numbers as an array of `length`: cut, or filled up."""
    return np.array([*numbers, *[fill] * length][:length])
