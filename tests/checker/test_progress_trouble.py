"""The learner is told once, at the first call, that the progress file can't be read or written.
Whatever is in place of the file, it costs one sentence: no traceback, no wait, no loss.
"""

import errno
import functools
import html
import json
import os
import socket
import subprocess
import sys

import filelock
import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.checker import Guess
from mlpkit.checker import session as checker_session
from mlpkit.checker.display import verdict as display
from mlpkit.checker.guesses import judge_guess
from mlpkit.checker.progress import PATIENCE
from mlpkit.exercises import course, session

from .disk import fails, stored

posix = pytest.mark.skipif(sys.platform == "win32", reason="only POSIX has it")


@pytest.fixture(autouse=True)
def home(home, monkeypatch):
    (home / "home").mkdir()
    monkeypatch.setenv("MLPKIT_HOME", str(home / "home"))
    return home / "home"


@pytest.fixture
def said(monkeypatch):
    """Return the list of everything that is shown, as text."""
    things = []
    monkeypatch.setattr("mlpkit.checker.session.show", lambda thing: things.append(str(thing)))
    return things


def relu(z):
    return np.where(z > 0, z, 0.0)


def table():
    checker_session.show(exercises.progress())


READING = {
    "mine": lambda: exercises.mine("relu", "softmax"),
    "restore": lambda: exercises.restore("relu"),
    "progress": table,
}
WRITING = {
    "exercise": lambda: exercises.exercise(relu),
    "recall": lambda: exercises.recall(relu),
    "guess": lambda: exercises.guess("linear_stack", "a"),
    "hint": lambda: exercises.hint("relu"),
    "solution": lambda: exercises.solution("relu"),
    "reset": lambda: exercises.reset("relu"),
}
CALLS = {**READING, **WRITING}


# A damaged file.


@pytest.mark.parametrize("name", CALLS)
def test_damage_is_reported_only_once_at_the_first_call_of_any_kind(name, home, said):
    (home / "progress.json").write_bytes(b"{")
    CALLS[name]()
    assert sum("progress file" in text for text in said) == 1, said
    told = next(text for text in said if "progress file" in text)
    if name in READING:
        assert "Your progress file can't be read (it is not JSON)" in told
        assert (home / "progress.json").read_bytes() == b"{"
        said.clear()
        for again in ("mine", "restore"):
            CALLS[again]()
        assert "progress file" not in "".join(said)
    else:
        assert f"It is kept as {home / 'progress-damaged-1.json'}; a new one is begun." in told
        assert (home / "progress-damaged-1.json").read_bytes() == b"{"
        said.clear()
        for again in sorted(set(CALLS) - {"progress"}):
            CALLS[again]()
        assert "progress file" not in "".join(said)


@pytest.mark.parametrize("first", ["progress", "mine", "restore"])
def test_a_learner_who_only_looked_gets_the_message_again_when_the_file_is_moved(first, home, said):
    (home / "progress.json").write_bytes(b"{")
    CALLS[first]()
    said.clear()
    exercises.hint("relu")
    assert sum("progress-damaged-1.json" in text for text in said) == 1


def test_the_table_reports_the_damage_as_long_as_it_is_there(home, said):
    (home / "progress.json").write_bytes(b"{")
    for _ in range(3):
        found = exercises.progress()
        assert "can't be read (it is not JSON)" in str(found)
        assert "can't be read (it is not JSON)" in html.unescape(found._repr_html_())
    exercises.hint("relu")
    for _ in range(3):
        found = str(exercises.progress())
        assert "can't be read" not in found
        assert f"is kept as {home / 'progress-damaged-1.json'}." in found
    (home / "progress-damaged-1.json").unlink()
    assert "kept" not in str(exercises.progress())


