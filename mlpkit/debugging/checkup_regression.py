"""What is normal if the target is numbers: the target itself, and the measurements judged by R²."""

import copy

import numpy as np

from mlpkit.debugging.checkup_data import exactly, shift_allowed
from mlpkit.debugging.checkup_lines import digits, lines, network_of, outside, percent
from mlpkit.debugging.checkup_training import LEARNED, judge_overfit, judge_without_inputs
from mlpkit.debugging.layers import LARGE
from mlpkit.forward_pass import forward

STANDARD = 0.3, 3  # rms of the standardized target; with Numbers.of it is 1
START = 0.1, 15  # the loss divided by that of the mean; measured 0.2 (by luck) to 10
VALUES = 10  # different numbers; this few, with enough rows of each, may be classes
HEAP = 0.05  # share of rows in the smaller of two clusters
APART = 0.82  # share of the variance between two clusters; uniform numbers 0.75, normal 0.64
ROWS = 30  # rows per value of a column, needed for quantiles
QUANTILES = 0.1, 0.25, 0.5, 0.75, 0.9
TIMES = 2, 0.2  # least ratio, and its largest spread over quantiles; pounds for kilograms have 2.2
# share of the rows, those farthest off, and their share of the squares; for normal numbers 0.08
FAR = 0.01, 0.5
SAME = 0.01  # standard deviations: answers closer than this are equal up to rounding
AGREE = 0.99  # share of equal answers, in use and in training
BETTER = 0.3  # lead of R² in use over that of the given network, and of the mean
HELD = 2  # divided by √N: the correlation in N rows that chance exceeds in 2% of cases


def see_target(asked):
    t, y = asked.target.standardized(asked.y)[:, 0], asked.y
    size = digits(np.sqrt(np.mean(t**2)))
    found, faults = f"{exactly(y.min())} to {exactly(y.max())}, size {size} standardized", []
    if outside(float(size.replace(",", "")), STANDARD):
        tip = "Outputs begin near 0, of size 1: take Numbers.of(y), of the training rows."
        faults.append(("target", found, tip))
    questions = [*(few_numbers(y) or other_unit(asked.X, y)), *far_off(t)]
    if asked.validation:
        questions += moved(t, asked.target.standardized(asked.validation[1])[:, 0])
    return lines("target", found, "size about 1", faults, (), questions)


def few_numbers(y):
    """A question, for `lines`, if y (N,) has few different numbers, or two clusters."""
    values = len(np.unique(y))
    if values <= VALUES and len(y) >= VALUES * values:
        tip = "Are they classes? Then labels, with cross_entropy, say more."
        return [("target", f"only {values} different numbers", tip)]
    cuts = [best_cut(numbers) for numbers in ((y, np.log(y)) if y.min() > 0 else (y,))]
    between, count = max(cuts)
    if between <= APART:
        return []
    low, high = np.sort(y)[:count], np.sort(y)[count:]
    near = f"{percent(count / len(y))} near {exactly(np.median(low))}"
    text = f"two heaps: {near}, the others near {exactly(np.median(high))}"
    return [("target", text, "Are there two units, or two kinds of rows?")]


def best_cut(y):
    """Return (share, count): the cut where most of the variance of y (N,) is between its `count`
    smallest and the others, and that share; neither cluster has less than HEAP of the rows.

    Source: N. Otsu, "A threshold selection method from gray-level histograms" (1979).
    """
    y, N = np.sort(y) - np.mean(y), len(y)
    counts = np.arange(1, N)
    between = np.cumsum(y)[:-1] ** 2 * N / (counts * (N - counts))
    between[np.minimum(counts, N - counts) < HEAP * N] = 0
    best = int(np.argmax(between))
    return float(between[best] / np.sum(y**2)), best + 1


def other_unit(X, y):
    """A question, for `lines`, if y (N,) is several times as large for one of a column's two
    values: by the same factor at all quantiles, as with a change of unit."""
    for column, values in enumerate(X.T):
        high = values > values.min()
        enough = min(high.sum(), len(y) - high.sum()) >= max(ROWS, HEAP * len(y))
        if y.min() <= 0 or not enough or np.any(values[high] != values.max()):
            continue
        times = np.quantile(y[high], QUANTILES) / np.quantile(y[~high], QUANTILES)
        where, times = ("high", times) if times[0] > 1 else ("low", 1 / times)
        if np.median(times) > TIMES[0] and np.ptp(times) < TIMES[1] * np.median(times):
            text = f"{digits(np.median(times))} times as large where column {column} is {where}"
            return [("target", text, "Is it in another unit there?")]
    return []


def far_off(t):
    """A question, for `lines`, if a few of t (N,) make up most of the loss."""
    squares = np.sort((t - np.median(t)) ** 2)
    few = max(1, round(FAR[0] * len(t)))
    share = float(squares[-few:].sum() / max(squares.sum(), 1e-300))
    if share <= FAR[1]:
        return []
    text = f"{few:,} of {len(t):,} rows make {percent(share)} of the squares"
    return [("target", text, "Are they right? A few rows far off dominate the squared error.")]


