"""Exercise of notebook 09: step_against_weights, the length of a step relative to its weights."""

import copy
import math

import numpy as np

from mlpkit.checker import Exercise, mistakes


def step_against_weights(parameters, step):
    """{name: ‖ΔW‖ / ‖W‖} of one step, for each W of two axes; the step is taken."""
    before = {name: array.copy() for name, array in parameters.items() if array.ndim == 2}
    step()
    ratios = {}
    for name, W in before.items():
        ratios[name] = np.linalg.norm(parameters[name] - W) / np.linalg.norm(W)
    return ratios


class Step:
    """A step(): each call adds the next of its moves, {name: array}, to the arrays, in place."""

    def __init__(self, parameters, moves):
        self.parameters, self.moves = parameters, moves
        self.taken = 0

    def __call__(self):
        move = self.moves[self.taken % len(self.moves)]
        self.taken += 1
        for name, array in self.parameters.items():
            array += move[name]

    def __repr__(self):
        return "step"


LAYOUTS = (
    {"W1": (5, 3), "b1": (3,), "W2": (3, 4), "b2": (4,)},
    {"b1": (4,), "W1": (1, 4)},
    {"W1": (2, 5), "b1": (5,), "W2": (5, 3), "b2": (3,), "W3": (3, 2), "b3": (2,)},
)


def steps_to_take(rng):
    """(parameters, step): one to three layers, short and long steps, once a bias of zeros."""
    cases = []
    for layout, size in zip(LAYOUTS, (0.3, 0.01, 2.0), strict=True):
        parameters = {name: rng.normal(0, 2, shape) for name, shape in layout.items()}
        if len(layout) == 2:
            parameters["b1"][:] = 0
        moves = [
            {name: rng.normal(0, size, shape) for name, shape in layout.items()} for _ in range(3)
        ]
        cases.append((parameters, Step(parameters, moves)))
    return cases


# --- mistakes ------------------------------------------------------------------------------------


def measured(ratio, chosen=lambda name, array: array.ndim == 2):
    """A measurement with a different ratio(before, after), or of different arrays."""

    def function(parameters, step):
        before = copy.deepcopy(dict(parameters))
        step()
        return {
            name: ratio(array, parameters[name])
            for name, array in before.items()
            if chosen(name, array)
        }

    return function


def length(array):
    return math.sqrt(np.sum(array**2))


def without_copy(parameters, step):
    before = dict(parameters)
    step()
    return {
        name: length(parameters[name] - array) / length(array)
        for name, array in before.items()
        if array.ndim == 2
    }


def no_step(parameters, step):
    return {name: 0.0 for name, array in parameters.items() if array.ndim == 2}


def two_steps(parameters, step):
    before = copy.deepcopy(dict(parameters))
    step()
    step()
    return {
        name: length(parameters[name] - array) / length(array)
        for name, array in before.items()
        if array.ndim == 2
    }


def a_step_for_each(parameters, step):
    """A step() in the loop over the arrays."""
    ratios = {}
    for name, array in parameters.items():
        if array.ndim == 2:
            before = array.copy()
            step()
            ratios[name] = length(array - before) / length(before)
    return ratios


def a_step_for_each_copy(parameters, step):
    """All copied first, and a step() in the loop over the copies."""
    before = copy.deepcopy(dict(parameters))
    ratios = {}
    for name, array in before.items():
        if array.ndim == 2:
            step()
            ratios[name] = length(parameters[name] - array) / length(array)
    return ratios


def put_back(parameters, step):
    before = copy.deepcopy(dict(parameters))
    ratios = step_against_weights(parameters, step)
    for name, array in before.items():
        parameters[name][:] = array
    return ratios


def all_in_one(parameters, step):
    before = [array.copy() for array in parameters.values() if array.ndim == 2]
    step()
    after = [array for array in parameters.values() if array.ndim == 2]
    moved = sum(np.sum((b - a) ** 2) for a, b in zip(before, after, strict=True))
    return float(np.sqrt(moved / sum(np.sum(a**2) for a in before)))


def in_a_list(parameters, step):
    return list(step_against_weights(parameters, step).values())


def as_if_returned(parameters, step):
    moves = step()
    return {name: length(moves[name]) / length(W) for name, W in parameters.items() if W.ndim == 2}


def difference_of_lengths(before, after):
    return abs(length(after) - length(before)) / length(before)


def mean_of_ratios(before, after):
    return np.mean(np.abs((after - before) / before))


def ratio_of_means(before, after):
    return np.mean(np.abs(after - before)) / np.mean(np.abs(before))


