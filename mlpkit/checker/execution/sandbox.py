"""Running a learner's function so that the kernel and the checker survive whatever it does."""

import dis
import io
import re
import sys
import warnings
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field

import numpy as np

from mlpkit.checker.execution.watch import TimeUp, UserInterrupts, Watch, at_prompt

SECONDS = 5.0
KEPT_OUTPUT = 2000  # characters


@dataclass
class Attempt:
    """The outcome of a call: its value, or the exception's type and text, and what it printed.

    The exception itself is not kept, because it holds the variables of all functions on its way.

    lines: {file: its innermost line on the way to the exception}.
    refused: the file in which a raise or an assert made the exception, or "".
    seconds: how long the call ran.
    """

    value: object = None
    error: type[BaseException] | None = None
    text: str = ""
    lines: dict[str, int] = field(default_factory=dict)
    refused: str = ""
    printed: str = ""
    seconds: float = 0.0


def attempt(call, seconds=SECONDS):
    """Call `call()` and catch everything, even an endless loop; a user's interrupt passes through.

    Meanwhile warnings and NumPy's floating-point errors are ignored. Afterwards, what the call
    changed around it is restored. A loop inside C code can't be stopped. While a debugger waits at
    a breakpoint for the user, no time is counted.
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
        error = None  # the exception refers to this frame, too: a cycle
        interrupts.restore()
    if interrupts.happened:
        raise KeyboardInterrupt
    result.printed = printed.text()
    return result


def failed(error):
    """The Attempt for an exception in one of the course's own functions."""
    refused = raised_in(error.__traceback__)
    return Attempt(None, type(error), clean(first_sentence(str(error))), {}, refused)


def innermost(trace):
    """Return {file: its innermost line} of a traceback."""
    lines = {}
    while trace is not None:
        lines[trace.tb_frame.f_code.co_filename] = trace.tb_lineno
        trace = trace.tb_next
    return lines


def raised_in(trace):
    """The file whose raise or assert a traceback ends with; "" if it ends elsewhere."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or trace.tb_lasti < 0:
        return ""
    code = trace.tb_frame.f_code
    raises = code.co_code[trace.tb_lasti] == dis.opmap["RAISE_VARARGS"]
    return code.co_filename if raises else ""


class Printed(io.TextIOBase):
    """A stream that keeps the beginning of what is written; a debugger's output is shown."""

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
    """A text up to its first full stop; what NumPy adds after it is advice for other situations."""
    return re.split(r"\.(?=\s|$)", text[:10_000].strip(), maxsplit=1)[0]
