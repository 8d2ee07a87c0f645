"""What the kernels of a class cost a server: their memory, and ten checks at once."""

import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from statistics import median

import nbformat
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient

from .child import ONE_THREAD, ROOT, cores
from .shared import seconds, table

TEXT = """## Kernels on one server

- Memory: each notebook, as it comes with its stubs, run from its first cell to its last in a kernel
  of its own, on one thread; the most memory that the kernel held, and what it held at the end
  (VmHWM and VmRSS, MB).
- Checks: {kernels} kernels on {cores} cores, one thread each. A wrong answer to an exercise is
  checked in all of them at the same moment, and in one kernel while the others rest. Seconds from
  sending the cell to its end, in kernels that have checked once before: median and slowest."""
PROBE = """for line in open("/proc/self/status"):
    if line.startswith(("VmHWM", "VmRSS")):
        print(line.split()[1])"""
IMPORTS = "from mlpkit.exercises import check, course"
CHECK = "check({name!r}, course.find({name!r}).mistakes[0].function)"
CHECKED = ("softmax", "two_layer_backward", "train_epoch")


def section(quick=False):
    names = ["00_start_here"] if quick else sorted(p.stem for p in (ROOT / "notebooks").iterdir())
    kernels = 2 if quick else 10
    rows = [[f"`{name}`", *(f"{held:.0f}" for held in memory_of(name))] for name in names]
    times = at_once(kernels, 1 if quick else 5)
    header = ("a wrong answer to", "one kernel, s", f"{kernels} at once, s", "the slowest, s")
    return "\n\n".join(
        [
            TEXT.format(kernels=kernels, cores=cores()),
            table(("notebook", "at its peak, MB", "at its end, MB"), rows),
            table(header, [[f"`{name}`", *row] for name, row in times.items()]),
        ]
    )


def memory_of(name):
    """Return (the most memory that a notebook's kernel held, what it held at the end), in MB."""
    path = ROOT / "notebooks" / f"{name}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(PROBE))
    with own_home():
        NotebookClient(
            notebook, timeout=None, resources={"metadata": {"path": path.parent}}
        ).execute()
    return [int(held) * 1024 / 1e6 for held in notebook.cells[-1].outputs[0].text.split()]


def at_once(count, rounds):
    """Return {exercise: [median seconds in one kernel, in `count` at once, the slowest of
    these]}."""
    with own_home(), ExitStack() as stack:
        clients = [stack.enter_context(kernel()) for _ in range(count)]
        pool = stack.enter_context(ThreadPoolExecutor(count))
        found = {}
        for name in CHECKED:
            code = CHECK.format(name=name)

            def timed(client, code=code):
                return seconds(lambda: run(client, code))

            list(pool.map(timed, clients))  # the first check in a kernel loads modules
            alone = [timed(clients[0]) for _ in range(rounds)]
            together = [taken for _ in range(rounds) for taken in pool.map(timed, clients)]
            shown = median(alone), median(together), max(together)
            found[name] = [f"{taken:.2f}" for taken in shown]
        return found


@contextmanager
def kernel():
    """A client of a kernel that has imported the exercises."""
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        run(client, IMPORTS)
        yield client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def run(client, code):
    """Run code in a kernel, without its output; raises RuntimeError if it fails."""
    answer = client.execute_interactive(code, output_hook=lambda message: None)["content"]
    if answer["status"] != "ok":
        raise RuntimeError(answer["evalue"])


@contextmanager
def own_home():
    """Within the block, kernels run on one thread, with this checkout and without stored
    progress."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= ONE_THREAD | {"MLPKIT_HOME": folder, "TQDM_DISABLE": "1"}
        os.environ["PYTHONPATH"] = str(ROOT)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)
