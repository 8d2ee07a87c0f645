"""Exercise of notebook 05: sigmoid_backward, the gradient of the sigmoid."""

import numpy as np

from mlpkit.activations import sigmoid, sigmoid_backward
from mlpkit.checker import Exercise, mistakes
from mlpkit.exercises.backprop.cases import backward_cases, nudge_activation


def in_place(grad, z, a):
    grad *= a * (1 - a)
    return grad


EXERCISE = Exercise(
    notebook=5,
    reference=sigmoid_backward,
    extra=True,
    stub=(
        "The gradient of the sigmoid: from grad, that of a = sigmoid(z), to that of z.\n\n"
        "grad, z, a and the result have one shape. Do not change anything."
    ),
    cases=backward_cases(sigmoid),
    nudge=nudge_activation(sigmoid),
    hints=(
        "Chain rule: the gradient that arrives, times the slope of the sigmoid at z. The slope "
        "can be written in terms of a, which the forward pass has computed already.",
        "σ′(z) = σ(z) (1 − σ(z)) = a (1 − a), so dz = grad · a (1 − a), element by element; "
        "all of one shape.",
        "A product of three arrays: grad, a, and 1 minus a. No exponential is needed, nor z.",
    ),
    why="What is the largest slope that a sigmoid has, and what does that do to deep networks?",
    mistakes=mistakes(
        ("no-grad", lambda grad, z, a: a * (1 - a)),
        "this is the slope of the sigmoid alone. By the chain rule it should be multiplied by "
        "the gradient that arrives, grad.",
        ("sigmoid-twice", lambda grad, z, a: grad * sigmoid(a) * (1 - sigmoid(a))),
        "the sigmoid was taken of a, which is σ(z) already: this is the slope at a, not at z.",
        ("only-a", lambda grad, z, a: grad * a),
        "grad is multiplied by a alone. For large z the sigmoid is flat: the slope should go to 0 "
        "there, but a goes to 1.",
        ("only-1-minus-a", lambda grad, z, a: grad * (1 - a)),
        "grad is multiplied by 1 − a alone. For very negative z the sigmoid is flat: the slope "
        "should go to 0 there, but 1 − a goes to 1.",
        ("tanh", lambda grad, z, a: grad * (1 - a * a)),
        "this is the slope of tanh. That of the sigmoid is at most a quarter.",
        ("bracket-lost", lambda grad, z, a: grad * a - a * a),
        "the second term has no grad in it: grad should multiply the whole slope.",
        ("changed-input", in_place),
        "changed grad in place. The layer above may still need it: work on a new array.",
        ("plus", lambda grad, z, a: grad * a * (1 + a)),
        "the slope has a plus: a (1 + a). It should be a (1 − a), which is never above a quarter.",
        ("grad-added", lambda grad, z, a: grad + a * (1 - a)),
        "grad was added to the slope. The chain rule multiplies the two.",
        ("slope-at-grad", lambda grad, z, a: grad * (1 - grad)),
        "the slope was computed from grad. It should be the slope at a: a (1 − a).",
        ("relu", lambda grad, z, a: grad * (z > 0)),
        "grad came through where z is above 0: this is ReLU's slope. The sigmoid's slope is a (1 "
        "− a).",
        ("averaged", lambda grad, z, a: grad * a * (1 - a) / len(grad)),
        "the result is divided by N. The 1/N is in grad already, from the loss.",
        ("cubed", lambda grad, z, a: grad * a * (1 - a * a)),
        "the slope is taken as a (1 − a²). It should be a (1 − a).",
        ("bracket-squared", lambda grad, z, a: grad * (1 - a) ** 2),
        "the slope is taken as (1 − a)². It should be a (1 − a).",
    ),
    alternatives=(
        lambda grad, z, a: grad * (a - a**2),
        lambda grad, z, a: grad * sigmoid(z) * sigmoid(-z),
        lambda grad, z, a: grad * (1 - np.tanh(z / 2) ** 2) / 4,
        lambda grad, z, a: (grad * a * (1 - a)).astype(np.float32),
    ),
)