def length_of_ratios(before, after):
    return np.linalg.norm((after - before) / before)


def divided_too_early(before, after):
    return np.linalg.norm(after - before / np.linalg.norm(before))


def lengths_divided_too_early(before, after):
    return length(after) - length(before) / length(before)


def largest(before, after):
    return np.max(np.abs(after - before)) / np.max(np.abs(before))


def spectral(before, after):
    return np.linalg.norm(after - before, 2) / np.linalg.norm(before, 2)


def plain_sums(before, after):
    return np.sum(after - before) / np.sum(before)


def spread(before, after):
    return np.std(after - before) / np.std(before)


def right(before, after):
    return length(after - before) / length(before)


def right_in_numpy(before, after):
    return np.linalg.norm(after - before) / np.linalg.norm(before)


# --- right answers -------------------------------------------------------------------------------


def by_names(parameters, step):
    names = [name for name in parameters if name.startswith("W")]
    before = {name: np.array(parameters[name]) for name in names}
    step()
    result = {}
    for name in names:
        moved = parameters[name] - before[name]
        result[name] = float(np.sqrt((moved**2).sum()) / np.sqrt((before[name] ** 2).sum()))
    return result


def by_root_mean_squares(parameters, step):
    old = copy.deepcopy(dict(parameters))
    step()
    ratios = {}
    for name in old:
        if len(old[name].shape) > 1:
            moved = np.mean((old[name] - parameters[name]) ** 2)
            ratios[name] = np.sqrt(moved / np.mean(old[name] ** 2))
    return ratios


def by_dot_products(parameters, step):
    flat = {n: a.ravel().copy() for n, a in parameters.items() if a.ndim == 2}
    step()
    moves = {name: parameters[name].ravel() - W for name, W in flat.items()}
    return {name: math.sqrt(moves[name] @ moves[name] / (W @ W)) for name, W in flat.items()}


