"""The judging: which checks there are, in which order, and when the withheld rows are opened.

How a verdict comes about. `capstone` (entering) makes a Task of what the learner hands over
(task), withholds rows (withholding) and files which (keeping). A Case (case) then runs the three
functions as they will be called (running, calling), finds out what they can reach beside what they
are handed (reach) and which of that holds rows of the data (links). Each check in `checks/` is a
function `judge(case)` that looks for one way to know too much, and says what it saw: sound, leak
or can't tell (verdicts). Some only look at rows and columns; some call prepare or predict once
more; some run all three anew, with rows overwritten in what is reached (overwriting), with another
target, or another split. A step that is done is filed, so that a killed judging goes on. Where
nothing leaks, the withheld rows are opened, once, and the last check holds what they say against
validation. All verdicts together are a Result, written on a page (result, page).
"""

import functools
import os
from dataclasses import replace

from tqdm.auto import tqdm

from mlpkit.capstone.calling import GUARD
from mlpkit.capstone.case import SPLITS
from mlpkit.capstone.checks import (
    arrived,
    baseline,
    columns,
    copies,
    future,
    hidden,
    left_out,
    mirrored,
    mixed,
    one_by_one,
    opened,
    permuted,
    places,
    preparation,
    repeats,
    traces,
    twins,
    untouched,
)
from mlpkit.capstone.verdicts import LEAK, Verdict, overall
from mlpkit.reporting import of_this_run

VERSION = 3  # another number once a check judges otherwise: what is kept is then made anew
CHECKS = {  # by the name on the page, in the order in which they are told; those of above are quick
    "the split": places.judge,
    "rows left out": left_out.judge,
    "copies": copies.judge,
    "rows that are nearly the same": twins.judge,
    "rows made of others": mixed.judge,
    "the data as they came": arrived.judge,
    "traces of all rows": traces.judge,
    "what is known in time": future.judge,
    "each column alone": columns.judge,
    "predictions row by row": one_by_one.judge,
    "prepare": preparation.judge,
    "the same seed again": repeats.judge,
    "withheld rows as noise": functools.partial(untouched.judge, which="withheld"),
    "validation rows as noise": functools.partial(untouched.judge, which="validation"),
    "the target turned round": mirrored.judge,
    "the target dealt anew": permuted.judge,
    "against the baseline": baseline.judge,
}
RUNS = 6 + permuted.TIMES + SPLITS - 1  # first, again, two with noise, turned round, final; others


def judge(case, tell, before_opening):
    """(all Verdicts, the outcome of the withheld rows: None where something leaks)."""
    with GUARD.closed():
        seconds = case.first["seconds"]
        tell(f"About {RUNS} runs{of_this_run(f' × {seconds:.2g} s = {lasting(RUNS * seconds)}')}.")
        quiet = "TQDM_DISABLE" in os.environ
        with tqdm(total=len(CHECKS) + RUNS, disable=quiet, leave=False) as case.bar:
            verdicts = [filed(case, *each) for each in CHECKS.items()]
            # not filed, for it goes by what is in the notebook now
            verdicts.append(named("groups and times not named", hidden.judge(case)))
            if overall(verdicts) == LEAK:
                return verdicts, None
            before_opening()
            final = case.final
            return [*verdicts, named("validation and withheld rows", opened.judge(case))], final


def filed(case, name, check):
    """The Verdict of a check: the one on file, or made now and filed."""
    known = case.step(name.replace(" ", "-"), lambda: named(name, check(case)).as_json())
    return Verdict(**known)


def named(name, verdict):
    return replace(verdict, check=name)


def lasting(seconds):
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5_400 else f"{seconds / 3_600:.1f} h"
