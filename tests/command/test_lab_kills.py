"""`mlpkit lab` killed while it copies, or run twice at once: files are whole, nothing is lost."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from mlpkit.command.lab import read_originals
from mlpkit.command.updates import move_answers
from mlpkit.command.work_folder import fill_folder, without_outputs
from tests.one_now import one_now

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
ORIGINALS = dict(list(read_originals().items())[:3])
DAMAGED = "01_preprocessing"

# Fills each given folder in a separate process and prints its process ID. If a step is given, the
# process kills itself when it reaches that line of the writing code, or that file system call.
FILLING = """
import json, os, signal, sys, time
from pathlib import Path
from mlpkit.command.work_folder import fill_folder

WRITERS = {
    *("write_new", "whole", "keep_original", "rename"),
    *("set_aside", "renew_copy", "keep_old_copy", "second_name"),
}
originals = json.loads(sys.stdin.readline())

def kill_at(step):
    steps = iter(range(step))
    def count():
        if next(steps, None) is None:
            os.kill(os.getpid(), 9)
    def watch(event, args):
        if event == "open" or event.startswith(("os.", "fcntl.")) and event != "os.kill":
            count()
    def trace(frame, event, arg):
        if frame.f_code.co_name in WRITERS:
            count()
            return trace
    sys.addaudithook(watch)
    sys.settrace(trace)

for line in sys.stdin:
    folder, fresh, update, step = json.loads(line)
    start, child = time.perf_counter(), os.fork()
    if not child:
        if step is not None:
            kill_at(step)
        fill_folder(Path(folder), originals, fresh, update)
        os._exit(0)
    print(child, flush=True)
    sys.stdin.readline()  # the process's number stays reserved until it is waited for
    _, status = os.waitpid(child, 0)
    print(json.dumps([status, time.perf_counter() - start]), flush=True)
