"""The figures of notebook 01: the images, their values, their batches, their bytes."""

from mlpkit.plots.preprocessing.batches import batches, slope_fans
from mlpkit.plots.preprocessing.images import class_gallery, class_means, idx_bytes
from mlpkit.plots.preprocessing.scales import (
    after_updates,
    bowls,
    learning_curves,
    mean_and_std,
    pushes,
    value_histograms,
)

__all__ = [
    "after_updates",
    "batches",
    "bowls",
    "class_gallery",
    "class_means",
    "idx_bytes",
    "learning_curves",
    "mean_and_std",
    "pushes",
    "slope_fans",
    "value_histograms",
]
