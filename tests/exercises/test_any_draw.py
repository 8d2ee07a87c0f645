"""Wrong answers that are nearly right: refused, and told the same, whatever numbers are drawn."""

import math

import numpy as np
import pytest

from mlpkit.exercises import check


def to_nearly_the_next_number(share, confidence):
    return max(1, math.ceil(math.log1p(-confidence) / math.log1p(-share) - 0.001))


def bent_beyond_what_is_asked(x, grad):
    return np.minimum(3 * x, 6000.0), np.where(x < 2000, 3 * grad, 0.0)


@pytest.mark.parametrize(
    ("name", "answer", "told"),
    [
        ("how_many_draws", to_nearly_the_next_number, "with share 0.3 and confidence 0.5101"),
        ("own_operation", bent_beyond_what_is_asked, "y is a straight line in x"),
    ],
)
def test_the_same_is_said_whatever_was_drawn(name, answer, told):
    for seed in (0, 1, 2, 3, 15):
        verdict = check(name, answer, seed=seed)
        assert told in verdict.message and "a share of the rows" not in verdict.message, seed
