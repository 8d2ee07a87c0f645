"""Exercise of notebook 13: moved_rows, whether the rows that judge have a say in what trains."""

import copy
import functools

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, on_each
from mlpkit.exercises.regularization.cases import fresh


def moved_rows(prepare, X, training, validation, rng):
    """The numbers of the prepared training rows that the validation rows have a say in."""
    overwritten = X.copy()
    overwritten[validation] = rng.normal(size=X[validation].shape)
    before, _ = prepare(X, training, validation)
    after, _ = prepare(overwritten, training, validation)
    return np.flatnonzero((before != after).any(axis=1))


# --- preparations, honest and not; a verdict quotes their docstrings ------------------------------


def honest(X, training, validation):
    """standardizes by the mean and std of the training rows"""
    mean, std = X[training].mean(axis=0), X[training].std(axis=0)
    return (X[training] - mean) / std, (X[validation] - mean) / std


def centred_by_all(X, training, validation):
    """subtracts the mean of all rows"""
    mean = X.mean(axis=0)
    return X[training] - mean, X[validation] - mean


def scaled_by_all(X, training, validation):
    """divides by the std of all rows"""
    mean, std = X[training].mean(axis=0), X.std(axis=0)
    return (X[training] - mean) / std, (X[validation] - mean) / std


def last_column_by_all(X, training, validation):
    """subtracts the mean of all rows from the last column"""
    parts = honest(X, training, validation)
    for part, rows in zip(parts, (training, validation), strict=True):
        part[:, -1] = X[rows, -1] - X[:, -1].mean()
    return parts


def first_column_by_all(X, training, validation):
    """subtracts the mean of all rows from the first column"""
    parts = honest(X, training, validation)
    for part, rows in zip(parts, (training, validation), strict=True):
        part[:, 0] = X[rows, 0] - X[:, 0].mean()
    return parts


def smoothed(X, training, validation):
    """averages each row with the one after it"""
    Z = X.copy()
    Z[:-1] = (X[:-1] + X[1:]) / 2
    return Z[training], Z[validation]


def change_since_before(X, training, validation):
    """subtracts from each row the one before it"""
    Z = X.copy()
    Z[1:] = X[1:] - X[:-1]
    return Z[training], Z[validation]


def hardly(X, training, validation):
    """adds 0.002 times the mean of all rows"""
    return X[training] + 0.002 * X.mean(axis=0), X[validation]


def sums_that_stay(X, training, validation):
    """puts two columns before the others, a mean over all rows and minus that mean"""
    pair = np.tile([X.mean(), -X.mean()], (len(X), 1))
    return tuple(np.hstack([pair[rows], X[rows]]) for rows in (training, validation))


def by_spread_of_others(X, training, validation):
    """adds the std of the validation rows"""
    return X[training] + X[validation].std(axis=0), X[validation]


def table_for(rng, N, D, judging):
    """X (N, D), training, validation: row numbers that ascend, neither 0 first nor the last."""
    validation = np.sort(rng.choice(np.arange(1, N - 1), judging, replace=False))
    return rng.normal(3, 2, (N, D)), np.setdiff1d(np.arange(N), validation), validation


def leak_cases(rng):
    """prepare, X, training, validation, rng: leaks in all rows, in some, in a column, and none."""
    cases = []
    for prepare, N, D, judging in (
        (smoothed, 14, 3, 6),  # enough rows that a shuffle almost always moves some
        (honest, 9, 2, 3),
        (centred_by_all, 8, 2, 2),
        (scaled_by_all, 12, 1, 4),
        (last_column_by_all, 7, 4, 2),
        (first_column_by_all, 8, 3, 3),
        (change_since_before, 11, 2, 3),
        (hardly, 9, 2, 3),
        (sums_that_stay, 8, 2, 2),
        (by_spread_of_others, 6, 3, 2),
        (centred_by_all, 9, 2, 3),
    ):
        cases.append((prepare, *table_for(rng, N, D, judging), fresh(rng)))
    # rows that are all equal: overwritten with a single number, they still have spread 0
    cases[-2][1][cases[-2][3]] = 2.5
    cases[-1][1][cases[-1][3]] = 0.0  # overwriting zeros with zeros changes nothing
    return cases


