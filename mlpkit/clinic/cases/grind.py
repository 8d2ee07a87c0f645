"""The case `grind`: the short last batch decides how large all later ones are."""

from mlpkit.clinic.record import Case, Cost


def deal(X, y, settings, rng):
    order, dealt = rng.permutation(len(X)), []
    for start in range(0, len(X), settings["size"]):
        batch = order[start : start + settings["size"]]
        dealt.append((X[batch], y[batch]))
    return dealt


CASE = Case(
    name="grind",
    saw=(
        "The first epoch is over quickly, and 47 in 100 are right. Each later one has ten times as "
        "many steps, and they gain nothing; a colleague ends with 75 in 100."
    ),
    source="the notebook that this course grew out of, its training loop",
    function="deal",
    lines=(16, 17),
    organ="training loop",
    cause=(
        "the last batch has 20 images, and its size overwrites that of all the others: from "
        "the second epoch on every batch has 20. The rate, made for 200, is too large for batches "
        "of 20."
    ),
    repaired=deal,
    shows=("loop",),
    alike={
        "a rate that is too large": (
            "then it fails from the first epoch on. Here the first goes well, and 20 images alone "
            "are learnt by heart with the same rate."
        ),
        "labels that leave their images": (
            "then the loss would stay near 2.3 from the start. Here each image keeps its label."
        ),
    },
    against={
        "optimizer": "20 images alone are learnt by heart with it, at this rate.",
        "backward pass": "nudging finds the same gradients, to ten digits.",
        "data": "each kind occurs 202 times, and the numbers lie between 0 and 1.",
        "labels": "similar images have the same label, far more often than by chance.",
        (14, 14): "a new order is drawn in every epoch, one for images and labels.",
        (23, 24): "this hands settings on, and changes none of them.",
        (39, 39): "with batches of 200 this rate does well, as the first epoch shows.",
    },
    costs=(
        Cost("validation accuracy", sick=0.34, healthy=0.75, tolerance=0.2),
        Cost("seconds", sick=0.7, healthy=0.3, tolerance=0),
    ),
)
