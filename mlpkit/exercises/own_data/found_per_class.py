"""Exercise of notebook 13: found_per_class, the recall of each class."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number


def found_per_class(labels, predicted, classes):
    """The share of each class's rows that are predicted as that class: (classes,)."""
    found = np.full(classes, np.nan)
    for c in range(classes):
        own = labels == c
        if own.any():
            found[c] = np.mean(predicted[own] == c)
    return found


def answer_cases(rng):
    """labels, predicted (N,), classes: a class without rows, one that is never predicted."""
    cases = []
    for sizes, C in (([6, 3, 2], 3), ([9, 4, 0, 5], 4), ([7, 12], 2), ([3, 0, 8, 5, 6, 0], 6)):
        labels = rng.permutation(np.repeat(np.arange(C), sizes))
        predicted = np.where(rng.random(len(labels)) < 0.5, labels, rng.integers(0, C, len(labels)))
        for c, size in enumerate(sizes[:2]):  # find some of the class, but not all
            own = np.flatnonzero(labels == c)
            if size:
                predicted[own[0]], predicted[own[1]] = c, (c + 1) % C
        cases.append((labels, predicted, C))
    labels = np.array([0, 1, 0, 2, 1, 0, 3, 2])
    return [*cases, (labels, np.array([0, 0, 0, 2, 1, 1, 0, 0]), 4), (labels[:5], labels[:5], 3)]


def by_hand(f, rng):
    found = np.asarray(f(np.array([0, 0, 0, 0, 1]), np.array([0, 0, 0, 1, 1]), 2), float)
    if found.shape == (2,) and not np.allclose(found, [0.75, 1]):
        return (
            "four rows are of class 0, and three of them are found: 0.75. One row is of class 1, "
            f"and it is found: 1. Yours are {number(found[0])} and {number(found[1])}."
        )
    return None


def by_counting(labels, predicted, classes):
    found, rows = [0] * classes, [0] * classes
    for label, said in zip(labels, predicted, strict=True):
        rows[label] += 1
        found[label] += said == label
    return np.array([f / n if n else np.nan for f, n in zip(found, rows, strict=True)])


def by_bincount(labels, predicted, classes):
    hits = np.bincount(labels[labels == predicted], minlength=classes)
    with np.errstate(invalid="ignore"):
        return hits / np.bincount(labels, minlength=classes)


def by_confusion(labels, predicted, classes):
    table = np.zeros((classes, classes))
    np.add.at(table, (labels, predicted), 1)
    with np.errstate(invalid="ignore"):
        return np.diag(table) / table.sum(axis=1)


def means_of_masks(labels, predicted, classes):
    """Without a special case: the mean of no rows is nan."""
    with np.errstate(invalid="ignore", divide="ignore"):
        hits = [np.sum((labels == c) & (predicted == c)) for c in range(classes)]
        return np.array(hits) / np.array([np.sum(labels == c) for c in range(classes)])


def ratio(top, bottom):
    """A wrong answer: one count of masks over another, class by class."""

    def wrong(labels, predicted, classes):
        pairs = [(labels == c, predicted == c) for c in range(classes)]
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.array([np.float64(top(*pair).sum()) / bottom(*pair) for pair in pairs])

    return wrong


def both(own, said):
    return own & said


def accuracy_alone(labels, predicted, classes):
    return np.mean(labels == predicted)


def accuracy_of_all(labels, predicted, classes):
    return np.full(classes, np.mean(labels == predicted))


def filled(value):
    def wrong(labels, predicted, classes):
        found = found_per_class(labels, predicted, classes)
        return np.where(np.isnan(found), value, found)

    return wrong


def classes_that_occur(labels, predicted, classes):
    return np.array([np.mean(predicted[labels == c] == c) for c in np.unique(labels)])


def up_to_the_largest(labels, predicted, classes):
    return found_per_class(labels, predicted, labels.max() + 1)


def averaged(labels, predicted, classes):
    return np.nanmean(found_per_class(labels, predicted, classes))


def confusion(labels, predicted, classes):
    table = np.zeros((classes, classes))
    np.add.at(table, (labels, predicted), 1)
    return table


def last_class(labels, predicted, classes):
    return found_per_class(labels, predicted, classes)[-1]


def counted(labels, predicted, classes):
    return np.bincount(labels[labels == predicted], minlength=classes)


def from_one(labels, predicted, classes):
    return found_per_class(labels - 1, predicted - 1, classes)


