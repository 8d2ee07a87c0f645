"""What TEACHING.md says about the notebooks, compared with the notebooks and the bank."""

import re
from pathlib import Path

import nbformat
import numpy as np
import pytest

from mlpkit.checker.contents.edition import stated
from mlpkit.exercises import check, course

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def rows():
    """The cells of the table of weeks, a list for each notebook, by its number."""
    lines = [line.strip("|").split("|") for line in PAGE.splitlines() if line.startswith("|")]
    lines = [[cell.strip() for cell in cells] for cells in lines]
    return {
        int(cells[2][:2]): cells
        for cells in lines
        if len(cells) == 6 and re.match(r"\d\d ", cells[2])
    }


def test_every_notebook_is_in_the_table_and_weeks_follow_each_other():
    assert list(rows()) == list(range(len(NOTEBOOKS)))
    twelve, six = ([int(row[k]) for row in rows().values() if row[k]] for k in (0, 1))
    assert twelve == list(range(1, 13)) and six == sorted([*range(1, 6), *range(1, 6), 6])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_minutes_explorer_and_mistakes_are_those_of_the_notebook(path):
    number = int(path.name[:2])
    _, _, title, minutes, explorer, mistakes = rows()[number]
    notebook = nbformat.read(path, as_version=4)
    assert title == path.stem.replace("_", " ")
    assert minutes == f"{stated(notebook.cells[0].source).core} min"
    sources = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    shown = re.findall(r"^from mlpkit\.widgets\.\w+ import (\w+)", sources, re.M)
    assert explorer.strip("`") in (shown or [""])
    named = [one.strip(" `").split("/") for one in mistakes.split(",")]
    assert len(named) == 3
    for exercise, slug in named:
        record = course.find(exercise)
        assert record.notebook == number and not record.extra
        assert slug in {mistake.slug for mistake in record.mistakes}


def test_the_hours_are_the_sum_of_the_cores():
    core = sum(int(row[3].split()[0]) for row in rows().values())
    assert f"{core / 60:.0f} hours in all" in PAGE


def test_memory_and_seconds_are_those_of_the_benchmarks():
    section = (ROOT / "benchmarks" / "sections" / "kernels.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| `(\w+)` \| (.*) \|$", section, re.M)
    numbers = {name: cells.split(" | ") for name, cells in lines}
    peaks = {name: int(cells[0]) for name, cells in numbers.items() if len(cells) == 2}
    times = zip(*(cells for cells in numbers.values() if len(cells) == 3), strict=True)
    most = max(peaks, key=peaks.get)
    alone, ten, slowest = times
    for said in (
        f"A kernel held {peaks['05_backprop']:,} MB at its peak in 05, "
        f"{peaks['07_training']:,} in 07 and {peaks[most]:,} in {most[:2]}, which needs the most.",
        f"a verdict took {min(ten)} to {max(ten)} s, and {max(slowest)} s at worst; with one "
        f"kernel it took {min(alone)} to {max(alone)} s.",
        f"in 07, {peaks['07_training']:,} + 147 MB.",
    ):
        assert said in " ".join(PAGE.split())


def test_the_verdict_that_is_quoted_is_given():
    def softmax(z):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=0)

    assert check("softmax", softmax).message in " ".join(PAGE.split())
