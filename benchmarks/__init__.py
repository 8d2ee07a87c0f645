"""Benchmarks: `make bench`, or `python -m benchmarks`, writes sections/ and README.md here."""
