"""Restore the surroundings of a learner's function, which must not leave changes behind."""

import _signal  # without the enumerations of `signal`, which take ten times as long
import builtins
import ctypes
import functools
import locale
import math
import os
import random
import signal
import sys
import threading
from contextlib import contextmanager

import numpy as np

# The most nested calls: with more, calls that pass through C overflow the stack. Python 3.11 counts
# such a call twice, later versions once.
DEEPEST = 2000 if sys.version_info < (3, 12) else 1000


class LeftAsFound:
    """A context that restores the names of MODULES and the SETTINGS if they are changed in it.

    Alarms that go off meanwhile do nothing; timers and threads that are left behind are ended. When
    it ends it relies on none of Python's own functions, because these may have been changed.
    """

    def __enter__(self):
        self.modules = [(names, names.copy(), others) for names, others in MODULES]
        self.settings = [(get, put, get()) for get, put in SETTINGS]
        for names, _, others in self.modules:
            names.update(others)
        keep_shallow()
        deafen()

    def __exit__(self, *_):
        for names, before, others in self.modules:
            for name in others:
                names[name] = before[name]
            if not equal(names, before):
                put_back(names, before)
        for get, put, before in self.settings:
            if get() != before:
                put(before)


def equal(names, before):
    try:
        return names == before
    except Exception:  # an array has replaced a function
        return False


def put_back(names, before):
    """Restore a module's names to their values; delete new names, except lazily loaded modules."""
    names.update(before)
    for name in names.keys() - before.keys():
        if sys.modules.get(f"{names['__name__']}.{name}") is not names[name]:
            del names[name]


FILLING = {"zeros": False}


@contextmanager
def filled_with_zeros():
    """Let np.empty return zeros meanwhile: if results change, they depend on its content."""
    FILLING["zeros"] = True
    try:
        yield
    finally:
        FILLING["zeros"] = False


def spoiling(make):
    """Make np.empty or the like return values that are surely wrong.

    Otherwise it would contain whatever was in memory: sometimes the right answer, left by the
    reference a moment ago.
    """

    @functools.wraps(make)
    def made(*args, **kwargs):
        array = make(*args, **kwargs)
        if FILLING["zeros"]:
            array[...] = 0
        elif array.dtype.kind in "iu":
            array[...] = np.iinfo(array.dtype).max
        elif array.dtype.kind in "fcb":
            array[...] = np.nan  # becomes True in an array of booleans
        return array

    return made


def drawing_from(generator, module):
    """A module's functions that draw from its own generator, made to draw from this one."""
    names = [name for name in dir(generator) if not name.startswith("_") and hasattr(module, name)]
    return {name: getattr(generator, name) for name in names}


def folder():
    try:
        return os.getcwd()
    except OSError:  # the folder was deleted
        return None


def change_folder(path):
    if path is not None and os.path.isdir(path):
        os.chdir(path)


def keep_shallow(get=sys.getrecursionlimit, put=sys.setrecursionlimit):
    """Lower a recursion limit that is above DEEPEST."""
    if get() > DEEPEST:
        put(DEEPEST)


def leave_room(put=sys.setrecursionlimit):
    """Raise the recursion limit, so that a call at the limit can still be ended."""
    put(DEEPEST + 100)


@functools.wraps(sys.setrecursionlimit)
def set_shallow(limit, put=sys.setrecursionlimit):
    put(min(limit, DEEPEST) if isinstance(limit, int) else limit)


def timers():
    """Which of the process's timers run; not how long, because that changes by itself."""
    return [signal.getitimer(timer)[0] > 0 for timer in TIMERS]


def stop_timers(kept):
    """Stop the timers that were not running before."""
    for timer, ran in zip(TIMERS, kept, strict=True):
        if not ran:
            signal.setitimer(timer, 0)


def deafen():
    """Make alarms that would end the process do nothing."""
    if threading.current_thread() is threading.main_thread():
        for number in ALARMS:
            if _signal.getsignal(number) == _signal.SIG_DFL:
                _signal.signal(number, _signal.SIG_IGN)


STARTED = {}  # {id of a thread: id of the thread that started it}


def noting(start):
    """Python's function that starts a thread, wrapped to record which thread called it."""

    @functools.wraps(start)
    def started(*args, **kwargs):
        new = start(*args, **kwargs)
        STARTED[getattr(new, "ident", new)] = threading.get_ident()
        return new

    return started


