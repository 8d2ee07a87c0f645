"""Exercise of notebook 04: lowest_loss, the lowest loss if equal inputs have different labels."""

import math
from collections import Counter

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.losses import cross_entropy, lowest_loss


def grouped_cases(rng):
    """groups, labels (N,): numbers with gaps, one negative, groups of one example and groups of one
    label, labels that never occur."""
    cases = [
        (rng.choice([3, 40, 41, 700], N), rng.integers(0, C, N))
        for N, C in [(12, 3), (30, 2), (25, 5), (40, 10)]
    ]
    cases.append((np.array([8, 8, 8, 8, 8, 2, 2]), np.array([4, 4, 4, 1, 0, 4, 4])))
    cases.append((np.array([6, 0, 99]), np.array([2, 2, 0])))
    cases.append((np.zeros(9, int), np.array([1, 1, 1, 1, 1, 3, 3, 3, 9])))
    cases.append((np.array([-1, -1, 5, 5, -1, 2]), np.array([0, 1, 0, 0, 0, 1])))
    return cases


def table(groups, labels):
    """How often each label occurs in each group, (G, C), and the row of each example's group."""
    _, group = np.unique(groups, return_inverse=True)
    counts = np.zeros((group.max() + 1, labels.max() + 1))
    np.add.at(counts, (group, labels), 1)
    return counts, group


def shares(groups, labels):
    """The share of its group that has the label of each example, (N,)."""
    counts, group = table(groups, labels)
    return counts[group, labels] / counts.sum(axis=1)[group]


def sizes(groups):
    """The size of each example's group, (N,)."""
    return np.sum(groups[:, None] == groups, axis=1)


def one_by_one(groups, labels):
    total = 0.0
    for group, label in zip(groups, labels, strict=True):
        alike = labels[groups == group]  # the labels of all examples that look the same
        total -= np.log(np.mean(alike == label))
    return total / len(labels)


def group_by_group(groups, labels):
    total = 0.0
    for group in np.unique(groups):
        alike = labels[groups == group]
        for label in np.unique(alike):
            p = np.mean(alike == label)
            total -= len(alike) * p * math.log(p)
    return total / len(labels)


def by_counting_pairs(groups, labels):
    pairs = Counter(zip(groups.tolist(), labels.tolist(), strict=True))
    every = Counter(groups.tolist())
    return sum(count * math.log(every[pair[0]] / count) for pair, count in pairs.items()) / len(
        labels
    )


def entropy(values):
    p = np.unique(values, return_counts=True)[1] / len(values)
    return -np.sum(p * np.log(p))


def by_two_entropies(groups, labels):
    return entropy(groups * (labels.max() + 1) + labels) - entropy(groups)


def as_a_cross_entropy(groups, labels):
    counts, group = table(groups, labels)
    with np.errstate(divide="ignore"):
        return cross_entropy(np.log(counts)[group], labels)


def unweighted(groups, labels):
    return np.mean([entropy(labels[groups == group]) for group in np.unique(groups)])


def of_labels(together, term, groups, labels):
    """Each group's `together` of term(q), where q are the shares of the labels that occur in it,
    averaged over the examples."""
    total = 0.0
    for group in np.unique(groups):
        alike = labels[groups == group]
        q = np.unique(alike, return_counts=True)[1] / len(alike)
        total += len(alike) * together(term(q))
    return total / len(labels)


def of_some(some, groups, labels):
    """The part of the loss that comes from the examples in `some` (N,), bool."""
    if not some.any():
        return 0.0
    return group_by_group(groups[some], labels[some]) * np.mean(some)


def groups_0_to_g(groups, labels):
    return of_some(np.isin(groups, range(len(np.unique(groups)))), groups, labels)


def rows_by_number(groups, labels):
    """Count in one row for each group number up to the largest; group −1 gets the last row."""
    counts = np.zeros((groups.max() + 1, labels.max() + 1))
    np.add.at(counts, (groups, labels), 1)
    return -np.mean(np.log(counts[groups, labels] / counts[groups].sum(axis=1)))


def per_group(groups, labels):
    return np.array([entropy(labels[groups == group]) for group in np.unique(groups)])


def of_the_whole_table(groups, labels):
    counts, group = table(groups, labels)
    p = counts / counts.sum(axis=1, keepdims=True)
    return np.mean(-np.sum(p * np.log(p), axis=1)[group])


def of_every_number(groups, labels):
    total = 0.0
    for group in range(groups.max() + 1):
        alike = labels[groups == group]
        for label in range(labels.max() + 1):
            with np.errstate(all="ignore"):
                p = np.sum(alike == label) / np.float64(len(alike))
            if p != 0:
                total -= len(alike) * p * np.log(p)
    return total / len(labels)


def of_every_pair(groups, labels):
    """Counts each pair of a group and a label once, however often it occurs."""
    pairs = np.unique(np.stack([groups, labels], axis=1), axis=0, return_index=True)[1]
    return -np.mean(np.log(shares(groups, labels)[pairs]))


