"""Notebook 01's guess says about mean images that coat and pullover are the most alike."""

import numpy as np

from mlpkit.preprocessing import flatten, load_fashion_mnist, scale_to_unit
from mlpkit.training import confusion_matrix


def test_comparing_with_mean_images_confuses_coat_and_pullover_most():
    data = load_fashion_mnist()
    X, labels = scale_to_unit(flatten(data.train_images)), data.train_labels.astype(int)
    means = np.stack([X[labels == c].mean(axis=0) for c in range(10)])
    nearest = np.argmin(np.sum(means**2, axis=1) - 2 * X @ means.T, axis=1)
    confused = np.triu(confusion_matrix(labels, nearest, 10), 1)
    confused += np.tril(confusion_matrix(labels, nearest, 10), -1).T
    apart = np.linalg.norm(means[:, None] - means, axis=2) + 100 * np.eye(10)
    pullover_and_coat = (2, 4)
    assert np.unravel_index(confused.argmax(), (10, 10)) == pullover_and_coat
    assert np.unravel_index(apart.argmin(), (10, 10)) == pullover_and_coat
