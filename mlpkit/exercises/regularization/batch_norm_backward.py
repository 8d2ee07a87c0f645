"""Exercise of notebook 08: batch_norm_backward, where mean and variance depend on x too."""

import numpy as np

from mlpkit.backprop import numerical_gradient
from mlpkit.checker import Exercise, Mistake, mistakes
from mlpkit.regularization import batch_norm, batch_norm_backward


def norm_backward_cases(rng):
    """grad, x (N, D), gain (D,), epsilon: several examples, for one has no variance."""
    cases = []
    for N, D, more in [(5, 3, (0.1,)), (3, 1, (0.5,)), (4, 2, ()), (6, 4, (0.02,)), (2, 5, (1.0,))]:
        x = rng.normal(rng.normal(0, 2, D), rng.uniform(0.5, 2, D), (N, D))
        cases.append((rng.normal(size=(N, D)), x, rng.normal(1, 1, D), *more))
    grad, x = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
    x[0, 0], x[1, 0], x[2, 1], x[:, 2] = 1000, -1000, 0, 3.0  # the last never changes
    return [*cases, (grad, x, rng.normal(1, 1, 3), 0.3)]


def nudge_norm(grad, x, gain, epsilon=1e-5):
    """The three gradients of Σ grad · batch_norm(x, gain, shift, …) in training, for any shift."""
    shift = np.zeros(len(gain))

    def total(x, gain, shift):
        running = np.zeros(len(gain)), np.ones(len(gain))
        return np.sum(grad * batch_norm(x, gain, shift, *running, True, epsilon=epsilon))

    return (
        numerical_gradient(lambda x: total(x, gain, shift), x),
        numerical_gradient(lambda gain: total(x, gain, shift), gain),
        numerical_gradient(lambda shift: total(x, gain, shift), shift),
    )


def step_by_step(grad, x, gain, epsilon=1e-5):
    """The paper's six equations, one after the other."""
    N = len(x)
    centred = x - x.mean(axis=0)
    variance = x.var(axis=0) + epsilon
    dx_hat = grad * gain
    dvariance = np.sum(dx_hat * centred, axis=0) * -0.5 * variance**-1.5
    dmean = -np.sum(dx_hat, axis=0) / np.sqrt(variance) - 2 * dvariance * centred.mean(axis=0)
    dx = dx_hat / np.sqrt(variance) + dvariance * 2 * centred / N + dmean / N
    return dx, np.sum(grad * centred / np.sqrt(variance), axis=0), np.sum(grad, axis=0)


def with_means(grad, x, gain, epsilon=1e-5):
    deviation = np.sqrt(np.var(x, axis=0) + epsilon)
    x_hat = (x - np.mean(x, axis=0)) / deviation
    rest = grad - np.mean(grad, axis=0) - x_hat * np.mean(grad * x_hat, axis=0)
    return gain * rest / deviation, (grad * x_hat).sum(axis=0), grad.sum(axis=0)


def through_the_jacobian(grad, x, gain, epsilon=1e-5):
    """For each column ∂x̂[n] / ∂x[k], as a matrix (N, N)."""
    (N, D), dx, dgain = x.shape, np.zeros(x.shape), np.zeros(x.shape[1])
    for d in range(D):
        deviation = (np.var(x[:, d]) + epsilon) ** 0.5
        x_hat = (x[:, d] - np.mean(x[:, d])) / deviation
        jacobian = (np.eye(N) - 1 / N - np.outer(x_hat, x_hat) / N) / deviation
        dx[:, d] = gain[d] * (grad[:, d] @ jacobian)
        dgain[d] = grad[:, d] @ x_hat
    return dx, dgain, np.sum(grad, axis=0)


def other_backward(
    grad,
    x,
    gain,
    epsilon=1e-5,
    *,
    ddof=0,
    root=lambda variance, epsilon: np.sqrt(variance + epsilon),
    dx=lambda grad, x_hat, dgain, dshift, N: grad - dshift / N - x_hat * dgain / N,
    scale=lambda gain, deviation: gain / deviation,
    dgain=lambda grad, x, x_hat, deviation, gain: np.sum(grad * x_hat, axis=0),
    dshift=lambda grad: np.sum(grad, axis=0),
):
    """batch_norm_backward with a switch for each thing that goes wrong."""
    deviation = root(x.var(axis=0, ddof=ddof), epsilon)
    x_hat = (x - x.mean(axis=0)) / deviation
    sums = np.sum(grad * x_hat, axis=0), np.sum(grad, axis=0)
    return (
        scale(gain, deviation) * dx(grad, x_hat, *sums, len(x)),
        dgain(grad, x, x_hat, deviation, gain),
        dshift(grad),
    )


def wrong_in(slug, sentence, **part):
    return Mistake(slug, lambda *args: other_backward(*args, **part), sentence)


