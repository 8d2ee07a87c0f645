"""What a notebook sees: the decorators, what later cells and notebooks get, hints and progress."""

import inspect
import subprocess
import sys
from datetime import timedelta

import numpy as np
import pytest

from mlpkit import exercises
from mlpkit.checker import attempts
from mlpkit.checker.display.progress_table import onward
from mlpkit.checker.sources import own_source, stub_source

from .bank import EXERCISES, cell, judge
from .learner import define, lines_of, shown


def test_the_decorator_returns_what_later_cells_can_use(capsys):
    right = define("def relu(z): return np.where(z > 0, z, 0)")
    wrong_one = define("def relu(z): return z * 1")
    assert exercises.exercise(right) is right
    assert exercises.exercise(wrong_one) is EXERCISES["relu"].reference
    assert exercises.exercise(define("def relu(z): ...")) is EXERCISES["relu"].reference
    told = capsys.readouterr().out
    assert "Until it is right, later cells use mlpkit's relu." in told
    assert "It is not kept for later notebooks: its source can't be read." in told
    assert (
        "relu: not attempted yet. Replace the ... and run the cell again. Later cells use" in told
    )


def test_an_unknown_name_gets_the_nearest_one(capsys):
    function = define("def rellu(z): return z", "rellu")
    assert exercises.exercise(function) is function
    assert "no exercise is called 'rellu'. Did you mean 'relu'?" in capsys.readouterr().out
    for call in (exercises.hint, exercises.solution, exercises.restore, exercises.reset):
        with pytest.raises(ValueError, match=r"no exercise (or guess )?is called 'rellu'"):
            call("rellu")
    with pytest.raises(ValueError, match="no guess is called 'relu'"):
        exercises.guess("relu", 3)
    for call in (exercises.hint, exercises.solution):
        with pytest.raises(ValueError, match="'beat_88' is a guess: it has no hints") as caught:
            call("beat_88")
        (line,) = caught.value._render_traceback_()  # the traceback leaves out this package
        assert line == str(caught.value)
    by_name = shown(exercises.hint, "relu", 1)
    assert shown(exercises.hint, define("def relu(z): ..."), 1) == by_name


def relu(z):
    """A function of the learner's."""
    return np.where(z > 0, z, 0.0)  # with a comment


def test_a_right_function_reaches_later_notebooks(capsys):
    exercises.exercise(relu)
    capsys.readouterr()
    own, theirs = exercises.mine("relu", "softmax")
    assert capsys.readouterr().out == "relu: yours.\nsoftmax: mlpkit's.\n"
    assert own is not relu and own(np.array([-1.0, 2.0])).tolist() == [0, 2]
    assert theirs is EXERCISES["softmax"].reference
    assert exercises.mine("relu")(np.array([3.0])).tolist() == [3]
    assert "# with a comment" in str(shown(exercises.restore, "relu"))


def test_a_wrong_attempt_does_not_replace_the_one_that_passed(capsys):
    exercises.exercise(relu)
    exercises.exercise(define("def relu(z): return z * 1"))
    exercises.mine("relu")
    assert capsys.readouterr().out.endswith("relu: yours.\n")


def helper(z):
    return np.maximum(z, 0)


def leaning():
    def relu(z):
        return helper(z)

    return relu


def test_a_function_that_relies_on_a_different_cell_is_right_but_not_kept(capsys):
    function = leaning()
    assert exercises.exercise(function) is function
    told = capsys.readouterr().out
    assert "relu: correct" in told
    assert "it uses `helper`, which is defined outside the function." in told
    exercises.mine("relu")
    assert capsys.readouterr().out == "relu: mlpkit's.\n"


