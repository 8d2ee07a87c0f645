"""Exercise of notebook 00: accuracy, the share of images that are classified correctly."""

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, numbers
from mlpkit.training import accuracy


def answer_cases(rng):
    """labels (N,), predicted (N,): two classes or more, all right, all wrong, a single example."""
    cases = []
    for N, classes, off in [(7, 2, 1), (11, 2, 0), (6, 3, 1), (13, 10, 1)]:
        labels = rng.permutation(np.arange(N) % classes)
        predicted = labels.copy()
        predicted[off] = (predicted[off] + 1) % classes
        predicted[4] = (predicted[4] + (2 if classes > 2 else 1)) % classes
        cases.append((labels, predicted))
    some = rng.permutation([0, 1, 1, 0, 1])
    cases += [(some, some.copy()), (some.copy(), 1 - some), (np.array([3]), np.array([3]))]
    return [*cases, (np.array([2, 0, 2]), np.array([2, 1, 2]))]  # a label that never occurs


def agrees_with_a_count(f, rng):
    """Shows the labels themselves: they are short enough to count by eye."""
    for labels, predicted in answer_cases(rng):
        share, right = f(labels.copy(), predicted.copy()), int(np.sum(labels == predicted))
        if not np.isclose(share, right / len(labels), rtol=1e-5):
            came, expected = numbers(share, right / len(labels))
            return (
                f"for labels {labels.tolist()} and predicted {predicted.tolist()} you returned "
                f"{came}; {right} of {len(labels)} agree, so the share is {expected}."
            )


def counted_in_a_loop(labels, predicted):
    right = 0
    for label, guess in zip(labels, predicted):  # noqa: B905 - as learners write it
        if label == guess:
            right += 1
    return right / len(labels)


def returned_in_the_loop(labels, predicted):
    return (labels[0] == predicted[0]) / len(labels)


def returned_in_the_if(labels, predicted):
    return 1 / len(labels) if (labels == predicted).any() else None


def without_the_last(labels, predicted):
    return np.sum(labels[:-1] == predicted[:-1]) / len(labels)


def asked_with_if(labels, predicted):
    right = 0
    if labels == predicted:
        right += 1
    return right / len(labels)


def divided_by_classes(labels, predicted):
    return np.sum(labels == predicted) / (max(np.max(labels), np.max(predicted)) + 1)


def until_the_first_wrong(labels, predicted):
    wrong = np.flatnonzero(labels != predicted)
    return (wrong[0] if len(wrong) else len(labels)) / len(labels)


