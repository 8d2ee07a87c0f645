"""The figures of notebook 10: a surface of settings, how each way of searching it looks, and what
choosing does to a score. Those of a study are in `mlpkit.plots.studies`.

A surface, from `mlpkit.measured.surface`, has rates (R,), widths (W,), epochs (E,) and validation
losses (R, W, seeds, E), nan where training diverged. Nothing is trained here: captions may have
numbers.
"""

import itertools

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, PowerNorm
from matplotlib.ticker import LogLocator, NullLocator

from mlpkit.plots import (
    BOX,
    BOX_INK,
    FOURTH,
    INK,
    QUIET,
    TEST,
    TRAINING,
    VALIDATION,
    canvas,
    drawing,
)
from mlpkit.search.tpe import SAMPLES, SHARE, Bumps, good_ones

DEPTH = LinearSegmentedColormap.from_list("depth", ["#062B5B", TRAINING, "#8FC1E0", "#F1F5F7"])
RESAMPLES = 500  # of the runs, for a standard error


def mean_losses(surface):
    """Loss (R, W) after the last epoch, the mean of the seeds; nan where one of them diverged."""
    return surface.losses[..., -1].mean(axis=2)


def edges(values):
    """Borders (K + 1,) of cells around values (K,) on a logarithmic axis."""
    logs = np.log(values)
    middles = (logs[1:] + logs[:-1]) / 2
    return np.exp([2 * logs[0] - middles[0], *middles, 2 * logs[-1] - middles[-1]])


def room(values, sign=1):
    """(low, high) for an axis of values, lower the better (sign 1) or higher (sign −1).

    The better three quarters take at least half of it: what is far worse would press them flat.
    """
    costs = sign * np.asarray(values, dtype=float)
    costs = costs[np.isfinite(costs)]
    if not len(costs):
        return 0.0, 1.0
    best, most = costs.min(), costs.max()
    usual = np.quantile(costs, 0.75)
    worst = min(most, best + 2 * (usual - best)) if usual > best else most
    return tuple(sorted((float(sign * best), float(sign * worst))))


def counts_to(axis, last):
    """Counts from 1 to last across, on a logarithmic scale."""
    axis.set(xscale="log", xlim=(1, last))
    ticks = [k for k in (1, 2, 5, 10, 20, 50, 100, 200, 500) if k <= last]
    axis.set_xticks(ticks, ticks)
    axis.xaxis.set_minor_locator(NullLocator())


def beside(axis, ends):
    """Names to the right of the axis, each at its line's end {name: y}, moved apart if need be."""
    apart = 16 / (axis.get_position().height * 72 * axis.figure.get_figheight())
    order = sorted(ends, key=ends.get)
    points = [(axis.get_xlim()[1], ends[name]) for name in order]
    places = axis.transAxes.inverted().transform(axis.transData.transform(points))[:, 1]
    for number in range(1, len(places)):
        places[number] = max(places[number], places[number - 1] + apart)
    over = max(0, places[-1] - 1)
    for name, place in zip(order, places, strict=True):
        axis.annotate(name, (1.015, place - over), xycoords="axes fraction", va="center", color=INK)


