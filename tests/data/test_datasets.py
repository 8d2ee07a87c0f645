"""Fashion-MNIST compared with published numbers; four files that form a dataset, or do not."""

import gzip
import hashlib
import struct
from pathlib import Path

import numpy as np
import pytest

import mlpkit
from mlpkit.data.idx import load_fashion_mnist, load_idx_dataset
from tests.data.idx_files import idx, peak_memory, words, write, zipped

FASHION = Path(mlpkit.__file__).parent / "data" / "fashion_mnist"
SHA256 = {
    "train-images-idx3": "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
    "train-labels-idx1": "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
    "t10k-images-idx3": "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
    "t10k-labels-idx1": "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
}


@pytest.fixture(scope="module")
def fashion():
    return load_fashion_mnist()


# Fashion-MNIST


@pytest.mark.parametrize("name", SHA256)
def test_the_files_are_the_official_ones(name):
    assert hashlib.sha256((FASHION / f"{name}-ubyte.gz").read_bytes()).hexdigest() == SHA256[name]


def test_fashion_mnist_has_its_shapes_and_is_read_only(fashion):
    shapes = [(60000, 28, 28), (60000,), (10000, 28, 28), (10000,)]
    assert [array.shape for array in fashion[:4]] == shapes
    for array in fashion[:4]:
        assert array.dtype == np.uint8
        assert not array.flags.writeable


