"""A comparison, too, has its own progress file and attempts."""

from tests.checker.conftest import home  # noqa: F401
