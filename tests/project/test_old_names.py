"""Old names go on working: a copy of a notebook that was made before the modules moved."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mlpkit import backprop
from mlpkit.old_names import MOVED, new_name

LINES = Path(__file__).with_name("old_imports.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_every_import_of_the_notebooks_as_they_were(line):
    """Each line that imported mlpkit in a notebook when its modules still stood side by side.

    The last two stood in the checker's README.md, for the tests of a course of one's own.
    """
    exec(line, {})


@pytest.mark.parametrize("old", MOVED)
def test_an_old_name_is_the_same_module_and_was_imported_once(old):
    assert importlib.import_module(old) is importlib.import_module(MOVED[old])
    room, _, name = old.rpartition(".")
    asked = rf"from {re.escape(old)}[. ]|from {re.escape(room)} import .*\b{name}\b"
    assert any(re.match(asked, line) for line in LINES)


def test_nothing_is_loaded_twice_whichever_name_comes_first():
    code = (
        "import mlpkit.study.files, mlpkit.search.study.files as new, sys; "
        "from mlpkit import study; from mlpkit.cases import trial; "
        "import mlpkit.clinic.trial; "
        "assert study.files is new is sys.modules['mlpkit.study.files'], study.files; "
        "assert trial is mlpkit.clinic.trial; "
        "assert new.__name__ == new.__spec__.name == 'mlpkit.search.study.files', new.__spec__"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_a_new_name_and_one_that_never_was_are_left_to_python():
    assert new_name("mlpkit.search") is new_name("mlpkit") is new_name("numpy.study") is None
    assert new_name("mlpkit.study.files") == "mlpkit.search.study.files"
    with pytest.raises(ModuleNotFoundError, match=r"mlpkit\.nothing"):
        importlib.import_module("mlpkit.nothing")
    with pytest.raises(ModuleNotFoundError, match=r"mlpkit\.search\.study\.nothing"):
        importlib.import_module("mlpkit.study.nothing")


def test_a_function_with_another_name_is_found_by_its_old_one():
    assert backprop.gradient_check is backprop.check_gradients
