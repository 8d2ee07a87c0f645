"""Messages to a learner: the function is right, or its values, shapes or parts are wrong."""

import inspect
import re

import numpy as np
import pytest

from mlpkit.backprop import backward
from mlpkit.checker import Course, Exercise, Property, mistakes
from mlpkit.checker import judge as judging
from mlpkit.checker.comparison.values import leaves, snapshot
from mlpkit.checker.diagnosis.generic_mistakes import diagnose
from mlpkit.checker.testing.mutants import MUTANTS, mutant
from mlpkit.exercises import check, exercise
from mlpkit.exercises.training.train_epoch import plain_epoch
from mlpkit.forward_pass import forward

from .bank import EXERCISES, judge
from .learner import define, lines_of, verdict


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (
            "def one_hot(labels, classes):\n    Y = np.empty((len(labels), classes))\n"
            "    Y[np.arange(len(labels)), labels] = 1\n    return Y",
            "one_hot",
        ),
        (
            "def relu(z):\n    a = np.empty_like(z)\n    a[z > 0] = z[z > 0]\n    return a",
            "relu",
        ),
        (
            "def confusion_matrix(labels, predicted, classes):\n"
            "    counts = np.empty((classes, classes), int)\n"
            "    np.add.at(counts, (labels, predicted), 1)\n    return counts",
            "confusion_matrix",
        ),
    ],
)
def test_old_memory_contents_are_never_right(source, name):
    function = define(source, name)
    makers = np.empty, np.empty_like
    # the first call leaves the right answer in memory, where the next np.empty may find it
    for _ in range(6):
        found = check(name, function)
        assert found.status == "wrong"
        assert "np.empty does not set its array to 0" in found.message
    assert (np.empty, np.empty_like) == makers


def test_an_array_from_np_empty_that_is_then_filled_is_right():
    source = "def relu(z):\n    a = np.empty_like(z)\n    a[...] = np.maximum(z, 0)\n    return a"
    assert verdict(source).status == "correct"


HE = "rng.normal(size=(D, M)) * np.sqrt(2 / D)"


@pytest.mark.parametrize(
    ("weights", "biases", "message"),
    [
        (HE, "np.zeros(M)", "correct"),
        (HE, "rng.normal(size=M) / 100", "correct"),
        (HE.replace("/ D", "/ M"), "np.zeros(M)", "W3 has the standard deviation"),
        (HE.replace("rng.", "np.random.default_rng(0)."), "np.zeros(M)", "gave the same W1. Draw"),
        (HE.replace("rng.", "np.random."), "np.zeros(M)", "gave different W1. Draw from rng."),
        (HE, "np.random.normal(size=M) / 100", "gave different b1. Draw from rng."),
        (f"np.tile(({HE})[:1], (D, 1))", "np.zeros(M)", "W1 has equal rows"),
        (f"np.tile(({HE})[:, :1], (1, M))", "np.zeros(M)", "W1 has equal columns"),
    ],
)
def test_weights_are_drawn_from_rng_and_fit_their_inputs(weights, biases, message):
    source = (
        "def repair_initialization(sizes, rng):\n    parameters = {}\n"
        "    for k, (D, M) in enumerate(zip(sizes[:-1], sizes[1:]), 1):\n"
        f"        parameters[f'W{{k}}'] = {weights}\n"
        f"        parameters[f'b{{k}}'] = {biases}\n    return parameters"
    )
    assert message in verdict(source, "repair_initialization").message


SEARCH = """
def random_search(evaluate, space, trials, rng):
    best, lowest, losses, settings = None, np.inf, [], {{}}
    for _ in range(trials):
        settings = {}
        for name in reversed(space):
            settings[name] = space[name](rng.uniform())
        loss = evaluate(settings)
        losses.append(loss)
        if {}:
            best, lowest = settings, loss
    return best, np.array(losses)
"""


