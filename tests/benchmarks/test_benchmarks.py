"""The benchmarks' own arithmetic. No test asserts their results: `make bench` prints them."""

import hashlib
import json
import os
import re
import zipfile

import numpy as np
import pytest

from benchmarks import (
    autograd,
    cases,
    child,
    classroom,
    frameworks,
    installation,
    machine,
    original_way,
    recipes,
    remedies,
    runs,
    shared,
    side_by_side,
    unseen_twins,
    waiting,
)
from mlpkit.backprop import backward
from mlpkit.forward_pass import forward, predict_probabilities
from mlpkit.losses import LOSSES, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam, adam_step, cosine
from mlpkit.preprocessing import load_fashion_mnist
from mlpkit.training import evaluate, fit, train_epoch


def test_work_is_prepared_again_and_timed_in_turns_after_a_warm_up():
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


def test_a_target_includes_its_exact_value():
    assert shared.target(0.75, 0.75) == ("≤ 0.75", "met")
    assert shared.target(0.76, 0.75) == ("≤ 0.75", "**missed**")
    assert shared.target(7, None) == ("–", "")


def test_runs_are_kept_and_shown_side_by_side(monkeypatch, tmp_path):
    monkeypatch.setattr(runs, "FILE", tmp_path / "runs.json")
    monkeypatch.setattr(runs, "SHOWN", 2)
    assert runs.describe_runs(runs.kept()) == "No run is kept yet."
    for ratio in ("0.70", "0.60", "0.50"):
        row = ["against JAX", "best", "2", "4", ratio, "–", ""]
        kept = runs.keep({"784-10": [row, ["against us", "one", "1", "1", "1.00", "–", ""]]})
    assert kept == runs.kept() and len(kept) == 3
    *_, header, _, first, second = runs.describe_runs(kept).splitlines()
    assert header.startswith("| fit / rival, 784-10 | 20") and header.count("blas") == 2
    assert (first, second) == (
        "| against JAX, best | 0.60 | 0.50 |",
        "| against us, one | 1.00 | 1.00 |",
    )


def test_a_table_is_markdown():
    assert shared.table(("a", "b"), [(1, 2)]) == "| a | b |\n| --- | ---: |\n| 1 | 2 |"


def test_each_side_is_taken_at_its_best_number_of_threads():
    # One thread: our 2 s against 4 s; all threads: 3 s against 1 s. The best of each: 2 s against 1
    # s.
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


@pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity"), reason="a process can't be tied to a core"
)
def test_children_have_a_core_each_and_keep_their_order():
    assert child.in_children(child.cores, [()] * 3) == [1, 1, 1]
    jobs = [(str(number), 1, None, "", "") for number in range(3)]
    assert [what for what, *_ in child.in_children(waiting.row, jobs)] == ["0", "1", "2"]


def test_a_child_runs_the_code_that_blas_picks_for_the_processor(monkeypatch):
    picked = child.in_child(machine.blas)
    for name in child.ORDERS:
        monkeypatch.delenv(name, raising=False)
    assert child.in_child(machine.blas) == picked
    assert machine.orders() == ""
    if "openblas" in picked:
        # BLAS picks at most one of the two for this processor
        for order in ("Haswell", "Sandybridge"):
            monkeypatch.setenv("OPENBLAS_CORETYPE", order)
            assert child.in_child(machine.blas) == picked
            assert f"OPENBLAS_CORETYPE={order} was taken out" in machine.orders()


def test_a_child_takes_and_returns_values():
    row = child.in_child(waiting.row, "x", 1.26, 1.3, ".1f", " s")
    assert row == ["x", "1.3 s", "≤ 1.3 s", "met"]


def test_a_notebook_takes_the_sum_of_the_times_of_its_cells():
    report = """<testsuites><testsuite>
    <testcase classname="notebooks.a.ipynb" name="Cell 0" time="1.5"/>
    <testcase classname="notebooks.b.ipynb" name="Cell 0" time="4"/>
    <testcase classname="notebooks.a.ipynb" name="Cell 1" time="2"/>
    </testsuite></testsuites>"""
    assert waiting.notebook_seconds(report) == {"a.ipynb": 3.5, "b.ipynb": 4}


