"""Whatever a function does, its call ends and leaves the process as it was."""

import _thread
import os
import signal
import subprocess
import sys
import threading

import numpy as np
import pytest

from mlpkit.checker.execution import watch
from mlpkit.checker.execution.sandbox import attempt
from mlpkit.checker.execution.watch import TimeUp, Watch
from mlpkit.exercises import check
from mlpkit.helpers import place

from .bank import EXERCISES
from .learner import define, verdict


def test_warnings_and_numpy_errors_do_not_fail_an_answer():
    source = (
        "import warnings\n"
        "def relu(z):\n"
        "    warnings.warn('careful')\n"
        "    np.zeros(1) / 0\n"
        "    np.seterr(all='raise')\n"
        "    return np.maximum(z, 0)"
    )
    before = np.geterr()
    with np.errstate(all="raise"):
        assert verdict(source).status == "correct"
    assert np.geterr() == before


def test_prints_are_shown_separately_from_the_verdict(capsys):
    found = verdict("def relu(z):\n    print('z', z.shape)\n    return np.maximum(z, 0)")
    assert found.message == 'relu: correct (6 checks). Compare with solution("relu").'
    assert found.printed == "z (2, 3)\n"
    assert str(found).endswith("relu printed:\nz (2, 3)")
    many = verdict("def relu(z):\n    for i in range(99): print(i)\n    return np.maximum(z, 0)")
    assert str(many).endswith("8\n9\n… 89 more lines")
    assert capsys.readouterr().out == ""


def test_the_beginning_of_endless_output_is_kept():
    found = attempt(lambda: [print("a" * 999) for _ in range(9)])
    assert found.printed == ("a" * 999 + "\n") * 2 == found.printed[:2000]


LOOPS = {
    "plain": "while True: pass",
    "bare except": "while True:\n    try:\n      x = 1\n    except: pass",
    "nested excepts": (
        "def work(): return sum(range(200))\n"
        "while True:\n"
        "  try:\n"
        "    while True:\n"
        "      try:\n"
        "        while True:\n"
        "          try: work(); work()\n"
        "          except BaseException: pass\n"
        "      except: continue\n"
        "  except: continue"
    ),
    "finally": "while True:\n    try: sum(range(99))\n    finally: continue",
    "prints": "while True: print('a' * 1000)",
    "generator": "return sum(1 for _ in iter(int, 1))",
    "a debugger's name": "def interaction():\n    while True: pass\ninteraction()",
    "another debugger's name": "def do_wait_suspend():\n    while True: pass\ndo_wait_suspend()",
    "recursion that excepts": (
        "def again():\n"
        "  try: return again()\n"
        "  except BaseException: return again()\n"
        "  finally: again()\n"
        "again()"
    ),
    "recursion in a loop": (
        "def again():\n"
        "  while True:\n"
        "    try: again()\n"
        "    except: pass\n"
        "    finally: again()\n"
        "again()"
    ),
    "recursion that goes through C": (
        "def again(_):\n  try: sorted([1], key=again)\n  except: sorted([1], key=again)\nagain(1)"
    ),
    "recursion of generators": (
        "def again():\n  try: yield from again()\n  finally: yield from again()\nlist(again())"
    ),
}


@pytest.fixture(params=["by a thread", "by an alarm"])
def clock(request, monkeypatch):
    """Both ways to limit the time of a call; in a browser it is done by an alarm."""
    if request.param == "by an alarm":
        if not hasattr(signal, "setitimer"):
            pytest.skip("no alarms on Windows")
        monkeypatch.setattr(place, "THREADS", False)


@pytest.mark.parametrize(
    "clock", ["by a thread", pytest.param("by an alarm", marks=pytest.mark.guards)], indirect=True
)
@pytest.mark.parametrize("loop", LOOPS)
def test_an_endless_loop_is_stopped_however_it_is_written(loop, clock):
    body = "\n".join(f"  {line}" for line in LOOPS[loop].splitlines())
    function = define(f"def relu(z):\n{body}")
    for _ in range(2):  # twice: nothing may be left over from the first time
        assert attempt(lambda: function(1), seconds=0.2).error is TimeUp
    assert sys.gettrace() is TRACE
    assert attempt(lambda: 3).value == 3


TRACE = sys.gettrace()


