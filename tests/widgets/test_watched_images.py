"""The images that show a run: how they are chosen and drawn, and their changes, counted by hand."""

from types import SimpleNamespace

import numpy as np
import pytest

from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD, Adam
from mlpkit.regularization import Averaged
from mlpkit.widgets.training_monitor import TrainingMonitor
from mlpkit.widgets.watched_images import as_images, chosen, judged, said, sample, wall


def history(*rows):
    """Return {epoch: (right, ever forgotten)} from rows like "✓✓✕", epoch 0 first."""
    seen, ever, before = {}, None, None
    for epoch, row in enumerate(rows):
        right = np.array([mark == "✓" for mark in row])
        ever = np.zeros(len(row), bool) if before is None else ever | (before & ~right)
        seen[epoch] = np.stack([right, ever])
        before = right
    return seen


def test_images_are_chosen_class_by_class_with_the_same_number_from_each():
    y = np.random.default_rng(0).integers(0, 10, 5000)
    places = chosen(y, 10)
    assert y[places].tolist() == [k for k in range(10) for _ in range(10)]
    assert chosen(np.array([2, 0, 2]), 3).tolist() == [1, 0, 2]
    assert len(chosen(np.arange(200), 200)) == 100


def test_standardized_pixels_are_drawn_like_the_original_image():
    images = np.random.default_rng(0).integers(0, 256, (400, 8, 8))
    images[0], images[1] = 0, 255
    X = images.reshape(400, -1) / 255
    standardized = (X - X.mean(axis=0)) / X.std(axis=0)
    found = as_images(standardized[:5], standardized)
    assert found.dtype == np.uint8 and np.abs(found.astype(int) - images[:5]).max() <= 1
    assert as_images(np.zeros((5, 64)), np.zeros((9, 64))).max() == 0  # constant pixels
    for D in (63, 49):  # 63 is not a square, 49 is too small
        assert as_images(np.zeros((5, D)), np.zeros((9, D))) is None


def test_changes_in_an_epoch_agree_with_hand_counting():
    seen = history("✕✕✓✕", "✓✕✓✓", "✕✕✓✓", "✓✕✕✓")
    numbers = wall(seen, [0, 1, 2, 3, 4])
    assert numbers["seen"].tolist() == [0, 1, 2, 3]
    assert numbers["cells"].tolist() == [[0, 0, 1, 0], [2, 0, 1, 2], [3, 0, 1, 1], [2, 0, 3, 1]]
    assert numbers["right"].tolist() == [1, 3, 2, 2]
    assert numbers["learned"].tolist() == [0, 2, 0, 1]
    assert numbers["forgotten"].tolist() == [0, 0, 1, 1]
    assert said(seen, 0) == "" and said(seen, 7) == ""
    assert said(seen, 1) == " Of the 4 on the wall it has just learned 2 and forgotten 0."
    assert said(seen, 2).endswith(" 1 has been forgotten at least once.")
    assert "just learned 1 and forgotten 1. 2 have been forgotten at least once." in said(seen, 3)


def test_an_epoch_of_a_long_run_is_compared_with_the_one_before_it_even_if_that_is_not_drawn():
    seen = history("✓", "✕", "✓", "✕", "✓")
    assert wall(seen, [2, 4])["learned"].tolist() == [1, 1]


def test_the_changes_over_five_epochs_are_given_without_a_conclusion():
    swap = history("✓✕", "✕✓", "✓✕", "✕✓", "✓✕", "✕✓")
    assert said(swap, 5) == (
        " Of the 2 on the wall it has just learned 1 and forgotten 1; since epoch 0 it has "
        "learned 5 and forgotten 5. 2 have been forgotten at least once."
    )
    assert "since" not in said(swap, 4)  # too few epochs for a change
    losing = history("✓✓✓✓✓", "✓✓✓✓✕", "✓✓✓✕✕", "✓✓✕✕✕", "✓✕✕✕✕", "✕✕✕✕✕")
    assert "since epoch 0 it has learned 0 and forgotten 5." in said(losing, 5)


def test_the_wall_says_what_it_is_a_sample_of():
    assert sample(100, 5000, True) == (
        "The wall shows 100 of the 5,000 validation images; the validation accuracy counts all of "
        "them."
    )
    trains = sample(100, 400, False)
    assert "of the 400 images that it trains on; the training accuracy" in trains
    assert sample(60, 60, True) == "The wall shows all 60 validation images."


@pytest.mark.parametrize("optimizer", [SGD(0.1), Averaged(Adam(0.05), 0.5)])
def test_a_monitor_judges_its_images_in_agreement_with_its_validation_accuracy(optimizer):
    rng = np.random.default_rng(5)
    X = rng.standard_normal((300, 6)).astype(np.float32)
    y = (X[:, 0] * X[:, 1] > 0).astype(int)
    network = mlp([6, 8, 2])
    places = chosen(y, 2)
    monitor = TrainingMonitor(
        network, initialize(network, rng), (X, y), optimizer=optimizer, batch_size=20, epochs=3,
        rng=rng, validation=(X[places], y[places]),
    )  # fmt: skip
    assert monitor.numbers["seen"].tolist() == []
    monitor.press("start")
    monitor.thread.join(60)
    right = monitor.numbers["right"] / len(places)
    assert monitor.numbers["seen"].tolist() == [0, 1, 2, 3]
    assert right[1:] == pytest.approx(monitor.history.validation_accuracies)
    run = SimpleNamespace(network=network, optimizer=optimizer, parameters=monitor.parameters)
    now = judged(run, X[places], y[places])
    assert now[0].mean() == pytest.approx(right[-1]) and not now[1].any()
    before = np.stack([~now[0], np.zeros(len(places), bool)])
    # these were forgotten before; the others are forgotten now if they were right
    before[1, :3] = True
    ever = judged(run, X[places], y[places], before)[1]
    assert np.array_equal(ever, before[1] | ~now[0])
