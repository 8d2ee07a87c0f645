"""Exercise of notebook 08: dropout, numbers set to 0 at random in training."""

import copy

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.exercises.regularization.cases import fresh, of_shape, repeats
from mlpkit.regularization import dropout

# Whatever numbers were dropped, these facts are the same for every right answer.
FACTS = (
    *("results", "y fits x", "mask fits x", "mask of numbers", "y = x · mask", "mask first"),
    *("scale of y", "scale of mask", "share of y", "share of mask", "alike along an axis"),
    *("always as many", "anew", "from rng", "x as it was"),
)


def dropout_cases(rng):
    """x (N, D) without zeros, rate, rng: enough numbers to see what share is 0."""
    cases = []
    for shape, rate, dtype in [
        *(((30, 20), 0.25, np.float64), ((15, 40), 0.5, np.float32), ((1, 500), 0.2, np.float64)),
        *(((40, 15), 0.75, np.float32), ((600, 1), 0.3, np.float64)),
    ]:
        x = rng.uniform(0.5, 2, shape) * rng.choice([-1, 1], shape)
        cases.append((x.astype(dtype), rate, fresh(rng)))
    return cases


def observed(f, x, rate, rng):
    """FACTS about a draw, and about others that follow."""
    start, given = copy.deepcopy(rng), x.copy()
    result = f(given, rate, rng)
    if result is None:
        return None
    parts = result if isinstance(result, (tuple, list)) else (result,)
    fits = [of_shape(part, x.shape) for part in parts[:2]] + [False, False]
    if not fits[0]:
        return (len(parts), *fits[:2], *(False,) * 3, *(0,) * 5, *(False,) * 4)
    y = parts[0]
    mask = parts[1] if fits[1] else y / x
    alike = alike_along(mask)
    in_one = len(alike) == sum(n > 1 for n in x.shape)

    def dropped(own, times=40 if in_one else 1):
        results = (f(x.copy(), rate, own) for _ in range(times))
        pairs = (each if isinstance(each, (tuple, list)) else (each,) for each in results)
        return np.array([pair[0] == 0 for pair in pairs])

    return (
        len(parts),
        *fits[:2],
        mask.dtype.kind == "f",
        near(y, x * mask),
        near(mask, x * y) and not near(y, x * mask),
        scale_of(y / x, rate),
        scale_of(mask, rate),
        share_of(y, rate, alike),
        share_of(mask, rate, alike),
        sum(2**axis for axis in alike),
        not in_one and len({int(np.sum(dropped(rng))) for _ in range(8)}) == 1,
        *repeats(dropped, start),
        np.array_equal(given, x),
    )


def near(one, other):
    return np.allclose(one, other, rtol=1e-4, atol=1e-6)


def scale_of(factors, rate):
    """Which of these factors all nonzero numbers have: its index, −1 for none."""
    kept = factors[factors != 0]
    share = len(kept) / factors.size or 1
    known = (1 / (1 - rate), 1, 1 / rate, 1 - rate, 1 / (1 - rate) ** 2, 1 / share)
    return next((place for place, scale in enumerate(known) if near(kept, scale)), -1)


def alike_along(mask):
    """The axes along which all numbers are dropped, or all kept, together."""
    kept = mask != 0
    return [k for k, n in enumerate(mask.shape) if n > 1 and (kept == kept.take([0], k)).all()]


def share_of(values, rate, alike):
    """0 where about `rate` of the values are 0, 1 where 1 − rate are, else −1: within 5 sigma."""
    draws = values.size / np.prod([values.shape[axis] for axis in alike])
    far = 5 * np.sqrt(rate * (1 - rate) / draws)
    zeros = np.mean(values == 0)
    return 0 if abs(zeros - rate) < far else 1 if abs(zeros - (1 - rate)) < far else -1


def ones_dropped(f, rng, rate, shape=(60, 50)):
    """(y, mask) for ones, so that each y is its factor."""
    return f(np.ones(shape), rate, fresh(rng))


