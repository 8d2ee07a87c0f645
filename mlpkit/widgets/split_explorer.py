"""The explorer of notebook 13: which rows validate, and what the validation number promises.

A made-up table: twelve runners, measured in most of twelve weeks. The model is the nearest
neighbour, because the reason for each of its errors can be drawn as a line.
"""

import functools
from typing import NamedTuple

import numpy as np

from mlpkit.checker.words import capitalized
from mlpkit.own_data.baselines import nearest_neighbour
from mlpkit.own_data.measures import mean_absolute_error
from mlpkit.own_data.splits import group_split, row_split, time_split
from mlpkit.plots import TEST, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, stage
from mlpkit.widgets.controls import Buttons, Choice, Slider

NAMES = "Ada Ben Cleo Dina Emil Fay Gus Hana Ivo Jana Kim Leo".split()
NEW = "Mia Nils Oda Pia".split()
RUNNERS = WEEKS = 12
KEPT = 8  # weeks, out of twelve, in which each runner was measured
LATER = 4  # weeks in a month
READINGS = 4  # the wristband's readings
LEVEL, FASTER, LUCK = 2.6, 0.4, 0.3  # minutes: spread of runners, gain per week, spread of runs
# of the readings: change per week, and spread from run to run, where the spread between runners is
# 1
DRIFT, JITTER = 0.08, 0.07
SEED = 6  # the seed of the table
MANY = 2_400  # how many new runners, or later weeks of the table's runners, show the true error
DRAWS = 100  # splits to draw; each draw's number is its seed
MOST = 6  # twelfths of the rows that can be held out

AT_RANDOM, BY_RUNNER, BY_TIME = SPLITS = ("rows at random", "whole runners", "latest weeks")
NEW_RUNNERS, NEXT_MONTH, MISSED = FUTURES = ("new runners", "next month", "missed weeks")


class SplitExplorer(Explorer):
    """Drag a border to hold out rows; see what they promise, and what comes true.

    The model is fitted on the training rows and judged on the others; then it is fitted on all,
    and asked about new runners, the next month, or the weeks that were missed.
    """

    bundle = "split_explorer"
    question = "What does your validation number promise?"
    task = (
        "Twelve made-up runners, a row for each week they ran five kilometres. A row's minutes are "
        "predicted by the row most like it: follow the lines. Drag a border into the table, from "
        "below or from the right, until validation says the number that comes true. Then ask about "
        "something "
        "else."
    )
    recorded = {
        "by": SPLITS,
        "held": list(range(1, MOST + 1)),
        "future": FUTURES,
        "draw": [0, 1, 2, 3],
    }

    def __init__(self):
        controls = {
            "by": Choice("held out", AT_RANDOM, list(SPLITS)),
            "held": Slider("how much, in twelfths", 2, 1, MOST, 1),
            "future": Choice("asked about", NEW_RUNNERS, list(FUTURES)),
            "draw": Slider("draw", 0, 0, DRAWS - 1, 1, on_picture=True),
            "do": Buttons({"anew": "Draw the split again"}, local=True),
        }
        table, _ = made()
        lasting = {
            "who": table.who,
            "week": table.week,
            "minutes": table.minutes,
            "names": called(),
            "later": LATER,
        }
        super().__init__("Drag the split", compute, still, controls, lasting)


class Rows(NamedTuple):
    """N rows: readings (N, READINGS), minutes for five kilometres, the runner, the week."""

    X: np.ndarray
    minutes: np.ndarray
    who: np.ndarray  # (N,) indices of runners; from RUNNERS on they are new
    week: np.ndarray  # (N,) from 0


def runners(rng, count):
    """Return (traits (count, READINGS), minutes (count,)) of runners drawn at random."""
    traits = rng.standard_normal((count, READINGS))
    return traits, 30 + 0.8 * traits[:, 0] + LEVEL * rng.standard_normal(count)


def measured(rng, traits, minutes, who, week):
    """The Rows of runners `who` (N,), indices into traits and minutes, in the weeks `week` (N,)."""
    since = week - (WEEKS - 1) / 2
    drift = DRIFT * np.array([1, 1, 0, 0])
    X = traits[who] + since[:, None] * drift + JITTER * rng.standard_normal((len(who), READINGS))
    return Rows(X, minutes[who] - FASTER * since + LUCK * rng.standard_normal(len(who)), who, week)


