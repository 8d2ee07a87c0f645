"""Exercises of notebook 04: losses."""

import math

import numpy as np

from mlpkit.activations import softmax
from mlpkit.backprop import numerical_gradient
from mlpkit.exercises.comparing import number
from mlpkit.exercises.record import Exercise, Guess, Mistake, Property, spread
from mlpkit.losses import (
    cross_entropy,
    cross_entropy_backward,
    log_softmax,
    logsumexp,
    mean_squared_error,
    mean_squared_error_backward,
)

# Squared error


def squares_cases(rng):
    """output, targets (N, C)."""
    cases = [
        (rng.normal(size=(N, C)), rng.normal(size=(N, C)))
        for N, C in [(4, 3), (1, 5), (5, 2), (2, 7)]
    ]
    cases.append((spread(rng, 6, 4), np.eye(4)[rng.integers(0, 4, 6)]))
    cases.append((np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]]), np.zeros((2, 3))))
    return cases


def nudge_squares(output, targets):
    return numerical_gradient(lambda output: mean_squared_error(output, targets), output)


def squares_in_loops(output, targets):
    total = 0.0
    for n in range(len(output)):
        for c in range(output.shape[1]):
            total += (output[n, c] - targets[n, c]) ** 2
    return total / len(output)


def squares_backward_in_loops(output, targets):
    N, C = output.shape
    grad = np.empty((N, C))
    for n in range(N):
        for c in range(C):
            grad[n, c] = 2 / N * (output[n, c] - targets[n, c])
    return grad


def squares_backward_in_place(output, targets):
    output -= targets
    return 2 * output / len(output)


# log-sum-exp, log softmax


def logits_cases(rng):
    """z (N, C); in the last two each row is of another size, up to ±1000."""
    one, two = rng.normal(size=(3, 4)) - 1000, rng.normal(size=(3, 2))
    one[0, 0] = 0
    two += np.array([[1000, 1000], [0, -1000], [-1000, -1000]])
    return [
        (rng.normal(size=(2, 3)),),
        (spread(rng, 4, 3),),
        (spread(rng, 1, 5),),
        (rng.normal(0, 3, (5, 2)),),
        (np.zeros((2, 4)),),
        (one,),
        (two,),
    ]


def logsumexp_naive(z):
    return np.log(np.sum(np.exp(z), axis=1))


def logsumexp_one_maximum(z):
    m = np.max(z)
    return m + np.log(np.sum(np.exp(z - m), axis=1))


def logsumexp_without_keepdims(z):
    m = np.max(z, axis=1)
    return m + np.log(np.sum(np.exp(z - m), axis=1))


def logsumexp_of_a_column(z):
    m = np.max(z, axis=1, keepdims=True)
    return m + np.log(np.sum(np.exp(z - m), axis=1))


def logsumexp_with(maximum):
    """The exercise's given line after another `m`."""

    def wrong(z):
        m = maximum(z)
        return m + np.log(np.sum(np.exp(z - m[:, None]), axis=1))

    return wrong


def logsumexp_in_loops(z):
    sums = []
    for row in z:
        m = max(row)
        sums.append(m + math.log(sum(math.exp(value - m) for value in row)))
    return np.array(sums)


def log_softmax_without_keepdims(z):
    m = np.max(z, axis=1)
    return z - (m + np.log(np.sum(np.exp(z - m), axis=1)))


def log_softmax_over_axis_0(z):
    return z - np.logaddexp.reduce(z, axis=0)


def log_softmax_in_place(z):
    z -= np.max(z, axis=1, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))


def log_softmax_in_loops(z):
    log_p = np.zeros(z.shape)
    for n in range(len(z)):
        m = max(z[n])
        total = sum(math.exp(value - m) for value in z[n])
        for c in range(z.shape[1]):
            log_p[n, c] = z[n, c] - m - math.log(total)
    return log_p


def rows_are_distributions(f, rng):
    sums = np.sum(np.exp(f(rng.normal(0, 3, (4, 3)))), axis=1)
    off = ~np.isclose(sums, 1, atol=1e-3)
    if off.any():
        row = int(np.argmax(off))
        return (
            f"e to the power of the results of row {row} sums to {number(sums[row])}. These "
            "should be the probabilities of one example, with sum 1."
        )


def far_below_the_maximum(f, rng):
    """Logits of 0 and 100, where the probability itself is too small for much else."""
    result = float(np.asarray(f(np.array([[0.0, 100.0]])))[0, 0])
    if np.isfinite(result) and -90 < result < -5:
        return (
            f"for the logits (0, 100) the first result is {number(result)}; it should be -100. A "
            "small number added inside the logarithm keeps off -inf, and hides the true value."
        )


# Cross-entropy


def labelled_cases(rng):
    """logits (N, C), labels (N,), int64: the first class, the last, and some twice; those of the
    second case have the smallest logits of their rows."""
    cases = [
        (logits, rng.integers(0, logits.shape[1], len(logits))) for (logits,) in logits_cases(rng)
    ]
    cases[0][1][:] = [2, 0]
    cases[1][1][:] = np.argmin(cases[1][0], axis=1)
    cases[5][1][:] = [1, 3, 0]
    cases[6][1][:] = [0, 1, 1]
    return [*cases, (rng.normal(size=(4, 3)), np.array([1, 1, 2, 1]))]


def nudge_cross_entropy(logits, labels):
    return numerical_gradient(lambda logits: cross_entropy(logits, labels), logits)


def hot(logits, labels):
    return np.eye(logits.shape[1], dtype=logits.dtype)[labels]


def picked(values, labels):
    """values[n, labels[n]], (N,)."""
    return values[np.arange(len(labels)), labels]


def entropy_naive(logits, labels):
    p = np.exp(logits) / np.sum(np.exp(logits), axis=1, keepdims=True)
    return -np.mean(np.log(picked(p, labels)))


def entropy_of_log_of_softmax(logits, labels):
    return -np.mean(np.log(picked(softmax(logits), labels)))


def entropy_with_epsilon(logits, labels):
    return -np.mean(np.log(picked(softmax(logits), labels) + 1e-12))


