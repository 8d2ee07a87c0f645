"""The commands that `make` runs, seen through a .venv whose programs only record how they were
called."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="make is only used on Linux and macOS")

ROOT = Path(__file__).parents[2]
PROGRAM = """#!/bin/sh
echo ${MLPKIT_WRITE_PICTURES:+pictures:} "$(basename "$0")" "$@" >> calls
test ! -e "fail-$(basename "$0")"
"""


@pytest.fixture
def make(tmp_path):
    """Return make(arguments...) -> (exit code, calls), which runs in a folder with the Makefile and
    a fake .venv."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "constraints.txt", tmp_path / ".ci")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    for name in ("python", "mlpkit", "ruff"):
        program = tmp_path / ".venv" / "bin" / name
        program.write_text(PROGRAM)
        program.chmod(0o755)
    outer = ("MAKE", "PICTURES")
    environment = {
        name: value for name, value in os.environ.items() if not any(one in name for one in outer)
    }

    def make(*arguments):
        (tmp_path / "calls").write_text("")
        command = ["make", f"PYTHON={sys.executable}", *arguments]
        code = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True
        ).returncode
        return code, (tmp_path / "calls").read_text().splitlines()

    make.folder = tmp_path
    return make


def installed(calls):
    return [call.split(" -e ")[1] for call in calls if "pip install" in call]


def test_lab_installs_once_and_starts(make):
    code, calls = make("lab")
    assert code == 0 and installed(calls) == [".[lab]"] and calls[-1] == "mlpkit lab"
    assert make("lab") == (0, ["mlpkit lab"])


def test_make_alone_is_the_same_as_lab(make):
    assert make()[1][-1] == "mlpkit lab"


def test_lab_passes_its_arguments_on(make):
    _, calls = make("lab", "ARGS=--no-browser --port 8899")
    assert calls[-1] == "mlpkit lab --no-browser --port 8899"


def test_a_changed_pyproject_installs_again(make):
    make("lab")
    later = (make.folder / ".venv" / "installed-lab").stat().st_mtime + 10
    os.utime(make.folder / "pyproject.toml", (later, later))
    assert installed(make("lab")[1]) == [".[lab]"]


@pytest.mark.parametrize(("target", "extras"), [("lab", ".[lab]"), ("test", ".[test]")])
def test_locked_installs_with_the_constraints_also_after_an_installation_without(
    make, target, extras
):
    make(target)
    _, calls = make(target, "LOCKED=1")
    assert installed(calls) == [extras]
    assert " --constraint .ci/constraints.txt -e " in calls[0] + calls[1]
    assert installed(make(target, "LOCKED=1")[1]) == []
    later = (make.folder / ".venv" / f"locked-{target}").stat().st_mtime + 10
    os.utime(make.folder / ".ci" / "constraints.txt", (later, later))
    assert installed(make(target, "LOCKED=1")[1]) == [extras]
    assert installed(make(target)[1]) == []


def test_without_locked_the_constraints_are_not_used(make):
    assert not any("constraint" in call for call in make("lab")[1])


def test_constraints_are_written_after_all_tests_and_only_if_they_are_green(make):
    with_uv(make)
    code, calls = make("constraints")
    assert code == 0 and calls[-1] == "python .ci/write_constraints.py"
    assert any(call.endswith(" -e .[test,bench,frameworks,jax,site]") for call in calls)
    for part in ("ruff check", "--nbval", "guards or proofs", "-m browser", "tests/pages"):
        assert any(part in call for call in calls), part
    (make.folder / "fail-ruff").touch()
    code, calls = make("constraints")
    assert code != 0 and not any("constraints" in call for call in calls)


def test_test_checks_the_style_and_runs_the_tests(make):
    code, calls = make("test")
    assert code == 0 and installed(calls) == [".[test]"]
    tests = ["python -m pytest --nbval", "python -m pytest tests/pages/test_smoke.py -m smoke -rs"]
    assert calls[-4:] == ["ruff check", "ruff format --check", *tests]


def with_uv(make):
    """Add a fake uv, and the environment that it would make."""
    programs, older = make.folder / ".venv" / "bin", make.folder / "build" / "oldest" / "bin"
    older.mkdir(parents=True)
    shutil.copy(programs / "python", programs / "uv")
    shutil.copy(programs / "python", older)


def test_proofs_run_everything_that_test_leaves_out_and_then_the_oldest_versions(make):
    with_uv(make)
    code, calls = make("proofs", "EXTRAS=bench")
    tests = [
        "python -m pytest -m (guards or proofs) and not browser -rs",
        "python -m pytest -m browser -rs",
    ]
    place = calls.index(tests[0])
    assert code == 0 and installed(calls[:place]) == [".[test,bench]"]
    assert calls[place : place + 2] == tests
    assert calls[-1] == "python -m pytest --nbval" and calls[-2].startswith("uv pip install")
    marks = re.search(r"-m=(not [\w ]+)", (ROOT / "pyproject.toml").read_text())[1]
    assert marks == "not guards and not proofs and not browser"


def test_different_extras_are_installed_again_and_the_same_ones_are_not(make):
    make("test")
    assert installed(make("test", "EXTRAS=bench")[1]) == [".[test,bench]"]
    assert installed(make("test", "EXTRAS=bench")[1]) == []


@pytest.mark.parametrize("program", ["ruff", "python"])
def test_test_fails_when_a_part_fails(make, program):
    make("test")
    (make.folder / f"fail-{program}").touch()
    assert make("test")[0] != 0


def test_a_failed_installation_is_tried_again(make):
    (make.folder / "fail-python").touch()
    assert make("lab", "PYTHON=true")[0] != 0  # `true` in place of Python makes no environment
    (make.folder / "fail-python").unlink()
    assert make("lab")[0] == 0


def test_outputs_runs_all_notebooks_or_those_named(make):
    assert make("outputs")[1][-1] == "python -m tests.notebooks.make_outputs"
    _, calls = make("outputs", "NOTEBOOKS=notebooks/01_preprocessing.ipynb")
    assert calls[-1] == "python -m tests.notebooks.make_outputs notebooks/01_preprocessing.ipynb"


def test_bench_installs_what_it_compares_with_and_passes_its_arguments_on(make):
    code, calls = make("bench")
    assert code == 0 and installed(calls) == [".[test,bench]"]
    assert calls[-1] == "python -m benchmarks"
    assert make("bench", "ARGS=--only busy") == (0, ["python -m benchmarks --only busy"])


def test_site_installs_what_it_is_built_with_and_builds(make):
    code, calls = make("site")
    assert code == 0 and installed(calls) == [".[site]"] and calls[-1] == "python -m docs"


def test_epub_installs_what_it_is_built_with_and_builds(make):
    code, calls = make("epub")
    assert code == 0 and installed(calls) == [".[site]"] and calls[-1] == "python -m docs epub"


def test_oldest_runs_everything_in_a_separate_environment(make):
    with_uv(make)
    code, calls = make("oldest")
    resolved = "uv pip install --quiet --python build/oldest --resolution lowest-direct -e .[test]"
    assert code == 0 and calls[-2:] == [resolved, "python -m pytest --nbval"]
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    assert f" --python {oldest.removeprefix('>=')} build/oldest" in calls[-3]
    assert " --seed " in calls[-3]  # --seed installs pip, which a test asks for what is installed


def test_pictures_are_taken_by_the_tests_in_the_browser(make):
    code, calls = make("pictures")
    assert code == 0 and installed(calls) == [".[test]"]
    assert calls[-1] == "pictures: python -m pytest -m browser -rs"
