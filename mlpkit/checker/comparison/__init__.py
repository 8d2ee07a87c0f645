"""Results compared: whether two are equal, and where they first differ."""
