"""The contents page under a Jupyter server that `mlpkit lab` did not start."""

import json
import os
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytest.importorskip("jupyter_server")

from mlpkit.command import server
from mlpkit.command.lab import read_originals
from mlpkit.command.server import contents
from mlpkit.command.work_folder import fill_folder

ROOT = Path(__file__).parents[2]
FOLDER, PAGE, REVIEW = "checker/contents/folder", "checker/contents", "checker/contents/review"


@pytest.fixture(autouse=True)
def without_mlpkit_lab(monkeypatch):
    for name in ("CHECKER_WORK", "CHECKER_SESSION"):
        monkeypatch.delenv(name, raising=False)


def copies_in(folder):
    folder.mkdir(parents=True)
    fill_folder(folder, {"00_start_here": read_originals()["00_start_here"]})
    return folder


class Server:
    """A plain Jupyter server on a folder; it finds the extension as an installation lays it out."""

    def __init__(self, folder, home):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        own = {"JUPYTER_CONFIG_PATH": server.LANDING, "JUPYTER_CONFIG_DIR": home / "config"}
        own |= {"JUPYTER_RUNTIME_DIR": home / "runtime", "MLPKIT_HOME": home / "progress"}
        own |= {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
        line = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root"]
        line += ["--ip=127.0.0.1", f"--port={port}", "--port-retries=0"]
        line += ["--IdentityProvider.token=token"]
        self.process = subprocess.Popen(
            line,
            cwd=folder,
            env=os.environ | {name: str(value) for name, value in own.items()},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, path, method="GET"):
        """Return (status, the answer in JSON); waits until the server listens."""
        request = urllib.request.Request(
            f"{self.address}/{path}", method=method, headers={"Authorization": "token token"}
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        end = time.monotonic() + 120
        while True:
            try:
                with opener.open(request, timeout=60) as answer:
                    return answer.status, json.loads(answer.read())
            except urllib.error.HTTPError as error:
                return error.code, json.loads(error.read())
            except OSError:
                if self.process.poll() is not None or time.monotonic() > end:
                    raise
                time.sleep(0.2)


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """(Server, its folder, which is empty at first)."""
    folder, home = tmp_path_factory.mktemp("root"), tmp_path_factory.mktemp("home")
    found = Server(folder, home)
    yield found, folder
    found.process.terminate()
    found.process.wait()


def test_a_server_on_a_folder_without_a_course_says_so_and_writes_nothing(plain):
    plain, folder = plain
    assert plain.ask(FOLDER) == (200, {"found": False})
    for method, path in (("GET", PAGE), ("POST", REVIEW)):
        status, answer = plain.ask(path, method)
        assert (status, answer["message"]) == (404, "There is no course in this folder.")
    assert not list(folder.iterdir())


def test_once_the_folder_has_copies_the_running_server_shows_the_page(plain):
    """It comes after the test above, on the same server."""
    plain, folder = plain
    work = copies_in(folder / "course")
    assert plain.ask(FOLDER) == (200, {"found": True})
    status, answer = plain.ask(PAGE)
    assert (status, answer["folder"]) == (200, "course")
    assert 'href="00_start_here.ipynb"' in answer["page"] and "data-write" in answer["page"]
    status, answer = plain.ask(REVIEW, "POST")
    assert (status, answer["opened"]) == (200, None) and "Nothing is due" in answer["told"]
    status, answer = plain.ask("checker/contents/where_to_begin", "POST")
    assert status == 200 and (work / answer["opened"]).is_file()
    assert plain.ask("checker/contents/anything", "POST")[0] == 404


def test_the_copies_may_be_in_the_servers_folder_or_in_one_inside_it(tmp_path):
    root = tmp_path / "root"
    root.mkdir()
    assert contents.work(root) is None
    (root / "a").mkdir()
    copies_in(root / ".hidden")
    copies_in(root / "deeper" / "still")
    assert contents.work(root) is None
    last, first = copies_in(root / "c"), copies_in(root / "b")
    assert contents.work(root) == first
    assert contents.work(last) == last


def test_originals_of_a_different_course_are_not_this_one(tmp_path):
    (tmp_path / ".originals").mkdir()
    (tmp_path / ".originals" / "00_words.ipynb").write_text("{}")
    assert contents.work(tmp_path) is None


def test_a_server_that_shows_no_folder_shows_no_course(tmp_path):
    assert contents.work(Path(os.devnull)) is None
    assert contents.work(tmp_path / "gone") is None


def test_the_folder_that_mlpkit_lab_names_comes_first(tmp_path, monkeypatch):
    copies_in(tmp_path / "a")
    monkeypatch.setenv("CHECKER_WORK", str(tmp_path / "b"))
    assert contents.work(tmp_path) == tmp_path / "b"


def test_the_extension_alone_does_not_load_numpy():
    """Every user's server on a hub loads it, also those of other courses."""
    line = "import sys, mlpkit.command.server.contents; assert 'numpy' not in sys.modules"
    subprocess.run([sys.executable, "-c", line], check=True)


def test_a_wheel_puts_the_extension_where_jupyter_looks():
    from jupyter_core.paths import ENV_CONFIG_PATH, ENV_JUPYTER_PATH

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    data = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    found = {Path(sys.prefix, target): ROOT / source for source, target in data.items()}
    (config,) = [Path(one, "jupyter_server_config.d") for one in ENV_CONFIG_PATH]
    (labextensions,) = [Path(one, "labextensions") for one in ENV_JUPYTER_PATH]
    assert found.keys() == {config, labextensions}
    # Jupyter's command to switch an extension off writes into a file of this name.
    assert [path.stem for path in found[config].iterdir()] == ["mlpkit.command.server.contents"]
    assert [path.name for path in found[labextensions].iterdir()] == ["mlpkit-contents"]
    assert not {server.CONFIG, server.QUIET} & {path.parent for path in found.values()}
