"""Results that were computed once and are only read here; `benchmarks/` computes them."""
