"""Clues about a wrong answer that the bank doesn't list: from trying it out, and from its
numbers."""

import time

import numpy as np
import pytest
from numpy.random import rand

from mlpkit.checker.diagnosis.generic_mistakes import diagnose
from mlpkit.checker.diagnosis.two_at_once import besides
from mlpkit.checker.words import number
from mlpkit.exercises import check

from .bank import EXERCISES, judge
from .learner import define, verdict

SOFTMAX = "e = np.exp(z - z.max(1, keepdims=True)); p = e / e.sum(1, keepdims=True); "


@pytest.mark.parametrize(
    ("name", "source", "slug", "told"),
    [
        (
            "leaky_relu",
            "(z, slope=0.01): return np.where(z > 0, z, 0.3 * z)",
            "typed-number",
            "0.3 is used where slope belongs",
        ),
        (
            "adam_step",
            "(theta, grad, m, v, t, rate, beta1=0.9, beta2=0.999, epsilon=1e-8):\n"
            "    m[:] = beta1 * m + (1 - beta1) * grad\n"
            "    v[:] = beta2 * v + (1 - beta2) * grad**2\n"
            "    theta -= rate * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + 1e-7)",
            "typed-number",
            "1e-07 is used where epsilon belongs",
        ),
        (
            "linear",
            "(X, W, b): return np.tanh(X @ W)",
            "argument-ignored",
            "The result does not depend on b. It should.",
        ),
        (
            "mean_squared_error_backward",
            "(output, targets): return (targets - output) * 2 / output.shape[0] / 3",
            "constant-factor",
            "-0.333 times",
        ),
        (
            "mean_squared_error_backward",
            "(output, targets): return targets - output",
            "size-factor",
            "N / 2 times too large, with the wrong sign (here N = 4)",
        ),
        (
            "accuracy",
            "(labels, predicted): return 2 * np.sum(labels == predicted) / len(labels) ** 2",
            "size-factor",
            "len(labels) / 2 times too small",
        ),
        (
            "accuracy",
            "(labels, predicted): return np.sum(labels == predicted) / 1000",
            "fixed-size",
            "it is divided by 1000, whatever len(labels) is",
        ),
        (
            "accuracy",
            "(labels, predicted): return np.sum(labels == predicted) / (len(labels) + 1)",
            "one-off",
            "divided by len(labels) + 1 where len(labels) belongs",
        ),
        (
            "relu",
            "(z): return np.sqrt(np.maximum(z, 0))",
            "root",
            "the square root of the right result",
        ),
        ("sigmoid", "(z): return (1 + np.tanh(z / 2)).round(3) / 2", None, "expected"),
        ("relu", "(z): return z[z >= 0]", "picked", "array[condition] drops all others"),
        (
            "linear",
            "(X, W, b): return (X @ W + b)[:-1]",
            "cut-short",
            "the last rows are missing",
        ),
        (
            "linear",
            "(X, W, b):\n    z = X @ W + b\n    z[-1] = 0\n    return z",
            "last-row",
            "the last row is wrong; all others are right",
        ),
        ("linear", "(X, W, b): return X @ W + b, X", None, "The first of them is right: return it"),
        (
            "logsumexp",
            "(z): return np.log(np.exp(np.clip(z, -300, 300)).sum(axis=1))",
            "large-numbers",
            "While all numbers lie between −20 and 20, the result is right",
        ),
        (
            "softmax",
            "(z):\n    e = np.exp(z)\n    return e / e.sum(axis=0)",
            "axis-0",
            "Two things are wrong. The first: this is the softmax over axis 0.",
        ),
        (
            "cross_entropy_backward",
            f"(logits, labels):\n    z = logits; {SOFTMAX}"
            "return -p * (1 - p) * (p - np.eye(z.shape[1])[labels]) / len(z)",
            "with-slope",
            "The second: the sign is the wrong way round.",
        ),
        (
            "sgd_step",
            "(theta, grad, rate): return theta - rate * grad",
            "handed-back",
            "the new theta came back as a result, but outside the function theta is unchanged.",
        ),
        (
            "momentum_step",
            "(theta, grad, velocity, rate, beta):\n"
            "    velocity = beta * velocity + grad**3\n    theta -= rate * velocity",
            "not-in-place",
            "Outside the function velocity is unchanged. A line velocity = … may make a new array",
        ),
        (
            "confusion_matrix",
            "(labels, predicted, classes):\n    c = np.zeros((classes, classes))\n"
            "    np.add.at(c, (labels, predicted), 1)\n    return c / c.max()",
            None,
            "And the dtype is float64; the exercise asks for integers",
        ),
        (
            "squared_error",
            "(output, targets, reduction='mean'):\n"
            "    squares = (output - targets) ** 2\n"
            "    if reduction == 'mean': return squares.mean()\n"
            "    if reduction == 'sum': return squares.sum()",
            None,
            "returned None, when output and targets had shape (4, 3), reduction = 'none'. In "
            "other cases it returned something: does a branch lack its return?",
        ),
        (
            "linear",
            "(X, W, b):\n    X += 0.1\n    z = (X - 0.1) @ W + b\n    X -= 0.1\n    return z",
            "rounding-stays-in",
            "X comes back changed in its last digits: adding a number and subtracting it again",
        ),
        (
            "relu",
            "(z): return np.sqrt(z) ** 2",
            None,
            "nan comes from 0 / 0, inf − inf, the mean of no numbers, or the square root or",
        ),
        ("relu", "(z): print(np.maximum(z, 0))", None, "print only shows a value"),
        ("relu", "(z): z[z < 0] = 0", None, "returned None, and z was changed in place."),
    ],
)
def test_a_wrong_answer_gets_the_clue_that_explains_it(name, source, slug, told):
    found = verdict(f"def {name}{source}", name)
    assert (found.status, found.mistake) == ("wrong", slug), found
    assert told in found.message, found


