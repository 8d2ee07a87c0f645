"""Ways to make a network do better on unseen examples, and report a confidence that can be trusted.

Layers that behave differently in training, changed images, softened labels, running means; then
what is measured afterwards. `network` makes layers of some of them, `fit` takes others as
arguments, and `Averaged` wraps an optimizer.
"""

from mlpkit.regularization.augmentation import mirror, shift
from mlpkit.regularization.averaging import Averaged
from mlpkit.regularization.calibration import calibrate, calibration_error, reliability
from mlpkit.regularization.layers import (
    batch_norm,
    batch_norm_backward,
    batch_statistics,
    dropout,
    dropout_backward,
    frozen_batch_norm_backward,
    moving_average,
)
from mlpkit.regularization.more_examples import learning_curve
from mlpkit.regularization.smoothing import smooth_labels, smoothed_cross_entropy

__all__ = [
    "Averaged",
    "batch_norm",
    "batch_norm_backward",
    "batch_statistics",
    "calibrate",
    "calibration_error",
    "dropout",
    "dropout_backward",
    "frozen_batch_norm_backward",
    "learning_curve",
    "mirror",
    "moving_average",
    "reliability",
    "shift",
    "smooth_labels",
    "smoothed_cross_entropy",
]
