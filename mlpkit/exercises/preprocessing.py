"""Exercises of notebook 01: from files to mini-batches."""

import copy
import math
from itertools import islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from mlpkit.exercises.record import Exercise, Guess, Mistake, Property, spread
from mlpkit.preprocessing import (
    load_fashion_mnist,
    minibatches,
    one_hot,
    read_idx,
    scale_to_unit,
    standardize,
)

# one_hot


def label_cases(rng):
    """labels (N,), classes. In the second, third and fourth the last class does not occur."""
    return [
        (rng.permutation([0, 1, 1, 2, 2, 0, 1]), 3),
        (rng.permutation([0, 3, 1, 3, 0]), 6),
        (np.array([2]), 5),
        (np.zeros(4, dtype=int), 2),
        (rng.permutation([0, 5, 9, 9]), 10),
        (rng.permutation([0, 9, 2]), 12),
    ]


def one_hot_in_loops(labels, classes):
    Y = np.zeros((len(labels), classes))
    for n in range(len(labels)):
        Y[n, labels[n]] = 1
    return Y


def one_hot_by_pairs(labels, classes):
    Y = np.zeros((len(labels), classes), dtype=np.float32)
    Y[np.arange(len(labels)), labels] = 1
    return Y


def one_hot_whole_rows(labels, classes):
    Y = np.zeros((len(labels), classes))
    Y[labels] = 1
    return Y


def one_hot_every_column(labels, classes):
    Y = np.zeros((len(labels), classes))
    Y[:, labels] = 1
    return Y


def one_hot_ten_columns(labels, classes):
    return np.eye(10)[labels]


def one_hot_first_row_only(labels, classes):
    Y = np.zeros((len(labels), classes))
    for n, label in enumerate(labels):
        Y[n, label] = 1
        return Y


def one_hot_zeros_of_two_numbers(labels, classes):
    Y = np.zeros(len(labels), classes)
    for n, label in enumerate(labels):
        Y[n, label] = 1
    return Y


def one_hot_compared(labels, classes):
    Y = np.zeros((len(labels), classes))
    for n, label in enumerate(labels):
        Y[n, label] == 1  # noqa: B015 - the mistake
    return Y


def one_hot_from_row_1(labels, classes):
    Y = one_hot_in_loops(labels, classes)
    Y[0] = 0
    return Y


def one_hot_labels_as_rows(labels, classes):
    Y = np.zeros((len(labels), classes))
    for n in labels:
        Y[n, labels[n]] = 1
    return Y


def one_hot_rows_by_classes(labels, classes):
    Y = np.zeros((len(labels), classes))
    Y[np.arange(classes), labels] = 1
    return Y


def one_hot_of_values(labels, classes):
    return np.eye(classes)[labels] * labels[:, None]


# standardize


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
    std_of_pixels = np.array([0.2, 0.2, 0.0004, 0.2], np.float32)  # one hardly changes
    statistics = (np.full(4, 0.3, np.float32), std_of_pixels)
    return [*cases, (X, mean, std), (new, mean.copy(), std.copy()), (pixels, *statistics)]


def standardize_in_loops(X, mean, std):
    Z = np.zeros(X.shape)
    for n in range(X.shape[0]):
        for d in range(X.shape[1]):
            Z[n, d] = X[n, d] - mean[d]
            if std[d] != 0:
                Z[n, d] /= std[d]
    return Z


def standardize_with_mask(X, mean, std):
    Z = X - mean
    Z[:, std > 0] /= std[std > 0]
    return Z


def standardize_with_if(X, mean, std):
    if std == 0:
        return X - mean
    return (X - mean) / std


def standardize_x_in_place(X, mean, std):
    X -= mean
    X /= np.where(std == 0, 1, std)
    return X


def standardize_std_in_place(X, mean, std):
    std[std == 0] = 1
    return (X - mean) / std


def guarded(std):
    return np.where(std == 0, 1, std)


# minibatches: whichever order was drawn, these facts are the same for every right answer.

FACTS = (
    *("batches", "first size", "last size", "pairs", "complete", "repeats", "together"),
    *("X shuffled", "y shuffled", "new order", "order from rng", "empty", "neighbours"),
)


def batch_cases(rng):
    """X (N, …), y (N,), size, rng: no two rows and no two labels are alike."""
    cases = []
    for shape, size in [((10, 3), 4), ((12, 2), 4), ((13, 2, 2), 5), ((11, 3), 20), ((1, 4), 1)]:
        X, y = rng.normal(size=shape), rng.permutation(shape[0]) + 100
        cases.append((X, y, size, np.random.default_rng(rng.integers(1000))))
    return cases


def epoch(f, X, y, size, rng):
    """The batches of one epoch, 100 at most; None where f returns None."""
    result = f(X, y, size, rng)
    return None if result is None else list(islice(result, 100))


def in_pairs(batches):
    return all(isinstance(batch, (tuple, list)) and len(batch) == 2 for batch in batches)


def whose(parts, whole):
    """The numbers of the examples that `parts` hold, in their order; −1 for what is none."""
    known, found = whole.reshape(len(whole), -1)[:, 0], []
    for part in map(np.asarray, parts):
        if part.shape[1:] != whole.shape[1:] or part.ndim != whole.ndim:
            found.append(-1)
            continue
        values = part.reshape(len(part), whole[0].size)[:, 0]
        far = np.abs(values[:, None] - known)  # from every example
        found += np.where(far.min(axis=1) < 1e-5, far.argmin(axis=1), -1).tolist()
    return found


