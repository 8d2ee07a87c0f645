"""Exercise of notebook 11: log_softmax_backward, the logarithm of softmax as one operation."""

import numpy as np

from mlpkit.backprop import numerical_gradient
from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.losses import log_softmax


def log_softmax_backward(grad, z, a):
    """The gradient of a = log_softmax(z) with respect to z, from grad, that of a; all (N, C).

    ∂aⱼ/∂zᵢ = (1 if i = j, else 0) − pᵢ with p = eᵃ, the softmax: dz = grad − p · Σⱼ gradⱼ.
    """
    total = np.sum(grad, axis=1, keepdims=True)
    return grad - np.exp(a) * total


def logits(rng):
    """grad, z, a: rows that are confident or not, one of them far from 0, and a batch of one."""
    cases = []
    for N, C, spread in [(4, 3, 1), (1, 5, 2), (2, 6, 10), (5, 2, 3)]:
        cases.append((rng.normal(size=(N, C)), rng.normal(0, spread, (N, C))))
    far = rng.normal(0, 2, (3, 4))
    far[0, 0], far[1, 1] = 1000, -1000
    far[2] -= 990
    cases += [(rng.normal(size=(3, 4)), far), (rng.normal(size=(2, 4)), np.zeros((2, 4)))]
    return [(grad, z, log_softmax(z)) for grad, z in cases]


def nudge_logits(grad, z, a):
    return numerical_gradient(lambda z: np.sum(grad * log_softmax(z)), z)


def rows_sum_to_0(f, rng):
    """Adding a number to a whole row of logits changes nothing."""
    grad, z = rng.normal(size=(3, 4)), rng.normal(0, 2, (3, 4))
    sums = np.sum(f(grad, z, log_softmax(z)), axis=1)
    if not np.allclose(sums, 0, atol=1e-5):
        row = int(np.argmax(np.abs(sums)))
        return (
            f"the gradients of row {row} sum to {number(sums[row])}. The sum should be 0: adding "
            "the same number to all logits of a row changes no probability, and so no loss."
        )


def by_jacobian(grad, z, a):
    rows = [g @ (np.eye(len(g)) - np.exp(row)[None, :]) for g, row in zip(grad, a, strict=True)]
    return np.array(rows)


def in_loops(grad, z, a):
    dz = np.zeros(z.shape)
    for n in range(z.shape[0]):
        for i in range(z.shape[1]):
            for j in range(z.shape[1]):
                dz[n, i] += grad[n, j] * ((i == j) - np.exp(a[n, i]))
    return dz


def from_logits(grad, z, a):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return grad - e / e.sum(axis=1, keepdims=True) * grad.sum(axis=1)[:, None]


EXERCISE = Exercise(
    notebook=11,
    extra=True,
    version=2,
    reference=log_softmax_backward,
    stub=(
        "From grad, the gradient of a = log_softmax(z), that of z: all (N, C), a row an "
        "example.\n\nRight for logits up to ±1000 too. Do not change anything."
    ),
    cases=logits,
    sizes={"z": "N C"},
    nudge=nudge_logits,
    properties=(Property("rows sum to 0", rows_sum_to_0),),
    hints=(
        "Raise one logit of a row. Its own logarithm rises; what do those of the others do, and by "
        "how much?",
        "∂aⱼ/∂zᵢ is 1 − pᵢ for j = i and −pᵢ for all other j, where p = eᵃ is the softmax. So "
        "dzᵢ = gradᵢ − pᵢ Σⱼ gradⱼ: grad and p are (N, C), the sum is one number per row, (N, 1).",
        "np.sum(grad, axis=1, keepdims=True) is the sum. a is log softmax already: np.exp(a) gives "
        "the probabilities, and nothing overflows.",
    ),
    why=(
        "With grad = −1/N at the true class and 0 elsewhere, the result is a gradient that you "
        "know. Which one?"
    ),
    mistakes=mistakes(
        ("grad-alone", {"- np.exp(a) * total": ""}),
        "grad came back as it was, as if each output depended on its own logit alone with slope "
        "1. Raising one logit lowers all other outputs of its row.",
        ("no-total", {"np.exp(a) * total": "np.exp(a)"}),
        "the probabilities were subtracted as they are. Multiply them by the sum of the row's grad "
        "first.",
        ("own-grad", {"np.exp(a) * total": "np.exp(a) * grad"}),
        "each logit got grad (1 − p), its effect on its own output alone. A logit moves the other "
        "outputs of its row too, each by −p.",
        (
            "softmaxs",
            lambda grad, z, a: np.exp(a) * (grad - np.sum(grad * np.exp(a), axis=1, keepdims=True)),
        ),
        "this is the backward pass of softmax. a is the logarithm of the softmax, and its backward "
        "pass is simpler.",
        ("softmax-of-a-log", {"np.exp(a)": "a"}),
        "a itself was multiplied by the sum. a is the logarithm of the probabilities; multiply the "
        "probabilities.",
        ("exp-of-logits", {"np.exp(a)": "np.exp(z)"}),
        "e to the power of the logits was taken. That is not a probability, and it overflows at "
        "1000. Take e to the power of a: a is log softmax.",
        ("unstable", {"np.exp(a)": "(np.exp(z) / np.sum(np.exp(z), axis=1, keepdims=True))"}),
        "this is right for small logits, but nan at 1000: e¹⁰⁰⁰ overflows. You have a, and e to "
        "the power of a never overflows.",
        ("over-the-batch", {"axis=1": "axis=0"}),
        "grad was summed over the batch, axis 0. Each row is one example: sum each by itself, "
        "over axis 1.",
        ("whole-sum", {"np.sum(grad, axis=1, keepdims=True)": "np.sum(grad)"}),
        "all of grad was summed to one number. Each row should have its own sum.",
        ("weighted-sum", {"np.sum(grad,": "np.sum(grad * np.exp(a),"}),
        "the sum is weighted by the probabilities, as in the backward pass of softmax. Here grad "
        "should be summed as it is.",
        ("no-keepdims", {", keepdims=True": ""}),
        "the sums have shape (N,), so they are spread over the classes. They have to be a column, "
        "(N, 1): keepdims=True.",
        ("mean", {"np.sum": "np.mean"}),
        "the mean of the row's grad was taken. Take the sum.",
        ("added", {"grad - np.exp(a)": "grad + np.exp(a)"}),
        "the second term was added. Subtract it: raising a logit lowers the other outputs of its "
        "row.",
        ("divided-by-a", lambda grad, z, a: grad / np.exp(a)),
        "grad was divided by the probabilities. That is the backward pass of the logarithm alone; "
        "the way back goes on from there through softmax.",
        ("cross-entropys", lambda grad, z, a: (np.exp(a) - grad) / len(a)),
        "this is (p − grad) / N, the gradient of the cross-entropy with grad in place of the "
        "labels. Here grad is a gradient that arrives.",
        (
            "averaged",
            {"return grad - np.exp(a) * total": "return (grad - np.exp(a) * total) / len(a)"},
        ),
        "the result is divided by N. If the loss is a mean, its 1/N is in grad already.",
        ("by-class", {"np.exp(a) * total": "total / a.shape[1]"}),
        "each logit got the same share of the sum, 1/C. Its share should be its probability.",
    ),
    alternatives=(
        by_jacobian,
        in_loops,
        from_logits,
        lambda grad, z, a: log_softmax_backward(grad, z, a).astype(np.float32),
    ),
)
