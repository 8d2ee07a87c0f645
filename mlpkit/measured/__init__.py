"""What was computed once and is only read here; `benchmarks/` has what computes it."""