EXERCISE = Exercise(
    notebook=0,
    reference=accuracy,
    stub=(
        "Return the share of the N images that were labelled right: a number from 0 to 1.\n\n"
        "labels (N,) are the true labels, predicted (N,) those that the program gave."
    ),
    cases=answer_cases,
    hints=(
        "By hand: for the true labels 0, 1, 1, 0 and the predicted ones 0, 1, 0, 0, three of "
        "four agree. The share is 3/4 = 0.75. Where do the two arrays agree, how often, and out "
        "of how many?",
        "accuracy = (number of n with labels[n] = predicted[n]) / N. Both arrays have shape "
        "(N,), the result is one number. Comparing two arrays with == compares them element by "
        "element: the result has shape (N,) and holds True and False.",
        "True counts as 1 and False as 0. So np.sum of the comparison is the number of images "
        "that are right, and np.mean of it is the share. Don't forget the return.",
    ),
    why="Why does the mean of True and False give a share?",
    properties=(Property("a count by eye", agrees_with_a_count),),
    mistakes=mistakes(
        ("percent", lambda labels, predicted: 100 * np.mean(labels == predicted)),
        "this is a percentage, from 0 to 100. The exercise asks for the share, from 0 to 1: 0.75 "
        "where three of four labels are right.",
        ("count", lambda labels, predicted: np.sum(labels == predicted)),
        "this is the number of right answers. For the share, divide by the number of images.",
        ("wrong-ones", lambda labels, predicted: np.mean(labels != predicted)),
        "this is the share of wrong answers. You are one step away: the exercise asks for the "
        "share of right ones.",
        ("all-of-them", lambda labels, predicted: len(labels == predicted) / len(labels)),
        "this is 1 whatever comes in: len counts all N comparisons, whether True or False. Count "
        "only those that are True.",
        ("true-and-false", lambda labels, predicted: labels == predicted),
        "this is the comparison itself, a True or False for each image. Good so far; now make one "
        "number out of it, the share that is True.",
        ("whole-division", lambda labels, predicted: np.sum(labels == predicted) // len(labels)),
        "this is 1 when all labels are right and 0 otherwise: // and int drop the fraction. A "
        "share needs its fraction.",
        ("all-or-nothing", lambda labels, predicted: np.array_equal(labels, predicted)),
        "this says whether all labels are right. The exercise asks for the share: 0.75 where three "
        "of four labels are right.",
        ("any-at-all", lambda labels, predicted: np.any(labels == predicted)),
        "this says whether any label is right. The exercise asks for the share: 0.75 where three "
        "of four labels are right.",
        ("if-on-arrays", asked_with_if),
        "an if wants one True or False, and comparing two arrays gives one for every image. No if "
        "is needed: make one number out of all these answers.",
        ("return-in-the-loop", returned_in_the_loop),
        "only the first image was looked at. A return ends the function at once; inside a loop, "
        "that is in the first round.",
        ("return-in-the-if", returned_in_the_if),
        "the count stops at the first image that is right. A return ends the function at once: "
        "let the loop finish first.",
        ("without-the-last", without_the_last),
        "the last image was left out. range(N) already stops at N − 1, and 0 to N − 1 are all N "
        "indices.",
        (
            "without-the-first",
            lambda labels, predicted: np.sum(labels[1:] == predicted[1:]) / len(labels),
        ),
        "the first image was left out. Indices count from 0: range(N) runs from 0 to N − 1.",
        ("label-1-only", lambda labels, predicted: np.mean(labels * predicted)),
        "this is the mean of the products, which counts an image only where both labels are 1. Two "
        "zeros agree as well: count them too.",
        ("mean-difference", lambda labels, predicted: np.mean(np.abs(labels - predicted))),
        "this is the mean difference between the labels. A label is a name: 9 for 3 is wrong, and "
        "not six times as wrong as 4 for 3. Count how often the two are equal.",
        ("divided-by-classes", divided_by_classes),
        "this divides by the number of classes. Divide by the number of images.",
        (
            "argmax-again",
            lambda labels, predicted: np.mean(np.argmax(predicted, axis=-1) == labels),
        ),
        "argmax was taken of predicted. But predicted holds labels already, one for each image; "
        "there are no scores to choose from.",
        ("anywhere", lambda labels, predicted: np.mean(np.isin(predicted, labels))),
        "a predicted label counts as right wherever it occurs among the true ones. Image n is "
        "right when predicted[n] equals labels[n].",
        (
            "distance",
            lambda labels, predicted: 1 - np.mean(np.abs(labels.astype(float) - predicted)),
        ),
        "this is 1 minus the mean distance between the labels, which is right for two classes "
        "only. Labels are names, not amounts: 9 for 1 is one wrong image, and so is 2 for 1.",
        ("signed-difference", lambda labels, predicted: 1 - np.mean(labels - predicted)),
        "this is 1 minus the mean of the differences, in which +1 and −1 cancel. Count how often "
        "the two are equal.",
        ("mean-signed-difference", lambda labels, predicted: np.mean(labels - predicted)),
        "this is the mean of the differences, in which +1 and −1 cancel. A label is a name: "
        "count how often the two are equal.",
        (
            "two-classes-only",
            lambda labels, predicted: np.mean(labels == (predicted > 0.5)),
        ),
        "every predicted label above 0.5 was taken for 1, which is right for two classes only. But "
        "predicted holds labels, not probabilities: compare them as they are.",
        ("predicted-1-only", lambda labels, predicted: np.mean(labels[predicted == 1] == 1)),
        "this looks only at the images with the predicted label 1. The share should be out of all "
        "N images.",
        ("until-the-first-wrong", until_the_first_wrong),
        "counting stopped at the first wrong answer: a break or a return comes too early.",
    ),
    alternatives=(
        counted_in_a_loop,
        lambda labels, predicted: np.sum(labels == predicted) / len(labels),
        lambda labels, predicted: (labels == predicted).mean(),
        lambda labels, predicted: 1 - np.count_nonzero(labels - predicted) / labels.size,
        lambda labels, predicted: np.mean(np.where(labels == predicted, 1.0, 0.0)),
        lambda labels, predicted: np.float32(accuracy(labels, predicted)),
    ),
)
