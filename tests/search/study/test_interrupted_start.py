"""Ctrl-C while workers start: nothing is left half started, and no worker hears it."""

import signal
import subprocess
import sys
import threading

import pytest

from mlpkit.search.study import local_workers, workers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal masks")
HEARS = "import signal; print(signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, []))"


@pytest.mark.parametrize("fails", [False, True])
def test_an_interrupt_while_workers_start_is_raised_once_they_have_started(monkeypatch, fails):
    """Otherwise Dask, interrupted in the middle, would raise an error of its own."""
    seen = []

    def cluster(**settings):
        signal.raise_signal(signal.SIGINT)
        seen.append("not in the middle")
        if fails:
            raise AssertionError("Status.init")

    monkeypatch.setattr(workers, "LocalCluster", cluster)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            local_workers(1)
    finally:
        signal.signal(signal.SIGINT, before)
    assert seen == ["not in the middle"]


def test_a_process_that_is_started_with_the_workers_hears_no_interrupt(monkeypatch):
    said = []

    def start():
        command = [sys.executable, "-c", HEARS]
        said.append(subprocess.run(command, capture_output=True, text=True).stdout)

    def cluster(**settings):
        thread = threading.Thread(target=start)  # as Dask does
        thread.start()
        thread.join()

    start()
    monkeypatch.setattr(workers, "LocalCluster", cluster)
    local_workers(1)
    start()
    assert said == ["True\n", "False\n", "True\n"]
