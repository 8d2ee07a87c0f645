"""All records by name: one name, one record."""

import pytest

from mlpkit.checker import course


def test_two_records_of_one_name_are_an_error(monkeypatch):
    course.records.cache_clear()
    monkeypatch.setattr(course, "CONCEPTS", ("activations", "activations"))
    try:
        with pytest.raises(ValueError, match="two records are called 'linear_stack'"):
            course.records()
    finally:
        course.records.cache_clear()
