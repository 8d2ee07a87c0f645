"""Exercise and bug hunt of notebook 08: batch_norm, each column of a batch with one scale."""

from functools import partial

import numpy as np

from mlpkit.checker import Exercise, Guess, Property, mistakes, number
from mlpkit.exercises.regularization.causes import why_norm_is_off
from mlpkit.regularization import batch_norm, moving_average


def norm_cases(rng):
    """x (N, D), gain, shift, running_mean, running_variance (D,), training, decay, epsilon."""
    cases = []
    for N, D, training, more in [
        (5, 3, True, (0.8, 0.1)),
        (4, 2, False, (0.6, 0.1)),
        (2, 4, True, (0.3, 1e-3)),
        (1, 3, False, (0.9, 0.5)),
        (6, 1, True, ()),
        (3, 5, False, ()),
        (7, 4, True, (0.95, 0.02)),
    ]:
        x = rng.normal(rng.normal(0, 3, D), rng.uniform(0.5, 2, D), (N, D))
        if N == 7:
            x[0, 0], x[1, 1], x[2, 2], x[:, 3] = 1000, -1000, 0, -2.0  # the last never changes
        gain, shift = rng.normal(1, 1, D), rng.normal(0, 2, D)
        running = rng.normal(0, 2, D), rng.uniform(0.5, 4, D)
        cases.append((x, gain, shift, *running, training, *more))
    return cases


def a_column_by_hand(f, rng):
    x, gain, shift = np.array([[1.0], [3.0], [8.0]]), np.ones(1), np.zeros(1)
    mean, variance = np.zeros(1), np.ones(1)
    f(x, gain, shift, mean, variance, True, 0.5)
    for name, moved, by_hand in (("mean", mean, 2.0), ("variance", variance, 7.0)):
        if not np.allclose(moved, by_hand, rtol=1e-5):
            told = (
                f"for a column of 1, 3 and 8, in training with decay 0.5, running_{name} is "
                f"{number(moved[0])} afterwards. By hand it is {number(by_hand)}."
            )
            if np.isnan(moved[0]):
                told += (
                    " moving_average changes its first argument in place and returns None: do not "
                    "assign its result."
                )
            return told


def written_out(x, gain, shift, running_mean, running_variance, training, decay=0.9, epsilon=1e-5):
    if training:
        mean = x.mean(axis=0)  # (D,)
        variance = x.var(axis=0)
        N = len(x)
        moving_average(running_mean, mean, decay)
        moving_average(running_variance, variance * N / (N - 1), decay)
    else:
        mean, variance = running_mean, running_variance
    x_hat = (x - mean) / np.sqrt(variance + epsilon)
    return gain * x_hat + shift


def with_ddof(x, gain, shift, running_mean, running_variance, training, decay=0.9, epsilon=1e-5):
    if not training:
        return (x - running_mean) * gain / np.sqrt(running_variance + epsilon) + shift
    running_mean[:] = decay * running_mean + (1 - decay) * np.mean(x, axis=0)
    running_variance[:] = decay * running_variance + (1 - decay) * np.var(x, axis=0, ddof=1)
    return (x - np.mean(x, axis=0)) * gain / np.sqrt(np.var(x, axis=0) + epsilon) + shift


def column_by_column(
    x, gain, shift, running_mean, running_variance, training, decay=0.9, epsilon=1e-5
):
    y, (N, D) = np.zeros(x.shape), x.shape
    for d in range(D):
        mean, variance = running_mean[d], running_variance[d]
        if training:
            mean = sum(x[:, d]) / N
            squares = sum((x[n, d] - mean) ** 2 for n in range(N))
            variance = squares / N
            running_mean[d] += (1 - decay) * (mean - running_mean[d])
            running_variance[d] += (1 - decay) * (squares / (N - 1) - running_variance[d])
        for n in range(N):
            y[n, d] = gain[d] * (x[n, d] - mean) / (variance + epsilon) ** 0.5 + shift[d]
    return y


def batch_when_predicting(
    x, gain, shift, running_mean, running_variance, training, decay=0.9, epsilon=1e-5
):
    mean, variance, N = x.mean(axis=0), x.var(axis=0), len(x)
    if training:
        running_mean *= decay
        running_mean += (1 - decay) * mean
        running_variance *= decay
        running_variance += (1 - decay) * variance * N / (N - 1)
    return gain * (x - mean) / np.sqrt(variance + epsilon) + shift


def running_for_one_alone(
    x, gain, shift, running_mean, running_variance, training, decay=0.9, epsilon=1e-5
):
    y = batch_when_predicting(
        x, gain, shift, running_mean, running_variance, training, decay, epsilon
    )
    alone = (x - running_mean) / np.sqrt(running_variance + epsilon)
    return y if training or len(x) > 1 else gain * alone + shift


