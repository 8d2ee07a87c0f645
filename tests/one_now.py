"""Cases of a test that need not all be tried at every change."""

import pytest


def one_now(cases, later=pytest.mark.guards):
    """The first of them for every run, the others for those of a mark; a tuple is one case."""
    first, *others = (case if type(case) is tuple else (case,) for case in cases)
    return [pytest.param(*first), *(pytest.param(*case, marks=later) for case in others)]
