"""The recordings of explorers, as the notebooks show them, in a cache: build/recordings.

Only the code that the explorer's cell needs is run, in a separate process (`slices`), and the
recording must say what the notebook says. It is made again if that code or any Python or JavaScript
of mlpkit has changed.
"""

import contextlib
import functools
import hashlib
import io
import json
import multiprocessing
import os
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import mlpkit
from mlpkit.checker.slices import needed
from mlpkit.helpers.whole_files import whole

CACHE = Path(__file__).parents[1] / "build" / "recordings"
MOST = 600_000  # the largest recording, in bytes
SLOW = 4  # processor seconds; the same work takes many times as long on a page


def recordings(wanted):
    """Return {name: result of `record`} for wanted {name: (code, what the explorer says)}."""
    paths = {name: CACHE / f"{name}-{key(code)}.json" for name, (code, _) in wanted.items()}
    CACHE.mkdir(parents=True, exist_ok=True)
    for path in set(CACHE.iterdir()) - set(paths.values()):
        path.unlink()
    made = {name: read(path) for name, path in paths.items()}
    missing = [name for name in made if made[name] is None]
    if missing:
        print(f"Recording {len(missing)} explorers, once: {', '.join(missing)}", flush=True)
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one process per core
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(os.cpu_count(), spawn, max_tasks_per_child=1) as pool:
            jobs = {name: pool.submit(record, *wanted[name]) for name in missing}
            for name, job in jobs.items():
                made[name] = job.result()
                with whole(paths[name]) as file:
                    file.write(json.dumps(made[name]).encode())
    return made


def read(path):
    """The content of a file of the cache; None if it is missing or damaged."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def code_for(cells, cell):
    """The source that must be run for one of the stored cells; its last line is the explorer."""
    code = [one for one in cells if one["cell_type"] == "code"]
    return needed(["".join(one["source"]) for one in code], [one["id"] for one in code].index(cell))


def key(code):
    return hashlib.sha256(library() + code.encode()).hexdigest()[:12]


@functools.cache
def library():
    """A digest of all code of mlpkit."""
    found = hashlib.sha256()
    root = Path(mlpkit.__file__).parent
    for path in sorted([*root.rglob("*.py"), *root.glob("widgets/bundles/*.js")]):
        found.update(path.read_bytes())
    return found.digest()


def record(code, told):
    """Return {"recording", "bundle", "slow"} for the explorer that the code makes.

    slow: whether making it takes long enough for a page to give warning.

    Raises RuntimeError if it says something other than the notebook, or takes too many bytes.
    """
    began = time.process_time()
    explorer = explorer_of(code)
    slow = time.process_time() - began > SLOW
    if repr(explorer) != told:
        raise RuntimeError(f"Recording: the notebook says {told!r}, this is {explorer!r}")
    from mlpkit.widgets import recording

    made = recording.record_beginning(explorer)
    size = len(json.dumps(made))
    if size > MOST:
        raise RuntimeError(f"Recording of {told[:40]}…: {size:,} bytes; at most {MOST:,}")
    return {"recording": made, "bundle": explorer.code, "slow": slow}


def explorer_of(code):
    """The value of the code's last line; its output is discarded, and a learner's files are not
    used."""
    head, _, last = code.rpartition("\n")
    with tempfile.TemporaryDirectory() as home:
        os.environ["MLPKIT_HOME"] = home
        names = {"__name__": "notebook"}
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            exec(head, names)
            return eval(last, names)
