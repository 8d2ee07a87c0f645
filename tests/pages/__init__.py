"""The explorers in a browser, each on a plain page: its own Python object answers, no Jupyter."""

import pytest

pytest.register_assert_rewrite(f"{__name__}.explorers")  # it asserts for the tests