def entropy_of_naive_log_softmax(logits, labels):
    log_p = logits - np.log(np.sum(np.exp(logits), axis=1, keepdims=True))
    return -np.mean(picked(log_p, labels))


def entropy_binary(logits, labels):
    p, y = softmax(logits), hot(logits, labels)
    return -np.sum(np.where(y == 1, log_softmax(logits), np.log(1 - p))) / len(labels)


def entropy_in_loops(logits, labels):
    total = 0.0
    for row, label in zip(logits, labels, strict=True):
        m = max(row)
        total += m + math.log(sum(math.exp(value - m) for value in row)) - row[label]
    return total / len(labels)


def entropy_by_one_hot(logits, labels):
    z = logits - np.max(logits, axis=1, keepdims=True)
    log_p = z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))
    return -np.sum(np.eye(logits.shape[1])[labels] * log_p) / len(logits)


def capped_losses(f, rng):
    """Logits (0, 100) with the label 0: the loss is 100, and no cap should hide it."""
    moderate, labels = rng.normal(size=(3, 4)), np.array([0, 3, 1])
    if not np.isclose(f(moderate, labels), cross_entropy(moderate, labels), rtol=1e-3):
        return None
    result = float(f(np.array([[0.0, 100.0]]), np.array([0])))
    if np.isfinite(result) and 5 < result < 90:
        return (
            f"for the logits (0, 100) and the label 0 the loss is {number(result)}; it should be "
            "100. A small number added inside the logarithm keeps off inf, and hides how wrong "
            "the network is."
        )


def backward_naive(logits, labels):
    p = np.exp(logits) / np.sum(np.exp(logits), axis=1, keepdims=True)
    return (p - hot(logits, labels)) / len(labels)


def backward_over_axis_0(logits, labels):
    return (softmax(logits.T).T - hot(logits, labels)) / len(labels)


def backward_all_labels(logits, labels):
    grad = softmax(logits)
    grad[:, labels] -= 1
    return grad / len(labels)


def backward_whole_rows(logits, labels):
    grad = softmax(logits)
    grad[labels] -= 1
    return grad / len(labels)


def backward_right_class_only(logits, labels):
    return (softmax(logits) - 1) * hot(logits, labels) / len(labels)


def backward_with_slope(logits, labels):
    p = softmax(logits)
    return (p - hot(logits, labels)) * p * (1 - p) / len(labels)


def backward_of_probabilities(logits, labels):
    return -hot(logits, labels) / softmax(logits) / len(labels)


def backward_n_at_the_label(logits, labels):
    grad = softmax(logits) / len(labels)
    grad[np.arange(len(labels)), labels] -= 1
    return grad


def backward_in_place(logits, labels):
    logits[:] = softmax(logits)
    logits[np.arange(len(labels)), labels] -= 1
    return logits / len(labels)


def backward_in_loops(logits, labels):
    N, C = logits.shape
    grad = np.zeros((N, C))
    for n in range(N):
        e = np.exp(logits[n] - max(logits[n]))
        for c in range(C):
            grad[n, c] = (e[c] / sum(e) - (c == labels[n])) / N
    return grad


def backward_by_one_hot(logits, labels):
    e = np.exp(logits - np.max(logits, axis=1, keepdims=True))
    p = e / np.sum(e, axis=1, keepdims=True)
    return (p - np.eye(logits.shape[1])[labels]) / len(logits)


def backward_through_softmax(logits, labels):
    """The long way: the gradient of −log p, then softmax's Jacobian, row by row."""
    grad = np.zeros(logits.shape)
    for n, label in enumerate(labels):
        p = softmax(logits[n])
        grad[n] = p / len(labels)
        grad[n, label] = -np.sum(np.delete(p, label)) / len(labels)
    return grad


# repair_cross_entropy


def averaged_over_classes_too(logits, labels):
    z = logits - np.max(logits, axis=1, keepdims=True)
    log_p = z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))
    targets = np.eye(logits.shape[1])[labels]
    return -np.mean(targets * log_p)


def mended_cross_entropy(logits, labels):
    z = logits - np.max(logits, axis=1, keepdims=True)
    log_p = z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))
    targets = np.eye(logits.shape[1])[labels]
    return -np.sum(targets * log_p) / len(labels)


def products(logits, labels):
    """targets · log p, (N, C): what the wrong function averages."""
    return hot(logits, labels) * log_softmax(logits)


# What guesses are measured by.


def largest_exponent():
    with np.errstate(over="ignore"):
        return int(np.sum(np.isfinite(np.exp(np.arange(1.0, 2000.0)))))


NO_KEEPDIMS = (
    "what belongs to a row has shape (N,), which does not fit beside (N, C): it is read as one "
    "row. It fits as a column, of shape (N, 1)."
)


