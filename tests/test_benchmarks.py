"""The benchmarks' own arithmetic. What they measure is nowhere asserted: `make bench` says it."""

import os

import numpy as np
import pytest
from benchmarks import (
    child,
    machine,
    original_way,
    recipes,
    rivals,
    runs,
    shared,
    side_by_side,
    waiting,
)

from mlpkit.backprop import backward
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import adam_step


def test_work_is_made_anew_and_timed_in_turns_after_one_to_warm_up():
    calls = []

    def maker(name):
        def make():
            calls.append(f"make {name}")
            return lambda: calls.append(name)

        return make

    times = shared.in_turns([maker("a"), maker("b")], 2)
    once = ["make a", "a", "make b", "b"]
    assert calls == once * 3
    assert [len(taken) for taken in times] == [2, 2] and np.min(times) >= 0


def test_ratios_are_those_of_neighbours():
    assert shared.ratios([1, 6], [2, 3]) == [0.5, 2]


def test_the_slope_is_the_exponent():
    x = np.array([1, 10, 500])
    assert shared.slope(x, 3 * x**1.5) == pytest.approx(1.5)


def test_the_spread_is_median_and_range():
    assert shared.spread([3, 1, 2, 10, 2]) == "2.00 (1.00–10.00)"


def test_a_target_is_met_up_to_its_very_value():
    assert shared.target(0.75, 0.75) == ("≤ 0.75", "met")
    assert shared.target(0.76, 0.75) == ("≤ 0.75", "**missed**")
    assert shared.target(7, None) == ("–", "")


def test_runs_are_kept_and_stand_side_by_side(monkeypatch, tmp_path):
    monkeypatch.setattr(runs, "FILE", tmp_path / "runs.json")
    monkeypatch.setattr(runs, "SHOWN", 2)
    assert runs.described(runs.kept()) == "No run is kept yet."
    for ratio in ("0.70", "0.60", "0.50"):
        row = ["against JAX", "best", "2", "4", ratio, "–", ""]
        kept = runs.keep({"784-10": [row, ["against us", "one", "1", "1", "1.00", "–", ""]]})
    assert kept == runs.kept() and len(kept) == 3
    *_, header, _, first, second = runs.described(kept).splitlines()
    assert header.startswith("| fit / rival, 784-10 | 20") and header.count("blas") == 2
    assert (first, second) == (
        "| against JAX, best | 0.60 | 0.50 |",
        "| against us, one | 1.00 | 1.00 |",
    )


def test_a_table_is_markdown():
    assert shared.table(("a", "b"), [(1, 2)]) == "| a | b |\n| --- | ---: |\n| 1 | 2 |"


def test_each_side_has_its_best_threads():
    # One thread: 2 s against 4 s; all: 3 s against 1 s. At best 2 s against 1 s.
    times = [([2, 2], [4, 4]), ([3, 3], [1, 1])]
    rows = side_by_side.rows_of("JAX, compiled", times, 1.0, "best")
    assert [row[1:] for row in rows] == [
        ["one", "2000", "4000", "0.50 (0.50–0.50)", "–", ""],
        ["all", "3000", "1000", "3.00 (3.00–3.00)", "–", ""],
        ["best", "2000", "1000", "2.00", "≤ 1.00", "**missed**"],
    ]
    assert side_by_side.rows_of("JAX, compiled", times, 0.5, "one")[0][-2:] == ["≤ 0.50", "met"]


@pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity"), reason="a process can't be tied to a core"
)
def test_a_child_has_one_core_or_all():
    assert child.in_child(child.cores, threads=1) == 1
    assert child.in_child(child.cores) == child.cores()


def test_a_child_runs_the_code_that_blas_picks_for_the_processor(monkeypatch):
    picked = child.in_child(machine.blas)
    for name in child.ORDERS:
        monkeypatch.delenv(name, raising=False)
    assert child.in_child(machine.blas) == picked
    assert "asked for none" in machine.orders()
    if "openblas" in picked:
        for order in ("Haswell", "Sandybridge"):  # one of them is not what it picks
            monkeypatch.setenv("OPENBLAS_CORETYPE", order)
            assert child.in_child(machine.blas) == picked
            assert f"OPENBLAS_CORETYPE={order} was taken out" in machine.orders()


def test_a_child_takes_and_gives_values():
    row = child.in_child(waiting.row, "x", 1.26, 1.3, ".1f", " s")
    assert row == ["x", "1.3 s", "≤ 1.3 s", "met"]


