"""The exercises are in the order of the notebooks' cells, so that `next` names the next one."""

from pathlib import Path

from mlpkit.checker.display.progress_table import Progress
from mlpkit.checker.testing.asked import asked_in
from mlpkit.exercises import course

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def asked(path):
    """Return the exercises and guesses of a notebook in order, without recalls of earlier ones."""
    number, records = int(path.name[:2]), course.records
    return [name for name in asked_in(path) if records[name].notebook == number]


def test_the_next_exercise_is_the_next_in_the_notebooks():
    names = [name for path in NOTEBOOKS for name in asked(path)]
    core = [name for name in names if name in course.exercises and not course.find(name).extra]
    assert len(core) > 20
    entries = {}
    for name in core:
        hunt = name.startswith("repair_")
        # the name of a bug hunt is written in words
        called = name.replace("_", " ") if hunt else name
        assert f"Next: {called}, in " in str(Progress(course, entries))
        entries[name] = {"passed": True, "version": course.find(name).version}
    assert "All core exercises are solved." in str(Progress(course, entries))
