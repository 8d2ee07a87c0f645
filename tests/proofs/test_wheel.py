"""The wheel and the sdist: what is in them, and what the wheel can do without a checkout."""

import os
import subprocess
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.notebooks.test_notebooks import NOTEBOOKS
from tests.proofs import outside

pytestmark = pytest.mark.proofs
ROOT = Path(__file__).parents[2]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
TOOLS = "build", "twine", "readme_renderer[md]"


def call(command, folder, **more):
    """Run a command in a folder, far from this checkout; return what it prints."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    own = {name: value for name, value in own.items() if not name.startswith("MLPKIT_")}
    done = subprocess.run(command, cwd=folder, env=own | more, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """The Python of an environment that sees the packages of this one, but not its mlpkit."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    purelib = sysconfig.get_path("purelib", vars={"base": str(folder)})
    Path(purelib, "others.pth").write_text(sysconfig.get_path("purelib"))
    return str(folder / SCRIPTS / "python")


@pytest.fixture(scope="module")
def built(python, tmp_path_factory):
    """The sdist, and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    call([python, "-m", "pip", "install", "--quiet", *TOOLS], folder)
    call([python, "-m", "build", "--outdir", str(folder), str(ROOT)], folder)
    wheel, sdist = sorted(folder.iterdir(), key=lambda path: path.suffix, reverse=True)
    assert (wheel.suffix, sdist.suffix) == (".whl", ".gz")
    return {"wheel": str(wheel), "sdist": str(sdist)}


@pytest.fixture
def install(python, built, tmp_path):
    """Return install(kind), which installs that file alone and returns (Python, empty folder)."""

    def install(kind):
        flags = "--quiet", "--force-reinstall", "--no-deps"
        call([python, "-m", "pip", "install", *flags, built[kind]], tmp_path)
        (tmp_path / "home").mkdir()
        (tmp_path / "empty").mkdir()
        return python, tmp_path / "empty"

    return install


def test_the_descriptions_of_both_can_be_shown(python, built, tmp_path):
    said = call([python, "-m", "twine", "check", "--strict", *built.values()], tmp_path)
    assert said.count("PASSED") == 2


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_each_contains_the_data_and_the_notebooks(kind, install):
    python, folder = install(kind)
    for code, printed in (
        ("import mlpkit.preprocessing as p; print(p.load_fashion_mnist()[0].shape)", "(60000, 28,"),
        ("import mlpkit.data.tables as t; print(len(t.load_penguins()))", "344"),
        ("import mlpkit.data.tables as t; print(len(t.load_concrete()))", "1030"),
        (
            "import mlpkit.checker as c; print(open(c.__path__[0] + '/README.md').readline())",
            "A course of your own",
        ),
    ):
        assert printed in call([python, "-c", code], folder)
    call([python, "-m", "mlpkit", "lab", "--version"], folder)
    assert sorted(path.stem for path in (folder / "work").glob("*.ipynb")) == NOTEBOOKS


def test_the_wheel_works_outside_the_checkout_and_in_a_new_home(install):
    python, folder = install("wheel")
    said = call([python, outside.__file__], folder, HOME=str(folder.parent / "home"))
    assert [line.split()[1].rstrip(",") for line in said.splitlines() if "tried:" in line] == [
        thing.__name__ for thing in outside.THINGS
    ]


def test_the_wheel_serves_the_notebooks(install):
    python, folder = install("wheel")
    lab = Path(sysconfig.get_path("data"), "share", "jupyter", "lab")  # JupyterLab's own files
    more = {"HOME": str(folder.parent / "home"), "JUPYTERLAB_DIR": str(lab)}
    command = [python, str(ROOT / ".ci" / "try_lab.py"), python, "-m", "mlpkit", "lab"]
    assert "JupyterLab serves 00_start_here.ipynb" in call(command, folder, **more)
