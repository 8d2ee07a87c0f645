"""Checkpoints: the `state` of a run after an epoch, the `file` that stores it, the `layers` of its
network."""
