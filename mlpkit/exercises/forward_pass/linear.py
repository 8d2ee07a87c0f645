"""Exercise of notebook 03: linear, one layer, X W + b."""

import numpy as np

from mlpkit.checker import Exercise, mistakes
from mlpkit.forward_pass import linear


def linear_cases(rng):
    """X (N, D), W (D, M), b (M,). In the last two D = M, so that W.T fits; in the last even W @ X
    does: from exceptions alone these mistakes could not be distinguished."""
    sizes = [(4, 3, 2), (1, 4, 3), (3, 2, 3), (5, 1, 2), (5, 3, 3), (3, 3, 3)]
    cases = [
        (rng.normal(size=(N, D)), rng.normal(size=(D, M)), rng.normal(size=M)) for N, D, M in sizes
    ]
    cases[0][0][0, 1], cases[0][0][2, 0], cases[0][1][0, 0] = 1000, -1000, 0
    return cases


def in_loops(X, W, b):
    z = np.zeros((len(X), len(b)))
    for n in range(len(X)):
        for m in range(len(b)):
            z[n, m] = b[m]
            for d in range(len(W)):
                z[n, m] += X[n, d] * W[d, m]
    return z


def as_one_matrix(X, W, b):
    """The bias as one more row of W, with an input that is always 1."""
    return np.column_stack([X, np.ones(len(X))]) @ np.vstack([W, b])


EXERCISE = Exercise(
    notebook=3,
    reference=linear,
    stub=(
        "One layer: X (N, D), an example a row, weights W (D, M), biases b (M,) → z (N, M).\n\n"
        "Do not change anything."
    ),
    cases=linear_cases,
    sizes={"X": "N D", "W": "D M"},
    hints=(
        "Every unit multiplies each input by its own weight for it, adds the products up, and "
        "adds its bias. Column m of W holds the weights of unit m.",
        "z[n, m] = Σ_d X[n, d] W[d, m] + b[m]. As matrices: (N, D) times (D, M) gives (N, M); "
        "b (M,) is added to each row.",
        "One matrix product with @, the examples on its left, the weights on its right, "
        "neither transposed; then + b, which NumPy adds to each row.",
    ),
    why="Why can the same b, of shape (M,), be added to a batch of any size?",
    mistakes=mistakes(
        ("no-bias", lambda X, W, b: X @ W),
        "the bias is missing: an input of all zeros gives 0. It should give b.",
        ("weights-first", lambda X, W, b: W @ X + b),
        "W is to the left of X, as it would be if every example were a column. In this course an "
        "example is a row, so X should come first: (N, D) times (D, M).",
        ("columns-of-weights", lambda X, W, b: W.T @ X + b),
        "W is transposed and to the left of X, as it would be if every example were a column. In "
        "this course an example is a row, so X should come first: (N, D) times (D, M).",
        ("transposed-weights", lambda X, W, b: X @ W.T + b),
        "W is transposed, which fits only where D = M, and is wrong there too. W is (D, M): its "
        "rows belong to the inputs already.",
        ("bias-as-column", lambda X, W, b: X @ W + b[:, None]),
        "b was added as a column, a number for each example. It holds a number for each unit, and "
        "should be added to every row.",
        ("elementwise", lambda X, W, b: X * W + b),
        "* multiplies element by element. The exercise asks for the matrix product: a sum over D.",
        ("bias-inside", lambda X, W, b: X @ (W + b)),
        "b was added to the weights, so each input multiplies it. It should be added once, after "
        "the product.",
        ("bias-summed", lambda X, W, b: X @ W + np.sum(b)),
        "the sum of all biases was added to every unit. Unit m should get only its own, b[m].",
        ("activation", lambda X, W, b: np.maximum(X @ W + b, 0)),
        "no result is below 0: a ReLU was applied. The layer should end with z; the activation is "
        "a separate step.",
        ("bias-multiplied", lambda X, W, b: X @ W * b),
        "b was multiplied. It should be added, after the product.",
        ("sigmoid", lambda X, W, b: 1 / (1 + np.exp(-np.clip(X @ W + b, -700, 700)))),
        "all results are between 0 and 1: a sigmoid was applied. The layer should end with z; the "
        "activation is a separate step.",
        ("examples-in-columns", lambda X, W, b: W.T @ X + b[:, None]),
        "W.T @ X would be right if each example were a column. In this course an example is a row, "
        "so X should come first: (N, D) times (D, M).",
    ),
    alternatives=(
        in_loops,
        as_one_matrix,
        lambda X, W, b: (W.T @ X.T + b[:, None]).T,
        lambda X, W, b: np.einsum("nd,dm->nm", X, W) + b[None, :],
        lambda X, W, b: np.dot(X, W) + np.ones((len(X), 1)) * b,
        lambda X, W, b: linear(*(a.astype(np.float32) for a in (X, W, b))),
    ),
)