def normalized_by(**over):
    """In training by a mean and variance over other numbers: the arguments of x.mean and x.var."""

    def wrong(x, gain, shift, running_mean, running_variance, training, decay=0.9, epsilon=1e-5):
        y = batch_norm(x, gain, shift, running_mean, running_variance, training, decay, epsilon)
        root = np.sqrt(x.var(**over) + epsilon)
        return gain * (x - x.mean(**over)) / root + shift if training else y

    return wrong


ROWS = (
    "the statistics have N numbers, one per row: they run over axis 1. The running mean and "
    "variance have D numbers: a mean and a variance for each column, over the examples."
)

# Shared by the exercise and its bug hunt.
SHARED = {
    "cases": norm_cases,
    "changes": ("running_mean", "running_variance"),
    "uses": ("moving_average",),
    "sizes": {"x": "N D"},
    "why": (
        "What would the answer to one image depend on, if its batch's statistics were used when "
        "predicting too?"
    ),
    "mistakes": mistakes(
        ("batch-when-predicting", batch_when_predicting),
        "the batch's own mean and variance are used when predicting too, so that an image's answer "
        "depends on what else is in its batch. Use the running ones there.",
        ("running-for-one-alone", running_for_one_alone),
        "one example alone is normalized by the running mean and variance now, but a larger batch "
        "still by its own. When predicting, a batch of any size should use the running ones.",
        ("rows", normalized_by(axis=1, keepdims=True)),
        "each row is normalized by its own mean and variance, over axis 1. Here every column "
        "should have its own, over the N examples. (Over rows it is called layer normalization.)",
        (
            "rows-added",
            {"moving_average(running_mean, mean, decay)": "running_mean += x.mean(axis=1)"},
        ),
        ROWS,
        (
            "rows-written",
            {
                "batch_statistics(x)": "x.mean(axis=1), x.var(axis=1)",
                "moving_average(running_mean, mean, decay)": (
                    "running_mean[:] = decay * running_mean + mean"
                ),
            },
        ),
        ROWS,
        ("rows-averaged", {"batch_statistics(x)": "x.mean(axis=1), x.var(axis=1)"}),
        ROWS,
        (
            "rows-kept",
            {
                "batch_statistics(x)": (
                    "x.mean(axis=1, keepdims=True), x.var(axis=1, keepdims=True)"
                )
            },
        ),
        ROWS,
        ("rows-taken-off", {"mean, variance = batch_statistics(x)": "return x - x.mean(axis=1)"}),
        "the mean has N numbers, one per row: it runs over axis 1. The exercise asks for a mean "
        "and a variance for each column, over the examples.",
        ("one-for-all", normalized_by()),
        "one mean and one variance were taken over the whole batch. Every column should have its "
        "own.",
        ("no-epsilon", {"np.sqrt(variance + epsilon)": "np.sqrt(variance)"}),
        "ε is missing. With it a column that never changes becomes 0 and not nan, and the other "
        "values are a little smaller.",
        ("no-brackets", {"(x - mean)": "x - mean"}),
        "only the mean is divided by the root, and only x is multiplied by gain, because division "
        "and multiplication come before subtraction. Subtract the mean first.",
        ("no-mean", {"(x - mean)": "x"}),
        "the mean is not subtracted: x itself is divided by the root.",
        (
            "estimate-in-y",
            {
                "batch_statistics(x)": "x.mean(axis=0), x.var(axis=0, ddof=1)",
                "variance * len(x) / (len(x) - 1)": "variance",
            },
        ),
        "running_mean and running_variance are right, but y was made with the variance that has "
        "1/(N − 1). A batch should be normalized by its own variance, with 1/N; N − 1 is for "
        "running_variance.",
        (
            "estimate-exchanged",
            {
                "batch_statistics(x)": "x.mean(axis=0), x.var(axis=0, ddof=1)",
                "variance * len(x) / (len(x) - 1)": "x.var(axis=0)",
            },
        ),
        "the two variances are exchanged. 1/N belongs in y, because it is the variance of this "
        "batch. 1/(N − 1) belongs in running_variance, an estimate for all examples.",
        ("deviation-by-n", {"variance * len(x) / (len(x) - 1)": "np.sqrt(variance)"}),
        "two things are wrong. running_variance moved towards the standard deviation: keep the "
        "variance, because the root is taken later. And the batch's variance must be multiplied by "
        "N / (N − 1) first.",
        (
            "not-moved",
            {
                "moving_average(running_mean, mean, decay)": "pass",
                "moving_average(running_variance, variance * len(x) / (len(x) - 1), decay)": "pass",
            },
        ),
        "y is right, but running_mean and running_variance are as they were. In training both "
        "should move towards the batch's, in place: running_mean = … makes a new array that "
        "nothing outside sees.",
        ("last-batch", {"mean, decay": "mean, 0", "(len(x) - 1), decay": "(len(x) - 1), 0"}),
        "the running mean and variance are those of the last batch alone. A share `decay` of the "
        "old values should stay.",
        (
            "summed",
            {
                "mean, decay": "mean / (1 - decay), decay",
                "(len(x) - 1), decay": "(len(x) - 1) / (1 - decay), decay",
            },
        ),
        "the batch's mean and variance were added in full to the running ones. Weight them with 1 "
        "− decay, so that the weights of old and new add up to 1.",
        ("gain-and-shift-exchanged", {"gain *": "shift *", "+ shift": "+ gain"}),
        "gain and shift are exchanged: multiply by gain, and add shift.",
        ("shift-first", {"gain * (x": "gain * ((x", "+ shift": "+ shift)"}),
        "shift was added first and then multiplied by gain. Add it last.",
        ("running-returned", {"+ shift": "+ shift, running_mean, running_variance"}),
        "returned y, running_mean and running_variance. The running ones are changed in place, so "
        "return only y.",
    ),
    "alternatives": (written_out, with_ddof, column_by_column),
}

