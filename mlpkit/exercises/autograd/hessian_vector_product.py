"""Exercise of notebook 11: hessian_vector_product, by nudging the gradient along a vector."""

from dataclasses import dataclass

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number


def hessian_vector_product(gradient, theta, v, step):
    """H v, with the shape of theta: how the gradient moves when theta moves along v.

    (g(θ + h v) − g(θ − h v)) / 2h. Its error falls with h², and the rounding error grows with 1/h,
    as when a loss is nudged. Source: Pearlmutter, "Fast Exact Multiplication by the Hessian",
    Neural Computation 6 (1994), section 2.
    """
    return (gradient(theta + step * v) - gradient(theta - step * v)) / (2 * step)


@dataclass(frozen=True)
class Bowl:
    """The gradient of L = ½ θᵀAθ + cubic/3 Σ θ³, for θ of any shape: Aθ + cubic · θ² + quartic "
    "θ³."""

    A: tuple
    cubic: float
    quartic: float

    def __call__(self, theta):
        flat = np.ravel(theta)
        along = np.array(self.A) @ flat
        return np.reshape(along, np.shape(theta)) + self.cubic * theta**2 + self.quartic * theta**3


def bowls(rng):
    """gradient, theta, v, step: vectors and a matrix, with steps at which formulas differ."""
    cases = []
    for shape, step, cubic, quartic in [
        ((3,), 0.1, 0.5, 1.0),
        ((4,), 0.01, 1.0, 2.0),
        ((2, 3), 0.5, -1.0, 0.5),
        ((1,), 0.2, 2.0, -1.0),
        ((5,), 1e-3, 0.0, 0.0),
    ]:
        size = int(np.prod(shape))
        A = rng.normal(size=(size, size))
        bowl = Bowl(tuple(map(tuple, (A + A.T).tolist())), cubic, quartic)
        cases.append((bowl, rng.normal(size=shape), rng.normal(0, 2, shape), step))
    return cases


def of_a_ravine(f, rng):
    """L = ½ (x² + 100 y²): H v = (v₁, 100 v₂), exactly, at any step."""
    v = np.array([3.0, -0.5])
    result = np.asarray(f(lambda theta: theta * [1.0, 100.0], np.array([1.0, 1.0]), v, 0.1), float)
    if result.shape == (2,) and not np.allclose(result, [3, -50], rtol=1e-4):
        return (
            f"for L = ½ (x² + 100 y²) and v = (3, −0.5) it returned {number(result[0])} and "
            f"{number(result[1])}. H is 1 along x and 100 along y, so H v = (3, −50)."
        )


def in_two_steps(gradient, theta, v, step):
    above, below = gradient(theta + step * v), gradient(theta - step * v)
    return (above - below) / step / 2


def along_a_line(gradient, theta, v, step):
    def slope(t):
        return np.array(gradient(theta + t * v))

    return (slope(step) - slope(-step)) / (2 * step)


def through_the_matrix(gradient, theta, v, step):
    """The whole matrix, by nudging each coordinate: right only where the gradient's slopes are
    constant."""
    H = np.zeros((theta.size, theta.size))
    for k in range(theta.size):
        nudge = np.zeros(theta.shape)
        nudge.flat[k] = step
        H[:, k] = np.ravel(gradient(theta + nudge) - gradient(theta - nudge)) / (2 * step)
    return np.reshape(H @ np.ravel(v), theta.shape)


def the_matrix(gradient, theta, v, step):
    H = np.zeros((theta.size, theta.size))
    for k in range(theta.size):
        nudge = np.zeros(theta.shape)
        nudge.flat[k] = step
        H[:, k] = np.ravel(gradient(theta + nudge) - gradient(theta - nudge)) / (2 * step)
    return H


def in_place(gradient, theta, v, step):
    theta += step * v
    above = gradient(theta)
    theta -= 2 * step * v
    below = gradient(theta)
    return (above - below) / (2 * step)


def put_back_by_adding(gradient, theta, v, step):
    theta += step * v
    above = gradient(theta)
    theta -= 2 * step * v
    below = gradient(theta)
    theta += step * v
    return (above - below) / (2 * step)


def wrong(formula):
    """formula(above, below, here, v, step) of the gradients at θ + h v, θ − h v and θ."""

    def function(gradient, theta, v, step):
        ends = gradient(theta + step * v), gradient(theta - step * v), gradient(theta)
        return formula(*ends, v, step)

    return function


def length(v):
    return np.sqrt(np.sum(v * v))


