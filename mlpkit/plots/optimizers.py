"""The figures of notebook 06: paths in landscapes, rates and pairs of runs."""

import math

import numpy as np
from matplotlib.ticker import MultipleLocator

from mlpkit.plots import (
    FOURTH,
    QUIET,
    TEST,
    TRAINING,
    VALIDATION,
    canvas,
    drawing,
    pair_lines,
)

STYLES = ("-", "--", "-.", ":")
PAGE = 7.6  # inches


def panels(count, window):
    """A figure and its `count` axes, whose units are as long across as up."""
    left, right, low, high = window
    shape = (right - left) / (high - low)
    columns = 1 if shape > 2 else 2 if count == 4 else min(count, 3)
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
    """370, 22, 2.6, 0.00021: a number to two digits, never as a power of ten."""
    return f"{float(f'{number:.2g}'):.7f}".rstrip("0").rstrip(".")


@drawing
def paths(surface, walks, window, bottoms):
    """Contours of a surface, one panel per walk: {name: path (T, 2)}; bottoms: minima (x, y).

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
        said.append(f"{name} ({two_digits(gap)} away, loss {two_digits(height)})")
    nearest = "the bottom ×" if len(bottoms) == 1 else "the nearest bottom ×"
    return figure, (
        f"How far from {nearest} after {len(path) - 1} steps, and the loss above it: "
        f"{'; '.join(said)}."
    )


@drawing
def noisy(surface, walks, window, examples, last=50):
    """Paths over a loss whose examples each have their own minimum: examples (N, 2), dots.

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
        f"How far from the bottom × in the last {last} of {len(path) - 1} steps, on average: "
        f"{'; '.join(said)}. Small dots: where each example alone has its bottom."
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
    """Length of each of the first steps: {name: lengths}."""
    figure, axis = canvas(size=(PAGE, 2.6))
    for (name, values), style in zip(lengths.items(), ("o-", "s--"), strict=True):
        axis.plot(np.arange(1, len(values) + 1), values, style, label=name, markersize=4)
    axis.axhline(rate, color=QUIET, linestyle=":", linewidth=1.2)
    axis.set(xlabel="step", ylabel="length", ylim=(0, None))
    axis.legend()
    said = [
        f"{name} the longest of the first {len(values)} is number {np.argmax(values) + 1}, "
        f"{values.max() / rate:.1f} times the rate long"
        if np.ptp(values) > 0.01 * rate
        else f"{name} every step is {values.mean() / rate:.1f} times the rate long"
        for name, values in lengths.items()
    ]
    return figure, f"{'; '.join(said).capitalize()} (dotted)."


def running_mean(values, window):
    return np.convolve(values, np.ones(window) / window, mode="valid")


@drawing
def learning(losses, window=15):
    """The loss by batch, and how far each run lies above the first: {name: losses}.

    All runs see the same batches. Both curves are running means.
    """
    figure, (whole, apart) = canvas(1, 2, size=(PAGE, 3.0))
    batches = np.arange(window, len(next(iter(losses.values()))) + 1)
    means = {name: running_mean(values, window) for name, values in losses.items()}
    (first, base), *_ = means.items()
    for (name, mean), style in zip(means.items(), STYLES, strict=False):
        whole.plot(batches, mean, style, label=name, linewidth=1.6)
        apart.plot(batches, mean - base, style, linewidth=1.6)
    whole.set(title="loss", xlabel="batch", ylim=(0.3, 1.4))
    whole.legend()
    apart.set(title=f"the same, minus {first}", xlabel="batch", ylim=(-0.1, 0.1))
    late = {name: np.mean((mean - base)[len(base) // 2 :]) for name, mean in means.items()}
    below = [name for name, gap in late.items() if gap < 0]
    return figure, (
        f"Second half, on average: the {len(losses)} curves on the left lie within "
        f"{np.ptp(list(late.values())):.2f} of each other; on the right these lie below {first}: "
        f"{', '.join(below) or 'none'}."
    )


@drawing
def paired(scores, comparisons, unit):
    """A line for each seed, from one recipe to another, side by side: {name: numbers (K,)}.

    comparisons: [(from, to), ...], names of scores. The caption rounds to what every processor
    finds; the titles have the exact numbers.
    """
    figure, axes = canvas(1, len(comparisons), size=(PAGE, 3.0), sharey=True, squeeze=False)
    said = []
    for axis, (one, other) in zip(axes.flat, comparisons, strict=True):
        share = pair_lines(axis, scores[one], scores[other], (one, other)) / len(scores[one])
        if not 0.25 < share < 0.75:
            way = f"nearly all lines {'rise' if share > 0.5 else 'fall'}"
        else:
            way = "some lines rise and some fall"
        said.append(f"From {one} to {other} {way}.")
    axes.flat[0].set_ylabel(unit)
    return figure, f"A line for each seed, blue where it rises; bars: means. {' '.join(said)}"


@drawing
def range_test(tests, chosen, mark=1.0, window=11):
    """Loss against a rate that grows from batch to batch: {name: (rates, losses)}.

    Shaded: the loss, a mean of `window` batches with the rate of their middle one, is below the
    mark. chosen: {name: rate that was used}.
    """
    figure, axes = canvas(1, len(tests), size=(PAGE, 2.8), sharey=True)
    spans, lowest = [], []
    for axis, (name, (rates, losses)) in zip(axes, tests.items(), strict=True):
        smooth = running_mean(losses, window)
        rates = np.array(rates)[window // 2 :][: len(smooth)]
        good, best = rates[smooth < mark], rates[np.argmin(smooth)]
        axis.semilogx(rates, smooth, color=TRAINING)
        axis.axhline(mark, color=QUIET, linewidth=1)
        axis.axvspan(good.min(), good.max(), color=TRAINING, alpha=0.12, linewidth=0)
        axis.axvline(best, color=VALIDATION, linestyle=":", linewidth=1.4)
        axis.plot(chosen[name], 0, "^", color=TEST, markersize=9, clip_on=False)
        axis.set(title=name, xlabel="rate", ylim=(0, 3.5))
        spans.append(f"{name} from {good.min():.1g} to {good.max():.1g}")
        lowest.append(f"{best:.2g}")
    axes[0].set_ylabel(f"loss, mean of {window}")
    return figure, (
        f"The loss is below {mark:g} (shaded) for {', '.join(spans)}. It is lowest (dotted) at "
        f"{', '.join(lowest)}."
    )


@drawing
def schedules(rates):
    """Rates by step: {name: rates}."""
    figure, axis = canvas(size=(PAGE, 2.6))
    for (name, values), style in zip(rates.items(), STYLES, strict=True):
        axis.plot(values, style, label=name, linewidth=1.8)
    axis.set(xlabel="step", ylabel="rate", ylim=(0, None))
    axis.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    said = [f"{name} {np.mean(values):.3f}" for name, values in rates.items()]
    return figure, f"The rate of {len(values)} steps, on average: {', '.join(said)}."
