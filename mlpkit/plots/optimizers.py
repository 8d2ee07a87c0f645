"""The figures of notebook 06: paths in landscapes, rates and pairs of runs."""

import math

import numpy as np
from matplotlib.ticker import MultipleLocator

from mlpkit.checker.words import capitalized
from mlpkit.plots import (
    FOURTH,
    INK,
    QUIET,
    TEST,
    TRAINING,
    VALIDATION,
    canvas,
    drawing,
    pair_lines,
)
from mlpkit.search import paired_difference

STYLES = ("-", "--", "-.", ":")
PAGE = 7.6  # inches


def panels(count, window):
    """Make a figure with `count` axes, whose units are as long horizontally as vertically."""
    left, right, low, high = window
    shape = (right - left) / (high - low)
    columns = 2 if count == 4 else 1 if shape > 2 else min(count, 3)
    rows = math.ceil(count / columns)
    height = min(PAGE / columns / shape, 2.8) + 0.25
    figure, axes = canvas(
        rows, columns, size=(PAGE, height * rows + 0.3), sharex=True, sharey=True, squeeze=False
    )
    for axis in axes[-1]:
        axis.set_xlabel("x")
    for axis in axes[:, 0]:
        axis.set_ylabel("y")
    for axis in axes.flat:
        axis.set(xlim=(left, right), ylim=(low, high), aspect="equal")
        axis.grid(False)
        axis.yaxis.set_major_locator(MultipleLocator(1))
    return figure, list(axes.flat)


def relief(surface, window):
    """x (121,), y (241,) and the loss (241, 121) on a grid over a window."""
    left, right, low, high = window
    across, up = np.linspace(left, right, 121), np.linspace(low, high, 241)
    return across, up, np.array([[surface(np.array([x, y]))[0] for x in across] for y in up])


def contours(axis, relief, lowest):
    """Lines of equal loss; each is higher than the one inside it by the same factor."""
    across, up, heights = relief
    levels = np.geomspace(1e-2, heights.max() - lowest, 14) + lowest
    axis.contour(
        across, up, heights, levels, colors=QUIET, linewidths=0.6, negative_linestyles="solid"
    )


def walked(axis, name, path, window, bottoms):
    """A path from its start (a dot), and the minima (crosses)."""
    left, right, low, high = window
    shown = np.clip(path, (left - 9, low - 9), (right + 9, high + 9))
    axis.plot(*shown.T, ".-", color=TRAINING, linewidth=1, markersize=4)
    axis.plot(*path[0], "o", color=VALIDATION)
    axis.plot(*np.transpose(bottoms), "x", color=TEST, markersize=9, markeredgewidth=2.5, zorder=3)
    axis.set_title(name, fontsize=9.5)


def outside(path, window):
    """The number of the first step that ends outside the window; None if none does."""
    left, right, low, high = window
    inside = np.all((path >= (left, low)) & (path <= (right, high)), axis=1)
    return None if inside[-1] else int(np.argmin(inside))


def two_digits(number):
    """A number with two digits, never as a power of ten: 370, 22, 2.6, 0.00021."""
    return f"{float(f'{number:.2g}'):.7f}".rstrip("0").rstrip(".")


@drawing
def paths(surface, walks, window, bottoms):
    """Draw contours of a surface, one panel per walk: {name: path (T, 2)}; bottoms: minima (x, y).

    surface: theta → (loss, gradient); or {name: surface}, where each walk has its own.
    """
    surfaces = surface if isinstance(surface, dict) else dict.fromkeys(walks, surface)
    reliefs = {surface: relief(surface, window) for surface in set(surfaces.values())}
    figure, axes = panels(len(walks), window)
    said = []
    for axis, (name, path) in zip(axes, walks.items(), strict=True):
        lowest = surfaces[name](np.array(bottoms[0], dtype=float))[0]
        contours(axis, reliefs[surfaces[name]], lowest)
        walked(axis, name, path, window, bottoms)
        if (gone := outside(path, window)) is not None:
            said.append(f"{name} (out of the picture from step {gone} on)")
            continue
        gap = np.linalg.norm(path[-1] - np.array(bottoms), axis=1).min()
        height = surfaces[name](path[-1])[0] - lowest
        said.append(f"{name} ({two_digits(gap)}, loss {two_digits(height)})")
    nearest = "the bottom ×" if len(bottoms) == 1 else "the nearest bottom ×"
    return figure, (
        f"After {len(path) - 1} steps the walks are this far from {nearest}, with this loss left: "
        f"{'; '.join(said)}."
    )