@pytest.mark.parametrize(
    ("name", "source", "slug", "message"),
    [
        (
            "he_normal",
            "def he_normal(shape, rng):\n"
            "    return rng.standard_normal(shape[::-1]).T * np.sqrt(2 / shape[1])",
            "fan-out",
            "he_normal: 50 × 120 weights have the variance 0.0163, which is 2/M, from the "
            "number of outputs. With D = 50 it should be 2/D = 0.04.",
        ),
        (
            "he_normal",
            "def he_normal(shape, rng):\n"
            "    return rng.standard_normal(shape, np.float32) * (2 / shape[0])",
            "no-root",
            "which is (2/D)²",
        ),
        (
            "init_from_data",
            "def init_from_data(X, sizes, f, rng):\n"
            "    parameters, a = {}, X\n"
            "    for k in range(1, len(sizes)):\n"
            "        W = rng.uniform(-1, 1, (sizes[k - 1], sizes[k]))\n"
            "        W /= np.std(a @ W, axis=0)\n"
            "        parameters[f'W{k}'], parameters[f'b{k}'] = W, np.zeros(sizes[k])\n"
            "        a = f(a @ W)\n"
            "    return parameters",
            "no-bias",
            "but the biases are 0, so the means are not 0.",
        ),
        (
            "mirror",
            "def mirror(X, rng, width=28):\n"
            "    images = X.reshape(len(X), -1, width)\n"
            "    turned = rng.integers(2) == 1\n"
            "    return (images[:, :, ::-1] if turned else images).reshape(X.shape).copy()",
            "one-draw-a-batch",
            "in each of 8 batches all 200 images came back mirrored, or none.",
        ),
        (
            "mirror",
            "def mirror(X, rng, width=28):\n"
            "    images = X.reshape(len(X), -1, width)\n"
            "    turned = rng.integers(0, 2, images.shape[1]) == 1\n"
            "    return np.where(turned[:, None], images[:, :, ::-1], images).reshape(X.shape)",
            "one-row-of-draws",
            "the same rows of pixels are mirrored in all 200 images.",
        ),
        (
            "shift",
            "def shift(X, rng, most=1, width=28):\n"
            "    images = X.reshape(len(X), -1, width)\n"
            "    right, down = rng.integers(0, 2 * most + 1, 2)\n"
            "    padded = np.pad(images, ((0, 0), (most, most), (most, most)), mode='edge')\n"
            "    H, W = images.shape[1:]\n"
            "    return padded[:, down:down + H, right:right + W].reshape(X.shape)",
            "one-draw-a-batch",
            "all images of a batch were moved in the same way.",
        ),
        (
            "random_search",
            SEARCH.format("{}", "not loss > lowest"),
            "nan-takes-over",
            "returned those of trial 4: nan took over from the lowest.",
        ),
        (
            "random_search",
            SEARCH.format("settings", "loss < lowest"),
            "one-dict",
            "returned those of trial 6.",
        ),
        (
            "random_search",
            SEARCH.format("{}", "evaluate(settings) < lowest"),
            "measured-twice",
            "with trials = 6, evaluate was called 12 times.",
        ),
        (
            "bootstrap_interval",
            "def bootstrap_interval(values, rng, level=0.95, draws=1_000):\n"
            "    N = len(values)\n"
            "    means = [rng.choice(values, N, replace=False).mean() for _ in range(draws)]\n"
            "    return np.quantile(means, [(1 - level) / 2, (1 + level) / 2])",
            "without-replacement",
            "each draw has each of the N values once, in a different order, so all means are "
            "equal.",
        ),
        (
            "bootstrap_interval",
            "def bootstrap_interval(values, rng, level=0.95, draws=1_000):\n"
            "    half = 1.96 * values.std(ddof=1) / len(values) ** 0.5\n"
            "    return values.mean() - half, values.mean() + half",
            "errors-of-95",
            "a number of standard errors, and at the level 0.5 too.",
        ),
        (
            "bootstrap_interval",
            "def bootstrap_interval(values, rng, level=0.95, draws=1_000):\n"
            "    means = rng.choice(values, (draws, len(values))).mean(axis=1)\n"
            "    from statistics import NormalDist\n"
            "    half = NormalDist().inv_cdf((1 + level) / 2) * means.std()\n"
            "    return means.mean() - half, means.mean() + half",
            "normal-interval",
            "as far below the mean, 1, as above, as if the means were normally distributed.",
        ),
        (
            "group_split",
            "def group_split(groups, rng, share=0.2):\n"
            "    names = np.unique(groups)\n"
            "    chosen = rng.permutation(names)[: int(np.ceil(share * len(names)))]\n"
            "    judges = np.isin(groups, chosen)\n"
            "    return np.flatnonzero(~judges), np.flatnonzero(judges)",
            "rounded",
            "0.31 of 14 people is 4.34, rounded 4. In five splits, 5, 5, 5, 5, 5 of them are in "
            "validation. Was it rounded up? round takes the nearest whole number.",
        ),
    ],
)
def test_mistakes_in_random_results_are_recognized_however_they_are_drawn(
    name, source, slug, message
):
    found = verdict(source, name)
    assert found.mistake == slug and message in found.message, found


