"""What is normal in use, once a network is trained."""

import math

import numpy as np

from mlpkit import debugging
from mlpkit.debugging.checkup_lines import deviations, lines, network_of, percent
from mlpkit.forward_pass import predict as predict_by_network

AGREE = 0.99  # share of equal answers, in use and in training, on the same images
BETTER = 0.3  # lead of the accuracy in use over that of the given network


def see_prediction(asked):
    if asked.predict is None or asked.raw is None:
        return []
    examples, labels = asked.raw
    faults, questions, found, normal, counts = [], [], [], [], [len(labels)]
    if asked.validation and not np.array_equal(labels, asked.validation[1]):
        counts.append(len(asked.validation[1]))  # the reported accuracy comes from a sample, too
    elif asked.validation:
        answers = predict_by_network(*network_of(asked), np.asarray(asked.validation[0]))
        agree = debugging.prediction(asked.predict, examples, answers, 1).accuracy
        found.append(f"{percent(agree)} of answers as in training")
        normal.append(f"{percent(AGREE)} or more")
        if agree < AGREE and has_other_weights(asked, answers):
            if asked.reported is None:
                tip = (
                    "It is better than the network you passed. Does it have other, trained weights?"
                )
                questions.append(("prediction", found[-1], tip))
            found, normal = [], []
        elif agree < AGREE:
            tip = "In use, the examples are prepared differently, or dropout is still on."
            faults.append(("prediction", found[-1], tip))
    if asked.reported is not None:
        p = debugging.prediction(asked.predict, examples, labels, asked.reported)
        chance = within(p.reported, *counts)
        found.append(f"accuracy {percent(p.accuracy)}")
        normal.append(f"{percent(p.reported)}, give or take {percent(chance)}")
        if abs(p.accuracy - p.reported) > chance:
            tip = "In use it is not as good as reported: compare how examples are prepared."
            faults.append(("prediction", found[-1], tip))
    faults += judge_answers(asked.predict, examples)
    if not found:
        found, normal = ["the same answers each time"], ["the same each time"]
    return lines("prediction", ", ".join(found), ", ".join(normal), faults, (), questions)


def has_other_weights(asked, answers):
    """Whether the program in use is so much better than the answers (N,) of the given network that
    it seems to have different, trained weights. A wrong preparation may be better by chance, but
    not if its accuracy is also the reported one."""
    examples, labels = asked.raw
    right, reported = float(np.mean(answers == labels)), asked.reported
    in_use = debugging.prediction(asked.predict, examples, labels, right).accuracy
    if in_use - right > BETTER or reported is None:
        return in_use - right > BETTER
    off = abs(in_use - reported)
    return in_use - right > deviations(right, len(labels)) and off <= within(reported, len(labels))


def within(share, *counts):
    """How far an accuracy may be from the reported share: 3 standard deviations.

    counts: how many examples the accuracy, and perhaps the share, was measured on.
    """
    return 3 * math.sqrt(max(share * (1 - share), 0.01) * sum(1 / count for count in counts))


def judge_answers(predict, examples):
    """Return faults, for `lines`, if answers depend on more than the example."""
    if len(examples) < 2:
        return []
    a = debugging.answers(predict, examples)
    if a.again < AGREE:
        tip = "Something is drawn in use: is dropout on?"
        return [("prediction", f"{percent(a.again)} of answers the same twice", tip)]
    if a.alone < AGREE:
        tip = "An answer depends on what else is asked: does it use the batch's statistics?"
        return [("prediction", f"{percent(a.alone)} of answers the same in halves", tip)]
    return []