def kinds(groups, labels):
    """The number of different pairs of group and label, divided by the number of examples."""
    return len(set(zip(groups.tolist(), labels.tolist(), strict=True))) / len(labels)


def shares_as_logits(groups, labels):
    counts, group = table(groups, labels)
    return cross_entropy((counts / counts.sum(axis=1, keepdims=True))[group], labels)


def smoothed(groups, labels):
    counts, group = table(groups, labels)
    p = (counts + 1) / (counts + 1).sum(axis=1, keepdims=True)
    return -np.mean(np.log(p[group, labels]))


def with_epsilon(groups, labels):
    counts, group = table(groups, labels)
    p = counts / counts.sum(axis=1, keepdims=True)
    return np.mean(-np.sum(p * np.log(p + 1e-9), axis=1)[group])


def nothing_is_mixed(f, rng):
    """Where each group has a single label, the loss is 0."""
    groups = np.array([4, 4, 9, 9, 9])
    result = float(f(groups, (groups == 9).astype(int)))
    if np.isnan(result):
        return (
            "where every group has one label only, the result is nan. Most likely the logarithm "
            "of a share of 0 was taken: the share of a label that never occurs in the group, or "
            "of any label in a group without examples."
        )
    if not abs(result) < 1e-6:
        return (
            f"where every group has one label only, the result is {number(result)}. Such labels "
            "surprise nobody who knows the group, so the result should be 0."
        )