def two_arrays(f, rng):
    x = rng.normal(size=(30, 20))
    result = f(x.copy(), 0.25, fresh(rng))
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        many = isinstance(result, (tuple, list))
        came = f"{len(result)} things" if many else "one thing"
        return f"{came} came back; expected two arrays: y, mask."
    for name, part in zip(("y", "mask"), result, strict=True):
        if not isinstance(part, np.ndarray):
            return f"{name} is not an array; expected one of shape {x.shape}, that of x."
        if part.shape != x.shape:
            told = " Draw for every number of x." if part.size < x.size else ""
            return f"{name} has shape {part.shape}, expected {x.shape}: that of x.{told}"
        if part.dtype.kind != "f":
            return (
                f"{name} has dtype {part.dtype}, expected floats. The mask holds the numbers that "
                "multiply x."
            )


def zeros_of_x(f, rng):
    """Where x is 0, as after ReLU, the mask is drawn as usual."""
    x = np.maximum(rng.normal(size=(60, 50)), 0)
    y, mask = f(x.copy(), 0.25, fresh(rng))
    at_zeros = mask[x == 0]
    if np.isnan(at_zeros).any() or np.isnan(y).any():
        return "mask-from-y", (
            "where x is 0, as it often is after ReLU, the mask is nan: was it made as y / x? Draw "
            "the mask first, and multiply x by it."
        )
    if not 0.6 < np.mean(at_zeros != 0) < 0.9:
        return "mask-from-y", (
            f"where x is 0, as it often is after ReLU, {number(100 * np.mean(at_zeros != 0))} in "
            "100 numbers of the mask are not 0; with rate 0.25 it should be 75, as elsewhere. Was "
            "the mask read off y? Draw it for every number of x."
        )


def any_shape(f, rng):
    for shape in [(7,), (2, 3, 4)]:
        y, mask = f(rng.normal(size=shape), 0.25, fresh(rng))
        if not of_shape(y, shape) or not of_shape(mask, shape):
            return (
                f"x of shape {shape} gave a y or a mask of a different shape. Any shape of x "
                "should do."
            )


def the_share_of_zeros(f, rng):
    for rate in (0.25, 0.63):
        parts = ones_dropped(f, rng, rate, (200, 100))
        for name, part in zip(("y", "mask"), parts, strict=True):
            share = float(np.mean(part == 0))
            if not abs(share - rate) < 0.018:  # 5 sigma
                return (
                    f"with rate {rate}, {number(100 * share)} in 100 numbers of {name} are 0. It "
                    f"should be about {number(100 * rate)} in 100."
                )


def the_mean_stays(f, rng):
    y, _ = ones_dropped(f, rng, 0.6)
    if not abs(np.mean(y) - 1) < 0.15:
        return (
            f"3,000 ones have the mean {number(np.mean(y))} after dropout with rate 0.6. It should "
            "stay about 1: what is kept makes up for what is dropped."
        )
    kept = np.unique(y[y != 0])
    if not near(kept, 2.5):
        other = kept[np.argmax(abs(kept - 2.5))]
        return (
            f"with rate 0.6 a 1 that is kept became {number(other)}. It should be divided by 0.4, "
            "which gives 2.5."
        )


def x_as_it_was(f, rng):
    x = rng.normal(size=(30, 20))
    given = x.copy()
    f(given, 0.25, fresh(rng))
    if not np.array_equal(given, x):
        return "changed x in place. Make a new array."


def y_is_x_times_mask(f, rng):
    x = rng.normal(size=(30, 20))
    y, mask = f(x.copy(), 0.25, fresh(rng))
    off = ~np.isclose(y, x * mask, rtol=1e-4, atol=1e-6)
    if off.any():
        return (
            f"y is not x · mask at {np.sum(off)} of 600 places. The backward pass multiplies by "
            "the mask, so the mask should be what x was multiplied by."
        )


