"""Exercise of notebook 08: moving_average, a running mean that forgets slowly."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.regularization import moving_average


def average_cases(rng):
    """average, value (…), decay: vectors and a matrix, the first value and later ones."""
    cases = []
    for shape, decay in [((4,), 0.9), ((1,), 0.5), ((3, 2), 0.99), ((6,), 0.25), ((2,), 0.0)]:
        average, value = rng.normal(0, 2, shape), rng.normal(0, 2, shape)
        if len(shape) == 1 and shape[0] > 3:
            average[0], value[1], value[2] = 0, -1000, 0
        cases.append((average, value, decay))
    return cases


def three_values(f, rng):
    average = np.zeros(2)
    for step, by_hand in enumerate([0.5, 0.75, 0.875], start=1):
        f(average, np.ones(2), 0.5)
        if not np.allclose(average, by_hand, rtol=1e-5):
            return (
                f"from 0, with the value 1 and decay 0.5 every time, average is "
                f"{number(average[0])} after call {step}. By hand it is {by_hand}."
            )


def in_loops(average, value, decay):
    for place in np.ndindex(average.shape):
        average[place] = decay * average[place] + (1 - decay) * value[place]


def towards(average, value, decay):
    average += (1 - decay) * (value - average)


def into_the_slice(average, value, decay):
    average[...] = decay * average + (1 - decay) * value


def rebinding(average, value, decay):
    average = decay * average + (1 - decay) * value


def away(average, value, decay):
    average -= (1 - decay) * (value - average)


def by_decay_towards(average, value, decay):
    average += decay * (value - average) * (1 - decay)


def value_whole_and_divided(average, value, decay):
    average[...] = (decay * average + value) / (1 + decay)


def freed_of_its_bias(average, value, decay):
    moving_average(average, value, decay)
    average /= 1 - decay


def value_in_place(average, value, decay):
    value *= 1 - decay
    average *= decay
    average += value


EXERCISE = Exercise(
    notebook=8,
    reference=moving_average,
    stub=(
        "Move average towards value: a share `decay` of the old average stays.\n\n"
        "average and value have one shape, any. Change average in place; return nothing. The\n"
        "weights of old and new add up to 1."
    ),
    cases=average_cases,
    changes=("average",),
    hints=(
        "It is a mean of all values that came, the latest weighing most. The old average stands "
        "for all the earlier ones. If a share of 0.9 is left to them, how much is for the new one?",
        "average ← β average + (1 − β) value, with β = decay, element by element. All have the "
        "shape of average.",
        "In place means average *= … and then average += …. A line that begins average = makes a "
        "new array that nobody outside sees.",
    ),
    why="If every value is 5, to which number does the average tend, and why not to another?",
    properties=(Property("three values", three_values),),
    mistakes=mistakes(
        ("exchanged", {"*= decay": "*= 1 - decay", "(1 - decay) * value": "decay * value"}),
        "decay and 1 − decay are exchanged. decay is the share of the old average that stays. "
        "(What PyTorch calls momentum in its batch normalization is 1 − decay.)",
        ("rebinding", rebinding),
        "average is as it was. average = … makes a new array that nobody outside sees; change the "
        "array that came in.",
        ("summed", {"(1 - decay) * value": "value"}),
        "value came in whole, as in the velocity of momentum. This is a mean: what stays of the "
        "old and what comes of the new have weights that add up to 1.",
        ("not-decayed", {"average *= decay": "pass"}),
        "all of the old average stayed, so that it grows with every call. A share decay of it "
        "should stay.",
        ("no-value", {"average += (1 - decay) * value": "pass"}),
        "average only shrank: value has no part in it.",
        ("half-and-half", {"*= decay": "/= 2", "(1 - decay) * value": "value / 2"}),
        "old and new were weighed alike, whatever decay is. decay is the weight of the old.",
        ("old-forgotten", {"*= decay": "*= 0"}),
        "average holds the part of value alone: what it was before is gone. Add the two parts.",
        ("last-value", {"*= decay": "*= 0", "(1 - decay) * value": "value"}),
        "average is value now: nothing of what came before is left. A share decay of it stays.",
        (
            "added-then-decayed",
            {"*= decay": "+= (1 - decay) * value", "+= (1 - decay) * value": "*= decay"},
        ),
        "the decay came last and took a part of value too. It is for what was there before.",
        ("both-by-decay", {"(1 - decay) * value": "decay * value"}),
        "both parts are multiplied by decay. Their weights should add up to 1.",
        ("away", away),
        "average moved away from value. It should come nearer.",
        ("way-shortened", by_decay_towards),
        "average goes the right way, but the way is multiplied by decay as well. It should go a "
        "share 1 − decay of the way to value.",
        ("value-whole-and-divided", value_whole_and_divided),
        "the weights are decay and 1, divided by their sum, so that decay / (1 + decay) of the old "
        "stays. A share decay of it should stay.",
        ("value-taken-off", {"+= (1 - decay)": "-= (1 - decay)"}),
        "value was taken off. It comes in with a plus.",
        ("bias-corrected", freed_of_its_bias),
        "the result was divided by 1 − decay besides. Adam frees its means of their beginning at "
        "0 in such a way, but when they are used: what is carried along stays as it is.",
        ("changed-input", value_in_place),
        "average is right, but value was changed on the way. It belongs to the caller: only "
        "average changes.",
    ),
    alternatives=(in_loops, towards, into_the_slice),
)
