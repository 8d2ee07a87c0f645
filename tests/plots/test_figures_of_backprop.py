"""What the captions of notebook 05's figures say is what was put in, by hand."""

import numpy as np
from matplotlib.colors import to_hex
from matplotlib.text import Annotation

from mlpkit.plots import TRAINING, VALIDATION
from mlpkit.plots import backprop as draw


def arrows(figure):
    """The colours of the arrows in a figure."""
    (axis,) = figure.axes
    texts = [text for text in axis.texts if isinstance(text, Annotation) and text.arrow_patch]
    return [to_hex(text.arrow_patch.get_edgecolor()).upper() for text in texts]


def test_every_edge_of_a_graph_goes_forward_and_those_with_a_slope_come_back():
    nodes = {"x": (0, 0), "f": (1, 0), "t": (1, -1), "L": (2, 0)}
    edges = [("x", "f", 3.0, -6.0), ("t", "f", 1.0, None), ("f", "L", 4.0, 1.0)]
    figure, caption = draw.graph(nodes, edges)
    assert arrows(figure).count(TRAINING) == 3
    assert arrows(figure).count(VALIDATION) == 2
    assert "ends at L = 4;" in caption
    assert caption.endswith("along its inputs: x -6.")


def test_a_nudge_round_the_corner_has_a_slope_between_0_and_1():
    # From -1 to 3 ReLU rises by 3 over a way of 4.
    assert "Its line has slope 0.75" in draw.kink(1e-5, 2e-5)[1]


def test_lengths_that_fall_by_four_a_layer_are_said_to():
    falling = [[length, length] for length in (100, 4, 16)]  # layer 1 has other inputs
    level = np.ones((2, 3))
    _, caption = draw.gradient_lengths({"a": np.transpose(falling), "b": level, "c": level})
    assert caption.endswith("a: 4.0; b: hardly at all; c: hardly at all.")


def test_the_price_is_said_in_powers_of_ten():
    _, caption = draw.price({"by nudging": 2000, "by backprop": 2})
    assert "costs 2,000 forward passes, by backprop 2: the dots lie 3.0 steps" in caption


def test_gradient_checks_are_counted_on_their_sides_of_the_limits():
    right = {"mean_squared_error": {"relu": 1e-9}, "cross_entropy": {"relu": 1e-6}}
    _, caption = draw.gradient_checks(right, {"bug": 1e-3, "small": 1e-5})
    assert caption.startswith("1 of 2 right ones lie left of 1e-7, 1 of 2 wrong ones right of 1e-4")
    assert "nothing lies between" not in caption


def test_the_strongest_wishes_are_named():
    images = np.array([[0.5, 0.0], [-0.2, 0.0], [0.0, 0.0]]).repeat(392, axis=1)
    mean = np.full(784, 0.1)
    _, caption = draw.wishes(images, ["boot", "bag", "coat"], np.array([0.5, -0.2, 0.0]), mean)
    assert "is boot's, +0.50 of its image; bag pulls the other way, -0.20" in caption
