"""Python on the site's pages: it comes when asked, obeys the policy, needs no network later."""

import functools
import hashlib
import http.server
import json
import shutil
import subprocess
import threading
from contextlib import contextmanager

import pytest

from docs import live_folder, offline
from docs.packed import packed

from .conftest import Quiet

pytestmark = pytest.mark.browser
PAGE, NEXT = "notebooks/02_activations.html", "notebooks/05_backprop.html"

FUNCTIONS = """
import hashlib

def ping(word):
    return word

def run(source):
    names = {}
    exec(source, names)
    return names.get("result")

def draw():
    try:
        import matplotlib
    except ModuleNotFoundError:
        return {"needs": "drawing"}
    return matplotlib.get_backend()
"""
BEGIN = """async () => {
  const root = new URL(document.documentElement.dataset.content_root, document.baseURI);
  const { Python } = await import(new URL("live/python.js?v=1", root));
  window.told = { progress: [], states: [], files: [] };
  window.python = new Python({
    base: new URL("live/", root),
    onProgress: (one) => told.progress.push(one),
    onState: (one) => told.states.push(one),
    onFile: (one) => told.files.push(one),
  });
  await python.load();
}"""
KEEP = """async () => {  // as a page does once its Python is ready
  const root = new URL(document.documentElement.dataset.content_root, document.baseURI);
  await navigator.serviceWorker.register(new URL("service.js", root));
  await navigator.serviceWorker.ready;
}"""
PATH = "import mlpkit, pathlib; path = pathlib.Path(mlpkit.__file__).parents[1] / {!r}"
RUN = """(source) => python.call("run", source)
  .catch(({ name, message, python }) => [name, message, python])"""


class Host(Quiet):
    """A plain static host that notes what it was asked for."""

    def do_GET(self):
        self.server.asked.append(self.path.partition("?")[0])
        super().do_GET()


