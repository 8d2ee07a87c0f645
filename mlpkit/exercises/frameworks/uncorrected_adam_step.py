"""Exercise of notebook 12: uncorrected_adam_step, Adam with ε added to the uncorrected root."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.exercises.optimizers.adam_step import adam_cases
from mlpkit.optimizers import adam_step


def uncorrected_adam_step(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    """One step of Adam in the order of section 2 of its paper, in place on theta, m and v.

    Both corrections are in the rate, so epsilon is added to the root of the uncorrected v. Source:
    Kingma & Ba, 2015, end of section 2; TensorFlow and Keras do the same.
    """
    m *= beta1
    m += (1 - beta1) * grad
    v *= beta2
    v += (1 - beta2) * grad * grad
    corrected = rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    theta -= corrected * m / (np.sqrt(v) + epsilon)


def small_gradients(f, rng):
    """t = 1, gradient 0.01, β₂ = 0.99, ε = 0.001: √v is 0.001, as large as ε. Half a step."""
    theta, m, v = np.zeros(1), np.zeros(1), np.zeros(1)
    f(theta, np.full(1, 0.01), m, v, 1, 0.1, 0.9, 0.99, 0.001)
    if not np.allclose(theta, -0.05, rtol=1e-5):
        return (
            "in the first step, with gradient 0.01, rate 0.1, β₂ 0.99 and ε 0.001, theta moved by "
            f"{number(theta[0])}. By hand: √v = 0.001, as large as ε, so half a step, -0.05."
        )


def in_loops(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    for i in range(len(theta)):
        m[i] = beta1 * m[i] + (1 - beta1) * grad[i]
        v[i] = beta2 * v[i] + (1 - beta2) * grad[i] ** 2
        step = rate * (1 - beta2**t) ** 0.5 / (1 - beta1**t)
        theta[i] -= step * m[i] / (v[i] ** 0.5 + epsilon)


def by_a_larger_epsilon(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    """Notebook 06's step with the epsilon that makes it equal to this one."""
    adam_step(theta, grad, m, v, t, rate, beta1, beta2, epsilon / np.sqrt(1 - beta2**t))


