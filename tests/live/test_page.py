"""A page shows what the notebook shows, and keeps what the notebook keeps."""

import json
from datetime import UTC, datetime

import numpy as np
import pytest

from docs import cells
from mlpkit.checker import attempts
from mlpkit.checker.cell_links import asked_by
from mlpkit.checker.sources import solved_source
from mlpkit.exercises import check, course

RELU = '@exercise\ndef relu(z):\n    """What is right."""\n    return np.where(z > 0, z, 0.0)\n'
WRONG = "@exercise\ndef relu(z):\n    return np.minimum(z, 0)\n"
LINEAR = "@exercise\ndef linear(X, W, b):\n    return X @ W + b\n"


def stored(notebook):
    """[(the source of a cell that asks for something, its stored HTML)] of a notebook."""
    file = course.notebooks / f"{notebook}.ipynb"
    for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and asked_by(source) and "measured=" not in source:
            yield source, ["".join(each["data"]["text/html"]) for each in cell["outputs"]]


@pytest.mark.parametrize("notebook", [name for name in cells.names() if name[:2] != "12"])
def test_a_cell_that_asks_for_something_shows_what_the_notebook_shows(page, notebook):
    for source, outputs in stored(notebook):
        assert [each["html"] for each in page.run(notebook, source)["outputs"]] == outputs, source


def test_a_wrong_answer_gets_the_checkers_verdict_without_the_text_that_buttons_replace(page):
    (told,) = page.run("02_activations", WRONG)["outputs"]
    assert (told["name"], told["status"]) == ("relu", "wrong")
    assert check("relu", np.vectorize(lambda z: min(z, 0.0))).message in told["text"]
    assert "Until it is right, later cells use mlpkit's relu." in told["text"]
    assert "hint(" not in told["text"]
    (told,) = page.run("02_activations", RELU)["outputs"]
    assert told["status"] == "correct"
    assert "solution(" not in told["text"]


def test_a_right_answer_is_used_by_the_cells_below_and_on_the_next_page(begin):
    page = begin()
    told = page.run("02_activations", RELU)
    assert told["changed"]["relu"]["set"]["passed"] is True
    entry = told["changed"]["relu"]["set"]
    assert page.run("02_activations", "relu.__doc__")["outputs"][0]["text"] == "'What is right.'"
    page = begin({"relu": entry}, told["lines"])
    assert page.run("03_forward_pass", "relu.__doc__")["outputs"][0]["text"] == "'What is right.'"
    assert page.run("03_forward_pass", "mine('relu')")["outputs"][0]["text"] == "relu: yours."


def test_another_tabs_answer_reaches_cells_that_run_after_it(page, begin):
    source = "relu.__doc__"
    assert page.run("03_forward_pass", source)["outputs"][0]["text"] != "'What is right.'"
    entry = page.run("02_activations", RELU)["changed"]["relu"]["set"]
    page.begin({"exercises": {"relu": entry}, "attempts": [], "asked": {}})
    assert page.run("03_forward_pass", source)["outputs"][0]["text"] == "'What is right.'"


def test_an_answer_reports_only_what_has_changed(page):
    first = page.run("02_activations", WRONG)
    assert first["changed"] == {"relu": {"set": {"tried": True}, "gone": []}}
    assert [line["mistake"] for line in first["lines"]] == ["minimum"]
    again = page.run("02_activations", WRONG)
    assert again["changed"] == {}
    assert len(again["lines"]) == 1
    assert page.run("02_activations", "1 + 1")["lines"] == []
    reset = page.run("02_activations", "reset('relu')")
    assert reset["changed"] == {"relu": {"set": {}, "gone": ["tried"]}}


def test_hints_come_one_by_one_and_a_solution_that_was_opened_is_remembered(page):
    record = course.find("relu")
    for count in (1, 2):
        told = page.hint("relu")
        assert told["changed"]["relu"]["set"]["hints"] == count
        assert told["outputs"][0]["text"].count("Hint ") == count
    told = page.solution("relu")
    assert told["changed"]["relu"]["set"]["looked"] is True
    assert [line["status"] for line in told["lines"]] == ["looked"]
    assert solved_source(record).strip() in told["outputs"][0]["text"]


def test_a_cell_that_is_not_python_gets_a_verdict_with_a_mark(page):
    (told,) = page.run("02_activations", "@exercise\ndef relu(z)\n    return z\n")["outputs"]
    assert told["text"].startswith("relu: line 2 can't be read: expected ':'.")
    assert "hint(" not in told["text"]
    (told,) = page.run("02_activations", "x = (\n")["outputs"]
    assert told["error"]
    assert "SyntaxError: '(' was never closed" in told["text"]