@functools.cache
def made():
    """Return (the table, {future: (a few of its Rows, the model's error on very many of them)})."""
    rng = np.random.default_rng(SEED)
    ours, others = runners(rng, RUNNERS), runners(rng, MANY)
    ran = weeks_of(rng, RUNNERS)
    table = measured(rng, *ours, *np.nonzero(ran))
    of, later = np.divmod(np.arange(RUNNERS * LATER), LATER)

    def future(them, who, week, few):
        rows = measured(rng, *them, who, week)
        truth = mean_absolute_error(rows.minutes, table.minutes[nearest(rows, table)])
        return Rows(*(part[:few] for part in rows)), truth

    # how often the table's runners run these weeks, each time with different luck
    again = MANY // RUNNERS
    new, truth = future(others, *np.nonzero(weeks_of(rng, MANY)), len(NEW) * KEPT)
    return table, {
        NEW_RUNNERS: (new._replace(who=new.who + RUNNERS), truth),
        NEXT_MONTH: future(ours, np.tile(of, again), np.tile(WEEKS + later, again), len(of)),
        MISSED: future(ours, *np.tile(np.nonzero(~ran), again), np.sum(~ran)),
    }


def weeks_of(rng, count):
    """The KEPT weeks in which each of `count` runners ran: booleans (count, WEEKS)."""
    return rng.permuted(np.tile(np.arange(WEEKS) < KEPT, (count, 1)), axis=1)


def nearest(rows, table, among=None):
    """For each of `rows`, the index of the nearest row of the table, or of its rows `among`."""
    among = np.arange(len(table.X)) if among is None else among
    return nearest_neighbour(table.X[among], among, rows.X)


def split(by, held, draw):
    """Return (training, validation): row indices; `held` twelfths of the table are held out."""
    table, _ = made()
    rng = np.random.default_rng(draw)
    if by == AT_RANDOM:
        return row_split(len(table.X), rng, held / RUNNERS)
    if by == BY_RUNNER:
        return group_split(table.who, rng, held / RUNNERS)
    return time_split(table.week, np.mean(table.week >= WEEKS - held))


@functools.cache
def places(draw):
    """Each runner's position from the top (RUNNERS,): they are held out from the bottom up."""
    table, _ = made()
    out = [np.unique(table.who[split(BY_RUNNER, held, draw)[1]]) for held in range(1, RUNNERS)]
    return np.bincount(np.concatenate(out), minlength=RUNNERS)


def called():
    """The names of all runners, the new ones last; the first draw's order is alphabetical."""
    return [NAMES[place] for place in places(0)] + NEW


def judged(training, validation):
    """Return (source, off): for each validation row the training row nearest to it, and |error|."""
    table, _ = made()
    rows = Rows(*(part[validation] for part in table))
    source = nearest(rows, table, training)
    return source, np.abs(rows.minutes - table.minutes[source])


@functools.cache
def draws(by, held):
    """The validation errors of each draw, (DRAWS,); the latest weeks have only one, (1,)."""
    count = 1 if by == BY_TIME else DRAWS
    return np.array([judged(*split(by, held, draw))[1].mean() for draw in range(count)])


def compute(by, held, future, draw):
    """The validation rows, the rows that predict them, and the errors; and the same for a
    future."""
    table, futures = made()
    training, validation = split(by, held, draw)
    source, off = judged(training, validation)
    asked, truth = futures[future]
    theirs = nearest(asked, table)
    says, of_draws = off.mean(), [draws(one, held) for one in SPLITS]
    numbers = {
        "places": places(draw),
        "validation": {"row": validation, "source": source, "off": off},
        "asked": {
            "who": asked.who,
            "week": asked.week,
            "minutes": asked.minutes,
            "source": theirs,
            "off": np.abs(asked.minutes - table.minutes[theirs]),
        },
        "says": says,
        "truth": truth,
        "draws": of_draws,
        "buttons": {"anew": {"disabled": by == BY_TIME, "why": "only these weeks are the latest"}},
    }
    rows = Rows(*(part[validation] for part in table))
    low, high = np.quantile(of_draws[SPLITS.index(by)], (0.05, 0.95))
    spread = "" if by == BY_TIME else f"; nine in ten draws say {low:.1f} to {high:.1f}"
    return numbers, (
        f"Held out: {held_out(by, held, validation)}, {likeness(rows, source)}. "
        f"In validation the model is off by {says:.1f} minutes{spread}. {capitalized(future)}, "
        f"{likeness(asked, theirs)}: off by {truth:.1f} minutes."
    )


