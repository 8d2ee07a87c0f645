"""Exercise of notebook 08: batch_norm_backward, where mean and variance depend on x too."""

from functools import partial

import numpy as np

from mlpkit.backprop import numerical_gradient
from mlpkit.checker import Exercise, Property, mistakes
from mlpkit.exercises.regularization.causes import fewest, in_one, typed
from mlpkit.regularization import batch_norm, batch_norm_backward


def norm_backward_cases(rng):
    """grad, x (N, D), gain (D,), epsilon: several examples, because one has no variance."""
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


def statistics_of_rows(grad, x, gain, epsilon=1e-5):
    """Right for a layer that normalizes rows; gradients of gain and shift are still by column."""
    deviation = np.sqrt(x.var(axis=1, keepdims=True) + epsilon)
    x_hat = (x - x.mean(axis=1, keepdims=True)) / deviation
    inner = gain * grad
    rest = inner - inner.mean(axis=1, keepdims=True)
    rest = rest - x_hat * np.mean(inner * x_hat, axis=1, keepdims=True)
    return rest / deviation, np.sum(grad * x_hat, axis=0), np.sum(grad, axis=0)


def why_backward_is_off(f, rng):
    """A property of batch_norm_backward: (slug, what was done instead), if it shows."""
    N, D, epsilon = 5, 3, 0.1
    x = rng.normal(2, [0.001, 2.0, 1.5], (N, D))  # the first column shows even a small epsilon
    grad, gain = rng.normal(size=(N, D)), rng.normal(1, 1, D)
    parts = f(grad.copy(), x.copy(), gain.copy(), epsilon)
    if not isinstance(parts, (tuple, list)) or len(parts) != 3:
        return None
    way, over = partial(to_x, grad, x, gain), partial(to_gain, grad, x, gain)
    shared = {
        "epsilon": epsilons_of(epsilon),
        "ddof": DDOF,
        "axis": AXIS,
        "of": OF,
        "centred": CENTRED,
    }
    in_dx = fewest(parts[0], way, shared | TO_X)
    in_dgain = fewest(parts[1], over, shared)
    return in_one(in_dx or in_dgain or [])  # dgain may be off for the same reasons as dx


def statistics(x, epsilon, ddof, axis, centred):
    """(x̂, √(σ² + ε)), each with its own epsilon."""
    roots = [np.sqrt(x.var(axis=axis, ddof=ddof) + each) for each in epsilon]
    return (x - centred * x.mean(axis=axis)) / roots[0], roots[1]


def to_x(grad, x, gain, *, epsilon, ddof, axis, centred, of, factor, mean, along, by, alone, ways):
    x_hat, root = statistics(x, epsilon, ddof, axis, centred)
    taken = mean(grad, axis) + by(x, x_hat) * along(grad * of(x, x_hat), axis)
    first = gain * grad if alone else grad
    return factor(1 if alone else gain, root, len(x)) * (first - ways * taken)


def to_gain(grad, x, gain, *, epsilon, ddof, axis, centred, of):
    return np.sum(grad * of(x, statistics(x, epsilon, ddof, axis, centred)[0]), axis=0)


def epsilons_of(epsilon):
    """Options for the epsilon in x̂ and the one in the factor before the brackets."""
    numbers = typed("epsilon", epsilon, 1e-5, 1e-8, 1e-3, 1e-6, 1e-7)
    return [
        *(((value, value), slug, sentence) for value, slug, sentence in numbers),
        (
            (0, 0),
            "no-epsilon",
            "ε is missing: the root should be √(σ² + ε), as in the forward pass. Without it a "
            "column that never changes gives nan.",
        ),
        (
            (0, epsilon),
            "no-epsilon-in-x-hat",
            "x̂ was made without ε. It should be the x̂ of batch_norm.",
        ),
        (
            (epsilon, 0),
            "no-epsilon-in-root",
            "x̂ is right, but dx is divided by σ alone: it should be √(σ² + ε) there too.",
        ),
    ]


