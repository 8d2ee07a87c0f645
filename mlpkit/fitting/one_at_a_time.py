"""One run at a time per set of parameters: a new run ends the earlier one, and waits for it."""

import threading


class Ended(RuntimeError):
    """Raised in a run of `fit` when another run has begun to train its parameters."""


class Turn:
    """A context in which only this thread trains `parameters`, once it has waited with `wait`.

    The run that trained them before finds out at its next `check`. Raises RuntimeError if a run of
    this same thread has not ended, because it would wait forever.
    """

    lock, holders = threading.Lock(), {}  # holders: {id of parameters: the last Turn that began}

    def __init__(self, parameters):
        self.parameters = parameters  # this reference keeps their id from being reused
        self.thread, self.over = threading.current_thread(), threading.Event()
        self.before = None

    def __enter__(self):
        with self.lock:
            former = self.before = self.holders.get(id(self.parameters))
            while former:  # the last Turn may itself be waiting for a run of this thread
                if former.thread is self.thread and not former.over.is_set():
                    raise RuntimeError(
                        "fit: these parameters are being trained by the run that made this call."
                    )
                former = former.before
            self.holders[id(self.parameters)] = self
        return self

    def __exit__(self, *error):
        self.give_to(
            self.before
        )  # after an interrupted wait the earlier run may go on, unless it has ended

    def stand_by(self):
        """Hold the turn of a run that pauses between two of its parts. Another run need not wait
        for it: this turn is then lost."""
        self.over.set()
        return self.__enter__()

    def wait(self):
        """Wait until the last batch of the earlier run has ended."""
        before = self.before
        while before:  # a run interrupted while waiting may have another before it
            before.over.wait()
            before = before.before
        self.before = None

    def give_to(self, holder):
        """End this turn; unless another run has begun since, hand the parameters to `holder`, if
        there is one."""
        with self.lock:
            if not self.lost:
                del self.holders[id(self.parameters)]
                if holder and not holder.over.is_set():
                    self.holders[id(self.parameters)] = holder
            self.over.set()

    @property
    def lost(self):
        """Whether another run has begun."""
        return self.holders.get(id(self.parameters)) is not self

    def check(self):
        """Raise Ended if the turn is lost."""
        if self.lost:
            raise Ended("another run with the same parameters has begun")


def lost_turn(parameters):
    """Whether this thread's run of `parameters` has been ended by another."""
    holder = Turn.holders.get(id(parameters))
    return holder is not None and holder.thread is not threading.current_thread()