def test_a_list_where_one_number_is_expected_need_not_become_an_array():
    source = "def should_stop(losses, patience): return losses and max(losses) > 0"
    assert verdict(source, "should_stop").message == (
        "should_stop: returned a list of 0, expected a single number."
    )


def test_the_message_on_a_formatted_number_says_what_formatting_is_for():
    source = "def accuracy(labels, predicted): return f'{np.mean(labels == predicted):.1%}'"
    assert verdict(source, "accuracy").message == (
        "accuracy: returned a str, expected a single number. Formatting is for printing: return "
        "the number itself."
    )


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("def relu(z): ...", "not attempted yet"),
        ("def relu(z):\n    'max'\n    pass", "not attempted yet"),
        ("def relu(z): raise NotImplementedError", "not attempted yet"),
        ("def relu(z): return ...", "not attempted yet"),
        ("def relu(z):\n    a = z * 1", "returned None. Is a return missing?"),
        ("def relu(z):\n    a = 1\n    return z[9, 9]", "shape (2, 3): index 9 is out of"),
        ("def relu(z):\n    a = 1\n    return z[9, 9]", "raised IndexError in line 3, when"),
        ("def relu(z): return helper(z)", "(2, 3): name 'helper' is not defined."),
        ("def relu(z): raise SystemExit", "in line 1, when z had shape (2, 3): SystemExit."),
        (
            "def relu(z): raise KeyboardInterrupt",
            "in line 1, when z had shape (2, 3): KeyboardInterrupt.",
        ),
        (
            "def relu(z): raise BaseException('x')",
            "in line 1, when z had shape (2, 3): BaseException: x.",
        ),
        ("def relu(z): return relu(z)", "(2, 3): maximum recursion depth"),
        ("def relu(): return 0", "takes (), expected (z). Keep the first line of the stub."),
        ("def relu(z, y): return z", "takes (z, y), expected (z)."),
        (
            "def relu(z): return np.maximum(z, 0).tolist()",
            "returned a list of 2, expected an array of shape (2, 3). np.array",
        ),
        ("def relu(z): return np.matrix(z)", "returned a matrix, expected an array of shape"),
        ("def relu(z): return (x for x in z)", "returned a generator, expected an array of shape"),
        ("def relu(z): return 'zero'", "returned a str, expected an array of shape (2, 3)."),
        ("def relu(z): yield z", "returned a generator"),
        ("def relu(z): return 0.0", "returned a single number, expected an array of shape (2, 3)"),
        ("def relu(z): return np.maximum(z, 0)[None]", "shape (1, 2, 3), expected (2, 3)"),
        (
            "def relu(z): return np.maximum(z, 0).astype(int)",
            "dtype is int64; the exercise asks for floats",
        ),
        (
            "def relu(z): return np.maximum(z, 0).astype(object)",
            "dtype is object; the exercise asks for floats",
        ),
        (
            "def relu(z): return np.maximum(z, 0) + 0j",
            "dtype is complex128; the exercise asks for floats",
        ),
        (
            "def relu(z): return 2 * np.maximum(z, 0)",
            "exactly twice as large as expected.",
        ),
        (
            "def relu(z): return np.maximum(z, 0) / 2",
            "exactly half as large as expected.",
        ),
        ("def relu(z): return 3 * np.maximum(z, 0)", "every entry is 3 times what is expected."),
        ("def relu(z): return np.minimum(-z, 0)", "the sign is the wrong way round."),
        ("def relu(z): return np.maximum(z, 0).T", "All values are right, but the result is tran"),
        ("def relu(z): return np.maximum(z, 0) + (z == 1000)", "yours 1001, expected 1000, where"),
        (
            "def relu(z): return z + np.zeros((7, 1))",
            "from the right: (k,) and (1, k) hold a number",
        ),
        ("def relu(z): return np.where(z > 99, np.inf, np.maximum(z, 0))", "something overflows"),
    ],
)
def test_each_wrong_answer_gets_its_message(source, message):
    found = verdict(source)
    assert found.status != "correct" and message in found.message, found
    assert found.message.startswith("relu: ")