def test_an_epoch_on_tensors_equals_the_taught_one():
    network, rng = mlp([5, 4, 3], "sigmoid"), np.random.default_rng(0)
    batches = [(rng.random((6, 5), np.float32), rng.integers(0, 3, 6)) for _ in range(4)]
    found = []
    for epoch, last in (
        (autograd.tensor_epoch, ["sigmoid"]),
        (train_epoch, LOSSES["cross_entropy"]),
    ):
        parameters = initialize(network, np.random.default_rng(1))
        measured = epoch(network, parameters, batches, SGD(0.5), *last)
        found.append((*measured, parameters.vector.tobytes()))
    assert found[0] == found[1]


def test_a_line_of_the_attempts_file_is_timed():
    taken = waiting.attempt_times(20)
    assert len(taken) == 20 and all(0 < each for each in taken)


def test_a_report_on_made_files_is_timed():
    rows = classroom.section(quick=True).splitlines()[-4:]
    assert "| the report |" in rows[0] and all(re.search(r"\d", row) for row in rows)


def test_the_parts_of_a_wheel_add_up_to_its_size(tmp_path):
    sizes = {"data/fashion_mnist/images": 3, "data/concrete/table": 1, "notebooks/00.ipynb": 2}
    with zipfile.ZipFile(tmp_path / "made.whl", "w") as wheel:
        for name, size in sizes.items():
            wheel.writestr(f"mlpkit/{name}", bytes(size * 10**6))
    found = {what: float(size) for what, size in installation.parts(tmp_path / "made.whl")}
    assert found == {
        "the wheel, MB": 6,
        "of that, Fashion-MNIST, MB": 3,
        "of that, notebooks with their outputs, MB": 2,
        "of that, results that are only read, MB": 0,
        "of that, everything else, MB": 1,
    }


@pytest.mark.guards
def test_checks_are_timed_for_right_and_for_wrong_answers():
    found = waiting.check_times(quick=True)
    right = [name for name, _ in found["right answers"]]
    assert len(right) == 5 and {name for name, _ in found["wrong answers"]} <= set(right)
    assert all(taken > 0 for times in found.values() for _, taken in times)


def test_a_recipe_describes_itself():
    recipe = recipes.Recipe((784, 64, 10), 256, 0.01, 2)
    assert str(recipe) == "784-64-10, 2 epochs, batches of 256, Adam (β₁ 0.9, β₂ 0.999) at 0.01"
    decayed = recipe._replace(beta1=0.8, decay=0.1)
    assert str(decayed).endswith("AdamW (β₁ 0.8, β₂ 0.999, decay 0.1) at 0.01")
    assert str(recipe._replace(mirrored=True)).endswith(" at 0.01, mirrored images too")


def test_mirrored_images_come_after_the_originals():
    X, y = np.arange(2 * 784).reshape(2, 784), np.array([3, 5])
    doubled, labels = recipes.with_mirrored(X, y)
    assert labels.tolist() == [3, 5, 3, 5] and (doubled[:2] == X).all()
    left_to_right = [
        doubled[3].reshape(28, 28)[row, 27 - column] for row, column in [(0, 0), (9, 4)]
    ]
    assert left_to_right == [784, 784 + 9 * 28 + 4]


@pytest.fixture
def here(monkeypatch):
    """Run the children's work in this process, with values passed through JSON."""
    values = lambda found: json.loads(json.dumps(found))  # noqa: E731
    run = lambda function, *arguments, threads=None: values(function(*values(arguments)))  # noqa: E731
    monkeypatch.setattr(remedies, "in_child", run)
    monkeypatch.setattr(
        remedies, "in_children", lambda function, jobs: [run(function, *job) for job in jobs]
    )


