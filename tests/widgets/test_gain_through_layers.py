"""GainThroughLayers: the sizes by layer, compared with a plain loop, nudging and notebook 03."""

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from mlpkit.network import initialize
from mlpkit.widgets import gain_through_layers
from mlpkit.widgets.gain_through_layers import (
    EXAMPLES,
    FUNCTIONS,
    LAYERS,
    REACH,
    WIDTH,
    GainThroughLayers,
    arrives,
    beyond,
    digits,
    histogram,
    sentence,
    started,
    through,
    times,
)


def made(inputs=50, gain=1.0):
    explorer = GainThroughLayers(np.random.default_rng(0).standard_normal((EXAMPLES, inputs)))
    explorer.move(gain=gain)
    return explorer


def sizes(explorer):
    return explorer.numbers["signal"], explorer.numbers["slope"]


def test_the_sizes_agree_with_a_plain_loop():
    X = np.random.default_rng(0).standard_normal((EXAMPLES, 50)).astype(np.float32)
    _, parameters = started(50, "relu")
    explorer = made()
    explorer.move(gain=1.2)
    a, signal = X.astype(float), []
    for k in range(1, LAYERS + 1):
        a = np.maximum(a @ (1.2 * parameters[f"W{k}"]), 0)
        signal.append(np.sqrt(np.mean(a**2)))
    assert explorer.numbers["signal"] == pytest.approx(np.array(signal), rel=1e-4)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_the_slope_agrees_with_nudging_the_outputs(function):
    X = np.random.default_rng(0).standard_normal((EXAMPLES, 30))
    network, _ = started(30, function)
    parameters = initialize(network, np.random.default_rng(5), "he", np.float64)
    _, _, slopes = through(network, parameters, X)
    direction = np.random.default_rng(3).standard_normal(WIDTH)
    # Nudging all biases of a layer by `direction` moves its z by it, for each example.
    top = np.random.default_rng(1).standard_normal((EXAMPLES, WIDTH), np.float32)
    layer, step = LAYERS - 2, 1e-6
    moved = []
    for sign in (1, -1):
        nudged = parameters.like()
        nudged.vector[:] = parameters.vector
        nudged[f"b{layer}"] = sign * step * direction
        moved.append(np.sum(top * through(network, nudged, X)[1][-1]))
    by_nudging = (moved[0] - moved[1]) / (2 * step)
    assert np.sum(slopes[layer - 1] * direction) == pytest.approx(by_nudging, rel=1e-4)


def test_every_bias_is_0_and_a_gain_does_not_change_the_first_weights():
    explorer = made()
    before = [part.copy() for part in sizes(explorer)]
    explorer.move(gain=2.0)
    explorer.move(gain=1.0)
    assert all(np.array_equal(x, y) for x, y in zip(before, sizes(explorer), strict=True))
    assert all(not started(50, "relu")[1][f"b{k}"].any() for k in range(1, LAYERS + 1))


def test_with_relu_a_gain_multiplies_each_layer_and_each_slope():
    explorer = made()
    signal, slope = sizes(explorer)
    explorer.move(gain=0.9)
    layers = np.arange(1, LAYERS + 1)
    assert explorer.numbers["signal"] == pytest.approx(0.9**layers * signal, rel=1e-4)
    assert explorer.numbers["slope"] == pytest.approx(0.9 ** (LAYERS - layers) * slope, rel=1e-4)


def test_hes_weights_keep_signal_and_slope_within_a_small_factor():
    for part in sizes(made()):
        assert 0.2 < part[-1] / part[0] < 5


def test_the_explorer_begins_where_next_to_nothing_arrives_and_hes_gain_fixes_that():
    explorer = GainThroughLayers(np.random.default_rng(0).standard_normal((EXAMPLES, 50)))
    assert explorer.numbers["arrives"] == [False, False]
    assert explorer.said.startswith(
        "Weights of standard deviation 0.7 · √(2/D), with D inputs to their layer. "
        "Each layer multiplies signal and blame by 0."
    )
    assert explorer.said.endswith("layer 20 sees next to nothing, and layer 1 will hardly learn.")
    explorer.move(gain=1.0)
    assert explorer.numbers["arrives"] == [True, True]
    assert explorer.said.startswith("Gain 1 is He's: weights of standard deviation √(2/D), ")
    assert explorer.said.endswith("the signal arrives, and layer 1 can learn.")
    explorer.move(gain=2.0)
    assert explorer.said.endswith("layer 20 drowns, and layer 1 will leap far too far.")


