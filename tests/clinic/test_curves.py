"""The eight runs of notebook 09's first question: each curve looks as its verdict says."""

import math

import numpy as np
import pytest

from mlpkit.clinic.curves import CAUSES, RUNS, Curve, run
from mlpkit.plots.curves import eight, words

CHANCE = math.log(10)
# notebook 09 itself tests the same runs, their picture and these words
trained = pytest.mark.guards


@pytest.fixture(scope="module")
def curves():
    return {letter: run(recipe) for letter, recipe in RUNS.items()}


def test_six_causes_make_eight_curves():
    assert sorted({recipe.cause for recipe in RUNS.values()}) == sorted(CAUSES)
    assert "".join(RUNS) == "ABCDEFGH"


@trained
@pytest.mark.parametrize(
    ("letter", "said"),
    [
        ("A", "training falls, validation falls and rises again"),
        ("B", "training leaps up and comes back to chance, validation stays near chance"),
        ("C", "training swings up and down, validation falls"),
        ("D", "training falls, validation rises from the start"),
        ("E", "training hardly falls, validation stays near chance"),
        ("F", "training falls, validation rises above chance"),
        ("G", "training falls, validation stays near chance"),
        ("H", "training falls, validation falls in jumps"),
    ],
)
def test_a_curve_looks_as_the_verdicts_say(curves, letter, said):
    assert words(curves[letter], CHANCE) == said


@trained
def test_the_look_alikes_differ_as_the_verdicts_say(curves):
    """The verdicts on wrong letters rely on these differences."""
    assert curves["A"].validation.min() < 0.5 * CHANCE < curves["F"].validation.min()
    assert curves["D"].validation[1] > curves["D"].validation[0]
    # with shuffled labels the loss would fall slowly
    assert np.median(curves["D"].losses[-20:]) < 0.4 * CHANCE
    early = slice(0, 100)
    assert curves["F"].losses[early].mean() > 1.5 * curves["D"].losses[early].mean()
    assert np.abs(np.diff(curves["E"].losses)).max() < 0.4
    # with shuffled labels the validation loss is never below chance
    assert curves["E"].validation[-1] < CHANCE - 0.05
    ends = {letter: np.median(curve.losses[-20:]) for letter, curve in curves.items()}
    assert abs(ends["E"] - curves["E"].validation[-1]) < 0.1  # with a small rate both losses agree
    assert ends["F"] < 0.4 * CHANCE and curves["F"].validation[-1] > CHANCE + 0.5
    assert curves["G"].validation.min() > CHANCE - 0.05


@trained
def test_shuffled_labels_are_the_same_labels_in_a_different_order(curves):
    healthy, torn = curves["A"], curves["F"]
    assert healthy.losses[0] != torn.losses[0]
    assert len(healthy.losses) == 400
    assert len(torn.losses) == 300


@trained
def test_the_last_steps_of_a_class_are_easy_and_the_first_are_hard(curves):
    """Class by class: four batches of a class, of which the first costs most."""
    losses = curves["C"].losses.reshape(5, 40)
    assert losses[:, ::4].mean() > 1.5 * losses[:, 3::4].mean()


def test_curves_made_by_hand_get_the_right_words():
    at, falling = np.arange(25), np.linspace(2.3, 0.3, 200)
    flat = np.full(200, 2.3)
    line = np.linspace(2.3, 0.5, 25)
    assert words(Curve(falling, at, line), CHANCE) == "training falls, validation falls"
    turned = np.concatenate([np.linspace(2.3, 0.5, 15), np.linspace(0.5, 0.9, 10)])
    assert words(Curve(falling, at, turned), CHANCE).endswith("falls and rises again")
    assert words(Curve(flat, at, line), CHANCE).startswith("training hardly falls")
    leap = flat.copy()
    leap[3] = 80
    assert words(Curve(leap, at, line), CHANCE).startswith("training leaps up")


def test_the_figure_has_a_panel_for_each_and_a_line_for_chance():
    rng = np.random.default_rng(0)
    curves = {letter: Curve(rng.random(9), np.arange(3), rng.random(3)) for letter in RUNS}
    figure, caption = eight(curves, CHANCE)
    assert [axis.get_title(loc="left") for axis in figure.axes] == list("ABCDEFGH")
    for axis, (letter, curve) in zip(figure.axes, curves.items(), strict=True):
        drawn = [line.get_ydata() for line in axis.lines]
        assert np.array_equal(drawn[0], curve.losses)
        assert np.array_equal(drawn[1], curve.validation)
        assert drawn[2][0] == CHANCE
        assert f"{letter}: {words(curve, CHANCE)}" in caption
