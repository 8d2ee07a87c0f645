"""The net holds: faults put into a copy of the project make its tests fail, and nothing else does.

These tests are slow and run by `pytest -m guards`; those that run all notebooks, by `-m proofs`.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat
import pytest
from numpy._core import _multiarray_umath as numpy_core
from threadpoolctl import threadpool_info

from conftest import explain_omission, missing_packages
from tests.notebooks import make_outputs
from tests.notebooks.test_notebooks import NOTEBOOKS
from tests.pages.chromium import chromium
from tests.proofs.faults import FAULTS
from tests.quick_pytest import PYTEST

guards, proofs = pytest.mark.guards, pytest.mark.proofs
ROOT = Path(__file__).parents[2]
REDRAWN = "-p", "tests.notebooks.redrawn", "--nbval"
LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv", "node_modules", "work", "build", "dist", ".*_cache", "__*__"
)


@pytest.fixture
def tree():
    """Return a copy of the project, as a fresh clone would be."""
    with tempfile.TemporaryDirectory(prefix="mlpkit-net-") as folder:
        yield Path(shutil.copytree(ROOT, Path(folder, "copy"), ignore=LEFT_BEHIND))


def run(tree, *arguments, **environment):
    """Run `python ARGUMENTS` in the copy, with the copy's mlpkit; return (exit code, output)."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    # without PYTEST_ variables: it must not act as a worker of the surrounding tests
    environment = own | {"PYTHONPATH": str(tree)} | environment
    where = [sys.executable, "-c", "import mlpkit; print(mlpkit.__file__)"]
    found = subprocess.run(where, cwd="/", env=environment, capture_output=True, text=True)
    assert Path(found.stdout.strip()).is_relative_to(tree), found.stdout + found.stderr
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def run_tests(tree, *arguments, **environment):
    """Run pytest once in the copy. It must get as far as passed or failed tests."""
    flags = ["-n0", "-q", "-p", "no:cacheprovider"]
    code, said = run(tree, *PYTEST, *flags, *arguments, **environment)
    assert code in (0, 1) and re.search(r"\d+ (passed|failed)", said), said
    return code, said


def in_a_browser(target):
    return target.startswith(("tests/pages/", "tests/jupyter/"))


def arguments_of(target):
    """Return the arguments with which pytest runs a target, whatever its marks."""
    needs = "12_frameworks" if target.startswith("tests/frameworks/") else target
    if missing := missing_packages(needs):
        pytest.skip(
            f"{', '.join(missing)} not installed, without which this fault can't be noticed"
        )
    if target.startswith("notebooks/"):
        return [*REDRAWN, target]
    if in_a_browser(target) and chromium() is None:
        pytest.skip("no Chromium here, without which this fault can't be noticed")
    return ["-m", "", target]


RED = "Cell outputs differ", "draws a different picture"  # what is said about a fault in a notebook
SEEN = [
    pytest.param(name, target, marks=guards if target.startswith("notebooks/") else proofs)
    for name, fault in FAULTS.items()
    for target in fault.seen_by
]


@pytest.mark.parametrize(("name", "target"), SEEN)
def test_a_fault_is_noticed(name, target, tree):
    FAULTS[name].put_in(tree)
    if FAULTS[name].file.startswith("mlpkit/widgets/browser/"):
        make_bundles(tree)
    code, said = run_tests(tree, "-x", *arguments_of(target))
    assert code != 0, said
    if target.startswith("notebooks/"):
        assert any(words in said for words in RED), said


def make_bundles(tree):
    if shutil.which("npm") is None:
        pytest.skip("no Node.js here, which is needed to make the explorers' bundles")
    made = subprocess.run(["make", "bundles"], cwd=tree, capture_output=True, text=True)
    assert made.returncode == 0, made.stdout + made.stderr


@proofs
@pytest.mark.parametrize("browser", [False, True])
def test_without_the_faults_the_tests_that_notice_them_pass(browser, tree):
    targets = {target for fault in FAULTS.values() for target in fault.seen_by}
    chosen = [each for each in sorted(targets) if in_a_browser(each) == browser]
    code, said = run_tests(tree, "-m", "", *(t for t in chosen if not t.startswith("notebooks/")))
    assert code == 0, said


def change(tree, name, how):
    """Read a notebook of the copy, change its code cells with `how`, and write it back."""
    path = tree / "notebooks" / f"{name}.ipynb"
    notebook = nbformat.v4.reads(path.read_text(encoding="utf-8"))
    how([cell for cell in notebook.cells if cell.cell_type == "code"])
    path.write_text(make_outputs.dumps(notebook), encoding="utf-8")


