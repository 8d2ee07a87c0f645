"""Exercise of notebook 07: confused_pair, the two classes that are most often confused."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes
from mlpkit.training import confused_pair


def table(rng, C, split="random"):
    """counts (C, C) in which no two pairs of classes are confused equally often.

    Every class is right more often than any is confused. split: how a pair's confusions are divided
    between its two directions: "random"; "even" for the commonest pair and one-way for all others;
    or "down", nearly all below the diagonal.
    """
    counts = np.diag(rng.integers(100, 200, C))
    pairs = [(i, j) for i in range(C) for j in range(i + 1, C)]
    for k, (i, j) in zip(rng.permutation(len(pairs)), pairs, strict=True):
        total = 6 * (int(k) + 2)
        above = int(rng.integers(1, total))
        if split == "even":
            above = total // 2 if k == len(pairs) - 1 else int(rng.choice([0, total]))
        if split == "down":
            above = 1
        counts[i, j], counts[j, i] = above, total - above
    return counts


def with_a_rare_class(rng):
    """Class 3 has 10 examples, 8 of which are taken for class 0; classes 1 and 2 mix most often."""
    counts = table(rng, 4)
    counts[1, 2] = counts[2, 1] = 30
    counts[3] = [8, 0, 0, 2]
    counts[:3, 3] = [1, 2, 0]
    return counts


def matrix_cases(rng):
    """counts (C, C): in one direction or both, with the top pair on either side of the diagonal."""
    return [
        (table(rng, 3),),
        (table(rng, 4, "even"),),
        (table(rng, 5, "down"),),
        (table(rng, 10),),
        (with_a_rare_class(rng),),
        (np.array([[0, 0], [3, 40]]),),
        (np.array([[9, 0, 4], [0, 7, 0], [1, 0, 8]]),),
        # the pair with the largest imbalance is a different one
        (np.array([[50, 20, 18], [15, 60, 2], [0, 1, 70]]),),
        (table(rng, 6, "even"),),
    ]


def confusions_of_the_pair(f, rng):
    for split in ("random", "even", "down"):
        counts = table(rng, 5, split)
        i, j = f(counts.copy())
        if not (0 <= i < len(counts) and 0 <= j < len(counts)) or i == j:
            return f"{i} and {j} came back. Expected two different classes, 0 to 4."
        best = confused_pair(counts)
        have, most = (counts[a, b] + counts[b, a] for a, b in ((i, j), best))
        if have < most:
            others = [table(rng, 5) for _ in range(5)]
            cut = all(tuple(f(each.copy())) == confused_pair(each[:-1, :-1]) for each in others)
            last = " Pairs with the last class are never found." if cut else ""
            return (
                f"classes {i} and {j} came back: {counts[i, j]} and {counts[j, i]} confusions, "
                f"{have} together. Classes {best[0]} and {best[1]} have {most} together.{last}"
            )
        if i > j:
            return (
                f"{i}, {j} came back: the right two classes. The smaller number should come first."
            )


def pair_by_pair(counts):
    most = 0
    for i in range(len(counts)):
        for j in range(i + 1, len(counts)):
            together = counts[i, j] + counts[j, i]
            if together > most:
                most, pair = together, (i, j)
    return pair


def by_triangle(counts):
    both = np.triu(counts + counts.T, k=1)
    i, j = np.unravel_index(np.argmax(both), both.shape)
    return i, j


def by_sorting(counts):
    C = len(counts)
    pairs = [(i, j) for i in range(C) for j in range(C) if i < j]
    return sorted(pairs, key=lambda pair: counts[pair] + counts[pair[::-1]])[-1]


def with_an_empty_diagonal(counts):
    wrong = counts.astype(float)
    np.fill_diagonal(wrong, 0)
    place = np.argmax(wrong + wrong.T)
    return tuple(sorted((int(place // len(counts)), int(place % len(counts)))))


def largest(table, choose=np.argmax):
    return divmod(int(choose(table)), len(table))


def off_diagonal(counts):
    return counts * (1 - np.eye(len(counts), dtype=int))


def shares(counts):
    return off_diagonal(counts) / np.maximum(counts.sum(axis=1, keepdims=True), 1)


def share_of_both(counts):
    sizes = counts.sum(axis=1)
    both = off_diagonal(counts + counts.T) / np.maximum(sizes[:, None] + sizes, 1)
    return largest(np.triu(both, k=1))


def worst_row_first(counts):
    wrong = off_diagonal(counts)
    i = int(np.argmax(wrong.sum(axis=1)))
    return tuple(sorted((i, int(np.argmax(wrong[i])))))


def least_but_some(counts):
    both = off_diagonal(counts + counts.T)
    return largest(np.where(both == 0, both.max() + 1, both), np.argmin)


def two_worst_classes(counts):
    wrong = off_diagonal(counts).sum(axis=1)
    return tuple(sorted(int(k) for k in np.argsort(wrong)[-2:]))


EXERCISE = Exercise(
    notebook=7,
    reference=confused_pair,
    extra=True,
    worked=pair_by_pair,
    stub=(
        "Which two classes are taken for each other most often? Return them, (i, j) with i < j."
        "\n\ncounts (C, C) is a confusion matrix: rows true, columns predicted. Count images, and "
        "both\nways together. At least one image is wrong, and no two pairs are confused equally "
        "often.\nDo not change counts."
    ),
    cases=matrix_cases,
    returns=("i", "j"),
    sizes={"counts": "C C"},
    hints=(
        "Two entries of the matrix belong to one pair of classes: i taken for j, and j taken for "
        "i. Where are they? And which entries belong to no pair at all?",
        "confusions of a pair = counts[i, j] + counts[j, i], for i < j: C (C − 1) / 2 numbers. "
        "Look for the pair with the largest sum. The diagonal counts right answers.",
        "Two loops, over i and over j from i + 1 on, and a variable for the largest so far. Or in "
        "one go: counts + counts.T holds each sum twice. Set its diagonal to 0, take np.argmax, "
        "which counts through the rows, and turn it into row and column: divmod(index, C).",
    ),
    why="Why is the largest entry off the diagonal not always one of this pair's?",
    properties=(Property("confusions of the pair", confusions_of_the_pair),),
    mistakes=mistakes(
        ("diagonal", {"(counts + counts.T) * (1 - np.eye(len(counts)))": "counts"}),
        "the largest entry is on the diagonal: it counts right answers, and a class is not "
        "confused with itself. Only the entries off the diagonal are confusions.",
        (
            "diagonal-of-the-sum",
            {"(counts + counts.T) * (1 - np.eye(len(counts)))": "counts + counts.T"},
        ),
        "one class came back twice: the diagonal, where the right answers are, is still included. "
        "Leave it out.",
        ("one-way", {"(counts + counts.T)": "counts"}),
        "this is the largest entry off the diagonal, which counts one way only. Add up both ways, "
        "and name the smaller class first.",
        (
            "one-way-sorted",
            {"(counts + counts.T)": "counts", "return i, j": "return min(i, j), max(i, j)"},
        ),
        "the two ways are not added up. i taken for j and j taken for i are two entries, and the "
        "pair's confusions should be their sum.",
        ("above-only", {"(counts + counts.T) * (1 - np.eye(len(counts)))": "np.triu(counts, k=1)"}),
        "only the entries above the diagonal were looked at. Those below it are confusions of the "
        "same pairs, the other way round: add them.",
        (
            "below-only",
            {"(counts + counts.T) * (1 - np.eye(len(counts)))": "np.tril(counts, k=-1).T"},
        ),
        "only the entries below the diagonal were looked at. Those above it are confusions of the "
        "same pairs, the other way round: add them.",
        ("larger-first", {"return i, j": "return j, i"}),
        "these are the right two classes, but the larger number comes first. The exercise asks for "
        "i < j.",
        ("shares-of-rows", lambda counts: largest(np.triu(shares(counts) + shares(counts).T, k=1))),
        "the rows were divided by their sums first, so that a rare class weighs as much as a "
        "common one. The exercise asks for the number of images.",
        ("difference", {"(counts + counts.T)": "np.abs(counts - counts.T)"}),
        "this is the pair with the largest difference between its two ways. Add them: a pair "
        "confused equally often both ways is confused all the same.",
        ("lower-of-both", {"counts + counts.T": "np.minimum(counts, counts.T)"}),
        "only the rarer of the two ways was counted. Add them: a pair confused one way only is "
        "confused all the same.",
        ("share-of-both-classes", share_of_both),
        "the confusions were divided by the number of images of both classes, so that rare classes "
        "weigh more. The exercise asks for the number of images.",
        ("worst-row-first", worst_row_first),
        "the class with the most mistakes was taken first, and then the one that it is most often "
        "taken for. The commonest pair need not contain that class.",
        ("least", least_but_some),
        "this is the pair that is confused least, among those that are confused at all.",
        ("two-worst-classes", two_worst_classes),
        "these are the two classes with the most mistakes. They may be taken for other classes: "
        "look for the two that are taken for each other.",
        ("place", {"return i, j": "return int(np.argmax(both))"}),
        "this is one number: np.argmax numbers the entries row after row. Turn it into a row and a "
        "column: C entries make a row.",
        ("how-often", {"return i, j": "return int(np.max(both))"}),
        "this is how often the pair is confused. The exercise asks which two classes they are.",
    ),
    alternatives=(pair_by_pair, by_triangle, by_sorting, with_an_empty_diagonal),
)