def test_a_function_that_calls_a_different_exercise_is_kept(capsys, tmp_path):
    softmax_of_hers = (
        "def softmax(z):\n"
        "    e = np.exp(z - np.max(z, axis=1, keepdims=True))\n"
        "    return e / e.sum(axis=1, keepdims=True)  # hers\n"
    )
    backward = (
        "softmax, one_hot = mine('softmax', 'one_hot')\n"
        "def cross_entropy_backward(logits, labels):\n"
        "    y = one_hot(labels, logits.shape[1])\n"
        "    return (softmax(logits) - y) / len(labels)\n"
    )
    exercises.exercise(lines_of(tmp_path, softmax_of_hers, "softmax"))
    exercises.exercise(lines_of(tmp_path, backward, "cross_entropy_backward"))
    told = capsys.readouterr().out
    assert "cross_entropy_backward: correct" in told and "not kept" not in told
    found = exercises.mine("cross_entropy_backward")
    assert capsys.readouterr().out == "cross_entropy_backward: yours.\n"
    assert found.__globals__["one_hot"] is EXERCISES["one_hot"].reference
    assert "# hers" in inspect.getsource(found.__globals__["softmax"])


def test_two_kept_functions_that_call_each_other_do_not_loop(capsys, tmp_path):
    sources = {
        "logsumexp": "def logsumexp(z): return z[:, 0] - log_softmax(z)[:, 0]",
        "log_softmax": "def log_softmax(z): return z - logsumexp(z)[:, None]",
    }
    for (name, source), other in zip(sources.items(), reversed(sources), strict=True):
        exercises.exercise(lines_of(tmp_path, f"{other} = mine('{other}')\n{source}\n", name))
    told = capsys.readouterr().out
    assert told.count(": correct") == 2 and "not kept" not in told
    z = np.array([[0.0, np.log(3)]])
    np.testing.assert_allclose(exercises.mine("logsumexp")(z), [np.log(4)])
    np.testing.assert_allclose(exercises.mine("log_softmax")(z), np.log([[0.25, 0.75]]))


def test_a_bug_hunt_promises_nothing_to_later_cells(capsys):
    record = EXERCISES["repair_relu_backward"]
    stub = define(cell(stub_source(record)), record.name)
    exercises.exercise(stub)
    wrong_one = define(f"def {record.name}(grad, z, a): return grad * (z >= 0)", record.name)
    exercises.exercise(wrong_one)
    right = define(f"def {record.name}(grad, z, a): return np.where(z > 0, grad, 0)", record.name)
    exercises.exercise(right)
    told = capsys.readouterr().out
    assert "Find the fault, mend it and run the cell again.\n" in told
    assert 'Stuck? hint("repair_relu_backward")' in told and "correct" in told
    assert "ater cells" not in told and "kept" not in told


def test_the_fallback_for_an_unsolved_exercise_leads_to_the_hints_of_that_exercise():
    """A bug hunt's reference may have a different name, or be that of a different exercise."""
    for name, record in EXERCISES.items():
        left = exercises.exercise(define(cell(stub_source(record)), name))
        assert str(shown(exercises.hint, left, 1)) == str(shown(exercises.hint, name, 1))
        assert str(shown(exercises.solution, left)) == str(shown(exercises.solution, name))
        assert exercises.course.find(exercises.mine(name)) is record


def test_the_fallback_of_a_bug_hunt_does_what_its_reference_does_and_is_not_an_answer(capsys):
    record = EXERCISES["repair_softmax"]
    left = exercises.exercise(define(cell(stub_source(record)), record.name))
    z = np.array([[1.0, 3.0]])
    np.testing.assert_array_equal(left(z), record.reference(z))
    assert inspect.signature(left) == inspect.signature(record.reference)
    exercises.exercise(left)
    borrowing = define("def repair_softmax(z): return left(z)", record.name)
    borrowing.__globals__["left"] = left
    exercises.exercise(borrowing)
    assert capsys.readouterr().out.count("the result comes from mlpkit's own softmax") == 2


def test_the_stub_does_not_replace_a_restored_source():
    from mlpkit.checker.sources import stubs

    exercises.exercise(relu)
    own = exercises.mine("relu")
    stubs.cache_clear()
    judge(EXERCISES["relu"], own)
    assert "# with a comment" in inspect.getsource(own)


def test_a_function_that_passed_an_older_check_is_not_used(capsys, monkeypatch):
    exercises.exercise(relu)
    entry = EXERCISES["relu"]
    object.__setattr__(entry, "version", entry.version + 1)
    try:
        exercises.mine("relu")
        assert "passed under an older check: run it again" in capsys.readouterr().out
        assert "Passed under an older check, run again: relu." in str(exercises.progress())
    finally:
        object.__setattr__(entry, "version", entry.version - 1)


