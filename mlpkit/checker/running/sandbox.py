"""Running a learner's function so that whatever it does, the kernel and the checker go on."""

import dis
import io
import re
import signal
import sys
import threading
import warnings
from _thread import start_new_thread
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field

import numpy as np

from mlpkit.checker.running.surroundings import LeftAsFound, keep_shallow, raise_in

SECONDS = 5.0
KEPT_OUTPUT = 2000  # characters
TICK = 0.1  # seconds between two looks at a running call
PROMPTS = {"interaction", "do_wait_suspend"}  # where pdb's kin, and debugpy, wait for their user


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
    """What came of a call: its value, or the exception's type and text, and what it printed.

    lines: {file: the innermost line of it on the way to the exception}; refused: the file in which
    a raise or an assert made it, or "". The exception itself is let go: it holds the variables of
    all functions on its way. seconds: how long it ran.
    """

    value: object = None
    error: type[BaseException] | None = None
    text: str = ""
    lines: dict[str, int] = field(default_factory=dict)
    refused: str = ""
    printed: str = ""
    seconds: float = 0.0


def attempt(call, seconds=SECONDS):
    """Call `call()` and catch everything, also an endless loop; a user's interrupt passes through.

    Warnings are off and NumPy's error state is the default meanwhile, and what the call changes
    around it is put back. A loop inside C code can't be stopped: it ends when it ends. While a
    debugger waits at a breakpoint for its user, the time stands still.
    """
    printed, result = Printed(), Attempt()
    interrupts = UserInterrupts()
    try:
        with (
            redirect_stdout(printed),
            redirect_stderr(printed),
            np.errstate(all="ignore"),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("ignore")
            error = Watch(seconds).run(call, result)
            if error is not None:
                result.error, result.lines = type(error), innermost(error.__traceback__)
                result.refused = raised_in(error.__traceback__)
            if error is not None and not isinstance(error, TimeUp):
                said = Attempt()
                Watch(1.0).run(lambda: str(error), said)
                result.text = clean(first_sentence(said.value or ""))
    finally:
        error = None  # it holds this frame, too
        interrupts.restore()
    if interrupts.happened:
        raise KeyboardInterrupt
    result.printed = printed.text()
    return result


def failed(error):
    """The Attempt that an exception of the course's own functions makes."""
    refused = raised_in(error.__traceback__)
    return Attempt(None, type(error), clean(first_sentence(str(error))), {}, refused)


def innermost(trace):
    """{file: its innermost line} of a traceback."""
    lines = {}
    while trace is not None:
        lines[trace.tb_frame.f_code.co_filename] = trace.tb_lineno
        trace = trace.tb_next
    return lines


def raised_in(trace):
    """The file whose own raise, or assert, a traceback ends with; "" where it is another's."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or trace.tb_lasti < 0:
        return ""
    code = trace.tb_frame.f_code
    raises = code.co_code[trace.tb_lasti] == dis.opmap["RAISE_VARARGS"]
    return code.co_filename if raises else ""


class Watch:
    """Runs one call, with a thread beside it that raises TimeUp in it when the time is over."""

    current = None

    def __init__(self, seconds):
        self.seconds, self.thread = seconds, threading.get_ident()
        self.lock, self.over = threading.Lock(), threading.Lock()
        self.inside = self.sent = False
        self.left = seconds

    def run(self, call, result):
        """Fill result.value and result.seconds; returns the exception, or None."""
        Watch.current = self
        self.over.acquire()
        try:
            with LeftAsFound():
                start_new_thread(self.wait, ())  # threading.Thread takes far longer
                return self.caught(call, result)
        finally:
            Watch.current = None
            result.seconds = self.seconds - self.left

    def caught(self, call, result):
        tracing, error = sys.gettrace(), None
        try:
            try:
                self.inside = True
                result.value = call()
            except BaseException as raised:
                error = raised
            self.leave()
        except TimeUp as raised:  # it came between the call's end and here
            error = raised
            while self.inside:
                try:
                    self.leave()
                except TimeUp:  # one more, before it had begun: the way out of deep calls is long
                    continue
        finally:
            if sys.gettrace() is not tracing:
                with redirect_stderr(io.StringIO()):  # debugpy complains, though it is its own
                    sys.settrace(tracing)
            self.over.release()
        try:
            return error
        finally:
            del error  # it holds this frame

    def leave(self):
        """From here on nothing is raised any more; what was on its way has arrived."""
        while True:
            try:
                with self.lock:
                    self.inside = False
                while self.sent:  # one more takes the place of what is on its way, and arrives
                    raise_in(self.thread, TimeUp)
                return
            except TimeUp:
                self.sent = self.sent and self.inside

    def wait(self):
        """In the other thread: after the time, raise again and again, for it may be swallowed."""
        pause = min(self.left, TICK / 10)
        while not self.over.acquire(timeout=pause):
            with self.lock:
                if self.inside:
                    keep_shallow()  # first: to look into a million frames takes long
            if at_prompt(sys._current_frames().get(self.thread)):
                continue
            self.left -= pause
            pause = min(max(self.left, 0.02), 2 * pause, TICK)
            with self.lock:
                if self.inside and self.left <= 0:
                    self.sent = True
                    raise_in(self.thread, TimeUp)

    @staticmethod
    def insist(watch):
        """Have the next line of the watched call raise TimeUp again, if it still runs."""
        if watch is None or watch is not Watch.current or not watch.inside:
            return

        def again(frame, event, argument):
            if watch.inside and frame.f_code.co_filename != __file__:
                raise TimeUp

        if sys.gettrace() is None:  # a debugger's does as well, and complains when it is replaced
            sys.settrace(again)
        frame = sys._getframe().f_back
        while frame is not None:
            if frame.f_code.co_filename != __file__:
                frame.f_trace = again
            elif frame.f_code is Watch.caught.__code__:
                return
            frame = frame.f_back


def at_prompt(frame):
    """Whether a debugger has stopped the watched call around a frame, and waits for its user."""
    while frame is not None and frame.f_code is not Watch.caught.__code__:
        if frame.f_code.co_name in PROMPTS:
            return True
        frame = frame.f_back
    return False


class UserInterrupts:
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
        if Watch.current is not None and Watch.current.inside:  # else all is put back first
            raise KeyboardInterrupt

    def restore(self):
        if self.before is not None:
            signal.signal(signal.SIGINT, self.before)


class Printed(io.TextIOBase):
    """A stream that keeps the beginning of what is written to it; a debugger's talk goes on."""

    def __init__(self):
        self.parts, self.room, self.screen = [], KEPT_OUTPUT, sys.stdout

    def writable(self):
        return True

    def write(self, text):
        if sys.gettrace() is not None and at_prompt(sys._getframe()):
            return self.screen.write(text)
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
