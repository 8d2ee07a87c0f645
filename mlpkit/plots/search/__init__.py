"""The figures of notebook 10: a surface of settings, what each search does on it, and what choosing
does to a score. The figures of a study are in `mlpkit.plots.studies`.

Nothing is trained here: captions may have numbers.
"""

from mlpkit.plots.search.density import density
from mlpkit.plots.search.gains import equal_runs, gains
from mlpkit.plots.search.halving import ladder, orders
from mlpkit.plots.search.maps import grid_and_random, linear_and_log, surface
from mlpkit.plots.search.winners import shorter_searches, winners_bias, worn

__all__ = [
    "density",
    "equal_runs",
    "gains",
    "grid_and_random",
    "ladder",
    "linear_and_log",
    "orders",
    "shorter_searches",
    "surface",
    "winners_bias",
    "worn",
]
