"""Layers that need more than their weights: two toys, one with a generator and one with statistics.

And the library's own, `Dropout` and `BatchNorm`, which must do the same.
"""

from dataclasses import dataclass

import numpy as np
import pytest

from mlpkit.activations import ACTIVATIONS
from mlpkit.backprop import backward, check_gradients
from mlpkit.fitting.checkpoints.file import load, save
from mlpkit.fitting.checkpoints.state import Run, restore, snapshot
from mlpkit.forward_pass import forward, predict, predict_probabilities
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import Activation, Layer, Linear, Network, initialize, mlp
from mlpkit.optimizers import SGD, Adam, AdamW, Momentum
from mlpkit.parameters import Parameters
from mlpkit.training import SaveCheckpoint, evaluate, train_epoch
from tests.fitting.training_runs import about_in, bits, blobs, go, rewritten


@dataclass(frozen=True)
class Noise(Layer):
    """Inverted dropout: in training every number is 0 or 1 / (1 − share) times itself."""

    share: float

    def forward(self, parameters, x, rng=None):
        if rng is None:
            return x, 1
        mask = (rng.random(x.shape) >= self.share).astype(x.dtype) / x.dtype.type(1 - self.share)
        return x * mask, mask

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        return grad * cache


@dataclass(frozen=True)
class Normalized(Layer):
    """Batch normalization: the batch's mean and variance in training, running ones otherwise."""

    number: int
    width: int

    @property
    def shapes(self):
        return {f"gain{self.number}": (self.width,), f"shift{self.number}": (self.width,)}

    @property
    def statistics(self):
        return {f"mean{self.number}": (self.width,), f"variance{self.number}": (self.width,)}

    def initialize(self, parameters, scheme, rng):
        parameters[f"gain{self.number}"] = np.ones(self.width)
        parameters[f"variance{self.number}"] = np.ones(self.width)

    def forward(self, parameters, x, rng=None):
        gain, shift = (parameters[name] for name in self.shapes)
        mean, variance = (parameters[name] for name in self.statistics)
        if rng is not None:
            running, (mean, variance) = (mean, variance), (x.mean(axis=0), x.var(axis=0))
            for kept, now in zip(running, (mean, variance), strict=True):
                kept += 0.1 * (now - kept)
        deviation = np.sqrt(variance + 1e-5)
        normal = (x - mean) / deviation
        return gain * normal + shift, (normal, deviation, rng is not None)

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        normal, deviation, training = cache
        gain, shift = self.shapes
        gradients[gain], gradients[shift] = np.sum(grad * normal, axis=0), np.sum(grad, axis=0)
        grad = grad * parameters[gain]
        if training:
            grad = grad - grad.mean(axis=0) - normal * np.mean(grad * normal, axis=0)
        return grad / deviation


@dataclass(frozen=True)
class Listening(Layer):
    """A layer that keeps the generator it is given, and changes nothing."""

    heard: list

    def forward(self, parameters, x, rng=None):
        self.heard.append(rng)
        return x, None

    def backward(self, parameters, gradients, cache, grad, need_input=True):
        return grad


def between(*layers):
    """A network of 2 inputs, 6 tanh units, the given layers and 3 logits."""
    tanh = Activation("tanh", *ACTIVATIONS["tanh"])
    return Network([Linear(1, 2, 6), tanh, *layers, Linear(2, 6, 3)])


NETWORKS = {
    "noise": between(Noise(0.3)),
    "normalized": between(Normalized(1, 6)),
    "both": between(Normalized(1, 6), Noise(0.3)),
    "normalized first": Network([Normalized(1, 2), *between(Noise(0.3))]),
    "dropout": mlp([2, 6, 3], "tanh", dropout=0.3),
    "batch norm": mlp([2, 6, 3], "tanh", batch_norm=True),
    "batch norm and dropout": mlp([2, 6, 5, 3], "sigmoid", dropout=0.3, batch_norm=True),
}
each = pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)


