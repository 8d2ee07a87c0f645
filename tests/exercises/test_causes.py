"""The causes that a property finds in an answer that makes none of the listed mistakes."""

import numpy as np
import pytest

from mlpkit.checker.edits import edited_function
from mlpkit.exercises import check
from mlpkit.losses import cross_entropy
from mlpkit.regularization import batch_norm, moving_average
from mlpkit.search import random_draws


def norm(of=lambda training: training, times=lambda N: 1.0, whole=lambda N: 1.0, y=None, eps=None):
    """Return a batch_norm with different modes or corrections, a different last line in prediction,
    or a typed epsilon."""

    def answer(x, gain, shift, mean, variance, training, decay=0.9, epsilon=1e-5):
        N, epsilon = len(x), epsilon if eps is None else eps
        used = mean, variance
        if of(training):
            used = x.mean(axis=0), x.var(axis=0)
            moving_average(mean, used[0], decay)
            moving_average(variance, used[1] * times(N), decay)
            variance *= whole(N)
        x_hat = (x - used[0]) / np.sqrt(used[1] + epsilon)
        return y(x, x_hat) if y and not training else gain * x_hat + shift

    return answer


def edited(changes):
    return edited_function(batch_norm, changes)


ROOT, ESTIMATE = "np.sqrt(variance + epsilon)", "variance * len(x) / (len(x) - 1)"
EXCHANGED = {"mean, decay": "mean, 1 - decay", "(len(x) - 1), decay": "(len(x) - 1), 1 - decay"}
NOT_OWN = {"x - mean": "x - running_mean", "variance + epsilon": "running_variance + epsilon"}


def estimate(N):
    return N / max(N - 1, 1)


def backward(grad, x, gain, epsilon=1e-5):
    x_hat = (x - x.mean(axis=0)) / x.std(axis=0)
    rest = grad - grad.mean(axis=0) - x_hat * np.mean(grad * x_hat, axis=0)
    return gain * rest / x.std(axis=0), np.sum(grad * x_hat, axis=0), grad.sum(axis=0)


def backward_with(x_hat):
    """A backward pass with x_hat(x, root) in place of (x − μ) / root: in dgain, and so in dx."""

    def answer(grad, x, gain, epsilon=1e-5):
        root, found = np.sqrt(x.var(axis=0) + epsilon), x_hat(x, np.sqrt(x.var(axis=0) + epsilon))
        dgain, dshift = np.sum(grad * found, axis=0), np.sum(grad, axis=0)
        by = found if found is not x else (x - x.mean(axis=0)) / root
        return gain / root * (grad - dshift / len(x) - by * dgain / len(x)), dgain, dshift

    return answer


def gains_and_statistics_shrink(parameters, rate, decay):
    for name in parameters:
        if name[0] not in "bs":
            parameters[name] *= 1 - rate * decay


def the_same_from_each(parameters, rate, decay):
    for name in parameters:
        if name.startswith("W"):
            parameters[name] -= rate * decay


def without_the_largest(losses, draws):
    values, n = np.sort(losses), len(losses)
    shares = ((n - np.arange(n + 1)) / n) ** draws
    return sum(values[i] * (shares[i] - shares[i + 1]) for i in range(n - 1))


def first_image_alone(X, rng, width=28):
    turned = X.copy()
    for n in range(len(X)):
        if rng.random() < 0.5:
            turned[n] = X[n].reshape(-1, width)[:, ::-1].reshape(-1)
        return turned


def padded_along_the_batch(X, rng, most=1, width=28):
    images = X.reshape(len(X), -1, width)
    padded, (N, H, W) = np.pad(images, most, mode="edge"), images.shape
    moved = np.empty_like(images)
    for n in range(N):
        top, left = rng.integers(0, 2 * most + 1, 2)
        moved[n] = padded[n, top : top + H, left : left + W]
    return moved.reshape(X.shape)


def mask_read_off(x, rate, rng):
    y = (x * (rng.random(x.shape) >= rate) / (1 - rate)).astype(x.dtype)
    return y, ((y != 0) / (1 - rate)).astype(x.dtype)


