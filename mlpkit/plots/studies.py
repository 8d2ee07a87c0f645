"""Pictures of an Optuna study: what its trials came to, and which settings mattered.

Trials are completed, stopped early (Optuna: pruned) or failed. The value is what the study lowers,
or raises. Each function raises ValueError for a study that has nothing to draw.
"""

import warnings

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import MaxNLocator, NullLocator

from mlpkit.plots import BOX, BOX_INK, QUIET, TEST, TRAINING, VALIDATION, canvas, drawing
from mlpkit.plots.search import beside, room

AGE = LinearSegmentedColormap.from_list("age", ["#BFBFBF", "#7FB2D0", TRAINING])  # first to last
FEWEST = 10  # completed trials of which the best tenth is one
COLUMNS = 4


def sign(study):
    """1 for a study that lowers its value, −1 for one that raises it; ValueError for several."""
    if len(study.directions) > 1:
        raise ValueError(f"the study has {len(study.directions)} values a trial; expected one")
    return 1 if study.direction.name == "MINIMIZE" else -1


def named(study):
    """What the value is called."""
    if study.metric_names:
        return study.metric_names[0]
    return "loss" if sign(study) == 1 else "score"


def ended(study, state):
    """The trials that are in a state of Optuna's, by its name, in the order of their numbers."""
    return [trial for trial in study.get_trials(deepcopy=False) if trial.state.name == state]


def completed(study, fewest=1):
    """The completed trials; ValueError where there are fewer than that, or no settings."""
    trials = ended(study, "COMPLETE")
    if len(trials) < fewest:
        total = len(study.get_trials(deepcopy=False))
        raise ValueError(
            f"{len(trials)} of the study's {total} trials are completed; expected {fewest} or more"
        )
    if not any(trial.params for trial in trials):
        raise ValueError("the study's trials have no settings; expected one or more")
    return trials


def best_of(trials, study):
    """The first of the trials with the best value."""
    return min(trials, key=lambda trial: sign(study) * trial.value)


def last_value(trial):
    """The last value that a trial stopped early reported; nan where there is none."""
    reported = trial.intermediate_values
    return reported[max(reported)] if reported else np.nan


