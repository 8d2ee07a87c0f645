"""The drawn graph is that of the program; captions say what the hand-made inputs show."""

from collections import Counter

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import FancyArrowPatch

from mlpkit.plots import TRAINING, VALIDATION
from mlpkit.plots import autograd as draw


class Value:
    """A number like those of notebook 11."""

    def __init__(self, data, sign="", parents=(), send_back=None):
        self.data, self.grad = data, 0.0
        self.sign, self.parents, self.send_back = sign, parents, send_back

    def __add__(self, other):
        return Value(self.data + other.data, "+", (self, other), lambda grad: (grad, grad))

    def __mul__(self, other):
        a, b = self.data, other.data
        return Value(a * b, "×", (self, other), lambda grad: (grad * b, grad * a))


@pytest.fixture
def walked():
    """L = (a + b)·(a + b)·a at a = 2, b = 1, and a walk that sets the gradients worked out by hand.

    L = s² a with s = 3. Like notebook 11's, the walk lets go of the graph.
    """
    a, b = Value(2.0), Value(1.0)
    s = a + b
    square = s * s
    end = square * a

    def backward(end):
        end.grad, square.grad, s.grad, a.grad, b.grad = 1.0, 2.0, 12.0, 21.0, 12.0
        for value in (end, square, s):
            value.parents, value.send_back = (), None

    return end, {"a": a, "b": b}, backward


def arrows(figure):
    """Count the arrows of each colour."""
    patches = [patch for patch in figure.axes[0].patches if isinstance(patch, FancyArrowPatch)]
    return Counter(to_hex(patch.get_edgecolor()).upper() for patch in patches)


def words(figure):
    return Counter(text.get_text() for text in figure.axes[0].texts)


def test_every_use_of_a_value_is_an_arrow_and_its_operands_are_boxes(walked):
    figure, caption = draw.program(*walked[:2])
    assert arrows(figure) == {TRAINING: 7}  # two for each of three operations, and the result's
    assert words(figure) == Counter("a b + × ×".split()) + Counter("2 1 3 3 9 2 18".split())
    assert caption == "The graph has 3 operations and ends at 18."


def test_gradients_that_come_back_are_on_their_arrows_and_add_up_where_a_value_was_used_twice(
    walked,
):
    figure, caption = draw.program(*walked)
    assert arrows(figure) == {TRAINING: 7, VALIDATION: 7}
    said = words(figure) - Counter("a b + × × 2 1 3 3 9 2 18".split())
    assert said == Counter(["1", "2", "9", "6", "6", "12", "12", "Σ 12", "Σ 21"])
    assert caption.endswith("What comes back to the inputs: a 21, b 12.")


def test_no_arrow_runs_through_a_box_between_its_ends(walked):
    """a is used at both ends of the graph: its long arrow goes round the boxes between."""
    figure, _ = draw.program(*walked[:2])
    axis = figure.axes[0]
    boxes = [p for p in axis.patches if not isinstance(p, FancyArrowPatch)]
    for patch in axis.patches:
        if isinstance(patch, FancyArrowPatch):
            line = patch.get_path().interpolated(1).vertices
            for box in boxes:
                (x, y), wide, high = (box.get_x(), box.get_y()), box.get_width(), box.get_height()
                inside = np.all((line > (x, y)) & (line < (x + wide, y + high)), axis=1)
                assert not inside.any()


def test_a_result_comes_after_its_operands(walked):
    end, *_ = walked
    order = draw.made_from(end)
    assert len(order) == 5 and order[-1] is end
    assert all(order.index(p) < order.index(value) for value in order for p in value.parents)


def test_arrows_of_arrays_have_their_shapes():
    a, b = Value(np.ones((2, 3))), Value(np.ones((2, 3)))
    end = a * b
    figure, caption = draw.program(end, {"a": a, "b": b})
    assert words(figure) == Counter(["a", "b", "×", *3 * ["(2, 3)"]])
    assert caption == "The graph has 1 operation and ends at (2, 3)."


def test_two_gradients_come_back_to_a_matrix_that_is_used_twice():
    figure, caption = draw.tied()
    assert caption == "W goes into 2 products. dW1 comes back from the first, dW2ᵀ from the second."
    assert {"dW1", "dW2ᵀ"} <= set(words(figure))


@pytest.mark.parametrize(("change", "differ"), [(0.0, 0), (2.0**-22, 1)])
def test_a_bit_that_differs_between_two_runs_is_counted_and_orange(change, differ):
    losses = np.array([1.5, 1.25, 0.75], np.float32)
    other = losses + np.array([0, change, 0], np.float32)
    figure, caption = draw.same_losses(losses, other)
    assert caption.startswith("3 losses of 32 bits each")
    assert caption.endswith(f"of 96 bits, {differ} differ.")
    dots = [line for line in figure.axes[1].lines if line.get_color() == VALIDATION]
    assert [dot.get_xydata().tolist() for dot in dots] == [[[1, 30]]] * differ


def test_the_bits_of_a_loss_are_those_of_ieee_754():
    """1.5 is 0 01111111 1000…: no sign, an exponent of 0, half of the next."""
    written = draw.bits_of(np.array([1.5], np.float32))[:, 0]
    assert "".join(f"{bit:.0f}" for bit in written) == "0" + "01111111" + "1" + 22 * "0"


def test_the_caption_adds_up_the_gradients_of_the_first_number_that_was_spread():
    _, caption = draw.spread(np.array([1.0, 2.0]), np.array([[1.0, 5.0], [-3.0, 6.0]]))
    assert "2 numbers of b is used 2 times" in caption and "1 + (−3) = −2." in caption


def test_a_row_that_was_spread_gets_the_sums_of_columns_and_a_column_those_of_rows():
    grad = np.array([[1.0, 5.0, 0.0], [-3.0, 6.0, 4.0]])
    figure, _ = draw.spread(np.array([10.0, 20.0, 30.0]), grad)
    said = Counter(text.get_text() for text in figure.axes[2].texts)
    sums = said - Counter(["1", "5", "0", "−3", "6", "4", "db, (3,)", "dc, (2, 1)"])
    assert sums == Counter(["−2", "11", "4", "6", "7"])


def test_a_released_graph_is_not_drawn(walked):
    end, names, backward = walked
    draw.program(end, names, backward)
    with pytest.raises(ValueError, match="its graph has been freed"):
        draw.program(end, names)


@pytest.mark.parametrize(("share", "said"), [(0.9, "less than an eighth"), (0.4, "more than")])
def test_the_caption_says_how_far_the_outputs_are_from_the_images(share, said):
    images = np.random.default_rng(0).random((3, 784))
    assert said in draw.given_back(images, share * images)[1]
