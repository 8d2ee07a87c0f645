"""Exercise of notebook 01: minibatches, an epoch's examples in a new order, cut into batches."""

import copy
from itertools import islice, pairwise

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, on_each
from mlpkit.exercises.preprocessing.cases import not_once, whose
from mlpkit.preprocessing import minibatches

# Whatever order was drawn, these facts are the same for every right answer.
FACTS = (
    *("batches", "first size", "last size", "pairs", "complete", "repeats", "together"),
    *("X shuffled", "y shuffled", "new order", "order from rng", "empty", "neighbours"),
)


def batch_cases(rng):
    """X (N, …), y (N,), size, rng: no two rows and no two labels are equal."""
    cases = []
    shapes = [((10, 3), 4), ((12, 2), 4), ((13, 2, 2), 5), ((11, 3), 20), ((1, 4), 1), ((9,), 4)]
    for shape, size in shapes:
        X, y = rng.normal(size=shape), rng.permutation(shape[0]) + 100
        cases.append((X, y, size, np.random.default_rng(rng.integers(1000))))
    return cases


def epoch(f, X, y, size, rng):
    """The batches of one epoch, 100 at most; None where f returns None."""
    result = f(X, y, size, rng)
    return None if result is None else list(islice(result, 100))


def in_pairs(batches):
    return all(isinstance(batch, (tuple, list)) and len(batch) == 2 for batch in batches)


def observed(f, X, y, size, rng):
    """FACTS about an epoch, and about a second one from the same generator."""
    own, kept_X, kept_y = copy.deepcopy(rng), X.copy(), y.copy()
    first = epoch(f, X, y, size, rng)
    if first is None:
        return None
    if not in_pairs(first):
        return (len(first), alone(first, kept_X), 0, *(False,) * 10)
    rows, places = whose([b[0] for b in first], kept_X), whose([b[1] for b in first], kept_y)
    second = whose([b[0] for b in epoch(f, kept_X.copy(), kept_y.copy(), size, rng)], kept_X)
    again = whose([b[0] for b in epoch(f, kept_X.copy(), kept_y.copy(), size, own)], kept_X)
    return (
        len(first),
        np.size(first[0][1]) if first else 0,
        np.size(first[-1][1]) if first else 0,
        True,
        set(rows) >= set(range(len(X))),
        len(set(rows)) < len(rows),
        rows == places,
        rows != sorted(rows),
        places != sorted(places),
        rows != second,
        rows == again,
        any(len(b[0]) == 0 for b in first),
        len(first) > 1 and all(neighbours(whose([b[0]], kept_X)) for b in first),
    )


def alone(batches, X):
    """What came in place of pairs: 1 for examples, 2 for their row numbers, 0 for anything else."""
    if not all(isinstance(batch, np.ndarray) for batch in batches):
        return 0
    if all(batch.ndim == 1 and batch.dtype.kind == "i" for batch in batches):
        return 2 if sorted(np.concatenate(batches)) == list(range(len(X))) else 0
    return 0 if -1 in whose(batches, X) else 1


def neighbours(rows):
    return all(after == before + 1 for before, after in pairwise(rows))


def fourteen(rng):
    """14 examples, to be dealt in batches of 4."""
    return rng.normal(size=(14, 3)), rng.permutation(14) + 100, 4, np.random.default_rng(1)


def epochs(rng):
    """Fourteen examples, and those of the cases."""
    return [fourteen(rng), *batch_cases(rng)]


def batches_of_the_right_size(f, X, y, size, rng):
    batches, N = epoch(f, X.copy(), y.copy(), size, rng), len(X)
    if len(batches) == 100:
        return (
            "the batches never end. Does the start move on, and does the loop stop at the last "
            "example?"
        )
    if not in_pairs(batches):
        batch = next(b for b in batches if not isinstance(b, (tuple, list)) or len(b) != 2)
        alone = not isinstance(batch, (tuple, list)) or len(batch) == 1
        what = "one thing" if alone else f"{len(batch)} things"
        return f"a batch should be a pair, X_batch and y_batch; here it is {what}."
    sizes = [[np.shape(part)[0] if np.ndim(part) else 1 for part in batch] for batch in batches]
    if any(in_x != in_y for in_x, in_y in sizes):
        return "in one batch X and y have different lengths."
    sizes = [in_x for in_x, _ in sizes]
    wanted = [min(size, N - start) for start in range(0, N, size)]
    if sizes != wanted:
        listed = ", ".join(map(str, sizes)) or "none"
        if sizes == wanted[::-1]:
            listed += " (the short batch comes first)"
        if sizes == [*wanted[:-2], sum(wanted[-2:])] and len(sizes) > 1:
            listed += (
                " (the remainder was added to the last batch; it should be a batch of its own)"
            )
        number = " Is a number written where `size` belongs?" if sizes == [N] else ""
        examples = f"{N} example{'s' * (N > 1)} in batches of {size}"
        expected = ", ".join(map(str, wanted))
        return f"{examples}: the sizes are {listed}, expected {expected}.{number}"


