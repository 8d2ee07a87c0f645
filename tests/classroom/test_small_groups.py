"""Nothing is shown that says something about fewer than five people."""

from hypothesis import given
from hypothesis import strategies as some

from mlpkit.classroom.small_groups import merge

COUNTS = some.dictionaries(some.integers(), some.integers(0, 12), max_size=7)


@given(COUNTS, some.booleans())
def test_every_count_that_is_shown_is_zero_or_at_least_five(counts, total_known):
    found = merge(counts, total_known)
    assert all(count >= 5 for count in found.shown.values())
    assert found.together is None or found.together >= 5
    assert {**counts, **found.shown} == counts
    assert set(found.merged) == {k for k, n in counts.items() if n and k not in found.shown}


@given(COUNTS)
def test_a_reader_who_knows_the_total_can_find_no_small_group_by_subtracting(counts):
    found, total = merge(counts), sum(counts.values())
    rest = total - sum(found.shown.values())
    assert rest == 0 or rest >= 5 or not found.shown
    assert found.together in (rest, None)


def test_groups_that_are_too_small_even_together_are_joined_by_the_smallest_other():
    assert merge({"a": 9, "b": 6, "c": 2}) == ({"a": 9}, ["b", "c"], 8)
    assert merge({"a": 9, "b": 6, "c": 2}, total_known=False) == ({"a": 9, "b": 6}, ["c"], None)
    assert merge({"a": 3, "b": 4, "c": 0, "d": 5}) == ({"d": 5}, ["a", "b"], 7)
    assert merge({"a": 2, "b": 1}) == ({}, ["a", "b"], None)
