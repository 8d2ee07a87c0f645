"""Python on the site's pages: how long from a press to a verdict or a figure, how soon explorers
follow the hand, and how much is fetched.

Needs Chromium and Node.js; without them the section says so.
"""

import contextlib
import functools
import gzip
import http.server
import json
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

from docs import live_folder
from docs.packed import packed
from docs.security import secured
from tests.pages.chromium import FLAGS, chromium

from . import live_explorers
from .shared import table, target

TEXT = """## Python on the site

In Chromium, from a static host on this machine that compresses with gzip what hosts usually do:
`first visit` is from a press on a page that was never visited to the verdict on a `softmax`, the
median of {visits} visits, each by a browser of its own; `next page` is the same on a second page
of that visit; `10 Mbit/s` limits what the host sends. Later checks are in the same worker. A
figure's time is from a press on a cell that plots a curve until the picture is seen, with
Matplotlib still to be loaded, on a page where Python has given a verdict before, or where it isn't
there yet. The sizes are of everything that is fetched before a first verdict, but data; brotli at
its best, file by file.

What bounds a first visit: the last byte came {fetched:.1f} s after the press; Python had begun and
imported NumPy and mlpkit's checker after {ready:.1f} s; the exercise's own module and the check
took until {verdict:.1f} s. At 10 Mbit/s the last byte came after {slowly:.1f} s. A product of
matrices is slow because NumPy has no BLAS there and runs on one thread."""
HEADER = ("what", "measured", "target", "")
MEGABIT = 125_000  # bytes
COMPRESSED = (".js", ".mjs", ".wasm", ".json", ".html")
PAGE = '<!doctype html><html><head>\n    <meta charset="utf-8" />\n</head><body></body></html>'
MODULE = """
from mlpkit.exercises import check

def begin(state):
    from docs.live import whole_page
    return whole_page.begin(state)

def run(notebook, source):
    from docs.live import whole_page
    return whole_page.run(notebook, source)

def verdict(name, source):
    names = {}
    exec(f"import numpy as np\\n{source}", names)
    return str(check(name, names[name]))

def rate(n):
    import time
    import numpy as np
    a = np.ones((n, n), np.float32)
    begin = time.perf_counter()
    a @ a
    return 2 * n**3 / (time.perf_counter() - begin)
"""
WRONG = "def softmax(z):\n    return np.exp(z) / np.exp(z).sum()\n"
PRESS = """async ([name, source]) => {
  const begin = performance.now();
  const { Python } = await import(new URL("live/python.js", document.baseURI));
  const since = () => (performance.now() - begin) / 1000;
  let fetched;
  window.python = new Python({ base: "live/", onProgress: () => (fetched = since()) });
  await python.load();
  const ready = since();
  const verdict = await python.call("verdict", name, source);
  return [{ fetched, ready, verdict: since() }, verdict];
}"""
CURVE = "import matplotlib.pyplot as plt\nx = np.linspace(-3, 3)\nplt.plot(x, np.tanh(x));"
DRAW = """async (source) => {
  const begin = performance.now();
  const { Python } = await import(new URL("live/python.js", document.baseURI));
  window.python ??= new Python({ base: "live/" });
  await python.call("begin", { exercises: {}, attempts: [], asked: {} });
  const { outputs } = await python.call("run", "02_activations", source);
  const picture = new Image();
  picture.src = `data:image/png;base64,${outputs[0].png}`;
  document.body.append(picture);
  await picture.decode();
  await new Promise((then) => requestAnimationFrame(then));
  return (performance.now() - begin) / 1000;
}"""
AGAIN = """async ([name, source]) => {
  const begin = performance.now();
  await python.call("verdict", name, source);
  return (performance.now() - begin) / 1000;
}"""


def section(quick=False):
    """The section, or None if there is no browser or no npm."""
    if chromium() is None or not live_folder.has_npm():
        return None
    visits = 1 if quick else 5
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        make_site(folder)
        fast = measure(folder, visits)
        slow = measure(folder, visits, 10 * MEGABIT)
        rows = [
            row("first visit", middle(fast["first"], "verdict"), 6),
            row("next page", middle(fast["next"], "verdict"), 5),
            row("first visit, 10 Mbit/s", middle(slow["first"], "verdict"), 18),
            row("a later check, median", median(fast["later"]), 0.1),
            row("first figure, Python is there", median(fast["figure"]), 6),
            row("first figure, first visit", median(figures(folder, visits)), None),
            ["a product of matrices, 512, GFLOP/s", f"{median(fast['rate']) / 1e9:.1f}", "–", ""],
            *sizes(folder),
        ]
    bounds = {part: middle(fast["first"], part) for part in ("fetched", "ready", "verdict")}
    text = TEXT.format(visits=visits, slowly=middle(slow["first"], "fetched"), **bounds)
    explorers = live_explorers.text_and_table(20 if quick else 100)
    return f"{text}\n\n{table(HEADER, rows)}\n\n{explorers}"


