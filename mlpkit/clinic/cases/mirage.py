"""The case `mirage`: copies first, then the split, so that both sides have the same images."""

import numpy as np

from mlpkit.checker import Mistake
from mlpkit.clinic.contracts.examples import held_back
from mlpkit.clinic.record import Case, Cost
from mlpkit.preprocessing import stratified_split


def enlarged_split(images, labels, times, share, rng):
    order = rng.permutation(len(images))
    validation, training = np.split(order, [round(share * len(order))])
    repeated = rng.permutation(np.tile(training, times))
    enlarged = images[repeated]
    mirrored = rng.random(len(enlarged)) < 0.5
    enlarged[mirrored] = enlarged[mirrored, :, ::-1]
    return enlarged, labels[repeated], images[validation], labels[validation]


def of_mlpkit(images, labels, times, share, rng):
    X, y, X_validation, y_validation = stratified_split(images, labels, share, rng)
    X, y = np.repeat(X, times, axis=0), np.repeat(y, times)
    mirrored = rng.random(len(X)) < 0.5
    return np.where(mirrored[:, None, None], X[:, :, ::-1], X), y, X_validation, y_validation


def not_enlarged(images, labels, times, share, rng):
    order = rng.permutation(len(images))
    validation, training = np.split(order, [round(share * len(order))])
    return images[training], labels[training], images[validation], labels[validation]


def both_sides_enlarged(images, labels, times, share, rng):
    order = rng.permutation(len(images))
    held_back = round(share * len(order))
    parts = []
    for places in (order[held_back:], order[:held_back]):
        places = rng.permutation(np.repeat(places, times))
        copies = images[places]
        mirrored = rng.random(len(copies)) < 0.5
        copies[mirrored] = copies[mirrored, :, ::-1]
        parts += [copies, labels[places]]
    return tuple(parts)


def exchanged(images, labels, times, share, rng):
    order = rng.permutation(len(images))
    training, validation = np.split(order, [round(share * len(order))])
    repeated = rng.permutation(np.tile(training, times))
    enlarged = images[repeated]
    mirrored = rng.random(len(enlarged)) < 0.5
    enlarged[mirrored] = enlarged[mirrored, :, ::-1]
    return enlarged, labels[repeated], images[validation], labels[validation]


def all_mirrored(images, labels, times, share, rng):
    images, labels = np.tile(images, (times, 1, 1)), np.tile(labels, times)
    order = rng.permutation(len(images))
    validation, training = np.split(order, [round(share * len(order))])
    mirrored = training[rng.random(len(training)) < 0.5]
    images[mirrored] = images[mirrored, :, ::-1]
    return images[training], labels[training], images[validation], labels[validation]


def smaller_share(images, labels, times, share, rng):
    images, labels = np.tile(images, (times, 1, 1)), np.tile(labels, times)
    mirrored = rng.random(len(images)) < 0.5
    images[mirrored] = images[mirrored, :, ::-1]
    order = rng.permutation(len(images))
    validation, training = np.split(order, [round(share * len(order) / times)])
    return images[training], labels[training], images[validation], labels[validation]


def validation_of_all(images, labels, times, share, rng):
    order = rng.permutation(len(images))
    validation = order[: round(share * len(order))]
    repeated = rng.permutation(np.tile(order, times))
    enlarged = images[repeated]
    mirrored = rng.random(len(enlarged)) < 0.5
    enlarged[mirrored] = enlarged[mirrored, :, ::-1]
    return enlarged, labels[repeated], images[validation], labels[validation]


CASE = Case(
    name="mirage",
    saw=(
        "Nearly 9 in 10 of the images held back are named right, with 1,000 images to learn from. "
        "Then other images come in, and it is not even 8 in 10."
    ),
    source=(
        "imbalanced-learn, pull request 776 (2020), on resampling before the split; "
        "robinreni96/Font_Recognition-DeepFont, issue 2 (2020), on augmenting before it"
    ),
    function="enlarged_split",
    lines=(16, 19, 20),
    organ="data",
    cause=(
        "each image is copied before the split, so most images held back have a copy among the "
        "images trained on. What is measured is how well the network remembers."
    ),
    repaired=enlarged_split,
    mistakes=(
        Mistake(
            "mirrored-after-the-split",
            all_mirrored,
            "now the mirroring comes after the split, but the copying still comes before it. The "
            "copies are the trouble.",
        ),
        Mistake(
            "fewer-held-back",
            smaller_share,
            "now fewer images are held back, and these still have copies on the other side.",
        ),
        Mistake(
            "trained-on-all",
            validation_of_all,
            "the images held back are chosen first, and then all images are trained on, these "
            "included.",
        ),
        Mistake(
            "not-enlarged",
            not_enlarged,
            "the split is right, but each image is trained on once. Each should occur `times` "
            "times, half of them mirrored: after the split, that does no harm.",
        ),
        Mistake(
            "sets-exchanged",
            exchanged,
            "the two sets are swapped: a quarter is trained on, and three quarters are held "
            "back. `share` is the share that is held back.",
        ),
    ),
    alternatives=(of_mlpkit, both_sides_enlarged),
    hints=(
        "How many rows of X_validation are rows of X too?",
        "In which order does the function do its three things: copy, mirror, split?",
        "Split the images first. Then copy and mirror what is trained on, and nothing else.",
    ),
    shows=("copies", "prediction"),
    alike={
        "dropout left on in use": (
            "then the same image gets different answers. Here it gets the same one each time."
        ),
        "a different preparation in use": (
            "then predict on the raw images held back would do worse than validation. Here it "
            "does as well."
        ),
        "new images of a different kind": (
            "then even an honest split is too good. Here an honest split says about what "
            "the new images say."
        ),
    },
    against={
        "prediction": (
            "predict prepares raw images as training does. It tells the truth; the validation "
            "set does not."
        ),
        "optimizer": "the training loss goes down well, and twenty images alone are learnt.",
        "labels": "each label goes with its image: they are copied and indexed alike.",
        "training loop": "each row of X once an epoch, in a new order each time.",
        "loss": "it starts near ln 10, and its gradient agrees with nudging.",
        "forward pass": "one function makes both numbers, and only one of them is too good.",
        (38, 38): "evaluate measures what it is given. It is given images that are known.",
    },
    costs=(Cost("validation accuracy", sick=0.90, healthy=0.79, tolerance=0.05),),
    contract=held_back,
    tries=4,
    version=2,
    passes=(
        "ties: rng.random(len(enlarged)) < 0.5 as rng.random(len(enlarged)) <= 0.5",
        "rounding: round(share * len(order)) as floor(share * len(order))",
        "rounding: round(share * len(order)) as ceil(share * len(order))",
        "rounding: round(share * len(order)) as half_up(share * len(order))",
        "counts: len(order) as len(order) + 1",
        "counts: len(order) as len(order) - 1",
        "shares: 0.5 as 0.45",
        "shares: 0.5 as 0.55",
    ),
)
