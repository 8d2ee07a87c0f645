"""The check-up where the target is numbers: what it accuses, what it asks, where it is silent."""

import numpy as np
import pytest

from mlpkit import debugging
from mlpkit.debugging.checkup import MEASUREMENTS, OF_NUMBERS, checkup
from mlpkit.debugging.checkup_regression import APART, best_cut, other_unit
from mlpkit.debugging.measurements import along_ranks
from mlpkit.forward_pass import forward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam
from mlpkit.preprocessing import minibatches
from mlpkit.targets import Numbers
from mlpkit.training import evaluate, train_epoch


def made(N=300, seed=0):
    """X (N, 4), y (N,): a plane plus some noise, in hundreds."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((N, 4)).astype(np.float32)
    return X, 500 + 100 * (X @ [1.0, -0.5, 0.5, 0.0]) + 20 * rng.standard_normal(N)


X, Y = made()
VALIDATION = made(80, seed=1)
NETWORK = mlp([4, 16, 1])


def examined(*only, data=(X, Y), target=None, network=NETWORK, optimizer=None, seed=0, **changed):
    parameters = initialize(network, np.random.default_rng(seed))
    target = target or Numbers.of(data[1])
    return checkup(
        network, changed.pop("parameters", parameters), data, target, optimizer or Adam(0.01),
        np.random.default_rng(1), only=only or None, **changed,
    )  # fmt: skip


def said(*only, **changed):
    """Return (verdict, found) of the only finding that is not fine; None if all are fine."""
    loud = [(f.verdict, f.found) for f in examined(*only, **changed) if f.verdict != "fine"]
    assert len(loud) <= 1, loud
    return loud[0] if loud else None


def test_a_network_that_learns_gets_no_suspicion_and_no_word_about_classes():
    found = examined(validation=VALIDATION)
    assert [f.verdict for f in found] == ["fine"] * len(found)
    assert [f.measurement for f in found] == [n for n in OF_NUMBERS if n != "prediction"]
    assert set(MEASUREMENTS) - set(OF_NUMBERS) == {"classes", "neighbours"}
    with pytest.raises(ValueError, match="checkup: got classes; expected some of inputs, target, "):
        examined("classes")


def test_the_loss_at_the_start_is_compared_with_that_of_the_mean():
    parameters, target = initialize(NETWORK, np.random.default_rng(0)), Numbers.of(Y)
    start = debugging.loss_at_start(NETWORK, parameters, X[:50], Y[:50], target)
    assert start.found == pytest.approx(evaluate(NETWORK, parameters, X[:50], Y[:50], target)[0])
    assert start.expected == pytest.approx(np.var(Y[:50]) / np.var(Y))
    [fine] = examined("loss_at_start")
    assert fine.fine and fine.normal.endswith(": the mean")
    large = initialize(NETWORK, np.random.default_rng(0))
    large["W2"] = 20 * large["W2"]
    verdict, found = said("loss_at_start", parameters=large)
    assert verdict == "look: first weights" and float(found) > 100


def test_a_target_that_is_not_standardized_is_the_first_suspect():
    found = examined(target=Numbers())
    assert found.suspects[0] == "target"
    assert "loss_at_start" not in {f.measurement for f in found}
    [size] = examined("target", target=Numbers())
    assert size.found.endswith("size 510 standardized") and "Numbers.of(y)" in size.advice
    assert said("target", target=Numbers(500, 100)) is None


@pytest.mark.parametrize(
    ("output", "outputs"),
    [("relu", "outputs are 0 or more"), ("sigmoid", "outputs are 0 to 1"),
     ("tanh", "outputs are -1 to 1"), ("softmax", "outputs are 1 to 1"),
     ("leaky_relu", None), ("identity", None)],
)  # fmt: skip
def test_a_function_after_the_last_weights_keeps_numbers_out_of_reach(output, outputs):
    told = said("output", network=mlp([4, 16, 1], output=output))
    assert told == (outputs and ("look: forward pass", outputs))


def test_twenty_rows_are_learnt_by_heart_or_as_well_as_a_plane_can():
    assert said("overfit") is None
    verdict, found = said("overfit", optimizer=SGD(1e-9))
    assert verdict == "look: optimizer" and found.endswith("with Adam R² 0.91 after 300 steps")
    dead = initialize(NETWORK, np.random.default_rng(0))
    dead["b1"] = np.full(16, -100.0)  # no unit is ever on: the output is the same number for all
    verdict, found = said("overfit", parameters=dead)
    assert verdict == "look: forward pass" and found == "R² 0 of 20 after 3,000 steps"
    noise = X, np.random.default_rng(3).standard_normal(len(X))
    assert said("overfit", data=noise, network=mlp([4, 1])) is None  # no plane fits these


def test_targets_shifted_against_their_rows_are_a_question():
    assert said("without_inputs") is None
    verdict, found = said("without_inputs", data=(X, np.roll(Y, 1)))
    assert verdict == "question: data" and found.startswith("correlation ")


def feet(y):
    """Convert a third of the numbers to a different unit."""
    return np.where(np.arange(len(y)) % 3 == 0, y * 3.28, y)


HEAVY = np.where(np.arange(300) < 2, 1e5, Y)


@pytest.mark.parametrize(
    ("y", "told"),
    [
        (np.round(Y / 200), "only 4 different numbers"),
        (150 + np.abs(Y % 50), None),  # uniform numbers are a single cluster
        (np.exp(Y / 100), None),  # and so are skewed numbers
        (feet(1500 + Y / 5), "two heaps: 67% near 1,600, the others near 5,200"),
        (
            np.where(np.arange(300) % 2, Y, Y / 1000),
            "two heaps: 50% near 0.48, the others near 500",
        ),
        (HEAVY, "3 of 300 rows make 100% of the squares"),
    ],
)
def test_a_target_is_asked_about_where_it_looks_like_two_or_depends_on_few_rows(y, told):
    assert said("target", data=(X, y)) == (told and ("question: target", told))


def test_a_column_that_gives_the_unit_is_found():
    rng, pounds = np.random.default_rng(0), np.arange(300) % 2 == 0
    # the same spread in kg for both units, so that the clusters overlap
    mass = rng.normal(70, 15, 300).clip(30)
    data = np.column_stack([X[:, :3], pounds]).astype(np.float32), np.where(pounds, 2.2, 1) * mass
    verdict, found = said("target", data=data)
    assert verdict == "question: target" and found.endswith("times as large where column 3 is high")
    assert float(found.split()[0]) == pytest.approx(2.2, abs=0.15)
    fewer = np.where(pounds, mass / 2.2, mass)
    assert said("target", data=(data[0], fewer))[1].endswith("where column 3 is low")
    more = np.where(pounds, mass + 90, mass)  # but the factor differs between light and heavy
    assert other_unit(data[0], more) == other_unit(data[0], np.where(pounds, 1.6, 1) * mass) == []
    some = pounds & (np.arange(300) < 50)  # too few rows to tell
    few = np.column_stack([X[:, :3], some]).astype(np.float32)
    assert said("target", data=(few, np.where(some, 2.2, 1) * mass)) is None


def test_the_best_cut_agrees_with_hand_calculation():
    assert best_cut(np.array([11.0, 2, 1, 12])) == (pytest.approx(100 / 101), 2)
    assert best_cut(np.array([1.0, 2, 3, 4])) == (pytest.approx(4 / 5), 2)
    share, _ = best_cut(np.array([0.0, 1] * 48 + [100.0] * 4))
    assert share < APART  # four far numbers are too few for a cluster


def test_validation_with_a_different_mean_is_asked_about():
    assert said("target", validation=VALIDATION) is None
    moved = VALIDATION[0], VALIDATION[1] + 100
    verdict, found = said("target", validation=moved)
    off = abs(np.mean(moved[1]) - np.mean(Y)) / max(np.std(Y), np.std(moved[1]))
    assert (verdict, found) == (
        "question: target",
        f"validation's mean is {off:.2g} standard deviations away",
    )


def test_a_column_that_gives_the_target_away_is_found_by_its_ranks():
    leak = np.column_stack([X[:, :3], np.exp(Y / 300)]).astype(np.float32)
    told = [(f.verdict, f.found) for f in examined("inputs", data=(leak, Y))]
    assert told == [("look: data", "column 3 tells the target")]
    nearly = leak + np.float32([0, 0, 0, 0.2]) * X[:, [3, 3, 3, 3]]
    assert said("inputs", data=(nearly, Y)) == (
        "question: data",
        "column 3 nearly tells the target",
    )
    ranked = np.array([[1.0, 5], [2, 4], [4, 4], [9, 1]])  # ranks 0 1 2 3; 2 1 1 0, of y 0 1 3 2
    shares, column = along_ranks(ranked, np.array([1.0, 2, 8, 4]))
    assert (shares, column) == (pytest.approx(0.64), 0)
    assert along_ranks(np.ones((3, 2)), np.array([1.0, 2, 3])) == (0, 0)


def use(parameters, *, back=True, off=0.0):
    """A program in use: it answers with the network, in the target's unit unless the conversion is
    forgotten."""
    target = Numbers.of(Y)

    def predict(raw):
        output, _ = forward(NETWORK, parameters, (raw / 10 + off).astype(np.float32))
        return target.predicted(output) if back else output[:, 0]

    return {
        "predict": predict,
        "raw": (10 * VALIDATION[0], VALIDATION[1]),
        "validation": VALIDATION,
    }


def test_a_prediction_in_use_must_be_the_networks_output_in_the_targets_unit():
    parameters = initialize(NETWORK, np.random.default_rng(0))
    assert said("prediction", **use(parameters)) is None
    [forgotten] = examined("prediction", **use(parameters, back=False))
    assert forgotten.advice.startswith("They are still standardized: target.predicted")
    [other] = examined("prediction", **use(parameters, off=0.5))
    assert other.verdict == "look: prediction" and "prepared differently" in other.advice
    rng, right = np.random.default_rng(0), use(parameters)
    drawn = {"predict": lambda raw: right["predict"](raw) + rng.standard_normal(len(raw)) * 50}
    assert said("prediction", **right | drawn)[1].endswith("of answers the same twice")
    columns = {"predict": lambda raw: right["predict"](raw)[:, None]}
    assert said("prediction", **right | columns)[1] == "answers of shape (80, 1)"


def test_the_loop_is_watched_as_with_labels():
    def torn(X, y, size, rng):
        order = rng.permutation(len(X))
        for start in range(0, len(X), size):
            yield X[order[start : start + size]], y[start : start + size]

    assert said("loop") is None
    assert said("loop", batches=torn)[1].endswith("labels off their rows")
    # Each of a third of the rows occurs three times: if there were labels, the check-up would ask
    # whether that is on purpose.
    thrice = lambda X, y, *more: minibatches(X.repeat(3, 0)[:300], y.repeat(3)[:300], *more)  # noqa: E731
    assert said("loop", batches=thrice) == ("look: training loop", "200 never, 100 twice or more")
    target, parameters = Numbers.of(Y), initialize(NETWORK, np.random.default_rng(0))
    seen = debugging.loop(
        train_epoch, NETWORK, parameters, minibatches, X, Y, target, SGD(lambda step: 0.0),
        np.random.default_rng(0),
    )  # fmt: skip
    assert seen.measured == pytest.approx(evaluate(NETWORK, parameters, X, Y, target)[:2], rel=1e-5)
    assert (seen.examples, seen.once, seen.torn, seen.favoured) == (300, 300, 0, 0)


@pytest.mark.parametrize(
    ("data", "target", "told"),
    [
        (
            (X, Y.astype(int)),
            Numbers(),
            "checkup: data: got y of int64; expected floats. Are they la",
        ),
        (
            (X, np.where(Y > 600, np.nan, Y)),
            Numbers(),
            "nan; expected finite numbers: leave out rows",
        ),
        (
            (X, np.full(300, 2.5)),
            Numbers(),
            "checkup: data: got y with the single value 2.5; expected",
        ),
        ((X, Y), "cross_entropy", "labels of float64; expected integers 0 … 0; for numbers, loss="),
    ],
)
def test_an_impossible_argument_is_not_an_accusation(data, target, told):
    with pytest.raises(ValueError) as caught:
        examined(data=data, target=target)
    assert told in str(caught.value)
