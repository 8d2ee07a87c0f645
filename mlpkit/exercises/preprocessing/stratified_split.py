"""Exercise of notebook 01: stratified_split, the same share of every class set aside."""

import copy

import numpy as np

from mlpkit.checker import Exercise, Property, listed, mistakes, number, on_each
from mlpkit.exercises.preprocessing.cases import not_once, whose
from mlpkit.preprocessing import stratified_split

# Whatever examples were drawn, these facts are the same for every right answer.
FACTS = (
    *("parts", "dimensions", "training examples", "validation examples", "complete", "overlap"),
    *("repeats", "labels stay", "share of every class", "rounded down", "equal classes"),
    *("drawn", "anew", "from rng"),
)
NAMES = ("X_train", "y_train", "X_validation", "y_validation")


def split_cases(rng):
    """X (N, …), y (N,), fraction, rng: classes of unequal size, in a random order."""
    wanted = [
        ({0: 20, 1: 9, 2: 31}, (3,), 0.25),
        ({3: 12, 0: 40, 7: 8}, (2, 2), 1 / 6),
        ({2: 33, 5: 7, 6: 14, 9: 26}, (1,), 0.4),
        ({0: 30, 1: 12}, (4,), 0.7),
        ({7: 21, 12: 35, 130: 10}, (2,), 0.3),
    ]
    return [
        (*labelled(counts, shape, rng), fraction, np.random.default_rng(rng.integers(1000)))
        for counts, shape, fraction in wanted
    ]


def labelled(counts, shape, rng):
    """X (N, *shape), with no two rows equal, and y (N,) with `counts` examples of each class."""
    y = np.repeat(list(counts), list(counts.values()))
    return rng.normal(size=(len(y), *shape)), rng.permutation(y)


def in_four(result, X):
    """Whether a result has the right form: two pairs of arrays, examples and their labels."""
    if not isinstance(result, (tuple, list)) or len(result) != 4:
        return False
    if not all(isinstance(part, np.ndarray) for part in result):
        return False
    return [part.ndim for part in result] == [X.ndim, 1, X.ndim, 1] and all(
        len(examples) == len(labels) for examples, labels in (result[:2], result[2:])
    )


def dimensions(result):
    """How many dimensions each part has, as the digits of one number."""
    parts = result if isinstance(result, (tuple, list)) else [result]
    return sum(
        10**place * min(part.ndim, 9)
        for place, part in enumerate(reversed(parts[:4]))
        if isinstance(part, np.ndarray)
    )


def counted(labels, y):
    """How often each class of y occurs among labels."""
    return [int(np.sum(labels == label)) for label in np.unique(y)]


def wanted_counts(y, fraction):
    return [round(fraction * count) for count in counted(y, y)]


def observed(f, X, y, fraction, rng):
    """FACTS about a split, a second one from the same generator, and one from its copy."""
    own, X_kept, y_kept = copy.deepcopy(rng), X.copy(), y.copy()
    result = f(X, y, fraction, rng)
    if result is None:
        return None
    if not in_four(result, X_kept):
        count = len(result) if isinstance(result, (tuple, list)) else 1
        return (count, dimensions(result), 0, 0, *(False,) * 10)
    train, validation = whose([result[0]], X_kept), whose([result[2]], X_kept)
    second = split_of(f, X_kept, y_kept, fraction, rng)
    again = split_of(f, X_kept, y_kept, fraction, own)
    counts, whole = counted(result[3], y_kept), counted(y_kept, y_kept)
    return (
        4,
        dimensions(result),
        len(train),
        len(validation),
        {*train, *validation} == set(range(len(X_kept))),
        bool(set(train) & set(validation)),
        len(set(train)) < len(train) or len(set(validation)) < len(validation),
        stay(result, train, validation, y_kept),
        counts == wanted_counts(y_kept, fraction),
        counts == [int(fraction * count) for count in whole],
        len(set(counts)) == 1,
        not from_one_end(validation, y_kept),
        set(validation) != set(second),
        set(validation) == set(again),
    )


