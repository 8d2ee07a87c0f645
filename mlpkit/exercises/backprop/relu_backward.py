"""Exercise and bug hunt of notebook 05: relu_backward, the gradient of ReLU."""

import numpy as np

from mlpkit.activations import relu, relu_backward
from mlpkit.checker import Exercise, Guess, mistakes
from mlpkit.exercises.backprop.cases import backward_cases, nudge_activation


def mask_from_a(grad, z, a):
    return grad * (a >= 0)


def in_place(grad, z, a):
    grad[z <= 0] = 0
    return grad


def in_loops(grad, z, a):
    dz = np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        if z[index] > 0:
            dz[index] = grad[index]
    return dz


# Shared by the exercise and its bug hunt.
SHARED = {
    "cases": backward_cases(relu),
    "nudge": nudge_activation(relu),
    "why": "A unit whose z is negative for every example: what gradient reaches its weights?",
    "mistakes": mistakes(
        ("mask-from-a", mask_from_a),
        "the gradient came through everywhere, even where z is negative. A mask of a >= 0 does "
        "that: a is never below 0, so such a mask is always true.",
        ("zero-included", lambda grad, z, a: grad * (z >= 0)),
        "right except for z = 0, where grad came through. ReLU has a corner there, and no slope: "
        "return 0.",
        ("mask-of-grad", lambda grad, z, a: np.maximum(grad, 0)),
        "this keeps grad where grad is positive. z should decide: a negative gradient must "
        "pass too where the unit is on.",
        ("wrong-half", lambda grad, z, a: grad * (z <= 0)),
        "grad came through where z is not positive, and was stopped where z is positive: the "
        "wrong half.",
        ("no-grad", lambda grad, z, a: np.where(z > 0, 1.0, 0.0)),
        "this is the slope of ReLU, 1 or 0. By the chain rule it should be multiplied by the "
        "gradient that arrives, grad.",
        ("booleans", lambda grad, z, a: z > 0),
        "this is the mask itself, True and False. It says where grad passes: multiply grad by it.",
        ("compared-last", lambda grad, z, a: grad * z > 0),
        "Python multiplies before it compares, so grad · z is compared with 0. Put the mask "
        "in its own brackets.",
        ("times-a", lambda grad, z, a: grad * a),
        "grad is multiplied by the activation. Where the unit is on, ReLU has slope 1: grad "
        "should pass as it is.",
        ("times-z", lambda grad, z, a: grad * z),
        "grad is multiplied by z. ReLU's slope is 1 or 0, whatever the size of z.",
        ("leaky", lambda grad, z, a: np.where(z > 0, grad, 0.01 * grad)),
        "a hundredth of grad came through where z is negative, as in leaky ReLU. Here nothing "
        "should.",
        ("forward-again", lambda grad, z, a: np.maximum(z, 0)),
        "this is ReLU once more. On the way back grad should be passed on; z only decides where.",
        ("changed-input", in_place),
        "changed grad in place. The layer above may still need it: work on a new array.",
        ("half-at-0", lambda grad, z, a: grad * ((z > 0) + 0.5 * (z == 0))),
        "right except for z = 0, where half of grad came through. It should be 0 there.",
        ("larger-of-both", lambda grad, z, a: np.maximum(grad, z)),
        "this is the larger of grad and z. z should decide only whether grad passes, and should "
        "not go into the result.",
        ("both-positive", lambda grad, z, a: np.where((z > 0) & (grad > 0), grad, 0)),
        "a negative grad was stopped too. Where z is above 0 grad should pass, whatever its sign.",
        ("sign-of-z", lambda grad, z, a: grad * np.sign(z)),
        "−grad came through where z is below 0: that is the slope of |z|. ReLU's slope is 0 there.",
    ),
    "alternatives": (
        in_loops,
        lambda grad, z, a: np.where(z > 0, grad, 0),
        lambda grad, z, a: grad * (a > 0),
        lambda grad, z, a: (grad * (z > 0)).astype(np.float32),
    ),
}

EXERCISE = Exercise(
    notebook=5,
    reference=relu_backward,
    stub=(
        "The gradient of ReLU: from grad, that of a = relu(z), to that of z.\n\n"
        "grad, z, a and the result have one shape. At z = 0 take 0. Do not change anything."
    ),
    hints=(
        "A small change of z changes a by just as much where z is positive, and not at all "
        "where it is negative. So which part of grad gets through?",
        "dz = grad · slope, element by element, with slope = 1 where z > 0 and 0 elsewhere; "
        "all of one shape.",
        "A comparison of z with 0 gives an array of True and False, which count as 1 and 0 "
        "when they are multiplied by grad.",
    ),
    **SHARED,
)

BUG_HUNT = Exercise(
    notebook=5,
    name="repair_relu_backward",
    kind="bug hunt",
    extra=True,
    buggy="mask-from-a",
    mended=(
        "the mask was a >= 0. As a is never below 0, the mask was always true, and the gradient "
        "came through where the unit was off. Now only units that were on let it pass."
    ),
    reference=relu_backward,
    stub=(
        "One fault is in here. The gradient of ReLU: from grad, that of a, to that of z.\n\n"
        "grad, z, a = relu(z) and the result have one shape. At z = 0 take 0. Do not change\n"
        "anything."
    ),
    hints=(
        "Take z = −2 and grad = 1. What is a, and what does the function return?",
        "dz = grad · slope with slope = 1 where z > 0 and 0 elsewhere. Which values of a = "
        "max(z, 0) does the comparison let through?",
        "The comparison should be true where the unit is on and only there: look at its sign "
        "and at what is compared.",
    ),
    **SHARED,
)

# Question: the book's network learnt its 1,000 training images with this bug. Which check would
# have caught it? a) The result has the shape of z. b) Nudging z where all z are positive.
# c) Nudging z where some z are negative. d) The training loss falls.
CHECK_GUESS = Guess(
    name="repair_relu_backward_check",
    notebook=5,
    answer="c",
    because=(
        "where z is negative, nudging says 0 and the function gave grad. A check sees a fault "
        "only if its numbers go where the fault is."
    ),
    wrong={
        "a": (
            "the shape was right all the time. A shape says where the numbers are, not "
            "what they are."
        ),
        "b": (
            "where z is positive the mask should be true, and it was. Draw z with both signs "
            "and nudge again."
        ),
        "d": (
            "the loss falls with this bug too; only a comparison with the right gradient shows "
            "that it falls less."
        ),
    },
)
