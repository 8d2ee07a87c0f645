"""Invalid labels, such as booleans, negative numbers, floats or labels that begin at 1, are
reported wherever they enter.

A negative label would silently count from the end, and a boolean array of the right length would
be taken for a mask.
"""

import numpy as np
import pytest

from mlpkit.losses import cross_entropy, cross_entropy_backward
from mlpkit.network import initialize, mlp
from mlpkit.optimizers import SGD
from mlpkit.preprocessing import one_hot
from mlpkit.training import accuracy, confusion_matrix, evaluate, train_epoch

NETWORK = mlp([2, 3])
X, LOGITS = np.random.default_rng(0).standard_normal((2, 3, 3))
X = X[:, :2].copy()
# a loss that does not look at labels
OWN = (lambda output, y: 0.5, lambda output, y: np.zeros_like(output))


def fresh():
    return initialize(NETWORK, np.random.default_rng(1), dtype=np.float64)


def one_epoch(labels, loss):
    batches = [(X[:1], np.array([2])), (X, labels)]
    return train_epoch(NETWORK, fresh(), batches, SGD(0.1), *loss)


TAKERS = {
    "cross_entropy": lambda labels: cross_entropy(LOGITS, labels),
    "cross_entropy_backward": lambda labels: cross_entropy_backward(LOGITS, labels),
    "one_hot": lambda labels: one_hot(labels, 3),
    "confusion_matrix": lambda labels: confusion_matrix(labels, np.array([0, 1, 2]), 3),
    "evaluate": lambda labels: evaluate(NETWORK, fresh(), X, labels, OWN),
    "train_epoch": lambda labels: one_epoch(labels, OWN),
}


@pytest.mark.parametrize("name", TAKERS)
@pytest.mark.parametrize(
    ("labels", "message"),
    [
        # As many booleans as classes: NumPy would silently take them for a mask.
        (np.array([True, True, True]), "labels of bool; expected integers 0 … 2."),
        (np.array([True, False, True]), "labels of bool; expected integers 0 … 2."),
        (np.array([0.0, 1.0, 2.0]), "labels of float64; expected integers 0 … 2."),
        (np.array(["0", "1", "2"]), "labels of <U1; expected integers 0 … 2."),
        (np.array([0, -1, 2]), "labels from -1 to 2; expected 0 … 2."),
        (np.array([0, -1, 2], np.int8), "labels from -1 to 2; expected 0 … 2."),
        (np.array([0, -1, 2], ">i4"), "labels from -1 to 2; expected 0 … 2."),
        (np.array([0, 1, 3]), "labels from 0 to 3; expected 0 … 2."),
        (np.array([0, 1, 255], np.uint8), "labels from 0 to 255; expected 0 … 2."),
        (
            np.array([3, 1, 2], np.uint8),
            "labels from 1 to 3; expected 0 … 2: they begin at 1, so subtract 1 from each.",
        ),
        (np.array([2, 3, 3]), "labels from 2 to 3; expected 0 … 2."),
        ([0, -1, 2], "labels from -1 to 2; expected 0 … 2."),
    ],
)
def test_an_invalid_label_is_reported(name, labels, message):
    with pytest.raises(ValueError) as caught:
        TAKERS[name](labels)
    floats = name == "evaluate" and np.asarray(labels).dtype.kind == "f"
    hint = "; for numbers, loss=Numbers.of(y)." if floats else "."
    assert str(caught.value) == f"{name}: got {message.removesuffix('.')}{hint}"


@pytest.mark.parametrize("name", TAKERS)
def test_labels_of_every_integer_type_are_the_same_labels(name):
    expected = TAKERS[name](np.array([2, 0, 1]))
    kinds = ["i1", "u1", "<i2", ">i2", "<u4", ">u4", "i8", "u8"]
    given = [np.array([2, 0, 1], kind) for kind in kinds] + [[2, 0, 1]]
    given.append(np.array([2, 9, 0, 9, 1])[::2])  # not contiguous in memory
    for labels in given:
        assert np.array_equal(TAKERS[name](labels), expected)


def test_invalid_predictions_are_reported_too():
    with pytest.raises(ValueError) as caught:
        confusion_matrix(np.array([0, 1, 2]), np.array([0, 1, -1]), 3)
    assert str(caught.value) == "confusion_matrix: got predicted from -1 to 1; expected 0 … 2."


def test_a_keyword_argument_is_checked_too():
    assert one_hot(classes=3, labels=[2, 0]).tolist() == [[0, 0, 1], [1, 0, 0]]
    for call in (
        lambda: one_hot(classes=3, labels=[2, 3]),
        lambda: one_hot([2, 3], classes=3),
        lambda: cross_entropy(labels=[0, 1, 3], logits=LOGITS),
    ):
        with pytest.raises(ValueError, match=r": got labels from \d to 3; expected 0 … 2\.$"):
            call()


