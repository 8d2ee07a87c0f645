"""The figures of notebook 09: drawings and captions show the results, of one network or two."""

import itertools

import numpy as np
import pytest

from mlpkit.clinic import CASES, PRICES
from mlpkit.debugging import (
    Checked,
    Classes,
    Copies,
    Flow,
    Inputs,
    Loop,
    Neighbours,
    Overfit,
    Prediction,
    Repeats,
    Sizes,
    StartingLoss,
    Steps,
    Units,
    WithoutInputs,
)
from mlpkit.plots import TEST, VALIDATION
from mlpkit.plots import debugging as draw


def made(kind, **given):
    """A result with these fields; its other fields hold nothing that is drawn."""
    return kind(**(dict.fromkeys(kind._fields, 0) | given))


def heights(axis):
    return [bar.get_width() for bar in axis.patches]


BARS = {
    "loss_at_start": (
        made(StartingLoss, found=23.0, expected=2.3026, classes=10),
        [23.0, 2.3026],
        "Loss 23 before training, where chance is 2.30",
    ),
    "copies": (
        made(Copies, exact=7, near=12, rows=1000, distance=0.03),
        [7, 12],
        "7 of 1,000 validation rows are among the training rows, "
        "and 12 more are within 0.03 of one",
    ),
    "neighbours": (
        made(Neighbours, share=0.83, chance=0.1, examples=500),
        [0.83, 0.1],
        "83% of 500 examples have the label of their nearest neighbour, where chance gives 10%",
    ),
    "prediction": (
        made(Prediction, accuracy=0.21, reported=0.84, examples=1000),
        [0.21, 0.84],
        "Right on 21% of 1,000 images in use, where 84% was expected",
    ),
}


@pytest.mark.parametrize("name", BARS)
def test_bars_have_the_lengths_of_the_results(name):
    found, lengths, said = BARS[name]
    figure, caption = getattr(draw, name)(found)
    assert heights(figure.axes[0]) == pytest.approx(lengths)
    assert caption == f"{said}."


def test_a_healthy_result_is_drawn_in_green_next_to_the_sick_one():
    sick = made(Neighbours, share=0.1, chance=0.1, examples=500)
    well = made(Neighbours, share=0.83, chance=0.1, examples=500)
    figure, caption = draw.neighbours(sick, well)
    assert heights(figure.axes[0]) == pytest.approx([0.1, 0.1, 0.83, 0.1])
    faces = [bar.get_facecolor() for bar in figure.axes[0].patches]
    from matplotlib.colors import to_rgba

    assert faces == [to_rgba(VALIDATION)] * 2 + [to_rgba(TEST)] * 2
    assert caption.startswith("Sick: 10% of 500") and "Healthy: 83% of 500" in caption


def test_the_loss_on_a_few_falls_or_does_not_or_is_not_a_number():
    falls = Overfit(np.array([2.0, 1.0, 0.1]), 1.0)
    stays = Overfit(np.array([2.0, 1.9, 1.8]), 0.25)
    lost = Overfit(np.array([2.0, 9.0, np.nan]), 0.1)
    figure, caption = draw.overfit(stays, falls)
    assert [list(line.get_ydata()) for line in figure.axes[0].lines] == [
        list(stays.losses),
        list(falls.losses),
    ]
    assert "Sick: the loss does not fall by half, and 25% of the few are right" in caption
    assert "Healthy: the loss falls, and 100%" in caption
    assert "no number from step 2 on" in draw.overfit(lost)[1]


def test_a_point_for_each_layer_that_varies_and_for_each_weight_that_has_a_gradient():
    sizes = [made(Sizes, layer="linear 1", over_examples=0.5)]
    sizes.append(made(Sizes, layer="relu 1", over_examples=0.0))
    figure, caption = draw.activations(sizes)
    assert figure.axes[0].lines[0].get_ydata()[0] == 0.5
    assert [tick.get_text() for tick in figure.axes[0].get_xticklabels()] == ["linear 1", "relu 1"]
    assert "first layer move by 0.5, those of the last by 0" in caption

    flows = [Flow("linear 1", 1.0, {"W1": 2e-6, "b1": 9.0}), Flow("relu 1", 1.0, {})]
    flows.append(Flow("linear 2", 1.0, {"W2": 0.03, "b2": 9.0}))
    figure, caption = draw.gradients(flows)
    assert list(figure.axes[0].lines[0].get_ydata()) == [2e-6, 0.03]
    assert "2e-06 at the first weights, 0.03 at the last" in caption


def test_only_kinds_of_units_that_occur_have_a_bar():
    well = [Units("relu 1", 0.0, 0.0, 0.0, 64)]
    figure, caption = draw.units(well)
    assert heights(figure.axes[0]) == [0.0]
    assert caption == "No unit is dead, saturated or a copy."
    sick = [Units("relu 1", 0.25, 0.0, 0.5, 64)]
    figure, caption = draw.units(sick, well)
    assert heights(figure.axes[0]) == [0.25, 0.5, 0.0, 0.0]
    assert "Sick: 25% of relu 1 dead, 50% of relu 1 copies." in caption


