"""The learner of a page asks Python one question after the other, until Stop is pressed."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

LEARNER = """
globalThis.window = {};
const { Learner } = await import("ADDRESS");
class Mine extends Learner {
  async open() { this.store = { keeps: true, all: async () => ({}), add: async () => {} }; }
}
const learner = new Mine(new URL("http://localhost/")), asked = [], list = { json: () => ({}) };
const answer = (one) => learner.ask(one).then(() => "answered", (why) => why.message);
const never = new Promise(() => {});
learner.python = {
  load: async () => {},
  call: async (name) => { asked.push(name); return name === "endless" ? never : {}; },
};
const turn = () => new Promise((then) => setTimeout(then)); // all that can go on has gone on
"""
STOPPED = """
globalThis.fetch = async () => list;
const told = [answer("endless"), answer("waiting")];
await turn();
learner.stop();
told.push(answer("after"));
await turn();
"""
STOPPED_EARLY = """
let come;
globalThis.fetch = () => new Promise((then) => { come = () => then(list); });
const told = [answer("early")];
await turn();
learner.stop();
come();
await turn();
told.push(answer("after"));
await turn();
"""
OFFLINE = """
globalThis.fetch = async () => {
  globalThis.fetch = async () => list;
  throw new Error("no network");
};
const told = [answer("first"), answer("second"), answer("third")];
await turn();
"""
TYPED = """
let stored;
learner.store.change = async (name, cell, edit) => {
  await turn();
  return (stored = edit(stored));
};
const type = (text, seen) => learner.type("relu", text, seen).then(() => stored.other?.text ?? "");
"""
TYPED_FAST = """
const told = [type("re", 0), type("return", 0)]; // the second before the first has its version
"""
TYPED_ELSEWHERE = """
await type("here", 0);
stored = { ...stored, text: "there", version: stored.version + 1 };
const told = [type("here, too", 1), type("here again", 1)];
"""
TELL = "console.log(JSON.stringify({ asked, told: await Promise.all(told) }));"


def run(script, folder):
    """Run a script in Node; return the questions that reached Python, and how each one ended."""
    if shutil.which("node") is None:
        pytest.skip("there is no Node.js: apt install nodejs")
    address = (Path(__file__).parents[2] / "docs" / "live" / "learner.js").as_uri()
    path = folder / "ask.mjs"
    path.write_text(LEARNER.replace("ADDRESS", address) + script + TELL, encoding="utf-8")
    done = subprocess.run(["node", path], capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    return told["asked"], told["told"]


def test_stop_ends_the_questions_that_wait_and_the_next_one_is_answered(tmp_path):
    asked, told = run(STOPPED, tmp_path)
    assert asked == ["begin", "endless", "after"]
    assert told == ["Stopped.", "Stopped.", "answered"]


def test_a_question_stopped_before_python_has_the_progress_is_never_asked(tmp_path):
    asked, told = run(STOPPED_EARLY, tmp_path)
    assert asked == ["begin", "after"]
    assert told == ["Stopped.", "answered"]


def test_after_a_failed_load_the_next_question_gives_python_the_progress_first(tmp_path):
    asked, told = run(OFFLINE, tmp_path)
    assert asked == ["begin", "second", "third"]
    assert told == ["no network", "answered", "answered"]


def test_text_typed_faster_than_it_is_kept_is_not_taken_for_another_tabs(tmp_path):
    _, told = run(TYPED + TYPED_FAST, tmp_path)
    assert told == ["", ""]


def test_text_of_another_tab_stays_next_to_what_is_typed_here(tmp_path):
    _, told = run(TYPED + TYPED_ELSEWHERE, tmp_path)
    assert told == ["there", "there"]