def every_example_once(f, X, y, size, rng):
    rows = whose([batch[0] for batch in epoch(f, X.copy(), y.copy(), size, rng)], X)
    if -1 in rows:
        return "a batch holds rows that are not rows of X."
    if wrong := not_once(rows, len(X), "never came"):
        return f"{wrong} Each example should come exactly once in an epoch."


def labels_stay(f, X, y, size, rng):
    batches = epoch(f, X.copy(), y.copy(), size, rng)
    rows, places = whose([b[0] for b in batches], X), whose([b[1] for b in batches], y)
    apart = sum(one != other for one, other in zip(rows, places, strict=True))
    if apart:
        return (
            f"{apart} of {len(X)} examples came with another example's label. X and y need the "
            "same order."
        )


def a_new_order(f, rng):
    X, y, size, own = fourteen(rng)
    same = copy.deepcopy(own)
    first, second, again = (
        whose([batch[0] for batch in epoch(f, X.copy(), y, size, generator)], X)
        for generator in (own, own, same)
    )
    if first == sorted(first):
        return "the examples come in the order of X. Draw an order and cut it into batches."
    if turned_round(first) and turned_round(second):
        return (
            "the examples come in the order of X, from a starting point that is drawn. Draw the "
            "whole order."
        )
    blocks = [sorted(first[start : start + size]) for start in range(0, 14, size)]
    if all(map(neighbours, blocks)):
        return (
            "each batch holds neighbouring rows of X, in a different order. Shuffle all examples, "
            "then cut the order into batches."
        )
    if first == second:
        return "two epochs have the same order. Each should have a new one, drawn from rng."
    if first != again:
        return (
            "two generators in the same state gave different orders. Draw the order from the rng "
            "that comes in, or no run can be repeated."
        )


def turned_round(rows):
    """Whether the rows go up or down by 1 each time, except for one jump from end to end."""
    steps = {(after - before) % len(rows) for before, after in pairwise(rows)}
    return steps in ({1}, {len(rows) - 1})


