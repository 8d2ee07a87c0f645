"""Exercise of notebook 11: multiply_backward, the two gradients of a product of two numbers."""

import numpy as np

from mlpkit.checker import Exercise, mistakes
from mlpkit.exercises.autograd.cases import nudge_two, two_numbers


def multiply_backward(grad, a, b):
    """The gradients of a · b with respect to a and to b, from grad, that of the product.

    When a moves by a little, a · b moves b times as much: the slope along each input is the other.
    """
    return grad * b, grad * a


def in_two_steps(grad, a, b):
    slope_along_a, slope_along_b = b, a
    return slope_along_a * grad, slope_along_b * grad


def by_differences(grad, a, b):
    """A product is a straight line along each input, so that a step of any length will do."""
    return grad * ((a + 1) * b - a * b), grad * (a * (b + 1) - a * b)


EXERCISE = Exercise(
    notebook=11,
    reference=multiply_backward,
    stub=(
        "From grad, the gradient of a * b, give those of a and of b: da, db.\n\n"
        "All are numbers. a and b are the two inputs, each used once."
    ),
    cases=two_numbers,
    returns=("da", "db"),
    nudge=nudge_two(lambda a, b: a * b),
    hints=(
        "Let b be 5. If a rises by 0.001, by how much does a · b rise, and by how much then the "
        "loss?",
        "da = grad · ∂(a · b)/∂a, db = grad · ∂(a · b)/∂b. All are single numbers.",
        "The slope of a · b along a is b, along b it is a. Each multiplies grad.",
    ),
    why="What has to be kept from the forward pass for a product, and what for a sum?",
    mistakes=mistakes(
        ("its-own-input", lambda grad, a, b: (grad * a, grad * b)),
        "each was multiplied by its own input. The slope of a · b along a is b, the other one.",
        ("no-grad", lambda grad, a, b: (b, a)),
        "these are the slopes of a · b, b and a. The chain rule multiplies them by what arrives, "
        "grad.",
        ("the-inputs", lambda grad, a, b: (a, b)),
        "a and b themselves came back. The slope along a is b, along b it is a, and grad "
        "multiplies both.",
        ("of-a-sum", lambda grad, a, b: (grad, grad)),
        "grad was handed on as it came. That is the rule of a + b; a · b moves b times as much as "
        "a does.",
        ("times-the-product", lambda grad, a, b: (grad * a * b, grad * a * b)),
        "grad was multiplied by a · b, the value of the product. da has b alone in it, db has a.",
        ("added", lambda grad, a, b: (grad + b, grad + a)),
        "the other input was added to grad. The chain rule multiplies.",
        ("times-the-sum", lambda grad, a, b: (grad * (a + b), grad * (a + b))),
        "grad was multiplied by a + b in both. da is the part that comes of a alone: grad · b.",
        ("as-dictionary", lambda grad, a, b: {"da": grad * b, "db": grad * a}),
        "a dictionary came back. Return two numbers, da and db, with a comma between them.",
        ("as-one-array", lambda grad, a, b: np.array([grad * b, grad * a])),
        "one array came back, with both in it. Return two numbers, da and db.",
        ("tuple-of-one", lambda grad, a, b: (grad * b,)),
        "one number came back, in a tuple. Each of the two inputs has a gradient: return da and "
        "db.",
        ("first-without-grad", lambda grad, a, b: (b, grad * a)),
        "db is right, da is b alone, the slope. The chain rule multiplies it by grad.",
        ("second-without-grad", lambda grad, a, b: (grad * b, a)),
        "da is right, db is a alone, the slope. The chain rule multiplies it by grad.",
        ("product-rule-as-one", lambda grad, a, b: grad * (a + b)),
        "one number came back, grad · (b + a). These are the two gradients added up: return each "
        "of them.",
        ("first-alone", lambda grad, a, b: grad * b),
        "one number came back, the gradient of a. b has one too: return da and db.",
        ("second-left-out", lambda grad, a, b: (grad * b, 0)),
        "da is right, db is 0, as if b were a constant. b moves the product too, a times as much.",
        ("second-handed-on", lambda grad, a, b: (grad * b, grad)),
        "da is right, db is grad as it came: multiply it by a.",
        ("minus", lambda grad, a, b: (grad * b, -grad * a)),
        "da is right, db has the wrong sign: there is no minus in the rule of a product.",
        ("halved", lambda grad, a, b: (grad * b / 2, grad * a / 2)),
        "both are half as large as they should be. A product shares nothing out: a alone moves it "
        "b times as much.",
        ("doubled", lambda grad, a, b: (2 * grad * b, 2 * grad * a)),
        "both are twice as large. Gradients are added where one value is used twice; here a and b "
        "are used once each.",
        ("divided", lambda grad, a, b: (grad / b, grad / a)),
        "grad was divided by the other input. A step of a is multiplied by b on its way, and so is "
        "the slope.",
        ("the-product", lambda grad, a, b: a * b),
        "this is a · b, the forward pass. Asked for are the gradients, da and db.",
        ("added-to-the-value", lambda grad, a, b: (a + grad * b, b + grad * a)),
        "the gradients were added to the values a and b. Gradients add to gradients; return them "
        "alone.",
        ("step-taken", lambda grad, a, b: (a - grad * b, b - grad * a)),
        "this is a and b with the gradient taken off: a step. Return the gradients alone; the "
        "optimizer takes the step.",
        ("ones", lambda grad, a, b: (1, 1)),
        "1 and 1 came back. The slopes of a · b are b and a, and grad multiplies them.",
        ("of-the-square", lambda grad, a, b: (2 * grad * a, 2 * grad * b)),
        "2 · grad times its own input is the rule of a square, a · a. Here the other factor is b.",
    ),
    alternatives=(in_two_steps, by_differences, lambda grad, a, b: [b * grad, a * grad]),
)
