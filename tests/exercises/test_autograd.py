"""The exercises of notebook 11 compared with mlpkit's Tensor, and the numbers in its hunts."""

import inspect
from itertools import pairwise

import nbformat
import numpy as np
import pytest

from mlpkit import autograd
from mlpkit.autograd import Tensor
from mlpkit.backprop import numerical_gradient
from mlpkit.exercises import check
from mlpkit.exercises.autograd import guesses, repair_order
from mlpkit.exercises.autograd.cases import Value, graph_of, walk_back
from mlpkit.exercises.autograd.hessian_vector_product import hessian_vector_product
from mlpkit.exercises.autograd.jvp import PROGRAMS, jvp
from mlpkit.exercises.autograd.log_softmax_backward import log_softmax_backward
from mlpkit.exercises.autograd.topological_order import early, topological_order
from mlpkit.exercises.autograd.training_step import batches, squared_error, training_step
from mlpkit.exercises.autograd.walk_back import graphs, values_of
from mlpkit.losses import log_softmax
from tests.notebooks.minutes import NOTEBOOKS


def leaves(*arrays):
    return [Tensor(array, requires_grad=True) for array in arrays]


def test_the_order_that_the_exercise_asks_for_is_one_that_the_tensors_accept():
    a, b = leaves(2.0, 3.0)
    c = a * b
    d = (c + a) * c
    end = d * d + b
    tensors = autograd.topological_order(end)
    names = {id(each): f"t{k}" for k, each in enumerate(tensors)}
    parents = {names[id(t)]: tuple(names[id(p)] for p in t.parents) for t in tensors}
    theirs = [names[id(each)] for each in tensors]
    ours = topological_order(parents, theirs[-1])
    assert sorted(ours) == sorted(theirs)
    assert early(ours, parents) is None
    assert early(theirs, parents) is None
    assert early(ours[::-1], parents) is not None


def test_log_softmax_as_one_operation_has_the_gradient_of_its_three_operations():
    rng = np.random.default_rng(1)
    z, grad = rng.normal(0, 2, (3, 4)), rng.normal(size=(3, 4))
    (logits,) = leaves(z)
    e = autograd.exp(logits)
    autograd.log(e / e.sum(axis=1, keepdims=True)).backward(grad)
    np.testing.assert_allclose(log_softmax_backward(grad, z, log_softmax(z)), logits.grad)


@pytest.mark.parametrize("program", PROGRAMS)
def test_forward_mode_is_the_gradient_times_the_slopes(program):
    values, slopes = {"a": 1.3, "b": -0.7}, {"a": 0.4, "b": 2.0}
    tensors = {name: Tensor(value, requires_grad=True) for name, value in values.items()}
    for name, sign, a, b in program:
        tensors[name] = tensors[a] + tensors[b] if sign == "+" else tensors[a] * tensors[b]
    tensors[program[-1][0]].backward()
    along = sum(slopes[k] * (0 if tensors[k].grad is None else tensors[k].grad) for k in values)
    value, slope = jvp(program, values, slopes)
    np.testing.assert_allclose([value, slope], [tensors[program[-1][0]].data, along])


def test_a_hessian_times_a_vector_is_right_for_a_network_made_of_tensors():
    """L = Σ (X W)³ has the Hessian Xᵀ diag(6 X W) X."""
    rng = np.random.default_rng(2)
    X, w, v = rng.normal(size=(5, 3)), rng.normal(size=3), rng.normal(size=3)

    def gradient(w):
        (w,) = leaves(w)
        ((X @ w) ** 3).sum().backward()
        return w.grad

    right = X.T @ (6 * (X @ w) * (X @ v))
    np.testing.assert_allclose(hessian_vector_product(gradient, w, v, 1e-4), right, rtol=1e-6)


TWO_FORKS = {"c": (("b", 1.0), ("b", 1.0)), "b": (("a", 1.0), ("a", 1.0)), "a": ()}
# A program from a book, for e = (b + 3) + 5 b with b = 4 a: 24 is right.
ONE_FORK_BEFORE_THE_END = {
    "e": (("c", 1.0), ("d", 1.0)),
    "c": (("b", 1.0),),
    "d": (("b", 5.0),),
    "b": (("a", 4.0),),
    "a": (),
}


def test_the_numbers_in_the_hunts_are_the_published_ones():
    assert repair_order.in_order(1.0, TWO_FORKS, "c")["a"] == 4
    assert repair_order.too_early(1.0, TWO_FORKS, "c")["a"] == 8
    assert repair_order.in_order(1.0, ONE_FORK_BEFORE_THE_END, "e")["a"] == 24
    assert repair_order.sum_handed_on(1.0, ONE_FORK_BEFORE_THE_END, "e")["a"] == 28
    assert repair_order.set_on_the_way(1.0, ONE_FORK_BEFORE_THE_END, "e")["a"] == 20


