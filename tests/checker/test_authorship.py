"""A function that calls itself is judged as recursive, and mlpkit's own does not count as an
answer.

In a notebook an exercise's name is mlpkit's function until its cell has run to the end.
"""

import functools
import inspect
import subprocess
import sys
import threading

import numpy as np
import pytest

import mlpkit
from mlpkit import exercises
from mlpkit.checker import Course, Exercise
from mlpkit.checker.judge import judge
from mlpkit.checker.next_steps import stand_in
from mlpkit.checker.sources import compile_source
from mlpkit.exercises import check, session

from .bank import EXERCISES, every_exercise

OWN = "the result comes from mlpkit's own {}. Write the steps yourself."


def in_a_notebook(source, name="relu", **names):
    """Return (function, globals) of a cell without its decorator; in these globals the exercise's
    name is still mlpkit's function."""
    names = {"np": np, "mlpkit": mlpkit, name: EXERCISES[name].reference, **names}
    before = dict(names)
    exec(source, names)
    function = names[name]
    names.update(before)
    return function, names


def head(record):
    """Return the first lines of the exercise's function, up to `return`, and its arguments: for
    leaky_relu "def leaky_relu(z, slope=0.01): return" and "(z, slope)"."""
    signature = inspect.signature(record.reference)
    words = ", ".join(signature.parameters)
    return f"def {record.name}{signature}:\n    return", f"({words})"


def is_own(verdict, name="relu"):
    reference = EXERCISES[name].reference.__name__
    assert verdict.status == "wrong" and verdict.mistake == "mlpkits-own", verdict
    return verdict.message == f"{name}: {OWN.format(reference)}"


# An answer that calls itself.


@every_exercise
def test_a_function_that_only_calls_itself_is_an_error(record):
    top, arguments = head(record)
    function, names = in_a_notebook(f"{top} {record.name}{arguments}", record.name)
    verdict = check(record.name, function)
    assert verdict.status == "error" and "raised RecursionError" in verdict.message, verdict
    assert "Here a function calls itself without end, or more often" in verdict.message
    assert names[record.name] is record.reference  # the name is still mlpkit's function


@every_exercise
def test_calling_only_itself_is_an_error_without_a_notebook_as_well(record):
    top, arguments = head(record)
    function = compile_source(record, f"{top} {record.name}{arguments}\n")
    assert "raised RecursionError" in check(record.name, function).message
    assert function.__globals__[record.name] is function


def test_calling_only_itself_is_an_error_before_the_name_is_defined():
    function, names = in_a_notebook("def relu(z):\n    return relu(z)")
    del names["relu"]
    told = check("relu", function).message
    assert "raised RecursionError" in told and "in line 2" in told
    assert "mine(" not in told  # the error does not blame a different exercise's cell
    assert "relu" not in names


def test_calling_only_itself_is_an_error_in_a_closure():
    def relu(z):
        return relu(z)

    function, relu = relu, EXERCISES["relu"].reference
    assert "raised RecursionError" in check("relu", function).message
    assert function.__closure__[0].cell_contents is EXERCISES["relu"].reference


def test_calling_only_itself_is_an_error_in_a_closure_before_the_name_is_defined():
    found = []

    def once(function):
        found.append(check("relu", function))
        with pytest.raises(ValueError, match="empty"):
            function.__closure__[0].cell_contents  # noqa: B018
        return function

    @once
    def relu(z):
        return relu(z)

    assert "raised RecursionError" in found[0].message


def test_calling_only_itself_is_an_error_within_a_decorator():
    source = "@errstate\ndef relu(z):\n    return relu(z)"
    function, _ = in_a_notebook(source, errstate=np.errstate(all="ignore"))
    assert "raised RecursionError" in check("relu", function).message


RECURSION = (
    "def count_parameters(sizes):\n"
    "    if len(sizes) < 2: return 0\n"
    "    return (sizes[0] + 1) * sizes[1] + count_parameters(sizes[1:])"
)


def test_recursion_that_ends_is_accepted():
    function, names = in_a_notebook(RECURSION, "count_parameters")
    assert check("count_parameters", function).status == "correct"
    assert exercises.exercise(function) is function
    wrong, _ = in_a_notebook(RECURSION.replace("return 0", "return 1"), "count_parameters")
    assert check("count_parameters", wrong).status == "wrong"
    assert names["count_parameters"] is EXERCISES["count_parameters"].reference


