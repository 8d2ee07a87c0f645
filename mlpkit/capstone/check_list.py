"""The judge: the checks, their order, and when the withheld rows are opened.

The steps to a verdict, each with its module:

1. The arguments are checked (arguments) and become a Task (task); some of its rows are withheld
   (withheld_split), and the choice is stored (register).
2. A Case (case) runs the three functions as they will be used (runs, calls). It finds what they can
   reach besides their arguments (reach), and which of these objects hold rows (links).
3. Each check in `checks/` is one function, `judge(case)`, that looks for one leak and returns a
   Verdict (verdicts). It looks at rows and columns (tables, equality, signatures, tellers), at what
   is in the notebook (notebook_rows, fitted_before), or trains again: with rows overwritten
   (overwritten_rows), with a different target, or on other splits (scores, intervals), including
   splits by what may be groups or a time (candidates, hidden_groups).
4. Verdicts and runs are stored, so that judging can continue after it was killed. If nothing leaks,
   the withheld rows are opened, once. The outcome is a Result (result) and a page (page,
   page_errors, page_pictures).
"""

import warnings
from dataclasses import asdict, replace

from mlpkit.capstone.calls import GUARD
from mlpkit.capstone.case import ALWAYS
from mlpkit.capstone.checks import (
    baseline,
    exact_duplicates,
    interpolated_rows,
    later_targets,
    near_duplicates,
    preparation,
    prepared_before,
    row_by_row,
    rows_as_noise,
    rows_left_out,
    single_columns,
    split_places,
    target_reversed,
    unnamed_groups,
    withheld_rows,
)
from mlpkit.capstone.verdicts import LEAK, Verdict, overall
from mlpkit.helpers.bars import progress_bar
from mlpkit.reporting import of_this_run

CHECKS = {  # by name, in the order of the page
    "the split": split_places.judge,
    "rows left out": rows_left_out.judge,
    "copies": exact_duplicates.judge,
    "rows that are nearly the same": near_duplicates.judge,
    "rows made from others": interpolated_rows.judge,
    "the data as received": prepared_before.judge,
    "what is known in time": later_targets.judge,
    "each column alone": single_columns.judge,
    "row by row": row_by_row.judge,
    "prepare": preparation.judge,
    "rows as noise": rows_as_noise.judge,
    "the target reversed": target_reversed.judge,
    "against the baseline": baseline.judge,
}


def judge(case, tell, before_opening):
    """Return (all Verdicts, the result on the withheld rows); the latter is None if something
    leaks."""
    # NumPy would warn ten times about a column that holds inf, or nothing but nan
    with GUARD.closed(), warnings.catch_warnings(action="ignore", category=RuntimeWarning):
        with progress_bar(total=ALWAYS, leave=False) as case.bar:
            seconds, case.bar.total = case.first["seconds"], case.trainings
            time = of_this_run(f" × {seconds:.2g} s = {lasting(case.trainings * seconds)}")
            again = "" if "base" in vars(case) else " Those already stored are not repeated."
            tell(f"{case.trainings} trainings{time}, if nothing leaks.{again}")
            verdicts = [filed(case, *each) for each in CHECKS.items()]
            # not stored, because it depends on what is in the notebook now
            verdicts.append(named("groups and times not named", unnamed_groups.judge(case)))
            if overall(verdicts) == LEAK:
                return verdicts, None
            before_opening()
            final = case.final
            verdicts.append(named("validation and withheld rows", withheld_rows.judge(case)))
            return verdicts, final


def filed(case, name, check):
    """Return the Verdict of a check: the stored one, or one that is computed now and stored. The
    bar names the check."""
    case.bar.set_description(name)
    known = case.step(name.replace(" ", "-"), lambda: asdict(named(name, check(case))))
    return Verdict(**known)


def named(name, verdict):
    return replace(verdict, check=name)


def lasting(seconds):
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5_400 else f"{seconds / 3_600:.1f} h"
