"""A training run at the end of an epoch: its `state`, and its `file`, which holds its `layers`."""
