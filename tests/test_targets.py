"""Numbers as a target: worked out by hand, refused if they can't be learnt, and restored."""

import numpy as np
import pytest

from mlpkit.fitting.checkpoints.state import Run, restore, snapshot
from mlpkit.forward_pass import forward
from mlpkit.losses import LOSSES
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam
from mlpkit.targets import Labels, Numbers
from mlpkit.training import EarlyStopping, SaveCheckpoint, evaluate, fit, load, train_epoch
from tests.fitting.training_runs import about_in, rewritten

Y = np.array([10.0, 20.0, 30.0, 60.0])  # mean 30, std √350
NETWORK = mlp([2, 1])


def begin(seed=0, network=NETWORK, dtype=np.float64):
    return initialize(network, np.random.default_rng(seed), dtype=dtype)


def made(N=60, seed=3, dtype=np.float64):
    """X (N, 2), y (N,): a plane in hundreds, and noise."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((N, 2)).astype(dtype)
    return X, 500 + 100 * (X @ [1.0, -0.5]) + 20 * rng.standard_normal(N)


def test_a_target_is_standardized_and_put_back():
    target = Numbers.of(Y)
    assert (target.mean, target.std) == (30, np.sqrt(350))
    t = target.standardized(Y)
    assert t.shape == (4, 1)
    np.testing.assert_allclose(t[:, 0], np.array([-20, -10, 0, 30]) / np.sqrt(350), rtol=1e-15)
    np.testing.assert_allclose(target.predicted(t), Y, rtol=1e-15)
    assert target.predicted(np.zeros((3, 1), np.float32)).tolist() == [30, 30, 30]


def test_the_loss_is_1_for_the_mean_and_2_for_one_standard_deviation_more():
    target = Numbers.of(Y)
    assert target.value(np.zeros((4, 1)), Y) == pytest.approx(1, rel=1e-15)
    assert target.value(np.ones((4, 1)), Y) == pytest.approx(2, rel=1e-15)
    grad = target.backward(np.zeros((4, 1)), Y)  # 2 (0 − t) / 4
    np.testing.assert_allclose(grad[:, 0], np.array([10, 5, 0, -15]) / np.sqrt(350), rtol=1e-15)
    assert target.backward(np.zeros((4, 1), np.float32), Y).dtype == np.float32


def test_evaluate_gives_loss_r_squared_and_the_error_in_the_unit():
    parameters = begin()
    parameters["W1"], parameters["b1"] = [[1.0], [0.0]], [0.5]
    X = np.array([[-1.5, 9.0], [-0.5, 9.0], [0.5, 9.0], [1.5, 9.0]])  # outputs −1, 0, 1, 2
    found = evaluate(NETWORK, parameters, X, Y, Numbers(20, 10))  # 10, 20, 30, 40: off by 20 once
    assert found == pytest.approx((1.0, 1 - 400 / 1400, 5.0), rel=1e-14)
    assert evaluate(NETWORK, parameters, X, list(Y), Numbers(20, 10)) == found


def test_r_squared_of_an_epoch_follows_from_its_loss():
    X, y = made()
    parameters, still = begin(), SGD(lambda step: 0.0)  # at rate 0 an epoch sees one network
    for target in (Numbers.of(y), Numbers(480, 50)):
        settings = {"optimizer": still, "batch_size": 7, "epochs": 1, "progress": False}
        history = fit(
            NETWORK, parameters, (X, y), loss=target, validation=(X, y), **settings,
            rng=np.random.default_rng(0),
        )  # fmt: skip
        assert history.losses == pytest.approx(history.validation_losses)
        assert history.scores == pytest.approx(history.validation_scores)
        assert history.validation_scores == [evaluate(NETWORK, parameters, X, y, target)[1]]
        assert history.measure == "R²" and "R²" in repr(history)


def trained(epochs, start=None, parameters=None, **settings):
    """A run of `fit` on numbers: its Run, with the history."""
    X, y = made(80)
    run = Run(NETWORK, parameters or begin(), Adam(0.1), np.random.default_rng(1))
    settings = {"loss": Numbers.of(y[:60]), "validation": (X[60:], y[60:])} | settings
    run.history = fit(
        NETWORK, run.parameters, (X[:60], y[:60]), optimizer=run.optimizer, batch_size=16,
        epochs=epochs, rng=run.rng, start=start, progress=False, **settings,
    )  # fmt: skip
    return run


def test_a_reloaded_network_predicts_in_the_unit_and_continues(tmp_path):
    X, y = made(80)
    whole = trained(6)
    trained(3, callbacks=[SaveCheckpoint(tmp_path / "run.npz")])
    kept = load(tmp_path / "run.npz")
    assert kept.target == Numbers.of(y[:60])
    assert repr(kept.history).startswith("HistoryOfNumbers(3 epochs; loss ")
    again = trained(6, start=kept)
    assert again.parameters.vector.tobytes() == whole.parameters.vector.tobytes()
    assert again.history == whole.history
    predicted = kept.target.predicted(forward(NETWORK, kept.parameters, X[60:])[0])
    _, squared, apart = evaluate(NETWORK, kept.parameters, X[60:], y[60:], kept.target)
    assert squared == kept.history.validation_scores[-1]
    assert apart == pytest.approx(np.mean(np.abs(predicted - y[60:])), rel=1e-14)
    with pytest.raises(
        ValueError, match=r"the target in it: Numbers\(mean=.*; in this run: labels"
    ):
        restore(kept, Run(NETWORK, begin(), Adam(0.1), np.random.default_rng(1)))
    with pytest.raises(ValueError, match=r"in this run: Numbers\(mean=0.0, std=1.0\)"):
        trained(6, start=kept, loss=Numbers())


def test_rows_of_one_value_are_not_learnt_from():
    with pytest.raises(
        ValueError, match=r"fit: X, y: got y with the single value 2.5; expected two"
    ):
        fit(
            NETWORK, begin(), (np.ones((4, 2)), np.full(4, 2.5)), loss=Numbers(), epochs=1,
            optimizer=SGD(0.1), batch_size=2, rng=np.random.default_rng(0), progress=False,
        )  # fmt: skip


def test_rows_with_a_single_value_are_measured_and_their_R2_is_nan(tmp_path):
    X, y = np.ones((2, 2)), np.full(2, 2.5)
    for rows in (slice(1), slice(2)):
        loss, squared, apart = evaluate(NETWORK, begin(), X[rows], y[rows], Numbers(2, 1))
        assert np.isfinite([loss, apart]).all() and np.isnan(squared)
    path = tmp_path / "run.npz"
    trained(2, validation=(X[:1], y[:1]), callbacks=[SaveCheckpoint(path)])
    assert np.isnan(load(path).history.validation_scores).all()
    assert trained(3, start=load(path), validation=(X[:1], y[:1])).history.epochs == 3


@pytest.mark.parametrize(
    "target",
    [7, "R²", [1, 2], {}, {"mean": 0.0}, {"mean": None, "std": 1.0}, {"mean": 0.0, "std": 0.0},
     {"mean": 0.0, "std": float("inf")}, {"mean": 0.0, "std": 1.0, "unit": "m"}],
)  # fmt: skip
def test_a_file_with_an_invalid_target_is_not_a_checkpoint(tmp_path, target):
    path = tmp_path / "run.npz"
    trained(1, callbacks=[SaveCheckpoint(path)])
    rewritten(path, target=target)
    with pytest.raises(ValueError, match="not a checkpoint that mlpkit reads"):
        load(path)


def test_the_scores_of_a_classifier_are_not_R2(tmp_path):
    path, (X, y) = tmp_path / "run.npz", made()
    network = mlp([2, 2])
    fit(
        network, begin(network=network), (X, (y > 500).astype(int)), optimizer=Adam(0.1), epochs=1,
        batch_size=20, rng=np.random.default_rng(0), callbacks=[SaveCheckpoint(path)],
        progress=False,
    )  # fmt: skip
    kept = load(path)
    assert kept.target is None and kept.history.measure == Labels.measure
    rewritten(path, history=about_in(path)["history"] | {"accuracies": [-0.5]})
    with pytest.raises(ValueError, match="accuracies in its history outside 0 … 1"):
        load(path)
    rewritten(path, target={"mean": 0, "std": 1})
    with pytest.raises(ValueError, match="numbers as the target of Network"):
        load(path)


def test_a_checkpoint_whose_target_and_history_disagree_is_refused():
    spoilt, state = snapshot(trained(2)), trained(1)
    spoilt.target = None
    with pytest.raises(ValueError, match="checkpoint: "):
        restore(spoilt, state)


def test_the_best_epoch_has_the_lowest_validation_loss(tmp_path):
    path = tmp_path / "best.npz"
    callbacks = [SaveCheckpoint(path, best_only=True), EarlyStopping(3)]
    losses = trained(300, callbacks=callbacks).history.validation_losses
    best = 1 + int(np.argmin(losses))
    assert best < len(losses) == best + 3 < 300
    assert load(path).history.epochs == best


LABELS = np.array([0, 1, 1, 0])


@pytest.mark.parametrize(
    ("y", "loss", "sizes", "told"),
    [
        (LABELS, Numbers(), [2, 1], "y of int64; expected floats. Are they labels? Then loss must"),
        (LABELS == 1, Numbers(), [2, 1], "y of bool; expected floats. Are they labels? Then loss"),
        (np.array(list("abcd")), Numbers(), [2, 1], "y of <U1; expected floats"),
        (Y, "cross_entropy", [2, 3],
         "labels of float64; expected integers 0 … 2; for numbers, loss=Numbers.of(y)"),
        (Y, "mean_squared_error", [2, 1], "labels of float64; expected integers 0 … 0; for num"),
        (Y, Numbers(), [2, 3], "numbers as the target of 3 outputs; expected one output"),
        (np.array([1, np.nan, 2, np.inf]), Numbers(), [2, 1],
         "y[1] = nan; expected finite numbers: leave out rows without a target"),
    ],
)  # fmt: skip
def test_a_target_that_cannot_be_learnt_is_reported_wherever_it_enters(y, loss, sizes, told):
    network, X = mlp(sizes), np.ones((4, 2))
    parameters = begin(network=network)
    good = (np.ones((4, 2)), Y if isinstance(loss, Numbers) and sizes[-1] == 1 else LABELS)
    settings = {"optimizer": SGD(0.1), "batch_size": 2, "epochs": 1, "progress": False}
    settings |= {"loss": loss, "rng": np.random.default_rng(0)}
    ways = {
        "fit: X, y": lambda: fit(network, parameters, (X, y), **settings),
        "evaluate": lambda: evaluate(network, parameters, X, y, loss),
    }
    if sizes[-1] == 1 and isinstance(loss, Numbers):
        ways["fit: validation"] = lambda: fit(
            network, parameters, good, validation=(X, y), **settings
        )
    for where, way in ways.items():
        with pytest.raises(ValueError) as caught:
            way()
        assert str(caught.value).startswith(f"{where}: got {told}")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: Numbers.of(Y[:, None]), "Numbers.of: got y of shape (4, 1); expected (N,)."),
        (
            lambda: Numbers.of(LABELS),
            "Numbers.of: got y of int64; expected floats. Are they labels?",
        ),
        (
            lambda: Numbers.of([1.0, 1.0]),
            "Numbers.of: got y with the single value 1; expected two or",
        ),
        (lambda: Numbers.of(np.array([np.nan, 1])), "Numbers.of: got y[0] = nan; expected finite"),
        (
            lambda: Numbers(0, 0),
            "got Numbers(mean=0.0, std=0.0); expected finite numbers, std above",
        ),
        (lambda: Numbers(np.nan), "got Numbers(mean=nan, std=1.0); expected finite numbers, std"),
    ],
)
def test_an_invalid_target_is_reported(make, told):
    with pytest.raises(ValueError) as caught:
        make()
    assert str(caught.value).startswith(told)


def test_an_epoch_takes_floats_where_there_is_one_output_and_only_there():
    target, batches = Numbers.of(Y), [(np.ones((4, 2)), Y)]
    loss, _ = train_epoch(NETWORK, begin(), batches, SGD(0.1), target.value, target.backward)
    assert loss == pytest.approx(target.value(np.ones((4, 2)) @ begin()["W1"], Y), rel=1e-14)
    with pytest.raises(ValueError, match="cross_entropy: got labels of float64; expected integers"):
        train_epoch(NETWORK, begin(), batches, SGD(0.1), *LOSSES["cross_entropy"])
    for sizes, y in (([2, 3], Y), ([2, 1], np.array([0, 1, 0, 2]))):
        network = mlp(sizes)
        with pytest.raises(ValueError, match="train_epoch: got labels "):
            train_epoch(
                network, begin(network=network), [(np.ones((4, 2)), y)], SGD(0.1),
                target.value, target.backward,
            )  # fmt: skip


@pytest.mark.parametrize("hidden", ["relu", "tanh"])
def test_scikit_learn_agrees(hidden):
    """Its loss has ½ in front: so its gradients are half of ours, and its rate is twice ours."""
    neural = pytest.importorskip("sklearn.neural_network")
    (X, y), rate = made(40), 0.2
    network, target = mlp([2, 5, 1], hidden), Numbers.of(y)
    parameters = begin(network=network)
    settings = {"solver": "sgd", "alpha": 0, "momentum": 0, "nesterovs_momentum": False}
    settings |= {"hidden_layer_sizes": (5,), "activation": hidden, "batch_size": 40}
    theirs = neural.MLPRegressor(learning_rate_init=rate, **settings)
    t = target.standardized(y)[:, 0]
    theirs.partial_fit(X, t)  # this creates its weights
    names, arrays = ("W1", "W2", "b1", "b2"), (*theirs.coefs_, *theirs.intercepts_)
    for name, array in zip(names, arrays, strict=True):
        array[:] = parameters[name]

    def same(found, expected):
        np.testing.assert_allclose(found, expected, rtol=1e-10, atol=1e-13)

    def gradients():
        given, batch = [], [(X, y)]
        keeper = type("Keeper", (SGD,), {"step": lambda self, _, g: given.append(g)})(rate)
        loss, _ = train_epoch(network, parameters, batch, keeper, target.value, target.backward)
        return loss, given[0]

    same(theirs.predict(X), forward(network, parameters, X)[0][:, 0])
    (loss, ours), before = gradients(), [array.copy() for array in arrays]
    theirs.partial_fit(X, t)
    same(loss, 2 * theirs.loss_)
    for name, old, array in zip(names, before, arrays, strict=True):
        same(ours[name], 2 * (old - array) / rate)
        array[:] = old
    for _ in range(10):
        theirs.partial_fit(X, t)
    fit(
        network, parameters, (X, y), loss=target, optimizer=SGD(rate / 2), batch_size=40,
        epochs=10, rng=np.random.default_rng(0), progress=False,
    )  # fmt: skip
    for name, array in zip(names, arrays, strict=True):
        same(parameters[name], array)
    output, _ = forward(network, parameters, X)
    same(target.mean + target.std * theirs.predict(X), target.predicted(output))
