"""Exercise and bug hunt of notebook 06: momentum_step, steps that remember earlier gradients."""

import numpy as np

from mlpkit.checker import Exercise, Guess, Property, mistakes
from mlpkit.exercises.optimizers.cases import on_copies, three_steps, velocity_cases
from mlpkit.optimizers import momentum_step, nesterov_step


def momentum_by_hand(f, rng):
    """v: 1, ½ + 1, ¾ + 1. θ goes down by 0.4 · 1, 0.4 · 1.5, 0.2 · 1.75."""
    return three_steps(f, (1, 1.5, 1.75), (0.4, 1.0, 1.35))


def velocity_anew(theta, grad, velocity, rate, beta):
    velocity = np.zeros_like(theta)
    velocity *= beta
    velocity += grad
    theta -= rate * velocity


def anew_and_dampened(theta, grad, velocity, rate, beta):
    theta -= rate * (1 - beta) * grad


def old_velocity(theta, grad, velocity, rate, beta):
    theta -= rate * velocity
    velocity[:] = beta * velocity + grad


def sum_half_rebound(theta, grad, velocity, rate, beta):
    """The effect of velocity = velocity + grad after velocity *= beta."""
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


def in_loops(theta, grad, velocity, rate, beta):
    for i in range(len(theta)):
        velocity[i] = beta * velocity[i] + grad[i]
        theta[i] = theta[i] - rate * velocity[i]


def by_slices(theta, grad, velocity, rate, beta):
    velocity[:] = beta * velocity + grad
    theta[:] = theta - rate * velocity
    return theta, velocity


def in_two_pulls(theta, grad, velocity, rate, beta):
    """The step of the old velocity, then that of the gradient."""
    theta -= rate * beta * velocity
    theta -= rate * grad
    np.multiply(velocity, beta, out=velocity)
    np.add(velocity, grad, out=velocity)


def gradient_remembered(theta, grad, velocity, rate, beta):
    theta -= rate * (grad + beta * velocity)
    velocity[:] = grad


def decayed_afterwards(theta, grad, velocity, rate, beta):
    velocity += grad
    theta -= rate * velocity
    velocity *= beta


