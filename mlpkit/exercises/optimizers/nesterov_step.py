"""Exercise of notebook 06: nesterov_step, momentum that looks ahead."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes
from mlpkit.exercises.optimizers.cases import on_copies, three_steps, velocity_cases
from mlpkit.optimizers import momentum_step, nesterov_step


def nesterov_by_hand(f, rng):
    """v as in momentum. θ goes down by 0.4 (1 + ½), 0.4 (1 + ¾), 0.2 (1 + ⅞)."""
    return three_steps(f, (1, 1.5, 1.75), (0.6, 1.3, 1.675))


def anew(theta, grad, velocity, rate, beta):
    nesterov_step(theta, grad, np.zeros_like(velocity), rate, beta)


def looked_ahead_first(theta, grad, velocity, rate, beta):
    theta -= rate * beta * velocity
    velocity[:] = beta * velocity + grad
    theta -= rate * velocity


def in_loops(theta, grad, velocity, rate, beta):
    for i in range(len(theta)):
        velocity[i] = beta * velocity[i] + grad[i]
        theta[i] -= rate * (grad[i] + beta * velocity[i])


def by_momentum(theta, grad, velocity, rate, beta):
    """The momentum step, plus the difference between Nesterov's and momentum's."""
    velocity[:] = beta * velocity + grad
    theta -= rate * velocity
    theta -= rate * (grad + (beta - 1) * velocity)


def from_the_old(theta, grad, velocity, rate, beta):
    """Everything in terms of the old velocity: g + β (β v + g) = (1 + β) g + β² v."""
    theta[:] = theta - rate * ((1 + beta) * grad + beta**2 * velocity)
    velocity[:] = beta * velocity + grad


EXERCISE = Exercise(
    notebook=6,
    extra=True,
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
    why="How do momentum's and Nesterov's moves of theta differ, in terms of grad and velocity?",
    fade="theta -= ",
    mistakes=mistakes(
        ("momentum", momentum_step),
        "this is plain momentum: velocity is right, and theta moved along it. To look ahead, "
        "theta must move along the gradient plus β times the new velocity. (With the old velocity "
        "in the bracket, the sum is the new velocity: momentum again.)",
        ("no-grad", {"grad + beta * velocity": "beta * velocity"}),
        "velocity is right, but theta moved along β · velocity alone: the gradient should be added "
        "to it.",
        ("velocity-for-grad", {"grad + beta * velocity": "velocity + beta * velocity"}),
        "velocity is right, but theta moved along velocity + β · velocity. The first of the two "
        "should be grad.",
        ("whole-velocity", {"grad + beta * velocity": "grad + velocity"}),
        "velocity is right, but theta moved along grad and the whole of velocity. Take β times "
        "velocity: that is all that remains of it one step later.",
        ("looked-ahead-first", looked_ahead_first),
        "velocity is right, but theta took two moves: along β times the old velocity, and along "
        "the new one. It should take one, along g + β v with the new velocity.",
        (
            "looking-kept",
            {"(grad + beta * velocity)": "np.add(grad, beta * velocity, out=velocity)"},
        ),
        "theta is right, but velocity holds the look-ahead, g + β v: the next step would look "
        "ahead from there again.",
        ("dampened", {"+= grad": "+= (1 - beta) * grad"}),
        "the gradient came into velocity with a factor 1 − β. Add it whole.",
        ("velocity-reset", {"*= beta": "*= 0"}),
        "velocity holds this step's gradient alone: what was in it is lost. β times the old "
        "velocity should be in it too.",
        ("velocity-anew", anew),
        "velocity is as it was, and theta moved as if velocity were 0. Where velocity is made "
        "again in every call, nothing is remembered.",
        (
            "rate-inside",
            {
                "+= grad": "+= rate * grad",
                "rate * (grad + beta * velocity)": "rate * grad + beta * velocity",
            },
        ),
        "velocity holds rate · grad. When the rate changes, that leads to a different path. Keep "
        "the rate out of velocity.",
        ("rate-on-grad-only", {"rate * (grad + beta * velocity)": "rate * grad + beta * velocity"}),
        "velocity is right, but in theta's move the rate multiplies grad alone. It should "
        "multiply both terms.",
        ("uphill", {"-= rate": "+= rate"}),
        "velocity is right, but theta moved uphill.",
        ("rebinding", on_copies(nesterov_step, "theta", "velocity")),
        "theta and velocity are as they were. theta = theta − … makes a new array that nobody "
        "outside sees; change the arrays that came in.",
        ("theta-rebound", on_copies(nesterov_step, "theta")),
        "velocity is right, but theta is as it was. theta = theta − … makes a new array that "
        "nobody outside sees.",
        (
            "step-in-velocity",
            {
                "+= grad": "-= rate * grad",
                "-= rate * (grad + beta * velocity)": "+= beta * velocity - rate * grad",
            },
        ),
        "velocity holds −rate · grad, as in the form v ← β v − η g, and theta moved by β v − η g. "
        "theta is right while the rate stays the same. Here velocity should sum up the gradients "
        "as they are, and the rate belongs in theta's line.",
        (
            "plain-step-in-velocity",
            {"+= grad": "-= rate * grad", "-= rate * (grad + beta * velocity)": "+= velocity"},
        ),
        "two things are wrong. This is plain momentum, which does not look ahead. And velocity "
        "holds −rate · grad: it should sum up the gradients as they are.",
        ("beta-on-grad", {"grad + beta * velocity": "velocity + beta * grad"}),
        "velocity is right, but in theta's move β multiplies the gradient. It should multiply "
        "velocity: g + β v.",
        (
            "dampened-throughout",
            {
                "+= grad": "+= (1 - beta) * grad",
                "grad + beta * velocity": "(1 - beta) * grad + beta * velocity",
            },
        ),
        "the gradient came in with a factor 1 − β, in velocity and in theta's move. Add it whole: "
        "velocity should be a sum.",
        ("beta-squared", {"grad + beta * velocity": "grad + beta**2 * velocity"}),
        "velocity is right, but theta moved along g + β² v. It should move along g + β v: one "
        "step later, β v is what remains of velocity.",
        ("minus-ahead", {"grad + beta * velocity": "grad - beta * velocity"}),
        "velocity is right, but in theta's move β v is subtracted from g. It should be added.",
        (
            "grad-dampened-in-the-step",
            {"grad + beta * velocity": "(1 - beta) * grad + beta * velocity"},
        ),
        "velocity is right, but theta moved along (1 − β) g + β v. It should move along g + β v, "
        "with the new velocity: this gradient is added to it before theta moves.",
    ),
    alternatives=(in_loops, by_momentum, from_the_old),
)
