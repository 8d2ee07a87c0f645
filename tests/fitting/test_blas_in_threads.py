"""A limit on BLAS's threads holds in any thread: measured by their work, not by a report."""

import os
import subprocess
import sys
from pathlib import Path

import numpy  # noqa: F401 - it loads BLAS
import pytest
from threadpoolctl import threadpool_info

from tests.one_now import one_now

ROOT = Path(__file__).parents[2]
HELPED = 0.3  # the other threads' work, relative to the calling thread's, when two threads share it

# A product's work is measured in seconds of processor time, the asking thread's and all others';
# this works on a busy machine and on one core too. BLAS's idle threads spin for a while, so they
# get a moment to fall asleep.
SCRIPT = """
import sys, threading, time
import numpy as np
from threadpoolctl import threadpool_limits
from mlpkit.fitting.blas_threads import BlasThreads, TRIALS

A = np.ones((900, 900), np.float32)

def help():
    time.sleep(0.2)
    everybody, own = time.process_time(), time.thread_time()
    while time.thread_time() - own < 0.1:
        A @ A
    own = time.thread_time() - own
    return (time.process_time() - everybody - own) / own

def in_a_thread(work):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

def asked(threads):
    with BlasThreads(threads):
        print(help())

def timed():
    with BlasThreads() as blas:
        for _ in blas.batches(range(2)):
            print(help())

def monitored():
    from mlpkit.network import initialize, mlp
    from mlpkit.optimizers import SGD
    from mlpkit.widgets.training_monitor import TrainingMonitor
    network, rng = mlp([2, 3]), np.random.default_rng(0)
    data = np.zeros((4, 2), np.float32), np.zeros(4, int)
    monitor = TrainingMonitor(network, initialize(network, rng), data, optimizer=SGD(0.1),
        batch_size=4, epochs=1, rng=rng, threads=1, callbacks=[lambda run: print(help())])
    monitor.press("start")
    monitor.thread.join()

threadpool_limits(2, "blas")  # for good, by the main thread, on however many cores
exec(sys.argv[1])
print(help())  # as before
"""


def helped(what):
    """Whether other threads helped, each measurement in its own process."""
    if not any(pool["internal_api"] == "openblas" for pool in threadpool_info()):
        pytest.skip("NumPy's BLAS is not OpenBLAS")
    environment = {k: v for k, v in os.environ.items() if not k.endswith("_NUM_THREADS")}
    command = [sys.executable, "-c", SCRIPT, what]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return [float(line) > HELPED for line in done.stdout.split()]


@pytest.mark.parametrize(
    ("what", "expected"),
    one_now(
        [
            (
                "in_a_thread(lambda: asked(1)); in_a_thread(lambda: asked(2)); in_a_thread(timed)",
                # whether others helped: timing tries one thread and all in turn
                [False, True, False, True],
            ),
            ("asked(1); in_a_thread(lambda: asked(1)); asked(1); timed()", [*[False] * 4, True]),
            ("monitored()", [False]),
        ]
    ),
)
def test_the_limit_holds_and_ends(what, expected):
    assert helped(what) == [*expected, True]
