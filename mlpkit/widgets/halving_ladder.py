"""The explorer of notebook 10 on successive halving: rung by rung, which candidates go on.

Every training was done beforehand (`mlpkit.measured.surface`), so a ladder is climbed at once, and
it is known how the stopped candidates would have ended.
"""

import functools
from typing import NamedTuple

import numpy as np

from mlpkit.measured.surface import SPACE, load_surface
from mlpkit.plots.room import room
from mlpkit.search import random_draws, successive_halving
from mlpkit.widgets import Explorer
from mlpkit.widgets.controls import Buttons, Choice, Slider

BUDGETS = (1, 3, 9, 27)  # epochs on rung 0, 1, 2, 3
LAST = len(BUDGETS) - 1
FIRST = {  # how a ladder begins: (how many candidates, the rung that they begin on)
    "27 candidates from 1 epoch": (27, 0),
    "9 candidates from 3 epochs": (9, 1),
}
SEEDS = 10


class HalvingLadder(Explorer):
    """Candidates climb a ladder of budgets; on each rung the best third go on.

    At the top it shows the best of the stopped candidates that would have won, if there is one, and
    counts the draws in which there was. The ladder that begins with 3 epochs leaves out rung 0.
    """

    bundle = "halving_ladder"
    question = "Does halving throw out a candidate that would have won?"
    task = (
        "Bet on a dot, press Next rung, and see which candidates go on. Then drag the ring to one "
        "that was stopped: how would it have ended?"
    )
    recorded = {  # the rung comes last, because the other controls set it
        "seed": list(range(SEEDS)),
        "first": list(FIRST),
        "rung": list(range(LAST + 1)),
    }

    def __init__(self):
        first = list(FIRST)
        controls = {
            "go": Buttons({"next": "Next rung"}, local=True),
            "rung": Slider("rung", 0, 0, LAST, 1),
            "seed": Slider("seed of the draw", 0, 0, SEEDS - 1, 1),
            "first": Choice("first budget", first[0], first),
        }
        lasting = {"budgets": list(BUDGETS), "limits": limits()}
        super().__init__("Successive halving", compute, still, controls, lasting)

    def settled(self, state):
        """Begin a new ladder at its foot, so that its end isn't given away before a bet."""
        same = all(state[name] == self.state[name] for name in ("seed", "first"))
        if same or state["rung"] != self.state["rung"]:
            return state
        return state | {"rung": 0}


class Climb(NamedTuple):
    """A ladder climbed to its top, by N candidates."""

    start: int  # the rung that it begins on
    candidates: list  # (N,) settings
    rungs: list  # as `successive_halving` returns them
    ends: np.ndarray  # (N,) losses at the last budget, including stopped candidates

    @property
    def winner(self):
        return int(self.rungs[-1][1][0])

    @property
    def lower(self):
        """How many of the stopped candidates would have ended with a lower loss than the winner."""
        return int(np.sum(self.ends < self.ends[self.winner]))

    @property
    def lost(self):
        """The index of the best candidate if it was stopped, else None."""
        best = int(np.nanargmin(self.ends))
        return best if self.ends[best] < self.ends[self.winner] else None


def train(settings, epochs):
    """The validation loss after this many epochs of training, with the map's first seed."""
    return load_surface().at(settings, epochs=epochs)


@functools.cache
def climb(first, seed):
    """The Climb of one of `FIRST`, whose candidates are drawn with this seed."""
    count, start = FIRST[first]
    candidates = random_draws(SPACE, count, np.random.default_rng(seed))
    rungs = successive_halving(train, candidates, BUDGETS[start])
    ends = np.array([train(settings, BUDGETS[-1]) for settings in candidates])
    return Climb(start, candidates, rungs, ends)


