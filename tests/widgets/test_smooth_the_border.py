"""SmoothTheBorder: data, runs, thinned networks and numbers, compared with other computations."""

import copy
import math
import re

import numpy as np
import pytest

from mlpkit import toys
from mlpkit.forward_pass import forward
from mlpkit.losses import cross_entropy
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import AdamW
from mlpkit.search import paired_difference
from mlpkit.training import fit
from mlpkit.widgets import smooth_the_border
from mlpkit.widgets.smooth_the_border import (
    COARSE,
    CROWD,
    DRAW,
    EDGES,
    EPOCHS,
    EVERY,
    FINE,
    HIDDEN,
    MOST,
    RATE,
    SPREAD,
    SmoothTheBorder,
    make_data,
    thinned,
    train,
)

BARE = {"decay": 0, "dropout": 0, "noise": 0}
FIRST = {"points": 40, "flipped": 0.15, "seed": 6} | BARE


def shown(**changes):
    """An explorer with some controls moved."""
    explorer = SmoothTheBorder()
    explorer.move(**changes)
    assert not explorer.failed, explorer.said
    return explorer


def said(explorer, pattern):
    """The numbers that the groups of the pattern find in the sentence."""
    return tuple(float(one) for one in re.search(pattern, explorer.said).groups())


# --- the data ------------------------------------------------------------------------------------


def moons(seed):
    """Return all points of a seed and the validation points, standardized, and their true
    labels."""
    rng = np.random.default_rng(seed)
    (X, y), (X_validation, y_validation) = (toys.two_moons(MOST, SPREAD, rng) for _ in range(2))
    mean, std = X.mean(axis=0), X.std(axis=0)
    return (X - mean) / std, y, (X_validation - mean) / std, y_validation


@pytest.mark.parametrize(
    ("points", "flipped", "count"), [(40, 0.15, 6), (20, 0, 0), (200, 0.4, 80)]
)
def test_as_many_labels_are_wrong_as_it_says_and_no_more(points, flipped, count):
    (X, y, wrong), (X_validation, y_validation) = make_data(points, flipped, 3)
    everyone, true, others, true_others = moons(3)
    places = [int(np.flatnonzero(np.all(np.isclose(everyone, x), axis=1))[0]) for x in X]
    assert len(set(places)) == points == len(y)
    assert wrong.sum() == count
    assert np.array_equal(y != true[places], wrong)
    assert X_validation == pytest.approx(others) and np.array_equal(y_validation, true_others)


def test_more_points_keep_the_existing_ones_and_have_more_wrong_labels_too():
    (few, _, _), validation = make_data(30, 0.2, 5)
    (many, _, some), same = make_data(150, 0.2, 5)
    (_, _, more), _ = make_data(150, 0.3, 5)
    assert np.array_equal(many[:30], few)
    assert np.array_equal(validation[0], same[0])
    assert np.all(more[some]) and more.sum() == 45


def test_nearly_all_points_are_in_the_picture():
    inside = []
    for seed in range(20):
        (X, _, _), (X_validation, _) = make_data(MOST, 0, seed)
        inside += [np.abs(X).max(axis=1) < EDGES[1], np.abs(X_validation).max(axis=1) < EDGES[1]]
    assert np.mean(inside) > 0.995


