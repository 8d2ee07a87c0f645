"""Exercise of notebook 04: mean_squared_error, squared differences, summed over classes."""

import numpy as np

from mlpkit.checker import Exercise, mistakes
from mlpkit.exercises.losses.cases import squares_cases
from mlpkit.losses import mean_squared_error


def in_loops(output, targets):
    total = 0.0
    for n in range(len(output)):
        for c in range(output.shape[1]):
            total += (output[n, c] - targets[n, c]) ** 2
    return total / len(output)


EXERCISE = Exercise(
    notebook=4,
    reference=mean_squared_error,
    extra=True,
    stub=(
        "The squared error of output against targets, both (N, C): a number.\n\n"
        "The mean over the N examples of the sum over the classes, without ½."
    ),
    cases=squares_cases,
    sizes={"output": "N C"},
    hints=(
        "How far off is each output? Square the differences, so that signs do not cancel, sum them "
        "for each example, and average over the examples.",
        "L = 1/N Σₙ Σ꜀ (output[n, c] − targets[n, c])². The sum runs over all N · C squares; "
        "it is divided by N only.",
        "np.sum of the squared differences, with no axis, divided by len(output), which is N.",
    ),
    why="Why is the sum divided by N, and what would change if it were not?",
    mistakes=mistakes(
        ("mean-over-everything", lambda output, targets: np.mean((output - targets) ** 2)),
        "this is divided by N · C: the mean runs over the classes too. Sum over the classes, and "
        "divide by N alone.",
        ("half", lambda output, targets: np.sum((output - targets) ** 2) / (2 * len(output))),
        "exactly half of the loss: some books put ½ before the sum. Here there should be no ½.",
        ("divided-by-c", lambda output, targets: np.sum((output - targets) ** 2) / output.shape[1]),
        "the sum is divided by C, the number of classes. It should be divided by N, the number of "
        "examples.",
        ("not-squared", lambda output, targets: np.sum(output - targets) / len(output)),
        "the differences are not squared, so that positive and negative ones cancel.",
        ("absolute", lambda output, targets: np.sum(np.abs(output - targets)) / len(output)),
        "this sums |output − targets|: the absolute error. The differences should be squared.",
        ("squared-sum", lambda output, targets: np.sum(output - targets) ** 2 / len(output)),
        "the sum is squared, after the differences have cancelled in it. Each difference should "
        "be squared by itself.",
        (
            "square-of-each-sum",
            lambda output, targets: np.mean(np.sum(output - targets, axis=1) ** 2),
        ),
        "the differences of an example were summed before they were squared, so that too much in "
        "one class cancels too little in another. Square first.",
        (
            "squares-subtracted",
            lambda output, targets: np.sum(output**2 - targets**2) / len(output),
        ),
        "the squares are subtracted from each other. The difference should be squared.",
        ("norm", lambda output, targets: np.linalg.norm(output - targets) / len(output)),
        "this takes the root of the sum of squares, as np.linalg.norm does. There should be no "
        "root.",
        ("rmse", lambda output, targets: np.sqrt(np.mean((output - targets) ** 2))),
        "this is the root of the mean over all N · C entries, known as RMSE. There should be no "
        "root, and the classes should be summed.",
        (
            "mean-distance",
            lambda output, targets: np.mean(np.sqrt(np.sum((output - targets) ** 2, axis=1))),
        ),
        "a root was taken for each example: this is the mean distance. The exercise asks for the "
        "squares themselves, without a root.",
    ),
    alternatives=(
        in_loops,
        lambda output, targets: np.mean(np.sum((output - targets) ** 2, axis=1)),
        lambda output, targets: np.mean(np.square(targets - output)) * output.shape[1],
        lambda output, targets: np.linalg.norm(output - targets) ** 2 / len(output),
        lambda output, targets: np.vdot(output - targets, output - targets) / len(output),
        lambda output, targets: mean_squared_error(
            output.astype(np.float32), targets.astype(np.float32)
        ),
    ),
)
