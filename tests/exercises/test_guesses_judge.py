"""The statements in notebook 08's guesses, measured or derived in a different way."""

from functools import cache

import numpy as np
import pytest

from mlpkit.activations import softmax
from mlpkit.checker.guesses import judge_guess
from mlpkit.exercises.regularization import guesses_judge
from mlpkit.exercises.regularization.guesses_judge import FULL_POINT
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import Adam, AdamW, cosine
from mlpkit.preprocessing import flatten, load_fashion_mnist, scale_to_unit
from mlpkit.regularization import calibrate
from mlpkit.search import paired_difference
from mlpkit.training import evaluate, fit


@pytest.mark.guards
def test_dropout_harms_a_network_of_four_units_that_is_as_good_on_new_data_as_on_old():
    X, y = training_images()
    old, new = (X[:5000], y[:5000]), (X[50_000:], y[50_000:])
    shares = {}
    for dropout in (0, 0.5):
        runs = []
        for seed in range(4):
            rng, network = np.random.default_rng(seed), mlp([784, 4, 10], "tanh", dropout=dropout)
            parameters = initialize(network, rng)
            recipe = {"optimizer": Adam(0.01), "batch_size": 100, "epochs": 10, "rng": rng}
            fit(network, parameters, old, threads=1, progress=False, **recipe)
            runs.append([evaluate(network, parameters, *each)[1] for each in (old, new)])
        shares[dropout] = np.mean(runs, axis=0)
    assert 0.6 < shares[0][1] < 0.8 and shares[0][0] - shares[0][1] < 0.1
    assert shares[0.5][1] < shares[0][1] - 0.04


def test_a_temperature_changes_no_answer_but_changes_how_often_a_probability_is_above_0_99():
    rng = np.random.default_rng(0)
    fair = rng.normal(0, 2, (20_000, 10))
    labels = np.array([rng.choice(10, p=p) for p in softmax(fair)])
    logits = 2 * fair  # twice as confident as would be justified
    T = calibrate(logits, labels)
    assert T == pytest.approx(2, abs=0.05)
    before, after = softmax(logits), softmax(logits / T)
    assert (before.argmax(axis=1) == after.argmax(axis=1)).all()
    right = before.argmax(axis=1) == labels
    said = [p.max(axis=1) > 0.99 for p in (before, after)]
    assert said[1].sum() < said[0].sum() and right[said[1]].mean() > right[said[0]].mean()


def test_the_latest_hundred_values_have_63_percent_of_the_weight():
    weights = 0.01 * 0.99 ** np.arange(10_000)
    assert weights.sum() == pytest.approx(1)
    assert guesses_judge.steps_that_count() == 1 + np.argmax(weights.cumsum() >= 1 - 1 / np.e)
    assert weights[:50].sum() == pytest.approx(0.39, abs=0.01)
    assert weights[62] == pytest.approx(0.01 / 2, abs=5e-4)


AS_GIVEN = guesses_judge.AS_GIVEN + np.array([0.1, -0.4, 0.3, 0.2, -0.2])