def begin(network, optimizer=None, dtype=np.float64):
    """A run before its first epoch."""
    parameters = initialize(network, np.random.default_rng(1), dtype=dtype)
    return Run(network, parameters, optimizer or Adam(0.01), np.random.default_rng(2))


# --- the gradients are right, in training and in prediction --------------------------------------


@each
@pytest.mark.parametrize("training", [True, False])
def test_gradients_agree_with_nudging_in_both_modes(network, training):
    run = go(begin(network), 1)  # so that gains, shifts and statistics have no special values
    X, y = blobs(12, seed=4)
    before = run.parameters.vector.tobytes()

    def output():
        return forward(network, run.parameters, X, np.random.default_rng(5) if training else None)

    gradients = run.parameters.like()
    logits, cache = output()
    backward(network, run.parameters, cache, cross_entropy_backward(logits, y), gradients)
    trained = run.parameters.trained.tobytes()
    assert (run.parameters.vector.tobytes() == before) or training
    before = run.parameters.vector.tobytes()
    errors = check_gradients(
        lambda: cross_entropy(output()[0], y), run.parameters, gradients, np.random.default_rng(0)
    )
    assert set(errors) == set(network.shapes)
    assert max(errors.values()) < 1e-7
    assert run.parameters.trained.tobytes() == trained
    assert run.parameters.vector.tobytes() == before  # this includes the statistics


# --- a generator means training ------------------------------------------------------------------


def test_the_runs_generator_reaches_the_layers_in_training_and_nothing_does_otherwise():
    heard = []
    run = go(begin(between(Listening(heard))), 2)
    assert heard == 2 * [run.rng, run.rng, run.rng, None]
    heard.clear()
    X, y = blobs()
    evaluate(run.network, run.parameters, X, y)
    predict(run.network, run.parameters, X)
    predict_probabilities(run.network, run.parameters, X)
    forward(run.network, run.parameters, X)
    train_epoch(
        run.network, run.parameters, [(X, y)], SGD(0.1), cross_entropy, cross_entropy_backward
    )
    assert heard == [None] * 5


def test_an_epoch_without_a_generator_is_not_training_for_the_layers():
    """The layers act as in prediction, and the gradient is that of this computation."""
    network, (X, y) = NETWORKS["batch norm and dropout"], blobs(20)
    run = go(begin(network), 1)
    expected = {name: run.parameters[name].copy() for name in network.statistics}
    loss, _ = evaluate(network, run.parameters, X, y)
    found, _ = train_epoch(
        network, run.parameters, [(X, y)], SGD(0.1), cross_entropy, cross_entropy_backward
    )
    assert found == loss
    assert evaluate(network, run.parameters, X, y)[0] < loss
    for name, statistic in expected.items():
        np.testing.assert_array_equal(run.parameters[name], statistic)


def test_an_epoch_agrees_with_hand_calculation():
    """Noise and statistics by their formulas, in NumPy alone."""
    network, (X, y) = NETWORKS["both"], blobs(20)
    run = begin(network, SGD(0.5))
    p = {name: array.copy() for name, array in run.parameters.items()}
    loss, _ = train_epoch(
        network,
        run.parameters,
        [(X, y)],
        run.optimizer,
        cross_entropy,
        cross_entropy_backward,
        np.random.default_rng(7),
    )
    a = np.tanh(X @ p["W1"] + p["b1"])
    np.testing.assert_allclose(run.parameters["mean1"], 0.1 * a.mean(axis=0))
    np.testing.assert_allclose(run.parameters["variance1"], 0.9 + 0.1 * a.var(axis=0))
    a = (a - a.mean(axis=0)) / np.sqrt(a.var(axis=0) + 1e-5)
    a = np.where(np.random.default_rng(7).random(a.shape) >= 0.3, a / 0.7, 0)
    z = a @ p["W2"] + p["b2"]
    by_hand = np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(20), y])
    assert loss == pytest.approx(by_hand, rel=1e-12)


