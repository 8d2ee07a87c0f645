"""The attempts file: one whole line per verdict, nothing private, and no check fails because of
it."""

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

import numpy as np
import pytest

from mlpkit import __version__, exercises
from mlpkit.checker import Guess, attempts
from mlpkit.checker.attempts import AttemptsFile
from mlpkit.checker.guesses import answer_kept
from mlpkit.checker.progress import ProgressFile
from mlpkit.checker.review.notebook_file import write_review
from mlpkit.checker.schedule import schedule
from mlpkit.exercises import course, session

from .disk import fails
from .learner import define

posix = pytest.mark.skipif(sys.platform == "win32", reason="only POSIX has it")
NOW = datetime(2026, 3, 1, 20, 30, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(attempts, "now", lambda: NOW)


@pytest.fixture
def file(home):
    return session.attempts_file


def lines(home):
    """Return the lines of the file, parsed, without the first."""
    text = (home / "attempts.jsonl").read_text()
    assert text.endswith("\n")
    first, *rest = map(json.loads, text.splitlines())
    assert first.keys() == {"id", "format"}
    return rest


def relu(z):
    return np.where(z > 0, z, 0.0)  # a comment of the learner's


def wrong(z):
    return np.minimum(z, 0)


wrong.__name__ = "relu"


def test_each_verdict_adds_a_line(home, capsys):
    exercises.exercise(define("def relu(z): ..."))  # a stub is not an attempt
    exercises.hint("relu")
    exercises.exercise(wrong)
    exercises.solution("relu")
    exercises.recall(relu)
    exercises.guess("linear_stack", "A)")
    exercises.guess("slice_shape", 60000, 14, 28)
    exercises.guess("slice_shape", "what I think")  # not a shape
    version = {"edition": __version__, "version": course.records["relu"].version}
    start = {"time": "2026-03-01T20:30:05Z", "course": "mlpkit"}
    of_relu = {**start, "exercise": "relu", **version, "hints": 1}
    assert lines(home) == [
        {**of_relu, "asked": "exercise", "status": "wrong", "mistake": "minimum"},
        {**of_relu, "asked": "exercise", "status": "looked", "solution": True},
        {**of_relu, "asked": "recall", "status": "correct", "solution": True},
        {
            **start,
            **version,
            **{"exercise": "linear_stack", "asked": "guess", "status": "wrong", "answer": "a"},
        },
        {
            **start,
            **version,
            **{"exercise": "slice_shape", "asked": "guess", "status": "correct"},
            "answer": [60000, 14, 28],
        },
    ]
    assert session.attempts_file.read() == lines(home)


def test_the_file_has_nothing_private(home, capsys):
    secret = "Ada Lovelace /home/ada"

    def relu(z):
        """Code by Ada Lovelace, in /home/ada."""
        print(secret)
        raise ValueError(secret)

    exercises.exercise(relu)
    exercises.guess("linear_stack", secret)
    exercises.guess("full_point", secret)
    exercises.guess("beat_88", 0.5)
    text = (home / "attempts.jsonl").read_text()
    assert "Ada" not in text and "home" not in text and "relu" in text and str(home) not in text


TRACE = Guess(
    name="trace", notebook=1, because="so.", answer=("a", 2.0, (3, 2)), parts=("letter", "b", "c")
)


@pytest.mark.parametrize(
    ("record", "value", "kept"),
    [
        ("linear_stack", " B) ", "b"),
        ("linear_stack", "z", "other"),
        ("linear_stack", None, "other"),
        ("linear_stack", np.str_("b"), "b"),
        ("untrained_loss", 2.3025850929, 2.30259),
        ("untrained_loss", np.float32(0), 0.0),
        ("untrained_loss", True, "other"),
        ("untrained_loss", float("nan"), "other"),
        ("untrained_loss", 10**400, "other"),
        ("slice_shape", [60000, np.int64(14), 28], [60000, 14, 28]),
        ("slice_shape", (1,) * 9, "other"),
        ("slice_shape", ("Ada", 2), "other"),
        ("slice_shape", (), "other"),
        (TRACE, ("A", ..., (3, 2)), ["a", None, [3, 2]]),
        (TRACE, ("Ada", 2, {"Ada": 1}), ["other", 2, "other"]),
        (TRACE, ("a", 2), "other"),
        (TRACE, "a", "other"),
    ],
)
def test_the_letter_number_or_shape_of_a_guess_is_kept(record, value, kept):
    found = answer_kept(record if record is TRACE else course.guesses[record], value)
    assert found == kept and json.loads(json.dumps(found)) == kept


def test_the_id_is_random_and_does_not_change(home, tmp_path, monkeypatch):
    session.attempts_file.add(session.attempts_file.line("relu", "exercise", "correct"))
    first = (home / "attempts.jsonl").read_text().splitlines()[0]
    session.attempts_file.add(session.attempts_file.line("relu", "exercise", "correct"))
    assert (home / "attempts.jsonl").read_text().splitlines()[0] == first
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path / "other"))
    session.attempts_file.add(session.attempts_file.line("relu", "exercise", "correct"))
    assert (tmp_path / "other" / "attempts.jsonl").read_text().splitlines()[0] != first


