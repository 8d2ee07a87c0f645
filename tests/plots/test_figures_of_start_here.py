"""The figures of notebook 00: an update, the scores under their curve, mistakes put right."""

import numpy as np
import pytest

from mlpkit.backprop import numerical_gradient
from mlpkit.plots.start_here import mean_loss, mistakes, one_update, put_right, under_the_sigmoid

X = np.array([[0.25, 0.5], [0.1, 0.1], [0.2, 0.4], [0.1, 0.3]])
LABELS = np.array([1, 0, 1, 0])
IMAGE = np.zeros((28, 28), dtype=np.uint8)


def as_notebook_00_writes_it(theta):
    p = 1 / (1 + np.exp(-(X @ theta[:2] + theta[2])))
    return -np.mean(np.log(np.where(LABELS == 1, p, 1 - p)))


@pytest.mark.parametrize("theta", [(0, 0, 0), (1, -2, 0.5), (8.5, 12.8, -4.9)])
def test_the_loss_that_is_drawn_is_the_loss_of_notebook_00(theta):
    theta = np.array(theta, float)
    assert mean_loss(X, LABELS, theta) == pytest.approx(as_notebook_00_writes_it(theta))


def test_one_update_shows_what_happens_to_the_first_shoe():
    before, after = np.array([1.0, 2.0, -1.0]), np.array([2.0, 4.0, -1.5])
    figure, caption = one_update(IMAGE, X, LABELS, before, after)
    p = 1 / (1 + np.exp(-0.25))  # the score is 0.25 · 1 + 0.5 · 2 − 1
    assert f"score 0.25, probability of boot {p:.2f}, loss {-np.log(p):.2f}." in caption
    slope = numerical_gradient(as_notebook_00_writes_it, before)[0]
    assert f"along w1 is {slope:.3f},".replace("-", "−") in caption
    assert caption.endswith("w1 goes from 1.00 to 2.00, and the boot's score to 1.00.")
    tangent = figure.axes[3].lines[1].get_xydata()
    assert np.diff(tangent[:, 1]) / np.diff(tangent[:, 0]) == pytest.approx(slope, rel=1e-6)


def test_the_shoe_on_the_curve_is_drawn_at_its_probabilities():
    scores = np.array([-3.0, -1.0, 1.0, 3.0])
    figure, caption = under_the_sigmoid(scores, np.array([0, 1, 1, 1]), IMAGE, {0: 0.0, 9: 3.0})
    assert "the scores of 4 shoes, 75% of them on the correct side of 0" in caption
    assert caption.endswith("its probability is 0.50 after 0, 0.95 after 9 updates.")
    dots = [line.get_xydata()[0] for line in figure.axes[0].lines if line.get_marker() == "o"]
    assert np.allclose(dots, [(0, 0.5), (3, 1 / (1 + np.exp(-3)))])
    counts = [[bar.get_height() for bar in heap] for heap in figure.axes[1].containers]
    assert [sum(heap) for heap in counts] == [1, 3]


def test_shoes_put_right_are_shown_above_those_that_are_wrong_now():
    labels = np.array([0, 0, 0, 1, 1, 1])
    before = np.array([0.9, 0.6, 0.8, 0.2, 0.9, 0.6])
    after = np.array([0.4, 0.4, 0.7, 0.9, 0.9, 0.3])
    worst = np.array([[0], [3]])
    figure, caption = put_right(np.zeros((6, 28, 28)), labels, before, after, worst)
    assert caption.startswith(
        "3 of 4 mistakes are put right, 2 of the 2 worst among them. 1 shoes that were right are "
        "wrong now."
    )
    titles = [axis.get_title() for axis in figure.axes]
    assert titles[:4] == [
        "is: boot\n20% → 90%",
        "is: sandal\n90% → 40%",
        "is: sandal\n60% → 40%",
        "",
    ]
    assert titles[8:10] == ["is: boot\n60% → 30%", ""]


def test_a_feature_that_puts_nothing_right_has_a_picture_too():
    p = np.array([0.9, 0.1])
    labels = np.array([0, 0])
    _, caption = put_right(np.zeros((2, 28, 28)), labels, p, p, worst=np.array([0]))
    assert caption.startswith("0 of 1 mistakes are put right, 0 of the 1 worst among them. 0 shoes")


def test_the_captions_of_mistakes_say_what_a_shoe_is_and_how_many_of_each_kind_there_are():
    labels, p = np.array([0, 1, 0, 1, 0]), np.array([0.9, 0.2, 0.8, 0.7, 0.1])
    worst = np.array([[0], [1]])
    figure, caption = mistakes(np.zeros((5, 28, 28)), labels, p, worst)
    assert caption.startswith("The program gets 2 sandals and 1 boots wrong.")
    assert "90.0% for the first; below, the boots with the lowest, 20.0%" in caption
    assert [axis.get_title() for axis in figure.axes] == [
        "is: sandal\nboot? 90.0%",
        "is: boot\nboot? 20.0%",
    ]
