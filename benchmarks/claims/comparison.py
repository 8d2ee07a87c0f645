"""A claim before it is measured: two ways of doing something, and how each is measured with one
seed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    """A claim to be measured. ways: {in words: function of a seed that returns {number: value}},
    two of them.

    data, drawn, same, said: as in `mlpkit.measured.claims.Claim`. seeds: (K,).
    """

    ways: dict
    data: str
    drawn: str
    seeds: tuple
    said: tuple
    same: str = ""