def each_on_its_own(f, rng):
    _, mask = ones_dropped(f, rng, 0.5)
    kept = mask != 0
    if alike_along(mask) or len(np.unique(kept, axis=0)) < 60 or len(np.unique(kept, axis=1)) < 50:
        return (
            "some rows, or some columns, drop and keep at the same places. Draw separately for "
            "each number of x."
        )
    generator = fresh(rng)
    counts = {int(np.sum(f(np.ones((20, 30)), 0.5, generator)[1] == 0)) for _ in range(8)}
    if len(counts) == 1:
        return (
            f"{counts.pop()} of 600 numbers were dropped in each of 8 draws. Draw for each number "
            "separately, so that chance decides how many are dropped, too."
        )


def the_generator(f, rng):
    anew, from_rng = repeats(lambda own: f(np.ones((20, 30)), 0.5, own)[1], fresh(rng))
    if not anew:
        return (
            "called twice with one rng, it gave the same mask. A generator moves on with each "
            "draw; here something starts again at every call."
        )
    if not from_rng:
        return (
            "two generators in the same state gave different masks. Draw from the rng that comes "
            "in; otherwise no run can be repeated."
        )


def nothing_at_rate_0(f, rng):
    x = rng.normal(size=(30, 20))
    y, mask = f(x.copy(), 0.0, fresh(rng))
    if not (near(y, x) and near(mask, 1)):
        return (
            "with rate 0 some numbers changed. All should stay as they are, and the mask should be "
            "1."
        )


def the_dtype(f, rng):
    for dtype in (np.float32, np.float64):
        x = rng.normal(size=(30, 20)).astype(dtype)
        for name, part in zip(("y", "mask"), f(x, 0.25, fresh(rng)), strict=True):
            if part.dtype != dtype:
                return (
                    f"all numbers are right, but x is {x.dtype} and {name} is {part.dtype}. In a "
                    "network everything after it would be, too. Give the mask the dtype of x."
                )


def undivided(x, rate, rng):
    kept = rng.random(x.shape) >= rate
    mask = kept.astype(x.dtype)
    return x * mask, mask


def in_place(x, rate, rng):
    y, mask = dropout(x, rate, rng)
    x[...] = y
    return x, mask


def always_as_many(x, rate, rng):
    kept = np.ones(x.size, bool)
    kept[rng.permutation(x.size)[: round(rate * x.size)]] = False
    mask = (kept.reshape(x.shape) / (1 - rate)).astype(x.dtype)
    return x * mask, mask


def two_draws(x, rate, rng):
    return dropout(x, rate, rng)[0], dropout(x, rate, rng)[1]


def by_comparison(x, rate, rng):
    kept = rng.random(x.shape) >= rate
    mask = (kept / (1 - rate)).astype(x.dtype)
    return x * mask, mask


def in_loops(x, rate, rng):
    mask = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        if rng.random() >= rate:
            mask[index] = 1 / (1 - rate)
    return x * mask, mask


def binomial(x, rate, rng):
    mask = rng.binomial(1, 1 - rate, x.shape).astype(x.dtype) / (1 - rate)
    return x * mask, mask


def chosen(x, rate, rng):
    mask = rng.choice([0, 1 / (1 - rate)], size=x.shape, p=[rate, 1 - rate]).astype(x.dtype)
    return x * mask, mask


def chosen_where(x, rate, rng):
    dropped = rng.uniform(size=x.shape) < rate
    mask = np.where(dropped, 0, 1 / (1 - rate)).astype(x.dtype)
    return np.where(dropped, 0, x / (1 - rate)).astype(x.dtype), mask


def with_one_over(x, rate, rng):
    mask = (rng.random(x.shape) < 1 - rate) * (1 / (1 - rate))
    return (x * mask).astype(x.dtype), mask.astype(x.dtype)


NO_DIVISION = (
    "the numbers kept are not divided by 1 − rate, so the mean falls. When predicting, nothing is "
    "dropped, so the next layer gets larger numbers than it was trained on."
)

