"""13: a table or pictures of one's own: split, prepared, measured, and compared with baselines."""
