"""Exercise of notebook 08: dropout_backward, the gradient through what was kept."""

import numpy as np

from mlpkit.backprop import numerical_gradient
from mlpkit.checker import Exercise, Property, mistakes
from mlpkit.regularization import dropout_backward


def backward_cases(rng):
    """grad, mask: masks as `dropout` makes them, at several rates."""
    cases = []
    for shape, rate in [((3, 4), 0.25), ((4, 3), 0.5), ((1, 6), 0.2), ((2, 3, 2), 0.8), ((5,), 0)]:
        kept = rng.permutation(np.arange(np.prod(shape)) % 3 > (0 if rate else -1)).reshape(shape)
        cases.append((rng.normal(size=shape), kept / (1 - rate)))
    return cases


def nudged(grad, mask):
    """The gradient of Σ grad · y with y = x · mask, by nudging x."""
    return numerical_gradient(lambda x: np.sum(grad * (x * mask)), np.ones(grad.shape))


def nothing_is_drawn(f, rng):
    grad, mask = rng.normal(size=(10, 20)), 2.0 * (rng.random((10, 20)) < 0.5)
    if not np.array_equal(f(grad.copy(), mask.copy()), f(grad, mask), equal_nan=True):
        return (
            "the same grad and mask gave two results: something is drawn. The backward pass draws "
            "nothing. It uses the mask of the forward pass."
        )


def in_place(grad, mask):
    grad *= mask
    return grad


def in_loops(grad, mask):
    dx = np.zeros(grad.shape)
    for index in np.ndindex(grad.shape):
        dx[index] = grad[index] * mask[index]
    return dx


EXERCISE = Exercise(
    notebook=8,
    reference=dropout_backward,
    stub=(
        "The gradient of dropout: from grad, the gradient of y = x * mask, to that of x.\n"
        "\n"
        "mask comes from the forward pass. grad, mask and the result have the same shape. Do not\n"
        "change anything."
    ),
    cases=backward_cases,
    nudge=nudged,
    hints=(
        "Where a number was dropped, a small change of it changes nothing. Where it was kept, it "
        "was multiplied by a number: how much does y change then?",
        "y = x · mask, element by element, so dy/dx = mask, and by the chain rule dx = grad · "
        "mask; all of one shape.",
        "It is one product, element by element, of the two arguments.",
    ),
    why="Why must the mask be kept from the forward pass, and not be drawn again?",
    properties=(Property("nothing is drawn", nothing_is_drawn),),
    mistakes=mistakes(
        ("no-scaling", lambda grad, mask: np.where(mask != 0, grad, 0)),
        "where a number was kept, grad came through as it is. The forward pass multiplied these "
        "numbers by 1 / (1 − rate), so that is their slope, not 1.",
        ("divided", lambda grad, mask: grad / mask),
        "grad is divided by the mask. Multiply by it: y = x · mask has the slope mask.",
        (
            "divided-where-kept",
            lambda grad, mask: np.where(mask != 0, grad / np.where(mask != 0, mask, 1), 0),
        ),
        "where a number was kept, grad is divided by the mask. Multiply by it: y = x · mask has "
        "the slope mask.",
        ("mask-twice", lambda grad, mask: grad * mask**2),
        "grad is multiplied by the mask twice. Multiply once: the slope of y = x · mask is the "
        "mask.",
        ("no-grad", lambda grad, mask: mask.copy()),
        "this is the mask, the slope of y = x · mask. By the chain rule it must be multiplied by "
        "the gradient that arrives, grad.",
        ("passed-on", lambda grad, mask: grad.copy()),
        "grad came through as it is, even where a number was dropped. A number that the forward "
        "pass made 0 has no say in the loss, and gets no gradient.",
        ("scaled-everywhere", lambda grad, mask: grad * np.max(mask)),
        "grad was multiplied by 1 / (1 − rate) everywhere. Where a number was dropped it should "
        "be 0.",
        ("wrong-half", lambda grad, mask: grad * (mask == 0)),
        "grad came through where a number was dropped, and was stopped where it was kept: the "
        "wrong half.",
        ("mask-of-grad", lambda grad, mask: np.where(grad > 0, grad * mask, 0)),
        "a negative grad was stopped too. The mask alone should decide.",
        ("one-minus-mask", lambda grad, mask: grad * (1 - mask)),
        "grad is multiplied by 1 − mask. Multiply it by the mask, the slope of y = x · mask.",
        ("divided-by-n", lambda grad, mask: grad * mask / len(grad)),
        "the result is divided by N. The 1/N of the mean is in grad already, from the loss.",
        ("over-mean-of-mask", lambda grad, mask: grad * mask / np.mean(mask)),
        "the result was divided by the mean of the mask. The mask holds 1 / (1 − rate) already.",
        ("over-share-kept", lambda grad, mask: grad * mask / np.mean(mask != 0)),
        "the result was divided by the share that was kept. The mask holds 1 / (1 − rate) already.",
        ("mask-plus-grad", lambda grad, mask: grad + mask),
        "grad and mask were added. By the chain rule they must be multiplied.",
        ("changed-input", in_place),
        "changed grad in place. The caller may still need it: work on a new array.",
    ),
    alternatives=(
        in_loops,
        lambda grad, mask: np.where(mask != 0, grad * mask, 0),
        lambda grad, mask: np.multiply(mask, grad).astype(np.float32),
    ),
)
