"""What depends on the place where Python runs: a computer, or a worker on a page of the site.

In a browser Python is WebAssembly. It has one thread, and no signal comes from outside; no other
process shares its files. Its integers are 32 bits wide unless said otherwise, and no floating-point
operation leaves a flag.
"""

import contextlib
import math
import signal
import sys

BROWSER = sys.platform == "emscripten"
THREADS = not BROWSER  # whether a thread can be started
ALARM = getattr(signal, "SIGALRM", None)  # None on Windows
AGAIN = 0.02  # seconds between two signals of an alarm that has gone off


def file_lock(path, timeout, pause=0.05):
    """A context in which no other process has the lock of this file.

    Raises TimeoutError if it isn't free within `timeout` seconds; it is asked for every `pause`.
    """
    if BROWSER:
        return contextlib.nullcontext()
    import filelock  # imported here, because a page would wait for filelock in vain

    return filelock.FileLock(f"{path}.lock").acquire(timeout=timeout, poll_interval=pause)


def set_alarm(seconds):
    """Have SIGALRM raised after this many seconds, and then repeatedly; math.inf turns it off.

    Only for a place without threads; on a computer it works in the main thread of POSIX.
    """
    if hasattr(signal, "setitimer") and not BROWSER:
        off = math.isinf(seconds)
        signal.setitimer(signal.ITIMER_REAL, 0 if off else max(seconds, 1e-6), AGAIN)
        return
    try:
        import worker_alarm  # docs/live/alarm.js
    except ImportError:  # a page without an alarm: its reader can only end the worker
        return
    worker_alarm.set(seconds)
