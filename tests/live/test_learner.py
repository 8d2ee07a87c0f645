"""The learner of a page asks Python one question after the other, until Stop is pressed."""

import json
import shutil
import subprocess

import pytest

from docs.live_folder import ROOT

SCRIPT = """
globalThis.window = {};
const { Learner } = await import("LEARNER");
class Mine extends Learner {
  async open() {}
  async begin() { this.stale = false; }
  async keep() {}
}
const learner = new Mine(new URL("http://localhost/")), asked = [];
let begun;
const first = new Promise((then) => { begun = then; });
learner.python = {
  load: async () => {},
  stop: async () => {},
  call: (name) => {
    asked.push(name);
    begun();
    return name === "endless" ? new Promise(() => {}) : Promise.resolve({});
  },
};
const told = ["endless", "waiting"].map((one) => learner.ask(one).catch((why) => why.message));
await first;
learner.stop();
const after = await learner.ask("after").then(() => "answered");
await new Promise((then) => setTimeout(then, 50));
console.log(JSON.stringify({ asked, told: await Promise.all(told), after }));
"""


def test_stop_ends_the_questions_that_wait_and_the_next_one_is_answered(tmp_path):
    if shutil.which("node") is None:
        pytest.skip("there is no Node.js: apt install nodejs")
    address = (ROOT / "docs" / "live" / "learner.js").as_uri()
    script = tmp_path / "ask.mjs"
    script.write_text(SCRIPT.replace("LEARNER", address), encoding="utf-8")
    done = subprocess.run(["node", script], capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told == {"asked": ["endless", "after"], "told": ["Stopped."] * 2, "after": "answered"}
