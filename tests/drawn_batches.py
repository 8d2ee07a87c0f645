"""Batches of numbers to test a function on, and how close to the exact value it must be."""

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

DTYPES = [np.float32, np.float64]

batches = hnp.arrays(
    float,
    hnp.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=5),
    elements=st.floats(-1000, 1000),
)
some = settings(max_examples=60)


def close(dtype):
    """Return a relative tolerance: a few units in the last place."""
    return 4 * float(np.finfo(dtype).eps)
