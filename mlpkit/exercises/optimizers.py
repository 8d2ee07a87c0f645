"""Exercises of notebook 06: optimizers."""

import math

import numpy as np

from mlpkit.exercises.comparing import numbers
from mlpkit.exercises.record import Exercise, Guess, Mistake, Property
from mlpkit.optimizers import (
    adam_step,
    cosine,
    momentum_step,
    nesterov_step,
    rmsprop_step,
    sgd_step,
)


def sgd_cases(rng):
    """theta, grad (P,), rate."""
    cases = []
    for P, rate in [(4, 0.1), (1, 0.5), (6, 0.02), (3, 1.5)]:
        theta, grad = rng.normal(size=P), rng.normal(size=P)
        if P > 3:
            grad[0], grad[1], theta[2] = 0, -1000, 0
        cases.append((theta, grad, rate))
    return cases


def velocity_cases(rng):
    """theta, grad, velocity (P,), rate, beta: the first step, and later ones."""
    cases = []
    for P, rate, beta, first in [
        (4, 0.1, 0.9, False),
        (3, 0.5, 0.5, True),
        (1, 0.25, 0.2, False),
        (6, 0.02, 0.99, False),
    ]:
        theta, grad = rng.normal(size=P), rng.normal(size=P)
        velocity = np.zeros(P) if first else rng.normal(0, 3, P)
        if P > 3:
            grad[0], grad[1], velocity[2] = 0, -1000, 0
        cases.append((theta, grad, velocity, rate, beta))
    return cases


def three_steps(f, velocities, path):
    """What f gets wrong in three steps with gradient 1, beta 0.5 and a rate that falls.

    velocities, path: by hand, after each step; path is what theta has gone down by.
    """
    theta, velocity = np.zeros(2), np.zeros(2)
    for step, rate in enumerate([0.4, 0.4, 0.2]):
        f(theta, np.ones(2), velocity, rate, 0.5)
        told = f"after step {step + 1} of three with gradient 1 and beta 0.5"
        if not np.allclose(velocity, velocities[step], rtol=1e-5):
            yours, by_hand = numbers(velocity[0], velocities[step])
            return f"{told} velocity is {yours}. By hand it is {by_hand}."
        if not np.allclose(theta, -path[step], rtol=1e-5):
            yours, by_hand = numbers(theta[0], -path[step])
            return (
                f"{told}, from 0 with rates 0.4, 0.4 and 0.2, theta is {yours}. "
                f"By hand it is {by_hand}."
            )


def momentum_by_hand(f, rng):
    """v: 1, ½ + 1, ¾ + 1. θ goes down by 0.4 · 1, 0.4 · 1.5, 0.2 · 1.75."""
    return three_steps(f, (1, 1.5, 1.75), (0.4, 1.0, 1.35))


def nesterov_by_hand(f, rng):
    """v as momentum's. θ goes down by 0.4 (1 + ½), 0.4 (1 + ¾), 0.2 (1 + ⅞)."""
    return three_steps(f, (1, 1.5, 1.75), (0.6, 1.3, 1.675))


def velocity_anew(theta, grad, velocity, rate, beta):
    velocity = np.zeros_like(theta)
    velocity *= beta
    velocity += grad
    theta -= rate * velocity


def momentum(theta, grad, velocity, rate, beta, *, keep=1.0, pull=1.0, step=1.0):
    """Momentum with a factor at each of its three places: velocity, gradient, step."""
    velocity[:] = keep * beta * velocity + pull * grad
    theta -= step * rate * velocity


def dampened(theta, grad, velocity, rate, beta):
    momentum(theta, grad, velocity, rate, beta, pull=1 - beta)


def anew_and_dampened(theta, grad, velocity, rate, beta):
    theta -= rate * (1 - beta) * grad


