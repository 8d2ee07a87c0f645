"""Bug hunt of notebook 07: repair_batches, a batch size overwritten by the short last batch."""

from itertools import pairwise

import numpy as np

from mlpkit.checker import Exercise, Guess, Property, mistakes, on_each
from mlpkit.exercises.preprocessing.minibatches import epoch, in_pairs, whose


def batches_of_epochs(X, y, size, epochs, rng):
    """(X_batch, y_batch) for several epochs; `size` never changes."""
    for _ in range(epochs):
        order = rng.permutation(len(X))
        start = 0
        while start < len(X):
            batch = order[start : start + size]
            yield X[batch], y[batch]
            start += size


def size_overwritten(X, y, size, epochs, rng):
    for _ in range(epochs):
        order = rng.permutation(len(X))
        start = 0
        while start < len(X):
            size = min(size, len(X) - start)
            batch = order[start : start + size]
            yield X[batch], y[batch]
            start += size


def repaired_with_own_name(X, y, size, epochs, rng):
    for _ in range(epochs):
        order = rng.permutation(len(X))
        start = 0
        while start < len(X):
            length = min(size, len(X) - start)
            batch = order[start : start + length]
            yield X[batch], y[batch]
            start += length


def repaired_by_restoring(X, y, size, epochs, rng):
    asked = size
    for _ in range(epochs):
        size = asked
        order = rng.permutation(len(X))
        start = 0
        while start < len(X):
            size = min(size, len(X) - start)
            batch = order[start : start + size]
            yield X[batch], y[batch]
            start += size


def repaired_with_range(X, y, size, epochs, rng):
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), size):
            yield X[order[start : start + size]], y[order[start : start + size]]


def one_order_for_all(X, y, size, epochs, rng):
    order = rng.permutation(len(X))
    for _ in range(epochs):
        for start in range(0, len(X), size):
            batch = order[start : start + size]
            yield X[batch], y[batch]


def run_on_past_the_epoch(X, y, size, epochs, rng):
    orders = np.concatenate([rng.permutation(len(X)) for _ in range(epochs)])
    for start in range(0, len(orders), size):
        batch = orders[start : start + size]
        yield X[batch], y[batch]


EPOCH_FACTS = (
    *("batches", "all batches full, but for the last of an epoch", "complete", "together"),
    "new orders",
)


def overwritten_and_one_order(X, y, size, epochs, rng):
    order = rng.permutation(len(X))
    for _ in range(epochs):
        start = 0
        while start < len(X):
            size = min(size, len(X) - start)
            batch = order[start : start + size]
            yield X[batch], y[batch]
            start += size


def set_back_to_a_number(X, y, size, epochs, rng):
    for _ in range(epochs):
        yield from batches_of_epochs(X, y, size, 1, rng)
        size = 256


def epochs_cases(rng):
    cases = []
    for N, size, epochs in [(10, 4, 3), (13, 5, 2), (12, 4, 3), (11, 6, 1), (1, 3, 2)]:
        X, y = rng.normal(size=(N, 2)), rng.permutation(N) + 100
        cases.append((X, y, size, epochs, np.random.default_rng(rng.integers(1000))))
    return cases


def epochs_observed(f, X, y, size, epochs, rng):
    """Return EPOCH_FACTS about f, which do not depend on the order that was drawn."""
    batches = epoch(lambda X, y, size, rng: f(X, y, size, epochs, rng), X, y, size, rng)
    if batches is None:
        return None
    if not in_pairs(batches):
        return len(batches), False, False, False, False
    rows, places = whose([b[0] for b in batches], X), whose([b[1] for b in batches], y)
    N = len(X)
    turns = [rows[start : start + N] for start in range(0, len(rows), N)]
    wanted = [min(size, N - start) for start in range(0, N, size)] * epochs
    return (
        len(batches),
        [len(b[0]) for b in batches] == wanted,
        len(turns) == epochs and all(sorted(turn) == list(range(N)) for turn in turns),
        rows == places,
        all(one != other for one, other in pairwise(turns)),
    )