def test_generic_mistakes_have_slugs():
    sources = {
        "transposed": "np.maximum(z, 0).T",
        "wrong-sign": "-np.maximum(z, 0)",
        "constant-factor": "3 * np.maximum(z, 0)",
        "unstable": "np.where(z > 99, np.nan, np.maximum(z, 0))",
        "per-batch": "np.maximum(z, 0).mean(axis=0)",
    }
    for slug, source in sources.items():
        assert verdict(f"def relu(z): return {source}").mistake == slug
    found = verdict(
        "def linear_backward(grad, X, W):\n"
        "    result = grad @ W.T, X.T @ grad, grad.sum(axis=0)\n"
        "    grad *= 2\n"
        "    return result",
        "linear_backward",
    )
    assert found.mistake == "changed-input"
    assert "changed grad in place" in found.message


def test_right_parts_in_the_wrong_order_are_recognized():
    source = "def linear_backward(grad, X, W): return grad.sum(axis=0), X.T @ grad, grad @ W.T"
    found = verdict(source, "linear_backward")
    assert found.mistake == "another-order"
    assert found.message.endswith("the parts are right, but should be in this order: dX, dW, db.")
    source = "def linear_backward(grad, X, W): return X.T @ grad, grad @ W.T, grad.sum(axis=1)"
    assert verdict(source, "linear_backward").mistake is None


def test_a_sum_is_only_given_as_the_cause_where_it_differs_from_zero():
    """A single 0 in place of an array of zeros equals the array's sum and mean by accident."""
    zeros = [(np.zeros(3), np.array(0.0), ()), (np.zeros(2), np.array(0.0), ())]
    assert diagnose("shape", zeros) is None
    sums = [(np.ones((2, 3)), np.full(3, 2.0), ()), (np.ones((4, 3)), np.full(3, 4.0), ())]
    assert diagnose("shape", sums)[0] == "per-batch"
    found = judge(
        EXERCISES["repair_initialization"],
        define(
            "def f(sizes, rng):\n"
            "    pairs = list(zip(sizes, sizes[1:]))\n"
            "    weights = {f'W{k + 1}': 0.01 * rng.normal(size=s) for k, s in enumerate(pairs)}\n"
            "    named = [(f'W{k + 1}', f'b{k + 1}') for k in range(len(pairs))]\n"
            "    return {n: weights.get(n, 0.0) for pair in named for n in pair}",
            "f",
        ),
    )
    assert "b1 is a single number, expected an array of shape (3,)" in found.message, found
    assert "sum over axis" not in found.message


def test_one_number_and_an_array_are_distinguished_in_words():
    assert "returned a single number, expected an array of shape (2, 3)" in str(
        verdict("def relu(z): return 0.0")
    )
    found = verdict("def accuracy(predicted, labels): return 1 * labels[:2]", "accuracy")
    assert "returned an array of shape (2,), expected a single number" in found.message


def test_an_array_equal_to_its_transpose_is_not_called_transposed():
    """A right vector such as b1 is its own transpose; here a different part of the result is
    wrong."""
    record = EXERCISES["train_epoch"]
    found = judge(record, mutant(record, MUTANTS["axis"]))
    assert found.mistake == "axis-too-many"
    assert "loss is an array of shape (1,), expected" in found.message
    source = "def linear_backward(grad, X, W): return grad, X.T @ grad, grad.sum(axis=0)"
    assert verdict(source, "linear_backward").mistake == "argument-ignored"


