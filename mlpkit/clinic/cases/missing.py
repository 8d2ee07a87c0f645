"""The case `missing`: a ReLU after the last weights, where some classes die at once."""

from mlpkit.clinic.record import Case, Cost


def settings(inputs, classes):
    return {"sizes": [inputs, 80, 40, 20, classes], "hidden": "relu"}


CASE = Case(
    name="missing",
    saw=(
        "6 in 10 garments are named right, where a colleague's network gets 8. A list of the "
        "answers shows why: some kinds are never named at all, and others too often."
    ),
    source=(
        "pytorch/tutorials, pull request 1644 (2021): a ReLU just before the cross-entropy, in "
        "PyTorch's own introduction; also pytorch/examples, pull request 117 (2017)"
    ),
    function="settings",
    lines=(20,),
    organ="forward pass",
    cause=(
        "a ReLU follows the last weights. An output that is below 0 for every image is 0, "
        "gets no slope and stays there: that class is never learnt. cross_entropy wants logits, "
        "of either sign."
    ),
    repaired=settings,
    shows=("activations",),
    alike={
        "missing labels": ("then a class has no labels at all. Here each has 200."),
        "a rate that is too large": (
            "then hidden units die. Here no more of them are dead than usual; the dead units are "
            "outputs."
        ),
        "softmax applied twice": (
            "then the outputs of a row sum to 1. Here they are 0 or more, and some are above 2."
        ),
    },
    against={
        "labels": (
            "each kind has 200 labels, and 78 of 100 images have the label of the image most like "
            "them."
        ),
        "optimizer": (
            "with the same Adam and the same rate the network without its last ReLU learns well."
        ),
        "data": "each kind has 200 images, and the numbers lie between 0 and 1.",
        "loss": (
            "value and gradient agree with nudging. It can do little with a logit that is always 0."
        ),
        "backward pass": (
            "it agrees with nudging: where a ReLU is off, the slope is 0. That is the trouble, "
            "and it is right."
        ),
        "first weights": (
            "they are of the usual size, and below the last layer few units are dead."
        ),
        (
            41,
            41,
        ): "the largest output is the answer. The output of a class that died never is.",
    },
    costs=(
        Cost("validation accuracy", sick=0.60, healthy=0.78, tolerance=0.07),
        Cost("training loss", sick=0.95, healthy=0.34, tolerance=0.22),
    ),
)
