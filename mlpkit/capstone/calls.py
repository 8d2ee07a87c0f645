"""Calling a learner's function: which arguments it takes, where it stops, which files it reads."""

import contextlib
import functools
import inspect
import os
import sys
import sysconfig
import tempfile
import threading
import traceback
import warnings
from pathlib import Path

from mlpkit.fitting.interrupts import Interrupts


class LearnersError(ValueError):
    """A sentence on why a learner's function can't be used any further. Jupyter shows only the
    sentence, without a traceback through this package.
    """

    def _render_traceback_(self):
        return [str(self)]


PREFIXES = [os.path.realpath(each) for each in (sys.prefix, sys.base_prefix)]
INSTALLED = tuple(
    {
        os.path.realpath(path) + os.sep
        for path in (
            *sysconfig.get_paths().values(),
            Path(__file__).parents[1],
            *(path for path in sys.path if path.endswith(("-packages", "lib-dynload"))),
        )
        if path and os.path.realpath(path) not in PREFIXES
    }
)


def is_installed(path):
    """Whether a file belongs to Python, to an installed package or to mlpkit."""
    return not path or path.startswith("<frozen") or os.path.realpath(path).startswith(INSTALLED)


def takes(function, name_or_count):
    """Whether a function has a parameter of that name, or just that many positional parameters
    without defaults."""
    try:
        parameters = inspect.signature(function).parameters
    except (TypeError, ValueError):
        return False
    if isinstance(name_or_count, str):
        return name_or_count in parameters
    needed = [
        each
        for each in parameters.values()
        if each.default is each.empty
        and each.kind in (each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD)
    ]
    return len(needed) == name_or_count


class Reads:
    """The files that were opened for reading while a learner's function ran, including those in
    threads."""

    def __init__(self):
        self.listening, self.files, self.written, self.others = False, {}, set(), set()
        self.own = threading.local()  # own.busy is true while this thread examines a path


READS = Reads()


def hear(event, arguments):
    """An audit hook that notes the files that this process opens, but not what another process
    reads, what was open before, or what comes over a network. Python can't remove an audit hook, so
    this one does nothing unless READS is listening.
    """
    if not READS.listening or event not in ("open", "sqlite3.connect"):
        return
    if threading.get_ident() in READS.others or getattr(READS.own, "busy", False):
        return
    path = arguments[0]
    if not isinstance(path, (str, bytes, os.PathLike)):
        return
    mode = arguments[1] if event == "open" else "r"
    flags = arguments[2] if event == "open" and len(arguments) > 2 else 0
    READS.own.busy = True  # the code below may itself open files
    try:
        path = os.path.realpath(os.fsdecode(path))
        writes = (isinstance(mode, str) and set(mode) & set("wax+")) or (
            mode is None and isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
        )
        if writes:
            READS.written.add(path)
        elif not is_installed(path) and not of_the_system(path) and path not in READS.written:
            READS.files.setdefault(path, None)
    finally:
        READS.own.busy = False


def of_the_system(path):
    temporary = os.path.realpath(tempfile.gettempdir()) + os.sep
    quiet = ("/proc/", "/sys/", "/dev/", "/etc/", "/usr/", *(each + os.sep for each in PREFIXES))
    if path.startswith(temporary):
        return not path.endswith((".csv", ".tsv", ".npy", ".npz", ".parquet", ".xlsx", ".json"))
    return path.startswith(quiet) or path.endswith((".py", ".pyc", ".so")) or os.path.isdir(path)


@functools.cache
def begin_to_hear():
    """Add the audit hook, once, and only when a learner's function is called."""
    sys.addaudithook(hear)


@contextlib.contextmanager
def listening():
    """Yield {file: None}, the files read within the block, except by threads that were already
    running."""
    begin_to_hear()
    READS.files, READS.written = {}, set()
    READS.others = {each.ident for each in threading.enumerate()} - {threading.get_ident()}
    READS.listening = True
    try:
        yield READS.files
    finally:
        READS.listening = False


def called(which, function, *arguments, **named):
    """The result of function(...); an interrupt passes through, an error becomes a
    LearnersError."""
    try:
        with warnings.catch_warnings(action="ignore"), GUARD.opened():
            return function(*arguments, **named)
    except LearnersError:
        raise
    except Exception as error:
        told = f"{error}"[:500].rstrip(". \n")
        text = f"{which} raised {type(error).__name__}: {told}.{own_line(error)}"
        raise LearnersError(text) from error


def own_line(error):
    """The innermost of the learner's own lines that led to an error, in words; "" if there is
    none."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [each for each in frames if not is_installed(each.filename)]
    if not own:
        return ""
    where = f"of {Path(own[-1].filename).name}" if os.path.exists(own[-1].filename) else "of a cell"
    return f" Line {own[-1].lineno} {where}: {own[-1].line}" if own[-1].line else ""


class Guard:
    """Let interrupts through only while a learner's function runs, so that nothing stays
    overwritten."""

    def __init__(self):
        self.interrupts = None

    @contextlib.contextmanager
    def closed(self):
        """Within the block, an interrupt outside a learner's function waits until the next one is
        called."""
        with Interrupts() as self.interrupts:
            try:
                yield
            finally:
                self.interrupts = None

    @contextlib.contextmanager
    def opened(self):
        if self.interrupts is None:
            yield
            return
        interrupts = self.interrupts
        if interrupts.waiting:
            interrupts.waiting = False
            raise KeyboardInterrupt
        with interrupts.allowed():
            yield
        if interrupts.waiting:  # after an interrupt, `fit` returns as if it had finished
            interrupts.waiting = False
            raise KeyboardInterrupt


GUARD = Guard()