"""


class Filler:
    """A process that fills folders, and may be killed meanwhile."""

    def __init__(self):
        command = [sys.executable, "-c", FILLING]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        self.tell(json.dumps(ORIGINALS))

    def tell(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def fill(self, folder, fresh=None, update=None, after=None, step=None):
        """Fill, killed `after` some seconds or at a step; return (was it killed, seconds)."""
        child = self.begin(folder, fresh, update, step)
        if after is not None:
            time.sleep(after)
            os.kill(child, signal.SIGKILL)
        return self.end()

    def begin(self, folder, fresh=None, update=None, step=None):
        self.tell(json.dumps([str(folder), fresh, update, step]))
        return int(self.process.stdout.readline())

    def end(self):
        self.tell("")
        status, seconds = json.loads(self.process.stdout.readline())
        assert status in (0, signal.SIGKILL)
        return status == signal.SIGKILL, seconds


@pytest.fixture(scope="module")
def fillers():
    both = Filler(), Filler()
    yield both
    for one in both:
        one.process.communicate()


@pytest.fixture
def filler(fillers):
    return fillers[0]


def notebooks(folder):
    return {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.ipynb")}


def assert_finished(folder):
    """Assert that the next `mlpkit lab` leaves whole notebooks, their originals and nothing
    else."""
    fill_folder(folder, ORIGINALS)
    names = {f"{name}.ipynb" for name in ORIGINALS}
    assert set(os.listdir(folder)) == names | {".originals"}
    assert set(os.listdir(folder / ".originals")) == names
    assert notebooks(folder) == notebooks(folder / ".originals") == ORIGINALS


def kill_while_copying(filler, tmp_path, times):
    seconds = 1.0
    for name in "abc":  # several, because the first folder takes longer
        (tmp_path / name).mkdir()
        seconds = min(seconds, filler.fill(tmp_path / name)[1])
    killed, tried, rng = 0, 0, random.Random(times)
    while killed < times:
        folder = tmp_path / str(tried)
        folder.mkdir()
        killed += filler.fill(folder, after=rng.uniform(0, 1.2 * seconds))[0]
        for name, text in notebooks(folder).items():
            assert text == ORIGINALS[name], f"{name} after kill {killed}: {len(text)} characters"
        assert_finished(folder)
        tried += 1
        assert tried < 20 * times


def test_a_kill_at_any_time_leaves_no_part_of_a_notebook(filler, tmp_path):
    kill_while_copying(filler, tmp_path, 12)


@pytest.mark.proofs
def test_hundreds_of_kills_leave_no_part_of_a_notebook(filler, tmp_path):
    kill_while_copying(filler, tmp_path, 300)


STEPS = pytest.mark.parametrize("apart", one_now([12, 1], pytest.mark.proofs))


@STEPS
def test_a_kill_at_each_step_leaves_no_part_of_a_notebook(apart, filler, tmp_path):
    killed, step = True, 0
    while killed:
        folder = tmp_path / str(step)
        folder.mkdir()
        for name in list(ORIGINALS)[1:]:  # the originals and the first are missing
            (folder / f"{name}.ipynb").write_text(ORIGINALS[name], encoding="utf-8")
        killed, _ = filler.fill(folder, step=step)
        assert all(text == ORIGINALS[name] for name, text in notebooks(folder).items())
        assert_finished(folder)
        step += apart
    assert step > 60, step


@STEPS
def test_a_kill_at_each_step_of_a_repair_loses_nothing(apart, filler, tmp_path):
    killed, step, half = True, 0, ORIGINALS[DAMAGED][:1000]
    while killed:
        folder = tmp_path / str(step)
        folder.mkdir()
        fill_folder(folder, ORIGINALS)
        (folder / f"{DAMAGED}.ipynb").write_text(half, encoding="utf-8")
        killed, _ = filler.fill(folder, fresh=DAMAGED, step=step)
        assert half in notebooks(folder).values()
        fill_folder(folder, ORIGINALS, DAMAGED)  # the learner asks again
        assert half in notebooks(folder).values()
        assert notebooks(folder)[DAMAGED] == ORIGINALS[DAMAGED]
        assert not [name for name in os.listdir(folder) if name.startswith(".mlpkit")]
        step += apart
    assert step > 60, step


def test_two_at_once_copy_everything_once_and_overwrite_nothing(fillers, tmp_path):
    for number in range(8):
        folder = tmp_path / str(number)
        folder.mkdir()
        for one in fillers:
            one.begin(folder)
        mine = folder / "02_activations.ipynb"
        expected = dict(ORIGINALS)
        with contextlib.suppress(FileExistsError), mine.open("x") as file:
            # as JupyterLab or the learner might write meanwhile
            file.write('{"cells": [], "nbformat": 4}')
            expected[mine.stem] = '{"cells": [], "nbformat": 4}'
        assert [one.end()[0] for one in fillers] == [False, False]
        assert notebooks(folder) == expected
        assert len(os.listdir(folder)) == len(ORIGINALS) + 1
        kept = notebooks(folder / ".originals")
        assert kept.items() <= ORIGINALS.items() and ORIGINALS.keys() - kept.keys() <= {mine.stem}


def test_two_fresh_copies_at_once_are_two(fillers, tmp_path):
    fill_folder(tmp_path, ORIGINALS)
    for one in fillers:
        one.begin(tmp_path, DAMAGED)
    assert [one.end()[0] for one in fillers] == [False, False]
    assert {f"{DAMAGED}{end}" for end in ("", "-2", "-3")} < notebooks(tmp_path).keys()


def older(text):
    """An edition with an older notebook text, and a copy of it in which somebody worked."""
    notebook = json.loads(text)
    cells = notebook["cells"]
    old = notebook | {"cells": [cells[1] | {"source": "# Old"}, *cells[2:9], *cells[12:]]}
    own = {"cell_type": "markdown", "id": "f" * 36, "metadata": {}, "source": "my note"}
    mine = old | {"cells": [*old["cells"][:5], own, *old["cells"][5:]]}
    return without_outputs(old), without_outputs(mine)


def prepare_update(folder):
    """A folder whose copy of a notebook needs an update; returns the copy, and the updated one."""
    folder.mkdir()
    old, mine = older(ORIGINALS[DAMAGED])
    fill_folder(folder, ORIGINALS | {DAMAGED: old})
    (folder / f"{DAMAGED}.ipynb").write_text(mine, encoding="utf-8")
    result, _ = move_answers(*map(json.loads, (mine, old, ORIGINALS[DAMAGED])))
    return mine, without_outputs(result)


def assert_updated(folder, mine, updated):
    expected = ORIGINALS | {DAMAGED: updated, f"{DAMAGED}-before-update-1": mine}
    assert notebooks(folder) == expected
    assert notebooks(folder / ".originals") == ORIGINALS
    drafts = [name for name in os.listdir(folder) if name.startswith(".mlpkit")]
    assert not drafts and len(os.listdir(folder / ".originals")) == len(ORIGINALS)


@STEPS
def test_a_kill_at_each_step_of_an_update_leaves_both_copies_whole(apart, filler, tmp_path):
    killed, step = True, 0
    while killed:
        folder = tmp_path / str(step)
        mine, updated = prepare_update(folder)
        killed, _ = filler.fill(folder, update=DAMAGED, step=step)
        found = notebooks(folder)
        assert mine in found.values() and found[DAMAGED] in (mine, updated)
        assert set(found.values()) <= {*ORIGINALS.values(), mine, updated}
        fill_folder(folder, ORIGINALS, update=DAMAGED)  # the learner asks again
        assert_updated(folder, mine, updated)
        step += apart
    assert step > 60, step


def test_two_updates_at_once_count_as_one(fillers, tmp_path):
    for number in range(8):
        folder = tmp_path / str(number)
        mine, updated = prepare_update(folder)
        for one in fillers:
            one.begin(folder, update=DAMAGED)
        assert [one.end()[0] for one in fillers] == [False, False]
        assert_updated(folder, mine, updated)
