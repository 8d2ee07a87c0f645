"""Exercise of notebook 04: mean_squared_error_backward, the gradient of the squared error."""

import numpy as np

from mlpkit.backprop import numerical_gradient
from mlpkit.checker import Exercise, mistakes
from mlpkit.exercises.losses.cases import squares_cases
from mlpkit.losses import mean_squared_error, mean_squared_error_backward


def nudge_squares(output, targets):
    return numerical_gradient(lambda output: mean_squared_error(output, targets), output)


def in_loops(output, targets):
    N, C = output.shape
    grad = np.empty((N, C))
    for n in range(N):
        for c in range(C):
            grad[n, c] = 2 / N * (output[n, c] - targets[n, c])
    return grad


def in_place(output, targets):
    output -= targets
    return 2 * output / len(output)


EXERCISE = Exercise(
    notebook=4,
    reference=mean_squared_error_backward,
    extra=True,
    stub=(
        "The gradient of mean_squared_error with respect to output: (N, C).\n\n"
        "output and targets (N, C). Do not change them."
    ),
    cases=squares_cases,
    nudge=nudge_squares,
    sizes={"output": "N C"},
    hints=(
        "Only one term of the sum has output[n, c] in it. Differentiate that term; the factor "
        "before the sum stays.",
        "L = 1/N Σₙ Σ꜀ (o − t)², so dL/do[n, c] = 2 (o[n, c] − t[n, c]) / N. The shape is "
        "that of output, (N, C).",
        "The difference, times 2, divided by len(output). No sum: each output has its own slope.",
    ),
    why=(
        "Why does the gradient have 1/N, and what must the later steps of the backward pass not do?"
    ),
    mistakes=mistakes(
        ("no-two", lambda output, targets: (output - targets) / len(output)),
        "exactly half of the slope that nudging finds: the square's 2 is missing. It would "
        "cancel against a ½ in the loss, but there is none.",
        ("no-n", lambda output, targets: 2 * (output - targets)),
        "1/N is missing: this is the gradient of the sum. The loss is a mean over the N examples.",
        ("loss", lambda output, targets: (output - targets) ** 2 / len(output)),
        "these are the terms of the loss, still squares. The exercise asks for their slopes.",
        ("still-squared", lambda output, targets: 2 * (output - targets) ** 2 / len(output)),
        "the 2 came down, but the difference is still squared: no slope is negative. The slope of "
        "x² is 2x.",
        ("absolute", lambda output, targets: np.sign(output - targets) / len(output)),
        "only the signs are left: this is the gradient of the absolute error. The slope of the "
        "square grows with the difference.",
        ("changed-input", in_place),
        "changed output in place. The caller may need it again: return a new array.",
        ("times-output", lambda output, targets: 2 * (output - targets) * output / len(output)),
        "the slope was multiplied by output once more. The inner derivative of output − targets "
        "along output is 1.",
    ),
    alternatives=(
        in_loops,
        lambda output, targets: (2 / output.shape[0]) * (output - targets),
        lambda output, targets: -2 * (targets - output) / len(output),
        lambda output, targets: np.array(
            [2 * (o - t) / len(output) for o, t in zip(output, targets, strict=True)]
        ),
        lambda output, targets: (2 * (output - targets) / len(output)).astype(np.float32),
    ),
)