def observed(f, X, y, size, rng):
    """FACTS about an epoch, and about a second one from the same generator."""
    own, kept_X, kept_y = copy.deepcopy(rng), X.copy(), y.copy()
    first = epoch(f, X, y, size, rng)
    if first is None:
        return None
    if not in_pairs(first):
        return (len(first), 0, 0, *(False,) * 10)
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


def neighbours(rows):
    return all(after == before + 1 for before, after in pairwise(rows))


def fourteen(rng):
    """14 examples, to be dealt in batches of 4."""
    return rng.normal(size=(14, 3)), rng.permutation(14) + 100, 4, np.random.default_rng(1)


def batches_of_the_right_size(f, rng):
    batches = epoch(f, *fourteen(rng))
    if len(batches) == 100:
        return "it never ends. Does the start move on, and does the loop stop at the last example?"
    if not in_pairs(batches):
        batch = next(b for b in batches if not isinstance(b, (tuple, list)) or len(b) != 2)
        what = f"{len(batch)} things" if isinstance(batch, (tuple, list)) else "one thing"
        return f"a batch should be a pair, X_batch and y_batch; here it is {what}."
    sizes = [[np.shape(part)[0] if np.ndim(part) else 1 for part in batch] for batch in batches]
    if any(in_x != in_y for in_x, in_y in sizes):
        return "in one batch X and y have different lengths."
    sizes = [in_x for in_x, _ in sizes]
    if sizes != [4, 4, 4, 2]:
        listed = ", ".join(map(str, sizes)) or "none"
        number = " Does a number stand where `size` belongs?" if listed == "14" else ""
        return f"14 examples in batches of 4: the sizes are {listed}, expected 4, 4, 4, 2.{number}"


def every_example_once(f, rng):
    X, y, size, own = fourteen(rng)
    rows = whose([batch[0] for batch in epoch(f, X.copy(), y, size, own)], X)
    if -1 in rows:
        return "a batch holds rows that are not rows of X."
    counts = np.bincount(rows, minlength=14)
    if (counts != 1).any():
        return (
            f"of 14 examples {np.sum(counts == 0)} never came and {np.sum(counts > 1)} came more "
            "than once. Each should come exactly once in an epoch."
        )


def labels_stay(f, rng):
    X, y, size, own = fourteen(rng)
    batches = epoch(f, X.copy(), y.copy(), size, own)
    rows, places = whose([b[0] for b in batches], X), whose([b[1] for b in batches], y)
    apart = sum(one != other for one, other in zip(rows, places, strict=True))
    if apart:
        return f"{apart} of 14 examples came with the label of another. X and y need one order."


def a_new_order(f, rng):
    X, y, size, own = fourteen(rng)
    same = copy.deepcopy(own)
    first, second, again = (
        whose([batch[0] for batch in epoch(f, X.copy(), y, size, generator)], X)
        for generator in (own, own, same)
    )
    if first == sorted(first):
        return "the examples come in the order in which they stand in X. Shuffle them."
    if first == second:
        return "two epochs have the same order. Each should have a new one, drawn from rng."
    if first != again:
        return (
            "two generators in the same state gave different orders. Draw the order from the rng "
            "that comes in, or no run can be repeated."
        )