def limits():
    """Return (low, high) of the axis of losses, the same for every ladder; higher losses are on its
    edge.

    Computed from the 27 candidates of each seed; a ladder of 9 has the first 9 of them.
    """
    climbs = [climb(next(iter(FIRST)), seed) for seed in range(SEEDS)]
    losses = [losses for one in climbs for *_, losses in one.rungs]
    return room(np.concatenate(losses + [one.ends for one in climbs]))


def compute(rung, seed, first):
    """The complete paths of all candidates up the ladder: the browser draws them up to the rung."""
    one = climb(first, seed)
    over = {"disabled": True, "why": "this is the last rung"}
    go = over if rung == LAST else {"disabled": False}
    numbers = walked(first, seed) | {"buttons": {"next": go}}
    return numbers, describe_rung(one, rung)


@functools.cache
def walked(first, seed):
    return walks_of(climb(first, seed))


def walks_of(one):
    """The numbers of a Climb by N candidates.

    walks : for each candidate, its losses from the start to its last rung; None if it diverged
    counts, spent (4,) : the candidates on each rung, and the epochs of training spent so far
    start, winner, lost : as in the Climb; lost is −1 for None
    would : for each candidate, its losses up to the top, as if none were stopped; None if it
        diverged
    """
    walks, counts = [[] for _ in one.candidates], np.zeros(len(BUDGETS), int)
    climbed = BUDGETS[one.start :]
    for rung, (_, alive, losses) in enumerate(one.rungs, one.start):
        counts[rung] = len(alive)
        for place, loss in zip(alive, losses, strict=True):
            walks[place].append(None if np.isnan(loss) else float(loss))
    would = [
        [None if np.isnan(loss := train(settings, budget)) else float(loss) for budget in climbed]
        for settings in one.candidates
    ]
    return {
        "walks": walks,
        "counts": counts,
        "spent": np.cumsum(counts * BUDGETS),
        "start": one.start,
        "winner": one.winner,
        "lost": -1 if one.lost is None else one.lost,
        "would": would,
    }


def describe_rung(one, rung):
    """The sentences about a rung; below the ladder's first rung, about that one."""
    count = len(one.candidates)
    named = f"Rung {rung}" if rung >= one.start else f"This ladder begins on rung {one.start}"
    rung = max(rung, one.start)
    climbed = one.rungs[: rung - one.start + 1]
    spent = sum(budget * len(alive) for budget, alive, _ in climbed)
    budget, alive, losses = climbed[-1]
    left = f"{len(alive)} of {count} left" if rung > one.start else f"all {count}"
    head = f"{named}, {epochs(budget)} each: {left}. "
    if rung < LAST:
        lowest = f"the lowest loss on this rung is {np.nanmin(losses):.3f}."
        return f"{head}{epochs(spent)} of training so far; {lowest}"
    head += (
        f"{epochs(spent)} of training in all; training all of them to the end would take "
        f"{budget * count}. "
    )
    head += f"The winner has {said_of(one, one.winner)}."
    if one.lost is None:
        return f"{head} None of those stopped would have ended lower."
    stopped = next(budget for budget, alive, _ in reversed(one.rungs) if one.lost in alive)
    best = "it" if one.lower == 1 else "the best of them"
    return (
        f"{head} Of those thrown out, {one.lower} would have ended lower: {best}, stopped after "
        f"{epochs(stopped)}, would have had {said_of(one, one.lost)}."
    )


def said_of(one, place):
    """A candidate's final loss, and its settings."""
    rate, width = (one.candidates[place][name] for name in ("rate", "width"))
    return f"{one.ends[place]:.3f} (rate {rate:.2g}, width {width:.0f})"


def epochs(count):
    return "1 epoch" if count == 1 else f"{count} epochs"


def still(numbers, state):
    """Draw `mlpkit.plots.search.ladder` up to the rung."""
    from mlpkit.plots.search.halving import ladder

    one = climb(state["first"], state["seed"])
    return ladder(one.rungs, one.ends, max(state["rung"] - one.start, 0))[0]
