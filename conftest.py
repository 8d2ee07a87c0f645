"""The settings under which every test and every notebook runs.

A notebook's kernel inherits this process's environment, so the settings are made here.
`tests/make_outputs.py` uses them too: outputs are stored and compared under the same ones.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import nbval.kernel
import pytest
from jupyter_client.manager import KernelManager

# Before anything loads NumPy. Another number of BLAS threads can be tried from outside.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ["TQDM_DISABLE"] = "1"
os.environ["MLPKIT_COMPARE"] = "1"  # where processors differ, the reference stands for the value

collect_ignore = ["work"]  # the learner's copies, finished or not


def fresh_home():
    """Give mlpkit, IPython and Jupyter an empty folder each, in place of the user's own."""
    home = tempfile.mkdtemp(prefix="mlpkit-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for name in ("MLPKIT_HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
        os.environ[name] = str(Path(home, name.lower()))


fresh_home()


def kernel_manager(**options):
    """A manager of a kernel that nbval reaches through files, not ports.

    A kernel's ports are found free some time before it takes them. What starts beside it may
    take one in between, and the kernel ends before it has said a word.
    """
    sockets = Path(os.environ["MLPKIT_HOME"]).parent / "kernel"
    return KernelManager(transport="ipc", ip=str(sockets), **options)


def pytest_configure(config):
    if os.name == "posix":
        nbval.kernel.KernelManager = kernel_manager  # nbval has no option for it
    if config.option.nbval_lax:
        raise pytest.UsageError("--nbval-lax compares nothing here; use --nbval")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """A fresh home before each notebook's kernel starts, in the set-up of its first cell."""
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
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