@drawing
def noisy(surface, walks, window, examples, last=50):
    """Draw paths over a loss whose examples each have their own minimum: examples (N, 2), dots.

    The minimum of the whole loss is their mean. Names as in `paths`.
    """
    bottom, heights = examples.mean(axis=0), relief(surface, window)
    figure, axes = panels(len(walks), window)
    said = []
    for axis, (name, path) in zip(axes, walks.items(), strict=True):
        contours(axis, heights, surface(bottom)[0])
        axis.plot(*examples.T, ".", color=FOURTH, markersize=3, zorder=1)
        walked(axis, name, path, window, [bottom])
        gap = np.linalg.norm(path[-last:] - bottom, axis=1).mean()
        said.append(f"{name} ({gap:.1g})")
    return figure, (
        f"In the last {last} of {len(path) - 1} steps the walks are on average this far from the "
        f"bottom ×: {'; '.join(said)}. A small dot is the bottom of one example's own ravine."
    )


@drawing
def shrinking(factors, curvatures, between):
    """The factor by which a step shrinks the distance in the long run: {name: factors (K,)}.

    The factors are by curvature; between: the landscape's smallest and largest curvature.
    """
    figure, axis = canvas(size=(PAGE, 3.0))
    for (name, values), style in zip(factors.items(), STYLES, strict=False):
        axis.semilogx(curvatures, values, style, label=name, linewidth=1.8)
    axis.axhline(1, color=QUIET, linewidth=1)
    axis.axvspan(*between, color=QUIET, alpha=0.12, linewidth=0)
    axis.set_xticks([1, 10, 40, 100], ["1", "10", "40", "100"])
    axis.minorticks_off()
    axis.set(xlabel="curvature λ", ylabel="left after one step", ylim=(0, 1.15))
    axis.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    inside = (curvatures >= between[0]) & (curvatures <= between[1])
    most = {" ".join(name.split()): values[inside].max() for name, values in factors.items()}
    said = [f"{name} ({share:.2f})" for name, share in most.items()]
    return figure, (
        f"Between the curvatures {between[0]} and {between[1]} (grey) a step leaves, in the long "
        f"run, at most these shares of the distance: {'; '.join(said)}. Above 1 it grows."
    )


@drawing
def step_lengths(lengths, rate):
    """Draw the length of each of the first steps: {name: lengths}."""
    figure, axis = canvas(size=(PAGE, 2.6))
    for (name, values), style in zip(lengths.items(), ("o-", "s--"), strict=True):
        axis.plot(np.arange(1, len(values) + 1), values, style, label=name, markersize=4)
    axis.axhline(rate, color=QUIET, linestyle=":", linewidth=1.2)
    axis.set(xlabel="step", ylabel="length", ylim=(0, None))
    axis.legend()
    said = [
        f"{name}, the longest of the first {len(values)} is number {np.argmax(values) + 1}, "
        f"{values.max() / rate:.1f} times as long as the rate"
        if np.ptp(values) > 0.01 * rate
        else f"{name}, every step is {values.mean() / rate:.1f} times as long as the rate"
        for name, values in lengths.items()
    ]
    return figure, f"{capitalized('; '.join(said))} (dotted)."


