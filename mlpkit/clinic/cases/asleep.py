"""The case `asleep`: six stacked sigmoids that let nothing through."""

from mlpkit.clinic.record import Case, Cost


def settings(inputs, classes):
    return {"sizes": [inputs, *[32] * 6, classes], "hidden": "tanh"}


CASE = Case(
    name="asleep",
    saw=(
        "The loss goes to 2.31, just above ln 10, and sleeps there for all 8 epochs: 10 of 100 are "
        "right. The author had added "
        "layers one by one, and with two it still learnt."
    ),
    source=(
        "Glorot & Bengio (2010), “Understanding the difficulty of training deep feedforward "
        "neural networks”, section 3.1, on sigmoids in deep networks"
    ),
    function="settings",
    lines=(19,),
    organ="forward pass",
    cause=(
        "a sigmoid's slope is 1/4 at most, and its output is near 1/2 whatever comes in. After "
        "six of them the output hardly moves with the image, and a thousandth or less of the "
        "gradient at the top comes down."
    ),
    repaired=settings,
    shows=("activations",),
    alike={
        "a rate that is too small": (
            "then the loss falls, if slowly, and the output moves with the image. Here less than "
            "1% of it does."
        ),
        "inputs that are far too small": (
            "then the inputs are the small numbers. Here they go from 0 to 1."
        ),
        "weights that are all equal": (
            "then the units of a layer are copies. Here they differ, and all are nearly constant."
        ),
        "labels that do not belong to their images": (
            "then twenty images alone are learnt by heart. Here they are not."
        ),
    },
    against={
        "optimizer": (
            "with the same momentum and rate, and tanh in place of sigmoid, the network learns."
        ),
        "first weights": (
            "they are Xavier's, as they should be for sigmoids. No usual size makes up for a slope "
            "of 1/4, six times over."
        ),
        "backward pass": (
            "it agrees with nudging: the gradients are as small as the slopes really are."
        ),
        "labels": "78 of 100 images have the label of the image most like them.",
        "data": "the numbers lie between 0 and 1, and there are 200 images of each kind.",
        "loss": "it is near ln 10 at the start, and its gradient agrees with nudging.",
        "training loop": "each image once an epoch, in a new order each time.",
    },
    costs=(
        Cost("validation accuracy", sick=0.10, healthy=0.77, tolerance=0.08),
        Cost("training loss", sick=2.31, healthy=0.5, tolerance=0.2),
    ),
)
