"""Guesses of notebook 09."""

from mlpkit.checker import Guess
from mlpkit.clinic.curves import RUNS

LEAPS = (
    "the training loss leaps up at once. Each step throws the weights far past where they should "
    "be."
)
TORN_F = (
    "the validation loss was never below chance: the network learnt nothing that holds for other "
    "images. With too few images it would learn something first."
)
OTHER = (
    "the training loss falls as it should, and the validation loss was never below chance, not "
    "even while the two should still fall together. So training is fine; it is the validation "
    "images that are different."
)

# Eight runs, six causes: a) the rate is too large, b) the rate is too small, c) too few images, too
# many epochs, d) the batches come class after class, e) the labels belong to other images, f) the
# validation images are prepared in a different way. Which cause made which curve?
EIGHT_CURVES = Guess(
    name="eight_curves",
    notebook=9,
    answer=tuple(recipe.cause for recipe in RUNS.values()),
    parts=tuple(RUNS),
    because=(
        "first look where a curve begins, then whether the training loss falls, then when the "
        "validation loss leaves it: at once, later, or never."
    ),
    rules={
        "A": (
            "both losses fall, then the validation loss rises while the training loss goes on "
            "falling: the images were learnt by heart."
        ),
        "B": (
            "the training loss leaps up at once, then stays at chance: no unit is left that could "
            "learn."
        ),
        "C": (
            "the training loss goes up and down ten times in an epoch: each class is new once "
            "again."
        ),
        "D": (
            "training is fine. The validation loss rises from the first steps: on images of a "
            "different kind the answers are confident, and wrong."
        ),
        "E": "both losses fall in a straight line, and slowly. Nothing is wrong but the pace.",
        "F": (
            "the training loss falls slowly, and the validation loss only rises: what was learnt "
            "holds for no other image."
        ),
        "G": (
            "training is fine. The validation loss does not move: the validation images look alike "
            "to the network."
        ),
        "H": "the network learns in jumps, in training and in validation. The steps are too long.",
    },
    wrong={
        (
            "A",
            "e",
        ): "the validation loss falls well below chance first. With wrong labels it can't.",
        (
            "A",
            "f",
        ): (
            "the validation loss falls with the training loss at first. With images prepared "
            "differently it would not."
        ),
        ("B", "b"): f"a small rate changes little. Here {LEAPS}",
        ("B", "e"): f"with wrong labels the loss begins near chance and stays. Here {LEAPS}",
        ("C", "a"): (
            "the swings come at even intervals, ten in every 40 steps, and the validation loss "
            "falls smoothly. A rate that is too large shakes both losses."
        ),
        ("D", "c"): (
            "the validation loss rises from the first steps, long before anything can be learnt by "
            "heart."
        ),
        ("D", "e"): f"with wrong labels training would be slow. Here {OTHER}",
        ("E", "a"): (
            "nothing jumps. Look how straight the curve is, and how little it falls in 200 steps."
        ),
        (
            "E",
            "e",
        ): (
            "the validation loss falls below chance, though only a little. With wrong labels it "
            "can't."
        ),
        ("F", "b"): (
            "with a small rate both losses would fall together. Here the training loss comes far "
            "down, and the validation loss rises."
        ),
        ("F", "c"): TORN_F,
        ("F", "f"): (
            "here the training loss falls as slowly as for images that have nothing in common. If "
            "only the validation images were prepared differently, it would fall fast."
        ),
        ("G", "b"): "the training loss falls fast, so the rate is fine.",
        ("G", "c"): (
            "the validation loss never falls, not even at first. With too few images it falls "
            "first, and turns round later."
        ),
        ("G", "e"): f"with wrong labels training would be slow. Here {OTHER}",
        ("H", "d"): (
            "the jumps come at uneven distances, and the validation loss jumps as well. With "
            "batches class after class, the training loss alone would swing."
        ),
        ("H", "c"): "both losses fall together to the end; the validation loss never turns up.",
    },
)

LOSS_OF_23 = Guess(
    name="loss_of_23",
    notebook=9,
    placing=True,
    again="""
        A network should tell ten classes apart. Before its first step its loss, the mean
        cross-entropy, is 23. What is the likeliest cause?

        - a) none: it has not learnt yet
        - b) its logits are far too large
        - c) the labels belong to other images
        - d) the rate is too large
    """,
    answer="b",
    because=(
        "a network that knows nothing, and says so, pays ln 10 = 2.30. To pay ten times that, it "
        "must be confident, and wrong. Large logits make it confident, and they come from large "
        "inputs or large first weights."
    ),
    wrong={
        "a": "a network that has learnt nothing should be unsure, and pay ln 10 = 2.30.",
        "c": (
            "before training, wrong labels are as good as right ones: with the right ones the "
            "loss would be 23 as well."
        ),
        "d": "no step has been taken yet. The rate has done nothing.",
    },
)
