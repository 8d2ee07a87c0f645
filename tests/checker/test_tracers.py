"""Tools that watch a program in a live kernel: profilers, tracers, pdb, JupyterLab's debugger.

The danger is a hang, so every cell has its own time limit. A kernel takes seconds to start: one
serves all tests except those in which JupyterLab's debugger is attached.
"""

import contextlib
import queue
import time

import pytest
from jupyter_client.manager import KernelManager

LIMIT = 60  # seconds per cell
CHECK = "@exercise\ndef relu(z):\n    return np.maximum(z, 0)"
LOOP = "@exercise\ndef relu(z):\n    while True:\n        z = z + 0"
SETUP = f"""
import sys
import numpy as np
from mlpkit.checker.execution import sandbox
from mlpkit.exercises import exercise
def work():
    return sum(abs(i) for i in range(300))
def tracer(frame, event, argument):
    tracer.lines += event == "line"
    return tracer
def profiler(frame, event, argument):
    profiler.calls += 1
tracer.lines = profiler.calls = 0
{CHECK}
"""


class Live:
    """A kernel, and the messages that a notebook would send to it."""

    def __init__(self):
        self.manager = KernelManager(kernel_name="python3")
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)
        self.number, self.printed = 0, ""

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def run(self, source, typed=(), at_stop=None, limit=LIMIT):
        """Run a cell; return what it prints, shows and raises. typed: answers to `input`, as at
        pdb's prompt.

        at_stop: called whenever the debugger stops.
        """
        asked, typed = self.client.execute(source, allow_stdin=True), list(typed)
        self.printed, end = "", time.monotonic() + limit
        while time.monotonic() < end:
            with contextlib.suppress(queue.Empty):
                self.client.get_stdin_msg(timeout=0)
                self.client.input(typed.pop(0))
            try:
                message = self.client.get_iopub_msg(timeout=0.05)
            except queue.Empty:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "debug_event":
                if content["event"] == "stopped" and at_stop:
                    at_stop(content["body"]["threadId"])
            elif message["parent_header"].get("msg_id") != asked:
                continue
            elif kind == "stream":
                self.printed += content["text"]
            elif kind in ("display_data", "execute_result"):
                self.printed += content["data"]["text/plain"] + "\n"
            elif kind == "error":
                self.printed += f"{content['ename']}: {content['evalue']}\n"
            elif kind == "status" and content["execution_state"] == "idle":
                return self.printed
        raise TimeoutError(f"the cell still runs after {limit} s; so far: {self.printed!r}")

    def debug(self, command, **arguments):
        """Send a request of the debugger's protocol on the control channel, and return the
        reply."""
        self.number += 1
        request = {"type": "request", "seq": self.number, "command": command}
        message = self.client.session.msg("debug_request", {**request, "arguments": arguments})
        self.client.control_channel.send(message)
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            reply = self.client.get_control_msg(timeout=LIMIT)
            if reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
                return reply["content"]
        raise TimeoutError(f"no answer to {command}")

    def attach(self):
        """Turn the debugger on, in JupyterLab's order."""
        self.debug("initialize", clientID="jupyterlab", adapterID="python", pathFormat="path")
        self.debug("attach")
        self.debug("configurationDone")

    def detach(self):
        self.debug("disconnect", restart=False, terminateDebuggee=False)

    def stop_at(self, source, line):
        """Set a breakpoint in a cell that is about to run; return the cell's path in the
        debugger."""
        path = self.debug("dumpCell", code=source)["body"]["sourcePath"]
        places = [{"line": line}]
        self.debug("setBreakpoints", source={"path": path}, breakpoints=places)
        return path

    def local(self, thread, name):
        """Return the text of a local variable in a stopped thread."""
        frame = self.debug("stackTrace", threadId=thread)["body"]["stackFrames"][0]
        scopes = self.debug("scopes", frameId=frame["id"])["body"]["scopes"]
        place = scopes[0]["variablesReference"]
        found = self.debug("variables", variablesReference=place)["body"]["variables"]
        return next(each["value"] for each in found if each["name"] == name)


@pytest.fixture
def kernel():
    live = Live()
    yield live
    live.close()


@pytest.fixture(scope="module")
def shared():
    """Keep one kernel for all tests, and replace it if a cell hangs in it."""
    lives = []
    yield lives
    for live in lives:
        live.close()


@pytest.fixture
def checked(shared):
    """Return a kernel in which a check has run."""
    if not shared:
        shared.append(Live())
        assert "correct (6 checks)" in shared[0].run(SETUP)
    try:
        shared[0].run("import sys; sys.settrace(None); sys.setprofile(None)")
    except TimeoutError:
        shared.pop().close()
        raise
    yield shared[0]
    with contextlib.suppress(TimeoutError):
        shared[0].run("1")
        return
    shared.pop().close()


