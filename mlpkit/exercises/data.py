"""The images on which guesses are measured, and on which `compare` trains."""

from functools import cache

from mlpkit.preprocessing import load_fashion_mnist

EXAMPLES = 1000


@cache
def images():
    """The first images and labels of Fashion-MNIST's training set."""
    data = load_fashion_mnist()
    return data.train_images[:EXAMPLES], data.train_labels[:EXAMPLES].astype(int)
