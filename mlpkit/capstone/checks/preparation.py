"""`prepare`: what it learns comes from its training rows alone, and a row is prepared by itself.

Withheld rows, then validation rows, are overwritten with noise in all that `prepare` can reach; its
training rows, which nobody touched, must come out as before. Then the prepared rows are looked at:
whether something in them is exact over more rows than it was fitted on.
"""

import numpy as np

from mlpkit.capstone import running, signatures
from mlpkit.capstone.checks import fitted_before
from mlpkit.capstone.checks.arrived import just_the_best
from mlpkit.capstone.comparing import as_table, moved, names_of, same_columns
from mlpkit.capstone.overwriting import overwritten, told
from mlpkit.capstone.reach import nothing_cached
from mlpkit.capstone.verdicts import LEAK, SOUND, UNCLEAR, Verdict
from mlpkit.data.dataset import take

NAME = "prepare"


class Prepared:
    """`prepare` fitted on the training rows, and tried again."""

    def __init__(self, task, training):
        self.task, self.training = task, training
        self.names = None

    def fit(self, places=None):
        """The function for these training rows; drawn as always."""
        places = self.training if places is None else places
        with running.seeded(self.task.seed % 2**31):
            return running.fitted(
                self.task, take(self.task.data.rows, places), self.task.data.target[places]
            )

    def rows(self, apply, places, seed=1):
        """A table of the prepared rows at these places."""
        with running.seeded(self.task.seed % 2**31 + seed):
            X = running.applied(apply, take(self.task.data.rows, places))
        self.names = names_of(X)
        return as_table(X)

    def training_rows(self):
        return self.rows(self.fit(), self.training)

    def column(self, j):
        return f"column {self.names[j]}" if self.names and j < len(self.names) else f"column {j}"


def judge(task, training, validation, links, found):
    """The Verdict. links, found: what the functions reach, as `links_of` and `reach` give them."""
    prepared = Prepared(task, training)
    apply = prepared.fit()
    before = prepared.rows(apply, training)
    steady = moved(before, prepared.training_rows()) is None
    own = [link for link in links if link.rows]
    if steady and (saw := touched(prepared, before, validation, own)):
        return Verdict(NAME, LEAK, saw)
    if saw := exact(prepared, apply, training, validation) or fitted_before.known(
        task, training, found
    ):
        return Verdict(NAME, LEAK, saw)
    batch, saw, question = by_itself(prepared, apply, validation)
    if batch == LEAK:
        return Verdict(NAME, LEAK, saw)
    unknown = fitted_before.unknown(task, found) if rigid(prepared, apply) else ""
    if earlier := kept_from_before(prepared, training):  # fits anew, maybe in the same object
        return Verdict(NAME, LEAK, earlier)
    questions, remarks = [], []
    if batch == UNCLEAR:
        if question:
            questions.append(f"{saw} {question}")
        else:
            remarks.append(f"{saw} With time that may be.")
    if not steady:
        text = "Called twice with the same rows and the same seed, prepare gave other rows."
        return Verdict(NAME, UNCLEAR, text, questions, remarks)
    if unknown:
        question = f"What was {unknown} fitted on? If on all rows: fit it inside of prepare."
        text = f"prepare gives the same whatever rows it gets, and uses {unknown} from outside."
        return Verdict(NAME, UNCLEAR, text, [*questions, question], remarks)
    saw = "Training rows come out the same, whatever stands in withheld and validation rows."
    return Verdict(NAME, SOUND, saw, questions, remarks)