def test_a_notebook_takes_the_time_of_its_cells():
    report = """<testsuites><testsuite>
    <testcase classname="notebooks.a.ipynb" name="Cell 0" time="1.5"/>
    <testcase classname="notebooks.b.ipynb" name="Cell 0" time="4"/>
    <testcase classname="notebooks.a.ipynb" name="Cell 1" time="2"/>
    </testsuite></testsuites>"""
    assert waiting.notebook_seconds(report) == {"a.ipynb": 3.5, "b.ipynb": 4}


def test_checks_are_timed_for_right_and_for_wrong_answers():
    found = waiting.check_times(quick=True)
    right = [name for name, _ in found["right answers"]]
    assert len(right) == 5 and {name for name, _ in found["wrong answers"]} <= set(right)
    assert all(taken > 0 for times in found.values() for _, taken in times)


def test_a_recipe_says_what_it_does():
    recipe = recipes.Recipe((784, 64, 10), 256, 0.01, 2)
    assert str(recipe) == "784-64-10, 2 epochs, batches of 256, Adam (β₁ 0.9, β₂ 0.999) at 0.01"
    decayed = recipe._replace(beta1=0.8, decay=0.1)
    assert str(decayed).endswith("AdamW (β₁ 0.8, β₂ 0.999, decay 0.1) at 0.01")
    assert str(recipe._replace(mirrored=True)).endswith(" at 0.01, mirrored images too")


def test_mirrored_images_stand_beside_the_others():
    X, y = np.arange(2 * 784).reshape(2, 784), np.array([3, 5])
    doubled, labels = recipes.with_mirrored(X, y)
    assert labels.tolist() == [3, 5, 3, 5] and (doubled[:2] == X).all()
    left_to_right = [
        doubled[3].reshape(28, 28)[row, 27 - column] for row, column in [(0, 0), (9, 4)]
    ]
    assert left_to_right == [784, 784 + 9 * 28 + 4]


def test_the_original_way_finds_the_gradients_of_mlpkit():
    rng = np.random.default_rng(1)
    X, y = rng.standard_normal((9, 5)), rng.integers(3, size=9)
    network = mlp([5, 4, 6, 3], "sigmoid")
    ours = initialize(network, rng, "normal", np.float64)
    output, cache = forward(network, ours, X)
    expected = ours.like()
    backward(network, ours, cache, cross_entropy_backward(output, y), expected)

    theirs = {name: np.atleast_2d(value).T for name, value in ours.items()}
    functions = [original_way.sigmoid, original_way.sigmoid, original_way.softmax]
    outputs = original_way.forward(theirs, X.T, functions)
    found = original_way.backward(theirs, outputs, X.T, np.eye(3)[y].T, original_way.sigmoid_slope)
    for name in ours:
        assert np.allclose(found[f"d{name}"].T, expected[name], rtol=1e-10, atol=1e-14)


def test_the_original_ways_adam_is_adam():
    rng = np.random.default_rng(2)
    theta, m, v = rng.standard_normal(7), np.zeros(7), np.zeros(7)
    parameters, moments = {"W1": theta.copy()}, {}
    for t in (1, 2, 3):
        grad = rng.standard_normal(7)
        adam_step(theta, grad, m, v, t, 0.01)
        parameters = original_way.adam(parameters, {"dW1": grad}, moments, t, 0.01)
    assert np.allclose(parameters["W1"], theta, rtol=1e-12)


LEARNERS = {"fit": rivals.by_fit} | side_by_side.MAKERS
LEARNERS.pop("bare products")  # which only multiply


@pytest.mark.parametrize("name", LEARNERS)
@pytest.mark.parametrize(
    ("hidden", "optimizer", "rate"), [("sigmoid", "sgd", 2), ("relu", "adam", 0.01)]
)
def test_every_rival_learns(name, hidden, optimizer, rate):
    library = {"PyTorch, eager": "torch", "scikit-learn": "sklearn", "JAX, compiled": "jax"}
    if name in library:
        pytest.importorskip(library[name])
    rng = np.random.default_rng(3)
    y = rng.integers(3, size=2_005)
    X = (3 * np.eye(3)[y] @ rng.standard_normal((3, 8)) + rng.standard_normal((2_005, 8))).astype(
        "f"
    )
    experiment = rivals.Experiment((8, 16, 3), hidden, 20, optimizer, rate)
    maker = LEARNERS[name](experiment, X, y)
    for _ in range(2):  # each starts anew
        predict = maker()()
        assert np.mean(predict(X) == y) > 0.9