def test_a_tuple_of_labels_is_not_an_index_into_rows_and_columns():
    assert one_hot((2, 0), 3).tolist() == [[0, 0, 1], [1, 0, 0]]


def test_an_epoch_with_mlpkits_own_losses_reports_it_too_and_takes_no_step():
    for loss in ((cross_entropy, cross_entropy_backward), OWN):
        parameters = fresh()
        with pytest.raises(ValueError, match=r"^train_epoch: got labels from -1 to 2;"):
            train_epoch(NETWORK, parameters, [(X, np.array([0, -1, 2]))], SGD(0.1), *loss)
        assert np.array_equal(parameters.vector, fresh().vector)


@pytest.mark.parametrize(
    ("y", "shape"), [(np.zeros((3, 1), int), (3, 1)), (np.array([0, 1]), (2,)), (1, ())]
)
def test_an_epoch_wants_a_label_for_each_row(y, shape):
    with pytest.raises(ValueError) as caught:
        one_epoch(y, OWN)
    assert str(caught.value) == (
        f"train_epoch: got y of shape {shape}; expected (3,), a label for each row of X."
    )


def test_a_network_without_widths_has_labels_from_0_on():
    """Its number of classes is not known before it has run."""
    from mlpkit.exercises.comparison import TwoLayers
    from mlpkit.network import Network

    network, rng = Network([TwoLayers()]), np.random.default_rng(0)
    batches = lambda y: [(np.ones((2, 784), np.float32), np.array(y))]  # noqa: E731
    given = (SGD(0.1), cross_entropy, cross_entropy_backward)
    loss, _ = train_epoch(network, initialize(network, rng), batches([9, 0]), *given)
    assert np.isfinite(loss)
    with pytest.raises(ValueError, match=r"^train_epoch: got labels from -1 to 0; expected 0 … "):
        train_epoch(network, initialize(network, rng), batches([-1, 0]), *given)


def test_an_empty_batch_is_reported():
    y = np.zeros(0, int)
    for call, message in [
        (lambda: evaluate(NETWORK, fresh(), X[:0], y), "evaluate: got 0 examples and 0 labels;"),
        (lambda: evaluate(NETWORK, fresh(), X, [0, 1]), "evaluate: got 3 examples and 2 labels;"),
        (lambda: accuracy([], []), "accuracy: got no examples; expected at least one."),
        (lambda: accuracy(y, y), "accuracy: got no examples; expected at least one."),
    ]:
        with pytest.raises(ValueError) as caught:
            call()
        assert str(caught.value).startswith(message)
    for batches in ([], [(X[:0], y)]):
        with pytest.raises(ValueError) as caught:
            train_epoch(NETWORK, fresh(), batches, SGD(0.1), *OWN)
        assert str(caught.value) == "train_epoch: got no examples; expected at least one."


@pytest.mark.parametrize("none", [[], np.zeros(0, int), np.zeros(0, np.uint8)])
def test_no_labels_count_as_nothing_and_are_encoded_as_no_rows(none):
    assert confusion_matrix(none, none, 2).tolist() == [[0, 0], [0, 0]]
    assert one_hot(none, 3).shape == (0, 3)


def test_zero_classes_are_reported():
    with pytest.raises(ValueError) as caught:
        confusion_matrix([0], [0], 0)
    assert str(caught.value) == (
        "confusion_matrix: got labels from 0 to 0; expected at least one class."
    )


@pytest.mark.parametrize(
    ("labels", "predicted", "kinds"),
    [
        ([1, 2], ["1", "2"], ("numbers", "text")),
        (np.array(["1", "2"]), np.array([1, 2]), ("text", "numbers")),
        (np.array([b"1", b"2"]), np.array([1.0, 2.0]), ("text", "numbers")),
        ([True, False], ["True", "False"], ("numbers", "text")),
        (np.array(["1", "2"], object), [1, 2], ("text", "numbers")),  # the way pandas keeps text
    ],
)
def test_the_accuracy_of_numbers_against_text_is_not_0(labels, predicted, kinds):
    with pytest.raises(ValueError) as caught:
        accuracy(labels, predicted)
    assert str(caught.value) == (
        f"accuracy: got labels of {kinds[0]}, predicted of {kinds[1]}; expected the same kind."
    )


def test_the_accuracy_of_text_against_text_and_of_any_numbers_is_unchanged():
    assert accuracy(["cat", "dog"], np.array(["cat", "mouse"])) == 0.5
    assert accuracy([True, False, True], [1, 0, 0]) == 2 / 3
    assert accuracy(np.array([1, 2], np.uint8), np.array([1.0, 2.0])) == 1