@pytest.mark.parametrize(
    ("before", "gain", "status", "told"),
    [
        (AS_GIVEN, [1, 1.5, 1.2, 1.1, 0.9], "correct", "+1.14 ± 0.10 points, better with 5 of 5"),
        (
            AS_GIVEN,
            [2, 2, 2, 2, -0.1],
            "correct",
            "A full point is reached, though not with every seed",
        ),
        (
            AS_GIVEN,
            [0.5, 0.6, 0.5, 0.7, 0.7],
            "wrong",
            "0.40 points are missing. It helps every time",
        ),
        (AS_GIVEN, [1, 1, 1, 1, -1], "wrong", "It does not help every time, so this may be luck"),
        (AS_GIVEN, [-1, -2, -1, -1, 0], "wrong", "That does harm, or has no effect."),
        (AS_GIVEN, [0, 0, 0, 0, 0], "wrong", "the change has not reached the recipe."),
        (AS_GIVEN, [7, 8, 9, 8, 8], "wrong", "That is more than one remedy can do here."),
        (AS_GIVEN + 4, [1, 2, 1, 2, 1], "wrong", "Its images, units and epochs should stay"),
        (AS_GIVEN + 1.3, [-1, -1.5, -1.3, -1.2, -1.4], "wrong", "The lists have changed places"),
        (AS_GIVEN - 9, [9, 9, 9.1, 9, 9], "wrong", "Its images, units and epochs should stay"),
        (AS_GIVEN, 83 - AS_GIVEN, "wrong", "`after` are the same: did each run get its own"),
        (0 * AS_GIVEN + 81.8, [1, 2, 1, 2, 1], "wrong", "of `before` are the same: did each"),
    ],
)
def test_a_full_point_is_recognized_by_its_pairs(before, gain, status, told):
    found = judge_guess(FULL_POINT, (list(before), before + gain))
    assert found.status == status and told in found.message, found
    assert found.message.startswith("full_point: ")


@pytest.mark.parametrize(
    ("value", "came"),
    [
        (1.3, "one value, float"),
        ([1, 2, 3], "3 values"),
        ((AS_GIVEN, 85.0), "one value, float, for after"),
        ((AS_GIVEN[:4], AS_GIVEN), "4 values for before"),
        ((AS_GIVEN / 100, AS_GIVEN), "shares from 0 to 1 for before"),
        ((AS_GIVEN, AS_GIVEN * 2), "values that are not numbers from 0 to 100 for after"),
        ((AS_GIVEN, [np.nan] * 5), "values that are not numbers from 0 to 100 for after"),
    ],
)
def test_the_message_on_anything_but_pairs_says_what_form_is_expected(value, came):
    found = judge_guess(FULL_POINT, value)
    assert found.status == "error"
    assert found.message == (
        f"full_point: got {came}; expected two lists, before and after, with the accuracy in "
        "percent for each of 5 seeds."
    )


def test_a_full_point_is_not_attempted_while_a_part_of_it_is_open():
    for value in (..., (AS_GIVEN, ...)):
        assert judge_guess(FULL_POINT, value).status == "not attempted"


@cache
def training_images():
    data = load_fashion_mnist()
    return scale_to_unit(flatten(data.train_images)), data.train_labels


def small_recipe(seed, dropout=0, decay=0.0):
    """Train the open task's network as the notebook does; return its validation accuracy in
    percent."""
    X, y = training_images()
    mislabelled = y[:3000].copy()
    mislabelled[::10] = mislabelled[1::10]
    rng = np.random.default_rng(seed)
    network = mlp([784, 64, 10], dropout=dropout)
    weights = initialize(network, rng)
    optimizer = AdamW(lambda step: cosine(step, 40 * 60, 0.003), decay * network.weights)
    recipe = {"optimizer": optimizer, "batch_size": 50, "epochs": 40, "rng": rng}
    fit(network, weights, (X[:3000], mislabelled), threads=1, progress=False, **recipe)
    return 100 * evaluate(network, weights, X[50_000:], y[50_000:])[1]


@pytest.mark.guards
def test_a_full_point_can_be_reached_in_two_ways():
    """With five seeds, dropout 0.3 gains 1.28 ± 0.07 points, and decay 0.3 gains 1.37 ± 0.12."""
    seeds = range(3)
    before = [small_recipe(seed) for seed in seeds]
    assert np.mean(before) == pytest.approx(guesses_judge.AS_GIVEN, abs=guesses_judge.ABOUT)
    for change in ({"dropout": 0.3}, {"decay": 0.3}):
        mean, error, wins = paired_difference(before, [small_recipe(s, **change) for s in seeds])
        assert mean > guesses_judge.TO_REACH - error and wins == len(seeds), change