def with_hats(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    m[:] = m + (1 - beta1) * (grad - m)
    v[:] = v + (1 - beta2) * (grad**2 - v)
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    epsilon_hat = epsilon / np.sqrt(1 - beta2**t)
    theta[:] = theta - rate * m_hat / (np.sqrt(v_hat) + epsilon_hat)
    return theta


def on_copies(*names):
    """The step on copies of the named ones of theta, m and v, which therefore do not change."""

    def wrong(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
        arrays = {"theta": theta, "m": m, "v": v}
        own = [array.copy() if name in names else array for name, array in arrays.items()]
        uncorrected_adam_step(own[0], grad, own[1], own[2], t, rate, beta1, beta2, epsilon)

    return wrong


def swapped(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    uncorrected_adam_step(theta, grad, m, v, t, rate, beta2, beta1, epsilon)


EXERCISE = Exercise(
    notebook=12,
    reference=uncorrected_adam_step,
    extra=True,
    stub=(
        "One step of Adam with epsilon beside the root of v as it is; t counts from 1.\n\n"
        "Both corrections go into the rate: η √(1 − β₂ᵗ) / (1 − β₁ᵗ). Then theta goes down by\n"
        "that times m / (√v + ε). theta, grad, m, v have shape (P,). Change theta, m and v in\n"
        "place; return nothing."
    ),
    cases=adam_cases,
    changes=("m", "v", "theta"),
    hints=(
        "m and v go on as in notebook 06. What divides is the root of v, not of v̂: its correction "
        "has moved up into the rate, and left epsilon behind.",
        "m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g². η' = η √(1 − β₂ᵗ) / (1 − β₁ᵗ), one number. "
        "θ ← θ − η' m / (√v + ε), all (P,).",
        "corrected = rate * np.sqrt(1 - beta2**t) / (1 - beta1**t). theta goes down by corrected "
        "times m over a bracket: np.sqrt(v), plus epsilon.",
    ),
    why="By which factor does ε count for more here in the first step, with β₂ = 0.999?",
    properties=(Property("a step with ε as large as the root", small_gradients),),
    mistakes=mistakes(
        ("epsilon-beside-corrected-root", adam_step),
        "m and v are right, and theta moved as in notebook 06 and in PyTorch: epsilon stands "
        "beside the root of v̂. Here it stands beside the root of v itself.",
        (
            "no-correction",
            {"rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)": "rate"},
        ),
        "m and v are right, but theta moved without any correction. Both belong into the rate.",
        ("v-correction-without-root", {"np.sqrt(1 - beta2**t)": "(1 - beta2**t)"}),
        "m and v are right. In the rate stands 1 − β₂ᵗ, without its root. What is under the root "
        "leaves it as a root.",
        ("corrections-swapped", {"beta2**t)": "beta1**t)", "(1 - beta1**t)": "(1 - beta2**t)"}),
        "m and v are right. In the rate β₁ and β₂ have changed places: the root is over the "
        "correction of v, which has β₂.",
        ("m-correction-only", {"rate * np.sqrt(1 - beta2**t)": "rate"}),
        "m's correction is in the rate and v's is missing: √(1 − β₂ᵗ) stands above.",
        ("v-correction-only", {" / (1 - beta1**t)": ""}),
        "v's correction is in the rate and m's is missing: 1 − β₁ᵗ stands below.",
        ("upside-down", {"* np.sqrt(1 - beta2**t) / (1": "/ np.sqrt(1 - beta2**t) * (1"}),
        "m and v are right. The corrections in the rate are upside down: √(1 − β₂ᵗ) stands above, "
        "1 − β₁ᵗ below.",
        ("product-for-power", {"beta2**t": "beta2 * t", "beta1**t": "beta1 * t"}),
        "m and v are right. The corrections have powers, 1 − βᵗ; here they have 1 − β · t.",
        ("epsilon-inside", {"np.sqrt(v) + epsilon": "np.sqrt(v + epsilon)"}),
        "epsilon stands under the root. It is added to the root.",
        ("epsilon-after", {"m / (np.sqrt(v) + epsilon)": "(m / np.sqrt(v) + epsilon)"}),
        "epsilon is added to the quotient. It belongs to the denominator, to keep it from 0.",
        ("no-root", {"np.sqrt(v) + epsilon": "v + epsilon"}),
        "m and v are right, but theta's step is divided by v itself. It is the root that divides.",
        ("not-squared", {"(1 - beta2) * grad * grad": "(1 - beta2) * np.abs(grad)"}),
        "v is the running mean of |grad|. It should be that of the squares.",
        ("gradient-for-m", {"corrected * m": "corrected * grad"}),
        "m and v are right, but theta moved along the gradient. It moves along m.",
        ("v-sum", {"v *= beta2": "v *= 1"}),
        "v is more than a running mean: of the old one the whole was kept, where it is β₂ of it.",
        ("m-dampening-missing", {"(1 - beta1) * grad": "grad"}),
        "the gradient came into m whole. m is a running mean: 1 − β₁ of the gradient comes in.",
        ("betas-swapped", swapped),
        "beta1 and beta2 have changed places: m has β₁, v has β₂.",
        ("t-from-0", {"beta2**t": "beta2 ** (t + 1)", "beta1**t": "beta1 ** (t + 1)"}),
        "theta moved as if t were one more. t counts from 1 already.",
        ("uphill", {"theta -= ": "theta += "}),
        "m and v are right, but theta moved uphill.",
        ("rebinding", on_copies("theta", "m", "v")),
        "theta, m and v are as they were. m = … makes a new array that nobody outside sees; change "
        "the arrays that came in.",
        ("theta-rebound", on_copies("theta")),
        "m and v are right, but theta is as it was: theta = … makes a new array that nobody "
        "outside sees.",
        ("moments-rebound", on_copies("m", "v")),
        "theta is right, but m and v are as they were, so that the next step finds the old ones. "
        "Change the arrays that came in.",
    ),
    alternatives=(in_loops, by_a_larger_epsilon, with_hats),
)