def test_recursion_in_a_closure_is_accepted():
    def count_parameters(sizes):
        if len(sizes) < 2:
            return 0
        return (sizes[0] + 1) * sizes[1] + count_parameters(sizes[1:])

    assert check("count_parameters", count_parameters).status == "correct"


@pytest.mark.parametrize("raised", ["KeyboardInterrupt", "SystemExit", "ValueError"])
def test_the_name_is_restored_after_any_exception(raised):
    function, names = in_a_notebook(f"def relu(z): raise {raised}")
    assert check("relu", function).status == "error"
    assert names["relu"] is EXERCISES["relu"].reference


@pytest.mark.skipif(sys.platform == "win32", reason="no signals between processes")
def test_the_name_is_restored_after_the_user_interrupts():
    code = """
import os, signal, mlpkit
from mlpkit.exercises import check
# a shell's background job would ignore SIGINT
signal.signal(signal.SIGINT, signal.default_int_handler)
reference = relu = mlpkit.activations.relu
code = relu.__code__
def interrupted(z):
    assert relu is interrupted_relu
    os.kill(os.getpid(), signal.SIGINT)
    while True: pass
interrupted_relu = interrupted
interrupted.__name__ = "relu"
try:
    check("relu", interrupted)
except KeyboardInterrupt:
    print(relu is reference, relu.__code__ is code)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["True", "True"], done.stderr


def test_compare_trains_with_the_learners_function_and_not_the_reference(monkeypatch):
    monkeypatch.setattr("mlpkit.exercises.comparison.EPOCHS", 1)
    function, _ = in_a_notebook("def relu(z):\n    return relu(z)")
    exercises.exercise(function)
    assert "RecursionError" in str(exercises.compare("relu"))


# mlpkit's own functions.


@pytest.mark.filterwarnings("error")
@every_exercise
def test_calling_mlpkits_own_function_is_not_an_answer(record):
    top, arguments = head(record)
    own = record.reference
    function, _ = in_a_notebook(f"{top} own{arguments}", record.name, own=own)
    code = inspect.unwrap(own).__code__
    assert is_own(check(record.name, function), record.name)
    assert inspect.unwrap(own).__code__ is code
    assert is_own(check(record.name, functools.partial(own)), record.name)
    assert check(record.name, own).status == "correct"  # the function is judged by its source


@every_exercise
def test_mlpkits_own_function_under_the_decorator_is_not_an_answer(record, capsys):
    given = stand_in(record)  # in a bug hunt, mlpkit's function has a different name
    assert exercises.exercise(given) is given
    assert f"{record.name}: {OWN.format(record.reference.__name__)}" in capsys.readouterr().out
    assert "passed" not in session.progress_file.read()[record.name]


WAYS = {
    "imported in the body": (
        "def relu(z):\n    from mlpkit.activations import relu as r\n    return r(z)"
    ),
    "imported before": "from mlpkit.activations import relu as r\ndef relu(z):\n    return r(z)",
    "by its module": "def relu(z):\n    import mlpkit\n    return mlpkit.activations.relu(z)",
    "in the table": (
        "def relu(z):\n    from mlpkit.activations import ACTIVATIONS\n"
        "    return ACTIVATIONS['relu'][0](z)"
    ),
    "in a layer": (
        "from mlpkit.network import mlp\n"
        "layer = mlp([1, 1, 1], 'relu')[1]\n"
        "def relu(z):\n    return layer.forward({}, z)[0]"
    ),
    "by mine": "def relu(z):\n    from mlpkit.exercises import mine\n    return mine('relu')(z)",
    "by mine, before": (
        "from mlpkit.exercises import mine\nr = mine('relu')\ndef relu(z):\n    return r(z)"
    ),
    "in a function of two layers": (
        "from mlpkit.forward_pass import two_layer_forward\n"
        "def relu(z):\n"
        "    rows = z.reshape(-1, z.shape[-1])\n"
        "    one, zero = np.eye(rows.shape[1]), np.zeros(rows.shape[1])\n"
        "    return two_layer_forward(rows, one, zero, one, zero)[0].reshape(z.shape)"
    ),
    "with its errors caught": (
        "from mlpkit.activations import relu as r\n"
        "def relu(z):\n"
        "    try:\n        return r(z)\n"
        "    except BaseException:\n        return np.maximum(z, 0)"
    ),
    "in a helper": (
        "from mlpkit.activations import relu as r\n"
        "def helper(z): return r(z)\ndef relu(z):\n    return helper(z) + 0"
    ),
    "element by element": (
        "from mlpkit.activations import relu as r\nrelu = np.vectorize(r, otypes=[float])"
    ),
    "for a part": (
        "from mlpkit.activations import relu as r\n"
        "def relu(z):\n    return np.where(z > 0, z, 0) if z.ndim == 2 else r(z)"
    ),
    "wrapped": (
        "import functools\nfrom mlpkit.activations import relu as r\n"
        "@functools.wraps(r)\ndef relu(z): return r(z)"
    ),
}


@pytest.mark.parametrize("source", WAYS.values(), ids=WAYS)
def test_every_way_of_calling_mlpkits_own_function_is_noticed(source, capsys):
    function, names = in_a_notebook(source)
    assert is_own(check("relu", function))
    assert names["relu"] is EXERCISES["relu"].reference
    assert exercises.exercise(function) is EXERCISES["relu"].reference


def test_mlpkits_layer_is_recognized():
    source = (
        "from mlpkit.network import mlp\nfrom mlpkit.parameters import Parameters\n"
        "from mlpkit.forward_pass import forward\n"
        "def linear(X, W, b):\n"
        "    parameters = Parameters({'W1': W.shape, 'b1': b.shape}, float)\n"
        "    parameters['W1'][:], parameters['b1'][:] = W, b\n"
        "    return forward(mlp([len(W), len(b)]), parameters, X)[0]"
    )
    function, _ = in_a_notebook(source, "linear")
    assert is_own(check("linear", function), "linear")


@pytest.mark.parametrize("how", ["return", "yield from"])
def test_mlpkits_generator_function_is_recognized(how):
    source = (
        "from mlpkit.preprocessing import minibatches as own\n"
        f"def minibatches(X, y, size, rng):\n    {how} own(X, y, size, rng)"
    )
    function, _ = in_a_notebook(source, "minibatches")
    assert is_own(check("minibatches", function), "minibatches")


def test_mlpkits_own_function_is_recognized_with_a_list_too():
    """`shapes` then looks up the parameters of mlpkit's function, which must be available during
    the check."""
    source = "def linear(X, W, b):\n    return own(X, W.tolist(), b)"
    function, _ = in_a_notebook(source, "linear", own=EXERCISES["linear"].reference)
    assert is_own(check("linear", function), "linear")


def test_the_verdict_on_a_wrong_answer_that_calls_mlpkits_function_says_what_is_wrong():
    source = "from mlpkit.activations import relu as r\ndef relu(z):\n    return -r(z)"
    function, _ = in_a_notebook(source)
    assert check("relu", function).mistake == "wrong-sign"


def test_a_reference_with_a_cache_is_noticed_at_every_check():
    @functools.cache
    def cube(n):
        return n**3

    texts = {"notebook": 1, "stub": "Do.", "hints": ("A.",), "why": "Why?"}
    record = Exercise(
        reference=cube, cases=lambda rng: [(2,), (3,)], mistakes=(), alternatives=(), **texts
    )
    course = Course("dice", (), {1: "one"})
    for _ in range(2):
        assert judge(course, record, lambda n: cube(n)).mistake == "dices-own"
    assert judge(course, record, lambda n: n * n * n).status == "correct"


def test_an_answer_may_itself_call_check():
    source = "def relu(z):\n    check('relu', lambda z: z * (z > 0))\n    return own(z)"
    own = EXERCISES["relu"].reference
    function, _ = in_a_notebook(source, own=own, check=check)
    assert is_own(check("relu", function))
    assert not hasattr(own, "__signature__")


# Calls of mlpkit's functions that are allowed.

HELP = {
    "cross_entropy": (
        "from mlpkit.losses import log_softmax\n"
        "def cross_entropy(logits, labels):\n"
        "    return -log_softmax(logits)[np.arange(len(labels)), labels].mean()"
    ),
    "cross_entropy_backward": (
        "from mlpkit.activations import softmax\n"
        "def cross_entropy_backward(logits, labels):\n"
        "    return (softmax(logits) - np.eye(logits.shape[1])[labels]) / len(labels)"
    ),
    "two_layer_forward": (
        "from mlpkit.forward_pass import linear\nfrom mlpkit.activations import relu\n"
        "def two_layer_forward(X, W1, b1, W2, b2):\n"
        "    z1 = linear(X, W1, b1)\n    a1 = relu(z1)\n"
        "    return linear(a1, W2, b2), (X, z1, a1)"
    ),
    "repair_cross_entropy": (
        "from mlpkit.losses import cross_entropy\n"
        "def repair_cross_entropy(logits, labels):\n    return cross_entropy(logits, labels)"
    ),
}


@pytest.mark.parametrize("name", HELP)
def test_other_exercises_functions_may_be_called(name):
    function, _ = in_a_notebook(HELP[name], name)
    verdict = check(name, function)
    assert verdict.status == "correct", verdict


def test_a_function_that_the_answer_may_call_may_itself_call_mlpkits_own():
    """The learner's logsumexp is right although it calls log_softmax, which is still mlpkit's."""
    source = (
        "from mlpkit.losses import log_softmax as theirs\n"
        "def logsumexp(z): return z[:, 0] - theirs(z)[:, 0]\n"
        "def log_softmax(z): return z - logsumexp(z)[:, None]"
    )
    function, _ = in_a_notebook(source, "log_softmax")
    assert check("log_softmax", function).status == "correct"
    assert "logsumexp" in EXERCISES["log_softmax"].uses


def test_mlpkits_own_function_may_run_in_another_thread_during_a_check():
    """A monitor trains while an answer is judged."""
    own, stop, failures = EXERCISES["relu"].reference, threading.Event(), []

    def train():
        while not stop.is_set():
            try:
                assert own(np.array([-1.0, 2.0])).tolist() == [0, 2]
            except BaseException as error:
                failures.append(error)

    training = threading.Thread(target=train)
    training.start()
    function, _ = in_a_notebook("def relu(z):\n    return np.where(z > 0, z, 0)")
    try:
        for _ in range(50):
            assert check("relu", function).status == "correct"
    finally:
        stop.set()
        training.join()
    assert not failures


def test_two_threads_may_judge_one_exercise_at_the_same_time():
    own = EXERCISES["relu"].reference
    right, _ = in_a_notebook("def relu(z):\n    return np.where(z > 0, z, 0)")
    borrowed, _ = in_a_notebook("def relu(z):\n    return own(z)", own=own)
    code, found = own.__code__, {"right": set(), "borrowed": set()}

    def judged(name, function):
        for _ in range(20):
            found[name].add(check("relu", function).mistake)

    threads = [
        threading.Thread(target=judged, args=(name, function))
        for name, function in (("right", right), ("borrowed", borrowed))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {"right": {None}, "borrowed": {"mlpkits-own"}}
    assert own.__code__ is code


NOTEBOOK = [
    "from mlpkit.exercises import exercise\nimport mlpkit, numpy as np",
    "@exercise\ndef relu(z):\n    ...",
    "@exercise\ndef relu(z):\n    return relu(z)",
    "relu is mlpkit.activations.relu",
    "relu = exercise(relu)",
    "@exercise\ndef relu(z):\n    return z * (z > 0) if z.ndim < 2 else np.stack([*map(relu, z)])",
    "relu is mlpkit.activations.relu",
]


def test_mlpkits_own_functions_and_functions_that_call_themselves_are_judged_in_a_live_notebook():
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    cells = [nbformat.v4.new_code_cell(source) for source in NOTEBOOK]
    notebook = nbformat.v4.new_notebook(cells=cells)
    nbclient.NotebookClient(notebook, kernel_name="python3", timeout=60).execute()
    told = ["".join(o.data["text/plain"] for o in c.outputs) for c in notebook.cells]
    assert told[2].startswith("relu: your code raised RecursionError")
    assert "in line 3" in told[2]
    assert told[3] == "True" and told[6] == "False"
    assert OWN.format("relu") in told[4]
    assert told[5].startswith("relu: correct")
