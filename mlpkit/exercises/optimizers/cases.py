"""Shared by momentum_step and nesterov_step."""

import numpy as np

from mlpkit.checker import numbers


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

    velocities, path: by hand, after each step; path is how far theta has gone down.
    """
    theta, velocity = np.zeros(2), np.zeros(2)
    for step, rate in enumerate([0.4, 0.4, 0.2]):
        f(theta, np.ones(2), velocity, rate, 0.5)
        told = f"after step {step + 1} of three with gradient 1 and beta 0.5"
        if not np.allclose(velocity, velocities[step], rtol=1e-5):
            yours, by_hand = numbers(velocity[0], velocities[step])
            return f"{told}, velocity is {yours}. By hand it is {by_hand}."
        if not np.allclose(theta, -path[step], rtol=1e-5):
            yours, by_hand = numbers(theta[0], -path[step])
            return (
                f"{told}, from 0 with rates 0.4, 0.4 and 0.2, theta is {yours}. "
                f"By hand it is {by_hand}."
            )


def on_copies(step, *names):
    """step on copies of the arguments called theta or velocity, which therefore do not change."""

    def wrong(theta, grad, velocity, rate, beta):
        theta = theta.copy() if "theta" in names else theta
        velocity = velocity.copy() if "velocity" in names else velocity
        step(theta, grad, velocity, rate, beta)

    return wrong
