"""Make a call end when its time is over or the user interrupts it.

The time is kept by a second thread or, where none can be started, by an alarm.
"""

import io
import math
import os
import signal
import sys
import threading
from _thread import start_new_thread
from contextlib import redirect_stderr
from time import perf_counter, sleep

from mlpkit.checker.execution.surroundings import LeftAsFound, keep_shallow, leave_room, raise_in
from mlpkit.helpers import place

TICK = 0.1  # seconds between two looks at a running call
PROMPTS = (  # where pdb and the like, and debugpy, wait for the user
    ("pdb", "Pdb", "interaction"),
    ("pydevd", "PyDB", "do_wait_suspend"),
)


class TimeUp(BaseException):
    """Raised inside a function that has run for too long."""

    # A bare except in an endless loop may swallow it. Python creates the exception when something
    # is about to catch it, and drops it afterwards: both times it asks to be raised again, at the
    # next line, so that no handler, in a loop or around one, keeps it for long.

    watch = None

    def __init__(self):
        super().__init__()
        self.watch = Watch.current
        Watch.insist(self.watch)

    def __del__(self):
        Watch.insist(self.watch)


class Watch:
    """Runs one call, and has TimeUp raised in it when the time is over."""

    # Starting a thread takes as long as everything else around a short call. So a thread that has
    # watched one call watches the next, if that has begun when the thread looks again.

    current = None
    posts = {}  # {thread: [its newest Watch]}; the watching thread reads the list
    turn = threading.Lock()  # held by whoever reads or changes `posts`

    def __init__(self, seconds):
        self.seconds, self.thread = seconds, threading.get_ident()
        self.lock, self.over = threading.Lock(), threading.Lock()
        self.inside = self.sent = False
        self.left, self.start = seconds, perf_counter()
        self.end = self.start + seconds  # for the alarm; a thread does not count a debugger's time

    def run(self, call, result):
        """Fill result.value and result.seconds; return the exception, or None."""
        outer, Watch.current = Watch.current, self
        self.over.acquire()
        try:
            with LeftAsFound():
                if place.THREADS:
                    self.take_post()
                else:
                    self.set_alarm(outer)
                return self.caught(call, result)
        finally:
            Watch.current = outer
            if not place.THREADS:
                self.left -= perf_counter() - self.start
                place.set_alarm(outer.end - perf_counter() if outer else math.inf)
            result.seconds = self.seconds - self.left

    def set_alarm(self, outer):
        """Without threads: have `ring` called when the time of this call, or of an enclosing call,
        is over."""
        self.end = min(self.end, outer.end if outer else math.inf)
        signal.signal(place.ALARM, Watch.ring)  # LeftAsFound restores it
        place.set_alarm(self.end - perf_counter())

    @staticmethod
    def ring(number, frame):
        """At each signal of the alarm: raise TimeUp in the watched call."""
        watch = Watch.current
        if watch is not None and watch.inside and perf_counter() >= watch.end:
            leave_room()
            raise TimeUp

    def caught(self, call, result):
        tracing, error = sys.gettrace(), None
        try:
            try:
                self.inside = True
                result.value = call()
            except BaseException as raised:
                error = raised
            self.leave()
        except TimeUp as raised:  # a TimeUp that was raised after the call had ended
            error = raised
            while self.inside:
                try:
                    self.leave()
                # a second TimeUp may come before `leave` has begun, because leaving deep calls
                # takes long
                except TimeUp:
                    continue
        finally:
            if sys.gettrace() is not tracing:
                # debugpy complains about any tracer, even its own
                with redirect_stderr(io.StringIO()):
                    sys.settrace(tracing)
            self.over.release()
        try:
            return error
        finally:
            del error  # it refers to this frame

    def leave(self):
        """Once this returns, nothing more is raised; anything pending has already been raised."""
        while True:
            try:
                with self.lock:
                    self.inside = False
                while self.sent:  # a new TimeUp replaces the pending one, and is raised at once
                    raise_in(self.thread, TimeUp)
                return
            except TimeUp:
                self.sent = self.sent and self.inside

    def take_post(self):
        """Have a second thread watch this call: the one that watched the last, or a new one."""
        with Watch.turn:
            post = Watch.posts.get(self.thread)
            if post and not post[0].over.locked():
                post[0] = self
                return
            Watch.posts[self.thread] = post = [self]  # even if this call is inside a watched call
        start_new_thread(self.keep_post, (post,))  # threading.Thread takes far longer

    def keep_post(self, post):
        """In the second thread: watch one call after another, until none is running."""
        newest = self
        while True:
            newest.wait()
            with Watch.turn:
                newest = post[0]
                if not newest.over.locked():
                    if Watch.posts.get(self.thread) is post:
                        del Watch.posts[self.thread]
                    return

    def wait(self):
        """In the second thread: after the time, raise TimeUp repeatedly, as it may be swallowed."""
        pause = min(self.left, TICK / 10)
        # most calls are over after the pause; waking this thread for each would take long
        sleep(pause)
        while self.over.locked():
            with self.lock:
                if self.inside and self.left > 0:
                    keep_shallow()  # first, because it takes long to examine a million frames
            if not at_prompt(sys._current_frames().get(self.thread)):
                self.left -= pause
                pause = min(max(self.left, 0.02), 2 * pause, TICK)
                with self.lock:
                    if self.inside and self.left <= 0:
                        leave_room()
                        self.sent = True
                        raise_in(self.thread, TimeUp)
            if self.over.acquire(timeout=pause):
                self.over.release()

    @staticmethod
    def insist(watch):
        """Have the next line of the watched call raise TimeUp again, if it still runs."""
        if watch is None or watch is not Watch.current or not watch.inside:
            return
        # here a different thread drops the last reference
        if threading.get_ident() != watch.thread:
            return
        again = watch.again
        # a debugger's tracer serves as well, and would complain about being replaced
        if sys.gettrace() is None:
            sys.settrace(again)
        # Python removes a hook that raises; the other hook restores it
        if sys.getprofile() is None:
            sys.setprofile(again)
        frame = sys._getframe().f_back
        while frame.f_code is not Watch.caught.__code__ and frame.f_trace != again:
            if frame.f_code.co_filename != __file__:
                frame.f_trace = again
            frame = frame.f_back

    def again(self, frame, event, argument):
        if self.inside and frame.f_code.co_filename != __file__:
            raise TimeUp


