"""Running a learner's function so that whatever it does, the kernel and the checker go on."""

import ctypes
import functools
import io
import re
import signal
import sys
import threading
import warnings
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass

import numpy as np

SECONDS = 5.0
KEPT_OUTPUT = 2000  # characters


class TimeUp(BaseException):
    """Raised inside a function that has run for too long."""

    # A bare except in an endless loop may swallow it. Python makes the exception when something is
    # about to catch it, and drops it when that is done: both times it asks to be raised again, at
    # the next line, so that no handler, in a loop or around one, holds it for long.

    watch = None

    def __init__(self):
        super().__init__()
        self.watch = Watch.current
        Watch.insist(self.watch)

    def __del__(self):
        Watch.insist(self.watch)


@dataclass
class Attempt:
    """What came of a call: its value, or the exception (and its text), and what it printed."""

    value: object = None
    error: BaseException | None = None
    text: str = ""
    printed: str = ""


def attempt(call, seconds=SECONDS):
    """Call `call()` and catch everything, also an endless loop; a user's interrupt passes through.

    Warnings are off, NumPy's error state is the default and np.empty gives nan meanwhile. A loop
    inside C code can't be stopped: it ends when it ends.
    """
    printed, result = Printed(), Attempt()
    interrupts = Interrupts()
    try:
        with (
            redirect_stdout(printed),
            redirect_stderr(printed),
            np.errstate(all="ignore"),
            nothing_left_over(),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("ignore")
            Watch(seconds).run(call, result)
            if result.error is not None and not isinstance(result.error, TimeUp):
                said = Attempt()
                Watch(1.0).run(lambda: str(result.error), said)
                result.text = clean(first_sentence(said.value or ""))
    finally:
        interrupts.restore()
    if interrupts.happened:
        raise KeyboardInterrupt
    result.printed = printed.text()
    return result


@contextmanager
def nothing_left_over():
    """Meanwhile an array of np.empty holds what is surely wrong.

    Else it holds what was in memory before: now and then the right answer, left by the reference
    a moment ago.
    """
    makers = {"empty": np.empty, "empty_like": np.empty_like}
    try:
        for name, make in makers.items():
            setattr(np, name, spoiling(make))
        yield
    finally:
        for name, make in makers.items():
            setattr(np, name, make)


def spoiling(make):
    @functools.wraps(make)
    def made(*args, **kwargs):
        array = make(*args, **kwargs)
        if array.dtype.kind in "iu":
            array[...] = np.iinfo(array.dtype).max
        elif array.dtype.kind in "fcb":
            array[...] = np.nan  # True in an array of truth values
        return array

    return made


class Watch:
    """Runs one call, with a thread beside it that raises TimeUp in it when the time is over."""

    current = None

    def __init__(self, seconds):
        self.seconds, self.thread = seconds, threading.get_ident()
        self.lock, self.over, self.inside = threading.Lock(), threading.Event(), False

    def run(self, call, result):
        """Fill result.value or result.error."""
        waiting = threading.Thread(target=self.wait, daemon=True)
        Watch.current, tracing = self, sys.gettrace()
        waiting.start()
        try:
            try:
                self.inside = True
                result.value = call()
            except BaseException as error:
                result.error = error
            self.leave()
        except TimeUp as error:  # it came between the call's end and here
            result.error = error
            self.leave()
        finally:
            sys.settrace(tracing)
            Watch.current = None
            self.over.set()
            waiting.join()

    def leave(self):
        """From here on nothing is raised any more; what was on its way is dropped."""
        while True:
            try:
                sys.settrace(None)
                with self.lock:
                    self.inside = False
                raise_in(self.thread, None)
                return
            except TimeUp:
                continue

    def wait(self):
        """In the other thread: after the time, raise again and again, for it may be swallowed."""
        pause = self.seconds
        while not self.over.wait(pause):
            pause = 0.02
            with self.lock:
                if self.inside:
                    raise_in(self.thread, TimeUp)

    @staticmethod
    def insist(watch):
        """Have the next line of the watched call raise TimeUp again, if it still runs."""
        frame = sys._getframe()
        if watch is None or watch is not Watch.current or not watch.inside:
            return

        def again(frame, event, argument):
            if watch.inside and frame.f_code.co_filename != __file__:
                raise TimeUp

        sys.settrace(again)
        while frame is not None:
            if frame.f_code.co_filename != __file__:
                frame.f_trace = again
            elif frame.f_code is Watch.run.__code__:
                return
            frame = frame.f_back


def raise_in(thread, exception):
    """Raise in another thread at its next bytecode; None takes back what has not arrived yet."""
    what = None if exception is None else ctypes.py_object(exception)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), what)


class Interrupts:
    """Tells the user's interrupt from a KeyboardInterrupt that the learner's code raises."""

    def __init__(self):
        self.happened, self.before = False, None
        if threading.current_thread() is threading.main_thread():
            before = signal.getsignal(signal.SIGINT)
            if callable(before):
                self.before = before
                signal.signal(signal.SIGINT, self.note)

    def note(self, number, frame):
        self.happened = True
        raise KeyboardInterrupt

    def restore(self):
        if self.before is not None:
            signal.signal(signal.SIGINT, self.before)


class Printed(io.TextIOBase):
    """A stream that keeps the beginning of what is written to it."""

    def __init__(self):
        self.parts, self.room = [], KEPT_OUTPUT

    def writable(self):
        return True

    def write(self, text):
        if self.room > 0:
            self.parts.append(text[: self.room])
            self.room -= len(text)
        return len(text)

    def text(self):
        return "".join(self.parts)


def clean(text, length=160):
    """An exception's first line, without addresses and NumPy's signatures, cut to a length."""
    line = re.sub(r" at 0x[0-9a-fA-F]+|, with gufunc signature \S+", "", text[:10_000].strip())
    line = line.split("\n")[0].rstrip()
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def first_sentence(text):
    """A text up to its first full stop: what NumPy adds is advice for others."""
    return re.split(r"\.(?=\s|$)", text[:10_000].strip(), maxsplit=1)[0]


def own_line(error, code):
    """The line of the learner's own code where the error arose: the innermost in its file."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if code is not None and trace.tb_frame.f_code.co_filename == code.co_filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