ODD = {
    "not UTF-8": b'{"exercises": {"relu": {"source": "\xff\xfe"}}}',
    "a list": b"[]",
    "an entry that is not a dictionary": b'{"exercises": {"relu": 1}}',
    "hints that are not a number": b'{"exercises": {"relu": {"hints": "two"}}}',
    "hints below 0": b'{"exercises": {"relu": {"hints": -1}}}',
    "half a number": b'{"exercises": {"relu": {"hints": 1.5}}}',
    "an endless number": b'{"exercises": {"relu": {"hints": ' + b"9" * 5000 + b"}}}",
    "nesting": b"[" * 100_000,
    "zeros": bytes(4096),
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
@pytest.mark.parametrize("name", CALLS)
def test_any_bad_content_of_the_file_costs_one_sentence(content, name, home, said):
    (home / "progress.json").write_bytes(content)
    CALLS[name]()
    assert sum("progress file" in text for text in said) == 1, said


def fifo(path):
    os.mkfifo(path)


def folder(path):
    (path / "inside").mkdir(parents=True)


def huge(path):
    with open(path, "wb") as file:
        file.write(b"{")
        file.truncate(3_000_000_000)


def bound(path):
    here = os.getcwd()
    os.chdir(path.parent)  # a socket's whole path may be too long
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


def device(path):
    path.symlink_to("/dev/zero")


PLACES = {
    "folder": (folder, "it is a folder"),
    "huge": (huge, "it has 3,000 MB"),
    "fifo": (fifo, "it is not an ordinary file"),
    "socket": (bound, "it is not an ordinary file"),
    "device": (device, "it is not an ordinary file"),
}


@posix
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", CALLS)
def test_anything_in_place_of_the_file_is_kept_and_reported(place, name, home, said):
    make, why = PLACES[place]
    make(home / "progress.json")
    before = os.lstat(home / "progress.json")
    CALLS[name]()
    assert sum(f"({why})" in text for text in said) == 1, said
    kept = "progress.json" if name in READING else "progress-damaged-1.json"
    assert os.lstat(home / kept).st_ino == before.st_ino
    if name in WRITING:
        assert isinstance(stored(home), dict)


@posix
@pytest.mark.parametrize("make", [fifo, folder])
@pytest.mark.parametrize("beside", ["progress.json.new", "progress.json.lock"])
def test_odd_things_next_to_the_file_cost_at_most_one_sentence(make, beside, home, said):
    make(home / beside)
    exercises.hint("relu")
    exercises.hint("relu")
    assert said[0].startswith("Hint 1") and said[-1].startswith("Hint 1")
    assert sum("can't be saved" in text for text in said) <= 1
    assert session.progress_file.read()["relu"]["hints"] == 2


@posix
def test_a_link_to_nowhere_and_one_to_itself_cost_one_sentence(home, said):
    (home / "progress.json").symlink_to(home / "nowhere.json")
    exercises.hint("relu")
    assert len(said) == 1 and stored(home)["relu"]["hints"] == 1
    (home / "progress.json").unlink()
    (home / "progress.json").symlink_to(home / "progress.json")
    exercises.hint("relu")
    assert "can't be" in said[-1]
    assert session.progress_file.read()["relu"]["hints"] == 1


# The disk.


@pytest.mark.parametrize("name", WRITING)
@pytest.mark.parametrize(
    ("function", "number"),
    [
        ("fsync", errno.ENOSPC),
        ("replace", errno.ENOSPC),
        ("replace", errno.EROFS),
        ("mkdir", errno.EROFS),
        ("open", errno.EACCES),
    ],
)
def test_a_failure_to_save_is_reported_at_the_first_call_of_any_kind(
    name, function, number, home, said, monkeypatch
):
    if function == "mkdir":
        home.rmdir()
    with monkeypatch.context() as broken:
        broken.setattr(os, function, fails(number))
        CALLS[name]()
        sentence = (
            f"Your progress can't be saved ({os.strerror(number)}). It is kept until this kernel "
            "ends."
        )
        assert sum(sentence in text for text in said) == 1, said
        said.clear()
        for again in sorted(set(CALLS) - {"progress"}):
            CALLS[again]()
        assert "can't be saved" not in "".join(said)
        for _ in range(2):
            found = str(exercises.progress())
            assert sentence in found
            assert "Not saved yet: " in found and "relu" in found
    exercises.hint("softmax")
    assert "saved" not in str(exercises.progress())
    assert {"relu", "softmax"} <= set(stored(home))
    with monkeypatch.context() as broken:  # a later failure is reported again
        broken.setattr(os, "fsync", fails(errno.EIO))
        exercises.hint("softmax")
        assert os.strerror(errno.EIO) in said[-1]


def test_a_failure_that_the_table_has_reported_is_not_reported_again(home, said, monkeypatch):
    monkeypatch.setattr(os, "fsync", fails(errno.ENOSPC))
    session.progress_file.change("relu", lambda entry: entry.update(tried=True))
    assert "can't be saved" in str(exercises.progress())
    exercises.hint("relu")
    assert "can't be saved" not in "".join(said)


def test_a_damaged_file_on_a_full_disk_is_not_lost(home, said, monkeypatch):
    (home / "progress.json").write_bytes(b"{")
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fails(errno.ENOSPC))
        exercises.hint("relu")
        assert "progress-damaged-1.json" in said[-1] and "can't be saved" in said[-1]
    exercises.hint("relu")
    assert (home / "progress-damaged-1.json").read_bytes() == b"{"
    assert stored(home)["relu"]["hints"] == 2


def test_a_file_that_was_replaced_in_the_meantime_is_read_again(home, said):
    exercises.hint("relu")
    (home / "other").write_text('{"exercises": {"softmax": {"hints": 2}, "relu": {"hints": 1}}}')
    os.replace(home / "other", home / "progress.json")
    exercises.hint("relu")
    assert stored(home) == {"softmax": {"hints": 2}, "relu": {"hints": 2}}


