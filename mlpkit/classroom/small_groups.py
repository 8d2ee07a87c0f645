"""Counts of people, merged so that none says something about fewer than five."""

from typing import NamedTuple

LEAST = 5  # people


class Merged(NamedTuple):
    """shown: {key: count}, in the given order, each count at least LEAST. merged: the keys that are
    only counted together. together: how many people these are, None if they are fewer than LEAST.
    """

    shown: dict
    merged: list
    together: int | None


def merge(counts, total_known=True):
    """The Merged of {key: how many people}, where each person is counted once; 0 is left out.

    total_known: whether a reader knows the sum of all counts. Then, if the small ones are fewer
    than LEAST even together, the smallest of the others joins them, so that nobody can subtract.
    """
    shown = {key: count for key, count in counts.items() if count >= LEAST}
    small = {key: count for key, count in counts.items() if 0 < count < LEAST}
    if total_known and shown and 0 < sum(small.values()) < LEAST:
        smallest = min(shown, key=shown.get)
        small[smallest] = shown.pop(smallest)
    total = sum(small.values())
    return Merged(shown, [key for key in counts if key in small], total if total >= LEAST else None)