@pytest.mark.guards
def test_the_remedies_section_leaves_the_file_alone_when_quick(here, monkeypatch, tmp_path):
    monkeypatch.setattr(remedies, "FILE", tmp_path / "remedies.json")
    monkeypatch.setattr(remedies, "SEEDS", (0, 1))
    (X, y), others = remedies.images()
    few = (X[:1000], y[:1000]), tuple(part[:500] for part in others)
    monkeypatch.setattr(remedies, "images", lambda: few)
    # without the cache, which would keep the full data
    monkeypatch.setattr(remedies, "data", remedies.data.__wrapped__)
    text = remedies.section(quick=True)
    assert not remedies.FILE.exists()
    for name in remedies.REMEDIES:
        assert sum(line.startswith(f"| {name} |") for line in text.splitlines()) == 2
    assert "on 200 images" in text and "of 2 seeds" in text.replace("\n", " ")


def test_the_remedies_file_has_the_text_of_the_section(here, monkeypatch, tmp_path):
    found = {"number": 0.5}
    monkeypatch.setattr(remedies, "FILE", tmp_path / "remedies.json")
    monkeypatch.setattr(remedies, "measure", lambda *size: found | {"size": size})
    monkeypatch.setattr(remedies, "write_section", lambda measured: repr(measured))
    size = remedies.EXAMPLES, remedies.EPOCHS, remedies.ROUNDS
    assert remedies.section() == repr(found | {"size": size})
    assert json.loads(remedies.FILE.read_text()) == found | {"size": list(size)}


def test_together_is_every_remedy_but_one_at_the_rate_for_all():
    chosen = {name: options[0] for name, options in remedies.REMEDIES.items()}
    every = remedies.together(remedies.PLAIN | {"rate": 1}, chosen | {"all": {"rate": 7}})
    assert every["rate"] == 7 and every.keys() == {*remedies.PLAIN, "rate"}
    differ = {name for name in remedies.PLAIN if every[name] != remedies.PLAIN[name]}
    assert differ == set(remedies.PLAIN)
    for name in remedies.REMEDIES:
        left = remedies.together(
            remedies.PLAIN | {"rate": 1}, chosen | {"all": {"rate": 7}}, but=name
        )
        (gone,) = [field for field in left if left[field] != every[field]]
        assert gone in chosen[name] and left[gone] == remedies.PLAIN[gone]


def test_images_to_evaluate_on_are_never_drawn():
    (X, y), (X_judging, y_judging) = remedies.images()
    images, labels, *_ = load_fashion_mnist()
    counts = np.bincount(y, minlength=10) + np.bincount(y_judging, minlength=10)
    assert (counts == np.bincount(labels)).all() and len(y_judging) == remedies.JUDGING
    sums = X.sum(axis=0, dtype=float) + X_judging.sum(axis=0, dtype=float)
    assert np.allclose(sums + 30_000, images.reshape(-1, 784).sum(axis=0) / 255, atol=0.1)
    one, other = remedies.data(0, 300), remedies.data(1, 300)
    assert one["judging"] is other["judging"]
    train, validation, others = (
        {image.tobytes() for image in part[0]}
        for part in (one["train"], one["validation"], other["train"])
    )
    assert len(train) == len(validation) == 300 and not train & validation and train != others


def test_early_stopping_returns_the_weights_of_the_best_epoch_by_validation():
    sets, epochs = remedies.data(0, 200), 30
    steps, losses, vectors = epochs * 200 // remedies.BATCH_SIZE, [], []

    def look(run):
        losses.append(evaluate(network, run.parameters, *sets["validation"])[0])
        vectors.append(run.parameters.vector.copy())

    rng, network = np.random.default_rng(5), mlp(remedies.SIZES)
    parameters, adam = initialize(network, rng), Adam(lambda step: cosine(step, steps, 0.02))
    recipe = {"optimizer": adam, "batch_size": remedies.BATCH_SIZE, "epochs": epochs, "rng": rng}
    fit(network, parameters, sets["train"], **recipe, callbacks=[look], progress=False)
    best = int(np.argmin(losses))
    assert 0 < best < epochs - 4, "the best epoch is neither the first nor near the last"
    settings = remedies.PLAIN | {"rate": 0.02, "patience": best + 1}
    _, stopped, done, _ = remedies.trained(settings, sets, epochs, np.random.default_rng(5))
    assert (stopped.vector == vectors[best]).all() and done == min(epochs, 2 * best + 2)