class Scale:
    """One setting over some trials: numbers, their range, and ticks with labels.

    Options of a categorical setting are numbered from 0; nan where a trial hasn't the setting.
    """

    def __init__(self, name, trials):
        kinds = [trial.distributions[name] for trial in trials if name in trial.params]
        self.name, self.log = name, getattr(kinds[0], "log", False)
        self.options = list(getattr(kinds[0], "choices", ()))
        if self.options:
            self.low, self.high = 0, len(self.options) - 1
            self.ticks, self.labels = list(range(len(self.options))), list(map(str, self.options))
            return
        self.low = min(kind.low for kind in kinds)
        self.high = max(kind.high for kind in kinds)
        self.ticks = self.round_values(whole=isinstance(self.low, int))
        self.labels = [f"{tick:g}" for tick in self.ticks]

    def round_values(self, whole):
        """A few round numbers in the range; its ends where there are fewer than two."""
        if self.log:
            powers = range(-12, 13)
            found = [10.0**power for power in powers if self.low <= 10.0**power <= self.high]
            found = found[:: 1 + len(found) // 5]
        else:
            ticks = MaxNLocator(4, integer=whole).tick_values(self.low, self.high)
            found = [tick for tick in ticks if self.low <= tick <= self.high]
        return found if len(found) > 1 else sorted({self.low, self.high})

    def numbers(self, trials):
        """The setting's values (N,) in these trials."""
        values = [trial.params.get(self.name, np.nan) for trial in trials]
        if self.options:
            places = [self.options.index(v) if v in self.options else np.nan for v in values]
            return np.array(places, dtype=float)
        return np.array(values, dtype=float)

    def heights(self, values):
        """Values as heights from 0, the lowest, to 1; a half where there is but one."""
        values, low, high = np.asarray(values, dtype=float), self.low, self.high
        if self.log:
            values, low, high = np.log(values), np.log(low), np.log(high)
        return (values - low) / (high - low) if high > low else 0 * values + 0.5


def scales(trials):
    """A Scale for each setting that some trial has, in the order in which they came."""
    names = dict.fromkeys(name for trial in trials for name in trial.params)
    return [Scale(name, trials) for name in names]


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
    kept = np.array([last_value(trial) for trial in stopped])
    low, high = room(values if len(done) else kept, sign(study))
    edge = 0.08 * (high - low) or 0.5
    low, high = low - edge, high + edge
    axis.set_ylim(low, high)
    for trials, heights, mark, look in (
        (stopped, kept, "x", {"color": QUIET, "ms": 5}),
        (done, values, "o", {"color": TRAINING}),
    ):
        places = [trial.number for trial in trials]
        axis.plot(places, np.clip(heights, low, high), mark, **look, clip_on=False)
    below = {"transform": axis.get_xaxis_transform(), "clip_on": False}
    places = [trial.number for trial in failed]
    axis.plot(places, [0] * len(failed), "|", color=VALIDATION, ms=12, mew=2, **below)
    axis.set(xlabel="trial", ylabel=named(study))
    last = max(trial.number for trial in every)
    axis.set_xlim(-0.5, last + 0.5)
    axis.xaxis.set_major_locator(MaxNLocator(integer=True))
    counts = (
        f"{len(every)} trials: {len(done)} completed (dots), {len(stopped)} stopped early "
        f"(crosses), {len(failed)} failed (marks below)."
    )
    if not done:
        return figure, counts
    best = sign(study) * np.minimum.accumulate(sign(study) * values)
    numbers = [trial.number for trial in done]
    axis.step([*numbers, last], [*best, best[-1]], where="post", color=TEST, lw=1.6)
    beside(axis, {"best so far": best[-1]})
    first = best_of(done, study)
    return figure, f"{counts} The best is trial {first.number}, with {first.value:.4g}."


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
        upright(axis, place, one.heights(one.ticks), one.labels)
    upright(axis, len(settings), [0, 1] if high > low else [0.5], shown(low, high))
    axis.set_xticks(range(len(settings) + 1), [*(one.name for one in settings), named(study)])
    axis.set(yticks=[], ylim=(-0.04, 1.04), xlim=(-0.02, len(settings) + 0.02))
    axis.tick_params(axis="x", length=0, pad=8)
    axis.spines[:].set_visible(False)
    axis.grid(False)
    best = ", ".join(
        f"{name} {f'{value:.2g}' if isinstance(value, float) else value}"
        for name, value in order[0].params.items()
    )
    others = f"; blue: the best {len(good)}" if len(good) > 1 else ""
    return figure, (
        f"A line for each of {len(trials)} completed trials{others}. The best, green: {best}, with "
        f"{named(study)} {order[0].value:.4g}."
    )


def shown(low, high):
    """The labels of an axis from low to high, or of its one value."""
    return [f"{low:.3g}", f"{high:.3g}"] if high > low else [f"{low:.3g}"]


def upright(axis, place, heights, labels):
    """One of the upright axes of `parallel`."""
    axis.axvline(place, color=QUIET, lw=1, zorder=1)
    for height, label in zip(heights, labels, strict=True):
        axis.annotate(
            *(label, (place, height), (5, 0)),
            textcoords="offset points",
            **{"va": "center", "fontsize": 8.5, "color": BOX_INK, "zorder": 6},
            bbox={"fc": BOX, "ec": "none", "pad": 1.2, "alpha": 0.9},
        )


@drawing
def importance(study):
    """How much each setting decided which trials are the best tenth; the sum is 1.

    By PED-ANOVA (Watanabe et al. 2023): how far a setting's density among the best tenth lies from
    that among all completed trials. Raises ValueError for fewer than ten, and where all are equal.
    """
    import optuna

    trials = completed(study, FEWEST)
    sign(study)
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
        f"most of all {names[0]}, {100 * values[0]:.0f} %"
        + (f"; least {names[-1]}, {100 * values[-1]:.0f} %." if len(names) > 1 else ".")
    )


@drawing
def slices(study):
    """The value over each setting, a panel a setting: the later the trial, the bluer its dot.

    Grey crosses: stopped early. Green ring: the best.
    """
    trials, stopped = completed(study), ended(study, "PRUNED")
    settings = scales(trials)
    columns = min(COLUMNS, len(settings))
    rows = -(-len(settings) // columns)
    figure, axes = canvas(rows, columns, size=(7.6, 2.5 * rows), sharey=True, squeeze=False)
    values = np.array([trial.value for trial in trials])
    low, high = room(values, sign(study))
    edge = 0.08 * (high - low) or 0.5
    low, high = low - edge, high + edge
    best = best_of(trials, study)
    kept = np.clip([last_value(trial) for trial in stopped], low, high)
    for axis in axes.flat[len(settings) :]:
        axis.axis("off")
    for axis, one in zip(axes.flat, settings, strict=False):
        axis.plot(one.numbers(stopped), kept, "x", color=QUIET, ms=4, alpha=0.7, clip_on=False)
        places = one.numbers(trials)
        ages = [trial.number for trial in trials]
        heights = np.clip(values, low, high)
        axis.scatter(places, heights, c=ages, cmap=AGE, s=22, zorder=3, clip_on=False)
        ring = {"mfc": "none", "mec": TEST, "mew": 2, "zorder": 4, "clip_on": False}
        axis.plot(one.numbers([best]), best.value, "o", ms=10, **ring)
        if one.log:
            axis.set_xscale("log")
        axis.set_xticks(one.ticks, one.labels)
        axis.xaxis.set_minor_locator(NullLocator())
        axis.set(xlabel=one.name, ylim=(low, high))
        if one.options:
            axis.set_xlim(one.low - 0.5, one.high + 0.5)
    for axis in axes[:, 0]:
        axis.set_ylabel(named(study))
    said = ", ".join(one.name for one in settings)
    cut = f" Crosses: {len(stopped)} stopped early." if stopped else ""
    return figure, (
        f"{len(trials)} completed trials, the later the bluer, by {said}.{cut} The best (ring): "
        f"{best.value:.4g}."
    )
