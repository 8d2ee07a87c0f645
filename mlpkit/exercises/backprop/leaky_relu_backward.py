"""Exercise of notebook 05: leaky_relu_backward, the gradient of leaky ReLU."""

import numpy as np

from mlpkit.activations import leaky_relu, leaky_relu_backward
from mlpkit.checker import Exercise, mistakes
from mlpkit.exercises.backprop.cases import backward_cases, nudge_activation


def leaky_relu_cases(rng):
    cases = backward_cases(leaky_relu)(rng)
    slopes = [0.1, 0.3, 0.01, 0.2, 0.05]
    varied = [
        (grad, z, leaky_relu(z, slope), slope)
        for (grad, z, _), slope in zip(cases[:-1], slopes, strict=True)
    ]
    return [*varied, cases[-1]]  # the last without a slope: the default


def in_place(grad, z, a, slope=0.01):
    grad[z <= 0] *= slope
    return grad


def in_loops(grad, z, a, slope=0.01):
    dz = np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        dz[index] = grad[index] if z[index] > 0 else slope * grad[index]
    return dz


EXERCISE = Exercise(
    notebook=5,
    reference=leaky_relu_backward,
    extra=True,
    stub=(
        "The gradient of leaky ReLU: from grad, that of a = leaky_relu(z, slope), to that of "
        "z.\n\n"
        "grad, z, a and the result have one shape; slope is a number. At z = 0 take slope.\n"
        "Do not change anything."
    ),
    cases=leaky_relu_cases,
    nudge=nudge_activation(leaky_relu),
    hints=(
        "Where z is positive, leaky ReLU is the line z; elsewhere it is the line slope · z. "
        "What does each do to grad?",
        "dz = grad where z > 0, slope · grad elsewhere, element by element; all of one shape.",
        "np.where takes a mask and two arrays, and picks from the first where the mask is "
        "true, from the second where it is not.",
    ),
    why="What does a unit whose z is always negative learn here, and what with plain ReLU?",
    mistakes=mistakes(
        ("plain-relu", lambda grad, z, a, slope=0.01: grad * (z > 0)),
        "this is the backward pass of plain ReLU: nothing comes through where z is negative. "
        "Leaky ReLU lets slope times grad pass there.",
        ("no-grad", lambda grad, z, a, slope=0.01: np.where(z > 0, 1.0, slope)),
        "this is the slope of leaky ReLU, 1 or slope. By the chain rule it should be multiplied "
        "by the gradient that arrives, grad.",
        ("slope-where-on", lambda grad, z, a, slope=0.01: grad * (z > 0) * slope),
        "slope times grad came through where z is positive, and nothing elsewhere. Where z is "
        "positive grad should pass as it is; slope belongs to the other side.",
        ("times-a", lambda grad, z, a, slope=0.01: grad * a),
        "grad is multiplied by the activation. It should be multiplied by leaky ReLU's slope: 1 "
        "where z is positive, slope elsewhere.",
        ("no-grad-below", lambda grad, z, a, slope=0.01: np.where(z > 0, grad, slope)),
        "right where z is positive. Elsewhere the result is slope alone: grad is missing.",
        ("z-below", lambda grad, z, a, slope=0.01: np.where(z > 0, grad, slope * z)),
        "right where z is positive. Elsewhere the result is slope · z, the value of leaky ReLU and "
        "not its gradient.",
        ("mask-of-grad", lambda grad, z, a, slope=0.01: np.where(grad > 0, grad, slope * grad)),
        "grad came through whole where grad is positive. z should decide.",
        ("fixed-slope", lambda grad, z, a, slope=0.01: np.where(z > 0, grad, 0.01 * grad)),
        "the slope is 0.01 in every case. Use the argument slope.",
        ("zero-included", lambda grad, z, a, slope=0.01: np.where(z >= 0, grad, slope * grad)),
        "right except for z = 0, where grad came through whole. At the corner it should be slope "
        "times grad.",
        ("swapped", lambda grad, z, a, slope=0.01: np.where(z > 0, slope * grad, grad)),
        "the two halves are swapped: grad should pass whole where z is positive.",
        ("added", lambda grad, z, a, slope=0.01: np.where(z > 0, grad, grad + slope)),
        "slope is added to grad where z is not positive. The chain rule multiplies the two.",
        ("changed-input", in_place),
        "changed grad in place. The layer above may still need it: work on a new array.",
        ("negative-slope", lambda grad, z, a, slope=0.01: np.where(z > 0, grad, -slope * grad)),
        "the sign is wrong where z is below 0. The slope there should be slope, a positive number.",
        ("tenth", lambda grad, z, a, slope=0.01: np.where(z > 0, grad, 0.1 * grad)),
        "the slope is 0.1 in every case. Use the argument slope.",
    ),
    alternatives=(
        in_loops,
        lambda grad, z, a, slope=0.01: grad * np.where(z > 0, 1, slope),
        lambda grad, z, a, slope=0.01: grad * ((a > 0) + slope * (a <= 0)),
        lambda grad, z, a, slope=0.01: np.where(z > 0, grad, slope * grad).astype(np.float32),
    ),
)
