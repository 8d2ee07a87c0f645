"""The explorer of notebook 10: a search by hand, blind, for the rate and width of lowest loss.

Every trial was trained beforehand, on a grid of rates and widths (`mlpkit.measured.surface`), so
the explorer answers at once. The searches it is compared with were also run beforehand
(`mlpkit.measured.search_race`).
"""

import functools
import math
from dataclasses import dataclass

import numpy as np

from mlpkit.measured.search_race import GUESS, RUNS, TRIALS, best_so_far, load_rivals, trained
from mlpkit.measured.surface import load_surface
from mlpkit.plots import BOX, BOX_INK, INK, QUIET, TRAINING, VALIDATION, drawing
from mlpkit.widgets import Explorer, stage
from mlpkit.widgets.controls import Buttons, Choice, Control

ON, OFF = "on", "off"
FINE = 120  # points along each side of the still's map


@dataclass
class Trials(Control):
    """The trials spent, in order, as [rate, width]; at most `budget`, each only once.

    rate, width : [lowest, highest] of the map
    """

    kind = "trials"
    budget: int
    rate: list
    width: list

    def fitted(self, value):
        """Return the trials without repetitions; ValueError for anything else, or for too many."""
        some = value if isinstance(value, (list, tuple)) else [value]
        wrong = [one for one in some if not self.is_trial(one)]
        if wrong:
            (slow, fast), (thin, wide) = self.rate, self.width
            raise ValueError(
                f"{self.label}: got {wrong[0]!r} among them; expected a list of [rate, width], "
                f"rates from {slow:g} to {fast:g}, widths from {thin:g} to {wide:g}."
            )
        once = [list(one) for one in dict.fromkeys(map(tuple, some))]
        if len(once) > self.budget:
            raise ValueError(f"{self.label}: got {len(once)}; expected {self.budget} at most.")
        return once

    def is_trial(self, one):
        """Whether `one` is [rate, width], a point on the map."""
        if not isinstance(one, (list, tuple)) or len(one) != 2:
            return False
        limits = zip(one, (self.rate, self.width), strict=True)
        return all(isinstance(x, (int, float)) and low <= x <= high for x, (low, high) in limits)

    def ends(self):
        rates, widths = (np.geomspace(*ends, self.budget) for ends in (self.rate, self.width))
        return [
            [],
            [[float(rate), float(width)] for rate, width in zip(rates, widths, strict=True)],
        ]

    def said(self, value):
        return str(len(value))


class SearchByHand(Explorer):
    """An empty map of rate and width: spend 40 trials on it, then see what random and TPE found.

    A trial is a point of the map, and shows the validation loss of a network trained with these
    settings. The map stays hidden until the last trial, or until "End and show the others"; then it
    appears with 100 searches each by random and TPE with the same budget.
    """

    bundle = "search_by_hand"
    question = "How good a place can you find in forty trials, without a map?"
    task = "Spend the trials: a press on the map trains a network there."
    recorded = {"veil": [ON, OFF]}

    def __init__(self):
        surface, rivals = load_surface(), load_rivals()
        rates, widths = surface.rates.tolist(), surface.widths.tolist()
        limits = {"rate": [rates[0], rates[-1]], "width": [widths[0], widths[-1]]}
        controls = {
            "trials": Trials("trials", [], TRIALS, **limits, on_picture=True, local=True),
            "veil": Choice("veil", ON, [ON, OFF], on_picture=True),
            "go": Buttons({"show": "End and show the others", "again": "Again"}, local=True),
        }
        two = functools.partial(play, surface, rivals), functools.partial(still, surface)
        lasting = {"rates": rates, "widths": widths, "scale": list(scale_of(surface))} | {
            "guess": GUESS
        }
        super().__init__("Search by hand", *two, controls, lasting)

    def settled(self, state):
        """Show everything once the budget is spent."""
        spent = len(state["trials"]) == TRIALS
        return state | {"veil": OFF} if spent else state

    def recording(self):
        """Record the map before any trial, hidden and shown, and what a page needs to play.

        The page's trials are at the measured points, where nothing needs to be computed.
        """
        rivals, cells = load_rivals(), cells_of(load_surface())
        moments = []
        for veil in self.recorded["veil"]:
            state = {"trials": [], "veil": veil}
            numbers, said = self.compute(**state)
            moments.append((state, numbers | {"cells": cells, "runs": rivals}, said))
        return self.recorded, moments