def heat(axis, surface, losses):
    """The map of `losses` (R, W): the deeper, the bluer; hatched where it is nan. Gives the map."""
    norm = PowerNorm(0.5, np.nanmin(losses), np.nanquantile(losses, 0.9))
    mesh = axis.pcolormesh(
        edges(surface.rates), edges(surface.widths), losses.T, cmap=DEPTH, norm=norm
    )
    axis.patch.set(hatch="////", edgecolor=QUIET, linewidth=0)
    axis.set(xscale="log", yscale="log")
    ticks = [2**k for k in range(1, 13) if surface.widths[0] <= 2**k <= surface.widths[-1]]
    ticks = ticks[:: 1 + len(ticks) // 6]
    axis.set_yticks(ticks, ticks)
    axis.yaxis.set_minor_locator(NullLocator())
    axis.xaxis.set_minor_locator(NullLocator())
    axis.grid(False)
    return mesh


@drawing
def surface(surface):
    """Mean loss of the seeds after the last epoch over rate and width; the lowest is ringed."""
    figure, axis = canvas(size=(7.6, 4.0))
    losses = mean_losses(surface)
    mesh = heat(axis, surface, losses)
    bar = figure.colorbar(mesh, extend="max", pad=0.02, aspect=28)
    bar.outline.set_visible(False)
    bar.set_label("validation loss")
    axis.set(xlabel="rate", ylabel="width")
    i, j = np.unravel_index(np.nanargmin(losses), losses.shape)
    rate, width, lowest = surface.rates[i], surface.widths[j], losses[i, j]
    axis.plot(rate, width, "o", ms=11, mfc="none", mec="white", mew=2)
    side, edge = (-1, "right") if i > len(losses) / 2 else (1, "left")
    place = {"xytext": (11 * side, 0), "textcoords": "offset points", "ha": edge, "va": "center"}
    axis.annotate(f"{lowest:.2f}", (rate, width), **place, color="white", fontweight="bold")
    across, up = (np.nanmax(line) - lowest for line in (losses[:, j], losses[i]))
    gone = np.isnan(losses)
    if gone.any():
        i, j = gone.nonzero()
        middle = np.exp([np.log(surface.rates[i]).mean(), np.log(surface.widths[j]).mean()])
        look = {"bbox": {"fc": BOX, "ec": "none", "pad": 3}, "color": BOX_INK, "rotation": 90}
        axis.text(*middle, "diverges", ha="center", va="center", **look)
    more = "more" if across > up else "less"
    hatched = f"; hatched, {100 * gone.mean():.0f} %: a seed diverges" if gone.any() else ""
    return figure, (
        f"The loss after {surface.epochs[-1]} epochs, mean of {len(surface.seeds)} seeds, for "
        f"{losses.size} settings{hatched}. It is lowest at rate {rate:.2g}, width {width:.0f}; "
        f"from there it changes {more} along the rate (up to {across:.2f} higher) than along the "
        f"width ({up:.2f})."
    )


@drawing
def grid_and_random(surface, grid_settings, random_settings, names=("grid", "random")):
    """Trials of a grid and as many random ones on the map, and above it the rates they try.

    Settings: lists of {"rate", "width"}; names: what the two are called. Above: the lowest loss of
    any width, by rate. After Bergstra and Bengio (2012).
    """
    figure, axes = canvas(
        2, 2, size=(7.6, 4.6), sharex=True, sharey="row", gridspec_kw={"height_ratios": (1, 2.3)}
    )
    losses = mean_losses(surface)
    seeds, said = range(len(surface.seeds)), []
    found = dict(zip(names, (grid_settings, random_settings), strict=True))
    for (above, below), (name, settings) in zip(axes.T, found.items(), strict=True):
        rates = np.array([one["rate"] for one in settings])
        widths = np.array([one["width"] for one in settings])
        tried = np.unique(rates)
        heat(below, surface, losses)
        below.vlines(rates, widths, edges(surface.widths)[-1], color=FOURTH, lw=0.8, alpha=0.8)
        below.plot(rates, widths, "o", color=FOURTH, mec="white", mew=0.8, ms=7)
        below.set_xlabel("rate")
        profile(above, surface.rates, np.fmin.reduce(losses, axis=1), tried)
        above.set_title(f"{name}: {len(settings)} trials, {len(tried)} rates")
        ran = [np.mean([surface.at(one, seed=seed) for seed in seeds]) for one in settings]
        said.append((name, len(settings), len(tried), np.fmin.reduce(ran)))
    axes[0, 0].set_ylabel("loss, best\nof the widths")
    axes[1, 0].set_ylabel("width")
    told = "; ".join(
        f"{name} {n} trials try {tried} rates, and the best has loss {best:.3f}"
        for name, n, tried, best in said
    )
    return figure, f"{told[0].upper()}{told[1:]}. The lowest of the map: {np.nanmin(losses):.3f}."


def profile(axis, rates, losses, tried):
    """Losses (R,) by rate, nan where one diverges, and on their line the rates tried, each once."""
    axis.plot(rates, losses, color=TRAINING)
    heights = np.interp(np.log(tried), np.log(rates), losses)
    low, high = room(losses)
    axis.set_ylim(low - 0.1 * (high - low), high)
    axis.vlines(tried, axis.get_ylim()[0], heights, color=FOURTH, lw=0.8, alpha=0.8)
    axis.plot(tried, heights, "o", color=FOURTH, mec="white", mew=0.8, ms=6, clip_on=False)
    lost = tried[np.isnan(heights)]
    axis.plot(lost, [high - 0.08 * (high - low)] * len(lost), "x", color=FOURTH, ms=6, mew=1.6)
    axis.grid(False)


@drawing
def linear_and_log(linear, log):
    """Where rates drawn evenly on a linear scale, and on a log scale, land on a log axis: (N,)."""
    figure, axis = canvas(size=(7.6, 2.1))
    drawn = np.asarray(linear), np.asarray(log)
    both = np.concatenate(drawn)
    least, most = both.min(), both.max()
    inside = 10.0 ** np.arange(np.ceil(np.log10(least)), np.floor(np.log10(most)) + 1)
    borders = np.unique([least, *inside, most])
    said = []
    for row, (colour, rates) in enumerate(zip((VALIDATION, TRAINING), drawn, strict=True)):
        axis.plot(rates, np.full(len(rates), -row), "|", color=colour, ms=16, mew=1, alpha=0.6)
        counts = np.histogram(rates, borders)[0]
        for low, high, count in zip(borders[:-1], borders[1:], counts, strict=True):
            share = f"{100 * count / len(rates):.0f} %"
            axis.text(np.sqrt(low * high), 0.3 - row, share, ha="center", va="bottom", color=INK)
        said.append(100 * np.mean(rates > most / 10))
    axis.set_xscale("log")
    axis.set_xlim(least, most)
    axis.set_xticks(inside, [f"{rate:g}" for rate in inside])
    axis.xaxis.set_minor_locator(NullLocator())
    axis.set(xlabel="rate", ylim=(-1.35, 0.75))
    axis.set_yticks([0, -1], ["even on a\nlinear scale", "even on a\nlog scale"])
    axis.tick_params(axis="y", length=0)
    axis.grid(axis="y", visible=False)
    axis.grid(axis="x", alpha=0.6)
    return figure, (
        f"Between the highest rate and a tenth of it lie {said[0]:.0f} % of {len(linear)} drawn "
        f"evenly on a linear scale, and {said[1]:.0f} % of {len(log)} drawn evenly on a log scale."
    )


def mean_and_error(runs):
    """Mean and standard error (K,) over runs (N, K); the error is 0 where there is one run."""
    if len(runs) == 1:
        return runs[0], np.zeros(runs.shape[1])
    return runs.mean(axis=0), runs.std(axis=0, ddof=1) / np.sqrt(len(runs))


@drawing
def density(rates, losses, share=SHARE, within=None):
    """TPE in one dimension: rates and losses (N,), nan where one diverged.

    The best `share` are good, 25 at most. l(x) is the density of the good ones' log rates and g(x)
    that of the rest; of 24 drawn from l the next trial takes the one where l / g is greatest
    (`mlpkit.search.tpe`). within: (low, high), the range of rates; that of the trials if not given.
    Raises ValueError for fewer than three different rates, where all diverged, and for a share not
    between 0 and 1.
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
    trials_by_loss(axes[0], rates, losses, good, rest)
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
    beside(axes[1], ends)
    diverged = np.isnan(losses).sum()
    crosses = f" (× diverged: {diverged})" if diverged else ""
    return figure, (
        f"{len(rates)} trials: the {len(good)} best (blue) lie below the dotted line, the other "
        f"{len(rest)} above{crosses}. Their densities are l and g. Of {SAMPLES} rates drawn from l "
        f"(strokes) the next trial takes the one where l / g is greatest: {goes:.2g}, where l is "
        f"{most:.1f} times g."
    )


def trials_by_loss(axis, rates, losses, good, rest):
    """Trials of `density`, the good ones below a dotted line; crosses diverged."""
    top, diverged = room(losses)[1], np.isnan(losses)
    for who, colour in ((rest, QUIET), (good, TRAINING)):
        axis.plot(rates[who], np.minimum(losses[who], top), "o", color=colour, ms=6, clip_on=False)
    axis.plot(rates[diverged], np.full(diverged.sum(), top), "x", color=QUIET, ms=7, clip_on=False)
    axis.axhline((losses[good[-1]] + losses[rest[0]]) / 2, color=QUIET, ls=":", lw=1.2)
    axis.set_ylabel("loss")


def places_among(values):
    """The place of each of values (N,), from 0, the lowest."""
    return np.argsort(np.argsort(values, kind="stable"), kind="stable")


def order_after(surface, epochs, seed=0):
    """(places after so many epochs, places after the last) (N,), of what has not diverged."""
    first = surface.epochs.tolist().index(epochs)
    both = surface.losses[:, :, seed, [first, -1]].reshape(-1, 2)
    return tuple(map(places_among, both[np.isfinite(both).all(axis=1)].T))


@drawing
def orders(surface, seed=0):
    """The order of all settings after a few epochs against that after the last, for one seed.

    A panel for each measured epoch but the last, a dot for each setting that has not diverged.
    Vermilion: the best twentieth at the end.
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
        f"Places of the {len(early)} settings that did not diverge, the best first. Rank "
        f"correlation with the order after {last} epochs: {', '.join(said)}. The best twentieth "
        f"at the end (vermilion) had the places {', '.join(ranges)}."
    )


