"""Build a multi-layer perceptron from nothing: the reference code that the notebooks import."""

__version__ = "1.0.0"