EXERCISE = Exercise(
    notebook=8,
    version=2,
    reference=dropout,
    stub=(
        "Drop each number of x with probability rate: return y, and the mask with y = x * mask.\n\n"
        "The mask is 0 where a number is dropped and 1 / (1 - rate) elsewhere. x has any shape, y\n"
        "and mask have its shape and dtype; 0 <= rate < 1. Draw from rng, separately for every\n"
        "number. Do not change x."
    ),
    hints=(
        "Every number of x has its own coin, which falls on “drop” with probability rate. A "
        "number drawn uniformly from 0 to 1 is below rate with exactly that probability.",
        "kept, of x's shape: true where the number drawn is rate or more. mask = kept / (1 − "
        "rate), so that the mean stays: (1 − rate) · x / (1 − rate) = x. y = x · mask.",
        "rng.random(x.shape) draws a number for each of x, and >= compares them all. True and "
        "False divided by a number are float64: .astype(x.dtype) gives the mask x's dtype. Return "
        "both: y, mask.",
    ),
    cases=dropout_cases,
    run=observed,
    returns=FACTS,
    properties=(
        Property("two arrays", two_arrays),
        Property("x as it was", x_as_it_was),
        Property("y = x · mask", y_is_x_times_mask),
        Property("the share of zeros", the_share_of_zeros),
        Property("the mean stays", the_mean_stays),
        Property("zeros of x", zeros_of_x),
        Property("each number on its own", each_on_its_own),
        Property("the generator passed in", the_generator),
        Property("rate 0 changes nothing", nothing_at_rate_0),
        Property("any shape", any_shape),
        Property("the dtype of x", the_dtype),
    ),
    why="Why is what is kept divided by 1 − rate, and why in training and not later?",
    mistakes=mistakes(
        ("no-division", undivided),
        NO_DIVISION,
        ("no-division-and-booleans", {"(kept / (1 - rate)).astype(x.dtype)": "kept"}),
        "two things are wrong. The numbers kept are not divided by 1 − rate, so the mean falls. "
        "And the mask holds True and False: it should hold the numbers that multiply x.",
        ("divided-by-rate", {"(1 - rate)": "rate"}),
        "the numbers kept are divided by rate. Divide it by the share that is kept, 1 − rate: then "
        "the mean stays.",
        ("multiplied", {"kept / (1 - rate)": "kept * (1 - rate)"}),
        "the numbers kept are multiplied by 1 − rate, so the mean falls twice. Divide by 1 − rate.",
        ("divided-twice", {"(1 - rate)": "(1 - rate) ** 2"}),
        "the numbers kept are divided twice by 1 − rate. Divide once: that makes the mean what it "
        "was.",
        ("divided-by-share-kept", {"(1 - rate)": "np.mean(kept)"}),
        "the numbers kept are divided by the share that happened to be kept. Then a number depends "
        "on what happened to all the others. Divide by 1 − rate.",
        ("mask-inverted", {">= rate": "< rate"}),
        "the mask is inverted: numbers are kept with probability rate and dropped with 1 − rate. "
        "rate is the share that is dropped.",
        (
            "mask-inverted-and-no-division",
            {">= rate": "< rate", "kept / (1 - rate)": "kept * 1.0"},
        ),
        "two things are wrong. The mask is inverted: numbers are kept with probability rate, which "
        "is the share that is dropped. And the numbers kept are not divided by 1 − rate, so the "
        "mean falls.",
        ("probability-to-keep", {">= rate": "< rate", "(1 - rate)": "rate"}),
        "here rate is the probability to keep. That is a convention too, often called keep_prob; "
        "in this course rate is the share that is dropped.",
        (
            "probability-to-keep-and-mask-unscaled",
            {">= rate": "< rate", "x * mask, mask": "x * kept / rate, kept.astype(x.dtype)"},
        ),
        "two things are wrong. Here rate is the probability to keep, often called keep_prob; in "
        "this course it is the share that is dropped. And the mask holds 0 and 1: it should hold "
        "what x was multiplied by.",
        ("always-half", {">= rate": ">= 0.5"}),
        "half of the numbers are dropped, whatever the rate is.",
        ("as-if-rate-were-half", {">= rate": ">= 0.5", "kept / (1 - rate)": "kept * 2"}),
        "half of the numbers are dropped and the others doubled, whatever the rate is.",
        ("normal-draws", {"rng.random(x.shape, dtype=np.float32)": "rng.standard_normal(x.shape)"}),
        "rate is compared with draws from a normal distribution, which are below it far too often. "
        "Draw uniformly from 0 to 1.",
        (
            "one-draw-a-row",
            {"rng.random(x.shape, dtype=np.float32)": "rng.random((len(x), 1)) + 0 * x"},
        ),
        "whole rows are dropped: there is one draw for each example. Draw for every number.",
        (
            "one-draw-a-column",
            {"rng.random(x.shape, dtype=np.float32)": "rng.random(x.shape[1]) + 0 * x"},
        ),
        "whole columns are dropped: all examples of the batch lose the same units. Draw for every "
        "number.",
        ("one-draw", {"rng.random(x.shape, dtype=np.float32)": "rng.random() + 0 * x"}),
        "all of x is dropped or kept together: a single number was drawn. Draw one for each number "
        "of x.",
        ("always-as-many", always_as_many),
        "every call drops the same number of entries. Draw for each number separately, so that "
        "chance decides how many are dropped, too.",
        ("same-mask", lambda x, rate, rng: dropout(x, rate, np.random.default_rng(0))),
        "the mask is the same at every call: nothing is drawn, or a generator made inside the "
        "function starts afresh each time. Then the same units are dropped each time, and never "
        "learn. Draw from the rng that comes in.",
        ("other-generator", lambda x, rate, rng: dropout(x, rate, np.random.default_rng())),
        "the mask is not drawn from the rng that comes in, so no run can be repeated.",
        ("mask-unscaled", {"x * mask, mask": "x * mask, kept.astype(x.dtype)"}),
        "y is right, but the mask holds 0 and 1. It should hold what x was multiplied by, 0 and 1 "
        "/ (1 − rate): the gradient must be multiplied by the same numbers.",
        ("booleans", {"x * mask, mask": "x * mask, kept"}),
        "y is right, but the mask holds True and False. It should hold what x was multiplied by, 0 "
        "and 1 / (1 − rate): the gradient must be multiplied by the same numbers.",
        ("dropped-for-mask", {"x * mask, mask": "x * mask, ~kept"}),
        "y is right, but the mask is true where a number was dropped. It should hold what x was "
        "multiplied by, 0 and 1 / (1 − rate).",
        ("y-unscaled", {"x * mask, mask": "x * kept, mask"}),
        "the mask is right, but y is not divided by 1 − rate. It should be x · mask.",
        ("two-draws", two_draws),
        "y and the mask come from two draws. The backward pass needs the mask of this very y: "
        "draw once.",
        ("mask-first", {"x * mask, mask": "mask, x * mask"}),
        "both are right, but in the wrong order. Return y first, then the mask.",
        ("y-alone", {"x * mask, mask": "x * mask"}),
        "y came back alone. The backward pass needs to know what was dropped: return the mask too.",
        ("mask-alone", {"x * mask, mask": "mask"}),
        "the mask came back alone. Return y = x · mask as well, and y first.",
        ("changed-input", in_place),
        "changed x in place. The layer before needs its activations for its own gradient: make a "
        "new array.",
    ),
    worked=by_comparison,
    passes=(
        "ties: rng.random(x.shape, dtype=np.float32) >= rate as "
        "rng.random(x.shape, dtype=np.float32) > rate",
    ),
    alternatives=(by_comparison, in_loops, binomial, chosen, chosen_where, with_one_over),
)