EXERCISE = Exercise(
    notebook=8,
    extra=True,
    reference=batch_norm,
    worked=written_out,
    stub=(
        "y = gain · (x − μ) / √(σ² + ε) + shift, column by column: (N, D) → (N, D).\n\n"
        "x (N, D); gain, shift, running_mean, running_variance (D,); ε is epsilon. In training μ\n"
        "and σ² are this batch's mean and variance, with 1/N. Then running_mean and\n"
        "running_variance move towards them, in place: moving_average(average, value, decay)\n"
        "does that. For the running variance, value is σ² · N / (N − 1). When not training, μ and\n"
        "σ² are the running ones, and nothing changes. Return y."
    ),
    hints=(
        "There are two modes. In training the mean and variance of a batch are measured, and also "
        "remembered, slowly. Later nothing is measured: the remembered ones are used.",
        "In training: μ (D,) = mean of each column, σ² (D,) = its variance. "
        "running_mean ← β running_mean + (1 − β) μ, running_variance ← β running_variance + "
        "(1 − β) σ² N / (N − 1), with β = decay. Otherwise: μ = running_mean, "
        "σ² = running_variance. In both: y = gain · (x − μ) / √(σ² + ε) + shift.",
        "if training: mean = x.mean(axis=0), and variance = x.var(axis=0); two calls of "
        "moving_average. else: both are the running ones. The last line is the same for both "
        "modes. (D,) meets (N, D) from the right, so that every row gets it.",
    ),
    properties=(
        Property("what was done", why_norm_is_off),
        Property("a column by hand", a_column_by_hand),
    ),
    **SHARED,
)

BUG_HUNT = Exercise(
    notebook=8,
    name="repair_norm",
    kind="bug hunt",
    buggy="batch-when-predicting",
    mended=(
        "the mean and variance of the batch were used in both modes. The running ones moved, but "
        "nothing read them, and one image alone became shift, whatever was on it. Now the running "
        "ones are used when not training."
    ),
    reference=batch_norm,
    extra=True,
    stub=(
        "One fault is in here. y = gain · (x − μ) / √(σ² + ε) + shift, column by column.\n\n"
        "x (N, D); gain, shift, running_mean, running_variance (D,). In training the running ones\n"
        "move towards the batch's mean and variance, in place; a share `decay` of them stays, and\n"
        "the variance comes in with N / (N − 1). When not training nothing changes. Return y\n"
        "(N, D)."
    ),
    hints=(
        "Give it a single example as a batch, and training=False. What is y, whatever the example "
        "is?",
        "In training μ and σ² are the batch's. Otherwise they are running_mean and "
        "running_variance. Where does the function read these two?",
        "Both are written to, and never used. When not training, mean and variance should be "
        "these two: an else, or a line before the last that checks training.",
    ),
    properties=(
        Property("what was done", partial(why_norm_is_off, fault="batch-when-predicting")),
    ),
    **SHARED,
)

# Question: a network with this fault is right on 84% of the 10,000 validation images, measured in
# batches of 200, as one without it. Which check would have caught the fault? a) A gradient check in
# training mode. b) The running mean after 100 batches, compared with the mean of the training set.
# c) One image predicted alone, and then in a batch: the same answer? d) The validation accuracy
# after each epoch.
CHECK_GUESS = Guess(
    name="repair_norm_check",
    notebook=8,
    answer="c",
    because=(
        "when predicting, an image's answer must not depend on its neighbours. An image alone is "
        "its own mean, so x − μ is 0, and every image gets the same answer."
    ),
    wrong={
        "a": (
            "in training everything is right, and so are the gradients. The fault is in the other "
            "mode."
        ),
        "b": (
            "the running mean moves as it should, but nothing reads it. Look at the output, not at "
            "the stored values."
        ),
        "d": (
            "the accuracy looks fine, because a batch of 200 images has nearly the mean and "
            "variance of all images. The network fails when images come one by one, or sorted by "
            "class."
        ),
    },
)
