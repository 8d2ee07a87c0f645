"""A comparison, too, has a progress file and attempts of its own."""

from tests.checker.conftest import home  # noqa: F401
