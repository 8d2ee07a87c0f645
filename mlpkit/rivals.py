"""A hundred searches each, by random draws and by TPE, on the map of `mlpkit.surface`.

``python -m mlpkit.rivals`` searches anew and writes rivals.npz, in about a minute. It needs
Optuna, for TPE; to read the file needs nothing but NumPy.
"""

import datetime
import functools
import hashlib
import json
import math
from pathlib import Path

import numpy as np

from mlpkit.search import random_draws
from mlpkit.surface import SPACE, load_surface
from mlpkit.whole_files import whole

FILE = Path(__file__).parent / "datasets" / "rivals.npz"
COMMAND = "python -m mlpkit.rivals"
RUNS, TRIALS = 100, 40
GUESS = math.log(10)  # the loss of a guess among ten classes: what is there without a trial


@functools.cache
def load_rivals():
    """{"random": best (RUNS, TRIALS), "TPE": the same}: the best loss so far after each trial."""
    with np.load(FILE) as file:
        return {name: file[name].astype(float) for name in ("random", "TPE")}


def load_made():
    """How rivals.npz was made: command, when, optuna (its version), surface (`hash_of` it)."""
    with np.load(FILE) as file:
        return json.loads(str(file["made"]))


def hash_of(surface):
    """Of the losses searched: where these change, rivals.npz is out of date."""
    return hashlib.sha256(np.ascontiguousarray(surface.losses)).hexdigest()[:16]


def trained(surface, rate, width):
    """The validation loss, of the first seed after the last epoch; nan where it diverged.

    rate, width: numbers or arrays.
    """
    settings = {"rate": rate, "width": width}
    return surface.at(settings, seed=0, epochs=int(surface.epochs[-1]))


def best_so_far(losses):
    """The lowest loss after each trial: (..., trials) → (..., trials).

    A diverged trial (nan) counts as a guess, and nothing is worse than a guess.
    """
    return np.minimum.accumulate(np.fmin(losses, GUESS), axis=-1)


def random_run(surface, run):
    """The losses of a random search, (TRIALS,)."""
    draws = random_draws(SPACE, TRIALS, np.random.default_rng(run))
    return np.array([trained(surface, **settings) for settings in draws])


def tpe_run(surface, run):
    """The losses of a search by Optuna's TPE, (TRIALS,); it is told of a guess for a divergence."""
    import optuna

    from mlpkit.study.spaces import distributions

    optuna.logging.set_verbosity(optuna.logging.WARNING)
    losses, study = [], optuna.create_study(sampler=optuna.samplers.TPESampler(seed=run))
    for _ in range(TRIALS):
        trial = study.ask(distributions(SPACE))
        losses.append(trained(surface, **trial.params))
        study.tell(trial, float(np.fmin(losses[-1], GUESS)))
    return np.array(losses)


def main():
    import optuna

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
