"""What went wrong in a batch_norm: a formula with one or two changes that gives the same result.

Fixed numbers go through the learner's function, once in training and once when predicting. `fewest`
looks for the wrong formulas that explain the result.
"""

from functools import partial
from itertools import combinations, product

import numpy as np

from mlpkit.checker import number


def fewest(observed, formula, options):
    """[(slug, sentence), ...] of the fewest changes, two at most, with which formula(**settings) is
    what was observed; [] if no change is needed, None if nothing fits.

    options: {name: [(setting, slug, sentence), ...]}; the first of each is right, slug None.
    """
    right = {name: each[0] for name, each in options.items()}
    for count in range(3):
        for names in combinations(options, count):
            for chosen in product(*(options[name][1:] for name in names)):
                tried = right | dict(zip(names, chosen, strict=True))
                with np.errstate(all="ignore"):
                    value = formula(**{name: each[0] for name, each in tried.items()})
                if near(value, observed):
                    return [(slug, sentence) for _, slug, sentence in chosen]
    return None


def typed(argument, right, *values):
    """The options for an argument that a constant may have replaced."""
    told = "stands where {} belongs: whatever comes in as {}, the result is the same."
    return [
        (right, None, ""),
        *(
            (value, f"{argument}-typed", f"{number(value)} {told.format(argument, argument)}")
            for value in values
        ),
    ]


def of_batch(x):
    return x.mean(axis=0), x.var(axis=0)


def normalized(x, gain, shift, statistics, epsilon, form):
    mean, variance = statistics
    return form(x, mean, variance, epsilon, gain, shift)


FORMS = [
    (lambda x, m, v, e, g, s: g * (x - m) / np.sqrt(v + e) + s, None, ""),
    (
        lambda x, m, v, e, g, s: (x - m) / np.sqrt(v + e),
        "gain-and-shift-missing",
        "y is x̂ alone: gain and shift are missing.",
    ),
    (
        lambda x, m, v, e, g, s: g * (x - m) / np.sqrt(v + e),
        "shift-missing",
        "shift is missing.",
    ),
    (lambda x, m, v, e, g, s: (x - m) / np.sqrt(v + e) + s, "gain-missing", "gain is missing."),
    (
        lambda x, m, v, e, g, s: g * (x - m) / (v + e) + s,
        "root-missing",
        "x − μ is divided by the variance. Divide by its root.",
    ),
    (
        lambda x, m, v, e, g, s: g * (x - m) / (np.sqrt(v) + e) + s,
        "epsilon-outside",
        "ε is added outside the root, as in Adam. Here it belongs under the root, with the "
        "variance.",
    ),
    (
        lambda x, m, v, e, g, s: g * (x - m) / np.sqrt(v) + s,
        "epsilon-missing",
        "ε is missing.",
    ),
    (lambda x, m, v, e, g, s: x, "as-it-came", "x comes back as it is. It should be normalized."),
    (
        lambda x, m, v, e, g, s: g * x + s,
        "not-normalized",
        "y is gain · x + shift: x should be normalized first.",
    ),
]
MODES = (
    "the modes are exchanged: in training the running mean and variance are used; when predicting, "
    "the batch's are used, and the running ones move. It should be the other way round."
)
MOVES = (
    "the running mean and variance moved when predicting too{}. Predicting must change nothing: "
    "they should move only in training."
)


def why_norm_is_off(f, rng, fault=""):
    """A property of batch_norm: (slug, what was done instead), if that can be told.

    fault: the slug of the fault that must not be told, for a bug hunt.
    """
    N, D, decay, epsilon = 5, 3, 0.6, 0.1
    spread = np.array([0.001, 2.0, 1.5])  # the first column shows even a small epsilon
    x, gain, shift = rng.normal(2, spread, (N, D)), rng.normal(1, 1, D), rng.normal(0, 2, D)
    running = rng.normal(0, 2, D), rng.uniform(0.5, 2, D) * spread**2
    given = {}
    for training in (True, False):
        moved = running[0].copy(), running[1].copy()
        y = f(x.copy(), gain.copy(), shift.copy(), *moved, training, decay, epsilon)
        if not isinstance(y, np.ndarray) or y.shape != (N, D):
            return None
        given[training] = y, *moved
    still = {mode: np.array_equal(given[mode][1:], running) for mode in given}
    form = partial(normalized, x, gain, shift)
    if still[True] and not still[False]:
        if near(given[True][0], form(running, epsilon, FORMS[0][0])):
            return "modes-exchanged", MODES
    if not still[False]:
        after = near(given[False][0], form(given[False][1:], epsilon, FORMS[0][0]))
        return "moves-always", MOVES.format(", before y was made with them" if after else "")
    found = [
        *moves(x, running, given[True][1:], decay, epsilon),
        *results(form, x, running, given, epsilon),
    ]
    told = [each for each in dict.fromkeys(found) if each[0] != fault]
    if told and len(told) < len(set(found)):
        slug, sentence = told[0]
        return slug, f"the fault is still there, and there is another now: {sentence}"
    return in_one(told)


def in_one(found):
    """(slug, sentence) of one or two things that are wrong; None for none."""
    if not found:
        return None
    if len(found) == 1:
        return found[0]
    (slug, first), (_, second) = found[:2]
    word = first.split()[0]
    if word.isascii() and word.isalpha() and word not in ("x", "y", "dx", "dgain", "dshift"):
        first = first[0].upper() + first[1:]
    return slug, f"two things are wrong. {first} And besides: {second}"


