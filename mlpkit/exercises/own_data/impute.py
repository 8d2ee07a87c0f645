"""Exercise of notebook 13: impute, means in place of missing values, and columns that mark them."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes
from mlpkit.own_data.missing import impute

GAP = 999.0  # stands for nan in the cases, which must be finite; f gets nan


def table_cases(rng):
    """X_training (M, D), X (N, D): columns with missing values in both, in one, in none."""
    wanted = [
        ((6, 3), 4, (0, 2), (0, 1)),
        ((5, 2), 1, (1,), (1,)),
        ((8, 4), 3, (0, 1, 3), ()),
        ((5, 3), 6, (), (2,)),
        ((9, 5), 5, (1, 4), (0, 2, 4)),
    ]
    return [
        (holed(rng, M, D, training), holed(rng, N, D, others))
        for (M, D), N, training, others in wanted
    ]


def holed(rng, N, D, columns):
    """(N, D) numbers around a mean for each column; in some columns one or two are GAP."""
    X = 10 * np.arange(D) + rng.gamma(1.0, 3.0, (N, D)) - 4
    X[0] = 0.0
    for column in columns:
        X[rng.choice(np.arange(N), 1 + (N > 5), replace=False), column] = GAP
    return X


def with_nan(X):
    return np.where(X == GAP, np.nan, X)


def called(f, X_training, X):
    """f's result; f gets copies, with nan where the cases have GAP."""
    return f(with_nan(X_training), with_nan(X))


def left_as_they_were(f, rng):
    X_training, X = with_nan(holed(rng, 6, 3, (0, 2))), with_nan(holed(rng, 4, 3, (0, 1)))
    kept = X_training.copy(), X.copy()
    f(X_training, X)
    for name, now, before in zip(("X_training", "X"), (X_training, X), kept, strict=True):
        if not np.array_equal(now, before, equal_nan=True):
            return "changed-input", (
                f"changed {name} in place: nobody can see its gaps any longer. Return a new array."
            )


def two_by_hand(f, rng):
    nan = np.nan
    result = np.asarray(f(np.array([[1.0, nan], [3.0, 4.0]]), np.array([[nan, 9.0], [7.0, nan]])))
    if not np.allclose(result, [[2, 9, 0], [7, 4, 1]]):
        shown = ", then ".join(" ".join(f"{value:.3g}" for value in row) for row in result)
        return (
            "the training rows are 1 nan and 3 4, so the means are 2 and 4, and only the second "
            "column has a gap. The rows nan 9 and 7 nan should become 2 9 0 and 7 4 1. Here they "
            f"become {shown}."
        )


def in_loops(X_training, X):
    columns, marks = [], []
    for d in range(X.shape[1]):
        known = [x for x in X_training[:, d] if not np.isnan(x)]
        mean = sum(known) / len(known)
        columns.append([mean if np.isnan(x) else x for x in X[:, d]])
        if len(known) < len(X_training):
            marks.append([1.0 if np.isnan(x) else 0.0 for x in X[:, d]])
    return np.array(columns + marks).T


def by_places(X_training, X):
    missing, filled = np.isnan(X), X.copy()
    for d in range(X.shape[1]):
        column = X_training[:, d]
        filled[missing[:, d], d] = np.mean(column[~np.isnan(column)])
    some = np.isnan(X_training).sum(axis=0) > 0
    return np.concatenate([filled, missing[:, some].astype(float)], axis=1)


def by_masked_array(X_training, X):
    means = np.ma.masked_invalid(X_training).mean(axis=0)
    filled = np.nan_to_num(X) + np.isnan(X) * np.asarray(means)
    which = np.flatnonzero(np.isnan(X_training).any(axis=0))
    return np.column_stack([filled, *(np.isnan(X[:, d]) for d in which)])


def marks_in_between(X_training, X):
    columns = []
    for d in range(X.shape[1]):
        missing = np.isnan(X[:, d])
        columns.append(np.where(missing, np.nanmean(X_training[:, d]), X[:, d]))
        if np.isnan(X_training[:, d]).any():
            columns.append(missing)
    return np.column_stack(columns)


def in_place(X_training, X):
    result = impute(X_training, X)
    X[np.isnan(X)] = 0
    return result


def rows_dropped(X_training, X):
    whole = X[~np.isnan(X).any(axis=1)]
    return np.hstack([whole, np.zeros((len(whole), np.isnan(X_training).any(axis=0).sum()))])


def means_of_rows(X_training, X):
    gaps = np.isnan(X_training).any(axis=0)
    filled = np.where(np.isnan(X), np.nanmean(X, axis=1, keepdims=True), X)
    return np.hstack([filled, np.isnan(X[:, gaps])])


def one_mark_a_row(X_training, X):
    filled = np.where(np.isnan(X), np.nanmean(X_training, axis=0), X)
    return np.column_stack([filled, np.isnan(X).any(axis=1)])


MEANS = "np.nanmean(X_training, axis=0)"

