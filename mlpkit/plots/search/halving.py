"""Successive halving: whether an early ranking is the final one, and which candidate is stopped
when."""

import numpy as np
from matplotlib.ticker import LogLocator, NullLocator

from mlpkit.data.words import pluralize
from mlpkit.plots import INK, QUIET, TEST, TRAINING, VALIDATION, canvas, drawing
from mlpkit.plots.room import room
from mlpkit.plots.search.axes import beside


def places_among(values):
    """The rank of each of values (N,), from 0 for the lowest."""
    return np.argsort(np.argsort(values, kind="stable"), kind="stable")


def order_after(surface, epochs, seed=0):
    """Return (ranks after this many epochs, ranks after the last epoch), both (N,), of the settings
    that have not diverged."""
    first = surface.epochs.tolist().index(epochs)
    both = surface.losses[:, :, seed, [first, -1]].reshape(-1, 2)
    return tuple(map(places_among, both[np.isfinite(both).all(axis=1)].T))


@drawing
def orders(surface, seed=0):
    """The ranking of all settings after a few epochs against that after the last, for one seed.

    There is a panel for each measured epoch except the last, and a dot for each setting that has
    not diverged. Vermilion: the best twentieth at the end.
    """
    epochs, last = surface.epochs[:-1].tolist(), surface.epochs[-1]
    figure, axes = canvas(1, len(epochs), size=(7.6, 2.9), sharey=True, squeeze=False)
    said, ranges = [], []
    for axis, after in zip(axes[0], epochs, strict=True):
        early, late = order_after(surface, after, seed)
        best = late < len(late) / 20
        for who, colour, size in ((~best, QUIET, 2), (best, VALIDATION, 4)):
            axis.plot(early[who], late[who], "o", color=colour, ms=size, clip_on=False)
        correlation = np.corrcoef(early, late)[0, 1]
        epoch = "epoch" if after == 1 else "epochs"
        axis.set_title(f"correlation {correlation:.2f}")
        axis.set(xlabel=f"place after {after} {epoch}", xlim=(0, len(early)), ylim=(0, len(late)))
        said.append(f"{correlation:.2f} after {after}".replace("-", "−"))
        ranges.append(f"{early[best].min() + 1} to {early[best].max() + 1}")
    axes[0, 0].set_ylabel(f"place after {last}")
    return figure, (
        f"Places of the {len(early)} settings that did not diverge, the best first. The rank "
        f"correlation with the order after {last} epochs is {', '.join(said)}. The best twentieth "
        f"at the end (vermilion) had places {', '.join(ranges)}."
    )


@drawing
def ladder(rungs, truth=None, upto=None):
    """Successive halving: each candidate's loss at each budget, until it is stopped.

    rungs: [(budget, alive (n,), losses (n,))], nan where one diverged. truth (N,): losses of all
    candidates at the last budget, to see which were stopped too early. upto: the number of the last
    rung drawn, from 0; the axes are always those of the whole ladder, so that a series of pictures
    can be compared. Losses far above most others lie on the upper edge. Raises ValueError if no
    candidate has a loss.
    """
    if not np.isfinite(rungs[0][2]).any():
        raise ValueError(
            f"all {len(rungs[0][2])} losses of the first rung are nan; expected a finite one"
        )
    last = len(rungs) - 1 if upto is None else min(upto, len(rungs) - 1)
    over, (_, alive, losses) = last == len(rungs) - 1, rungs[last]
    best = int(alive[np.argsort(losses)[0]])  # nan last
    figure, axis = canvas(size=(7.6, 3.6))
    high = ladder_axes(axis, rungs, last, truth)
    walks = {}
    for _, alive, losses in rungs[: last + 1]:
        for one, loss in zip(alive, losses, strict=True):
            walks.setdefault(int(one), []).append(loss if loss < high else high)
    for one, walk in walks.items():
        going = len(walk) == last + 1
        colour = QUIET if not going else TEST if over and one == best else TRAINING
        look = {"lw": 1.8, "zorder": 4} if going else {"lw": 1.1, "alpha": 0.75}
        axis.plot(range(len(walk)), walk, color=colour, **look)
        axis.plot(len(walk) - 1, walk[-1], "o", color=colour, ms=6 if going else 4, zorder=5)
    ends, said = {"winner": walks[best][-1]} if over else {}, ""
    if over and truth is not None:
        first = int(np.nanargmin(truth))
        said = " None of those stopped would have ended lower."
        if first != best and truth[first] < walks[best][-1]:
            ends["stopped"] = truth[first]
            stopped(axis, walks[first], truth[first], last)
            when = rungs[len(walks[first]) - 1][0]
            ended = f"would have ended at {truth[first]:.3f}"
            said = f" One that was stopped after {pluralize(when, 'epoch')} (vermilion) {ended}."
    if ends:
        beside(axis, ends)
    above = sum(walk[-1] == high for walk in walks.values())
    if above > 1:
        axis.text(0.06, high, f"{above}, this high or higher", va="center", color=INK)
    counts = " → ".join(str(len(alive)) for _, alive, _ in rungs[: last + 1])
    who = "The winner" if over else "The lowest so far"
    return figure, f"{counts} candidates. {who}: {walks[best][-1]:.3f}.{said}"


def ladder_axes(axis, rungs, last, truth):
    """The axes of `ladder`, the same at every rung, with the survivors above; returns the highest
    loss shown."""
    low, high = room(
        np.concatenate([losses for *_, losses in rungs] + [[] if truth is None else truth])
    )
    axis.set_yscale("log")
    axis.yaxis.set_major_locator(LogLocator(subs=(1, 1.5, 2, 3, 4, 5, 7)))
    axis.yaxis.set_major_formatter("{x:g}")
    axis.yaxis.set_minor_locator(NullLocator())
    edge = (high / low) ** 0.06 if high > low else 1.1
    axis.set(xlabel="epochs", ylabel="validation loss", ylim=(low / edge, high * edge))
    axis.set_xticks(range(len(rungs)), [budget for budget, *_ in rungs])
    axis.set_xlim(-0.3, len(rungs) - 0.8)
    axis.grid(axis="x", visible=False)
    for place, (_, alive, _) in enumerate(rungs[: last + 1]):
        count = len(alive) if place else f"{len(alive)} candidates"
        axis.text(
            *(place, 1.03, count), transform=axis.get_xaxis_transform(), ha="center", color=INK
        )
    return high


def stopped(axis, walk, end, last):
    """Draw the path of a stopped candidate, continued to where it would have ended."""
    look = {"color": VALIDATION, "zorder": 5}
    axis.plot(range(len(walk)), walk, "o-", ms=4, lw=1.8, **look)
    axis.plot((len(walk) - 1, last), (walk[-1], end), "--", lw=1.4, **look)
    axis.plot(last, end, "o", mfc="none", ms=7, **look)
