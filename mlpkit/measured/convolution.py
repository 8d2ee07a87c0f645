"""A first convolution beside a perceptron with as much processor time, read from convolution.json.

``python -m benchmarks.convolution`` writes that file; what was trained on what stands there.
"""

import json
from pathlib import Path

from mlpkit.search import paired_difference

FILE = Path(__file__).with_suffix(".json")
KINDS = "perceptron", "convolution"


def load_convolution():
    """The file: what was done, and "settings": for each number of training images, "images", the
    "runs", with the accuracy, the seconds and the epochs of both kinds for each seed.
    """
    return json.loads(FILE.read_text(encoding="utf-8"))


def accuracies(setting):
    """{"perceptron", "convolution": accuracies in percent, one a seed} of one of the settings."""
    return {kind: [100 * run[kind]["accuracy"] for run in setting["runs"]] for kind in KINDS}


def gain(setting):
    """(mean, standard error, seeds above 0) of what the convolution is ahead, in points."""
    return paired_difference(*accuracies(setting).values())