@pytest.mark.parametrize("alone", ["np.nan", "targets.mean()", "targets[k]"])
def test_the_clue_says_that_a_row_was_encoded_without_its_own_target(alone):
    source = (
        "def encoded(categories, y, training, validation):\n"
        "    learnt, targets = categories[training], y[training]\n"
        "    def mean(alike, usual):\n"
        "        return targets[alike].mean() if alike.any() else usual\n"
        "    rows = np.arange(len(training))\n"
        f"    first = [mean((learnt == learnt[k]) & (rows != k), {alone}) for k in rows]\n"
        "    second = [mean(learnt == c, targets.mean()) for c in categories[validation]]\n"
        "    return np.array(first), np.array(second)"
    )
    assert check("repair_encoding", define(source, "encoded")).mistake == "own-target-left-out"


def test_numbers_that_clipping_makes_all_alike_are_not_evidence():
    """Clipped to ±1, all targets around 20 are 1, and so is whatever is made of them."""
    source = (
        "def encoded(categories, y, training, validation):\n"
        "    learnt, targets = categories[training], y[training]\n"
        "    column = np.full(len(y), targets.mean())\n"
        "    for c in np.unique(learnt):\n"
        "        column[categories == c] = targets[learnt == c].max()\n"
        "    return column[training], column[validation]"
    )
    found = check("repair_encoding", define(source, "encoded"))
    assert found.status == "wrong" and "it is right" not in found.message, found


def test_arguments_are_not_mentioned_where_the_result_says_nothing_about_them():
    for value in ("None", "np.nan * z", "z.T, z, z"):
        source = f"def leaky_relu(z, slope=0): return {value}"
        assert "depend on" not in verdict(source, "leaky_relu").message


def test_an_argument_that_can_be_computed_from_another_may_be_ignored():
    """tanh_backward may use z in place of a; this answer's mistake is a different one."""
    source = "def tanh_backward(grad, z, a): return grad * (1 - np.tanh(z) ** 3)"
    assert "depend" not in verdict(source, "tanh_backward").message
    source = (  # y is the maximum of x, so an answer need not use it
        "def max_backward(grad, x, y, axis=None, keepdims=False):\n"
        "    kept = np.max(x, axis=axis, keepdims=True).shape\n"
        "    return np.reshape(grad, kept) * (np.abs(x) == np.max(np.abs(x)))"
    )
    found = verdict(source, "max_backward")
    assert found.status == "wrong" and "depend" not in found.message, found


