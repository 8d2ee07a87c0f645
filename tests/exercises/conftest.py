"""These tests, too, have their own progress and attempts files."""

from tests.checker.conftest import home  # noqa: F401
