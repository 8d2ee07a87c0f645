"""TPE's model of the losses in one dimension."""

import numpy as np

from mlpkit.plots import INK, QUIET, TEST, TRAINING, VALIDATION, canvas, drawing
from mlpkit.plots.room import room
from mlpkit.plots.search.axes import beside
from mlpkit.search.tpe import SAMPLES, SHARE, Bumps, good_ones


@drawing
def density(rates, losses, share=SHARE, within=None):
    """TPE in one dimension. rates, losses: (N,); a loss is nan if its trial diverged.

    The best `share` of the trials count as good, at most 25. l(x) is the density of their log
    rates, g(x) that of the other trials'; the next trial takes the one of 24 draws from l whose
    l / g is greatest (`mlpkit.search.tpe`). within: (low, high), the range of rates; by default
    that of the trials. Raises ValueError if there are fewer than three different rates, if all
    trials diverged, and if share is not between 0 and 1.
    """
    rates, losses = np.asarray(rates, dtype=float), np.asarray(losses, dtype=float)
    known, different = np.isfinite(losses).sum(), len(np.unique(rates))
    if different < 3 or rates.shape != losses.shape or not known or not 0 < share < 1:
        raise ValueError(
            f"got {different} different rates, {known} finite losses, shapes {rates.shape} and "
            f"{losses.shape}, and share {share}; expected three rates or more, a loss for each, "
            "one at least finite, and a share between 0 and 1"
        )
    good, rest = good_ones(losses, share)
    low, high = np.log10(within or (rates.min(), rates.max()))
    of_good, of_rest = (Bumps(np.log10(rates[who]), low, high) for who in (good, rest))
    places = np.linspace(low, high, 401)
    drawn = of_good.draw(SAMPLES, np.random.default_rng(0))
    promise = of_good(drawn) / of_rest(drawn)
    goes, most = 10 ** drawn[np.argmax(promise)], promise.max()
    figure, axes = canvas(
        3, 1, size=(7.6, 4.6), sharex=True, gridspec_kw={"height_ratios": (1.5, 1.2, 1)}
    )
    higher = trials_by_loss(axes[0], rates, losses, good, rest)
    for bumps, colour in ((of_good, TRAINING), (of_rest, QUIET)):
        axes[1].plot(10**places, bumps(places), color=colour)
        axes[1].fill_between(10**places, bumps(places), color=colour, alpha=0.15, lw=0)
    axes[2].plot(10**places, of_good(places) / of_rest(places), color=VALIDATION)
    axes[2].plot(10**drawn, promise, "|", color=TRAINING, ms=9, mew=1.4)
    axes[2].axhline(1, color=QUIET, ls=":", lw=1.2)
    for axis in axes:
        axis.axvline(goes, color=TEST, lw=1.5)
    axes[2].plot(goes, most, "o", color=TEST, ms=8, clip_on=False)
    axes[1].set(ylabel="density", ylim=(0, None))
    axes[2].set(ylabel="l / g", ylim=(0, None), xlabel="rate", xscale="log")
    axes[0].set_xlim(10**low, 10**high)
    axes[0].text(
        *(goes, 1.04, "next"), transform=axes[0].get_xaxis_transform(), ha="center", color=INK
    )
    ends = {"l, the good": of_good(places)[-1], "g, the rest": of_rest(places)[-1]}
    beside(axes[1], ends, [("l, the good", TRAINING)])
    diverged = np.isnan(losses).sum()
    crosses = f", {diverged} of which diverged (×)" if diverged else ""
    edge = "; dots on the upper edge are that high or higher" if higher else ""
    return figure, (
        f"{len(rates)} trials: the {len(good)} best (blue) are below the dotted line, the other "
        f"{len(rest)}{crosses}, above it{edge}. Their densities are l and g. {SAMPLES} rates "
        f"are drawn from l (strokes), and the next trial takes the one where l / g is greatest: "
        f"{goes:.2g}, where l is {most:.1f} times g."
    )


def trials_by_loss(axis, rates, losses, good, rest):
    """Trials of `density`, the good ones below a dotted line; crosses diverged. Returns whether
    losses are above the axis, and so drawn on its edge.
    """
    top, diverged = room(losses)[1], np.isnan(losses)
    for who, colour in ((rest, QUIET), (good, TRAINING)):
        axis.plot(rates[who], np.minimum(losses[who], top), "o", color=colour, ms=6, clip_on=False)
    axis.plot(rates[diverged], np.full(diverged.sum(), top), "x", color=QUIET, ms=7, clip_on=False)
    axis.axhline((losses[good[-1]] + losses[rest[0]]) / 2, color=QUIET, ls=":", lw=1.2)
    axis.set_ylabel("loss")
    return bool(np.any(losses > top))