def split_of(f, X, y, fraction, rng):
    """The numbers of the examples that are set aside."""
    result = f(X.copy(), y.copy(), fraction, rng)
    return whose([result[2]], X) if in_four(result, X) else []


def stay(result, train, validation, y):
    """Whether each example still has its label."""
    return all(
        [y[n] for n in numbers if n >= 0] == labels.tolist()
        for numbers, labels in ((train, result[1]), (validation, result[3]))
    )


def from_one_end(validation, y):
    """Whether the first examples of each class in the file were set aside, or the last."""
    at_the_start, at_the_end = [], []
    for label in np.unique(y):
        members = np.flatnonzero(y == label).tolist()
        taken = sorted(n for n in validation if n >= 0 and y[n] == label)
        at_the_start.append(taken == members[: len(taken)])
        at_the_end.append(taken == members[len(members) - len(taken) :])
    return all(at_the_start) or all(at_the_end)


def in_a_run(validation, y):
    """Whether neighbours among the examples of each class were set aside."""
    for label in np.unique(y):
        members = np.flatnonzero(y == label).tolist()
        taken = sorted(members.index(n) for n in validation if n >= 0 and y[n] == label)
        if taken != [*range(taken[0], taken[0] + len(taken))] if taken else False:
            return False
    return True


def shoes_and_bags(rng):
    """24 bags, 12 boots and 6 shoes, a third of which should be set aside: 8, 4 and 2."""
    return (*labelled({0: 24, 1: 12, 2: 6}, (3,), rng), 1 / 3, np.random.default_rng(1))


def splits(rng):
    return [shoes_and_bags(rng), *split_cases(rng)]


def two_pairs(f, X, y, fraction, rng):
    result = f(X.copy(), y.copy(), fraction, rng)
    expected = f"the exercise asks for four arrays: {', '.join(NAMES)}."
    if not isinstance(result, (tuple, list)):
        return f"one thing came back; {expected}"
    if len(result) != 4:
        return f"{len(result)} things came back; {expected}"
    for name, part, whole in zip(NAMES, result, (X, y, X, y), strict=True):
        if not isinstance(part, np.ndarray):
            return f"{name} is not an array; np.array or np.concatenate makes one."
        if part.ndim != whole.ndim:
            expected = str(("n", *whole.shape[1:])).replace("'", "")
            return f"{name} has the shape {part.shape}; expected {expected}."
    for name, first in (("X_train", 0), ("X_validation", 2)):
        examples, labels = map(len, result[first : first + 2])
        if examples != labels:
            return f"{name} holds {examples} examples, and there are {labels} labels for them."


def every_example_once(f, X, y, fraction, rng):
    result = f(X.copy(), y.copy(), fraction, rng)
    train, validation = whose([result[0]], X), whose([result[2]], X)
    if -1 in (*train, *validation):
        return "the result holds rows that are not rows of X."
    if both := len(set(train) & set(validation)):
        return f"{both} of {len(X)} examples are in both sets. Each should be in one only."
    if twice := len(validation) - len(set(validation)):
        return (
            f"{twice} examples came twice in the validation set: rng.choice draws with "
            "replacement, unless told replace=False."
        )
    if wrong := not_once([*train, *validation], len(X), "went into neither set"):
        return f"{wrong} Each example should be in one of the two sets, once."


def labels_stay(f, X, y, fraction, rng):
    result = f(X.copy(), y.copy(), fraction, rng)
    numbers = [*whose([result[0]], X), *whose([result[2]], X)]
    labels = np.concatenate([result[1], result[3]])
    if apart := int(np.sum(y[numbers] != labels)):
        return f"{apart} of {len(X)} examples came with another example's label."