def test_endless_recursion_ends_at_any_depth():
    """It runs in its own process because recursion through C could overrun the stack."""
    code = """
import sys
import numpy as np
from mlpkit.checker.execution.sandbox import attempt
by_an_old_name = sys.setrecursionlimit
def endless(n): return endless(n + 1)
def inside():
    sys.setrecursionlimit(10**9)
    endless(0)
def held():
    by_an_old_name(10**9)
    endless(0)
def by_way_of_c(n=0): return sorted([1], key=by_way_of_c)
before = sys.getrecursionlimit()
for call in (inside, held):
    print(attempt(call).error.__name__, sys.getrecursionlimit() == before)
sys.setrecursionlimit(10**9)
for call in (lambda: endless(0), by_way_of_c):
    print(attempt(call).error.__name__, sys.getrecursionlimit() == 10**9)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines() == ["RecursionError True"] * 4, done.stderr


ITSELF = """
import numpy as np
class Itself:
    def __add__(self, other): return np.array([self], object) + other
"""
ALONE = f"""{ITSELF}
try:
    Itself() + 1
except RecursionError:
    pass
"""


def test_endless_recursion_through_numpy_ends():
    command = [sys.executable, "-c"]
    if subprocess.run([*command, ALONE], capture_output=True, timeout=60).returncode:
        pytest.skip(
            f"NumPy {np.__version__} overruns the stack on its own, even at Python's default limit"
        )
    code = f"""{ITSELF}
import sys
from mlpkit.checker.execution.sandbox import attempt
sys.setrecursionlimit(10**9)
print(attempt(lambda: Itself() + 1).error.__name__, sys.getrecursionlimit() == 10**9)
"""
    done = subprocess.run([*command, code], capture_output=True, text=True, timeout=60)
    assert done.stdout == "RecursionError True\n", done.stderr


def test_a_time_limit_that_strikes_repeatedly_while_a_call_ends_leaves_nothing_behind(
    monkeypatch,
):
    source = """
def interrupted(self):
    calls.append(1)
    if len(calls) < 5:
        raise TimeUp
    leave(self)
"""
    names = {"leave": Watch.leave, "calls": [], "TimeUp": TimeUp}
    exec(compile(source, watch.__file__, "exec"), names)  # the code runs as if it were in watch.py
    monkeypatch.setattr(Watch, "leave", names["interrupted"])
    assert attempt(lambda: 3).error is TimeUp
    assert sys.gettrace() is TRACE and attempt(lambda: 3).value == 3


def test_the_verdict_on_an_endless_loop_says_that_it_was_stopped(monkeypatch, clock):
    monkeypatch.setattr("mlpkit.checker.execution.outcomes.run.__defaults__", (0, 0.2))
    found = verdict("def relu(z):\n    while True: pass")
    assert found.status == "error"
    assert found.message == "relu: stopped after 5 seconds. Does a loop never end?"


def test_a_loop_is_stopped_in_another_thread_too():
    results = []

    def loop():
        while True:
            pass

    thread = threading.Thread(target=lambda: results.append(attempt(loop, seconds=0.2)))
    thread.start()
    thread.join(20)
    assert results[0].error is TimeUp


def endless():
    while True:
        pass


def test_calls_in_quick_succession_share_a_thread(monkeypatch):
    started, looks = [], threading.Event()

    def start(*call):
        started.append(call)
        _thread.start_new_thread(*call)

    monkeypatch.setattr(watch, "start_new_thread", start)
    monkeypatch.setattr(watch, "sleep", lambda seconds: looks.wait())
    assert [attempt(lambda: 3).value for _ in range(20)] == [3] * 20
    assert len(started) == 1
    looks.set()
    assert attempt(endless, 0.2).error is TimeUp


def test_a_call_inside_a_call_has_its_own_time_limit(clock):
    def outer():
        assert attempt(lambda: 3).value == 3
        inner = attempt(endless, 0.2)
        return inner.error is TimeUp and inner.seconds >= 0.2

    assert attempt(outer, 2).value
    assert attempt(lambda: [outer(), endless()], 1).error is TimeUp


@pytest.mark.parametrize("seconds", [0.2, 20])
def test_a_call_around_another_ends_in_time_by_an_alarm_too(seconds, monkeypatch):
    if not hasattr(signal, "setitimer"):
        pytest.skip("no alarms on Windows")
    monkeypatch.setattr(place, "THREADS", False)
    found = attempt(lambda: [attempt(endless, seconds), endless()], 0.5)
    assert found.error is TimeUp
    assert 0.5 <= found.seconds < 10
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert attempt(lambda: 3).value == 3


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_loop_is_stopped_in_a_forked_process():
    source = """
