"""The notebooks keep the rules, and every rule notices the faults that it is there for."""

import ast
import copy
import re
import warnings
from pathlib import Path

import nbformat
import pytest

from mlpkit.command.solved import WIDGET
from mlpkit.exercises import course
from tests.notebooks.contents import skeleton_faults, task_faults, tasks
from tests.notebooks.make_outputs import KERNELSPEC, LANGUAGE_INFO, dumps
from tests.notebooks.minutes import time_faults, timed
from tests.notebooks.outline import HEADING, OUTLINES, outline
from tests.notebooks.rules import code_cells, faults, long_prose

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = [
    "00_start_here",
    "01_preprocessing",
    "02_activations",
    "03_forward_pass",
    "04_losses",
    "05_backprop",
    "06_optimizers",
    "07_training",
    "08_regularization",
    "09_debugging",
    "10_search",
    "11_autograd",
    "12_frameworks",
    "13_own_data",
]

v4 = nbformat.v4


def test_the_course_has_these_notebooks_and_no_others():
    assert sorted(path.name for path in FOLDER.glob("*.ipynb")) == [f"{n}.ipynb" for n in NOTEBOOKS]
    assert sorted(path.name for path in OUTLINES.iterdir()) == [f"{n}.txt" for n in NOTEBOOKS]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_states_the_minutes_that_it_takes(name):
    assert list(time_faults(nbformat.read(FOLDER / f"{name}.ipynb", as_version=4))) == []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_keeps_the_rules(name):
    text = (FOLDER / f"{name}.ipynb").read_text(encoding="utf-8")
    notebook = nbformat.v4.reads(text)
    assert faults(notebook, text) == []
    for sentence in long_prose(notebook):
        warnings.warn(f"{name}: {sentence}", stacklevel=1)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_has_its_headings_and_tasks(name):
    notebook, number = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4), int(name[:2])
    assert [
        *skeleton_faults(notebook, number),
        *task_faults(notebook, number, course.records),
    ] == []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_exercises_below_a_heading_deeper_are_not_counted_as_core(name):
    exercises = {
        task: deeper
        for cell, deeper, _ in timed(nbformat.read(FOLDER / f"{name}.ipynb", as_version=4))
        for kind, task, _ in tasks(cell)
        if kind == "exercise"
    }
    assert {task: course.records[task].extra for task in exercises} == exercises


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_as_make_outputs_left_it(name):
    notebook = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4)
    assert outline(notebook) == (OUTLINES / f"{name}.txt").read_text(encoding="utf-8")


def test_the_course_begins_with_two_lines_that_nothing_later_needs():
    first, *others = code_cells(nbformat.read(FOLDER / "00_start_here.ipynb", as_version=4))
    lines = [line for line in first.source.splitlines() if line]
    defined, shown = (ast.parse(line).body[0] for line in lines)
    assert isinstance(defined, ast.ImportFrom) and isinstance(shown, ast.Expr)
    used = {node.id for node in ast.walk(shown) if isinstance(node, ast.Name)}
    assert used == {alias.name for alias in defined.names}
    for cell in others:
        names = {node.id for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Name)}
        assert not names & used, cell.id


def anchor(heading):
    """Return the id that JupyterLab gives a heading: its text, with - for every space."""
    return heading.lstrip("#").strip().replace(" ", "-")


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_link_leads_to_a_notebook_or_to_a_heading_or_cell_of_one(name):
    cells = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4).cells
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    for target in re.findall(r"\]\(((?:\w+\.ipynb)?(?:#[^)]+)?)\)", text):
        file, _, place = target.partition("#")
        assert not file or file.removesuffix(".ipynb") in NOTEBOOKS, target
        cells = nbformat.read(FOLDER / (file or f"{name}.ipynb"), as_version=4).cells
        if place.startswith("cell-id="):
            assert place.removeprefix("cell-id=") in {cell.id for cell in cells}, target
            continue
        prose = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
        assert not place or place in map(anchor, HEADING.findall(prose)), target
        assert place.isascii(), (
            f"{target}: JupyterLab looks for its percent-encoded form and doesn't find it"
        )


CAPTION = "the mean is 0.29"