def middle(visits, part):
    """The median of a part of some visits: the second at which it ended."""
    return median(visit[part] for visit in visits)


def row(what, measured, most):
    limit, verdict = target(measured, most, ".3g")
    return [f"{what}, s", f"{measured:.3g}", limit, verdict]


def make_site(folder):
    """Two pages, and live/ with a page.py that gives verdicts, besides running cells."""
    live_folder.make(folder / "live")
    files = live_folder.course()
    files["docs/live/whole_page.py"] = files["docs/live/page.py"]
    files["docs/live/page.py"] = MODULE.encode()
    (folder / "live" / "course.tar.gz.bin").write_bytes(packed(files))
    options = "--bundle", "--format=esm", "--minify", f"--outfile={folder / 'live' / 'python.js'}"
    command = [live_folder.ESBUILD, live_folder.LIVE / "python.js", *options]
    subprocess.run([*command, "--log-level=warning"], check=True)
    for name in ("one.html", "two.html"):
        (folder / name).write_text(secured(PAGE), "utf-8")


def measure(folder, visits, rate=None):
    """Return {"first": [{"fetched": second, "ready": …, "verdict": …} of each visit], "next": the
    same, "later": seconds, "rate": operations a second, "figure": seconds}."""
    found = {"first": [], "next": [], "later": [], "rate": [], "figure": []}
    for page, address in pages(folder, visits, rate):
        for key, name in (("first", "one.html"), ("next", "two.html")):
            page.goto(f"{address}/{name}")
            took, verdict = page.evaluate(PRESS, ["softmax", WRONG])
            if "softmax" not in verdict:
                raise RuntimeError(f"live: got {verdict!r}; expected a verdict on softmax.")
            found[key].append(took)
        for _ in range(10):
            found["later"].append(page.evaluate(AGAIN, ["softmax", WRONG]))
        found["rate"].append(page.evaluate("python.call('rate', 512)"))
        found["figure"].append(page.evaluate(DRAW, CURVE))
    return found


def figures(folder, visits):
    """The seconds of the first figure in some visits, on a page that has not had Python yet."""
    found = []
    for page, address in pages(folder, visits):
        page.goto(f"{address}/one.html")
        found.append(page.evaluate(DRAW, CURVE))
    return found


def pages(folder, visits, rate=None):
    """Yield (page, address of the host) for each visit, in a browser that knows nothing yet."""
    from playwright.sync_api import sync_playwright

    with host(folder, rate) as address, sync_playwright() as driver:
        for _ in range(visits):
            browser = driver.chromium.launch(executable_path=chromium(), args=FLAGS)
            page = browser.new_page()
            page.set_default_timeout(300_000)
            yield page, address
            browser.close()


@contextlib.contextmanager
def host(folder, rate=None):
    """The address of a static host for a folder. rate: bytes a second of all it sends; or None."""
    gate = threading.Lock()

    @functools.cache
    def content(path):
        data = Path(path).read_bytes()
        return gzip.compress(data, 6) if path.endswith(COMPRESSED) else data

    class Host(http.server.SimpleHTTPRequestHandler):
        extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
            ".wasm": "application/wasm",
            ".mjs": "text/javascript",
        }

        def do_GET(self):
            path = self.translate_path(self.path)
            if not Path(path).is_file():
                return self.send_error(404)
            data = content(path)
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Cache-Control", "max-age=600")
            if path.endswith(COMPRESSED):
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            for k in range(0, len(data), 16_384):
                part = data[k : k + 16_384]
                with gate if rate else contextlib.nullcontext():
                    time.sleep(len(part) / rate if rate else 0)
                self.wfile.write(part)

        def log_message(self, *what):
            pass

    handler = functools.partial(Host, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def sizes(folder):
    """Return rows for what is fetched before the first verdict: as it is, and in brotli."""
    live = folder / "live"
    code = [f"pyodide/{name}" for name in live_folder.PARTS if name.endswith("js")]
    counted = json.loads((live / "files.json").read_text("utf-8"))["python"]
    paths = [live / path for path in (*counted, *code, "worker.js", "python.js", "files.json")]
    bytes_ = sum(path.stat().st_size for path in paths)
    small = sum(brotli(path) for path in paths)
    limit, verdict = target(small / 1e6, 9.5, ".1f")
    return [
        ["fetched, MB", f"{bytes_ / 1e6:.1f}", "–", ""],
        ["the same in brotli, MB", f"{small / 1e6:.1f}", limit, verdict],
    ]


def brotli(path):
    """The bytes of a file in brotli, or of the file itself if that is smaller."""
    program = "const z = require('zlib'), b = require('fs').readFileSync(process.argv[1]);"
    program += "console.log(Math.min(b.length, z.brotliCompressSync(b).length))"
    command = [shutil.which("node"), "-e", program, str(path)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