attempt(lambda: 3)
if os.fork():
    os.wait()
else:
    def endless():
        while True: pass
    print(attempt(endless, 0.2).error.__name__)
"""
    assert interrupted(source) == ["TimeUp"]


WAITS = {
    "sleep": "time.sleep(20)",
    "lock": "lock = threading.Lock(); lock.acquire(); lock.acquire(timeout=20)",
    "read": "os.read(os.pipe()[0], 1)",
}
INTERRUPTED = """
import os, signal, threading, time
import numpy as np
from mlpkit.checker.execution.sandbox import attempt
from mlpkit.exercises import check, course
signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores Ctrl-C
def interrupt_after(seconds):
    threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGINT)).start()
"""


def interrupted(source):
    """Run a separate program, which must end within 15 seconds; return the lines it prints."""
    command = [sys.executable, "-c", INTERRUPTED + source]
    done = subprocess.run(command, capture_output=True, text=True, timeout=15)
    assert not done.stderr
    return done.stdout.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="no signals between processes")
@pytest.mark.parametrize(
    ("wait", "swallowed"),
    [("sleep", "raise"), ("sleep", "pass"), *[(wait, "continue") for wait in WAITS]],
)
def test_an_interrupt_by_the_user_gets_through(wait, swallowed):
    source = f"""
def slow():
    while True:
        try:
            {WAITS[wait]}
        except BaseException:
            {swallowed}
        return 3
interrupt_after(0.3)
try:
    attempt(slow, seconds=60)
except KeyboardInterrupt:
    print("interrupted")
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
"""
    assert interrupted(source) == ["interrupted", "True"]


@pytest.mark.skipif(sys.platform == "win32", reason="no signals between processes")
@pytest.mark.parametrize(
    ("wait", "place"), [("sleep", "property"), *[(wait, "case") for wait in WAITS]]
)
def test_a_wait_past_its_time_limit_ends_at_the_first_interrupt_with_a_verdict(wait, place):
    """The verdict then needs no further call of the function."""
    source = f"""
record, calls = course.exercises["softmax"], []
cases = len(record.cases(np.random.default_rng(0)))
vars(record)["seconds"] = 0.3
def slow(z):
    calls.append(z)
    if len(calls) == {place == "case"} or len(calls) > cases:
        {WAITS[wait]}
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return powers / np.sum(powers, axis=-1, keepdims=True)
interrupt_after(1.5)
said = check("softmax", slow).message
print("stopped after" in said, len(calls) == (1 if {place == "case"} else cases + 1))
"""
    assert interrupted(source) == ["True True"]


HOSTILE = [
    "class Odd:\n  def __array__(self, *a, **k): raise SystemExit\ndef relu(z): return Odd()",
    "class Odd(list):\n  def __len__(self): return -1\ndef relu(z): return Odd()",
    "class Odd(list):\n  def __iter__(self): raise MemoryError\ndef relu(z): return Odd([1])",
    "class Odd(Exception):\n  def __str__(self): raise SystemExit\ndef relu(z): raise Odd",
    "class Odd(np.ndarray):\n  def __array_finalize__(self, o): 1 / 0\n"
    "def relu(z): return z.view(Odd)",
    "class Odd:\n  __class__ = property(lambda self: 1 / 0)\ndef relu(z): return Odd()",
    "def relu(z):\n  a = []\n  a.append(a)\n  return a",
    "def relu(z):\n  z.shape = (-1,)\n  return z",
    "def relu(z): return np.array([None, object()], dtype=object)",
    "def relu(z): return np.zeros((10**6, 10**6))",
    "def relu(*args, **kwargs): return args",
    "async def relu(z): return z",
    "class relu:\n  def __init__(self, z): pass",
    "import sys\ndef relu(z):\n  sys.stdout = None\n  return z",
    "def relu(z):\n  print(z, file=3)",
    "relu = 3",
    "relu = None",
    "relu = type('Odd', (), {'__call__': lambda self, z: z, '__name__': 'relu'})()",
]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("source", HOSTILE)
def test_the_verdict_is_a_sentence_whatever_the_function_does(source):
    stdout = sys.stdout
    found = verdict(source)
    sys.settrace(TRACE)
    assert found.status in ("wrong", "error"), found
    assert found.message.startswith("relu: ") and "\n" not in found.message
    assert "0x" not in found.message
    assert sys.stdout is stdout
    assert check("relu", EXERCISES["relu"].reference).status == "correct"
