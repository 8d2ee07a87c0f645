"""The target dealt anew, five times: from a target that means nothing nothing can be learnt.

It is dealt within training and within validation, in every object that the functions can reach. A
score above what the commonest class, or the mean, gives can then only come from the validation
targets themselves. With groups whole groups change targets, with time blocks of rows that follow
each other: so what is alike before is alike afterwards.
"""

import numpy as np

from mlpkit.capstone import running
from mlpkit.capstone.overwriting import with_target
from mlpkit.capstone.reach import nothing_cached
from mlpkit.capstone.scores import chance, count_units, error_of, said, score
from mlpkit.capstone.verdicts import leak, sound, unclear

TIMES = 5  # runs: their mean has less than half the error of one, 1/√5
SURE = 4  # standard errors above chance: of a normal distribution 1 in 30,000 is there
LEAST = 0.05  # and so much: of very many rows four standard errors are next to nothing
FEW = 20  # validation rows: with fewer the scores' own spread says nothing
NEEDED = 0.8  # of the way from chance to all right: what could not be seen below is can't tell


def judge(case):
    """The Verdict on five runs."""
    case.drawn_again()
    runs = [case.step(f"permuted-{k}", lambda k=k: one(case, k)) for k in range(TIMES)]
    return judged(case.task, case.places[1], runs)


def one(case, number):
    """One run with the target dealt anew: {"score", "chance"}, or {"error"}."""
    task, (training, validation), links = case.task, case.places, case.links()
    target = deal(task, case.places, number)
    with nothing_cached(task.functions), with_target(links, target, task.data.classes):
        try:
            found = running.run(task, training, validation, seed=50 + number, target=target)
        except running.LearnersError as error:
            return {"error": str(error)}
    best = chance(task, validation, target)
    return {"score": score(task, found.predicted, validation, target), "chance": best}


def judged(task, validation, runs):
    """The Verdict on the dictionaries that `one` gave."""
    if errors := [each["error"] for each in runs if "error" in each]:
        return unclear(f"With the target dealt anew {errors[0]}")
    scores = np.array([each["score"] for each in runs])
    best = float(np.mean([each["chance"] for each in runs]))
    error, of_rows = standard_errors(task, scores, best, validation)
    saw = (
        f"{len(scores)} times, scores {said(task, scores.min())} to {said(task, scores.max())}; "
        f"{'the commonest class' if task.counted else 'the mean'} has {said(task, best)}."
    )
    if scores.mean() > best + max(SURE * error, LEAST):
        worst = int(np.argmax(scores))
        return leak(
            f"{saw} Nothing can be learnt from such a target, so the functions have that of the "
            f"validation rows from elsewhere (run {worst + 1} shows it most)."
        )
    if SURE * of_rows > NEEDED * (1 - best):
        few = "rows" if task.groups is None else "groups"
        few = f"With so few {few} to judge ({unit_count(task, validation):.0f})"
        return unclear(f"{saw} {few} chance alone spreads as far.")
    return sound(saw)


def deal(task, parts, number):
    """(N,) the target dealt anew within each part."""
    rng = np.random.default_rng([task.seed, 13, number])
    target = task.data.target.copy()
    for places in parts:
        places = np.unique(places)
        if task.time is not None:
            in_time = places[np.argsort(task.time[places], kind="stable")]
            target[in_time] = in_blocks(task.data.target[in_time], rng)
        elif task.groups is not None:
            target[places] = by_group(task.data.target[places], task.groups[places], rng)
        else:
            target[places] = rng.permutation(task.data.target[places])
    return target


def in_blocks(values, rng, blocks=10):
    """Cut at random places, the pieces in another order, some of them backwards."""
    n = len(values)
    cuts = np.sort(rng.choice(np.arange(1, n), min(blocks - 1, n - 1), replace=False))
    pieces = np.split(values, cuts)
    turned = [piece[::-1] if rng.random() < 0.5 else piece for piece in pieces]
    return np.concatenate([turned[k] for k in rng.permutation(len(turned))])


def by_group(values, groups, rng):
    """Each group gets the targets of another, repeated or cut to its own number of rows, mixed."""
    names, codes = np.unique(groups, return_inverse=True)
    own = [np.flatnonzero(codes == k) for k in range(len(names))]
    new = values.copy()
    for mine, other in zip(own, rng.permutation(len(names)), strict=True):
        new[mine] = rng.permutation(np.resize(rng.permutation(values[own[other]]), len(mine)))
    return new


def standard_errors(task, scores, best, validation):
    """Of the mean score (a careful one, the likely one): from so few rows, and from the
    runs' own spread, which of five may be three times too small."""
    n = unit_count(task, validation)
    own = scores.std(ddof=1) if task.counted or scores.max() > 0 else 0.0
    of_rows = error_of(task, best, n)
    likely = of_rows if len(validation) < FEW else min(of_rows, 3 * scores.std(ddof=1))
    return max(own, of_rows) / np.sqrt(len(scores)), likely / np.sqrt(len(scores))


def unit_count(task, validation):
    """How many things judge that are not alike: rows; groups; of rows in time a fourth."""
    in_time = task.time is not None and task.groups is None
    return max(5, len(validation) / 4) if in_time else count_units(task, validation)
