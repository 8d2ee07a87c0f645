"""Each measurement runs in its own process: cold, and with the given number of threads.

python -m benchmarks.child MODULE FUNCTION THREADS ARGUMENTS  # what `in_child` runs
"""

import importlib
import json
import os
import subprocess
import sys
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
}

# Variables that would make OpenBLAS run code other than what it picks for this processor.
ORDERS = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")


def in_child(function, *arguments, threads=None):
    """Return function(*arguments), called in a fresh process; arguments and result must fit into
    JSON.

    The process runs without ORDERS: it measures what the processor's user gets.
    threads: 1, or None for the default, all cores. Raises CalledProcessError when the child fails;
    its output on the way is shown.
    """
    what = [function.__module__, function.__name__, str(threads or "all"), json.dumps(arguments)]
    command = [sys.executable, "-m", "benchmarks.child", *what]
    left_out = {*ONE_THREAD, *ORDERS}
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    if threads == 1:
        environment |= ONE_THREAD
    run = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    return json.loads(run.stdout.splitlines()[-1])


def in_children(function, jobs):
    """Return [function(*job) for each of jobs], by `in_child` on one thread, one process per
    core."""
    free = deque(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else ())

    def take_a_core():  # Linux ties the calling thread to a core, which its children inherit
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {free.popleft()})

    with ThreadPoolExecutor(cores(), initializer=take_a_core) as pool:
        return list(pool.map(lambda job: in_child(function, *job, threads=1), jobs))


def cores():
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def main(module, function, threads, arguments):
    # the only setting that XLA reliably obeys
    if threads == "1" and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    work = getattr(importlib.import_module(module), function)
    print(json.dumps(work(*json.loads(arguments))))


if __name__ == "__main__":
    main(*sys.argv[1:])