HOLDER = """
import os, signal, sys, filelock
with filelock.FileLock(sys.argv[1]):
    print("held", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
"""


@posix
def test_a_lock_held_by_a_stopped_process_is_waited_for_once(home, said, monkeypatch):
    exercises.hint("softmax")
    said.clear()
    waits, acquire = [], filelock.FileLock.acquire

    def waiting(lock, timeout, **options):
        waits.append(timeout)
        return acquire(lock, timeout, **options)

    monkeypatch.setattr(filelock.FileLock, "acquire", waiting)
    lock = str(home / "progress.json.lock")
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, lock], stdout=subprocess.PIPE)
    try:
        assert holder.stdout.readline() == b"held\n"
        for _ in range(5):
            exercises.hint("relu")
        # waits and PATIENCE are in seconds
        assert waits[0] == PATIENCE and sum(waits[1:]) < PATIENCE
        told = [text for text in said if "saved" in text]
        assert told == [
            "Your progress can't be saved (another program holds its lock). It is kept until this "
            "kernel ends."
        ]
        assert "relu" not in stored(home)
        assert "Not saved yet: relu." in str(exercises.progress())
    finally:
        holder.kill()
        holder.wait()
    exercises.hint("relu")
    assert stored(home)["relu"]["hints"] >= 3 and not session.progress_file.unsaved


def test_progress_stays_in_memory_on_file_systems_without_locks(home, said, monkeypatch):
    def refuses(*args, **kwargs):
        raise NotImplementedError("FileSystem does not appear to support flock")

    monkeypatch.setattr("filelock.FileLock.acquire", refuses)
    exercises.hint("relu")
    assert "can't be saved" in said[-1] and session.progress_file.read()["relu"]["hints"] == 1


# Odd answers.


def test_half_a_surrogate_pair_is_shown_as_its_escape(home, capsys):
    def relu(z):
        print("\ud800 printed")
        raise ValueError("\udfff raised")

    exercises.exercise(relu)
    out = capsys.readouterr().out
    assert "\\ud800 printed" in out and "\\udfff raised" in out
    entry = {"passed": True, "version": course.records["relu"].version}
    entry["source"] = "def relu(z):\n    return '\ud800'\n"
    (home / "progress.json").write_text(json.dumps({"exercises": {"relu": entry}}))
    exercises.restore("relu")
    assert "\\ud800" in capsys.readouterr().out
    exercises.mine("relu")
    assert "yours could not be read" in capsys.readouterr().out
    for thing in (
        display.Note("\ud800", "x = '\ud800'"),
        display.Verdict("\ud800", "wrong", "\ud800"),
    ):
        for text in (str(thing), thing._repr_html_()):
            text.encode("utf-8")


def test_a_source_with_half_a_surrogate_pair_is_kept(home, said):
    session.progress_file.change("relu", lambda entry: entry.update(source="\ud800"))
    assert stored(home)["relu"]["source"] == "\ud800" and not session.progress_file.unsaved


@staticmethod
def static(z):
    return np.maximum(z, 0)


@classmethod
def of_a_class(cls, z):
    return np.maximum(z, 0)


@property
def got(z):
    return np.maximum(z, 0)


async def later(z):
    return np.maximum(z, 0)


async def one_by_one(z):
    yield np.maximum(z, 0)


whole = type("relu", (), {"__init__": lambda self, z: None})