@guards
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_lost_outputs_are_noticed(name, tree):
    if line := explain_omission(name):
        pytest.skip(line)

    def strip(cells):
        for cell in cells:
            cell.outputs = []

    change(tree, name, strip)
    assert run_tests(tree, "-x", "--nbval", f"notebooks/{name}.ipynb")[0] == 1


@guards
def test_a_notebook_that_never_ran_is_noticed(tree):
    def strip(cells):  # a stripped notebook, which nbval alone would pass
        for cell in cells:
            cell.outputs, cell.execution_count = [], None

    change(tree, "02_activations", strip)
    code, said = run_tests(tree, "tests/notebooks/test_notebooks.py")
    red = re.findall(r"^FAILED .*::(\w+)\[(\w+)\]", said, re.M)
    assert code == 1 and ("test_a_notebook_keeps_the_rules", "02_activations") in red, said
    assert {notebook for _, notebook in red} == {"02_activations"}, said


@guards
def test_one_changed_digit_is_noticed(tree):
    def miscount(cells):
        """Increase by one the last digit of the last printed text that has a digit."""
        streams = [output for cell in cells for output in cell.outputs if "text" in output]
        stream = [stream for stream in streams if re.search(r"\d", stream.text)][-1]
        one_up = lambda found: str((int(found[1]) + 1) % 10)  # noqa: E731
        stream.text = re.sub(r"(\d)(?=\D*\Z)", one_up, stream.text)

    change(tree, "02_activations", miscount)
    code, said = run_tests(tree, "--nbval", "notebooks/02_activations.ipynb")
    assert code == 1 and "1 failed" in said, said


@guards
def test_a_picture_that_no_run_draws_is_noticed(tree):
    # exchange two pictures, as if a different version of mlpkit had drawn them
    def exchange(cells):
        data = [output.data for cell in cells for output in cell.outputs if "data" in output]
        one, other = [one for one in data if "image/png" in one][1:3]
        one["image/png"], other["image/png"] = other["image/png"], one["image/png"]

    change(tree, "02_activations", exchange)
    code, said = run_tests(
        tree, "-p", "tests.notebooks.redrawn", "--nbval", "notebooks/02_activations.ipynb"
    )
    assert code == 1 and "2 failed" in said and "draws a different picture" in said, said


def green_with(tree, **environment):
    """Check that every text and picture of all notebooks is the same in this environment."""
    code, said = run_tests(
        tree, "-p", "tests.notebooks.redrawn", "--nbval", "notebooks", **environment
    )
    assert code == 0, said


def processor_flags():
    cpuinfo = Path("/proc/cpuinfo")
    return set(cpuinfo.read_text().split()) if cpuinfo.exists() else set()


KERNELS = [
    ("Prescott", ("Prescott", "Katmai"), "pni"),  # two names of the same kernels
    ("Haswell", ("Haswell",), "avx2"),
    ("SkylakeX", ("SkylakeX",), "avx512f"),
]
# the kernels with which all other tests run
OWN = {library.get("architecture") for library in threadpool_info()}


@proofs
@pytest.mark.parametrize(
    ("kernel", "reported", "flag"), [each for each in KERNELS if not OWN & set(each[1])]
)
def test_the_notebooks_pass_with_the_blas_kernels_of(kernel, reported, flag, tree):
    if platform.machine() != "x86_64" or flag not in processor_flags():
        pytest.skip(f"this processor has no {flag}, which {kernel} needs")
    ask = "import numpy, threadpoolctl; print(threadpoolctl.threadpool_info())"
    _, said = run(tree, "-c", ask, OPENBLAS_CORETYPE=kernel)
    assert re.search(r"'architecture': '(\w+)'", said)[1] in reported
    green_with(tree, OPENBLAS_CORETYPE=kernel)


@proofs
def test_the_notebooks_pass_with_two_blas_threads(tree):
    green_with(tree, OPENBLAS_NUM_THREADS="2")


@proofs
def test_the_notebooks_pass_with_only_numpys_baseline(tree):
    features = numpy_core.__cpu_features__
    more = " ".join(one for one in numpy_core.__cpu_dispatch__ if features[one])
    if not more:
        pytest.skip("this processor has only the baseline")
    green_with(tree, NPY_DISABLE_CPU_FEATURES=more)
