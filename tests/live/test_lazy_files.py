"""The page says so while Python fetches a file that it opens, and only then."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

LIVE = Path(__file__).parents[2] / "docs" / "live"
PROGRAM = """
globalThis.window = {};
const { lazy } = await import("LIVE/lazy_files.js");
const { Learner } = await import("LIVE/learner.js");
class Mine extends Learner { async open() {} }
globalThis.XMLHttpRequest = class {
  open() {}
  send() { Object.assign(this, { status: Number(process.argv[2]), response: new ArrayBuffer(3) }); }
};
const node = {}, fetching = [], learner = new Mine(new URL("http://localhost/"));
learner.addEventListener("python", () => fetching.push(learner.told.fetching));
const FS = { mkdirTree() {}, writeFile() {}, lookupPath: () => ({ node }) };
FS.ErrnoError = class extends Error {};
lazy(FS, "/data/images.gz", 3, "http://localhost/images.gz", (told) => learner.tellOfFile(told));
const read = () => { try { return node.contents.length; } catch { return "refused"; } };
console.log(JSON.stringify({ read: [read(), read()], fetching }));
"""


def opened(status, folder):
    """Open a file twice in Node; return what is read, and the sizes that the page is told of."""
    if shutil.which("node") is None:
        pytest.skip("there is no Node.js: apt install nodejs")
    path = folder / "open.mjs"
    path.write_text(PROGRAM.replace("LIVE", LIVE.as_uri()), encoding="utf-8")
    done = subprocess.run(["node", path, str(status)], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    return told["read"], told["fetching"]


def test_a_file_that_has_come_is_no_longer_fetched(tmp_path):
    assert opened(200, tmp_path) == ([3, 3], [3, 0])


def test_a_file_that_did_not_come_is_fetched_again_when_it_is_opened_again(tmp_path):
    assert opened(404, tmp_path) == (["refused", "refused"], [3, 0, 3, 0])