def divided_by_none(labels, predicted, classes):
    shares = []
    for c in range(classes):
        own = [said for label, said in zip(labels, predicted, strict=True) if label == c]
        shares.append(own.count(c) / len(own))
    return np.array(shares)


def as_long_as_it_comes(labels, predicted, classes):
    return np.bincount(labels[labels == predicted]) / np.bincount(labels)


EXERCISE = Exercise(
    notebook=13,
    reference=found_per_class,
    stub=(
        "Return, for each class, the share of its own rows that is found: its recall.\n\n"
        "labels and predicted (N,): integers, 0 to classes − 1, the right classes and those\n"
        "that were said. Return (classes,), floats: for class c, of the rows whose label is\n"
        "c, the share that was predicted as c. A class without rows gets nan."
    ),
    cases=answer_cases,
    sizes={"labels": "N", "predicted": "N"},
    properties=(Property("two classes by hand", by_hand),),
    hints=(
        "Take one class. Which rows are its own? Look only at those, and ask how many of them were "
        "given its name.",
        "For class c: the rows with labels == c, (N,) True or False. Among them, take the mean of "
        "predicted == c. Put it at index c of a result of shape (classes,). Where there is no "
        "such row, put nan.",
        "found = np.full(classes, np.nan). For each c in range(classes): own = labels == c; if "
        "own.any(), found[c] = np.mean(predicted[own] == c).",
    ),
    why="98.8% are right, and one class is never found. How can both be true?",
    mistakes=mistakes(
        ("precision", ratio(both, lambda own, said: said.sum())),
        "this is the share of right answers among the rows that were given the class's name, its "
        "precision. Recall starts from the class's own rows: divide by their number.",
        ("of-all-rows", ratio(both, lambda own, said: len(own))),
        "the found rows of each class were divided by all rows. Divide by the number of rows that "
        "the class has.",
        ("counted", counted),
        "these are numbers of rows. The exercise asks for shares: divide by the number of rows "
        "that each class has.",
        ("accuracy", accuracy_alone),
        "this is the accuracy, one number. The exercise asks for a share for each class.",
        ("accuracy-of-all", accuracy_of_all),
        "each class got the accuracy over all rows. Look only at the rows whose label is that "
        "class.",
        ("averaged", averaged),
        "this is the mean over the classes. The exercise asks for the share of each class.",
        ("last-class", last_class),
        "one number came back, that of the last class. Collect the shares of all classes, and "
        "return them after the loop.",
        ("yes-or-no", ratio(lambda own, said: own == said, lambda own, said: len(own))),
        "for each class this counts the rows that rightly got its name and those that rightly got "
        "another name. The latter are many, and make the share large. Look only at the rows whose "
        "label is the class.",
        ("jaccard", ratio(both, lambda own, said: (own | said).sum())),
        "the found rows were divided by the number of rows that have the class's label or were "
        "given its name. Divide by the number of rows that have its label.",
        ("said-share", ratio(lambda own, said: said, lambda own, said: len(own))),
        "this is how often each class was predicted, rightly or wrongly. Look only at the rows "
        "whose label is the class.",
        ("said-per-own", ratio(lambda own, said: said, lambda own, said: own.sum())),
        "each class was counted wherever it was predicted, even on rows of other classes. Count it "
        "on its own rows alone.",
        ("zero-for-none", filled(0.0)),
        "a class without rows got 0, as if all of its rows had been missed. Nothing is known about "
        "it: it should get nan.",
        ("one-for-none", filled(1.0)),
        "a class without rows got 1, as if all of its rows had been found. Nothing is known about "
        "it: it should get nan.",
        ("left-out", classes_that_occur),
        "a class without rows was left out, and the others moved up. Return one number for each "
        "class, 0 to classes − 1, and nan for a class without rows.",
        ("largest-label", up_to_the_largest),
        "the number of classes was taken from the labels. Use `classes`, which comes in: the last "
        "classes may have no rows here.",
        ("classes-from-1", from_one),
        "these are the shares of the classes 1 to `classes`: class 0 is missing. They should be "
        "those of 0 to classes − 1, as range(classes) counts.",
        ("divided-by-none", divided_by_none),
        "a class without rows was divided by 0. Check first whether it has any; if not, it should "
        "get nan.",
        ("without-minlength", as_long_as_it_comes),
        "np.bincount ends at the largest number that occurs, so the two counts differ in length. "
        "Say how many classes there are: minlength=classes.",
        ("confusion", confusion),
        "this is the confusion matrix. The exercise asks for its diagonal, divided by the sums of "
        "its rows.",
    ),
    alternatives=(by_counting, by_bincount, by_confusion, means_of_masks),
)