def test_a_source_that_passed_an_older_check_does_not_count_as_passed(capsys):
    exercises.exercise(relu)
    entry = EXERCISES["relu"]
    object.__setattr__(entry, "version", entry.version + 1)
    try:
        exercises.exercise(leaning())
        capsys.readouterr()
        exercises.mine("relu")
        assert capsys.readouterr().out == "relu: mlpkit's.\n"
    finally:
        object.__setattr__(entry, "version", entry.version - 1)


def test_each_hint_appears_below_the_earlier_ones():
    hints = EXERCISES["relu"].hints
    count = len(hints)
    told = [str(shown(exercises.hint, "relu")).splitlines() for _ in range(count + 1)]
    lines = [f"Hint {k} of {count} for relu: {text}" for k, text in enumerate(hints, start=1)]
    assert told[0] == lines[:1] and told[1] == lines[:2]
    assert told[count - 1] == told[count] == [*lines, told[count][-1]]
    assert 'solution("relu")' in told[count][-1]
    assert str(shown(exercises.hint, "relu", 1)).splitlines() == lines[:1]
    with pytest.raises(ValueError, match="got level 9; expected 1 to"):
        exercises.hint("relu", 9)


def test_two_hints_in_one_cell_are_both_shown(capsys):
    assert exercises.hint("relu") is None
    assert exercises.hint("softmax") is None
    out = capsys.readouterr().out
    assert "for relu: " in out and "for softmax: " in out


def test_the_solution_is_the_reference_in_the_cell_of_its_stub(capsys):
    record = EXERCISES["linear_backward"]
    told = shown(exercises.solution, "linear_backward")
    first, inside = stub_source(record).split("    ...")
    assert told.source.startswith(first) and inside not in told.source
    assert own_source(record.reference).endswith(told.source.removeprefix(first))
    assert "shapes" not in told.source
    assert told.text.startswith(f"Before you go on: {record.why}")
    assert told.text.endswith("\nOne way to write linear_backward:")
    comes = "Nothing is due today. Next: linear_backward: tomorrow."
    assert comes in str(exercises.progress())


def test_a_solution_that_is_not_the_reference_says_where_it_is():
    told = shown(exercises.solution, "accuracy")
    assert "zip(labels, predicted)" in told.source
    own = "One way to write accuracy (mlpkit's own is accuracy in mlpkit.training):"
    assert told.text.splitlines()[-1] == own
    assert "own is" not in shown(exercises.solution, "repair_norm").text


def test_a_recall_falls_back_on_the_learners_earlier_version(capsys):
    exercises.exercise(relu)
    capsys.readouterr()
    open_ = exercises.recall(define("def relu(z): ..."))
    assert "Later cells use your earlier relu." in capsys.readouterr().out
    wrong = exercises.recall(define("def relu(z): return z"))
    assert "Until it is right, later cells use your earlier relu." in capsys.readouterr().out
    for function in (open_, wrong):
        assert function is not EXERCISES["relu"].reference
        assert function(np.array([-1.0, 2.0])).tolist() == [0.0, 2.0]


def test_a_recall_settles_an_item_that_is_due(capsys, monkeypatch):
    now = attempts.now()
    exercises.solution("relu")
    monkeypatch.setattr(attempts, "now", lambda: now + timedelta(days=1))
    assert "relu. To review for ten minutes, run mlpkit review" in str(exercises.progress())
    capsys.readouterr()
    exercises.recall(relu)
    out = capsys.readouterr().out
    assert "relu: correct" in out and "Due today" not in out
    assert "Next: relu: on " in str(exercises.progress())
    assert "Before you go on" not in str(shown(exercises.solution, "relu"))


def test_a_recall_says_what_else_is_due_for_review(capsys, monkeypatch):
    now = attempts.now()
    exercises.recall(define("def relu(z): ..."))
    assert capsys.readouterr().out.count("\n") == 1  # only the verdict is shown
    exercises.guess("linear_stack", "a")
    exercises.solution("relu")
    monkeypatch.setattr(attempts, "now", lambda: now + timedelta(days=1))
    capsys.readouterr()
    exercises.recall(define("def relu(z): ..."))
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Due today as well: linear stack. "
        "To review for ten minutes, run mlpkit review in a terminal."
    ]


