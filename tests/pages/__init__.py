"""The explorers in a browser, on plain pages: their own Python objects answer them, without
Jupyter."""

import pytest

pytest.register_assert_rewrite(f"{__name__}.explorers")  # its helpers make assertions for the tests