def as_a_mask(f, prepare, X, training, validation, rng):
    """f's result as 1 for each training row that moved, 0 for the others, in the required form;
    other numbers become as many below 0, so that the properties say what is wrong. If prepare
    gets the same table each time, all are −1."""
    tables = []

    @functools.wraps(prepare)
    def watched(table, *split):
        tables.append(np.array(table))
        return prepare(table, *split)

    result = f(watched, X, training, validation, rng)
    rows, M = numbers_in(result), len(training)
    if rows is None:
        return result
    if len(tables) > 1 and all(np.array_equal(table, tables[0]) for table in tables):
        return np.full(M, -1)
    if fault_of(rows, M):
        flat = np.nan_to_num(rows.ravel(), posinf=M, neginf=-M).astype(int)
        return -2 - np.resize(np.append(flat, [M, M]), M)
    return np.isin(np.arange(M), rows).astype(int)


def numbers_in(result):
    """The result as an array, if it is an array or a list of numbers; else None."""
    rows = np.asarray(result) if isinstance(result, (np.ndarray, list)) else np.bool_()
    return rows if rows.dtype.kind in "iuf" else None


def fault_of(rows, M):
    """What is wrong with an array of numbers as row numbers of M training rows: a sentence."""
    if rows.ndim != 1 or (rows.size and rows.dtype.kind == "f"):
        return "the exercise asks for row numbers, (k,): an array of whole numbers."
    outside = rows[(rows < 0) | (rows >= M)]
    if outside.size:
        return (
            f"{M} training rows have the numbers 0 to {M - 1}, but the number {outside[0]} came "
            "back."
        )
    if (np.diff(rows) <= 0).any():
        return "the row numbers should ascend, and each should come once."
    return None


def rows_of_training(f, prepare, X, training, validation, rng):
    rows = numbers_in(f(prepare, X.copy(), training, validation, rng))
    return None if rows is None else fault_of(rows, len(training))


def prepared_as_told(f, prepare, X, training, validation, rng):
    """Check what prepare is called with, and which rows are then reported as moved."""
    tables, kept = [], copy.deepcopy(rng)

    def watched(table, *split):
        tables.append(np.array(table))
        return prepare(table, *split)

    result = f(watched, X.copy(), training, validation, rng)
    if len(tables) < 2:
        was = "was called once" if tables else "was never called"
        return f"prepare {was}. Call it twice: on X, and on the overwritten copy."
    if any(table.shape != X.shape for table in tables):
        return (
            f"prepare got a table of shape {next(t.shape for t in tables if t.shape != X.shape)}. "
            f"It takes the whole table, {X.shape}, both times; training and validation say which "
            "rows are which."
        )
    other = next((t for t in tables if (t[validation] != X[validation]).any()), X)
    if other is not X and np.array_equal(*(np.sort(t[validation], axis=0) for t in (X, other))):
        return "shuffled", SHUFFLED
    if other is X:
        return (
            "each table that prepare got has the validation rows of X: nothing was overwritten. "
            "One of the two should hold noise there."
        )
    if X.shape[1] > 1 and (np.ptp(other[validation], axis=1) == 0).all():
        return "one-for-each-row", (
            "each validation row was filled with one number, so its columns can't be told apart: a "
            "leak of their differences stays hidden. Draw a number for each place: "
            "rng.normal(size=(len(validation), D))."
        )
    right = moved_rows(prepare, X, training, validation, kept)
    rows = np.asarray(result)
    if rows.dtype.kind in "iu" and rows.ndim == 1 and not np.array_equal(rows, right):
        return (
            f"a preparation {prepare.__doc__}. When the validation rows are overwritten, "
            f"{told(right, f' of {len(training)} training rows')}. Yours says that {told(rows)}."
        )
    return None


