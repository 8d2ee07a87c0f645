"""A whole run with rows overwritten that it does not get: no prediction for others may change.

Withheld rows with their targets, then validation rows with theirs, become noise in every object
that the functions can reach. What `split` chooses, the prepared training rows and the predictions
for the validation rows, which are handed over as they were, must be as before.
"""

import numpy as np

from mlpkit.capstone import running
from mlpkit.capstone.comparing import as_table, moved
from mlpkit.capstone.overwriting import overwritten, told
from mlpkit.capstone.reach import nothing_cached
from mlpkit.capstone.verdicts import LEAK, SOUND, UNCLEAR, Verdict

NOISES = 3  # different ones: a choice, as of where to stop, may by chance be the same with one
TRIES = 2  # further runs of either kind before a leak is said


def name_of(which):
    return f"{which} rows as noise"


def judge(task, which, places, training, validation, links, files, base=None):
    """The Verdict. which: "withheld" or "validation"; places: theirs; base: a Run without noise.

    files: what was read from files in such a run: that can't be overwritten.
    """
    name = name_of(which)
    remarks = (
        [] if not files else [f"Read anew from a file while it ran: {', '.join(files)[:200]}."]
    )
    if not any(np.isin(link.places, places).any() for link in links):
        if files:
            saw = "The functions read files anew, which the judge can't overwrite."
            return Verdict(name, UNCLEAR, saw, [f"What is in {next(iter(files))}?"], remarks)
        saw = f"Nothing that the functions can reach holds {which} rows."
        return Verdict(name, SOUND, saw, remarks=remarks)
    base = base or running.run(task, training, validation)
    for number in range(NOISES):
        changed, choice, first = noisy(task, places, training, validation, links, which, number)
        if choice:
            return Verdict(name, LEAK, choice)
        if isinstance(first, str):
            return Verdict(name, LEAK, f"With noise in {which} rows of {told(changed)}: {first}")
        if not same(base, first):
            break
    else:
        saw = f"Noise in {told(changed)}: no prediction for another row changed."
        return Verdict(name, UNCLEAR if files else SOUND, saw, remarks=remarks)
    steady = True
    for _ in range(TRIES):  # a run may differ from itself: on a GPU, on several threads
        again = running.run(task, training, validation)
        noise_again = noisy(task, places, training, validation, links, which, number)[2]
        steady &= same(base, again) and not isinstance(noise_again, str)
        steady = steady and same(first, noise_again)
    if not steady:
        saw = "The same run twice gives other predictions, so a change of noise can't be seen."
        return Verdict(name, UNCLEAR, saw, remarks=remarks)
    row = int(np.flatnonzero(base.predicted != first.predicted)[0]) if len(base.predicted) else 0
    return Verdict(name, LEAK, shown(task, which, changed, base, first, validation[row], row))


def noisy(task, places, training, validation, links, which, number):
    """(paths that were overwritten, what split chose otherwise or "", the Run or an error)."""
    rng = np.random.default_rng([task.seed, 11, number])
    near = number > 0
    with nothing_cached(task.functions), overwritten(links, places, rng, near) as changed:
        if which == "withheld":
            try:
                again = running.draw(task, 0)
            except ValueError as error:
                return changed, f"With noise in withheld rows of {told(changed)}: {error}", None
            if not all(map(np.array_equal, again, (training, validation))):
                text = f"With noise in the withheld rows of {told(changed)} split chooses others."
                return changed, text, None
        try:
            return changed, "", running.run(task, training, validation)
        except ValueError as error:
            return changed, "", str(error)


def same(a, b):
    """Whether two Runs predict the same, labels exactly, numbers but for rounding."""
    return moved(a.predicted[:, None].astype(float), b.predicted[:, None].astype(float)) is None


def shown(task, which, changed, base, after, place, row):
    def word(value):
        return task.data.classes[value] if task.counted else f"{value:.4g}"

    count = int(np.sum(base.predicted != after.predicted))
    X = as_table(base.X), as_table(after.X)
    where = "its prepared training rows moved" if moved(*X) else "its training rows did not move"
    return (
        f"With noise in the {which} rows of {told(changed)}, {count} of {len(base.predicted)} "
        f"predictions for rows that nobody touched changed: {task.row(place)} from "
        f"{word(base.predicted[row])} to {word(after.predicted[row])} ({where})."
    )