def forget_posts():
    """Forget the watching threads: a forked process has none of them."""
    Watch.posts, Watch.turn = {}, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=forget_posts)


def at_prompt(frame):
    """Whether a debugger has stopped the watched call at a frame, and waits for the user."""
    prompts = [code_of(*place) for place in PROMPTS]
    while frame is not None and frame.f_code is not Watch.caught.__code__:
        if any(frame.f_code is prompt for prompt in prompts):
            return True
        frame = frame.f_back
    return False


def code_of(module, kind, method):
    """The code of a class's method; None if its module is not loaded."""
    found = getattr(getattr(sys.modules.get(module), kind, None), method, None)
    return getattr(found, "__code__", None)


class UserInterrupts:
    """The user's interrupt, distinguished from a KeyboardInterrupt that the learner's code raises.

    The user's interrupt ends the call as TimeUp does, whatever handlers are around it. Afterwards
    `happened` is true and the interrupt must be passed on, unless the time was over already: then
    the interrupt has only ended a wait in C, which nothing else could end.
    """

    def __init__(self):
        self.happened, self.before = False, None
        if threading.current_thread() is threading.main_thread():
            before = signal.getsignal(signal.SIGINT)
            if callable(before):
                self.before = before
                signal.signal(signal.SIGINT, self.note)

    def note(self, number, frame):
        watch = Watch.current
        inside = watch is not None and watch.inside
        self.happened = self.happened or not inside or watch.left > 0
        if inside:  # outside a call, everything is restored first
            raise TimeUp

    def restore(self):
        if self.before is not None:
            signal.signal(signal.SIGINT, self.before)
