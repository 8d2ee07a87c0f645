"""The case `floor`: softmax at the end of the network, and again inside the loss."""

from mlpkit.clinic.record import Case, Cost


def settings(inputs, classes):
    return {"sizes": [inputs, 64, 32, classes], "hidden": "relu"}


CASE = Case(
    name="floor",
    saw=(
        "It learns, and seems to hit a floor: after 8 epochs the training loss is still near "
        "1.8, where a colleague's goes below 0.5. No rate brings it under 1.46."
    ),
    source=(
        "Karpathy, “most common neural net mistakes” (2018), number 4; tflearn, pull request 562 "
        "(2017), “Double application of softmax”, in the library's own example"
    ),
    function="settings",
    lines=(19,),
    organ="forward pass",
    cause=(
        "softmax is applied twice, at the end of the network and inside the cross-entropy, which "
        "wants logits. From numbers between 0 and 1 its softmax can make no share above "
        "e / (e + 9) = 0.23, so the loss can't fall below −ln 0.23 = 1.46."
    ),
    repaired=settings,
    shows=("activations",),
    alike={
        "a rate that is too small": (
            "then the loss keeps falling, however slowly. This one has a floor, 1.46."
        ),
        "a network that is too small": (
            "then twenty images alone bring the loss near 0. Here it stays above 1.46 even then."
        ),
        "noisy labels": (
            "then similar images differ in their labels. Here 78 of 100 have the label of their "
            "neighbour."
        ),
    },
    against={
        "optimizer": (
            "a larger rate falls faster to the same floor: with outputs from 0 to 1 no step can "
            "bring the loss below 1.46."
        ),
        "loss": (
            "on logits it is right: value and gradient agree with nudging, and the start is ln 10. "
            "It is given something else."
        ),
        "backward pass": "it agrees with nudging throughout, the softmax at the end included.",
        "data": "the numbers lie between 0 and 1, and there are 200 images of each kind.",
        "first weights": "no unit is dead and none is a copy: the hidden layers are as usual.",
        "labels": "78 of 100 images have the label of the image most like them.",
        (41, 41): "the largest output is the largest with softmax and without: it keeps the order.",
    },
    costs=(
        Cost("training loss", sick=1.77, healthy=0.42, tolerance=0.15),
        Cost("validation loss", sick=1.78, healthy=0.60, tolerance=0.15),
    ),
)
