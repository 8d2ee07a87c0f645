"""A whole run while the rows that the functions don't get are overwritten: nothing else may change.
Withheld rows and validation rows, with their targets, become noise in every object that the
functions can reach. The rows that `split` chooses, the prepared training rows, and the predictions
for the validation rows, which are handed over unchanged, must stay the same.
"""

import numpy as np

from mlpkit.capstone import runs
from mlpkit.capstone.equality import moved
from mlpkit.capstone.overwritten_rows import named_paths, overwritten
from mlpkit.capstone.reach import nothing_cached
from mlpkit.capstone.tables import as_table
from mlpkit.capstone.verdicts import leak, sound, unclear

TRIES = 2  # how often both runs are repeated before a leak is reported


def judge(case):
    """The Verdict on noise in rows that the functions don't get."""
    case.drawn_again()
    base, links = case.base, case.links()
    if not case.noises:
        return without_noise(case)
    for number in range(case.noises):
        changed, first = with_noise(case, links, number)
        if isinstance(first, str):
            return leak(first)
        if difference(case, base, first):
            break
    else:
        return without_noise(case, f"Noise in {named_paths(changed)} changed nothing else.")
    for _ in range(TRIES):  # two identical runs may differ on a GPU or on several threads
        again = case.train("the same run again", *case.places)
        if difference(case, base, again) or changes(case, first, with_noise(case, links, number)):
            saw = "Two equal runs give different predictions, so an effect of noise would not show."
            return unclear(saw)
    return leak(
        f"With noise in the withheld and validation rows of {named_paths(changed)}, "
        f"{difference(case, base, first)}."
    )


def without_noise(case, saw="The functions reach nothing that holds withheld or validation rows."):
    """The Verdict if noise changed nothing, or nothing could be overwritten."""
    if case.files:
        saw += " They read files, which the judge can't overwrite."
        return unclear(saw, f"What is in {', '.join(case.files)[:200]}?")
    return sound(saw)


def with_noise(case, links, number):
    """Return (the paths that were overwritten; the Run, or a sentence if something differs before
    training). The first noise is far from the rows' values, the next is drawn from them: with only
    one kind, a choice, such as where to stop, might stay the same by chance.
    """
    task = case.task
    rng = np.random.default_rng([task.seed, 11, number])
    with nothing_cached(task.functions):
        with overwritten(links, task.withheld, rng, number == 0) as changed:
            where = named_paths(changed)
            try:
                if not all(map(np.array_equal, runs.draw(task, 0), case.places)):
                    saw = (
                        f"With noise in the withheld rows of {where}, split chooses different rows."
                    )
                    return changed, saw
            except ValueError as error:
                return changed, f"With noise in the withheld rows of {where}: {error}"
        # search for links again: split may have added some
        with overwritten(case.links(), case.outside(), rng, number == 0) as changed:
            try:
                return changed, case.train("rows as noise", *case.places)
            except ValueError as error:
                where = named_paths(changed)
                return changed, f"With noise in withheld and validation rows of {where}: {error}"


def changes(case, first, noisy):
    return isinstance(noisy[1], str) or bool(difference(case, first, noisy[1]))


def difference(case, a, b):
    """A sentence on what two Runs prepared or predicted differently, apart from rounding; else
    ""."""
    task, (training, validation) = case.task, case.places
    X, Z = as_table(a.X), as_table(b.X)
    place = moved(X, Z)
    other = np.flatnonzero(a.predicted != b.predicted)
    same = moved(a.predicted[:, None].astype(float), b.predicted[:, None].astype(float)) is None
    if place is not None:
        row, j = place
        where = "" if row is None else f": {task.row(training[row])}, column {j}, for one"
        return f"the prepared training rows change{where}. Something looks at rows it was not given"
    if same:
        return ""
    row = other[0]
    return (
        f"{len(other)} of {len(a.predicted)} predictions change: {task.row(validation[row])} from "
        f"{task.word(a.predicted[row])} to {task.word(b.predicted[row])}"
    )
