"""Searches of the loss surface, hundreds of times each: what they find, and how much of it is luck.

    python -m benchmarks.searches --repetitions 300

Prints Markdown. A search sees the losses of one seed, the repetition's number modulo 3, and is
judged by the mean of all three, "true". The number after ± is a standard error over repetitions.
"""

import argparse
import contextlib

import numpy as np
import optuna

from mlpkit.measured.surface import SPACE, load_surface
from mlpkit.search import (
    grid,
    how_many_draws,
    quasi_random_draws,
    random_draws,
    successive_halving,
)

from .shared import table

SURFACE = load_surface()
SEEDS = range(len(SURFACE.seeds))
TOP = 0.05


def loss(settings, seed, epochs=27):
    """The loss as a search sees it: diverging is worse than any loss."""
    return np.nan_to_num(SURFACE.at(settings, seed, epochs), nan=np.inf)


def true(settings):
    return np.mean([loss(settings, seed) for seed in SEEDS], axis=0)


def together(settings):
    """A list of settings as one dict of arrays, which the surface evaluates at once."""
    return {name: np.array([each[name] for each in settings]) for name in SPACE}


def threshold():
    """The highest true loss within the best TOP of the space, and the share of the space that
    diverges."""
    middles = (np.arange(500) + 0.5) / 500
    u, v = np.meshgrid(middles, middles)
    losses = true({"rate": SPACE["rate"](u), "width": SPACE["width"](v)})
    return np.quantile(losses, TOP, method="lower"), np.mean(np.isinf(losses))


def random(trials):
    return lambda repetition: random_draws(SPACE, trials, np.random.default_rng(repetition))


def fixed_grid(rates, widths):
    return lambda repetition: grid(SPACE, {"rate": rates, "width": widths})


def moved_grid(rates, widths):
    """The same grid with a random offset, so that its result does not depend on its position."""
    points = {"rate": rates, "width": widths}
    return lambda repetition: grid(SPACE, points, np.random.default_rng(repetition))


def spread(trials):
    return lambda repetition: quasi_random_draws(SPACE, trials, np.random.default_rng(repetition))


@contextlib.contextmanager
def quietly():
    """A context in which Optuna does not print a line for each trial."""
    before = optuna.logging.get_verbosity()
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    yield
    optuna.logging.set_verbosity(before)


def tpe(trials, diverged):
    """Optuna's search, which is told `diverged` for a diverged trial, or, if that is None, that the
    trial failed."""

    @quietly()
    def settings(repetition):
        study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=repetition))
        for _ in range(trials):
            trial = study.ask()
            asked = {
                name: trial.suggest_float(name, d.low, d.high, log=True)
                for name, d in SPACE.items()
            }
            found = SURFACE.at(asked, repetition % len(SEEDS))
            if not np.isnan(found):
                study.tell(trial, found)
            elif diverged is None:
                study.tell(trial, state=optuna.trial.TrialState.FAIL)
            else:
                study.tell(trial, diverged)
        return [trial.params for trial in study.trials]

    return settings


def searched(repetitions):
    """Rows: the searches, ordered by the true loss of their choice."""
    limit, diverged = threshold()
    searches = {
        "random, 16": random(16),
        "Halton, 16": spread(16),
        "grid 4 × 4": fixed_grid(4, 4),
        "grid 4 × 4, moved": moved_grid(4, 4),
        "grid 8 × 2, moved": moved_grid(8, 2),
        "TPE, 16": tpe(16, None),
        "TPE, 16, ln 10 for diverged": tpe(16, np.log(10)),
        "random, 40": random(40),
        "Halton, 40": spread(40),
        "grid 5 × 8": fixed_grid(5, 8),
        "grid 8 × 5": fixed_grid(8, 5),
        "grid 6 × 6": fixed_grid(6, 6),
        "grid 5 × 8, moved": moved_grid(5, 8),
        "grid 8 × 5, moved": moved_grid(8, 5),
        "grid 6 × 6, moved": moved_grid(6, 6),
        "TPE, 40": tpe(40, None),
        "TPE, 40, ln 10 for diverged": tpe(40, np.log(10)),
    }
    rows = []
    for name, search in searches.items():
        best = []
        for repetition in range(repetitions):
            settings = together(search(repetition))
            chosen = np.argmin(loss(settings, repetition % len(SEEDS)))
            best.append(true(settings)[chosen])
        rows.append([name, len(settings["rate"]), mean(best), share(np.array(best) <= limit)])
    print(f"The best {TOP:.0%} of the space: a true loss up to {limit:.4f}.", end=" ")
    print(f"Best measured: {SURFACE.losses[..., -1].mean(axis=2)[reached()].min():.4f}.", end=" ")
    print(f"Diverged, for a seed or more: {diverged:.3f} of the space.\n")
    print(table(["search", "trials", "true loss of its best", f"in the best {TOP:.0%}"], rows))


def reached():
    """Return (R, W) bool: the settings that diverged with no seed."""
    return np.isfinite(SURFACE.losses[..., -1]).all(axis=2)


def draws(repetitions):
    """How many random draws until one is in the best TOP."""
    limit, _ = threshold()
    first = []
    for repetition in range(10 * repetitions):
        settings = random_draws(SPACE, 300, np.random.default_rng(repetition))
        first.append(1 + np.argmax(true(together(settings)) <= limit))
    print(f"\nDraws until one is in the best {TOP:.0%}, {len(first)} searches: mean {mean(first)};")
    for confidence in (0.5, 0.95):
        found = np.quantile(first, confidence)
        computed = how_many_draws(TOP, confidence)
        print(f"{confidence:.0%} of them by {found:.0f} ({computed} computed)")


