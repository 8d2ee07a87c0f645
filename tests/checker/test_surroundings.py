"""Answers must leave nothing behind: in NumPy, in the process or in memory."""

import builtins
import gc
import locale
import math
import os
import random
import signal
import subprocess
import sys
import threading
import time
import weakref

import numpy as np
import pytest

from mlpkit.checker.execution.sandbox import attempt
from mlpkit.checker.execution.surroundings import LeftAsFound
from mlpkit.checker.execution.watch import TimeUp
from mlpkit.exercises import check
from tests.one_now import one_now

RIGHT = "return np.maximum(z, 0)"
WRONG = "return z"


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)


def answer(line, then=RIGHT):
    """Return relu as a cell would define it, with a line that changes something."""
    names = {"np": np, "random": random, "rand": np.random.rand}
    exec(f"def relu(z):\n    {line}\n    {then}", names)
    return names["relu"]


def state():
    """Return everything that an answer could have changed, as far as it can be compared."""
    names = [dict(vars(module)) for module in (np, np.linalg, np.random, random, builtins)]
    key = np.random.get_state(legacy=False)  # noqa: NPY002
    return {
        "names": [{name: id(value) for name, value in each.items()} for each in names],
        "np.random": (key["state"]["key"].tolist(), key["state"]["pos"], key["has_gauss"]),
        "random": random.getstate(),
        "print options": np.get_printoptions(),
        "errors": np.geterr(),
        "recursion": sys.getrecursionlimit(),
        "folder": os.getcwd(),
        "streams": (sys.stdin, sys.stdout, sys.stderr),
        "interrupt": signal.getsignal(signal.SIGINT),
        "end": signal.getsignal(signal.SIGTERM),
        "locale": locale.setlocale(locale.LC_ALL),
        "profile": sys.getprofile(),
        "trace": sys.gettrace(),
    }


CHANGES = {
    "a function": "np.exp = lambda z: z",
    "the judge's own": "np.isclose = np.allclose = lambda *a, **k: True",
    "an array": "np.mean = z",
    "deleted": "del np.maximum, np.abs",
    "added": "np.relu = lambda z: np.maximum(z, 0)",
    "np.array": "np.array = np.asarray = np.isfinite = None",
    "np.empty": "np.empty = np.zeros",
    "in linalg": "np.linalg.norm = np.linalg.inv = None",
    "built in": "import builtins; builtins.sum = builtins.map = None",
    "print options": "np.set_printoptions(precision=1, suppress=True)",
    "errors": "np.seterr(all='raise')",
    "recursion limit": "import sys; sys.setrecursionlimit(2000)",
    "a low recursion limit": (
        "import sys, inspect; sys.setrecursionlimit(len(inspect.stack(0)) + 2)"
    ),
    "folder": "import os; os.chdir('/')",
    "folder deleted": "import os; os.makedirs('a', exist_ok=True); os.chdir('a'); os.rmdir('../a')",
    "np.random": "np.random.seed(1); np.random.randn(3)",
    "np.random, by a Gaussian": "np.random.randn()",
    "np.random, by a sample": "np.random.sample(); np.random.ranf(); np.random.shuffle([1, 2])",
    "NumPy's generator, imported by name": "rand(2)",
    "random": "random.seed(1); random.random(); random.shuffle([1, 2]); random.gauss(0, 1)",
    "streams": "import sys; sys.stdout = sys.stdin = sys.stderr = None",
    "signals": "import signal; signal.signal(signal.SIGINT, lambda *_: None)",
    "a tracer": "import sys; sys.settrace(lambda *_: None)",
    "a profiler": "import sys; sys.setprofile(lambda *_: None)",
    "locale": "import locale; locale.setlocale(locale.LC_ALL, 'C')",
}


@pytest.mark.parametrize(
    "then", [RIGHT, WRONG, "raise ValueError"], ids="right wrong error".split()
)
@pytest.mark.parametrize("change", CHANGES)
def test_anything_that_an_answer_changes_is_restored(change, then):
    np.random.randn(1)  # noqa: NPY002  # randn draws a pair and keeps the second for the next call
    before = state()
    check("relu", answer(CHANGES[change], then))
    after = state()
    assert [name for name in before if before[name] != after[name]] == []


@pytest.mark.parametrize("already", [1, 2])
def test_normal_numbers_drawn_through_an_imported_name_are_put_back(already):
    np.random.seed(0)  # noqa: NPY002
    draw = np.random.randn  # draws two numbers at a time, and keeps one for the next call
    for _ in range(already):
        draw()
    for _ in range(3):
        before = state()["np.random"]
        with LeftAsFound():
            draw()
        assert state()["np.random"] == before


