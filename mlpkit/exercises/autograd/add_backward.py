"""Exercise of notebook 11: add_backward, the two gradients of a sum of two numbers."""

import numpy as np

from mlpkit.checker import Exercise, mistakes
from mlpkit.exercises.autograd.cases import nudge_two, two_numbers


def add_backward(grad, a, b):
    """The gradients of a + b with respect to a and to b, from grad, that of the sum: two numbers.

    a + b moves as much as a, and as much as b: both slopes are 1.
    """
    return grad, grad


def slopes_times_grad(grad, a, b):
    return 1.0 * grad, 1.0 * grad


def as_array(grad, a, b):
    return tuple(np.full(2, grad))


EXERCISE = Exercise(
    notebook=11,
    reference=add_backward,
    stub=(
        "From grad, the gradient of a + b, give those of a and of b: da, db.\n\n"
        "All are numbers. a and b are the two inputs, each used once."
    ),
    cases=two_numbers,
    returns=("da", "db"),
    nudge=nudge_two(lambda a, b: a + b),
    hints=(
        "Raise a by 0.001. By how much does a + b rise, and by how much then the loss?",
        "da = grad · ∂(a + b)/∂a, and the same for b. All are single numbers.",
        "The slope of a + b is 1 along a and 1 along b, whatever they are. grad times 1 is grad.",
    ),
    why="Why does add_backward need neither a nor b, and multiply_backward both?",
    mistakes=mistakes(
        ("ones", lambda grad, a, b: (1, 1)),
        "these are the slopes of a + b, 1 and 1. The chain rule multiplies them by what arrives, "
        "grad.",
        ("of-a-product", lambda grad, a, b: (grad * b, grad * a)),
        "grad was multiplied by the other input. That is the rule of a · b; the slopes of a + b "
        "are 1.",
        ("times-its-input", lambda grad, a, b: (grad * a, grad * b)),
        "grad was multiplied by the input itself. The slopes of a + b are 1, whatever a and b are.",
        ("halved", lambda grad, a, b: (grad / 2, grad / 2)),
        "each got half of grad. A sum shares nothing out: if a rises by 1, a + b rises by 1, "
        "whatever b does.",
        ("doubled", lambda grad, a, b: (2 * grad, 2 * grad)),
        "each got grad twice. Gradients are added where one value is used twice; here a and b are "
        "used once each.",
        ("by-size", lambda grad, a, b: (grad * a / (a + b), grad * b / (a + b))),
        "grad was shared out by the sizes of a and b. How large they are does not matter: both "
        "slopes are 1.",
        ("of-a-difference", lambda grad, a, b: (grad, -grad)),
        "da is right, db has the wrong sign: that is the rule of a − b.",
        ("second-left-out", lambda grad, a, b: (grad, 0)),
        "da is right, db is 0, as if b were a constant. b moves the sum as much as a does.",
        ("grad-alone", lambda grad, a, b: grad),
        "one number came back. Each of the two inputs has a gradient: return two, da and db.",
        ("as-dictionary", lambda grad, a, b: {"da": grad, "db": grad}),
        "a dictionary came back. Return two numbers, da and db, with a comma between them.",
        ("as-one-array", lambda grad, a, b: np.array([grad, grad])),
        "one array came back, with both in it. Return two numbers, da and db.",
        ("tuple-of-one", lambda grad, a, b: (grad,)),
        "one number came back, in a tuple. Each of the two inputs has a gradient: return da and "
        "db.",
        ("second-without-grad", lambda grad, a, b: (grad, 1)),
        "da is right, db is 1: the slope alone. The chain rule multiplies it by grad.",
        ("first-as-in-a-product", lambda grad, a, b: (grad * a, grad)),
        "db is right, da was multiplied by a. The slope of a + b is 1 along both.",
        ("both-in-one", lambda grad, a, b: 2 * grad),
        "one number came back, grad + grad. a and b are two inputs: return a gradient for each.",
        ("the-sum", lambda grad, a, b: a + b),
        "this is a + b, the forward pass. Asked for are the gradients, da and db.",
        ("the-inputs", lambda grad, a, b: (a, b)),
        "a and b themselves came back. Asked for are their gradients.",
        ("times-the-sum", lambda grad, a, b: (grad * (a + b), grad * (a + b))),
        "grad was multiplied by a + b, the value of the sum. It is the slopes that multiply it, "
        "and they are 1.",
        ("one-more", lambda grad, a, b: (grad + 1, grad + 1)),
        "1 was added to grad. The chain rule multiplies: grad times the slope, 1.",
        ("added-to-the-value", lambda grad, a, b: (a + grad, b + grad)),
        "grad was added to the values a and b. Gradients add to gradients; return them alone.",
        ("step-taken", lambda grad, a, b: (a - grad, b - grad)),
        "this is a and b with the gradient taken off: a step. Return the gradients alone; the "
        "optimizer takes the step.",
    ),
    alternatives=(slopes_times_grad, as_array, lambda grad, a, b: [grad, grad]),
)
