"""The settings under which `pytest --nbval` compares the notebooks, tested on small ones.

Each test starts a new pytest, so they are left to `pytest -m guards`.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tests.quick_pytest import PYTEST

pytestmark = pytest.mark.guards

ROOT = Path(__file__).parents[2]
v4 = nbformat.v4


def printing(source, text):
    """Return a notebook of one cell with this stored output."""
    stored = v4.new_output("stream", name="stdout", text=text)
    cell = v4.new_code_cell(source, execution_count=1, outputs=[stored])
    kernelspec = {"name": "python3", "display_name": "Python 3"}
    return v4.new_notebook(cells=[cell], metadata={"kernelspec": kernelspec})


@pytest.fixture
def project(tmp_path):
    """Make a project with these settings, a notebook that passes, and one in work/ that would
    fail."""
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("tests", "notebooks", "work"):
        (tmp_path / name).mkdir()
    (tmp_path / "tests" / "test_one.py").write_text("def test_one():\n    pass\n")
    nbformat.write(printing("print(1)", "1\n"), tmp_path / "notebooks" / "right.ipynb")
    nbformat.write(printing("print(1)", "2\n"), tmp_path / "work" / "wrong.ipynb")
    return tmp_path


def pytest_in(folder, *arguments, **environment):
    """Run pytest in a folder as a separate process; return its exit code and output."""
    command = [sys.executable, *PYTEST, "-p", "no:cacheprovider", "-n0", *arguments]
    environment = os.environ | environment
    environment = {name: value for name, value in environment.items() if value is not None}
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


def test_without_nbval_only_the_unit_tests_run(project):
    code, said = pytest_in(project)
    assert code == 0 and "1 passed" in said


def test_pytest_starts_without_grammars_that_it_does_not_need(project):
    source = "import sys\n\ndef test_one():\n    assert 'lark' not in sys.modules\n"
    (project / "tests" / "test_one.py").write_text(source)
    code, said = pytest_in(project)
    assert code == 0 and "1 passed" in said, said


def test_with_nbval_the_notebooks_run_too_and_work_is_left_alone(project):
    for arguments in (["--nbval"], ["--nbval", "."]):
        code, said = pytest_in(project, *arguments)
        assert code == 0 and "2 passed" in said


def test_a_subfolder_runs_its_part_under_the_same_settings(project):
    source = "import os\nprint(os.environ['TQDM_DISABLE'], os.environ['OPENBLAS_NUM_THREADS'])"
    nbformat.write(printing(source, "1 1\n"), project / "notebooks" / "settings.ipynb")
    code, said = pytest_in(project / "notebooks", "--nbval", OPENBLAS_NUM_THREADS=None)
    assert code == 0 and "2 passed" in said
    code, said = pytest_in(project / "notebooks", "--nbval", OPENBLAS_NUM_THREADS="2")
    assert code == 1 and "1 failed" in said


@pytest.mark.parametrize("stored", ["2\n", ""])
def test_a_different_output_fails(project, stored):
    nbformat.write(printing("print(1)", stored), project / "notebooks" / "wrong.ipynb")
    code, said = pytest_in(project, "--nbval")
    assert code == 1 and "Cell outputs differ" in said


def test_lax_comparison_is_refused(project):
    code, said = pytest_in(project, "--nbval-lax")
    assert code == 4 and "--nbval-lax compares nothing here; use --nbval" in said


def test_every_notebook_has_its_own_empty_home_that_is_removed_afterwards(project):
    source = (
        "import os\nfrom pathlib import Path\n"
        "home = Path(os.environ['MLPKIT_HOME'])\n"
        "print(home.exists())\n"
        "home.mkdir(parents=True)\n"
        "with open('../homes', 'a') as file:\n"
        "    print(home.parent, Path(os.environ['IPYTHONDIR']).parent, file=file)"
    )
    for name in ("one", "two", "three"):
        nbformat.write(printing(source, "False\n"), project / "notebooks" / f"{name}.ipynb")
    code, said = pytest_in(project, "--nbval", "-n1", MLPKIT_HOME=str(project))
    assert code == 0, said
    homes = (project / "homes").read_text().split()
    assert len(homes) == 6 and len(set(homes)) == 3
    assert not any(Path(home).exists() for home in homes)


def test_the_kernel_is_the_environment_that_runs_the_tests(project):
    wrong = project / "jupyter" / "kernels" / "python3"
    wrong.mkdir(parents=True)
    (wrong / "kernel.json").write_text('{"argv": ["false"], "display_name": "", "language": ""}')
    code, said = pytest_in(project, "--nbval", JUPYTER_PATH=str(project / "jupyter"))
    assert code == 0, said


@pytest.mark.proofs
def test_a_file_and_the_tests_of_an_exercise_each_stay_on_one_worker(project):
    """The notebook with the last name also starts first, because it takes longest."""
    asked = "import pytest\n@pytest.mark.parametrize('exercise', 'abcdef')\ndef test_{}(exercise):"
    for name in ("test_bank", "test_messages", "test_two", "test_three"):
        text = f"{asked.format(name)}\n    pass\n"
        (project / "tests" / f"{name}.py").write_text(text)
    shutil.copy(project / "notebooks" / "right.ipynb", project / "notebooks" / "later.ipynb")
    code, said = pytest_in(project, "--nbval", "-n2", "-v")
    assert code == 0, said
    ran = re.findall(r"^\[gw(\d)\].* PASSED (\S+?)::(?:\w+\[(\w)\])?", said, re.M)
    workers = {}
    for worker, file, exercise in ran:
        shared = file in ("tests/test_bank.py", "tests/test_messages.py")
        workers.setdefault(exercise if shared else file, set()).add(worker)
    assert len(ran) == 27 and len(workers) == 11
    assert all(len(found) == 1 for found in workers.values()), workers
    code, said = pytest_in(project, "--nbval", "-v")
    files = re.findall(r"^(\S+?)::.* PASSED", said, re.M)
    assert [*dict.fromkeys(files)][:2] == ["notebooks/right", "notebooks/later"]


@pytest.mark.proofs
def test_a_notebook_whose_extras_are_missing_is_left_out_and_a_line_says_so(project):
    notebook = project / "notebooks" / "12_frameworks.ipynb"
    nbformat.write(printing("print(1)", "2\n"), notebook)  # a cell that fails wherever it runs
    settings = project / "conftest.py"
    text = settings.read_text(encoding="utf-8")
    needs = '"torch", "onnx", "onnxruntime", "safetensors", "jax", "optax"'
    assert text.count(needs) == 1
    settings.write_text(text.replace(needs, '"pytest", "no_such_package"'), encoding="utf-8")
    for arguments in (["--nbval"], ["--nbval", "-n2"]):
        code, said = pytest_in(project, *arguments)
        assert code == 0 and "2 passed" in said
        assert said.count("12_frameworks.ipynb is left out: no_such_package not installed") == 1
    settings.write_text(text.replace(needs, '"pytest",'), encoding="utf-8")
    code, said = pytest_in(project, "--nbval")
    assert code == 1 and "left out" not in said
