"""The explorer of notebook 13: which rows validate, and what their number promises.

A made-up table: twelve runners, measured in most of twelve weeks. Who looks most like a row says
its minutes: the nearest neighbour, for there the reason of each error can be drawn as a line.
"""

import functools
from typing import NamedTuple

import numpy as np

from mlpkit.plots import TEST, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, bundle, stage
from mlpkit.widgets.controls import Buttons, Choice, Slider

NAMES = "Ada Ben Cleo Dina Emil Fay Gus Hana Ivo Jana Kim Leo".split()
NEW = "Mia Nils Oda Pia".split()
RUNNERS = WEEKS = 12
KEPT = 8  # weeks of the twelve in which a runner was measured
LATER = 4  # weeks in a month
READINGS = 4  # of the wrist band
LEVEL, FASTER, LUCK = 2.6, 0.4, 0.3  # minutes: between runners, each week, from run to run
DRIFT, JITTER = 0.08, 0.07  # of the readings, each week and from run to run; runners differ by 1
SEED = 0  # of the table
DRAWS = 100  # of a split
MOST = 6  # twelfths that can be held out

AT_RANDOM, BY_RUNNER, BY_TIME = SPLITS = ("rows at random", "whole runners", "latest weeks")
NEW_RUNNERS, NEXT_MONTH, MISSED = FUTURES = ("new runners", "next month", "missed weeks")


class SplitExplorer(Explorer):
    """Rows are held out by a border that is dragged; beside what they say, what comes true.

    The model is fitted on the training rows and judged on the others; then it is fitted on all,
    and asked about new runners, the next month, or the weeks that were missed.
    """

    _esm = bundle("split_explorer")
    question = "What does your validation number promise?"
    task = (
        "Twelve made-up runners, a row for each week they ran. The row most like it predicts a "
        "row's minutes; a line leads there. Drag a border into the table, up from below or in from "
        "the right, until validation says what comes true. Then ask about something else."
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
            "do": Buttons({"anew": "Draw the split anew"}, local=True),
        }
        table, _ = made()
        lasting = {
            "who": table.who,
            "week": table.week,
            "minutes": table.minutes,
            "names": NAMES + NEW,
            "later": LATER,
        }
        super().__init__("Drag the split", compute, still, controls, lasting)


class Rows(NamedTuple):
    """N rows: readings (N, READINGS), minutes for five kilometres, whose they are, which week."""

    X: np.ndarray
    minutes: np.ndarray
    who: np.ndarray  # (N,) numbers of runners; from RUNNERS on they are new
    week: np.ndarray  # (N,) from 1


def runners(rng, count):
    """(traits (count, READINGS), minutes (count,)) of runners drawn at random."""
    traits = rng.standard_normal((count, READINGS))
    return traits, 30 + 0.8 * traits[:, 0] + LEVEL * rng.standard_normal(count)


def measured(rng, traits, minutes, who, week):
    """The Rows of these runners in these weeks: (N,) places in traits and minutes, (N,) weeks."""
    since = week - WEEKS / 2
    drift = DRIFT * np.array([1, 1, 0, 0])
    X = traits[who] + since[:, None] * drift + JITTER * rng.standard_normal((len(who), READINGS))
    return Rows(X, minutes[who] - FASTER * since + LUCK * rng.standard_normal(len(who)), who, week)


@functools.cache
def made():
    """(the table, {future: (a few Rows of it, how far off the model is on very many)})."""
    rng = np.random.default_rng(SEED)
    ours, others = runners(rng, RUNNERS), runners(rng, 2_000)
    there = rng.permuted(np.tile(np.arange(WEEKS) < KEPT, (RUNNERS, 1)), axis=1)
    who, week = np.nonzero(there)
    table = measured(rng, *ours, who, week + 1)
    missed_by, missed = np.nonzero(~there)
    later_of, later = np.divmod(np.arange(RUNNERS * LATER), LATER)
    new = np.repeat(np.arange(len(others[0])), KEPT)
    weeks = rng.permuted(np.tile(np.arange(WEEKS), (len(others[0]), 1)), axis=1)[:, :KEPT]
    asked = {
        NEW_RUNNERS: (others, new, 1 + np.sort(weeks).ravel(), len(NEW) * KEPT, 1),
        NEXT_MONTH: (ours, later_of, WEEKS + 1 + later, RUNNERS * LATER, 300),
        MISSED: (ours, missed_by, missed + 1, len(missed), 300),
    }
    futures = {}
    for name, (them, who, week, few, times) in asked.items():
        rows = measured(rng, *them, np.tile(who, times), np.tile(week, times))
        off = np.abs(rows.minutes - table.minutes[nearest(rows.X, table.X)])
        some = Rows(*(part[:few] for part in rows))
        if name == NEW_RUNNERS:
            some = some._replace(who=some.who + RUNNERS)
        futures[name] = some, off.mean()
    return table, futures