def test_fashion_mnist_fields_are_named_and_in_order(fashion):
    assert fashion._fields == (
        *("train_images", "train_labels", "test_images", "test_labels"),
        "class_names",
    )
    assert fashion.class_names == (
        *("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
        *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
    )


def test_fashion_mnist_is_balanced(fashion):
    assert np.bincount(fashion.train_labels).tolist() == [6000] * 10
    assert np.bincount(fashion.test_labels).tolist() == [1000] * 10


def test_fashion_mnist_starts_with_the_labels_everybody_sees(fashion):
    assert fashion.train_labels[:5].tolist() == [9, 0, 0, 3, 0]
    assert fashion.test_labels[:5].tolist() == [9, 2, 1, 1, 6]


@pytest.mark.parametrize("split", ["train", "t10k"])
def test_every_byte_is_where_the_format_says(fashion, split):
    images = fashion.train_images if split == "train" else fashion.test_images
    labels = fashion.train_labels if split == "train" else fashion.test_labels
    raw_images = gzip.decompress((FASHION / f"{split}-images-idx3-ubyte.gz").read_bytes())
    raw_labels = gzip.decompress((FASHION / f"{split}-labels-idx1-ubyte.gz").read_bytes())
    rng = np.random.default_rng(0)
    for _ in range(200):
        n, row, column = (int(rng.integers(size)) for size in images.shape)
        offset = 16 + n * 784 + row * 28 + column
        assert images[n, row, column] == struct.unpack_from(">B", raw_images, offset)[0]
        assert labels[n] == struct.unpack_from(">B", raw_labels, 8 + n)[0]
    assert images.tobytes() == raw_images[16:]
    assert labels.tobytes() == raw_labels[8:]


def test_the_mean_and_std_are_the_published_ones(fashion):
    blocks = fashion.train_images.reshape(60, -1)
    counts = sum(np.bincount(block, minlength=256) for block in blocks)
    pixels = np.arange(256) / 255
    mean = counts @ pixels / counts.sum()
    std = np.sqrt(counts @ (pixels - mean) ** 2 / counts.sum())
    assert (round(mean, 4), round(std, 4)) == (0.2860, 0.3530)


def test_loading_takes_little_more_memory_than_the_data():
    peak, dataset = peak_memory(load_fashion_mnist)
    assert peak < 1.25 * sum(array.nbytes for array in dataset[:4])


# load_idx_dataset


def write_dataset(folder, ending="-ubyte", dot=False, **changed):
    """Three training and two test images of 1 × 2 pixels; `changed`: other bytes for a file."""
    contents = {
        "train-images-idx3": idx((3, 1, 2), [1, 2, 3, 4, 5, 6]),
        "train-labels-idx1": idx((3,), [0, 2, 1]),
        "t10k-images-idx3": idx((2, 1, 2), [7, 8, 9, 10]),
        "t10k-labels-idx1": idx((2,), [4, 0]),
    }
    for name, content in contents.items():
        content = changed.get(name.replace("-", "_"), content)
        name = name.replace("-idx", ".idx") if dot else name
        write(folder, zipped(content) if ending.endswith(".gz") else content, name + ending)


@pytest.mark.parametrize("ending", ["-ubyte", "-ubyte.gz"])
@pytest.mark.parametrize("dot", [False, True])
def test_four_files_make_a_dataset(tmp_path, ending, dot):
    write_dataset(tmp_path, ending, dot)
    dataset = load_idx_dataset(str(tmp_path))
    assert dataset.train_images.tolist() == [[[1, 2]], [[3, 4]], [[5, 6]]]
    assert dataset.train_labels.tolist() == [0, 2, 1]
    assert dataset.test_images.tolist() == [[[7, 8]], [[9, 10]]]
    assert dataset.test_labels.tolist() == [4, 0]
    assert dataset.class_names == ("0", "1", "2", "3", "4")


def test_class_names_go_up_to_label_255(tmp_path):
    write_dataset(tmp_path, train_labels_idx1=idx((3,), [0, 255, 1]))
    assert load_idx_dataset(tmp_path).class_names == tuple(str(n) for n in range(256))


@pytest.mark.parametrize("missing", SHA256)
def test_a_missing_file_lists_the_names_searched_for(tmp_path, missing):
    write_dataset(tmp_path)
    (tmp_path / f"{missing}-ubyte").unlink()
    (tmp_path / f"{missing}-ubyte").mkdir()  # a folder of that name does not count
    with pytest.raises(FileNotFoundError) as caught:
        load_idx_dataset(tmp_path)
    stems = [f"{missing}-ubyte", f"{missing}-ubyte".replace("t10k", "test")]
    names = []
    for stem in dict.fromkeys(stems):
        dotted = stem.replace("-idx", ".idx")
        names += [stem, f"{stem}.gz", dotted, f"{dotted}.gz"]
    assert str(caught.value) == (
        f"{tmp_path}: found none of {', '.join(names)}; expected one of them."
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "train_images_idx3",
            idx((3, 2), [1, 2, 3, 4, 5, 6]),
            "got train images of shape (3, 2), uint8; expected 3-D, uint8.",
        ),
        (
            "t10k_images_idx3",
            idx((2, 1, 2), [1, 2, 3, 4], 0x0D),
            "got t10k images of shape (2, 1, 2), float32; expected 3-D, uint8.",
        ),
        (
            "train_labels_idx1",
            idx((3,), [0, 1, 2], 0x09),
            "got train labels of shape (3,), int8; expected 1-D, uint8.",
        ),
        (
            "t10k_labels_idx1",
            idx((2, 1), [0, 1]),
            "got t10k labels of shape (2, 1), uint8; expected 1-D, uint8.",
        ),
        (
            "train_labels_idx1",
            idx((2,), [0, 1]),
            "got 3 train images and 2 labels; expected the same number of each.",
        ),
        (
            "t10k_labels_idx1",
            idx((3,), [0, 1, 2]),
            "got 2 t10k images and 3 labels; expected the same number of each.",
        ),
        (
            "t10k_images_idx3",
            idx((2, 2, 1), [1, 2, 3, 4]),
            "got test images of (2, 1); expected (1, 2), the size of the training images.",
        ),
    ],
    ids=words,
)
def test_files_that_do_not_match_are_refused(tmp_path, name, content, message):
    write_dataset(tmp_path, **{name: content})
    with pytest.raises(ValueError) as caught:
        load_idx_dataset(tmp_path)
    assert str(caught.value) == f"{tmp_path}: {message}"


# The names and folders of other distributions


def write_emnist(folder, name, ending=""):
    """Three training and two test images of 2 × 3 pixels, stored column by column."""
    folder.mkdir(parents=True, exist_ok=True)
    for split, N, labels in (("train", 3, [1, 26, 2]), ("test", 2, [3, 1])):
        if name != "letters":
            labels = [label - 1 for label in labels]
        pixels = [
            100 * n + 10 * row + column for n in range(N) for column in (0, 1, 2) for row in (0, 1)
        ]
        contents = {"images-idx3": idx((N, 3, 2), pixels), "labels-idx1": idx((N,), labels)}
        for kind, content in contents.items():
            content = zipped(content) if ending else content
            write(folder, content, f"emnist-{name}-{split}-{kind}-ubyte{ending}")


