"""A training loop watched from outside, and run twice."""

import copy

import numpy as np
import pytest

from mlpkit.backprop import backward
from mlpkit.debugging import loop, repeats
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.optimizers import SGD, Adam, Momentum
from mlpkit.preprocessing import minibatches
from mlpkit.training import train_epoch

from .small_networks import FULL, NETWORK, started

# The loop


def own_epoch(network, parameters, batches, optimizer, value, gradient, rng, *faults):
    found = parameters.like()
    total = parameters.like()
    for X, y in batches:
        if "tear" in faults:
            y = y[::-1]
        output, cache = forward(network, parameters, X, None if "resting" in faults else rng)
        backward(network, parameters, cache, gradient(output, y), found)
        forward(network, parameters, X[:1])  # a call that does not train
        total.vector[:] += found.vector
        optimizer.step(parameters, total if "accumulate" in faults else found)
        if "touch" in faults:
            parameters["b1"] += 1
    return "nothing"


def watch(*faults, network=NETWORK, batches=minibatches, size=20, dtype=np.float64, N=50):
    network, parameters, X, y = started(network, dtype)

    def train(*arguments):
        return own_epoch(*arguments, *faults)

    return loop(
        train, network, parameters, batches, X[:N], y[:N], "cross_entropy", Momentum(0.1),
        np.random.default_rng(0), size,
    )  # fmt: skip


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("network", [NETWORK, FULL], ids=repr)
def test_a_right_loop_passes(network, dtype):
    seen = watch(network=network, dtype=dtype)
    assert (seen.examples, seen.once, seen.never, seen.often, seen.unknown) == (50, 50, 0, 0, 0)
    assert seen.sizes == ((20, 20, 10), (20, 20, 10)) and seen.shuffled and seen.torn == 0
    assert seen.steps == 6 and seen.outside == 0 and seen.training and seen.reported is None
    np.testing.assert_allclose(seen.ratios, 1, rtol=1e-5)
    np.testing.assert_allclose(seen.directions, 1, rtol=1e-5)


def test_the_courses_loop_reports_what_is_measured():
    network, parameters, X, y = started(FULL)
    rng = np.random.default_rng(3)
    seen = loop(
        train_epoch, network, parameters, minibatches, X, y, "cross_entropy", Adam(0.01), rng, 16
    )
    assert seen.reported == pytest.approx(seen.measured)
    mine, generator = copy.deepcopy((parameters, rng))
    batches = minibatches(X, y, 16, generator)
    pair = cross_entropy, cross_entropy_backward
    assert seen.reported == pytest.approx(
        train_epoch(network, mine, batches, Adam(0.01), *pair, generator)
    )


def test_shuffled_labels_are_counted():
    seen = watch("tear", N=20)
    _, _, _, y = started()
    order = np.random.default_rng(0)
    expected = 0
    for _ in range(2):
        dealt = y[:20][order.permutation(20)]
        expected += int(np.sum(dealt != dealt[::-1]))
    assert seen.torn == expected > 0


def test_accumulated_gradients_grow():
    seen = watch("accumulate")
    assert seen.ratios[0] == pytest.approx(1) and seen.directions[0] == pytest.approx(1)
    assert np.max(seen.ratios) > 1.5 and seen.outside == 0


def test_weights_that_something_else_changes_are_counted():
    assert watch("touch").outside == 6


def test_a_network_that_is_never_put_into_training_mode_is_noticed():
    assert not watch("resting").training


def in_order(X, y, size, rng):
    return [(X[k : k + size], y[k : k + size]) for k in range(0, len(X), size)]


def test_a_constant_order_is_noticed():
    assert not watch(batches=in_order).shuffled
    once = np.random.default_rng(0).permutation(50)
    assert not watch(batches=lambda X, y, *rest: in_order(X[once], y[once], *rest)).shuffled


def test_repeated_and_missing_rows_are_counted():
    def twice_or_never(X, y, size, rng):
        rows = np.concatenate([np.arange(40), np.arange(5)])  # 5 twice, 35 once, 10 never
        return [(X[rows], y[rows])]

    seen = watch(batches=twice_or_never)
    assert (seen.often, seen.once, seen.never) == (5, 35, 10) and seen.sizes == ((45,), (45,))


def test_the_epoch_that_misses_more_counts():
    dealt = []

    def half_from_the_second_on(X, y, size, rng):
        dealt.append(25 if dealt else 50)
        return minibatches(X[: dealt[-1]], y[: dealt[-1]], size, rng)

    seen = watch(batches=half_from_the_second_on)
    assert (seen.once, seen.never) == (25, 25) and seen.sizes == ((20, 20, 10), (20, 5))


def test_rows_that_are_not_in_X_are_unknown():
    def moved(X, y, size, rng):
        return [(X[:30] + 1, y[:30]), (X[30:], y[30:])]

    seen = watch(batches=moved)
    assert (seen.unknown, seen.never, seen.torn) == (60, 30, 0)


def test_rows_that_occurred_before_are_left_out():
    network, parameters, X, y = started()
    X, y = np.concatenate([X, X[:7]]), np.concatenate([y, y[:7]])
    rng = np.random.default_rng(0)
    seen = loop(train_epoch, network, parameters, minibatches, X, y, "cross_entropy", SGD(0.1), rng)
    assert (seen.examples, seen.once) == (60, 60)


def test_a_loop_without_steps_is_reported():
    def idle(network, parameters, batches, *rest):
        parameters["b1"] += 1

    rng = np.random.default_rng(0)
    network, parameters, X, y = started()
    seen = loop(idle, network, parameters, minibatches, X, y, "cross_entropy", SGD(0.1), rng)
    assert (seen.steps, seen.never, seen.outside, seen.sizes) == (0, 60, 2, ((), ()))


# Results that are the same twice, and in use


def test_the_same_seed_gives_the_same_bits_unless_something_else_draws():
    other = np.random.default_rng()

    def careless(X, y, size, rng):
        return minibatches(X, y, size, other)

    def ask(batches):
        network, parameters, X, y = started(FULL)
        return repeats(
            train_epoch, network, parameters, batches, X, y, "cross_entropy", Adam(0.01),
            np.random.default_rng(0), 20,
        )  # fmt: skip

    assert ask(minibatches) == (True, 0)
    careless = ask(careless)
    assert not careless.same and careless.apart > 0