def test_the_walk_that_is_asked_for_finds_the_gradients_of_the_tensors_and_releases_the_graph():
    rng = np.random.default_rng(3)
    for slopes, _ in graphs(rng):
        tensors, values = {}, values_of(slopes)
        for name, arrows in slopes.items():
            parts = [slope * tensors[parent] for parent, slope in arrows]
            tensors[name] = sum(parts[1:], parts[0]) if parts else leaves(rng.normal())[0]
        end = next(reversed(slopes))
        tensors[end].backward()
        walk_back(values[end])
        by_slopes = repair_order.in_order(1.0, slopes, end)
        for name, tensor in tensors.items():
            right = 0 if tensor.grad is None else tensor.grad
            np.testing.assert_allclose([values[name].grad, by_slopes[name]], [right, right])
            assert values[name].parents == () and values[name].send_back is None


def test_the_step_that_the_exercise_asks_for_equals_gradient_descent_by_nudging():
    rng = np.random.default_rng(4)
    for made, arrays, rate in batches(rng):
        weights, by_nudging = [Value(a.copy()) for a in arrays], [a.copy() for a in arrays]
        for X, y in made:
            loss_of = squared_error(X, y, [])

            def loss_at(k, array, loss_of=loss_of, now=by_nudging):
                return loss_of([Value(array if k == j else a) for j, a in enumerate(now)]).data

            slopes = [
                numerical_gradient(lambda array, k=k: loss_at(k, array), a)
                for k, a in enumerate(by_nudging)
            ]
            loss = loss_at(0, by_nudging[0])
            by_nudging = [a - rate * d for a, d in zip(by_nudging, slopes, strict=True)]
            np.testing.assert_allclose(training_step(loss_of, weights, rate), loss)
            for weight, right in zip(weights, by_nudging, strict=True):
                np.testing.assert_allclose(weight.data, right, atol=1e-8)


def test_the_value_class_of_the_exercises_is_that_of_the_notebook():
    """graph_of and Value.__init__ are written out in both, word for word."""
    notebook = nbformat.read(NOTEBOOKS / "11_autograd.ipynb", as_version=4)
    cells = {cell.id: cell.source for cell in notebook.cells}
    assert cells["graph-of"].startswith(inspect.getsource(graph_of).rstrip())
    made = inspect.getsource(Value.__init__).rstrip()
    assert made in cells["value"]


def sends_at_once(end, lets_go):
    """Walk back, but let each value send its gradient as soon as a part arrives. With lets_go
    False, the graph is kept."""
    end.grad = 1.0

    def send(value):
        if value.parents:
            for parent, part in zip(value.parents, value.send_back(value.grad), strict=True):
                parent.grad += part
                send(parent)
            if lets_go:
                value.parents, value.send_back = (), None

    send(end)


def begins_again(end, lets_go):
    """Walk back, but call the walk itself for each parent, which sets the parent's gradient to
    1.0."""
    end.grad = 1.0
    if end.parents:
        for parent, part in zip(end.parents, end.send_back(end.grad), strict=True):
            parent.grad += part
            begins_again(parent, lets_go)
        if lets_go:
            end.parents, end.send_back = (), None


@pytest.mark.parametrize("lets_go", [True, False])
@pytest.mark.parametrize(
    ("walk", "said"),
    [(sends_at_once, "sends before its gradient is whole"), (begins_again, "Only end begins")],
)
def test_a_wrong_walk_is_recognized_whether_or_not_it_releases_the_graph(walk, said, lets_go):
    assert said in check("walk_back", lambda end: walk(end, lets_go)).message


def found_from_the_end(parents, end):
    found, left = {end}, [end]
    while left:
        new = set(parents[left.pop()]) - found
        found |= new
        left.extend(new)
    return list(found)


def found_along_every_way(parents, end):
    return list({end}.union(*(found_along_every_way(parents, name) for name in parents[end])))


@pytest.mark.parametrize("found", [found_from_the_end, found_along_every_way])
def test_an_order_taken_from_a_set_is_recognized_however_the_set_was_made(found):
    assert "a set keeps none" in check("topological_order", found).message


def test_the_requested_calls_are_counted():
    names = "abcdefghijk"
    chain = {b: ((a, 1.0), (a, 1.0)) for a, b in pairwise(names)}
    slopes = repair_order.Counted({"a": (), **chain})  # each call looks its value up once
    repair_order.part_handed_on(1.0, slopes, "k")
    assert slopes.asked == guesses.CALLS_AT_FORKS.answer


@pytest.mark.parametrize(("set_to_0", "second"), [("", 56), ("a", 40), ("abc", 16)])
def test_a_second_walk_adds_to_the_gradients_that_the_first_has_left(set_to_0, second):
    """As in `backward_twice`, b = a · a, c = b · a and L = b + c at a = 2; the gradient of a is 16
    after the first walk."""
    slopes = {"L": (("b", 1), ("c", 1)), "c": (("b", 2), ("a", 4)), "b": (("a", 2), ("a", 2))}
    gradients = dict.fromkeys("Lcba", 0)
    seen = []
    for _ in range(2):
        gradients["L"] = 1
        for name in "Lcb":
            for parent, slope in slopes[name]:
                gradients[parent] += gradients[name] * slope
        seen.append(gradients["a"])
        gradients |= dict.fromkeys(set_to_0, 0)
    assert seen == [16, second]
