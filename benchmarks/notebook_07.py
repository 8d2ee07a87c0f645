"""Claims of notebook 07 over ten seeds, for which a notebook has no time.

Run it from the top of the checkout, with one thread for BLAS; five minutes:

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.notebook_07

Each seed has its own split, first weights and order of batches. The original's way and Xavier's
share the seed of the weights and the very batches; all see the same 10,000 test images.
"""

import math
from collections import Counter

import numpy as np

from mlpkit.forward_pass import predict
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Adam, cosine, warmup
from mlpkit.preprocessing import (
    flatten,
    load_fashion_mnist,
    pixel_statistics,
    scale_to_unit,
    standardize,
    train_validation_split,
)
from mlpkit.search import paired_difference
from mlpkit.training import accuracy, confused_pair, confusion_matrix, fit

from . import original_experiment

SEEDS = range(10)
STEP_4 = {  # name: (sizes, epochs), as in step 4 of the notebook
    "linear": ((784, 10), 2),
    "784-64-10": ((784, 64, 10), 2),
    "784-128-10": ((784, 128, 10), 6),
}


def main():
    data = load_fashion_mnist()
    train = scale_to_unit(flatten(data.train_images)), data.train_labels
    test = scale_to_unit(flatten(data.test_images)), data.test_labels
    tested, validated, leaders = {}, {}, {}
    for name, run in runs().items():
        rows = [run(train, test, seed) for seed in SEEDS]
        tested[name] = [round(100 * accuracy(test[1], predicted), 2) for predicted, _ in rows]
        validated[name] = [validation and round(100 * validation, 2) for _, validation in rows]
        pairs = [leader(predicted, data) for predicted, _ in rows]
        leaders[name] = Counter(pair for pair, _ in pairs)
        print(f"{name}, test accuracy: {listed(tested[name])}")
        if validated[name][0]:
            print(f"{name}, validation accuracy: {listed(validated[name])}")
        for pair, times in leaders[name].most_common():
            counts = [count for other, count in pairs if other == pair]
            print(
                f"  most confused, {times} times of {len(SEEDS)}: {pair}, {listed(counts, '.0f')}"
            )
    print("\nIn pairs, seed by seed:")
    larger, quick = "784-128-10", "784-64-10"
    say("test: Xavier − original", tested["original"], tested["Xavier"])
    say("test: 784-64-10 − original", tested["original"], tested[quick])
    say("validation: 784-128-10 − 784-64-10", validated[quick], validated[larger])
    say("784-128-10: validation − test", tested[larger], validated[larger])


def runs():
    """{name: function of (train, test, seed)} that gives (predicted (N,), validation accuracy)."""
    found = {"original": original("normal"), "Xavier": original("xavier")}
    return found | {name: step_4(*recipe) for name, recipe in STEP_4.items()}


def original(scheme):
    def run(train, test, seed):
        parameters = original_experiment.start(scheme, scheme, seed)
        original_experiment.train_on(train, parameters, 30, seed)
        return predict(original_experiment.NETWORK, parameters, test[0]), None

    return run


def step_4(sizes, epochs):
    def run(train, test, seed):
        rng, network = np.random.default_rng(seed), mlp(sizes)
        X, y, X_validation, y_validation = train_validation_split(*train, 1 / 6, rng)
        statistics = pixel_statistics(X)
        Z, Z_validation, Z_test = (
            standardize(part, *statistics) for part in (X, X_validation, test[0])
        )
        parameters, steps = initialize(network, rng), epochs * math.ceil(len(y) / 256)
        adam = Adam(lambda step: warmup(step, steps // 10, cosine(step, steps, 0.01)))
        recipe = {"optimizer": adam, "batch_size": 256, "epochs": epochs, "rng": rng}
        fit(network, parameters, (Z, y), **recipe, progress=False, threads=1)
        right = accuracy(y_validation, predict(network, parameters, Z_validation))
        return predict(network, parameters, Z_test), right

    return run


def leader(predicted, data):
    """(the two classes most confused, how often, both ways)."""
    counts = confusion_matrix(data.test_labels, predicted, 10)
    i, j = confused_pair(counts)
    return f"{data.class_names[i]} and {data.class_names[j]}", counts[i, j] + counts[j, i]


def listed(values, form=".2f"):
    """The numbers, their mean and standard deviation."""
    numbers = ", ".join(format(value, form) for value in values)
    deviation = f" ± {np.std(values, ddof=1):{form}}" if len(values) > 1 else ""
    return f"{numbers}; {np.mean(values):{form}}{deviation}"


def say(what, before, after):
    mean, error, wins = paired_difference(before, after)
    print(f"{what}: {mean:.2f} ± {error:.2f} points, above 0 for {wins} of {len(before)}")


if __name__ == "__main__":
    main()
