"""Cases of a test that need not all be tried at every change."""

import pytest


def one_now(cases, later=pytest.mark.guards):
    """The first case for every run, the others for the runs of a mark; a tuple is one case."""
    first, *others = (case if type(case) is tuple else (case,) for case in cases)
    return [pytest.param(*first), *(pytest.param(*case, marks=later) for case in others)]