EXERCISES = [
    Exercise(
        notebook=4,
        reference=mean_squared_error,
        stub=(
            "The squared error of output against targets, both (N, C): a number.\n\n"
            "The mean over the N examples of the sum over the classes, without ½."
        ),
        cases=squares_cases,
        sizes={"output": "N C"},
        hints=(
            "How far off is each output? Squared, so that signs do not cancel, summed for each "
            "example, and averaged over the examples.",
            "L = 1/N Σₙ Σ꜀ (output[n, c] − targets[n, c])². The sum runs over all N · C squares; "
            "it is divided by N only.",
            "np.sum of the squared differences, with no axis, divided by len(output), which is N.",
        ),
        why="Why is it divided by N, and what would change if it were not?",
        mistakes=(
            Mistake(
                "mean-over-everything",
                lambda output, targets: np.mean((output - targets) ** 2),
                "divided by N · C: the mean runs over the classes too. Over the classes it is a "
                "sum, so it should be divided by N alone.",
            ),
            Mistake(
                "half",
                lambda output, targets: np.sum((output - targets) ** 2) / (2 * len(output)),
                "exactly half of it: some books put ½ before the sum. Here there is none.",
            ),
            Mistake(
                "half-of-the-mean",
                lambda output, targets: np.mean((output - targets) ** 2) / 2,
                "half of the mean over all N · C squares. It should be the sum over the classes, "
                "averaged over the examples, without ½.",
            ),
            Mistake(
                "sum",
                lambda output, targets: np.sum((output - targets) ** 2),
                "this is the sum over all examples, N times too large. Twice the batch would be "
                "twice the loss: average over the examples.",
            ),
            Mistake(
                "divided-by-c",
                lambda output, targets: np.sum((output - targets) ** 2) / output.shape[1],
                "the sum is divided by C, the number of classes. It should be divided by N, the "
                "number of examples.",
            ),
            Mistake(
                "not-squared",
                lambda output, targets: np.sum(output - targets) / len(output),
                "the differences are not squared, so that too much here cancels too little there.",
            ),
            Mistake(
                "absolute",
                lambda output, targets: np.sum(np.abs(output - targets)) / len(output),
                "this sums |output − targets|: the absolute error. The differences should be "
                "squared.",
            ),
            Mistake(
                "squared-sum",
                lambda output, targets: np.sum(output - targets) ** 2 / len(output),
                "the sum is squared, after the differences have cancelled in it. Each difference "
                "should be squared by itself.",
            ),
            Mistake(
                "squares-subtracted",
                lambda output, targets: np.sum(output**2 - targets**2) / len(output),
                "the squares are subtracted from each other. It is the difference that is squared.",
            ),
            Mistake(
                "root",
                lambda output, targets: np.sqrt(np.sum((output - targets) ** 2) / len(output)),
                "this is the root of the squared error. Leave it squared.",
            ),
            Mistake(
                "norm",
                lambda output, targets: np.linalg.norm(output - targets) / len(output),
                "this has the root of the sum of squares, as np.linalg.norm does. Here there is no "
                "root.",
            ),
            Mistake(
                "per-example",
                lambda output, targets: np.sum((output - targets) ** 2, axis=1),
                "there is a loss for each example, (N,). Their mean is asked for, one number.",
            ),
            Mistake(
                "per-class",
                lambda output, targets: np.mean((output - targets) ** 2, axis=0),
                "there is a mean for each class, (C,). What is missing is their sum, one number.",
            ),
        ),
        alternatives=(
            squares_in_loops,
            lambda output, targets: np.mean(np.sum((output - targets) ** 2, axis=1)),
            lambda output, targets: np.mean(np.square(targets - output)) * output.shape[1],
            lambda output, targets: np.linalg.norm(output - targets) ** 2 / len(output),
            lambda output, targets: np.vdot(output - targets, output - targets) / len(output),
            lambda output, targets: mean_squared_error(
                output.astype(np.float32), targets.astype(np.float32)
            ),
        ),
    ),
    Exercise(
        notebook=4,
        reference=mean_squared_error_backward,
        stub=(
            "The gradient of mean_squared_error with respect to output: (N, C).\n\n"
            "output and targets (N, C). Do not change them."
        ),
        cases=squares_cases,
        nudge=nudge_squares,
        sizes={"output": "N C"},
        hints=(
            "Only one term of the sum has output[n, c] in it. Differentiate that one; the factor "
            "before the sum stays.",
            "L = 1/N Σₙ Σ꜀ (o − t)², so dL/do[n, c] = 2 (o[n, c] − t[n, c]) / N. The shape is "
            "that of output, (N, C).",
            "The difference, times 2, divided by len(output). No sum: each output has a slope of "
            "its own.",
        ),
        why="Why does the gradient hold 1/N, and what must nobody else do on the way back?",
        mistakes=(
            Mistake(
                "no-two",
                lambda output, targets: (output - targets) / len(output),
                "exactly half of the slope that nudging finds: the square's 2 is missing. It "
                "would cancel against a ½ in the loss, and there is none.",
            ),
            Mistake(
                "no-n",
                lambda output, targets: 2 * (output - targets),
                "1/N is missing: this is the gradient of the sum. The loss is a mean over the N "
                "examples.",
            ),
            Mistake(
                "neither",
                lambda output, targets: output - targets,
                "this is the difference alone: the 2 of the square and the loss's 1/N are both "
                "missing.",
            ),
            Mistake(
                "classes-too",
                lambda output, targets: 2 * (output - targets) / output.size,
                "divided by N · C. The loss is divided by N alone, and so is its gradient.",
            ),
            Mistake(
                "divided-by-c",
                lambda output, targets: 2 * (output - targets) / output.shape[1],
                "divided by C, the number of classes. The loss is divided by N, the number of "
                "examples.",
            ),
            Mistake(
                "n-twice",
                lambda output, targets: 2 * (output - targets) / len(output) ** 2,
                "divided by N twice. The loss holds 1/N once.",
            ),
            Mistake(
                "wrong-sign",
                lambda output, targets: 2 * (targets - output) / len(output),
                "the sign is the wrong way round: where the output is above its target, more of "
                "it makes the loss larger, so the slope is positive.",
            ),
            Mistake(
                "loss",
                lambda output, targets: (output - targets) ** 2 / len(output),
                "these are the terms of the loss, still squares. Their slopes are asked for.",
            ),
            Mistake(
                "still-squared",
                lambda output, targets: 2 * (output - targets) ** 2 / len(output),
                "the 2 came down, but the difference is still squared: no slope is negative. "
                "The slope of x² is 2x.",
            ),
            Mistake(
                "absolute",
                lambda output, targets: np.sign(output - targets) / len(output),
                "only the signs are left: this is the gradient of the absolute error. That of the "
                "square grows with the difference.",
            ),
            Mistake(
                "targets-forgotten",
                lambda output, targets: 2 * output / len(output),
                "the targets are missing: where output equals its target the slope should be 0.",
            ),
            Mistake(
                "summed",
                lambda output, targets: 2 * np.sum(output - targets, axis=0) / len(output),
                "the examples are summed, (C,). A gradient has the shape of output, (N, C): each "
                "output moves the loss by itself.",
            ),
            Mistake(
                "one-number",
                lambda output, targets: 2 * np.sum(output - targets) / len(output),
                "this is one number. A gradient has the shape of output, (N, C).",
            ),
            Mistake(
                "changed-input",
                squares_backward_in_place,
                "changed output in place. Whoever called may need it again: return a new array.",
            ),
        ),
        alternatives=(
            squares_backward_in_loops,
            lambda output, targets: (2 / output.shape[0]) * (output - targets),
            lambda output, targets: -2 * (targets - output) / len(output),
            lambda output, targets: np.array(
                [2 * (o - t) / len(output) for o, t in zip(output, targets, strict=True)]
            ),
            lambda output, targets: (2 * (output - targets) / len(output)).astype(np.float32),
        ),
    ),
    Exercise(
        notebook=4,
        reference=logsumexp,
        extra=True,
        stub=(
            "The logarithm of the sum of e^z over each row of z (N, C): shape (N,).\n\n"
            "Finite for values up to ±1000 too. Do not change z."
        ),
        cases=logits_cases,
        sizes={"z": "N C"},
        hints=(
            "e¹⁰⁰⁰ overflows, but its logarithm is 1000: only the way there is too steep. Take "
            "the largest of each row out of the sum first.",
            "With m[n] the largest of row n: log Σ꜀ exp(z[n, c]) = m[n] + log Σ꜀ exp(z[n, c] − "
            "m[n]). m and the result have shape (N,); in the difference, (N, C), m stands as a "
            "column, m[:, None].",
            "m is np.max over axis=1, (N,). e to the power of z − m[:, None] is summed over axis=1 "
            "too, (N,) again. m itself is added to the logarithm of that sum.",
        ),
        why="Why can the logarithm of this sum never meet a 0, with the maximum taken off?",
        fade="m = ",
        mistakes=(
            Mistake(
                "unstable",
                logsumexp_naive,
                "right for small values, but inf at 1000, where e¹⁰⁰⁰ overflows, and −inf in a row "
                "of −1000s, where every e is 0.",
            ),
            Mistake(
                "maximum-not-added",
                lambda z: logsumexp(z) - np.max(z, axis=1),
                "the maximum was taken off before the exponential and never came back. It should "
                "be added to the logarithm.",
            ),
            Mistake(
                "maximum-subtracted",
                lambda z: logsumexp(z) - 2 * np.max(z, axis=1),
                "the maximum was subtracted a second time in the end. There it should be added.",
            ),
            Mistake(
                "one-maximum",
                logsumexp_one_maximum,
                "right where all rows have about the same maximum, but that of the whole array was "
                "taken off every row: in a row far below it every e is 0, and log 0 is −inf.",
            ),
            Mistake(
                "maximum",
                lambda z: np.max(z, axis=1),
                "this is the maximum of each row. It comes near, but every other value of the row "
                "adds to the sum.",
            ),
            Mistake(
                "no-log",
                lambda z: np.sum(np.exp(z), axis=1),
                "this is the sum of e to the power of z. Its logarithm is asked for.",
            ),
            Mistake(
                "mean",
                lambda z: logsumexp(z) - np.log(z.shape[1]),
                "this is the logarithm of the mean of the exponentials, smaller by log C. It "
                "should be that of their sum.",
            ),
            Mistake(
                "log-inside",
                lambda z: np.sum(z, axis=1),
                "this equals the sum of z: the logarithm was taken before the sum, and undid the "
                "exponential. It comes after.",
            ),
            Mistake(
                "log2",
                lambda z: logsumexp(z) / np.log(2),
                "this is the logarithm to base 2. Here it is the natural one.",
            ),
            Mistake(
                "axis-0",
                lambda z: np.logaddexp.reduce(z, axis=0),
                "the sums run over axis 0, so there is a result for each class. There should be "
                "one for each example, (N,).",
            ),
            Mistake(
                "whole-array",
                lambda z: np.logaddexp.reduce(z, axis=None),
                "all N · C values went into one sum. Each row has its own.",
            ),
            Mistake(
                "kept-axis",
                lambda z: logsumexp(z)[:, None],
                "the values are right, but the shape is (N, 1), with an axis too many. It should "
                "be (N,).",
            ),
            Mistake("no-keepdims", logsumexp_without_keepdims, NO_KEEPDIMS),
            Mistake(
                "column-and-row",
                logsumexp_of_a_column,
                "m is a column, (N, 1), here; added to (N,) it becomes (N, N). Keep m as (N,).",
            ),
            Mistake(
                "keepdims",
                logsumexp_with(lambda z: np.max(z, axis=1, keepdims=True)),
                "m has the shape (N, 1). keepdims=True is not wanted here: m[:, None] makes the "
                "column already.",
            ),
            Mistake(
                "maximum-of-all",
                logsumexp_with(np.max),
                "m is one number, the maximum of the whole array. Each row has its own: m should "
                "be (N,).",
            ),
            Mistake(
                "maximum-of-columns",
                logsumexp_with(lambda z: np.max(z, axis=0)),
                "m is (C,), the maximum of each class. Each row has its own: m should be (N,).",
            ),
        ),
        alternatives=(
            logsumexp_in_loops,
            lambda z: np.logaddexp.reduce(z, axis=1),
            lambda z: z[:, 0] - log_softmax(z)[:, 0],
            lambda z: logsumexp(z.astype(np.float32)),
        ),
    ),
    Exercise(
        notebook=4,
        reference=log_softmax,
        uses=("logsumexp",),
        stub=(
            "The logarithms of the softmax of each row of logits z (N, C): shape (N, C), all ≤ 0."
            "\n\nFinite for values up to ±1000 too. Do not change z."
        ),
        cases=logits_cases,
        sizes={"z": "N C"},
        hints=(
            "A probability of e⁻¹⁰⁰⁰ is 0 for a computer, and log 0 is −inf; its logarithm, "
            "−1000, is no trouble at all. Work with logarithms all the way.",
            "log p[n, c] = z[n, c] − log Σⱼ exp(z[n, j]). The sum's logarithm, without overflow, "
            "is m[n] + log Σⱼ exp(z[n, j] − m[n]), with m[n] the largest of row n.",
            "logsumexp(z) is that logarithm, without overflow, one number for each row: (N,). As a "
            "column, with [:, None], it can be taken off z (N, C).",
        ),
        why="Why is np.log(softmax(z)) not good enough, although it is the same formula?",
        properties=(
            Property("rows are distributions", rows_are_distributions),
            Property("far below the maximum", far_below_the_maximum),
        ),
        mistakes=(
            Mistake(
                "log-of-softmax",
                lambda z: np.log(softmax(z)),
                "right for small logits, but −inf where a logit is far below the largest of its "
                "row: there the probability is rounded to 0, and no logarithm brings it back.",
            ),
            Mistake(
                "unstable",
                lambda z: z - np.log(np.sum(np.exp(z), axis=1, keepdims=True)),
                "right for small logits, but the sum of exponentials overflows at 1000, and is 0 "
                "for a row of −1000s.",
            ),
            Mistake(
                "log-of-unstable",
                lambda z: np.log(np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True)),
                "right for small logits, but nan at 1000: e¹⁰⁰⁰ overflows, and inf / inf is nan.",
            ),
            Mistake(
                "epsilon-added",
                lambda z: np.log(softmax(z) + 1e-12),
                "a small number was added inside the logarithm. So −inf does not come up, but "
                "−1000 comes out as −27.6: stay with logarithms, and nothing has to be added.",
            ),
            Mistake(
                "softmax",
                softmax,
                "these are the probabilities. Their logarithms are asked for, all 0 or less.",
            ),
            Mistake(
                "wrong-sign",
                lambda z: -log_softmax(z),
                "the sign is the wrong way round: the logarithm of a probability is 0 or less. "
                "The minus belongs to the loss.",
            ),
            Mistake(
                "log-of-logits",
                lambda z: z - np.log(np.sum(np.abs(z), axis=1, keepdims=True)),
                "the logits themselves are summed, by size. It is e to the power of them that "
                "is summed.",
            ),
            Mistake(
                "maximum-lost",
                lambda z: log_softmax(z) + np.max(z, axis=1, keepdims=True),
                "too large by the maximum of the row. It was taken off inside the sum, and must "
                "be taken off z as well.",
            ),
            Mistake(
                "maximum-twice",
                lambda z: log_softmax(z) - np.max(z, axis=1, keepdims=True),
                "too small by the maximum of the row: it was taken off twice.",
            ),
            Mistake(
                "only-shifted",
                lambda z: z - np.max(z, axis=1, keepdims=True),
                "the maximum of the row was taken off, and no more: the largest result is 0, a "
                "probability of 1. The logarithm of the sum is missing.",
            ),
            Mistake(
                "axis-0",
                log_softmax_over_axis_0,
                "the sums run over axis 0, down the batch. Each row is one example, and its "
                "probabilities sum to 1.",
            ),
            Mistake(
                "whole-array",
                lambda z: z - np.logaddexp.reduce(z, axis=None),
                "all N · C values went into one sum. Each row is one example and has its own.",
            ),
            Mistake(
                "log2",
                lambda z: log_softmax(z) / np.log(2),
                "these are logarithms to base 2. Here they are natural ones.",
            ),
            Mistake("no-keepdims", log_softmax_without_keepdims, NO_KEEPDIMS),
            Mistake(
                "changed-input",
                log_softmax_in_place,
                "changed z in place, by taking off the maximum. Keep the difference in a new "
                "array.",
            ),
        ),
        alternatives=(
            log_softmax_in_loops,
            lambda z: z - np.logaddexp.reduce(z, axis=1, keepdims=True),
            lambda z: (z.T - logsumexp(z)).T,
            lambda z: log_softmax(z.astype(np.float32)),
        ),
    ),
    Exercise(
        notebook=4,
        reference=cross_entropy,
        uses=("log_softmax", "logsumexp"),
        stub=(
            "The mean over the N examples of −log of the probability of the right class: a number."
            "\n\nlogits (N, C), before softmax; labels (N,), integers from 0 to C − 1. Finite for "
            "logits up to\n±1000 too."
        ),
        cases=labelled_cases,
        sizes={"logits": "N C"},
        hints=(
            "Of each row of log-probabilities only one number counts: that of the right class. "
            "The loss is minus their mean.",
            "L = −1/N Σₙ log p[n, labels[n]], with log p (N, C) the log softmax of the logits. N "
            "numbers are picked, one from each row, and averaged.",
            "log_softmax gives (N, C). Indexed with two arrays, np.arange(N) for the rows and "
            "labels for the columns, it gives N numbers; then np.mean, and a minus.",
        ),
        why="Why does it take logits, and not the probabilities that softmax gives?",
        properties=(Property("a confident mistake", capped_losses),),
        mistakes=(
            Mistake(
                "logarithm-twice",
                lambda logits, labels: (
                    -np.mean(np.log(log_softmax(logits)[np.arange(len(labels)), labels]))
                ),
                "the logarithm was taken twice: log_softmax has it already.",
            ),
            Mistake(
                "pair-turned-round",
                lambda logits, labels: (
                    -np.mean(log_softmax(logits)[labels, np.arange(len(labels))])
                ),
                "rows come first in the pair: np.arange(N), then labels.",
            ),
            Mistake(
                "rows-by-label",
                lambda logits, labels: -np.mean(log_softmax(logits)[labels]),
                "labels picks whole rows here. Wanted is one number from each row: the pair "
                "np.arange(N), labels.",
            ),
            Mistake(
                "picked-too-early",
                lambda logits, labels: (
                    -np.mean(log_softmax(logits[np.arange(len(labels)), labels]))
                ),
                "the logits of the right classes were picked first, and the others are gone. The "
                "softmax needs the whole row; pick from what log_softmax gives.",
            ),
            Mistake(
                "log10",
                lambda logits, labels: cross_entropy(logits, labels) / math.log(10),
                "everywhere 2.303 times too small: log10 is the logarithm to base 10. ln is "
                "np.log.",
            ),
            Mistake(
                "labels-from-one",
                lambda logits, labels: cross_entropy(logits, labels - 1),
                "the class before the right one was picked. Labels count from 0, as columns do.",
            ),
            Mistake(
                "ten-classes",
                lambda logits, labels: (
                    -np.mean(np.sum(np.eye(10)[labels] * log_softmax(logits), axis=1))
                ),
                "the number of classes is not always 10.",
            ),
            Mistake(
                "classes-too",
                lambda logits, labels: -np.mean(products(logits, labels)),
                "divided by N · C: averaged over the classes too. One class counts in each row, "
                "so it should be divided by N. With all logits 0 the loss is then log C.",
            ),
            Mistake(
                "sum",
                lambda logits, labels: -np.sum(products(logits, labels)),
                "this is the sum over the examples, N times too large. Average over them, or a "
                "larger batch is a larger loss.",
            ),
            Mistake(
                "divided-by-c",
                lambda logits, labels: -np.sum(products(logits, labels)) / logits.shape[1],
                "the sum is divided by C, the number of classes. It should be divided by N, the "
                "number of examples.",
            ),
            Mistake(
                "wrong-sign",
                lambda logits, labels: -cross_entropy(logits, labels),
                "the minus is missing: logarithms of probabilities are 0 or less, a loss is 0 or "
                "more.",
            ),
            Mistake(
                "log-of-softmax",
                entropy_of_log_of_softmax,
                "right for small logits, but inf where the right class is far behind: there its "
                "probability is rounded to 0, and no logarithm brings it back.",
            ),
            Mistake(
                "unstable",
                entropy_naive,
                "right for small logits, but nan at 1000: e¹⁰⁰⁰ overflows, and inf / inf is nan.",
            ),
            Mistake(
                "unstable-sum",
                entropy_of_naive_log_softmax,
                "right for small logits, but the sum of exponentials overflows at 1000, and is 0 "
                "for a row of −1000s.",
            ),
            Mistake(
                "epsilon-added",
                entropy_with_epsilon,
                "a small number was added inside the logarithm, or p clipped. So inf does not "
                "come up, but a loss of 1000 comes out as 27.6: the worst mistakes look harmless.",
            ),
            Mistake(
                "no-log",
                lambda logits, labels: -np.mean(picked(softmax(logits), labels)),
                "the logarithm is missing: this is minus the mean probability of the right class.",
            ),
            Mistake(
                "no-softmax",
                lambda logits, labels: -np.mean(picked(logits, labels)),
                "the logits were taken for log-probabilities. The softmax is missing: with 1000 "
                "added to all logits this loss falls by 1000.",
            ),
            Mistake(
                "logits-as-probabilities",
                lambda logits, labels: -np.mean(np.log(picked(logits, labels))),
                "the logarithm of the logits themselves, nan for negative ones. They become "
                "probabilities by softmax first.",
            ),
            Mistake(
                "softmax-twice",
                lambda logits, labels: cross_entropy(softmax(logits), labels),
                "softmax is in it twice, so that even a sure and right answer keeps a loss. "
                "log_softmax takes the logits as they are.",
            ),
            Mistake(
                "all-labels",
                lambda logits, labels: -np.mean(log_softmax(logits)[:, labels]),
                "each row was read at the labels of all examples, N · N numbers. Row n belongs "
                "to labels[n] alone.",
            ),
            Mistake(
                "labels-as-numbers",
                lambda logits, labels: -np.sum(labels[:, None] * log_softmax(logits)) / len(labels),
                "the labels multiply the log-probabilities, as numbers. A label says which column "
                "counts; class 2 is not twice class 1.",
            ),
            Mistake(
                "every-class",
                lambda logits, labels: -np.sum(log_softmax(logits)) / len(labels),
                "the log-probabilities of all classes are summed: the labels are not used. Only "
                "that of the right class counts.",
            ),
            Mistake(
                "mean-of-every-class",
                lambda logits, labels: -np.mean(log_softmax(logits)),
                "the labels are not used: every class counted. Only the log-probability of the "
                "right class of each row should.",
            ),
            Mistake(
                "predicted-class",
                lambda logits, labels: -np.mean(np.max(log_softmax(logits), axis=1)),
                "the largest log-probability of each row counts here, right or wrong. It should "
                "be that of the label.",
            ),
            Mistake(
                "binary",
                entropy_binary,
                "the other classes count too, with log(1 − p): that is the loss of C separate "
                "yes-or-no questions. With softmax only the right class counts.",
            ),
            Mistake(
                "axis-0",
                lambda logits, labels: -np.mean(picked(log_softmax_over_axis_0(logits), labels)),
                "the softmax runs over axis 0, down the batch. Each row is one example.",
            ),
            Mistake(
                "log2",
                lambda logits, labels: cross_entropy(logits, labels) / np.log(2),
                "this is the loss in bits, with logarithms to base 2. Here they are natural ones.",
            ),
            Mistake(
                "per-example",
                lambda logits, labels: -picked(log_softmax(logits), labels),
                "there is a loss for each example, (N,). Their mean is asked for, one number.",
            ),
        ),
        alternatives=(
            entropy_in_loops,
            entropy_by_one_hot,
            lambda logits, labels: np.mean(logsumexp(logits) - picked(logits, labels)),
            lambda logits, labels: (
                -np.take_along_axis(log_softmax(logits), labels[:, None], axis=1).mean()
            ),
            lambda logits, labels: cross_entropy(logits.astype(np.float32), labels),
        ),
    ),
    Exercise(
        notebook=4,
        reference=cross_entropy_backward,
        uses=("softmax", "log_softmax"),
        stub=(
            "The gradient of cross_entropy with respect to the logits: (N, C).\n\n"
            "logits (N, C); labels (N,), integers from 0 to C − 1. Do not change them."
        ),
        cases=labelled_cases,
        nudge=nudge_cross_entropy,
        sizes={"logits": "N C"},
        hints=(
            "Nudge a logit up: the right class's makes the loss smaller, any other's makes it "
            "larger, the more so the more probability it has.",
            "dL/dz[n, c] = (p[n, c] − y[n, c]) / N with p = softmax(logits) and y the labels in "
            "one-hot form: 1 at labels[n], 0 elsewhere. All (N, C).",
            "Begin with softmax(logits). Subtract 1 at N places, (0, labels[0]), (1, labels[1]) "
            "and so on: the index [np.arange(N), labels] takes them in pairs. Then divide all of "
            "it by N.",
        ),
        why="What does each row of this gradient sum to, and why?",
        fade="-= 1",
        mistakes=(
            Mistake(
                "logarithms",
                lambda logits, labels: (
                    (log_softmax(logits) - np.eye(logits.shape[1])[labels]) / len(labels)
                ),
                "these are the logarithms of the probabilities. p itself is meant.",
            ),
            Mistake(
                "only-y-divided",
                lambda logits, labels: (
                    softmax(logits) - np.eye(logits.shape[1])[labels] / len(labels)
                ),
                "only the one-hot rows were divided by N. The whole difference is.",
            ),
            Mistake(
                "softmax-of-difference",
                lambda logits, labels: (
                    softmax(logits - np.eye(logits.shape[1])[labels]) / len(labels)
                ),
                "y was taken off the logits. It is taken off the probabilities.",
            ),
            Mistake(
                "no-n",
                lambda logits, labels: softmax(logits) - hot(logits, labels),
                "1/N is missing: this is the gradient of the sum. The loss is a mean over the N "
                "examples.",
            ),
            Mistake(
                "n-twice",
                lambda logits, labels: (softmax(logits) - hot(logits, labels)) / len(labels) ** 2,
                "divided by N twice. The loss holds 1/N once.",
            ),
            Mistake(
                "classes-too",
                lambda logits, labels: (softmax(logits) - hot(logits, labels)) / logits.size,
                "divided by N · C. The loss is divided by N alone, and so is its gradient.",
            ),
            Mistake(
                "divided-by-c",
                lambda logits, labels: (softmax(logits) - hot(logits, labels)) / logits.shape[1],
                "divided by C, the number of classes. The loss is divided by N, the number of "
                "examples.",
            ),
            Mistake(
                "n-before-labels",
                backward_n_at_the_label,
                "the probabilities are divided by N, the 1 at the label is not. Both belong to "
                "the mean.",
            ),
            Mistake(
                "wrong-sign",
                lambda logits, labels: (hot(logits, labels) - softmax(logits)) / len(labels),
                "the sign is the wrong way round: more of the right class's logit makes the loss "
                "smaller, so its slope is negative.",
            ),
            Mistake(
                "labels-not-subtracted",
                lambda logits, labels: softmax(logits) / len(labels),
                "the labels are not in it: every slope is positive. That of the right class's "
                "logit is negative.",
            ),
            Mistake(
                "minus-everywhere",
                lambda logits, labels: (softmax(logits) - 1) / len(labels),
                "1 was subtracted from every class. It is subtracted from the right one only.",
            ),
            Mistake(
                "all-labels",
                backward_all_labels,
                "1 was subtracted in each row at the labels of all examples. Row n belongs to "
                "labels[n] alone.",
            ),
            Mistake(
                "whole-rows",
                backward_whole_rows,
                "labels picks whole rows; the pair (row, label) is wanted: row n and column "
                "labels[n].",
            ),
            Mistake(
                "ten-classes",
                lambda logits, labels: (softmax(logits) - np.eye(10)[labels]) / len(labels),
                "the labels in one-hot form have 10 columns, and the logits have C: the number of "
                "classes is not always 10.",
            ),
            Mistake(
                "right-class-only",
                backward_right_class_only,
                "only the right class has a slope here. The loss depends on the other logits too, "
                "for they are in softmax's sum.",
            ),
            Mistake(
                "with-slope",
                backward_with_slope,
                "p (1 − p) multiplies the difference. The slope of softmax is in p − y already: "
                "where the network is sure and wrong, this gradient dies.",
            ),
            Mistake(
                "elementwise-slope",
                lambda logits, labels: softmax(logits) * (1 - softmax(logits)) / len(labels),
                "this is p (1 − p) / N, the slope of each probability by its own logit. Neither "
                "the loss nor the labels are in it.",
            ),
            Mistake(
                "of-probabilities",
                backward_of_probabilities,
                "this is −y / p, the gradient with respect to the probabilities. One step further "
                "back, through softmax, are the logits.",
            ),
            Mistake(
                "no-softmax",
                lambda logits, labels: (logits - hot(logits, labels)) / len(labels),
                "the labels were subtracted from the logits. It is the probabilities that they "
                "are subtracted from.",
            ),
            Mistake(
                "labels-as-numbers",
                lambda logits, labels: (softmax(logits) - labels[:, None]) / len(labels),
                "the labels were subtracted as numbers from whole rows. A label says which "
                "column is the right one: there 1 is subtracted.",
            ),
            Mistake(
                "labels-as-a-row",
                lambda logits, labels: (softmax(logits) - labels) / len(labels),
                "the labels were subtracted as numbers, (N,) from (N, C). p − y needs them "
                "one-hot, (N, C).",
            ),
            Mistake(
                "axis-0",
                backward_over_axis_0,
                "the softmax runs over axis 0, down the batch. Each row is one example.",
            ),
            Mistake(
                "unstable",
                backward_naive,
                "right for small logits, but nan at 1000: e¹⁰⁰⁰ overflows, and inf / inf is nan.",
            ),
            Mistake(
                "averaged-over-examples",
                lambda logits, labels: np.mean(softmax(logits) - hot(logits, labels), axis=0),
                "the examples are averaged, (C,). A gradient has the shape of the logits, (N, C): "
                "divided by N, but not summed.",
            ),
            Mistake(
                "changed-input",
                backward_in_place,
                "changed logits in place. Whoever called may need them again: work on a new array.",
            ),
        ),
        alternatives=(
            backward_in_loops,
            backward_by_one_hot,
            backward_through_softmax,
            lambda logits, labels: cross_entropy_backward(logits.astype(np.float32), labels),
        ),
    ),
    Exercise(
        notebook=4,
        reference=mended_cross_entropy,
        uses=("cross_entropy", "log_softmax", "logsumexp"),
        name="repair_cross_entropy",
        kind="bug hunt",
        buggy="classes-too",
        stub=(
            "Cross-entropy with one fault: find it and mend it.\n\n"
            "logits (N, C), before softmax; labels (N,), integers from 0 to C − 1. It should "
            "return the\nsame number as cross_entropy."
        ),
        cases=labelled_cases,
        sizes={"logits": "N C"},
        hints=(
            "Give it logits of 0 for ten classes. What should the loss be, and what comes out?",
            "targets * log_p has shape (N, C), and only N of its numbers are not 0. By how many "
            "does np.mean divide?",
            "Sum over the classes, then average over the examples: the two axes are not treated "
            "alike.",
        ),
        why="The loss fell during training all the same. Why, and what was wrong then?",
        mistakes=(
            Mistake(
                "classes-too",
                averaged_over_classes_too,
                "the mean ran over the classes too, so the loss was C times too small. The "
                "gradient (P − Y)/N belongs to the loss without that C.",
            ),
            Mistake(
                "sum",
                lambda logits, labels: -np.sum(products(logits, labels)),
                "the classes are summed now, but so are the examples: N times too large.",
            ),
            Mistake(
                "other-axis",
                lambda logits, labels: -np.sum(np.mean(products(logits, labels), axis=1)),
                "the axes have changed places: the mean runs over the classes, the sum over the "
                "examples.",
            ),
            Mistake(
                "mean-of-the-mean",
                lambda logits, labels: (
                    -np.sum(products(logits, labels)) / logits.size / len(labels)
                ),
                "smaller still: divided by N once more. It is C that there is too much of.",
            ),
            Mistake(
                "per-example",
                lambda logits, labels: -np.sum(products(logits, labels), axis=1),
                "the classes are summed now, but the mean over the examples is gone: (N,) is left.",
            ),
            Mistake(
                "per-class",
                lambda logits, labels: -np.mean(products(logits, labels), axis=0),
                "the mean runs over the examples now, but the sum over the classes is missing: "
                "(C,) is left.",
            ),
            Mistake(
                "wrong-sign",
                lambda logits, labels: -cross_entropy(logits, labels),
                "the size is right now, but the minus has gone: a loss is 0 or more.",
            ),
            Mistake(
                "every-class",
                lambda logits, labels: -np.sum(log_softmax(logits)) / len(labels),
                "the log-probabilities of all classes are summed: the labels are not used. Only "
                "that of the right class counts.",
            ),
            Mistake(
                "mean-of-every-class",
                lambda logits, labels: -np.mean(log_softmax(logits)),
                "the labels are not used: every class counted. Only the log-probability of the "
                "right class of each row should.",
            ),
            Mistake(
                "times-ten",
                lambda logits, labels: 10 * averaged_over_classes_too(logits, labels),
                "ten times what it was: right for ten classes, wrong for any other number of them.",
            ),
        ),
        alternatives=(
            entropy_by_one_hot,
            lambda logits, labels: -np.mean(np.sum(products(logits, labels), axis=1)),
            lambda logits, labels: averaged_over_classes_too(logits, labels) * logits.shape[1],
            lambda logits, labels: cross_entropy(logits, labels),
        ),
    ),
    # Which check would have caught this bug? (a) With ten classes and all logits 0 the loss is
    # ln 10. (b) The loss is never negative. (c) The loss falls during training. (d) Adding
    # 1000 to all logits changes nothing.
    Guess(
        name="repair_cross_entropy_check",
        notebook=4,
        answer="a",
        because=(
            "it gave 0.23 in place of 2.30, a tenth. A gradient check of the loss against its "
            "backward finds the same factor, C."
        ),
        wrong={
            "b": "a tenth of something positive is positive. The sign was right, the size was not.",
            "c": (
                "training follows the gradient, and that was right. The loss that was printed fell "
                "with it, a tenth of what it should be all the way down."
            ),
            "d": (
                "the log softmax inside was right, and a shift cancels in it. Divided by C "
                "afterwards, the result is just as unmoved."
            ),
        },
    ),
    # A network that knows nothing and says so gives each of ten classes 0.1. What is its loss?
    Guess(
        name="untrained_loss",
        notebook=4,
        answer=math.log(10),
        tolerance=0.1,
        because=(
            "ten equally likely classes have the probability 0.1 each, and −ln 0.1 = ln 10 = 2.30. "
            "So 2.30 is no bug: it says that the network knows nothing yet."
        ),
    ),
    # The network gives the right class the probability 0.01. What does this example add to the sum
    # of which the loss is the mean?
    Guess(
        name="overconfident_loss",
        notebook=4,
        answer=-math.log(0.01),
        tolerance=0.1,
        because=(
            "−ln 0.01 = 4.61, twice that of pure guessing among ten classes. At 0.0001 it is 9.21: "
            "being sure and wrong is dear, and each further factor of 100 costs 4.61 more."
        ),
    ),
    # What is the largest whole number z for which np.exp(z) is still finite, in float64?
    Guess(
        name="largest_exponent",
        notebook=4,
        answer=largest_exponent,
        measured=True,
        wrong={
            710: "it is near, but np.exp(710) is inf, and np.exp(700) is not. Try those between.",
            308: "that is the power of 10. e is smaller, so its power is larger, by ln 10.",
            88: "that is where float32 ends. float64 goes further.",
        },
        because=(
            "the largest float64 is about 1.8 · 10³⁰⁸, and ln of that is 709.8. In float32 it ends "
            "at 88: logits of such a size do occur."
        ),
    ),
    # A network's loss went down. Did its accuracy go up? (a) Always: they measure the same thing.
    # (b) Never: they are independent. (c) Usually, but not always.
    Guess(
        name="lower_loss",
        notebook=4,
        answer="c",
        because=(
            "accuracy counts only which logit is the largest, the loss also by how much. Where "
            "right answers grow surer the loss can fall, while another answer tips over to wrong."
        ),
        wrong={
            "a": (
                "the loss sees how probable the right class is, accuracy only whether it is the "
                "most probable one. The next cell has four images on which both fall."
            ),
            "b": (
                "while a network learns, both mostly improve together: more probability for the "
                "right class sooner or later makes it the largest."
            ),
        },
    ),
    # One example, N = 1, and the right class has the probability 0.9. What is the slope of the loss
    # with respect to the logit of that class?
    Guess(
        name="gradient_of_right_class",
        notebook=4,
        answer=-0.1,
        tolerance=0.005,
        wrong={
            0.1: "the size is right; which sign? Does the loss rise or fall with this logit?",
            -0.9: "that is −p; the slope is p − y, and y is 1 for the right class.",
            0.9: "that is p alone; y is taken off it, and y is 1 for the right class.",
        },
        because=(
            "p − y = 0.9 − 1 = −0.1: negative, for a larger logit makes the loss smaller, and "
            "small, for there is little left to gain."
        ),
    ),
]
