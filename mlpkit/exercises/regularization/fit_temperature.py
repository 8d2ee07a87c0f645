"""Exercise of notebook 08: fit_temperature, one number that corrects a network's confidence."""

import numpy as np

from mlpkit.activations import softmax
from mlpkit.checker import Exercise, Property, mistakes, number, on_each
from mlpkit.losses import cross_entropy


def fit_temperature(logits, labels, temperatures):
    """The one of the temperatures at which $softmax(logits / T)$ has the lowest cross-entropy."""
    losses = [cross_entropy(logits / T, labels) for T in temperatures]
    return temperatures[np.argmin(losses)]


def temperature_cases(rng):
    """logits (N, C), labels (N,), temperatures (K,) in any order; networks too sure and too shy."""
    cases = []
    for N, C, size, truth in [
        (200, 4, 6.0, 3.0),
        (150, 10, 5.0, 1.8),
        (120, 3, 1.0, 0.4),
        (1, 5, 2.0, 1.0),
        (180, 2, 8.0, 5.0),
        (90, 6, 4.0, 1.0),
        (160, 5, 3.0, 1.5),
    ]:
        logits = rng.normal(0, size, (N, C))
        drawn = np.cumsum(softmax(logits / truth), axis=1) > rng.random((N, 1))
        grid = np.array([0.2, 0.35, 0.5, 0.8, 1.3, 2.0, 3.2, 5.0, 8.0]) * rng.uniform(0.9, 1.1, 9)
        cases.append(
            (logits, np.argmax(drawn, axis=1), rng.permutation(grid)[: 4 if N == 1 else 9])
        )
    logits, labels, temperatures = cases[-1]
    temperatures.sort()
    best = list(temperatures).index(fit_temperature(logits, labels, temperatures))
    cases[-1] = logits, labels, np.roll(temperatures, -best)  # the best comes first
    cases.append((rng.normal(0, 3, (50, 4)), rng.integers(0, 4, 50), np.array([1.7])))
    return [*cases, sure_and_shy(rng), second_best(rng)]


def sure_and_shy(rng):
    """Half of the examples are sure and often wrong, half are shy and right: accuracy says too
    little."""
    sure, shy = rng.normal(0, 10, (100, 4)), rng.normal(0, 0.5, (100, 4))
    labels = np.where(rng.random(100) < 0.6, sure.argmax(axis=1), rng.integers(0, 4, 100))
    temperatures = rng.permutation(np.geomspace(0.1, 20, 9) * rng.uniform(0.9, 1.1))
    return np.concatenate([sure, shy]), np.append(labels, shy.argmax(axis=1)), temperatures


def second_best(rng):
    """Most labels are the second highest class: neither sure nor clueless answers are best."""
    logits = rng.normal(0, 3, (60, 4))
    place = np.where(rng.random(60) < 0.7, -2, -1)
    labels = np.argsort(logits, axis=1)[np.arange(60), place]
    return logits, labels, rng.permutation(np.geomspace(0.15, 15, 9))


def lowest_loss(f, logits, labels, temperatures):
    T, best = f(logits, labels, temperatures), fit_temperature(logits, labels, temperatures)
    if np.ndim(T) or not np.isreal(T) or np.isclose(T, best):
        return None
    if not np.isclose(T, temperatures).any():
        told = ", ".join(map(number, temperatures.tolist()))
        return f"returned {number(T)}, which is not one of the temperatures: {told}."
    here, there = (number(float(cross_entropy(logits / each, labels))) for each in (T, best))
    return (
        f"returned {number(T)}, at which the loss is {here}. The temperatures also have "
        f"{number(float(best))}, at which it is {there}."
    )


def best_by(value):
    """The temperature with the lowest value(logits, labels, T)."""

    def wrong(logits, labels, temperatures):
        return temperatures[np.argmin([value(logits, labels, T) for T in temperatures])]

    return wrong


def distance_to_accuracy(logits, labels, T):
    p = softmax(logits / T)
    return abs(p.max(axis=1).mean() - np.mean(p.argmax(axis=1) == labels))


