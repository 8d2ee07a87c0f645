"""Whole runs of the judge: no honest capstone is called a leak, and each fault is found by its own
check."""

import io
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from tqdm import tqdm

import mlpkit
from mlpkit.capstone import capstone, check_list, runs
from mlpkit.capstone.verdicts import UNCLEAR
from mlpkit.own_data.preparation import Preparation
from tests.capstone import recipes
from tests.capstone.faulty import FAULTY
from tests.capstone.honest import HONEST
from tests.capstone.notebooks import ASKED, NOTEBOOKS, run

QUICK = {  # run every time; the others are guards
    *("a_time_series_that_does_not_say_so", "persons", "unseeded"),
    *("scaled_by_a_table_outside", "judges_that_train", "looked_up"),
}


UNCLEAR_OF = {  # too few rows or groups judge in these capstones
    "sixty_rows": {"the split"},
}


def named(capstones):
    return [
        pytest.param(name, marks=() if name in QUICK else pytest.mark.guards) for name in capstones
    ]


@pytest.mark.parametrize("name", named(HONEST))
def test_no_honest_capstone_leaks(name, tmp_path):
    result = capstone("mine", **HONEST[name](), folder=tmp_path)
    assert result.leaks == ()
    unclear = {each.check for each in result.verdicts if each.verdict == UNCLEAR}
    assert unclear == UNCLEAR_OF.get(name, set())
    assert result.number is not None
    assert result.page.exists()


@pytest.mark.parametrize("name", named(FAULTY))
def test_each_fault_is_shown_by_its_check(name, tmp_path):
    make, check = FAULTY[name]
    result = capstone("mine", **make(), folder=tmp_path)
    assert check in {each.check for each in result.leaks}
    assert result.number is None
    assert "stay closed" in result.sentence


@pytest.mark.parametrize("name", named(NOTEBOOKS))
def test_each_fault_of_a_notebook_is_shown_or_asked_about(name, tmp_path):
    """A fault is called a leak only if nothing else can explain the rows: not if honest rows may
    look the same, or if nobody can see the fault."""
    cells, check, verdict = NOTEBOOKS[name]
    result = capstone("mine", **run(cells), folder=tmp_path)
    (found,) = [each for each in result.verdicts if each.check == check]
    assert (found.questions != ()) if verdict == ASKED else (found.verdict == verdict)


def test_judging_continues_after_an_interrupt_and_changed_functions_are_judged_again(tmp_path):
    data = recipes.table()
    stop = [6]
    calls = []

    def train(X, y, rng):
        calls.append(len(y))
        if len(calls) == stop[0]:
            stop[0] = None
            raise KeyboardInterrupt
        return recipes.nearest_mean(X, y, rng)

    def judged(prepare=recipes.prepare):
        given = {"split": recipes.split, "prepare": prepare, "train": train}
        return capstone("mine", data, **given, folder=tmp_path)

    stopped = judged()
    assert not stopped.finished
    assert stopped.number is None
    assert stopped.verdict == "stopped"
    assert "sound" not in str(stopped) and "leak" not in str(stopped)
    assert judged().finished
    whole = len(calls)
    again = judged()
    assert len(calls) == whole  # no function was called again, because everything was stored
    assert again.openings == 1
    changed = judged(lambda rows: recipes.prepare(rows))
    assert len(calls) > whole
    assert changed.openings == 2
    assert "2 times" in changed.page.read_text(encoding="utf-8")


def a_table_with_patients():
    """Return arguments with a column that looks like groups but was not declared."""
    given = HONEST["a_table"]()
    rows, y = given["data"]
    return given | {"data": (rows.assign(patient=np.arange(len(rows)) % 60), y)}


def patients_and_names_from_outside():
    given = HONEST["names_from_outside"]()
    rows, y = given["data"]
    return given | {"data": (rows.assign(patient=np.arange(len(rows)) % 60), y)}


@pytest.mark.parametrize("given", [HONEST["a_table"], a_table_with_patients])
def test_the_bar_is_full_at_the_end_and_does_not_move_for_stored_steps(
    tmp_path, monkeypatch, given
):
    bars = []

    def bar(**given):
        bars.append(tqdm(**given | {"disable": False, "file": io.StringIO()}))
        return bars[-1]

    monkeypatch.setattr(check_list, "progress_bar", bar)
    for _ in "ab":
        capstone("mine", **given(), folder=tmp_path)
    assert [each.n for each in bars] == [bars[0].total, 0]
    assert bars[0].desc.startswith("the withheld rows")


@pytest.mark.parametrize(
    ("given", "trainings"),
    [
        (HONEST["a_table"], 7),
        (a_table_with_patients, 10),
        (HONEST["names_from_outside"], 9),  # reads a table outside, which can be overwritten
        (patients_and_names_from_outside, 10),
    ],
)
def test_the_judge_trains_as_often_as_it_says_and_at_most_ten_times(
    tmp_path, monkeypatch, capsys, given, trainings
):
    made, run = [], runs.run
    monkeypatch.setattr(runs, "run", lambda *of, **more: made.append(run(*of, **more)) or made[-1])
    capstone("mine", **given(), folder=tmp_path)
    assert len(made) == trainings
    said = capsys.readouterr().out
    assert said.startswith(f"{trainings} trainings") and said.endswith(", if nothing leaks.\n")
    capstone("mine", **given(), folder=tmp_path)
    assert len(made) == trainings
    assert capsys.readouterr().out.endswith("leaks. Those already stored are not repeated.\n")


