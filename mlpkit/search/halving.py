"""Successive halving: many candidates begin, and the better part of them goes on."""

import numpy as np

from mlpkit.helpers.shapes import is_whole


def successive_halving(evaluate, candidates, budget, factor=3):
    """Train many candidates for few epochs, the best third for three times as many, and so on.

    evaluate(settings, budget) → loss after `budget` epochs of training, from the start. All
    candidates, a list of N settings, get `budget`. The best n // factor of a rung's n, at least
    one, go on to the next rung with factor times the budget. A rung of one is the last.

    Returns
    -------
    rungs : list of (budget, alive, losses). alive (n,) are indices of candidates, best first from
        the second rung on, and losses (n,) are theirs at this budget. nan counts as worst.

    Raises ValueError for no candidates, and unless factor is a whole number of 2 or more. Source:
    Jamieson & Talwalkar, "Non-stochastic Best Arm Identification and Hyperparameter Optimization"
    (2016), who keep a half; keeping a third is from Li et al., "Hyperband" (2018).
    """
    if not len(candidates) or not is_whole(factor) or factor < 2:
        came = f"{len(candidates)} candidates, factor {factor!r}"
        raise ValueError(
            f"successive_halving: got {came}; expected 1 or more, and a whole number of 2 or more."
        )
    alive, rungs = np.arange(len(candidates)), []
    while True:
        losses = np.array([evaluate(candidates[i], budget) for i in alive], dtype=float)
        rungs.append((budget, alive, losses))
        if len(alive) == 1:
            return rungs
        order = np.argsort(losses, kind="stable")  # nan last
        alive, budget = alive[order[: max(len(alive) // factor, 1)]], budget * factor
