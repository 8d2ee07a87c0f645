"""Let an interrupt end a run only where that does no harm, and keep a second one from doing any."""

import signal
import threading
from contextlib import contextmanager


@contextmanager
def put_off():
    """Put off an interrupt within the block until its end, where it is raised in place of any
    error."""
    with Interrupts() as interrupts:
        try:
            yield
        finally:
            if interrupts.waiting:
                raise KeyboardInterrupt from None


class Interrupts:
    """A context in which an interrupt (the stop button, Ctrl-C) raises only within `allowed`.

    Only the first raises: it sets `open` to False, as the end of `allowed` does. An interrupt that
    comes while `open` is False is noted in `waiting`, which the owner checks when nothing is half
    done. If a callback of one run has started another run, an interrupt ends both. Nothing changes
    in threads other than the main one, which get no interrupts, or if the program ignores them.
    """

    def __enter__(self):
        self.open = self.waiting = False
        self.before = signal.getsignal(signal.SIGINT)
        main = threading.current_thread() is threading.main_thread()
        self.handling = main and callable(self.before)
        if self.handling:
            signal.signal(signal.SIGINT, self.handle)
        return self

    def __exit__(self, *error):
        if self.handling:
            signal.signal(signal.SIGINT, self.before)

    @contextmanager
    def allowed(self):
        self.open = True
        try:
            yield
        finally:
            self.open = False

    def handle(self, number, frame):
        if not self.open:
            self.put_down()
            return
        self.open = False
        try:
            # raises KeyboardInterrupt, unless the program has its own handler
            self.before(number, frame)
        except KeyboardInterrupt:
            if self.outer:
                self.outer.put_down()
            raise
        self.open = True

    def put_down(self):
        self.waiting = True
        if self.outer:
            self.outer.put_down()

    @property
    def outer(self):
        """The Interrupts of the run whose callback has called this one, or None."""
        owner = getattr(self.before, "__self__", None)
        return owner if isinstance(owner, Interrupts) else None
