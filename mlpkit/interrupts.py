"""An interrupt ends a run where that tears nothing, and a second one can't tear what it left."""

import signal
import threading


class Interrupts:
    """A context in which an interrupt (the stop button, Ctrl-C) raises only while `open` is True.

    The one that raises closes it. One that comes while it is closed is put down in `waiting`, for
    its owner to look at when nothing is half done. In other threads than the main one, which get no
    interrupts, and where the program does not handle them, nothing changes.
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

    def handle(self, number, frame):
        if not self.open:
            self.waiting = True
            return
        self.open = False
        self.before(number, frame)  # raises KeyboardInterrupt, unless the program has its own way
        self.open = True
