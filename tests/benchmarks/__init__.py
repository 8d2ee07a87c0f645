"""Benchmarks: `make bench`, or `python -m tests.benchmarks`, writes README.md of this folder."""
