"""The minutes of a notebook, counted by hand."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tests.notebooks.minutes import counted, idle_faults, time_faults

TITLE = "# 99 · Stack\n\n**You need** notebook 02. Time: {}."
FIVE = TITLE.format("5 minutes")


def notebook(*cells, title=FIVE):
    return new_notebook(cells=[new_markdown_cell(title), *cells])


def minutes(cell):
    empty = counted(notebook()).core
    return counted(notebook(cell)).core - empty


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (new_markdown_cell("word " * 100), 0.5),
        (new_markdown_cell("a <b>b</b> $x + y + z = 1$"), 12 / 200),
        (new_code_cell("a = 1\n\nb = 2\nc = 3"), 0.5),
        (new_code_cell("@exercise\ndef relu(z):\n    ..."), 5),
        (new_code_cell("@recall\ndef relu(z):\n    ..."), 5),
        (new_code_cell('guess("loss", ...)'), 2),
        (new_code_cell('accuse("plateau", ...)'), 2 + 1 / 6),
        (new_code_cell("from mlpkit.widgets.softmax_explorer import SoftmaxExplorer\nx\ny"), 8.5),
    ],
)
def test_the_minutes_of_a_cell_agree_with_a_hand_calculation(cell, expected):
    assert minutes(cell) == pytest.approx(expected)


def test_the_program_that_a_case_prints_is_counted():
    program = "late: It stands.\n\n  1  import numpy\n  2\n  3  x = 1\n 10      y = 2"
    shown = new_output("display_data", {"text/plain": program})
    assert minutes(new_code_cell('case("late")', outputs=[shown])) == pytest.approx(4 / 6)
    assert minutes(new_code_cell("bill()", outputs=[shown])) == pytest.approx(1 / 6)


def test_deeper_ends_at_the_next_heading_of_its_level():
    cells = [
        new_markdown_cell(text)
        for text in ("### Deeper: why", "word " * 200, "#### more", "word " * 200, "### 2", "word")
    ]
    assert round(counted(notebook(*cells)).deeper, 1) == 2.0
    assert counted(notebook(*cells)).core < 0.3


def test_a_wrong_time_is_a_fault():
    assert not list(time_faults(notebook()))
    (fault,) = time_faults(notebook(title=TITLE.format("10 minutes")))
    assert "core=10" in fault and "core=5" in fault


def test_a_core_of_over_75_minutes_is_a_fault_and_from_notebook_09_on_of_over_80():
    short = notebook(new_markdown_cell("word " * 200 * 74), title=FIVE.replace("99", "05"))
    assert not any("core of" in fault for fault in time_faults(short))
    long = notebook(new_markdown_cell("word " * 200 * 80), title=FIVE.replace("99", "05"))
    assert any("core of 80 minutes, over 75" in fault for fault in time_faults(long))
    later = notebook(new_markdown_cell("word " * 200 * 79), title=FIVE.replace("99", "10"))
    assert not any("core of" in fault for fault in time_faults(later))
    longer = notebook(new_markdown_cell("word " * 200 * 81), title=FIVE.replace("99", "10"))
    assert any("core of 81 minutes, over 80" in fault for fault in time_faults(longer))


GUESS = 'guess("loss", ...)'
ACCUSE = 'accuse("plateau", ...)'
PLOT = "import matplotlib.pyplot as plt\n\n# Your plot."
RUN = "x = 1"
READ = "word " * 200 * 8
DEEPER = "## Deeper: more"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([READ, GUESS, READ, PLOT, READ], []),
        ([READ, RUN, READ, GUESS], ["16 minutes before loss"]),
        ([GUESS, READ, READ], ["16 minutes before its end"]),
        ([GUESS, GUESS, RUN, GUESS], []),
        ([GUESS, READ, GUESS, GUESS], ["3 tasks in a row, the last of them loss"]),
        ([ACCUSE, READ, ACCUSE, READ], []),
        ([GUESS, ACCUSE, GUESS], ["3 tasks in a row, the last of them loss"]),
        ([GUESS, READ, DEEPER, READ, GUESS, GUESS, GUESS], []),
    ],
)
def test_too_long_without_a_task_is_a_fault_and_so_are_three_tasks_in_a_row(cells, said):
    made = [
        (new_markdown_cell if cell in (READ, DEEPER) else new_code_cell)(cell) for cell in cells
    ]
    faults = list(idle_faults(notebook(*made)))
    assert len(faults) == len(said)
    assert all(words in fault for words, fault in zip(said, faults, strict=True))