@drawing
def through_time(slopes, beta1=0.9, beta2=0.999):
    """Draw what Adam remembers of a parameter, and the step that it computes from that: {name:
    slopes (T,)}.

    A column for each parameter. Above, its slopes, their running mean m, and ±√v; below, m / √v,
    the step as a multiple of the rate. Both running means are corrected for their bias.
    """
    figure, axes = canvas(
        2, len(slopes), size=(PAGE, 4.2), sharex=True, squeeze=False, height_ratios=(3, 2)
    )
    quotients = []
    for (above, below), (name, values) in zip(axes.T, slopes.items(), strict=True):
        updates = np.arange(1, len(values) + 1)
        mean = remembered(values, beta1)
        size = np.sqrt(remembered(np.square(values), beta2))
        quotients.append(mean / size)
        above.bar(updates, values, color=QUIET, alpha=0.55, width=0.8, label="slope g")
        above.plot(updates, mean, color=TRAINING, linewidth=2, label="m, their mean")
        above.plot(updates, size, "--", color=VALIDATION, label="√v, their size, and −√v")
        above.plot(updates, -size, "--", color=VALIDATION)
        below.plot(updates, quotients[-1], color=TEST, linewidth=2)
        below.axhline(0, color=QUIET, linewidth=1)
        above.set_title(name, fontsize=9.5)
        most = 1.05 * np.abs(values).max()
        above.set_ylim(-most, most)
        below.set(ylim=(-1.15, 1.15), yticks=(-1, 0, 1), xlabel="update")
    axes[0, 0].set_ylabel("slope")
    axes[1, 0].set_ylabel("m / √v")
    handles, labels = axes[0, 0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside upper center", ncols=3)
    tops = [np.abs(values).max() for values in slopes.values()]
    said = [f"{name}, {two_digits(top)}" for name, top in zip(slopes, tops, strict=True)]
    furthest = max(np.abs(quotient).max() for quotient in quotients)
    return figure, (
        f"The steepest slope: {'; '.join(said)}. Below, both scales go from −1 to 1, and m / √v "
        f"is never further from 0 than {furthest:.2f}."
    )


def remembered(values, beta):
    """The running mean after each value, divided by the share that the values have in it."""
    kept, means = 0.0, []
    for t, value in enumerate(values, start=1):
        kept = beta * kept + (1 - beta) * value
        means.append(kept / (1 - beta**t))
    return np.array(means)


@drawing
def in_pairs(before, after, names, unit):
    """Draw two runs of each seed, joined by a line, and the differences: before and after (K,).

    On the right a dot is a pair; the bar is the mean of the differences, and its error.
    """
    figure, (runs, apart) = canvas(1, 2, size=(PAGE, 3.2), width_ratios=(2, 3))
    pair_lines(runs, before, after, names)
    runs.set(title="", ylabel=unit)
    d = np.subtract(after, before)
    mean, error, wins = paired_difference(before, after)
    colors = [TRAINING if each > 0 else VALIDATION for each in d]
    apart.scatter(np.arange(len(d)), d, color=colors, zorder=3)
    apart.vlines(np.arange(len(d)), 0, d, color=colors, linewidth=1)
    apart.axhline(0, color=QUIET, linewidth=1)
    apart.errorbar(len(d) + 0.7, mean, error, fmt="_", color=INK, ms=22, mew=2.5, lw=2.5, capsize=5)
    apart.set_xticks([*range(len(d)), len(d) + 0.7], [*map(str, range(len(d))), "mean"])
    apart.set(xlabel="seed", ylabel="difference", xlim=(-0.6, len(d) + 1.5))
    apart.grid(axis="x", visible=False)
    rise = "more than half" if wins > len(d) / 2 else "half or fewer"
    return figure, (
        f"Left, a line for each of {len(d)} seeds, from {names[0]} to {names[1]}: {rise} rise "
        f"(blue). Right, the same as {len(d)} differences, and their mean with its error."
    )


@drawing
def schedules(rates):
    """Draw rates by step: {name: rates}."""
    figure, axis = canvas(size=(PAGE, 2.6))
    for (name, values), style in zip(rates.items(), STYLES, strict=True):
        axis.plot(values, style, label=name, linewidth=1.8)
    axis.set(xlabel="step", ylabel="rate", ylim=(0, None))
    axis.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    said = [f"{name} {np.mean(values):.3f}" for name, values in rates.items()]
    return figure, f"The mean rate of {len(values)} steps: {', '.join(said)}."
