"""The settings under which every test and every notebook runs.

A notebook's kernel inherits the environment of this process, so the settings are made here.
`tests/notebooks/make_outputs.py` uses them too, so outputs are stored and compared under the same
settings.
"""

import atexit
import gc
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from importlib.util import find_spec
from pathlib import Path

import hypothesis
import nbval.kernel
import pytest
from jupyter_client.manager import KernelManager
from xdist.scheduler import LoadScopeScheduling

# Before anything loads NumPy. The environment can set a different number of BLAS threads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ["TQDM_DISABLE"] = "1"
os.environ["MLPKIT_COMPARE"] = "1"  # where processors differ, print the reference value

# The learner's copies, finished or not; and the notebook of test_words.py, which needs a kernel
# that finds the course's module.
collect_ignore = ["work", "tests/words/notebooks"]

NEEDS = {  # notebooks that run only where packages of extras are installed
    "12_frameworks": ("torch", "onnx", "onnxruntime", "safetensors", "jax", "optax"),
}


def missing_packages(notebook):
    """The packages that a notebook, given by path or name, needs and that are not installed."""
    return [name for name in NEEDS.get(Path(notebook).stem, ()) if find_spec(name) is None]


def explain_omission(notebook):
    """A line that says why a notebook is left out, or None if it runs."""
    if names := missing_packages(notebook):
        return (
            f"notebooks/{Path(notebook).stem}.ipynb is left out: {', '.join(names)} not installed; "
            "make test EXTRAS=bench,frameworks,jax runs it"
        )
    return None


def pytest_ignore_collect(collection_path):
    return (
        True if collection_path.suffix == ".ipynb" and missing_packages(collection_path) else None
    )


def pytest_terminal_summary(terminalreporter, config):
    for line in filter(None, map(explain_omission, NEEDS if config.option.nbval else ())):
        terminalreporter.write_line(line, yellow=True)


def fresh_home():
    """Give mlpkit, IPython and Jupyter an empty folder each instead of the user's."""
    home = tempfile.mkdtemp(prefix="mlpkit-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for name in ("MLPKIT_HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
        os.environ[name] = str(Path(home, name.lower()))


fresh_home()


def kernel_manager(**options):
    """A manager of a kernel that nbval reaches through files, not ports.

    A kernel's ports are chosen some time before it opens them. Another program may take one in
    between, and then the kernel ends at once.
    """
    sockets = Path(os.environ["MLPKIT_HOME"]).parent / "kernel"
    return KernelManager(transport="ipc", ip=str(sockets), **options)


# Waits until the process that runs tests is gone, however it ended; then kills what it started.
WATCH = """
import psutil, sys, time

def left():
    for process in psutil.process_iter():
        try:
            if process.environ().get("MLPKIT_TESTS") == sys.argv[1]:
                process.kill()
                yield process
        except psutil.Error:
            pass

sys.stdin.read()
while list(left()):
    time.sleep(0.1)
"""


def watch_processes():
    """Mark all processes that tests start, with their children; returns a process that kills them.

    An interrupt or a kill ends the tests before they stop what they started: kernels, JupyterLab,
    Dask's workers, each in its own session.
    """
    mark, others = uuid.uuid4().hex, dict(os.environ)
    others.pop("MLPKIT_TESTS", None)  # from outer tests, whose watcher would kill this one
    os.environ["MLPKIT_TESTS"] = mark
    command = [sys.executable, "-c", WATCH, mark]
    return subprocess.Popen(command, stdin=subprocess.PIPE, env=others, start_new_session=True)


def pytest_configure(config):
    hypothesis.settings.register_profile("without a clock", deadline=None)
    hypothesis.settings.load_profile("without a clock")
    watcher = watch_processes()
    config.add_cleanup(watcher.communicate)
    if os.name == "posix":
        nbval.kernel.KernelManager = kernel_manager  # nbval has no option for this
    if config.option.nbval_lax:
        raise pytest.UsageError("--nbval-lax compares nothing here; use --nbval")


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Spare the garbage collector what collection makes: a million objects, which all stay."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


# Files whose tests share what their names have in brackets: an exercise, a notebook, a program, an
# explorer.
BY_BRACKETS = (
    *("test_bank.py", "test_messages.py", "test_authorship.py"),
    *("test_cases.py", "test_net.py", "test_smoke.py", "test_solved.py"),
    "jupyter/test_notebooks.py",
)


def piece_of(nodeid):
    """The tests that one worker runs together: a notebook, a file, or what is in brackets.

    So an exercise is judged only once, and what the tests of a file share is made only once.
    """
    file, _, test = nodeid.partition("::")
    return test.rpartition("[")[2] if file.endswith(BY_BRACKETS) and "[" in test else file


class Pieces(LoadScopeScheduling):
    """Like xdist's --dist=loadfile, but by `piece_of`; loadgroup finds no groups in pytest 9.2."""

    def _split_scope(self, nodeid):
        return piece_of(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Pieces(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Put long pieces first, so that all workers finish at about the same time.

    Notebooks, the later ones of which take longer; then files; then exercises and the like.
    """
    notebooks = list(dict.fromkeys(item.path for item in items if item.path.suffix == ".ipynb"))
    length = {path: -number for number, path in enumerate(notebooks, 1)}

    def order(item):
        is_file = piece_of(item.nodeid) == item.nodeid.partition("::")[0]
        return length.get(item.path, 0 if is_file else 1)

    items.sort(key=order)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Make a fresh home before a notebook's kernel starts, in the set-up of its first cell."""
    if getattr(item.parent, "kernel", item) is None:
        fresh_home()


@pytest.fixture(scope="session")
def browser():
    """Chromium, for `tests/pages` and `tests/jupyter`."""
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install playwright"
    )
    from tests.pages.chromium import FLAGS, chromium

    path = chromium()
    if path is None:
        pytest.skip("no Chromium here: apt install chromium, or set CHROME=/path/to/chrome")
    with sync_api.sync_playwright() as driver:
        shown = {"ignore_default_args": ["--hide-scrollbars"]}  # as in a learner's browser
        browser = driver.chromium.launch(executable_path=path, args=FLAGS, **shown)
        yield browser
        browser.close()