def test_the_factor_per_layer_is_the_nineteenth_root_of_what_remains():
    explorer = made(gain=0.9)
    signal, slope = sizes(explorer)
    left = signal[-1] / signal[0]
    assert explorer.numbers["left"] == pytest.approx([left, slope[0] / slope[-1]])
    said = f"blame by {np.exp(np.log(left) / 19):.3f}. Nineteen times over that is {times(left)}:"
    assert said in explorer.said
    assert explorer.numbers["in_all"][0] == times(left)


def test_sigmoid_lets_hardly_any_slope_through_though_the_signal_stays():
    explorer = made()
    explorer.move(function="sigmoid")
    signal, slope = sizes(explorer)
    assert 0.9 < signal[-1] / signal[0] < 1.1
    assert slope[0] / slope[-1] < 1e-8
    assert explorer.numbers["arrives"] == [True, False]
    assert ": the signal arrives. The blame is multiplied by 0." in explorer.said
    assert "in all ÷" in explorer.said and "·\u00a010" in explorer.said
    assert explorer.said.endswith(": layer 1 will hardly learn.")


def test_pixels_and_random_numbers_are_different_inputs():
    explorer = GainThroughLayers(np.ones((EXAMPLES, 50)))
    explorer.move(gain=1.0)
    same = explorer.numbers["counts"]
    explorer.move(inputs="random numbers")
    assert not np.array_equal(explorer.numbers["counts"], same)
    assert explorer.numbers["counts"].shape == (LAYERS, 33)
    assert np.all(explorer.numbers["counts"].max(axis=1) == 1)


def test_a_weights_standard_deviation_is_the_one_stated():
    _, parameters = started(50, "tanh")
    for k in (2, LAYERS):
        assert parameters[f"W{k}"].std() == pytest.approx(np.sqrt(2 / WIDTH), rel=0.03)


def test_a_histogram_counts_what_is_inside_and_what_is_outside_is_counted_separately():
    z = np.array([[-100.0, -REACH, 0, 0.01], [REACH, 100, 3.99, -3.99]])
    counts = histogram(z)
    assert counts.sum() == 6
    assert (counts[0], counts[16], counts[-1]) == (2, 2, 2)
    assert beyond(z) == 2 / 8 and beyond(z[:0]) == 0


def test_too_large_a_gain_sends_nearly_all_values_beyond_the_range_at_the_far_end():
    explorer = made(gain=2.0)
    for name in ("beyond", "slope_beyond"):
        share = explorer.numbers[name]
        end, start = (share[-1], share[0]) if name == "beyond" else (share[0], share[-1])
        assert end > 0.99 and start < 0.2
    explorer.move(gain=0.7)
    assert explorer.numbers["beyond"][-1] == explorer.numbers["slope_beyond"][0] == 0


def test_the_histograms_of_the_blame_leave_out_what_relu_stops():
    explorer = made()
    counts = explorer.numbers["slope_counts"]
    assert counts.shape == (LAYERS, 33) and np.all(counts.max(axis=1) == 1)
    # Half of the slopes are 0 and would make a spike in the middle; few of the others are near 0.
    assert np.all(counts[:, 16] < 3 * np.maximum(counts[:, 15], counts[:, 17]))


def test_the_remaining_share_is_written_as_a_factor():
    assert times(1.1) == "×\u00a01.10"
    assert times(0.53) == "×\u00a00.53"
    assert times(12_345) == "×\u00a012,000"
    assert times(0.5) == "÷\u00a02"
    assert digits(3.62e14) == "3.6\u00a0·\u00a010¹⁴"
    assert digits(987_654) == "990,000"


def test_each_remaining_share_has_its_words():
    expected = (
        (0.005, "next to nothing", "hardly learn"),
        (0.1, "little reaches", "slowly"),
        (1, "arrives", "can learn"),
        (50, "more than it should", "in leaps"),
        (500, "drowns", "far too far"),
    )
    for left, seen, learns in expected:
        said = sentence((left, left), (1.0, 1.0))
        assert seen in said and learns in said
        assert arrives(left) == (left == 1)


@pytest.mark.parametrize("X", [np.ones((5, 3)), np.zeros((64, 3)), np.full((64, 3), np.nan)])
def test_inputs_that_do_not_fit_the_network_are_refused(X):
    with pytest.raises(ValueError, match="GainThroughLayers: got X"):
        GainThroughLayers(X)


def test_blas_has_one_thread_while_the_explorer_computes(monkeypatch):
    def blas_threads():
        return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}

    def look(*arguments):
        seen.update(blas_threads())
        return through(*arguments)

    seen, explorer = set(), made()
    monkeypatch.setattr(gain_through_layers, "through", look)
    with threadpool_limits(2, "blas"):
        explorer.move(gain=1.5)
        assert (seen, blas_threads()) == ({1}, {2})
