"""Bug hunt of notebook 13: repair_encoding, a category that becomes the mean of the target."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number


def encoded(categories, y, training, validation):
    """(column of the training rows, of the validation rows): means of y over training rows."""
    learnt, targets = categories[training], y[training]
    column = np.full(len(y), np.mean(targets))
    for category in np.unique(learnt):
        column[categories == category] = np.mean(targets[learnt == category])
    return column[training], column[validation]


def category_cases(rng):
    """categories (N,) int64, y (N,), row numbers; some categories are only in validation."""
    cases = []
    for N, C, judging in ((12, 3, 4), (9, 5, 3), (6, 2, 1), (15, 4, 5)):
        order = rng.permutation(N)
        training, validation = np.sort(order[judging:]), np.sort(order[:judging])
        categories = rng.integers(0, C, N)
        categories[validation[-(N % 2)]] = C  # its category is unseen in training
        categories[training[0]] = categories[training[1]] = 0
        if judging > 1:
            categories[validation[1]] = 0
        cases.append((categories, rng.normal(20, 8, N), training, validation))
    return cases


def targets_unseen(f, rng):
    """Different targets in validation do not change the result."""
    categories = np.array([0, 0, 1, 1, 0, 1, 2])
    y = np.array([10.0, 12.0, 30.0, 34.0, 11.0, 31.0, 90.0])
    training, validation = np.arange(4), np.arange(4, 7)
    other = y.copy()
    other[validation] += 1000
    parts = [
        [np.asarray(part, float) for part in f(categories, t, training, validation)]
        for t in (y, other)
    ]
    shapes = [[part.shape for part in each] for each in parts]
    if shapes != [[(4,), (3,)]] * 2:
        return None
    (before, judged), (after, judged_after) = parts
    if np.allclose(before, over_all_rows(categories, y, training, validation)[0]):
        return None  # the verdict must not give the original fault away
    for what, one, two in (("training", before, after), ("validation", judged, judged_after)):
        if not np.allclose(one, two, equal_nan=True):
            place = int(np.argmax(np.abs(one - two)))
            return (
                f"1,000 was added to the targets of the validation rows, and a {what} row is now "
                f"encoded as {number(float(two[place]))} instead of {number(float(one[place]))}. "
                "The validation targets should have no say: they are what should be predicted."
            )


OWN_TARGET = (
    "each training row is encoded by the other rows of its category, without its own target. That "
    "is a way to keep a row from knowing its answer, but not what the exercise asks for: the mean "
    "of all training rows that have the category."
)


def own_target_heard(f, rng):
    """The target of a training row has a say in its own number."""
    categories, training = np.array([0, 0, 1, 0, 1, 0]), np.arange(5)
    one = np.array([10.0, 13.0, 30.0, 11.0, 34.0, 12.0])
    other = one + 1000 * (np.arange(6) == 1)
    before, after = (np.asarray(f(categories, y, training, np.array([5]))[0]) for y in (one, other))
    if before.shape == after.shape == (5,):
        moved = ~np.isclose(before, after, equal_nan=True)
        if moved.tolist() == [True, False, False, True, False]:
            return "own-target-left-out", OWN_TARGET


def by_hand(f, rng):
    categories, y = np.array([0, 0, 1, 0, 2]), np.array([10.0, 12.0, 32.0, 90.0, 50.0])
    split = np.arange(3), np.arange(3, 5)
    parts = [np.asarray(part, float) for part in f(categories, y, *split)]
    if [part.shape for part in parts] != [(3,), (2,)]:
        return None
    if np.allclose(np.concatenate(parts), np.concatenate(over_all_rows(categories, y, *split))):
        return None  # the verdict must not give the original fault away
    if not np.allclose(np.concatenate(parts), [11, 11, 32, 11, 18]):
        told = " and ".join(", ".join(map(number, part.tolist())) for part in parts)
        return (
            "two of three training rows are of category 0, with targets 10 and 12, and one is of "
            "category 1, with target 32. So 0 should become 11, 1 should become 32, and a new "
            "category 18, the mean of the three targets. With a 0 and a new category in "
            f"validation, the columns should be 11, 11, 32 and 11, 18. Yours are {told}."
        )
    return None


def own_target_left_out(categories, y, training, validation):
    column = encoded(categories, y, training, validation)[0]
    learnt, targets = categories[training], y[training]
    for k in range(len(training)):
        others = (learnt == learnt[k]) & (np.arange(len(training)) != k)
        column[k] = np.mean(targets[others]) if others.any() else np.mean(targets)
    return column, encoded(categories, y, training, validation)[1]


def over_all_rows(categories, y, training, validation):
    column = np.zeros(len(y))
    for category in np.unique(categories):
        column[categories == category] = np.mean(y[categories == category])
    return column[training], column[validation]


def each_side_its_own(categories, y, training, validation):
    first, _ = over_all_rows(categories[training], y[training], np.arange(len(training)), [0])
    second, _ = over_all_rows(
        categories[validation], y[validation], np.arange(len(validation)), [0]
    )
    return first, second


def mean_of_all_for_new(categories, y, training, validation):
    learnt, targets = categories[training], y[training]
    column = np.full(len(y), np.mean(y))
    for category in np.unique(learnt):
        column[categories == category] = np.mean(targets[learnt == category])
    return column[training], column[validation]


def zero_for_new(categories, y, training, validation):
    learnt, targets = categories[training], y[training]
    column = np.zeros(len(y))
    for category in np.unique(learnt):
        column[categories == category] = np.mean(targets[learnt == category])
    return column[training], column[validation]


def by_a_dictionary(categories, y, training, validation):
    heard = {}
    for place in training:
        heard.setdefault(int(categories[place]), []).append(y[place])
    usual = float(np.mean(y[training]))
    told = {category: sum(found) / len(found) for category, found in heard.items()}
    code = [told.get(int(category), usual) for category in categories]
    return np.array(code)[training], np.array(code)[validation]


def row_by_row(categories, y, training, validation):
    usual, parts = np.mean(y[training]), []
    for places in (training, validation):
        part = []
        for place in places:
            alike = [y[k] for k in training if categories[k] == categories[place]]
            part.append(np.mean(alike) if alike else usual)
        parts.append(np.array(part))
    return tuple(parts)


def by_sums(categories, y, training, validation):
    C = categories.max() + 1
    sums = np.bincount(categories[training], y[training], C)
    counts = np.bincount(categories[training], minlength=C)
    code = np.where(counts > 0, sums / np.maximum(counts, 1), y[training].mean())
    return code[categories[training]], code[categories[validation]]


BUG_HUNT = Exercise(
    notebook=13,
    name="repair_encoding",
    kind="bug hunt",
    buggy="over-all-rows",
    extra=True,
    mended=(
        "each category became the mean target of all its rows, even the validation rows, so their "
        "answers were written into their own column. Now only the training rows are used."
    ),
    reference=encoded,
    stub=(
        "One fault is in here. Turn a category into a number: the mean target of its rows.\n\n"
        "categories (N,) integers, y (N,) numbers; training, validation: row numbers. A\n"
        "category that no training row has becomes the mean target of the training rows.\n"
        "Return the column of the training rows and that of the validation rows."
    ),
    cases=category_cases,
    returns=("training", "validation"),
    properties=(
        Property("targets unseen", targets_unseen),
        Property("own target heard", own_target_heard),
        Property("five rows by hand", by_hand),
    ),
    hints=(
        "Think of a category that occurs in one validation row and nowhere else. What does its "
        "number become?",
        "The targets of the validation rows are what should be predicted. In which lines is y used "
        "without [training]?",
        "For each category take the mean of y over the training rows that have it; where there is "
        "no such row, take the mean of y[training].",
    ),
    why="A training row still has its own target in its number. When does that hurt?",
    mistakes=mistakes(
        ("over-all-rows", over_all_rows),
        "each category is the mean target of all its rows, so the validation rows bring their own "
        "answers with them.",
        ("each-side-its-own", each_side_its_own),
        "the validation rows are encoded by their own targets, which nobody has before they are "
        "predicted.",
        ("mean-of-all-for-new", mean_of_all_for_new),
        "the known categories are right. A new one became the mean of all targets. It should "
        "become the mean target of the training rows alone.",
        ("zero-for-new", zero_for_new),
        "the known categories are right. A new one became 0. It should become the mean target of "
        "the training rows.",
        ("nan-for-new", {"np.full(len(y), np.mean(targets))": "np.full(len(y), np.nan)"}),
        "the known categories are right. A new one became nan, the mean of no rows. It should "
        "become the mean target of the training rows.",
        ("own-target-left-out", own_target_left_out),
        OWN_TARGET,
        (
            "median",
            {"np.mean(targets[learnt == category])": "np.median(targets[learnt == category])"},
        ),
        "each category became the median of its targets. The exercise asks for the mean.",
        (
            "sum",
            {"np.mean(targets[learnt == category])": "np.sum(targets[learnt == category])"},
        ),
        "each category became the sum of its targets, so a frequent category is large. The "
        "exercise asks for the mean.",
        (
            "count",
            {"np.mean(targets[learnt == category])": "np.sum(learnt == category)"},
        ),
        "each category became the number of its rows. The exercise asks for the mean of its "
        "targets.",
    ),
    alternatives=(by_a_dictionary, row_by_row, by_sums),
)