# Shared by the exercise and its bug hunt.
SHARED = {
    "cases": velocity_cases,
    "changes": ("velocity", "theta"),
    "properties": (Property("three steps by hand", momentum_by_hand),),
    "why": "With a gradient that is always 1, what does velocity tend to, and how fast?",
    "mistakes": mistakes(
        ("velocity-anew", velocity_anew),
        "velocity is as it was, and theta moved along this step's gradient alone. Where velocity "
        "is made again in every call, nothing is remembered: this is plain gradient descent.",
        ("velocity-reset", {"*= beta": "*= 0"}),
        "velocity holds this step's gradient alone: what was in it is lost, and the step is plain "
        "gradient descent. β times the old velocity should be in it too.",
        ("anew-and-dampened", anew_and_dampened),
        "velocity is as it was, and theta moved along 1 − β times the gradient. With a velocity "
        "that begins at 0 in every call this is plain gradient descent, at a smaller rate.",
        ("dampened", {"+= grad": "+= (1 - beta) * grad"}),
        "the gradient came into velocity with a factor 1 − β. Add it whole: velocity should be a "
        "sum, not a mean.",
        ("betas-swapped", {"*= beta": "*= 1 - beta", "+= grad": "+= beta * grad"}),
        "velocity kept 1 − β of what it was, and got β times the gradient. Keep β of the old "
        "velocity, and add the gradient whole.",
        ("no-decay", {"velocity *= beta": ""}),
        "velocity is the plain sum of all gradients: none of it decays. β times the old "
        "velocity should stay.",
        ("beta-on-both", {"+= grad": "+= beta * grad"}),
        "the new gradient is multiplied by β as well. Only the old velocity should be.",
        ("rate-inside", {"+= grad": "+= rate * grad", "rate * velocity": "velocity"}),
        "velocity holds rate · grad. As long as the rate stays the same, theta takes the same "
        "path; but when the rate falls, old steps are still taken at the old rate. Keep the rate "
        "out of velocity.",
        ("old-velocity", old_velocity),
        "velocity is right, but theta moved along the old one. This step's gradient should be in "
        "the move.",
        ("velocity-unused", {"rate * velocity": "rate * grad"}),
        "velocity is right, but theta moved along grad: plain gradient descent. It should move "
        "along velocity.",
        ("nesterov", nesterov_step),
        "velocity is right, but theta moved as in Nesterov's form, which looks ahead. It should "
        "move along velocity alone.",
        ("points-downhill", {"+= grad": "-= grad", "-= rate": "+= rate"}),
        "theta is right, but velocity has the opposite sign: it sums up −grad. It should be the "
        "sum of the gradients, and theta should move against it.",
        ("uphill", {"-= rate": "+= rate"}),
        "velocity is right, but theta moved uphill: it should move against velocity.",
        ("minus-twice", {"+= grad": "-= grad"}),
        "grad was subtracted from velocity, and velocity from theta: two minus signs lead uphill.",
        ("no-rate", {"rate * velocity": "velocity"}),
        "velocity is right, but theta moved by the whole velocity: the rate is missing.",
        ("rebinding", on_copies(momentum_step, "theta", "velocity")),
        "theta and velocity are as they were. theta = theta − … makes a new array that nobody "
        "outside sees; change the arrays that came in.",
        ("theta-rebound", on_copies(momentum_step, "theta")),
        "velocity is right, but theta is as it was. theta = theta − … makes a new array that "
        "nobody outside sees.",
        ("velocity-half-rebound", sum_half_rebound),
        "theta is right, but velocity was only multiplied by β: the next step will not know this "
        "gradient. Add it to velocity itself, in place, not to theta alone. A line velocity = … "
        "would make a new array that nobody outside sees.",
        ("sum-lost", {"velocity += grad": "velocity + grad"}),
        "the gradient is neither in velocity nor in theta's step. A sum that is computed but not "
        "stored is lost: velocity should keep it, in place.",
        ("no-decay-rebound", sum_rebound),
        "velocity is as it was, and theta moved along velocity + grad. Two things are wrong. β "
        "times the old velocity should stay, not all of it. And velocity = … makes a new array "
        "that nobody outside sees.",
        ("grad-rebound", grad_rebound),
        "velocity was only multiplied by β, and theta moved along this step's gradient alone. "
        "velocity = grad gives that name to a different array: add the gradient instead.",
        ("decayed-twice-rebound", decayed_twice_rebound),
        "velocity was only multiplied by β, and theta moved with β² of the old velocity. The line "
        "above has multiplied it by β already; and velocity = … makes a new array that nobody "
        "outside sees.",
        ("decayed-twice", {"velocity += grad": "velocity[:] = beta * velocity + grad"}),
        "β² of the old velocity was kept: the line above has multiplied it by β already.",
        ("rate-twice", {"+= grad": "+= rate * grad"}),
        "velocity holds rate · grad, and theta's move is multiplied by the rate once more. Keep "
        "the rate out of velocity.",
        ("step-in-velocity", {"+= grad": "-= rate * grad", "-= rate * velocity": "+= velocity"}),
        "this is another form of momentum, v ← β v − η g and θ ← θ + v: velocity holds the whole "
        "step. theta moves as it should while the rate stays the same. Here velocity should sum "
        "up the gradients as they are; the rate and the minus belong in theta's line.",
        (
            "step-in-velocity-taken-off",
            {"+= grad": "-= rate * grad", "rate * velocity": "velocity"},
        ),
        "velocity holds −rate · grad, as in the form v ← β v − η g, to which θ ← θ + v belongs. "
        "Subtracted from theta it leads uphill. Here velocity should sum up the gradients as they "
        "are.",
        ("rate-and-minus-twice", {"+= grad": "-= rate * grad"}),
        "velocity got −rate · grad, and theta −rate · velocity: the rate counts twice, and two "
        "minus signs lead uphill. Add the gradient to velocity as it is.",
        ("dampened-uphill", {"+= grad": "+= (1 - beta) * grad", "-= rate": "+= rate"}),
        "two things are wrong. The gradient came into velocity with a factor 1 − β: add it whole. "
        "And theta moved uphill: it should move against velocity.",
        ("beta-on-the-step", {"velocity *= beta": "", "rate * velocity": "rate * beta * velocity"}),
        "β multiplies theta's step, and all of the old velocity stayed. β should multiply the old "
        "velocity: keep that much of it.",
        ("beta-on-grad", {"velocity *= beta": "", "+= grad": "+= beta * grad"}),
        "β multiplies the gradient, and all of the old velocity stayed. It should be the other "
        "way round: keep β of the old velocity, and add the gradient whole.",
        (
            "bias-corrected",
            {"+= grad": "+= (1 - beta) * grad", "rate * velocity": "rate * velocity / (1 - beta)"},
        ),
        "velocity is a mean: its factor 1 − β is divided out again in theta's line. Here velocity "
        "should be a sum: β times the old velocity, and the whole gradient.",
        ("gradient-remembered", gradient_remembered),
        "velocity holds the last gradient alone: only one step is remembered. It should hold β "
        "times the old velocity, plus this gradient.",
        (
            "dampened-rate-inside",
            {"+= grad": "+= (1 - beta) * rate * grad", "rate * velocity": "velocity"},
        ),
        "the gradient came into velocity with the factors rate and 1 − β. Add it whole: the rate "
        "belongs in theta's line.",
        ("decayed-afterwards", decayed_afterwards),
        "the decay comes last, and shrinks this step's gradient too. Only the old velocity should "
        "shrink: first v ← β v + g, then the step.",
    ),
    "alternatives": (in_loops, by_slices, in_two_pulls),
}

