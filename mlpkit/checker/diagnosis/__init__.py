"""From two results that differ to what is wrong, in a sentence."""