@drawing
def ladder(rungs, truth=None, upto=None):
    """Successive halving: each candidate's loss at each budget, until it is stopped.

    rungs: [(budget, alive (n,), losses (n,))], nan where one diverged. truth (N,): losses of all
    candidates at the last budget, to see who was stopped too early. upto: the number of the last
    rung drawn, from 0; the axes stay those of the whole, so that one picture follows the other.
    What is far higher than most lies on the upper edge.
    Raises ValueError where nobody has a loss.
    """
    if not np.isfinite(rungs[0][2]).any():
        raise ValueError(f"all {len(rungs[0][2])} losses of the first rung are nan; expected one")
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
            said = f" One stopped after {when}, vermilion, would have ended at {truth[first]:.3f}."
    if ends:
        beside(axis, ends)
    above = sum(walk[-1] == high for walk in walks.values())
    if above > 1:
        axis.text(0.06, high, f"{above}, this high or higher", va="center", color=INK)
    counts = " → ".join(str(len(alive)) for _, alive, _ in rungs[: last + 1])
    who = "The winner" if over else "The lowest so far"
    return figure, f"{counts} candidates. {who}: {walks[best][-1]:.3f}.{said}"


def ladder_axes(axis, rungs, last, truth):
    """The axes of `ladder`, the same at every rung; above, who is left. Gives the highest loss."""
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
    """The way of one who was stopped, and on to where it would have ended."""
    look = {"color": VALIDATION, "zorder": 5}
    axis.plot(range(len(walk)), walk, "o-", ms=4, lw=1.8, **look)
    axis.plot((len(walk) - 1, last), (walk[-1], end), "--", lw=1.4, **look)
    axis.plot(last, end, "o", mfc="none", ms=7, **look)


