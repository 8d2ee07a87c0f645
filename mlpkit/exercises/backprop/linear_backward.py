"""Exercise and bug hunt of notebook 05: linear_backward, the three gradients of a layer."""

import numpy as np

from mlpkit.backprop import linear_backward, numerical_gradient
from mlpkit.checker import Exercise, Guess, mistakes
from mlpkit.forward_pass import linear


def linear_backward_cases(rng):
    """grad (N, M), X (N, D), W (D, M); N, D and M differ from each other, so no transpose fits."""
    sizes = [(4, 3, 2), (1, 4, 3), (5, 2, 6), (3, 1, 2)]
    cases = [
        (rng.normal(size=(N, M)), rng.normal(size=(N, D)), rng.normal(size=(D, M)))
        for N, D, M in sizes
    ]
    grad, X, W = rng.normal(size=(4, 2)), rng.normal(size=(4, 3)), rng.normal(size=(3, 2))
    X[0, 0], X[1, 1], X[2, 0], W[0, 1] = 1000, -1000, 0, 0
    return [*cases, (grad, X, W)]


def nudge_linear(grad, X, W):
    """The three gradients of Σ grad · linear(X, W, b), for any b."""
    b = np.zeros(W.shape[1])
    return (
        numerical_gradient(lambda X: np.sum(grad * linear(X, W, b)), X),
        numerical_gradient(lambda W: np.sum(grad * linear(X, W, b)), W),
        numerical_gradient(lambda b: np.sum(grad * linear(X, W, b)), b),
    )


def averaged(grad, X, W):
    N = len(X)
    dX = grad @ W.T
    dW = X.T @ grad / N
    db = np.sum(grad, axis=0) / N
    return dX, dW, db


