"""How far to trust a validation set after many uses: a thousand candidates, judged by five sets.

``python -m benchmarks.worn`` trains them again and writes worn.npz.
"""

import functools
import itertools
import json
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FILE = Path(__file__).with_suffix(".npz")


@dataclass(frozen=True, eq=False)
class Worn:
    """Shares of wrong images, for networks 784-width-10 trained for three epochs.

    Attributes
    ----------
    errors (S, N, V) : for S training sets, N candidates for each, and V validation sets, which are
        the same for all candidates
    others (S, N) : on the images that are in no validation set
    equal_errors (S, K, V), equal_others (S, K) : the same for K runs with identical settings
    made : how: command, when, settings, versions, seconds
    """

    errors: np.ndarray
    others: np.ndarray
    equal_errors: np.ndarray
    equal_others: np.ndarray
    made: dict

    def best_of(self, k, equal=False):
        """The best of k by each validation set: its errors there and on the others, (S, V) each.

        The errors are means over all ways to take k of the candidates, or of the equal runs. Ties
        are equally likely.
        """
        seen, others = (
            (self.equal_errors, self.equal_others) if equal else (self.errors, self.others)
        )
        found = [
            [lowest_of(k, errors, judged) for errors in of_set.T]
            for of_set, judged in zip(seen, others, strict=True)
        ]
        return tuple(np.moveaxis(found, -1, 0))


def lowest_of(k, errors, others):
    """Return (error, other) of the lowest of k of the errors (N,), the mean over all ways to take
    k.

    If n of the N errors are not below a value, then with probability C(n, k) / C(N, k) none of the
    k is.
    """
    values, which, counts = np.unique(errors, return_inverse=True, return_counts=True)
    not_below = len(errors) - np.cumsum(counts) + counts
    ways = [math.comb(int(n), k) for n in (*not_below, 0)]
    chances = [(a - b) / ways[0] for a, b in itertools.pairwise(ways)]
    return chances @ values, chances @ (np.bincount(which, others) / counts)


@functools.cache
def load_worn():
    """The Worn that comes with mlpkit, from worn.npz."""
    with np.load(FILE, allow_pickle=False) as kept:
        made = json.loads(str(kept["made"]))
        counts = [kept[name].astype(float) for name in ("candidates", "equal")]
    few, rest = made["images"]["validation"], made["images"]["others"]
    shares = [part for wrong in counts for part in (wrong[..., :-1] / few, wrong[..., -1] / rest)]
    return Worn(*shares, made=made)
