"""What surrounds a run of `fit`: it refuses, saves, ends and restores, and computes nothing."""