def moved(t, of_validation):
    """A question, for `lines`, if the validation target has a different mean."""
    off = abs(np.mean(of_validation) - np.mean(t)) / max(np.std(t), np.std(of_validation))
    if off <= shift_allowed(len(t), len(of_validation)):
        return []
    text = f"validation's mean is {digits(off)} standard deviations away"
    return [("target", text, "Is there a trend in time, another unit, or another kind of rows?")]


def see_loss_at_start(asked):
    s = asked.starting()
    low, high = (digits(bound * s.expected) for bound in START)
    found, normal, faults = digits(s.found), f"{low} to {high}; {digits(s.expected)}: the mean", []
    if not np.isfinite(s.found):
        faults.append(("forward pass", found, "Find the first layer that gives nan or inf."))
    elif outside(s.expected, (STANDARD[0] ** 2, STANDARD[1] ** 2)):
        return []  # the target is not standardized, which is reported already
    elif outside(s.found / s.expected, START):
        tip = "The outputs are large before anything is learnt: look at the size of the weights."
        tip = "Is it trained already?" if s.found < s.expected else tip
        faults.append(("first weights", found, tip))
    return lines("loss_at_start", found, normal, faults)


def see_output(asked):
    t, last = asked.target.standardized(asked.y), asked.network[-1]
    found, faults = "the last weights' own", []
    if not last.shapes:
        wide = np.array([[-LARGE], [LARGE]], asked.X.dtype)
        reached, _ = last.forward(copy.deepcopy(asked.parameters), wide)
        low, high = float(reached.min()), float(reached.max())
        found = f"{digits(low)} to {digits(high)}" if high < LARGE / 2 else f"{digits(low)} or more"
        if t.min() < low or t.max() > high:
            goes = f"The standardized target goes from {digits(t.min())} to {digits(t.max())}"
            faults.append(
                (
                    "forward pass",
                    f"outputs are {found}",
                    f"{goes}: no function after the last weights.",
                )
            )
    return lines("output", found, "any number", faults)


def see_prediction(asked):
    if asked.predict is None or asked.raw is None:
        return []
    (examples, numbers), std = asked.raw, asked.target.std
    given, again = (np.asarray(asked.predict(examples)) for _ in range(2))
    normal = f"{percent(AGREE)} of answers as in training"
    if given.shape != np.shape(numbers):
        shape = f"answers of shape {given.shape}"
        return lines("prediction", "", normal, [("prediction", shape, f"Give ({len(numbers)},).")])
    if share(given, again, std) < AGREE:
        twice = f"{percent(share(given, again, std))} of answers the same twice"
        tip = "Something is drawn in use: is dropout on?"
        return lines("prediction", "", normal, [("prediction", twice, tip)])
    if not (asked.validation and np.array_equal(numbers, asked.validation[1])):
        return lines("prediction", "the same answers each time", "the same each time", [])
    output, _ = forward(*network_of(asked), asked.validation[0])
    expected, faults, questions = asked.target.predicted(output), [], []
    found = f"{percent(share(given, expected, std))} of answers as in training"
    if share(given, output[:, 0], 1) >= AGREE > share(given, expected, std):
        tip = "They are still standardized: target.predicted gives them in their unit."
        faults.append(("prediction", found, tip))
    elif share(given, expected, std) < AGREE:
        in_use, right = (asked.target.measures(numbers, a)[0] for a in (given, expected))
        if in_use > max(right, 0) + BETTER:
            tip = "It is better than the network you passed. Does it have other, trained weights?"
            questions.append(("prediction", found, tip))
        else:
            tip = "In use, the examples are prepared differently, or dropout is still on."
            faults.append(("prediction", found, tip))
    return lines("prediction", found, normal, faults, (), questions)


def share(given, others, std):
    """The share of equal numbers in two arrays (N,)."""
    return float(np.mean(np.abs(given - others) < SAME * std))


def see_overfit(asked):
    enough = LEARNED * max(best_plane(asked), 0)
    return judge_overfit(
        asked,
        lambda o: np.isfinite(o.losses).all() and o.accuracy >= enough,
        lambda o: f"R² {digits(o.accuracy)}",
        f"R² {digits(enough)} or more",
    )


def best_plane(asked):
    """R² of least squares on the twenty rows that `overfit` draws: the best of a single layer."""
    drawn = copy.deepcopy(asked.rng).choice(len(asked.X), min(20, len(asked.X)), replace=False)
    t = asked.target.standardized(asked.y[drawn])
    columns = np.column_stack([asked.X[drawn], np.ones(len(drawn))]).astype(float)
    return asked.target.score(columns @ np.linalg.lstsq(columns, t)[0], asked.y[drawn])


def see_without_inputs(asked):
    return judge_without_inputs(
        asked,
        lambda w: w.accuracy > max(w.blind_accuracy, 0) + HELD / np.sqrt(w.held),
        lambda w: f"correlation {w.accuracy:.2f} in others",
    )
