"""Exercise of notebook 11: matmul_backward, the two gradients of a product of two matrices."""

import numpy as np

from mlpkit.backprop import numerical_gradient
from mlpkit.checker import Exercise, mistakes


def matmul_backward(grad, A, B):
    """The gradients of A (N, D) and B (D, M) in the product A @ B, from its gradient grad (N, M).

    dA = grad Bᵀ, (N, D); dB = Aᵀ grad, (D, M). Source: Goodfellow, Bengio & Courville, "Deep
    Learning" (2016), section 6.5.6.
    """
    dA = grad @ B.T
    dB = A.T @ grad
    return dA, dB


def matrices(rng):
    """grad (N, M), A (N, D), B (D, M): all lengths differ, so that no wrong product fits."""
    cases = [
        (rng.normal(size=(N, M)), rng.normal(size=(N, D)), rng.normal(size=(D, M)))
        for N, D, M in [(4, 3, 2), (1, 4, 3), (5, 2, 6), (3, 1, 2), (2, 5, 1), (4, 3, 2)]
    ]
    A, B = cases[-1][1:]
    A[0, 0], A[1, 1], A[2, 0], B[0, 1] = 1000, -1000, 0, 0
    return cases


def nudge_matrices(grad, A, B):
    return (
        numerical_gradient(lambda A: np.sum(grad * (A @ B)), A),
        numerical_gradient(lambda B: np.sum(grad * (A @ B)), B),
    )


def in_loops(grad, A, B):
    """Each product A[n, d] · B[d, m] is a multiplication of two numbers, and each use adds."""
    dA, dB = np.zeros(A.shape), np.zeros(B.shape)
    for n in range(A.shape[0]):
        for d in range(A.shape[1]):
            for m in range(B.shape[1]):
                dA[n, d] += grad[n, m] * B[d, m]
                dB[d, m] += grad[n, m] * A[n, d]
    return dA, dB


def set_in_loops(grad, A, B):
    dA, dB = np.zeros(A.shape), np.zeros(B.shape)
    for n in range(A.shape[0]):
        for d in range(A.shape[1]):
            for m in range(B.shape[1]):
                dA[n, d] = grad[n, m] * B[d, m]
                dB[d, m] = grad[n, m] * A[n, d]
    return dA, dB


def by_einsum(grad, A, B):
    return np.einsum("nm,dm->nd", grad, B), np.einsum("nm,nd->dm", grad, A)


def through_transposes(grad, A, B):
    return (B @ grad.T).T, (grad.T @ A).T


