"""The images for a measurement, drawn by its seed."""

from functools import cache

import numpy as np

from mlpkit.preprocessing import flatten, load_fashion_mnist, scale_to_unit


def drawn_images(seed, count):
    """Return training images of Fashion-MNIST: X (count, 784), from 0 to 1, and labels (count,).

    A smaller count with the same seed gives the first of these.
    """
    data = loaded()
    chosen = np.random.default_rng(seed).permutation(len(data.train_labels))[:count]
    return scale_to_unit(flatten(data.train_images[chosen])), data.train_labels[chosen]


@cache
def loaded():
    return load_fashion_mnist()