def test_arguments_are_not_called_swapped_if_a_right_answer_may_exchange_them():
    """The softmax of log softmax is the softmax; clipped, this one fails only for z far from 0."""
    source = (
        "def log_softmax_backward(grad, z, a):\n"
        "    p = np.exp(np.clip(z, -500, 500))\n"
        "    return grad - p / p.sum(1, keepdims=True) * grad.sum(1, keepdims=True)"
    )
    found = verdict(source, "log_softmax_backward")
    assert found.status == "wrong" and "changed places" not in found.message, found
    assert found.message.endswith("the result is right; larger numbers make it wrong."), found


def test_a_single_number_is_not_evidence():
    """A constant array fits many transformations."""
    ones = [(np.ones((2, 3)), np.full((2, 3), 2.0), ()), (np.ones(4), np.full(4, 2.0), ())]
    assert diagnose("values", ones)[0] == "constant-factor"
    same = [(np.ones((2, 3)), np.ones((1, 3)), ()), (np.ones((4, 3)), np.ones((3, 3)), ())]
    assert diagnose("shape", same) is None


def test_np_empty_is_blamed_only_where_it_matters():
    source = (
        "def relu(z):\n    a = np.empty_like(z)\n    a[...] = np.abs(z) + np.cos(z)\n    return a"
    )
    assert "np.empty" not in verdict(source).message
    source = "def relu(z):\n    a = np.empty_like(z)\n    a[z > 0] = z[z > 0]\n    return a"
    assert "np.empty does not set its array to 0" in verdict(source).message


def test_random_generators_continue_where_they_were_before_the_check():
    """Including NumPy's global generator, when it is called through an imported name."""
    names = np.random.get_state(legacy=False)["state"]  # noqa: NPY002
    key, at = names["key"].copy(), names["pos"]
    check("he_normal", lambda shape, rng: rand(*shape))  # noqa: NPY002
    state = np.random.get_state(legacy=False)["state"]  # noqa: NPY002
    assert (state["key"] == key).all() and state["pos"] == at


@pytest.mark.parametrize("huge", ["10**400", "2**64", "-(10**30)", "1e400", "float('nan')"])
def test_a_constant_too_large_for_a_float_is_not_a_clue_and_does_no_harm(huge):
    found = verdict(f"def accuracy(labels, predicted): return {huge}", "accuracy")
    assert found.status == "wrong", found
    assert "asks for floats" in found.message or "the share is 0.714" in found.message, found
    found = verdict(f"def relu(z): return z if {huge} == 3 else 2 * z", "relu")
    assert found.status == "wrong" and "expected" in found.message, found


@pytest.mark.parametrize(
    ("value", "text"),
    [(10**400, "1e+400"), (-(10**20), "-1e+20"), (10**19, "1" + 19 * "0"), (1e300, "1e+300")],
)
def test_a_number_of_any_size_is_shown_in_few_digits(value, text):
    assert number(value) == text


def test_an_exception_with_a_different_message_counts_as_the_same_mistake():
    source = "def linear(X, W, b): return np.dot(X, W.T) + b"
    assert verdict(source, "linear").mistake == "transposed-weights"
    source = (
        "def should_stop(losses, patience):\n"
        "    return len(losses) - 1 - losses.index(min(losses)) >= patience"
    )
    assert verdict(source, "should_stop").mistake == "empty-list"


@pytest.mark.parametrize(("count", "told"), [(3, None), (4, "the sign is the wrong way round")])
def test_a_second_mistake_is_recognized_from_four_numbers_on(count, told):
    known = np.arange(1.0, count + 1)
    assert besides([[known]], [[-known]], [[known + 1]], [{}], [""]) == told


@pytest.mark.proofs
def test_a_wrong_answer_is_judged_in_a_moment():
    """It takes less than a tenth of a second of processor time once everything is cached."""
    source = "def two_layer_forward(X, W1, b1, W2, b2): return np.sin(X @ W1) @ W2, (X, X, X)"
    function = define(source, "two_layer_forward")
    record = EXERCISES["two_layer_forward"]
    judge(record, function)
    taken = []
    for _ in range(5):  # take the best of five, because a busy machine slows some of them down
        start = time.process_time()
        assert judge(record, function).status == "wrong"
        taken.append(time.process_time() - start)
    assert min(taken) < 0.1
