"""Each backward against nudging, in float64, with shapes that broadcasting makes unequal."""

import numpy as np
