"""A cell on a page runs after what it needs of the cells above, and shows the same each time."""

from types import SimpleNamespace

import numpy as np
import pytest

from docs.live.asks import PACKAGES
from docs.live.running import names_for

BOOK = "02_activations"


def last(answer):
    return answer["outputs"][-1]["text"]


class Book:
    """A notebook on a page: its cells, which are run by their number."""

    def __init__(self, page, *cells):
        self.page, self.cells = page, list(cells)

    def run(self, k):
        return self.page.run(BOOK, self.cells[k], self.cells[:k])

    def plan(self, k):
        return self.page.plan(BOOK, self.cells[k], self.cells[:k])["above"]


def test_only_the_cells_that_are_needed_run_first_and_they_show_nothing(page):
    book = Book(page, "a = 2; print('a')", "b = 1 / 0", "c = a + 1; print('c')", "print(c)", "c")
    assert book.plan(3) == [0, 2]
    told = book.run(3)
    assert [one["text"] for one in told["outputs"]] == ["3\n"]
    assert told["above"] == 2
    told = book.run(4)
    assert (told["above"], last(told)) == (0, "3")


def test_a_run_says_how_long_it_took_including_what_ran_first(page, monkeypatch):
    now = [0]
    monkeypatch.setattr(page, "time", SimpleNamespace(perf_counter=lambda: now[0]))
    names_for(BOOK)["wait"] = lambda seconds: now.append(now.pop() + seconds)
    book = Book(page, "y = wait(1)", "wait(2)\ny")
    assert [book.run(1)["seconds"] for _ in range(2)] == [3, 2]


def test_what_has_run_does_not_run_again(page):
    counted = "import itertools; counter = itertools.count(1)"
    book = Book(page, counted, "n = next(counter)", "n", "n + 1")
    assert last(book.run(2)) == "1"
    assert (last(book.run(3)), last(book.run(2))) == ("2", "1")


def test_a_name_that_a_cell_further_down_has_overwritten_is_made_again(page):
    book = Book(page, "x = 1", "x + 1", "x = 10", "x + 1")
    assert [last(book.run(k)) for k in (3, 1, 3, 1)] == ["11", "2", "11", "2"]


def test_a_cell_that_changes_what_it_reads_shows_the_same_again(page):
    book = Book(page, "x = [1]", "x.append(2)\nlen(x)", "x.append(3)", "sum(x)")
    assert [last(book.run(k)) for k in (1, 1, 3, 3, 1)] == ["2", "2", "6", "6", "2"]


def test_an_edit_above_reaches_the_cells_below(page):
    book = Book(page, "rate = 0.1", "step = 10 * rate", "step")
    assert last(book.run(2)) == "1.0"
    book.cells[0] = "rate = 0.2"
    assert last(book.run(2)) == "2.0"


def test_draws_come_in_the_order_of_the_cells(page):
    begin = "rng = np.random.default_rng(0)"
    book = Book(page, begin, "a = rng.random()", "round(rng.random(), 2)", "round(rng.random(), 2)")
    expected = ["0.27", "0.04", "0.27"]
    assert [last(book.run(k)) for k in (2, 3, 2)] == expected


def test_draws_of_numpys_old_generator_come_in_the_order_of_the_cells(page):
    again = "round(float(np.random.rand()), 2)"
    book = Book(page, "np.random.seed(0)", "a = np.random.rand()", again, again)
    assert [last(book.run(k)) for k in (2, 3, 2)] == ["0.72", "0.6", "0.72"]


def test_a_name_that_is_made_again_on_the_way_is_made_to_the_end(page):
    begin = "rng = np.random.default_rng(0)"
    book = Book(page, begin, "x = rng.permutation(3)\nx = x + 7", "rng.random()\nprint(min(x))")
    assert [last(book.run(2)) for _ in range(2)] == ["7\n", "7\n"]


@pytest.mark.parametrize(
    ("made", "taken"), [("x = [3, 2, 1]", "x.pop()"), ("x = iter([1, 2, 3])", "next(x)")]
)
def test_what_a_cell_above_has_taken_out_is_gone(page, made, taken):
    book = Book(page, made, f"first = {taken}", taken)
    assert [last(book.run(2)) for _ in range(2)] == ["2", "2"]


def test_a_cell_does_not_run_others_for_names_that_it_makes_first(page):
    book = Book(page, "x = y = 1 / 0", "x = 2\nfor y in (1, x): print(y)\nx + y")
    assert book.plan(1) == []
    assert last(book.run(1)) == "4"


def test_a_name_of_pythons_own_that_a_cell_above_has_bound_is_taken_from_there(page):
    book = Book(page, "sum = 2", "sum + 1")
    assert last(book.run(1)) == "3"


def test_a_name_that_is_made_together_with_a_generator_can_be_read_again(page):
    book = Book(page, "x, rng = 3, np.random.default_rng(0)", "print(x)", "rng.random()")
    book.run(1)
    assert (book.plan(1), book.plan(2)) == ([], [])
    book.run(2)
    assert book.plan(2) == [0]


