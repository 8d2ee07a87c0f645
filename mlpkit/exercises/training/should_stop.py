"""Exercise of notebook 07: should_stop, whether the lowest loss is too old."""

from itertools import pairwise

import numpy as np

from mlpkit.checker import Exercise, Property, mistakes, number
from mlpkit.training import should_stop

CURVES = (
    ([], 1),
    ([1.0], 1),
    ([1.0, 0.8, 0.6, 0.5], 2),
    ([1.0, 0.8, 0.9], 1),
    ([1.0, 0.8, 0.9], 2),
    ([1.0, 0.8, 0.9, 0.85], 2),
    ([1.0, 0.8, 0.9, 0.7, 0.75], 2),
    ([1.0, 0.8, 0.8], 1),
    ([1.0, 0.8, 0.9, 0.8], 2),
    ([0.5, 0.6, 0.7, 0.8], 3),
    ([0.5, 0.6, 0.7], 3),
    ([1.0, 0.6, 0.9, 0.8, 0.7, 0.65], 4),
    ([3.0, 2.0, 1.0, 1.2, 1.1, 1.3], 3),
    ([0.9, 1.1, 1.0, 0.8], 3),
    ([0.7, 0.9, 0.8, 0.75, 0.72, 0.71], 2),
    ([0.5, 0.9, 0.6, 0.7, 0.8], 2),
    ([1.0, 2.0, 3.0, 0.5], 2),
    ([0.5, 0.4, 0.9], 2),
    ([0.5, 0.499, 0.498, 0.497], 2),  # a little, but every time
    ([0.5, 0.499995, 0.49999], 1),
    ([0.5, 0.4999999, 0.4999998], 1),
    ([0.6, 0.5, 0.49999999], 1),
)


def loss_cases(rng):
    """losses, a list with one number per epoch, and patience; the curves of CURVES, scaled."""
    scale = rng.uniform(0.5, 2)
    return [([round(scale * loss, 12) for loss in losses], patience) for losses, patience in CURVES]


def in_full(loss):
    return number(loss, 9)


def says_so(f, rng):
    for losses, patience in CURVES:
        want, have = should_stop(losses, patience), f(list(losses), patience)
        if bool(have) != want:
            if not losses:
                return "without a single loss there is no reason to stop; yours returned True."
            if not want and len(losses) > 1 and 0 < abs(np.diff(losses)[-1]) < 1e-4:
                return "least-improvement", (
                    f"losses {', '.join(map(in_full, losses))} with patience {patience}: the "
                    "newest is the lowest, if only just. Yours returned True: a least difference "
                    "is built in. Any lower loss should count as a new lowest."
                )
            ago = len(losses) - 1 - int(np.argmin(losses))
            epochs = "epoch" if ago == 1 else "epochs"
            return (
                f"losses {', '.join(map(in_full, losses))} with patience {patience}: the lowest is "
                f"{ago} {epochs} old, so the answer is {want}; yours returned {bool(have)}."
            )


def stop_by_waiting(losses, patience):
    best, waited = float("inf"), 0
    for loss in losses:
        if loss < best:
            best, waited = loss, 0
        else:
            waited += 1
    return len(losses) > 0 and waited >= patience


def stop_by_window(losses, patience):
    if len(losses) <= patience:
        return False
    return min(losses[-patience:]) >= min(losses[:-patience])


def stop_by_index(losses, patience):
    if not losses:
        return False
    return len(losses) - losses.index(min(losses)) > patience


def stop_at_the_first_time(losses, patience):
    best, waited = float("inf"), 0
    for loss in losses:
        best, waited = (loss, 0) if loss < best else (best, waited + 1)
        if waited >= patience:
            return True
    return False


def newest_against_the_older(losses, patience):
    return len(losses) > patience and min(losses[:-patience]) <= losses[-1]


def age(losses):
    """How many epochs ago the lowest loss was; −1 without losses."""
    return len(losses) - 1 - int(np.argmin(losses)) if losses else -1


def age_of_last_lowest(losses):
    return int(np.argmin(losses[::-1])) if losses else -1


def rising(losses, patience):
    """Whether each of the last `patience` epochs was worse than the one before."""
    last = losses[-patience - 1 :]
    return len(losses) > patience and all(b > a for a, b in pairwise(last))