def rate_inside(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity + rate * grad
    theta -= velocity


def old_velocity(theta, grad, velocity, rate, beta):
    theta -= rate * velocity
    velocity[:] = beta * velocity + grad


def points_downhill(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity - grad
    theta += rate * velocity


def minus_twice(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity - grad
    theta -= rate * velocity


def nothing_decays(theta, grad, velocity, rate, beta):
    velocity += grad
    theta -= rate * velocity


def sum_half_rebound(theta, grad, velocity, rate, beta):
    """What velocity = velocity + grad does after velocity *= beta."""
    velocity *= beta
    velocity = velocity + grad
    theta -= rate * velocity


def sum_rebound(theta, grad, velocity, rate, beta):
    """The same without the decay."""
    velocity = velocity + grad
    theta -= rate * velocity


def grad_rebound(theta, grad, velocity, rate, beta):
    velocity *= beta
    velocity = grad
    theta -= rate * velocity


def decayed_twice_rebound(theta, grad, velocity, rate, beta):
    velocity *= beta
    velocity = beta * velocity + grad
    theta -= rate * velocity


def decayed_twice(theta, grad, velocity, rate, beta):
    velocity *= beta
    velocity[:] = beta * velocity + grad
    theta -= rate * velocity


def rate_twice(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity + rate * grad
    theta -= rate * velocity


def beta_on_both(theta, grad, velocity, rate, beta):
    velocity[:] = beta * (velocity + grad)
    theta -= rate * velocity


def grad_in_place(step):
    """Right but for grad, which is scaled on the way."""

    def wrong(theta, grad, velocity, rate, beta):
        step(theta, grad, velocity, rate, beta)
        grad *= rate

    return wrong


def on_copies(step, *names):
    """step on copies of the arguments called theta or velocity: these stay as they were."""

    def wrong(theta, grad, velocity, rate, beta):
        theta = theta.copy() if "theta" in names else theta
        velocity = velocity.copy() if "velocity" in names else velocity
        step(theta, grad, velocity, rate, beta)
        return theta, velocity

    return wrong


def momentum_in_loops(theta, grad, velocity, rate, beta):
    for i in range(len(theta)):
        velocity[i] = beta * velocity[i] + grad[i]
        theta[i] = theta[i] - rate * velocity[i]


def momentum_by_slices(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity + grad
    theta[:] = theta - rate * velocity
    return theta, velocity


def momentum_in_two_pulls(theta, grad, velocity, rate, beta):
    """The old velocity's pull and the gradient's, one after the other."""
    theta -= rate * beta * velocity
    theta -= rate * grad
    np.multiply(velocity, beta, out=velocity)
    np.add(velocity, grad, out=velocity)


MOMENTUM = {
    "cases": velocity_cases,
    "changes": ("velocity", "theta"),
    "properties": (Property("three steps by hand", momentum_by_hand),),
    "why": "With a gradient that is always 1, what does velocity tend to, and how fast?",
    "mistakes": (
        Mistake(
            "velocity-anew",
            velocity_anew,
            "velocity is as it was, and theta moved along this step's gradient alone. Where "
            "velocity is made anew in every call nothing is remembered: this is plain gradient "
            "descent.",
        ),
        Mistake(
            "velocity-reset",
            lambda *args: momentum(*args, keep=0),
            "velocity holds this step's gradient alone: what was in it is lost, and the step is "
            "plain gradient descent. β times the old velocity should be in it too.",
        ),
        Mistake(
            "anew-and-dampened",
            anew_and_dampened,
            "velocity is as it was, and theta moved along 1 − β times the gradient. With a "
            "velocity that begins at 0 in every call this is plain gradient descent, at a smaller "
            "rate.",
        ),
        Mistake(
            "dampened",
            dampened,
            "the gradient came into velocity with a factor 1 − β. Here it comes in whole: "
            "velocity is a sum, not a mean.",
        ),
        Mistake(
            "betas-swapped",
            lambda theta, grad, velocity, rate, beta: dampened(
                theta, grad, velocity, rate, 1 - beta
            ),
            "velocity kept 1 − β of what it was, and β times the gradient came in. β is what is "
            "kept, and the gradient comes in whole.",
        ),
        Mistake(
            "no-decay",
            nothing_decays,
            "velocity is the plain sum of all gradients: nothing of it decays. β times the old "
            "velocity should stay.",
        ),
        Mistake(
            "beta-on-both",
            beta_on_both,
            "the new gradient is multiplied by β as well. Only the old velocity is.",
        ),
        Mistake(
            "rate-inside",
            rate_inside,
            "velocity holds rate · grad. As long as the rate stays the same theta takes the same "
            "path, but when it falls, old steps are still taken at the old rate. Here the rate "
            "stays out of velocity.",
        ),
        Mistake(
            "old-velocity",
            old_velocity,
            "velocity is right, but theta moved along the old one. This step's gradient should be "
            "in the move.",
        ),
        Mistake(
            "velocity-unused",
            lambda theta, grad, velocity, rate, beta: momentum(
                np.subtract(theta, rate * grad, out=theta), grad, velocity, 0, beta
            ),
            "velocity is right, but theta moved along grad: plain gradient descent. It should move "
            "along velocity.",
        ),
        Mistake(
            "nesterov",
            nesterov_step,
            "velocity is right, but theta moved as in Nesterov's form, which looks ahead. Plain "
            "momentum moves along velocity alone.",
        ),
        Mistake(
            "points-downhill",
            points_downhill,
            "theta is right, velocity has the other sign: it sums up −grad. Here it is the sum of "
            "the gradients, and theta moves against it.",
        ),
        Mistake(
            "uphill",
            lambda *args: momentum(*args, step=-1),
            "velocity is right, but theta moved uphill: it should move against velocity.",
        ),
        Mistake(
            "minus-twice",
            minus_twice,
            "grad was taken off velocity, and velocity off theta: two minus signs make it uphill.",
        ),
        Mistake(
            "no-rate",
            lambda theta, grad, velocity, rate, beta: momentum(theta, grad, velocity, 1, beta),
            "velocity is right, but theta moved by the whole of it: the rate is missing.",
        ),
        Mistake(
            "rebinding",
            on_copies(momentum_step, "theta", "velocity"),
            "theta and velocity are as they were. theta = theta − … makes a new array that nobody "
            "outside sees; change the arrays that came in.",
        ),
        Mistake(
            "theta-rebound",
            on_copies(momentum_step, "theta"),
            "velocity is right, but theta is as it was. theta = theta − … makes a new array that "
            "nobody outside sees.",
        ),
        Mistake(
            "velocity-rebound",
            on_copies(momentum_step, "velocity"),
            "theta is right, but velocity is as it was. velocity = … makes a new array that nobody "
            "outside sees, so that the next step finds the old one.",
        ),
        Mistake(
            "velocity-half-rebound",
            sum_half_rebound,
            "theta is right, but outside velocity was only multiplied by β: this step's gradient "
            "is not in it. velocity = … makes a new array that nobody outside sees.",
        ),
        Mistake(
            "no-decay-rebound",
            sum_rebound,
            "velocity is as it was, and theta moved along velocity + grad. Two things: β times the "
            "old velocity should stay, not all of it; and velocity = … makes a new array that "
            "nobody outside sees.",
        ),
        Mistake(
            "grad-rebound",
            grad_rebound,
            "outside velocity was only multiplied by β, and theta moved along this step's gradient "
            "alone. velocity = grad gives the name to another array: the gradient is to be added.",
        ),
        Mistake(
            "decayed-twice-rebound",
            decayed_twice_rebound,
            "outside velocity was only multiplied by β, and theta moved with β² of the old one. "
            "The line above has multiplied by β already; and velocity = … makes a new array that "
            "nobody outside sees.",
        ),
        Mistake(
            "decayed-twice",
            decayed_twice,
            "β² of the old velocity was kept: the line above has multiplied it by β already.",
        ),
        Mistake(
            "rate-twice",
            rate_twice,
            "velocity holds rate · grad, and theta's move is multiplied by the rate once more. "
            "Here the rate stays out of velocity.",
        ),
        Mistake(
            "changed-input",
            grad_in_place(momentum_step),
            "changed grad in place. It belongs to the caller: only theta and velocity change.",
        ),
    ),
    "alternatives": (momentum_in_loops, momentum_by_slices, momentum_in_two_pulls),
}


def nesterov(theta, grad, velocity, rate, beta, *, own=1.0, ahead=None, step=1.0):
    """Nesterov's step with a factor at the gradient, at the look-ahead and at the whole."""
    velocity[:] = beta * velocity + grad
    theta -= step * rate * (own * grad + (beta if ahead is None else ahead) * velocity)


def nesterov_from_zero(theta, grad, velocity, rate, beta):
    velocity[:] = 0
    nesterov_step(theta, grad, velocity, rate, beta)


def nesterov_anew(theta, grad, velocity, rate, beta):
    nesterov_step(theta, grad, np.zeros_like(velocity), rate, beta)


def nesterov_dampened(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity + (1 - beta) * grad
    theta -= rate * (grad + beta * velocity)


def looked_ahead_first(theta, grad, velocity, rate, beta):
    theta -= rate * beta * velocity
    velocity[:] = beta * velocity + grad
    theta -= rate * velocity


def looking_kept(theta, grad, velocity, rate, beta):
    velocity[:] = grad + beta * (beta * velocity + grad)
    theta -= rate * velocity


def nesterov_rate_inside(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity + rate * grad
    theta -= rate * grad + beta * velocity


def nesterov_bracket(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity + grad
    theta -= rate * grad + beta * velocity


def nesterov_in_loops(theta, grad, velocity, rate, beta):
    for i in range(len(theta)):
        velocity[i] = beta * velocity[i] + grad[i]
        theta[i] -= rate * (grad[i] + beta * velocity[i])


def nesterov_by_momentum(theta, grad, velocity, rate, beta):
    """The momentum step, and the difference between the two."""
    velocity[:] = beta * velocity + grad
    theta -= rate * velocity
    theta -= rate * (grad + (beta - 1) * velocity)


def nesterov_from_the_old(theta, grad, velocity, rate, beta):
    """All in the old velocity: g + β (β v + g) = (1 + β) g + β² v."""
    theta[:] = theta - rate * ((1 + beta) * grad + beta**2 * velocity)
    velocity[:] = beta * velocity + grad


def sgd_in_loops(theta, grad, rate):
    for i in range(len(theta)):
        theta[i] -= rate * grad[i]


def sgd_rebinding(theta, grad, rate):
    theta = theta - rate * grad
    return theta


def sgd_replacing(theta, grad, rate):
    theta[:] = -rate * grad


def sgd_uphill(theta, grad, rate):
    theta += rate * grad


def sgd_without_rate(theta, grad, rate):
    theta -= grad


def sgd_averaged(theta, grad, rate):
    theta -= rate * grad / len(grad)


def sgd_by_sign(theta, grad, rate):
    theta -= rate * np.sign(grad)


def sgd_shrinking(theta, grad, rate):
    theta *= 1 - rate * grad


def sgd_scaling_grad(theta, grad, rate):
    grad *= rate
    theta -= grad


def rmsprop_cases(rng):
    """theta, grad, v (P,), rate, beta, epsilon: the first step, and later ones."""
    cases = []
    for P, rate, beta, epsilon, first in [
        (4, 0.1, 0.9, 1e-8, False),
        (3, 0.01, 0.99, 0.1, False),
        (1, 0.5, 0.5, 0.1, True),
        (6, 0.02, 0.8, 1e-3, False),
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


def rmsprop_corrected(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    """As if every step were the first, with Adam's correction."""
    v[:] = beta * v + (1 - beta) * grad**2
    theta -= rate * grad / (np.sqrt(v / (1 - beta)) + epsilon)


def rmsprop_rebinding(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    theta, v = theta.copy(), v.copy()
    rmsprop_step(theta, grad, v, rate, beta, epsilon)
    return theta


def rmsprop_v_rebound(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    rmsprop_step(theta, grad, v.copy(), rate, beta, epsilon)


def rmsprop_theta_rebound(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    rmsprop_step(theta.copy(), grad, v, rate, beta, epsilon)


def rmsprop_uphill(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    rmsprop_step(theta, grad, v, -rate, beta, epsilon)


def rmsprop_in_loops(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    for i in range(len(theta)):
        v[i] = beta * v[i] + (1 - beta) * grad[i] ** 2
        theta[i] -= rate * grad[i] / (v[i] ** 0.5 + epsilon)


def rmsprop_by_difference(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    v += (1 - beta) * (grad**2 - v)
    theta[:] = theta - rate / (np.sqrt(v) + epsilon) * grad
    return theta


def rmsprop_by_slices(theta, grad, v, rate, beta=0.9, epsilon=1e-8):
    v[...] = beta * v + (1 - beta) * np.square(grad)
    np.subtract(theta, rate * grad / (epsilon + v**0.5), out=theta)


def cosine_cases(rng):
    """step, steps, rate: the ends, the middle, between, and after the end."""
    rates = rng.uniform(0.01, 1, 8)
    pairs = [(0, 10), (10, 10), (5, 10), (1, 7), (6, 7), (15, 10), (25, 10), (30, 100)]
    return [(step, steps, float(rate)) for (step, steps), rate in zip(pairs, rates, strict=True)]


def cosine_with(formula):
    """`cosine` with another formula(t, rate) of t = step / steps, at most 1."""
    return lambda step, steps, rate: formula(min(step, steps) / steps, rate)


def cosine_by_cases(step, steps, rate):
    if step >= steps:
        return 0.0
    return 0.5 * rate * (1 + np.cos(np.pi * step / steps))


def cosine_squared(step, steps, rate):
    """½ (1 + cos x) = cos²(x / 2)."""
    return rate * math.cos(math.pi / 2 * min(1, step / steps)) ** 2


def terminal_velocity():
    theta, velocity = np.zeros(1), np.zeros(1)
    for _ in range(1000):
        momentum_step(theta, np.ones(1), velocity, 0.1, 0.9)
    return round(float(velocity[0]), 6)


def adam_first_step():
    theta, m, v = np.zeros(1), np.zeros(1), np.zeros(1)
    adam_step(theta, np.full(1, 1000.0), m, v, 1, 0.001)
    return -float(theta[0])


def rate_of_the_forgetful():
    """How far theta moves for gradient 1 when v = β v + (1 − β) g begins at 0 in every call."""
    rate, beta, velocity = 0.5, 0.2, 0.0
    return rate * (beta * velocity + (1 - beta) * 1.0)


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


def adam_moments_rebound(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    """m = … and v = …: theta comes out right, once."""
    adam(theta, grad, m.copy(), v.copy(), t, rate, beta1, beta2, epsilon)


def adam_m_rebound(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    adam(theta, grad, m.copy(), v, t, rate, beta1, beta2, epsilon)


def adam_v_rebound(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    adam(theta, grad, m, v.copy(), t, rate, beta1, beta2, epsilon)


def adam_without_decay(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    """Nothing of m and v fades."""
    m += (1 - beta1) * grad
    v += (1 - beta2) * grad * grad
    theta -= rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)


def adam_whole_gradient(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    """The gradient enters whole, as it does in momentum."""
    m[:] = beta1 * m + grad
    v[:] = beta2 * v + grad * grad
    theta -= rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)


def adam_one_corrected(theta, grad, m, v, t, rate, beta1, beta2, epsilon, *, of_m):
    """The correction of m alone, or that of v alone."""
    m[:] = beta1 * m + (1 - beta1) * grad
    v[:] = beta2 * v + (1 - beta2) * grad * grad
    m_hat = m / (1 - beta1**t) if of_m else m
    v_hat = v if of_m else v / (1 - beta2**t)
    theta -= rate * m_hat / (np.sqrt(v_hat) + epsilon)


def adam_power_forgotten(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    """1 − β where 1 − βᵗ is meant: right in the first step."""
    m[:] = beta1 * m + (1 - beta1) * grad
    v[:] = beta2 * v + (1 - beta2) * grad * grad
    theta -= rate * (m / (1 - beta1)) / (np.sqrt(v / (1 - beta2)) + epsilon)


def adam_v(of, theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    """v ← β₂ v + of(β₁, β₂, g), and the rest as it should be."""
    m[:] = beta1 * m + (1 - beta1) * grad
    v[:] = beta2 * v + of(beta1, beta2, grad)
    theta -= rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)


def adam_v_of_gradient(*args):
    """v as a running mean of the gradient, with its sign."""
    with np.errstate(invalid="ignore", divide="ignore"):
        adam_v(lambda beta1, beta2, g: (1 - beta2) * g, *args)


def adam(
    theta, grad, m, v, t, rate, beta1, beta2, epsilon, *, corrected=True, place="outside", power=2
):
    """Adam with a switch for each thing that goes wrong."""
    m[:] = beta1 * m + (1 - beta1) * grad
    v[:] = beta2 * v + (1 - beta2) * np.abs(grad) ** power
    m_hat = m / (1 - beta1**t) if corrected else m
    v_hat = v / (1 - beta2**t) if corrected else v
    if place == "inside":
        theta -= rate * m_hat / np.sqrt(v_hat + epsilon)
    elif place == "after":
        theta -= rate * (m_hat / np.sqrt(np.maximum(v_hat, 1e-300)) + epsilon)
    elif place == "no root":
        theta -= rate * m_hat / (v_hat + epsilon)
    else:
        theta -= rate * m_hat / (np.sqrt(v_hat) + epsilon)


def another_adam(step):
    """Adam with right memories, and another step from m, v, t, rate, beta1, beta2, epsilon."""

    def wrong(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
        m[:] = beta1 * m + (1 - beta1) * grad
        v[:] = beta2 * v + (1 - beta2) * grad**2
        theta -= step(m, v, t, rate, beta1, beta2, epsilon)

    return wrong


def rebinding(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    theta, m, v = theta.copy(), m.copy(), v.copy()
    adam_step(theta, grad, m, v, t, rate, beta1, beta2, epsilon)


def theta_rebound(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    adam_step(theta.copy(), grad, m, v, t, rate, beta1, beta2, epsilon)


def t_from_0(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    adam_step(theta, grad, m, v, t + 1, rate, beta1, beta2, epsilon)


def corrections_kept(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    adam_step(theta, grad, m, v, t, rate, beta1, beta2, epsilon)
    m /= 1 - beta1**t
    v /= 1 - beta2**t


def gradient_in_place_of_mean(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    kept = theta.copy()
    adam_step(theta, grad, m, v, t, rate, beta1, beta2, epsilon)
    theta[:] = kept - rate * grad / (np.sqrt(v / (1 - beta2**t)) + epsilon)


def betas_swapped(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    adam_step(theta, grad, m, v, t, rate, beta2, beta1, epsilon)


def uphill(theta, grad, m, v, t, rate, beta1, beta2, epsilon):
    adam_step(theta, grad, m, v, t, -rate, beta1, beta2, epsilon)


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


EXERCISES = [
    Exercise(
        notebook=6,
        reference=momentum_step,
        stub=(
            "One step of momentum on whole vectors.\n\n"
            "theta, grad, velocity have shape (P,); rate is η, beta is β. Change theta and\n"
            "velocity in place; return nothing."
        ),
        hints=(
            "Velocity remembers: a part β of what it was stays, and the gradient is added. Then "
            "theta goes against velocity, not against the gradient.",
            "v ← β v + g; θ ← θ − η v, with the new v. All have shape (P,).",
            "In place means velocity *= beta and then velocity += …; theta -= … at the end. "
            "Nothing is returned.",
        ),
        fade="velocity += grad",
        **MOMENTUM,
    ),
    Exercise(
        notebook=6,
        reference=nesterov_step,
        stub=(
            "One step of Nesterov's momentum: v ← β v + g, then θ ← θ − η (g + β v).\n\n"
            "theta, grad, velocity have shape (P,); rate is η, beta is β. Change theta and\n"
            "velocity in place; return nothing."
        ),
        cases=velocity_cases,
        changes=("velocity", "theta"),
        properties=(Property("three steps by hand", nesterov_by_hand),),
        hints=(
            "Velocity changes as in momentum. But theta moves as if one more step of velocity had "
            "been taken already: along the gradient and a part β of the new velocity.",
            "v ← β v + g; θ ← θ − η (g + β v), with the new v in the second. All have shape (P,).",
            "velocity *= beta, velocity += …, then theta -= rate times a bracket with two terms: "
            "the gradient, and beta times what velocity is by now.",
        ),
        why="How do momentum's and Nesterov's moves of theta differ, said in grad and velocity?",
        fade="theta -= ",
        mistakes=(
            Mistake(
                "momentum",
                momentum_step,
                "this is plain momentum: velocity is right, and theta moved along it. To look "
                "ahead theta moves along the gradient and β times the new velocity. (With the old "
                "one in the bracket the sum is the new velocity, and momentum again.)",
            ),
            Mistake(
                "no-grad",
                lambda *args: nesterov(*args, own=0),
                "velocity is right, but theta moved along β · velocity alone: the gradient stands "
                "beside it.",
            ),
            Mistake(
                "velocity-for-grad",
                lambda theta, grad, velocity, rate, beta: nesterov(
                    theta, grad, velocity, rate, beta, own=0, ahead=1 + beta
                ),
                "velocity is right, but theta moved along velocity + β · velocity. The first of "
                "the two is grad.",
            ),
            Mistake(
                "whole-velocity",
                lambda *args: nesterov(*args, ahead=1.0),
                "velocity is right, but theta moved along grad and the whole of velocity. One "
                "step later only a part β of it is left.",
            ),
            Mistake(
                "looked-ahead-first",
                looked_ahead_first,
                "velocity is right, but theta took two moves: along β times the old velocity, and "
                "along the new one. grad belongs to where theta is now; the look-ahead comes "
                "after.",
            ),
            Mistake(
                "looking-kept",
                looking_kept,
                "theta is right, but velocity was left looking ahead: the next step would look "
                "ahead from there again.",
            ),
            Mistake(
                "dampened",
                nesterov_dampened,
                "the gradient came into velocity with a factor 1 − β. Here it comes in whole.",
            ),
            Mistake(
                "velocity-reset",
                nesterov_from_zero,
                "velocity holds this step's gradient alone: what was in it is lost. β times the "
                "old velocity should be in it too.",
            ),
            Mistake(
                "velocity-anew",
                nesterov_anew,
                "velocity is as it was, and theta moved as if it were 0. Where velocity is made "
                "anew in every call nothing is remembered.",
            ),
            Mistake(
                "rate-inside",
                nesterov_rate_inside,
                "velocity holds rate · grad. With a rate that changes that is another path: here "
                "the rate stays out of velocity.",
            ),
            Mistake(
                "rate-on-grad-only",
                nesterov_bracket,
                "velocity is right, but in theta's move the rate multiplies grad alone. It "
                "multiplies both terms.",
            ),
            Mistake(
                "uphill",
                lambda *args: nesterov(*args, step=-1),
                "velocity is right, but theta moved uphill.",
            ),
            Mistake(
                "rebinding",
                on_copies(nesterov_step, "theta", "velocity"),
                "theta and velocity are as they were. theta = theta − … makes a new array that "
                "nobody outside sees; change the arrays that came in.",
            ),
            Mistake(
                "theta-rebound",
                on_copies(nesterov_step, "theta"),
                "velocity is right, but theta is as it was. theta = theta − … makes a new array "
                "that nobody outside sees.",
            ),
            Mistake(
                "velocity-rebound",
                on_copies(nesterov_step, "velocity"),
                "theta is right, but velocity is as it was. velocity = … makes a new array that "
                "nobody outside sees, so that the next step finds the old one.",
            ),
            Mistake(
                "changed-input",
                grad_in_place(nesterov_step),
                "changed grad in place. It belongs to the caller: only theta and velocity change.",
            ),
        ),
        alternatives=(nesterov_in_loops, nesterov_by_momentum, nesterov_from_the_old),
    ),
    Exercise(
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
            "pulls them towards 0 in the first steps: divide that bias out, then step along the "
            "one divided by the root of the other.",
            "Three arrays change in place: m, then v, at the end theta. m̂ and v̂ have names of "
            "their own, so that m and v stay uncorrected for the next step. All have shape (P,). "
            "t stands in an exponent, beta1**t.",
            "m *= beta1, then m += (1 - beta1) * grad. v goes the same way, with beta2 and the "
            "square. m_hat = m / (1 - beta1**t), and v_hat likewise. theta goes down by rate times "
            "m_hat over a bracket: the root of v_hat, plus epsilon.",
        ),
        why="In the first step, what are m̂ and v̂, and how long is the step of each parameter?",
        fade="v_hat = ",
        mistakes=(
            Mistake(
                "no-correction",
                lambda *args: adam(*args, corrected=False),
                "m and v are right, but theta moved as if they had no bias towards 0. In early "
                "steps both are too small: divide the bias out first.",
            ),
            Mistake(
                "product-for-power",
                another_adam(
                    lambda m, v, t, rate, beta1, beta2, epsilon: (
                        rate * m / (1 - beta1 * t) / (np.sqrt(v / (1 - beta2 * t)) + epsilon)
                    )
                ),
                "m and v are right. The correction is 1 − βᵗ, a power; here it is 1 − β · t, which "
                "is negative from some step on.",
            ),
            Mistake(
                "correction-without-bracket",
                another_adam(
                    lambda m, v, t, rate, beta1, beta2, epsilon: (
                        rate * (m / 1 - beta1**t) / (np.sqrt(v / 1 - beta2**t) + epsilon)
                    )
                ),
                "m and v are right. In theta a bracket is missing: 1 − βᵗ as a whole divides.",
            ),
            Mistake(
                "root-without-bracket",
                another_adam(
                    lambda m, v, t, rate, beta1, beta2, epsilon: (
                        rate * (m / (1 - beta1**t)) / np.sqrt(v / (1 - beta2**t)) + epsilon
                    )
                ),
                "m and v are right. In theta a bracket is missing: √v̂ + ε as a whole divides. "
                "Without it a gradient of 0 gives 0/0.",
            ),
            Mistake(
                "epsilon-inside",
                lambda *args: adam(*args, place="inside"),
                "epsilon stands under the root. It is added to the root.",
            ),
            Mistake(
                "epsilon-after",
                lambda *args: adam(*args, place="after"),
                "epsilon is added to the quotient. It belongs to the denominator, to keep it "
                "from 0.",
            ),
            Mistake(
                "no-root",
                lambda *args: adam(*args, place="no root"),
                "m and v are right, but theta's step is divided by v̂ itself. A gradient is "
                "measured against the root of the mean square: only then does its unit cancel.",
            ),
            Mistake(
                "m-corrected-only",
                lambda *args: adam_one_corrected(*args, of_m=True),
                "m is freed of its bias, v is not. In early steps v is too small as well, and the "
                "step too long.",
            ),
            Mistake(
                "v-corrected-only",
                lambda *args: adam_one_corrected(*args, of_m=False),
                "v is freed of its bias, m is not. In early steps m is too small as well, and so "
                "is the step.",
            ),
            Mistake(
                "not-squared",
                lambda *args: adam(*args, power=1),
                "v is the running mean of |grad|. It should be that of the squares.",
            ),
            Mistake(
                "rebinding",
                rebinding,
                "theta, m and v are as they were. theta = theta − … makes a new array that nobody "
                "outside sees; change the arrays that came in.",
            ),
            Mistake(
                "theta-rebound",
                theta_rebound,
                "m and v are right, but theta is as it was. theta = theta − … makes a new array "
                "that nobody outside sees.",
            ),
            Mistake(
                "moments-rebound",
                adam_moments_rebound,
                "theta is right, but m and v are as they were. m = … makes a new array that nobody "
                "outside sees, so the next step finds the old one.",
            ),
            Mistake(
                "m-rebound",
                adam_m_rebound,
                "theta and v are right, but m is as it was. m = … makes a new array that nobody "
                "outside sees; m *= … changes the one that came in.",
            ),
            Mistake(
                "v-rebound",
                adam_v_rebound,
                "theta and m are right, but v is as it was. v = … makes a new array that nobody "
                "outside sees; v *= … changes the one that came in.",
            ),
            Mistake(
                "no-decay",
                adam_without_decay,
                "m and v got their new share and kept all of the old. Of what they were only a "
                "part β₁, or β₂, stays.",
            ),
            Mistake(
                "one-beta",
                another_adam(
                    lambda m, v, t, rate, beta1, beta2, epsilon: (
                        rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta1**t)) + epsilon)
                    )
                ),
                "m and v are right. In theta's move v is corrected with beta1; its own is beta2.",
            ),
            Mistake(
                "no-epsilon",
                another_adam(
                    lambda m, v, t, rate, beta1, beta2, epsilon: (
                        rate * (m / (1 - beta1**t)) / np.sqrt(v / (1 - beta2**t))
                    )
                ),
                "m and v are right. epsilon is missing beside the root: a gradient that was always "
                "0 gives 0/0.",
            ),
            Mistake(
                "whole-gradient",
                adam_whole_gradient,
                "m and v got the whole gradient, as a velocity does. Here they are means: what is "
                "new comes in with a share of 1 − β.",
            ),
            Mistake(
                "power-forgotten",
                adam_power_forgotten,
                "the first step is right, the later ones are not: the correction uses β where βᵗ "
                "belongs.",
            ),
            Mistake(
                "share-squared",
                lambda *args: adam_v(lambda beta1, beta2, g: ((1 - beta2) * g) ** 2, *args),
                "m is right, but in v the factor 1 − β₂ is squared as well. Square the gradient "
                "alone.",
            ),
            Mistake(
                "beta1-in-v",
                lambda *args: adam_v(lambda beta1, beta2, g: (1 - beta1) * g**2, *args),
                "m is right, but the squares come into v with 1 − β₁. v has its own share, 1 − β₂.",
            ),
            Mistake(
                "v-of-gradient",
                adam_v_of_gradient,
                "m is right, but v is a mean of the gradient. It should be one of its squares, "
                "element by element: a negative number has no root.",
            ),
            Mistake(
                "t-from-0",
                t_from_0,
                "theta moved as if t were one more. t counts from 1 already.",
            ),
            Mistake(
                "corrections-kept",
                corrections_kept,
                "theta is right, but m and v were left corrected. The next step corrects them "
                "again: keep the corrected ones apart.",
            ),
            Mistake(
                "gradient-not-mean",
                gradient_in_place_of_mean,
                "theta moved along this step's gradient. It should move along the running mean.",
            ),
            Mistake(
                "betas-swapped",
                betas_swapped,
                "beta1 and beta2 are swapped: beta1 belongs to m, beta2 to v.",
            ),
            Mistake(
                "uphill",
                uphill,
                "theta moved uphill: m and v are right, the sign of the step is not.",
            ),
        ),
        alternatives=(in_loops, by_differences, corrected_rate),
    ),
    Exercise(
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
        why="Why does theta -= … reach the network, and theta = theta − … not?",
        mistakes=(
            Mistake(
                "uphill",
                sgd_uphill,
                "theta moved along the gradient, uphill. It should move against it.",
            ),
            Mistake(
                "rebinding",
                sgd_rebinding,
                "theta is as it was. theta = theta − … makes a new array that nobody outside sees; "
                "change the array that came in.",
            ),
            Mistake(
                "replaced",
                sgd_replacing,
                "theta was replaced by the step. The step is added to what theta was.",
            ),
            Mistake(
                "no-rate",
                sgd_without_rate,
                "theta moved by the whole gradient: the rate is missing.",
            ),
            Mistake(
                "averaged",
                sgd_averaged,
                "the step is divided by the number of parameters. P has no part in it, and the "
                "1/N of the examples came in with grad.",
            ),
            Mistake(
                "sign-only",
                sgd_by_sign,
                "every parameter moved by rate, whatever the size of its gradient: only the sign "
                "was used.",
            ),
            Mistake(
                "multiplied",
                sgd_shrinking,
                "theta was multiplied by 1 − rate · grad. The step is taken off it: where theta is "
                "0 it has to move too.",
            ),
            Mistake(
                "changed-input",
                sgd_scaling_grad,
                "theta is right, but grad was changed on the way. It belongs to the caller: only "
                "theta changes.",
            ),
        ),
        alternatives=(
            sgd_in_loops,
            lambda theta, grad, rate: np.subtract(theta, rate * grad, out=theta),
            lambda theta, grad, rate: theta.__iadd__(-rate * grad),
        ),
    ),
    Exercise(
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
        mistakes=(
            Mistake(
                "epsilon-inside",
                lambda *args: rmsprop(*args, place="inside"),
                "epsilon stands under the root. It is added to the root.",
            ),
            Mistake(
                "epsilon-after",
                lambda *args: rmsprop(*args, place="after"),
                "epsilon is added to the quotient. It belongs to the denominator, to keep it "
                "from 0.",
            ),
            Mistake(
                "root-without-bracket",
                lambda *args: rmsprop(*args, place="no bracket"),
                "v is right. In theta's move a bracket is missing: √v + ε as a whole divides.",
            ),
            Mistake(
                "no-epsilon",
                lambda *args: rmsprop(*args, place="nowhere"),
                "v is right. epsilon is missing beside the root: a gradient that was always 0 "
                "gives 0/0.",
            ),
            Mistake(
                "no-root",
                lambda *args: rmsprop(*args, place="no root"),
                "v is right, but grad is divided by v itself. A gradient is measured against the "
                "root of the mean square: only then does its unit cancel.",
            ),
            Mistake(
                "old-v",
                lambda *args: rmsprop(*args, place="old"),
                "v is right, but theta moved with the old one. This step's gradient should be in "
                "it: in the first step the old v is 0.",
            ),
            Mistake(
                "not-squared",
                lambda *args: rmsprop(*args, power=1),
                "v is the running mean of |grad|. It should be that of the squares.",
            ),
            Mistake(
                "adagrad",
                lambda *args: rmsprop(*args, keep=1.0, pull=1.0),
                "v is the sum of all squares: this is AdaGrad, whose steps only ever shrink. Here "
                "v is a running mean.",
            ),
            Mistake(
                "sum",
                lambda *args: rmsprop(*args, pull=1.0),
                "the square came into v whole. For a mean it comes in with 1 − β, so that the two "
                "weights add up to 1.",
            ),
            Mistake(
                "betas-swapped",
                lambda theta, grad, v, rate, beta=0.9, epsilon=1e-8: rmsprop(
                    theta, grad, v, rate, 1 - beta, epsilon
                ),
                "v kept 1 − β of what it was, and β of the new square came in: the other way "
                "round.",
            ),
            Mistake(
                "v-reset",
                lambda *args: rmsprop(*args, keep=0.0),
                "v holds this step's square alone: what was in it is lost.",
            ),
            Mistake(
                "corrected",
                rmsprop_corrected,
                "v is right, but theta moved with v / (1 − β). A correction of the bias is "
                "Adam's; RMSProp takes v as it is.",
            ),
            Mistake(
                "rebinding",
                rmsprop_rebinding,
                "theta and v are as they were. theta = theta − … makes a new array that nobody "
                "outside sees; change the arrays that came in.",
            ),
            Mistake(
                "v-rebound",
                rmsprop_v_rebound,
                "theta is right, but v is as it was. v = … makes a new array that nobody outside "
                "sees, so that the next step finds the old one.",
            ),
            Mistake(
                "theta-rebound",
                rmsprop_theta_rebound,
                "v is right, but theta is as it was. theta = theta − … makes a new array that "
                "nobody outside sees.",
            ),
            Mistake(
                "uphill",
                rmsprop_uphill,
                "theta moved uphill: v is right, the sign of the step is not.",
            ),
        ),
        alternatives=(rmsprop_in_loops, rmsprop_by_difference, rmsprop_by_slices),
    ),
    Exercise(
        notebook=6,
        reference=cosine,
        extra=True,
        stub=(
            "The rate at a step: half a cosine from rate, at step 0, down to 0, at `steps`.\n\n"
            "step and steps are whole numbers, step counted from 0; after `steps` it stays 0.\n"
            "½ rate (1 + cos(π step / steps)), a number."
        ),
        cases=cosine_cases,
        hints=(
            "A cosine falls from 1 to −1 on the way from 0 to π. Lift it by 1, halve it, and it "
            "falls from 1 to 0. And at step = steps it has to stop there.",
            "½ rate (1 + cos(π t)) with t = min(step, steps) / steps, a number between 0 and 1.",
            "math.cos and math.pi, or NumPy's, both in radians; Python's min for what comes after "
            "the end.",
        ),
        why="Where does this schedule fall fastest, and where hardly at all?",
        mistakes=(
            Mistake(
                "goes-up-again",
                lambda step, steps, rate: rate * (1 + math.cos(math.pi * step / steps)) / 2,
                "right up to `steps`; after that the cosine rises again. It should stay at 0.",
            ),
            Mistake(
                "whole-period",
                cosine_with(lambda t, rate: rate * (1 + math.cos(2 * math.pi * t)) / 2),
                "this is a whole period of the cosine, down and up again. Half of it is meant: at "
                "`steps` the rate is 0.",
            ),
            Mistake(
                "quarter-period",
                cosine_with(lambda t, rate: rate * math.cos(math.pi / 2 * t)),
                "this is a quarter of a cosine: it falls steepest at the end. A half, lifted and "
                "halved, comes to rest there.",
            ),
            Mistake(
                "rising",
                cosine_with(lambda t, rate: rate * (1 - math.cos(math.pi * t)) / 2),
                "the rate rises from 0. It should begin at rate and fall to 0.",
            ),
            Mistake(
                "not-halved",
                cosine_with(lambda t, rate: rate * (1 + math.cos(math.pi * t))),
                "everything is twice too large: 1 + cos begins at 2.",
            ),
            Mistake(
                "not-lifted",
                cosine_with(lambda t, rate: rate * math.cos(math.pi * t)),
                "the second half is negative, and a negative rate goes uphill: the 1 + is missing.",
            ),
            Mistake(
                "bare",
                lambda step, steps, rate: rate * math.cos(math.pi * step / steps),
                "this is rate times a cosine, as it stands. It goes down to −rate, and after "
                "`steps` up again. It should fall to 0, and stay there: lift it by 1, halve it, "
                "and let it stop.",
            ),
            Mistake(
                "halved-only",
                cosine_with(lambda t, rate: rate * math.cos(math.pi * t) / 2),
                "halved, but not lifted: it runs from half the rate to minus half of it. The 1 + "
                "is missing.",
            ),
            Mistake(
                "halved-only-no-stop",
                lambda step, steps, rate: rate * math.cos(math.pi * step / steps) / 2,
                "halved, but not lifted: it runs from half the rate to minus half of it, and after "
                "`steps` up again. The 1 + is missing, and so is the stop.",
            ),
            Mistake(
                "no-bracket",
                cosine_with(lambda t, rate: rate / 2 + math.cos(math.pi * t)),
                "the cosine is added to half the rate. 1 + cos belongs in a bracket, which the "
                "rate multiplies.",
            ),
            Mistake(
                "no-bracket-no-stop",
                lambda step, steps, rate: rate / 2 + math.cos(math.pi * step / steps),
                "the cosine is added to half the rate, and rises again after `steps`. 1 + cos "
                "belongs in a bracket, which the rate multiplies; and it has to stop.",
            ),
            Mistake(
                "degrees",
                cosine_with(lambda t, rate: rate * (1 + math.cos(180 * t)) / 2),
                "the angle was taken in degrees. cos takes radians: half a turn is π.",
            ),
            Mistake(
                "no-pi",
                cosine_with(lambda t, rate: rate * (1 + math.cos(t)) / 2),
                "the angle goes from 0 to 1, a small part of the way. Half a turn is π.",
            ),
            Mistake(
                "line",
                cosine_with(lambda t, rate: rate * (1 - t)),
                "this is a straight line from rate to 0. A cosine begins and ends flat.",
            ),
            Mistake(
                "whole-division",
                lambda step, steps, rate: (
                    rate * (1 + math.cos(math.pi * (min(step, steps) // steps))) / 2
                ),
                "the rate stays as it is until the last step: // drops what is behind the point, "
                "and step / steps is 0 up to there.",
            ),
            Mistake(
                "no-rate",
                cosine_with(lambda t, rate: (1 + math.cos(math.pi * t)) / 2),
                "it begins at 1. It should begin at rate.",
            ),
            Mistake(
                "one-step-late",
                lambda step, steps, rate: (
                    rate * (1 + math.cos(math.pi * min(step + 1, steps) / steps)) / 2
                ),
                "this is the rate of the step after. step counts from 0, and at 0 it is rate.",
            ),
        ),
        alternatives=(cosine_by_cases, cosine_squared),
    ),
    # Bug hunt.
    Exercise(
        notebook=6,
        name="repair_momentum",
        kind="bug hunt",
        buggy="velocity-anew",
        reference=momentum_step,
        stub=(
            "One fault is in here. One step of momentum: v ← β v + g, then θ ← θ − η v.\n\n"
            "theta, grad, velocity have shape (P,); every call gets the velocity that the last\n"
            "one has left. Change theta and velocity in place; return nothing."
        ),
        hints=(
            "Call it twice with gradient 1 and β = 0.9. How far does theta move in the first call, "
            "and how far in the second?",
            "v ← β v + g: the v on the right is what the call before has left. Which v does the "
            "function use?",
            "A name on the left of = is bound to a new array, and the argument is out of sight. "
            "Which line does that?",
        ),
        **MOMENTUM,
    ),
    # Question: with this bug a network still learns. Which check would have caught it? a) One step
    # from velocity 0, worked out by hand. b) A gradient check. c) Two steps with the same gradient:
    # the second has to be longer. d) The training loss falls.
    Guess(
        name="repair_momentum_check",
        notebook=6,
        answer="c",
        because=(
            "with β = 0.9 the second step is 1.9 times as long as the first, and here it was just "
            "as long. What is remembered shows from the second call on."
        ),
        wrong={
            "a": (
                "from velocity 0 the first step of momentum moves theta as gradient descent does, "
                "bug or not. Take a second step."
            ),
            "b": (
                "the gradients are right: the fault is in what is done with them. A gradient check "
                "never calls an optimizer."
            ),
            "d": (
                "it falls: this is plain gradient descent, which learns too, only more slowly. "
                'Write it as momentum_step and look at compare("momentum_step").'
            ),
        },
    ),
    # Question: the gradient is 1 at every step, and β = 0.9. To which number does the velocity of
    # v ← β v + g tend?
    Guess(
        name="terminal_velocity",
        notebook=6,
        answer=terminal_velocity,
        measured=True,
        tolerance=0.01,
        because=(
            "it comes to rest where v = 0.9 v + 1, at 1 / (1 − 0.9). On a steady slope momentum "
            "goes as fast as gradient descent with ten times the rate."
        ),
    ),
    # Question: Adam divides the mean gradient by its usual size. The first gradient is 1000, the
    # rate 0.001. How far does the parameter move?
    Guess(
        name="adam_first_step",
        notebook=6,
        answer=adam_first_step,
        measured=True,
        tolerance=1e-5,
        because=(
            "after the first step m is (1 − β₁) g. Divided by 1 − β₁ it is g, as v is g², and the "
            "step is rate · g / |g|: the rate, however large the gradient."
        ),
    ),
    # Question: the gradient of a batch is the mean of its images' gradients. With ten times the
    # images, how many times less noisy is it?
    Guess(
        name="batch_noise",
        notebook=6,
        answer=math.sqrt(10),
        tolerance=0.2,
        because=(
            "√10. The deviations of single images have all directions. The sum of ten times as "
            "many is √10 times as long, not ten times, and the mean divides it by ten."
        ),
        wrong={
            10.0: (
                "that would be so if the deviations of ten images were no longer than that of "
                "one. They cancel in part only: how long is the sum of N random steps?"
            ),
            1.0: "in a mean of more images the deviations of single ones cancel better.",
        },
    ),
    # Question: where does the negative gradient point? a) At the minimum. b) Where the loss falls
    # most steeply from here. c) At the nearest point with a lower loss. d) Along the valley.
    Guess(
        name="gradient_direction",
        notebook=6,
        answer="b",
        because=(
            "it is at right angles to the line of equal loss through this point (in a picture "
            "whose axes have one scale), and knows nothing of what lies further on."
        ),
        wrong={
            "a": (
                "only if the contours are circles. On x² + 10 y² from (1, 1) it is (−2, −20): "
                "nearly straight down the y axis, while the minimum lies at 45 degrees."
            ),
            "c": (
                "lower points begin right here, in half of all directions. The gradient says in "
                "which of them the loss falls fastest, not where it is low."
            ),
            "d": (
                "in a long valley it points mostly across, at the other wall: that is why plain "
                "gradient descent zigzags, and what momentum is for. Draw the arrow on x² + 10 y²."
            ),
        },
    ),
    # Question: momentum in the form v ← β v + (1 − β) g, θ ← θ − rate · v, with β = 0.2 and rate
    # 0.5, begins with v = 0 in every call. It does the same as plain gradient descent with which
    # rate?
    Guess(
        name="reset_velocity",
        notebook=6,
        answer=rate_of_the_forgetful,
        tolerance=1e-3,
        because=(
            "with v = 0 before every step, β v is 0 and (1 − β) g = 0.8 g is left: gradient "
            "descent with the rate 0.5 · 0.8, and no memory at all."
        ),
    ),
]