def test_reset_begins_again_and_restore_shows_the_last_version_that_passed():
    exercises.exercise(relu)
    exercises.reset("relu")
    assert "none of your versions" in str(shown(exercises.restore, "softmax"))
    assert "def relu(z):" in str(shown(exercises.restore, "relu"))
    assert str(shown(exercises.hint, "relu")).startswith("Hint 1")


HALF_DONE = [
    "import numpy as np\nfrom mlpkit.exercises import *",
    "@exercise\ndef relu(z):\n    return z[9, 9, 9]",
    "@exercise\ndef softmax(z):\n    ...",
    "relu(np.array([-1.0])).tolist(), softmax(np.zeros((1, 2))).tolist()",
    "@exercise\ndef relu(z):\n    # fine\n    return np.maximum(z, 0)",
    "mine('relu')\nNone",
    "helper = np.maximum\n@exercise\ndef relu(z):\n    return helper(z, 0)",
]


def test_a_half_finished_notebook_runs_to_its_end(home):
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    cells = [nbformat.v4.new_code_cell(source) for source in HALF_DONE]
    notebook = nbformat.v4.new_notebook(cells=cells)
    nbclient.NotebookClient(notebook, kernel_name="python3", timeout=60).execute()
    told = [[o.data["text/plain"] for o in c.outputs if "data" in o] for c in notebook.cells]
    assert "raised IndexError" in told[1][0] and "in line 3," in told[1][0]
    assert told[2][0].startswith("softmax: not attempted yet.")
    assert told[3] == ["([0.0], [[0.5, 0.5]])"]
    right = 'relu: correct (6 checks). Compare with solution("relu").\nNext: bends.'
    assert told[4] == [right]
    assert told[5] == ["relu: yours."]
    assert "it uses `helper`, which is defined outside the function." in told[6][0]
    assert "text/html" in notebook.cells[1].outputs[0].data


def test_importing_mlpkit_does_not_import_the_exercises():
    code = "import sys, mlpkit, mlpkit.training; print('mlpkit.exercises' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "False"


def test_the_names_in_all_exist():
    assert all(hasattr(exercises, name) for name in exercises.__all__)


def test_only_a_right_answer_leads_on_to_the_next_core_exercise_that_is_not_solved(home):
    assert "Next:" not in str(shown(exercises.exercise, define("def relu(z):\n    return z")))
    course, records = exercises.course, list(exercises.course.exercises.values())
    extra = next(k for k, record in enumerate(records) if record.extra)
    core = next(record for record in records[extra:] if not record.extra)
    _, name, _ = onward(course, {}, records[extra - 1])
    assert name.split(",")[0] == core.name
    solved = {core.name: {"passed": True, "version": core.version}}
    assert onward(course, solved, records[extra - 1])[1].split(",")[0] != core.name
    assert onward(course, {}, records[-1]) is None


def test_a_right_recall_names_no_next_exercise_since_it_is_from_an_earlier_notebook(home):
    right = define("def relu(z):\n    return np.maximum(z, 0)")
    assert "Next: " in str(shown(exercises.exercise, right))
    assert "Next: " not in str(shown(exercises.recall, right))


def test_after_the_last_core_exercise_the_verdict_says_to_read_on_to_the_end_of_the_notebook():
    course = exercises.course
    first, second, *_ = (r for r in course.exercises.values() if r.notebook == 0)
    assert onward(course, {}, first)[:2] == ("Next", second.name)
    lead, name, _ = onward(course, {}, second)
    assert "read on to its end" in lead and name.endswith("in 01 preprocessing")


def test_after_a_deeper_exercise_the_verdict_does_not_mention_the_end_of_the_core():
    course = exercises.course
    extras = [r for r in course.exercises.values() if r.notebook == 7 and r.extra]
    for extra in extras:
        lead, name, _ = onward(course, {}, extra)
        assert lead == "The core goes on with" and name.endswith("in 08 regularization")
    assert extras