def one_batch_too_many(X, y, size, rng):
    order = rng.permutation(len(X))
    for k in range(len(X) // size + 1):
        batch = order[k * size : (k + 1) * size]
        yield X[batch], y[batch]


def batches_shuffled(X, y, size, rng):
    for start in rng.permutation(np.arange(0, len(X), size)):
        yield X[start : start + size], y[start : start + size]


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


def dealt(X, y, order, size, labels=None):
    """Batches along `order`; those of y along `labels`, where they have an order of their own."""
    labels = order if labels is None else labels
    for start in range(0, len(order), size):
        batch = slice(start, start + size)
        yield X[order[batch]], y[labels[batch]]


def batches_without_the_last(X, y, size, rng):
    order = rng.permutation(len(X))
    return dealt(X, y, order[: len(X) - len(X) % size], size)


def batches_filled_up(X, y, size, rng):
    order = rng.permutation(len(X))
    return dealt(X, y, np.resize(order, math.ceil(len(X) / size) * size), size)


def batches_drawn_anew(X, y, size, rng):
    for _ in range(math.ceil(len(X) / size)):
        batch = rng.integers(0, len(X), size)
        yield X[batch], y[batch]


def batches_permuted_anew(X, y, size, rng):
    for start in range(0, len(X), size):
        batch = rng.permutation(len(X))[start : start + size]
        yield X[batch], y[batch]


def batches_permuted_anew_and_full(X, y, size, rng):
    for _ in range(0, len(X), size):
        batch = rng.permutation(len(X))[:size]
        yield X[batch], y[batch]


def batches_evened_out(X, y, size, rng):
    parts = np.array_split(rng.permutation(len(X)), math.ceil(len(X) / size))
    return ((X[batch], y[batch]) for batch in parts)


def batches_by_number(X, y, size, rng):
    parts = np.array_split(rng.permutation(len(X)), size)
    return ((X[batch], y[batch]) for batch in parts)


def batches_with_x_in_place(X, y, size, rng):
    rng.shuffle(X)
    return dealt(X, y, np.arange(len(X)), size)


def batches_first_only(X, y, size, rng):
    batch = rng.permutation(len(X))[:size]
    return X[batch], y[batch]


def batches_torn(X, y, size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        yield X[order[start : start + size]]
        yield y[order[start : start + size]]


def batches_last_only(X, y, size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        batch = order[start : start + size]
    yield X[batch], y[batch]


def batches_ending_at_size(X, y, size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        batch = order[start:size]
        yield X[batch], y[batch]


def batches_of_an_order_of_size(X, y, size, rng):
    order = rng.permutation(size)
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        yield X[batch], y[batch]


def batches_of_one(X, y, size, rng):
    for n in rng.permutation(len(X)):
        yield X[n], y[n]


def batches_not_handed_out(X, y, size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        X[order[start : start + size]], y[order[start : start + size]]


def batches_of_x_only(X, y, size, rng):
    return (X_batch for X_batch, _ in minibatches(X, y, size, rng))


PERMUTED_ANEW = (
    "a new permutation was drawn for each batch: some examples come twice in an epoch, others "
    "never. Draw one, before the loop, and cut it up."
)

# scale_to_unit


def image_cases(rng):
    """uint8 of several shapes. In some no pixel is 0 or 255; single pixels are, in others."""
    images = rng.integers(10, 240, (3, 4, 4), dtype=np.uint8)
    edges = rng.integers(0, 256, (2, 3, 5), dtype=np.uint8)
    edges[0, 0, :2], edges[1, 2, 0] = (0, 255), 255
    flat = rng.integers(20, 200, (4, 6), dtype=np.uint8)
    return [(images,), (edges,), (flat,), (np.array([102], np.uint8),), (images[:1] // 2,)]


def scale_in_loops(images):
    x = np.zeros(images.shape, dtype=np.float32)
    for index in np.ndindex(images.shape):
        x[index] = int(images[index]) / 255
    return x


def scale_by_table(images):
    table = np.linspace(0, 1, 256, dtype=np.float32)
    return table[images]


def scale_by_each_image(images):
    largest = np.max(images.reshape(len(images), -1), axis=1)
    return (images / largest.reshape(-1, *[1] * (images.ndim - 1))).astype(np.float32)


def scale_from_minimum(images):
    low, high = int(images.min()), int(images.max())
    return ((images - np.float32(low)) / np.float32(high - low or 1)).astype(np.float32)


# read_idx


class IdxFile(str):
    """The name of a small file, with its content; `opened` puts it on the disk."""

    @classmethod
    def make(cls, name, data, shape, spoilt=False):
        file = cls(name)
        sizes = b"".join(size.to_bytes(4, "big") for size in shape)
        file.content = bytes([0, 0, 8, len(shape)]) + sizes + data
        file.spoilt = spoilt
        return file


def idx_cases(rng):
    """Three whole files; one that is cut off, and one with bytes too many."""

    def pixels(count):
        data = rng.integers(0, 256, count, dtype=np.uint8)
        data[:2] = 255, 128
        return data.tobytes()

    return [
        (IdxFile.make("2 images of 3 x 4", pixels(24), (2, 3, 4)),),
        (IdxFile.make("5 labels", pixels(5), (5,)),),
        (IdxFile.make("3 rows of 2", pixels(6), (3, 2)),),
        (IdxFile.make("300 rows of 1", pixels(300), (300, 1)),),
        (IdxFile.make("cut off", pixels(20), (2, 3, 4), spoilt=True),),
        (IdxFile.make("too long", pixels(27), (2, 3, 4), spoilt=True),),
    ]


def opened(f, file):
    """f(path) on a real file. Where the file is spoilt: 1 if f raises a ValueError, 2 if it
    returns one, else 0."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{file}.idx")
        path.write_bytes(file.content)
        if not file.spoilt:
            return f(path)
        try:
            return np.uint8(2 if isinstance(f(path), ValueError) else 0)
        except ValueError:
            return np.uint8(1)


def spoilt_files_are_refused(f, rng):
    whole, has = "for 2 x 3 x 4 pixels there should be 24 bytes", {"cut off": 20, "too long": 27}
    for (file,) in idx_cases(rng):
        if not file.spoilt:
            continue
        refused = opened(f, file)
        if refused == 2:
            return "the ValueError was returned. It should be raised: raise ValueError(…)."
        if not refused:
            return (
                f"took a file that is spoilt: {whole} after the header, and there are "
                f"{has[file]}. Raise a ValueError."
            )


def read_idx_by_hand(path):
    content = path.read_bytes()
    start = 4 + 4 * content[3]  # byte 3 is the number of dimensions
    shape = [int.from_bytes(content[i : i + 4], "big") for i in range(4, start, 4)]
    data = np.frombuffer(content[start:], dtype=np.uint8)
    if data.size != np.prod(shape):
        raise ValueError(f"got {data.size} bytes of data; expected {np.prod(shape)}.")
    return data.reshape(shape)


def read_idx_with_numpy(path):
    content = np.fromfile(path, dtype=np.uint8)
    shape = content[4 : 4 + 4 * int(content[3])].view(">u4")
    return content[4 + 4 * len(shape) :].reshape([int(size) for size in shape])


def read_idx_with_struct(path):
    import struct

    with open(path, "rb") as file:
        content = file.read()
    _, _, dimensions = struct.unpack(">HBB", content[:4])
    shape = struct.unpack(f">{dimensions}I", content[4 : 4 + 4 * dimensions])
    data = list(content[4 + 4 * dimensions :])
    if len(data) != np.prod(shape):
        raise ValueError("the length of the data disagrees with the header")
    return np.array(data, dtype=np.uint8).reshape(shape)


def read_parts(path):
    """(shape, data) of a file."""
    content = path.read_bytes()
    start = 4 + 4 * content[3]
    shape = tuple(int.from_bytes(content[i : i + 4], "big") for i in range(4, start, 4))
    return shape, np.frombuffer(content[start:], dtype=np.uint8)


def read_header_of_16(path):
    return np.frombuffer(path.read_bytes()[16:], np.uint8).reshape(read_parts(path)[0])


def read_little_endian(path):
    shape, data = read_parts(path)
    return data.reshape([int.from_bytes(size.to_bytes(4, "big"), "little") for size in shape])


def read_one_byte_sizes(path):
    shape, data = read_parts(path)
    return data.reshape([size % 256 for size in shape])


def read_flat(path):
    return read_idx(path).reshape(-1)


def read_reversed(path):
    return read_idx(path).reshape(read_parts(path)[0][::-1])


def read_without_dtype(path):
    content = path.read_bytes()
    start = 4 + 4 * content[3]
    shape = [int.from_bytes(content[i : i + 4], "big") for i in range(4, start, 4)]
    return np.frombuffer(content[start:]).reshape(shape)


def read_column_major(path):
    return read_idx(path).reshape(-1).reshape(read_parts(path)[0], order="F")


def read_rest_ignored(path):
    shape, data = read_parts(path)
    return data[: math.prod(shape)].reshape(shape)


def read_filled_up(path):
    shape, data = read_parts(path)
    return np.resize(data, shape)


def read_with_assert(path):
    shape, data = read_parts(path)
    if len(data) != math.prod(shape):
        raise AssertionError
    return data.reshape(shape)


def read_as_text(path):
    return path.read_text(encoding="utf-8")


EXERCISES = [
    Exercise(
        notebook=1,
        reference=one_hot,
        worked=one_hot_in_loops,
        stub=(
            "Return (N, classes), floats: 1 in column labels[n] of row n, 0 elsewhere.\n\n"
            "labels (N,) are integers from 0 to classes - 1."
        ),
        cases=label_cases,
        sizes={"labels": "N"},
        hints=(
            "A label is a place, not a quantity. Each example gets a row of zeros with a single 1 "
            "in it, and the label says where.",
            "Y[n, c] = 1 where c = labels[n], else 0: (N,) → (N, classes). Look at the identity "
            "matrix (classes, classes): its row c is the one-hot vector of class c.",
            "Start from np.zeros((N, classes)), and in a loop set the place (n, labels[n]) to 1. "
            "Without a loop: set all N pairs at once, with np.arange for n. Or take the rows that "
            "labels names from the identity matrix, np.eye(classes).",
        ),
        why="Why does the number of columns come in as an argument, and not from the labels?",
        mistakes=(
            Mistake(
                "transposed",
                lambda labels, classes: np.eye(classes)[:, labels],
                "one column an example: this is (classes, N). In this course each example is a "
                "row, (N, classes).",
            ),
            Mistake(
                "columns-from-data",
                lambda labels, classes: np.eye(int(np.max(labels)) + 1)[labels],
                "there are columns only up to the largest label that occurs. A batch may lack the "
                "last class and still needs its column: classes says how many.",
            ),
            Mistake(
                "ten-columns",
                one_hot_ten_columns,
                "there are 10 columns, also where classes is 3: is a 10 written into the code?",
            ),
            Mistake(
                "return-in-the-loop",
                one_hot_first_row_only,
                "only row 0 is filled: is the return inside the loop?",
            ),
            Mistake(
                "compared",
                one_hot_compared,
                "all zeros: nothing was set. == compares; = sets.",
            ),
            Mistake(
                "from-row-1",
                one_hot_from_row_1,
                "row 0 is left out: does the loop start at 1?",
            ),
            Mistake(
                "labels-as-rows",
                one_hot_labels_as_rows,
                "the labels were taken for the numbers of the rows. Row n belongs to example n, "
                "from 0 to N − 1; its label says the column.",
            ),
            Mistake(
                "as-many-as-classes",
                one_hot_rows_by_classes,
                "there is a pair for every example: the rows are np.arange(N), with N = "
                "len(labels), not np.arange(classes).",
            ),
            Mistake(
                "shape-as-two-numbers",
                one_hot_zeros_of_two_numbers,
                "np.zeros took classes for a type: it wants the shape as one tuple, in brackets of "
                "its own: np.zeros((N, classes)).",
            ),
            Mistake(
                "labels-renumbered",
                lambda labels, classes: np.eye(classes)[np.unique(labels, return_inverse=True)[1]],
                "the labels that occur were numbered afresh. Label 9 belongs in column 9, also in "
                "a batch without 1 to 8.",
            ),
            Mistake(
                "one-column-early",
                lambda labels, classes: np.eye(classes)[labels - 1],
                "every 1 is a column too far left, and label 0 went to the last one. Labels count "
                "from 0, as columns do.",
            ),
            Mistake(
                "one-column-too-many",
                lambda labels, classes: np.eye(classes + 1)[labels],
                "there is a column too many: the labels 0 to classes − 1 are classes of them.",
            ),
            Mistake(
                "whole-rows",
                one_hot_whole_rows,
                "the labels were taken as numbers of rows, and whole rows filled with 1. A place "
                "has two numbers: row n and column labels[n].",
            ),
            Mistake(
                "every-column",
                one_hot_every_column,
                "each row has a 1 for the labels of all examples. Row n should have one, in "
                "column labels[n]: rows and columns go in pairs.",
            ),
            Mistake(
                "label-as-value",
                one_hot_of_values,
                "the place is right, but it holds the label itself. It should hold 1: label 9 is "
                "not more than label 3.",
            ),
            Mistake(
                "inverted",
                lambda labels, classes: 1 - np.eye(classes)[labels],
                "0 and 1 are exchanged: the 1 should stand at the label and nowhere else.",
            ),
            Mistake(
                "counted",
                lambda labels, classes: np.bincount(labels, minlength=classes).astype(float),
                "this counts how often each class occurs. Every example has a row of its own.",
            ),
            Mistake(
                "true-false",
                lambda labels, classes: labels[:, None] == np.arange(classes),
                "the places are right, but the array holds True and False. Formulas need the "
                "numbers 1 and 0, as floats.",
            ),
            Mistake(
                "integers",
                lambda labels, classes: np.eye(classes, dtype=int)[labels],
                "the places are right, but the array holds integers. It will stand beside "
                "probabilities, so it should hold floats.",
            ),
        ),
        alternatives=(
            one_hot_in_loops,
            one_hot_by_pairs,
            lambda labels, classes: np.eye(classes)[labels],
            lambda labels, classes: (labels[:, None] == np.arange(classes)).astype(np.float32),
        ),
    ),
    Exercise(
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
            "that never changes has spread 0 and can't be stretched: leave it as the first step "
            "left it.",
            "Z[n, d] = (X[n, d] − mean[d]) / s[d], with s[d] = std[d], or 1 where std[d] is 0. "
            "(N, D) − (D,) → (N, D): NumPy repeats mean for every row, and s too.",
            "np.where(condition, a, b) takes a where the condition holds, b elsewhere, and makes "
            "a new array. With it build the divisor from std. Where the mean is taken off already, "
            "as in the cell with one line missing, only the division by it is left.",
        ),
        why="Why do mean and std come in as arguments, even when X is the test set?",
        fade="Z /= np.where(",
        mistakes=(
            Mistake(
                "no-guard",
                lambda X, mean, std: (X - mean) / std,
                "right where std is above 0, but nan or inf where it is 0: that is a division by "
                "0. A column that never changes should be divided by 1.",
            ),
            Mistake(
                "if-on-array",
                standardize_with_if,
                "std is an array of D numbers, so `if std == 0` can't decide: some are 0, others "
                "not. Choose for each of them.",
            ),
            Mistake(
                "guard-on-z",
                lambda X, mean, std: (X - mean) / np.where(X - mean == 0, 1, std),
                "where std is 0 this divides by 0, unless X happens to equal the mean. What has to "
                "be looked at is std, not Z.",
            ),
            Mistake(
                "guard-swapped",
                lambda X, mean, std: (X - mean) / np.where(std == 0, std, 1),
                "only the mean has been taken off where std is above 0. Are the last two arguments "
                "of np.where swapped?",
            ),
            Mistake(
                "epsilon",
                lambda X, mean, std: (X - mean) / (std + 1e-8),
                "where std is 0 this divides by a tiny number. A new image that differs a little "
                "from the mean there becomes huge. Divide by 1 there.",
            ),
            Mistake(
                "zero-where-constant",
                lambda X, mean, std: np.where(std == 0, 0, (X - mean) / guarded(std)),
                "where std is 0 the result is always 0. That holds for the training set; a new "
                "image may differ there, and X − mean says by how much.",
            ),
            Mistake(
                "one-where-constant",
                lambda X, mean, std: np.where(std == 0, 1, (X - mean) / guarded(std)),
                "where std is 0 the result became 1. It is the divisor that should be 1 there.",
            ),
            Mistake(
                "guard-too-wide",
                lambda X, mean, std: (X - mean) / np.maximum(std, 1),
                "every std below 1 was replaced by 1. Pixels from 0 to 1 all have such a std: "
                "only 0 itself needs the replacement.",
            ),
            Mistake(
                "no-brackets",
                lambda X, mean, std: X - mean / guarded(std),
                "only the mean was divided by std: a division comes before a subtraction. Take "
                "the mean off first, then divide.",
            ),
            Mistake(
                "own-statistics",
                lambda X, mean, std: (X - X.mean(axis=0)) / guarded(X.std(axis=0)),
                "this takes the mean and std of the X that came in. Take those that were handed "
                "over: a single new image would be its own mean, and become all 0.",
            ),
            Mistake(
                "own-std",
                lambda X, mean, std: (X - mean) / guarded(X.std(axis=0)),
                "this divides by the std of the X that came in. Take the one that was handed over: "
                "a single new image has none.",
            ),
            Mistake(
                "guard-at-a-thousandth",
                lambda X, mean, std: (X - mean) / np.where(std < 1e-3, 1, std),
                "a small std was replaced by 1, too. One pixel of Fashion-MNIST has 0.00036 and "
                "does change: only 0 itself needs the replacement.",
            ),
            Mistake(
                "one-mean-for-all",
                lambda X, mean, std: (X - X.mean()) / guarded(X.std()),
                "this takes one mean and one std for the whole of X. Every column has its own, "
                "and they come in as mean and std.",
            ),
            Mistake(
                "one-std-for-all",
                lambda X, mean, std: (X - mean) / guarded(np.mean(std)),
                "all columns were divided by the same number. Every column has a std of its own.",
            ),
            Mistake(
                "not-divided",
                lambda X, mean, std: X - mean,
                "the mean has been subtracted, but the spread is as it was: the division by std is "
                "missing. Did you assign the result to Z?",
            ),
            Mistake(
                "not-centred",
                lambda X, mean, std: X / guarded(std),
                "divided by std, but the mean is still in it. Take it off first.",
            ),
            Mistake(
                "mean-added",
                lambda X, mean, std: (X + mean) / guarded(std),
                "the mean was added. It should be taken off.",
            ),
            Mistake(
                "variance",
                lambda X, mean, std: (X - mean) / guarded(std) ** 2,
                "divided by std squared, which is the variance. Divided by std itself the spread "
                "becomes 1.",
            ),
            Mistake(
                "root-of-std",
                lambda X, mean, std: (X - mean) / np.sqrt(guarded(std)),
                "divided by the root of std. std is a root already, that of the variance.",
            ),
            Mistake(
                "std-in-place",
                standardize_std_in_place,
                "the result is right, but std itself was changed: its 0 is a 1 now, for whoever "
                "uses it next. Make a new array.",
            ),
            Mistake(
                "changed-input",
                standardize_x_in_place,
                "changed X in place. Return a new array: run the cell twice, and X would be "
                "standardized twice.",
            ),
        ),
        alternatives=(
            standardize_in_loops,
            standardize_with_mask,
            lambda X, mean, std: (X - mean) / np.where(std > 0, std, 1),
            lambda X, mean, std: (X - mean) / (std + (std == 0)),
            lambda X, mean, std: standardize(X, mean, std).astype(np.float32),
        ),
    ),
    Exercise(
        notebook=1,
        reference=minibatches,
        worked=batches_in_a_loop,
        stub=(
            "Deal X and y out in batches: give (X_batch, y_batch), one pair after the other.\n\n"
            "X holds N examples of any shape, y (N,) their labels. Every example comes exactly "
            "once, with\nits own label, in an order drawn anew from rng at each call. Every batch "
            "has `size` examples;\nthe last has what is left."
        ),
        cases=batch_cases,
        run=observed,
        returns=FACTS,
        hints=(
            "Don't shuffle X and y: shuffle the numbers of the examples, once, and use that order "
            "for both. Then cut the order into pieces.",
            "order (N,) is a permutation of 0 … N − 1. Batch k is order[k · size : (k + 1) · size]"
            ", for k = 0, 1, …; a slice that goes past the end is just shorter.",
            "rng.permutation(N) draws the order. Loop over range(0, N, size) for the starts, "
            "slice order from there, and yield the pair X[batch], y[batch].",
        ),
        why="Why is the order of the examples drawn, and not the examples of each batch?",
        properties=(
            Property("pairs of the right sizes", batches_of_the_right_size),
            Property("every example once", every_example_once),
            Property("labels stay with their images", labels_stay),
            Property("a new order, from rng", a_new_order),
        ),
        mistakes=(
            Mistake(
                "last-batch-dropped",
                batches_without_the_last,
                "the short last batch is missing. 14 examples in batches of 4 are 4, 4, 4 and 2: "
                "every example should come.",
            ),
            Mistake(
                "last-batch-filled",
                batches_filled_up,
                "the last batch was filled up with examples that came before. It should be "
                "short: every example comes once.",
            ),
            Mistake(
                "evened-out",
                batches_evened_out,
                "the batches were made equally long, as far as that goes. Each should have `size` "
                "examples, and only the last may be short.",
            ),
            Mistake(
                "size-as-number",
                batches_by_number,
                "there are `size` batches. `size` says how many examples are in one.",
            ),
            Mistake(
                "one-too-many",
                one_batch_too_many,
                "12 examples in batches of 4: there is a 4th batch, and it is empty. Where size "
                "divides N, nothing is left over.",
            ),
            Mistake(
                "batches-shuffled",
                batches_shuffled,
                "the batches come in a random order, but each holds neighbours of X. Shuffle the "
                "examples, then cut.",
            ),
            Mistake(
                "not-shuffled",
                lambda X, y, size, rng: dealt(X, y, np.arange(len(X)), size),
                "the examples come in the order in which they stand in X. Shuffle them: a file "
                "may be sorted by class.",
            ),
            Mistake(
                "x-shuffled-alone",
                lambda X, y, size, rng: dealt(
                    X, y, rng.permutation(len(X)), size, np.arange(len(X))
                ),
                "X was shuffled and y was not: every image has the label of another. Nothing "
                "would crash, and nothing would be learnt.",
            ),
            Mistake(
                "y-shuffled-alone",
                lambda X, y, size, rng: dealt(
                    X, y, np.arange(len(X)), size, rng.permutation(len(X))
                ),
                "y was shuffled and X was not: every image has the label of another.",
            ),
            Mistake(
                "two-orders",
                lambda X, y, size, rng: dealt(
                    X, y, rng.permutation(len(X)), size, rng.permutation(len(X))
                ),
                "X and y were shuffled in two different orders: every image has the label of "
                "another. Draw one order, and use it for both.",
            ),
            Mistake(
                "with-replacement",
                lambda X, y, size, rng: dealt(X, y, rng.integers(0, len(X), len(X)), size),
                "examples were drawn with replacement: some come twice, others never. Put all of "
                "them in a new order instead.",
            ),
            Mistake(
                "drawn-for-each-batch",
                batches_drawn_anew,
                "every batch was drawn from all examples again: some come twice in an epoch, "
                "others never. Draw one order for the whole epoch and cut it up.",
            ),
            Mistake("permuted-for-each-batch", batches_permuted_anew, PERMUTED_ANEW),
            Mistake("full-and-permuted", batches_permuted_anew_and_full, PERMUTED_ANEW),
            Mistake(
                "same-order",
                lambda X, y, size, rng: dealt(
                    X, y, np.random.default_rng(0).permutation(len(X)), size
                ),
                "the order is the same at every call. A generator made inside the function starts "
                "afresh each time: draw from the rng that comes in.",
            ),
            Mistake(
                "other-generator",
                lambda X, y, size, rng: dealt(
                    X, y, np.random.default_rng().permutation(len(X)), size
                ),
                "the order is not drawn from the rng that comes in, so no run can be repeated.",
            ),
            Mistake(
                "changed-input",
                batches_with_x_in_place,
                "X itself was shuffled, in place: the caller's array is in another order now, and "
                "y is not. Leave both as they are.",
            ),
            Mistake(
                "torn",
                batches_torn,
                "X and y came one after the other. Yield both as one pair: yield X_batch, y_batch.",
            ),
            Mistake(
                "last-batch-only",
                batches_last_only,
                "only the last batch came: the yield stands after the loop. It belongs into it.",
            ),
            Mistake(
                "ending-at-size",
                batches_ending_at_size,
                "every slice ends at size, so only the first has something in it. It ends at "
                "start + size.",
            ),
            Mistake(
                "order-of-size",
                batches_of_an_order_of_size,
                "rng.permutation(size) orders only `size` numbers. There are N examples to order.",
            ),
            Mistake(
                "first-batch-only",
                batches_first_only,
                "only the first batch came. return ends the function; yield hands a pair out "
                "and goes on.",
            ),
            Mistake(
                "labels-missing",
                batches_of_x_only,
                "the batches hold X alone. Each should be a pair, X_batch and y_batch.",
            ),
            Mistake(
                "one-by-one",
                batches_of_one,
                "the examples come one by one. A batch holds `size` of them: X_batch has that many "
                "rows, y_batch that many labels.",
            ),
            Mistake(
                "nothing-handed-out",
                batches_not_handed_out,
                "returned None. Each pair has to be handed out, with yield, or all of them "
                "returned in a list.",
            ),
        ),
        alternatives=(batches_in_a_loop, batches_as_a_list, batches_by_popping),
    ),
    Exercise(
        notebook=1,
        extra=True,
        reference=scale_to_unit,
        stub="Return images / 255 as float32, 0 to 1. images is uint8, of any shape.",
        cases=image_cases,
        dtype="float32",
        hints=(
            "255 is full ink and becomes 1, whatever else is in the image. The result has "
            "fractions, so it can't be uint8.",
            "x = pixel / 255, with x of the shape of images: 0 → 0, 102 → 0.4, 255 → 1.",
            "Leave uint8 first: astype(np.float32) makes a new array. Then divide.",
        ),
        why="Why is every image divided by 255, and not by the largest pixel that it has?",
        mistakes=(
            Mistake(
                "float64",
                lambda images: images / 255,
                "the values are right, but the dtype is not the float32 that is asked for. "
                "float64, which a plain division gives, takes 8 bytes for a pixel where 4 are "
                "enough.",
            ),
            Mistake(
                "by-256",
                lambda images: (images / 256).astype(np.float32),
                "this divides by 256: full ink comes out as 0.996. There are 256 values, from 0 "
                "to 255, and the largest should become 1.",
            ),
            Mistake(
                "whole-division",
                lambda images: images // 255,
                "// throws the fraction away, and the result is uint8 still: only full ink became "
                "1, all else 0.",
            ),
            Mistake(
                "whole-division-as-floats",
                lambda images: (images // 255).astype(np.float32),
                "// throws the fraction away: only full ink became 1, all else 0.",
            ),
            Mistake(
                "back-to-uint8",
                lambda images: np.rint(images / 255).astype(np.uint8),
                "the result is uint8 again, and all fractions are gone: every pixel is 0 or 1.",
            ),
            Mistake(
                "not-divided",
                lambda images: images.astype(np.float32),
                "this is float32, but still from 0 to 255.",
            ),
            Mistake(
                "divided-twice",
                lambda images: (images / 255**2).astype(np.float32),
                "this is divided by 255 twice.",
            ),
            Mistake(
                "by-largest",
                lambda images: (images / np.max(images)).astype(np.float32),
                "this divides by the largest pixel that occurs. 255 is full ink in every image: "
                "divide by that, or the same grey gets another number in another set.",
            ),
            Mistake(
                "each-by-its-largest",
                scale_by_each_image,
                "every image is divided by its own largest pixel, so that a pale coat becomes as "
                "dark as a black one. Divide all by 255.",
            ),
            Mistake(
                "stretched",
                scale_from_minimum,
                "the smallest pixel became 0 and the largest 1. Divide by 255 only: the same "
                "pixel gets the same number in every image.",
            ),
            Mistake(
                "minus-one-to-one",
                lambda images: (images / 127.5 - 1).astype(np.float32),
                "this runs from −1 to 1. Asked for is 0 to 1.",
            ),
            Mistake(
                "ink-and-paper",
                lambda images: (1 - images / 255).astype(np.float32),
                "paper became 1 and ink 0: it is the other way round.",
            ),
        ),
        alternatives=(
            scale_in_loops,
            scale_by_table,
            lambda images: images.astype(np.float32) / 255,
            lambda images: (images / 255).astype(np.float32),
            lambda images: np.divide(images, 255, dtype=np.float32),
        ),
    ),
    Exercise(
        notebook=1,
        extra=True,
        reference=read_idx,
        worked=read_idx_by_hand,
        stub=(
            "Read a plain (not gzipped) IDX file of uint8 into an array of the shape it states.\n\n"
            "path is a pathlib.Path. The file: two bytes 0, the type 8, the number of dimensions "
            "in one\nbyte, the size of each in four bytes, largest place first; then the data, "
            "row after row.\nRaise ValueError when there are more or fewer bytes than the sizes "
            "say."
        ),
        cases=idx_cases,
        run=opened,
        dtype="uint8",
        hints=(
            "The header says how long it is itself: byte 3 is the number of dimensions, and each "
            "takes four bytes more. What follows is one byte a pixel.",
            "With d dimensions the header has 4 + 4 d bytes. Size k stands in bytes 4 + 4 k to "
            "7 + 4 k: b₀ · 256³ + b₁ · 256² + b₂ · 256 + b₃. The product of the sizes is the "
            "number of bytes that follow.",
            'path.read_bytes() gives all bytes, int.from_bytes(four, "big") one size, '
            "np.frombuffer(rest, dtype=np.uint8) the data. Compare its length with the product of "
            "the sizes, then reshape.",
        ),
        why="Why compare the length with the header, when reading would work without it?",
        properties=(Property("spoilt files are refused", spoilt_files_are_refused),),
        mistakes=(
            Mistake(
                "header-of-16-bytes",
                read_header_of_16,
                "16 bytes were taken as the header. That fits three dimensions; each dimension "
                "has four bytes, so the header of a file of labels has 8.",
            ),
            Mistake(
                "little-endian",
                read_little_endian,
                "the four bytes of a size were read from the wrong end. The largest place comes "
                "first: 00 00 00 02 is 2.",
            ),
            Mistake(
                "one-byte-sizes",
                read_one_byte_sizes,
                "only the last of a size's four bytes was read. That is enough up to 255; the "
                "other three count too.",
            ),
            Mistake(
                "flat",
                read_flat,
                "the pixels are right, but in one long row. Give them the shape that the header "
                "states.",
            ),
            Mistake(
                "sizes-reversed",
                read_reversed,
                "the sizes are in the wrong order. They stand in the file as in the shape: the "
                "number of images first.",
            ),
            Mistake(
                "no-dtype",
                read_without_dtype,
                "np.frombuffer takes eight bytes for one float64, unless it is told otherwise: "
                "dtype=np.uint8.",
            ),
            Mistake(
                "column-major",
                read_column_major,
                "the shape is right, but the pixels are laid down column by column. The file "
                "holds them row after row.",
            ),
            Mistake(
                "signed",
                lambda path: read_idx(path).view(np.int8),
                "pixels above 127 came out negative: the bytes were read as signed numbers. "
                "uint8 runs from 0 to 255.",
            ),
            Mistake(
                "rest-ignored",
                read_rest_ignored,
                "a file with more bytes than the header states was taken without a word. Raise a "
                "ValueError: something is wrong with it.",
            ),
            Mistake(
                "filled-up",
                read_filled_up,
                "a file that is cut off was filled up with pixels it does not hold. Raise a "
                "ValueError.",
            ),
            Mistake(
                "other-exception",
                read_with_assert,
                "the file is rightly refused, but with another exception than the "
                "ValueError that is asked for.",
            ),
            Mistake(
                "as-text",
                read_as_text,
                "the file was opened as text. Its bytes are numbers: open it in binary mode.",
            ),
        ),
        alternatives=(read_idx_by_hand, read_idx_with_numpy, read_idx_with_struct),
    ),
    # Every pixel is a number from 0, paper, to 255, full ink. What share of all pixels of the
    # training images is exactly 0? Answer with a number from 0 to 1.
    Guess(
        name="zero_share",
        notebook=1,
        answer=lambda: float(np.mean(load_fashion_mnist().train_images == 0)),
        measured=True,
        share=True,
        tolerance=0.1,
        because=(
            "half of an image is paper. A thing fills the middle of its picture, and around it "
            "there is next to nothing."
        ),
    ),
    # Two pixels of type uint8: `np.uint8([0]) - np.uint8([47])`. Which number comes out?
    Guess(
        name="uint8_difference",
        notebook=1,
        answer=lambda: int((np.uint8([0]) - np.uint8([47]))[0]),
        because=(
            "uint8 holds 0 to 255 and nothing else. Below 0 it goes on from 256, so 0 − 47 is "
            "256 − 47, and no warning says so."
        ),
    ),
    # One new image arrives. You standardize it with its own mean and standard deviation, column by
    # column, taken over this set of one image. What becomes of it?
    # a: it looks the same, on another scale   b: every pixel becomes 0   c: every pixel becomes nan
    Guess(
        name="own_statistics",
        notebook=1,
        answer="b",
        because=(
            "the mean over one image is the image itself, so X − mean is 0 everywhere. The "
            "guard divides by 1, and it stays 0. The training set's mean and std keep the image."
        ),
        wrong={
            "a": (
                "that would be so with one mean over all its pixels. Here each column has its "
                "own, over one image: the pixel itself. The next cell prints what is left."
            ),
            "c": (
                "0/0 would be nan, and every std is 0 here. But standardize divides by 1 where "
                "std is 0: what is left of X − mean?"
            ),
        },
    ),
    # 60,000 examples are dealt out in batches of 256. How many batches are there in an epoch, and
    # how many examples are in the last? Answer with two numbers.
    Guess(
        name="batches_per_epoch",
        notebook=1,
        parts=("batches", "examples in the last"),
        rules={
            "batches": "a last batch that is not full is a batch too.",
            "examples in the last": "what the full batches leave over.",
        },
        answer=lambda: (math.ceil(60_000 / 256), 60_000 % 256),
        because=(
            "60,000 / 256 is 234.4. So 234 batches are full, and one more holds the "
            "60,000 − 234 · 256 = 96 examples that are left."
        ),
    ),
]
