"""The figures of notebook 06: paths in landscapes, rates, and a fair comparison."""

from itertools import pairwise

import numpy as np

from mlpkit.plots import INK, QUIET, TRAINING, VALIDATION, canvas, drawing

STYLES = ("-", "--", "-.", ":")


@drawing
def paths(surface, walks, window, bottoms):
    """Contours of a surface, one panel a walk: {name: path (T, 2)}; bottoms: its minima (x, y)."""
    left, right, low, high = window
    columns = min(len(walks), 2) if len(walks) != 3 else 3
    rows = -(-len(walks) // columns)
    figure, axes = canvas(
        rows, columns, size=(7.6, 2.3 * rows), sharex=True, sharey=True, squeeze=False
    )
    across, up = np.linspace(left, right, 121), np.linspace(low, high, 101)
    heights = np.array([[surface(np.array([x, y]))[0] for x in across] for y in up])
    lowest = surface(np.array(bottoms[0], dtype=float))[0]
    levels = np.geomspace(1e-2, heights.max() - lowest, 14) + lowest
    said = []
    for axis, (name, path) in zip(axes.flat, walks.items(), strict=True):
        axis.contour(
            across, up, heights, levels, colors=QUIET, linewidths=0.6, negative_linestyles="solid"
        )
        shown = np.clip(path, (left - 9, low - 9), (right + 9, high + 9))
        axis.plot(*shown.T, ".-", color=TRAINING, linewidth=1, markersize=4)
        axis.plot(*path[0], "o", color=VALIDATION)
        axis.plot(*np.transpose(bottoms), "x", color=INK, markersize=8, markeredgewidth=2)
        axis.set(title=name, xlim=(left, right), ylim=(low, high))
        axis.title.set_fontsize(9.5)
        axis.grid(False)
        height = surface(path[-1])[0] - lowest
        said.append(f"{name}: {height:.2g}" if height < 95 else f"{name}: out of the picture")
    for axis in axes[-1]:
        axis.set_xlabel("x")
    for axis in axes[:, 0]:
        axis.set_ylabel("y")
    return figure, f"Loss above that of the bottom after {len(path) - 1} steps. {'; '.join(said)}."


@drawing
def step_lengths(lengths, rate):
    """Length of each of the first steps: {name: lengths}."""
    figure, axis = canvas(size=(6.2, 2.6))
    for (name, values), style in zip(lengths.items(), ("o-", "s--"), strict=True):
        axis.plot(np.arange(1, len(values) + 1), values, style, label=name, markersize=4)
    axis.axhline(rate, color=QUIET, linestyle=":", linewidth=1.2)
    axis.set(xlabel="step", ylabel="length", ylim=(0, None))
    axis.legend()
    said = [f"{name} {values.max() / rate:.1f} times" for name, values in lengths.items()]
    return (
        figure,
        f"The longest of the first {len(values)} steps against the rate: {', '.join(said)}.",
    )


def running_mean(values, window):
    return np.convolve(values, np.ones(window) / window, mode="valid")


@drawing
def learning(losses, window=15):
    """Running mean of the loss by batch: {name: losses}."""
    figure, axis = canvas(size=(7.4, 3.0))
    for (name, values), style in zip(losses.items(), STYLES, strict=False):
        mean = running_mean(values, window)
        axis.plot(np.arange(window, len(values) + 1), mean, style, label=name, linewidth=1.6)
    axis.set(xlabel="batch", ylabel=f"loss, mean of {window} batches", ylim=(0.3, 1.4))
    axis.legend()
    ends = [running_mean(values, window)[-1] for values in losses.values()]
    return figure, (
        f"{len(losses)} optimizers, {len(values)} batches; all end between 0.3 and 0.6: "
        f"{bool(0.3 < min(ends) and max(ends) < 0.6)}."
    )


@drawing
def range_test(tests, mark=1.0):
    """Loss against a rate that grows from batch to batch: {name: (rates, losses)}.

    Shaded: the loss, a mean of five, is below the mark.
    """
    figure, axes = canvas(1, len(tests), size=(7.6, 2.6), sharey=True)
    said = []
    for axis, (name, (rates, losses)) in zip(axes, tests.items(), strict=True):
        rates, smooth = np.array(rates[4:]), running_mean(losses, 5)
        good, best = rates[smooth < mark], rates[np.argmin(smooth)]
        axis.semilogx(rates, smooth, color=TRAINING)
        axis.axhline(mark, color=QUIET, linewidth=1)
        axis.axvspan(good.min(), good.max(), color=TRAINING, alpha=0.12, linewidth=0)
        axis.axvline(best, color=VALIDATION, linestyle=":", linewidth=1.2)
        axis.set(title=name, xlabel="rate", ylim=(0, 3.5))
        span = f"from {good.min():.1g} to {good.max():.1g}"
        said.append(f"{name}: {span}, lowest at {best:.2g}")
    axes[0].set_ylabel("loss")
    return figure, f"Rates at which the loss is below {mark:g}. {'; '.join(said)} (dotted)."


@drawing
def schedules(rates):
    """Rates by step: {name: rates}."""
    figure, axis = canvas(size=(7.0, 2.6))
    for (name, values), style in zip(rates.items(), STYLES, strict=True):
        axis.plot(values, style, label=name, linewidth=1.6)
    axis.set(xlabel="step", ylabel="rate", ylim=(0, None))
    axis.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    said = [f"{name} {np.mean(values):.3f}" for name, values in rates.items()]
    return figure, f"Mean rate over {len(values)} steps: {', '.join(said)}."


@drawing
def comparison(scores):
    """Validation accuracy of several seeds for each optimizer: {name: accuracies}, best on top."""
    figure, axis = canvas(size=(7.0, 3.2))
    ordered = sorted(scores.items(), key=lambda item: -np.mean(item[1]))
    for row, (_, values) in enumerate(ordered):
        axis.plot([min(values), max(values)], [row, row], color=QUIET, linewidth=1)
        apart = row + np.linspace(
            -0.18, 0.18, len(values)
        )  # equal seeds are seen beside each other
        axis.plot(values, apart, "o", color=TRAINING, markersize=6, fillstyle="none")
        axis.plot(np.mean(values), row, "|", color=INK, markersize=14, markeredgewidth=2)
    axis.set_yticks(range(len(ordered)), [name for name, _ in ordered])
    axis.set(xlabel="validation accuracy; circles: seeds, bars: means")
    axis.invert_yaxis()
    rows = [values for _, values in ordered]
    apart = min(min(values) for values in rows[:2]) > max(max(values) for values in rows[-2:])
    overlap = all(max(low) > min(high) for high, low in pairwise(rows))
    return figure, (
        f"{len(rows)} optimizers, tuned alike. Every seed of the two best lies above every seed of "
        f"the two worst: {bool(apart)}. Neighbours overlap: {bool(overlap)}."
    )
