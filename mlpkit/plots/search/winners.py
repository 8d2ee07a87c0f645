"""What choosing does to a score: the best of many runs, a worn validation set, shorter searches."""

import itertools

import numpy as np
from matplotlib.ticker import NullLocator

from mlpkit.plots import QUIET, TEST, TRAINING, VALIDATION, canvas, drawing
from mlpkit.plots.search.axes import beside, counts_to

RESAMPLES = 500  # how many resamples of the runs a standard error is computed from


def of_the_best(errors, test_errors, draws):
    """Means over draws from (N,), with replacement: the lowest error, and the test error with it.

    draws (K,): how many are drawn; returns two (K,). The k-th lowest of N is the lowest of d draws
    with probability ((N − k + 1)/N)ᵈ − ((N − k)/N)ᵈ. Ties share the mean of their test errors.
    """
    values, which = np.unique(errors, return_inverse=True)
    counts = np.bincount(which)
    left = np.append(len(errors), len(errors) - np.cumsum(counts)) / len(errors)
    powers = left ** np.asarray(draws)[:, None]
    chances = powers[:, :-1] - powers[:, 1:]
    return chances @ values, chances @ (np.bincount(which, test_errors) / counts)


@drawing
def winners_bias(errors, test_errors):
    """The best of k runs of the same setting: its validation error and its test error.

    errors, test_errors (N,): shares. Bands: standard errors, from resampled runs. Raises ValueError
    for fewer than four runs.
    """
    if len(errors) < 4 or len(errors) != len(test_errors):
        raise ValueError(
            f"got {len(errors)} errors and {len(test_errors)} test errors; expected equally "
            "many, at least four"
        )
    errors, test_errors = 100 * np.asarray(errors), 100 * np.asarray(test_errors)
    draws = np.unique(np.geomspace(1, len(errors) / 2, 24).round().astype(int))
    rng = np.random.default_rng(0)
    samples = rng.integers(len(errors), size=(RESAMPLES, len(errors)))
    curves = np.array(of_the_best(errors, test_errors, draws))  # (2, K)
    again = np.array([of_the_best(errors[some], test_errors[some], draws) for some in samples])
    figure, axis = canvas(size=(7.6, 3.0))
    looks = ((VALIDATION, "--"), (TEST, "-"))
    for mean, error, (colour, style) in zip(curves, again.std(axis=0), looks, strict=True):
        axis.plot(draws, mean, style, color=colour)
        axis.fill_between(draws, mean - error, mean + error, color=colour, alpha=0.18, lw=0)
    axis.set(xlabel="runs of one setting, the best of which is taken", ylabel="error, %")
    counts_to(axis, draws[-1])
    beside(axis, {"validation": curves[0, -1], "test": curves[1, -1]})
    moves = (again[..., -1] - again[..., 0]).std(axis=0)
    change = curves[:, -1] - curves[:, 0]
    said = " and ".join(
        f"the {name} error changes by {move:+.2f} ± {error:.2f}".replace("-", "−")
        for name, move, error in zip(("validation", "test"), change, moves, strict=True)
    )
    return figure, (
        f"From one run to the best of {draws[-1]}, all of one setting, {said} points (± standard "
        "error)."
    )


@drawing
def worn(looks, errors, test_errors):
    """The validation error of the best of k runs, and its error on other images.

    looks (K,): runs compared on a validation set; errors, test_errors (S, K): shares, one row for
    each training set. The figure shows the means of the rows from the second look on; the caption
    gives paired differences ± standard error.
    """
    errors, test_errors = (100 * np.atleast_2d(each) for each in (errors, test_errors))
    figure, axis = canvas(size=(7.6, 3.0))
    ends = {}
    looked = {"validation": (errors, VALIDATION, "o--"), "others": (test_errors, TEST, "o-")}
    for name, (rows, colour, style) in looked.items():
        means = rows.mean(axis=0)
        axis.plot(looks[1:], means[1:], style, color=colour, ms=6)
        ends[name] = means[-1]
    axis.set_xscale("log")
    axis.set_xticks(looks[1:], [f"{look:,}" for look in looks[1:]])
    axis.xaxis.set_minor_locator(NullLocator())
    axis.set(xlabel="runs compared on the validation set", ylabel="error of the best, %")
    beside(axis, ends)
    gaps = ", ".join(
        shown(*each) for each in zip(*mean_and_error(test_errors - errors), strict=True)
    )
    fallen = zip(*mean_and_error(-np.diff(test_errors)), strict=True)
    falls = ", ".join(
        f"{shown(*each)} from {a:,} to {b:,}"
        for each, (a, b) in zip(fallen, itertools.pairwise(looks), strict=True)
    )
    return figure, (
        f"For the best of {listed(looks)}, the error on other images minus that on the validation "
        f"images is {gaps} points. The error on other images falls by {falls} (means of "
        f"{len(errors)} training sets ± standard error)."
    )


def mean_and_error(runs):
    """Return the mean and standard error (K,) over runs (N, K); the error is 0 if there is one
    run."""
    if len(runs) == 1:
        return runs[0], np.zeros(runs.shape[1])
    return runs.mean(axis=0), runs.std(axis=0, ddof=1) / np.sqrt(len(runs))


def shown(mean, error):
    return f"{mean:.2f} ± {error:.2f}".replace("-", "−")


def listed(looks):
    return f"{', '.join(f'{look:,}' for look in looks[:-1])} and {looks[-1]:,}"


@drawing
def shorter_searches(losses, expected):
    """Draw what searches of 1, 2, …, n trials find on average, and the one search they are drawn
    from.

    losses (n,), in the order of the trials; expected (n,): the mean of the lowest of k of them.
    """
    trials = np.arange(1, len(losses) + 1)
    found = np.minimum.accumulate(losses)
    figure, axis = canvas(size=(7.6, 3.0))
    axis.step(trials, found, where="post", color=QUIET, label="this search")
    axis.plot(trials, expected, color=TRAINING, label="on average")
    counts_to(axis, len(losses))
    axis.set(xlabel="trials", ylabel="lowest loss", ylim=(found[-1], max(expected[0], found[0])))
    axis.legend()  # the two lines end at the same point
    some = [k for k in (10, 30, 100) if k < len(losses)] + [len(losses)]
    said = ", ".join(f"{expected[k - 1]:.4f} after {k}" for k in some)
    return figure, (
        f"If each trial is drawn at random from these, the lowest loss is on average {said} trials."
    )