def the_share_of_every_class(f, rng):
    quarter = (*labelled({0: 20, 1: 11, 2: 35}, (3,), rng), 0.25, np.random.default_rng(2))
    cases = [shoes_and_bags(rng), quarter, *split_cases(rng)]
    return on_each(lambda rng: cases, the_share_of_each)(f, rng) or a_class_too_small(f, rng)


def the_share_of_each(f, X, y, fraction, rng):
    counts = counted(f(X.copy(), y.copy(), fraction, rng)[3], y)
    sizes, wanted = counted(y, y), wanted_counts(y, fraction)
    if counts == wanted:
        return None
    told = ""
    if counts == [int(fraction * size) for size in sizes]:
        told = " Were they rounded down?"
    elif counts == [*wanted[:-1], round(fraction * len(y)) - sum(wanted[:-1])]:
        told = " Was the last class given what the others left of a total?"
    whole, came, of = (listed([str(n) for n in each]) for each in (wanted, counts, sizes))
    exact = listed([number(fraction * size) for size in sizes])
    rounded = "" if exact == whole else f", rounded {whole}"
    return (
        f"a share of {number(fraction)} of {of} examples is {exact}{rounded}. Here it is {came}."
        f"{told}"
    )


def whatever_the_labels(f, rng):
    """Labels may be any integers, not only 0, 1, 2, …"""
    X, y = labelled({5: 20, 12: 12, 130: 8}, (3,), rng)
    result = f(X.copy(), y.copy(), 0.25, np.random.default_rng(4))
    labels = np.concatenate([result[1], result[3]])
    came = set(labels.tolist())
    missing = [str(label) for label in (5, 12, 130) if label not in came]
    if missing and came <= {5, 12, 130}:  # any other label means a different fault
        return (
            f"the labels were 5, 12 and 130, and {listed(missing)} are in neither set. "
            "Labels may be any integers: np.unique(y) gives those that occur."
        )


def a_class_too_small(f, rng):
    """A quarter of 1 example rounds to none; an answer may also refuse it."""
    X, y = labelled({0: 20, 1: 9, 2: 1}, (3,), rng)
    try:
        result = f(X.copy(), y.copy(), 0.25, np.random.default_rng(3))
    except ValueError:
        return None
    counts = counted(result[3], y)
    return (
        None
        if counts == [5, 2, 0]
        else (
            "a quarter of 20, 9 and 1 is 5, 2.25 and 0.25, rounded 5, 2 and 0. Here it is "
            f"{counts[0]}, {counts[1]} and {counts[2]}."
        )
    )


def a_new_draw(f, rng):
    X, y, fraction, own = shoes_and_bags(rng)
    same = copy.deepcopy(own)
    first, second, again = (
        split_of(f, X, y, fraction, generator) for generator in (own, own, same)
    )
    if from_one_end(first, y):
        return (
            "in every class the examples at one end of the file were set aside. Draw the examples: "
            "a file may have an order of its own."
        )
    if all(in_a_run(split_of(f, X, y, fraction, own), y) for _ in range(3)):
        return (
            "in every class the examples that were set aside are neighbours: only the start of the "
            "run was drawn. Draw each example: a file may have an order of its own."
        )
    if set(first) == set(second):
        return "two calls set the same examples aside. Draw them from the rng that comes in."
    if set(first) != set(again):
        return (
            "two generators in the same state gave different splits. Draw from the rng that comes "
            "in, or no run can be repeated."
        )


def by_class(X, y, fraction, rng):
    train, validation = [], []
    for label in np.unique(y):
        members = rng.permutation(np.flatnonzero(y == label))
        size = round(fraction * len(members))
        validation.append(members[:size])
        train.append(members[size:])
    train, validation = np.concatenate(train), np.concatenate(validation)
    return X[train], y[train], X[validation], y[validation]


def by_mask(X, y, fraction, rng):
    aside = np.zeros(len(y), dtype=bool)
    for label in set(y.tolist()):
        members = np.flatnonzero(y == label)
        aside[rng.choice(members, round(fraction * len(members)), replace=False)] = True
    return X[~aside], y[~aside], X[aside], y[aside]


