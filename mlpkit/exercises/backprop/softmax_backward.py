"""Exercise and bug hunt of notebook 05: softmax_backward, the gradient of softmax."""

import numpy as np

from mlpkit.activations import softmax, softmax_backward
from mlpkit.checker import Exercise, Guess, mistakes, spread
from mlpkit.exercises.backprop.cases import nudge_activation


def softmax_backward_cases(rng):
    zs = [
        rng.normal(size=(2, 3)),
        rng.normal(0, 2, (5, 4)),
        rng.normal(size=(1, 5)),
        spread(rng, 4, 3),
        rng.normal(size=(3, 2)) - 1000,
        np.zeros((2, 4)),
    ]
    return [(rng.normal(size=z.shape), z, softmax(z)) for z in zs]


def elementwise(grad, z, a):
    return grad * a * (1 - a)


def in_place(grad, z, a):
    grad -= np.sum(grad * a, axis=1, keepdims=True)
    grad *= a
    return grad


def through_the_jacobian(grad, z, a):
    dz = np.zeros(grad.shape)
    for n in range(len(grad)):
        jacobian = np.diag(a[n]) - np.outer(a[n], a[n])
        dz[n] = jacobian @ grad[n]
    return dz


def in_loops(grad, z, a):
    dz = np.zeros(grad.shape)
    N, C = grad.shape
    for n in range(N):
        for i in range(C):
            for j in range(C):
                slope = a[n, i] * (1 - a[n, i]) if i == j else -a[n, i] * a[n, j]
                dz[n, i] += grad[n, j] * slope
    return dz


def from_the_logits(grad, z, a):
    p = softmax(z)
    return p * grad - p * np.sum(p * grad, axis=1, keepdims=True)


def of_the_first_example(grad, z, a):
    return grad @ (np.diag(a[0]) - np.outer(a[0], a[0]))


# Shared by the exercise and its bug hunt.
SHARED = {
    "cases": softmax_backward_cases,
    "nudge": nudge_activation(softmax),
    "sizes": {"z": "N C"},
    "why": "Why does each row of dz sum to 0, whatever grad is?",
    "mistakes": mistakes(
        (
            "factor-kept",
            lambda grad, z, a: a * (1 - a) * (grad - np.sum(grad * a, axis=1, keepdims=True)),
        ),
        "the factor (1 − a) is still there. Remove it: the sum includes the term j = i already.",
        (
            "a-twice-before-the-sum",
            lambda grad, z, a: a * grad - a * a * np.sum(grad * a, axis=1, keepdims=True),
        ),
        "the sum is multiplied by a twice. Multiply once, outside the bracket.",
        (
            "a-twice-in-the-sum",
            lambda grad, z, a: a * (grad - np.sum(grad * a * a, axis=1, keepdims=True)),
        ),
        "a is in the sum twice. Sum gradⱼ aⱼ.",
        ("elementwise", elementwise),
        "this is grad · a (1 − a), as if each output depended on its own logit alone. Raising one "
        "logit also lowers the row's other outputs: a sum over the row is missing.",
        ("axis-0", lambda grad, z, a: a * (grad - np.sum(grad * a, axis=0))),
        "the sum runs over the examples. The outputs of one row depend on each other: each row "
        "should have a sum of its own.",
        ("whole-array", lambda grad, z, a: a * (grad - np.sum(grad * a))),
        "one sum over the whole batch was subtracted from every row. Examples have nothing to do "
        "with each other: each row should have a sum of its own.",
        ("mean", lambda grad, z, a: a * (grad - np.mean(grad * a, axis=1, keepdims=True))),
        "the mean of grad · a was subtracted, which is C times too small. The chain rule adds "
        "what comes through each output: subtract the sum.",
        ("sum-without-a", lambda grad, z, a: a * (grad - np.sum(grad, axis=1, keepdims=True))),
        "the sum in the bracket is that of grad alone. Each output should count with its weight, "
        "a.",
        (
            "own-term-twice",
            lambda grad, z, a: grad * a * (1 - a) - np.sum(grad * a, axis=1, keepdims=True) * a,
        ),
        "the term j = i was subtracted twice: once in (1 − a) and once in the sum, which runs "
        "over all j.",
        ("mean-of-grad", lambda grad, z, a: a * (grad - np.mean(grad, axis=1, keepdims=True))),
        "the plain mean of grad was subtracted. It should be the mean weighted by the "
        "probabilities a.",
        ("no-a-in-front", lambda grad, z, a: grad - np.sum(grad * a, axis=1, keepdims=True)),
        "the factor a in front is missing: a logit whose output is near 0 hardly moves anything.",
        ("bracket-lost", lambda grad, z, a: a * grad - np.sum(grad * a, axis=1, keepdims=True)),
        "a multiplies grad only. It should multiply the whole difference of grad and the sum.",
        ("plus", lambda grad, z, a: a * (grad + np.sum(grad * a, axis=1, keepdims=True))),
        "the sum was added to grad. The outputs share a total of 1: what one gains the others "
        "lose, so the sum must be subtracted.",
        ("no-keepdims", lambda grad, z, a: a * (grad - np.sum(grad * a, axis=1))),
        "the sums of the rows have shape (N,), one axis fewer than grad (N, C), and NumPy lines "
        "them up with the columns. As (N, 1) they broadcast along the rows.",
        ("ones-for-grad", lambda grad, z, a: a * (1 - np.sum(a, axis=1, keepdims=True))),
        "the result is 0 everywhere, up to rounding: grad plays no part. The slopes of a row's "
        "outputs always sum to 0; grad should weigh them before they are summed.",
        ("passed-on", lambda grad, z, a: grad.copy()),
        "grad was passed on as it came. The short cut that leaves this layer out needs the "
        "cross-entropy after it; here softmax stands alone.",
        ("softmax-again", lambda grad, z, a: through_the_jacobian(grad, z, softmax(a))),
        "softmax was taken of a, which is softmax already. The slopes are those at z, and a holds "
        "all that they need.",
        ("changed-input", in_place),
        "changed grad in place. The layer above may still need it: work on a new array.",
        ("no-sum", lambda grad, z, a: grad * a),
        "this is grad · a, as if the outputs had nothing to do with each other. They sum to 1: "
        "subtract the weighted mean of grad, Σ grad · a, from grad first.",
        ("sum-of-a", lambda grad, z, a: a * (grad - np.sum(a, axis=1, keepdims=True))),
        "grad is missing from the sum: a alone sums to 1 in every row. Sum grad · a over the row.",
        ("own-term-alone", lambda grad, z, a: a * (grad - a)),
        "a itself was subtracted from grad. Subtract the sum of grad · a over the row.",
        ("difference-alone", lambda grad, z, a: a - grad),
        "this is a minus grad. The chain rule multiplies: take a times the difference of grad and "
        "the row's sum of grad · a.",
        ("of-the-first-example", of_the_first_example),
        "the slopes of the first example were used for all. Each row has its own a.",
    ),
    "alternatives": (
        through_the_jacobian,
        from_the_logits,
        in_loops,
        lambda grad, z, a: a * grad - a * np.sum(a * grad, axis=1, keepdims=True),
        lambda grad, z, a: a * (grad - np.einsum("nc,nc->n", grad, a)[:, None]),
        lambda grad, z, a: (a * (grad - np.sum(grad * a, axis=-1)[:, None])).astype(np.float32),
    ),
}

