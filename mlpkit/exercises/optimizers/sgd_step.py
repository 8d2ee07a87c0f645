"""Exercise of notebook 06: sgd_step, a step against the gradient."""

import numpy as np

from mlpkit.checker import Exercise, mistakes
from mlpkit.optimizers import sgd_step


def sgd_cases(rng):
    """theta, grad (P,), rate."""
    cases = []
    for P, rate in [(4, 0.1), (1, 0.5), (6, 0.02), (3, 1.5)]:
        theta, grad = rng.normal(size=P), rng.normal(size=P)
        if P > 3:
            grad[0], grad[1], theta[2] = 0, -1000, 0
        cases.append((theta, grad, rate))
    return cases


def in_loops(theta, grad, rate):
    for i in range(len(theta)):
        theta[i] -= rate * grad[i]


def rebinding(theta, grad, rate):
    theta = theta - rate * grad


def replacing(theta, grad, rate):
    theta[:] = -rate * grad


def uphill(theta, grad, rate):
    theta += rate * grad


def without_rate(theta, grad, rate):
    theta -= grad


def averaged(theta, grad, rate):
    theta -= rate * grad / len(grad)


def by_sign(theta, grad, rate):
    theta -= rate * np.sign(grad)


def shrinking(theta, grad, rate):
    theta *= 1 - rate * grad


def scaling_grad(theta, grad, rate):
    grad *= rate
    theta -= grad


def first_only(theta, grad, rate):
    theta[0] -= rate * grad[0]


def divided(theta, grad, rate):
    theta -= rate / (grad + 1e-9)


EXERCISE = Exercise(
    notebook=6,
    reference=sgd_step,
    extra=True,
    stub=(
        "One step of gradient descent on whole vectors.\n\n"
        "theta and grad have shape (P,); rate is η. Change theta in place; return nothing."
    ),
    cases=sgd_cases,
    changes=("theta",),
    hints=(
        "The gradient points uphill. Go the other way, a distance in proportion to it.",
        "θ ← θ − η g, element by element; both have shape (P,).",
        "theta -= changes the array that came in; theta = theta - makes a new one.",
    ),
    why="Why does theta -= … reach the network, while theta = theta − … does not?",
    mistakes=mistakes(
        ("uphill", uphill),
        "theta moved along the gradient, uphill. It should move against it.",
        ("rebinding", rebinding),
        "theta is as it was. theta = theta − … makes a new array that nobody outside sees; change "
        "the array that came in.",
        ("replaced", replacing),
        "theta was replaced by the step. The step should be added to what theta was.",
        ("no-rate", without_rate),
        "theta moved by the whole gradient: the rate is missing.",
        ("averaged", averaged),
        "the step is divided by the number of parameters. P plays no part in it, and the 1/N of "
        "the examples is already in grad.",
        ("sign-only", by_sign),
        "every parameter moved by rate, whatever the size of its gradient: only the sign was used.",
        ("multiplied", shrinking),
        "theta was multiplied by 1 − rate · grad. Subtract the step instead: where theta is 0 it "
        "has to move too.",
        ("changed-input", scaling_grad),
        "theta is right, but grad was changed on the way. It belongs to the caller: only theta "
        "changes.",
        (
            "normalized",
            lambda theta, grad, rate: np.subtract(
                theta, rate * grad / (np.linalg.norm(grad) or 1), out=theta
            ),
        ),
        "the gradient was divided by its length, so that every step is as long as the rate. A "
        "steep slope should make a long step.",
        ("first-only", first_only),
        "only the first parameter moved. A step should move all of theta.",
        ("divided", divided),
        "the rate was divided by the gradient. Multiply the two: a flat place should make a short "
        "step.",
    ),
    alternatives=(
        in_loops,
        lambda theta, grad, rate: np.subtract(theta, rate * grad, out=theta),
        lambda theta, grad, rate: theta.__iadd__(-rate * grad),
    ),
)
