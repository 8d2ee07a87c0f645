"""A hundred searches each, by random draws and by TPE, on the measured map: which is ahead when?

``python -m benchmarks.search_race`` searches and writes the file that `mlpkit.measured.search_race`
reads, in about a minute.
"""

import datetime
import json

import numpy as np
import optuna

from mlpkit.helpers.whole_files import whole
from mlpkit.measured.search_race import FILE, GUESS, RUNS, TRIALS, best_so_far, hash_of, trained
from mlpkit.measured.surface import SPACE, load_surface
from mlpkit.search import random_draws
from mlpkit.search.study.spaces import distributions

COMMAND = "python -m benchmarks.search_race"


def random_run(surface, run):
    """The losses of a random search, (TRIALS,)."""
    draws = random_draws(SPACE, TRIALS, np.random.default_rng(run))
    return np.array([trained(surface, **settings) for settings in draws])


def tpe_run(surface, run):
    """The losses of a search by Optuna's TPE, (TRIALS,); a divergence is reported to it as a
    guess."""
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    losses, study = [], optuna.create_study(sampler=optuna.samplers.TPESampler(seed=run))
    for _ in range(TRIALS):
        trial = study.ask(distributions(SPACE))
        losses.append(trained(surface, **trial.params))
        study.tell(trial, float(np.fmin(losses[-1], GUESS)))
    return np.array(losses)


def main():
    surface = load_surface()
    found = {
        name: best_so_far(np.array([one(surface, run) for run in range(RUNS)]))
        for name, one in (("random", random_run), ("TPE", tpe_run))
    }
    made = {
        "command": COMMAND,
        "when": datetime.date.today().isoformat(),
        "optuna": optuna.__version__,
        "surface": hash_of(surface),
    }
    arrays = {name: best.astype(np.float16) for name, best in found.items()}
    with whole(FILE) as file:
        np.savez_compressed(file, made=np.array(json.dumps(made)), **arrays)
    ends = ", ".join(f"{name} {best[:, -1].mean():.3f}" for name, best in found.items())
    print(f"{FILE.name}: {RUNS} runs each of {TRIALS} trials; at the end, on average: {ends}.")


if __name__ == "__main__":
    main()