# --- a run ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("decay", [0, 2])
def test_a_run_equals_one_made_by_fit(decay):
    run = train(**FIRST | {"decay": decay})
    (X, y, _), validation = make_data(40, 0.15, 6)
    network, rng = mlp([2, *HIDDEN, 2]), np.random.default_rng(6)
    parameters = initialize(network, rng, "he", np.float64)
    assert np.array_equal(run.at(0).vector, parameters.vector)
    settings = {"batch_size": 40, "epochs": 60, "rng": rng, "progress": False}
    optimizer = AdamW(RATE, decay * network.weights)
    history = fit(
        network, parameters, (X, y), optimizer=optimizer, validation=validation, **settings
    )
    looked = slice(1, 60 // EVERY + 1)
    every = slice(EVERY - 1, None, EVERY)
    assert run.losses[1, looked] == pytest.approx(history.validation_losses[every], rel=1e-6)
    assert run.accuracies[1, looked] == pytest.approx(history.validation_accuracies[every])
    assert run.at(60).vector == pytest.approx(parameters.vector, abs=1e-6)
    # fit measures the training loss before each step, so its loss of epoch 61 is the one after 60.
    assert run.losses[0, 1:12] == pytest.approx(history.losses[EVERY:60:EVERY], rel=1e-6)


@pytest.fixture
def steps(monkeypatch):
    """(inputs, rng) of every forward pass that trains."""
    seen = []

    def spy(network, parameters, X, rng=None):
        if rng is not None:
            seen.append((np.array(X), rng))
        else:
            assert len(X) == 40 + MOST
        return forward(network, parameters, X, rng)

    monkeypatch.setattr(smooth_the_border, "forward", spy)
    return seen


def test_each_step_gets_fresh_noise_of_the_chosen_size(steps):
    train.__wrapped__(**FIRST | {"noise": 0.3})
    (X, _, _), _ = make_data(40, 0.15, 6)
    added = np.array([inputs - X for inputs, _ in steps])
    assert len(added) == EPOCHS + 1
    assert added.std() == pytest.approx(0.3, rel=0.02) and abs(added.mean()) < 0.01
    between = np.corrcoef(added[0].ravel(), added[1].ravel())[0, 1]
    assert abs(between) < 0.4


def test_without_noise_a_step_gets_the_unchanged_points(steps):
    train.__wrapped__(**FIRST | {"dropout": 0.5})
    (X, _, _), _ = make_data(40, 0.15, 6)
    assert all(np.array_equal(inputs, X) for inputs, _ in steps)


def test_dropout_does_not_change_the_noise(steps):
    for dropout in (0, 0.5):
        train.__wrapped__(**FIRST | {"noise": 0.3, "dropout": dropout})
    noisy = [inputs for inputs, _ in steps]
    assert np.array_equal(noisy[: EPOCHS + 1], noisy[EPOCHS + 1 :])


def test_dropout_is_on_in_training_and_off_for_measurements():
    run = train(**FIRST | {"dropout": 0.5})
    assert not np.allclose(run.at(EPOCHS).vector, train(**FIRST).at(EPOCHS).vector, atol=0.1)
    (X, y, _), (X_validation, y_validation) = make_data(40, 0.15, 6)
    whole = mlp([2, *HIDDEN, 2])  # the same layers, with no dropout between them
    for epoch in (0, 75, EPOCHS):
        for part, (points, labels) in enumerate(((X, y), (X_validation, y_validation))):
            logits, _ = forward(whole, run.at(epoch), points)
            k = epoch // EVERY
            assert run.losses[part, k] == pytest.approx(cross_entropy(logits, labels))
            assert run.accuracies[part, k] == np.mean(logits.argmax(axis=1) == labels)


@pytest.mark.parametrize(
    "remedy", [{"decay": 2}, {"dropout": 0.5}, {"noise": 0.3}, {"points": 200}]
)
def test_each_remedy_helps_in_pairs_of_runs_over_twelve_seeds(remedy):
    pairs = []
    for seed in range(12):
        bare, cured = (train(**FIRST | {"seed": seed} | more) for more in ({}, remedy))
        pairs.append((bare.accuracies[1, -1], cured.accuracies[1, -1]))
    mean, error, wins = paired_difference(*np.transpose(pairs))
    assert mean > 3 * error and wins >= 9


def test_stopping_at_the_best_epoch_helps_too():
    runs = [train(**FIRST | {"seed": seed}) for seed in range(20)]
    last, best = np.transpose([run.accuracies[1, [-1, run.best // EVERY]] for run in runs])
    mean, error, _ = paired_difference(last, best)
    assert mean > 4 * error


# --- thinned networks ----------------------------------------------------------------------------


def test_a_thinned_network_is_what_dropout_makes_of_one_point():
    run = train(**FIRST | {"dropout": 0.4})
    whole, parameters = mlp([2, *HIDDEN, 2]), run.at(EPOCHS)
    before = parameters.vector.copy()
    for k in range(10):
        point = np.random.default_rng(100 + k).standard_normal((1, 2))
        by_layers, _ = forward(run.network, parameters, point, np.random.default_rng(k))
        logits, _ = forward(whole, thinned(parameters, 0.4, np.random.default_rng(k)), point)
        assert logits == pytest.approx(by_layers)
    assert np.array_equal(parameters.vector, before)


def test_a_unit_of_a_thinned_network_is_dropped_or_divided_by_the_share_kept():
    parameters = train(**FIRST).at(EPOCHS)
    one = thinned(parameters, 0.2, np.random.default_rng(0))
    kept = []
    for name in ("W2", "W3"):
        shares = one[name] / parameters[name]
        assert np.all(np.isclose(shares, 0) | np.isclose(shares, 1 / 0.8))
        assert np.all(np.isclose(shares, shares[:, :1]))  # a whole row, or none of it
        kept.extend(shares[:, 0] > 0)
    assert 0.6 < np.mean(kept) < 0.95
    for name in ("W1", "b1", "b2", "b3"):
        assert np.array_equal(one[name], parameters[name])


def crowd_by_layers(run, epoch, rate, points):
    """Return probabilities (CROWD, N) of class 1, point by point through the layers with dropout
    on."""
    rng, found = np.random.default_rng(0), []
    for _ in range(CROWD):
        row = []
        for point in points:
            again = copy.deepcopy(rng)  # the same units are dropped for every point
            logits, _ = forward(run.network, run.at(epoch), point[None], again)
            row.append(1 / (1 + math.exp(logits[0, 0] - logits[0, 1])))
        rng = again
        found.append(row)
    return np.array(found)


@pytest.mark.parametrize("epoch", [15, 100])
def test_the_sentence_on_the_crowd_agrees_with_a_computation_point_by_point(epoch):
    explorer = shown(dropout=0.4, epoch=epoch)
    run = train(**FIRST | {"dropout": 0.4})
    _, (X, y) = make_data(40, 0.15, 6)
    p = crowd_by_layers(run, epoch, 0.4, X)
    alone, together = np.mean((p > 0.5) == y), np.mean((p.mean(axis=0) > 0.5) == y)
    pattern = r"one alone is right on ([\d.]+)% on average.* probabilities on ([\d.]+)%"
    assert said(explorer, pattern) == pytest.approx((100 * alone, 100 * together), abs=0.06)


def test_the_borders_of_the_crowd_are_where_its_members_change_sides():
    explorer = shown(dropout=0.4)
    run = train(**FIRST | {"dropout": 0.4})
    at = np.random.default_rng(1).integers(0, COARSE, (60, 2))
    places = np.linspace(EDGES[0], EDGES[1], COARSE)
    p = crowd_by_layers(run, EPOCHS, 0.4, np.stack([places[at[:, 1]], places[at[:, 0]]], axis=1))
    for map_, wanted in zip(explorer.numbers["crowd"], p, strict=True):
        agree(map_[at[:, 0], at[:, 1]], wanted)
    agree(explorer.numbers["mean"][at[:, 0], at[:, 1]], p.mean(axis=0))


def agree(bytes_, p):
    """Above 128 where p is above ½, below it where p is below; 128 can be either."""
    assert np.all((bytes_ >= 128) | (p < 0.5)) and np.all((bytes_ <= 128) | (p > 0.5))
    assert np.mean(bytes_ != 128) > 0.8


@pytest.mark.parametrize("state", [{"dropout": 0}, {"dropout": 0.4, "crowd": []}])
def test_there_is_no_crowd_if_nothing_is_dropped_or_the_crowd_is_switched_off(state):
    explorer = shown(**state)
    assert "crowd" not in explorer.numbers and "mean" not in explorer.numbers
    assert "thinned" not in explorer.said


# --- numbers and words ---------------------------------------------------------------------------


@pytest.mark.parametrize("epoch", [15, EPOCHS])
def test_the_map_has_the_networks_probability_at_each_position(epoch):
    numbers = shown(epoch=epoch).numbers
    places = np.linspace(EDGES[0], EDGES[1], FINE)
    for row, column in np.random.default_rng(0).integers(0, FINE, (80, 2)):
        point = np.array([[places[column], places[row]]])
        logits, _ = forward(mlp([2, *HIDDEN, 2]), train(**FIRST).at(epoch), point)
        p = 1 / (1 + math.exp(logits[0, 0] - logits[0, 1]))
        assert (numbers["output"][row, column] - 4) / 248 == pytest.approx(p, abs=0.01)
        agree_one = (int(numbers["lead"][row, column]) - 128) * (p - 0.5)
        assert agree_one >= 0


def test_the_stored_lead_tells_neighbouring_cells_apart_near_the_border():
    lead = smooth_the_border.squashed(np.linspace(-3, 1, 41)[None].repeat(41, axis=0))
    assert lead[0, 30] == 128  # a lead of 0
    assert np.all(np.diff(lead[0, 20:40].astype(int)) > 0)
    assert lead.min() > 4 and lead.max() < 252


def test_the_sentence_has_the_numbers_of_the_current_epoch():
    explorer = shown(epoch=60, decay=1)
    (X, y, _), (X_validation, y_validation) = make_data(40, 0.15, 6)
    network, found = mlp([2, *HIDDEN, 2]), []
    for points, labels in ((X, y), (X_validation, y_validation)):
        logits, _ = forward(network, train(**FIRST | {"decay": 1}).at(60), points)
        found.append(
            (100 * np.mean(logits.argmax(axis=1) == labels), cross_entropy(logits, labels))
        )
    pattern = (
        r"right on ([\d.]+)% of their labels and on ([\d.]+)% of 200 validation points; "
        r"loss ([\d.]+) and ([\d.]+)\."
    )
    (right, loss), (right_others, loss_others) = found
    given = said(explorer, pattern)
    assert given[:2] == (right, right_others)
    assert given[2:] == pytest.approx((loss, loss_others), abs=0.006)
    logits, _ = forward(network, train(**FIRST).at(60), X_validation)
    bare = 100 * np.mean(logits.argmax(axis=1) == y_validation)
    assert f"With no remedy: {bare:.3g}% right." in explorer.said
    assert "At epoch 60" in explorer.said and "40 points to train with, 6 of them" in explorer.said


def test_the_sentence_counts_the_wrong_labels_that_the_border_follows_with_a_remedy_and_without():
    (X, y, wrong), _ = make_data(40, 0.15, 6)
    found = []
    for remedy in ({}, {"noise": 0.3}):
        logits, _ = forward(mlp([2, *HIDDEN, 2]), train(**FIRST | remedy).at(150), X[wrong])
        found.append(int(np.sum((logits[:, 1] > logits[:, 0]) == y[wrong])))
        assert shown(epoch=150, **remedy).numbers["followed"] == found[-1]
    assert found[0] == 6 > found[1]
    said = shown(epoch=150, noise=0.3).said
    assert f"The border follows {found[1]} of 6 wrong labels; with no remedy, 6." in said


@pytest.mark.parametrize("remedy", [{"decay": 2}, {"dropout": 0.4}, {"noise": 0.3}])
def test_the_first_seed_is_typical_in_how_many_wrong_labels_are_still_followed(remedy):
    explorer, counts = shown(**remedy), []
    first = explorer.numbers["followed"]
    for seed in range(20):
        explorer.move(seed=seed)
        counts.append(explorer.numbers["followed"])
    assert first == np.median(counts)


def test_without_wrong_labels_none_is_followed():
    assert shown(flipped=0, noise=0.3).numbers["followed"] == 0


def test_the_best_epoch_is_the_one_with_the_lowest_validation_loss():
    explorer = shown(noise=0.2)
    losses = explorer.numbers["losses"][1]
    best = explorer.numbers["best"]
    assert losses[best // EVERY] == losses.min() < losses[-1]
    assert f"Lowest validation loss: {losses.min():.2f}, at epoch {best}." in explorer.said


def test_the_run_without_remedy_is_always_shown_next_to_the_others():
    bare = shown().numbers["losses"][1]
    cured = shown(decay=2, dropout=0.3, noise=0.2)
    assert np.array_equal(cured.numbers["bare"], bare)
    assert not np.allclose(cured.numbers["losses"][1], bare)
    assert "With no remedy" not in shown().said


def test_the_buttons_go_to_the_best_epoch_and_to_the_last():
    explorer = shown()
    explorer.press("best")
    assert explorer.state["epoch"] == explorer.numbers["best"] < EPOCHS
    assert f"At epoch {explorer.numbers['best']} " in explorer.said
    explorer.press("last")
    assert explorer.state["epoch"] == EPOCHS and f"At epoch {EPOCHS} " in explorer.said


def test_changing_the_epoch_or_the_crowd_does_not_train_again():
    explorer = shown(dropout=0.3)
    before = train.cache_info().misses
    explorer.move(epoch=50)
    explorer.move(crowd=[])
    explorer.move(epoch=55, crowd=[DRAW])
    assert train.cache_info().misses == before


def test_the_lowest_loss_is_in_the_panel_and_the_panel_is_never_flat_or_endless():
    for seed in range(10):
        numbers = shown(seed=seed, flipped=0.4).numbers
        assert 0.8 <= numbers["top"] <= 2
        assert numbers["losses"][1].min() < numbers["top"]


def test_a_saved_page_is_small_even_with_all_points(tmp_path):
    page = shown(points=MOST, dropout=0.8).save(tmp_path / "border.html")
    assert page.stat().st_size < 600_000


def test_until_python_is_there_a_page_has_each_remedy_by_itself():
    explorer = SmoothTheBorder()
    stops, moments = explorer.beginning()
    assert stops == explorer.recorded
    turned_up = [[name for name in BARE if state[name]] for state, _, _ in moments]
    assert all(len(names) <= 1 for names in turned_up)
    assert sorted(filter(None, turned_up)) == [[name] for name in sorted(BARE) for _ in range(2)]
