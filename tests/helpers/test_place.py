"""What a place without threads has instead; a browser is imitated as far as it can be."""

import math
import signal
import subprocess
import sys
import time

import pytest

from mlpkit.helpers import place


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarms on Windows")
def test_an_alarm_rings_again_and_again_until_it_is_turned_off():
    rung = []
    before = signal.signal(signal.SIGALRM, lambda *_: rung.append(1))
    try:
        place.set_alarm(0.1)
        while len(rung) < 3:
            time.sleep(0.01)
        place.set_alarm(math.inf)
        count = len(rung)
        time.sleep(0.2)
    finally:
        place.set_alarm(math.inf)
        signal.signal(signal.SIGALRM, before)
    assert len(rung) == count


def test_a_lock_that_is_held_elsewhere_is_waited_for(tmp_path):
    path = tmp_path / "progress.json"
    code = f"from mlpkit.helpers.place import file_lock\nwith file_lock({str(path)!r}, 0.1): pass"
    with place.file_lock(path, 1):
        held = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "Timeout" in held.stderr
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


NONE_OF_THESE = "filelock", "platformdirs", "threadpoolctl", "tqdm", "IPython", "matplotlib"
ON_A_PAGE = """
import sys
sys.modules |= dict.fromkeys(%r)  # None: importing it fails
from mlpkit.helpers import place
place.BROWSER, place.THREADS = True, False
from mlpkit.exercises import check, session
import numpy as np
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.training import fit

rng = np.random.default_rng(0)
network = mlp((2, 3, 2))
parameters = initialize(network, rng)
data = rng.normal(size=(20, 2)).astype(np.float32), rng.integers(0, 2, 20)
history = fit(network, parameters, data, optimizer=SGD(0.1), batch_size=5, epochs=2, rng=rng)
session.progress_file.change("relu", lambda entry: entry.update(passed=True))
print(history.epochs, session.progress_file.read()["relu"], session.progress_file.troubles)
"""


def test_a_page_needs_numpy_alone_to_train_and_to_keep_progress(tmp_path, monkeypatch):
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path))
    code = ON_A_PAGE % (NONE_OF_THESE,)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "2 {'passed': True} {}\n", done.stderr