def write_qmnist(folder, ending="", test_as="idx2-int", first=(7, 0, 255)):
    """Three images of 1 × 2 pixels in each set, and tables of labels with eight columns."""
    folder.mkdir(parents=True, exist_ok=True)
    for split in ("train", "test"):
        table = [n for label in first for n in (label, 4, 2100, 149, 37, 281769, 0, 0)]
        labels = idx((3, 8), table, 0x0C)
        kind = "idx2-int" if split == "train" else test_as
        if kind == "idx1-ubyte":
            labels = idx((3,), first)
        images = idx((3, 1, 2), [1, 2, 3, 4, 5, 6])
        for name, content in (("images-idx3-ubyte", images), (f"labels-{kind}", labels)):
            content = zipped(content) if ending else content
            write(folder, content, f"qmnist-{split}-{name}{ending}")


@pytest.mark.parametrize("ending", ["", ".gz"])
@pytest.mark.parametrize("place", ["", "raw", "gzip", "EMNIST/raw", "any/gzip"])
def test_emnist_is_turned_upright_and_named(tmp_path, place, ending):
    write_emnist(tmp_path / place, "balanced", ending)
    dataset = load_idx_dataset(tmp_path)
    assert dataset.train_images.tolist() == [
        [[0, 1, 2], [10, 11, 12]],
        [[100, 101, 102], [110, 111, 112]],
        [[200, 201, 202], [210, 211, 212]],
    ]
    assert dataset.test_images.shape == (2, 2, 3)
    assert dataset.train_labels.tolist() == [0, 25, 1]
    assert dataset.test_labels.tolist() == [2, 0]
    for array in dataset[:4]:
        assert array.dtype == np.uint8
        assert not array.flags.writeable
        assert array.flags.c_contiguous
    assert "".join(dataset.class_names) == "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabdefghnqrt"


@pytest.mark.parametrize("name", ["letters", "emnist-letters"])
def test_one_of_the_six_sets_of_emnist_is_chosen_by_name(tmp_path, name):
    """Classes as its paper counts them: 62, 47, 47, 26, and ten digits twice."""
    counts = {
        "byclass": 62,
        "bymerge": 47,
        "balanced": 47,
        "letters": 27,
        "digits": 26,
        "mnist": 26,
    }
    for each in counts:
        write_emnist(tmp_path, each)
    with pytest.raises(ValueError) as caught:
        load_idx_dataset(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: found the data sets emnist-balanced, emnist-byclass, emnist-bymerge, "
        "emnist-digits, emnist-letters, emnist-mnist; expected the name of one as "
        "the second argument."
    )
    with pytest.warns(UserWarning, match="the labels begin at 1"):
        letters = load_idx_dataset(tmp_path, name)
    assert [letters.class_names[label] for label in letters.train_labels] == ["A", "Z", "B"]
    for each in counts.keys() - {"letters"}:
        dataset = load_idx_dataset(tmp_path, each)
        assert dataset.train_images.shape == (3, 2, 3)
        assert len(dataset.class_names) == counts[each]
        assert len(set(dataset.class_names)) == counts[each]
    # more names than EMNIST has digits
    assert load_idx_dataset(tmp_path, "digits").class_names[25] == "25"
    assert load_idx_dataset(tmp_path, "byclass").class_names[35:38] == ("Z", "a", "b")


def test_labels_that_begin_at_1_are_mentioned_and_kept(tmp_path):
    write_emnist(tmp_path, "letters")
    with pytest.warns(UserWarning) as said:
        dataset = load_idx_dataset(tmp_path)
    assert [str(each.message) for each in said] == [
        f"{tmp_path}: the labels begin at 1, and a network counts its classes from 0: take "
        "train_labels - 1, test_labels - 1 and class_names[1:]."
    ]
    assert said[0].filename == __file__
    assert dataset.train_labels.tolist() == [1, 26, 2]
    assert [dataset.class_names[1:][label] for label in dataset.test_labels - 1] == ["C", "A"]


def test_every_label_has_a_name_even_one_that_emnist_lacks(tmp_path):
    write_emnist(tmp_path, "balanced")
    write(tmp_path, idx((2,), [47, 0]), "emnist-balanced-test-labels-idx1-ubyte")
    assert load_idx_dataset(tmp_path).class_names == tuple(str(label) for label in range(48))