def threads(me=threading.get_ident, everyone=threading.enumerate):
    """The running threads that this one has started; not one that is about to run."""
    if not STARTED:
        return []
    alive = {thread.ident for thread in everyone() if thread.is_alive()}
    return [thread for thread, by in STARTED.copy().items() if by == me() and thread in alive]


def end_threads(kept):
    """End all other threads, at their next line."""
    for thread in threads():
        if thread not in kept:
            raise_in(thread, SystemExit)
            STARTED.pop(thread, None)


def raise_in(thread, exception):
    """Raise an exception in another thread, or this one, at its next bytecode.

    Revoking it would leave Python 3.11 looking for it forever, which hangs every tracer.
    """
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(exception))


def handlers():
    return [_signal.getsignal(number) for number in SIGNALS]


def change_handlers(kept):
    for number, handler in zip(SIGNALS, kept, strict=True):
        if handler is not None and threading.current_thread() is threading.main_thread():
            _signal.signal(number, handler)  # a handler that is None was not set from Python


def change_profile(kept):
    if kept is None or callable(kept):  # not for cProfile's hook, which can't be set this way
        sys.setprofile(kept)


# Functions fetched before anything replaces them: they reach the generators behind rand and random
# even if a notebook has imported these by name (from numpy.random import rand).
NUMPYS, SET_NUMPYS, BITS = np.random.get_state, np.random.set_state, np.random.get_bit_generator
PYTHONS, SET_PYTHONS = random.getstate, random.setstate
SEEN = {"memory": None, "state": None}  # the words of NumPy's generator


def numpys_generator():
    """The state of NumPy's generator; get_state, which is slow, is called only if it has changed.

    The state has changed if the generator's memory has: its 624 words, and the position in them.
    Only the second half of a pair of normal numbers is kept elsewhere.
    """
    bits = BITS()
    # a notebook may have set a different kind of generator
    if not isinstance(bits, np.random.MT19937):
        return NUMPYS(legacy=False)
    memory = ctypes.string_at(bits.ctypes.state_address, 625 * 4)
    if memory != SEEN["memory"] or SEEN["state"][3]:
        name, key, *rest = NUMPYS()
        SEEN.update(memory=memory, state=(name, key.tobytes(), *rest))
    return SEEN["state"]


def change_numpys_generator(kept):
    if isinstance(kept, dict):
        SET_NUMPYS(kept)
        return
    name, key, *rest = kept
    SET_NUMPYS((name, np.frombuffer(key, np.uint32), *rest))
    SEEN["memory"] = None  # the memory may not show the change


def known(*names):
    """The constants among these that `signal` has on this system."""
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


TIMERS = known("ITIMER_REAL", "ITIMER_VIRTUAL", "ITIMER_PROF")  # signal.alarm sets the first
ALARMS = known("SIGALRM", "SIGVTALRM", "SIGPROF")
SIGNALS = [signal.SIGINT, signal.SIGTERM, *ALARMS]
STARTING = {"_start_new_thread", "_start_joinable_thread"} & vars(threading).keys()
SPARE = np.random.RandomState(0)
DRAWING = {"ranf": SPARE.random_sample, "sample": SPARE.random_sample}


# The names of a module, and what replaces some of them while an answer runs. Otherwise a result
# could depend on what ran before, or change what runs after.
MODULES = (
    (vars(builtins), {}),
    (vars(sys), {"setrecursionlimit": set_shallow}),
    (vars(threading), {name: noting(vars(threading)[name]) for name in STARTING}),
    (vars(np), {"empty": spoiling(np.empty), "empty_like": spoiling(np.empty_like)}),
    (vars(np.random), {**drawing_from(SPARE, np.random), **DRAWING}),
    (vars(random), drawing_from(random.Random(0), random)),
    (vars(np.linalg), {}),
    (vars(math), {}),
)
# For each setting, a function that reads it and one that sets it.
SETTINGS = (
    (np.geterr, lambda kept: np.seterr(**kept)),
    (np.get_printoptions, lambda kept: np.set_printoptions(**kept)),
    (sys.getrecursionlimit, sys.setrecursionlimit),
    (sys.getprofile, change_profile),
    (folder, change_folder),
    (threads, end_threads),
    (timers, stop_timers),  # stopped before their handlers are restored
    (handlers, change_handlers),
    (numpys_generator, change_numpys_generator),
    (PYTHONS, SET_PYTHONS),
    (functools.partial(locale.setlocale, locale.LC_ALL),) * 2,
)