BIASES_TOO = (
    "the biases are measured as well. They may begin at 0, and a step divided by 0 says nothing. "
    "Leave out arrays with one axis."
)
EXERCISE = Exercise(
    notebook=9,
    reference=step_against_weights,
    stub=(
        "Take one step, and return how long it was relative to the weights: {name: ‖ΔW‖ / ‖W‖}.\n\n"
        "parameters is {name: array}, and step() moves these arrays in place. ΔW is what the step\n"
        "added to W; ‖W‖ is the length of W before the step. Weights have two axes, and each has\n"
        "one number in the result. Biases have one axis: leave them out. Change nothing yourself."
    ),
    cases=steps_to_take,
    changes=("parameters",),
    hints=(
        "To know what a step added to W you need W twice: as it was before step(), and as it is "
        "after. step() changes the array itself. What is left of the old W then?",
        "Before step(): a copy of each array with two axes. After it, for each of them, the length "
        "of the difference divided by the length of the copy: one number for each name.",
        "`before = {name: array.copy() ...}` for the arrays whose `ndim` is 2; `step()`; then "
        "np.linalg.norm(parameters[name] - before[name]) / np.linalg.norm(before[name]) for each "
        "name in before.",
    ),
    why="Why must the old W be copied? Why is a second name for it not enough?",
    mistakes=mistakes(
        ("without-copy", without_copy),
        "each ratio is 0, though the weights moved: new was compared with new. You stored the "
        "arrays themselves, and step() changes them in place; dict(parameters) and "
        "parameters.copy() copy only the names. Copy each array, before step().",
        ("no-step", no_step),
        "the weights have not moved: step() was never called. Call it once, between the two "
        "measurements.",
        ("two-steps", two_steps),
        "step() was called twice. The first call is the step to measure; store what you need "
        "before it.",
        ("a-step-for-each", a_step_for_each),
        "step() was called once for each array of weights. One call moves all of them: copy them "
        "all, call it once, then compare.",
        ("a-step-for-each-copy", a_step_for_each_copy),
        "step() was called again for each array of weights. One call moves all of them: call it "
        "once, before the loop that compares.",
        ("as-if-returned", as_if_returned),
        "step() returns nothing: it changes the arrays in place. What it added to W is the new W "
        "minus a copy of the old.",
        ("put-back", put_back),
        "the ratios are right, but the arrays were put back to where they were. Leave them as "
        "step() made them: training goes on from there.",
        ("biases-too", measured(right, lambda name, array: True)),
        BIASES_TOO,
        ("biases-too-in-numpy", measured(right_in_numpy, lambda name, array: True)),
        BIASES_TOO,
        ("biases-alone", measured(right, lambda name, array: array.ndim == 1)),
        "the biases are in the result, and the weights are not. Weights have two axes.",
        ("first-alone", measured(right, lambda name, array: name == "W1")),
        "W1 alone is in the result. Every array with two axes should be.",
        ("named-two", measured(right, lambda name, array: name in ("W1", "W2"))),
        "W1 and W2 are in the result, but W3 is not. A network may have more layers: take every "
        "array with two axes.",
        ("by-the-new-length", {"/ np.linalg.norm(W)": "/ np.linalg.norm(parameters[name])"}),
        "each step is divided by the length of the weights after it. Divide by the length before.",
        ("not-divided", {" / np.linalg.norm(W)": ""}),
        "this is the length of the step alone. Divide it by the length of the weights before it.",
        ("weights-by-step", measured(lambda before, after: 1 / right(before, after))),
        "the ratio is upside down: the weights divided by the step. It should be the step divided "
        "by the weights.",
        ("squared", measured(lambda before, after: right(before, after) ** 2)),
        "each ratio is squared. A length is the root of a sum of squares: the root is missing, for "
        "ΔW and for W.",
        ("step-squared", measured(lambda b, a: length(a - b) ** 2 / length(b))),
        "the length of the step lacks its root: it is a sum of squares, divided by a length.",
        ("new-length-alone", {"parameters[name] - W": "parameters[name]"}),
        "this is the length of the new weights divided by that of the old. ΔW is the difference, "
        "new minus old.",
        ("difference-of-lengths", measured(difference_of_lengths)),
        "this is how much longer or shorter the weights became. A step may turn them and leave "
        "their length as it is. Take the length of the difference, not the difference of lengths.",
        ("mean-of-ratios", measured(mean_of_ratios)),
        "this divides number by number and takes the mean. One weight near 0 makes it huge. Take "
        "the length of all of ΔW, then divide by the length of all of W.",
        ("length-of-ratios", measured(length_of_ratios)),
        "this divides number by number and takes the length of the ratios. One weight near 0 makes "
        "it huge. Take the length of all of ΔW, then divide by the length of all of W.",
        ("divided-too-early", measured(divided_too_early)),
        "the division comes before the subtraction, so that only the old weights are divided. "
        "Subtract first, take the length, then divide.",
        ("lengths-divided-too-early", measured(lengths_divided_too_early)),
        "only the old length is divided, by itself, which leaves the new length minus 1. Take the "
        "length of the difference, then divide it by the old length.",
        ("ratio-of-means", measured(ratio_of_means)),
        "this adds up or averages absolute values, for ΔW and for W. A length is the root of the "
        "sum of squares.",
        ("largest", measured(largest)),
        "this takes the largest number, of ΔW and of W. A length is the root of the sum of all "
        "squares.",
        ("spectral", measured(spectral)),
        "np.linalg.norm with 2 takes the matrix's largest singular value. Without the 2 it takes "
        "the root of the sum of all squares, which the exercise asks for.",
        ("plain-sums", measured(plain_sums)),
        "this divides the sum of ΔW by the sum of W. Numbers of both signs cancel in a sum. Square "
        "them first, and take the root of the sum.",
        ("standard-deviations", measured(spread)),
        "this divides standard deviations, which leave the mean out. A length includes it: take "
        "the root of the sum of squares.",
        (
            "row-by-row",
            measured(lambda b, a: np.linalg.norm(a - b, axis=1) / np.linalg.norm(b, axis=1)),
        ),
        "there is a ratio for each input, a row of W. Each W should have one number, from the "
        "lengths of the whole arrays.",
        (
            "column-by-column",
            measured(lambda b, a: np.linalg.norm(a - b, axis=0) / np.linalg.norm(b, axis=0)),
        ),
        "there is a ratio for each unit, a column of W. Each W should have one number, from the "
        "lengths of the whole arrays.",
        ("number-by-number", measured(lambda b, a: np.abs(a - b) / np.abs(b))),
        "there is a ratio for each single weight. Each W should have one number: the length of the "
        "whole ΔW divided by the length of the whole W.",
        ("all-in-one", all_in_one),
        "one number came back, for all weights together. Return a dict with one for each name.",
        ("in-a-list", in_a_list),
        "the ratios are right, but they came in a list. Return a dict: {name: ratio}.",
        ("in-percent", {"/ np.linalg.norm(W)": "/ np.linalg.norm(W) * 100"}),
        "the ratios are in percent. Return the ratio itself: 0.003, not 0.3.",
    ),
    alternatives=(by_names, by_root_mean_squares, by_dot_products),
)