def scale_of(surface):
    """Return (low, high) of the axis of losses: a round number that gives little away, and its
    double."""
    low = math.floor(10 * np.nanmin(map_of(surface))) / 10
    return low, 2 * low


def map_of(surface):
    """The losses of the map, (R, W), as `trained` returns them at its points."""
    return surface.losses[:, :, 0, -1]


def cells_of(surface):
    """The map's losses as lists, one per rate; None where training diverged."""
    return [[number(loss) for loss in column] for column in map_of(surface)]


def number(loss):
    """A loss for the browser: None for nan, four places otherwise."""
    return None if math.isnan(loss) else round(float(loss), 4)


def play(surface, rivals, trials, veil):
    """The losses of the trials; once shown, also the map and what the rivals found."""
    rates, widths = np.reshape(trials, (-1, 2)).T
    losses = [number(loss) for loss in trained(surface, rates, widths)]
    numbers = {"losses": losses, "buttons": {"show": {"disabled": veil == OFF}}}
    said = describe_trials(trials, losses)
    if veil == ON:
        return numbers, said
    lowest = lowest_of(surface)
    told = {"end": describe_end(rivals), "map": describe_map(lowest)}
    more = {
        "cells": cells_of(surface),
        "lowest": lowest,
        "rivals": {name: spread(runs) for name, runs in rivals.items()},
        "told": told,
    }
    compared = describe_rivals(rivals, losses) if losses else ""
    parts = [compared, told["end"]] if len(losses) < TRIALS else [told["end"], compared]
    return numbers | more, " ".join(filter(None, [said, *parts, told["map"]]))


def spread(runs):
    """The mean of runs (RUNS, TRIALS) after each trial, and the bounds of their middle 80%."""
    low, high = np.quantile(runs, (0.1, 0.9), axis=0)
    return {"mean": runs.mean(axis=0).tolist(), "low": low.tolist(), "high": high.tolist()}


def best_of(losses):
    """Return (index, loss) of the lowest loss, the first if several are equal; (None, GUESS) if a
    guess is better."""
    found = [(loss, k) for k, loss in enumerate(losses) if loss is not None and loss < GUESS]
    loss, place = min(found, default=(GUESS, None))
    return place, loss


def describe_trials(trials, losses):
    """A sentence on what the search by hand has found."""
    if not losses:
        return (
            f"{TRIALS} trials to spend on a hidden map: a trial at a place trains a "
            "network with that place's rate η and width, and shows its validation loss."
        )
    place, best = best_of(losses)
    head = f"After {len(losses)} of {TRIALS} trials"
    if len(losses) == TRIALS:
        head = f"After all {TRIALS} trials"
    last = "diverged" if losses[-1] is None else f"gave {losses[-1]:.3f}"
    if place is None:
        return f"{head} none is better than a guess, whose loss is {GUESS:.3f}; the last {last}."
    rate, width = trials[place]
    where = f"at rate {rate:.3g}, width {width:.0f}"
    if place == len(losses) - 1:
        return f"{head} your best is {best:.3f}, the last, {where}."
    return f"{head} your best is {best:.3f}, trial {place + 1}, {where}; the last {last}."


def describe_end(rivals):
    """A sentence on the results of random and TPE after all trials."""
    random, tpe = (f"{runs[:, -1].mean():.3f}" for runs in rivals.values())
    return (
        f"With {TRIALS} trials random search reaches {random} and TPE {tpe}, "
        f"on average over {RUNS} runs each."
    )


def describe_rivals(rivals, losses):
    """A sentence on how many of the rivals' runs are beaten, after the same number of trials."""
    best, spent = best_of(losses)[1], len(losses)
    random, tpe = (runs[:, spent - 1] for runs in rivals.values())
    told = (
        f"You are better than {np.sum(best < random)} of {RUNS} random searches "
        f"and {np.sum(best < tpe)} of {RUNS} by TPE"
    )
    if spent == TRIALS:
        return f"{told}."
    then = f"which have {random.mean():.3f} and {tpe.mean():.3f} on average"
    return f"{told} after as many trials, {then}."


