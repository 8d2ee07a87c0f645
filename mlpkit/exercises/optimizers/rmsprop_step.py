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
        (4, 0.2, 0.7, 1e-4, True),  # a gradient that has always been 0
    ]:
        theta, grad = rng.normal(size=P), rng.normal(size=P)
        v = np.zeros(P) if first else rng.random(P)
        if P > 3:
            grad[0], grad[1] = 0, -1000
        cases.append((theta, grad, v, rate, beta, epsilon))
    return cases


def rmsprop(
    theta, grad, v, rate, beta=0.9, epsilon=1e-8, *, keep=None, pull=None, power=2, place="outside"
):
    """RMSProp with a switch for each thing that goes wrong."""
    keep, pull = beta if keep is None else keep, 1 - beta if pull is None else pull
    old = v.copy()
    v[:] = keep * v + pull * np.abs(grad) ** power
    if place == "inside":
        theta -= rate * grad / np.sqrt(v + epsilon)
    elif place == "after":
        theta -= rate * (grad / np.sqrt(np.maximum(v, 1e-300)) + epsilon)
    elif place == "no root":
        theta -= rate * grad / (v + epsilon)
    elif place == "old":
        theta -= rate * grad / (np.sqrt(old) + epsilon)
    elif place == "no bracket":
        theta -= rate * grad / np.sqrt(v) + epsilon
    elif place == "nowhere":
        theta -= rate * grad / np.sqrt(v)
    else:
        theta -= rate * grad / (np.sqrt(v) + epsilon)


def corrected(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    """As if every step were the first, with Adam's correction."""
    v[:] = beta * v + (1 - beta) * grad**2
    theta -= rate * grad / (np.sqrt(v / (1 - beta)) + epsilon)


def rebinding(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    theta, v = theta.copy(), v.copy()
    rmsprop_step(theta, grad, v, rate, beta, epsilon)


def v_rebound(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    rmsprop_step(theta, grad, v.copy(), rate, beta, epsilon)


def theta_rebound(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    rmsprop_step(theta.copy(), grad, v, rate, beta, epsilon)


def uphill(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    rmsprop_step(theta, grad, v, -rate, beta, epsilon)


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


def multiplied(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    v[:] = beta * v + (1 - beta) * grad**2
    theta -= rate * grad * (np.sqrt(v) + epsilon)


def one_size_for_all(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    v[:] = beta * v + (1 - beta) * np.sum(grad**2)
    theta -= rate * grad / (np.sqrt(v) + epsilon)


def signed(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    v[:] = beta * v + (1 - beta) * grad
    theta -= rate * grad / (np.sqrt(v) + epsilon)


def no_grad(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    v[:] = beta * v + (1 - beta) * grad**2
    theta -= rate / (np.sqrt(v) + epsilon)


def adagrad_late(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    theta -= rate * grad / (np.sqrt(v) + epsilon)
    v += grad**2


def multiplied_by_the_root(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    v[:] = beta * v + (1 - beta) * grad**2
    theta -= rate * grad * np.sqrt(v)


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
        ("epsilon-inside", lambda *args: rmsprop(*args, place="inside")),
        "epsilon stands under the root. It is added to the root.",
        ("epsilon-after", lambda *args: rmsprop(*args, place="after")),
        "epsilon is added to the quotient. It belongs to the denominator, to keep it from 0.",
        ("root-without-bracket", lambda *args: rmsprop(*args, place="no bracket")),
        "v is right. In theta's move a bracket is missing: √v + ε as a whole divides.",
        ("no-epsilon", lambda *args: rmsprop(*args, place="nowhere")),
        "v is right. epsilon is missing beside the root: a gradient that was always 0 gives 0/0.",
        ("no-root", lambda *args: rmsprop(*args, place="no root")),
        "v is right, but grad is divided by v itself. A gradient is measured against the root of "
        "the mean square: only then does its unit cancel.",
        ("old-v", lambda *args: rmsprop(*args, place="old")),
        "v is right, but theta moved with the old one. This step's gradient should be in it: in "
        "the first step the old v is 0.",
        ("not-squared", lambda *args: rmsprop(*args, power=1)),
        "v is the running mean of |grad|. It should be that of the squares.",
        ("adagrad", lambda *args: rmsprop(*args, keep=1.0, pull=1.0)),
        "v is the sum of all squares: this is AdaGrad, whose steps only ever shrink. Here v is a "
        "running mean.",
        ("sum", lambda *args: rmsprop(*args, pull=1.0)),
        "the square came into v whole. For a mean it comes in with 1 − β, so that the two weights "
        "add up to 1.",
        (
            "betas-swapped",
            lambda theta, grad, v, rate, beta=0.9, epsilon=1e-8: rmsprop(
                theta, grad, v, rate, 1 - beta, epsilon
            ),
        ),
        "v kept 1 − β of what it was, and β of the new square came in: the other way round.",
        ("v-reset", lambda *args: rmsprop(*args, keep=0.0)),
        "v holds this step's square alone: what was in it is lost.",
        ("corrected", corrected),
        "v is right, but theta moved with v / (1 − β). A correction of the bias is Adam's; "
        "RMSProp takes v as it is.",
        ("rebinding", rebinding),
        "theta and v are as they were. theta = theta − … makes a new array that nobody outside "
        "sees; change the arrays that came in.",
        ("v-rebound", v_rebound),
        "theta is right, but v is as it was. v = … makes a new array that nobody outside sees, so "
        "that the next step finds the old one.",
        ("theta-rebound", theta_rebound),
        "v is right, but theta is as it was. theta = theta − … makes a new array that nobody "
        "outside sees.",
        ("uphill", uphill),
        "theta moved uphill: v is right, the sign of the step is not.",
        ("multiplied", multiplied),
        "v is right, but theta's step is multiplied by its root. It is divided: where gradients "
        "are large, steps get shorter.",
        ("one-size-for-all", one_size_for_all),
        "v is the same for all parameters: the squares were summed. Each parameter has a mean of "
        "its own.",
        ("signed", signed),
        "v is a running mean of the gradient, with its sign. It should be that of the squares.",
        ("no-grad", no_grad),
        "v is right, but the gradient is missing in theta's step: it only has the size left.",
        ("no-rate", lambda *args: rmsprop_step(*args[:3], 1.0, *args[4:])),
        "v is right, but the rate is missing in theta's step.",
        ("adagrad-late", adagrad_late),
        "two things. v is the sum of all squares: this is AdaGrad; here it is a running mean. And "
        "theta moved with the old v: this step's gradient should be in it.",
        ("multiplied-by-the-root", multiplied_by_the_root),
        "v is right, but theta's step is multiplied by its root. It is divided: where gradients "
        "are large, steps get shorter.",
    ),
    alternatives=(in_loops, by_difference, by_slices),
)
