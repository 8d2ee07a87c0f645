"""The book of a search: which trial comes next, which are running, and which are finished and
saved."""

import itertools
import math
import os
import sys
import warnings

import numpy as np
import optuna
from optuna.trial import TrialState
from tqdm.auto import tqdm

from mlpkit.search.study.file_errors import written
from mlpkit.search.study.spaces import distributions, options_of, settings_of

STATES = {
    "complete": TrialState.COMPLETE,
    "stopped": TrialState.PRUNED,
    "failed": TrialState.FAIL,
}


class Book:
    """Two Optuna studies: `kept`, of finished trials only, and one in memory for the sampler.

    Running trials are only in memory, so whatever is killed, the file has no trial that will never
    be finished. Both belong to the process that searches, and to one of its threads.

    The sampler is told that a failed trial had the loss inf, because Optuna's sampler would
    otherwise ignore the trial and draw near it again; it is saved as failed.
    """

    def __init__(self, kept, space, seed, trials, pruner, path, together, progress):
        self.kept, self.space, self.seed, self.path = kept, space, seed, path
        self.distributions, self.options = distributions(space), options_of(space)
        self.together = together  # whether several trials run at the same time
        finished = kept.get_trials(deepcopy=False)
        self.begun, self.finished, self.trials = len(finished), len(finished), trials
        drawn = {trial.user_attrs["draw"] for trial in finished}
        # Draws that are not in the file: a trial that was running when the process was killed is
        # drawn again.
        self.draws = (draw for draw in itertools.count() if draw not in drawn)
        self.asked = optuna.create_study(pruner=pruner)
        self.asked.add_trials([as_told(trial) for trial in finished])
        self.bar = tqdm(
            total=max(self.trials, self.finished),
            initial=self.finished,
            unit="trial",
            disable=not progress or "TQDM_DISABLE" in os.environ or nobody_reads(),
        )  # the caller closes it with a with statement
        self.say()

    def say(self, waits_for=""):
        """Show the lowest loss so far in the bar, and what the search is waiting for."""
        self.bar.set_postfix_str(f"{self.best}, {waits_for}" if waits_for else self.best)

    @property
    def wanting(self):
        """Return how many more trials must be started."""
        return max(self.trials - self.begun, 0)

    def begin(self):
        """Begin the next trial; return it and its settings."""
        draw = next(self.draws)
        (seed,) = np.random.SeedSequence([self.seed, draw]).generate_state(1)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", optuna.exceptions.ExperimentalWarning)
            self.asked.sampler = optuna.samplers.TPESampler(
                seed=int(seed), constant_liar=self.together
            )
            trial = self.asked.ask(self.distributions)
        trial.set_user_attr("draw", draw)
        self.begun += 1
        return trial, settings_of(trial.params, self.space, self.options)

    def hopeless(self, trial, epoch, loss):
        """Note a running trial's validation loss after an epoch; return whether to stop it."""
        trial.report(loss, epoch)
        return trial.should_prune()

    def epochs_of(self, trial):
        """The epochs of a running trial that have been noted."""
        return self.asked.get_trials(deepcopy=False)[trial.number].intermediate_values.keys()

    def finish(self, trial, outcome):
        """Save a finished trial; raise an OSError if it can't be written."""
        noted = self.epochs_of(trial)
        for epoch, loss in enumerate(outcome.losses, start=1):
            if epoch not in noted:
                trial.report(loss, epoch)
        about = {"epochs": len(outcome.losses), "seconds": outcome.seconds}
        if outcome.accuracy is not None:
            about["accuracy"] = outcome.accuracy
        if outcome.reason:
            about["reason"] = outcome.reason
        for name, value in about.items():
            trial.set_user_attr(name, value)
        loss = outcome.losses[-1] if outcome.ended == "complete" else math.inf
        if outcome.ended == "stopped":
            told = self.asked.tell(trial, state=TrialState.PRUNED)
        else:
            told = self.asked.tell(trial, loss)
        told.state = STATES[outcome.ended]
        if outcome.ended == "failed":
            told.value = None
        with written(self.path):
            self.kept.add_trial(told)
        self.finished += 1
        self.bar.update()
        self.say()

    @property
    def best(self):
        """The lowest loss so far, in words."""
        complete = self.asked.get_trials(deepcopy=False, states=(TrialState.COMPLETE,))
        lowest = min((trial.value for trial in complete), default=math.inf)
        return f"best {lowest:.4g}" if lowest < math.inf else "none complete yet"


def nobody_reads():
    """Whether standard error, where the bar is drawn, is closed or missing."""
    return sys.stderr is None or getattr(sys.stderr, "closed", False)


def as_told(trial):
    """Convert a saved trial for the sampler, to which a failed trial has the loss inf."""
    if trial.state != TrialState.FAIL:
        return trial
    return optuna.trial.create_trial(
        value=math.inf,
        params=trial.params,
        distributions=trial.distributions,
        user_attrs=trial.user_attrs,
        intermediate_values=trial.intermediate_values,
    )
