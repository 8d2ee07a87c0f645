"""Everything around a run of `fit`: checking, saving, ending and restoring it. Nothing here
computes a step."""
