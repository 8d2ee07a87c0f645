"""The captions of notebook 05's figures say what the hand-made inputs show."""

import re

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation

from mlpkit.backprop import two_layer_backward
from mlpkit.forward_pass import two_layer_forward
from mlpkit.plots import TRAINING, VALIDATION, graphs, learning
from mlpkit.plots import backprop as draw


def arrows(figure):
    """The colours of the arrows in a figure."""
    (axis,) = figure.axes
    texts = [text for text in axis.texts if isinstance(text, Annotation) and text.arrow_patch]
    return [to_hex(text.arrow_patch.get_edgecolor()).upper() for text in texts]


def numbers(figure):
    """The numbers next to a figure's arrows, by their colour."""
    (axis,) = figure.axes
    found = {TRAINING: [], VALIDATION: []}
    for text in axis.texts:
        if text.get_color() in found:
            found[text.get_color()].append(text.get_text().rpartition("= ")[2].replace("−", "-"))
    return {color: sorted(map(float, written)) for color, written in found.items()}


def test_every_edge_of_a_graph_goes_forward_and_those_with_a_slope_come_back():
    nodes = {"x": (0, 0), "f": (1, 0), "t": (1, -1), "L": (2, 0)}
    edges = [("x", "f", 3.0, -6.0), ("t", "f", 1.0, None), ("f", "L", 4.0, 1.0)]
    figure = graphs.boxes_and_arrows(nodes, edges)
    assert arrows(figure).count(TRAINING) == 3
    assert arrows(figure).count(VALIDATION) == 2
    assert "to L = 4." in graphs.told(edges)
    assert graphs.told(edges).endswith("along each input: x −6.")


def test_a_chain_and_a_neuron_have_the_numbers_worked_out_on_paper():
    figure, _ = graphs.chain(2, 3, -4)  # u = 6, L = −24; dx = −12, dw = −8, du = −4, dv = 6
    assert numbers(figure) == {TRAINING: [-24, -4, 2, 3, 6], VALIDATION: [-12, -8, -4, 1, 6]}
    figure, caption = graphs.neuron((1, -2), (3, -1), -2, 0.5)  # z = 3, dz = 2 · 2.5 = 5
    assert numbers(figure)[TRAINING] == [-2, -2, -1, 0.5, 1, 2, 3, 3, 3, 3, 6.25]
    assert numbers(figure)[VALIDATION] == [-10, -5, 1, 5, 5, 5, 5, 5, 5, 15]
    assert caption.endswith("x₁ 15, w₁ 5, x₂ −5, w₂ −10, b 5.")


def test_nothing_comes_back_through_a_neuron_that_is_off():
    _, caption = graphs.neuron((1, -2), (3, -1), -7, 0.5)
    assert caption.endswith("x₁ 0, w₁ 0, x₂ 0, w₂ 0, b 0.")


def test_before_the_backward_pass_nothing_is_orange():
    figure, caption = graphs.neuron((1, -2), (3, -1), -2, 0.5, backward=False)
    assert VALIDATION not in arrows(figure) and numbers(figure)[VALIDATION] == []
    assert caption == "Blue goes forward, to L = 6.25."


def test_every_gradient_of_two_layers_has_the_shape_of_its_array():
    sizes = {"N": 5, "D": 4, "H": 3, "C": 2}
    drawn = np.random.default_rng(0)
    X, W1, W2 = (drawn.normal(size=shape) for shape in ((5, 4), (4, 3), (3, 2)))
    logits, cache = two_layer_forward(X, W1, np.zeros(3), W2, np.zeros(2))
    _, caption = graphs.two_layers()
    said = dict(re.findall(r"(\w+) \(([^)]*)\)", caption.partition("comes back: ")[2]))
    shapes = {
        name: tuple(sizes[one] for one in re.findall(r"\w", text)) for name, text in said.items()
    }
    names = ("dW1", "db1", "dW2", "db2")
    back = dict(zip(names, two_layer_backward(logits, cache, W2), strict=True))
    assert {name: shapes[name] for name in names} == {name: g.shape for name, g in back.items()}
    assert shapes["grad"] == logits.shape and shapes["da1"] == shapes["dz1"] == cache[1].shape