def printed(text, name="stdout"):
    return v4.new_output("stream", name=name, text=text)


def result(data, **more):
    return v4.new_output("execute_result", data, execution_count=1, **more)


def picture(text=CAPTION, kind="display_data"):
    metadata = {"image/png": {"alt": text}} if kind == "display_data" else {}
    return v4.new_output(kind, {"image/png": "iVBORw0KGgo=", "text/plain": text}, metadata=metadata)


def notebook(source="print(1)", outputs=None):
    """Return a notebook with one code cell, which keeps every rule unless what is passed in does
    not."""
    outputs = [printed("1\n")] if outputs is None else outputs
    cells = [v4.new_markdown_cell("# One", id="one"), v4.new_code_cell(source, id="two")]
    cells[1].outputs, cells[1].execution_count = copy.deepcopy(outputs), 1
    metadata = {"kernelspec": dict(KERNELSPEC), "language_info": dict(LANGUAGE_INFO)}
    made = v4.new_notebook(cells=cells, metadata=metadata)
    made.nbformat_minor = 5
    return made


ERROR = v4.new_output("error", ename="ValueError", evalue="no", traceback=["ValueError: no"])
SHOWN = [picture(), v4.new_output("display_data", {"text/html": f"<p>{CAPTION}</p>"})]
EXPLORER = picture("Explorer(z=1). a = 2.", "execute_result")


def describe_picture(alt, shown):
    """Return the picture with a different alternative text, or none."""
    return nbformat.from_dict(shown | {"metadata": {"image/png": {"alt": alt}} if alt else {}})


def linked(target):
    """Return a good notebook with a link in its first cell."""
    made = notebook()
    made.cells[0].source += f"\n\n## 5 · The end\n\n### Two: the `axis`\n\nIt is [there]({target})."
    return made


@pytest.mark.parametrize(
    "good",
    [
        notebook(),
        notebook("x = 1", []),
        notebook("def f():\n    print(1)", []),
        notebook("f = lambda: print(1)", []),
        notebook("f = 2\nf", [result({"text/plain": "2"})]),
        notebook("plots.show(figure, f'the mean is {m}')", SHOWN),
        notebook("explorer", [EXPLORER]),
        notebook("explorer", [describe_picture("a = 2.", EXPLORER)]),
        linked("#cell-id=two"),
        linked("#Two:-the-axis"),
        linked("05_backprop.ipynb"),
        notebook("print('at 25 steps')", [printed("25 steps, 3 samples, work/01.ipynb\n")]),
    ],
)
def test_a_notebook_without_a_fault_passes(good):
    assert faults(good, dumps(good)) == []


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (notebook(outputs=[]), "can print and has no output"),
        (notebook("x = 1\nx", []), "can print and has no output"),
        (notebook("if True:\n    print(1)", []), "can print and has no output"),
        (notebook("plots.show(figure, text)\nx = 1", []), "can print and has no output"),
        (notebook("@exercise\ndef relu(z):\n    ...", []), "can print and has no output"),
        (notebook("@mlpkit.recall()\ndef relu(z):\n    ...", []), "can print and has no output"),
        (notebook("", []), "is empty"),
        (notebook("x ="), "is not Python"),
        (notebook("# NBVAL_IGNORE_OUTPUT\nprint(1)"), "skip a comparison"),
        (notebook("#nbval_skip\nprint(1)"), "skip a comparison"),
        (notebook("# PYTEST_VALIDATE_IGNORE_OUTPUT\nprint(1)"), "skip a comparison"),
        (notebook(outputs=[ERROR]), "stores an error"),
        (notebook("plots.show(f, d)", SHOWN[:1]), "below its picture"),
        (notebook("plots.show(f, d)", [*SHOWN[:1], printed("another\n")]), "below its picture"),
        (notebook("f", [picture("<Figure size 640x480>")]), "where a caption should be"),
        (notebook("f", [picture("", "execute_result")]), "where a caption should be"),
        (notebook(f"plots.show(f, '{CAPTION}')", SHOWN), "typed as a constant"),
        (
            notebook("f", [describe_picture("another", SHOWN[0]), SHOWN[1]]),
            "alternative text 'another'",
        ),
        (notebook("f", [describe_picture(None, SHOWN[0]), SHOWN[1]]), "alternative text ''"),
        (notebook("f", [describe_picture("another", EXPLORER)]), "alternative text 'another'"),
        (notebook("f", [describe_picture("2.", EXPLORER)]), "alternative text '2.'"),
        (notebook("x;"), "semicolon"),
        (notebook("x = 1\nx;  "), "semicolon"),
        (notebook("clear_output()"), "uses clear_output"),
        (notebook("widgets.interact(f, x=1)"), "uses interact"),
        (notebook("widgets.Output()"), "uses Output"),
        (notebook("display(1, display_id='a')"), "uses display_id"),
        (notebook("open('/home/me/x')"), "absolute path"),
        (notebook(outputs=[printed("saved to /tmp/x\n")]), "absolute path /tmp/"),
        (notebook(outputs=[printed("saved to C:\\Users\n")]), "absolute path C:"),
        (notebook(outputs=[printed("1\n", "stderr")]), "stores stderr"),
        (notebook(outputs=[printed("took 1.23 s\n")]), "time '1.23 s'"),
        (notebook(outputs=[printed("took 15 ms\n")]), "time '15 ms'"),
        (notebook(outputs=[printed("at 12:34:56\n")]), "time '12:34:56'"),
        (notebook("w", [result({"text/plain": "x", WIDGET: {"model_id": "1"}})]), "widget's id"),
        (notebook("x", [result({"text/plain": "np.float64(0.5)"})]), "bare NumPy value"),
        (notebook("x", [result({"text/plain": "array([1])"})]), "bare NumPy value"),
        (notebook("\n".join(["print(1)"] * 26)), "has 26 lines"),
    ],
)
def test_a_fault_in_a_cell_is_reported(bad, said):
    (fault,) = faults(bad)
    assert fault.startswith("code cell 1 ") and said in fault


