"""Shared by the checks of minibatches and stratified_split: which examples came, how often."""

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


def not_once(numbers, N, missing):
    """Which of N examples did not come exactly once, in words; None if all did."""
    counts = np.bincount(numbers, minlength=N)
    many = (np.sum(counts == 0), missing), (np.sum(counts > 1), "came more than once")
    wrong = [f"{count} {how}" for count, how in many if count]
    return f"among {N} examples, {' and '.join(wrong)}." if wrong else None