def purples(figure):
    """How purple each picture of a figure is: the mean of what is drawn over the faint garments."""
    return [float(np.mean(image.get_array())) for image in figure.axes[0].images[1::2]]


def test_garments_are_counted_and_are_as_purple_as_they_pull():
    p = np.array(
        [[0.25, 0.75], [0.5, 0.5], [0.0, 1.0]]
    )  # pulls 0.75, 0.5 and 0; the first is wrong
    figure, caption = learning.garments(
        np.ones((3, 784)),
        np.array([0, 0, 1]),
        {"Before": p, "After 5 steps": p},
        ["T-shirt/top", "Bag"],
    )
    assert purples(figure) == [0.75, 0.5, 0.0] * 2
    assert caption.startswith("The network gets 2 of 3 right before, 2 after 5 steps. The more")
    said = [text.get_text() for text in figure.axes[0].texts]
    assert (
        said.count("✗ Bag,\nis T-shirt") == 2
        and said.count("✓ T-shirt") == 2
        and said.count("✓ Bag") == 2
    )


def test_the_texts_of_two_layers_do_not_touch_its_boxes():
    figure, _ = graphs.two_layers()
    figure.draw_without_rendering()
    (axis,) = figure.axes
    boxes = [patch.get_window_extent().padded(3) for patch in axis.patches]
    beside = [text for text in axis.texts if "(" in text.get_text()]
    for text in beside:
        extent = text.get_window_extent()
        assert not any(extent.overlaps(box) for box in boxes), text.get_text()
    assert len(beside) == 11


def test_a_garment_without_a_wish_is_drawn_too():
    garments = np.linspace(0, 1, 784) * np.ones((2, 1))
    pulls = np.array([0.5, -0.001])
    figure, _ = draw.wishes(garments * pulls[:, None], ["boot", "bag"], pulls, np.full(784, 0.1))
    strong, slight, _ = [axis.images for axis in figure.axes]
    assert len(strong) == 1 and slight[0].get_array().max() == pytest.approx(1)


def test_the_tables_of_the_examples_are_added_up():
    figure, _ = draw.outer_products(np.ones((3, 2)), np.ones((3, 4)))
    signs = [text.get_text() for axis in figure.axes for text in axis.texts]
    assert signs.count("+") == 2 and signs.count("=") == 1


def test_garments_that_are_only_answered_are_not_purple():
    p = np.array([[0.25, 0.75]])
    figure, caption = learning.garments(
        np.ones((1, 784)), np.array([1]), {"Now": p}, ["a", "b"], wishes=False
    )
    assert len(figure.axes[0].images) == 1 and caption == "The network gets 1 of 1 right now."


def test_the_areas_of_the_passes_are_in_proportion_to_their_numbers():
    figure, caption = learning.passes(2_500_000, 10_000)
    *blue, speck = [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]
    areas = [patch.get_width() * patch.get_height() for patch in (*blue, speck)]
    assert len(blue) == 3 and sum(areas[:-1]) / areas[-1] == pytest.approx(250)
    assert caption.endswith("one for every 250.")


def test_a_nudge_across_the_corner_has_a_slope_between_0_and_1():
    # From -1 to 3 ReLU rises by 3 over a distance of 4.
    assert "Its line has slope 0.75" in draw.kink(1e-5, 2e-5)[1]


def test_the_caption_says_when_lengths_fall_by_four_a_layer():
    falling = [[length, length] for length in (100, 4, 16)]  # layer 1 has different inputs
    level = np.ones((2, 3))
    _, caption = draw.gradient_lengths({"a": np.transpose(falling), "b": level, "c": level})
    assert caption.endswith("4.0-fold (a), hardly at all (b), hardly at all (c).")


def test_the_strongest_wishes_are_named():
    images = np.array([[0.5, 0.0], [-0.2, 0.0], [0.0, 0.0]]).repeat(392, axis=1)
    mean = np.full(784, 0.1)
    _, caption = draw.wishes(images, ["boot", "bag", "coat"], np.array([0.5, -0.2, 0.0]), mean)
    assert "is boot's, +0.50 of its image; bag pulls the other way, −0.20" in caption