def lowest_of(surface):
    """The lowest measured loss, and where it is."""
    losses = map_of(surface)
    i, j = np.unravel_index(np.nanargmin(losses), losses.shape)
    return {
        "rate": float(surface.rates[i]),
        "width": float(surface.widths[j]),
        "loss": number(losses[i, j]),
    }


def describe_map(lowest):
    """A sentence on where the map's lowest loss is."""
    where = f"rate {lowest['rate']:.3g}, width {lowest['width']:.0f}"
    return f"The lowest measured is {lowest['loss']:.3f}, at {where}."


# --- the still -----------------------------------------------------------------------------------

LINES = {"random": (QUIET, "--"), "TPE": (VALIDATION, ":")}


@drawing
def still(surface, numbers, state):
    """Draw the map with the trials, and the best loss after each; once shown, also the rivals'."""
    from matplotlib.colors import LinearSegmentedColormap, LogNorm
    from matplotlib.patheffects import withStroke

    figure, (plane, curves) = stage(1, 2, (7.6, 3.5), (0.08, 0.15, 0.98, 0.9), 0.24, (1.5, 1))
    low, high = scale_of(surface)
    limits = surface.rates, surface.widths
    blue = LinearSegmentedColormap.from_list("losses", [TRAINING, "white"])
    shades = {"cmap": blue, "norm": LogNorm(low, high)}
    plane.set_facecolor("#88888818")  # hidden
    ink, around = INK, []
    if state["veil"] == OFF:
        rates, widths = (np.geomspace(*axis[[0, -1]], FINE) for axis in limits)
        found = trained(surface, rates, widths[:, None])
        plane.patch.set(facecolor=BOX, hatch="////", edgecolor=QUIET, linewidth=0)  # diverged
        ink, around = BOX_INK, [withStroke(linewidth=2.5, foreground="white")]
        plane.pcolormesh(rates, widths, found, **shades)
    losses = numbers["losses"]
    if state["veil"] == ON and not state["trials"]:
        look = {"transform": plane.transAxes, "ha": "center", "color": INK}
        plane.text(0.5, 0.5, "nobody has this map:\na click spends a trial", **look)
    draw_trials(plane, state["trials"], losses, shades, {"color": ink, "path_effects": around})
    spent = len(losses)
    title = (
        f"{spent} of {TRIALS} trials spent"
        if state["veil"] == OFF
        else f"{TRIALS - spent} trials left"
    )
    plane.set(xscale="log", yscale="log", xlabel="rate η", ylabel="width", title=title)
    plane.set_yticks(powers := 4.0 ** np.arange(1, 6), [f"{one:g}" for one in powers])
    plane.minorticks_off()
    plane.set(xlim=surface.rates[[0, -1]], ylim=surface.widths[[0, -1]])
    plane.grid(False)
    for name, (color, line) in LINES.items() if "rivals" in numbers else ():
        runs, steps = numbers["rivals"][name], range(1, TRIALS + 1)
        curves.fill_between(steps, runs["low"], runs["high"], color=color, alpha=0.15, lw=0)
        curves.plot(steps, runs["mean"], line, color=color, label=f"{name}, mean of {RUNS}")
    if losses:
        found = np.array([np.nan if loss is None else loss for loss in losses])
        steps = np.arange(1, len(found) + 1)
        curves.plot(steps, found, ".", color=TRAINING, alpha=0.6)
        curves.step(steps, best_so_far(found), where="post", color=TRAINING, label="yours")
        curves.legend(fontsize=8)
    curves.set(title="best loss so far", xlabel="trial", xlim=(0, TRIALS), ylim=(low, high))
    return figure


def draw_trials(axis, trials, losses, shades, ink):
    """Draw a dot per trial, an x if it diverged; label the best. ink: style of lines and words."""
    place, best = best_of(losses)
    for k, ((rate, width), loss) in enumerate(zip(trials, losses, strict=True)):
        if loss is None:
            axis.plot(rate, width, "x", markersize=6, clip_on=False, **ink)
        else:
            look = {"edgecolors": ink["color"], "s": 45, "linewidths": 2.5 if k == place else 0.8}
            axis.scatter(rate, width, c=[loss], **shades, **look, zorder=3, clip_on=False)
    if place is not None:
        look = {"textcoords": "offset points", "fontsize": 8.5, "zorder": 4}
        axis.annotate(f"best {best:.3f}", trials[place], (8, 6), **look, **ink)
