"""`mlpkit search` in a terminal: real processes, from the recipe's file to the pictures."""

import os
import signal

import numpy as np
import pytest
from PIL import Image
from processes import HERE, Cluster, kill, started, values, wait_for_trials

from mlpkit.__main__ import main
from mlpkit.helpers.origin import how_to_get
from mlpkit.search.study import clients, load, search

RECIPE = f"""
import sys
sys.path.insert(0, {str(HERE)!r})
from recipes import SPACE as space, data, slow

def recipe(settings):  # of this file alone: workers can't import it
    return slow(settings)
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "recipe.py").write_text(RECIPE)
    return tmp_path


def mlpkit(folder, *arguments):
    """Return (exit code, output, errors) of `mlpkit search` in a folder."""
    process = started("-m", "mlpkit", "search", *map(str, arguments), cwd=folder)
    output, errors = process.communicate(timeout=100)
    return process.returncode, output, errors


@pytest.mark.guards
def test_a_search_on_workers_resumes_from_the_terminal(folder):
    asked = ["recipe.py", "--epochs", 1, "--storage", "study.db"]
    with Cluster(folder) as cluster:
        for trials in (2, 5):
            code, output, errors = mlpkit(
                folder, *asked, "--trials", trials, "--scheduler", cluster.address
            )
            assert code == 0, errors
            assert output.startswith(f"{trials} trials: {trials} complete, 0 stopped early")
    best = load(folder / "study.db").best_trial
    assert f"The best is trial {best.number}: validation loss {best.value:.4g}, " in output
    assert f"  width = {best.params['width']}\n" in output
    assert sorted(values(load(folder / "study.db"))) == [*range(5)]


@pytest.mark.guards
def test_ctrl_c_ends_the_search_and_its_workers_without_a_fuss(folder):
    path = folder / "study.journal"
    process = started(
        "-m", "mlpkit", "search", "recipe.py", "--trials", "500", "--epochs", "1",
        "--storage", path.name, "--workers", "2", cwd=folder,
    )  # fmt: skip
    try:
        wait_for_trials(path, 2)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        output, errors = process.communicate(timeout=60)
    finally:
        kill(process)
    assert process.returncode == 130 and errors == ""
    finished = len(load(path).trials)
    assert f"Stopped after {finished} of 500 trials. They are in study.journal; " in output


def asked(*arguments):
    return main(["search", *map(str, arguments)])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "expected RECIPE, --trials and --storage, or --show"),
        (["recipe.py", "--trials", 3], "expected RECIPE, --trials and --storage, or --show"),
        (["none.py", "--trials", 3, "--storage", "a.db"], "no file none.py"),
        (["half.py", "--trials", 3, "--storage", "a.db"], "half.py defines no space and no data;"),
        (["recipe.py", "--trials", 0, "--storage", "a.db"], "got trials 0; expected"),
        (
            ["recipe.py", "--trials", 3, "--storage", "a.db", "--scheduler", "tcp://127.0.0.1:9"],
            "no Dask scheduler answers at tcp://127.0.0.1:9",
        ),
        (
            ["recipe.py", "--trials", 3, "--storage", "a.db", "--time-limit", 0],
            "got time_limit 0.0; expected seconds",
        ),
        (
            ["recipe.py", "--trials", 3, "--storage", "a.db", "--workers", 0],
            "got workers 0; expected a whole number",
        ),
        (["--show", "a.db"], "no file a.db"),
    ],
)
def test_an_impossible_request_is_refused_in_one_sentence(
    folder, monkeypatch, capsys, arguments, words
):
    monkeypatch.chdir(folder)
    monkeypatch.setattr(clients, "PATIENCE", 1)  # seconds, with a scheduler that does not exist
    (folder / "half.py").write_text("recipe = print")
    assert asked(*arguments) == 2
    output, errors = capsys.readouterr()
    assert errors.startswith("mlpkit search: ") and words in errors and errors.count("\n") == 1
    assert output == "" and not (folder / "a.db").exists()


def test_a_trial_past_its_time_limit_has_failed(folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    (folder / "recipe.py").write_text(RECIPE.replace("return slow", "while True:\n        len"))
    path = "a.journal"
    assert asked("recipe.py", "--trials", 1, "--storage", path, "--time-limit", 0.2) == 0
    assert capsys.readouterr().out == (
        "1 trial: 0 complete, 0 stopped early, 1 failed.\n"
        "Trial 0 failed: It ran for longer than its time limit, 0.2 s.\n"
    )


def test_without_the_packages_it_says_how_to_get_them(monkeypatch, capsys):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert asked("recipe.py", "--trials", 1, "--storage", "a.db") == 2
    assert capsys.readouterr().err == (
        f"mlpkit search: optuna and distributed not installed. {how_to_get('search')}\n"
    )


def test_an_error_of_the_recipes_own_keeps_its_traceback(folder, monkeypatch):
    monkeypatch.chdir(folder)
    (folder / "recipe.py").write_text(RECIPE.replace("return slow(settings)", "return int('x')"))
    with pytest.raises(ValueError, match="invalid literal"):
        asked("recipe.py", "--trials", 1, "--storage", "a.db")


def test_an_unknown_option_is_refused(capsys):
    with pytest.raises(SystemExit):
        asked("recipe.py", "--trails", 3)
    assert "search has no argument --trails" in capsys.readouterr().err


def test_pictures_are_written_next_to_the_study_or_elsewhere(folder, capsys):
    from recipes import SPACE, data, recipe

    path, few = folder / "study.journal", folder / "few.db"
    search(recipe, SPACE, data, trials=12, epochs=1, seed=0, storage=path, pruner=None)
    new = folder / "new"
    assert asked("--show", path, "--to", new) == 0
    for name in ("history", "parallel", "importance", "slices"):
        picture = np.asarray(Image.open(new / f"study-{name}.png"))
        assert (picture[0, 0] == 255).all() and picture.std() > 5  # on white, and not empty
    assert f"{new / 'study-history.png'}: Trials: 12 completed" in capsys.readouterr().out
    assert not list(folder.glob("*.png"))
    search(recipe, SPACE, data, trials=3, epochs=1, seed=0, storage=few)
    assert asked("--show", few) == 0
    assert (folder / "few-history.png").exists() and not (folder / "few-importance.png").exists()
    assert f"no {folder / 'few-importance.png'}: 3 of the study's 3" in capsys.readouterr().out
    assert asked("--show", few, "--to", path) == 2
    assert capsys.readouterr().err == (
        f"mlpkit search: can't make the folder {path}: File exists.\n"
    )