EXERCISE = Exercise(
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
    **SHARED,
)

BUG_HUNT = Exercise(
    notebook=6,
    name="repair_momentum",
    kind="bug hunt",
    buggy="velocity-anew",
    mended=(
        "the first line made a new velocity in every call, so that nothing was remembered, and "
        "the caller's velocity never changed. The result was plain gradient descent. Now the "
        "velocity that came in is used, and it remembers earlier steps."
    ),
    reference=momentum_step,
    stub=(
        "One fault is in here. One step of momentum: v ← β v + g, then θ ← θ − η v.\n\n"
        "theta, grad, velocity have shape (P,); every call gets the velocity that the last\n"
        "one has left. Change theta and velocity in place; return nothing."
    ),
    hints=(
        "Call it twice with gradient 1 and β = 0.9. How far does theta move in the first call, "
        "and how far in the second?",
        "v ← β v + g: the v on the right is what the call before left. Which v does the "
        "function use?",
        "A name on the left of = is bound to a new array, and the argument is out of reach. "
        "Which line does that?",
    ),
    **SHARED,
)

# Question: with this bug a network still learns. Which check would have caught it? a) One step
# from velocity 0, worked out by hand. b) A gradient check. c) Two steps with the same gradient:
# the second has to be longer. d) The training loss falls.
CHECK_GUESS = Guess(
    name="repair_momentum_check",
    notebook=6,
    answer="c",
    because=(
        "with β = 0.9 the second step should be 1.9 times as long as the first, and here it was "
        "just as long. Memory shows only from the second call on."
    ),
    wrong={
        "a": (
            "from velocity 0 the first step of momentum moves theta as gradient descent does, "
            "bug or not. Take a second step."
        ),
        "b": (
            "the gradients are right. The fault is in what is done with them, and a gradient check "
            "never calls an optimizer."
        ),
        "d": (
            "it falls. This is plain gradient descent, which learns too, only more slowly. "
            'Write it as momentum_step and look at compare("momentum_step").'
        ),
    },
)
