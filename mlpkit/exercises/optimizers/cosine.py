"""Exercise of notebook 06: cosine, a rate that falls along half a cosine."""

import math

import numpy as np

from mlpkit.checker import Exercise, mistakes
from mlpkit.optimizers import cosine


def cosine_cases(rng):
    """step, steps, rate: both ends, the middle, in between, and after the end."""
    rates = rng.uniform(0.01, 1, 8)
    pairs = [(0, 10), (10, 10), (5, 10), (1, 7), (6, 7), (15, 10), (25, 10), (30, 100)]
    return [(step, steps, float(rate)) for (step, steps), rate in zip(pairs, rates, strict=True)]


def cosine_with(formula):
    """`cosine` with a different formula(t, rate) of t = step / steps, at most 1."""
    return lambda step, steps, rate: formula(min(step, steps) / steps, rate)


def by_cases(step, steps, rate):
    if step >= steps:
        return 0.0
    return 0.5 * rate * (1 + np.cos(np.pi * step / steps))


def squared(step, steps, rate):
    """½ (1 + cos x) = cos²(x / 2)."""
    return rate * math.cos(math.pi / 2 * min(1, step / steps)) ** 2


def bent(step, steps, rate):
    """The cosine, which rises again after the end."""
    return 0.5 * rate * (1 + np.cos(np.pi * step / steps))


