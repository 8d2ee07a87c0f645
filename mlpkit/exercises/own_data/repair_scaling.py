"""Bug hunt of notebook 13: repair_scaling, rows standardized before they are split."""

import numpy as np

from mlpkit.checker import Exercise, Guess, Property, mistakes, number


def scaled(X, training, validation):
    """(training rows, validation rows), standardized with mean and std of the training rows."""
    mean, std = X[training].mean(axis=0), X[training].std(axis=0)
    std = np.where(std > 0, std, 1)
    return (X[training] - mean) / std, (X[validation] - mean) / std


def split_cases(rng):
    """X (N, D), row numbers of training and validation: of several sizes, with a constant column,
    one that changes only in validation, a single validation row."""
    cases = []
    for N, D, judging in ((9, 3, 3), (6, 1, 2), (12, 4, 1), (5, 2, 2)):
        X = rng.normal(3, 2, (N, D))
        order = rng.permutation(N)
        training, validation = np.sort(order[judging:]), np.sort(order[:judging])
        X[validation] += 5
        if D > 1:
            X[training, 1] = 7.0
        if D > 2:
            X[:, 2] = -2.0
        cases.append((X, training, validation))
    cases[0][0][0, 0] = 1000
    return cases


def training_stays(f, rng):
    """Different numbers in the validation rows do not change the training rows."""
    X = rng.normal(size=(8, 2))
    training, validation = np.arange(5), np.arange(5, 8)
    other = X.copy()
    other[validation] += 100
    before, after = (np.asarray(f(each, training, validation)[0]) for each in (X, other))
    if before.shape == after.shape == (5, 2) and not np.allclose(before, after, equal_nan=True):
        if np.allclose(before, before_the_split(X, training, validation)[0]):
            return None  # the original fault must not be told
        return (
            "100 was added to each number of the validation rows, and the first training row came "
            f"out as {number(float(after[0, 0]))}, {number(float(after[0, 1]))} in place of "
            f"{number(float(before[0, 0]))}, {number(float(before[0, 1]))}. The training rows "
            "should not move when others change."
        )


def before_the_split(X, training, validation):
    mean, std = X.mean(axis=0), X.std(axis=0)
    std = np.where(std > 0, std, 1)
    X = (X - mean) / std
    return X[training], X[validation]


def each_by_its_own(X, training, validation):
    parts = []
    for places in (training, validation):
        mean, std = X[places].mean(axis=0), X[places].std(axis=0)
        parts.append((X[places] - mean) / np.where(std > 0, std, 1))
    return tuple(parts)


def by_validation(X, training, validation):
    swapped = scaled(X, validation, training)
    return swapped[1], swapped[0]


def unguarded(X, training, validation):
    with np.errstate(all="ignore"):
        mean, std = X[training].mean(axis=0), X[training].std(axis=0)
        return (X[training] - mean) / std, (X[validation] - mean) / std


def column_by_column(X, training, validation):
    parts = X[training].astype(float), X[validation].astype(float)
    for k in range(X.shape[1]):
        numbers = X[training, k]
        mean, std = numbers.mean(), numbers.std()
        for part in parts:
            part[:, k] = (part[:, k] - mean) / (std if std > 0 else 1)
    return parts


def split_first(X, training, validation):
    X_training, X_validation = X[training], X[validation]
    mean, std = X_training.mean(axis=0), X_training.std(axis=0)
    std[std == 0] = 1
    return (X_training - mean) / std, (X_validation - mean) / std


def all_then_split(X, training, validation):
    learnt = X[training]
    Z = (X - learnt.mean(axis=0)) / np.where(learnt.std(axis=0) == 0, 1, learnt.std(axis=0))
    return Z[training], Z[validation]


BUG_HUNT = Exercise(
    notebook=13,
    name="repair_scaling",
    kind="bug hunt",
    buggy="before-the-split",
    extra=True,
    mended=(
        "mean and std were taken over all rows, those that judge among them. Now the training rows "
        "alone say what is usual, and the others are measured by that."
    ),
    reference=scaled,
    stub=(
        "One fault is in here. Standardize rows that train and rows that judge.\n\n"
        "X (N, D); training, validation: places of rows. Each column goes by one mean and one\n"
        "std; where the std is 0 it divides by 1. Return both parts; change no argument."
    ),
    cases=split_cases,
    returns=("X_training", "X_validation"),
    properties=(Property("training stays", training_stays),),
    hints=(
        "What does this function know of the validation rows before it is asked about them? Change "
        "one of their numbers in your head, and see what moves.",
        "mean and std (D,) are something that is learnt. Who may be learnt from?",
        "mean and std of X[training] alone; then both parts less this mean, divided by this std.",
    ),
    why="Which rows say what is usual when the network is used by somebody else?",
    mistakes=mistakes(
        ("before-the-split", before_the_split),
        "mean and std are those of all rows. The rows that judge have a say in what is learnt.",
        ("each-by-its-own", each_by_its_own),
        "each part is standardized by its own mean and std. Then one number means two things: "
        "the validation rows go by the training rows' mean and std too.",
        ("by-validation", by_validation),
        "mean and std are those of the validation rows. They should be those of the training rows.",
        ("unguarded", unguarded),
        "a column that never changes among the training rows is divided by 0. There divide by 1.",
        (
            "mean-of-all",
            {"X[training].mean(axis=0)": "X.mean(axis=0)"},
        ),
        "the std is that of the training rows now, the mean still that of all rows.",
        (
            "std-of-all",
            {"X[training].std(axis=0)": "X.std(axis=0)"},
        ),
        "the mean is that of the training rows now, the std still that of all rows.",
        (
            "validation-left",
            {"(X[validation] - mean) / std": "X[validation]"},
        ),
        "the validation rows came out as they were. A network that learnt standardized rows has to "
        "be asked about rows that are prepared in the same way.",
        (
            "not-divided",
            {"(X[training] - mean) / std": "X[training] - mean"},
        ),
        "the training rows are not divided by the std, the validation rows are.",
    ),
    alternatives=(column_by_column, split_first, all_then_split),
)

# Question: which check would have caught this fault? a) The training rows have mean 0 and std 1.
# b) Other numbers in the validation rows leave the training rows as they were. c) No row is on both
# sides. d) The accuracy in validation against that in training.
CHECK_GUESS = Guess(
    name="repair_scaling_check",
    notebook=13,
    answer="b",
    extra=True,
    because=(
        "what may not be learnt from must not move what is learnt. Overwrite it, and look whether "
        "anything moves: that finds every such leak, however it got in, and the capstone does it "
        "to yours."
    ),
    wrong={
        "a": (
            "with the fault they have nearly that, and a little off is what real rows are too. "
            "What would you change to see who has a say?"
        ),
        "c": "none is, with the fault too. It is not rows that leak here, but what they add up to.",
        "d": (
            "both look as they should. The cost is often next to nothing, so that a score does not "
            "show it. What would you change to see it?"
        ),
    },
)
