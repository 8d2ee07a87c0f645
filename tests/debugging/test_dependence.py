"""What answers depend on, for known values, and for networks that ignore inputs or mix rows."""

import numpy as np
import pytest

from mlpkit import debugging
from mlpkit.forward_pass import forward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam
from tests.debugging.test_checkup import examine, pictures

X, Y = pictures(400)
NET = mlp((64, 16, 10))
START = initialize(NET, np.random.default_rng(0), dtype=np.float64)


def centred(z):
    return np.maximum(z - z.mean(axis=0), 0)


def centred_backward(grad, z, a):
    arriving = grad * (a > 0)
    return arriving - arriving.mean(axis=0)


def depends(network, rng=None):
    start = initialize(network, np.random.default_rng(0), dtype=np.float64)
    return debugging.dependence(network, start, X[:6].astype(float), rng)


def test_each_output_depends_only_on_its_own_example():
    for output in ("identity", "softmax"):
        found = depends(mlp((64, 16, 10), output=output))
        assert (np.diag(found) > 0).all() and not found[~np.eye(6, dtype=bool)].any()


def test_mixing_within_the_batch_is_found_and_agrees_with_nudging():
    mixing = mlp((64, 16, 10), functions={"relu": centred, "relu_backward": centred_backward})
    found, rows = depends(mixing), X[:6].astype(float)
    assert (found > 0).all()
    weights = np.random.default_rng(0).normal(size=10)
    slopes = np.zeros(64)
    for column in range(64):  # how example 1's outputs change with the inputs of example 4
        ends = []
        for sign in (1, -1):
            moved = rows.copy()
            moved[4, column] += sign * 1e-5
            ends.append(forward(mixing, START, moved)[0][1] @ weights)
        slopes[column] = (ends[0] - ends[1]) / 2e-5
    assert found[1, 4] == pytest.approx(np.sqrt(np.mean(slopes**2)), rel=1e-5)


def test_batch_normalization_mixes_only_in_training():
    network = mlp((64, 16, 10), batch_norm=True)
    assert not depends(network)[~np.eye(6, dtype=bool)].any()
    assert (depends(network, np.random.default_rng(0)) > 0).all()


def compared(labels=Y, network=NET, parameters=START, optimizer=None, **settings):
    return debugging.without_inputs(
        *(network, parameters, X, labels, "cross_entropy", optimizer or SGD(0.5)),
        np.random.default_rng(0),
        **settings,
    )


def test_a_network_is_better_with_its_inputs_than_with_zeros():
    found = compared()
    assert found.held == 80 and len(found.losses) == len(found.blind) == 200
    assert found.accuracy > 0.9 and found.blind_accuracy < 0.25
    assert found.blind.min() > 2.2 > 0.5 > found.losses[-1]
    assert found.losses[0] != found.blind[0]


def test_shuffled_labels_teach_nothing_about_the_rows_held_back():
    found = compared(np.roll(Y, 1), optimizer=Adam(0.003), steps=400)
    assert found.losses[-10:].mean() < 0.9 * found.losses[0]  # by heart
    assert found.accuracy < 0.25


def test_no_argument_is_changed():
    network = mlp((64, 16, 10), batch_norm=True)  # batch normalization keeps means in training
    start = initialize(network, np.random.default_rng(0))
    optimizer, rng, given = Adam(0.01), np.random.default_rng(3), (start.vector.copy(), X.copy())
    debugging.without_inputs(network, start, X, Y, "cross_entropy", optimizer, rng, steps=3)
    debugging.dependence(network, start, X[:3], rng)
    assert np.array_equal(start.vector, given[0]) and np.array_equal(X, given[1])
    assert vars(optimizer) == vars(Adam(0.01))
    assert rng.random() == np.random.default_rng(3).random()


def test_lengths_that_differ_are_refused():
    with pytest.raises(ValueError, match="without_inputs: "):
        compared(Y[:-1])


@pytest.mark.parametrize(
    ("share", "count", "came"), [(1.0, 400, "400 examples"), (0.2, 1, "1 example"), (0.9, 4, "4")]
)
def test_without_inputs_says_so_where_no_example_is_left_to_train_on(share, count, came):
    told = f"without_inputs: got {came}.* and share {share}, which holds back all .*; expected "
    with pytest.raises(ValueError, match=told):
        debugging.without_inputs(
            *(NET, START, X[:count], Y[:count], "cross_entropy", SGD(0.5)),
            np.random.default_rng(0),
            share=share,
        )


def test_the_check_up_asks_where_inputs_are_of_no_use_and_is_silent_where_they_are():
    [fine] = examine(only=["without_inputs"])
    assert fine.fine and fine.found == "better than with zeros"
    [slipped] = examine(only=["without_inputs"], data=(X, np.roll(Y, 1)), optimizer=Adam(0.001))
    assert slipped.asks and slipped.organ == "data" and "with zeros" in slipped.found
    assert not examine(only=["without_inputs"], optimizer=SGD(1e9))
