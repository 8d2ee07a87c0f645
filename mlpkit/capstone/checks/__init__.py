"""The checks, one in each module: what they are given, they only read; each gives a Verdict."""