@contextmanager
def host(folder, port=0):
    handler = functools.partial(Host, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def address(server, path=""):
    return f"http://127.0.0.1:{server.server_port}/{path}"


@pytest.fixture(scope="module")
def site(built, tmp_path_factory):
    """A copy of the site, whose page.py runs what a test gives it."""
    if not live_folder.has_npm():
        pytest.skip("there is no npm, so the site has no Python")
    folder = tmp_path_factory.mktemp("python") / "site"
    shutil.copytree(built, folder)
    files = live_folder.course() | {"docs/live/page.py": FUNCTIONS.encode()}
    course, told = packed(files), json.loads((folder / "live/files.json").read_text("utf-8"))
    (folder / "live/course.tar.gz.bin").write_bytes(course)
    told["python"]["course.tar.gz.bin"] = len(course)
    (folder / "live/files.json").write_text(json.dumps(told), "utf-8")
    options = "--bundle", "--format=esm", f"--outfile={folder / 'live/python.js'}"
    command = [live_folder.ESBUILD, live_folder.LIVE / "python.js", *options]
    subprocess.run([*command, "--log-level=warning"], check=True)
    offline.make(folder)
    return folder


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """Another host, which notes whether it was asked for anything."""
    with host(tmp_path_factory.mktemp("elsewhere")) as server:
        yield server


@pytest.fixture(scope="module")
def page(browser, site):
    """A page where Python is ready, on a host of its own."""
    with host(site) as server, browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.host = server
        page.goto(address(server, PAGE), wait_until="networkidle")
        page.asked_before = list(server.asked)
        page.evaluate(BEGIN)
        yield page


def run(page, source):
    return page.evaluate(RUN, source)


def test_nothing_of_python_is_fetched_until_it_is_asked_for(page):
    assert f"/{PAGE}" in page.asked_before
    heavy = [one for one in page.asked_before if "pyodide" in one or one.endswith(".bin")]
    assert heavy == []


def test_the_page_learns_how_many_bytes_have_come(page):
    progress, states = page.evaluate("[told.progress, told.states]")
    loaded = [one["loaded"] for one in progress]
    assert len(loaded) > 10 and loaded == sorted(loaded)
    assert {one["total"] for one in progress} == {loaded[-1]}
    assert loaded[-1] > 10_000_000
    assert states[:3] == ["absent", "loading", "ready"]


def test_a_call_returns_what_python_returns(page):
    assert page.evaluate("python.call('ping', { a: [1, null, 'é'] })") == {"a": [1, None, "é"]}
    told = "import numpy as np; result = [int(np.arange(5).sum()), np.__version__]"
    assert run(page, told)[0] == 10


def test_an_error_has_its_message_and_its_traceback_and_python_goes_on(page):
    name, message, traceback = run(page, "def f():\n    return 1 / 0\nf()")
    assert (name, message) == ("Error", "ZeroDivisionError: division by zero")
    assert "in f" in traceback
    assert run(page, "result = 3") == 3


def test_an_opened_data_set_is_fetched_after_a_message_to_the_page(page):
    name = "mlpkit/data/fashion_mnist/train-images-idx3-ubyte.gz"
    data = (live_folder.ROOT / name).read_bytes()
    path = f"import hashlib\n{PATH.format(name)}\n"
    assert run(page, f"{path}result = path.stat().st_size") == len(data)
    assert page.host.asked.count(f"/live/files/{name}.bin") == 0
    digest = f"{path}result = hashlib.sha256(path.read_bytes()).hexdigest()"
    assert run(page, digest) == run(page, digest) == hashlib.sha256(data).hexdigest()
    assert page.host.asked.count(f"/live/files/{name}.bin") == 1
    told = [one for one in page.evaluate("told.files") if one.pop("file").endswith(name)]
    assert told == [{"bytes": len(data)}, {"bytes": len(data), "came": True}]


def test_a_file_that_cannot_be_fetched_is_an_error_of_python_and_can_be_tried_again(page):
    name = "mlpkit/measured/worn.npz"
    path = f"{PATH.format(name)}\n"
    page.context.set_offline(True)
    _, message, _ = run(page, f"{path}path.read_bytes()")
    page.context.set_offline(False)
    assert message.startswith("OSError")
    failed = [one for one in page.evaluate("told.files") if "failed" in one]
    assert [one["file"].endswith(name) for one in failed] == [True]
    size = (live_folder.ROOT / name).stat().st_size
    assert run(page, f"{path}result = len(path.read_bytes())") == size


def test_what_a_function_needs_is_loaded_before_it_is_called_again(page):
    begin = page.evaluate("told.progress.length")
    draw = "python.call('draw').catch(({ name, message }) => [name, message])"
    page.context.set_offline(True)
    name, message = page.evaluate(draw)
    page.context.set_offline(False)
    assert name == "Error"
    assert message.startswith("Matplotlib could not be loaded") and "again" in message
    assert run(page, "result = 6") == 6  # in the same worker
    assert page.evaluate(draw).lower() == "agg"
    assert page.host.asked.count("/live/files/drawing.tar.gz.bin") == 1
    told = page.evaluate("told.progress")[begin:]
    assert {one["what"] for one in told} == {"Matplotlib", ""}
    assert {one["total"] for one in told} == {live_folder.DRAWING.stat().st_size}
    assert told[-1]["what"] == "" and max(one["loaded"] for one in told) == told[-1]["total"]


@pytest.mark.parametrize(
    "way",
    [
        "js.fetch('{}')",
        "x = js.XMLHttpRequest.new(); x.open('GET', '{}', False); x.send()",
        "js.WebSocket.new('{}'.replace('http', 'ws'))",
        "js.importScripts('{}')",
        "js.EventSource.new('{}')",
    ],
)
def test_python_can_send_nothing_elsewhere(page, elsewhere, way):
    there = address(elsewhere, "secret")
    run(page, f"import js\n{way.format(there)}")
    run(page, "import time; time.sleep(0.2)")
    assert elsewhere.asked == []


def test_a_loop_is_ended_and_python_begins_again(page):
    begin = "window.looping = python.call('run', 'while True: pass').catch((e) => e.name)"
    page.evaluate(f"() => {{ {begin} }}")
    page.evaluate("python.stop()")
    assert page.evaluate("looping") == "Stopped"
    assert run(page, "result = 4") == 4


def test_recursion_that_ends_the_worker_is_reported_and_python_begins_again(page):
    deep = "x = []\nfor _ in range(10**6): x = [x]\nrepr(x)"
    name, *_ = run(page, deep)
    assert name in ("Stopped", "Error")
    assert run(page, "result = 5") == 5


def test_after_the_first_visit_every_page_and_python_are_there_without_a_network(browser, site):
    with browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(120_000)
        with host(site) as server:
            page.goto(address(server, PAGE))
            page.evaluate(BEGIN)
            page.evaluate("navigator.serviceWorker.ready.then(() => true)")
            there = address(server)
        for path in ("", "search.html?q=relu", "explorers/index.html", NEXT):
            assert page.goto(there + path).ok
        page.evaluate(BEGIN)
        assert run(page, "import numpy; result = numpy.arange(3).tolist()") == [0, 1, 2]


def test_an_update_of_the_site_comes_as_a_whole(browser, site, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    with host(folder) as server, browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.goto(address(server, PAGE))
        page.evaluate(KEEP)
        for path in (PAGE, NEXT):
            file = folder / path
            file.write_text(file.read_text("utf-8").replace("<title>", "<title>New: "), "utf-8")
        offline.make(folder)
        server.asked.clear()
        update = """async () => {
          const there = await navigator.serviceWorker.getRegistration();
          await there.update();
          const worker = there.installing ?? there.waiting;
          while (worker.state === "installing") await new Promise((then) => setTimeout(then, 50));
        }"""
        assert page.goto(address(server, NEXT)).ok
        # still the old version until the new one is complete
        assert not page.title().startswith("New: ")
        page.evaluate(update)
        # unchanged files are not fetched again
        assert set(server.asked) - {"/service.js"} == {f"/{PAGE}", f"/{NEXT}"}
        page.goto(address(server, NEXT))
        page.wait_for_function("document.title.startsWith('New: ')")
        page.goto(address(server, PAGE))
        assert page.title().startswith("New: ")