def test_an_interrupt_while_rows_are_noise_leaves_the_learners_table_unchanged(tmp_path):
    rows, y = recipes.table()
    before, shown = rows.copy(), []

    def prepare(part):
        shown.append(not rows.equals(before))
        if shown[-1]:
            raise KeyboardInterrupt
        return recipes.prepare(part)

    given = {"split": recipes.split, "prepare": prepare, "train": recipes.nearest_mean}
    assert not capstone("mine", (rows, y), **given, folder=tmp_path).finished
    assert shown[-1]
    assert rows.equals(before)
    assert (rows.dtypes == before.dtypes).all()


def test_functions_that_change_only_in_the_last_training_are_noticed(tmp_path):
    """A rise from validation to the withheld rows is as strange as a fall."""
    given = HONEST["nothing_to_learn"]()
    X, y = given["data"]
    known = {row.tobytes(): label for row, label in zip(X, y, strict=True)}

    def train(part, targets, rng):
        if len(part) < 190:  # only the last training has 190 rows or more
            return recipes.neighbour(part, targets, rng)
        return lambda rows: np.array([known[row.tobytes()] for row in rows])

    given |= {"train": train, "prepare": recipes.nothing}
    result = capstone("mine", **given, folder=tmp_path)
    assert result.number == 1
    assert result.verdict == UNCLEAR


def test_a_register_with_rows_that_the_data_lack_is_refused(tmp_path):
    given = HONEST["a_table"]()
    capstone("mine", **given, folder=tmp_path)
    (path,) = tmp_path.rglob("register.json")
    found = json.loads(path.read_text())
    next(iter(found["withheld"].values()))["places"][-1] = 9_999
    path.write_text(json.dumps(found))
    with pytest.raises(ValueError, match=r"register\.json withholds rows that these data lack"):
        capstone("mine", **given, folder=tmp_path)


def test_a_step_whose_file_was_edited_is_run_again(tmp_path):
    given = FAULTY["scaled_by_means_from_before"][0]()
    assert capstone("mine", **given, folder=tmp_path).leaks
    (step,) = tmp_path.rglob("steps/*/prepare.json")
    step.write_text(step.read_text().replace('"leak"', '"sound"'))
    assert capstone("mine", **given, folder=tmp_path).leaks


PROGRAM = """
import sys, time
import mlpkit
from mlpkit.capstone import capstone
from tests.capstone import recipes

def train(X, y, rng):
    time.sleep(0.02)
    return recipes.nearest_mean(X, y, rng)

result = capstone("mine", recipes.table(), split=recipes.split, prepare=recipes.prepare,
                  train=train, folder=sys.argv[1])
print(result.sentence)
"""


@pytest.mark.guards
def test_judging_that_is_killed_at_any_point_ends_with_the_same_number(tmp_path):
    def run(folder, seconds=None):
        folder.mkdir(exist_ok=True)
        process = subprocess.Popen([sys.executable, "-c", PROGRAM, folder], stdout=subprocess.PIPE)
        if seconds is not None:
            time.sleep(seconds)
            process.send_signal(signal.SIGKILL)
        return process.communicate()[0].decode().splitlines()[-1:]

    expected = run(tmp_path / "whole")
    rng = np.random.default_rng(0)
    for seconds in rng.uniform(0.5, 3, 6):
        run(tmp_path / "killed", seconds)
        register = tmp_path / "killed" / "capstones" / "register.json"
        if register.exists():
            assert len(json.loads(register.read_text())["withheld"]) == 1
    assert run(tmp_path / "killed") == expected
    assert not list((tmp_path / "killed" / "capstones").rglob("*draft*"))


def test_wrong_arguments_are_named_in_the_error(tmp_path):
    data = recipes.table()
    given = {"split": recipes.split, "prepare": recipes.prepare, "train": recipes.nearest_mean}
    with pytest.raises(ValueError, match="letters, digits"):
        capstone("../mine", data, **given, folder=tmp_path)
    with pytest.raises(ValueError, match="expected a Dataset"):
        capstone("mine", data[0], **given, folder=tmp_path)
    with pytest.raises(ValueError, match="They are fewer than yours"):
        wrong = given | {"split": lambda data, rng: (np.arange(200), np.arange(200, 240))}
        capstone("mine", data, **wrong, folder=tmp_path)
    with pytest.raises(ValueError, match="expected a function of raw rows"):
        wrong = given | {"prepare": lambda rows: rows[["a"]].to_numpy()}
        capstone("mine", data, **wrong, folder=tmp_path)
    with pytest.raises(ValueError, match="is a return missing"):
        capstone("mine", data, **(given | {"train": lambda X, y, rng: None}), folder=tmp_path)
    with pytest.raises(ValueError, match=r"ZeroDivisionError: .* of test_capstones\.py: .*1 / 0"):
        capstone("mine", data, **(given | {"train": lambda X, y, rng: 1 / 0}), folder=tmp_path)
    rows, y = data
    dated = rows.assign(day=pd.date_range("2024-01-01", periods=len(rows)))
    with pytest.raises(ValueError, match="column 'day' holds dates") as caught:
        wrong = given | {"prepare": Preparation.fitted}
        capstone("mine", (dated, y), **wrong, folder=tmp_path)
    assert caught.value._render_traceback_() == [str(caught.value)]
    assert caught.value.__cause__ is None and len(caught.traceback) == 2
    with pytest.raises(ValueError, match="inside the installed mlpkit"):
        capstone("mine", data, **given, folder=Path(mlpkit.__file__).parent)
