"""Build a multi-layer perceptron from nothing: the reference code that the notebooks import."""

import sys

from mlpkit import old_names

__version__ = "0.1.0"

sys.meta_path.insert(0, old_names.Finder())
