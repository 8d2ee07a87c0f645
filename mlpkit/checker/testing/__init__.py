"""The tests that every course must pass."""