def touched(prepared, before, validation, links):
    """In words, when noise in rows that prepare does not get moves those that it gets; else ""."""
    task = prepared.task
    for which, places in (("withheld", task.withheld), ("validation", validation)):
        rng = np.random.default_rng([task.seed, 7])
        with nothing_cached(task.functions), overwritten(links, places, rng) as changed:
            if not changed:
                continue
            try:
                after = prepared.training_rows()
            except ValueError as error:
                return f"With noise in {which} rows of {told(changed)}: {error}"
        place = moved(before, after)
        if place is None or same_columns(before, after):
            continue
        row, j = place
        where = (
            ""
            if row is None
            else (f": {task.row(prepared.training[row])}, {prepared.column(j)}, for one")
        )
        return (
            f"With noise in the {which} rows of {told(changed)}, the prepared training rows "
            f"move{where}. prepare looks at rows that it was not handed."
        )
    return ""


def exact(prepared, apply, training, validation):
    """In words, when prepared rows were fitted on more than the training rows; else ""."""
    task = prepared.task
    everything = np.arange(len(task.data))
    try:
        table = prepared.rows(apply, everything)
    except ValueError:
        return ""
    raw = as_table(task.data.rows) if np.ndim(task.data.rows) <= 2 else None
    if raw is not None and (saw := chosen(task, table, raw, training)):
        return saw
    seen = np.union1d(training, validation)
    sets = (("all", everything), ("training and validation", seen), ("not withheld", task.rest))
    for name, rows in sets:
        if len(rows) == len(training):
            continue
        count = f"{name} {len(rows):,} rows" if name == "all" else f"the {len(rows):,} {name} rows"
        if saw := shape_of(prepared, table, raw, rows, training, count):
            return saw
        if saw := codes_of_target(prepared, table, rows, training, count):
            return saw
        if raw is not None and (saw := filled(prepared, task, table, raw, rows, training, count)):
            return saw
    return ""


