"""The programs' small data sets: raw images of Fashion-MNIST, the same number of each kind."""

from functools import cache

import numpy as np

from mlpkit.preprocessing import load_fashion_mnist

FRESH = 100  # images per class that no program trains or validates on


@cache
def by_kind():
    """Return images (60000, 28, 28), and the indices of each kind: (10, 6000), in order."""
    data = load_fashion_mnist()
    return data.train_images, np.argsort(data.train_labels, kind="stable").reshape(10, -1)


@cache
def subset(start, stop):
    """Return images and labels: of each kind, those numbered start to stop − 1, in the file's
    order."""
    images, places = by_kind()
    chosen = places[:, start:stop]
    kinds = np.broadcast_to(np.arange(10)[:, None], chosen.shape)
    order = np.argsort(chosen, axis=None)
    return images[chosen.ravel()[order]], kinds.ravel()[order]


def copies(start, stop):
    images, labels = subset(start, stop)
    return images.copy(), labels.copy()


def garments(training=2000, validation=1000):
    """Return (images, labels) for training, and (images, labels) for validation; all are copies.

    images (N, 28, 28) uint8, labels (N,), N / 10 of each of the ten kinds. The first images of the
    training set; no image is in both sets.
    """
    first, both = training // 10, (training + validation) // 10
    return copies(0, first), copies(first, both)


def fresh():
    """Return (images, labels): 1,000 more images, the last of the training set, 100 per kind; all
    are copies."""
    _, places = by_kind()
    return copies(places.shape[1] - FRESH, places.shape[1])