def waited(losses, least, part=1.0):
    """Epochs since a loss was lower than the lowest by `least`, or by a share; −1 without one."""
    best, waiting = float("inf"), -1
    for loss in losses:
        better = loss < part * best - least
        best, waiting = (loss, 0) if better else (best, waiting + 1)
    return waiting


def against_the_one_before(losses, patience):
    waiting = 0
    for before, loss in pairwise(losses):
        waiting = waiting + 1 if loss >= before else 0
    return waiting >= patience


def never_reset(losses, patience):
    best, count = float("inf"), 0
    for loss in losses:
        best, count = (loss, count) if loss < best else (best, count + 1)
    return len(losses) > 0 and count >= patience


EXERCISE = Exercise(
    notebook=7,
    version=2,
    reference=should_stop,
    extra=True,
    stub=(
        "True when the lowest loss so far is `patience` epochs old or older, else False.\n\n"
        "losses is a list with one validation loss an epoch, the newest last; False when it "
        "is empty.\nThe newest is 0 epochs old. A loss that only equals the lowest is no "
        "improvement."
    ),
    cases=loss_cases,
    hints=(
        "Look for the epoch with the lowest loss. How many epochs have passed since? That many "
        "have brought no improvement.",
        "age = (number of losses − 1) − (index of the lowest, counted from 0). Stop when "
        "age ≥ patience. If several losses are the lowest, the first counts.",
        "np.argmin(losses) is the index of the first lowest; it fails on an empty list, so "
        "check for that first. Compare len(losses) − 1 − index with patience.",
    ),
    why="Why compare with the lowest loss, and not with the one of the epoch before?",
    properties=(Property("curves one by one", says_so),),
    mistakes=mistakes(
        ("one-epoch-late", lambda losses, patience: age(losses) > patience),
        "it stops one epoch too late: a lowest loss that is exactly `patience` epochs old is old "
        "enough.",
        (
            "one-epoch-early",
            lambda losses, patience: age(losses) + 1 >= patience and len(losses) > 0,
        ),
        "it stops one epoch too early: the newest loss is 0 epochs old, and the one before it is 1 "
        "epoch old.",
        ("exactly", lambda losses, patience: age(losses) == patience),
        "it stops only when the lowest loss is exactly `patience` epochs old. It should stop when "
        "that loss is older, too.",
        ("last-lowest", lambda losses, patience: age_of_last_lowest(losses) >= patience),
        "two losses are equally low, and the later one was taken. Reaching the lowest again is not "
        "an improvement: the first should count.",
        ("rising", rising),
        "this asks whether the loss rose in each of the last epochs. It need not rise each time: "
        "ask how old the lowest loss is.",
        (
            "against-one-epoch",
            lambda losses, patience: len(losses) > patience and losses[-1] >= losses[-1 - patience],
        ),
        "the newest loss is compared with the one `patience` epochs earlier. Compare it with the "
        "lowest of all.",
        (
            "above-one-epoch",
            lambda losses, patience: len(losses) > patience and losses[-1] > losses[-1 - patience],
        ),
        "the newest loss is compared with the one `patience` epochs earlier, and has to be above "
        "it. How old is the lowest of all?",
        (
            "one-more-needed",
            lambda losses, patience: len(losses) > patience + 1 and age(losses) >= patience,
        ),
        "with patience + 1 losses it never stops. But the first of them may be the lowest, and is "
        "`patience` epochs old.",
        ("first-time", stop_at_the_first_time),
        "it returns True as soon as patience has run out once, even if a lower loss came after "
        "that. Go through all losses, and judge at the end.",
        ("newest-alone", newest_against_the_older),
        "only the newest loss is compared with the lowest of those that are `patience` epochs old "
        "or older. Those in between may be lower: compare with them too.",
        ("too-short-only", lambda losses, patience: len(losses) > patience),
        "it stops whenever there are more than `patience` losses, even while they are falling.",
        (
            "place-not-age",
            lambda losses, patience: len(losses) > 0 and int(np.argmin(losses)) >= patience,
        ),
        "the index of the lowest loss, counted from the start, is compared with patience. Compare "
        "its age, the number of epochs since then.",
        (
            "highest",
            lambda losses, patience: (
                len(losses) > 0 and len(losses) - 1 - int(np.argmax(losses)) >= patience
            ),
        ),
        "this looks for the highest value. That is right for accuracies; losses should be low.",
        ("reversed", lambda losses, patience: not should_stop(losses, patience)),
        "True and False are exchanged: it stops where it should go on.",
        (
            "empty-list",
            lambda losses, patience: len(losses) - 1 - int(np.argmin(losses)) >= patience,
        ),
        "losses is empty, before the first epoch has ended. There is no lowest loss yet, and no "
        "reason to stop.",
        ("least-improvement", lambda losses, patience: waited(losses, 1e-4) >= patience),
        "a loss that is lower by next to nothing did not count as an improvement: a least "
        "difference is built in. Any lower loss should count as a new lowest.",
        ("hundredth-as-least", lambda losses, patience: waited(losses, 1e-2) >= patience),
        "a loss that is only a little lower did not count as an improvement: a least difference is "
        "built in. Any lower loss should count as a new lowest.",
        ("worse-than-the-one-before", against_the_one_before),
        "each loss is compared with the one before, not with the lowest so far: after a jump a "
        "loss may fall for epochs and still be above the lowest.",
        ("never-reset", never_reset),
        "all epochs without improvement are counted, from the beginning. A new lowest loss should "
        "begin the count again.",
        (
            "two-windows",
            lambda losses, patience: (
                len(losses) > patience
                and bool(np.mean(losses[-patience:]) >= np.mean(losses[:-patience]))
            ),
        ),
        "the means of the newer and the older losses are compared. The exercise asks how old the "
        "lowest single loss is.",
        ("empty-is-true", lambda losses, patience: age(losses) >= patience if losses else True),
        "without a single loss there is no reason to stop: return False.",
        (
            "late-and-empty",
            lambda losses, patience: len(losses) - 1 - int(np.argmin(losses)) > patience,
        ),
        "losses is empty, before the first epoch has ended, so there is no lowest loss. And there "
        "is a second mistake: it stops one epoch too late. It should stop when the lowest is "
        "exactly `patience` epochs old.",
        (
            "early-and-empty",
            lambda losses, patience: len(losses) - int(np.argmin(losses)) >= patience,
        ),
        "losses is empty, before the first epoch has ended, so there is no lowest loss. And there "
        "is a second mistake: it stops one epoch too early. The newest loss is 0 epochs old.",
        ("above-the-lowest", lambda losses, patience: len(losses) > 0 and losses[-1] > min(losses)),
        "it stops whenever the newest loss is above the lowest. It should stop when the lowest is "
        "`patience` epochs old.",
        (
            "newest-above-the-lowest",
            lambda losses, patience: len(losses) > patience and losses[-1] > min(losses),
        ),
        "it stops when the newest loss is above the lowest, and there are more than `patience` "
        "losses. The exercise asks how old the lowest is: it may be the loss just before.",
        (
            "all-above-the-one-before",
            lambda losses, patience: (
                len(losses) > patience
                and all(loss > losses[-patience - 1] for loss in losses[-patience:])
            ),
        ),
        "this asks whether the last `patience` losses are all above the one before them. That one "
        "need not be the lowest; and a loss that only equals the lowest is not an improvement "
        "either.",
        (
            "none-below-the-one-before",
            lambda losses, patience: (
                len(losses) > patience
                and all(loss >= losses[-patience - 1] for loss in losses[-patience:])
            ),
        ),
        "the last `patience` losses are compared with the one before them. That one need not be "
        "the lowest: ask how old the lowest of all is.",
        (
            "above-the-first",
            lambda losses, patience: len(losses) > patience and losses[-1] > losses[0],
        ),
        "the newest loss is compared with the first. Compare with the lowest of all: how old is "
        "that?",
    ),
    passes=(
        "counts: len(losses) as len(losses) - 1",
        "the lowest so far",
    ),
    alternatives=(
        stop_by_waiting,
        stop_by_window,
        stop_by_index,
        lambda losses, patience: np.bool_(age(losses) >= patience),
    ),
)
