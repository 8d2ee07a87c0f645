"""`search`: which settings to try next, from the trials so far, in this process or on workers."""

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

LONG = 10  # seconds after which the bar says that a trial runs
# Optuna's verbosity, BLAS's threads and Python's warnings are one for the whole process.
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
    recipe : a function of a trial's settings, a dict, that gives network, optimizer and batch size
    space : {name: Uniform, LogUniform, Integer or Choice} of `mlpkit.search`
    data : a function that gives ((X, y), (X_validation, y_validation)); called once in each process
        that trains, because data are loaded there and not sent
    trials : how many finished trials the study has in the end, counting those that its file holds
        already
    epochs : how many epochs a trial trains, unless it is stopped
    seed : of the draws, and of each trial's own generator, the same for all
    storage : the study's file: SQLite where the name ends in .db, else Optuna's journal; None: no
        file. An existing study goes on, if it is of the same recipe, space, data, seed and epochs.
        For that, code is compared, and the values that it reads: globals, closures, a partial's
        arguments, an object's attributes. The contents of files that data reads, and libraries, are
        not compared: choose another file when those have changed
    client : a Dask client, or a scheduler's address ("tcp://…"); its workers train. None: this
        process does
    pruner : what stops hopeless trials: "median", when after a third of the epochs a trial's lowest
        loss is above the median of the others' at the same epoch; None; or one of `optuna.pruners`
    time_limit : seconds that a trial may train; past them it has failed, and the next begins. It is
        ended between two lines of Python: a call that doesn't come back, such as a long sleep, can
        be ended only on a worker, whose nanny starts another process. None: no limit
    progress : True for a bar with the lowest loss so far, and what it waits for: a worker, a trial
        that takes long. Not where TQDM_DISABLE is set

    Settings are drawn by Optuna's TPE. Draw k depends on the seed, k and the trials finished
    before, so in one process a search that was killed and goes on is the search that was not.

    Returns
    -------
    optuna.Study of the finished trials. A trial's user_attrs: draw, its number in the order of
    drawing; epochs, trained; accuracy, on the validation data; seconds; reason, where it failed,
    which is how a trial that diverged is kept. An interrupt (Ctrl-C) returns the study so far.

    Raises
    ------
    ValueError
        when an argument does not fit, or the file is a study of something else, or damaged.
    OSError
        when the file can't be written; of its kinds, BlockingIOError while another search writes
        it, and ConnectionError when the scheduler does not answer, or goes.
    RuntimeError
        when recipe or data raise SystemExit or its like, which would end a worker in silence.

    An error of the recipe or the data ends the search as it is. The finished trials are kept.
    One search runs at a time in a process: another thread's waits for its end.
    """
    check_arguments(recipe, space, data, trials, epochs, seed, time_limit)
    pruner = pruner_of(pruner, epochs)
    identity = identity_of(recipe, space, data, seed, epochs)
    task = functools.partial(train, seed=seed, epochs=epochs, time_limit=time_limit)
    parts = functools.partial(parts_of, recipe=recipe, data=data, space=unlike_text(space))
    with contextlib.ExitStack() as stack:
        stack.enter_context(ALONE)
        stack.enter_context(quiet_optuna())
        if client is None:
            run = functools.partial(in_this_process, recipe, data, task)
        else:
            from mlpkit.search.study import workers  # Dask takes half a second to import

            run = stack.enter_context(workers.pool(client, recipe, data, task))
        kept = stack.enter_context(opened(storage, identity, parts, distributions(space)))
        together = client is not None
        book = Book(kept, space, seed, trials, pruner, storage, together, progress)
        with Interrupts() as interrupts, book.bar:
            run(book, interrupts)
    return kept


def in_this_process(recipe, data, task, book, interrupts):
    """Trial after trial, until there are enough or an interrupt comes."""
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
    """Have the bar say that a trial is running, once it takes long."""
    if (seconds := time.monotonic() - begin) > LONG:
        book.say(f"one running, for {seconds:.0f} s")


def check_arguments(recipe, space, data, trials, epochs, seed, time_limit):
    for name, given, arguments in (("recipe", recipe, ("settings",)), ("data", data, ())):
        if not callable(given) or not takes(given, *arguments):
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


def takes(function, *arguments):
    """Whether a function can be called with these; True where it doesn't say what it takes."""
    try:
        inspect.signature(function).bind(*arguments)
    except TypeError:
        return False
    except ValueError:
        return True
    return True


def pruner_of(given, epochs):
    """Optuna's pruner that is meant.

    The median's begins after a third of the epochs: earlier it too often stops what is slow at
    first and best in the end.
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
def quiet_optuna():
    """Without Optuna's line for each trial; the bar says it."""
    before = optuna.logging.get_verbosity()
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    try:
        yield
    finally:
        optuna.logging.set_verbosity(before)
