"""The captions of activations' and networks' figures describe the drawing, and nothing else."""

import numpy as np

from mlpkit.activations import bends, leaky_relu, relu, sigmoid
from mlpkit.plots import activations, fading, folding, forward_pass

KNOTS, HEIGHTS = np.array([0.0, 1.0, 3.0]), np.array([1.0, 3.0, 2.0])
MOONS = np.array([[0.0, 1.0], [1.0, 0.0], [2.0, -1.0], [-1.0, 0.5]]), np.array([0, 1, 1, 0])


def test_a_sum_of_relus_gives_the_number_of_points_it_meets():
    _, right = activations.sum_of_relus(KNOTS, HEIGHTS, bends(KNOTS, HEIGHTS))
    assert "slopes add up: 2, −0.5. It meets 3 of the 3 dots" in right
    _, wrong = activations.sum_of_relus(KNOTS, HEIGHTS, [2, 1])
    assert "slopes add up: 2, 3. It meets 2 of the 3 dots" in wrong


def test_slopes_that_jump_and_slopes_that_fade_are_distinguished():
    functions = {"relu": relu, "leaky": lambda z: leaky_relu(z, 0.1), "sigmoid": sigmoid}
    _, caption = activations.functions_and_slopes(functions, columns=3)
    assert "relu jumps from 0 to 1 at z = 0; that of leaky jumps from 0.1 to 1 at z = 0" in caption
    assert "sigmoid has its peak of 0.25 at z = 0, and is below a tenth" in caption
    assert "beyond |z| = 3.64" in caption


def test_dead_units_are_on_the_floor():
    figure, caption = activations.switched_on({0: [5, 9, 7], -6: [0, 2, 0]}, images=10)
    assert "switch a unit on is 5 to 9 with bias 0, 0 to 2 with bias −6." in caption
    assert [text.get_text() for text in figure.axes[0].texts] == ["2 dead units: no image"]


def paper(points):
    """A sheet folded along both axes: |x₁| and |x₂|, and a cut along |x₁| + |x₂| = 1.7."""
    folded = np.abs(points)
    return np.concatenate([points, -points], axis=1), folded, folded.sum(axis=1) - 1.7


def test_a_straight_cut_goes_through_every_layer_of_a_folded_sheet():
    _, caption = folding.cut(*MOONS, paper)
    assert "75% of the points on their correct side" in caption  # the triangle (1, 0) is inside
    assert "goes through 4 of the 4 pieces" in caption
    assert "4 of its 4 pieces keep an area, 2 of them turned over" in caption


def one_crease_each(points):
    """Layer 1 creases along x₁ = 0, layer 2 along x₁ = 0.5; the cut is x₂ = x₁ where x₁ > 0.5."""
    across = np.maximum(points[:, 0], 0)
    z2 = np.stack([across - 0.5, points[:, 1] + 9], axis=1)
    return points[:, :1], z2, np.maximum(z2, 0) @ [-1, 1] - 9.5


def test_the_pieces_between_creases_are_counted_layer_by_layer():
    _, caption = folding.creased(*MOONS, one_crease_each)
    assert "Frame 1: 1 straight line, one for each unit of layer 1, divides the sheet" in caption
    assert "sheet into 2 pieces" in caption
    assert "divides the sheet further, into 3 pieces," in caption
    assert "Unit 2 of layer 2 has no crease here." in caption and "Unit 1 of" not in caption


def test_pieces_are_squashed_where_units_are_off():
    _, caption = folding.cut(*MOONS, one_crease_each)
    assert "1 of its 3 pieces keeps an area, 0 of them turned over" in caption


def test_pieces_cover_the_sheet_once():
    for layers in (paper, one_crease_each):
        for polygons in folding.pieces(MOONS[0], layers):
            areas = [area(polygon) for polygon in polygons]
            assert min(areas) > 0 and np.isclose(sum(areas), 3.8 * 2.8)  # 0.4 around the points