NO_FUNCTIONS = {
    "staticmethod": (static, "got a staticmethod; expected a function: remove that decorator."),
    "classmethod": (
        of_a_class,
        "got a classmethod; expected a function: remove that decorator.",
    ),
    "property": (got, "got a property; expected a function: remove that decorator."),
    "async": (later, "got an async function; expected a plain one: write def, without async."),
    "async yield": (one_by_one, "got an async function; expected a plain one: write def, without"),
    "class": (whole, "got a class; expected a function, which begins with def."),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", NO_FUNCTIONS)
def test_anything_but_a_plain_function_gets_a_sentence(name, said, monkeypatch):
    thing, sentence = NO_FUNCTIONS[name]
    inner = getattr(thing, "fget", thing)
    if inner is not whole:
        monkeypatch.setattr(inner, "__name__", "relu")
    result = exercises.exercise(thing)
    assert result is course.records["relu"].reference
    assert said[0].startswith(f"relu: {sentence}")
    assert exercises.check("relu", thing).status == "error"


@pytest.mark.parametrize("thing", [3, None, "relu", [relu], object(), functools.partial(print, 1)])
def test_anything_without_a_name_gets_a_sentence(thing, said):
    assert exercises.exercise(thing) is thing
    assert len(said) == 1 and "\n" not in said[0] and "?" not in said[0].split(":")[0]


def test_a_wrapped_function_is_judged_like_a_plain_one(said):
    exercises.exercise(functools.partial(relu))
    exercises.exercise(np.vectorize(relu, otypes=[float]))
    assert [text.split(".")[0] for text in said] == ["relu: correct (6 checks)"] * 2
    missing = np.vectorize(eval("lambda z: zz"), otypes=[float])
    missing.__name__ = "relu"
    assert exercises.check("relu", missing).status == "error"


def one_guess(answer, **more):
    return Guess(name="one", notebook=1, because="so it is.", answer=answer, **more)


BIG = 10**5000
ODD_GUESSES = {
    "10**400": (10**400, "one: got an int beyond 1e308; expected a finite number."),
    "-10**5000": (-BIG, "one: got an int beyond 1e308; expected a finite number."),
    "nan": (float("nan"), "one: got nan; expected a finite number."),
    "inf": (-np.inf, "one: got -inf; expected a finite number."),
    "float32 inf": (np.float32("inf"), "one: got inf; expected a finite number."),
    "complex": (1j, "one: got a complex; expected a number."),
    "complex128": (np.complex128(1), "one: got a complex128; expected a number."),
    "huge text": ("9" * 10**7, "one: got '999999999999999999999999999999999999999…'; expected"),
    "surrogate": ("\ud800", "one: got '\\ud800'; expected a number."),
    "array": (np.zeros(3), "one: got an array; expected a number."),
    "0-d of text": (np.array("x"), "one: got 'x'; expected a number."),
    "0-d of nan": (np.array(np.nan), "one: got nan; expected a finite number."),
}


@pytest.mark.parametrize("name", ODD_GUESSES)
def test_an_odd_guess_is_refused_in_a_sentence(name):
    value, message = ODD_GUESSES[name]
    for record in (one_guess(2.3), one_guess(0.5, share=True), one_guess(None, at_least=0.8)):
        verdict = judge_guess(record, value)
        assert verdict.status == "error" and verdict.message.startswith(message), verdict


def test_a_large_number_is_shown_in_few_digits():
    told = judge_guess(one_guess(2.3), 10**300).message
    assert told.startswith("You said 1e+300; it is 2.30")


@pytest.mark.parametrize("value", [np.array(2.3), np.float32(2.3), np.array([2.3])[0]])
def test_an_array_without_dimensions_counts_as_its_number(value):
    assert judge_guess(one_guess(2.3, tolerance=0.01), value).status == "correct"
    assert judge_guess(one_guess(None, tolerance=0.01), 2.3, measured=value).status == "correct"
    parts = one_guess((2.3, (5, 3)), parts=("loss", "shape"), tolerance=0.01)
    assert judge_guess(parts, (value, (np.array(5), 3))).status == "correct"


@pytest.mark.parametrize(
    "value",
    [(BIG, 3), (5, float("nan")), tuple(range(10**6)), [[1, 2], 3], "5" * 10**7, 10**400, 1j],
    ids=["big", "nan", "long", "nested", "text", "large", "complex"],
)
def test_an_odd_shape_gets_a_short_verdict(value):
    several = one_guess(((5, 3), 2.0), parts=("shape", "loss"))
    looped = [1]
    looped.append(looped)
    for record, guessed in (
        (one_guess((5, 3)), value),
        (several, (value, 2.0)),
        (several, (value, value)),
        (several, value),
        (several, looped),
    ):
        verdict = judge_guess(record, guessed)
        assert verdict.status in ("error", "wrong") and len(verdict.message) < 200, verdict
        # [1, 2] can be a shape and 3 a number
        assert verdict.status == "error" or value == [[1, 2], 3]


@pytest.mark.parametrize(
    "value",
    [10**400, BIG, float("nan"), "x" * 10**7, 1j, b"a"],
    ids=["large", "big", "nan", "text", "complex", "bytes"],
)
def test_every_guess_of_the_course_has_a_verdict_for_an_odd_value(value):
    for record in course.records.values():
        if isinstance(record, Guess) and not callable(record.answer):
            verdict = judge_guess(record, value, 1.0 if record.answer is None else None)
            assert verdict.status in ("error", "wrong") and len(verdict.message) < 400, verdict


@pytest.mark.parametrize(
    "source", ["raise SystemExit", "def relu(z=exit()): pass", "import sys; sys.exit(3)"]
)
def test_a_kept_source_that_exits_counts_as_one_that_cannot_be_read(home, source):
    version = course.find("relu").version
    entry = {"passed": True, "version": version, "source": source}
    (home / "progress.json").write_text(json.dumps({"format": 1, "exercises": {"relu": entry}}))
    function, what = session.own_or_reference(course.find("relu"))
    assert function is course.find("relu").reference and "could not be read" in what