def by_counting(X, y, fraction, rng):
    """Go through the examples in a random order; set each aside while its class needs more."""
    wanted = {label: round(fraction * np.sum(y == label)) for label in np.unique(y).tolist()}
    train, validation = [], []
    for n in rng.permutation(len(y)):
        if wanted[int(y[n])] > 0:
            wanted[int(y[n])] -= 1
            validation.append(n)
        else:
            train.append(n)
    return X[train], y[train], X[validation], y[validation]


def by_dictionary(X, y, fraction, rng):
    order = rng.permutation(len(y))
    X, y, groups = X[order], y[order], {}
    for n, label in enumerate(y.tolist()):
        groups.setdefault(label, []).append(n)
    validation = [n for g in groups.values() for n in g[: round(fraction * len(g))]]
    train = [n for n in range(len(y)) if n not in set(validation)]
    return X[train], y[train], X[validation], y[validation]


def of_all_at_once(X, y, fraction, rng):
    order, size = rng.permutation(len(y)), round(fraction * len(y))
    train, validation = order[size:], order[:size]
    return X[train], y[train], X[validation], y[validation]


def with_replacement(X, y, fraction, rng):
    train, validation = [], []
    for label in np.unique(y):
        members = np.flatnonzero(y == label)
        drawn = rng.choice(members, round(fraction * len(members)))
        drawn[:2] = drawn[0]  # so that the fault shows for any draw
        validation.append(drawn)
        train.append(np.setdiff1d(members, drawn))
    train, validation = np.concatenate(train), np.concatenate(validation)
    return X[train], y[train], X[validation], y[validation]


def a_coin_each(X, y, fraction, rng):
    aside = rng.random(len(y)) < fraction
    return X[~aside], y[~aside], X[aside], y[aside]


