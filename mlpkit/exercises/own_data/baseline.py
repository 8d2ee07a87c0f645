"""Exercise of notebook 13: baseline, predictions that do not use the row."""

from collections import Counter

import numpy as np

from mlpkit.checker import Exercise, mistakes
from mlpkit.own_data.baselines import baseline


def training_cases(rng):
    """X_training (M, D), y_training (M,), X (N, D): numbers, and labels with one commonest.

    The commonest is neither the first, nor the lowest or highest, nor an index of a class. There
    are numbers in float32, and labels in uint8.
    """
    cases = []
    for M, D, N in [(7, 3, 4), (4, 2, 6), (9, 4, 1)]:
        y = rng.normal(20, 5, M)
        y[M // 2] += 30  # so that mean, median and middle differ
        y = y.astype(np.float32 if M == 4 else np.float64)
        cases.append((rng.normal(size=(M, D)), y, rng.normal(size=(N, D))))
    for counts, first, D, N in [
        ({3: 2, 8: 6, 9: 3}, 9, 3, 5),
        ({1: 4, 4: 4, 30: 5, 31: 1}, 4, 2, 1),
    ]:
        y = rng.permutation(np.repeat(list(counts), list(counts.values())))
        place = np.flatnonzero(y == first)[0]
        y[0], y[place] = first, y[0]
        y = y.astype(np.uint8 if D == 2 else np.int64)
        cases.append((rng.normal(size=(len(y), D)), y, rng.normal(size=(N, D))))
    return cases


def by_counting(X_training, y_training, X):
    if y_training.dtype.kind == "f":
        guess = sum(y_training) / len(y_training)
    else:
        guess = Counter(y_training.tolist()).most_common(1)[0][0]
    return np.array([guess for _ in X])


def by_repeating(X_training, y_training, X):
    numbers = np.issubdtype(y_training.dtype, np.floating)
    guess = y_training.mean() if numbers else np.bincount(y_training).argmax()
    return np.repeat(guess, len(X))


def in_turn(X_training, y_training, X):
    guess = np.mean(y_training)
    if y_training.dtype.kind != "f":
        most = 0
        for label in set(y_training.tolist()):
            if np.sum(y_training == label) > most:
                guess, most = label, np.sum(y_training == label)
    return np.full(X.shape[0], guess)


def always_the_mean(X_training, y_training, X):
    return np.full(len(X), np.mean(y_training))


def rounded_mean(X_training, y_training, X):
    numbers = y_training.dtype.kind == "f"
    return np.full(len(X), np.mean(y_training) if numbers else round(np.mean(y_training)))


def median_of_labels(X_training, y_training, X):
    numbers = y_training.dtype.kind == "f"
    return np.full(len(X), np.mean(y_training) if numbers else int(np.median(y_training)))


def signed_labels_only(X_training, y_training, X):
    signed = y_training.dtype.kind == "i"
    return (always_the_commonest if signed else always_the_mean)(X_training, y_training, X)


def double_numbers_only(X_training, y_training, X):
    double = y_training.dtype == float
    return (always_the_mean if double else always_the_commonest)(X_training, y_training, X)


def always_the_commonest(X_training, y_training, X):
    values, counts = np.unique(y_training, return_counts=True)
    return np.full(len(X), values[np.argmax(counts)])


CHOSEN = "classes[np.argmax(counts)]"

EXERCISE = Exercise(
    notebook=13,
    reference=baseline,
    version=2,
    extra=True,
    stub=(
        "Predict the same for each row of X: the mean of y_training if it holds numbers, its\n"
        "commonest class if it holds labels.\n\n"
        "X_training (M, D), y_training (M,), X (N, D). y_training holds numbers if its\n"
        'dtype.kind is "f", else labels (integers). Return (N,), of the same kind. One class\n'
        "is commoner than all others."
    ),
    cases=training_cases,
    sizes={"X_training": "M D", "y_training": "M", "X": "N D"},
    hints=(
        "The baseline doesn't look at X. All it knows is the targets of the training rows: it "
        "takes the one number, or the one class, that is least wrong, and predicts it for every "
        "row of X.",
        "Numbers: guess = Σ y_training / M. Labels: count how often each class occurs, and take "
        "the class with the highest count. The result is (N,), with guess in each place.",
        "classes, counts = np.unique(y_training, return_counts=True) gives the classes in order, "
        "and how often each occurs. np.argmax(counts) is the index of the commonest. np.full(N, "
        "guess) repeats guess N times.",
    ),
    why="A network is right on 90% of the rows. What number do you ask for next?",
    fade="guess = classes[",
    mistakes=mistakes(
        ("always-the-mean", always_the_mean),
        "for labels it returned the mean, too. The mean of class 3 and class 9 is not a class: "
        "take the commonest.",
        ("rounded-mean", rounded_mean),
        "for labels it returned the mean, rounded. Labels are names: class 6 is not half way "
        "between 3 and 9. Take the commonest.",
        ("median-of-labels", median_of_labels),
        "for labels it returned the median. Labels are names, and have no order: take the "
        "commonest.",
        ("always-the-commonest", always_the_commonest),
        "for numbers it returned the commonest value, too. Numbers hardly ever occur twice: take "
        "their mean.",
        ("signed-labels-only", signed_labels_only),
        'labels in uint8 got the mean: their dtype.kind is "u", not "i". Check for numbers, whose '
        'kind is "f".',
        ("double-numbers-only", double_numbers_only),
        "numbers in float32 got the commonest value: float is float64 alone. Check dtype.kind, "
        'which is "f" for both.',
        ("median", {"np.mean(y_training)": "np.median(y_training)"}),
        "for numbers it returned the median, from which the sum of the distances is least. The "
        "exercise asks for the mean, from which the sum of their squares is least.",
        ("count", {CHOSEN: "np.max(counts)"}),
        "for labels it returned how often the commonest class occurs. The exercise asks for the "
        "class itself.",
        ("place", {CHOSEN: "np.argmax(counts)"}),
        "for labels it returned the index of the commonest class in the list of classes. The "
        "classes here are not 0, 1, 2: look up which class has that index.",
        ("rarest", {CHOSEN: "classes[np.argmin(counts)]"}),
        "for labels it returned the rarest class. Take the commonest.",
        ("highest-label", {CHOSEN: "classes[-1]"}),
        "for labels it returned the highest label. Take the label that occurs most often.",
        ("lowest-label", {CHOSEN: "classes[0]"}),
        "for labels it returned the lowest label. Take the label that occurs most often.",
        ("first-row", {CHOSEN: "y_training[0]"}),
        "for labels it returned the label of the first training row. Count all labels, and take "
        "the commonest.",
        ("floats", {CHOSEN: "float(classes[np.argmax(counts)])"}),
        "the class is right, but came back as a float. np.zeros and np.ones make floats: labels "
        "are integers.",
        ("for-each-training-row", {"np.full(len(X)": "np.full(len(X_training)"}),
        "there is one prediction for each training row. The exercise asks for one for each row of "
        "X.",
        ("one-alone", {"np.full(len(X), guess)": "guess"}),
        "one number came back. The exercise asks for (N,): that number for each row of X.",
        ("as-a-column", {"np.full(len(X), guess)": "np.full((len(X), 1), guess)"}),
        "the predictions came back as a column, (N, 1). They should be (N,), as y_training is "
        "(M,): (N,) − (N, 1) would be (N, N).",
        ("as-wide-as-x", {"np.full(len(X), guess)": "np.full(X.shape, guess)"}),
        "there is a prediction for each number in X. The exercise asks for one for each row.",
        ("sum", {"np.mean(y_training)": "np.sum(y_training)"}),
        "for numbers it returned the sum. Divide by the number of values.",
        ("mean-of-x", {"np.mean(y_training)": "np.mean(X_training)"}),
        "for numbers it returned the mean of X_training. It is y that is predicted: take its mean.",
        ("kinds-exchanged", {'== "f"': '!= "f"'}),
        "the two kinds are exchanged: labels got the mean, and numbers the commonest value.",
    ),
    passes=("ties: np.argmax(counts) as last_place('argmax', counts)",),
    alternatives=(by_counting, by_repeating, in_turn),
)
