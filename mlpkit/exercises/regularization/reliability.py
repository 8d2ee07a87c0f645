"""Exercise of notebook 08: reliability, how often confident predictions are right."""

import numpy as np

from mlpkit.activations import softmax
from mlpkit.checker import Exercise, Property, mistakes
from mlpkit.regularization import reliability


def sure_cases(rng):
    """probabilities (N, C), labels (N,), bins: with empty bins, and very confident rows."""
    cases = []
    for N, C, spread, more in [
        (40, 4, 2, (10,)),
        (25, 3, 1, (5,)),
        (1, 5, 1, (4,)),
        (60, 10, 3, ()),
        (30, 2, 1000, (8,)),
    ]:
        logits = rng.normal(0, spread, (N, C))
        p = softmax(logits)
        labels = np.where(rng.random(N) < 0.6, p.argmax(axis=1), rng.integers(0, C, N))
        cases.append((p, labels, *more))
    p = np.array([[1.0, 0, 0], [0, 1.0, 0], [0.35, 0.33, 0.32], [0.1, 0.05, 0.85]])
    edges = np.array([[0.5, 0.25, 0.25], [0.125, 0.75, 0.125], [0.3, 0.3, 0.4]])
    return [*cases, (p, np.array([0, 2, 1, 2]), 10), (edges, np.array([0, 0, 2]), 4)]


def four_by_hand(f, rng):
    p = np.array([[0.95, 0.05], [0.09, 0.91], [0.45, 0.55], [1.0, 0.0]])
    labels = np.array([0, 0, 1, 0])
    confidence, accuracy, counts = f(p, labels, 5)
    if int(np.sum(counts)) != 4:
        return f"for 4 examples counts adds up to {int(np.sum(counts))}. It should be 4."
    for name, value, by_hand in (
        ("confidence", confidence, [np.nan, np.nan, 0.55, np.nan, (0.95 + 0.91 + 1) / 3]),
        ("accuracy", accuracy, [np.nan, np.nan, 1, np.nan, 2 / 3]),
    ):
        if not np.allclose(value, by_hand, equal_nan=True):
            return (
                "with highest probabilities 0.95, 0.91, 0.55 and 1, the second of them wrong, and "
                f"5 bins: {name} is {np.round(value, 3).tolist()}. By hand it is "
                f"{np.round(by_hand, 3).tolist()}."
            )


def in_loops(probabilities, labels, bins=10):
    confidence, accuracy = np.full(bins, np.nan), np.full(bins, np.nan)
    counts = np.zeros(bins, dtype=int)
    p, predicted = probabilities.max(axis=1), probabilities.argmax(axis=1)
    for k in range(bins):
        inside = (p >= k / bins) & (p < (k + 1) / bins)
        if k == bins - 1:
            inside = p >= k / bins
        counts[k] = np.sum(inside)
        if counts[k] > 0:
            confidence[k] = np.mean(p[inside])
            accuracy[k] = np.mean(predicted[inside] == labels[inside])
    return confidence, accuracy, counts


def index_after_the_last(probabilities, labels, bins=10):
    np.zeros(bins)[(probabilities.max(axis=1) * bins).astype(int)]  # raises where p = 1
    return reliability(probabilities, labels, bins)


def by_digitize(probabilities, labels, bins=10):
    p = np.max(probabilities, axis=1)
    right = np.argmax(probabilities, axis=1) == labels
    place = np.digitize(p, np.linspace(0, 1, bins + 1)[1:-1])
    groups = [place == k for k in range(bins)]
    confidence = [p[group].mean() if group.any() else np.nan for group in groups]
    accuracy = [right[group].mean() if group.any() else np.nan for group in groups]
    return np.array(confidence), np.array(accuracy), np.array([group.sum() for group in groups])


def example_by_example(probabilities, labels, bins=10):
    sums, rights, counts = np.zeros(bins), np.zeros(bins), np.zeros(bins, dtype=int)
    for row, label in zip(probabilities, labels):  # noqa: B905 - as learners write it
        k = min(int(max(row) * bins), bins - 1)
        sums[k] += max(row)
        rights[k] += np.argmax(row) == label
        counts[k] += 1
    return sums / counts, rights / counts, counts


def by_histogram(probabilities, labels, bins=10):
    """NumPy's bins include their lower edge, and the last one both edges."""
    p = probabilities.max(axis=1)
    right = (probabilities.argmax(axis=1) == labels) * 1.0
    counts, edges = np.histogram(p, bins=bins, range=(0, 1))
    sums, _ = np.histogram(p, edges, weights=p)
    rights, _ = np.histogram(p, edges, weights=right)
    return sums / counts, rights / counts, counts


