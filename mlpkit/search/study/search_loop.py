"""`search`: choose the next settings from the trials so far; train here or on workers."""

import contextlib
import functools
import inspect
import sys
import threading
import time

import numpy as np
import optuna

from mlpkit.fitting.interrupts import Interrupts
from mlpkit.helpers.shapes import check_whole
from mlpkit.search.study.book import Book
from mlpkit.search.study.files import opened
from mlpkit.search.study.identity import identity_of, parts_of
from mlpkit.search.study.spaces import distributions, unlike_text
from mlpkit.search.study.trials import errors_only, loaded_by, train

LONG = 10  # seconds after which the bar says that a trial is running
# Optuna's verbosity, BLAS's threads and Python's warnings are settings of the whole process.
ALONE = threading.RLock()


def search(
    recipe,
    space,
    data,
    *,
    trials,
    epochs,
    seed,
    storage=None,
    client=None,
    pruner="median",
    time_limit=None,
    progress=True,
):
    """Search a space for the settings with the lowest validation loss after the last epoch.

    Parameters
    ----------
    recipe : a function of a trial's settings, a dict, that returns network, optimizer and batch
        size
    space : {name: Uniform, LogUniform, Integer or Choice}, from `mlpkit.search`
    data : a function that returns ((X, y), (X_validation, y_validation)); called once in each
        process that trains, because data are loaded there and not sent
    trials : how many finished trials the study should have in the end, including those already in
        its file
    epochs : how many epochs a trial trains, unless it is stopped
    seed : the seed of the draws and of the trials' generators, the same for all trials
    storage : the study's file: SQLite if the name ends in .db, else Optuna's journal; None: no
        file. An existing study continues if recipe, space, data, seed and epochs are the same. For
        that, code is compared, and the values that it reads: globals, closures, a partial's
        arguments, an object's attributes. Libraries, and the contents of files that data reads, are
        not compared: choose a new file if those have changed
    client : a Dask client, or a scheduler's address ("tcp://…"); its workers train. None: this
        process does
    pruner : what stops hopeless trials: "median" stops a trial after a third of the epochs if its
        lowest loss is above the median of the others' at the same epoch; None; or one of
        `optuna.pruners`
    time_limit : seconds that a trial may train; then it fails, and the next begins. It is ended
        between two lines of Python: a call that doesn't return, such as a long sleep, can be ended
        only on a worker, whose nanny starts a new process. None: no limit
    progress : True for a bar with the lowest loss so far, and what the search waits for: a worker,
        or a long trial. There is no bar if TQDM_DISABLE is set

    Settings are drawn by Optuna's TPE. Draw k depends on the seed, k and the trials finished
    before, so in one process a killed search that continues equals one that was never killed.

    Returns
    -------
    optuna.Study of the finished trials. A trial's user_attrs: draw, its number in the order of
    drawing; epochs, trained; accuracy, on the validation data; seconds; reason, if it failed, as
    a trial that diverges does. An interrupt (Ctrl-C) returns the study so far.

    Raises
    ------
    ValueError
        if an argument does not fit, or the file holds a different study, or is damaged.
    OSError
        if the file can't be written; in particular BlockingIOError while another search writes it,
        and ConnectionError if the scheduler does not answer, or disappears.
    RuntimeError
        if recipe or data raise SystemExit or similar, which would silently end a worker.

    An error in recipe or data ends the search and is raised unchanged. Finished trials are kept.
    Only one search runs at a time in a process: a search in another thread waits.
    """
    check_arguments(recipe, space, data, trials, epochs, seed, time_limit)
    pruner = pruner_of(pruner, epochs)
    identity = identity_of(recipe, space, data, seed, epochs)
    task = functools.partial(train, seed=seed, epochs=epochs, time_limit=time_limit)
    parts = functools.partial(parts_of, recipe=recipe, data=data, space=unlike_text(space))
    with contextlib.ExitStack() as stack:
        stack.enter_context(ALONE)
        stack.enter_context(silence_optuna())
        if client is None:
            run = functools.partial(run_trials_here, recipe, data, task)
        else:
            from mlpkit.search.study import workers  # Dask takes half a second to import

            run = stack.enter_context(workers.pool(client, recipe, data, task))
        kept = stack.enter_context(opened(storage, identity, parts, distributions(space)))
        together = client is not None
        book = Book(kept, space, seed, trials, pruner, storage, together, progress)
        with Interrupts() as interrupts, book.bar:
            run(book, interrupts)
    return kept


def run_trials_here(recipe, data, task, book, interrupts):
    """Run one trial after another, until there are enough or an interrupt comes."""
    loaded = None
    while book.wanting and not interrupts.waiting:
        trial, settings = book.begin()
        ways = {
            "hopeless": functools.partial(book.hopeless, trial),
            "each_second": functools.partial(say_how_long, book, time.monotonic()),
        }
        try:
            with interrupts.allowed(), errors_only(KeyboardInterrupt):
                loaded = loaded_by(data) if loaded is None else loaded
                outcome = task(recipe, loaded, settings, **ways)
        except KeyboardInterrupt:
            return
        if outcome.ended == "interrupted":
            return
        book.finish(trial, outcome)


def say_how_long(book, begin):
    """Make the bar say how long a trial has been running, once that is long."""
    if (seconds := time.monotonic() - begin) > LONG:
        book.say(f"one running, for {seconds:.0f} s")


def check_arguments(recipe, space, data, trials, epochs, seed, time_limit):
    for name, given, arguments in (("recipe", recipe, ("settings",)), ("data", data, ())):
        if not callable(given) or not accepts(given, *arguments):
            expected = "a function of the settings" if arguments else "a function without arguments"
            raise ValueError(f"search: got {name} {given!r}; expected {expected}.")
    distributions(space)
    for name, given, least in (("trials", trials, 1), ("epochs", epochs, 1), ("seed", seed, 0)):
        check_whole("search", name, given, least)
    number = isinstance(time_limit, (int, float, np.number)) and not isinstance(time_limit, bool)
    if time_limit is not None and not (number and 0 < time_limit <= sys.float_info.max):
        raise ValueError(
            f"search: got time_limit {time_limit!r}; expected seconds above 0, or None."
        )


def accepts(function, *arguments):
    """Whether a function accepts these arguments; True if its signature is unknown."""
    try:
        inspect.signature(function).bind(*arguments)
    except TypeError:
        return False
    except ValueError:
        return True
    return True


def pruner_of(given, epochs):
    """Optuna's pruner for the argument `pruner`.

    The median pruner begins after a third of the epochs: earlier it too often stops trials that are
    slow at first and best in the end.
    """
    if given is None:
        return optuna.pruners.NopPruner()
    if given == "median":
        return optuna.pruners.MedianPruner(n_warmup_steps=epochs // 3)
    if isinstance(given, optuna.pruners.BasePruner):
        return given
    raise ValueError(
        f'search: got the pruner {given!r}; expected "median", None or one of optuna.pruners.'
    )


@contextlib.contextmanager
def silence_optuna():
    """Suppress Optuna's line for each trial, which the bar replaces."""
    before = optuna.logging.get_verbosity()
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    try:
        yield
    finally:
        optuna.logging.set_verbosity(before)