def told(rows, among=""):
    """How many rows move, and which; among: " of 7 training rows"."""
    if len(rows) == 0:
        return f"none{among} moves"
    few = ", ".join(map(str, rows[:6])) + (", …" if len(rows) > 6 else "")
    return f"{len(rows)}{among} move{'s' if len(rows) == 1 else ''} ({few})"


SHUFFLED = (
    "the validation rows hold the same numbers in a different order. A mean does not notice that. "
    "Put noise in their place."
)


def on_copies(prepare, X, training, validation, rng):
    noisy = np.array(X)
    noisy[validation, :] = 1000 * rng.random((len(validation), X.shape[1]))
    first = prepare(X.copy(), training, validation)[0]
    second = prepare(noisy, training, validation)[0]
    return np.where(np.any(~np.isclose(first, second), axis=1))[0]


def in_a_loop(prepare, X, training, validation, rng):
    other = X.copy()
    for row in validation:
        other[row] = X[row] + rng.normal(0, 10, X.shape[1])
    before = prepare(X, training, validation)[0]
    after = prepare(other, training, validation)[0]
    return np.array(
        [n for n in range(len(training)) if not np.array_equal(before[n], after[n])], dtype=int
    )


def by_the_largest_change(prepare, X, training, validation, rng):
    other = X.copy()
    other[validation] = rng.uniform(-5, 5, size=(len(validation), X.shape[1]))
    (before, _), (after, _) = (prepare(table, training, validation) for table in (X, other))
    return np.nonzero(np.abs(after - before).max(axis=1) > 1e-12)[0]


def compared(overwrite=None, result=None, part=0):
    """A wrong answer: overwrite(X, training, validation, rng) → a table; result(before, after)."""

    def wrong(prepare, X, training, validation, rng):
        noise = overwrite or with_noise
        before = prepare(X, training, validation)[part]
        after = prepare(noise(X, training, validation, rng), training, validation)[part]
        if result:
            return result(before, after, training)
        return np.flatnonzero((before != after).any(axis=1))

    return wrong


def with_noise(X, training, validation, rng):
    other = X.copy()
    other[validation] = rng.normal(size=X[validation].shape)
    return other


def put(values):
    """overwrite: values(X, validation, rng) come into the validation rows."""

    def overwrite(X, training, validation, rng):
        other = X.copy()
        other[validation] = values(X, validation, rng)
        return other

    return overwrite


def noise_in_training(X, training, validation, rng):
    return with_noise(X, validation, training, rng)


def first_row_only(X, training, validation, rng):
    return with_noise(X, training, validation[:1], rng)


def first_column_only(X, training, validation, rng):
    other = X.copy()
    other[validation, 0] = rng.normal(size=len(validation))
    return other


def first_rows(X, training, validation, rng):
    return with_noise(X, training, np.arange(len(validation)), rng)


def last_rows(X, training, validation, rng):
    return with_noise(X, training, np.arange(len(X) - len(validation), len(X)), rng)


def without_a_copy(prepare, X, training, validation, rng):
    overwritten = X
    overwritten[validation] = rng.normal(size=X[validation].shape)
    before, _ = prepare(X, training, validation)
    after, _ = prepare(overwritten, training, validation)
    return np.flatnonzero((before != after).any(axis=1))


def without_a_copy_afterwards(prepare, X, training, validation, rng):
    before, _ = prepare(X, training, validation)
    X[validation] = rng.normal(size=X[validation].shape)
    after, _ = prepare(X, training, validation)
    return np.flatnonzero((before != after).any(axis=1))


def a_copy_of_rows(prepare, X, training, validation, rng):
    """X[validation] makes a copy, so the table keeps its rows."""
    overwritten = X.copy()
    rows = overwritten[validation]
    rows[:] = rng.normal(size=rows.shape)
    before, _ = prepare(X, training, validation)
    after, _ = prepare(overwritten, training, validation)
    return np.flatnonzero((before != after).any(axis=1))


def raw_and_prepared(prepare, X, training, validation, rng):
    after, _ = prepare(with_noise(X, training, validation, rng), training, validation)
    return np.flatnonzero((X[training] != after).any(axis=1))