def in_loops(grad, X, W):
    dX, dW, db = np.zeros(X.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for n in range(len(X)):
        for m in range(W.shape[1]):
            db[m] += grad[n, m]
            for d in range(W.shape[0]):
                dX[n, d] += grad[n, m] * W[d, m]
                dW[d, m] += grad[n, m] * X[n, d]
    return dX, dW, db


def as_one_matrix(grad, X, W):
    """The bias as one more row of W, with an input that is always 1."""
    both = np.column_stack([X, np.ones(len(X))]).T @ grad
    return grad @ W.T, both[:-1], both[-1]


# Shared by the exercise and its bug hunt.
SHARED = {
    "cases": linear_backward_cases,
    "returns": ("dX", "dW", "db"),
    "nudge": nudge_linear,
    "sizes": {"X": "N D", "W": "D M"},
    "why": "Why is db a sum over the examples, and why is no 1/N in it?",
    "mistakes": mistakes(
        ("averaged", averaged),
        "dW and db are divided by N. The 1/N, from the loss, is in grad already, so both come out "
        "N times too small.",
        ("averaged-dw", {"X.T @ grad": "X.T @ grad / len(X)"}),
        "dX and db are right, but dW is divided by N. The 1/N is in grad already, for all three.",
        ("averaged-db", {"np.sum": "np.mean"}),
        "dX and dW are right, but db is a mean over the examples. It should be a sum: the 1/N is "
        "in grad already.",
        ("averaged-all", {"dX, dW, db": "dX / len(X), dW / len(X), db / len(X)"}),
        "all three are divided by N. The 1/N, from the loss, is in grad already; with several "
        "layers each would divide by N once more.",
        ("times-n", {"dX, dW, db": "dX, dW * len(X), db * len(X)"}),
        "dW and db are N times too large. The 1/N in grad belongs there: don't undo it.",
        ("db-not-summed", {"np.sum(grad, axis=0)": "grad"}),
        "db has a row for each example. All of them share one b: sum over the examples, to shape "
        "(M,).",
        ("db-over-outputs", {"axis=0": "axis=1"}),
        "db is summed over the outputs, one number for each example. It should be summed over the "
        "examples, one number for each output.",
        ("db-one-number", {"np.sum(grad, axis=0)": "np.sum(grad)"}),
        "db is one number. Every output has its own bias, and so its own gradient.",
        ("db-kept-axis", {"axis=0": "axis=0, keepdims=True"}),
        "db has shape (1, M), with one axis too many. It should have b's shape, (M,).",
        ("no-transpose", {"W.T": "W"}),
        "grad (N, M) and W (D, M) do not fit as they stand: write down the shapes of the two "
        "factors and of dX (N, D).",
        ("dw-transposed", {"X.T @ grad": "grad.T @ X"}),
        "dW has shape (M, D): it is transposed. A gradient has the shape of what it is the "
        "gradient of.",
        ("columns", {"grad @ W.T": "W @ grad.T", "X.T @ grad": "grad.T @ X"}),
        "dX has shape (D, N) and dW (M, D), as if examples were columns. Here an example is a "
        "row: dX should have the shape of X, and dW that of W.",
        ("swapped", {"dX, dW, db": "dW, dX, db"}),
        "dX and dW are swapped: return dX, dW, db in this order.",
        ("no-dx", {"dX, dW, db": "dW, db"}),
        "returned dW and db only. dX is what the layer below receives as its grad.",
        ("averaged-dx", {"grad @ W.T": "grad @ W.T / len(X)"}),
        "dW and db are right, but dX is divided by N. The 1/N is in grad already, and dX has a row "
        "for each example: there is nothing to average.",
        ("step-taken", {"X.T @ grad": "W - X.T @ grad"}),
        "dW is W minus the gradient, which is a step. Return the gradient alone: the optimizer "
        "takes the step.",
        ("db-ones", {"np.sum(grad, axis=0)": "np.ones(grad.shape[1])"}),
        "db is 1 everywhere: the slope along b before the chain rule. Multiply it by grad, and "
        "sum over the examples.",
        ("as-dictionary", {"dX, dW, db": "dict(dX=dX, dW=dW, db=db)"}),
        "returned a dictionary. Return a tuple: dX, dW, db.",
        ("dx-without-grad", {"grad @ W.T": "np.ones_like(grad) @ W.T"}),
        "dX is made of W alone. By the chain rule, grad must be a factor in it.",
        ("dw-averaged-and-transposed", {"X.T @ grad": "grad.T @ X / len(X)", "np.sum": "np.mean"}),
        "two things are wrong. dW is transposed, (M, D): it should have the shape of W, (D, M). "
        "And dW and db are divided by N: the 1/N is in grad already.",
        ("dw-transposed-db-mean", {"X.T @ grad": "grad.T @ X", "np.sum": "np.mean"}),
        "two things are wrong. dW is transposed, (M, D): it should have the shape of W, (D, M). "
        "And db is a mean, where it should be a sum: the 1/N is in grad already.",
    ),
    "alternatives": (
        in_loops,
        as_one_matrix,
        lambda grad, X, W: (
            np.einsum("nm,dm->nd", grad, W),
            np.einsum("nd,nm->dm", X, grad),
            np.einsum("nm->m", grad),
        ),
        lambda grad, X, W: [part.astype(np.float32) for part in linear_backward(grad, X, W)],
    ),
}

EXERCISE = Exercise(
    notebook=5,
    reference=linear_backward,
    stub=(
        "The gradients of X @ W + b, from the gradient grad (N, M) of its result.\n\n"
        "X (N, D), W (D, M). Return dX (N, D), dW (D, M), db (M,). Do not change anything."
    ),
    hints=(
        "Take one example and one output m: y[m] = Σ_d X[d] W[d, m] + b[m]. What does a small "
        "change of X[d], of W[d, m], of b[m] do to it? W and b are shared by all N examples, "
        "so the contributions of all examples are summed.",
        "dX[n, d] = Σₘ grad[n, m] W[d, m]. dW[d, m] = Σₙ X[n, d] grad[n, m]. "
        "db[m] = Σₙ grad[n, m].",
        "Two matrix products with @, and one np.sum over axis 0. A product sums over the last "
        "axis of its first factor and the first of its second: .T brings the index that is "
        "summed over to that place. No 1/N: it came in with grad.",
    ),
    fade="dW = ",
    **SHARED,
)

BUG_HUNT = Exercise(
    notebook=5,
    name="repair_linear_backward",
    kind="bug hunt",
    extra=True,
    buggy="averaged",
    mended=(
        "dW and db were divided by N once more, though grad has the 1/N already, from the loss. "
        "Both were N times too small, and in a deeper network the gradients of every layer would "
        "be. Now only the loss divides by N."
    ),
    reference=linear_backward,
    stub=(
        "One fault is in here. The gradients of X @ W + b, from grad (N, M), that of the "
        "result.\n\n"
        "X (N, D), W (D, M). grad comes from a loss that is a mean over the N examples.\n"
        "Return dX (N, D), dW (D, M), db (M,). Do not change anything."
    ),
    hints=(
        "Where in the whole backward pass does the mean over the examples come in, and how "
        "often should it?",
        "L = 1/N Σₙ Lₙ, so grad = ∂L/∂(X W + b) holds the 1/N. Then dW = Xᵀ grad and db = Σₙ grad.",
        "Count the divisions by N on the way from the loss to dW: one is in grad. Any other is "
        "one too many.",
    ),
    **SHARED,
)

# Question: this layer divides by N once more than it should. Which check would have caught it?
# a) The shapes of dX, dW and db. b) A gradient check with a batch of one example.
# c) A gradient check with a batch of five. d) dW points in the direction that nudging says.
CHECK_GUESS = Guess(
    name="repair_linear_backward_check",
    notebook=5,
    answer="c",
    because=(
        "with five examples the gradient is five times too small, and nudging says so. Check "
        "with several examples, and with sizes that differ from each other."
    ),
    wrong={
        "a": "a factor changes no shape.",
        "b": (
            "with N = 1 dividing by N does nothing, so the check passes. Take a batch of several "
            "examples and run it again."
        ),
        "d": (
            "dW is right except for a factor, so its direction is right. A relative error compares "
            "lengths too; a direction has none."
        ),
    },
)
