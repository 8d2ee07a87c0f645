"""A first convolution compared with a perceptron at equal processor time, from convolution.json.

``python -m benchmarks.convolution`` writes that file and says how they were trained.
"""

import json
from pathlib import Path

from mlpkit.search import paired_difference

FILE = Path(__file__).with_suffix(".json")
KINDS = "perceptron", "convolution"


def load_convolution():
    """The file: how it was made, and "settings", one for each number of training images.

    A setting has that number, "images", and its "runs": for each seed, the accuracy, the seconds
    and the epochs of both kinds.
    """
    return json.loads(FILE.read_text(encoding="utf-8"))


def accuracies(setting):
    """Return {"perceptron", "convolution": accuracies in percent, one per seed} for a setting."""
    return {kind: [100 * run[kind]["accuracy"] for run in setting["runs"]] for kind in KINDS}


def gain(setting):
    """Return (mean, standard error, seeds above 0) of the convolution's lead, in points."""
    return paired_difference(*accuracies(setting).values())