@pytest.mark.parametrize("change", ["a function", "the judge's own", "np.array", "print options"])
def test_a_later_answer_is_judged_as_usual(change):
    check("relu", answer(CHANGES[change]))
    assert check("relu", answer("pass", WRONG)).status == "wrong"
    assert check("relu", answer("pass")).status == "correct"
    softmax = {"math": math}  # this answer uses none of the functions that were changed
    exec(
        "def softmax(z):\n    e = math.e ** (z - z.max(1, keepdims=True))\n"
        "    return e / e.sum(1, keepdims=True)",
        softmax,
    )
    assert check("softmax", softmax["softmax"]).status == "correct"


# vandals that change what the rest of the same call still needs
NEEDED = {"deleted", "built in", "a low recursion limit"}


@pytest.mark.parametrize("change", sorted(CHANGES.keys() - NEEDED))
def test_an_answer_is_judged_by_its_results(change):
    """It does not matter what else it does: NumPy's functions are restored before its results are
    judged."""
    assert check("relu", answer(CHANGES[change])).status == "correct"
    assert check("relu", answer(CHANGES[change], WRONG)).status != "correct"


def test_a_property_is_judged_with_numpys_own_functions():
    """The rules of softmax call np.sum and np.allclose right after the answer."""
    names = {"np": np}
    exec(
        "def softmax(z):\n    e = np.exp(z - z.max(1, keepdims=True))\n"
        "    out = e / e.sum(1)[:, None]\n"
        "    np.sum = np.allclose = np.isclose = np.abs = np.max = None\n    return out",
        names,
    )
    assert check("softmax", names["softmax"]).status == "correct"


def test_a_module_of_numpys_that_is_loaded_on_first_use_stays_loaded(monkeypatch):
    # an earlier test may have imported it
    monkeypatch.delitem(sys.modules, "numpy.fft", raising=False)
    monkeypatch.delitem(vars(np), "fft", raising=False)
    attempt(lambda: np.fft.fft([1.0]))
    assert vars(np).get("fft") is sys.modules["numpy.fft"]


VANDAL = """
import gc
from contextlib import suppress
import numpy as np
from mlpkit.checker.comparison.values import Leaf
from mlpkit.exercises import check

def vandal(z):
    for leaf in [each for each in gc.get_objects() if type(each) is Leaf]:
        for write in (
            lambda leaf=leaf: leaf.array.setflags(write=True),
            lambda leaf=leaf: leaf.array.fill(7),
            lambda leaf=leaf: setattr(leaf, "array", np.full((2, 3), 7.0)),
        ):
            with suppress(Exception):
                write()
    return z

right, wrong = lambda z: np.maximum(z, 0), lambda z: z
print(check("relu", right).status)
first = check("relu", vandal).message
print(check("relu", right).status)
print(check("relu", wrong).message == first)
"""


