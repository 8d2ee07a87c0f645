"""The case `grind`: the short last batch decides how large all later ones are."""

from mlpkit.checker import Mistake
from mlpkit.clinic.contracts.examples import whole_epochs
from mlpkit.clinic.record import Case, Cost
from mlpkit.preprocessing import minibatches


def deal(X, y, settings, rng):
    order, dealt = rng.permutation(len(X)), []
    for start in range(0, len(X), settings["size"]):
        batch = order[start : start + settings["size"]]
        dealt.append((X[batch], y[batch]))
    return dealt


def of_mlpkit(X, y, settings, rng):
    yield from minibatches(X, y, settings["size"], rng)


def count_of_its_own(X, y, settings, rng):
    order, size = rng.permutation(len(X)), settings["size"]
    for start in range(0, len(X), size):
        count = min(size, len(X) - start)
        batch = order[start : start + count]
        yield X[batch], y[batch]


def filled_up(X, y, settings, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), settings["size"]):
        start = min(start, len(X) - settings["size"])
        batch = order[start : start + settings["size"]]
        yield X[batch], y[batch]


def in_one_order(X, y, settings, rng):
    for start in range(0, len(X), settings["size"]):
        yield X[start : start + settings["size"]], y[start : start + settings["size"]]


def set_before(X, y, settings, rng):
    order = rng.permutation(len(X))
    settings["size"] = len(X) % settings["size"] or settings["size"]
    for start in range(0, len(X), settings["size"]):
        batch = order[start : start + settings["size"]]
        yield X[batch], y[batch]


def settings_kept(f):
    """The contract: each image once in full batches, an order from rng, and settings as before."""
    changed = []

    def dealt(f, X, y, size, rng):
        settings = {"rate": 0.1, "beta": 0.9, "size": size}
        batches, before = list(f(X, y, settings, rng)), {"rate": 0.1, "beta": 0.9, "size": size}
        changed.extend(name for name in before if settings.get(name) != before[name])
        return batches

    broken = whole_epochs(dealt)(f)
    if changed:
        return "settings-changed", f"settings[{changed[0]!r}] is another number afterwards."
    return broken


CASE = Case(
    name="grind",
    saw=(
        "The first epoch is done at once, and 47 in 100 are right. Each later one has ten times as "
        "many steps, and they gain nothing; a colleague ends with 75 in 100."
    ),
    source="the notebook that this course grew out of, its training loop",
    function="deal",
    lines=(16, 17),
    organ="training loop",
    cause=(
        "the last batch has 20 images, and its size is written over that of all the others: from "
        "the second epoch on every batch has 20. The rate, made for 200, is too large for those."
    ),
    repaired=deal,
    mistakes=(
        Mistake(
            "filled-up",
            filled_up,
            "now the last batch is filled up with images that were dealt before: they are seen "
            "twice in the epoch.",
        ),
        Mistake(
            "no-shuffling",
            in_one_order,
            "the batches have their size, and nothing shuffles any more: the order is that of the "
            "file, in every epoch.",
        ),
        Mistake(
            "size-of-the-rest",
            set_before,
            "now the batches are as small as the last one from the very start.",
        ),
    ),
    alternatives=(of_mlpkit, count_of_its_own),
    hints=(
        "Take the measurement loop: how many images are in a batch, in the first epoch and in the "
        "second?",
        "2,020 images, 200 in a batch: how many are in the last one? Who remembers this number "
        "afterwards?",
        "A slice may reach beyond the end: order[start : start + size] has what is left. Nothing "
        "has to be changed in settings.",
    ),
    shows=("loop",),
    alike={
        "a rate that is too large": (
            "then it fails from the first epoch on. Here the first is well, and 20 images alone "
            "are learnt by heart with the same rate."
        ),
        "labels that leave their images": (
            "then the loss would stay near 2.3 from the start. Here each keeps its own."
        ),
    },
    against={
        "optimizer": "20 images alone are learnt by heart with it, at this rate.",
        "backward pass": "nudging finds the same gradients, to ten digits.",
        "data": "each kind is there 202 times, and the numbers lie between 0 and 1.",
        "labels": "alike images have the same label, far more often than by chance.",
        (14, 14): "a new order is drawn in every epoch, one for images and labels.",
        (23, 24): "this hands settings on, and changes nothing in it.",
        (39, 39): "with batches of 200 this rate does well, as the first epoch shows.",
    },
    costs=(
        Cost("validation accuracy", sick=0.34, healthy=0.75, tolerance=0.2),
        Cost("seconds", sick=0.7, healthy=0.3, tolerance=0),
    ),
    contract=settings_kept,
    version=2,
)
