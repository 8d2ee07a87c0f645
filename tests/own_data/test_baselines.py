"""Baselines worked out by hand, and compared with scikit-learn's."""

import numpy as np
import pytest

from mlpkit.losses import cross_entropy
from mlpkit.own_data.baselines import baseline, linear, nearest_neighbour, softmax_regression

ALL = [baseline, linear, nearest_neighbour]


def clouds(seed=0, M=120, D=4, C=3):
    """X_training, labels, X: classes around their own centres, standardized."""
    rng = np.random.default_rng(seed)
    centres, labels = rng.normal(0, 1.5, (C, D)), rng.integers(C, size=M)
    return centres[labels] + rng.normal(size=(M, D)), labels, rng.normal(0, 2, (50, D))


def test_the_mean_and_the_commonest_class_agree_with_hand_calculation():
    X_training, X = np.zeros((5, 2)), np.zeros((3, 2))
    assert baseline(X_training, np.array([1.0, 2, 2, 2, 8]), X).tolist() == [3.0] * 3
    assert baseline(X_training, np.array([1, 2, 7, 7, 7]), X).tolist() == [7] * 3
    # the first of two equally common classes
    assert baseline(X_training, list("baabc"), X).tolist() == ["a"] * 3


def test_least_squares_agrees_with_the_normal_equations():
    """y = 2 + 3 x₁ − x₂ exactly; with noise as the normal equations have it."""
    rng = np.random.default_rng(0)
    X_training, X = rng.normal(size=(30, 2)), rng.normal(size=(7, 2))
    y = 2 + X_training @ [3.0, -1.0]
    np.testing.assert_allclose(linear(X_training, y, X), 2 + X @ [3.0, -1.0])
    y = y + rng.normal(size=30)
    A = np.column_stack([X_training, np.ones(30)])
    W = np.linalg.solve(A.T @ A, A.T @ y)
    np.testing.assert_allclose(linear(X_training, y, X), X @ W[:2] + W[2])


def test_repeated_columns_do_no_harm():
    X_training, labels, X = clouds()
    twice, X_twice = np.hstack([X_training] * 2), np.hstack([X] * 2)
    np.testing.assert_allclose(
        linear(twice, 1.0 * labels, X_twice), linear(X_training, 1.0 * labels, X), atol=1e-9
    )
    assert set(linear(twice, labels, X_twice)) <= {0, 1, 2}


def test_softmax_regression_agrees_with_scikit_learn():
    linear_model = pytest.importorskip("sklearn.linear_model")
    X_training, labels, X = clouds()
    theirs = linear_model.LogisticRegression(C=1, tol=1e-8).fit(X_training, labels)
    A = np.column_stack([X_training, np.ones(len(X_training))])
    W = softmax_regression(A, labels, 3)
    np.testing.assert_allclose(W[:-1].T, theirs.coef_, atol=1e-3)
    names = np.array(["x", "y", "z"])
    np.testing.assert_array_equal(linear(X_training, names[labels], X), names[theirs.predict(X)])


def test_separable_classes_give_finite_weights_and_a_minimal_loss():
    """No step in any direction lowers the loss."""
    A = np.column_stack([np.arange(-4.0, 5), np.ones(9)])
    labels = (np.arange(9) > 4).astype(int)
    W = softmax_regression(A, labels, 2)

    def loss(W):
        return 9 * cross_entropy(A @ W, labels) + np.sum(W[:-1] ** 2) / 2

    rng = np.random.default_rng(0)
    assert all(loss(W + 0.05 * rng.normal(size=W.shape)) > loss(W) for _ in range(50))
    assert np.abs(W).max() < 5


def test_the_class_in_the_middle_is_found():
    """Three classes in a row, where least squares never predicts the one in the middle."""
    X = np.repeat([-1.0, 0.0, 1.0], 20)[:, None] + np.linspace(-0.3, 0.3, 60)[:, None]
    assert np.mean(linear(X, np.repeat([0, 1, 2], 20), X) == np.repeat([0, 1, 2], 20)) > 0.9


def test_the_nearest_neighbour_agrees_with_a_loop():
    X_training, labels, X = clouds(M=70)
    X = np.tile(X, (12, 1))[:600]  # more rows than are measured at once
    distances = [np.linalg.norm(X_training - row, axis=1) for row in X]
    right = np.array([np.argmin(each) for each in distances])
    np.testing.assert_array_equal(nearest_neighbour(X_training, labels, X), labels[right])
    targets = np.arange(70) / 7
    np.testing.assert_array_equal(nearest_neighbour(X_training, targets, X), targets[right])
    alike = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 0.0]])
    assert nearest_neighbour(alike, np.array([5, 6, 7]), [[0.9, 0.0]]).tolist() == [5]


@pytest.mark.parametrize("method", ALL)
def test_the_result_has_the_kind_of_the_labels(method):
    X_training, labels, X = clouds()
    for y in (labels, labels.astype(np.uint8), np.array(["a", "b", "c"])[labels], labels / 2):
        one, again = (method(X_training, y, X) for _ in range(2))
        assert one.shape == (50,) and one.dtype == y.dtype
        np.testing.assert_array_equal(one, again)


@pytest.mark.parametrize("method", ALL)
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"X": np.zeros((2, 3))}, r"X \(2, 3\); expected X_training \(M, D\), y_training"),
        ({"X": np.zeros((0, 4))}, r"X \(0, 4\)"),
        ({"X": np.zeros(4)}, r"X \(4,\)"),
        ({"y_training": np.zeros((120, 1))}, r"y_training \(120, 1\)"),
        ({"y_training": np.zeros(119)}, r"y_training \(119,\)"),
        ({"X": np.full((2, 4), np.nan)}, "X holds nan or inf; expected finite numbers"),
        ({"y_training": np.full(120, np.inf)}, "y_training holds nan or inf"),
        ({"y_training": ["a", None] * 60}, "y_training has no value in 60 of 120 rows, the first"),
        (
            {"y_training": ["a", np.nan] * 60},
            "y_training has no value in 60 of 120 rows, the first",
        ),
        ({"X_training": np.full((120, 4), "a")}, "X_training of <U1; expected prepared numbers"),
    ],
)
def test_arguments_that_do_not_fit_are_refused(method, change, said):
    X_training, labels, X = clouds()
    given = {"X_training": X_training, "y_training": labels, "X": X} | change
    with pytest.raises(ValueError, match=f"{method.__name__}: .*{said}"):
        method(**given)