def half_of_each_batch(X, rng, width=28):
    images = X.reshape(len(X), -1, width).copy()
    turned = rng.permutation(np.arange(len(X)) % 2 == rng.integers(2))
    images[turned] = images[turned, :, ::-1]
    return images.reshape(X.shape)


def losses_sorted(evaluate, candidates, budget, factor=3):
    alive, rungs = np.arange(len(candidates)), []
    while True:
        losses = np.array([evaluate(candidates[place], budget) for place in alive])
        rungs.append((budget, alive, np.sort(losses)))
        if len(alive) == 1:
            return rungs
        alive, budget = alive[np.argsort(losses)[: max(len(alive) // factor, 1)]], budget * factor


def lower_than_all_before(evaluate, space, trials, rng):
    tried = random_draws(space, trials, rng)
    losses, best = np.array([evaluate(settings) for settings in tried]), 0
    for k in range(1, trials):
        if losses[k] < losses[:k].min():
            best = k
    return tried[best], losses


def error_of_zero(a, b):
    d = b - a
    return d.mean(), np.sum(d - d.mean()) / len(d), np.sum(d > 0)


def latest_train(times, share=0.2):
    border = np.sort(times)[round(share * len(times))]
    return np.flatnonzero(times >= border), np.flatnonzero(times < border)


def targets_overwritten_with_one_number(learn, X, y, training, validation, rng):
    rows, targets = X.copy(), y.copy()
    rows[validation], targets[validation] = rng.normal(size=X[validation].shape), rng.normal()
    before, *after = (
        learn(*data, training, validation)(X) for data in ((X, y), (rows, y), (X, targets))
    )
    return [n for n, now in zip(("inputs", "targets"), after, strict=True) if (now != before).any()]


def groups_of_drawn_rows(groups, rng, share=0.2):
    drawn = rng.choice(groups, round(share * len(groups)), replace=False)
    judges = np.isin(groups, drawn)
    return np.flatnonzero(~judges), np.flatnonzero(judges)


def each_group_by_chance(groups, rng, share=0.2):
    names = np.unique(groups)
    judges = np.isin(groups, names[rng.random(len(names)) < share])
    return np.flatnonzero(~judges), np.flatnonzero(judges)


def drawn_up_to_the_largest(groups, rng, share=0.2):
    G = groups.max() + 1
    judges = np.isin(groups, rng.choice(G, round(share * G), replace=False))
    return np.flatnonzero(~judges), np.flatnonzero(judges)


def drawn_twice(groups, rng, share=0.2):
    names = np.unique(groups)
    judges = np.isin(groups, rng.choice(names, round(share * len(names))))
    return np.flatnonzero(~judges), np.flatnonzero(judges)


def numbered_within_the_rung(evaluate, candidates, budget, factor=3):
    rungs, alive = [], np.arange(len(candidates))
    while True:
        losses = np.array([evaluate(each, budget) for each in candidates])
        rungs.append((budget, alive, losses))
        if len(candidates) == 1:
            return rungs
        alive = np.argsort(losses)[: max(1, len(candidates) // factor)]
        candidates, budget = [candidates[k] for k in alive], budget * factor


def from_a_loss_of_one(logits, labels, temperatures):
    best, lowest = temperatures[0], 1.0
    for T in temperatures:
        if (loss := cross_entropy(logits / T, labels)) < lowest:
            best, lowest = T, loss
    return best


def on_a_finer_grid(logits, labels, temperatures):
    between = np.geomspace(temperatures.min(), temperatures.max(), 200)
    return between[np.argmin([cross_entropy(logits / T, labels) for T in between])]


def one_number_for_each_row(prepare, X, training, validation, rng):
    other = X.copy()
    other[validation] = rng.normal(size=(len(validation), 1))
    before, after = (prepare(table, training, validation)[0] for table in (X, other))
    return np.flatnonzero((before != after).any(axis=1))


def bounded_exponential(x, grad):
    """A function that is its own slope, so that only grad distinguishes y from dx."""
    y = np.exp(np.clip(x, -50, 50))
    return y, grad * y * (np.abs(x) < 50)


@pytest.mark.parametrize(
    ("name", "answer", "mistake"),
    [
        ("batch_norm", norm(times=estimate), None),
        ("batch_norm", norm(whole=estimate), "whole-corrected"),
        ("batch_norm", norm(of=lambda training: not training, times=estimate), "modes-exchanged"),
        ("batch_norm", norm(of=lambda training: True, times=estimate), "moves-always"),
        ("batch_norm", norm(times=estimate, eps=1e-8), "epsilon-typed"),
        ("batch_norm", norm(times=estimate, y=lambda x, x_hat: x_hat), "gain-and-shift-missing"),
        ("batch_norm", norm(times=estimate, y=lambda x, x_hat: x), "as-it-came"),
        ("batch_norm", edited({"+ shift": ""}), "shift-missing"),
        ("batch_norm", edited({ROOT: "(variance + epsilon)"}), "root-missing"),
        ("batch_norm", edited({ROOT: "(np.sqrt(variance) + epsilon)"}), "epsilon-outside"),
        ("batch_norm", edited({ESTIMATE: f"np.sqrt({ESTIMATE})"}), "running-deviation"),
        ("batch_norm", edited({ESTIMATE: "variance"}), "running-by-n"),
        ("batch_norm", edited(EXCHANGED), "decay-exchanged"),
        ("batch_norm", edited(NOT_OWN), "running-in-training"),
        ("batch_norm_backward", backward, "no-epsilon"),
        ("batch_norm_backward", backward_with(lambda x, root: x), "x-for-x-hat"),
        ("batch_norm_backward", backward_with(lambda x, root: x / root), "x-hat-not-centred"),
        ("shift", padded_along_the_batch, "image-axis-padded"),
        ("dropout", mask_read_off, "mask-from-y"),
        ("mirror", half_of_each_batch, "always-as-many"),
        ("successive_halving", losses_sorted, "sorted-apart"),
        ("random_search", lower_than_all_before, "nan-compared"),
        ("paired_difference", error_of_zero, "not-squared"),
        ("time_split", latest_train, "earliest-judge"),
        ("find_leaks", targets_overwritten_with_one_number, "one-number"),
        ("moved_rows", one_number_for_each_row, "one-for-each-row"),
        ("own_operation", lambda x, grad: (grad * 2 * x, x**2), "exchanged"),
        ("own_operation", bounded_exponential, None),
        ("to_pytorch_layout", lambda a: a.T.astype("f4").copy(order="C"), "fewer-digits"),
        ("to_pytorch_layout", lambda a: 2 * a.T.copy(order="C"), "another-argument"),
    ],
)
def test_a_cause_that_shows_in_the_numbers_is_named(name, answer, mistake):
    verdict = check(name, answer)
    assert (verdict.status == "correct") == (mistake is None), verdict
    assert verdict.mistake == mistake, verdict


@pytest.mark.parametrize(
    ("name", "answer", "told"),
    [
        ("repair_decay", gains_and_statistics_shrink, "gain1, mean1 and variance1 changed too"),
        ("repair_decay", the_same_from_each, "the numbers of W1 were not all multiplied by"),
        ("expected_best", without_the_largest, "Do the weights of the losses add up to 1?"),
        ("mirror", first_image_alone, "Does a return inside the loop end it in its first round?"),
    ],
)
def test_the_verdict_infers_the_slip_from_the_results(name, answer, told):
    verdict = check(name, answer)
    assert verdict.status == "wrong" and verdict.mistake is None and told in verdict.message


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (groups_of_drawn_rows, "Were rows drawn, and their groups set aside?"),
        (drawn_up_to_the_largest, "The numbers of groups have gaps: draw from np.unique(groups)."),
        (drawn_twice, "Was a group drawn twice, as rng.choice does without replace=False"),
        (
            each_group_by_chance,
            "Did a random number decide about each group? Draw 3 groups at once.",
        ),
    ],
)
def test_a_wrong_number_of_groups_is_explained(answer, told):
    verdict = check("group_split", answer)
    assert told in verdict.message