def held_out(by, held, validation):
    """Which rows validate, in words."""
    if by == AT_RANDOM:
        return f"{len(validation)} of {len(made()[0].who)} rows at random"
    part = (
        f"{held} of {RUNNERS} runners" if by == BY_RUNNER else f"the latest {held} of {WEEKS} weeks"
    )
    return f"{part}, {len(validation)} rows"


def likeness(rows, source):
    """A phrase on whose rows predict these; source: the indices of the rows that predict."""
    table, _ = made()
    same = rows.who == table.who[source]
    if not same.any():
        return "each predicted from another runner"
    away = np.abs(rows.week - table.week[source])[same].mean()
    share = "each" if same.all() else f"{same.sum()} of {len(same)}"
    return f"{share} predicted from the same runner, {away:.1f} weeks away"


@drawing
def still(numbers, state):
    """Draw the runners by week, a line from each row to its predictor, and both numbers."""
    table, _ = made()
    figure, (left, right) = stage(1, 2, (7.6, 4.6), (0.07, 0.11, 0.98, 0.92), 0.08, (1.6, 1))
    validation, asked, place = numbers["validation"], numbers["asked"], numbers["places"]
    heights = np.concatenate([place, RUNNERS + 0.8 + np.arange(len(NEW))])
    spots = np.stack([table.week + 1, heights[table.who]], axis=1)
    theirs = np.stack([asked["week"] + 1, heights[asked["who"]]], axis=1)
    looks = (
        (theirs, asked, {"marker": "o", "facecolors": "none"}, TEST),
        (spots[validation["row"]], validation, {"marker": "D"}, VALIDATION),
    )
    for from_, of, look, color in looks:
        for start, end in zip(from_, spots[of["source"]], strict=True):
            bend = "arc3,rad=0.25" if start[1] == end[1] else "arc3,rad=0.05"
            line = {"arrowstyle": "-", "connectionstyle": bend, "color": color, "alpha": 0.4}
            left.annotate("", end, start, arrowprops=line | {"shrinkA": 0, "shrinkB": 0})
        left.scatter(*from_.T, 8 + 16 * of["off"], color=color, zorder=3, **look)
    training = np.delete(spots, validation["row"], axis=0)
    left.plot(*training.T, "o", color=TRAINING, markersize=3)
    shown = len(heights) if state["future"] == NEW_RUNNERS else RUNNERS
    left.set_yticks(heights[:shown], called()[:shown], fontsize=8)
    left.set(xlim=(0.4, max(WEEKS, theirs[:, 0].max()) + 0.6), ylim=(len(heights) + 0.4, -0.6))
    left.set(xlabel="week", title="● training, ◆ validation, ○ asked about")
    left.grid(False)
    of_draws = numbers["draws"][SPLITS.index(state["by"])]
    right.plot(of_draws, np.zeros_like(of_draws), "|", color=VALIDATION, markersize=14, alpha=0.4)
    right.plot(numbers["says"], 0, "D", color=VALIDATION, markersize=7)
    right.axvline(numbers["truth"], color=TEST)
    look = {"ha": "right", "transform": right.transAxes}
    right.text(1, 0.58, f"validation says {numbers['says']:.1f}", color=VALIDATION, **look)
    right.text(1, 0.93, f"comes true {numbers['truth']:.1f}", color=TEST, **look)
    right.set(xlim=(0, 8), ylim=(-1, 1), yticks=[], xlabel="off by, minutes", title=state["by"])
    right.grid(False)
    return figure
