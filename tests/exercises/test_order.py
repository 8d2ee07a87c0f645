"""The exercises' order is that of the notebooks' cells, so that what is next is what comes next."""

import json
import re
from pathlib import Path

import pytest

from mlpkit.checker.progress import Progress
from mlpkit.exercises import course

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def asked(path):
    """The exercises and guesses of a notebook as they stand, without recalls of earlier ones."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    pattern = r"^(?:@(?:exercise|recall)\ndef (\w+)|guess\(\s*\"(\w+)\")"
    found = [one or other for one, other in re.findall(pattern, "\n".join(sources), re.M)]
    number = int(path.name[:2])
    return [name for name in dict.fromkeys(found) if course.records[name].notebook == number]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_records_stand_as_in_the_notebook(path):
    number = int(path.name[:2])
    here = [name for name, record in course.records.items() if record.notebook == number]
    assert here == asked(path)


def test_the_next_exercise_is_the_next_in_the_notebooks():
    names = [name for path in NOTEBOOKS for name in asked(path)]
    core = [name for name in names if name in course.exercises and not course.find(name).extra]
    assert len(core) > 20
    entries = {}
    for name in core:
        assert f"Next: {name}, in " in str(Progress(course, entries))
        entries[name] = {"passed": True, "version": course.find(name).version}
    assert "All core exercises are solved." in str(Progress(course, entries))