EXERCISE = Exercise(
    notebook=5,
    reference=softmax_backward,
    extra=True,
    stub=(
        "The gradient of softmax: from grad, that of a = softmax(z), to that of z.\n\n"
        "All (N, C), one row per example. Do not change anything."
    ),
    hints=(
        "Every output of a row depends on every logit of that row, so what reaches logit i "
        "comes through all C outputs: sum over them.",
        "∂aⱼ/∂zᵢ = aⱼ (1 if i = j, else 0) − aⱼ aᵢ. So dzᵢ = Σⱼ gⱼ ∂aⱼ/∂zᵢ = "
        "aᵢ (gᵢ − Σⱼ gⱼ aⱼ): grad and a are (N, C), the sum is one number per row, (N, 1).",
        "First the sum of grad times a over axis 1, with keepdims=True; then a times the "
        "difference of grad and that sum.",
    ),
    **SHARED,
)

BUG_HUNT = Exercise(
    notebook=5,
    name="repair_softmax_backward",
    kind="bug hunt",
    extra=True,
    buggy="elementwise",
    mended=(
        "grad · a (1 − a) treated each output as if it depended on its own logit alone. Raising "
        "one logit also lowers the row's other outputs: your sum over the row counts them."
    ),
    reference=softmax_backward,
    stub=(
        "One fault is in here. The gradient of softmax: from grad, that of a, to that of z.\n\n"
        "All (N, C), a = softmax(z), one row per example. Do not change anything."
    ),
    hints=(
        "Raise one logit of a row. Which outputs of that row change?",
        "dzᵢ = Σⱼ gⱼ ∂aⱼ/∂zᵢ, with ∂aᵢ/∂zᵢ = aᵢ (1 − aᵢ) and, for j ≠ i, ∂aⱼ/∂zᵢ = −aⱼ aᵢ. "
        "Which of these terms are in the function?",
        "All C terms together are aᵢ (gᵢ − Σⱼ gⱼ aⱼ): one sum for each row, kept as (N, 1).",
    ),
    **SHARED,
)

# Question: libraries and courses have had this bug. Which check would have caught it?
# a) The result has the shape of z. b) Nudging each logit and looking at its own output.
# c) A row with one probability near 1 gives nearly 0. d) Nudging each logit and looking at a
# random weighting of all outputs.
CHECK_GUESS = Guess(
    name="repair_softmax_backward_check",
    notebook=5,
    answer="d",
    because=(
        "a nudged logit moves all outputs of its row, and random weights show every one of "
        "them. That is what a random upstream gradient is for."
    ),
    wrong={
        "a": "the shape was right all the time. A wrong sum has the shape of the right one.",
        "b": (
            "a logit's effect on its own output is a (1 − a), just what the function has. In "
            "the table of all slopes, C by C, the diagonal was right and all else was missing."
        ),
        "c": (
            "the right function gives nearly 0 there too, because with one output near 1 and "
            "the others near 0 each a (1 − a) is near 0. Try a row of equal logits."
        ),
    },
)
