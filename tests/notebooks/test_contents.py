"""test_notebooks.py notices faults in a stored notebook that `pytest --nbval` alone would miss."""

import base64
import copy
import functools
import io

import nbformat
import pytest
from PIL import Image, ImageOps

from mlpkit.checker.sources import solved_source, stub_source
from mlpkit.exercises import course
from tests.notebooks.contents import skeleton_faults, task_faults
from tests.notebooks.outline import outline
from tests.notebooks.rules import code_cells, faults
from tests.notebooks.test_notebooks import FOLDER, NOTEBOOKS

v4 = nbformat.v4


@functools.cache
def stored(name):
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)


def seen(name, notebook):
    """Return (what the rules and the registry say, whether the outline differs)."""
    number = int(name[:2])
    said = [*faults(notebook), *skeleton_faults(notebook, number)]
    said += task_faults(notebook, number, course.records)
    return said, outline(notebook) != outline(stored(name))


def after(name, fault):
    """Return what is noticed in a copy of a stored notebook after `fault` has changed it."""
    notebook = copy.deepcopy(stored(name))
    fault(notebook)
    return seen(name, notebook)


def recount(notebook):
    """Count cells from 1, as if the notebook had run again."""
    for number, cell in enumerate(code_cells(notebook), 1):
        cell.execution_count = number


def emptied(notebook):
    notebook.cells = []


def without_code(notebook):
    notebook.cells = [cell for cell in notebook.cells if cell.cell_type != "code"]


def raw(notebook):
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            notebook.cells[number] = v4.new_raw_cell(cell.source, id=cell.id)


def first_half(notebook):
    notebook.cells = notebook.cells[: len(notebook.cells) // 2]


def second_half(notebook):
    notebook.cells = notebook.cells[len(notebook.cells) // 2 :]
    recount(notebook)


def never_run(notebook):
    for cell in code_cells(notebook):
        cell.outputs, cell.execution_count = [], None


@pytest.mark.parametrize("name", NOTEBOOKS)
@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (emptied, "has no code cell"),
        (without_code, "has no code cell"),
        (raw, "is raw, so nothing runs it"),
        (first_half, "does not end with '## Summary'"),
        (second_half, "not with the title of notebook"),
        (never_run, "can print and has no output"),
    ],
)
def test_a_notebook_that_lost_its_contents_is_noticed(name, fault, said):
    told, differs = after(name, fault)
    assert any(said in sentence for sentence in told)
    assert differs or fault is never_run


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_lost_cell_is_noticed(name):
    """Any cell, even if it is not an exercise and draws nothing."""
    for number in range(len(code_cells(stored(name)))):
        notebook = copy.copy(stored(name))
        lost = code_cells(notebook)[number]
        notebook.cells = [cell for cell in notebook.cells if cell is not lost]
        assert outline(notebook) != outline(stored(name))


def cell_of(notebook, name):
    """Return the cell of a task."""
    pieces = (f"def {name}(", f'guess("{name}"')
    return next(c for c in code_cells(notebook) if any(piece in c.source for piece in pieces))


def write(name, source):
    """Return a fault that puts a different source into the cell of a task."""

    def fault(notebook):
        cell_of(notebook, name).source = source

    return fault


RELU = stub_source(course.find("relu")).rstrip()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (write("relu", solved_source(course.find("relu")).rstrip()), "stub of relu that differs"),
        (write("relu", RELU.replace("...", "return np.abs(z)")), "stub of relu that differs"),
        (write("relu", RELU.replace("z)", "x)")), "stub of relu that differs"),
        (write("relu", RELU.replace("@exercise\n", "")), "asks for relu 0 times"),
        (write("relu", RELU.replace("def relu", "def sigmoid_slope")), "stub of sigmoid_slope"),
        (write("relu", 'guess("softmax", ...)'), "asks for softmax 2 times"),
        (
            write("one_hot", solved_source(course.find("one_hot"), "recall").rstrip()),
            "stub of one_hot",
        ),
        (write("one_hot", "1"), "recalls nothing from an earlier notebook"),
        (write("one_hot", stub_source(course.find("one_hot")).rstrip()), "belongs to notebook 01"),
        (write("one_hot", stub_source(course.find("linear"), "recall").rstrip()), "to notebook 03"),
        (
            write("repair_softmax", solved_source(course.find("repair_softmax"))),
            "of repair_softmax",
        ),
        (
            write("sigmoid", solved_source(course.find("sigmoid")).rstrip()),
            "stub of sigmoid that differs",
        ),
        (write("linear_stack", 'guess("linear_stack", "c")'), "answers the guess linear_stack"),
        (write("linear_stack", 'guess("linear_stack", (..., 1))'), "answers the guess"),
        (write("linear_stack", 'guess("no_such", ...)'), "'no_such', which is not in the registry"),
        (write("linear_stack", 'guess("most_confused", ...)'), "belongs to notebook 01"),
        (write("linear_stack", 'guess("sigmoid_slope", ...)'), "asks for sigmoid_slope 2 times"),
        (write("linear_stack", 'hint("relu")'), "calls hint, which waits for the learner"),
        (write("linear_stack", 'x = solution("relu")'), "calls solution, which waits"),
    ],
)
def test_a_task_that_is_not_as_it_was_registered_is_noticed(fault, said):
    assert any(said in sentence for sentence in after("02_activations", fault)[0])