DDOF = [
    (0, None, ""),
    (
        1,
        "by-n-minus-one",
        "the variance has 1/(N − 1). A batch should be normalized by its own variance, with 1/N.",
    ),
]
AXIS = [
    (0, None, ""),
    (
        None,
        "one-for-all",
        "one mean and one variance were taken over the whole batch. Every column should have its "
        "own.",
    ),
]
CENTRED = [(1, None, ""), (0, "x-hat-not-centred", "x̂ was made without subtracting μ.")]
OF = [
    (lambda x, x_hat: x_hat, None, ""),
    (
        lambda x, x_hat: x,
        "x-for-x-hat",
        "in dgain, and in dx, grad is multiplied by x. It should be x̂, because gain multiplies x̂.",
    ),
]
TO_X = {
    "factor": [
        (lambda gain, root, N: gain / root, None, ""),
        (lambda gain, root, N: 1 / root, "no-gain", "in dx gain is missing."),
        (lambda gain, root, N: gain, "not-scaled", "dx is not divided by √(σ² + ε)."),
        (
            lambda gain, root, N: gain / root**2,
            "no-root",
            "dx is divided by σ² + ε. Divide by its root.",
        ),
        (
            lambda gain, root, N: gain / root / N,
            "dx-over-n",
            "dx is divided by N once more. Only the two sums inside it should be divided.",
        ),
        (
            lambda gain, root, N: N * gain / root,
            "undivided",
            "dx is N times too large: where N · grad is in the brackets, 1/N belongs before the "
            "brackets.",
        ),
    ],
    "mean": [
        (lambda grad, axis: grad.mean(axis=axis), None, ""),
        (lambda grad, axis: 0, "variance-only", "in dx the way through μ is missing."),
        (
            lambda grad, axis: grad.sum(axis=axis),
            "mean-not-divided",
            "in dx the whole sum of grad is subtracted. Divide it by N.",
        ),
        (
            lambda grad, axis: grad.mean(),
            "mean-over-all",
            "in dx the mean of grad runs over all columns. Every column should have its own: axis "
            "0.",
        ),
        (
            lambda grad, axis: -grad.mean(axis=axis),
            "mean-added",
            "in dx the way through μ has the wrong sign: subtract it.",
        ),
    ],
    "along": [
        (lambda product, axis: product.mean(axis=axis), None, ""),
        (lambda product, axis: 0, "mean-only", "in dx the way through σ² is missing."),
        (
            lambda product, axis: product.sum(axis=axis),
            "variance-not-divided",
            "in dx the whole sum of grad · x̂ is subtracted. Divide it by N.",
        ),
        (
            lambda product, axis: product.sum(axis=axis) / (len(product) - 1),
            "variance-over-n-minus-one",
            "in dx the sum of grad · x̂ is divided by N − 1. Divide it by N.",
        ),
        (
            lambda product, axis: product.mean(),
            "variance-over-all",
            "in dx the mean of grad · x̂ runs over all columns. Every column should have its own: "
            "axis 0.",
        ),
        (
            lambda product, axis: 2 * product.mean(axis=axis),
            "variance-twice",
            "in dx the way through σ² counts twice.",
        ),
        (
            lambda product, axis: product.mean(axis=axis) / 2,
            "variance-half",
            "in dx the way through σ² counts half.",
        ),
        (
            lambda product, axis: -product.mean(axis=axis),
            "variance-added",
            "in dx the way through σ² has the wrong sign: subtract it.",
        ),
    ],
    "by": [
        (lambda x, x_hat: x_hat, None, ""),
        (
            lambda x, x_hat: x - x.mean(axis=0),
            "centred-for-x-hat",
            "in dx the mean of grad · x̂ is multiplied by x − μ. Multiply it by x̂.",
        ),
        (
            lambda x, x_hat: x,
            "x-in-dx",
            "in dx the mean of grad · x̂ is multiplied by x. Multiply it by x̂.",
        ),
        (
            lambda x, x_hat: 1,
            "variance-without-x-hat",
            "in dx the mean of grad · x̂ is subtracted as it is. Multiply it by x̂ first.",
        ),
    ],
    "ways": [
        (1, None, ""),
        (
            0,
            "constants",
            "in dx μ and σ² are treated as constants. They are computed from x: two more ways lead "
            "from x to y.",
        ),
    ],
    "alone": [
        (False, None, ""),
        (
            True,
            "gain-in-one-way",
            "in dx only grad is multiplied by gain, not what is subtracted. All three ways go "
            "through gain.",
        ),
    ],
}


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
        "gain and shift first: y = gain · x̂ + shift, column by column, like a layer with one "
        "weight per column. Then x. One example's x reaches y in three ways: directly, through μ, "
        "and through σ². Multiply along each way, and add where they meet.",
        "dshift = Σₙ grad and dgain = Σₙ grad · x̂, both (D,). The way through μ subtracts the "
        "mean of grad. The way through σ² subtracts the part of grad that points along x̂: dx = "
        "gain / √(σ² + ε) · (grad − dshift / N − x̂ · dgain / N).",
        "deviation = np.sqrt(x.var(axis=0) + epsilon); x_hat = (x − its mean) / deviation; two "
        "sums over axis 0; then dx from these. The sums have no 1/N, and inside dx both are "
        "divided by N.",
    ),
    why="Why do the columns of dx sum to 0, whatever grad is?",
    mistakes=mistakes(
        ("constants", {"(grad - dshift / len(x) - x_hat * dgain / len(x))": "grad"}),
        "dx is gain / √(σ² + ε) · grad, as if μ and σ² were constants. They are computed from x: "
        "two more ways lead from x to y, and both are missing.",
        ("mean-only", {"- x_hat * dgain / len(x)": ""}),
        "dx has the way through μ, but not the one through σ². The variance changes with x too.",
        ("variance-only", {"- dshift / len(x)": ""}),
        "dx has the way through σ², but not the one through μ. The mean changes with x too.",
        ("sums-not-means", {"dshift / len(x)": "dshift", "dgain / len(x)": "dgain"}),
        "in dx the two whole sums were subtracted. Divide both by N: one example is only 1/N of "
        "the mean and of the variance.",
        ("mean-not-divided", {"dshift / len(x)": "dshift"}),
        "in dx the whole of dshift is subtracted. Divide it by N: one example is only 1/N of the "
        "mean.",
        ("variance-not-divided", {"dgain / len(x)": "dgain"}),
        "in dx the whole of x̂ · dgain is subtracted. Divide it by N: one example is only 1/N of "
        "the variance.",
        ("variance-twice", {"x_hat * dgain": "2 * x_hat * dgain"}),
        "the way through σ² counts twice in dx. The square in it gives a factor 2, and the root a "
        "factor ½: together 1.",
        ("variance-half", {"x_hat * dgain": "0.5 * x_hat * dgain"}),
        "the way through σ² counts half in dx. The root gives a factor ½, and the square in it a "
        "factor 2: together 1.",
        ("variance-added", {"- x_hat * dgain": "+ x_hat * dgain"}),
        "the way through σ² has the wrong sign in dx. A larger σ makes x̂ smaller: subtract it.",
        ("variance-without-x-hat", {"x_hat * dgain": "dgain"}),
        "in dx dgain / N was subtracted as it is. How much σ² changes with an example depends on "
        "that example's x̂.",
        ("no-gain", {"gain / deviation": "1 / deviation"}),
        "dgain and dshift are right, but dx lacks gain: grad must be multiplied by it.",
        ("not-scaled", {"gain / deviation": "gain"}),
        "dgain and dshift are right, but dx is not divided by √(σ² + ε).",
        ("dgain-with-x", {"dx, dgain, dshift": "dx, np.sum(grad * x, axis=0), dshift"}),
        "dgain is Σₙ grad · x. It should be Σₙ grad · x̂, because gain multiplies x̂.",
        (
            "dgain-not-centred",
            {"dx, dgain, dshift": "dx, np.sum(grad * x / deviation, axis=0), dshift"},
        ),
        "dgain was made with x / √(σ² + ε). It needs x̂: subtract μ first.",
        ("dgain-with-gain", {"dx, dgain, dshift": "dx, gain * dgain, dshift"}),
        "dgain has gain as a factor. y = gain · x̂ + shift, so the slope along gain is x̂ alone.",
        ("dgain-not-summed", {"dx, dgain, dshift": "dx, grad * x_hat, dshift"}),
        "dgain has a row for each example. All of them share one gain per column: sum over the "
        "examples, to shape (D,).",
        ("dgain-over-rows", {"dx, dgain, dshift": "dx, np.sum(grad * x_hat, axis=1), dshift"}),
        "dgain is summed over the columns, one number for each example. It should be summed over "
        "the examples, one number for each column.",
        ("dgain-averaged", {"dx, dgain, dshift": "dx, dgain / len(x), dshift"}),
        "dgain is divided by N. The 1/N is in grad already, from the loss.",
        ("dshift-over-rows", {"dx, dgain, dshift": "dx, dgain, np.sum(grad, axis=1)"}),
        "dshift is summed over the columns, one number for each example. It should be summed over "
        "the examples, one number for each column.",
        ("dshift-averaged", {"dx, dgain, dshift": "dx, dgain, dshift / len(x)"}),
        "dshift is divided by N. The 1/N is in grad already, from the loss.",
        ("both-averaged", {"dx, dgain, dshift": "dx, dgain / len(x), dshift / len(x)"}),
        "dx is right, but dgain and dshift are divided by N. Divide them only inside dx: the 1/N "
        "of the loss is in grad already.",
        ("by-n-minus-one", {"x.var(axis=0)": "x.var(axis=0, ddof=1)"}),
        "the variance has 1/(N − 1). A batch should be normalized by its own variance, with 1/N.",
        (
            "epsilon-outside",
            {"np.sqrt(x.var(axis=0) + epsilon)": "np.sqrt(x.var(axis=0)) + epsilon"},
        ),
        "ε is added outside the root. It belongs under the root, with the variance, as in "
        "batch_norm.",
        ("no-root", {"np.sqrt(x.var(axis=0) + epsilon)": "x.var(axis=0) + epsilon"}),
        "x − μ is divided by the variance. Divide by its root.",
        (
            "means-over-rows",
            {
                "dshift / len(x)": "grad.mean(axis=1, keepdims=True)",
                "dgain / len(x)": "np.mean(grad * x_hat, axis=1, keepdims=True)",
            },
        ),
        "dgain and dshift are right. In dx the two means were taken for each row. Every column "
        "should have its own, over the examples.",
        (
            "sums-over-rows",
            {
                "np.sum(grad * x_hat, axis=0)": "np.sum(grad * x_hat, axis=1)",
                "np.sum(grad, axis=0)": "np.sum(grad, axis=1)",
            },
        ),
        "the sums over axis 1 have N numbers and do not fit: every column should have its own sum, "
        "over the examples.",
        ("rows", statistics_of_rows),
        "mean and variance were taken for each row, over axis 1. Here every column should have its "
        "own, over the N examples.",
        ("undivided", {"gain / deviation": "len(x) * gain / deviation"}),
        "dx is N times too large; dgain and dshift are right. If the brackets hold N · grad and "
        "the undivided sums, 1/N belongs before the brackets.",
        ("divided-once-more", {"gain / deviation": "gain / len(x) / deviation"}),
        "dx is N times too small; dgain and dshift are right. Only the two sums inside dx should "
        "be divided by N.",
        (
            "both-over-rows",
            {"dx, dgain, dshift": ("dx, np.sum(grad * x_hat, axis=1), np.sum(grad, axis=1)")},
        ),
        "dx is right. dgain and dshift are summed over the columns, one number for each example. "
        "They should be summed over the examples, axis 0: one number for each column.",
        ("no-dx", {"dx, dgain, dshift": "dgain, dshift"}),
        "returned dgain and dshift only. dx is what the layer below receives as its grad.",
    ),
    properties=(Property("what was done", why_backward_is_off),),
    alternatives=(step_by_step, with_means, through_the_jacobian),
)
