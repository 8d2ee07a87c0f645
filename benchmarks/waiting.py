"""How long a learner waits: for the import, the data, a verdict, the test of the notebooks."""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from statistics import median
from unittest import mock

from mlpkit.checker.attempts import AttemptsFile
from mlpkit.checker.progress import ProgressFile
from mlpkit.exercises import course
from mlpkit.preprocessing import load_fashion_mnist

from . import checks
from .child import ROOT, in_child
from .shared import in_turns, ratios, seconds, spread, table, target

TEXT = """## Waiting

- Import: fresh processes that import and end, in turns, {rounds} rounds. `mlpkit` loads little;
  `mlpkit.training` loads the library except for pictures, explorers and exercises.
- Data: `load_fashion_mnist()`, in a fresh process; the median of {rounds}.
- A check: in a warm process, a right answer to each exercise, the median of five; and each wrong
  one that mlpkit knows by name, once.
- An attempt: what a verdict's line in the learner's file of attempts takes, 3,000 of them.
- Notebooks: `pytest --nbval -n 2`, all of them, two at a time; a notebook's own time is that of its
  kernel's start and of all its cells in that run."""
HEADER = ("what", "measured", "target", "")


def section(quick=False):
    rounds = 3 if quick else 15
    rows = [*starting(rounds), *checking(quick), *keeping(quick)]
    return f"{TEXT.format(rounds=rounds)}\n\n{table(HEADER, rows + notebooks(quick))}"


def row(what, measured, most, form, unit):
    most, verdict = target(measured, most, form)
    return [what, f"{measured:{form}}{unit}", most if most == "–" else most + unit, verdict]


def starting(rounds):
    modules = ("numpy", "mlpkit", "mlpkit.training")
    times = in_turns([importing(module) for module in modules], rounds)
    rows = []
    for module, taken in zip(modules, times, strict=True):
        rows.append(row(f"`import {module}`", 1000 * median(taken), None, ".0f", " ms"))
        if module != "numpy":
            ratio = ratios(taken, times[0])
            verdict = target(median(ratio), 1.4)
            rows.append([f"`{module}` / `numpy`", spread(ratio), *verdict])
    return [*rows, row("the data", median(in_child(loading, rounds)), 0.4, ".2f", " s")]


def importing(module):
    command = [sys.executable, "-c", f"import {module}"]
    return lambda: lambda: subprocess.run(command, cwd=ROOT, check=True)


def loading(rounds):
    """Measure in a child process: the seconds, one per round."""
    return [seconds(load_fashion_mnist) for _ in range(rounds)]


def checking(quick):
    rows = []
    for kind, found in in_child(check_times, quick, threads=1).items():
        slowest, most = max(found, key=lambda pair: pair[1])
        middle = median(ms for _, ms in found)
        rows.append(row(f"a check of {len(found)} {kind}, median", middle, 30, ".0f", " ms"))
        rows.append(row(f"the slowest of them: `{slowest}`", most, 100, ".0f", " ms"))
    return rows


def keeping(quick):
    taken = sorted(in_child(attempt_times, 100 if quick else 3000))
    middle, late = (taken[int(share * len(taken))] for share in (0.5, 0.99))
    rows = [row("storing an attempt, median", middle, 1, ".2f", " ms")]
    return [*rows, row("99 of 100 attempts within", late, 1, ".2f", " ms")]


def attempt_times(count):
    """Measure in a child process: the milliseconds, one per line written."""
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ, MLPKIT_HOME=folder):
        file = AttemptsFile(ProgressFile("mlpkit"))
        line = file.line("relu", "exercise", "wrong", mistake="minimum", version=1, hints=2)
        taken = [1000 * seconds(lambda: file.add(line)) for _ in range(count)]
        assert len(file.read()) == count
    return taken


def check_times(quick):
    """Measure in a child process: {kind of answer: (exercise, milliseconds) of each}."""
    records = list(course.exercises.values())
    right, wrong = [], []
    for record in records[:5] if quick else records:
        right.append((record.name, checks.milliseconds(record.name, record.reference)))
        for mistake in record.mistakes:
            wrong.append((record.name, checks.milliseconds(record.name, mistake.function, times=1)))
    return {"right answers": right, "wrong answers": wrong}


def notebooks(quick):
    chosen = ["notebooks/01_preprocessing.ipynb"] if quick else ["notebooks"]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        command = [sys.executable, "-m", "pytest", "--nbval", "-q", "-n", "2", *chosen]
        command.append(f"--junitxml={report}")
        run = []
        whole = seconds(
            lambda: run.append(subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL))
        )
        own = notebook_seconds(report.read_text(encoding="utf-8"))
    red = ", **which fails**" if run[0].returncode else ""
    return [
        row(f"`pytest --nbval -n 2 notebooks`{red}", whole, 120, ".0f", " s"),
        *(row(f"`{name}`", taken, 60, ".0f", " s") for name, taken in sorted(own.items())),
    ]


def notebook_seconds(report):
    """Return {notebook: seconds of all its cells} from pytest's JUnit report."""
    found = {}
    for case in ElementTree.fromstring(report).iter("testcase"):
        name = case.get("classname").rpartition("notebooks.")[2]
        found[name] = found.get(name, 0) + float(case.get("time"))
    return found
