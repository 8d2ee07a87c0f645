"""An exercise's cell that is not valid Python: the verdict gives the line, what was expected there,
and a mark."""

import subprocess
import sys

import pytest

from mlpkit.checker.syntax_errors import asked_above, error_in, mark_error, syntax_error_verdict

ABOVE = "@exercise\ndef relu(z):\n"


def verdict_on(source):
    return syntax_error_verdict("relu", source, error_in(source))


@pytest.mark.parametrize(
    "source, said, code",
    [
        ("@exercise\ndef relu(z)\n    return z", "line 2 can't be read: expected ':'.", 11),
        (f"{ABOVE}    return max(z, 0", "line 3 can't be read: '(' was never closed.", 14),
        (f"{ABOVE}    if z\n        pass", "line 3 can't be read: expected ':'.", 8),
        (
            f"{ABOVE}    x = = z",
            "line 3 can't be read: from the mark on it is not valid Python.",
            8,
        ),
        (
            f"{ABOVE}    a = 1\n      b = 2",
            "line 4 can't be read: it is indented further than the line above it",
            None,
        ),
        (f"{ABOVE}    a = 1\n  b = 2", "line 4 can't be read: it is indented like none", None),
    ],
)
def test_the_verdict_names_the_line_and_cause_and_marks_the_place(source, said, code):
    verdict = verdict_on(source)
    assert verdict.status == "error" and verdict.message.startswith(f"relu: {said}")
    line, *mark = verdict.code.splitlines()
    assert line in source.splitlines()
    assert code is None or mark[0].index("^") == code
    assert line in str(verdict)


def test_the_mark_is_below_its_place_after_tabs_and_at_the_end_of_a_line():
    source = f"{ABOVE}\tx = (1 2)"
    assert mark_error(source.splitlines()[2], error_in(source)).splitlines()[1].startswith("\t")
    assert verdict_on(f"{ABOVE}    for i in z:").code.splitlines()[1].strip("^ ") == ""
    error = error_in(f"{ABOVE}    return 1 +")
    error.offset = None
    assert mark_error("    return 1 +", error) == "    return 1 +"


def test_the_verdict_names_the_exercise_to_which_the_lines_belong():
    both = "import numpy\n@exercise\ndef relu(z):\n    pass\n\n@recall\ndef softmax z:\n    pass"
    assert asked_above(both, 1) is None
    assert asked_above(both, 4) == "relu"
    assert asked_above(both, 7) == "softmax"
    assert asked_above("x = = 3", 1) is None


KERNEL = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
def run(cell):
    return shell.run_cell(cell, store_history=True)
run("import numpy as np; from mlpkit.exercises import exercise")
for cell in (
    "@exercise\\ndef relu(z):\\n    return max(z, 0",
    "@exercise\\ndef softmax(z):\\n    a = 1\\n  b = 2",
    "@exercise\\ndef accuracy(labels, predicted):\\n    share = 1\\nreturn share",
    "print(relu([-1, 2]), softmax.__module__)",
    "x = = 3",
    "@exercise\\ndef unknown(z):\\n    return (",
    "@exercise\\ndef relu(z):\\n    return np.maximum(z, 0)\\nimport ast; ast.literal_eval('1 +')",
    "print(relu.__module__)",
):
    print("---", run(cell).success)
shell.run_cell("y = = 3", store_history=False)
"""


def test_a_cell_that_fails_to_parse_is_reported_and_later_cells_use_the_reference():
    ran = subprocess.run([sys.executable, "-c", KERNEL], capture_output=True, text=True, timeout=60)
    parts = ran.stdout.split("\n---")
    relu, softmax, accuracy, used, other, unknown, inside, kept, last = parts
    assert relu.startswith("relu: line 3 can't be read: '(' was never closed.")
    assert "softmax: line 4 can't be read: it is indented like none" in softmax
    # only one verdict, although the function above the return is valid
    assert accuracy.count("accuracy: ") == 1
    assert "accuracy: line 4 can't be read: this return belongs to no" in accuracy
    assert "[0 2] mlpkit.activations" in used
    assert "SyntaxError" in other and "can't be read" not in other
    # only Python's own message
    assert "incomplete input" in unknown and "can't be read" not in unknown
    assert "relu: correct" in inside and "SyntaxError" in inside and "can't be read" not in inside
    assert "__main__" in kept  # an earlier right answer stays in place
    assert "SyntaxError" in last and "can't be read" not in last


SWITCH = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
plain = shell.showsyntaxerror
import mlpkit.exercises
from mlpkit.exercises import guess, progress
assert shell.showsyntaxerror == plain
from mlpkit.exercises import recall
heard = shell.showsyntaxerror
assert heard != plain
from mlpkit.exercises import exercise, recall
assert shell.showsyntaxerror is heard
try:
    mlpkit.exercises.exercises
except AttributeError as error:
    print(error)
"""


def test_a_shell_reports_syntax_errors_once_it_has_imported_a_decorator_and_not_before():
    ran = subprocess.run([sys.executable, "-c", SWITCH], capture_output=True, text=True, timeout=60)
    assert ran.stdout == "module 'mlpkit.exercises' has no attribute 'exercises'\n", ran.stderr
