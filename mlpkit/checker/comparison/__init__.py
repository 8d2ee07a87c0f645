"""Results held against each other: whether two are equal, and where they first differ."""
