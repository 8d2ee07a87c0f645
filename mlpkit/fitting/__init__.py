"""What stands around a run of `fit`: it refuses, keeps, ends and restores; it computes nothing."""
