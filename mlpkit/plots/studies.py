"""Pictures of an Optuna study: what its trials reached, and which settings mattered.

Trials are completed, stopped early (Optuna: pruned) or failed. The value is what the study
minimizes or maximizes. Each function raises ValueError for a study that has nothing to draw.
"""

import warnings

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import MaxNLocator

from mlpkit.plots import BOX, BOX_INK, INK, QUIET, TEST, TRAINING, VALIDATION, canvas, drawing
from mlpkit.plots.room import room
from mlpkit.plots.search.axes import beside
from mlpkit.plots.search.trials import (
    best_of,
    clipped,
    completed,
    ended,
    last_values,
    limits,
    marks,
    named,
    scales,
    short,
    sign,
)

AGE = LinearSegmentedColormap.from_list("age", ["#BFBFBF", "#7FB2D0", TRAINING])  # first to last
FEWEST = 10  # the fewest completed trials, because a tenth of them must be at least one trial
COLUMNS = 4


@drawing
def history(study):
    """The value of each trial by its number, and the best so far.

    Dots: completed. Crosses: stopped early, at the last value reported. Marks below: failed.
    """
    done, stopped, failed = (ended(study, state) for state in ("COMPLETE", "PRUNED", "FAIL"))
    every = done + stopped + failed
    if not every:
        raise ValueError("no trial of the study has ended; expected one or more")
    figure, axis = canvas(size=(7.6, 3.0))
    values = np.array([trial.value for trial in done])
    kept = last_values(stopped, study)
    low, high = limits(values if len(done) else kept, study)
    axis.set_ylim(low, high)
    numbers, halted, gone = ([trial.number for trial in some] for some in (done, stopped, failed))
    marks(axis, halted, np.clip(kept, low, high), "x", color=QUIET, ms=5)
    marks(axis, numbers, np.clip(values, low, high), "o", color=TRAINING)
    below = {"transform": axis.get_xaxis_transform(), "ms": 12, "mew": 2}
    marks(axis, gone, [0] * len(gone), "|", color=VALIDATION, **below)
    axis.set(xlabel="trial", ylabel=named(study))
    last = max(trial.number for trial in every)
    axis.set_xlim(-0.5, last + 0.5)
    axis.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    counts = (
        f"Trials: {len(done)} completed (dots), {len(stopped)} stopped early "
        f"(crosses), {len(failed)} failed (marks below)."
    )
    if not done:
        return figure, counts
    best = sign(study) * np.minimum.accumulate(sign(study) * values)
    axis.step([*numbers, last], [*best, best[-1]], where="post", color=TEST, lw=1.6)
    beside(axis, {"best so far": best[-1]})
    first = best_of(done, study)
    edge = clipped([*values, *kept], low, high)
    return figure, f"{counts}{edge} The best: {short(first.value)}, trial {first.number}."


@drawing
def parallel(study, share=0.1):
    """A line for each completed trial through its settings to its value.

    Green: the best. Blue: the best `share` of the trials. Grey: the rest.
    """
    trials = completed(study)
    order = sorted(trials, key=lambda trial: sign(study) * trial.value)
    good = order[: max(1, round(share * len(order)))]
    figure, axis = canvas(size=(7.6, 3.6))
    settings = scales(trials)
    low, high = room([trial.value for trial in trials], sign(study))
    for trial in reversed(order):
        value = (np.clip(trial.value, low, high) - low) / (high - low) if high > low else 0.5
        heights = [float(one.heights(one.numbers([trial]))[0]) for one in settings]
        colour, width = (TRAINING, 1.8) if trial in good else (QUIET, 0.8)
        if trial is order[0]:
            colour, width = TEST, 2.8
        alpha = 0.45 if colour == QUIET else 1
        axis.plot([*heights, value], color=colour, lw=width, alpha=alpha, clip_on=False)
    for place, one in enumerate(settings):
        upright(axis, place, one.labels if one.options else sorted({one.low, one.high}))
    upright(axis, len(settings), sorted({low, high}))
    axis.set_xticks(range(len(settings) + 1), [*(one.name for one in settings), named(study)])
    axis.set(yticks=[], ylim=(-0.1, 1.08), xlim=(-0.3, len(settings) + 0.3))
    axis.tick_params(axis="x", length=0, pad=2)
    axis.spines[:].set_visible(False)
    axis.grid(False)
    best = ", ".join(f"{name} {short(value)}" for name, value in order[0].params.items())
    others = f", blue the best {len(good)}" if len(good) > 1 else ""
    return figure, (
        f"A line for each completed trial, {len(trials)} in all{others}. Green the best: {best}; "
        f"{named(study)} {short(order[0].value)}."
    )