EXERCISE = Exercise(
    notebook=4,
    reference=lowest_loss,
    uses=("cross_entropy", "log_softmax", "logsumexp"),
    stub=(
        "The lowest cross-entropy within reach of anything that sees only the groups: a number.\n\n"
        "groups (N,), labels (N,): integers. Images of one group look exactly the same. Any integer"
        "\nmay number a group; labels begin at 0. Do not change them."
    ),
    cases=grouped_cases,
    sizes={"groups": "N"},
    hints=(
        "Images that look the same get the same probabilities, whatever the network. What are the "
        "best probabilities? You have seen them for seven shirts and three T-shirts. What does "
        "each image cost with them?",
        "For image n let p[n] be the share of its label among the images of its group: the number "
        "of them with the label labels[n], divided by the number of all of them. The result is "
        "−1/N Σₙ ln p[n].",
        "A loop over the images will do. `those = labels[groups == group]` are the labels of all "
        "images that look like this one; the mean of `those == label` is the share. Sum −np.log of "
        "the shares, and divide by N in the end.",
    ),
    why="Why can no share in the logarithm be 0, though many classes never occur in a group?",
    properties=(Property("groups of one label", nothing_is_mixed),),
    worked=one_by_one,
    mistakes=mistakes(
        ("groups-0-to-g", groups_0_to_g),
        "only the groups numbered 0 to G − 1 were counted, where G is the number of groups. Any "
        "integer may number a group: np.unique(groups) gives the numbers that occur.",
        (
            "last-number-lost",
            lambda groups, labels: of_some(np.isin(groups, range(groups.max())), groups, labels),
        ),
        "the group with the largest number was not counted: range(n) ends at n − 1. "
        "np.unique(groups) gives the numbers that occur, negative ones included.",
        ("groups-from-0", lambda groups, labels: of_some(groups >= 0, groups, labels)),
        "groups with a negative number were not counted. Any integer may number a group: "
        "np.unique(groups) gives the numbers that occur.",
        ("rows-by-number", rows_by_number),
        "the group's number was used as an index, and a negative index counts from the end: group "
        "−1 shared a row with another group. np.unique(groups, return_inverse=True) numbers the "
        "groups from 0.",
        (
            "bincount-of-groups",
            lambda groups, labels: np.log(np.bincount(groups)[groups]).mean() - entropy(labels),
        ),
        "np.bincount takes no negative numbers, and any integer may number a group. "
        "np.unique(groups, return_inverse=True) numbers the groups from 0.",
        ("groups-unused", lambda groups, labels: entropy(labels)),
        "the groups are not used: this is the loss of someone who sees no image at all, but "
        "knows how common each label is. Take the shares within each group.",
        ("labels-unused", lambda groups, labels: entropy(groups)),
        "the labels are not used: this is the entropy of the groups. The exercise asks how "
        "surprising the labels are within each group.",
        ("share-of-all", {"counts.sum(axis=1, keepdims=True)": "len(labels)"}),
        "the number of examples with a group and a label was divided by N, the number of all "
        "examples. Divide it by the size of the group.",
        ("every-group-alike", unweighted),
        "every group counts the same here, however small. The mean should run over the examples, "
        "so that a group of a thousand counts a thousand times.",
        ("best-group-alone", lambda groups, labels: np.min(per_group(groups, labels))),
        "this is the smallest entropy of any group. The lowest loss is a mean over all examples, "
        "each with the entropy of its own group.",
        (
            "divided-by-groups",
            lambda groups, labels: lowest_loss(groups, labels) * len(labels) / len(set(groups)),
        ),
        "the sum over the examples is divided by the number of groups. It should be divided by N, "
        "the number of examples.",
        (
            "no-weight",
            lambda groups, labels: of_labels(np.sum, lambda q: -np.log(q), groups, labels),
        ),
        "within a group each label's surprise −log q counts once, however common the label. It "
        "should be weighted by the label's share: −Σ q log q.",
        (
            "mean-over-labels",
            lambda groups, labels: of_labels(np.mean, lambda q: -q * np.log(q), groups, labels),
        ),
        "within a group the terms −q log q are averaged. Their sum is the entropy: the shares q "
        "make it a mean already.",
        ("every-pair-alike", of_every_pair),
        "every pair of a group and a label counts once here. It should count as many times as "
        "there are such examples.",
        (
            "every-pair-once",
            lambda groups, labels: of_every_pair(groups, labels) * kinds(groups, labels),
        ),
        "each label of a group is added once, and the sum is divided by N. It should be added as "
        "many times as there are such examples.",
        ("sizes-forgotten", lambda groups, labels: np.sum(per_group(groups, labels)) / len(labels)),
        "the entropies of the groups are added up, each once, and divided by N. Each should count "
        "as many times as its group has examples.",
        ("shares-as-logits", shares_as_logits),
        "the shares went into cross_entropy as they are. cross_entropy takes logits, and its "
        "softmax turns shares into other probabilities. Pass it the logarithms of the shares: "
        "softmax turns those back into the shares.",
        ("numbers-without-images", of_every_number),
        "the result is nan: some group numbers below the largest belong to no image, and the share "
        "of a label among no images is 0 / 0. Only the groups that occur should count.",
        ("nothing-times-minus-infinity", of_the_whole_table),
        "the result is nan: a class that never occurs in a group has the share 0, and 0 · log 0 is "
        "0 · −inf for NumPy. Only the shares of labels that do occur should go into the logarithm.",
        ("commonest-label", {"shares[group, label]": "shares[group].max(axis=1)"}),
        "every example costs what the commonest label of its group costs. Rarer labels cost more: "
        "use the share of the example's own label.",
        (
            "always-the-commonest",
            {"np.log(1 / shares[group, label])": "1 - shares[group].max(axis=1)"},
        ),
        "this is the share of answers that are wrong if the answer is always the commonest label "
        "of the group. The exercise asks for the loss, with a logarithm.",
        ("no-log", {"np.log(1 / shares[group, label])": "1 - shares[group, label]"}),
        "this is 1 − p, averaged. A label of probability p should cost −log p.",
        ("log-of-the-mean", {"np.mean(np.log(1 / shares": "np.log(1 / np.mean(shares"}),
        "this is the logarithm of the mean. The loss should be the mean of the logarithms.",
        ("equal-chances", {"counts / counts.sum": "(counts > 0) / (counts > 0).sum"}),
        "within a group all labels that occur got the same probability. It costs less to give "
        "the commoner labels more.",
        ("smoothed", smoothed),
        "1 was added to every count, so that labels that never occur got some probability. That "
        "raises the loss: the lowest loss gives them none.",
        ("epsilon-added", with_epsilon),
        "a small number was added inside the logarithm, so that a label that never occurs costs "
        "nothing. But it makes the other labels a little too cheap: a group of one label costs "
        "less than 0. Leave out the shares of 0 instead.",
        ("sum", {"np.mean": "np.sum"}),
        "this is the sum over the examples, N times too large. The loss should be their mean.",
        ("sum-over-groups", lambda groups, labels: np.sum(per_group(groups, labels))),
        "the entropies of the groups are added up. Each should count as many times as its group "
        "has examples, and the whole should be divided by N.",
        ("wrong-sign", {"1 / shares": "shares"}),
        "the minus is missing: logarithms of shares are 0 or less, and a loss should be 0 or more.",
        ("log2", {"np.log": "np.log2"}),
        "this is the loss in bits, with logarithms to base 2. They should be natural ones.",
        ("per-group", per_group),
        "there is a number for each group. The exercise asks for their mean, in which each group "
        "counts as many times as it has examples.",
        (
            "per-example",
            {"np.mean(np.log(1 / shares[group, label]))": "np.log(1 / shares[group, label])"},
        ),
        "there is a loss for each example, (N,). The exercise asks for their mean, one number.",
    ),
    alternatives=(
        one_by_one,
        group_by_group,
        by_counting_pairs,
        by_two_entropies,
        as_a_cross_entropy,
        lambda groups, labels: np.mean(
            np.log(sizes(groups))
            - np.log(np.sum((groups[:, None] == groups) & (labels[:, None] == labels), axis=1))
        ),
    ),
)
