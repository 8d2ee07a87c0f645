"""From images to mini-batches: checked by hand, against NumPy, and by their properties."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpkit import preprocessing
from mlpkit.data import idx
from mlpkit.preprocessing import (
    flatten,
    load_fashion_mnist,
    minibatches,
    one_hot,
    pixel_statistics,
    scale_to_unit,
    standardize,
    stratified_split,
    train_validation_split,
)
from tests.data.idx_files import peak_memory

fuzz = settings(derandomize=True, max_examples=200, database=None)


@pytest.fixture(scope="module")
def fashion():
    return load_fashion_mnist()


def test_the_reading_functions_can_be_imported_from_preprocessing_too():
    for name in ("read_idx", "load_fashion_mnist", "load_idx_dataset", "FASHION_MNIST_FOLDER"):
        assert getattr(preprocessing, name) is getattr(idx, name)


# flatten, scale_to_unit


def test_flatten_goes_row_by_row_without_a_copy():
    images = np.arange(12, dtype=np.uint8).reshape(2, 2, 3)
    X = flatten(images)
    assert X.tolist() == [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]]
    assert np.shares_memory(X, images) and X.dtype == np.uint8
    assert flatten(images[:0]).shape == (0, 6)


def test_flatten_accepts_only_three_dimensions():
    with pytest.raises(ValueError, match=r"flatten: got images .*; expected images"):
        flatten(np.zeros((28, 28), np.uint8))


def test_scale_to_unit_agrees_with_hand_calculation():
    scaled = scale_to_unit(np.array([[0, 51], [102, 255]], np.uint8))
    assert scaled.dtype == np.float32
    assert np.array_equal(scaled, np.array([[0, 0.2], [0.4, 1]], np.float32))


def test_every_pixel_value_is_scaled_to_the_nearest_float32():
    expected = (np.arange(256) / 255).astype(np.float32)
    assert np.array_equal(scale_to_unit(np.arange(256, dtype=np.uint8)), expected)


def test_scale_to_unit_allocates_nothing_but_its_result(fashion):
    peak, scaled = peak_memory(lambda: scale_to_unit(fashion.test_images))
    assert peak < 1.1 * scaled.nbytes


@pytest.mark.parametrize("dtype", [np.float32, np.int64])
def test_scale_to_unit_accepts_only_uint8(dtype):
    with pytest.raises(ValueError) as caught:
        scale_to_unit(np.zeros((2, 2), dtype))
    expected = f"got images of {np.dtype(dtype)}; expected uint8 (scaled already?)."
    assert str(caught.value) == f"scale_to_unit: {expected}"


# pixel_statistics, standardize


def test_pixel_statistics_agree_with_hand_calculation():
    mean, std = pixel_statistics(np.array([[1.0, 0.0], [3.0, 0.0], [3.0, 0.0], [5.0, 0.0]]))
    assert mean.tolist() == [3, 0]
    assert std == pytest.approx([np.sqrt(2), 0], rel=1e-15)  # (4 + 0 + 0 + 4) / 4 = 2


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_pixel_statistics_follow_the_dtype(dtype):
    mean, std = pixel_statistics(np.array([[0.25, 0.5], [0.75, 0.5]], dtype))
    assert (mean.dtype, std.dtype) == (dtype, dtype)
    assert (mean.tolist(), std.tolist()) == ([0.5, 0.5], [0.25, 0])


@pytest.mark.parametrize("N", [1, 999, 1000, 1001, 2500])
def test_pixel_statistics_equal_numpy_for_any_number_of_rows(N):
    X = 1e4 + np.random.default_rng(3).standard_normal((N, 7))
    mean, std = pixel_statistics(X)
    np.testing.assert_allclose(mean, np.mean(X, axis=0), rtol=1e-14)
    np.testing.assert_allclose(std, np.std(X, axis=0), rtol=1e-10, atol=1e-300)


def test_pixel_statistics_are_numpys_on_all_training_images(fashion):
    X = flatten(scale_to_unit(fashion.train_images))
    peak, (mean, std) = peak_memory(lambda: pixel_statistics(X))
    assert peak < 16_000_000  # a float64 copy would be 376 MB
    columns = slice(0, 784, 9)
    exact = X[:, columns].astype(np.float64)
    assert mean.dtype == std.dtype == np.float32
    half = np.finfo(np.float32).eps / 2  # a result may be off by half a bit of float32
    np.testing.assert_allclose(mean[columns], exact.mean(axis=0), rtol=1.01 * half)
    np.testing.assert_allclose(std[columns], exact.std(axis=0), rtol=1.01 * half)


def test_a_constant_pixel_has_std_zero_for_any_value():
    X = np.full((1003, 3), [0.1, 0.7, 1e9 + 0.1])
    # the mean is rounded, so a std computed from it would not be 0
    assert np.any(np.mean(X, axis=0) != X[0])
    mean, std = pixel_statistics(X)
    assert std.tolist() == [0, 0, 0]
    np.testing.assert_allclose(mean, X[0], rtol=1e-12)


def test_pixel_statistics_do_not_modify_their_input():
    X = np.random.default_rng(4).random((5, 3))
    before = X.copy()
    standardize(X, *pixel_statistics(X))
    assert np.array_equal(X, before)


def test_standardize_by_hand_and_constant_pixels_stay_zero():
    X = np.array([[1.0, 0.0, 5.0], [5.0, 0.0, 7.0]])
    Z = standardize(X, np.array([3.0, 0.0, 4.0]), np.array([2.0, 0.0, 0.0]))
    assert Z.tolist() == [[-1, 0, 1], [1, 0, 3]]  # std 0 divides by 1


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("other", [np.float32, np.float64])
def test_standardize_follows_the_dtype_of_x(dtype, other):
    Z = standardize(np.ones((2, 1), dtype), np.full(1, 0.5, other), np.full(1, 0.25, other))
    assert Z.dtype == dtype and Z.tolist() == [[2], [2]]


def test_standardized_images_have_mean_0_and_std_1(fashion):
    X = flatten(scale_to_unit(fashion.test_images))
    X[:, 5] = 0
    Z = standardize(X, *pixel_statistics(X))
    assert np.isfinite(Z).all()
    spread = Z.std(axis=0, dtype=np.float64)
    assert np.abs(Z.mean(axis=0, dtype=np.float64)).max() < 1e-5
    assert spread[5] == 0 and np.abs(np.delete(spread, 5) - 1).max() < 1e-5


def test_standardize_allocates_one_array_of_the_size_of_x():
    X = np.ones((5000, 100), np.float32)
    peak, _ = peak_memory(lambda: standardize(X, X[0], X[1]))
    assert peak < 1.1 * X.nbytes


def test_statistics_require_floats_and_examples():
    X = np.zeros((2, 3), np.uint8)
    end = "got X of uint8; expected floats (see scale_to_unit)."
    with pytest.raises(ValueError) as caught:
        pixel_statistics(X)
    assert str(caught.value) == f"pixel_statistics: {end}"
    with pytest.raises(ValueError) as caught:
        standardize(X, np.zeros(3), np.ones(3))
    assert str(caught.value) == f"standardize: {end}"
    with pytest.raises(ValueError) as caught:
        pixel_statistics(np.zeros((0, 3)))
    expected = "got X (0, 3); expected at least one example and one pixel."
    assert str(caught.value) == f"pixel_statistics: {expected}"


def test_statistics_require_shapes_that_fit():
    X, three, four = np.zeros((2, 3)), np.zeros(3), np.zeros(4)
    for call in (
        lambda: pixel_statistics(np.zeros((2, 3, 4))),
        lambda: standardize(X, four, three),
        lambda: standardize(X, three, four),
        lambda: standardize(X, three[:1], three),
        lambda: standardize(X, X, three),
    ):
        with pytest.raises(ValueError, match=r"got X .*; expected X"):
            call()


# one_hot


@pytest.mark.parametrize("dtype", [np.uint8, np.int8, np.int64])
def test_one_hot_agrees_with_hand_calculation(dtype):
    encoded = one_hot(np.array([2, 0, 1, 2], dtype), 4)
    assert encoded.dtype == np.float32
    assert encoded.tolist() == [[0, 0, 1, 0], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]


def test_one_hot_has_a_single_one_where_the_label_is(fashion):
    encoded = one_hot(fashion.test_labels, 10)
    assert np.array_equal(encoded.argmax(axis=1), fashion.test_labels)
    assert (encoded.sum(axis=1) == 1).all() and set(np.unique(encoded)) == {0, 1}


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ([0, 3], "got labels from 0 to 3; expected 0 … 2."),
        ([-1, 0], "got labels from -1 to 0; expected 0 … 2."),
        ([0.0, 1.0], "got labels of float64; expected integers 0 … 2."),
        ([True, False], "got labels of bool; expected integers 0 … 2."),
    ],
)
def test_one_hot_requires_integer_labels_below_classes(labels, message):
    with pytest.raises(ValueError) as caught:
        one_hot(np.array(labels), 3)
    assert str(caught.value) == f"one_hot: {message}"


def test_one_hot_requires_one_dimension():
    with pytest.raises(ValueError, match="one_hot: got labels"):
        one_hot(np.zeros((2, 1), int), 3)


# train_validation_split, minibatches: y is the number of its example, which identifies pairs


def numbered(N):
    """Return examples X[n] = [[n, −n]] with labels y[n] = n."""
    y = np.arange(N)
    return np.stack([y, -y], axis=1)[:, None, :].astype(np.float32), y


def assert_pairs(X, y):
    assert X.shape == (len(y), 1, 2) and X.dtype == np.float32
    assert np.array_equal(X[:, 0, 0], y) and np.array_equal(X[:, 0, 1], -y)


@fuzz
@given(
    N=st.integers(2, 200),
    fraction=st.floats(0, 1, exclude_min=True, exclude_max=True),
    seed=st.integers(0, 99),
)
def test_the_split_is_disjoint_exhaustive_and_of_the_stated_size(N, fraction, seed):
    X, y = numbered(N)
    size = round(fraction * N)
    if size in (0, N):
        with pytest.raises(ValueError, match="at least one on either side"):
            train_validation_split(X, y, fraction, np.random.default_rng(seed))
        return
    parts = train_validation_split(X, y, fraction, np.random.default_rng(seed))
    X_train, y_train, X_validation, y_validation = parts
    assert (len(y_train), len(y_validation)) == (N - size, size)
    assert_pairs(X_train, y_train)
    assert_pairs(X_validation, y_validation)
    assert sorted([*y_train, *y_validation]) == list(range(N))


def test_the_split_is_shuffled_by_the_generator_it_is_given():
    def split(seed):
        parts = train_validation_split(*numbered(50), 0.2, np.random.default_rng(seed))
        return parts[1].tolist(), parts[3].tolist()

    assert split(0) == split(0) != split(1)
    train, validation = split(0)
    assert train != sorted(train) and validation != sorted(validation)
    assert validation != list(range(10)) and validation != list(range(40, 50))


def test_the_split_is_a_copy_of_any_arrays():
    X = np.zeros((10, 3), np.uint8)
    X_train, *_ = train_validation_split(X, np.arange(10), 0.3, np.random.default_rng(0))
    assert X_train.shape == (7, 3) and not np.shares_memory(X, X_train)


@pytest.mark.parametrize("split", [train_validation_split, stratified_split])
@pytest.mark.parametrize("fraction", [0, 1, -0.1, 1.5, float("nan")])
def test_the_fraction_is_between_0_and_1(fraction, split):
    with pytest.raises(ValueError) as caught:
        split(*numbered(10), fraction, np.random.default_rng(0))
    message = f"got fraction {fraction}; expected 0 < fraction < 1."
    assert str(caught.value) == f"{split.__name__}: {message}"


def test_neither_side_of_a_split_is_empty():
    with pytest.raises(ValueError) as caught:
        train_validation_split(*numbered(4), 0.1, np.random.default_rng(0))
    assert str(caught.value) == (
        "train_validation_split: got fraction 0.1 of 4 examples, so 0 for validation; "
        "expected at least one on either side."
    )


# stratified_split


def classes_of(counts, rng):
    """Return examples X[n] = [[n, −n]], and labels in a random order: counts[c] of class c."""
    return numbered(sum(counts))[0], rng.permutation(np.repeat(np.arange(len(counts)), counts))


def test_a_stratified_split_agrees_with_hand_calculation():
    """A third of 3, 6 and 9 examples: 1, 2 and 3."""
    X, y = classes_of((3, 6, 9), np.random.default_rng(0))
    X_train, y_train, X_validation, y_validation = stratified_split(
        X, y, 1 / 3, np.random.default_rng(1)
    )
    assert np.bincount(y_validation).tolist() == [1, 2, 3]
    assert np.bincount(y_train).tolist() == [2, 4, 6]
    assert X_train.shape == (12, 1, 2) and X_validation.shape == (6, 1, 2)


@fuzz
@given(
    counts=st.lists(st.integers(1, 30), min_size=1, max_size=6),
    fraction=st.floats(0.01, 0.99),
    seed=st.integers(0, 99),
)
def test_a_stratified_split_is_exhaustive_and_has_every_class_in_its_share(counts, fraction, seed):
    X, y = classes_of(counts, np.random.default_rng(seed))
    sizes = [round(fraction * count) for count in counts]
    if any(size in (0, count) for size, count in zip(sizes, counts, strict=True)):
        with pytest.raises(ValueError, match="at least one on either side"):
            stratified_split(X, y, fraction, np.random.default_rng(seed))
        return
    X_train, y_train, X_validation, y_validation = stratified_split(
        X, y, fraction, np.random.default_rng(seed)
    )
    assert np.bincount(y_validation).tolist() == sizes
    for part, labels in ((X_train, y_train), (X_validation, y_validation)):
        assert np.array_equal(labels, y[part[:, 0, 0].astype(int)])
    numbers = np.concatenate([X_train, X_validation])[:, 0, 0]
    assert sorted(numbers) == list(range(len(y)))


def test_a_stratified_split_is_shuffled_by_the_generator_it_is_given():
    X, y = classes_of((40, 40), np.random.default_rng(0))

    def split(seed):
        parts = stratified_split(X, y, 0.25, np.random.default_rng(seed))
        return parts[0][:, 0, 0].tolist(), parts[2][:, 0, 0].tolist()

    assert split(0) == split(0) != split(1)
    for part in split(0):
        assert part != sorted(part)
        labels = y[np.array(part, int)]
        assert labels.tolist() != sorted(labels)  # they are not in the order of classes


def test_classes_may_have_any_names():
    X, y = np.arange(6), np.array(["boot", "bag", "boot", "bag", "boot", "boot"])
    _, y_train, _, y_validation = stratified_split(X, y, 0.5, np.random.default_rng(0))
    for part in (y_train, y_validation):
        assert sorted(part.tolist()) == ["bag", "boot", "boot"]


def test_a_class_of_a_single_example_cannot_be_split():
    with pytest.raises(ValueError) as caught:
        stratified_split(np.zeros((10, 2)), np.arange(10) // 9, 1 / 3, np.random.default_rng(0))
    assert str(caught.value) == (
        "stratified_split: 0 of the 1 examples of class 1 for validation; "
        "expected at least one on either side."
    )


@fuzz
@given(N=st.integers(1, 120), size=st.integers(1, 150), seed=st.integers(0, 99))
def test_minibatches_give_every_example_once_with_its_label(N, size, seed):
    X, y = numbered(N)
    batches = list(minibatches(X, y, size, np.random.default_rng(seed)))
    full, rest = divmod(N, size)
    assert [len(y_batch) for _, y_batch in batches] == [size] * full + [rest] * (rest > 0)
    for X_batch, y_batch in batches:
        assert_pairs(X_batch, y_batch)
    assert sorted(np.concatenate([y_batch for _, y_batch in batches])) == list(range(N))


def order_of(rng, N=60, size=7):
    return [int(label) for _, y_batch in minibatches(*numbered(N), size, rng) for label in y_batch]


def test_the_generator_decides_the_order():
    assert order_of(np.random.default_rng(0)) == order_of(np.random.default_rng(0))
    assert order_of(np.random.default_rng(0)) != order_of(np.random.default_rng(1))
    rng = np.random.default_rng(0)
    assert order_of(rng) != order_of(rng)  # the next epoch has a different order
    assert order_of(np.random.default_rng(0)) != list(range(60))


def test_all_24_orders_of_four_examples_come_about_equally_often():
    rng = np.random.default_rng(5)
    counts = Counter(tuple(order_of(rng, 4, 3)) for _ in range(2400))
    assert len(counts) == 24
    assert max(abs(count - 100) for count in counts.values()) < 5 * np.sqrt(
        100
    )  # five standard deviations


def test_minibatches_leave_global_randomness_and_their_input_alone():
    X, y = numbered(20)
    X.flags.writeable = y.flags.writeable = False
    before = np.random.get_state()[1].tolist()  # noqa: NPY002
    X_batch, y_batch = next(minibatches(X, y, 8, np.random.default_rng(0)))
    X_batch += 1
    y_batch += 1
    assert np.random.get_state()[1].tolist() == before  # noqa: NPY002


def test_minibatches_are_made_one_at_a_time():
    X, y = np.zeros((1000, 1000), np.uint8), np.zeros(1000, int)

    def run():
        for _ in minibatches(X, y, 10, np.random.default_rng(0)):
            pass

    assert peak_memory(run)[0] < 0.2 * X.nbytes


@pytest.mark.parametrize("size", [0, -1, 2.0, "2", None, True])
def test_the_batch_size_is_a_whole_number_from_1_up_and_checked_when_called(size):
    with pytest.raises(ValueError) as caught:
        minibatches(*numbered(4), size, np.random.default_rng(0))
    assert str(caught.value) == (
        f"minibatches: got size {size!r}; expected a whole number of 1 or more."
    )


def test_the_batch_size_may_be_a_numpy_integer():
    batches = minibatches(*numbered(5), np.int64(3), np.random.default_rng(0))
    assert [len(y_batch) for _, y_batch in batches] == [3, 2]


@pytest.mark.parametrize("lengths", [(3, 4), (4, 3), (0, 0)])
def test_examples_and_labels_have_the_same_length(lengths):
    X, y, rng = np.zeros((lengths[0], 2)), np.zeros(lengths[1], int), np.random.default_rng(0)
    end = (
        f"got {lengths[0]} examples and {lengths[1]} labels; expected the same number of each, "
        f"at least one."
    )
    with pytest.raises(ValueError) as caught:
        minibatches(X, y, 2, rng)
    assert str(caught.value) == f"minibatches: {end}"
    for split in (train_validation_split, stratified_split):
        with pytest.raises(ValueError) as caught:
            split(X, y, 0.5, rng)
        assert str(caught.value) == f"{split.__name__}: {end}"
