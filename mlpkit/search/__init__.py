"""Search for settings that gradient descent can't choose: rate, width, weight decay, batch size.

A space is a dict {name: Uniform, LogUniform, Integer or Choice}; settings are one point of it, a
dict {name: value}. A trial is a training with one such point; its loss is nan if training diverged.
"""

from mlpkit.search.draws import (
    Choice,
    Draw,
    Integer,
    LogUniform,
    Uniform,
    choice,
    expected_best,
    grid,
    how_many_draws,
    integer,
    log_uniform,
    quasi_random_draws,
    radical_inverse,
    random_draws,
    random_search,
    uniform,
)
from mlpkit.search.halving import successive_halving
from mlpkit.search.pairs import paired_difference

__all__ = [
    "Choice",
    "Draw",
    "Integer",
    "LogUniform",
    "Uniform",
    "choice",
    "expected_best",
    "grid",
    "how_many_draws",
    "integer",
    "log_uniform",
    "paired_difference",
    "quasi_random_draws",
    "radical_inverse",
    "random_draws",
    "random_search",
    "successive_halving",
    "uniform",
]