def halving(repetitions, start):
    """Successive halving from 27 candidates at 1 epoch, or 9 at 3: does the best at 27 survive?"""
    out, found, fates, candidates = [], [], [], 27 // start
    for repetition in range(repetitions):
        settings = random_draws(SPACE, candidates, np.random.default_rng(repetition))
        seed, at_once = repetition % len(SEEDS), together(settings)
        rungs = rungs_of(settings, start, seed)
        early, last, truth = loss(at_once, seed, start), loss(at_once, seed), true(at_once)
        best, winner = np.argmin(last), rungs[-1][1][0]
        cost = sum(budget * len(alive) for budget, alive, _ in rungs)
        full = np.argmin(last[: cost // 27])  # random search's result with as many epochs
        out.append([budget for budget, alive, _ in rungs if best in alive][-1])
        found.append((truth[winner], truth[full], truth[best]))
        place = int(np.sum(early < early[best])) + 1
        fates.append((place, repetition, settings[best], settings[winner]))
    # a run that diverged counts as guessing
    out, found = np.array(out), np.minimum(found, np.log(10))
    thrown = (out < 27) & (found[:, 0] > found[:, 2])
    names = "halving", f"best of {cost // 27} in full", f"best of {candidates} in full"
    print(f"\nHalving, {candidates} candidates from {start} epochs, {repetitions} times:", end=" ")
    print(f"{cost} epochs, against {27 * candidates} for all in full.")
    print(f"Threw out the best at 27 epochs: {share(out < 27)}", end="; ")
    print({f"after {n}": round(float(np.mean(out == n)), 3) for n in (1, 3, 9) if n >= start})
    print(f"Of them truly better than its winner: {share(thrown)} of all times")
    print("True losses:", "; ".join(f"{n} {mean(c)}" for n, c in zip(names, found.T, strict=True)))
    print(f"Given away: {mean(found[:, 0] - found[:, 2])}, at most", end=" ")
    print(f"{max(found[:, 0] - found[:, 2]):.3f}. The best ones that started worst:")
    for place, repetition, *both in sorted(fates, key=lambda fate: fate[:2], reverse=True)[:4]:
        print(
            f"  rng {repetition}, seed {repetition % len(SEEDS)}: number {place} at {start} epochs"
        )
        for name, one in zip(("best", "halving's"), both, strict=True):
            path = [round(float(loss(one, repetition % len(SEEDS), e)), 3) for e in SURFACE.epochs]
            print(f"    {name}: rate {one['rate']:.4f}, width {one['width']:.1f}: {path}")


def rungs_of(settings, start, seed):
    return successive_halving(
        lambda each, budget: float(SURFACE.at(each, seed, budget)), settings, start
    )


def equal(repetitions):
    """The best of k runs with the same settings, by each of the two validation sets."""
    s, test = SURFACE, SURFACE.equal_test_errors
    sets = {s.made["few"]: s.equal_few_errors, 2000: s.equal_errors}
    print(f"\n{len(test)} equal runs, {s.made['equal']}. Errors in %: mean, standard deviation")
    for name, errors in {**sets, "test": test}.items():
        print(f"{name}: {100 * errors.mean():.2f}, {100 * errors.std(ddof=1):.2f}", end="; ")
    print({n: round(float(np.corrcoef(e, test)[0, 1]), 2) for n, e in sets.items()}, "correlation")
    rows, rng = [], np.random.default_rng(0)
    for images, errors in sets.items():
        for k in (1, 3, 10, 30, 100):
            picks = [rng.permutation(len(errors))[:k] for _ in range(10 * repetitions)]
            winners = [pick[np.argmin(errors[pick])] for pick in picks]
            found = [mean(100 * of[winners], ".2f") for of in (errors, test)]
            rows.append([images, k, *found])
    print(table(["images", "best of", "its validation error, %", "its test error, %"], rows))


def worn(repetitions, points=1.0):
    """How good the setting with the lowest validation error is, when more and more settings that
    are near the best are compared."""
    s, middle = SURFACE, SURFACE.errors[..., -1].mean(axis=2)
    near = np.where(reached(), middle, np.inf) <= np.nanmin(middle) + points / 100
    print(
        f"\n{near.sum()} settings within {points} of the best error, {100 * np.nanmin(middle):.2f}"
    )
    rows, rng = [], np.random.default_rng(0)
    for k in (1, 3, 10, 30, 100, near.sum()):
        if k > near.sum():
            continue
        found = []
        for repetition in range(repetitions):
            seed = repetition % len(SEEDS)
            errors, test = 100 * s.errors[near, seed, -1], 100 * s.test_errors[near, seed]
            pick = rng.permutation(len(errors))[:k]
            winner = pick[np.argmin(errors[pick])]
            found.append((errors[winner], test[winner], test[winner] - errors[winner]))
        rows.append([k, *(mean(column, ".2f") for column in np.transpose(found))])
    print(table(["looked at", "validation error, %", "test error, %", "gap"], rows))


def mean(values, form=".4f"):
    values = np.asarray(values, dtype=float)
    return f"{values.mean():{form}} ± {values.std(ddof=1) / np.sqrt(len(values)):{form}}"


def share(hits):
    """A share over runs, with its standard error."""
    p = np.mean(hits)
    return f"{p:.3f} ± {np.sqrt(p * (1 - p) / len(hits)):.3f}"


def main():
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("--repetitions", type=int, default=300)
    repetitions = parser.parse_args().repetitions
    searched(repetitions)
    draws(repetitions)
    for start in (1, 3):
        halving(repetitions, start)
    equal(repetitions)
    worn(repetitions)


if __name__ == "__main__":
    main()
