"""How long `mlpkit report` takes for a large class, and how much memory."""

import contextlib
import io
import random
import tempfile
import time
from pathlib import Path

from mlpkit.__main__ import main
from mlpkit.classroom.hand_in import as_text, clean_line
from mlpkit.exercises import course

from .child import in_child
from .growth import peak_of_process
from .shared import seconds, table, target

FILES, SIZE = 300, 200_000  # bytes in each file
TEXT = """## A class

`mlpkit report` on {files} files of {size:.0f} kB, each of some {lines:,} attempts at all exercises
and guesses, drawn at random, in a fresh process: from the command to the page and the table, with
all imports. The processor's time leaves out what other programs took."""
HEADER = ("what", "measured", "target", "")


def section(quick=False):
    files, size = (20, 20_000) if quick else (FILES, SIZE)
    with tempfile.TemporaryDirectory() as folder:
        lines = [
            write_file(Path(folder, f"{number}.json"), number, size) for number in range(files)
        ]
        taken, worked, peak, page = in_child(report, folder, threads=1)
    rows = [
        ["the report", f"{taken:.1f} s", *target(taken, 10, ".0f")],
        ["of that, the processor's time", f"{worked:.1f} s", "–", ""],
        ["peak memory", f"{peak:.0f} MB", *target(peak, 300, ".0f")],
        ["the page", f"{page / 1000:.0f} kB", "–", ""],
    ]
    text = TEXT.format(files=files, size=size / 1000, lines=sum(lines) // files)
    return f"{text}\n\n{table(HEADER, rows)}"


def write_file(path, seed, size):
    """Write a made hand-in of at least `size` bytes; returns how many lines it has."""
    rng, names, lines, written = random.Random(seed), list(course.records), [], 0
    while written < size:
        line = drawn_line(rng, course.records[rng.choice(names)])
        lines.append(line)
        written += len(str(line))
    solved = [name for name in course.exercises if rng.random() < 0.5]
    head = {"format": "mlpkit hand-in", "version": 1, "course": course.name}
    head |= {"edition": course.version, "solved": solved, "summarized": 0}
    path.write_text(as_text(head | {"lines": lines}))
    return len(lines)


def drawn_line(rng, record):
    after = round(rng.expovariate(1 / 100))
    line = {"after": after, "exercise": record.name, "status": rng.choice(("wrong", "correct"))}
    if record.name in course.guesses:
        return clean_line(course, line | {"asked": "guess", "answer": rng.randrange(9)})
    slug = rng.choice(record.mistakes).slug if line["status"] == "wrong" else None
    return clean_line(course, line | {"asked": "exercise", "mistake": slug, "hints": 2})


def report(folder):
    """Measure in a child process: (seconds, the processor's seconds, peak MB, bytes of the
    page)."""
    page = Path(folder, "report.html")
    command = ["report", folder, "--out", str(page), "--completion", str(Path(folder, "all.csv"))]
    with contextlib.redirect_stdout(io.StringIO()):
        taken = seconds(lambda: main(command))
    return taken, time.process_time(), peak_of_process(), page.stat().st_size