def squared_error(logits, labels, T):
    p = softmax(logits / T)
    return np.sum((p - np.eye(p.shape[1])[labels]) ** 2)


def mean_probability(logits, labels, T):
    """The mean probability of the right class, not of its logarithm."""
    return -np.mean(softmax(logits / T)[np.arange(len(labels)), labels])


def cumulative(logits, labels, temperatures):
    losses = []
    for T in temperatures:
        logits = logits / T
        losses.append(cross_entropy(logits, labels))
    return temperatures[np.argmin(losses)]


def divided_in_place(logits, labels, temperatures):
    best, lowest = temperatures[0], np.inf
    for T in temperatures:
        logits /= T
        loss = cross_entropy(logits, labels)
        if loss < lowest:
            best, lowest = T, loss
    return best


def stopped_at_a_rise(logits, labels, temperatures):
    best, lowest = temperatures[0], np.inf
    for T in temperatures:
        loss = cross_entropy(logits / T, labels)
        if loss > lowest:
            break
        best, lowest = T, loss
    return best


def first_below_one(logits, labels, temperatures):
    """Compared with T = 1 only: the first that does better, else 1."""
    at_one = cross_entropy(logits, labels)
    for T in temperatures:
        if cross_entropy(logits / T, labels) < at_one:
            return T
    return 1.0


def last_below_one(logits, labels, temperatures):
    """Never notes the lowest loss so far."""
    best, at_one = 1.0, cross_entropy(logits, labels)
    for T in temperatures:
        if cross_entropy(logits / T, labels) < at_one:
            best = T
    return best


def last_below_first(logits, labels, temperatures):
    """As last_below_one, compared with the first of the temperatures."""
    best, at_first = temperatures[0], cross_entropy(logits / temperatures[0], labels)
    for T in temperatures[1:]:
        if cross_entropy(logits / T, labels) < at_first:
            best = T
    return best


def one_among_them(logits, labels, temperatures):
    """T = 1 takes part, though it need not be one of the temperatures."""
    best, lowest = 1.0, cross_entropy(logits, labels)
    for T in temperatures:
        loss = cross_entropy(logits / T, labels)
        if loss < lowest:
            best, lowest = T, loss
    return best


def from_a_loss_of_zero(best):
    """No loss is lower than the first `lowest`, so `best` comes back as it was."""

    def wrong(logits, labels, temperatures):
        found, lowest = best, 0.0
        for T in temperatures:
            loss = cross_entropy(logits / T, labels)
            if loss < lowest:
                found, lowest = T, loss
        return found

    return wrong


def forgotten_each_time(logits, labels, temperatures):
    """Where the best is set back within the loop, it is known only if it comes last."""
    lowest = np.inf
    for T in temperatures:
        best, loss = 0.0, cross_entropy(logits / T, labels)
        if loss < lowest:
            best, lowest = T, loss
    return best


def last_below_the_one_before(logits, labels, temperatures):
    """The loss that was noted is always the latest, whether it fell or not."""
    best, before = temperatures[0], np.inf
    for T in temperatures:
        loss = cross_entropy(logits / T, labels)
        if loss < before:
            best = T
        before = loss
    return best


def in_sorted_order(logits, labels, temperatures):
    """The index belongs to the sorted temperatures."""
    losses = [cross_entropy(logits / T, labels) for T in np.sort(temperatures)]
    return temperatures[np.argmin(losses)]


def first_left_out(logits, labels, temperatures):
    tried = temperatures[1:] if len(temperatures) > 1 else temperatures
    return tried[np.argmin([cross_entropy(logits / T, labels) for T in tried])]


def last_left_out(logits, labels, temperatures):
    return fit_temperature(logits, labels, temperatures[:-1] if len(temperatures) > 1 else [1.7])


def beside_each_other(logits, labels, temperatures):
    losses = [cross_entropy(logits / T, labels) for T in temperatures]
    best = np.argmin(losses)
    return temperatures[best], losses[best]


