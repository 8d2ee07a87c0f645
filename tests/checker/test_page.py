"""mlpkit/checker/README.md, followed from an empty folder: its files, its commands, its answers.

These tests need pytest, JupyterLab and two kernels, so they are left to `pytest -m guards`.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import pytest
from jupyter_client import BlockingKernelClient

import mlpkit.checker

pytestmark = pytest.mark.guards

PAGE = Path(mlpkit.checker.__file__).with_name("README.md")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
ROOT = Path(__file__).parents[2]
MODULE = "letters_exercises.py"
TESTS = "pytest --nbval"
LAB = "mlpkit lab --course ."
INSTALLED = 'pip install -e ".[test]"'  # tests/command/test_new_course.py installs a course


def environment(folder):
    """Return the environment of a teacher who has mlpkit and the course in a folder installed, and
    no progress in any course."""
    homes = {f"{name}_HOME": str(folder.parent / f"{name}_home") for name in ("LETTERS", "MLPKIT")}
    others = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    return {**others, **homes, "PYTHONPATH": os.pathsep.join([str(ROOT), str(folder)])}


def run(folder, *line):
    done = subprocess.run(
        [sys.executable, *line],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def follow(folder):
    """Follow the page in order; return what each command printed, and the folder."""
    said, tried = {}, []
    for language, text in FENCE.findall(PAGE.read_text(encoding="utf-8")):
        if language == "python":
            put(folder, text)
        elif language == "pycon":
            tried.append(text)
        else:
            assert language == "sh", language
            for line in text.splitlines():
                folder, said[line] = command(folder, line)
    give_cells(folder)
    (folder / "tried.txt").write_text("\n".join(tried), encoding="utf-8")
    said["doctest"] = run(folder, "-m", "doctest", "-v", "tried.txt")
    said["all"] = run(folder, "-P", "-m", *TESTS.split())
    return SimpleNamespace(folder=folder, said=said, tried="".join(tried).count(">>>"))


def put(folder, text):
    """Do what the first line of a block says: above EXERCISES, in place of it, or whole files."""
    where, _, code = text.partition("\n")
    if where == "# jupyterhub_config.py":
        compile(code, where, "exec")
        return
    path = folder / MODULE
    now = path.read_text(encoding="utf-8")
    if where == f"# above EXERCISES in {MODULE}":
        path.write_text(now.replace("\nEXERCISES = ", f"\n{code}\nEXERCISES = "), encoding="utf-8")
    elif where == f"# in place of EXERCISES in {MODULE}":
        path.write_text(re.sub("^EXERCISES = .*\n", code, now, flags=re.M), encoding="utf-8")
    else:
        assert text == now, "the page does not show the module as the command writes it"


def give_cells(folder):
    """Add a cell for every record that has none yet, as the page tells an author to do."""
    path = folder / "notebooks" / "01_longest_word.ipynb"
    names = "CENTRED, SHUFFLED, SOFTMAX_SHIFT, RELU"
    sources = f"""
