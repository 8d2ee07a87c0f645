"""Networks and optimizers in JAX and optax: the same outputs, gradients and first ten steps."""

import numpy as np
import pytest

from tests.one_now import one_now

jax = pytest.importorskip("jax")
optax = pytest.importorskip("optax")

import jax.numpy as jnp  # noqa: E402

from mlpkit.backprop import backward  # noqa: E402
from mlpkit.forward_pass import forward  # noqa: E402
from mlpkit.frameworks.jax import THEIRS, optimizer_to_optax, to_jax  # noqa: E402
from mlpkit.losses import cross_entropy_backward  # noqa: E402
from mlpkit.network import Dropout, mlp  # noqa: E402
from mlpkit.optimizers import AdaGrad, AdamW, cosine  # noqa: E402

from .networks import NETWORKS, examples, filled  # noqa: E402

WITHIN = {np.float64: 1e-12, np.float32: 1e-6}
every_network = pytest.mark.parametrize("network", NETWORKS.values(), ids=NETWORKS)


@pytest.fixture(params=one_now(WITHIN), ids=lambda dtype: dtype.__name__)
def dtype(request):
    with jax.enable_x64(request.param is np.float64):
        yield request.param


def apart(ours, theirs):
    theirs = np.asarray(theirs)
    assert ours.shape == theirs.shape and ours.dtype == theirs.dtype
    return np.max(np.abs(ours - theirs)) / np.max(np.abs(ours))


@every_network
def test_the_outputs_equal_ours(network, dtype):
    parameters, (X, _) = filled(network, dtype), examples(dtype=dtype)
    apply, weights, statistics = to_jax(network, parameters)
    ours, _ = forward(network, parameters, X)
    for run in (apply, jax.jit(apply)):
        assert apart(ours, run(weights, statistics, X)[0]) < 2 * WITHIN[dtype]


@every_network
def test_the_gradients_equal_ours(network, dtype):
    """In training, with the batch's own statistics, and no dropout."""
    parameters, (X, _) = filled(network, dtype), examples(dtype=dtype)
    apply, weights, statistics = to_jax(network, parameters)
    drops = any(isinstance(layer, Dropout) for layer in network)
    rng, key = (None, None) if drops else (np.random.default_rng(0), jax.random.key(0))
    output, cache = forward(network, parameters, X, rng)
    grad = np.random.default_rng(2).standard_normal(output.shape).astype(dtype)
    gradients = parameters.like()
    backward(network, parameters, cache, grad, gradients)

    def value(weights):
        y, moved = apply(weights, statistics, X, key)
        return jnp.sum(y * grad), moved

    theirs, moved = jax.grad(value, has_aux=True)(weights)
    for name in network.shapes:
        assert apart(gradients[name], theirs[name]) < 10 * WITHIN[dtype], name
    for name in network.statistics:
        assert apart(parameters[name], moved[name]) < WITHIN[dtype], name


def test_dropout_keeps_the_mean_and_draws_by_the_key():
    network = mlp([5, 400, 3], dropout=0.25)
    apply, weights, statistics = to_jax(network, filled(network))
    X, _ = examples(200)
    still, _ = apply(weights, statistics, X)
    one, two, other = (apply(weights, statistics, X, jax.random.key(k))[0] for k in (0, 0, 1))
    assert jnp.array_equal(one, two) and not jnp.array_equal(one, other)
    noise = float(jnp.std(one - still)) / np.sqrt(200)
    np.testing.assert_allclose(one.mean(axis=0), still.mean(axis=0), atol=5 * noise)


@pytest.mark.parametrize("kind", one_now(THEIRS), ids=lambda kind: kind.__name__)
def test_the_first_ten_steps_equal_ours(kind):
    network = mlp([5, 7, 3], "tanh")
    parameters, (X, y) = filled(network, np.float64), examples(dtype=np.float64)
    ours = kind(0.05, 0.1) if kind is AdamW else kind(0.05)
    with jax.enable_x64(True):
        apply, weights, statistics = to_jax(network, parameters)
        theirs = optimizer_to_optax(ours)
        state = theirs.init(weights)

        def loss(weights):
            logits, _ = apply(weights, statistics, X)
            return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()

        for _ in range(10):
            output, cache = forward(network, parameters, X)
            gradients = parameters.like()
            backward(network, parameters, cache, cross_entropy_backward(output, y), gradients)
            ours.step(parameters, gradients)
            updates, state = theirs.update(jax.grad(loss)(weights), state, weights)
            weights = optax.apply_updates(weights, updates)
        for name in network.shapes:
            assert apart(parameters[name], weights[name]) < 1e-12, name


def test_networks_and_optimizers_without_a_counterpart_are_refused():
    network = mlp([5, 7, 3], functions={"relu": abs})
    with pytest.raises(ValueError, match="to_jax: layer 1, Activation, has your own relu"):
        to_jax(network, filled(network))
    with pytest.raises(ValueError, match="optax divides by √"):
        optimizer_to_optax(AdaGrad(0.1))
    with pytest.raises(ValueError, match="expected one of SGD, Momentum"):
        optimizer_to_optax(cosine)
    begun = AdamW(0.1, 0.1)
    begun.t = 3
    with pytest.raises(ValueError, match="has taken 3 steps, whose memory would be lost"):
        optimizer_to_optax(begun)
    with pytest.raises(ValueError, match="the rate is a function of the step"):
        optimizer_to_optax(AdamW(lambda step: cosine(step, 9, 0.1), 0.1))
    with pytest.raises(ValueError, match="the decay has a number for each parameter"):
        optimizer_to_optax(AdamW(0.1, np.full(3, 0.1)))
