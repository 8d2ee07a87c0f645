"""The functions that a run of `fit` calls compute the same as the taught ones, in arrays of their
own."""

import numpy as np
import pytest

from mlpkit import activations, optimizers
from mlpkit.backprop import backward, linear_backward
from mlpkit.forward_pass import forward, linear
from mlpkit.helpers import in_place
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import Activation, BatchNorm, Dropout, Layer, Linear, initialize, mlp
from mlpkit.network.buffered import BufferedBatches, BufferedCrossEntropy, buffered_loss
from mlpkit.parameters import Parameters
from mlpkit.preprocessing import minibatches
from mlpkit.regularization import mirror
from mlpkit.training import fit

DTYPES = [np.float32, np.float64]


def near(dtype):
    """Return tolerances: a few units in the last place of numbers near 1."""
    return {"rtol": 20 * np.finfo(dtype).eps, "atol": 20 * np.finfo(dtype).eps}


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(("N", "D", "M"), [(5, 4, 3), (1, 2, 6), (3, 1, 1), (200, 784, 64)])
def test_a_buffered_linear_layer_gives_the_same_numbers(dtype, N, D, M):
    rng = np.random.default_rng(0)
    layer = Linear(1, D, M)
    parameters = Parameters(layer.shapes, dtype)
    parameters.vector[:] = rng.standard_normal(parameters.vector.size) / D
    gradients = parameters.like()
    gradients.vector[:] = np.nan  # nan, so that every number must be overwritten
    x, grad = rng.standard_normal((N, D)).astype(dtype), rng.standard_normal((N, M)).astype(dtype)
    given = x.copy(), grad.copy(), parameters.vector.copy()
    dX, dW, db = linear_backward(grad, x, parameters["W1"])

    own = layer.buffered()
    assert own is not layer
    y, cache = own.forward(parameters, x)
    np.testing.assert_allclose(y, linear(x, parameters["W1"], parameters["b1"]), **near(dtype))
    got = own.backward(parameters, gradients, cache, grad)
    tolerance = {"rtol": 0, "atol": 20 * N * np.finfo(dtype).eps}
    for mine, other in [(got, dX), (gradients["W1"], dW), (gradients["b1"], db)]:
        assert mine.dtype == dtype
        np.testing.assert_allclose(mine, other, **tolerance)

    gradients.vector[:] = np.nan
    assert own.backward(parameters, gradients, cache, grad, need_input=False) is None
    np.testing.assert_allclose(gradients["W1"], dW, **tolerance)
    np.testing.assert_allclose(gradients["b1"], db, **tolerance)
    for array, before in zip((x, grad, parameters.vector), given, strict=True):
        np.testing.assert_array_equal(array, before)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", in_place.IN_PLACE)
def test_a_buffered_activation_gives_the_same_numbers(name, dtype):
    f, f_backward = activations.ACTIVATIONS[name]
    rng = np.random.default_rng(0)
    z = np.concatenate([[0, -0.0, 1000, -1000, 80, -80], rng.normal(0, 3, 500)])
    z = z.astype(dtype).reshape(-1, 2)
    grad = rng.standard_normal(z.shape).astype(dtype)
    given = z.copy(), grad.copy()
    layer = Activation(name, f, f_backward).buffered()
    with np.errstate(over="ignore"):  # as in fit
        a, cache = layer.forward(None, z)
    np.testing.assert_allclose(a, f(z), **near(dtype))
    dz = layer.backward(None, None, cache, grad)
    np.testing.assert_allclose(dz, f_backward(grad, z, f(z)), **near(dtype))
    assert a.dtype == dz.dtype == dtype
    for array, before in zip((z, grad), given, strict=True):
        np.testing.assert_array_equal(array, before)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("training", [True, False])
