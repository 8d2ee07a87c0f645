"""Two ways of doing a thing, and what measures each with one seed: the making of a claim."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    """ways: {in words: function of a seed that gives {number: value}}, two of them.

    data, drawn, same, said: as in `mlpkit.measured.claims.Claim`. seeds: (K,).
    """

    ways: dict
    data: str
    drawn: str
    seeds: tuple
    said: tuple
    same: str = ""
