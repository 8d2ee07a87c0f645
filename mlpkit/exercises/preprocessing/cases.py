"""Shared by the checks of minibatches and stratified_split: identifying the examples."""

import numpy as np


def whose(parts, whole):
    """The numbers of the examples in `parts`, in order; −1 for rows that are not examples."""
    known, found = whole.reshape(len(whole), -1)[:, 0], []
    for part in map(np.asarray, parts):
        if part.shape[1:] != whole.shape[1:] or part.ndim != whole.ndim:
            found.append(-1)
            continue
        values = part.reshape(len(part), whole[0].size)[:, 0]
        far = np.abs(values[:, None] - known)  # from every example
        found += np.where(far.min(axis=1) < 1e-5, far.argmin(axis=1), -1).tolist()
    return found
