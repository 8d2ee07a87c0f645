"""Notebook 07's figures: captions describe the drawing, and the text in a box can be read."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from mlpkit.fitting.checkpoints.state import History, HistoryOfNumbers
from mlpkit.plots import BOX_INK, INK
from mlpkit.plots import training as draw
from tests.plots.test_figures import contrast

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


def test_the_best_line_agrees_with_hand_calculation():
    assert draw.best_line(CORNERS, np.array([0, 1, 1, 1])) == 1
    assert draw.best_line(CORNERS, np.array([1, 0, 0, 0])) == 1
    assert draw.best_line(CORNERS, np.array([0, 1, 1, 0])) == 0.75


def test_no_line_through_two_points_is_better_than_the_best_line():
    rng = np.random.default_rng(0)
    for _ in range(20):
        X, labels = rng.normal(size=(9, 2)), rng.integers(0, 2, 9)
        shares = []
        for i in range(9):
            for j in range(i):
                (a, b), (c, d) = X[i], X[j]
                side = (c - a) * (X[:, 1] - b) - (d - b) * (X[:, 0] - a) > 0
                # the two points through which the line goes may be on either side
                for sides in (side.copy() for _ in range(4)):
                    sides[[i, j]] = divmod(len(shares) % 4, 2)
                    right = np.mean(sides == labels)
                    shares.append(max(right, 1 - right))
        assert max(shares) - 1 / 9 - 1e-9 <= draw.best_line(X, labels) <= max(shares) + 1e-9


def test_the_four_sets_have_one_scale_and_are_centred():
    X = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 2.0]])
    labels = np.array([0, 1, 1])
    figure, caption = draw.data_sets({"one": (X, labels), "two": (10 * X + 7, labels)})
    one, two = figure.axes
    assert one.get_xlim() == two.get_xlim() == one.get_ylim() == (-21, 21)
    assert two.lines[0].get_xydata().tolist() == [[-20, -10]]
    assert caption.endswith("one 100%, two 100%.")


@pytest.mark.parametrize("share", [0, 0.5, 1.0])
def test_a_count_is_legible_in_its_box(share):
    assert contrast(BOX_INK, to_hex(draw.MISTAKES(share))) > 4.5


def test_a_confusion_matrix_frames_right_answers_and_boxes_common_mistakes():
    counts = np.array([[900, 95, 5], [40, 960, 0], [20, 5, 975]])
    figure, caption = draw.confusion(counts, ["shirt", "coat", "bag"])
    (axis,) = figure.axes
    frames = [p for p in axis.patches if p.get_facecolor()[3] == 0]
    boxes = [p for p in axis.patches if p.get_facecolor()[3] == 1]
    assert (len(frames), len(boxes)) == (3, 3)  # boxed: 95, 40 and 20 of 1,000; 5 is too few
    assert max(boxes, key=lambda box: box.get_width()).get_center().tolist() == [1, 0]
    written = {text.get_text(): text.get_color() for text in axis.texts}
    assert (written["95"], written["5"], written["·"]) == (BOX_INK, INK, INK)
    assert caption == (
        "3,000 images. shirt has the fewest right answers; "
        "shirt and coat are most often taken for each other."
    )


def test_the_class_with_the_lowest_precision_need_not_have_the_lowest_recall():
    names = ["shirt", "coat"]
    _, caption = draw.precision_and_recall(np.array([0.9, 0.8]), np.array([0.7, 0.9]), names)
    assert caption == "Lowest recall: shirt. Lowest precision: coat."
    _, caption = draw.precision_and_recall(np.array([0.5, 0.8]), np.array([0.7, 0.9]), names)
    assert caption == "shirt has the lowest recall and the lowest precision."


def history_of(losses, kind=History):
    return kind(losses, [0.5] * len(losses))


def test_captions_count_the_epochs_of_a_plateau():
    slow, quick = map(history_of, ([2.31, 2.30, 2.0, 1.0], [1.4, 0.8, 0.7, 0.6]))
    _, caption = draw.curves(slow, (1.0, 0.1), (0.5, 0.1))
    assert caption.startswith("The loss is flat for 2 epochs, then falls. After 4 epochs:")
    assert draw.curves(quick, (0.6, 0.1), (0.5, 0.1))[1].startswith("The loss falls. ")
    assert "training accuracy " in caption
    numbers = history_of([1.4, 0.8], HistoryOfNumbers)
    assert "training R² " in draw.curves(numbers, (0.8, 0.1), (0.5, 0.1))[1]


def test_a_shrinking_spread_is_given_to_one_digit():
    _, caption = draw.spread_by_layer({"a": [1.7e-2, 1e-3, 1.8e-5], "b": [9e-2, 5e-2, 3e-2]})
    assert caption.endswith("shrinks about 900-fold (a), about 3-fold (b).")


def test_growth_during_a_plateau_is_measured_in_its_second_half():
    losses = np.where(np.arange(300) < 200, 2.3, 1.0)
    moved = {"slow": np.full(300, 2.0), "fast": 2.0 ** (np.arange(300) / 20 - 10)}
    figure, caption = draw.growth(losses, moved, 2.3, (191, 0))
    assert "for 191 (within 0) steps" in caption  # the first mean of 10 that holds one of the 1.0
    assert caption.endswith("more than fivefold in fast.")
    above, below = figure.axes
    assert [line.get_ydata()[100] for line in below.lines[:2]] == [2.0, 2.0**-5]
    assert above.lines[0].get_ydata()[[0, -1]].tolist() == pytest.approx([2.3, 1.0])


def test_a_loss_that_stays_on_its_plateau_waits_until_the_end_of_its_figure():
    moved = {"still": np.full(300, 2.0), "more": np.arange(300.0)}
    _, caption = draw.growth(np.full(300, 2.3), moved, 2.3, (290, 0))
    assert caption.endswith("more than fivefold in no layer.")
