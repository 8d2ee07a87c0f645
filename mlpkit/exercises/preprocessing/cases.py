"""What the checks of minibatches and of stratified_split share: telling the examples apart."""

import numpy as np


def whose(parts, whole):
    """The numbers of the examples that `parts` hold, in their order; −1 for what is none."""
    known, found = whole.reshape(len(whole), -1)[:, 0], []
    for part in map(np.asarray, parts):
        if part.shape[1:] != whole.shape[1:] or part.ndim != whole.ndim:
            found.append(-1)
            continue
        values = part.reshape(len(part), whole[0].size)[:, 0]
        far = np.abs(values[:, None] - known)  # from every example
        found += np.where(far.min(axis=1) < 1e-5, far.argmin(axis=1), -1).tolist()
    return found
