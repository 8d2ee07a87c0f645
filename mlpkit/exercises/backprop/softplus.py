"""Open task of notebook 05: softplus, a new activation with its backward pass."""

import numpy as np

from mlpkit.backprop import numerical_gradient
from mlpkit.checker import Exercise, Property, mistakes, number, numbers, spread


def softplus(z, grad):
    """log(1 + eᶻ), a smooth ReLU, and its gradient: (a, dz), both of the shape of z.

    a = max(z, 0) + log(1 + e^−|z|), the same number without e to a positive power; dz = grad ·
    σ(z). Source: Dugas et al., "Incorporating Second-Order Functional Knowledge for Better Option
    Pricing" (2001), section 2.
    """
    e = np.exp(-np.abs(z))
    a = np.maximum(z, 0) + np.log1p(e)
    dz = grad * np.where(z >= 0, 1, e) / (1 + e)
    return a, dz


def softplus_cases(rng):
    zs = [rng.normal(size=(2, 3)), spread(rng, 4, 3), spread(rng, 1, 5), rng.normal(0, 5, 6)]
    return [(z, rng.normal(size=z.shape)) for z in zs]


def near(one, other):
    return bool(np.all(np.isclose(one, other, rtol=1e-4, atol=1e-5)))


def softplus_by_hand(f, rng):
    z = np.log(np.array([1.0, 3.0, 1 / 3]))
    a = np.asarray(f(z, np.ones(3))[0])
    for place, (name, right) in enumerate([("0", 2), ("ln 3", 4), ("−ln 3", 4 / 3)]):
        if not near(a[place], np.log(right)):
            yours, by_hand = numbers(a[place], np.log(right))
            return (
                f"a is {yours} at z = {name}. By hand: log(1 + eᶻ) = log {number(right)} = "
                f"{by_hand}."
            )


def softplus_far_out(f, rng):
    a, _ = f(np.array([1000.0, -1000.0]), np.ones(2))
    for value, z, right in zip(a, (1000, -1000), (1000, 0), strict=True):
        if not near(value, right):
            yours, theirs = numbers(value, right)
            return f"a is {yours} at z = {z}, expected {theirs}: far out softplus is ReLU."


def softplus_mirrored(f, rng):
    z = rng.normal(0, 3, (3, 2))
    difference = f(z, np.ones(z.shape))[0] - f(-z, np.ones(z.shape))[0]
    off = ~np.isclose(difference, z, rtol=1e-4, atol=1e-5)
    if off.any():
        yours, theirs = numbers(difference[off][0], z[off][0])
        return f"softplus(z) − softplus(−z) is {yours} at z = {theirs}. It should be z itself."


def softplus_nudged(f, rng):
    z, grad = rng.normal(0, 2, (2, 3)), rng.normal(size=(2, 3))
    dz = np.asarray(f(z, grad)[1])
    nudged = numerical_gradient(lambda z: np.sum(grad * f(z, grad)[0]), z, 1e-2)
    off = ~np.isclose(dz, nudged, rtol=1e-3, atol=3e-4)  # an answer in float32 passes
    if off.any():
        yours, by_nudging = numbers(dz[off][0], nudged[off][0])
        return (
            f"dz is {yours} where z = {number(z[off][0])} and grad = {number(grad[off][0])}; "
            f"nudging your own a says {by_nudging}."
        )


def softplus_steep_and_flat(f, rng):
    grad = np.array([2.0, -3.0])
    _, dz = f(np.array([1000.0, -1000.0]), grad)
    for value, z, right in zip(dz, (1000, -1000), (2, 0), strict=True):
        if not near(value, right):
            yours, theirs = numbers(value, right)
            grad = 2 if z > 0 else -3
            return f"dz is {yours} at z = {z} with grad = {grad}, expected {theirs}."


def by_logaddexp(z, grad):
    return np.logaddexp(0, z), grad * (1 + np.tanh(z / 2)) / 2


def by_cases(z, grad):
    a, dz = np.zeros(z.shape), np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        if z[index] > 0:
            a[index] = z[index] + np.log(1 + np.exp(-z[index]))
            dz[index] = grad[index] / (1 + np.exp(-z[index]))
        else:
            a[index] = np.log(1 + np.exp(z[index]))
            dz[index] = grad[index] * np.exp(z[index]) / (1 + np.exp(z[index]))
    return a, dz


def slope_from_a(z, grad):
    """σ(z) = 1 − e^−a."""
    a = np.logaddexp(0, z)
    return a, grad * -np.expm1(-a)


