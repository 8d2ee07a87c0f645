"""Exercise of notebook 06: nesterov_step, momentum that looks ahead."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes
from mlpkit.exercises.optimizers.cases import grad_in_place, on_copies, three_steps, velocity_cases
from mlpkit.optimizers import momentum_step, nesterov_step


def nesterov_by_hand(f, rng):
    """v as momentum's. θ goes down by 0.4 (1 + ½), 0.4 (1 + ¾), 0.2 (1 + ⅞)."""
    return three_steps(f, (1, 1.5, 1.75), (0.6, 1.3, 1.675))


def nesterov(theta, grad, velocity, rate, beta, *, own=1.0, ahead=None, step=1.0):
    """Nesterov's step with a factor at the gradient, at the look-ahead and at the whole."""
    velocity[:] = beta * velocity + grad
    theta -= step * rate * (own * grad + (beta if ahead is None else ahead) * velocity)


def from_zero(theta, grad, velocity, rate, beta):
    velocity[:] = 0
    nesterov_step(theta, grad, velocity, rate, beta)


def anew(theta, grad, velocity, rate, beta):
    nesterov_step(theta, grad, np.zeros_like(velocity), rate, beta)


def dampened(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity + (1 - beta) * grad
    theta -= rate * (grad + beta * velocity)


def looked_ahead_first(theta, grad, velocity, rate, beta):
    theta -= rate * beta * velocity
    velocity[:] = beta * velocity + grad
    theta -= rate * velocity


def looking_kept(theta, grad, velocity, rate, beta):
    velocity[:] = grad + beta * (beta * velocity + grad)
    theta -= rate * velocity


def rate_inside(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity + rate * grad
    theta -= rate * grad + beta * velocity


def bracket(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity + grad
    theta -= rate * grad + beta * velocity


def in_loops(theta, grad, velocity, rate, beta):
    for i in range(len(theta)):
        velocity[i] = beta * velocity[i] + grad[i]
        theta[i] -= rate * (grad[i] + beta * velocity[i])


def by_momentum(theta, grad, velocity, rate, beta):
    """The momentum step, and the difference between the two."""
    velocity[:] = beta * velocity + grad
    theta -= rate * velocity
    theta -= rate * (grad + (beta - 1) * velocity)


def from_the_old(theta, grad, velocity, rate, beta):
    """All in the old velocity: g + β (β v + g) = (1 + β) g + β² v."""
    theta[:] = theta - rate * ((1 + beta) * grad + beta**2 * velocity)
    velocity[:] = beta * velocity + grad


def step_in_velocity(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity - rate * grad
    theta += beta * velocity - rate * grad


def plain_step_in_velocity(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity - rate * grad
    theta += velocity


def beta_on_grad(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity + grad
    theta -= rate * (velocity + beta * grad)


def dampened_throughout(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity + (1 - beta) * grad
    theta -= rate * ((1 - beta) * grad + beta * velocity)


def beta_squared(theta, grad, velocity, rate, beta):
    nesterov(theta, grad, velocity, rate, beta, ahead=beta**2)


def minus_ahead(theta, grad, velocity, rate, beta):
    nesterov(theta, grad, velocity, rate, beta, ahead=-beta)


def grad_dampened_in_the_step(theta, grad, velocity, rate, beta):
    nesterov(theta, grad, velocity, rate, beta, own=1 - beta)


EXERCISE = Exercise(
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
    mistakes=mistakes(
        ("momentum", momentum_step),
        "this is plain momentum: velocity is right, and theta moved along it. To look ahead theta "
        "moves along the gradient and β times the new velocity. (With the old one in the bracket "
        "the sum is the new velocity, and momentum again.)",
        ("no-grad", lambda *args: nesterov(*args, own=0)),
        "velocity is right, but theta moved along β · velocity alone: the gradient stands beside "
        "it.",
        (
            "velocity-for-grad",
            lambda theta, grad, velocity, rate, beta: nesterov(
                theta, grad, velocity, rate, beta, own=0, ahead=1 + beta
            ),
        ),
        "velocity is right, but theta moved along velocity + β · velocity. The first of the two "
        "is grad.",
        ("whole-velocity", lambda *args: nesterov(*args, ahead=1.0)),
        "velocity is right, but theta moved along grad and the whole of velocity. One step later "
        "only a part β of it is left.",
        ("looked-ahead-first", looked_ahead_first),
        "velocity is right, but theta took two moves: along β times the old velocity, and along "
        "the new one. grad belongs to where theta is now; the look-ahead comes after.",
        ("looking-kept", looking_kept),
        "theta is right, but velocity was left looking ahead: the next step would look ahead from "
        "there again.",
        ("dampened", dampened),
        "the gradient came into velocity with a factor 1 − β. Here it comes in whole.",
        ("velocity-reset", from_zero),
        "velocity holds this step's gradient alone: what was in it is lost. β times the old "
        "velocity should be in it too.",
        ("velocity-anew", anew),
        "velocity is as it was, and theta moved as if it were 0. Where velocity is made anew in "
        "every call nothing is remembered.",
        ("rate-inside", rate_inside),
        "velocity holds rate · grad. With a rate that changes that is another path: here the rate "
        "stays out of velocity.",
        ("rate-on-grad-only", bracket),
        "velocity is right, but in theta's move the rate multiplies grad alone. It multiplies "
        "both terms.",
        ("uphill", lambda *args: nesterov(*args, step=-1)),
        "velocity is right, but theta moved uphill.",
        ("rebinding", on_copies(nesterov_step, "theta", "velocity")),
        "theta and velocity are as they were. theta = theta − … makes a new array that nobody "
        "outside sees; change the arrays that came in.",
        ("theta-rebound", on_copies(nesterov_step, "theta")),
        "velocity is right, but theta is as it was. theta = theta − … makes a new array that "
        "nobody outside sees.",
        ("velocity-rebound", on_copies(nesterov_step, "velocity")),
        "theta is right, but velocity is as it was. velocity = … makes a new array that nobody "
        "outside sees, so that the next step finds the old one.",
        ("changed-input", grad_in_place(nesterov_step)),
        "changed grad in place. It belongs to the caller: only theta and velocity change.",
        ("step-in-velocity", step_in_velocity),
        "velocity holds −rate · grad, as in the form v ← β v − η g, and theta moved by β v − η g. "
        "theta is right while the rate stays the same; here velocity sums up the gradients as "
        "they are, and the rate comes in theta's line.",
        ("plain-step-in-velocity", plain_step_in_velocity),
        "two things. This is plain momentum, which does not look ahead. And velocity holds −rate "
        "· grad: here it sums up the gradients as they are.",
        ("beta-on-grad", beta_on_grad),
        "velocity is right, but in theta's move β stands at the gradient. It belongs to velocity: "
        "g + β v.",
        ("dampened-throughout", dampened_throughout),
        "the gradient came in with a factor 1 − β, in velocity and in theta's move. Here it comes "
        "in whole: velocity is a sum.",
        ("beta-squared", beta_squared),
        "velocity is right, but theta moved along g + β² v. One step ahead a part β of velocity "
        "is left: g + β v.",
        ("minus-ahead", minus_ahead),
        "velocity is right, but in theta's move β v is taken off g. It is added: g + β v.",
        ("grad-dampened-in-the-step", grad_dampened_in_the_step),
        "velocity is right, but in theta's move the gradient has a factor 1 − β. It comes in "
        "whole: g + β v.",
    ),
    alternatives=(in_loops, by_momentum, from_the_old),
)