EXERCISE = Exercise(
    notebook=1,
    extra=True,
    version=2,
    reference=stratified_split,
    worked=by_class,
    stub=(
        "Set the same fraction of every class aside, and return four arrays:\n"
        "X_train, y_train, X_validation, y_validation.\n\n"
        "X (N, ...) holds the examples, y (N,) their labels, some integers. Of a class with n\n"
        "examples, round(fraction * n), drawn from rng, go into the validation set, all others "
        "into\nthe training set. The order within the sets is free."
    ),
    cases=split_cases,
    run=observed,
    returns=FACTS,
    hints=(
        "Draw within each class, not among all examples. So: for each label find where its "
        "examples are, put those row numbers in a random order, and cut the order in two.",
        "For each class: members (n,), the row numbers where y has its label, shuffled; size = "
        "round(fraction · n); members[:size] are for validation, members[size:] for training. "
        "Collect the pieces of all classes, and index X and y with them at the very end.",
        "np.unique(y) gives the labels; np.flatnonzero(y == label) the row numbers; "
        "rng.permutation shuffles them. Append each piece to a list, one list for each "
        "set. np.concatenate makes one array out of a list of arrays.",
    ),
    why="Why are the row numbers of the examples shuffled, and not X and y?",
    properties=(
        Property("two pairs of arrays", on_each(splits, two_pairs)),
        Property("whatever the labels", whatever_the_labels),
        Property("every example once", on_each(splits, every_example_once)),
        Property("labels stay with their examples", on_each(splits, labels_stay)),
        Property("the share of every class", the_share_of_every_class),
        Property("a new draw, from rng", a_new_draw),
    ),
    mistakes=mistakes(
        ("not-by-class", of_all_at_once),
        "this draws among all examples at once, so the classes get what chance gives them. Draw "
        "within each class.",
        (
            "not-drawn",
            {"rng.permutation(np.flatnonzero(y == label))": "np.flatnonzero(y == label)"},
        ),
        "in every class the first examples in the file were set aside. The shares are right; but a "
        "file may have an order of its own, so draw the examples.",
        (
            "same-number-of-each",
            {
                "round(fraction * len(members))": "round(fraction * len(y) / len(np.unique(y)))",
                "_check_class(label, len(members), size)": "",  # it refuses a small class
            },
        ),
        "every class got the same number of places in the validation set. Set the same share of "
        "every class aside: more examples of a larger class.",
        ("rounded-down", {"round(fraction * len(members))": "int(fraction * len(members))"}),
        "the sizes were rounded down, as int and // do. Use round: it turns 7.75, a quarter of "
        "31, into 8.",
        ("rounded-up", {"round(fraction * len(members))": "-int(-fraction * len(members) // 1)"}),
        "the sizes were rounded up. Use round: it turns 2.25, a quarter of 9, into 2.",
        (
            "share-of-the-smallest",
            {
                "round(fraction * len(members))": (
                    "round(fraction * np.unique(y, return_counts=True)[1].min())"
                )
            },
        ),
        "every class got as many places as the smallest should have. Set the same share of every "
        "class aside: more examples of a larger class.",
        ("a-coin-each", a_coin_each),
        "each example was set aside with probability `fraction`, so chance decides how many of "
        "each class are set aside. For a class of n examples, the number should be "
        "round(fraction · n).",
        (
            "training-set-aside",
            {"round(fraction * len(members))": "len(members) - round(fraction * len(members))"},
        ),
        "the two sets are swapped: `fraction` should be the share for validation, usually the "
        "smaller part.",
        ("validation-trains-too", {"members[size:]": "members"}),
        "all examples are in the training set, even those of the validation set. Take these out: "
        "no example should be in both sets.",
        ("with-replacement", with_replacement),
        "examples were drawn with replacement, which is what rng.choice does unless told "
        "otherwise: some were set aside twice.",
        ("two-draws", {"members[size:]": "rng.permutation(members)[size:]"}),
        "the two sets were drawn separately, so some examples are in both and some in neither. "
        "Draw one order for each class, and cut it in two.",
        ("first-class-only", {"np.unique(y)": "np.unique(y)[:1]"}),
        "only the first class came back: a return inside the loop ends it. Collect the pieces "
        "first.",
        (
            "last-class-only",
            {
                "validation.append(members[:size])": "validation = [members[:size]]",
                "train.append(members[size:])": "train = [members[size:]]",
            },
        ),
        "only the last class came back: each round of the loop wrote over the one before. Collect "
        "the pieces, in a list for each set.",
        ("places-within-the-class", {"np.flatnonzero(y == label)": "np.sum(y == label)"}),
        "the numbers 0 to n − 1 of a class were used as row numbers of X, so the examples come "
        "from the beginning of X, whatever their class. Shuffle the row numbers that "
        "np.flatnonzero gives.",
        (
            "labels-apart",
            {"y[train]": "np.sort(y[train])", "y[validation]": "np.sort(y[validation])"},
        ),
        "the labels are in a different order from their examples. Index X and y with the same "
        "array.",
        (
            "numbers-of-examples",
            {"X[train], y[train], X[validation], y[validation]": "train, validation"},
        ),
        "these are two arrays of row numbers: good so far. Index X and y with each of the two, and "
        "return all four results.",
        ("x-then-y", {"y[train], X[validation]": "X[validation], y[train]"}),
        "the four arrays are in a different order. In this course each set comes as a pair: "
        "X_train, y_train, X_validation, y_validation.",
        (
            "own-generator",
            lambda X, y, fraction, rng: stratified_split(X, y, fraction, np.random.default_rng(0)),
        ),
        "every call sets the same examples aside: a generator made inside the function starts "
        "again each time. Draw from the rng that comes in.",
        (
            "other-generator",
            lambda X, y, fraction, rng: stratified_split(X, y, fraction, np.random.default_rng()),
        ),
        "the examples are not drawn from the rng that comes in, so no run can be repeated.",
    ),
    alternatives=(by_class, by_mask, by_counting, by_dictionary),
)
