"""The two classes that notebook 07's networks confuse most, over ten seeds.

Run it from the top of the checkout, with one thread for BLAS; five minutes:

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.notebook_07

Each seed has its own first weights and order of batches, and all but the original have their own
split. All see the same 10,000 test images.
"""

from collections import Counter

from mlpkit.forward_pass import predict
from mlpkit.preprocessing import load_fashion_mnist
from mlpkit.training import confused_pair, confusion_matrix

from .claims.basics import LARGER, QUICK, TEN, images, started, trained_with_adam
from .original_experiment import NETWORK


def main():
    data, (X, _) = load_fashion_mnist(), images()[1]
    for name, predicted in predictions(X).items():
        pairs = [leader(predicted(seed), data) for seed in TEN]
        for pair, times in Counter(pair for pair, _ in pairs).most_common():
            counts = [count for other, count in pairs if other == pair]
            print(f"{name}, {times} times of {len(TEN)}: {pair}, {counts} of the test images")


def predictions(X):
    """Return {name: function of a seed that returns the predicted classes of the test images X,
    (N,)}."""

    def by_start(scheme):
        return lambda seed: predict(NETWORK, started(scheme, seed), X)

    def by_adam(recipe):
        def of(seed):
            network, parameters, sets = trained_with_adam(*recipe, seed)
            return predict(network, parameters, sets["test"][0])

        return of

    recipes = {"linear": ((784, 10), 2), "784-64-10": QUICK, "784-128-10": LARGER}
    found = {"original": by_start("normal"), "Xavier": by_start("xavier")}
    return found | {name: by_adam(recipe) for name, recipe in recipes.items()}


def leader(predicted, data):
    """Return (the two classes most confused, how often, in both directions)."""
    counts = confusion_matrix(data.test_labels, predicted, 10)
    i, j = confused_pair(counts)
    return f"{data.class_names[i]} and {data.class_names[j]}", int(counts[i, j] + counts[j, i])


if __name__ == "__main__":
    main()