def test_the_right_results_are_stored_where_no_answer_can_overwrite_them():
    """This runs in its own process because the vandal would overwrite the results that other tests
    use."""
    code = [sys.executable, "-c", VANDAL]
    done = subprocess.run(code, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["correct", "correct", "True"], done.stderr


# Timers and threads.

TIMERS = {
    "alarm": "signal.alarm(60)",
    "real": "signal.setitimer(signal.ITIMER_REAL, 60, 1)",
    "virtual": "signal.setitimer(signal.ITIMER_VIRTUAL, 60)",
    "profiling": "signal.setitimer(signal.ITIMER_PROF, 60)",
}
ALL = ("ITIMER_REAL", "ITIMER_VIRTUAL", "ITIMER_PROF")


@pytest.mark.skipif(sys.platform == "win32", reason="no timers that send signals")
@pytest.mark.parametrize("timer", TIMERS)
def test_a_timer_that_an_answer_leaves_running_is_stopped(timer):
    try:
        assert check("relu", answer(f"import signal; {TIMERS[timer]}")).status == "correct"
        left = [signal.getitimer(getattr(signal, name))[0] for name in ALL]
    finally:
        for name in ALL:
            signal.setitimer(getattr(signal, name), 0)
    assert left == [0, 0, 0]


@pytest.mark.skipif(sys.platform == "win32", reason="no timers that send signals")
def test_an_alarm_that_rings_during_a_call_does_not_end_it():
    code = """
import signal, time
from mlpkit.checker.comparison.values import Leaf
from mlpkit.checker.execution.sandbox import attempt
def rings():
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    time.sleep(0.1)
    return 3
print(attempt(rings).value, signal.getsignal(signal.SIGALRM) == signal.SIG_DFL)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout == "3 True\n", (done.returncode, done.stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="no timers that send signals")
def test_a_timer_that_was_already_running_continues():
    before = signal.signal(signal.SIGALRM, lambda *_: None)
    try:
        signal.setitimer(signal.ITIMER_REAL, 60)
        check("relu", answer("pass"))
        assert signal.setitimer(signal.ITIMER_REAL, 0)[0] > 50
    finally:
        signal.signal(signal.SIGALRM, before)


THREADS = {
    "a timer": "threading.Timer(0.2, late).start()",
    "a thread": "threading.Thread(target=sleepy).start()",
}


@pytest.mark.filterwarnings("ignore")  # pytest warns about a thread that ends with SystemExit
@pytest.mark.parametrize("thread", THREADS)
def test_a_thread_that_an_answer_leaves_behind_is_stopped(thread):
    done = []

    def sleepy():
        time.sleep(0.2)
        done.append(1)

    names = {"np": np, "threading": threading, "sleepy": sleepy, "late": lambda: done.append(1)}
    exec(f"def relu(z):\n    {THREADS[thread]}\n    {RIGHT}", names)
    assert check("relu", names["relu"]).status == "correct"
    time.sleep(0.5)
    assert done == []


def test_a_thread_that_the_answer_did_not_start_continues():
    done, begun = [], threading.Event()

    def somebody():
        begun.wait(5)
        timer = threading.Timer(0.2, done.append, [1])
        timer.start()
        timer.join()

    thread = threading.Thread(target=somebody)
    thread.start()
    names = {"np": np, "begun": begun, "time": time}
    exec(f"def relu(z):\n    begun.set(); time.sleep(0.05)\n    {RIGHT}", names)
    assert check("relu", names["relu"]).status == "correct"
    thread.join()
    assert done == [1]


# Memory.

HELD = {
    "a local array": "big = keep(z)\n    raise ValueError",
    "in a helper": "def inner():\n        big = keep(z)\n        1 / 0\n    inner()",
    "the exception's own": "raise ValueError(keep(z))",
    "of an attribute": "keep(z).missing",
    "one after another": (
        "try:\n        big = keep(z)\n        1 / 0\n    except Exception as error:\n"
        "        raise ValueError from error"
    ),
    "a group": "big = keep(z)\n    raise ExceptionGroup('two', [ValueError(big), KeyError()])",
    "a text that raises": (
        "class Odd(Exception):\n        def __str__(self): big = keep(z); 1 / 0\n    raise Odd"
    ),
    "a wrong result": "return keep(z)",
    "a wrong shape": "return keep(z)[0]",
    "no result": "big = keep(z)",
}


class Big(np.ndarray):
    """An array that weak references can point to."""


def keeper(held):
    def keep(z):
        array = np.array(z).view(Big)
        held.append(weakref.ref(array))
        return array

    return keep


@pytest.mark.parametrize("how", one_now(HELD))
def test_the_arrays_of_an_answer_are_freed(how):
    held = []
    names = {"np": np, "keep": keeper(held)}
    exec(f"def relu(z):\n    {HELD[how]}", names)
    gc.collect()
    gc.disable()  # switched off, because large arrays do not trigger the collector
    try:
        for _ in range(3):
            verdict = check("relu", names["relu"])
        left = sum(ref() is not None for ref in held)
    finally:
        gc.enable()
    assert verdict.status != "correct"
    assert held and left == 0


def test_the_arrays_of_an_endless_answer_are_freed():
    held = []
    keep = keeper(held)

    def loop():
        big = keep([1.0])
        while True:
            big += 1

    gc.collect()
    gc.disable()
    try:
        assert attempt(loop, 0.2).error is TimeUp
        left = [ref() for ref in held]
    finally:
        gc.enable()
    assert left == [None]


# Missing names.


def test_a_missing_import_of_math_is_explained():
    found = check("relu", missing("math.exp(1)"))
    assert "name 'math' is not defined" in found.message
    assert "Is `import math` missing?" in found.message
    assert "which is not one of its arguments" not in found.message
    assert "np.random?" in check("relu", missing("random.random()")).message


def missing(line):
    """Return relu from a notebook that has imported only NumPy."""
    names = {"np": np}
    exec(f"def relu(z): return {line}", names)
    return names["relu"]


def test_a_check_in_a_different_thread_also_restores_what_changed():
    before = state()
    thread = threading.Thread(target=check, args=("relu", answer(CHANGES["print options"])))
    thread.start()
    thread.join()
    assert state() == before


def test_a_different_kind_of_generator_is_left_as_it_was():
    usual = np.random.get_bit_generator()
    np.random.set_bit_generator(np.random.PCG64(1))
    try:
        before = np.random.get_state(legacy=False)  # noqa: NPY002
        with LeftAsFound():
            np.random.rand()  # noqa: NPY002
        assert np.random.get_state(legacy=False) == before  # noqa: NPY002
    finally:
        np.random.set_bit_generator(usual)
