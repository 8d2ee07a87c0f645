"""The parts of an Optuna study that pictures need: trials, their value, and settings on an axis."""

import numpy as np
from matplotlib.ticker import MaxNLocator, NullLocator

from mlpkit.plots.room import room

LONG = 11  # how many letters of an option's name are shown


def sign(study):
    """Return 1 for a study that lowers its value, −1 for one that raises it; ValueError for several
    values."""
    if len(study.directions) > 1:
        raise ValueError(f"the study has {len(study.directions)} values per trial; expected one")
    return 1 if study.direction.name == "MINIMIZE" else -1


def named(study):
    """The name of the value."""
    if study.metric_names:
        return study.metric_names[0]
    return "loss" if sign(study) == 1 else "score"


def ended(study, state):
    """The trials in the Optuna state of this name, in the order of their numbers."""
    sign(study)  # Optuna refuses a study whose trials have several values
    return [trial for trial in study.get_trials(deepcopy=False) if trial.state.name == state]


def completed(study, fewest=1):
    """The completed trials; ValueError if there are fewer than `fewest`, or no settings."""
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


def last_values(trials, study):
    """The last values (N,) that the trials reported; infinitely bad if there is none."""
    reported = [trial.intermediate_values for trial in trials]
    values = np.array([values[max(values)] if values else np.nan for values in reported])
    return np.where(np.isnan(values), sign(study) * np.inf, values)


def marks(axis, places, heights, mark, **look):
    """Draw marks, which are not clipped at the edge of the axis; nothing if there are none."""
    if len(places):  # an empty line that is not clipped spoils the layout
        axis.plot(places, heights, mark, **{"ls": "none", "clip_on": False, **look})


def short(value):
    """A value as captions write it: floats with three digits."""
    return f"{value:.3g}".replace("-", "−") if isinstance(value, float) else str(value)


def limits(values, study):
    """Return (low, high) of an axis of values, with a margin above and below."""
    low, high = room(values, sign(study))
    edge = 0.08 * (high - low) or 0.1 * abs(high) or 0.5
    return low - edge, high + edge


def clipped(values, low, high):
    """The caption's remark on values that lie beyond the axis and are drawn on its edge."""
    beyond = any(not low <= value <= high for value in values)
    return " What lies beyond an axis is drawn on its edge." if beyond else ""


class Scale:
    """One setting over some trials: numbers, their range, and ticks with labels.

    Options of a categorical setting are numbered from 0; nan where a trial lacks the setting.
    """

    def __init__(self, name, trials):
        kinds = [trial.distributions[name] for trial in trials if name in trial.params]
        self.name, self.log = name, getattr(kinds[0], "log", False)
        self.options = list(getattr(kinds[0], "choices", ()))
        if self.options:
            self.low, self.high = 0, len(self.options) - 1
            self.ticks, names = list(range(len(self.options))), map(str, self.options)
            self.labels = [f"{name[:LONG]}…" if len(name) > LONG + 1 else name for name in names]
            return
        self.low = min(kind.low for kind in kinds)
        self.high = max(kind.high for kind in kinds)
        self.ticks = self.round_values(whole=isinstance(self.low, int))
        self.labels = [f"{tick:g}" for tick in self.ticks]

    def round_values(self, whole):
        """A few round numbers in the range; its ends if there are fewer than two."""
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

    def across(self, axis):
        """Make this the horizontal axis: the whole range, whatever part of it was tried."""
        low, high = self.low, self.high
        if self.log:
            axis.set_xscale("log")
            edge = (high / low) ** 0.05 if high > low else 1.1
            axis.set_xlim(low / edge, high * edge)
        else:
            edge = 0.5 if self.options else 0.05 * (high - low) or 0.5
            axis.set_xlim(low - edge, high + edge)
        crowded = sum(map(len, self.labels)) > 20
        turn = {"rotation": 25, "ha": "right", "rotation_mode": "anchor"} if crowded else {}
        axis.set_xticks(self.ticks, self.labels, **turn)
        axis.xaxis.set_minor_locator(NullLocator())

    def heights(self, values):
        """Return values as heights from 0, the lowest, to 1; one half if there is only one
        value."""
        values, low, high = np.asarray(values, dtype=float), self.low, self.high
        if self.log:
            values, low, high = np.log(values), np.log(low), np.log(high)
        return (values - low) / (high - low) if high > low else 0 * values + 0.5


def scales(trials):
    """A Scale for each setting that some trial has, in order of appearance."""
    names = dict.fromkeys(name for trial in trials for name in trial.params)
    return [Scale(name, trials) for name in names]