def in_a_loop(logits, labels, temperatures):
    best, lowest = None, np.inf
    for T in temperatures:
        loss = cross_entropy(logits / T, labels)
        if loss < lowest:
            best, lowest = T, loss
    return best


def with_min(logits, labels, temperatures):
    return min(temperatures, key=lambda T: cross_entropy(logits / T, labels))


def without_cross_entropy(logits, labels, temperatures):
    rows, losses = np.arange(len(labels)), []
    for T in temperatures:
        z = logits / T
        e = np.exp(z - z.max(axis=1, keepdims=True))
        p = e / e.sum(axis=1, keepdims=True)
        losses.append(-np.sum(np.log(p[rows, labels])))
    return float(temperatures[losses.index(min(losses))])


def all_at_once(logits, labels, temperatures):
    z = logits / temperatures[:, None, None]  # (K, N, C)
    z -= z.max(axis=2, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=2, keepdims=True))
    return temperatures[log_p[:, np.arange(len(labels)), labels].mean(axis=1).argmax()]


def sorted_first(logits, labels, temperatures):
    pairs = sorted((float(cross_entropy(logits / T, labels)), float(T)) for T in temperatures)
    return pairs[0][1]


EXERCISE = Exercise(
    notebook=8,
    reference=fit_temperature,
    stub=(
        "The best of some temperatures: softmax(logits / T) has the lowest cross-entropy there.\n\n"
        "logits (N, C), labels (N,), temperatures (K,), each above 0, in any order. Return that\n"
        "T, a number. You may call cross_entropy(logits, labels). Do not change anything."
    ),
    cases=temperature_cases,
    uses=("cross_entropy",),
    sizes={"logits": "N C", "temperatures": "K"},
    hints=(
        "Try them all, one after the other, and remember the one with the lowest loss so far.",
        "For each T of temperatures: the loss is cross_entropy of the logits over T, with the "
        "labels. Then go from the K losses to the T of the lowest loss.",
        "losses = [cross_entropy(logits / T, labels) for T in temperatures] has a loss for each. "
        "np.argmin(losses) is the index of the lowest: return the temperature there.",
    ),
    why="Why does accuracy not tell which temperature is best?",
    fade="losses = ",
    properties=(Property("the lowest loss", on_each(temperature_cases, lowest_loss)),),
    mistakes=mistakes(
        ("multiplied", {"logits / T": "logits * T"}),
        "the logits were multiplied by T. Divide them by T.",
        ("index", {"temperatures[np.argmin(losses)]": "np.argmin(losses)"}),
        "this is the index of the best temperature. Return the temperature itself.",
        ("loss", {"temperatures[np.argmin(losses)]": "np.min(losses)"}),
        "this is the lowest loss. Return the temperature that has it.",
        ("losses", {"temperatures[np.argmin(losses)]": "np.array(losses)"}),
        "these are the losses, one for each temperature. Return the temperature of the lowest "
        "loss.",
        ("both", beside_each_other),
        "the temperature and its loss came back. Return the temperature alone.",
        ("highest", {"argmin": "argmax"}),
        "this is the temperature with the highest loss. Lower is better.",
        ("first", lambda logits, labels, temperatures: temperatures[0]),
        "this is always the first of the temperatures. A return inside the loop ends it there; a "
        "search that starts at a loss of 0 finds nothing lower; and the accuracy is the same at "
        "every T.",
        ("last", lambda logits, labels, temperatures: temperatures[-1]),
        "this is always the last of the temperatures. Do you note the lowest loss so far each time "
        "that it falls?",
        ("largest", lambda logits, labels, temperatures: np.max(temperatures)),
        "this is the largest temperature, whatever the labels are. If the loss itself is divided "
        "by T, or the least confident network is taken, the largest always wins: divide the "
        "logits, then measure the loss.",
        ("smallest", lambda logits, labels, temperatures: np.min(temperatures)),
        "this is the smallest temperature, whatever the labels are. If the probabilities are "
        "divided by T, or the most confident network is taken, the smallest always wins: divide "
        "the logits, before softmax, and let the loss on the labels decide.",
        ("one", lambda logits, labels, temperatures: 1.0),
        "this is always 1: the logits as they are. Return the best of `temperatures`. (A search "
        "that starts at a loss of 0 finds nothing lower: start at np.inf.)",
        ("nothing-lower", from_a_loss_of_zero(None)),
        "returned None. Is a return missing, or does the search start at a loss of 0, so that "
        "nothing is lower? Start at np.inf.",
        ("nothing-lower-than-zero", from_a_loss_of_zero(0.0)),
        "this is always 0, which is not one of the temperatures. A search that starts at a loss of "
        "0 finds nothing lower: start at np.inf.",
        ("inverse", {"temperatures[np.argmin(losses)]": "1 / temperatures[np.argmin(losses)]"}),
        "this is 1 / T. Return T.",
        ("softmax-twice", {"logits / T": "softmax(logits / T)"}),
        "cross_entropy got probabilities. It takes logits, and applies softmax itself: give it "
        "logits / T.",
        ("probabilities-divided", {"logits / T": "softmax(logits) / T"}),
        "the probabilities were divided by T. Divide the logits, before softmax; cross_entropy "
        "applies it itself.",
        ("mean-probability", best_by(mean_probability)),
        "this T gives the right classes the highest mean probability. The cross-entropy is the "
        "mean of −ln p: without the logarithm a confident mistake costs hardly more than an unsure "
        "one.",
        ("squared-error", best_by(squared_error)),
        "this T has the lowest squared error of the probabilities. The exercise asks for the "
        "lowest cross-entropy.",
        ("confidence-matched", best_by(distance_to_accuracy)),
        "at this T the network's average confidence equals its accuracy. The exercise asks for the "
        "lowest cross-entropy, which looks at each example.",
        ("divided-again", cumulative),
        "each T divides logits that the T before it has divided already: logits = logits / T in a "
        "loop. Divide the logits that came in each time.",
        ("changed-input", divided_in_place),
        "changed logits in place, so that each T divides logits that the T before it has divided "
        "already. logits / T is a new array.",
        ("stopped-at-a-rise", stopped_at_a_rise),
        "the search stops where the loss rises for the first time. The temperatures come in any "
        "order: try them all.",
        ("first-better-than-one", first_below_one),
        "this is the first temperature that does better than T = 1. Try them all, and return the "
        "best.",
        ("lowest-not-noted", last_below_one),
        "this is the last temperature that does better than T = 1. Note the lowest loss each time "
        "that it falls, and compare with that.",
        ("first-not-replaced", last_below_first),
        "this is the last temperature that does better than the first. Note the lowest loss each "
        "time that it falls, and compare with that.",
        ("one-among-them", one_among_them),
        "1 is returned where no temperature does better than T = 1, but 1 need not be one of "
        "`temperatures`: start from a loss that every temperature beats, np.inf.",
        ("forgotten-each-time", forgotten_each_time),
        "the best temperature is forgotten: it is set to 0 again at each turn of the loop. Set it "
        "once, before the loop.",
        ("better-than-the-one-before", last_below_the_one_before),
        "this is the last temperature that does better than the one before it. Compare with the "
        "lowest loss so far, and note it only when it falls.",
        ("sorted-apart", in_sorted_order),
        "the losses are those of the sorted temperatures, but the index was used on the unsorted "
        "ones. Keep each loss with its temperature.",
        ("sorted-afterwards", {"return temperatures": "return np.sort(temperatures)"}),
        "the losses are those of the temperatures as they came, but the index was used on the "
        "sorted ones. Keep each loss with its temperature.",
        ("first-left-out", first_left_out),
        "the first temperature was never tried. Try them all.",
        ("last-left-out", last_left_out),
        "the last temperature was never tried. Try them all.",
    ),
    passes=("ties: np.argmin(losses) as last_place('argmin', losses)",),
    alternatives=(in_a_loop, with_min, without_cross_entropy, all_at_once, sorted_first),
)
