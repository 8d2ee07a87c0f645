"""How many threads BLAS uses for the products of a training run: as many as help."""

import threading
import time
from statistics import median

from mlpkit.helpers import place
from mlpkit.helpers.shapes import is_whole

TRIALS = 5  # batches timed with each number of threads before one number is chosen
AGAIN = 1.0  # seconds until the timing is repeated, because a machine's load changes


class BlasThreads:
    """A context in which BLAS has `threads` threads; None: as many as turn out fastest.

    More threads are not always faster. They wait for each other by spinning, so on a busy machine
    small products take many times as long on two threads as on one. So the first batches run in
    turn on one thread, two, four and so on up to all, and are timed; again after a second. It works
    in any thread. Contexts may overlap: after the last, BLAS has the number from before the first.
    If BLAS keeps a number per thread, this thread's is restored at once.

    Raises ValueError when threads is neither None nor a whole number of 1 or more.
    """

    lock, inside, first = threading.Lock(), 0, {}  # shared by all contexts

    def __init__(self, threads=None):
        if threads is not None and not (is_whole(threads) and threads >= 1):
            raise ValueError(
                f"threads: got {threads!r}; expected a whole number of 1 or more, or None."
            )
        self.threads = None if threads is None else int(threads)  # BLAS takes no np.int64

    def __enter__(self):
        self.libraries = blas_libraries()
        with self.lock:
            self.before = {library.filepath: library.num_threads for library in self.libraries}
            BlasThreads.first = self.before | (self.first if self.inside else {})
            BlasThreads.inside += 1
            most = max(self.first.values(), default=1)
        self.choices = (self.threads,) if self.threads else up_to(most)
        self.begin_trials()
        return self

    def __exit__(self, *error):
        with self.lock:
            BlasThreads.inside -= 1
            for library in self.libraries:
                if getattr(library, "threading_layer", "") == "openmp":  # a number for each thread
                    set_threads(library, self.before[library.filepath])
                elif self.inside == 0:
                    set_threads(library, self.first[library.filepath])

    def set(self, threads):
        with self.lock:
            for library in self.libraries:
                set_threads(library, threads)

    def begin_trials(self):
        self.taken = {threads: [] for threads in self.choices}
        self.set(self.choices[0])

    def batches(self, batches):
        """The same batches, timing what is done with each until the next is requested."""
        if len(self.choices) == 1:
            # set it again: a run in a callback may have set a different number
            self.set(self.choices[0])
            yield from batches
            return
        for batch in batches:
            threads = min(self.taken, key=lambda n: len(self.taken[n]))
            trying = len(self.taken[threads]) < TRIALS
            start = time.perf_counter()
            if trying:
                self.set(threads)
            elif start - self.chosen > AGAIN:
                self.begin_trials()
            yield batch
            if trying:
                self.taken[threads].append(time.perf_counter() - start)
                if all(len(taken) == TRIALS for taken in self.taken.values()):
                    self.set(min(self.choices, key=lambda n: median(self.taken[n])))
                    self.chosen = time.perf_counter()


def blas_libraries():
    """threadpoolctl's controller of each BLAS; none where there are no threads."""
    if not place.THREADS:
        return []
    # imported here, because a page doesn't have threadpoolctl
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController().select(user_api="blas").lib_controllers


def up_to(most):
    """The powers of two below `most`, and `most`: (1, 2, 4, 6)."""
    return (*(2**k for k in range((most - 1).bit_length())), most)


def set_threads(library, threads):
    """Set the number of threads of one of threadpoolctl's libraries, from any thread.

    From version 3.8 on, the first thread that sets OpenBLAS's number owns it, and calls from others
    are silently ignored; so the ownership is cleared before, and given up after.
    """
    clear = getattr(library, "clear_controlling_thread", lambda force: None)
    clear(force=True)
    library.set_num_threads(threads)
    clear(force=True)