def of_the_best(errors, test_errors, draws):
    """Means over draws from (N,), with replacement: the lowest error, and the test error with it.

    draws (K,): how many are drawn; gives two of (K,). The k-th lowest of N is the lowest of d with
    chance ((N − k + 1)/N)ᵈ − ((N − k)/N)ᵈ. Equal errors have the mean of their test errors.
    """
    values, which = np.unique(errors, return_inverse=True)
    counts = np.bincount(which)
    left = np.append(len(errors), len(errors) - np.cumsum(counts)) / len(errors)
    powers = left ** np.asarray(draws)[:, None]
    chances = powers[:, :-1] - powers[:, 1:]
    return chances @ values, chances @ (np.bincount(which, test_errors) / counts)


@drawing
def winners_bias(errors, test_errors):
    """The best of k runs of one and the same setting: its validation error and its test error.

    errors, test_errors (N,): shares. Bands: standard errors, from resampled runs. Raises ValueError
    for fewer than four runs.
    """
    if len(errors) < 4 or len(errors) != len(test_errors):
        raise ValueError(
            f"got {len(errors)} errors and {len(test_errors)} test errors; expected as many, four "
            "or more"
        )
    errors, test_errors = 100 * np.asarray(errors), 100 * np.asarray(test_errors)
    draws = np.unique(np.geomspace(1, len(errors) / 2, 24).round().astype(int))
    rng = np.random.default_rng(0)
    samples = rng.integers(len(errors), size=(RESAMPLES, len(errors)))
    curves = np.array(of_the_best(errors, test_errors, draws))  # (2, K)
    again = np.array([of_the_best(errors[some], test_errors[some], draws) for some in samples])
    figure, axis = canvas(size=(7.6, 3.0))
    looks = ((VALIDATION, "--"), (TEST, "-"))
    for mean, error, (colour, style) in zip(curves, again.std(axis=0), looks, strict=True):
        axis.plot(draws, mean, style, color=colour)
        axis.fill_between(draws, mean - error, mean + error, color=colour, alpha=0.18, lw=0)
    axis.set(xlabel="runs of one setting, the best of which is taken", ylabel="error, %")
    counts_to(axis, draws[-1])
    beside(axis, {"validation": curves[0, -1], "test": curves[1, -1]})
    moves = (again[..., -1] - again[..., 0]).std(axis=0)
    change = curves[:, -1] - curves[:, 0]
    said = " and ".join(
        f"its {name} error changes by {move:+.2f} ± {error:.2f}".replace("-", "−")
        for name, move, error in zip(("validation", "test"), change, moves, strict=True)
    )
    return figure, (
        f"From one run to the best of {draws[-1]}, all of one setting, {said} points (± standard "
        "error)."
    )


