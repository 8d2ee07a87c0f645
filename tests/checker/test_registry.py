"""The registry: one name, one record."""

import pytest

from mlpkit.exercises import registry


def test_two_records_of_one_name_are_an_error(monkeypatch):
    registry.records.cache_clear()
    monkeypatch.setattr(registry, "CONCEPTS", ("activations", "activations"))
    try:
        with pytest.raises(ValueError, match="two records are called 'linear_stack'"):
            registry.records()
    finally:
        registry.records.cache_clear()