def sums_over_rows(grad, x, gain, epsilon=1e-5):
    x_hat = (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + epsilon)
    return grad - np.sum(grad, axis=1) - x_hat * np.sum(grad * x_hat, axis=1)


def statistics_of_rows(grad, x, gain, epsilon=1e-5):
    """Right for the layer that normalizes rows: what reaches gain and shift is still by column."""
    deviation = np.sqrt(x.var(axis=1, keepdims=True) + epsilon)
    x_hat = (x - x.mean(axis=1, keepdims=True)) / deviation
    inner = gain * grad
    rest = inner - inner.mean(axis=1, keepdims=True)
    rest = rest - x_hat * np.mean(inner * x_hat, axis=1, keepdims=True)
    return rest / deviation, np.sum(grad * x_hat, axis=0), np.sum(grad, axis=0)


def grad_scaled_in_place(grad, x, gain, epsilon=1e-5):
    parts = batch_norm_backward(grad, x, gain, epsilon)
    grad *= gain
    return parts


EXERCISE = Exercise(
    notebook=8,
    reference=batch_norm_backward,
    extra=True,
    stub=(
        "The gradients of batch_norm in training, from the gradient grad (N, D) of its result.\n\n"
        "x (N, D), gain (D,). μ and σ² are those of this batch, so that they change with x.\n"
        "Return dx (N, D), dgain (D,), dshift (D,). Do not change anything."
    ),
    cases=norm_backward_cases,
    returns=("dx", "dgain", "dshift"),
    nudge=nudge_norm,
    sizes={"x": "N D"},
    hints=(
        "gain and shift first: y = gain · x̂ + shift, column by column, as a layer with one "
        "weight a column. Then x. One example's x reaches y by three ways: directly, through μ, "
        "and through σ². Along each way multiply, and where they meet add.",
        "dshift = Σₙ grad and dgain = Σₙ grad · x̂, both (D,). The way through μ takes the mean of "
        "grad off. The way through σ² takes off what of grad goes along with x̂: "
        "dx = gain / √(σ² + ε) · (grad − dshift / N − x̂ · dgain / N).",
        "deviation = np.sqrt(x.var(axis=0) + epsilon); x_hat = (x − its mean) / deviation; two "
        "sums over axis 0; then dx from these. The sums have no 1/N, and inside dx both are "
        "divided by N.",
    ),
    why="Why do the columns of dx sum to 0, whatever grad is?",
    mistakes=(
        wrong_in(
            "constants",
            "dx is gain / √(σ² + ε) · grad, as if μ and σ² were constants. They are made of x: "
            "two more ways lead from x to y, and both are missing.",
            dx=lambda grad, *others: grad,
        ),
        wrong_in(
            "mean-only",
            "dx has the way through μ, but not the one through σ². The variance changes with x "
            "too.",
            dx=lambda grad, x_hat, dgain, dshift, N: grad - dshift / N,
        ),
        wrong_in(
            "variance-only",
            "dx has the way through σ², but not the one through μ. The mean changes with x too.",
            dx=lambda grad, x_hat, dgain, dshift, N: grad - x_hat * dgain / N,
        ),
        wrong_in(
            "sums-not-means",
            "in dx the two sums were taken off whole. One example is only 1/N of the mean and of "
            "the variance.",
            dx=lambda grad, x_hat, dgain, dshift, N: grad - dshift - x_hat * dgain,
        ),
        wrong_in(
            "mean-not-divided",
            "in dx dshift is taken off whole. One example is only 1/N of the mean.",
            dx=lambda grad, x_hat, dgain, dshift, N: grad - dshift - x_hat * dgain / N,
        ),
        wrong_in(
            "variance-not-divided",
            "in dx x̂ · dgain is taken off whole. One example is only 1/N of the variance.",
            dx=lambda grad, x_hat, dgain, dshift, N: grad - dshift / N - x_hat * dgain,
        ),
        wrong_in(
            "variance-twice",
            "the way through σ² counts twice in dx. Its square gives a factor 2 and its root a "
            "factor ½: together 1.",
            dx=lambda grad, x_hat, dgain, dshift, N: grad - dshift / N - 2 * x_hat * dgain / N,
        ),
        wrong_in(
            "variance-half",
            "the way through σ² counts half in dx. Its root gives a factor ½ and its square a "
            "factor 2: together 1.",
            dx=lambda grad, x_hat, dgain, dshift, N: grad - dshift / N - 0.5 * x_hat * dgain / N,
        ),
        wrong_in(
            "variance-added",
            "the way through σ² has the wrong sign in dx. A larger σ makes x̂ smaller: it is taken "
            "off.",
            dx=lambda grad, x_hat, dgain, dshift, N: grad - dshift / N + x_hat * dgain / N,
        ),
        wrong_in(
            "variance-without-x-hat",
            "in dx dgain / N was taken off as it is. How much σ² changes with an example goes by "
            "that example's x̂.",
            dx=lambda grad, x_hat, dgain, dshift, N: grad - dshift / N - dgain / N,
        ),
        wrong_in(
            "no-gain",
            "dgain and dshift are right, dx lacks gain. On the way back grad is multiplied by it.",
            scale=lambda gain, deviation: 1 / deviation,
        ),
        wrong_in(
            "not-scaled",
            "dgain and dshift are right, dx is not divided by √(σ² + ε).",
            scale=lambda gain, deviation: gain,
        ),
        wrong_in(
            "dgain-with-x",
            "dgain is Σₙ grad · x. What gain multiplies is x̂.",
            dgain=lambda grad, x, x_hat, deviation, gain: np.sum(grad * x, axis=0),
        ),
        wrong_in(
            "dgain-not-centred",
            "dgain was made with x / √(σ² + ε). What gain multiplies is x̂, where μ is taken off "
            "first.",
            dgain=lambda grad, x, x_hat, deviation, gain: np.sum(grad * x, axis=0) / deviation,
        ),
        wrong_in(
            "dgain-with-gain",
            "dgain holds gain as a factor. y = gain · x̂ + shift, so the slope along gain is x̂ "
            "alone.",
            dgain=lambda grad, x, x_hat, deviation, gain: gain * np.sum(grad * x_hat, axis=0),
        ),
        wrong_in(
            "dgain-not-summed",
            "dgain has a row for each example. One gain a column is shared by all of them: what "
            "each says is summed, to shape (D,).",
            dgain=lambda grad, x, x_hat, deviation, gain: grad * x_hat,
        ),
        wrong_in(
            "dgain-over-rows",
            "dgain is summed over the columns, one number for each example. It should be summed "
            "over the examples, one number for each column.",
            dgain=lambda grad, x, x_hat, deviation, gain: np.sum(grad * x_hat, axis=1),
        ),
        wrong_in(
            "dgain-averaged",
            "dgain is divided by N. The 1/N is in grad already, from the loss.",
            dgain=lambda grad, x, x_hat, deviation, gain: np.mean(grad * x_hat, axis=0),
        ),
        wrong_in(
            "dshift-over-rows",
            "dshift is summed over the columns, one number for each example. It should be summed "
            "over the examples, one number for each column.",
            dshift=lambda grad: np.sum(grad, axis=1),
        ),
        wrong_in(
            "dshift-averaged",
            "dshift is divided by N. The 1/N is in grad already, from the loss.",
            dshift=lambda grad: np.mean(grad, axis=0),
        ),
        wrong_in(
            "both-averaged",
            "dx is right, dgain and dshift are divided by N. Only inside dx both are: the 1/N of "
            "the loss is in grad already.",
            dgain=lambda grad, x, x_hat, deviation, gain: np.mean(grad * x_hat, axis=0),
            dshift=lambda grad: np.mean(grad, axis=0),
        ),
        wrong_in(
            "by-n-minus-one",
            "the variance has 1/(N − 1). A batch is normalized by its own variance, with 1/N.",
            ddof=1,
        ),
        wrong_in(
            "epsilon-outside",
            "ε stands beside the root. It belongs under it, with the variance, as in batch_norm.",
            root=lambda variance, epsilon: np.sqrt(variance) + epsilon,
        ),
        wrong_in(
            "no-root",
            "x − μ is divided by the variance. It is divided by the root of it.",
            root=lambda variance, epsilon: variance + epsilon,
        ),
        wrong_in(
            "means-over-rows",
            "dgain and dshift are right. In dx the two means were taken of each row. Every column "
            "has its own, over the examples.",
            dx=lambda grad, x_hat, dgain, dshift, N: (
                grad
                - grad.mean(axis=1, keepdims=True)
                - x_hat * np.mean(grad * x_hat, axis=1, keepdims=True)
            ),
        ),
        *mistakes(
            ("sums-over-rows", sums_over_rows),
            "the sums over axis 1 have N numbers and do not fit: every column has a sum of its "
            "own, over the examples.",
            ("rows", statistics_of_rows),
            "mean and variance were taken of each row, over axis 1. Here every column has its "
            "own, over the N examples.",
            ("no-dx", lambda *args: batch_norm_backward(*args)[1:]),
            "returned dgain and dshift only. dx is what the layer below receives as its grad.",
            ("changed-input", grad_scaled_in_place),
            "all three are right, but grad was multiplied by gain in place. It belongs to the "
            "caller: work on a new array.",
        ),
    ),
    alternatives=(step_by_step, with_means, through_the_jacobian),
)