def each_epoch_complete(f, X, y, size, epochs, rng):
    batches = epoch(lambda *args: f(*args[:3], epochs, args[3]), X, y, size, rng)
    if not in_pairs(batches):
        return "a batch should be a pair, X_batch and y_batch."
    sizes = [len(batch[0]) for batch in batches]
    N = len(X)
    wanted = [min(size, N - start) for start in range(0, N, size)]
    if sizes != wanted * epochs:
        listed, expected = (", ".join(map(str, each)) or "none" for each in (sizes, wanted))
        told = (
            f"{epochs} epochs of {N} examples in batches of {size}: the sizes are {listed}. "
            f"They should be {expected} in each epoch."
        )
        first, later = sizes[: len(wanted)], sizes[len(wanted) :]
        if first == wanted and max(later, default=size) < size:
            told += " From the second epoch on the batches are short: what has become of size?"
        return told
    rows = whose([batch[0] for batch in batches], X)
    turns = [rows[start : start + N] for start in range(0, len(rows), N)]
    for number_of, turn in enumerate(turns, start=1):
        if sorted(turn) != list(range(N)):
            return f"in epoch {number_of} some examples are missing, or come twice."
    if rows != whose([batch[1] for batch in batches], y):
        return "some examples come with another example's label. X and y need the same order."
    if N > 1 and any(one == other for one, other in pairwise(turns)):
        return "two epochs have the same order. The order should be drawn again in each epoch."


BUG_HUNT = Exercise(
    notebook=7,
    name="repair_batches",
    kind="bug hunt",
    buggy="size-overwritten",
    extra=True,
    mended=(
        "size was overwritten by the length of the short last batch, and nothing set it "
        "back: from the second epoch on, each batch was that short. Now size stays the "
        "same."
    ),
    reference=batches_of_epochs,
    stub=(
        "Deal the examples out in batches of `size`, for several epochs. Find the fault.\n\n"
        "X (N, D), y (N,). In each epoch every example comes once, in a new order from rng; "
        "the\nlast batch of an epoch has what is left."
    ),
    cases=epochs_cases,
    run=epochs_observed,
    returns=EPOCH_FACTS,
    hints=(
        "Write down the length of each batch, for 10 examples, size 4 and two epochs. The "
        "first epoch is as it should be.",
        "The lengths should be 4, 4, 2, 4, 4, 2. Which variable holds the 4, and what is it after "
        "the first epoch?",
        "size is overwritten by the length of the short batch, and nothing sets it back. Give "
        "that length a name of its own, or ask whether it is needed at all: a slice "
        "that goes past the end is shorter by itself.",
    ),
    why="Which numbers would you print after each epoch to notice such a fault?",
    properties=(Property("each epoch complete", on_each(epochs_cases, each_epoch_complete)),),
    mistakes=mistakes(
        ("size-overwritten", size_overwritten),
        "the short last batch overwrites size, and from the second epoch on, each batch is as "
        "short as that one.",
        ("returned", {"yield": "return"}),
        "only the first batch came. return ends the function; yield hands out a pair and goes on.",
        ("short-batch-dropped", {"start < len(X)": "start + size <= len(X)"}),
        "all batches have `size` examples now, but the examples of the short batch are left out. "
        "Every example should come.",
        (
            "last-batch-moved-back",
            {"order[start : start + size]": "order[max(min(start, len(X) - size), 0) :][:size]"},
        ),
        "the last batch is full now, with examples that have come before. Each example should "
        "come once in an epoch.",
        ("one-order", one_order_for_all),
        "the sizes are right now, but all epochs have the same order. Draw a new order in each "
        "epoch, and deal the examples out in it.",
        ("one-epoch", {"range(epochs)": "range(1)"}),
        "only one epoch came. The fault goes away with the other epochs, but they are needed.",
        ("epochs-run-together", run_on_past_the_epoch),
        "the batches run on past the end of an epoch, so that one batch holds the end of an epoch "
        "and the start of the next. Each epoch should have a short last batch of its own.",
        ("overwritten-and-one-order", overwritten_and_one_order),
        "the fault is still there: from the second epoch on the batches are as short as the last "
        "one was. And there is a new fault: all epochs have the same order now.",
        ("set-back-to-a-number", set_back_to_a_number),
        "the first epoch is right, but each later one is a single batch. Is size set back to a "
        "fixed number? It should be set back to the size that came in.",
    ),
    alternatives=(repaired_with_own_name, repaired_by_restoring, repaired_with_range),
)

# repair_batches: which check would have caught the fault?
# a: every example comes exactly once in an epoch   b: X_batch and y_batch have the same length
# c: the number of batches in the second epoch      d: the training loss falls
CHECK_GUESS = Guess(
    name="repair_batches_check",
    notebook=7,
    answer="c",
    because=(
        "10 examples in batches of 4 make 3 batches. In the second epoch there were 5, of 2 "
        "each. A count for the first epoch alone would have passed as well."
    ),
    wrong={
        "a": (
            "the fault leaves this as it is. The batches are short, but together they are the "
            "whole set, each example once. Count them and see."
        ),
        "b": (
            "the fault leaves this as it is. X and y are cut at the same places, only at the "
            "wrong ones. Print both lengths for two epochs."
        ),
        "d": (
            "the loss falls in spite of the fault. Smaller batches train too, with more steps "
            "an epoch and more noise in each. That is why nobody noticed."
        ),
    },
)
