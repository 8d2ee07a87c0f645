"""From two results that differ to a sentence on what is wrong."""
