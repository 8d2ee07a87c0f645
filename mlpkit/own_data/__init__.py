"""Your own table or pictures, split, prepared, measured, and compared with baselines."""
