"""Exercise of notebook 05: numerical_gradient, gradients by nudging."""

import numpy as np

from mlpkit.backprop import numerical_gradient
from mlpkit.checker import Exercise, mistakes, spread


def nudging_cases(rng):
    """f, x, step: large steps, because only they distinguish one-sided from two-sided nudging."""
    cases = []
    for shape, step in [
        ((3,), 0.1),
        ((2, 3), 0.01),
        ((1, 4), 0.5),
        ((3, 2), 0.2),
        ((2, 1, 3), 0.1),
    ]:
        x = spread(rng, *shape) if step == 0.2 else rng.normal(size=shape)
        cases.append((cubic(rng.normal(size=shape)), x, step))
    x = rng.normal(size=(2, 3))
    x[0, 0] = 0
    return [*cases, (cubic(rng.normal(size=(2, 3))), x)]  # without a step: the default


def cubic(c):
    """A cubic, so that one-sided nudging differs from two-sided; with the square of the sum, so
    that each coordinate affects the slopes of the others."""
    return lambda x: np.sum(c * x**3) + np.sum(x) ** 2


def f_of_one_number(f, x, step=1e-5):
    slopes = [(f(value + step) - f(value - step)) / (2 * step) for value in x.reshape(-1)]
    return np.array(slopes).reshape(x.shape)


def left_nudged(f, x, step=1e-5):
    """Nudges in place, and never restores."""
    slopes = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += step
        above = f(x)
        x[index] -= 2 * step
        slopes[index] = (above - f(x)) / (2 * step)
    return slopes


def one_and_the_same(f, x, step=1e-5):
    slopes = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        up = down = x.copy()
        up[index] += step
        down[index] -= step
        slopes[index] = (f(up) - f(down)) / (2 * step)
    return slopes


def put_back_by_adding(f, x, step=1e-5):
    slopes = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        x[index] += step
        above = f(x)
        x[index] -= 2 * step
        below = f(x)
        x[index] += step
        slopes[index] = (above - below) / (2 * step)
    return slopes


def nudging_in_place(f, x, step=1e-5):
    """On x itself, with every coordinate restored: x is the same afterwards."""
    slopes = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        kept = x[index]
        x[index] += step
        above = f(x)
        x[index] -= 2 * step
        slopes[index] = (above - f(x)) / (2 * step)
        x[index] = kept
    return slopes


def nudging_on_copies(f, x, step=1e-5):
    slopes = np.zeros(x.size)
    for i in range(x.size):
        nudge = np.zeros(x.size)
        nudge[i] = step
        nudge = nudge.reshape(x.shape)
        slopes[i] = (f(x + nudge) - f(x - nudge)) / 2 / step
    return slopes.reshape(x.shape)


def nudging_by_unit_vectors(f, x, step=1e-5):
    units = np.eye(x.size).reshape(x.size, *x.shape)
    slopes = [(f(x + step * unit) - f(x - step * unit)) / (2 * step) for unit in units]
    return np.array(slopes, dtype=np.float32).reshape(x.shape)