def batches_in_a_loop(X, y, size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        yield X[batch], y[batch]


def batches_as_a_list(X, y, size, rng):
    order = np.arange(len(X))
    rng.shuffle(order)
    X, y = X[order], y[order]
    starts = range(0, len(X), size)
    return [(X[start : start + size], y[start : start + size]) for start in starts]


def batches_by_popping(X, y, size, rng):
    left = [int(n) for n in rng.permutation(len(X))]
    while left:
        batch, left = left[:size], left[size:]
        yield X[batch], y[batch]


def batches_with_x_in_place(X, y, size, rng):
    rng.shuffle(X)
    for start in range(0, len(X), size):
        yield X[start : start + size], y[start : start + size]


def batches_torn(X, y, size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        yield X[order[start : start + size]]
        yield y[order[start : start + size]]


def batches_in_columns(X, y, size, rng):
    order = rng.permutation(X.shape[1])
    for start in range(0, X.shape[1], size):
        batch = order[start : start + size]
        yield X[:, batch], y[batch]


def batches_of_a_table(X, y, size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        yield X[batch, :], y[batch]


def remainder_after_the_loop(X, y, size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X) - size + 1, size):
        batch = order[start : start + size]
        yield X[batch], y[batch]
    if len(X) % size:
        yield X[order[start + size :]], y[order[start + size :]]


def batches_without_end(X, y, size, rng):
    while True:
        batch = rng.permutation(len(X))[:size]
        yield X[batch], y[batch]


BATCHES = "(order[start : start + size] for start in range(0, len(X), size))"
PERMUTED_ANEW = (
    "a new permutation was drawn for each batch: some examples come twice in an epoch, others "
    "never. Draw one permutation before the loop, and cut it up."
)

EXERCISE = Exercise(
    notebook=1,
    version=2,
    reference=minibatches,
    worked=batches_in_a_loop,
    stub=(
        "Deal X and y out in batches: yield (X_batch, y_batch), one pair after the other.\n\n"
        "X holds N examples of any shape, y (N,) their labels. Every example comes exactly "
        "once, with\nits own label, in a new order, drawn from rng at each call. Every batch "
        "has `size` examples;\nthe last has those that are left."
    ),
    cases=batch_cases,
    run=observed,
    returns=FACTS,
    hints=(
        "Don't shuffle X and y: shuffle the row numbers, once, and use that order for both. Then "
        "cut the order into pieces.",
        "order (N,) is a permutation of 0 … N − 1. Batch k is order[k · size : (k + 1) · size]"
        ", for k = 0, 1, …; a slice that goes past the end is just shorter.",
        "rng.permutation(N) draws the order. Loop over range(0, N, size) for the starts, "
        "slice order from there, and yield the pair X[batch], y[batch].",
    ),
    why="Why is the order of the examples drawn, and not the examples of each batch?",
    properties=(
        Property("pairs of the right sizes", on_each(epochs, batches_of_the_right_size)),
        Property("every example once", on_each(epochs, every_example_once)),
        Property("labels stay with their images", on_each(epochs, labels_stay)),
        Property("a new order, from rng", a_new_order),
    ),
    mistakes=mistakes(
        ("last-batch-dropped", {"range(0, len(X), size)": "range(0, len(X) - size + 1, size)"}),
        "the short last batch is missing. 14 examples in batches of 4 should come as 4, 4, 4 and "
        "2, so that every example comes.",
        ("last-batch-filled", {"order[start": "np.append(order, order)[start"}),
        "the last batch was filled up with examples that had already come. It should be short: "
        "every example should come once.",
        ("evened-out", {BATCHES: "np.array_split(order, int(np.ceil(len(X) / size)))"}),
        "the batches were made as equal in length as possible. Each should have `size` "
        "examples, and only the last may be short.",
        ("size-as-number", {BATCHES: "np.array_split(order, size)"}),
        "there are `size` batches. `size` should be the number of examples in a batch.",
        ("one-too-many", {"range(0, len(X), size)": "range(0, len(X) + 1, size)"}),
        "for 12 examples in batches of 4 there is a 4th batch, and it is empty. Where `size` "
        "divides N, nothing is left over.",
        (
            "batches-shuffled",
            {
                "rng.permutation(len(X))": "np.arange(len(X))",
                "range(0, len(X), size)": "rng.permutation(range(0, len(X), size))",
            },
        ),
        "the batches come in a random order, but each holds neighbouring rows of X. Shuffle the "
        "examples, then cut.",
        ("not-shuffled", {"rng.permutation(len(X))": "np.arange(len(X))"}),
        "the examples come in the order of X. Draw an order and cut it into batches: a file may be "
        "sorted by class.",
        (
            "x-shuffled-alone",
            {"order = rng.permutation(len(X))": "order, X = np.arange(len(X)), rng.permutation(X)"},
        ),
        "X was shuffled and y was not: each image has another image's label. Nothing would crash, "
        "and nothing would be learnt.",
        (
            "y-shuffled-alone",
            {"order = rng.permutation(len(X))": "order, y = np.arange(len(X)), rng.permutation(y)"},
        ),
        "y was shuffled and X was not: each image has another image's label.",
        ("two-orders", {"order = ": "y, order = rng.permutation(y), "}),
        "X and y were shuffled in two different orders: each image has another image's label. Draw "
        "one order, and use it for both.",
        ("with-replacement", {"rng.permutation(len(X))": "rng.integers(0, len(X), len(X))"}),
        "examples were drawn with replacement: some come twice, others never. Put all of them in "
        "a new order instead.",
        ("drawn-for-each-batch", {"order[start : start + size]": "rng.integers(0, len(X), size)"}),
        "every batch was drawn from all examples again: some come twice in an epoch, others "
        "never. Draw one order for the whole epoch and cut it up.",
        (
            "permuted-for-each-batch",
            {"order[start : start + size]": "rng.permutation(len(X))[start : start + size]"},
        ),
        PERMUTED_ANEW,
        ("full-and-permuted", {"order[start : start + size]": "rng.permutation(len(X))[:size]"}),
        PERMUTED_ANEW,
        ("same-order", {"rng": "np.random.default_rng(0)"}),
        "the order is the same at every call. A generator made inside the function starts again "
        "each time: draw from the rng that comes in.",
        ("other-generator", {"rng": "np.random.default_rng()"}),
        "the order is not drawn from the rng that comes in, so no run can be repeated.",
        ("changed-input", batches_with_x_in_place),
        "X itself was shuffled, in place: the caller's array has a new order now, but y keeps the "
        "old one. Leave both as they are.",
        ("torn", batches_torn),
        "X and y came one after the other. Yield both as one pair: yield X_batch, y_batch.",
        ("last-batch-only", {"in batches": "in list(batches)[-1:]"}),
        "only the last batch came: the yield is after the loop. It belongs inside.",
        ("ending-at-size", {"start + size": "size"}),
        "every slice ends at size, so only the first slice holds anything. End each at start + "
        "size.",
        ("order-of-size", {"rng.permutation(len(X))": "rng.permutation(size)"}),
        "rng.permutation(size) shuffles only `size` row numbers. All N must be shuffled.",
        ("first-batch-only", {"((X[batch], y[batch]) for": "next((X[batch], y[batch]) for"}),
        "only the first batch came. return ends the function; yield hands a pair out and goes on.",
        ("labels-missing", {"(X[batch], y[batch])": "X[batch]"}),
        "the batches hold X alone. Each should be a pair, X_batch and y_batch.",
        ("numbers-of-examples", {"(X[batch], y[batch])": "batch"}),
        "the batches hold row numbers: good so far. Index X and y with them, and yield both as a "
        "pair.",
        ("examples-in-columns", batches_in_columns),
        "the columns of X were dealt out. Each example is a row: len(X) is N, and X[batch] takes "
        "rows.",
        (
            "last-size-not-in-range",
            {"range(0, len(X), size)": "range(min(size, len(X)))", "start + size": "start + 1"},
        ),
        "the starts run over range(size): each batch has one example, and only `size` batches "
        "come. The starts should be 0, size, 2 · size, … up to N.",
        ("one-by-one", {BATCHES: "order"}),
        "the examples come one by one. A batch should hold `size` of them: X_batch should have "
        "`size` rows, and y_batch `size` labels.",
        ("nothing-handed-out", {"return ": ""}),
        "returned None. Yield each pair, or return all pairs in a list.",
        ("number-of-batches-from-size", {"range(0, len(X), size)": "range(0, size * size, size)"}),
        "the loop runs over range(size), so `size` batches came. The number of batches should be N "
        "divided by size, rounded up.",
        ("starts-0-to-size", {"range(0, len(X), size)": "range(size)"}),
        "the starts are 0, 1, 2, … up to size: neighbouring batches overlap, and examples come "
        "several times. The starts should be 0, size, 2 · size, … up to N.",
        ("no-stride", {"range(0, len(X), size)": "range(len(X))"}),
        "the starts are 0, 1, 2, …: every batch begins one example after the one before, and "
        "examples come several times. A batch should begin where the one before ended: at 0, size, "
        "2 · size and so on.",
        ("shuffle-gives-none", {"rng.permutation(len(X))": "rng.shuffle(np.arange(len(X)))"}),
        "rng.shuffle changes its array in place and returns None. rng.permutation returns a new "
        "order.",
        ("one-axis-too-many", batches_of_a_table),
        "X has one axis, and X[batch, :] names two. X may have any shape, even (N,), and X[batch] "
        "takes examples whatever the shape.",
        ("remainder-after-the-loop", remainder_after_the_loop),
        "`size` is larger than N, so the loop never ran, and the variable that it sets is "
        "missing afterwards. range(0, N, size) gives the start of the short batch too.",
        ("one-short", {"start + size": "start + size - 1"}),
        "each batch is one example short: a slice ends before its second number, which should be "
        "start + size.",
        ("first-batch-missing", {"range(0, len(X), size)": "range(size, len(X), size)"}),
        "the first batch is missing: the starts should begin at 0, not at size.",
        ("without-end", batches_without_end),
        "the batches never end. An epoch is over when every example has come once.",
    ),
    alternatives=(batches_in_a_loop, batches_as_a_list, batches_by_popping),
)
