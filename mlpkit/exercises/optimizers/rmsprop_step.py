"""Exercise of notebook 06: rmsprop_step, a step divided by the gradient's recent size."""

import numpy as np

from mlpkit.checker import Exercise, mistakes
from mlpkit.optimizers import rmsprop_step


def rmsprop_cases(rng):
    """theta, grad, v (P,), rate, beta, epsilon: the first step, and later ones."""
    cases = []
    for P, rate, beta, epsilon, first in [
        (4, 0.1, 0.9, 1e-8, False),
        (3, 0.01, 0.99, 0.1, False),
        (1, 0.5, 0.5, 0.1, True),
        (6, 0.02, 0.8, 1e-3, False),
        (4, 0.2, 0.7, 1e-4, True),  # here the gradient has always been 0
    ]:
        theta, grad = rng.normal(size=P), rng.normal(size=P)
        v = np.zeros(P) if first else rng.random(P)
        if P > 3:
            grad[0], grad[1] = 0, -1000
        cases.append((theta, grad, v, rate, beta, epsilon))
    return cases


def with_old_v(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    theta -= rate * grad / (np.sqrt(v) + epsilon)
    v[:] = beta * v + (1 - beta) * grad**2


def adagrad(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    v += grad**2
    theta -= rate * grad / (np.sqrt(v) + epsilon)


def rebinding(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    theta, v = theta.copy(), v.copy()
    rmsprop_step(theta, grad, v, rate, beta, epsilon)


def theta_rebound(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    rmsprop_step(theta.copy(), grad, v, rate, beta, epsilon)


def in_loops(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    for i in range(len(theta)):
        v[i] = beta * v[i] + (1 - beta) * grad[i] ** 2
        theta[i] -= rate * grad[i] / (v[i] ** 0.5 + epsilon)


def by_difference(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    v += (1 - beta) * (grad**2 - v)
    theta[:] = theta - rate / (np.sqrt(v) + epsilon) * grad
    return theta


def by_slices(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    v[...] = beta * v + (1 - beta) * np.square(grad)
    np.subtract(theta, rate * grad / (epsilon + v**0.5), out=theta)


def adagrad_late(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    theta -= rate * grad / (np.sqrt(v) + epsilon)
    v += grad**2


EXERCISE = Exercise(
    notebook=6,
    reference=rmsprop_step,
    extra=True,
    stub=(
        "One step of RMSProp: v ← β v + (1 − β) g², then θ ← θ − η g / (√v + ε).\n\n"
        "theta, grad, v have shape (P,); rate is η, beta is β, epsilon is ε. Change theta\n"
        "and v in place; return nothing."
    ),
    cases=rmsprop_cases,
    changes=("v", "theta"),
    hints=(
        "v is a running mean of the squares of the gradients, its root a typical size of them. "
        "Each parameter's gradient is divided by its own typical size.",
        "v ← β v + (1 − β) g²; θ ← θ − η g / (√v + ε), with the new v. All have shape (P,).",
        "In place means v *= beta and then v += …; theta -= … at the end. epsilon is added to "
        "the root, outside of it.",
    ),
    why="With a gradient that is always 1000, how long is a step after a while?",
    fade="v += ",
    mistakes=mistakes(
        ("epsilon-inside", {"np.sqrt(v) + epsilon": "np.sqrt(v + epsilon)"}),
        "epsilon is under the root. It should be added to the root.",
        ("epsilon-after", {"grad / (np.sqrt(v) + epsilon)": "(grad / np.sqrt(v) + epsilon)"}),
        "epsilon is added to the quotient. It belongs to the denominator, to keep it from 0.",
        ("root-without-bracket", {"(np.sqrt(v) + epsilon)": "np.sqrt(v) + epsilon"}),
        "v is right. A bracket is missing in theta's move: divide by √v + ε as a whole.",
        ("no-epsilon", {"(np.sqrt(v) + epsilon)": "np.sqrt(v)"}),
        "v is right. epsilon is not added to the root: a gradient that was always 0 gives 0/0.",
        ("no-root", {"np.sqrt(v) + epsilon": "v + epsilon"}),
        "v is right, but grad is divided by v itself. Divide it by the root of the mean square: "
        "only then does its unit cancel.",
        ("old-v", with_old_v),
        "v is right, but theta moved with the old v. This step's gradient should be in it: in the "
        "first step the old v is 0.",
        ("not-squared", {"(1 - beta) * grad * grad": "(1 - beta) * np.abs(grad)"}),
        "v is the running mean of |grad|. It should be that of the squares.",
        ("adagrad", adagrad),
        "v is the sum of all squares: this is AdaGrad, whose steps only ever shrink. Here v "
        "should be a running mean.",
        ("sum", {"(1 - beta) * grad * grad": "grad * grad"}),
        "the square came into v whole. For a mean it must be multiplied by 1 − β, so that the two "
        "weights add up to 1.",
        (
            "betas-swapped",
            {"v *= beta": "v *= 1 - beta", "(1 - beta) * grad * grad": "beta * grad * grad"},
        ),
        "v kept 1 − β of what it was, and got β of the new square. It should be the other way "
        "round.",
        ("v-reset", {"v *= beta": "v *= 0"}),
        "v holds this step's square alone: what was in it is lost.",
        ("corrected", {"np.sqrt(v)": "np.sqrt(v / (1 - beta))"}),
        "v is right, but theta moved with v / (1 − β). A correction of the bias is Adam's; "
        "RMSProp takes v as it is.",
        ("rebinding", rebinding),
        "theta and v are as they were. theta = theta − … makes a new array that nobody outside "
        "sees; change the arrays that came in.",
        ("theta-rebound", theta_rebound),
        "v is right, but theta is as it was. theta = theta − … makes a new array that nobody "
        "outside sees.",
        ("uphill", {"-= rate": "+= rate"}),
        "theta moved uphill: v is right, but the sign of the step is not.",
        ("multiplied", {"grad / (np.sqrt(v) + epsilon)": "grad * (np.sqrt(v) + epsilon)"}),
        "v is right, but theta's step is multiplied by the root of v. It should be divided by it: "
        "steps should get shorter where gradients are large.",
        ("one-size-for-all", {"(1 - beta) * grad * grad": "(1 - beta) * np.sum(grad * grad)"}),
        "v is the same for all parameters: the squares were summed. Each parameter should "
        "have a mean of its own.",
        ("signed", {"(1 - beta) * grad * grad": "(1 - beta) * grad"}),
        "v is a running mean of the gradient, with its sign. It should be that of the squares.",
        ("no-grad", {"rate * grad / (np.sqrt(v) + epsilon)": "rate / (np.sqrt(v) + epsilon)"}),
        "v is right, but the gradient is missing from theta's step: every parameter moved down, "
        "whatever the sign of its slope.",
        ("no-rate", {"rate * grad / (np.sqrt(v) + epsilon)": "grad / (np.sqrt(v) + epsilon)"}),
        "v is right, but the rate is missing from theta's step.",
        ("adagrad-late", adagrad_late),
        "two things are wrong. v is the sum of all squares: this is AdaGrad. Here it should be a "
        "running mean. And theta moved with the old v: this step's gradient should be in it.",
        ("multiplied-by-the-root", {"grad / (np.sqrt(v) + epsilon)": "grad * np.sqrt(v)"}),
        "v is right, but theta's step is multiplied by the root of v. It should be divided by it: "
        "steps should get shorter where gradients are large.",
    ),
    alternatives=(in_loops, by_difference, by_slices),
)
