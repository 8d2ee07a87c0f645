"""Figures on a page: they come as pictures, and ask for Matplotlib before anything runs."""

import base64
import importlib
import io
import json
import os

import nbformat
import pytest
from PIL import Image

from docs import cells
from docs.live import figures, running
from mlpkit import plots
from mlpkit.exercises import course

PAGE = "02_activations"
SETUP = "from mlpkit.plots import pipeline, show\nshow(*pipeline('losses'))"
PLOT = """import matplotlib.pyplot as plt
plt.plot([1, 2, 4], label="mine")
plt.title("Up")
plt.xlabel("epoch")
_ = plt.legend()
"""


@pytest.fixture
def page(page):
    yield page
    figures.close_figures()


@pytest.fixture
def without_matplotlib(monkeypatch):
    monkeypatch.setattr(figures.importlib.util, "find_spec", lambda name: None)


def opened(output):
    return Image.open(io.BytesIO(base64.b64decode(output["png"])))


def test_a_figure_of_the_course_has_two_dots_per_dot_and_its_caption_twice(page):
    (told,) = page.run(PAGE, SETUP)["outputs"]
    assert told["alt"] == told["caption"] == told["text"] == plots.pipeline("losses")[1]
    assert opened(told).size == (2 * told["width"], 2 * told["height"])


def test_a_plot_that_a_cell_leaves_open_is_shown_once_and_described_by_its_words(page):
    (told,) = page.run(PAGE, PLOT)["outputs"]
    assert told["alt"] == "a plot; Up; epoch; mine"
    assert told["caption"] == ""
    width, height = opened(told).size
    assert (told["width"], told["height"]) == (width // 2, height // 2)
    assert page.run(PAGE, "print(len(plt.get_fignums()))")["outputs"][0]["text"] == "0\n"


def test_a_plot_is_also_shown_if_its_cell_ends_in_an_error(page):
    plot, error = page.run(PAGE, f"{PLOT}\n1 / 0")["outputs"][::-1]
    assert "png" in plot and error["error"]


def test_a_plot_that_cannot_be_drawn_says_why_and_loses_nothing_else(page):
    broken = "import matplotlib.pyplot as plt\nprint('before')\nplt.title('$\\\\frac{$')"
    printed, error, plot = page.run(PAGE, f"{broken}\nplt.figure()\n{PLOT}")["outputs"]
    assert printed["text"] == "before\n" and plot["alt"] == "a plot; Up; epoch; mine"
    assert error["error"] and "ParseSyntaxException" in error["text"]
    assert page.run(PAGE, "print(len(plt.get_fignums()))")["outputs"][0]["text"] == "0\n"


def test_what_cells_above_have_plotted_is_not_in_the_figure_of_a_cell(page):
    first = "lines = plt.plot([1, 2], label='first')\nplt.plot([5, 6], label='more')"
    above = ["import matplotlib.pyplot as plt", first]
    source = "print(len(lines))\nplt.plot([3, 4], label='second')"
    for _ in range(2):
        printed, plot, *more = page.run(PAGE, f"{source};", above)["outputs"]
        assert (printed["text"], plot["alt"], more) == ("1\n", "a plot; second", [])


def test_an_empty_figure_is_not_shown(page):
    assert page.run(PAGE, "import matplotlib.pyplot as plt\nempty = plt.figure()")["outputs"] == []


def test_an_object_that_only_jupyter_can_draw_is_shown_as_text(page):
    source = "class Explorer:\n    def __repr__(self):\n        return 'as text'\n"
    source += "    def _repr_mimebundle_(self):\n        import no_such_module\n\nExplorer()"
    (told,) = page.run(PAGE, source)["outputs"]
    assert told["text"] == "as text" and "png" not in told


def test_a_page_draws_with_its_own_backend_and_an_import_changes_nothing(begin, monkeypatch):
    monkeypatch.setenv("MPLBACKEND", "svg")
    importlib.reload(figures)
    assert os.environ["MPLBACKEND"] == "svg"
    begin()
    assert os.environ["MPLBACKEND"] == "module://docs.live.figure_backend"


@pytest.mark.guards
def test_plt_show_shows_at_once(run_on_page):
    cell = f"{PLOT}\nplt.show()\nprint('after')"
    source = "from docs.live import page\nimport json\n"
    source += "page.begin({'exercises': {}, 'attempts': [], 'asked': {}})\n"
    source += f"print(json.dumps(page.run({PAGE!r}, {cell!r})))"
    (line,) = run_on_page(source, drawing=True)
    plot, printed = json.loads(line)["outputs"]
    assert plot["alt"] == "a plot; Up; epoch; mine" and printed["text"] == "after\n"


@pytest.mark.parametrize(
    "source",
    [
        "from mlpkit.plots import show",
        "from mlpkit import plots",
        "def f():\n    import matplotlib.pyplot as plt",
        "from PIL import Image",
        "compare_training('relu')",
    ],
)
def test_a_cell_that_draws_asks_for_matplotlib_before_it_runs(page, without_matplotlib, source):
    assert page.run(PAGE, f"reached = 1\n{source}") == {"needs": "drawing"}
    assert "reached" not in running.names_of[PAGE]


def test_a_cell_asks_for_matplotlib_if_what_it_needs_from_above_draws(page, without_matplotlib):
    above = ["from mlpkit import plots as drawn", "unused = 1"]
    assert page.run(PAGE, "drawn.pairs", above) == {"needs": "drawing"}
    assert "needs" not in page.run(PAGE, "unused", above)


def test_an_explorer_asks_for_matplotlib_if_its_cell_draws(page, without_matplotlib):
    source = "from mlpkit import plots\n1 + 1"
    assert page.explorer("here", PAGE, source, [], {}) == {"needs": "drawing"}
    assert "plots" not in running.names_of[PAGE]


def test_no_exercise_asks_for_matplotlib(page, without_matplotlib):
    for notebook in cells.names():
        file = nbformat.read(course.notebooks / f"{notebook}.ipynb", as_version=4)
        for cell in file.cells:
            source = cell.source
            if cell.cell_type == "code" and source.startswith(("@exercise", "guess(")):
                assert figures.archive_for(source) is None, source
