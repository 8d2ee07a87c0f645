"""Contracts for functions that deal, shuffle and split examples."""

import numpy as np

from mlpkit.checker.words import listed
from mlpkit.clinic.contracts.chance import fault_of_counts, fault_of_draws, fault_of_labels, fresh


def whole_epochs(f):
    """The contract of batches(X, y, size, rng): each example once, full batches, drawn from rng."""
    for N, size in ((7, 3), (6, 3), (10, 4)):
        dealt = numbers_of_batches(f(np.arange(N)[:, None] / 1.0, np.arange(N), size, fresh()))
        if dealt is None:
            return None
        if broken := fault_of_batches(dealt, N, size):
            return broken

    def order(rng):
        dealt = f(np.arange(10)[:, None] / 1.0, np.arange(10), 4, rng)
        return tuple(n for numbers, _ in numbers_of_batches(dealt) or () for n in numbers)

    return fault_of_draws(order, "the order is")


def numbers_of_batches(dealt):
    """Return (numbers, labels) of each batch; None if they are not pairs of arrays."""
    try:
        pairs = [(np.asarray(X)[:, 0].astype(int).tolist(), list(y)) for X, y in dealt]
    except (TypeError, ValueError, IndexError):
        return None
    return pairs if all(len(numbers) == len(labels) for numbers, labels in pairs) else None


def fault_of_batches(dealt, N, size):
    sizes = [len(numbers) for numbers, _ in dealt]
    numbers = [n for batch, _ in dealt for n in batch]
    if broken := fault_of_labels(numbers, [label for _, labels in dealt for label in labels]):
        return broken
    rest = N % size
    if 0 in sizes:
        return "empty-batch", f"with {N} examples, {size} in a batch, one batch is empty."
    if rest and len(numbers) == len(set(numbers)) == N - rest and set(sizes) == {size}:
        return (
            "last-batch-dropped",
            f"with {N} examples, {size} in a batch, the last {rest} never came: the short last "
            "batch is dropped. Each example should come once.",
        )
    if broken := fault_of_counts(numbers, N):
        return broken
    if sizes != [*[size] * (N // size), *([rest] if rest else [])]:
        return (
            "other-sizes",
            f"{N} examples, {size} in a batch, came in batches of {listed([*map(str, sizes)])}. "
            f"Every batch should have {size}, and the last one the remainder.",
        )
    return None


def pictures(N):
    """N images (28, 28) in uint8, all different from each other and from each other's mirror
    images."""
    return fresh().integers(0, 256, (N, 28, 28)).astype(np.uint8)


def recognize_images(images, known):
    """Return (numbers, mirrored) of images among the known ones; None if one is not among them."""
    places = {}
    for n, image in enumerate(known):
        places[image.tobytes()] = n, False
        places[image[:, ::-1].tobytes()] = n, True
    found = [places.get(np.asarray(image).astype(known.dtype).tobytes()) for image in images]
    if not found or None in found:
        return None
    numbers, mirrored = zip(*found, strict=True)
    return list(numbers), list(mirrored)


def keeps_pairs(f):
    """The contract of shuffled(images, labels, rng): labels stay with their images."""
    known = pictures(12)

    def order(rng):
        images, labels = f(known.copy(), np.arange(12), rng)
        found = recognize_images(images, known)
        return found and (tuple(found[0]), tuple(np.asarray(labels).tolist()))

    try:
        found = order(fresh())
    except (TypeError, ValueError):
        return None
    if found is None or len(found[0]) != len(found[1]):
        return None
    numbers, labels = found
    return (
        fault_of_labels(numbers, labels, "images")
        or fault_of_counts(numbers, 12, "images")
        or fault_of_draws(order, "the order is")
    )


def held_back(f):
    """The contract of enlarged_split(images, labels, times, share, rng).

    40 images of five kinds, a quarter held out, three copies of each training image.
    """
    known, times, share = pictures(40), 3, 0.25
    kinds = np.arange(40) % 5

    def split(rng):
        try:
            images, labels, others, their_labels = f(known.copy(), kinds.copy(), times, share, rng)
            found = [recognize_images(part, known) for part in (images, others)]
            labels = [np.asarray(each).tolist() for each in (labels, their_labels)]
        except (TypeError, ValueError):
            return None
        fits = None not in found and all(len(f[0]) == len(y) for f, y in zip(found, labels))  # noqa: B905
        return (*found, labels) if fits else None

    result = split(fresh())
    if result is None:
        return None
    (training, mirrored), (validation, _), labels = result
    numbers = [*training, *validation]
    return (
        fault_of_labels(kinds[numbers], [*labels[0], *labels[1]], "images")
        or fault_of_sides(set(training), set(validation))
        or fault_of_copies(np.bincount(training, minlength=40), mirrored, times)
        or fault_of_held_back(np.bincount(validation, minlength=40))
        or fault_of_draws(lambda rng: tuple(sorted(set(split(rng)[1][0]))), "what is held back is")
    )


def fault_of_sides(training, validation):
    """A sentence on what is wrong with the two sides of 40 images, 10 of which are held out."""
    if both := len(training & validation):
        return (
            "on-both-sides",
            f"{both} of {len(validation)} images held back are trained on too, as they are or "
            "mirrored.",
        )
    if len(training) == 10 and len(validation) == 30:
        return (
            "sets-exchanged",
            "the two sets are swapped: with a share of 0.25 the program trains on 10 of 40 "
            "images and holds 30 back. `share` is the share held back.",
        )
    if len(validation) != 10:
        return (
            "another-share",
            f"with a share of 0.25, {len(validation)} of 40 images are held back. It should be 10.",
        )
    if left := 40 - len(training | validation):
        return "left-out", f"{left} of 40 images are in neither set."
    return None


def fault_of_copies(counts, mirrored, times):
    """A sentence on what is wrong with the copies of training images: each should occur `times`
    times, half of them mirrored."""
    counts = counts[counts > 0]
    if (counts == 1).all():
        return (
            "not-enlarged",
            "the split is right, but each image is trained on once. Each should occur `times` "
            "times, half of them mirrored: after the split, that does no harm.",
        )
    if (counts != times).any():
        return (
            "uneven-copies",
            f"with {times} for times, the images that are trained on occur {counts.min()} to "
            f"{counts.max()} times. Each should occur {times} times.",
        )
    if not any(mirrored):
        return "not-mirrored", "no image that is trained on is mirrored. Half of them should be."
    share = np.mean(mirrored)
    if abs(share - 0.5) > 0.2:
        return (
            "mirrored-share",
            f"{100 * share:.0f}% of the images that are trained on are mirrored. It should be "
            "about half.",
        )
    return None


def fault_of_held_back(counts):
    counts = counts[counts > 0]
    if counts.min() != counts.max():
        return (
            "uneven-validation",
            f"some of the images held back occur {counts.min()} times and others "
            f"{counts.max()} times. Then they do not count equally.",
        )
    return None
