"""The learner of a page asks Python one question after the other, until Stop is pressed."""

import json
import shutil
import subprocess

import pytest

from docs.live_folder import ROOT

LEARNER = """
globalThis.window = {};
const { Learner } = await import("ADDRESS");
const asked = [];
"""
STOPPED = """
class Mine extends Learner {
  async open() {}
  async begin() { this.stale = false; }
  async keep() {}
}
const learner = new Mine(new URL("http://localhost/"));
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
OFFLINE = """
class Mine extends Learner {
  async open() { this.store = { keeps: true, all: async () => ({}), add: async () => {} }; }
}
let tries = 0;
globalThis.fetch = async () => {
  tries += 1;
  if (tries === 1) throw new Error("no network");
  return { json: async () => ({}) };
};
const learner = new Mine(new URL("http://localhost/"));
learner.python = { load: async () => {}, call: async (name) => (asked.push(name), {}) };
const told = [];
for (const one of ["first", "second", "third"])
  told.push(await learner.ask(one).then(() => "answered", (why) => why.message));
console.log(JSON.stringify({ asked, told }));
"""


def run(script, folder):
    """Return what a script of Node prints, which has a page's Learner and an empty list `asked`."""
    if shutil.which("node") is None:
        pytest.skip("there is no Node.js: apt install nodejs")
    address = (ROOT / "docs" / "live" / "learner.js").as_uri()
    path = folder / "ask.mjs"
    path.write_text(LEARNER.replace("ADDRESS", address) + script, encoding="utf-8")
    done = subprocess.run(["node", path], capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_stop_ends_the_questions_that_wait_and_the_next_one_is_answered(tmp_path):
    assert run(STOPPED, tmp_path) == {
        "asked": ["endless", "after"],
        "told": ["Stopped."] * 2,
        "after": "answered",
    }


def test_after_a_failed_load_the_next_question_gives_python_the_progress_first(tmp_path):
    assert run(OFFLINE, tmp_path) == {
        "asked": ["begin", "second", "third"],
        "told": ["no network", "answered", "answered"],
    }