def test_a_cell_that_is_not_python_is_answered_in_the_same_fields_as_one_that_ran(page):
    told = page.run("02_activations", "x = (", ["y = 1"])
    assert told.keys() == page.run("02_activations", "x = 1", ["y = 1"]).keys()
    assert told["above"] == 0


def test_the_traceback_of_a_cells_error_begins_at_the_cells_own_lines(page):
    told = page.run("02_activations", "print('before')\nx = 1 / 0")["outputs"]
    assert told[0] == {"text": "before\n", "stream": True}
    assert told[1]["error"]
    assert told[1]["text"].endswith("ZeroDivisionError: division by zero")
    assert "line 2, in <module>\n    x = 1 / 0" in told[1]["text"]
    assert "docs/live" not in told[1]["text"]
    (told,) = page.run("02_activations", 'hint("rellu")')["outputs"]
    assert told["text"].startswith("no exercise is called 'rellu'.")


def test_the_page_says_that_a_function_without_its_decorator_was_not_checked(page):
    (told,) = page.run("02_activations", RELU.removeprefix("@exercise\n"))["outputs"]
    assert told["text"] == "relu: not checked. The line above `def` must be `@exercise`."


def test_only_the_code_that_a_cell_needs_from_above_runs_before_it(page):
    above = ["from functools import reduce\nimport math", "print('not needed')", "factor = 2"]
    source = "reduce(lambda a, b: a * b, [factor, math.factorial(3)])"
    (told,) = page.run("02_activations", source, above)["outputs"]
    assert told["text"] == "12"


def test_a_local_name_is_not_taken_for_one_from_above(page):
    above = ["def out(): pass", "out = 1 / 0"]
    source = RELU.replace("return", "out =") + "    return out\n"
    (told,) = page.run("02_activations", source, above)["outputs"]
    assert told["status"] == "correct"


def test_the_last_value_of_a_cell_is_shown(page):
    (told,) = page.run("02_activations", "x = 2\nx * 21")["outputs"]
    assert told["text"] == "42"
    assert page.run("02_activations", "x")["outputs"][0]["text"] == "2"
    # a different notebook has its own names
    assert page.run("03_forward_pass", "x")["outputs"][0]["error"]


def test_links_lead_to_cells_of_the_notebooks(page):
    (told,) = page.run("02_activations", RELU)["outputs"]
    assert 'href="02_activations.ipynb#cell-id=5bad0042"' in told["html"]


def test_the_overview_says_what_is_done_what_is_due_and_where_the_reader_stopped(
    begin, monkeypatch
):
    monkeypatch.setattr(attempts, "now", lambda: datetime(2026, 3, 1, 12, tzinfo=UTC))
    page = begin()
    assert page.began["overview"]["here"] is None
    assert page.began["overview"]["due"] == []
    page.run("02_activations", RELU)
    seen = page.run("03_forward_pass", LINEAR.replace("X @ W + b", "X @ W"))["overview"]
    assert "1 of 3" in seen["bars"][2][0]
    assert seen["here"] == 3
    assert seen["due"] == [{"called": "linear", "date": "2026-03-02"}]
    assert "stopped at" in seen["place"][0]
    assert 'href="03_forward_pass.ipynb#cell-id=' in seen["place"][0]


def test_a_review_asks_for_what_is_due_and_its_answers_count(begin, monkeypatch):
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    monkeypatch.setattr(attempts, "now", lambda: now)
    page = begin()
    page.run("02_activations", WRONG)
    page.run("02_activations", 'guess("softmax_shift", "a")')
    assert page.review()["items"] == []
    now = now.replace(day=2)
    found = page.review()
    assert found["name"] == "review_2026-03-02"
    assert found["minutes"] == "6 minutes"
    function, guess = found["items"]
    assert (function["name"], function["again"]) == ("relu", False)
    assert '<a href="02_activations.ipynb#cell-id=2f15506c">02 activations</a>' in function["text"]
    assert function["source"].startswith("@review\ndef relu(z):")
    assert (guess["name"], guess["again"]) == ("softmax_shift", True)
    told = page.run(found["name"], RELU.replace("exercise", "review"))
    assert "It is due again on 6 March." in told["outputs"][0]["text"]
    (line,) = told["lines"]
    assert (line["asked"], line["review"]) == ("review", "2026-03-02")
    assert page.run(found["name"], RELU)["lines"][0]["asked"] == "review"  # a pasted solution


def test_a_guess_that_the_notebook_measures_runs_what_measures_it(page):
    every = [cell for cell in cells.cells("02_activations") if cell.kind == "code"]
    guess = next(cell for cell in every if "measured=zero_share" in cell.source)
    above = [cell.source for cell in every[: every.index(guess)] if not asked_by(cell.source)]
    source = guess.source.replace("...", '"0.5"')
    told = page.run("02_activations", source, above)["outputs"]
    assert told[-1]["status"] == "correct"
