"""Try an installed wheel outside the checkout; no other module of the tests is imported.

    cd SOME/EMPTY/FOLDER; HOME=… ENVIRONMENT/bin/python …/tests/proofs/outside.py

It prints a line for each thing that works, and raises at the first that doesn't.
"""

import datetime
import re
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

RECIPE = """
import numpy as np

from mlpkit.network import mlp
from mlpkit.optimizers import Adam
from mlpkit.search import Integer, LogUniform

space = {"rate": LogUniform(1e-3, 1.0), "width": Integer(4, 16)}


def recipe(settings):
    return mlp([2, settings["width"], 3]), Adam(settings["rate"]), 20


def data():
    y = np.arange(60) % 3
    X = np.column_stack([y + np.arange(60) % 7 / 10, y % 2]).astype(np.float32)
    return (X[:40], y[:40]), (X[40:], y[40:])
"""


def mlpkit(*arguments):
    """Run the command in a terminal; return what it prints."""
    program = Path(sysconfig.get_path("scripts"), "mlpkit")
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done.stdout


def installed_alone():
    import mlpkit

    home = Path(mlpkit.__file__)
    assert home.is_relative_to(sys.prefix), f"{home} is not in {sys.prefix}"
    assert not list(Path.cwd().iterdir()), "expected an empty folder"


def copies():
    said = mlpkit("copies", "work")
    assert len(list(Path("work").glob("*.ipynb"))) == said.count("new: ") == 14


def notebook():
    import nbformat
    from nbclient import NotebookClient

    path = Path("work", "00_start_here.ipynb")
    found = nbformat.read(path, as_version=4)
    NotebookClient(found, resources={"metadata": {"path": "work"}}, timeout=None).execute()
    outputs = [one for cell in found.cells for one in cell.get("outputs", [])]
    assert any("image/png" in one.get("data", {}) for one in outputs)


def check():
    import numpy as np

    from mlpkit.exercises import check

    verdict = check("softmax", lambda z: np.exp(z) / np.sum(np.exp(z), axis=0))
    assert verdict.status == "wrong" and verdict.mistake, verdict


def explorer():
    from mlpkit.widgets.softmax_explorer import SoftmaxExplorer

    page = SoftmaxExplorer().save("softmax.html").read_text(encoding="utf-8")
    assert "<script" in page and len(page) > 20_000


def review():
    from mlpkit.checker import attempts
    from mlpkit.exercises import guess

    now = attempts.now
    attempts.now = lambda: now() - datetime.timedelta(days=2)
    guess("linear_stack", "a")
    attempts.now = now
    said = mlpkit("review", "--no-open")
    assert re.match(r"Today's review: review_[\d-]+\.ipynb, 1 minute: linear stack\.", said), said


def search():
    Path("recipe.py").write_text(RECIPE)
    asked = "--trials 3 --epochs 1 --storage study.db --workers 1".split()
    assert "3 trials" in mlpkit("search", "recipe.py", *asked)
    mlpkit("search", "--show", "study.db")
    assert Path("study-history.png").exists()


def export():
    import numpy as np

    from mlpkit.network import initialize, mlp
    from mlpkit.optimizers import Adam
    from mlpkit.training import SaveCheckpoint, fit

    rng, network = np.random.default_rng(0), mlp([4, 5, 3])
    parameters = initialize(network, rng)
    rows = rng.normal(size=(60, 4)).astype(np.float32), np.arange(60) % 3
    given = {"optimizer": Adam(0.01), "batch_size": 20, "epochs": 1, "rng": rng, "progress": False}
    fit(network, parameters, rows, **given, callbacks=[SaveCheckpoint("run.npz")])
    for name in ("model.safetensors", "model.onnx"):
        assert "Network(4-5-3" in mlpkit("export", "run.npz", "--to", name)
        assert Path(name).stat().st_size > 100


def capstone():
    import numpy as np

    from mlpkit.capstone import capstone
    from mlpkit.own_data.splits import row_split

    def split(data, rng):
        return row_split(len(data), rng)

    def prepare(rows):
        mean, std = rows.mean(axis=0), rows.std(axis=0)
        return lambda rows: (rows - mean) / std

    def train(X, y, rng):
        centres = np.array([X[y == each].mean(axis=0) for each in range(2)])
        return lambda X: np.argmin(((X[:, None] - centres) ** 2).sum(axis=2), axis=1)

    rng, y = np.random.default_rng(0), np.arange(300) % 2
    X = rng.normal(size=(300, 3)) + y[:, None]
    result = capstone("mine", (X, y), split=split, prepare=prepare, train=train)
    assert result.finished and "no leak found" in str(result), result
    assert result.page.read_text(encoding="utf-8").startswith("<!")


THINGS = (
    *(installed_alone, copies, notebook, check, explorer, review, search, export),
    capstone,
)

if __name__ == "__main__":
    for thing in THINGS:
        begin = time.perf_counter()
        thing()
        print(f"tried: {thing.__name__}, {time.perf_counter() - begin:.1f} s", flush=True)