def test_buffered_batch_normalization_gives_the_same_numbers(training, dtype):
    rng, layer = np.random.default_rng(0), BatchNorm(1, 5)
    own, shapes = layer.buffered(), (layer.shapes, dtype, layer.statistics)
    assert own is not layer
    ours, theirs = Parameters(*shapes), Parameters(*shapes)
    ours.vector[:] = theirs.vector[:] = rng.uniform(0.5, 2, theirs.vector.size)
    for N in (40, 7, 40, 2):  # a short batch, and a long one after it
        x = rng.normal(3, 2, (N, 5)).astype(dtype)
        grad, given = rng.standard_normal((N, 5)).astype(dtype), x.copy()
        found = []
        for each, parameters in ((layer, theirs), (own, ours)):
            gradients = parameters.like()
            y, cache = each.forward(parameters, x, rng if training else None)
            y, kept = y.copy(), grad.copy()
            dx = each.backward(parameters, gradients, cache, grad)
            assert y.dtype == dx.dtype == dtype
            found.append((y, dx, parameters.vector, gradients.vector))
            np.testing.assert_array_equal(grad, kept)
        np.testing.assert_array_equal(x, given)
        most = 100 if N > 2 else 5000  # with two examples the variance may be near 0
        for mine, other in zip(*found, strict=True):
            unit = most * np.finfo(dtype).eps
            np.testing.assert_allclose(mine, other, rtol=unit, atol=unit * N)


@pytest.mark.parametrize("dtype", DTYPES)
def test_dropout_draws_the_same_mask(dtype):
    layer = Dropout(0.3)
    own, rngs = layer.buffered(), [np.random.default_rng(1) for _ in range(2)]
    draw = np.random.default_rng(0)
    for N in (9, 4, 9):
        x, grad = draw.standard_normal((2, N, 6)).astype(dtype)
        given = x.copy()
        (y, mask), (expected, theirs) = (
            each.forward(None, x, rng) for each, rng in zip((own, layer), rngs, strict=True)
        )
        np.testing.assert_array_equal(mask, theirs)
        np.testing.assert_array_equal(y, expected)
        dx = own.backward(None, None, mask, grad)
        np.testing.assert_array_equal(dx, layer.backward(None, None, theirs, grad))
        assert y.dtype == mask.dtype == dx.dtype == dtype
        np.testing.assert_array_equal(x, given)
    assert rngs[0].bit_generator.state == rngs[1].bit_generator.state
    for each in (own, layer):  # neither draws anything in prediction
        assert each.forward(None, x) == (x, None)
        assert each.backward(None, None, None, grad) is grad


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("size", [1, 30])
def test_the_buffered_cross_entropy_gives_the_same_numbers(dtype, size):
    rng = np.random.default_rng(0)
    own = BufferedCrossEntropy()
    for N in (7, 3, 7, 1):  # a short batch, and a long one after it
        logits = size * rng.standard_normal((N, 4)).astype(dtype)
        logits[0, 0] = 500
        labels, given = rng.integers(4, size=N), logits.copy()
        value, grad = own.value(logits, labels), own.backward(logits, labels)
        expected = cross_entropy(logits, labels), cross_entropy_backward(logits, labels)
        np.testing.assert_allclose(value, expected[0], **near(dtype))
        np.testing.assert_allclose(grad, expected[1], **near(dtype))
        assert grad.dtype == dtype and grad.flags.c_contiguous
        np.testing.assert_array_equal(logits, given)


def test_the_gradient_of_logits_can_be_computed_without_the_value():
    rng = np.random.default_rng(0)
    own, labels = BufferedCrossEntropy(), np.array([0, 2])
    logits, others = rng.standard_normal((2, 2, 3))
    own.value(logits, labels)
    for asked in (others, others, logits):
        expected = cross_entropy_backward(asked, labels)
        np.testing.assert_allclose(own.backward(asked, labels), expected, rtol=1e-14)


def test_batches_equal_those_of_minibatches_in_every_epoch():
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((23, 4)), rng.integers(3, size=23)
    ours, theirs = (np.random.default_rng(5) for _ in range(2))
    batches = BufferedBatches(X, y, 5)
    for _ in range(2):
        expected = list(minibatches(X, y, 5, theirs))
        for (X_batch, y_batch), pair in zip(batches.epoch(ours), expected, strict=True):
            np.testing.assert_array_equal(X_batch, pair[0])
            np.testing.assert_array_equal(y_batch, pair[1])