# Damage to the file is reported in one sentence.


def a_line(file, name="relu", status="wrong", **others):
    return file.line(name, "exercise", status, **others)


def as_bytes(line):
    return attempts.as_text(line).encode()


@pytest.mark.parametrize("torn", [b'{"time":"2026-03-01T2', b'{"a": 1', b"\x00\x00\xff"])
def test_a_torn_last_line_is_skipped_and_mentioned_once(home, file, torn):
    file.add(a_line(file))
    with open(home / "attempts.jsonl", "ab") as end:
        end.write(torn)
    assert len(file.read()) == 1
    assert session.progress_file.remark() == attempts.CUT_OFF
    file.read()
    before = (home / "attempts.jsonl").read_bytes()
    file.add(a_line(file))
    assert session.progress_file.remark() == ""
    assert (home / "attempts.jsonl").read_bytes() == before + b"\n" + as_bytes(a_line(file))
    another = AttemptsFile(ProgressFile("mlpkit"))
    assert len(another.read()) == 2 and another.progress_file.remark() == ""


def test_a_whole_line_counts_even_if_an_editor_dropped_its_newline(home, file):
    file.add(a_line(file))
    file.add(a_line(file, "softmax"))
    path = home / "attempts.jsonl"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert len(file.read()) == 2
    file.add(a_line(file))
    assert len(lines(home)) == 3 and session.progress_file.remark() == ""


FOREIGN = (b"a list of mine", b'{"id": 3, "name": "mine"}', b"one\n\ntwo\n", b"\xff\xfe\x00")


@pytest.mark.parametrize("link", [False, pytest.param(True, marks=posix)])
@pytest.mark.parametrize("content", FOREIGN)
def test_a_foreign_file_is_set_aside_unchanged(home, file, content, link):
    path, mine = home / "attempts.jsonl", home / "mine.txt"
    (mine if link else path).write_bytes(content)
    if link:
        path.symlink_to(mine)
    assert file.read() == []
    assert "can't be kept (it holds something else)" in session.progress_file.remark()
    assert path.read_bytes() == content
    file.add(a_line(file))
    aside = home / "attempts-damaged-1.jsonl"
    assert f"It is kept as {aside.name}; a new one is begun." in session.progress_file.remark()
    assert aside.read_bytes() == content and len(lines(home)) == 1
    assert aside.is_symlink() == link and (not link or mine.read_bytes() == content)


def test_a_line_that_is_not_an_attempt_is_skipped(home, file):
    file.add(a_line(file))
    odd = [b"[]", b"{", b"\xff", b'{"exercise": 1}', b"[" * 10**5]
    odd += [json.dumps(a_line(file) | change).encode() for change in ODD]
    with open(home / "attempts.jsonl", "ab") as end:
        end.write(b"\n".join([*odd, b""]))
    file.add(a_line(file, "softmax"))
    assert [line["exercise"] for line in file.read()] == ["relu", "softmax"]
    assert schedule(file.read(), UTC).keys() == {"relu", "softmax"}


ODD = (
    {"time": "yesterday"},
    {"time": "2026-03-01T20:30:05"},
    {"time": "9999-12-31T23:00:00Z"},
    {"time": 3},
    {"status": None},
    {"mistake": ["minimum"]},
    {"asked": 1},
)


@pytest.mark.parametrize("make", ["folder", "fifo", "device"])
@posix
def test_anything_in_place_of_the_file_is_reported_in_one_sentence(home, make, capsys):
    path = home / "attempts.jsonl"
    if make == "folder":
        path.mkdir()
    elif make == "fifo":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    exercises.exercise(wrong)
    assert exercises.exercise(relu) is relu
    out = capsys.readouterr().out
    assert out.count("Your attempts can't be kept (it is") == 1
    assert session.progress_file.read()["relu"]["passed"]
    assert len(session.attempts_file.read()) == 2  # two lines are waiting to be written
    path.rmdir() if make == "folder" else path.unlink()
    exercises.guess("linear_stack", "a")
    assert len(lines(home)) == 3 and not session.attempts_file.waiting


