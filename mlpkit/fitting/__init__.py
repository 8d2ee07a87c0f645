"""Everything around a run of `fit`: checking, saving, stopping and restoring it. Nothing here
computes a step."""