EXERCISE = Exercise(
    notebook=13,
    extra=True,
    reference=impute,
    worked=in_loops,
    stub=(
        "Fill the gaps in X with the means of the training rows, and mark where they were.\n\n"
        "X_training (M, D) and X (N, D) hold nan in each gap. Return (N, D + G): first X,\n"
        "with each nan replaced by the mean of the numbers in that column of X_training; then\n"
        "a column of marks for each of the G columns with gaps in X_training, in order: 1\n"
        "where X has a gap, else 0. Every column of X_training has a number. Don't change X."
    ),
    cases=table_cases,
    run=called,
    sizes={"X_training": "M D", "X": "N D"},
    hints=(
        "All that is learnt comes from the training rows: a mean for each column, and which "
        "columns have gaps. X may be the training rows, or a single new row: it is filled with "
        "the same means, and gets as many columns.",
        "means (D,): the mean of each column of X_training over the numbers that are there. gaps "
        "(D,): true where that column of X_training holds a nan. The first part is X, or means "
        "where X is nan. The second has the columns in gaps: 1 where X is nan, else 0.",
        "np.nanmean(X_training, axis=0) leaves nan out. np.isnan(X_training).any(axis=0) says "
        "which columns have gaps. np.where(np.isnan(X), means, X) chooses, and np.hstack puts two "
        "arrays side by side.",
    ),
    why="Why should the validation rows have no say in the means?",
    fade="filled = np.where(",
    properties=(
        Property("nothing changed in place", left_as_they_were),
        Property("two by hand", two_by_hand),
    ),
    mistakes=mistakes(
        ("own-means", {MEANS: "np.nanmean(X, axis=0)"}),
        "the means are those of X itself, the rows to be filled. They should come from the "
        "training rows: a single new row has no number to fill its gap with.",
        ("means-of-all-rows", {MEANS: "np.nanmean(np.vstack([X_training, X]), axis=0)"}),
        "the means were taken over the training rows and X together. If X is the validation rows, "
        "they must have no say: take the means of X_training alone.",
        ("zeros", {"means, X)": "0.0, X)"}),
        "the gaps were filled with 0. That may be far from every value that occurs: fill them "
        "with the mean of the column.",
        ("median", {"np.nanmean": "np.nanmedian"}),
        "the gaps were filled with medians. The exercise asks for means.",
        ("one-mean", {MEANS: "np.nanmean(X_training)"}),
        "all gaps were filled with one mean of all numbers. Each column should have its own: "
        "axis=0.",
        ("means-of-rows", means_of_rows),
        "the gaps were filled with the mean of the row, which mixes different things. Take the "
        "mean of the column, axis=0.",
        ("nan-in-the-mean", {"np.nanmean": "np.mean"}),
        "nan is still there: the mean of numbers with a nan among them is nan. Leave the gaps out, "
        "as np.nanmean does.",
        ("gaps-counted-as-0", {MEANS: "np.nan_to_num(X_training).mean(axis=0)"}),
        "gaps were counted as 0 in the means. Leave them out of the sum and of the count.",
        ("not-filled", {"means, X)": "X, X)"}),
        "nan is still there: nothing was filled.",
        ("without-columns", {"np.hstack([filled, np.isnan(X[:, gaps])])": "filled"}),
        "the gaps are filled, but nothing marks where they were. Add a column of 0 and 1 for each "
        "column of X_training that has gaps.",
        ("a-column-for-each", {"X[:, gaps]": "X"}),
        "every column got a column of marks. The exercise asks for marks only of the columns with "
        "gaps in X_training.",
        ("columns-by-x", {"np.isnan(X_training).any": "np.isnan(X).any"}),
        "X decides which columns get marks. X_training should decide, so that all rows that will "
        "ever come get the same columns.",
        (
            "columns-by-both",
            {"np.isnan(X_training).any": "np.isnan(np.vstack([X_training, X])).any"},
        ),
        "columns with gaps in X alone got marks, too. X_training alone should decide, so that all "
        "rows that will ever come get the same columns.",
        ("marks-exchanged", {"np.isnan(X[:, gaps])": "~np.isnan(X[:, gaps])"}),
        "1 and 0 are exchanged in the marks: 1 should mean missing.",
        ("marks-after-filling", {"np.isnan(X[:, gaps])": "np.isnan(filled[:, gaps])"}),
        "all marks are 0: nan was looked for after the gaps had been filled. Look for it in X.",
        ("marks-first", {"filled, np.isnan(X[:, gaps])": "np.isnan(X[:, gaps]), filled"}),
        "the marks come first. X should come first, then the marks.",
        ("marks-in-between", marks_in_between),
        "each column of marks comes right after its own column. All columns of X should come "
        "first, then all marks.",
        ("one-mark-a-row", one_mark_a_row),
        "one column marks whether the row has any gap. The exercise asks for a column of marks for "
        "each column with gaps in X_training.",
        (
            "marks-alone",
            {"np.hstack([filled, np.isnan(X[:, gaps])])": "np.isnan(X[:, gaps]) * 1.0"},
        ),
        "only the marks came back. X, filled, should come before them.",
        ("training-rows", lambda X_training, X: impute(X_training, X_training)),
        "the training rows came back. They give the means, but X is what should be filled.",
        ("exchanged", lambda X_training, X: impute(X, X_training)),
        "the two arguments are exchanged: X_training was filled with the means of X.",
        ("rows-dropped", rows_dropped),
        "the rows with gaps are gone. Keep them, with means in the gaps.",
        ("changed-input", in_place),
        "changed X in place: nobody can see its gaps any longer. Return a new array.",
    ),
    alternatives=(
        in_loops,
        by_places,
        by_masked_array,
        lambda X_training, X: impute(X_training, X).astype(np.float32),
    ),
)