def nearest(X, among):
    """For each row of X (N, D) the place of the row nearest to it among (M, D): (N,)."""
    squares = (X**2).sum(axis=1)[:, None] + (among**2).sum(axis=1) - 2 * X @ among.T
    return squares.argmin(axis=1)


def split(by, held, draw):
    """(training, validation): places in the table; held of twelve rows, runners or weeks."""
    table, _ = made()
    rng = np.random.default_rng(draw)
    if by == AT_RANDOM:
        count = round(len(table.who) * held / WEEKS)
        out = np.isin(np.arange(len(table.who)), rng.permutation(len(table.who))[:count])
    elif by == BY_RUNNER:
        out = np.isin(table.who, order(draw)[RUNNERS - held :])
    else:
        out = table.week > WEEKS - held
    return np.flatnonzero(~out), np.flatnonzero(out)


def order(draw):
    """The runners from top to bottom; from below they are held out."""
    if draw == 0:
        return np.arange(RUNNERS)
    return np.random.default_rng(draw).permutation(RUNNERS)


def judged(training, validation):
    """(source, off): for each validation row the training row that is its model, and |error|."""
    table, _ = made()
    source = training[nearest(table.X[validation], table.X[training])]
    return source, np.abs(table.minutes[validation] - table.minutes[source])


@functools.cache
def draws(by, held):
    """What validation says at each draw: (DRAWS,); of the latest weeks there is one, (1,)."""
    count = 1 if by == BY_TIME else DRAWS
    return np.array([judged(*split(by, held, draw))[1].mean() for draw in range(count)])


def compute(by, held, future, draw):
    """Which rows validate, from which they are predicted, and how far off; the same of a future."""
    table, futures = made()
    training, validation = split(by, held, draw)
    source, off = judged(training, validation)
    asked, truth = futures[future]
    theirs = nearest(asked.X, table.X)
    says, of_draws = off.mean(), [draws(one, held) for one in SPLITS]
    numbers = {
        "order": np.argsort(order(draw)),
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
    spread = "" if by == BY_TIME else f"; nine of ten draws say {low:.1f} to {high:.1f}"
    return numbers, (
        f"Held out: {held_out(by, held, validation)}, {likeness(rows, source)}. "
        f"Validation says: off by {says:.1f} minutes{spread}. {future.capitalize()}, "
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
    """Whose rows predict these, in words; source: their places in the table."""
    table, _ = made()
    same = rows.who == table.who[source]
    if not same.any():
        return "each predicted from another runner"
    away = np.abs(rows.week - table.week[source])[same].mean()
    share = "each" if same.all() else f"{same.sum()} of {len(same)}"
    return f"{share} predicted from the same runner, {away:.1f} weeks away"


@drawing
def still(numbers, state):
    """The runners by weeks, a line to the row that predicts each, and both numbers beside them."""
    table, _ = made()
    figure, (left, right) = stage(1, 2, (7.6, 4.6), (0.07, 0.11, 0.98, 0.92), 0.08, (1.6, 1))
    validation, asked, place = numbers["validation"], numbers["asked"], numbers["order"]
    heights = np.concatenate([place, RUNNERS + 0.8 + np.arange(len(NEW))])
    spots = np.stack([table.week, heights[table.who]], axis=1)
    theirs = np.stack([asked["week"], heights[asked["who"]]], axis=1)
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
    left.set_yticks(heights[:shown], (NAMES + NEW)[:shown], fontsize=8)
    left.set(xlim=(0.4, max(WEEKS, asked["week"].max()) + 0.6), ylim=(len(heights) + 0.4, -0.6))
    left.set(xlabel="week", title="● training, ◆ validation, ○ comes later")
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
