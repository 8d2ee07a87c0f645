"""The search of README.md, as it is written there, but on fewer images and with fewer trials."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from processes import HERE, address_in, kill

from mlpkit.search.study import load

README = (HERE.parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.split("## A search, from a terminal and on a cluster\n")[1].split("\n## ")[0]
RECIPE, BATCH_SYSTEM = re.findall(r"```python\n(.*?)```", SECTION, re.S)
SCHEDULER, WORKER, ON_WORKERS = re.findall(r"```sh\n(.*?)```", SECTION, re.S)[1].splitlines()
ALONE, SHOW = re.findall(r"```sh\n(.*?)```", SECTION, re.S)[0].splitlines()
BIN = Path(sys.executable).parent


def begun(line, folder, **changes):
    """Start a line of README.md as a process in the folder, with some of its words changed."""
    words = [changes.get(word, word) for word in shlex.split(line)]
    environment = os.environ | {"PYTHONPATH": str(HERE.parents[2]), "MPLBACKEND": "agg"}
    return subprocess.Popen(
        [BIN / words[0], *words[1:]], cwd=folder, env=environment, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def done(line, folder, **changes):
    output, _ = (process := begun(line, folder, **changes)).communicate(timeout=100)
    assert process.returncode == 0, output
    return output


@pytest.fixture
def folder(tmp_path):
    few = RECIPE.replace("X[50_000:], y[50_000:]", "X[400:600], y[400:600]")
    (tmp_path / "recipe.py").write_text(few.replace("50_000", "400"), encoding="utf-8")
    return tmp_path


@pytest.mark.guards
def test_the_search_runs_as_the_readme_says(folder):
    assert "5 trials" in done(ALONE, folder, **{"100": "5"})
    assert "history.png" in done(SHOW, folder)
    scheduler = begun(
        f"{SCHEDULER} --host 127.0.0.1 --port 0 --dashboard-address 127.0.0.1:0 "
        "--scheduler-file scheduler.json",
        folder,
    )
    workers = None
    try:
        address = {"tcp://ADDRESS:8786": address_in(folder / "scheduler.json")}
        workers = begun(f"{WORKER} --host 127.0.0.1", folder, **address, **{"8": "2"})
        assert "8 trials" in done(ON_WORKERS, folder, **address, **{"100": "8"})
    finally:
        kill(*filter(None, (scheduler, workers)))
    assert len(load(folder / "study.db").trials) == 8


def test_the_code_for_a_batch_system_runs_a_search(folder):
    """Run it without the cluster's own lines: the other names and arguments must exist."""
    call = BATCH_SYSTEM[BATCH_SYSTEM.index("study = search") :]
    assert call.count("Client(cluster)") == 1
    names = {}
    exec((folder / "recipe.py").read_text(encoding="utf-8"), names)
    exec("from mlpkit.search.study import search", names)
    small = call.replace("Client(cluster)", "None").replace(
        "trials=500, epochs=10", "trials=1, epochs=1"
    )
    exec(small.replace('"study.db"', repr(str(folder / "study.db"))), names)
    assert len(names["study"].trials) == 1
