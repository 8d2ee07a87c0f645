"""A surface of settings, and where settings land on it, by how they were drawn.

A surface, from `mlpkit.measured.surface`, has rates (R,), widths (W,), epochs (E,) and validation
losses (R, W, seeds, E), nan where training diverged.
"""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, PowerNorm
from matplotlib.ticker import NullLocator

from mlpkit.plots import BOX, BOX_INK, FOURTH, INK, QUIET, TRAINING, VALIDATION, canvas, drawing
from mlpkit.plots.room import room

DEPTH = LinearSegmentedColormap.from_list("depth", ["#062B5B", TRAINING, "#8FC1E0", "#F1F5F7"])


def mean_losses(surface):
    """Return the loss (R, W) after the last epoch, the mean over seeds; nan where one of them
    diverged."""
    return surface.losses[..., -1].mean(axis=2)


def edges(values):
    """Return borders (K + 1,) of cells around values (K,) on a logarithmic axis."""
    logs = np.log(values)
    middles = (logs[1:] + logs[:-1]) / 2
    return np.exp([2 * logs[0] - middles[0], *middles, 2 * logs[-1] - middles[-1]])


def heat(axis, surface, losses):
    """The map of `losses` (R, W): the lower, the bluer; hatched where nan. Returns the map."""
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
    """Draw the mean loss over seeds after the last epoch, by rate and width; the lowest is
    ringed."""
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
    hatched = f"; in the hatched {100 * gone.mean():.0f}% a seed diverges" if gone.any() else ""
    return figure, (
        f"The loss after {surface.epochs[-1]} epochs, mean of {len(surface.seeds)} seeds, for "
        f"{losses.size} settings{hatched}. It is lowest at rate {rate:.2g}, width {width:.0f}; "
        f"from there it changes {more} along the rate (up to {across:.2f} higher) than along the "
        f"width ({up:.2f})."
    )


@drawing
def grid_and_random(surface, grid_settings, random_settings, names=("grid", "random")):
    """Draw grid trials and as many random ones on the map, and above it their rates and losses.

    Settings: lists of {"rate", "width"}; names: what the two are called. The line above the map:
    the lowest loss of any width, by rate. After Bergstra and Bengio (2012).
    """
    figure, axes = canvas(
        2, 2, size=(7.6, 4.6), sharex=True, sharey="row", gridspec_kw={"height_ratios": (1, 2.3)}
    )
    losses = mean_losses(surface)
    seeds, said = range(len(surface.seeds)), []
    found = dict(zip(names, (grid_settings, random_settings), strict=True))
    ran = {
        name: np.array([np.mean([surface.at(one, seed=k) for k in seeds]) for one in settings])
        for name, settings in found.items()
    }
    by_rate = np.fmin.reduce(losses, axis=1)
    low, high = room(by_rate)
    high = np.nanmax([high, *np.concatenate(list(ran.values()))])
    for (above, below), (name, settings) in zip(axes.T, found.items(), strict=True):
        rates = np.array([one["rate"] for one in settings])
        widths = np.array([one["width"] for one in settings])
        tried = np.unique(rates)
        heat(below, surface, losses)
        below.vlines(rates, widths, edges(surface.widths)[-1], color=FOURTH, lw=0.8, alpha=0.8)
        below.plot(rates, widths, "o", color=FOURTH, mec="white", mew=0.8, ms=7)
        below.set_xlabel("rate")
        profile(above, surface.rates, by_rate, rates, ran[name], (low, high))
        above.set_title(f"{name}: {len(settings)} trials, {len(tried)} rates")
        said.append((name, len(settings), len(tried), np.fmin.reduce(ran[name])))
    axes[0, 0].set_ylabel("loss")
    axes[1, 0].set_ylabel("width")
    told = "; ".join(
        f"{name}: {n} trials try {tried} rates, and the best has loss {best:.3f}"
        for name, n, tried, best in said
    )
    return figure, f"{told[0].upper()}{told[1:]}. The lowest of the map is {np.nanmin(losses):.3f}."


def profile(axis, rates, losses, tried, ran, within):
    """Losses (R,) by rate, and each trial's rate and loss (N,); a cross if it diverged."""
    axis.plot(rates, losses, color=TRAINING)
    low, high = within
    axis.set_ylim(low - 0.1 * (high - low), high + 0.05 * (high - low))
    axis.vlines(tried, axis.get_ylim()[0], ran, color=FOURTH, lw=0.8, alpha=0.8)
    axis.plot(tried, ran, "o", color=FOURTH, mec="white", mew=0.8, ms=6, clip_on=False)
    lost = tried[np.isnan(ran)]
    axis.plot(lost, [high - 0.08 * (high - low)] * len(lost), "x", color=FOURTH, ms=6, mew=1.6)
    axis.grid(False)


@drawing
def linear_and_log(linear, log):
    """Where rates (N,) drawn uniformly on a linear and on a log scale land on a log axis."""
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
            share = f"{100 * count / len(rates):.0f}%"
            axis.text(np.sqrt(low * high), 0.3 - row, share, ha="center", va="bottom", color=INK)
        said.append(100 * np.mean(rates > most / 10))
    axis.set_xscale("log")
    axis.set_xlim(least, most)
    axis.set_xticks(inside, [f"{rate:g}" for rate in inside])
    axis.xaxis.set_minor_locator(NullLocator())
    axis.set(xlabel="rate", ylim=(-1.35, 0.75))
    axis.set_yticks([0, -1], ["uniform on a\nlinear scale", "uniform on a\nlog scale"])
    axis.tick_params(axis="y", length=0)
    axis.grid(axis="y", visible=False)
    axis.grid(axis="x", alpha=0.6)
    return figure, (
        f"{said[0]:.0f}% of {len(linear)} rates drawn uniformly on a linear scale are above a "
        f"tenth of the highest; of {len(log)} drawn on a log scale, {said[1]:.0f}% are."
    )
