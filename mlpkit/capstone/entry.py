"""`capstone`: from what the learner hands over to a Result and its page."""

import numpy as np

from mlpkit.capstone.arguments import check_name, column_given, own_data
from mlpkit.capstone.calls import LearnersError
from mlpkit.capstone.case import Case
from mlpkit.capstone.check_list import judge
from mlpkit.capstone.fingerprints import fingerprint, fingerprint_of, fingerprint_of_judge
from mlpkit.capstone.page import write_page
from mlpkit.capstone.register import Kept, Register, folder_of
from mlpkit.capstone.result import Result
from mlpkit.capstone.tables import text_of
from mlpkit.capstone.task import Task
from mlpkit.capstone.withheld_split import withhold


def capstone(
    name, data, *, split, prepare, train, groups=None, time=None, show_rows=False, folder=None
):
    """Judge whether a number can be believed, write a page about it, and return a Result.

    Parameters
    ----------
    name : the name of the capstone and of its folder: letters, digits, - and _
    data : a Dataset, as `load_table` and `load_pictures` return it; or (X, y), or
        (X, y, "classes") or (X, y, "numbers"), raw: nothing scaled, filled in or chosen yet
    split : a function of (data, rng) that returns (training, validation): positions in the data it
        is given, which have fewer rows than yours. It is called once for each split. If it has
        arguments named groups and time, it gets those of the same rows
    prepare : a function of raw training rows; it learns from them and returns a function of raw
        rows that returns X, one row for each. This function is then applied to the training rows
        and all others. If prepare takes two arguments, it also gets the targets of the training
        rows
    train : a function of (X, y, rng) that returns predict, a function of X that returns labels,
        names of classes, probabilities (N, C), or numbers. An object with a method `predict` is
        accepted too
    groups : (N,), or a column's name: rows of one group, for instance one person's, are never
        separated
    time : (N,) numbers or dates, or a column's name: later rows may not help to predict earlier
        ones
    show_rows : whether the page shows the rows with the worst mistakes, row names that are not
        numbers, and texts found in cells; leave it False for personal data
    folder : the folder that contains `capstones`; by default the current one

    Raises ValueError when an argument makes no sense, or a function raises an error or returns the
    wrong thing; the message says what was given and what was expected. An interrupt returns an
    unfinished Result; the same call continues where it stopped.
    """
    given = {"split": split, "prepare": prepare, "train": train}
    task, register, own = registered(name, data, given, groups, time, folder)
    print_of_data = fingerprint(task.data, task.groups, task.time)
    functions = register.known_as(fingerprint_of(task.functions))
    case = Case(task, Kept(own, f"{fingerprint_of_judge()}-{print_of_data}-{functions}"))
    if register.trouble:
        print(register.trouble)
    try:
        verdicts, final = judge(case, print, lambda: register.open(print_of_data, name, functions))
    except LearnersError as error:
        raise LearnersError(str(error)) from None  # a traceback of ninety lines would help nobody
    except KeyboardInterrupt:
        print("Stopped. Finished steps are kept, and the same call continues from there.")
        return Result(task, (), None, 0, finished=False)
    finally:
        register.same(fingerprint_of(task.functions), functions)
    predicted = None if final is None else np.array(final["predicted"])
    openings = register.openings(print_of_data, name)
    outcomes = {"first": case.first, "pairs": case.pairs, "final": final, "files": case.files}
    outcomes |= {"openings": openings, "show_rows": show_rows}
    page = own / "result.html"
    result = Result(task, tuple(verdicts), predicted, len(openings), True, page, outcomes)
    write_page(page, result)
    return result


def registered(name, data, functions, groups, time, folder):
    """Withhold rows and store the choice; return (the Task, the Register, the capstone's
    folder)."""
    check_name(name)
    for which, function in functions.items():
        if not callable(function):
            raise ValueError(f"capstone: got {which}={text_of(function)}; expected a function.")
    own = own_data(data)
    given = {"groups": groups, "time": time}
    given = {which: column_given(which, each, own) for which, each in given.items()}
    by = "time" if time is not None else "row"
    if groups is not None:
        by = groups if isinstance(groups, str) else "group"
    folder = folder_of(name, folder)
    register = Register(folder)
    found = fingerprint(own, **given)
    rest, withheld = register.withheld(found, name, lambda: withhold(own, **given))
    if max(*rest, *withheld) >= len(own):
        raise ValueError(
            f"capstone: {register.path} withholds rows that these data lack. Move the file away "
            "to begin again; earlier looks at the withheld rows are then no longer counted."
        )
    parts = {"rest": rest, "withheld": withheld, "by": by}
    task = Task(name, own, **functions, **given, **parts, seed=int(found[:7], 16))
    return task, register, folder
