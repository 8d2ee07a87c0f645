"""End a call from outside, between two of its lines, when its time is up or nobody waits for it."""

import ctypes
import math
import threading
import time

GRACE = 5  # seconds after the first TimeUp, when a call counts as stuck


class TimeUp(BaseException):
    """Raised in a call that must end; not an Exception, so that few programs catch it."""


def nothing():
    """Do nothing: the default each second, and for a stuck call."""


class Watch(threading.Thread):
    """Looks once a second at a call made by the thread that created it. seconds: after this time,
    TimeUp is raised in the call each second until it ends; None: never. A call that catches TimeUp
    and returns counts as ended by it too. each_second: a function; if it returns True, the call is
    ended in the same way. stuck: a function, called once if the call goes on for `GRACE` seconds
    after the first TimeUp: a call that doesn't come back to Python, such as a long sleep, can't be
    ended from outside.
    """

    def __init__(self, seconds, each_second=nothing, stuck=nothing):
        super().__init__(daemon=True)
        self.seconds = math.inf if seconds is None else seconds
        self.each_second, self.stuck = each_second, stuck
        self.caller, self.begin = threading.get_ident(), time.monotonic()
        self.lock, self.over, self.raised = threading.Lock(), threading.Event(), False

    def call(self, function):
        """Return the result of function(); raise TimeUp if the call was ended."""
        try:
            try:
                self.start()
                result = function()
            finally:
                self.end()
            if self.raised:
                raise TimeUp
            return result
        except TimeUp:
            self.end()  # another TimeUp may have come while the first was being handled
            raise

    def end(self):
        with self.lock:
            self.over.set()
        for _ in range(3):  # a pending TimeUp is raised here, not in the code that follows
            pass

    def run(self):
        ended = math.inf  # when TimeUp was raised first
        while not self.over.wait(min(1, max(0, self.begin + self.seconds - time.monotonic()))):
            now = time.monotonic()
            if self.each_second() or now >= min(ended, self.begin + self.seconds):
                self.seconds, ended = math.inf, min(ended, now)
                with self.lock:
                    if not self.over.is_set():
                        self.raised = True
                        raise_in(self.caller)
            if now >= ended + GRACE:
                self.stuck()
                self.stuck = nothing


def raise_in(thread):
    """Raise TimeUp in another thread, at its next bytecode."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TimeUp))