@drawing
def worn(looks, errors, test_errors):
    """The validation error of the best of so many, and its error on other images.

    looks (K,): runs compared on a validation set; errors, test_errors (S, K): shares, a row for
    each training set. Drawn from the second of the looks on, means of the rows; in the caption
    differences of pairs ± standard error.
    """
    errors, test_errors = (100 * np.atleast_2d(each) for each in (errors, test_errors))
    figure, axis = canvas(size=(7.6, 3.0))
    ends = {}
    looked = {"validation": (errors, VALIDATION, "o--"), "others": (test_errors, TEST, "o-")}
    for name, (rows, colour, style) in looked.items():
        means = rows.mean(axis=0)
        axis.plot(looks[1:], means[1:], style, color=colour, ms=6)
        ends[name] = means[-1]
    axis.set_xscale("log")
    axis.set_xticks(looks[1:], [f"{look:,}" for look in looks[1:]])
    axis.xaxis.set_minor_locator(NullLocator())
    axis.set(xlabel="runs compared on the validation set", ylabel="error of the best, %")
    beside(axis, ends)
    gaps = ", ".join(
        shown(*each) for each in zip(*mean_and_error(test_errors - errors), strict=True)
    )
    fallen = zip(*mean_and_error(-np.diff(test_errors)), strict=True)
    falls = ", ".join(
        f"{shown(*each)} from {a:,} to {b:,}"
        for each, (a, b) in zip(fallen, itertools.pairwise(looks), strict=True)
    )
    return figure, (
        f"Error on others less that on the validation images, where {listed(looks)} were compared: "
        f"{gaps} points. The error on others falls by {falls} (means of {len(errors)} training "
        "sets ± standard error)."
    )


def shown(mean, error):
    return f"{mean:.2f} ± {error:.2f}".replace("-", "−")


def listed(looks):
    return f"{', '.join(f'{look:,}' for look in looks[:-1])} and {looks[-1]:,}"


@drawing
def shorter_searches(losses, expected):
    """What searches of 1, 2 … n trials find on average, and the one search that they come from.

    losses (n,), in the order of the trials; expected (n,): the mean of the lowest of k of them.
    """
    trials = np.arange(1, len(losses) + 1)
    found = np.minimum.accumulate(losses)
    figure, axis = canvas(size=(7.6, 3.0))
    axis.step(trials, found, where="post", color=QUIET)
    axis.plot(trials, expected, color=TRAINING)
    counts_to(axis, len(losses))
    axis.set(xlabel="trials", ylabel="lowest loss", ylim=(found[-1], max(expected[0], found[0])))
    beside(axis, {"on average": expected[-1], "this search": found[-1]})
    some = [k for k in (10, 30, 100) if k < len(losses)] + [len(losses)]
    said = ", ".join(f"{expected[k - 1]:.4f} after {k}" for k in some)
    return figure, (
        f"The lowest loss on average, where each trial is one of these, drawn anew: {said}."
    )