def test_a_profiler_runs_after_a_check(checked):
    assert "600" in checked.run("print(__import__('cProfile').Profile().runcall(work) - 44250)")
    assert "function calls" in checked.run("import cProfile; cProfile.run('work()')")
    assert "done" in checked.run("%prun -q -r work()\nprint('done')")


def test_a_tracer_runs_after_a_check(checked):
    said = checked.run(
        "sys.settrace(tracer)\nwork()\nsys.settrace(None)\nprint(tracer.lines > 300)"
    )
    assert said == "True\n"


def test_pdb_steps_after_a_check(checked):
    source = "import pdb\nprint(pdb.runcall(work))"
    assert checked.run(source, ["step", "next", "continue"]).endswith("44850\n")


@pytest.mark.parametrize("name", ["trace", "profile"])
def test_a_tracer_stays_on_during_and_after_a_check(checked, name):
    own = {"trace": "tracer", "profile": "profiler"}[name]
    said = checked.run(f"sys.set{name}({own})\n{CHECK}\nprint(sys.get{name}() is {own})")
    assert "correct (6 checks)" in said and said.endswith("True\n")


@pytest.mark.parametrize("name", ["trace", "profile"])
def test_an_endless_loop_ends_under_a_tracer_and_the_tracer_is_restored(checked, name):
    own = {"trace": "tracer", "profile": "profiler"}[name]
    source = f"""
def loop():
    while True:
        work()
sys.set{name}({own})
tried = sandbox.attempt(loop, 0.3)
left = sys.get{name}()
sys.set{name}(None)
print(tried.error, left is {own})
"""
    said = checked.run(source)
    assert "TimeUp" in said and said.endswith("True\n")
    assert checked.run("sys.settrace(tracer)\nwork()\nsys.settrace(None)\nprint('on')") == "on\n"


def test_a_check_can_be_profiled(checked):
    said = checked.run(
        f"import cProfile\nwith cProfile.Profile() as p:\n    {indented(CHECK)}\np.print_stats()"
    )
    assert "correct (6 checks)" in said and "(relu)" in said


def indented(source):
    return source.replace("\n", "\n    ")


@pytest.mark.guards
def test_an_answer_may_stop_in_pdb(checked):
    """The prompt's output appears at once, not in the verdict, and the time limit is suspended."""
    checked.run("from mlpkit.checker.execution import outcomes")
    checked.run("outcomes.run.__defaults__ = (0, 1.5)")
    source = CHECK.replace("return", "__import__('pdb').set_trace()\n    return")
    said = checked.run(
        source, ["print('here', z.shape)", "__import__('time').sleep(2)", *["continue"] * 30]
    )
    assert said.index("here (2, 3)") < said.index("correct (6 checks)")
    assert "printed" not in said
    assert checked.run("print(sys.gettrace())") == "None\n"


def debugger_works(kernel, seconds=0):
    """Assert that the debugger stops at a breakpoint in the learner's function, and that the
    verdict stays the same."""
    path, seen = kernel.stop_at(CHECK, 3), []

    def at_stop(thread):
        seen.append(kernel.local(thread, "z"))
        time.sleep(seconds)
        if len(seen) == 1:
            kernel.debug("setBreakpoints", source={"path": path}, breakpoints=[])
        kernel.debug("continue", threadId=thread)

    assert "correct (6 checks)" in kernel.run(CHECK, at_stop=at_stop)
    assert len(seen) == 1 and "array([[" in seen[0]


@pytest.mark.guards
def test_the_debugger_works_when_attached_before_the_first_check(kernel):
    kernel.attach()
    assert "correct (6 checks)" in kernel.run(SETUP)
    assert kernel.run("print(work())") == "44850\n"
    debugger_works(kernel)
    kernel.detach()
    assert kernel.run("print(work())") == "44850\n"


@pytest.mark.guards
def test_the_debugger_works_when_attached_after_a_check(kernel):
    """An endless loop still ends as usual, and the time limit is suspended at a breakpoint."""
    assert "correct (6 checks)" in kernel.run(SETUP)
    kernel.attach()
    assert kernel.run("print(work())") == "44850\n"
    assert kernel.run("from mlpkit.checker.execution import outcomes") == ""
    assert kernel.run("outcomes.run.__defaults__ = (0, 1.5)  # seconds") == ""
    debugger_works(kernel, seconds=2)
    assert "stopped after 5 seconds" in kernel.run(LOOP)
    debugger_works(kernel)