def test_an_exercise_that_is_handed_over_has_no_stub_in_its_notebook():
    """A right accusation shows it; a stub would give away where the fault is."""
    assert course.find("repair_late").handed_over
    given = write("repair_slow", stub_source(course.find("repair_late")).rstrip())
    said = after("09_debugging", given)[0]
    assert "asks for repair_late 1 times" in said and "asks for repair_slow 0 times" in said


def pictured(notebook, text):
    """Return the first picture whose output contains `text`."""
    outputs = [output for cell in code_cells(notebook) for output in cell.outputs]
    return next(o for o in outputs if "image/png" in o.get("data", {}) and text in str(o.data))


def redraw(text, how):
    """Return a fault that changes the picture with this caption by `how`, and nothing else."""

    def fault(notebook):
        output = pictured(notebook, text)
        picture = Image.open(io.BytesIO(base64.b64decode(output.data["image/png"])))
        how(picture.convert("RGB")).save(buffer := io.BytesIO(), format="png")
        output.data["image/png"] = base64.b64encode(buffer.getvalue()).decode()

    return fault


def exchanged(notebook):
    one, other = (
        pictured(notebook, "dashed slope of sigmoid"),
        pictured(notebook, "ActivationExplorer"),
    )
    one.data["image/png"] = other.data["image/png"]


def removed(notebook):
    del pictured(notebook, "dashed slope of sigmoid").data["image/png"]


def still_removed(notebook):
    del pictured(notebook, "ActivationExplorer").data["image/png"]


def blank(picture):
    return Image.new("RGB", picture.size, "white")


@pytest.mark.parametrize(
    "fault",
    [
        removed,
        still_removed,
        exchanged,
        *(
            redraw(text, how)
            for text in ("dashed slope of sigmoid", "ActivationExplorer")
            for how in (blank, ImageOps.mirror)
        ),
    ],
)
def test_a_picture_that_was_removed_or_replaced_is_noticed(fault):
    assert after("02_activations", fault)[1]


def described(notebook):
    pictured(notebook, "dashed slope of sigmoid").metadata["image/png"].alt = "nothing to see"


def undescribed(notebook):
    pictured(notebook, "dashed slope of sigmoid").metadata = nbformat.from_dict({})


def said_otherwise(notebook):
    """Falsify the caption, too, wherever it is."""
    cell = next(c for c in code_cells(notebook) if "dashed slope of sigmoid" in str(c.outputs))
    lie = nbformat.from_dict(cell.outputs)
    for output in lie:
        for key in output.get("data", {}).keys() - {"image/png"}:
            output.data[key] = output.data[key].replace("0.25", "0.75")
        for picture in output.get("metadata", {}).values():
            picture.alt = picture.alt.replace("0.25", "0.75")
    cell.outputs = lie


def test_a_falsified_description_is_noticed():
    for fault in (described, undescribed):
        assert any("alternative text" in said for said in after("02_activations", fault)[0])
    assert after("02_activations", said_otherwise) == ([], True)


def forgiven(notebook):
    """Put in an error with a tag for which nbval would accept it."""
    cell = cell_of(notebook, "linear_stack")
    cell.metadata["tags"] = ["raises-exception"]
    cell.source = "1 / 0"
    cell.outputs = [v4.new_output("error", ename="E", evalue="", traceback=[""])]


def test_an_error_with_a_tag_is_noticed():
    said, _ = after("02_activations", forgiven)
    assert any("metadata tags" in sentence for sentence in said)
    assert any("stores an error" in sentence for sentence in said)


def test_steps_that_are_not_numbered_in_order_are_noticed():
    def misnumber(notebook):
        for cell in notebook.cells:
            cell.source = cell.source.replace("## 3 · ", "## 4 · ")

    assert "has the steps [1, 2, 4, 4, 5, 6]" in after("02_activations", misnumber)[0]