EXERCISE = Exercise(
    notebook=6,
    reference=cosine,
    extra=True,
    stub=(
        "The rate at a step: half a cosine from rate, at step 0, down to 0, at `steps`.\n\n"
        "step and steps are whole numbers, step counted from 0; after `steps` it stays 0.\n"
        "½ rate (1 + cos(π step / steps)), a number."
    ),
    cases=cosine_cases,
    hints=(
        "A cosine falls from 1 to −1 on the way from 0 to π. Lift it by 1, halve it, and it "
        "falls from 1 to 0. And at step = steps it has to stop there.",
        "½ rate (1 + cos(π t)) with t = min(step, steps) / steps, a number between 0 and 1.",
        "math.cos and math.pi, or NumPy's, both in radians; Python's min for what comes after "
        "the end.",
    ),
    why="Where does this schedule fall fastest, and where hardly at all?",
    mistakes=mistakes(
        (
            "steps-less-one",
            lambda step, steps, rate: (
                rate * (1 + math.cos(math.pi * min(step, steps) / (steps - 1))) / 2
            ),
        ),
        "step was divided by steps − 1, so that the rate is 0 one step too early, and rises again.",
        (
            "zero-one-early",
            lambda step, steps, rate: (
                0.0 if step >= steps - 1 else rate * (1 + math.cos(math.pi * step / steps)) / 2
            ),
        ),
        "right, but the rate is 0 already at the step before `steps`. It should be 0 only from "
        "`steps` on.",
        (
            "goes-up-again",
            lambda step, steps, rate: rate * (1 + math.cos(math.pi * step / steps)) / 2,
        ),
        "right up to `steps`; after that the cosine rises again. It should stay at 0.",
        ("whole-period", cosine_with(lambda t, rate: rate * (1 + math.cos(2 * math.pi * t)) / 2)),
        "this is a whole period of the cosine, down and up again. It should be half of one, so "
        "that the rate is 0 at `steps`.",
        ("quarter-period", cosine_with(lambda t, rate: rate * math.cos(math.pi / 2 * t))),
        "this is a quarter of a cosine, which falls most steeply at the end. It should be half a "
        "cosine, lifted and halved, which comes to rest there.",
        ("rising", cosine_with(lambda t, rate: rate * (1 - math.cos(math.pi * t)) / 2)),
        "the rate rises from 0. It should begin at rate and fall to 0.",
        ("not-lifted", cosine_with(lambda t, rate: rate * math.cos(math.pi * t))),
        "the second half is negative, and a negative rate goes uphill: the 1 + is missing.",
        ("bare", lambda step, steps, rate: rate * math.cos(math.pi * step / steps)),
        "this is rate times a cosine, and no more. It goes down to −rate, and rises again after "
        "`steps`. It should fall to 0, and stay there: lift it by 1, halve it, and let it stop.",
        ("halved-only", cosine_with(lambda t, rate: rate * math.cos(math.pi * t) / 2)),
        "the cosine is halved, but not lifted: it runs from half the rate to minus half of it. The "
        "1 + is missing.",
        (
            "halved-only-no-stop",
            lambda step, steps, rate: rate * math.cos(math.pi * step / steps) / 2,
        ),
        "the cosine is halved, but not lifted: it runs from half the rate to minus half of it, and "
        "rises again after `steps`. The 1 + is missing, and so is the stop.",
        ("no-bracket", cosine_with(lambda t, rate: rate / 2 + math.cos(math.pi * t))),
        "the cosine is added to half the rate. 1 + cos belongs in a bracket, which the rate "
        "multiplies.",
        (
            "no-bracket-no-stop",
            lambda step, steps, rate: rate / 2 + math.cos(math.pi * step / steps),
        ),
        "the cosine is added to half the rate, and rises again after `steps`. 1 + cos belongs in "
        "a bracket, which the rate multiplies; and the fall should stop at `steps`.",
        ("degrees", cosine_with(lambda t, rate: rate * (1 + math.cos(180 * t)) / 2)),
        "the angle was taken in degrees. cos takes radians: half a turn is π.",
        ("no-pi", cosine_with(lambda t, rate: rate * (1 + math.cos(t)) / 2)),
        "the angle goes from 0 to 1, a small part of the way. It should go to π, half a turn.",
        ("line", cosine_with(lambda t, rate: rate * (1 - t))),
        "this is a straight line from rate to 0. A cosine begins and ends flat.",
        (
            "whole-division",
            lambda step, steps, rate: (
                rate * (1 + math.cos(math.pi * (min(step, steps) // steps))) / 2
            ),
        ),
        "the rate stays as it is until the last step: // drops the fraction, and "
        "step // steps is 0 until then.",
        (
            "one-step-late",
            lambda step, steps, rate: (
                rate * (1 + math.cos(math.pi * min(step + 1, steps) / steps)) / 2
            ),
        ),
        "this is the rate of the next step. step counts from 0, and the result should be rate at "
        "step 0.",
        ("starts-again", lambda step, steps, rate: bent(step % steps, steps, rate)),
        "after `steps` the result starts again from `rate`, as with warm restarts. It should stay "
        "at 0.",
        (
            "degrees-until-the-end",
            lambda step, steps, rate: (
                0.0 if step >= steps else 0.5 * rate * (1 + np.cos(180 * step / steps))
            ),
        ),
        "np.cos takes radians: half a turn is π, not 180.",
        (
            "one-step-short",
            lambda step, steps, rate: (
                bent(min(step, steps - 1), steps - 1, rate) if steps > 1 else 0.0
            ),
        ),
        "the rate is 0 one step too early: step was divided by steps − 1. It should be 0 at "
        "`steps`.",
        (
            "sine",
            lambda step, steps, rate: 0.5 * rate * (1 + np.sin(np.pi * min(step, steps) / steps)),
        ),
        "this is a sine: it begins in the middle and rises. A cosine begins at its top.",
        (
            "back-to-rate",
            lambda step, steps, rate: rate if step > steps else bent(step, steps, rate),
        ),
        "after `steps` the rate is back at its first value. It should stay at 0.",
        (
            "nothing-afterwards",
            lambda step, steps, rate: None if step > steps else bent(step, steps, rate),
        ),
        "after `steps` nothing is returned. Return 0 there.",
        (
            "turned-over",
            lambda step, steps, rate: 0.5 * rate * (1 + np.cos(np.pi * steps / max(step, 1))),
        ),
        "steps is divided by step. It should be the other way round.",
        ("least-rate", lambda step, steps, rate: max(1e-6, bent(min(step, steps), steps, rate))),
        "the rate stops at a smallest value. It should go down to 0 and stay there.",
        (
            "no-pi-until-the-end",
            lambda step, steps, rate: (
                0.0 if step >= steps else 0.5 * rate * (1 + np.cos(step / steps))
            ),
        ),
        "π is missing: the angle should go from 0 to π, half of the period, on the way to `steps`.",
        (
            "no-pi-until-after-the-end",
            lambda step, steps, rate: (
                0.0 if step > steps else 0.5 * rate * (1 + np.cos(step / steps))
            ),
        ),
        "π is missing: the angle goes from 0 to 1. It should go to π, so that the rate is 0 at "
        "`steps`.",
    ),
    alternatives=(by_cases, squared),
)
