"""Exercise of notebook 01: standardize, columns with mean 0 and standard deviation 1."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number, spread
from mlpkit.preprocessing import standardize


def standardize_cases(rng):
    """X (N, D), mean (D,), std (D,): a column with std 0, with and without X equal to its mean."""
    cases = []
    for N, D in [(4, 3), (5, 2), (1, 4), (3, 6)]:
        X, mean, std = spread(rng, N, D), rng.normal(size=D), rng.uniform(0.1, 3, D)
        cases.append((X, mean, std))
    X, mean, std = spread(rng, 5, 3), rng.normal(size=3), np.array([0.5, 0.0, 2.0])
    X[:, 1] = mean[1]
    new = rng.normal(size=(2, 3))
    pixels = rng.random((6, 4)).astype(np.float32)
    std_of_pixels = np.array([0.2, 0.2, 0.0004, 0.2], np.float32)  # one pixel hardly changes
    statistics = (np.full(4, 0.3, np.float32), std_of_pixels)
    return [*cases, (X, mean, std), (new, mean.copy(), std.copy()), (pixels, *statistics)]


def in_loops(X, mean, std):
    Z = np.zeros(X.shape)
    for n in range(X.shape[0]):
        for d in range(X.shape[1]):
            Z[n, d] = X[n, d] - mean[d]
            if std[d] != 0:
                Z[n, d] /= std[d]
    return Z


def with_mask(X, mean, std):
    Z = X - mean
    Z[:, std > 0] /= std[std > 0]
    return Z


def still_columns_untouched(X, mean, std):
    return np.where(std == 0, X, standardize(X, mean, std))


def x_in_place(X, mean, std):
    X -= mean
    X /= np.where(std == 0, 1, std)
    return X


def std_in_place(X, mean, std):
    std[std == 0] = 1
    return (X - mean) / std


def guarded(std):
    return np.where(std == 0, 1, std)


def divided_by_1_where_std_is_0(f, rng):
    X, mean, std = np.array([[4.0, 5.0], [8.0, 9.0]]), np.array([2.0, 3.0]), np.array([2.0, 0.0])
    Z, right = f(X.copy(), mean.copy(), std.copy()), standardize(X, mean, std)
    if np.allclose(Z[:, 0], right[:, 0]) and not np.allclose(Z[:, 1], right[:, 1]):
        return (
            "the result is right where std is above 0. Where std is 0 it should be X − mean, "
            f"divided by 1: 2 for X = 5 and mean = 3. Yours is {number(Z[0, 1])}."
        )


EXERCISE = Exercise(
    notebook=1,
    reference=standardize,
    stub=(
        "Return (X - mean) / std for every column; where std is 0, divide by 1 instead.\n\n"
        "X (N, D), floats; mean (D,) and std (D,) are the training set's. Return (N, D). "
        "Don't change\nX, mean or std."
    ),
    cases=standardize_cases,
    sizes={"X": "N D"},
    hints=(
        "Two steps, column by column: move the mean to 0, then make the spread 1. A column "
        "that never changes has spread 0 and can't be stretched: leave it as it is after "
        "the first step.",
        "Z[n, d] = (X[n, d] − mean[d]) / s[d], with s[d] = std[d], or 1 where std[d] is 0. "
        "(N, D) − (D,) → (N, D): NumPy repeats mean for every row, and s too.",
        "np.where(condition, a, b) takes a where the condition holds, b elsewhere, and makes "
        "a new array. With it build the divisor from std, and divide X − mean by it.",
    ),
    why="Why do mean and std come in as arguments, even when X is the test set?",
    properties=(Property("divided by 1 where std is 0", divided_by_1_where_std_is_0),),
    mistakes=mistakes(
        ("still-columns-untouched", still_columns_untouched),
        "where std is 0, X was returned as it is. The mean should be subtracted there too; only "
        "the divisor should be 1.",
        ("no-guard", {"np.where(std == 0, 1, std)": "std"}),
        "the result is right where std is above 0, but nan or inf where std is 0: this divides by "
        "0. A column that never changes should be divided by 1.",
        ("if-on-array", {"np.where(std == 0, 1, std)": "1 if std == 0 else std"}),
        "std is an array of D numbers, so `if std == 0` can't decide: some are 0, others not. "
        "Choose for each column.",
        ("guard-on-z", {"std == 0": "Z == 0"}),
        "where std is 0 this divides by 0, unless X happens to equal the mean. Test std, not Z.",
        ("guard-swapped", {"np.where(std == 0, 1, std)": "np.where(std == 0, std, 1)"}),
        "where std is above 0, only the mean was subtracted. Are the last two arguments of "
        "np.where swapped?",
        ("where-in-another-order", {"np.where(std == 0, 1, std)": "np.where(std, std == 0, 1)"}),
        "this divides by 0 where std is above 0: the arguments of np.where are in the wrong order. "
        "np.where(condition, a, b) takes a where the condition holds, b elsewhere.",
        ("epsilon", {"np.where(std == 0, 1, std)": "std + 1e-8"}),
        "where std is 0 this divides by a tiny number, so a new image that differs a little from "
        "the mean becomes huge. Divide by 1 there.",
        ("zero-where-constant", {"return Z": "return np.where(std == 0, 0, Z)"}),
        "where std is 0 the result is always 0. That is right for the training set; but a new "
        "image may differ from the mean, and X − mean says by how much.",
        ("one-where-constant", {"return Z": "return np.where(std == 0, 1, Z)"}),
        "where std is 0 the result became 1. It is the divisor that should be 1 there.",
        ("guard-too-wide", {"np.where(std == 0, 1, std)": "np.maximum(std, 1)"}),
        "every std below 1 was replaced by 1. Pixels from 0 to 1 all have such a std: only a std "
        "of 0 should be replaced.",
        ("no-brackets", lambda X, mean, std: X - mean / guarded(std)),
        "only the mean was divided by std: a division comes before a subtraction. Subtract the "
        "mean first, then divide.",
        ("own-statistics", lambda X, mean, std: (X - X.mean(axis=0)) / guarded(X.std(axis=0))),
        "this takes the mean and std of the X that came in. Use those that were passed in: a "
        "single new image would be its own mean, and become all 0.",
        ("own-std", lambda X, mean, std: (X - mean) / guarded(X.std(axis=0))),
        "this divides by the std of the X that came in. Use the std that was passed in: a single "
        "new image has no spread.",
        ("guard-at-a-thousandth", {"std == 0": "std < 1e-3"}),
        "a small std was replaced by 1, too. One pixel of Fashion-MNIST has a std of 0.00036 and "
        "does change: only a std of 0 should be replaced.",
        ("one-mean-for-all", lambda X, mean, std: (X - X.mean()) / guarded(X.std())),
        "this takes one mean and one std for the whole of X. Every column has its own: use the "
        "arguments mean and std.",
        ("one-mean-of-x", {"mean.astype(X.dtype)": "X.mean()"}),
        "this subtracts one mean of the whole X. Every column has its own: use the argument mean.",
        ("one-std-for-all", {"np.where(std == 0, 1, std)": "np.mean(std)"}),
        "all columns were divided by the same number. Divide each by its own std.",
        ("not-divided", {"Z /= np.where(std == 0, 1, std)": ""}),
        "the mean has been subtracted, but the spread is as it was: the division by std is "
        "missing. Did you assign the result to Z?",
        ("not-centred", {"X - mean.astype(X.dtype)": "X.copy()"}),
        "this divides by std, but the mean is still in the result. Subtract it first.",
        ("mean-added", {"X - mean": "X + mean"}),
        "the mean was added. It should be subtracted.",
        ("variance", {"np.where(std == 0, 1, std)": "np.where(std == 0, 1, std) ** 2"}),
        "this divides by std squared, which is the variance. Divide by std itself to make the "
        "spread 1.",
        ("root-of-std", {"np.where(std == 0, 1, std)": "np.sqrt(np.where(std == 0, 1, std))"}),
        "this divides by the root of std. Divide by std itself: it is the root of the variance "
        "already.",
        ("std-in-place", std_in_place),
        "the result is right, but std itself was changed: its 0 is now a 1, and the code that "
        "uses std next gets that 1. Make a new array.",
        ("changed-input", x_in_place),
        "changed X in place. Return a new array, or X is standardized twice when the cell runs "
        "twice.",
        (
            "nan-to-num",
            {"np.where(std == 0, 1, std)": "std", "return Z": "return np.nan_to_num(Z)"},
        ),
        "np.nan_to_num repairs the division by 0 afterwards: nan becomes 0, and inf a giant "
        "number. Divide by 1 there, and nothing needs repair.",
        ("larger-epsilon", {"np.where(std == 0, 1, std)": "std + 1e-5"}),
        "a small number was added to every std. That changes all columns a little, and where std "
        "is 0 it divides by next to nothing. Divide by 1 there, and by std itself elsewhere.",
        ("one-guard-for-all", {"np.where(std == 0, 1, std)": "std if np.all(std) else 1"}),
        "as soon as any std is 0, no column is divided at all. Choose the divisor of each column: "
        "1 only where its own std is 0.",
        ("columns-dropped", {"return Z": "return Z[:, std > 0]"}),
        "the columns with std 0 are gone. They should stay, with their mean subtracted: the result "
        "should have the shape of X.",
        (
            "as-columns",
            {"mean.astype(X.dtype)": "mean[:, None]", "np.where(std == 0, 1, std)": "std[:, None]"},
        ),
        "mean and std were made columns, (D, 1): one number for each row. They should stay (D,): "
        "one number for each column of X, used for every row.",
        ("own-std-unguarded", {"np.where(std == 0, 1, std)": "X.std(axis=0)"}),
        "this divides by the std of the X that came in. Use the std that was passed in: a single "
        "new image has no spread.",
        ("own-std-and-epsilon", {"np.where(std == 0, 1, std)": "X.std(axis=0) + 1e-8"}),
        "this divides by the std of the X that came in. Use the std that was passed in: a single "
        "new image has no spread.",
        ("own-mean", {"mean.astype(X.dtype)": "X.mean(axis=0)"}),
        "this subtracts the mean of the X that came in. Subtract the mean that was passed in: a "
        "single new image would be its own mean, and become all 0.",
        (
            "own-statistics-unguarded",
            {
                "mean.astype(X.dtype)": "X.mean(axis=0)",
                "np.where(std == 0, 1, std)": "X.std(axis=0)",
            },
        ),
        "this takes the mean and std of the X that came in. Use those that were passed in: a "
        "single new image would be its own mean, and become all 0.",
        (
            "each-row",
            {
                "mean.astype(X.dtype)": "X.mean(axis=1, keepdims=True)",
                "np.where(std == 0, 1, std)": "X.std(axis=1, keepdims=True)",
            },
        ),
        "each row was standardized by itself, with the mean and std over its own pixels. Use the "
        "mean and std of each column, which come in as arguments.",
    ),
    alternatives=(
        in_loops,
        with_mask,
        lambda X, mean, std: (X - mean) / np.where(std > 0, std, 1),
        lambda X, mean, std: (X - mean) / (std + (std == 0)),
        lambda X, mean, std: standardize(X, mean, std).astype(np.float32),
    ),
)