def near(one, other):
    return np.shape(one) == np.shape(other) and np.allclose(
        one, other, rtol=1e-5, atol=1e-9, equal_nan=True
    )


def results(form, x, running, given, epsilon):
    """What is wrong with y, in training and when predicting."""
    y, *after = given[True]
    mean, variance = of_batch(x)
    epsilons = typed("epsilon", epsilon, 1e-5, 1e-8, 1e-3, 1e-6, 1e-12, 1e-7)
    options = {"epsilon": epsilons, "form": FORMS}
    estimate, decay = variance * len(x) / (len(x) - 1), 0.6
    mixed = (mean, after[1]), (after[0], variance)
    exchanged = [
        tuple(decay * old + (1 - decay) * new for old, new in zip((mean, v), running, strict=True))
        for v in (variance, estimate)
    ]
    training = {
        "statistics": [
            ((mean, variance), None, ""),
            (running, "running-in-training", RUNNING),
            (tuple(after), "running-in-training", RUNNING),
            (
                (mean, estimate),
                "estimate-in-y",
                "in training y was made with the variance that has 1/(N − 1). A batch should be "
                "normalized by its own variance, with 1/N; N − 1 is for running_variance.",
            ),
            *((pair, "running-in-training", RUNNING) for pair in mixed),
            *((pair, "moved-the-batch", MOVED) for pair in exchanged),
        ]
    }
    predicting = {
        "statistics": [
            (running, None, ""),
            ((mean, variance), "batch-when-predicting", BATCH.format("mean and variance were")),
            ((running[0], variance), "batch-variance", BATCH.format("variance was")),
            ((mean, running[1]), "batch-mean", BATCH.format("mean was")),
        ]
    }
    first = fewest(y, form, training | options) or []
    second = fewest(given[False][0], form, predicting | options) or []
    both = [each for each in first if each in second]
    return [
        *both,
        *[in_mode("in training", each) for each in first if each not in both],
        *[in_mode("when predicting", each) for each in second if each not in both],
    ]


def in_mode(when, found):
    slug, sentence = found
    return (slug, sentence if sentence.startswith(when) else f"{when} {sentence}")


MOVED = (
    "in training the batch's mean and variance moved towards the running ones: the two arguments "
    "of moving_average have changed places. The first is the one that moves."
)
RUNNING = (
    "in training y was made with the running mean and variance. In training a batch should be "
    "normalized by its own mean and variance."
)
BATCH = (
    "the batch's own {} used, so that an image's answer depends on what else is in its batch. Use "
    "running_mean and running_variance there."
)


def moves(x, running, after, decay, epsilon):
    """What is wrong with the running mean and variance after training."""
    N, D = x.shape
    mean, variance = of_batch(x)
    decays = [
        *typed("decay", decay, 0.9, 0.99, 0.1, 0.999, 0.5, 0.95),
        (
            1 - decay,
            "decay-exchanged",
            "decay and 1 − decay are exchanged: a share `decay` of the old value should stay. "
            "(PyTorch takes 1 − decay, and calls it momentum.)",
        ),
    ]
    times = N / (N - 1)

    def moved(old, value, decay):
        value, whole = value
        return (decay * old + (1 - decay) * value) * whole

    of_mean = {
        "value": [
            ((mean, 1), None, ""),
            (
                (mean * times, 1),
                "mean-times-n",
                "N / (N − 1) was applied to the mean as well. It is for the variance alone: the "
                "mean of a sample needs no correction.",
            ),
        ],
        "decay": decays,
    }
    of_variance = {
        "value": [
            ((variance * times, 1), None, ""),
            (
                (variance, 1),
                "running-by-n",
                "running_variance moved towards the variance with 1/N. It should move towards σ² · "
                "N / (N − 1), an estimate for all examples.",
            ),
            (
                (variance / times, 1),
                "n-upside-down",
                "running_variance took in σ² · (N − 1) / N. The factor should be N / (N − 1), "
                "because an estimate from a sample is larger.",
            ),
            (
                (variance * times**2, 1),
                "n-twice",
                "the correction N / (N − 1) was applied to running_variance twice: ddof=1 has it "
                "already.",
            ),
            (
                (variance * D / (D - 1), 1),
                "n-of-columns",
                "in N / (N − 1) the number of columns was taken for N. N counts the examples, "
                "len(x).",
            ),
            (
                ((variance + epsilon) * times, 1),
                "epsilon-kept",
                "ε went into running_variance. It belongs only under the root, when y is made.",
            ),
            (
                (np.sqrt(variance * times), 1),
                "running-deviation",
                "running_variance moved towards the standard deviation. The root is taken later.",
            ),
            (
                (variance, times),
                "whole-corrected",
                "N / (N − 1) multiplies all of running_variance, the old value too, so it grows "
                "with every batch. Multiply only the batch's σ², before it comes in.",
            ),
        ],
        "decay": decays,
    }
    first = fewest(after[0], partial(moved, running[0]), of_mean) or []
    second = fewest(after[1], partial(moved, running[1]), of_variance) or []
    return [*first, *second]
