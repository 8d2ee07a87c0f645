"""Room for losses on an axis."""

import numpy as np


def room(values, sign=1):
    """(low, high) for an axis of values, lower the better (sign 1) or higher (sign −1).

    The better three quarters take up at least half of it: far worse values would flatten them.
    """
    costs = sign * np.asarray(values, dtype=float)
    costs = costs[np.isfinite(costs)]
    if not len(costs):
        return 0.0, 1.0
    best, most = costs.min(), costs.max()
    usual = np.quantile(costs, 0.75)
    worst = min(most, best + 2 * (usual - best)) if usual > best else most
    return tuple(sorted((float(sign * best), float(sign * worst))))