def kept_from_before(prepared, training):
    """In words, when prepare, handed half of the rows, gives what it learnt from all of them."""
    half = training[: len(training) // 2]
    task = prepared.task
    try:
        table = prepared.rows(prepared.fit(half), np.arange(len(task.data)))
    except ValueError:
        return ""
    raw = as_table(task.data.rows) if np.ndim(task.data.rows) <= 2 else None
    count = f"the {len(training):,} rows of an earlier call"
    saw = shape_of(prepared, table, raw, training, half, count)
    saw = saw or codes_of_target(prepared, table, training, half, count)
    if not saw and raw is not None:
        saw = filled(prepared, task, table, raw, training, half, count)
    return saw


def shape_of(prepared, table, raw, rows, training, count):
    which = signatures.exact_over(table, rows, training)
    if raw is not None:  # what came so is judged elsewhere
        came = signatures.exact_over(raw, rows, training)
        which &= not came.any()
    if which.any():
        j = int(np.argmax(which))
        return (
            f"The prepared {prepared.column(j)} has mean 0 and standard deviation 1 over exactly "
            f"{count}, and not over the {len(training):,} training rows: it was scaled by all of "
            "those."
        )
    if raw is not None and not signatures.ranged_over(raw, rows, training):
        if signatures.ranged_over(table, rows, training):
            return (
                f"The prepared columns go from 0 to 1 over exactly {count}, and not over the "
                f"{len(training):,} training rows: their ranges were taken from all of those."
            )
    if table.shape[1] <= 200 and signatures.rotated_over(table, rows, training):
        if raw is None or not signatures.rotated_over(raw, rows, training):
            return (
                f"The prepared columns are uncorrelated over exactly {count}, and not over the "
                "training rows: their directions were found in all of those."
            )
    return ""


def chosen(task, table, raw, training):
    """In words, when the prepared columns are just those of the raw that are best over all rows."""
    if table.shape[1] > 2_000 or raw.shape[1] < table.shape[1] + 10:
        return ""
    known = {column.tobytes(): k for k, column in enumerate(np.ascontiguousarray(raw.T))}
    taken = {known.get(column.tobytes()) for column in np.ascontiguousarray(table.T)}
    if None in taken or not just_the_best(task, raw, taken, training):
        return ""
    return (
        f"prepare takes {len(taken)} of {raw.shape[1]} columns, just those that go best with the "
        f"target over all {len(raw):,} rows: they were chosen by rows that it is not handed."
    )


def codes_of_target(prepared, table, rows, training, count):
    task = prepared.task
    for target in signatures.targets_as_numbers(task):
        for j, column in enumerate(table.T[:500]):
            if signatures.is_target_mean(column[rows], target[rows]):
                if signatures.is_target_mean(column[training], target[training]):
                    continue
                return (
                    f"Each value of the prepared {prepared.column(j)} is the mean of the target "
                    f"over {count}: the targets that are to be predicted are written into it."
                )
    return ""


def filled(prepared, task, table, raw, rows, training, count):
    """In words, when what is missing gets a mean over more than the training rows; else ""."""
    for column in raw.T:
        lost = np.isnan(column)
        if not lost.any() or lost[training].all():
            continue
        over = np.nanmean(column[rows]), np.nanmean(column[training])
        spread = max(np.nanstd(column), 1e-300)
        if abs(over[0] - over[1]) < 1e-9 * spread:
            continue
        for k, made in enumerate(table.T[:500]):
            kept = np.allclose(made[~lost], column[~lost], rtol=1e-6, atol=0)
            if kept and np.all(np.abs(made[lost] - over[0]) < 1e-6 * spread):
                if abs(over[0] - over[1]) > 1e-5 * spread:
                    return (
                        f"In the prepared {prepared.column(k)} what is missing is the mean over "
                        f"{count}, {over[0]:.6g}; over the training rows it is {over[1]:.6g}."
                    )
    return ""


def by_itself(prepared, apply, validation):
    """Whether a row is prepared alike whatever rows come with it: (verdict, in words, a question).

    A row may hang on those before it, as in time, and on those of its group.
    """
    half, task = len(validation) // 2, prepared.task
    series = "Is it a time series? Then give `time`." if task.time is None else ""
    if half < 2:
        return SOUND, "", ""
    whole = prepared.rows(apply, validation)
    if moved(whole, prepared.rows(apply, validation, seed=2)) is not None:
        return SOUND, "", ""  # it draws numbers
    try:
        first = prepared.rows(apply, validation[:half])
        last = prepared.rows(apply, validation[half:])
    except ValueError:
        return UNCLEAR, "Half of the validation rows by themselves can't be prepared.", series
    place = moved(whole[:half], first)
    if place is not None:
        if place[0] is None:
            return UNCLEAR, "Half of the validation rows by themselves get other columns.", series
        if by_its_group(prepared, apply, validation, whole):
            saw = "A prepared row hangs on the other rows of its group."
            return UNCLEAR, saw, "Are they at hand where one is to be predicted?"
        row = task.row(validation[place[0]])
        saw = (
            f"{row[0].upper()}{row[1:]} is prepared otherwise when other validation rows come with "
            f"it ({prepared.column(place[1])}): what prepare returns learns from the rows that it "
            "is applied to."
        )
        return LEAK, saw, ""
    if moved(whole[half:], last) is not None:
        return UNCLEAR, "A prepared row hangs on the rows before it.", series
    return SOUND, "", ""


def by_its_group(prepared, apply, validation, whole):
    """Whether whole groups by themselves are prepared as they are beside others."""
    if prepared.task.groups is None:
        return False
    names = np.unique(prepared.task.groups[validation])
    inside = np.isin(prepared.task.groups[validation], names[: len(names) // 2])
    if not inside.any():
        return False
    return moved(whole[inside], prepared.rows(apply, validation[inside])) is None


def rigid(prepared, apply):
    """Whether prepare gives the same function whatever rows it is fitted on."""
    some = prepared.training
    try:
        own = prepared.rows(apply, some[:200])  # first: the next fit may be in the same object
        other = prepared.fit(some[: max(2, len(some) // 2)])
        return moved(own, prepared.rows(other, some[:200])) is None
    except ValueError:
        return False
