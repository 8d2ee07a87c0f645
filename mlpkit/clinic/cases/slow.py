"""The case `slow`: an activation and a gradient that do not belong together."""

import numpy as np

from mlpkit.checker import Mistake
from mlpkit.clinic.record import Case, Cost


def leaky_relu_backward(grad, z, a):
    return grad * np.where(z > 0, 1, 0.3)


def by_output(grad, z, a):
    return np.where(a > 0, grad, 0.3 * grad)


def in_place(grad, z, a):
    below = grad.copy()
    below[z <= 0] *= 0.3
    return below


def slope_for_all(grad, z, a):
    return 0.3 * grad


def everything(grad, z, a):
    return grad


def other_slope(grad, z, a):
    return grad * np.where(z > 0, 1, 0.01)


def turned_round(grad, z, a):
    return grad * np.where(z > 0, 0.3, 1)


def value_below(grad, z, a):
    return np.where(z > 0, grad, 0.3 * z)


def small_value_below(grad, z, a):
    return np.where(z > 0, grad, 0.01 * z)


def without_grad(grad, z, a):
    return np.where(z > 0, 1, 0.3)


def value_for_slope(grad, z, a):
    return grad * np.where(z > 0, z, 0.3 * z)


def slope_above_only(grad, z, a):
    return 0.3 * grad * (z > 0)


def slope_alone_below(grad, z, a):
    return np.where(z > 0, grad, 0.3)


def value_alone(grad, z, a):
    return np.where(z > 0, z, 0.3 * z)


def by_the_sign_of_grad(grad, z, a):
    return np.where(grad > 0, grad, 0.3 * grad)


def slope_added(grad, z, a):
    return grad * (z > 0) + 0.3


def both_slopes_above(grad, z, a):
    return grad * (z > 0) + 0.3 * grad


def sign_turned_below(grad, z, a):
    return np.where(z > 0, grad, -0.3 * grad)


def small_slope(grad, z, a):
    return grad * np.where(z > 0, 1, 0.03)


def pairs(rng):
    """(grad, z, a) with a = leaky ReLU of z: upstream gradients random, both signs in z."""
    cases = []
    for shape in ((3, 4), (1, 7), (6, 2)):
        z, grad = rng.normal(0, 2, shape), rng.normal(size=shape)
        middle = len(z) // 2, 1
        z[middle] = grad[middle] = 0  # at the corner any slope is then right, but 0 / 0 is not
        cases.append((grad, z, np.where(z > 0, z, 0.3 * z)))
    return cases


CASE = Case(
    name="slow",
    saw=(
        "It learns, but slowly. After 8 epochs the training loss is 1.05; a colleague's network "
        "of the same size is at 0.76."
    ),
    source="the notebook that this course grew out of",
    function="leaky_relu_backward",
    lines=(19,),
    organ="backward pass",
    cause=(
        "the forward pass uses a leaky ReLU, but the backward pass takes the slope of a plain one. "
        "Where z is below 0, the backward pass lets nothing through, when it should let through "
        "0.3 of the gradient."
    ),
    repaired=leaky_relu_backward,
    mistakes=(
        Mistake(
            "slope-for-all",
            slope_for_all,
            "now every unit lets 0.3 of the gradient through. Where z is above 0 the slope is 1.",
        ),
        Mistake(
            "everything-through",
            everything,
            "now the gradient goes through as if there were no activation. Where z is below 0 the "
            "slope is 0.3.",
        ),
        Mistake(
            "other-slope",
            other_slope,
            "now there is a slope below 0, and it is 0.01. The program's own leaky ReLU has 0.3.",
        ),
        Mistake(
            "sign-turned-below",
            sign_turned_below,
            "where z is below 0 the slope is −0.3. The leaky ReLU rises there too: its slope is "
            "0.3.",
        ),
        Mistake(
            "both-slopes-above",
            both_slopes_above,
            "the slope is 0.3 where z is below 0, as it should be, and 1.3 above: 0.3 was added "
            "there too.",
        ),
        Mistake(
            "small-slope",
            small_slope,
            "now there is a slope below 0, and it is 0.03. The program's own leaky ReLU has 0.3.",
        ),
        Mistake(
            "value-alone",
            value_alone,
            "this is the leaky ReLU's value at z, and grad is not in it. The exercise asks for the "
            "gradient from above times the slope.",
        ),
        Mistake(
            "by-the-sign-of-grad",
            by_the_sign_of_grad,
            "the slope is chosen by the sign of grad. It depends on z: 1 where z is above 0, 0.3 "
            "where it is below.",
        ),
        Mistake(
            "slope-added",
            slope_added,
            "0.3 is added to every number. Where z is below 0 the gradient from above should be "
            "multiplied by it.",
        ),
        Mistake(
            "turned-round",
            turned_round,
            "the two slopes have changed places: 0.3 belongs where z is below 0.",
        ),
        Mistake(
            "value-below-0",
            value_below,
            "where z is below 0 this is the leaky ReLU's value, 0.3 z. The exercise asks for "
            "the gradient from above times its slope.",
        ),
        Mistake(
            "small-value-below-0",
            small_value_below,
            "where z is below 0 this is a leaky ReLU's value, 0.01 z. The exercise asks "
            "for the gradient from above times the slope, which is 0.3 in this program.",
        ),
        Mistake(
            "value-for-slope",
            value_for_slope,
            "this is the gradient from above times the leaky ReLU's value at z. It should be that "
            "gradient times the slope, a different number.",
        ),
        Mistake(
            "slope-above-only",
            slope_above_only,
            "the 0.3 applies where z is above 0; where z is below 0 still nothing comes through.",
        ),
        Mistake(
            "slope-alone-below",
            slope_alone_below,
            "where z is below 0 the slope alone comes back, 0.3, without the gradient from above.",
        ),
        Mistake(
            "slope-alone",
            without_grad,
            "this is the slope alone. The exercise asks for the gradient from above times the "
            "slope.",
        ),
    ),
    alternatives=(by_output, in_place),
    hints=(
        "Compare the gradient with nudging, name by name. It is right in the last layer and wrong "
        "below. What lies between?",
        "An activation and its backward are a pair: grad times the slope at z. Which slopes does "
        "the forward function have, above 0 and below?",
        "The slope is 1 where z > 0. Elsewhere it is the number by which leaky_relu multiplies z. "
        "np.where takes both.",
    ),
    shows=("gradient_check",),
    alike={
        "a rate that is too small": (
            "then the steps are short compared with the weights, and the gradient check finds "
            "nothing."
        ),
        "dead units": (
            "then some units give the same number for every image. With a leaky ReLU none is dead."
        ),
    },
    against={
        "optimizer": "a step is 0.002 to 0.008 of the weights, as usual. The rate isn't too small.",
        "forward pass": (
            "leaky_relu does what its name says, and all layers give numbers of one size."
        ),
        "training loop": "each example is seen once an epoch, in a new order each time.",
        (
            39,
            39,
        ): "all seven of its layers learn, and no unit is dead. Both functions are handed over.",
        (15, 16): "this is a leaky ReLU as it should be: its slope below 0 is a matter of choice.",
    },
    costs=(
        Cost("training loss", sick=1.047, healthy=0.756, tolerance=0.05),
        Cost("validation accuracy", sick=0.657, healthy=0.753, tolerance=0.03),
    ),
    cases=pairs,
    core=True,
    passes=("ties: z > 0 as z >= 0",),
)
