"""The case `nan`: the logarithm of a probability that has become 0."""

import numpy as np

from mlpkit.activations import softmax
from mlpkit.checker import Mistake
from mlpkit.clinic.contracts.networks import finite_loss
from mlpkit.clinic.record import Case, Cost
from mlpkit.losses import log_softmax
from mlpkit.preprocessing import one_hot


def cross_entropy(logits, labels):
    z = logits - np.max(logits, axis=1, keepdims=True)
    log_chances = z - np.log(np.sum(np.exp(z), axis=1, keepdims=True))
    return -np.mean(log_chances[np.arange(len(labels)), labels])


def of_mlpkit(logits, labels):
    targets = one_hot(labels, logits.shape[1])
    return -np.sum(targets * log_softmax(logits)) / len(logits)


def bounded(logits, labels):
    targets = one_hot(labels, logits.shape[1])
    return -np.sum(targets * np.log(np.maximum(softmax(logits), 1e-30))) / len(logits)


def own_label_alone(logits, labels):
    return -np.mean(np.log(softmax(logits)[np.arange(len(labels)), labels]))


def more_digits(logits, labels):
    targets = one_hot(labels, logits.shape[1])
    return -np.sum(targets * np.log(softmax(logits.astype(np.float64)))) / len(logits)


CASE = Case(
    name="nan",
    saw=(
        "The training loss falls as it should, 2.0, 1.4, and the validation loss is nan from the "
        "first epoch. So the program stops after two, with 55 in 100 right."
    ),
    source="the notebook that this course grew out of, its function `CrossEntropyLoss`",
    function="cross_entropy",
    lines=(16,),
    organ="loss",
    cause=(
        "some validation images have pixels that are rare in training. These are so far from the "
        "mean that one output is a hundred above another. In float32 e⁻¹⁰⁴ is 0, its logarithm "
        "−inf, and 0 times −inf is nan. One such image makes the whole mean nan."
    ),
    repaired=cross_entropy,
    mistakes=(
        Mistake(
            "own-label-alone",
            own_label_alone,
            "0 · log 0 is gone. But where the right class itself has probability 0, the loss is "
            "inf.",
        ),
        Mistake(
            "more-digits",
            more_digits,
            "in float64 a probability becomes 0 too, only later: from e⁻⁷⁴⁵ on.",
        ),
    ),
    alternatives=(of_mlpkit, bounded),
    hints=(
        "The training loss is a number, the validation loss is not. By which images do they "
        "differ? How large are the largest outputs?",
        "What is log softmax of 0 and −200? On paper it is −200. And here?",
        "The logarithm of softmax needs no softmax: z − log Σ eᶻ, with the row's maximum "
        "subtracted first.",
    ),
    shows=("loss_at_start",),
    alike={
        "nan in the images": (
            "then inputs would count them, and the outputs would be nan too. All are numbers."
        ),
        "weights that have become nan": (
            "then the training loss would be nan from then on, and no image right. Here it falls."
        ),
        "overfitting": "then the validation loss would rise, and still be a number.",
    },
    against={
        "data": "there is no nan or inf in it, and its size is 1.",
        "optimizer": "the training loss falls, and 20 images are learnt by heart.",
        "backward pass": "nudging finds the same gradients, to nine digits and more.",
        "training loop": "each image is seen once an epoch, in a new order, 50 in a batch.",
        "first weights": "no unit is dead, and the outputs move with the images.",
        (20, 27): (
            "waiting for a loss that falls is right. nan is not below anything, so it waits in "
            "vain."
        ),
        (32, 34): "both sets are standardized by the training set, as they should be.",
    },
    costs=(
        Cost("validation accuracy", sick=0.59, healthy=0.76, tolerance=0.06),
        Cost("validation loss", sick=np.nan, healthy=1.04, tolerance=0.3),
    ),
    contract=finite_loss,
    version=2,
)