def test_steps_are_drawn_for_each_weight():
    figure, caption = draw.steps(made(Steps, ratios={"W1": 0.003, "W2": 2e-5}))
    assert list(figure.axes[0].lines[0].get_xdata()) == [0.003, 2e-5]
    assert "W1 0.003, W2 2e-05" in caption


def test_classes_are_counted_and_absent_ones_named():
    found = Classes(np.array([100, 0, 300]), np.array([0, 0, 400]))
    figure, caption = draw.classes(found)
    assert [bar.get_height() for bar in figure.axes[0].patches] == [100, 0, 300, 0, 0, 400]
    assert caption.startswith("100 to 300 examples a class, 1 absent; 100% of the predictions")
    assert caption.endswith("are one class, which says nothing before training.")
    even = Classes(np.array([200, 200]), np.array([400, 0]))
    assert draw.classes(even)[1].startswith("200 examples a class; ")


def test_inputs_are_drawn_from_the_smallest_to_the_largest():
    found = made(Inputs, least=0.0, most=255.0, mean=72.9, std=90.0, columns=784, constant=3)
    figure, caption = draw.inputs(found)
    whole, near, _ = figure.axes[0].lines
    assert list(whole.get_xdata()) == [0.0, 255.0]
    # but not below the smallest number
    assert list(near.get_xdata()) == pytest.approx([0.0, 162.9])
    assert caption == (
        "From 0 to 255, mean 73, standard deviation 90; columns that never change: 3 of 784."
    )
    assert "5 numbers are not finite" in draw.inputs(found._replace(not_finite=5))[1]


def test_two_runs_are_the_same_or_so_far_apart():
    assert "the same bits" in draw.repeats(Repeats(True, 0.0))[1]
    figure, caption = draw.repeats(Repeats(False, 0.02))
    assert figure.axes[0].lines[0].get_xdata()[0] == 0.02
    assert "ends 0.02 apart" in caption


def test_a_gradient_check_names_what_is_wrong_and_counts_the_corners_left_out():
    well = {"W1": Checked(1e-9, 0, 10, 1.0), "b1": Checked(1e-8, 2, 8, 1.0)}
    figure, caption = draw.gradient_check(well)
    assert list(figure.axes[0].lines[0].get_xdata()) == [1e-9, 1e-8]
    assert caption == "All 18 slopes looked at are right; 2 left out, at a corner of the loss."
    sick = well | {"W1": Checked(0.3, 0, 10, 2.0)}
    assert draw.gradient_check(sick)[1].startswith("The gradient is wrong for W1;")
    none = {"W1": Checked(np.nan, 0, 0, np.nan), "b1": Checked(np.nan, 0, 0, np.nan)}
    assert draw.gradient_check(none)[1] == "Not compared."
    cornered = well | {"b2": Checked(np.nan, 3, 0, np.nan)}
    assert draw.gradient_check(cornered)[1].startswith(
        "All 18 slopes looked at are right; 5 left out"
    )


def test_the_actions_of_a_loop_are_drawn_and_described():
    found = made(Loop, examples=100, once=90, never=6, often=4, sizes=((50, 40), (50, 40)))
    found = found._replace(shuffled=False, torn=3, ratios=np.array([1.0, 2.0, 3.0, 4.0]))
    found = found._replace(outside=1, directions=np.ones(4))
    figure, caption = draw.loop(found)
    assert [bar.get_height() for bar in figure.axes[0].patches] == [90, 6, 4]
    assert list(figure.axes[1].lines[0].get_ydata()) == [50, 40, 50, 40]
    assert list(figure.axes[2].lines[0].get_ydata()) == [1, 2, 3, 4]
    for words in (
        "90 of 100 examples seen once",
        "batches of 40 to 50",
        "the order stays",
        "3 labels are not their row's",
        "the gradient is 1 times its batch's at the first step and 2 to 4 times later (normal: 1)",
        "weights change between steps",
    ):
        assert words in caption
    well = found._replace(shuffled=True, torn=0, ratios=np.ones(4), outside=0)
    assert draw.loop(well)[1] == (
        "90 of 100 examples seen once, batches of 40 to 50, a different order in the second epoch."
    )


# {patient: the number of the branch to which the tree leads a learner}
BRANCH = {
    **{0: "standstill bargain gone nan shirtless", 1: "plateau late asleep stone uphill average"},
    **{2: "slow twofold floor twins missing crawl swing grind"},
    **{3: "parrot woven", 4: "mirage launch deeper moody"},
}