def test_argmax_over_the_examples_is_recognized_in_an_otherwise_right_answer():
    """NumPy raises no error when a batch has one example, or as many as there are classes."""
    source = (
        "from mlpkit.backprop import backward\nfrom mlpkit.forward_pass import forward\n"
        + inspect.getsource(plain_epoch).replace("plain_epoch", "train_epoch")
    )
    assert verdict(source, "train_epoch").status == "correct"
    found = verdict(source.replace("axis=1", "axis=0"), "train_epoch")
    assert found.mistake == "argmax-over-examples", found


def test_a_gradient_is_compared_with_nudging():
    source = "def linear_backward(grad, X, W): return grad @ W.T, {}, grad.sum(axis=0)"
    found = verdict(source.format("2 * X.T @ grad"), "linear_backward")
    assert re.search(r"dW\[0, 0\] is \S+, nudging says \S+: exactly twice as large", str(found))
    found = verdict(source.format("X.T @ grad + np.cos(W)"), "linear_backward")
    only = r"dW\[0, 0\] is \S+, nudging says \S+\. dX and db are right\.$"
    assert re.search(only, str(found)), found
    found = verdict(source.format("X.T @ grad + 1"), "linear_backward").message
    said = [float(x) for x in re.findall(r"(?:is|says) (-?[0-9.]+[0-9])", found)]
    assert said[0] - said[1] == pytest.approx(1, abs=0.01)


def test_parts_of_a_tuple_are_named():
    source = "def linear_backward(grad, X, W): return {}"
    told = {
        "grad @ W.T, X.T @ grad": "returned 2 values, expected 3: dX, dW, db.",
        "grad @ W.T": "returned one value, expected 3: dX, dW, db.",
        "grad @ W.T, None, grad.sum(axis=0)": "dW is None. Is it missing from the return?",
        "X, X.T @ grad, grad.sum(axis=0)": "dX[0, 0] is ",
        "grad, X.T @ grad, grad.sum(axis=0)": "dX has shape (4, 2), expected (4, 3): here N = 4,",
    }
    for result, message in told.items():
        found = verdict(source.format(result), "linear_backward")
        assert message in found.message, found


def test_the_order_in_which_a_dictionary_was_filled_does_not_matter():
    one, other = {"b1": np.zeros(3), "W1": np.ones((2, 3))}, {"W1": np.ones((2, 3))}
    other["b1"] = np.zeros(3)
    shapes = [[(n, leaf.array.shape) for n, leaf in leaves(snapshot(d))] for d in (one, other)]
    assert shapes[0] == shapes[1] == [("W1", (2, 3)), ("b1", (3,))]


def test_right_answers_in_other_dtypes_are_right():
    for dtype in ("float16", "float32", "longdouble"):
        assert (
            verdict(f"def relu(z): return np.maximum(z, 0).astype('{dtype}')").status == "correct"
        )


def test_a_view_of_the_argument_is_compared_as_it_was_returned():
    """The result is the argument, changed in place; the message says that this is the only
    mistake."""
    source = "def relu(z):\n    np.maximum(z, 0, out=z)\n    return z[:]"
    assert verdict(source).mistake == "changed-input"


STEP = """
def momentum_step(theta, grad, velocity, rate, beta):
    velocity *= beta
    velocity += grad
    theta {step}
"""


@pytest.mark.parametrize(
    ("step", "slug", "message"),
    [
        ("-= 3 * rate * velocity", "constant-factor", ": every entry is 3 times what is expected"),
        ("-= 2 * rate * velocity", "constant-factor", ": exactly twice as large as expected"),
        ("-= rate * velocity / len(grad)", "size-factor", ": len(grad) times too small"),
        ("-= np.abs(rate * velocity)", None, "theta"),
    ],
)
def test_an_answer_that_changes_its_arguments_is_judged_by_the_step(step, slug, message):
    """Comparing the new values, instead of the change, would hide a factor."""
    found = verdict(STEP.format(step=step), "momentum_step")
    assert found.mistake == slug and message in found.message, found
    assert ("the change of theta[0] is" in found.message) == bool(slug), found


