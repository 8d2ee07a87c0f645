"""Real processes for the tests: a scheduler and workers on the loopback, and searches to kill."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from mlpkit.search.study import load

HERE = Path(__file__).parent


def started(*command, **options):
    """Start a Python process that can import this folder's recipes, alone in its process group."""
    paths = os.pathsep.join([str(HERE), str(HERE.parents[2])])
    environment = os.environ | {"PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1"}
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True} | options
    options["preexec_fn"] = hearing
    command = [sys.executable, *command]
    return subprocess.Popen(command, env=environment, start_new_session=True, **options)


def hearing():
    """Let the process receive Ctrl-C, even if the tests are a background job, which ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def kill(*processes):
    """kill -9, all at once."""
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    for process in processes:
        process.communicate()


class Cluster:
    """A Dask scheduler and workers, each in its own process, for a with statement."""

    def __init__(self, folder, workers=2):
        self.folder, self.count = folder, workers

    def __enter__(self):
        file = Path(self.folder, f"scheduler-{time.monotonic_ns()}.json")
        self.scheduler = self.start(
            "scheduler", "--host=127.0.0.1", "--port=0", "--dashboard-address=127.0.0.1:0",
            f"--scheduler-file={file}",
        )  # fmt: skip
        self.address = address_in(file)
        self.workers = [self.worker() for _ in range(self.count)]
        return self

    def worker(self):
        return self.start(
            "worker", self.address, "--no-nanny", "--nthreads=1", "--host=127.0.0.1",
            f"--local-directory={self.folder}", "--dashboard-address=127.0.0.1:0",
        )  # fmt: skip

    def start(self, kind, *arguments):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return started("-m", f"distributed.cli.dask_{kind}", *arguments, **quiet)

    def __exit__(self, *error):
        kill(self.scheduler, *self.workers)


def address_in(file):
    """A scheduler's address, once its file is complete: the file exists before it is full."""
    wait(lambda: file.exists() and file.read_text().endswith("}"))
    return json.loads(file.read_text())["address"]


def wait(ready, seconds=100):
    """Return the result of ready(), as soon as it is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := ready():
            return found
        time.sleep(0.02)
    raise TimeoutError(f"not ready after {seconds} s: {ready}")


def wait_for_trials(path, trials):
    """The study's trials, once there are this many."""
    return wait(lambda: path.exists() and len(found := load(path).trials) >= trials and found)


def values(study):
    """Return {draw: loss} of a study, which must have each draw once."""
    found = {trial.user_attrs["draw"]: trial.value for trial in study.trials}
    assert len(found) == len(study.trials)
    return found
