"""A whole run with rows overwritten that it does not get: no prediction for others may change.

Withheld rows with their targets, then validation rows with theirs, become noise in every object
that the functions can reach. What `split` chooses, the prepared training rows and the predictions
for the validation rows, which are handed over as they were, must be as before.
"""

import functools

import numpy as np

from mlpkit.capstone import running
from mlpkit.capstone.comparing import moved
from mlpkit.capstone.overwriting import named_paths, overwritten
from mlpkit.capstone.reach import nothing_cached
from mlpkit.capstone.tables import as_table
from mlpkit.capstone.verdicts import leak, sound, unclear

NOISES = 3  # different ones: a choice, as of where to stop, may by chance be the same with one
TRIES = 2  # further runs of either kind before a leak is said


def judge(case, which):
    """The Verdict on noise in "withheld" or in "validation" rows."""
    task, (training, validation) = case.task, case.drawn_again()
    places = places_of(case, which)
    base, links, files = case.base, case.links(), case.files
    remarks = [f"Read anew from a file while it ran: {', '.join(files)[:200]}."] if files else []
    if not held(links, places):
        if files:
            saw = "The functions read files anew, which the judge can't overwrite."
            return unclear(saw, f"What is in {files[0]}?", remarks=remarks)
        return sound(f"Nothing that the functions can reach holds {which} rows.")
    noisy = functools.partial(with_noise, case, which, places, links)
    for number in range(NOISES):
        changed, first = noisy(number)
        if isinstance(first, str):
            return leak(first)
        if not same(base, first):
            break
    else:
        saw = f"Noise in {named_paths(changed)}: no prediction for another row changed."
        return unclear(saw, remarks=remarks) if files else sound(saw)
    for _ in range(TRIES):  # a run may differ from itself: on a GPU, on several threads
        again, noise_again = running.run(task, training, validation), noisy(number)[1]
        if not same(base, again) or not same(first, noise_again):
            saw = "The same run twice gives other predictions, so a change of noise can't be seen."
            return unclear(saw, remarks=remarks)
    return leak(shown(task, which, changed, base, first, validation))


def runs(case, which):
    """How many runs it takes where all is sound; none where no such row can be overwritten."""
    return NOISES * held(case.links(), places_of(case, which))


def places_of(case, which):
    return case.task.withheld if which == "withheld" else case.places[1]


def held(links, places):
    """Whether something that the functions can reach holds one of these rows."""
    return any(np.isin(link.places, places).any() for link in links)


def with_noise(case, which, places, links, number):
    """(paths that were overwritten, the Run; or in words what is other than without noise)."""
    task, near = case.task, number > 0
    rng = np.random.default_rng([task.seed, 11, number])
    with nothing_cached(task.functions), overwritten(links, places, rng, near) as changed:
        where = f"rows of {named_paths(changed)}"
        try:
            drawn = running.draw(task, 0) if which == "withheld" else case.places
            if not all(map(np.array_equal, drawn, case.places)):
                return changed, f"With noise in the withheld {where} split chooses others."
            return changed, running.run(task, *case.places)
        except ValueError as error:
            return changed, f"With noise in {which} {where}: {error}"


def same(a, b):
    """Whether two Runs predict the same, labels exactly, numbers but for rounding."""
    if isinstance(b, str):
        return False
    return moved(a.predicted[:, None].astype(float), b.predicted[:, None].astype(float)) is None


def shown(task, which, changed, base, after, validation):
    other = np.flatnonzero(base.predicted != after.predicted)
    row = other[0]
    X = as_table(base.X), as_table(after.X)
    where = "its prepared training rows moved" if moved(*X) else "its training rows did not move"
    return (
        f"With noise in the {which} rows of {named_paths(changed)}, {len(other)} of "
        f"{len(base.predicted)} predictions for rows that nobody touched changed: "
        f"{task.row(validation[row])} from {task.word(base.predicted[row])} to "
        f"{task.word(after.predicted[row])} ({where})."
    )