OPEN_TASK = Exercise(
    notebook=5,
    kind="open task",
    extra=True,
    reference=softplus,
    stub=(
        "A new activation, softplus: a = log(1 + eᶻ), and its gradient.\n\n"
        "From z, of any shape, and grad, the gradient of a, return (a, dz), both of that shape.\n"
        "Right for z up to ±1000. Do not change anything."
    ),
    cases=softplus_cases,
    returns=("a", "dz"),
    values=False,
    properties=(
        Property("values by hand", softplus_by_hand),
        Property("far out", softplus_far_out),
        Property("mirror", softplus_mirrored),
        Property("nudging", softplus_nudged),
        Property("gradient far out", softplus_steep_and_flat),
    ),
    hints=(
        "For large z, eᶻ overflows though the result is only about z. Take z out of the "
        "logarithm there. For the gradient, differentiate log(1 + eᶻ): you know that slope.",
        "log(1 + eᶻ) = max(z, 0) + log(1 + e^−|z|); da/dz = eᶻ / (1 + eᶻ) = σ(z), so "
        "dz = grad · σ(z). All of one shape.",
        "np.log1p(x) is log(1 + x), exact for small x too. The sigmoid is 1 / (1 + e^−z) where "
        "z ≥ 0 and eᶻ / (1 + eᶻ) elsewhere; both share e = e^−|z|.",
    ),
    why="What is softplus(z) − softplus(−z), and what follows from it for the two slopes?",
    mistakes=mistakes(
        ("unstable", {"np.maximum(z, 0) + np.log1p(e)": "np.log(1 + np.exp(z))"}),
        "a is right for moderate z, and inf at z = 1000: e¹⁰⁰⁰ is too large for a float. "
        "Softplus is 1000 there.",
        ("slope-unstable", {"np.where(z >= 0, 1, e) / (1 + e)": "np.exp(z) / (1 + np.exp(z))"}),
        "a is right. dz is nan at z = 1000, from inf/inf. The slope of softplus is 1 there.",
        ("no-grad", {"grad * np.where(z >= 0, 1, e)": "np.where(z >= 0, 1, e)"}),
        "a is right. dz is the slope alone: it must still be multiplied by the gradient that "
        "arrives, grad.",
        ("relu-slope", {"np.where(z >= 0, 1, e) / (1 + e)": "(z > 0)"}),
        "a is right. dz has ReLU's slope, 0 or 1. Softplus has no corner: its slope rises "
        "smoothly from 0 to 1.",
        ("sigmoid-slope", {"np.where(z >= 0, 1, e) / (1 + e)": "e / (1 + e) ** 2"}),
        "a is right. dz is grad times the second derivative of softplus: differentiate once, not "
        "twice.",
        ("slope-of-a", {"np.where(z >= 0, 1, e) / (1 + e)": "1 / (1 + np.exp(-a))"}),
        "a is right. dz has the sigmoid of a. It should have the sigmoid of z.",
        ("slope-mirrored", {"z >= 0": "z < 0"}),
        "a is right. dz falls where it should rise: the slope should be small for negative z and "
        "nearly 1 for large z.",
        ("relu", {"+ np.log1p(e)": ""}),
        "a is ReLU. At z = 0 softplus is log 2, and it is above 0 everywhere.",
        ("half", {"np.maximum(z, 0) + np.log1p(e)": "np.log1p(e)"}),
        "a is the same for z and −z, and goes to 0 on both sides. For large z softplus should be "
        "nearly z: a part is missing.",
        (
            "base-2",
            {"np.maximum(z, 0) + np.log1p(e)": "(np.maximum(z, 0) + np.log1p(e)) / np.log(2)"},
        ),
        "a is the logarithm to base 2. It should be the natural logarithm.",
        ("clipped", {"np.maximum(z, 0) + np.log1p(e)": "np.log1p(np.exp(np.clip(z, -500, 500)))"}),
        "a is 500 at z = 1000: z was clipped. Nothing overflows any more, but this is a "
        "different function: take z out of the logarithm instead.",
        ("swapped", {"a, dz": "dz, a"}),
        "dz comes before a: return a, dz.",
        ("tanh-slope", {"np.where(z >= 0, 1, e) / (1 + e)": "np.tanh(z)"}),
        "a is right. dz has tanh of z as the slope. Softplus's slope runs from 0 to 1: it is the "
        "sigmoid.",
        ("grad-only", {"grad * np.where(z >= 0, 1, e) / (1 + e)": "grad"}),
        "a is right. dz is grad itself: the slope of softplus is missing.",
        ("a-only", {"a, dz": "a"}),
        "only a was returned. Return two arrays, a and dz.",
        ("mirrored", {"np.maximum(z, 0)": "np.maximum(-z, 0)"}),
        "a falls where it should rise: the z in log(1 + eᶻ) has the wrong sign.",
        ("z-twice", {"np.maximum(z, 0)": "z + np.maximum(z, 0)"}),
        "z was added once too often. z + log(1 + e⁻ᶻ) is right, and so is log(1 + eᶻ): do not mix "
        "the two.",
    ),
    alternatives=(
        by_logaddexp,
        by_cases,
        slope_from_a,
        lambda z, grad: [part.astype(np.float32) for part in softplus(z, grad)],
    ),
)