def test_batches_may_be_changed_after_they_are_dealt():
    X, y = np.arange(23.0 * 6).reshape(23, 6), np.arange(23)
    ours, theirs = (np.random.default_rng(5) for _ in range(2))

    def augment(X, rng):
        return mirror(X, rng, width=3)

    batches = BufferedBatches(X, y, 5, augment)
    for _ in range(2):
        expected = minibatches(X, y, 5, theirs)
        for (batch, labels), pair in zip(batches.epoch(ours), expected, strict=True):
            np.testing.assert_array_equal(batch, augment(pair[0], theirs))
            np.testing.assert_array_equal(labels, pair[1])
    assert ours.bit_generator.state == theirs.bit_generator.state


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("decay", [None, 0.1])
def test_the_in_place_adam_gives_the_same_numbers(dtype, decay):
    rng = np.random.default_rng(0)
    P, settings = optimizers.BLOCK + 3, {"beta1": 0.8, "beta2": 0.95, "epsilon": 0.01}
    parameters = Parameters({"W": (P,)}, dtype)
    parameters.vector[:] = rng.standard_normal(P)
    theta, m, v = parameters.vector.copy(), np.zeros(P, dtype), np.zeros(P, dtype)
    own = optimizers.Adam(0.1, **settings)
    if decay:
        own = optimizers.AdamW(0.1, decay, **settings)
    gradients = parameters.like()
    for t in (1, 2, 3):
        gradients.vector[:] = rng.standard_normal(P)
        own.step(parameters, gradients)
        if decay:
            optimizers.adamw_step(theta, gradients.vector, m, v, t, 0.1, decay, **settings)
        else:
            optimizers.adam_step(theta, gradients.vector, m, v, t, 0.1, **settings)
    np.testing.assert_allclose(parameters.vector, theta, **near(dtype))
    np.testing.assert_allclose(own.state["m"], m, **near(dtype))
    np.testing.assert_allclose(own.state["v"], v, **near(dtype))


def test_a_learners_own_functions_are_called():
    calls = []

    def noted(function):
        def own(*args):
            calls.append(function.__name__)
            return function(*args)

        return own

    functions = (linear, linear_backward, activations.relu, activations.relu_backward)
    own = {function.__name__: noted(function) for function in functions}
    network, rng = mlp([3, 4, 2], functions=own), np.random.default_rng(0)
    parameters = initialize(network, rng)
    data = rng.standard_normal((4, 3)).astype("f"), np.array([0, 1, 1, 0])
    settings = {"batch_size": 4, "epochs": 1, "rng": rng, "progress": False}
    fit(network, parameters, data, optimizer=optimizers.SGD(0.1), **settings)
    assert set(calls) == set(own)


def test_a_layer_without_a_buffered_form_is_used_unchanged():
    assert (layer := Layer()).buffered() is layer
    assert (gelu := Activation("gelu", *activations.ACTIVATIONS["gelu"])).buffered() is gelu


def test_a_layer_that_overrides_its_parent_is_used_unchanged():
    class Doubled(Linear):
        def forward(self, parameters, x, rng=None):
            y, cache = super().forward(parameters, x, rng)
            return 2 * y, cache

    class Shifted(Activation):
        def forward(self, parameters, x, rng=None):
            a, cache = super().forward(parameters, x, rng)
            return a + 1, cache

    class Quiet(Dropout):
        def forward(self, parameters, x, rng=None):
            return x, None

    class Still(BatchNorm):
        def forward(self, parameters, x, rng=None):
            return super().forward(parameters, x)

    assert (quiet := Quiet(0.5)).buffered() is quiet
    assert (still := Still(1, 3)).buffered() is still
    doubled, shifted = Doubled(1, 2, 3), Shifted("relu", *activations.ACTIVATIONS["relu"])
    assert doubled.buffered() is doubled and shifted.buffered() is shifted
    unknown = Activation("swish", activations.relu, activations.relu_backward)
    assert unknown.buffered() is unknown


def test_a_custom_loss_is_used_unchanged():
    own = (lambda output, y: 0.0, lambda output, y: output)
    assert buffered_loss(own) == own
    assert buffered_loss("cross_entropy") != (cross_entropy, cross_entropy_backward)
    assert callable(buffered_loss("mean_squared_error")[0])


@pytest.mark.parametrize("options", [{}, {"dropout": 0.3, "batch_norm": True}], ids=["", "both"])
def test_the_buffered_network_has_the_gradients_of_the_network(options):
    rng = np.random.default_rng(0)
    network = mlp([5, 4, 6, 3], "sigmoid", **options)
    parameters = initialize(network, rng, "xavier", np.float64)
    own = network.buffered()
    for N in (8, 3, 8):
        X, y = rng.standard_normal((N, 5)), rng.integers(3, size=N)
        found = []
        for each in (network, own):
            output, cache = forward(each, parameters, X, np.random.default_rng(N))
            gradients = parameters.like()
            backward(each, parameters, cache, cross_entropy_backward(output, y), gradients)
            found.append(gradients.vector)
        np.testing.assert_allclose(*found, rtol=1e-11, atol=1e-14)