def changed(**how):
    """Return a good notebook with one thing changed: a cell, the metadata or an attribute."""
    made = notebook()
    for name, value in how.items():
        if name in ("kernelspec", "language_info", "widgets"):
            made.metadata[name] = value
        elif name == "metadata":
            made.cells[1].metadata.update(value)
        else:
            made.cells[1][name] = value
    return made


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (changed(execution_count=2), "code cell 1 has the count 2"),
        (changed(execution_count=None), "code cell 1 has the count None"),
        (changed(id="one"), "uses a cell id twice"),
        (changed(id="not an id"), "is not a valid notebook"),
        (changed(kernelspec={"name": "mine", "display_name": "Mine"}), "metadata.kernelspec"),
        (changed(language_info={"name": "python", "version": "3.12.1"}), "metadata.language_info"),
        (changed(widgets={"state": {}}), "metadata.widgets"),
        (changed(metadata={"execution": {"iopub.execute_input": "2025"}}), "metadata execution"),
        (changed(metadata={"jupyter": {"outputs_hidden": True}}), "metadata jupyter"),
        (changed(metadata={"tags": ["nbval-skip"]}), "metadata tags"),
        (changed(metadata={"tags": ["raises-exception"]}, outputs=[ERROR]), "metadata tags"),
        (linked("#5-·-The-end"), "cell one links to #5-·-The-end, which JupyterLab does not find"),
        (linked("#Another-One"), "cell one links to #Another-One, which JupyterLab does not find"),
        (linked("#cell-id=three"), "cell one links to #cell-id=three, which"),
        (changed(cell_type="raw"), "is raw, so nothing runs it"),
        (changed(cell_type="raw"), "has no code cell"),
    ],
)
def test_a_fault_around_the_code_is_reported(bad, said):
    assert any(said in fault for fault in faults(bad))


@pytest.mark.parametrize("text", ["{text} ", "\n{text}", "{text}\n"])
def test_a_different_form_on_disk_is_a_fault(text):
    made = notebook()
    assert faults(made, text.format(text=dumps(made))) == [
        "is not stored in the form that `make outputs` writes"
    ]


def test_long_prose_is_a_warning():
    made = notebook()
    made.cells[0].source = "word " * 121
    assert faults(made) == []
    assert list(long_prose(made)) == ["markdown cell one has 121 words, over 120"]
