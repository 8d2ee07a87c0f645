"""Rules for every measurement: no argument is changed, lengths are checked."""

import copy

import numpy as np
import pytest

from mlpkit import debugging
from mlpkit.debugging import (
    activations,
    classes,
    copies,
    gradient_check,
    gradients,
    inputs,
    loop,
    loss_at_start,
    neighbours,
    overfit,
    repeats,
    steps,
    units,
)
from mlpkit.optimizers import Momentum
from mlpkit.preprocessing import minibatches
from mlpkit.training import train_epoch

from .small_networks import FULL, NETWORK, started


def measurements(network, parameters, X, y, optimizer, rng):
    loss = "cross_entropy"
    yield loss_at_start(network, parameters, X, y, loss)
    yield overfit(network, parameters, X, y, loss, optimizer, rng, steps=3)
    yield activations(network, parameters, X)
    yield gradients(network, parameters, X, y, loss)
    yield units(network, parameters, X)
    yield steps(network, parameters, X, y, loss, optimizer, rng, count=2)
    yield classes(network, parameters, X, y)
    yield inputs(X, X[:5])
    yield copies(X, X[:5])
    yield neighbours(X, y)
    yield gradient_check(network, parameters, X, y, loss, rng)
    common = train_epoch, network, parameters, minibatches, X, y, loss, optimizer, rng, 20
    yield loop(*common)
    yield repeats(*common)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("network", [NETWORK, FULL], ids=repr)
def test_no_argument_is_changed_and_it_measures_the_same_twice(network, dtype):
    network, parameters, X, y = started(network, dtype)
    optimizer, rng = Momentum(0.1), np.random.default_rng(0)
    optimizer.step(parameters, parameters.like())
    optimizer.state["velocity"][:] = 0.01
    given = parameters.vector, X, y, optimizer.state["velocity"]
    before = [array.copy() for array in given]
    state = copy.deepcopy(rng.bit_generator.state)
    results = []
    for _ in range(2):
        results.append([])
        for found in measurements(network, parameters, X, y, optimizer, rng):
            results[-1].append(repr(found))
            for a, b in zip(given, before, strict=True):
                np.testing.assert_array_equal(a, b)
            assert rng.bit_generator.state == state and optimizer.t == 1
    assert results[0] == results[1]


@pytest.mark.parametrize("name", ["loss_at_start", "gradients", "classes"])
def test_lengths_that_differ_are_refused(name):
    network, parameters, X, y = started()
    given = () if name == "classes" else ("cross_entropy",)
    with pytest.raises(ValueError, match=f"{name}: got 60 examples and 59 labels"):
        getattr(debugging, name)(network, parameters, X, y[:-1], *given)