def test_a_loops_gradient_is_described_by_what_it_is_and_not_by_what_is_normal():
    def caption(*ratios, cosine=1.0):
        found = made(Loop, sizes=((50,), (50,)), ratios=np.array(ratios))
        return draw.loop(found._replace(directions=np.array([1.0, cosine])))[1]

    grown = caption(0.0625, 0.28, -0.37, cosine=-0.33)
    assert "0.06 times its batch's at the first step and -0.4 to 0.3 times later" in grown
    assert "the cosine of the two falls to -0.3" in grown
    assert "the gradient is 0.06 times its batch's at every step" in caption(0.0625, 0.0625)
    assert "at the first step and 2 times later" in caption(1, 2, 2)
    assert "gradient" not in caption(1, 1) and "cosine" not in caption(1, 1)
    assert "gradient" not in caption() and "times" in caption(2.0)


def test_many_layers_have_names_that_do_not_overlap():
    names = [f"{kind} {number}" for number in range(1, 8) for kind in ("linear", "leaky_relu")]
    for kept in (names[:6], names):
        sizes = [made(Sizes, layer=name, over_examples=1.0) for name in kept]
        figure, _ = draw.activations(sizes)
        figure.canvas.draw()
        labels = figure.axes[0].get_xticklabels()
        boxes = [label.get_window_extent() for label in labels]
        level = all(label.get_rotation() == 0 for label in labels)
        assert level == (len(kept) == 6)
        if level:
            assert all(a.x1 < b.x0 for a, b in itertools.pairwise(boxes))


def test_the_tree_has_every_measurement_with_its_price_the_cheapest_first():
    figure, caption = draw.tree()
    shown = [text.get_text() for text in figure.axes[0].texts]
    leaves = [name for branch in draw.BRANCHES.values() for name in branch]
    assert set(leaves) == set(PRICES)
    assert [name for name in shown if name in PRICES] == leaves
    assert [int(text) for text in shown if text.isdecimal()] == [PRICES[name] for name in leaves]
    for branch in draw.BRANCHES.values():
        assert [*map(PRICES.get, branch)] == sorted(map(PRICES.get, branch))
    assert (
        "Training loss falls, validation loss does not: copies (6 min), without_inputs" in caption
    )


def test_each_patient_is_found_by_a_measurement_on_its_branch():
    branches = list(draw.BRANCHES.values())
    assert sorted(" ".join(BRANCH.values()).split()) == sorted(CASES)
    for number, names in BRANCH.items():
        for name in names.split():
            assert {*CASES[name].shows} & {*branches[0], *branches[number]}, name


def test_both_ways_from_two_faults_to_none_pass_through_one_fault():
    losses = {"as it was": [2, 0.7], "a": [2, 1.0], "b": [3.1, 2.8], "both": [1, 0.5]}
    ratios = {"as it was": [0.06, 0.2, -1], "a": [0.06] * 3, "b": [1, 1.5, 2], "both": [1, 1, 1]}
    figure, caption = draw.two_faults(losses, ratios, 2.303)
    curves, ends, *panels = figure.axes
    drawn = [list(panel.lines[1].get_ydata()) for panel in panels]
    assert drawn == list(ratios.values()), "a panel for each, below"
    drawn = [list(line.get_ydata()) for line in curves.lines[:4]]
    assert drawn == list(losses.values())
    ways = [list(line.get_ydata()) for line in ends.lines if len(line.get_xdata()) == 3]
    assert ways == [[0.7, 1.0, 0.5], [0.7, 2.8, 0.5]]
    assert caption == (
        "Training loss after 2 epochs: as it was, 0.7; a, 1; b, above that of a network that knows "
        "nothing; both, 0.5. The gradient at a step, as a multiple of its batch's own: as it was, "
        "0.06 at first, then above and below 0; a, 0.06 at every step; b, 1 at first, then more; "
        "both, 1 at every step."
    )


def test_the_inputs_that_an_output_depends_on_are_drawn_and_described():
    figure, caption = draw.dependence(0.25 + 0.75 * np.eye(3), np.eye(3))
    assert np.array_equal(figure.axes[1].images[0].get_array(), np.eye(3))
    assert caption == (
        "Sick: an output depends on each other example 0.2 times as much as on its own. "
        "Healthy: each output depends on its own example alone."
    )
    assert draw.dependence(np.zeros((3, 3)))[1] == "3 of 3 outputs depend on no input of their own."


def test_losses_with_inputs_and_without_are_drawn_smoothed():
    found = WithoutInputs(np.arange(20.0), np.full(20, 2.3), 0.714, 0.11, 400)
    figure, caption = draw.without_inputs(found)
    seen, blind = figure.axes[0].lines
    assert list(seen.get_ydata()) == pytest.approx([4.5 + k for k in range(11)])
    assert list(seen.get_xdata()) == list(range(10, 21))
    assert set(blind.get_ydata().round(6)) == {2.3} and blind.get_linestyle() == "--"
    assert caption == "More of the 400 held back are right with the inputs than with zeros."
    assert draw.without_inputs(found._replace(accuracy=0.15))[1].startswith("No more of the 400")
