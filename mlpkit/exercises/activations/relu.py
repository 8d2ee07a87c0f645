"""Exercise of notebook 02: relu, max(z, 0) for every element."""

import numpy as np

from mlpkit.activations import relu
from mlpkit.checker import Exercise, mistakes
from mlpkit.exercises.activations.cases import IF_ON_ARRAY, activation_cases


def in_place(z):
    z[z < 0] = 0
    return z


def in_loops(z):
    a = np.zeros(z.shape)
    for index in np.ndindex(z.shape):
        if z[index] > 0:
            a[index] = z[index]
    return a


def with_if(z):
    return z if z > 0 else 0 * z


EXERCISE = Exercise(
    notebook=2,
    reference=relu,
    stub="Return max(z, 0) for every element; z has any shape. Do not change z.",
    cases=activation_cases,
    hints=(
        "Every element is on its own: a negative one becomes 0, any other stays as it is.",
        "a = max(z, 0), with a of the shape of z. NumPy has a function that takes the larger "
        "of two values, element by element.",
        "np.maximum compares element by element, and takes a number for one of its two "
        "arguments. np.max is another function: it looks for one maximum of a whole array.",
    ),
    why="Why is a network of linear layers with ReLU between them more than one linear layer?",
    mistakes=mistakes(
        ("absolute", np.abs),
        "this is |z|: negative values became positive. They should become 0.",
        ("minimum", lambda z: np.minimum(z, 0)),
        "this keeps the negative values and turns the positive ones into 0: the wrong half is "
        "kept.",
        ("mask", lambda z: np.where(z > 0, 1.0, 0.0)),
        "this is 1 where z is positive: the slope of ReLU, not ReLU. Positive values should stay "
        "as they are.",
        ("mask-of-integers", lambda z: np.where(z > 0, 1, 0)),
        "this is 1 where z is positive: the slope of ReLU, not ReLU. Positive values should stay "
        "as they are.",
        ("mask-with-0", lambda z: np.where(z < 0, 0, 1)),
        "this is 1 where z is 0 or more, and 0 elsewhere: the slope of ReLU, not ReLU. Positive "
        "values should stay as they are.",
        ("comparison", lambda z: z > 0),
        "this says where z is positive. Where it is, z itself should come out, and 0 elsewhere.",
        ("one-maximum", lambda z: max(np.max(z), 0.0)),
        "this is one number, the largest of all z. Every element should have its own result.",
        ("maximum-over-axis-0", lambda z: np.max(z, 0)),
        "np.max takes the 0 for an axis, and looks for one maximum in each column. Every element "
        "should have its own result.",
        ("leaky", lambda z: np.where(z > 0, z, 0.01 * z)),
        "negative values came out as a hundredth of themselves: this is leaky ReLU. They should "
        "become 0.",
        ("changed-input", in_place),
        "changed z in place. Return a new array: later cells need z as it was.",
        ("if-on-array", with_if),
        IF_ON_ARRAY,
        ("no-else", lambda z: np.where(z > 0, z)),
        "np.where(condition, a, b) takes a where the condition holds and b elsewhere. The third "
        "argument, for negative z, is missing.",
    ),
    alternatives=(
        in_loops,
        lambda z: np.where(z > 0, z, 0),
        lambda z: z * (z > 0),
        lambda z: (z + np.abs(z)) / 2,
        lambda z: np.maximum(z, 0).astype(np.float32),
    ),
)