@each
def test_evaluate_and_predict_are_without_noise_and_change_nothing(network):
    run = go(begin(network), 2)
    X, y = blobs(30, seed=9)
    before = bits(run)
    once, again = (evaluate(network, run.parameters, X, y) for _ in range(2))
    assert once == again == (run.history.validation_losses[1], run.history.validation_accuracies[1])
    alone = [predict_probabilities(network, run.parameters, X[[n]])[0] for n in range(30)]
    np.testing.assert_allclose(predict_probabilities(network, run.parameters, X), alone, rtol=1e-12)
    assert predict(network, run.parameters, X).tolist() == np.argmax(alone, axis=1).tolist()
    assert bits(run) == before


@each
def test_validation_draws_nothing_from_the_runs_generator(network):
    with_it, without = go(begin(network), 2), go(begin(network), 2, validation=None)
    assert bits(with_it)[:4] == bits(without)[:4]


# --- statistics come after the trained numbers, in one vector ------------------------------------


def test_statistics_come_last_in_the_vector():
    parameters = Parameters({"W1": (2, 3), "b1": (3,)}, statistics={"mean1": (3,)})
    assert parameters.shapes == {"W1": (2, 3), "b1": (3,)}
    assert parameters.statistics == {"mean1": (3,)}
    assert parameters.names == tuple(parameters) == ("W1", "b1", "mean1")
    parameters.vector[:] = np.arange(12)
    assert parameters.trained.tolist() == list(range(9))
    assert np.shares_memory(parameters.trained, parameters.vector)
    assert parameters["mean1"].tolist() == [9, 10, 11]
    like = parameters.like()
    assert (like.shapes, like.statistics) == (parameters.shapes, parameters.statistics)
    assert repr(parameters) == (
        "Parameters(W1 (2, 3), b1 (3,); statistics mean1 (3,): 12 numbers, float32)"
    )


def test_without_statistics_everything_is_trained():
    parameters = Parameters({"W1": (2, 3)})
    assert parameters.statistics == {} and parameters.trained.shape == parameters.vector.shape


def test_a_name_for_both_a_parameter_and_a_statistic_is_refused():
    with pytest.raises(ValueError) as caught:
        Parameters({"a": (2,), "b": (1,)}, statistics={"b": (1,)})
    assert str(caught.value) == (
        "Parameters: got b in shapes and in statistics; expected names that differ."
    )


@pytest.mark.parametrize(
    "optimizer", [SGD(0.1), Momentum(0.1), Adam(0.1), AdamW(0.1, decay=0.5)], ids=repr
)
def test_an_optimizer_steps_the_trained_numbers_and_keeps_nothing_for_the_others(optimizer):
    parameters = Parameters({"W1": (3,)}, np.float64, {"mean1": (2,)})
    gradients = parameters.like()
    parameters.vector[:], gradients.vector[:] = 5, [1, 1, 1, np.nan, np.nan]
    optimizer.step(parameters, gradients)
    assert (parameters["W1"] < 5).all() and parameters["mean1"].tolist() == [5, 5]
    assert all(vector.shape == (3,) for vector in optimizer.state.values())


# --- initial weights, counts, and the repr of a network ------------------------------------------


def test_the_layers_are_asked_for_their_initial_weights():
    parameters = initialize(NETWORKS["both"], np.random.default_rng(1), "normal", np.float64)
    rng = np.random.default_rng(1)
    for name, shape, scale in (("W1", (2, 6), 0.01), ("b1", 6, 1), ("W2", (6, 3), 0.01)):
        np.testing.assert_array_equal(parameters[name], scale * rng.standard_normal(shape))
    assert parameters["gain1"].tolist() == parameters["variance1"].tolist() == [1] * 6
    assert not parameters["shift1"].any() and not parameters["mean1"].any()