def means(place, p, right, bins):
    counts = np.bincount(place, minlength=bins)
    confidence = np.bincount(place, p, minlength=bins) / counts
    return confidence, np.bincount(place, right, minlength=bins) / counts, counts


def by_class(probabilities, labels, bins=10):
    predicted = probabilities.argmax(axis=1)
    hits = predicted == labels
    return means(predicted, probabilities.max(axis=1), hits, probabilities.shape[1])


def both_edges(probabilities, labels, bins=10):
    p, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == labels
    inside = [(p >= k / bins) & (p <= (k + 1) / bins) for k in range(bins)]
    counts = np.array([np.sum(each) for each in inside])
    sums = np.array([[np.sum(values[each]) for each in inside] for values in (p, right)])
    return *(sums / counts), counts


def from_one_over_c(probabilities, labels, bins=10):
    p, least = probabilities.max(axis=1), 1 / probabilities.shape[1]
    place = np.minimum(((p - least) / (1 - least) * bins).astype(int), bins - 1)
    return means(place, p, probabilities.argmax(axis=1) == labels, bins)


def always_ten(probabilities, labels, bins=10):
    return reliability(probabilities, labels, 10)


BINNED = 'np.searchsorted(edges, p, side="right")'

EXERCISE = Exercise(
    notebook=8,
    reference=reliability,
    worked=in_loops,
    extra=True,
    stub=(
        "How often is the highest probability right? Return confidence, accuracy, counts, "
        "(bins,).\n"
        "\n"
        "probabilities (N, C), labels (N,). An example's p is the highest of its row. Sort\n"
        "the examples by p into `bins` equal parts of 0 … 1. An edge belongs to the part above\n"
        "it, and p = 1 to the last. For each part: the mean of p; the share of examples whose\n"
        "highest probability is at their label; how many there are (integers). Mean and share\n"
        "of an empty part are nan."
    ),
    cases=sure_cases,
    returns=("confidence", "accuracy", "counts"),
    sizes={"probabilities": "N C"},
    hints=(
        "Three things are known about each example: how sure the network was, which bin that puts "
        "it into, and whether the network was right. The labels are needed only for the last.",
        "p = highest of each row (N,); right = (its index == label) (N,); bin = ⌊p · bins⌋, at "
        "most bins − 1. confidence = mean of p in a bin, accuracy = mean of right in it.",
        "np.max and np.argmax over axis 1. A loop over the bins: inside = (p >= k / bins) & "
        "(p < (k + 1) / bins), with p = 1 taken care of in the last; then np.sum(inside), "
        "p[inside].mean(), right[inside].mean(). Begin with np.full(bins, np.nan), and leave "
        "empty bins as they are.",
    ),
    why="What does it say about a network if accuracy is below confidence in every bin?",
    properties=(Property("four by hand", four_by_hand),),
    mistakes=mistakes(
        ("index-after-the-last", index_after_the_last),
        "⌊p · bins⌋ is `bins` where p = 1: an index after the last. Such an example belongs to the "
        "last bin.",
        (
            "one-bin-more",
            {BINNED: "(p * bins).astype(int)"},
        ),
        "there is one bin too many where p = 1 occurs: ⌊1 · bins⌋ = bins is an index after the "
        "last. Such an example belongs to the last bin.",
        (
            "one-dropped",
            {
                BINNED: "(p * bins).astype(int)",
                "confidence, accuracy, counts": "confidence[:bins], accuracy[:bins], counts[:bins]",
            },
        ),
        "examples with p = 1 are in no bin: the last bin ends just below 1. It should include its "
        "upper edge.",
        ("rounded", {BINNED: "np.round(p * bins).astype(int)"}),
        "some examples are in the wrong bins: p · bins was rounded to the nearest whole number. A "
        "bin begins at k / bins, so round down.",
        ("upper-edge", {'side="right"': 'side="left"'}),
        "an example on an edge, such as p = 0.5 with 4 bins, is in the bin below. An edge belongs "
        "to the bin above it. (Guo and others do it the other way round.)",
        (
            "equally-full",
            {BINNED: "np.argsort(np.argsort(p)) * bins // len(p)"},
        ),
        "the bins hold about equally many examples. They should be equally wide parts of 0 … 1.",
        (
            "zero-for-empty",
            {"confidence, accuracy": "np.nan_to_num(confidence), np.nan_to_num(accuracy)"},
        ),
        "an empty bin has 0. It should have nan: there is no mean of nothing, and a 0 would be "
        "taken for a measurement.",
        (
            "empty-left-out",
            {
                "confidence, accuracy, counts": (
                    "confidence[counts > 0], accuracy[counts > 0], counts[counts > 0]"
                )
            },
        ),
        "empty bins are left out, so nobody knows which ones remain. Every bin should keep its "
        "place, and the empty ones should hold nan.",
        ("by-class", by_class),
        "the examples are sorted by the predicted class. Sort them by the network's confidence, p.",
        (
            "every-class",
            {
                "probabilities.max(axis=1)": "probabilities.ravel()",
                "probabilities.argmax(axis=1) == labels": (
                    "(np.arange(probabilities.shape[1]) == labels[:, None]).ravel()"
                ),
            },
        ),
        "all N · C probabilities were sorted. Sort only the highest of each example, by which the "
        "network decides.",
        (
            "of-the-label",
            {"probabilities.max(axis=1)": "probabilities[np.arange(len(labels)), labels]"},
        ),
        "p is the probability of the label. Somebody who asks a network does not know the label: "
        "take the highest probability of the row.",
        ("mean-of-row", {"probabilities.max(axis=1)": "probabilities.mean(axis=1)"}),
        "p is the mean of a row: 1 / C for every example. Take the highest probability of the row.",
        ("labels-averaged", {"probabilities.argmax(axis=1) == labels": "labels"}),
        "accuracy is the mean of the labels. It should be the share of right answers.",
        ("sums", {"confidence, accuracy": "confidence * counts, accuracy * counts"}),
        "these are sums over each bin. Divide by the number of examples in the bin.",
        (
            "over-all",
            {"confidence, accuracy": "confidence * counts / len(p), accuracy * counts / len(p)"},
        ),
        "the sums over each bin are divided by N. Divide by the number of examples in that bin.",
        (
            "centres",
            {"return confidence": "return (np.arange(bins) + 0.5) / bins + 0 * confidence"},
        ),
        "confidence is the middle of each bin. It should be the mean of the p that are in it.",
        (
            "right-ones-counted",
            {"accuracy, counts": "accuracy, np.bincount(place[right], minlength=bins)"},
        ),
        "counts holds the number of right answers. It should hold the number of examples in each "
        "bin.",
        ("counts-as-floats", {"accuracy, counts": "accuracy, counts.astype(float)"}),
        "all numbers are right, but counts holds floats. They should be integers.",
        ("from-the-lowest", {"(edges, p,": "(edges, (p - min(p)) / (max(p) - min(p) + 1e-12),"}),
        "the bins run from the lowest p that occurs to the highest. They should be equal "
        "parts of 0 … 1, whatever the values of p.",
        ("from-one-over-c", from_one_over_c),
        "the bins begin at 1 / C, the lowest value that the highest probability can have. They "
        "should be equal parts of 0 … 1, so that diagrams for any C can be compared.",
        ("as-many-edges", {"(1, bins) / bins": "(1, bins - 1) / (bins - 1)"}),
        "the edges are `bins` numbers from 0 to 1, so there is one part too few. `bins` parts "
        "need bins + 1 edges.",
        ("both-edges", both_edges),
        "an example on an edge, such as p = 0.5 with 4 bins, is counted in two bins. It belongs "
        "only to the part above it.",
        (
            "label-above-half",
            {
                "probabilities.argmax(axis=1) == labels": (
                    "probabilities[np.arange(len(labels)), labels] > 0.5"
                )
            },
        ),
        "an answer was called right where its label has a probability above 0.5. It is right where "
        "the label's probability is the highest of its row, which may be below 0.5.",
        (
            "label-averaged",
            {
                "probabilities.argmax(axis=1) == labels": (
                    "probabilities[np.arange(len(labels)), labels]"
                )
            },
        ),
        "accuracy is the mean probability of the label. It should be the share of examples whose "
        "highest probability is at their label: a hit counts 1, a miss 0.",
        ("always-ten", always_ten),
        "there are always ten parts, whatever bins is.",
    ),
    passes=("ties: probabilities.argmax(axis=1) as last_place('argmax', probabilities, axis=1)",),
    alternatives=(in_loops, by_digitize, example_by_example, by_histogram),
)
