"""Exercise of notebook 06: adam_step, momentum, divided by the gradient's recent size."""

import numpy as np

from mlpkit.checker import Exercise, mistakes
from mlpkit.optimizers import adam_step


def adam_cases(rng):
    """theta, grad, m, v (P,), t, rate, beta1, beta2, epsilon: the first step, and later ones."""
    cases = []
    for P, t, rate, beta1, beta2, epsilon in [
        (4, 1, 0.1, 0.9, 0.999, 1e-8),
        (3, 2, 0.01, 0.9, 0.99, 0.1),
        (1, 5, 0.5, 0.5, 0.9, 0.1),
        (6, 40, 0.02, 0.8, 0.95, 1e-3),
    ]:
        theta, grad = rng.normal(size=P), rng.normal(size=P)
        m, v = (np.zeros(P), np.zeros(P)) if t == 1 else (rng.normal(size=P), rng.random(P))
        if P > 3:
            grad[0], grad[1] = 0, -1000
        cases.append((theta, grad, m, v, t, rate, beta1, beta2, epsilon))
    return cases


def moments_rebound(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    """m = … and v = …: theta is right, but only once."""
    adam_step(theta, grad, m.copy(), v.copy(), t, rate, beta1, beta2, epsilon)


def rebinding(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    theta, m, v = theta.copy(), m.copy(), v.copy()
    adam_step(theta, grad, m, v, t, rate, beta1, beta2, epsilon)


def theta_rebound(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    adam_step(theta.copy(), grad, m, v, t, rate, beta1, beta2, epsilon)


def corrections_kept(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    adam_step(theta, grad, m, v, t, rate, beta1, beta2, epsilon)
    m /= 1 - beta1**t
    v /= 1 - beta2**t


def in_loops(theta, grad, m, v, t, rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for i in range(len(theta)):
        m[i] = beta1 * m[i] + (1 - beta1) * grad[i]
        v[i] = beta2 * v[i] + (1 - beta2) * grad[i] ** 2
        theta[i] -= rate * (m[i] / (1 - beta1**t)) / ((v[i] / (1 - beta2**t)) ** 0.5 + epsilon)


def by_differences(theta, grad, m, v, t, rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    m += (1 - beta1) * (grad - m)
    v += (1 - beta2) * (grad**2 - v)
    theta -= rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + epsilon)


def corrected_rate(theta, grad, m, v, t, rate, beta1=0.9, beta2=0.999, epsilon=1e-8):
    """Both corrections in the rate, as in section 2 of the paper; returns theta too."""
    m[...] = beta1 * m + (1 - beta1) * grad
    v[...] = beta2 * v + (1 - beta2) * grad * grad
    root = np.sqrt(1 - beta2**t)
    theta -= rate * root / (1 - beta1**t) * m / (np.sqrt(v) + epsilon * root)
    return theta


def adagrad(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    m[:] = beta1 * m + (1 - beta1) * grad
    v += grad**2
    theta -= rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)


def weight_decay(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    theta -= 0.01 * theta
    adam_step(theta, grad, m, v, t, rate, beta1, beta2, epsilon)


def epsilon_in_v(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    adam_step(theta, grad, m, v, t, rate, beta1, beta2, epsilon)
    v += epsilon


def shares_swapped(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    m[:] = (1 - beta1) * m + beta1 * grad
    v[:] = (1 - beta2) * v + beta2 * grad**2
    theta -= rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)


EXERCISE = Exercise(
    notebook=6,
    reference=adam_step,
    stub=(
        "One step of Adam on whole vectors; t counts the steps from 1.\n\n"
        "theta, grad, m, v have shape (P,). Change theta, m and v in place; return nothing."
    ),
    cases=adam_cases,
    changes=("m", "v", "theta"),
    hints=(
        "m is a running mean of the gradients, v one of their squares. Both start at 0, which "
        "pulls them towards 0 in the first steps: divide that bias out, then step along m, "
        "divided by the root of v.",
        "Three arrays change in place: m, then v, at the end theta. m̂ and v̂ have names of "
        "their own, so that m and v stay uncorrected for the next step. All have shape (P,). "
        "t is in an exponent, beta1**t.",
        "m *= beta1, then m += (1 - beta1) * grad. v goes the same way, with beta2 and the "
        "square. m_hat = m / (1 - beta1**t), and v_hat likewise. theta goes down by rate times "
        "m_hat over a bracket: the root of v_hat, plus epsilon.",
    ),
    why="In the first step, what are m̂ and v̂, and how long is the step of each parameter?",
    fade="v_hat = ",
    mistakes=mistakes(
        ("no-correction", {"m / (1 - beta1**t)": "m", "v / (1 - beta2**t)": "v"}),
        "m and v are right, but theta moved as if they had no bias towards 0. In early steps both "
        "are too small: divide the bias out first.",
        ("product-for-power", {"beta1**t": "beta1 * t", "beta2**t": "beta2 * t"}),
        "m and v are right. The correction should be 1 − βᵗ, with a power; yours is 1 − β · t, "
        "which is negative from some step on.",
        (
            "correction-without-bracket",
            {"(1 - beta1**t)": "1 - beta1**t", "(1 - beta2**t)": "1 - beta2**t"},
        ),
        "m and v are right. A bracket is missing in theta's move: divide by 1 − βᵗ as a whole.",
        ("root-without-bracket", {"(np.sqrt(v_hat) + epsilon)": "np.sqrt(v_hat) + epsilon"}),
        "m and v are right. A bracket is missing in theta's move: divide by √v̂ + ε as a whole. "
        "Without it a gradient of 0 gives 0/0.",
        ("epsilon-inside", {"np.sqrt(v_hat) + epsilon": "np.sqrt(v_hat + epsilon)"}),
        "epsilon is under the root. It should be added to the root.",
        (
            "epsilon-after",
            {"m_hat / (np.sqrt(v_hat) + epsilon)": "(m_hat / np.sqrt(v_hat) + epsilon)"},
        ),
        "epsilon is added to the quotient. It belongs to the denominator, to keep it from 0.",
        ("no-root", {"np.sqrt(v_hat) + epsilon": "v_hat + epsilon"}),
        "m and v are right, but theta's step is divided by v̂ itself. Divide it by the root of "
        "the mean square: only then does the gradient's unit cancel.",
        ("m-corrected-only", {"v / (1 - beta2**t)": "v"}),
        "m is corrected for its bias, but v is not. In early steps v is too small as well, and the "
        "step is too long.",
        ("v-corrected-only", {"m / (1 - beta1**t)": "m"}),
        "v is corrected for its bias, but m is not. In early steps m is too small as well, and the "
        "step is too short.",
        ("m-bracket", {"(1 - beta1) * grad": "1 - beta1 * grad"}),
        "m got 1 − β₁ · g: a bracket is missing. Multiply the gradient by the share 1 − β₁ as a "
        "whole.",
        ("v-bracket", {"(1 - beta2) * grad * grad": "1 - beta2 * grad * grad"}),
        "m is right, but v got 1 − β₂ · g²: a bracket is missing. Multiply the square by the "
        "share 1 − β₂ as a whole.",
        (
            "both-brackets",
            {
                "(1 - beta1) * grad": "1 - beta1 * grad",
                "(1 - beta2) * grad * grad": "1 - beta2 * grad * grad",
            },
        ),
        "m got 1 − β₁ · g, and v got 1 − β₂ · g²: a bracket is missing in both. Multiply by the "
        "share 1 − β as a whole.",
        ("one-size-for-all", {"grad * grad": "(grad @ grad)"}),
        "m is right, but v got the same number for all parameters, the sum of the squares. Each "
        "parameter has its own size: square element by element, and add nothing up.",
        ("one-mean-for-all", {"grad * grad": "np.mean(grad * grad)"}),
        "m is right, but v got the same number for all parameters, the mean of the squares. Each "
        "parameter has its own size: square element by element.",
        ("one-length-for-all", {"grad * grad": "np.linalg.norm(grad)"}),
        "m is right, but v got the same number for all parameters, the gradient's length. Each "
        "parameter has its own size: square element by element.",
        ("not-squared", {"(1 - beta2) * grad * grad": "(1 - beta2) * np.abs(grad)"}),
        "v is the running mean of |grad|. It should be that of the squares.",
        ("rebinding", rebinding),
        "theta, m and v are as they were. theta = theta − … makes a new array that nobody outside "
        "sees; change the arrays that came in.",
        ("theta-rebound", theta_rebound),
        "m and v are right, but theta is as it was. theta = theta − … makes a new array that "
        "nobody outside sees.",
        ("moments-rebound", moments_rebound),
        "theta is right, but m and v are as they were. m = … makes a new array that nobody "
        "outside sees, so the next step finds the old one.",
        ("no-decay", {"m *= beta1": "", "v *= beta2": ""}),
        "m and v got their new share and kept all of their old value. Only a share β₁, or β₂, of "
        "that should stay.",
        ("one-beta", {"beta2**t": "beta1**t"}),
        "m and v are right. In theta's move v is corrected with beta1. It should be beta2.",
        ("no-epsilon", {"(np.sqrt(v_hat) + epsilon)": "np.sqrt(v_hat)"}),
        "m and v are right. epsilon is not added to the root: a gradient that was always 0 gives "
        "0/0.",
        (
            "whole-gradient",
            {"(1 - beta1) * grad": "grad", "(1 - beta2) * grad * grad": "grad * grad"},
        ),
        "m and v got the whole gradient, as a velocity does. Here they should be means: add only "
        "a share 1 − β of what is new.",
        ("power-forgotten", {"beta1**t": "beta1", "beta2**t": "beta2"}),
        "the first step is right, but the later ones are not: the correction uses β where βᵗ "
        "belongs.",
        ("share-squared", {"(1 - beta2) * grad * grad": "((1 - beta2) * grad) ** 2"}),
        "m is right, but in v the factor 1 − β₂ is squared as well. Square the gradient alone.",
        ("beta1-in-v", {"(1 - beta2) * grad * grad": "(1 - beta1) * grad * grad"}),
        "m is right, but the squares came into v with 1 − β₁. v has its own share, 1 − β₂.",
        ("v-of-gradient", {"(1 - beta2) * grad * grad": "(1 - beta2) * grad"}),
        "m is right, but v is a mean of the gradient. It should be a mean of its squares, element "
        "by element: a negative number has no root.",
        ("t-from-0", {"beta1**t": "beta1 ** (t + 1)", "beta2**t": "beta2 ** (t + 1)"}),
        "theta moved as if t were larger by 1. t counts from 1 already.",
        ("corrections-kept", corrections_kept),
        "theta is right, but m and v were left corrected, and the next step corrects them again. "
        "Give the corrected values names of their own.",
        ("gradient-not-mean", {"rate * m_hat": "rate * grad"}),
        "theta moved along this step's gradient. It should move along the running mean.",
        ("uphill", {"-= rate": "+= rate"}),
        "theta moved uphill: m and v are right, but the sign of the step is not.",
        ("v-of-m", {"(1 - beta2) * grad * grad": "(1 - beta2) * m * m"}),
        "m is right, but what came into v is m². It should be this step's grad²: m is a mean "
        "already, in which signs have cancelled.",
        (
            "root-before-correction",
            {"v / (1 - beta2**t)": "np.sqrt(v) / (1 - beta2**t)", "np.sqrt(v_hat)": "v_hat"},
        ),
        "m and v are right. In theta's move the root was taken before the correction: divide v "
        "by 1 − β₂ᵗ first, and then take the root.",
        ("correction-multiplied", {"m /": "m *", "v /": "v *"}),
        "m and v are right. In theta's move the bias was multiplied in once more: m and v are too "
        "small, so divide them by 1 − βᵗ.",
        ("correction-by-power", {"(1 - beta1**t)": "beta1**t", "(1 - beta2**t)": "beta2**t"}),
        "m and v are right. In theta's move they are divided by βᵗ. It should be 1 − βᵗ.",
        ("adagrad", adagrad),
        "m is right, but v is the sum of all squares. It should be a running mean: β₂ of the old "
        "v, and 1 − β₂ of the new square.",
        ("weight-decay", weight_decay),
        "a part of theta itself was subtracted as well: weight decay, as in AdamW. Leave it out "
        "here.",
        ("epsilon-in-v", epsilon_in_v),
        "epsilon was added to v, and stays in it for all later steps. It should be added to the "
        "root, and only in theta's line.",
        ("inside-uncorrected", {"m_hat / (np.sqrt(v_hat) + epsilon)": "m / np.sqrt(v + epsilon)"}),
        "m and v are right, but two things are wrong in theta's move. The corrections 1 − βᵗ are "
        "missing, and epsilon is under the root: it should be added to the root.",
        ("t-minus-1", {"beta1**t": "beta1 ** max(t - 1, 1)", "beta2**t": "beta2 ** max(t - 1, 1)"}),
        "theta moved as if t were smaller by 1. t counts from 1: the first step is t = 1.",
        (
            "epsilon-beside-uncorrected-root",
            {"(np.sqrt(v_hat) + epsilon)": "(np.sqrt(v) + epsilon) * np.sqrt(1 - beta2**t)"},
        ),
        "the corrections went into the rate, and epsilon is added to the root of the uncorrected "
        "v. That is a different convention, in which epsilon counts for more in early steps. "
        "Here it should be added to the root of v̂.",
        ("shares-swapped", shares_swapped),
        "m and v kept 1 − β of what they were, and got β of what is new. It should be the other "
        "way round.",
    ),
    alternatives=(in_loops, by_differences, corrected_rate),
)