def upright(axis, place, values):
    """One of the vertical axes of `parallel`, from its first value at the bottom to its last."""
    axis.vlines(place, 0, 1, color=QUIET, lw=1, zorder=1)
    heights = np.linspace(0, 1, len(values)) if len(values) > 1 else [0.5]
    for height, value in zip(heights, map(short, values), strict=True):
        look = {"ha": "center", "va": "center", "fontsize": 8.5, "color": INK}
        if 0 < height < 1:
            box = {"fc": BOX, "ec": "none", "pad": 1.5}
            look |= {"color": BOX_INK, "bbox": box, "zorder": 6}
        axis.text(place, {0: -0.05, 1: 1.05}.get(height, height), value, **look)


@drawing
def importance(study):
    """How much each setting decided which trials are the best tenth; the sum is 1.

    By PED-ANOVA (Watanabe et al. 2023): how far a setting's density among the best tenth differs
    from that among all completed trials. Raises ValueError for fewer than ten trials, and if all
    values are equal.
    """
    import optuna

    trials = completed(study, FEWEST)
    if len({trial.value for trial in trials}) == 1:
        raise ValueError(f"all {len(trials)} trials have the value {trials[0].value:g}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", optuna.exceptions.ExperimentalWarning)
        evaluator = optuna.importance.PedAnovaImportanceEvaluator()
        shares = optuna.importance.get_param_importances(study, evaluator=evaluator)
    figure, axis = canvas(size=(7.6, 0.75 + 0.36 * len(shares)))
    names, values = list(shares), list(shares.values())
    axis.barh(range(len(names)), values, 0.62, color=TRAINING)
    for place, value in enumerate(values):
        axis.annotate(
            f"{value:.2f}", (value, place), (4, 0), textcoords="offset points", va="center"
        )
    axis.set_yticks(range(len(names)), names)
    axis.invert_yaxis()
    axis.grid(axis="y", visible=False)
    axis.margins(x=0.1)
    axis.set_xlabel("share of the importance")
    return figure, (
        f"What decided whether one of {len(trials)} completed trials is among the best tenth: "
        f"most of all {names[0]}, {100 * values[0]:.0f}%"
        + (f"; least {names[-1]}, {100 * values[-1]:.0f}%." if len(names) > 1 else ".")
    )


@drawing
def slices(study):
    """The value over each setting, one panel per setting: the later the trial, the bluer its dot.

    Grey crosses: stopped early. Green ring: the best.
    """
    trials, stopped = completed(study), ended(study, "PRUNED")
    settings = scales(trials)
    rows = -(-len(settings) // COLUMNS)
    columns = -(-len(settings) // rows)
    figure, axes = canvas(rows, columns, size=(7.6, 2.5 * rows), sharey=True, squeeze=False)
    values = np.array([trial.value for trial in trials])
    low, high = limits(values, study)
    best = best_of(trials, study)
    kept = last_values(stopped, study)
    for axis in axes.flat[len(settings) :]:
        axis.axis("off")
    for axis, one in zip(axes.flat, settings, strict=False):
        marks(axis, one.numbers(stopped), np.clip(kept, low, high), "x", color=QUIET, ms=4)
        places = one.numbers(trials)
        ages = [trial.number for trial in trials]
        heights = np.clip(values, low, high)
        axis.scatter(places, heights, c=ages, cmap=AGE, s=22, zorder=3, clip_on=False)
        ring = {"mfc": "none", "mec": TEST, "mew": 2, "zorder": 4, "clip_on": False}
        axis.plot(one.numbers([best]), best.value, "o", ms=10, **ring)
        one.across(axis)
        axis.set(xlabel=one.name, ylim=(low, high))
    for axis in axes[:, 0]:
        axis.set_ylabel(named(study))
    said = ", ".join(one.name for one in settings)
    cut = f" Each cross is one of {len(stopped)} stopped early." if stopped else ""
    edge = clipped([*values, *kept], low, high)
    return figure, (
        f"Each dot is one of {len(trials)} completed trials, by {said}: the later, the bluer."
        f"{cut}{edge} The best (ring): {short(best.value)}."
    )