ONLY_READ = (
    "np.testing.assert_allclose(x, 1)",
    "assert_near(x)",
    "kept = []\nkept.append(np.mean(x))",
    "plt.plot(x)",
)


@pytest.mark.parametrize("source", ONLY_READ)
def test_a_call_that_only_reads_makes_nothing_run_again(page, source):
    imports = "import matplotlib.pyplot as plt\nimport numpy as np\nassert_near = repr"
    book = Book(page, imports, "x = np.ones(3)", source)
    book.run(2)
    assert book.plan(2) == []


CHANGES = {
    "an array in a loop": ("for one in [x]: one -= 1", "[0.0, 1.0]"),
    "an item": ("x[0] = 5", "[5.0, 2.0]"),
    "by a method": ("x.sort(); x.fill(7)", "[7.0, 7.0]"),
    "by a function": ("def double(z): z *= 2\ndouble(x)", "[2.0, 4.0]"),
    "where its result is kept": (
        "def double(z):\n    z *= 2\n    return 0\nkept = []\nkept.append(double(x))",
        "[2.0, 4.0]",
    ),
    "by NumPy": ("np.copyto(x, 3)", "[3.0, 3.0]"),
    "where it is shown": ("print(x)", "[1.0, 2.0]"),
}


@pytest.mark.parametrize("way", CHANGES)
def test_changes_in_place_are_seen(page, way):
    change, expected = CHANGES[way]
    book = Book(page, "x = np.array([1.0, 2.0])", change, "print(x.tolist())")
    assert last(book.run(2)).strip() == expected
    assert book.plan(2) == []


def test_how_numpy_prints_reaches_the_cells_below(page):
    with np.printoptions():
        book = Book(page, "np.set_printoptions(precision=2)", "np.ones(1) / 3")
        assert last(book.run(1)) == "array([0.33])"


def test_a_loop_needs_no_cell_above_for_the_names_that_it_binds_itself(page):
    binds = "    rng = np.random.default_rng(0)\n    y = [name]\n    y += [rng.random()]\n"
    loop = f"for name in 'ab':\n{binds}    total = total + len(y)"
    book = Book(page, "name = rng = y = 1 / 0", "total = 0", loop, "y[0]")
    assert book.plan(2) == [1]
    assert book.plan(3) == [1, 2]
    assert last(book.run(3)) == "'b'"


def test_a_learners_function_that_passes_reaches_what_was_made_before_it(page):
    book = Book(page, "made = relu.__doc__", "made")
    assert last(book.run(1)) != "'Mine.'"
    page.run(BOOK, '@exercise\ndef relu(z):\n    """Mine."""\n    return np.where(z > 0, z, 0.0)\n')
    assert last(book.run(1)) == "'Mine.'"


def test_an_exercise_that_a_cell_names_or_binds_again_makes_nothing_run_twice(page):
    named = "kind = type('relu').__name__; softmax = mine('softmax')"
    book = Book(page, "made = relu(3)", named, "relu = abs", "(made, kind)", "softmax")
    for k in range(3):
        book.run(k)
    assert [book.plan(k) for k in (3, 4)] == [[], []]


def test_an_error_above_says_that_it_was_above(page):
    book = Book(page, "x = 1 / 0", "x")
    told = book.run(1)["outputs"][0]
    assert told["error"]
    assert told["text"].splitlines() == [
        "ZeroDivisionError: division by zero",
        "It was raised by code above, which this cell needs.",
    ]
    book.cells[0] = "x = 3"
    assert last(book.run(1)) == "3"


def test_a_missing_package_is_not_an_error_but_says_where_the_cell_runs(page, monkeypatch):
    monkeypatch.setitem(PACKAGES, "nowhere", "Nowhere")
    (told,) = page.run(BOOK, "import nowhere.at_all")["outputs"]
    assert told["absent"] == "nowhere"
    assert told["text"].startswith("It needs Nowhere, which a page can't have. In JupyterLab")
    own = 'raise ImportError("Tables need nowhere, which is not installed.")'
    assert page.run(BOOK, own)["outputs"] == [told]


def test_what_a_process_has_written_is_there(page, tmp_path):
    done = "done = subprocess.run([sys.executable, '-c', 'open(\\'a\\', \\'w\\')'], cwd=folder)"
    begin = f"import subprocess, sys\nfrom pathlib import Path\nfolder = Path({str(tmp_path)!r})"
    book = Book(page, begin, done, "Path(folder, 'a').exists()")
    assert last(book.run(2)) == "True"


def test_a_process_that_a_page_cannot_start_is_told_like_a_missing_package(page):
    source = 'raise OSError(138, "emscripten does not support processes.")'
    (told,) = page.run(BOOK, source)["outputs"]
    assert told["text"].startswith("It needs a second process, which a page can't have.")


def test_a_semicolon_at_its_end_hides_the_value_of_a_cell(page):
    assert page.run(BOOK, "1 + 1;")["outputs"] == []


def test_a_notebook_can_begin_again(page):
    book = Book(page, "x = 1", "x")
    book.run(1)
    page.renew(BOOK)
    assert book.plan(1) == [0]