def area(polygon):
    """The area by the shoelace formula."""
    x, y = polygon.T
    return (x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def test_a_network_gives_its_numbers():
    layers = [(np.array([[1.0, 2.0], [0.0, -1.0]]), np.array([-2.0, 1.0]))]
    layers.append((np.array([[1.0], [3.0]]), np.array([-4.0])))
    _, caption = forward_pass.network(np.array([1.0, 2.0]), layers)
    assert "x = (1, 2) → a1 = (0, 1) → logits = (−1)" in caption
    assert "off (orange): 1." in caption


def test_units_that_are_alike_are_one_line():
    W1, W2 = np.array([[1.0, 1.0, 2.0], [0.5, 0.5, -1.0]]), np.ones((3, 1))
    networks = {"drawn": (W1, np.zeros(3), W2, np.array([-1.0]))}
    networks["equal"] = np.ones((2, 3)), np.zeros(3), W2, np.array([-1.0])
    _, caption = forward_pass.symmetry(*MOONS, networks)
    assert "drawn: 3 units on 2 lines; equal: 3 units on 1 line." in caption


def test_sums_of_draws_are_measured():
    _, caption = forward_pass.sums_of_draws({1: [-1, 1], 4: [-3, 3]})
    assert "their standard deviation is 1, 3." in caption


def test_the_caption_says_how_the_width_changed_over_the_layers():
    ends = {"a": (1.0, 0.5), "b": (1.0, 3e-6), "c": (0.1, 50.0), "d": (0.0, 0.0)}
    z = {name: [np.array([-w, w]) for w in widths] for name, widths in ends.items()}
    _, caption = forward_pass.histograms_by_layer(z)
    assert "a ends at 0.50 times its start; b shrinks 330,000-fold; c grows 500-fold" in caption
    assert "d stays at 0." in caption


BOOT = np.zeros((28, 28))
NAMES = [f"class {number}" for number in range(10)]
EQUAL, SURE = np.zeros(10), np.log([0.91, *9 * [0.01]])  # logits


def test_a_strip_that_nobody_can_tell_from_grey_is_called_grey():
    hidden = [np.array([0.3, -9.0]), np.array([0.02, 0.0]), np.array([0.009, -1.0])]
    _, caption = fading.strips(BOOT, {"small": [*hidden, EQUAL]}, NAMES)
    assert "“small”: all grey from layer 3 on, and the ten probabilities are all 10%." in caption
    _, caption = fading.strips(BOOT, {"negative": [-hidden[0] - 10, -hidden[1], EQUAL]}, NAMES)
    assert "“negative”: all grey from layer 1 on" in caption


def test_strips_that_stay_alive_are_called_so():
    alive = {"he": [np.array([-1.0, 3.0]), np.array([2.0, 0.1]), SURE]}
    _, caption = fading.strips(BOOT, alive, NAMES)
    assert (
        "“he”: no strip of the 2 is grey, and the ten probabilities range from 1% to 91%."
        in caption
    )


def test_next_to_a_strip_is_the_root_mean_square_of_what_relu_leaves():
    zs = [np.array([3.0, -4.0, 0.0, 3.0]), np.array([2.4e-7, -1.0, 0.0, 0.0]), EQUAL]
    figure, _ = fading.strips(BOOT, {"one": zs, "other": zs}, NAMES)
    said = [text.get_text() for axis in figure.axes for text in axis.texts]
    assert said.count("2.1") == said.count("0.0000001") == 2  # √(18/4), √(5.76e-14/4)
    assert said.count("layer 1") == 1  # next to the first network only


def test_each_answer_has_the_name_of_its_class_and_the_blue_a_scale():
    zs = [np.array([3.0, -4.0]), np.array([1.0, 0.5]), SURE]
    figure, caption = fading.strips(BOOT, {"one": zs}, NAMES)
    (answer,) = [axis for axis in figure.axes if any(t.get_text() == "91" for t in axis.texts)]
    words = {t.get_text(): t.get_position()[0] for t in answer.texts}
    assert abs(words["class 0"] - words["91"]) < 0.5 < abs(words["class 1"] - words["91"])
    marks = ["0", "0.1", "1", "3"]
    (scale,) = [axis for axis in figure.axes if [t.get_text() for t in axis.texts] == marks]
    assert "grey is nearly 0, full blue 3 or more" in caption
    (strip,) = scale.images
    colours = strip.to_rgba(strip.get_array())[0]
    assert np.ptp(colours[0, :3]) == 0 and colours[-1, 2] > colours[-1, 0] + 0.5
    assert np.ptp(np.diff(colours[:, 0])) < 0.01  # as evenly spaced as 256 colours can be
    shown = {t.get_text(): strip.get_array()[0, round(t.get_position()[0])] for t in scale.texts}
    assert all(abs(value - float(mark)) < 0.05 for mark, value in shown.items())