def test_a_full_disk_leaves_whole_lines(home, file, monkeypatch):
    file.add(a_line(file))
    before = (home / "attempts.jsonl").read_bytes()

    def half_open(*args, **kwargs):
        file = open(*args, **kwargs)

        class Half:
            seek, read, truncate = file.seek, file.read, file.truncate

            def write(self, text):
                return file.write(text[: len(text) // 2])

            def __enter__(self):
                return self

            def __exit__(self, *args):
                file.close()

        return Half()

    with monkeypatch.context() as full:
        full.setattr(attempts, "open", half_open, raising=False)
        file.add(a_line(file))
        assert "can't be kept (the disk is full)" in session.progress_file.remark()
        assert (home / "attempts.jsonl").read_bytes() == before
    file.add(a_line(file))
    assert len(lines(home)) == 3 and session.progress_file.remark() == ""


def test_if_progress_cannot_be_saved_one_sentence_reports_it(home, monkeypatch, capsys):
    monkeypatch.setattr(os, "mkdir", fails(errno.EROFS))
    monkeypatch.setenv("MLPKIT_HOME", str(home / "none"))
    exercises.exercise(relu)
    out = capsys.readouterr().out
    assert "relu: correct" in out and "can't be saved" in out and "can't be kept" not in out


# Cases in which no attempts are kept.


def test_keep_false_keeps_nothing(home, file):
    file.add(a_line(file))
    assert file.keep(False) == "The attempts have been deleted, and from now on none are kept."
    assert not (home / "attempts.jsonl").exists()
    file.add(a_line(file))
    assert not (home / "attempts.jsonl").exists() and file.read() == [] and not file.waiting
    another = AttemptsFile(ProgressFile("mlpkit"))
    another.add(a_line(another))
    assert another.why_not_kept().startswith("Attempts are not kept. To keep them: ")
    assert not (home / "attempts.jsonl").exists()
    assert file.keep(True) == "Attempts are kept again."
    another.add(a_line(another))
    assert len(lines(home)) == 1


def test_a_hub_can_turn_attempts_off_in_the_environment(home, file, monkeypatch):
    file.add(a_line(file))
    monkeypatch.setenv("MLPKIT_ATTEMPTS", "off")
    assert file.read() == []
    file.add(a_line(file))
    assert not (home / "attempts.jsonl").exists()
    said = "Attempts are not kept: MLPKIT_ATTEMPTS is 'off' in the environment."
    assert file.keep(True) == file.why_not_kept() == said
    monkeypatch.setenv("MLPKIT_ATTEMPTS", "")
    file.add(a_line(file))
    assert len(lines(home)) == 1


def test_attempts_can_be_deleted_even_where_a_hub_forbids_keeping_them(home, file, monkeypatch):
    file.add(a_line(file))
    monkeypatch.setenv("MLPKIT_ATTEMPTS", "off")
    assert (home / "attempts.jsonl").exists()
    assert file.keep(False) == "The attempts have been deleted, and from now on none are kept."
    assert not (home / "attempts.jsonl").exists()
    monkeypatch.delenv("MLPKIT_ATTEMPTS")
    file.add(a_line(file))
    assert not (home / "attempts.jsonl").exists()


@pytest.mark.parametrize("value", ["None", "never", "n", "disabled", " OFF ", "false", "0"])
def test_each_word_for_off_keeps_nothing(home, file, monkeypatch, value):
    monkeypatch.setenv("MLPKIT_ATTEMPTS", value)
    file.add(a_line(file))
    assert not (home / "attempts.jsonl").exists() and session.progress_file.remark() == ""


@pytest.mark.parametrize("value", ["", "on", "Yes", "1", "true"])
def test_each_word_for_on_keeps_attempts_and_says_nothing(home, file, monkeypatch, value):
    monkeypatch.setenv("MLPKIT_ATTEMPTS", value)
    file.add(a_line(file))
    assert len(lines(home)) == 1 and session.progress_file.remark() == ""


def test_a_word_that_is_neither_on_nor_off_is_mentioned_once_and_deletes_nothing(
    home, monkeypatch, capsys
):
    exercises.guess("linear_stack", "a")
    monkeypatch.setenv("MLPKIT_ATTEMPTS", "nope")
    capsys.readouterr()
    exercises.guess("linear_stack", "c")
    said = "MLPKIT_ATTEMPTS is 'nope' in the environment; expected on or off. It counts as on."
    assert capsys.readouterr().out.count(said) == 1
    exercises.guess("linear_stack", "b")
    assert said not in capsys.readouterr().out and len(lines(home)) == 3
    monkeypatch.setenv("MLPKIT_ATTEMPTS", "on")
    assert said not in str(exercises.progress())


@posix
def test_deleting_also_removes_a_links_target_and_a_killed_kernels_draft(home, file, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (home / "attempts.jsonl").symlink_to(elsewhere / "mine.jsonl")
    file.add(a_line(file))
    code = """
import os, signal
from mlpkit.checker.progress import ProgressFile
from mlpkit.checker import attempts
file = attempts.AttemptsFile(ProgressFile("mlpkit"))
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
file.trim()
"""
    subprocess.run([sys.executable, "-c", code])
    (draft,) = elsewhere.glob(".mlpkit-draft-*")
    assert b"relu" in draft.read_bytes() and b"relu" in (elsewhere / "mine.jsonl").read_bytes()
    assert file.keep(False) == "The attempts have been deleted, and from now on none are kept."
    assert not os.listdir(elsewhere) and not os.path.lexists(home / "attempts.jsonl")


@posix
@pytest.mark.parametrize("link", [False, True])
def test_foreign_files_are_not_deleted(home, file, link, tmp_path, monkeypatch):
    path, mine = home / "attempts.jsonl", tmp_path / "mine.txt"
    (mine if link else path).write_text("mine")
    if link:
        path.symlink_to(mine)
    left = f"{path} is not a file of attempts, so it was not deleted."
    assert file.keep(False) == f"No attempts are kept. {left}"
    monkeypatch.setenv("MLPKIT_ATTEMPTS", "off")
    file.add(a_line(file))
    assert path.read_text() == "mine"


@posix
def test_a_link_to_a_fifo_is_removed_but_the_fifo_is_not(home, file):
    os.mkfifo(home / "fifo")
    (home / "attempts.jsonl").symlink_to(home / "fifo")
    assert file.keep(False) == "The attempts have been deleted, and from now on none are kept."
    assert os.path.exists(home / "fifo") and not os.path.lexists(home / "attempts.jsonl")


SUMMARY = {"time": "2026-02-20T12:00:00Z", "course": "mlpkit", "exercise": "relu"}
SUMMARY |= {"asked": "exercise", "status": "summary", "lines": 3, "box": 1}
SUMMARY |= {"since": "2026-02-20T12:00:00Z", "mistake": "minimum", "seen": ["exercise minimum"]}
DAMAGES = [
    *({"box": box} for box in (1.0, 2.0, True, "1", [1], -1, 7, 10**30)),
    *({"since": since} for since in (None, 3, "yesterday", "9999-12-31T00:00:00Z")),
    *({"seen": seen} for seen in (None, "minimum", {}, [[["minimum"]], None, 1.5])),
    *({"mistake": mistake} for mistake in (None, "\ud800", "gone")),
    *({"lines": lines} for lines in (-1, 10**30, True)),
    {"answer": [[["\ud800"]]]},
    {"answer": 10**400},
    {"hints": ["\udfff"]},
]


@pytest.mark.parametrize("damage", DAMAGES, ids=str)
def test_a_damaged_summary_raises_nothing(home, file, damage, capsys):
    texts = [as_bytes(SUMMARY | damage), as_bytes(SUMMARY | damage | {"exercise": "softmax"})]
    (home / "attempts.jsonl").write_bytes(b'{"id":"0","format":1}\n' + b"".join(texts))
    for thing in (exercises.attempts(), exercises.progress(), exercises.contents()):
        for text in (str(thing), thing._repr_html_()):
            text.encode("utf-8")
    write_review(session, home)
    exercises.review(relu)
    assert exercises.exercise(relu) is relu
    file.trim()
    assert [line["exercise"] for line in file.read()][-2:] == ["relu", "relu"]
    assert "Traceback" not in capsys.readouterr().out


# Trimming the file.


def filled(file, count, seed=0):
    """Write a file of this many lines at once."""
    rng, names = random.Random(seed), ["relu", "softmax", "first_loss", "linear"]
    found = []
    for k in range(count):
        when = datetime(2026, 1, 1 + k * 27 // count, 12, tzinfo=UTC)
        guess = {"answer": rng.choice("abc")} if k % 4 == 2 else {"mistake": rng.choice(SLUGS)}
        asked = rng.choice(("exercise", "review", "recall", "review"))
        status = rng.choice(("correct", "correct", "wrong", "error", "looked"))
        found.append(file.line(names[k % 4], asked, status, time=when, **guess))
    file.add(found[0])
    with open(file.path, "ab") as end:
        end.write("".join(map(attempts.as_text, found[1:])).encode())
    return found


SLUGS = ("minimum", "axis-0", None)


def test_a_trimmed_file_gives_the_same_schedule(home, file, monkeypatch):
    whole = filled(file, 400)
    first = (home / "attempts.jsonl").read_text().splitlines()[0]
    monkeypatch.setattr(attempts, "LARGEST", 30_000)
    for k in range(300):
        whole.append(a_line(file, "relu", mistake=f"m-{k % 7}"))
        file.add(whole[-1])
        if k % 50 == 0:
            assert schedule(file.read(), UTC) == schedule(whole, UTC)
    size = os.path.getsize(home / "attempts.jsonl")
    assert size < 30_000 and (home / "attempts.jsonl").read_text().splitlines()[0] == first
    summaries = [line for line in lines(home) if line["status"] == "summary"]
    assert {line["exercise"] for line in summaries} == {"relu", "softmax", "first_loss", "linear"}
    counted = sum(line.get("lines", 1) for line in lines(home))
    assert counted == len(whole)
    assert schedule(file.read(), UTC) == schedule(whole, UTC)


def test_a_trim_keeps_lines_that_cannot_be_read(home, file, monkeypatch):
    filled(file, 50)
    with open(file.path, "ab") as end:
        end.write(b"a note of mine\n{torn")
    monkeypatch.setattr(attempts, "LARGEST", 1000)
    file.add(a_line(file))
    first, *rest = file.path.read_bytes().splitlines()
    assert rest[:2] == [b"a note of mine", b"{torn"] and json.loads(first).keys() == {
        "id",
        "format",
    }
    assert sum(line.get("lines", 1) for line in file.read()) == 51


def test_a_trim_that_fails_loses_and_duplicates_nothing(home, file, monkeypatch):
    filled(file, 50)
    monkeypatch.setattr(attempts, "LARGEST", 1000)
    monkeypatch.setattr(os, "fsync", fails(errno.ENOSPC))
    for _ in range(3):
        file.add(a_line(file))
    assert len(lines(home)) == 53 and session.progress_file.remark() == ""


# Kernels that write at the same time, and are killed.

WRITER = """
import sys
from mlpkit.checker.progress import ProgressFile
from mlpkit.checker import attempts
attempts.LARGEST = int(sys.argv[3])
file = attempts.AttemptsFile(ProgressFile("mlpkit"))
for number in range(int(sys.argv[2])):
    file.add(file.line(sys.argv[1], "exercise", "wrong", hints=number))
    assert not file.waiting, file.progress_file.troubles
    print(number, flush=True)
"""


def writer(name, times, largest=5_000_000):
    arguments = [sys.executable, "-c", WRITER, name, str(times), str(largest)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def test_two_kernels_at_once_lose_no_line(home):
    running = [writer(name, 200, 20_000) for name in ("one", "two")]
    assert [process.communicate(timeout=60) and process.returncode for process in running] == [0, 0]
    counts = dict.fromkeys(("one", "two"), 0)
    for line in lines(home):
        counts[line["exercise"]] += line.get("lines", 1)
    assert counts == {"one": 200, "two": 200}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("largest", [5_000_000, 4_000])
@pytest.mark.parametrize("wait", [0.0, 0.013, 0.031])
def test_a_kill_during_writing_loses_no_confirmed_line(home, file, wait, largest):
    process = writer("killed", 100_000, largest)
    for _ in range(5):
        finished = int(process.stdout.readline())
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    for line in process.stdout:
        finished = int(line) if line.endswith("\n") else finished
    process.wait()
    counted = sum(line.get("lines", 1) for line in file.read())
    assert finished + 1 <= counted <= finished + 2
    file.add(a_line(file, "killed"))
    assert sum(line.get("lines", 1) for line in file.read()) == counted + 1