EXERCISE = Exercise(
    notebook=5,
    version=2,
    reference=numerical_gradient,
    stub=(
        "The slopes of f at x by nudging: (f(x + step) − f(x − step)) / (2 step).\n\n"
        "f takes an array like x and gives a number; x is an array of floats of any shape.\n"
        "One coordinate is nudged at a time. Return an array of the shape of x, and leave x\n"
        "as it was."
    ),
    cases=nudging_cases,
    hints=(
        "For each coordinate on its own: move it up a little, look at f; move it down as much, "
        "look again; put it back. The slope is the change in f, divided by the distance between "
        "the two points.",
        "slopes[i] = (f(x + step eᵢ) − f(x − step eᵢ)) / (2 step), where eᵢ is 1 at coordinate "
        "i and 0 elsewhere. slopes has the shape of x, f's results are numbers.",
        "Work on a copy of x. `for index in np.ndindex(x.shape)` visits every coordinate of "
        "any shape; x[index] is one number: remember it, set it twice, set it back. Mind the "
        "brackets around 2 * step.",
    ),
    why=(
        "Why nudge to both sides, at twice the price? How does the error of each kind fall with "
        "step?"
    ),
    fade="slopes[index] = ",
    mistakes=mistakes(
        ("f-of-one-number", f_of_one_number),
        "f was given one number. Give it the whole array, with one element nudged.",
        ("first-only", {"    return slopes": "        return slopes"}),
        "only the first slope is filled in: a return inside the loop ends it in its first round.",
        ("fixed-divisor", {"(2 * step)": "2e-5"}),
        "right for a step of 0.00001. The divisor has to be twice the step that was given.",
        ("one-sided", {"kept - step": "kept", "(2 * step)": "step"}),
        "this is the difference to one side, f(x + step) − f(x). Take both sides: the error then "
        "falls with step², not with step.",
        ("backward-difference", {"kept + step": "kept", "(2 * step)": "step"}),
        "this is the difference to the lower side, f(x) − f(x − step). Take both sides: the error "
        "then falls with step², not with step.",
        ("half-way", {"kept - step": "kept"}),
        "each slope is about half of what it should be: the second value of f was taken at x "
        "itself. Take it at x − step, two steps below x + step.",
        ("divided-by-step", {"(2 * step)": "step"}),
        "every slope is twice what it should be: x + step and x − step are two steps apart.",
        ("brackets", {"(2 * step)": "2 * step"}),
        "every slope is step² times what it should be: Python divides by 2 and then multiplies by "
        "step. Divide by the whole distance, 2 · step.",
        ("not-divided", {"(above - below) / (2 * step)": "above - below"}),
        "this is the change in f, not its slope: divide it by the distance between the two points.",
        ("wrong-sign", {"above - below": "below - above"}),
        "every slope has the wrong sign: f(x − step) came first in the difference.",
        ("fixed-step", lambda f, x, step=1e-5: numerical_gradient(f, x)),
        "these are slopes, but found with a step of 0.00001. Use the argument step.",
        ("left-nudged", left_nudged),
        "changed x: every coordinate is still nudged at the end, and the later slopes are those "
        "at a different point. Put each coordinate back before the next.",
        ("rounding-stays-in", put_back_by_adding),
        "the slopes are right, but x comes back changed in its last digits: adding step and "
        "subtracting it again rounds each time. Remember x[index], and write it back.",
        ("copy-left-nudged", lambda f, x, step=1e-5: left_nudged(f, x.copy(), step)),
        "the first slope is right, but the later ones are taken at a different point: each "
        "coordinate stays nudged while the next ones are tried.",
        ("all-at-once", lambda f, x, step=1e-5: (f(x + step) - f(x - step)) / (2 * step)),
        "returned one number: all coordinates were nudged together, which gives the sum of the "
        "slopes. Nudge one at a time.",
        (
            "whole-rows",
            {"np.ndindex(x.shape)": "range(len(x))", "kept = x[index]": "kept = x[index].copy()"},
        ),
        "right for one axis. With more, x[i] is a whole row: all of it was nudged at once, and "
        "its slopes were added up.",
        ("rows-as-views", {"np.ndindex(x.shape)": "range(len(x))"}),
        "right for one axis. With more, x[i] is a whole row, all of which was nudged at once. And "
        "kept = x[i] is a view, not a copy: it moved with x, so that f never saw a point below x.",
        ("one-array", one_and_the_same),
        "every slope is 0: f saw the same array both times. Either f does not get the nudged "
        "copy, or both names mean one array.",
        ("flattened", {"return slopes": "return slopes.reshape(-1)"}),
        "all slopes are right, but they are in one row. A gradient has the shape of what it is "
        "the gradient of.",
        (
            "nudged-in-proportion",
            {"kept + step": "kept * (1 + step)", "kept - step": "kept * (1 - step)"},
        ),
        "x was multiplied by 1 ± step, so that a small coordinate is nudged less, and 0 not at "
        "all. Add step, and subtract it.",
        ("step-squared", {"(2 * step)": "(2 * step**2)"}),
        "the difference was divided by 2 step². It should be divided by the distance between the "
        "two points, 2 · step.",
        ("last-missing", {"np.ndindex(x.shape)": "list(np.ndindex(x.shape))[:-1]"}),
        "the last coordinate was left out: its slope is 0. Does the loop end one turn too early?",
        (
            "all-at-once-for-each",
            lambda f, x, step=1e-5: np.full(x.shape, (f(x + step) - f(x - step)) / (2 * step)),
        ),
        "every slope is the same number: in each turn all coordinates were nudged together. Nudge "
        "one, x[index], and leave the others.",
    ),
    alternatives=(nudging_in_place, nudging_on_copies, nudging_by_unit_vectors),
    extra=True,
)