def test_an_unchanged_argument_is_not_called_a_step_of_0():
    found = verdict(
        "def momentum_step(theta, grad, velocity, rate, beta):\n"
        "    velocity = 7 * beta * velocity + 3 * grad\n    theta -= rate * velocity",
        "momentum_step",
    )
    assert found.mistake == "not-in-place", found


def throw(rng, sides):
    """Return one throw of a die."""
    return int(rng.integers(1, sides + 1))


def from_zero(f, rng):
    if min(f(rng, 3) for _ in range(50)) == 0:
        return "from-0", "in 50 throws there was a 0: the sides are counted from 1."
    return None


def test_a_property_may_name_the_mistake():
    """A property can recognize a mistake however the numbers are drawn, where no known mistake
    gives exactly the same ones."""
    record = Exercise(
        notebook=1,
        reference=throw,
        stub="Throw a die of so many sides, which are counted from 1.",
        cases=lambda rng: [(rng, 6), (rng, 20)],
        hints=("Draw an integer.", "From where to where?"),
        why="Why?",
        mistakes=mistakes(
            ("from-0", {"1, sides + 1": "sides"}),
            "the sides are counted from 0; the exercise counts from 1.",
        ),
        alternatives=(lambda rng, sides: int(rng.permutation(sides)[0]) + 1,),
        values=False,
        properties=(Property("from 1", from_zero),),
    )
    course = Course("dice", (), {1: "one"})
    found = judging.judge(course, record, lambda rng, sides: int(rng.permutation(sides)[0]))
    assert (found.status, found.mistake) == ("wrong", "from-0")
    assert found.message == "throw: in 50 throws there was a 0: the sides are counted from 1."
    found = judging.judge(course, record, lambda rng, sides: int(rng.integers(sides)))
    assert found.message == "throw: the sides are counted from 0; the exercise counts from 1."
    assert judging.judge(course, record, record.alternatives[0]).status == "correct"


OLD_EPOCH = (
    "def train_epoch(network, parameters, batches, optimizer, loss, loss_backward):\n"
    "    gradients, total, right, count = parameters.like(), 0, 0, 0\n"
    "    for X, y in batches:\n"
    "        output, cache = forward(network, parameters, X)\n"
    "        total += len(y) * loss(output, y)\n"
    "        right += np.sum(output.argmax(1) == y)\n"
    "        count += len(y)\n"
    "        backward(network, parameters, cache, loss_backward(output, y), gradients)\n"
    "        optimizer.step(parameters, gradients)\n"
    "    return total / count, right / count"
)


def test_an_answer_to_an_older_stub_stays_right(tmp_path):
    function = lines_of(tmp_path, OLD_EPOCH, "train_epoch")
    function.__globals__.update(forward=forward, backward=backward)
    found = judge(EXERCISES["train_epoch"], function)
    assert found.status == "correct" and "the first line of an older stub, version 1" in str(found)
    wrong = lines_of(tmp_path, OLD_EPOCH.replace("len(y) * loss", "loss"), "train_epoch")
    wrong.__globals__.update(forward=forward, backward=backward)
    assert judge(EXERCISES["train_epoch"], wrong).status == "wrong"
    wrong = lines_of(tmp_path, OLD_EPOCH.replace(", loss_backward)", ")", 1), "train_epoch")
    assert "Keep the first line of the stub." in str(judge(EXERCISES["train_epoch"], wrong))


def test_an_answer_to_an_older_stub_can_be_called_like_a_current_one(tmp_path):
    function = lines_of(tmp_path, OLD_EPOCH, "train_epoch")
    function.__globals__.update(forward=forward, backward=backward)
    own = exercise(function)
    record = EXERCISES["train_epoch"]
    args = record.cases(np.random.default_rng(0))[0]
    assert len(own(*args)) == 2 and len(args) == 7