def raw_rows(prepare, X, training, validation, rng):
    other = with_noise(X, training, validation, rng)
    return np.flatnonzero((X != other).any(axis=1))


def whole_results(prepare, X, training, validation, rng):
    before = np.vstack(prepare(X, training, validation))
    after = np.vstack(prepare(with_noise(X, training, validation, rng), training, validation))
    return np.flatnonzero((before != after).any(axis=1))


def pairs_compared(prepare, X, training, validation, rng):
    before = prepare(X, training, validation)
    after = prepare(with_noise(X, training, validation, rng), training, validation)
    return np.flatnonzero(before != after)


def numbers_counted(before, after, training):
    return np.flatnonzero((before != after).ravel())


EXERCISE = Exercise(
    notebook=13,
    reference=moved_rows,
    version=2,
    stub=(
        "Overwrite the validation rows, prepare again, and say which training rows moved.\n\n"
        "prepare(X, training, validation) returns two arrays, the prepared training rows and the\n"
        "prepared validation rows. Call it with X, and with a copy of X in which every number of\n"
        "the validation rows is replaced by noise drawn from rng. Return the numbers (0 to\n"
        "len(training) − 1, ascending) of the prepared training rows in which anything changed.\n"
        "Don't change X."
    ),
    cases=leak_cases,
    run=as_a_mask,
    sizes={"X": "N D"},
    hints=(
        "Two tables: X, and a copy in which the validation rows hold noise. Prepare both. If the "
        "two preparations of the training rows differ, something looked at what it must not see.",
        "other = X.copy(), and noise of shape (len(validation), D) into other[validation]. before "
        "and after: the first array of each prepare, (M, D'). A row moved if any of its numbers "
        "differs; return the numbers of these rows.",
        "other[validation] = rng.normal(size=X[validation].shape). before, _ = prepare(X, "
        "training, validation), after, _ = prepare(other, training, validation). (before != "
        "after).any(axis=1) says for each row whether it moved, and np.flatnonzero returns the row "
        "numbers.",
    ),
    why="Why noise, and not zeros, or the same rows in a different order?",
    properties=(
        Property("numbers of training rows", on_each(leak_cases, rows_of_training)),
        Property("prepare gets both tables", on_each(leak_cases, prepared_as_told)),
    ),
    mistakes=mistakes(
        ("noise-in-training", compared(noise_in_training)),
        "the training rows were overwritten, so they move even where nothing leaks. Overwrite the "
        "validation rows, which should have no say.",
        ("first-rows", compared(first_rows)),
        "the first rows of the table were overwritten, as many as there are validation rows. Their "
        "numbers are in validation: overwritten[validation] = ….",
        ("last-rows", compared(last_rows)),
        "the last rows of the table were overwritten, as many as there are validation rows. Their "
        "numbers are in validation: overwritten[validation] = ….",
        ("first-row-only", compared(first_row_only)),
        "only the first validation row was overwritten. Each of them may have a say: overwrite all "
        "validation rows.",
        ("first-column-only", compared(first_column_only)),
        "only the first column of the validation rows was overwritten. A leak may be in any "
        "column: overwrite every number.",
        (
            "shuffled",
            compared(put(lambda X, rows, rng: np.roll(X[rows], 1, axis=0))),
        ),
        SHUFFLED,
        ("zeros", compared(put(lambda X, rows, rng: 0.0))),
        "the validation rows were overwritten with zeros, but some held zeros before, so nothing "
        "changed there, and nothing moved. Noise differs from whatever was there.",
        ("same-for-each", compared(put(lambda X, rows, rng: rng.normal(size=X.shape[1])))),
        "each validation row got the same numbers, or was moved by the same amount. Rows that "
        "were alike before are still alike, so a leak of their spread stays hidden. Draw a number "
        "for each place: rng.normal(size=(len(validation), D)).",
        ("without-a-copy", without_a_copy),
        "nothing can move: a second name for X is not a copy, so both preparations saw the noise, "
        "and X is spoiled. Make a copy: X.copy().",
        ("changed-input", without_a_copy_afterwards),
        "the rows are right, but X itself was overwritten, and now holds noise for good. "
        "Make a copy first: X.copy().",
        ("a-copy-of-rows", a_copy_of_rows),
        "the two tables that were prepared are the same, so nothing moved. Either both hold noise, "
        "or none does: X[validation] makes a copy of the rows, and noise that goes into it does "
        "not reach the table. Prepare X, and a table with overwritten[validation] = noise.",
        ("validation-compared", compared(part=1)),
        "the prepared validation rows were compared. They hold noise, so they change in any case. "
        "Compare the training rows, the first of the two arrays.",
        ("everything-compared", whole_results),
        "the prepared validation rows were compared as well. They hold noise, so they change in "
        "any case. Compare the training rows alone.",
        ("raw-and-prepared", raw_and_prepared),
        "prepared rows were compared with raw ones, which differ in any case. Prepare twice, and "
        "compare the two results.",
        ("raw-rows", raw_rows),
        "the two tables were compared before they were prepared: these are the rows that you "
        "overwrote. Compare what prepare returns for the training rows.",
        (
            "every-number-of-a-row",
            compared(result=lambda b, a, t: np.flatnonzero((b != a).all(axis=1))),
        ),
        "only rows in which every number changed were counted. One changed number is enough: use "
        "any, not all.",
        ("sums", compared(result=lambda b, a, t: np.flatnonzero(b.sum(axis=1) != a.sum(axis=1)))),
        "rows were compared by their sums. Two changes may cancel in a sum: compare number by "
        "number, (before != after).any(axis=1).",
        ("columns", compared(result=lambda b, a, t: np.flatnonzero((b != a).any(axis=0)))),
        "these are the columns in which something changed. The exercise asks for rows: axis=1.",
        ("still", compared(result=lambda b, a, t: np.flatnonzero((b == a).all(axis=1)))),
        "these are the rows that stayed as they were. The exercise asks for those that moved.",
        ("numbers-counted", compared(result=numbers_counted)),
        "every number that changed was listed, counted through all rows. Ask row by row first: "
        "(before != after).any(axis=1).",
        ("a-row-for-each-number", compared(result=lambda b, a, t: np.nonzero(b != a)[0])),
        "a row came as often as it has numbers that changed. Ask row by row first: "
        "(before != after).any(axis=1).",
        ("pairs-compared", pairs_compared),
        "two pairs were compared. prepare returns two arrays: take the first, the training rows.",
        ("table-rows", compared(result=lambda b, a, t: t[(b != a).any(axis=1)])),
        "these are the rows' numbers in the table. The exercise asks for their numbers among the "
        "prepared training rows, 0 to len(training) − 1.",
        ("true-and-false", compared(result=lambda b, a, t: (b != a).any(axis=1))),
        "True or False came back for each row. np.flatnonzero makes row numbers of them.",
        ("moved-at-all", compared(result=lambda b, a, t: bool((b != a).any()))),
        "one answer came back for the whole table. The exercise asks which rows moved.",
        ("zero-for-any", compared(result=lambda b, a, t: np.flatnonzero((b != a).any()))),
        "the whole table was asked at once, so the only row number is 0. Ask row by row: "
        "(before != after).any(axis=1).",
        ("counted", compared(result=lambda b, a, t: int((b != a).any(axis=1).sum()))),
        "this is how many rows moved. The exercise asks which rows: use np.flatnonzero.",
        ("column-of-numbers", compared(result=lambda b, a, t: np.argwhere((b != a).any(axis=1)))),
        "np.argwhere makes a column, (k, 1). np.flatnonzero gives the row numbers as (k,).",
        ("a-tuple", compared(result=lambda b, a, t: np.where((b != a).any(axis=1)))),
        "np.where returns a tuple with one array in it. Take that array: [0], or np.flatnonzero.",
    ),
    alternatives=(on_copies, in_a_loop, by_the_largest_change),
)