def test_an_ensemble_is_judged_by_the_mean_of_its_probabilities():
    recipe, sets = remedies.PLAIN | {"rate": 0.004}, remedies.data(3, 200)
    X, y = sets["validation"]
    p, single = [], []
    for number in range(2):
        rng = np.random.default_rng([3, number])
        network, parameters, *_ = remedies.trained(recipe, sets, 2, rng)
        p.append(predict_probabilities(network, parameters, X))
        single.append(evaluate(network, parameters, X, y))
    one = remedies.score(recipe, sets, 3, 2, "validation")
    assert (one["loss"], one["accuracy"], one["epochs"]) == (*map(pytest.approx, single[0]), 2)
    both = remedies.score(recipe | {"networks": 2}, sets, 3, 2, "validation")
    mean = (p[0] + p[1]) / 2
    assert both["accuracy"] == np.mean(mean.argmax(axis=1) == y) and both["epochs"] == 4
    assert both["loss"] == pytest.approx(-np.mean(np.log(mean[np.arange(200), y])), rel=1e-5)


def test_the_original_way_computes_the_gradients_of_mlpkit():
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


def test_adam_in_the_original_way_is_adam():
    rng = np.random.default_rng(2)
    theta, m, v = rng.standard_normal(7), np.zeros(7), np.zeros(7)
    parameters, moments = {"W1": theta.copy()}, {}
    for t in (1, 2, 3):
        grad = rng.standard_normal(7)
        adam_step(theta, grad, m, v, t, 0.01)
        parameters = original_way.adam(parameters, {"dW1": grad}, moments, t, 0.01)
    assert np.allclose(parameters["W1"], theta, rtol=1e-12)


LEARNERS = {"fit": frameworks.by_fit} | side_by_side.MAKERS
LEARNERS.pop("bare products")  # the bare products only multiply


@pytest.mark.guards
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
    experiment = frameworks.Experiment((8, 16, 3), hidden, 20, optimizer, rate)
    maker = LEARNERS[name](experiment, X, y)
    for _ in range(2):  # each round starts from fresh parameters
        predict = maker()()
        assert np.mean(predict(X) == y) > 0.9


TWINS = {  # the first digits of the SHA-256 of each twin, from when it had a file of its own
    "a_edges": "ad914ec1bf64c07a",
    "b_lights": "300922997e15b957",
    "c_tidy": "62955357b0695e9f",
    "d_windings": "9c57e414b9c0c494",
    "e_thrift": "1585d07d54db9f7b",
    "f_rare": "03f5d49a1712d024",
    "g_two_arms": "e007be1e9b60d962",
    "h_stairs": "48f3a42ac95b97b9",
    "i_best": "0da6b6827e404037",
    "j_counter": "69634da052c6bd08",
}


@pytest.mark.parametrize("name", TWINS)
def test_an_unseen_program_with_its_edit_is_its_healthy_twin_byte_for_byte(name):
    source = (cases.UNSEEN / f"{name}.py").read_text(encoding="utf-8")
    made = unseen_twins.healthy(name, source)
    assert hashlib.sha256(made.encode()).hexdigest()[:16] == TWINS[name]
    with pytest.raises(ValueError, match="occurs 0 times; expected once"):
        unseen_twins.healthy(name, "")


def test_every_unseen_program_has_its_edit():
    assert (
        {path.stem for path in cases.UNSEEN.glob("*.txt")} == set(unseen_twins.EDITS) == set(TWINS)
    )