import json
from letters_exercises import {names}
from mlpkit.checker import Guess
from mlpkit.checker.sources import stub_source
guess = 'guess("{{}}", ...)'.format
print(json.dumps([guess(r.name) if isinstance(r, Guess) else stub_source(r) for r in ({names})]))
"""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    more = ["import numpy as np", *json.loads(run(folder, "-c", sources))]
    for number, source in enumerate(more):
        blank = {"metadata": {}, "outputs": [], "execution_count": None, "id": f"more-{number}"}
        notebook["cells"].append({"cell_type": "code", "source": source, **blank})
    path.write_text(json.dumps(notebook), encoding="utf-8")


def command(folder, line):
    """Run a command of the page; return (the folder afterwards, what was printed)."""
    what, _, rest = line.partition(" ")
    if what == "cd":
        return folder / rest, ""
    if line == INSTALLED:
        return folder, run(folder, "-c", "import letters_exercises, nbclient, nbval, pytest")
    if line == TESTS:
        return folder, run(folder, "-P", "-m", *line.split())
    assert what == "mlpkit"
    more = ["--version"] if line == LAB else []  # with --version JupyterLab ends at once
    return folder, run(folder, "-m", *line.split(), *more)


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    return follow(tmp_path_factory.mktemp("teacher"))


def test_the_outputs_shown_on_the_page_are_those_of_its_code(followed):
    assert followed.tried == 12
    assert f"{followed.tried} passed" in followed.said["doctest"]


@pytest.mark.parametrize(("when", "least"), [(TESTS, 25), ("all", 80)])
def test_the_tests_pass_at_first_and_with_all_that_the_page_adds(followed, when, least):
    said = followed.said[when]
    assert (count := re.search(r"(\d+) passed in", said)) and int(count[1]) > least
    assert "failed" not in said and "skipped" not in said


def test_lab_copies_the_notebook_of_the_page(followed):
    copy = followed.folder / "work" / "01_longest_word.ipynb"
    assert followed.said[LAB].startswith(f"Your notebooks: {copy.parent}\nnew: 01_longest_word\n")
    sources = ["".join(cell["source"]) for cell in json.loads(copy.read_text())["cells"]]
    assert any(source.startswith("@exercise\ndef longest_word(text):\n") for source in sources)


def test_a_new_exercise_without_a_cell_is_noticed(followed, tmp_path):
    """So is a mistake that the check accepts: the page's tests can fail."""
    folder = shutil.copytree(followed.folder, tmp_path / "letters")
    module = folder / "letters_exercises.py"
    text = module.read_text()
    more = text.replace("EXERCISES = [LARGEST_WORD, ", "EXERCISES = [LARGEST_WORD, WRONG, ")
    wrong = 'WRONG = Guess(name="another", notebook=1, answer=1, because="It is.")\n\nEXERCISES'
    more = more.replace("EXERCISES", wrong, 1)
    right = "lambda text: max(reversed(text.split()), key=len)"
    assert right in more
    module.write_text(more.replace(right, "lambda text: in_a_loop(text)"))
    line = [sys.executable, "-m", "pytest", "-q", "test_letters.py", "-k", "TestExercises"]
    done = subprocess.run(line, cwd=folder, env=environment(folder), capture_output=True)
    failed = re.findall(r"^FAILED \S+::(\w+)", done.stdout.decode(), re.M)
    assert sorted(failed) == [
        "test_every_mistake_fails_under_its_own_slug",
        "test_the_records_are_in_the_notebooks_order",
    ]


def test_jupyterlab_serves_the_copy_and_its_kernel_finds_the_exercises(followed, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = {"port": port, "port_retries": 0, "open_browser": False, "allow_root": True}
    settings = {"ServerApp": server, "IdentityProvider": {"token": "try"}}
    (tmp_path / "jupyter_server_config.json").write_text(json.dumps(settings))
    runtime = tmp_path / "runtime"
    names = {
        **environment(tmp_path),
        "JUPYTER_CONFIG_DIR": str(tmp_path),
        "JUPYTER_RUNTIME_DIR": str(runtime),
    }

    def ask(path, body=None):
        address = f"http://127.0.0.1:{port}/api/{path}"
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(address, content, {"Authorization": "token try"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=60) as answer:
            return json.loads(answer.read() or "null")

    line = [sys.executable, "-m", *LAB.split()]
    process = subprocess.Popen(line, cwd=followed.folder, env=names, stdin=subprocess.DEVNULL)
    try:
        served = patiently(lambda: ask("contents/01_longest_word.ipynb"), process)
        assert "longest_word" in json.dumps(served)
        path = {"path": "01_longest_word.ipynb", "name": "", "type": "notebook"}
        kernel = ask("sessions", {**path, "kernel": {"name": "python3"}})["kernel"]["id"]
        client = BlockingKernelClient(connection_file=str(runtime / f"kernel-{kernel}.json"))
        client.load_connection_file()
        client.start_channels()
        client.wait_for_ready(60)
        assert (
            client.execute_interactive(served["content"]["cells"][1]["source"], timeout=60)[
                "content"
            ]["status"]
            == "ok"
        )
        client.stop_channels()
        ask("shutdown", {})
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait()


def patiently(ask, process, seconds=60):
    """Return the server's response to a request, waiting until it listens."""
    end = time.monotonic() + seconds
    while True:
        try:
            return ask()
        except urllib.error.HTTPError:
            raise
        except OSError:
            assert process.poll() is None and time.monotonic() < end, "no JupyterLab"
            time.sleep(0.2)
