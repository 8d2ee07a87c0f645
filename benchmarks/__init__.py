"""Benchmarks: `make bench`, or `python -m benchmarks`, writes README.md of this folder."""