EXERCISE = Exercise(
    notebook=11,
    extra=True,
    reference=hessian_vector_product,
    stub=(
        "How the gradient moves when theta goes along v: H v, by nudging along v once, up and down."
        "\n\ngradient(theta) returns the gradient, an array like theta. v has the same shape, and "
        "any\nlength. Nudge theta by step · v to both sides. The result has the shape of theta. Do "
        "not\nchange anything."
    ),
    cases=bowls,
    version=2,
    properties=(Property("of a ravine", of_a_ravine),),
    hints=(
        "numerical_gradient nudges one coordinate and looks at the loss. Here you nudge along v "
        "and look at the gradient. How many calls of gradient does it take?",
        "H v ≈ (g(θ + h v) − g(θ − h v)) / (2 h). All have the shape of theta, except h, which is "
        "a number.",
        "Make two calls, one at theta + step * v and one at theta - step * v. The distance from "
        "one to the other is 2 · step times v.",
    ),
    why="What would it cost to have the whole of H, for a network of 52,650 parameters?",
    mistakes=mistakes(
        ("one-sided", wrong(lambda above, below, here, v, step: (above - here) / step)),
        "you nudged only up from theta. If you nudge up and down, the errors of both sides cancel: "
        "the result is off by h², not by h.",
        ("backwards", wrong(lambda above, below, here, v, step: (here - below) / step)),
        "you nudged only down from theta. If you nudge up and down, the errors of both sides "
        "cancel: the result is off by h², not by h.",
        ("half-the-way", wrong(lambda above, below, here, v, step: (above - below) / step)),
        "the result is twice as large as it should be: the distance from theta − step · v to theta "
        "+ step · v is 2 steps.",
        ("not-divided", wrong(lambda above, below, here, v, step: above - below)),
        "this is how much the gradient changed. Divide it by the distance, 2 · step, to get H v.",
        ("times-two", wrong(lambda above, below, here, v, step: (above - below) / 2 * step)),
        "/ 2 * step divides by 2 and multiplies by step. Put brackets round 2 * step.",
        (
            "not-along-v",
            lambda gradient, theta, v, step: (
                (gradient(theta + step) - gradient(theta - step)) / (2 * step)
            ),
        ),
        "every coordinate was nudged by the same amount, step. Nudge along v: step · v.",
        (
            "times-v",
            lambda gradient, theta, v, step: (
                v * (gradient(theta + step) - gradient(theta - step)) / (2 * step)
            ),
        ),
        "v was multiplied in afterwards, number by number. H mixes the coordinates, so theta "
        "itself has to go along v.",
        ("v-again", wrong(lambda above, below, here, v, step: v * (above - below) / (2 * step))),
        "v was multiplied in once more. It is in the nudge already: the quotient is H v.",
        (
            "vhv",
            wrong(lambda above, below, here, v, step: np.sum(v * (above - below)) / (2 * step)),
        ),
        "one number came back, vᵀ H v, the curvature along v. Return H v, in the shape of theta.",
        (
            "of-length-1",
            lambda gradient, theta, v, step: hessian_vector_product(
                gradient, theta, v / length(v), step
            ),
        ),
        "v was scaled to length 1 first. Take v as it comes: if v is twice as long, so is H v.",
        (
            "divided-by-length",
            wrong(lambda above, below, here, v, step: (above - below) / (2 * step * length(v))),
        ),
        "the difference was divided by the distance in space, 2 · step · length of v. That gives "
        "the slope along a direction. H v depends on the length of v: divide by 2 · step alone.",
        ("second-difference", wrong(lambda a, b, here, v, step: (a - 2 * here + b) / step**2)),
        "above − 2 · here + below gives the gradient's second slope. The exercise asks for its "
        "first slope, (above − below) / (2 · step).",
        (
            "divided-by-v",
            wrong(lambda above, below, here, v, step: (above - below) / (2 * step * v)),
        ),
        "the difference was divided by v too. Divide it by 2 · step alone.",
        ("coordinate-by-coordinate", through_the_matrix),
        "the coordinates were nudged one by one, and H was multiplied by v. That takes 2 P "
        "gradients, where two along v are enough; and at this step the result is not the same.",
        ("whole-matrix", the_matrix),
        "H itself came back, (P, P). Return H v, in the shape of theta, from two gradients.",
        ("the-gradient", lambda gradient, theta, v, step: gradient(theta)),
        "this is the gradient at theta. Return how it moves when theta goes along v.",
        ("slope-along-v", lambda gradient, theta, v, step: np.sum(gradient(theta) * v)),
        "one number came back, the slope of the loss along v. Return how the gradient moves.",
        ("rounding-stays-in", put_back_by_adding),
        "theta comes back changed in its last digits: adding step * v and subtracting it again "
        "rounds each time. Nudge a new array, theta + step * v.",
        ("changed-input", in_place),
        "theta was changed in place and not restored. Work on theta + step * v, a new array.",
    ),
    alternatives=(in_two_steps, along_a_line),
)