@pytest.mark.filterwarnings("error")
def test_labels_that_begin_at_0_in_one_of_the_sets_are_not_mentioned(tmp_path):
    write_dataset(tmp_path, train_labels_idx1=idx((3,), [1, 2, 1]))
    assert load_idx_dataset(tmp_path).train_labels.tolist() == [1, 2, 1]


@pytest.mark.parametrize("ending", ["", ".gz"])
@pytest.mark.parametrize("place", ["", "raw", "QMNIST/raw"])
@pytest.mark.parametrize("test_as", ["idx2-int", "idx1-ubyte"])
def test_qmnist_has_its_labels_in_the_first_of_eight_columns(tmp_path, place, ending, test_as):
    write_qmnist(tmp_path / place, ending, test_as)
    dataset = load_idx_dataset(tmp_path)
    assert dataset.train_images.tolist() == [[[1, 2]], [[3, 4]], [[5, 6]]]
    for labels in (dataset.train_labels, dataset.test_labels):
        assert labels.tolist() == [7, 0, 255]
        assert labels.dtype == np.uint8
        assert not labels.flags.writeable
    assert len(dataset.class_names) == 256


@pytest.mark.parametrize("first", [(0, -1, 7), (0, 256, 7)])
def test_a_table_whose_first_column_is_not_labels_is_refused(tmp_path, first):
    write_qmnist(tmp_path, first=first)
    with pytest.raises(ValueError) as caught:
        load_idx_dataset(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: got train labels from {min(first)} to {max(first)}; expected 0 … 255."
    )


def test_torchvisions_nested_folders_are_read(tmp_path):
    """It keeps the unpacked files next to the downloaded ones."""
    for name in ("MNIST", "FashionMNIST"):
        folder = tmp_path / name / "raw"
        folder.mkdir(parents=True)
        for ending in ("-ubyte", "-ubyte.gz"):
            write_dataset(folder, ending)
    write_qmnist(tmp_path / "QMNIST" / "raw")
    write_dataset(tmp_path / "MNIST" / "raw", train_labels_idx1=idx((3,), [9, 0, 9]))
    with pytest.raises(ValueError) as caught:
        load_idx_dataset(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path}: found the data sets FashionMNIST, MNIST, qmnist; expected the name of one "
        "as the second argument."
    )
    for dataset in (
        load_idx_dataset(tmp_path, "MNIST"),
        load_idx_dataset(tmp_path / "MNIST"),
        load_idx_dataset(tmp_path / "MNIST" / "raw"),
        load_idx_dataset(tmp_path / "MNIST", "MNIST"),
    ):
        assert dataset.train_labels.tolist() == [9, 0, 9]
    assert load_idx_dataset(tmp_path, "FashionMNIST").train_labels.tolist() == [0, 2, 1]
    assert load_idx_dataset(tmp_path, "qmnist").train_labels.tolist() == [7, 0, 255]
    with pytest.raises(FileNotFoundError) as caught:
        load_idx_dataset(tmp_path, "KMNIST")
    assert str(caught.value) == (
        f"{tmp_path}: found FashionMNIST, MNIST, qmnist; expected KMNIST among them."
    )


def test_files_in_the_folder_itself_come_before_deeper_ones(tmp_path):
    write_dataset(tmp_path)
    (tmp_path / "raw").mkdir()
    write_emnist(tmp_path / "raw", "balanced")
    write_qmnist(tmp_path / "QMNIST" / "raw")
    assert load_idx_dataset(tmp_path).train_labels.tolist() == [0, 2, 1]
    assert load_idx_dataset(tmp_path, "balanced").train_labels.tolist() == [0, 25, 1]


def test_a_missing_file_after_a_name_is_requested_by_its_name(tmp_path):
    write_emnist(tmp_path, "digits")
    (tmp_path / "emnist-digits-test-labels-idx1-ubyte").unlink()
    with pytest.raises(FileNotFoundError, match=r"emnist-digits-test-labels-idx1-ubyte\.gz, "):
        load_idx_dataset(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"found none of train-images-idx3-ubyte, "):
        load_idx_dataset(tmp_path / "nothing", "digits")