EXERCISE = Exercise(
    notebook=11,
    reference=matmul_backward,
    stub=(
        "From grad, the gradient of A @ B, give those of A and of B: dA, dB.\n\n"
        "A is (N, D), B (D, M), grad (N, M) like A @ B. Do not change anything."
    ),
    cases=matrices,
    returns=("dA", "dB"),
    nudge=nudge_matrices,
    sizes={"A": "N D", "B": "D M"},
    hints=(
        "A gradient has the shape of what it is the gradient of. Write down the shapes of grad, A "
        "and B, and those of dA and dB.",
        "(A @ B)[n, m] = Σ_d A[n, d] B[d, m]. A[n, d] is used in all M results of row n, each "
        "time times B[d, m]: dA[n, d] = Σₘ grad[n, m] B[d, m]; dB[d, m] = Σₙ A[n, d] grad[n, m].",
        "As products of matrices: dA is grad times B transposed, dB is A transposed times grad. "
        "In NumPy .T and @.",
    ),
    why="Which numbers are summed in dA, and which in dB, and why are they added?",
    mistakes=mistakes(
        ("transposes-missing", {"B.T": "B", "A.T": "A"}),
        "the factors do not fit as they stand. grad is (N, M), and dA is to be (N, D), dB (D, M): "
        "which of the two has to be turned, and where?",
        ("no-grad", lambda grad, A, B: (B.T, A.T)),
        "the other matrix came back, transposed. By the chain rule grad is in both gradients.",
        ("ones-for-grad", lambda grad, A, B: matmul_backward(np.ones_like(grad), A, B)),
        "1 stands where grad belongs, as if the loss were the sum of A @ B. What arrives is grad.",
        ("order-of-factors", {"grad @ B.T": "B.T @ grad", "A.T @ grad": "grad @ A.T"}),
        "N and D meet in a product, and they do not fit. With matrices it counts which factor "
        "comes first, and which is turned: for dA (N, D) the sum runs over m, for dB (D, M) over "
        "n.",
        ("transposed", {"grad @ B.T": "B @ grad.T", "A.T @ grad": "grad.T @ A"}),
        "dA has shape (D, N) and dB (M, D): both are transposed. A gradient has the shape of what "
        "it is the gradient of.",
        ("da-transposed", {"grad @ B.T": "B @ grad.T"}),
        "dA has shape (D, N): it is transposed. A is (N, D), and so is its gradient.",
        ("db-transposed", {"A.T @ grad": "grad.T @ A"}),
        "dB has shape (M, D): it is transposed. B is (D, M), and so is its gradient.",
        ("swapped", {"dA, dB": "dB, dA"}),
        "dA and dB have changed places: return dA, dB in this order.",
        ("averaged", {"A.T @ grad": "A.T @ grad / len(A)"}),
        "dA is right, dB is divided by N. If the loss is a mean, its 1/N is in grad already.",
        ("averaged-both", {"dA, dB": "dA / len(A), dB / len(A)"}),
        "both are divided by N. If the loss is a mean, its 1/N is in grad already; a product "
        "brings none of its own.",
        ("elementwise", lambda grad, A, B: (grad * B, grad * A)),
        "grad was multiplied number by number, with *: that is the rule of A * B, for arrays of "
        "one shape. In A @ B each number of A meets all of a row of B.",
        ("elementwise-turned", lambda grad, A, B: (grad * B.T, A.T * grad)),
        "grad was multiplied number by number, with *. Here the factors are matrices: their "
        "product is @.",
        ("da-without-grad", {"grad @ B.T": "B.T"}),
        "dA is B transposed, as it stands. By the chain rule grad is in it.",
        ("db-without-grad", {"A.T @ grad": "A.T"}),
        "dA is right, dB is A transposed, as it stands. By the chain rule grad is in it.",
        ("da-from-ones", {"grad @ B.T": "np.ones(grad.shape) @ B.T"}),
        "dB is right. dA has 1 where grad belongs, as if the loss were the sum of A @ B.",
        ("db-from-ones", {"A.T @ grad": "A.T @ np.ones(grad.shape)"}),
        "dA is right. dB has 1 where grad belongs, as if the loss were the sum of A @ B.",
        ("as-dictionary", {"return dA, dB": "return dict(dA=dA, dB=dB)"}),
        "a dictionary came back. Return a tuple: dA, dB.",
        ("set-not-added", set_in_loops),
        "each number has its last term alone. A[n, d] is used once for each of the M columns of B, "
        "and each use adds to its gradient: += for =.",
        ("da-alone", {"return dA, dB": "return dA"}),
        "one array came back, dA. B has a gradient too: return dA, dB.",
        ("the-product", lambda grad, A, B: A @ B),
        "this is A @ B, the forward pass. Asked for are the gradients, dA and dB.",
        ("added-to-the-matrix", {"dA, dB": "A + dA, B + dB"}),
        "the gradients were added to A and B themselves. Gradients add to gradients; return them "
        "alone.",
        ("step-taken", {"dA, dB": "A - dA, B - dB"}),
        "this is A and B with the gradients taken off: a step. Return the gradients alone.",
        ("db-not-summed", lambda grad, A, B: (grad @ B.T, A[:, :, None] * grad[:, None])),
        "dB has an axis for the rows of A. One B is used for all N rows: what each says is summed.",
        ("other-matrix", lambda grad, A, B: (grad @ (grad.T @ A), (B @ grad.T) @ grad)),
        "dA was made from A, and dB from B. The slope along one factor is the other: dA has B in "
        "it, dB has A.",
        ("inverse", lambda grad, A, B: (grad @ np.linalg.pinv(B), np.linalg.pinv(A) @ grad)),
        "grad was divided by the other matrix, with an inverse. A slope multiplies: it is the "
        "transpose that belongs there.",
    ),
    alternatives=(
        in_loops,
        by_einsum,
        through_transposes,
        lambda grad, A, B: [part.astype(np.float32) for part in matmul_backward(grad, A, B)],
    ),
)
