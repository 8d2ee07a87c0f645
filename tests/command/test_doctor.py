"""`mlpkit doctor`: what it finds, even in a broken installation, and that it names nobody."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jupyterlab
import numpy
import pytest

from mlpkit import __main__ as command
from mlpkit import exercises, installation
from mlpkit.checker.attempts import AttemptsFile
from mlpkit.checker.progress import ProgressFile
from mlpkit.command import doctor, server

LOCKED_OUT = "import sys; sys.modules[sys.argv.pop()] = None; from mlpkit.__main__ import main; "


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The home folder of ann_smith, with the course's files in it."""
    home = tmp_path / "users" / "ann_smith"
    home.mkdir(parents=True)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "ann_smith")
    monkeypatch.setenv("MLPKIT_HOME", str(home / "progress"))
    return home


def report(*arguments):
    """Return {part: what the printed report says about it}."""
    said = doctor.without_names("\n".join(doctor.report(*arguments)))
    return dict(re.split(r"  +", line, maxsplit=1) for line in said.splitlines())


def test_the_report_shows_the_installed_versions_and_fits_one_screen(home, capsys):
    assert command.main(["doctor"]) == 0
    said = capsys.readouterr().out
    for text in (f"numpy {numpy.__version__}", f"jupyterlab {jupyterlab.__version__}"):
        assert text in said
    assert sys.version.split()[0] in said
    assert sum(-(-max(1, len(line)) // 80) for line in said.splitlines()) <= 30


def test_the_report_names_nobody(home, capsys):
    work = home.parent.parent / "disk" / "Ann_Smith" / "work"
    command.main(["doctor", "--work", str(work)])
    said = capsys.readouterr().out
    assert "ann_smith" not in said.lower()
    assert str(Path("~", "progress", "progress.json")) in said
    assert f"{Path('disk', 'USER', 'work')}: none yet" in said


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{home}", "~"),
        ("NAME={home}, {home}/x", "NAME=~, ~/x"),
        ("no file '{home}/x'", "no file '~/x'"),
        ("{home}er/x", "{home}er/x"),
        ("/mnt{home}/x", "/mnt{above}/USER/x"),
        ("/disk/ann_smith", "/disk/USER"),
        ("/disk/ann_smith.old", "/disk/ann_smith.old"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths with /")
def test_only_whole_names_are_replaced(home, text, shown):
    filled = {"home": home, "above": home.parent}
    assert doctor.without_names(text.format(**filled)) == shown.format(**filled)


def test_a_home_at_the_root_leaves_paths_as_they_are(monkeypatch):
    monkeypatch.setattr(os.path, "expanduser", lambda path: os.path.abspath(os.sep))
    monkeypatch.setattr(doctor.getpass, "getuser", lambda: "")
    assert doctor.without_names("/a/b /") == "/a/b /"


def test_the_command_creates_nothing(home):
    report(home / "work")
    assert list(home.iterdir()) == []


def test_the_report_counts_notebooks_progress_and_attempts(home, monkeypatch):
    monkeypatch.setattr(exercises.session, "progress_file", ProgressFile("mlpkit"))
    file = AttemptsFile(exercises.session.progress_file)
    monkeypatch.setattr(exercises.session, "attempts_file", file)
    exercises.guess("linear_stack", "a")
    work = home / "work"
    work.mkdir()
    (work / "01_preprocessing.ipynb").touch()
    said = report(work)
    assert re.search(r": 0 of 1 right, can be written, [\d,.]+ GB free$", said["progress"])
    assert said["attempts"].endswith("attempts.jsonl: 1 line, can be written")
    assert f"{Path('~', 'work')}: 1 notebook, can be written, " in said["copies"]


def test_folders_that_cannot_be_written_are_reported(home):
    (home / "work").touch()  # a file in place of the folder, which stops even root
    (home / "progress").touch()
    said = report(home / "work")
    assert re.search(r"can't be written \(\w[\w ]+\)", said["copies"])
    assert re.search(r"can't be written \(\w[\w ]+\)", said["progress"])


def test_a_damaged_progress_file_is_reported(home):
    (home / "progress").mkdir()
    (home / "progress" / "progress.json").write_text("{")
    assert "can't be read (it is not JSON)" in report()["progress"]


def test_attempts_that_are_not_kept_say_why(home, monkeypatch):
    monkeypatch.setenv("MLPKIT_ATTEMPTS", "off")
    said = report()
    assert "not kept: MLPKIT_ATTEMPTS is 'off'" in said["attempts"]
    assert "MLPKIT_ATTEMPTS=off" in said["environment"]


def test_the_extensions_are_on_where_mlpkit_lab_has_configured_jupyter(home, monkeypatch):
    monkeypatch.delenv("JUPYTER_CONFIG_PATH", raising=False)
    assert "keep their widgets off" in report()["Jupyter server"]
    for name in ("JUPYTER_CONFIG_PATH", "JUPYTER_PATH", "PATH", "CHECKER_BUTTONS"):
        monkeypatch.setenv(name, os.environ.get(name, ""))  # undone after the test
    server.configure(os.environ)
    assert report()["Jupyter server"] == "notebooks keep their widgets on, contents page on"


def test_the_copy_of_a_widget_that_jupyterlab_loads_is_the_one_shown(home, tmp_path, monkeypatch):
    older = tmp_path / "labextensions" / "anywidget"
    older.mkdir(parents=True)
    (older / "package.json").write_text(json.dumps({"version": "0.0.1"}))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    assert report()["in the browser"].endswith("anywidget 0.0.1")


def test_packages_that_an_extra_lacks_are_named(home, monkeypatch):
    given = installation.metadata.version

    def version(name):
        if name in ("optax", "onnx"):
            raise installation.metadata.PackageNotFoundError(name)
        return given(name)

    monkeypatch.setattr(installation.metadata, "version", version)
    said = report()["extras"].split("; ")
    assert any(one.startswith("frameworks lacks onnx") for one in said)
    assert any(one.startswith("jax lacks ") and "optax" in one for one in said)
    assert "lab complete" in said


def test_packages_that_mlpkit_itself_lacks_come_first(home, monkeypatch, capsys):
    monkeypatch.setattr(installation.metadata, "requires", lambda name: ["numpy>=99"])
    assert command.main(["doctor"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first == f"numpy is {numpy.__version__}; mlpkit needs >=99."


def test_blas_is_shown_with_its_threads(home):
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "mlpkit", "doctor"], env=environment, capture_output=True, text=True
    )
    assert re.search(r"^BLAS .*threads: 1$", run.stdout, re.M), run.stderr
    assert "OPENBLAS_NUM_THREADS=1" in run.stdout


@pytest.mark.parametrize(
    "name", ["numpy", "platformdirs", "jupyter_core", "threadpoolctl", "packaging"]
)
def test_without_a_package_the_rest_of_the_report_is_printed(home, name):
    program = LOCKED_OUT + "main(['doctor'])"
    run = subprocess.run([sys.executable, "-c", program, name], capture_output=True, text=True)
    assert run.stderr == ""
    assert re.search(rf"can't be found out: ModuleNotFoundError: .*\b{name}\b", run.stdout)
    parts = [line.split("  ")[0] for line in run.stdout.splitlines() if "  " in line]
    assert parts[0] == "mlpkit" and parts[-1] == "environment" and len(parts) == 12
