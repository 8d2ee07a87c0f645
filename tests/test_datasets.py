"""Fashion-MNIST against published numbers; four files that make a dataset, or do not."""

import gzip
import hashlib
import struct
from pathlib import Path

import numpy as np
import pytest
from idx_files import idx, peak_memory, words, write, zipped

import mlpkit
from mlpkit.idx import load_fashion_mnist, load_idx_dataset

FASHION = Path(mlpkit.__file__).parent / "datasets" / "fashion_mnist"
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
def test_every_byte_stands_where_the_format_says(fashion, split):
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
def test_a_missing_file_lists_what_was_looked_for(tmp_path, missing):
    write_dataset(tmp_path)
    (tmp_path / f"{missing}-ubyte").unlink()
    (tmp_path / f"{missing}-ubyte").mkdir()  # a folder of that name is not the file
    with pytest.raises(FileNotFoundError) as caught:
        load_idx_dataset(tmp_path)
    stem = f"{missing}-ubyte"
    dotted = stem.replace("-idx", ".idx")
    assert str(caught.value) == (
        f"{tmp_path}: found none of {stem}, {stem}.gz, {dotted}, {dotted}.gz; expected one of them."
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
            "got 3 train images and 2 labels; expected as many of each.",
        ),
        (
            "t10k_labels_idx1",
            idx((3,), [0, 1, 2]),
            "got 2 t10k images and 3 labels; expected as many of each.",
        ),
        (
            "t10k_images_idx3",
            idx((2, 2, 1), [1, 2, 3, 4]),
            "got test images of (2, 1); expected (1, 2), the size of the training images.",
        ),
    ],
    ids=words,
)
def test_files_that_do_not_fit_together(tmp_path, name, content, message):
    write_dataset(tmp_path, **{name: content})
    with pytest.raises(ValueError) as caught:
        load_idx_dataset(tmp_path)
    assert str(caught.value) == f"{tmp_path}: {message}"
