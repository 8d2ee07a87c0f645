"""Exercise of notebook 05: tanh_backward, the gradient of tanh."""

import numpy as np

from mlpkit.activations import tanh, tanh_backward
from mlpkit.checker import Exercise, mistakes
from mlpkit.exercises.backprop.cases import backward_cases, nudge_activation


def in_place(grad, z, a):
    grad *= 1 - a * a
    return grad


def in_loops(grad, z, a):
    dz = np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        dz[index] = grad[index] * (1 - a[index] ** 2)
    return dz


EXERCISE = Exercise(
    notebook=5,
    reference=tanh_backward,
    extra=True,
    stub=(
        "The gradient of tanh: from grad, that of a = tanh(z), to that of z.\n\n"
        "grad, z, a and the result have one shape. Do not change anything."
    ),
    cases=backward_cases(tanh),
    nudge=nudge_activation(tanh),
    hints=(
        "Chain rule: the gradient that arrives, times the slope of tanh at z. The slope can be "
        "written in terms of a, which the forward pass has computed already.",
        "tanh′(z) = 1 − tanh(z)² = 1 − a², so dz = grad · (1 − a²), element by element; all of "
        "one shape.",
        "A product of two arrays: grad, and 1 minus a times a. tanh is not called again, and "
        "z is not needed.",
    ),
    why="Where is tanh's slope largest, and what does it do to grad far from there?",
    mistakes=mistakes(
        ("no-grad", lambda grad, z, a: 1 - a * a),
        "this is the slope of tanh alone. By the chain rule it should be multiplied by the "
        "gradient that arrives, grad.",
        ("tanh-twice", lambda grad, z, a: grad * (1 - np.tanh(a) ** 2)),
        "tanh was taken of a, which is tanh(z) already: this is the slope at a, not at z.",
        ("not-squared", lambda grad, z, a: grad * (1 - a)),
        "the slope is taken as 1 − a. It should be the same for a and −a, so a must be squared.",
        ("sigmoid", lambda grad, z, a: grad * a * (1 - a)),
        "this is the slope of the sigmoid. At z = 0, where tanh is steepest, it gives 0.",
        ("square-only", lambda grad, z, a: grad * a * a),
        "the slope is taken as a², which is 0 at z = 0 and nearly 1 far out. It should be 1 at z "
        "= 0 and nearly 0 far out.",
        ("grad-inside", lambda grad, z, a: 1 - grad * a * a),
        "grad multiplies a² only. It should multiply the whole slope.",
        ("added", lambda grad, z, a: grad + 1 - a * a),
        "slope and grad are added. The chain rule multiplies them.",
        ("changed-input", in_place),
        "changed grad in place. The layer above may still need it: work on a new array.",
        ("plus", lambda grad, z, a: grad * (1 + a * a)),
        "the slope has a plus: 1 + a². It should be 1 − a², which is never above 1.",
        ("bracket-squared", lambda grad, z, a: grad * (1 - a) ** 2),
        "the whole bracket was squared, (1 − a)². Square only a: 1 − a².",
        ("no-bracket", lambda grad, z, a: grad - a * a),
        "grad multiplies the 1 alone. It should multiply the whole of 1 − a²: put that in "
        "brackets.",
        ("relu", lambda grad, z, a: grad * (z > 0)),
        "grad came through where z is above 0: this is ReLU's slope. The slope of tanh is 1 − a².",
        ("value", lambda grad, z, a: grad * a),
        "grad was multiplied by tanh's value, a. By the chain rule it should be multiplied by "
        "tanh's slope.",
        ("one-minus-2a", lambda grad, z, a: grad * (1 - 2 * a)),
        "1 − 2a stands where 1 − a² belongs: a² is a times a.",
    ),
    alternatives=(
        in_loops,
        lambda grad, z, a: grad * (1 - np.tanh(z) ** 2),
        lambda grad, z, a: grad / np.cosh(z) ** 2,
        lambda grad, z, a: (grad * (1 - a) * (1 + a)).astype(np.float32),
    ),
)
