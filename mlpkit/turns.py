"""One run at a time for one set of parameters: a new one ends the former, and waits for it."""

import threading


class Ended(RuntimeError):
    """Raised in a run of `fit` when another has begun to train its parameters."""


class Turn:
    """A context in which this thread alone trains `parameters`.

    Whoever trained them before finds out at its next `check`; it is waited for, until its last
    batch has ended. Raises RuntimeError when that is this very thread, which would wait for ever.
    """

    lock, holders = threading.Lock(), {}  # holders: {id of parameters: the last Turn that began}

    def __init__(self, parameters):
        self.parameters = parameters  # held, so that no others can get their id
        self.thread, self.over = threading.current_thread(), threading.Event()
        self.before = None

    def __enter__(self):
        with self.lock:
            self.before = before = self.holders.get(id(self.parameters))
            if before and before.thread is self.thread:
                raise RuntimeError("fit: these parameters are in training by the run that called.")
            self.holders[id(self.parameters)] = self
        try:
            while before:  # one that was interrupted while it waited may have another before it
                before.over.wait()
                before = before.before
        except BaseException:  # an interrupt: the former, unless it has ended, may go on
            self.give_to(self.before)
            raise
        self.before = None
        return self

    def __exit__(self, *error):
        self.give_to(None)

    def give_to(self, holder):
        """End this turn; if nobody has begun since, the parameters are `holder`'s, or free."""
        with self.lock:
            if not self.lost:
                del self.holders[id(self.parameters)]
                if holder and not holder.over.is_set():
                    self.holders[id(self.parameters)] = holder
            self.over.set()

    @property
    def lost(self):
        """Whether another has begun."""
        return self.holders.get(id(self.parameters)) is not self

    def check(self):
        """Raises Ended when the turn is lost."""
        if self.lost:
            raise Ended("another run of the same parameters has begun")


def lost_turn(parameters):
    """Whether this thread's run of `parameters` has been ended by another."""
    holder = Turn.holders.get(id(parameters))
    return holder is not None and holder.thread is not threading.current_thread()
