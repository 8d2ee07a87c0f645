"""Check a run's labels once per batch, before the losses, which then need not check them."""

import functools
import sys

import numpy as np

from mlpkit.helpers.shapes import BARE, bare, check_labels


def with_checked_labels(train_epoch):
    """Make `train_epoch` check the labels once per batch, so that its losses need not."""

    @functools.wraps(train_epoch)
    def checked(network, parameters, batches, optimizer, loss, loss_backward, rng=None):
        batches, losses = labelled(network, batches), (loss, loss_backward)
        if outputs_of(network) != 1:
            losses = map(bare, losses)
        return train_epoch(network, parameters, batches, optimizer, *losses, rng)

    BARE[checked] = train_epoch
    return checked


def labelled(network, batches):
    """The same batches (X, y); ValueError if y are not labels of this network, or are missing.

    Floats pass if there is one output, because they may be its target; the loss checks them.
    """
    outputs, examples = outputs_of(network), 0
    for X, y in batches:
        if np.shape(y) != (len(X),):
            raise ValueError(
                f"train_epoch: got y of shape {np.shape(y)}; expected ({len(X)},), a label for "
                "each row of X."
            )
        if outputs != 1 or np.asarray(y).dtype.kind != "f":
            check_labels("train_epoch", "labels", np.asarray(y), outputs)
        examples += len(y)
        yield X, y
    check_count("train_epoch", examples)


def outputs_of(network):
    """Return how many outputs a network has; for a plain tuple of layers, more than any label."""
    sizes = getattr(network, "sizes", ())
    return sizes[-1] if sizes else sys.maxsize


def check_count(function, examples):
    if examples == 0:
        raise ValueError(f"{function}: got no examples; expected at least one.")
