"""Values that are not a share from 0 to below 1."""

import math

NO_SHARES = [1, 1.5, -0.1, math.nan, math.inf, "0.5", None, True]
