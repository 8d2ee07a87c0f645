"""What an explorer does by itself, step by step, until it is done or is told to stop.

The steps are those of a generator, which yields how many seconds to pause before the next one. In
a kernel a thread does them; on a page, which has no threads, the event loop of the worker.
"""

import asyncio
import contextlib
import threading
import time

from mlpkit.helpers import place


def begin(steps, name, lock=None):
    """Begin to do these steps, each with the lock held, and return at once.

    Returns their thread or, on a page, Steps, which have the methods of a thread that explorers
    use.
    """
    held = lock or contextlib.nullcontext()
    if not place.THREADS:
        return Steps(steps, held)
    thread = threading.Thread(target=do_all, args=(steps, held), name=name, daemon=True)
    thread.start()
    return thread


def do_all(steps, held):
    """The thread's work."""
    while True:
        with held:
            pause = next(steps, None)
        if pause is None:
            return
        time.sleep(pause)


def current():
    """The thread or the Steps that the caller runs in."""
    return Steps.now or threading.current_thread()


class Steps:
    """Steps that the event loop does one at a time, with other work in between."""

    now = None  # the Steps that are running now

    def __init__(self, steps, held):
        self.steps, self.held, self.over = steps, held, False
        asyncio.get_event_loop().call_soon(self.step)

    def step(self):
        if not self.over and (pause := self.do_one()) is not None:
            asyncio.get_event_loop().call_later(pause, self.step)

    def do_one(self):
        """Do the next step; returns the pause after it, or None if it was the last."""
        before, Steps.now = Steps.now, self
        try:
            with self.held:
                pause = next(self.steps, None)
        except BaseException:
            self.over = True
            raise
        finally:
            Steps.now = before
        self.over = pause is None
        return pause

    def is_alive(self):
        return not self.over

    def join(self):
        """Do the remaining steps at once, after they have been told to end."""
        while not self.over:
            self.do_one()