def test_a_networks_repr_describes_it():
    assert repr(NETWORKS["both"]) == (
        "Network(2-6-3, tanh, Normalized, Noise: 51 parameters)"  # 2·6 + 6 + 6 + 6 + 6·3 + 3
    )
    assert repr(Network([Normalized(1, 4)])) == "Network(Normalized: 8 parameters)"
    assert repr(Network([])) == "Network(no layers: 0 parameters)"
    assert Network([Normalized(1, 4)]).sizes == ()
    assert NETWORKS["normalized first"].sizes == (2, 6, 3)


def test_fit_asks_for_widths():
    network = Network([Normalized(1, 2)])
    with pytest.raises(ValueError) as caught:
        go(begin(network), 1)
    assert str(caught.value) == (
        "fit: got Network(Normalized: 4 parameters); expected a layer with widths, as Linear has."
    )


def test_fit_refuses_parameters_without_the_statistics():
    run = begin(NETWORKS["normalized"])
    run.parameters = Parameters(run.network.shapes, np.float64)
    with pytest.raises(ValueError, match="expected the shapes of Network"):
        go(run, 1)


# --- checkpoints ---------------------------------------------------------------------------------


@each
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("make", [lambda: Momentum(0.1), lambda: Adam(0.01)])
def test_a_run_cut_in_two_resumes_bit_for_bit(network, dtype, make, tmp_path):
    whole = go(begin(network, make(), dtype), 5)
    path = tmp_path / "run.npz"
    go(begin(network, make(), dtype), 2, callbacks=[SaveCheckpoint(path)])
    other = begin(network, make(), dtype)
    other.parameters.vector[:], other.rng = 9, np.random.default_rng(77)
    assert bits(go(other, 5, start=load(path))) == bits(whole)
    first = initialize(network, np.random.default_rng(1), dtype=dtype)
    for name in network.statistics:  # the statistics have moved
        assert (whole.parameters[name] != first[name]).all()


@each
def test_an_error_restores_statistics_and_generator_too(network):
    def fails(run):
        if run.history.epochs == 3:
            run.parameters.vector[:] = 7
            raise KeyError("a callback's own")

    run, expected = begin(network), go(begin(network), 2)
    with pytest.raises(KeyError) as caught:
        go(run, 5, callbacks=[fails])
    run.history, expected = caught.value.history, go(begin(network), 3)
    assert bits(run) == bits(expected)


def test_a_checkpoint_without_the_statistics_is_refused():
    plain, normalized = begin(between()), begin(NETWORKS["normalized"])
    before = bits(normalized)
    with pytest.raises(ValueError, match=r"parameters in it: .*; in this run: .*statistics mean1"):
        restore(snapshot(plain), normalized)
    assert bits(normalized) == before


@pytest.mark.parametrize(
    ("statistics", "reason"),
    [
        ({"mean": [10**15]}, r"vector \(39,\) of float64, expected \(1000000000000033,\)"),
        ({"mean": [0]}, "its shapes contain something other"),
        ({"W": [6]}, "got W in shapes and in statistics"),
        ([6], "'list' object has no attribute 'values'"),
    ],
)
def test_invalid_statistics_are_refused(statistics, reason, tmp_path):
    path = tmp_path / "run.npz"
    save(path, begin(between(), SGD(0.1)))
    rewritten(path, shapes={"W": [33]}, statistics=statistics)
    with pytest.raises(ValueError, match=f"not a checkpoint that mlpkit reads.*{reason}"):
        load(path)


def test_a_file_names_the_statistics(tmp_path):
    run = go(begin(NETWORKS["both"]), 1)
    save(tmp_path / "run.npz", run)
    about = about_in(tmp_path / "run.npz")
    assert about["format"] == "mlpkit checkpoint 3"
    assert about["statistics"] == {"mean1": [6], "variance1": [6]}
    assert load(tmp_path / "run.npz").parameters.vector.tobytes() == run.parameters.vector.tobytes()
