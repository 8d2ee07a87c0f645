"""The course in a browser, as a learner works through it."""

import pytest

pytest.register_assert_rewrite(f"{__name__}.explorers")  # it asserts for the tests
