"""A number and its reference: what a learner reads, and what is compared."""

import pytest

from mlpkit.reporting import about


@pytest.mark.parametrize("value", [0.8501, 0.8612, 0.8659])
def test_a_value_within_the_tolerance_is_left_out_where_outputs_are_compared(value):
    assert about(value, 0.858, 0.008) == "0.858 (within 0.008)"


def test_a_learner_reads_their_own_number_first(monkeypatch):
    monkeypatch.delenv("MLPKIT_COMPARE")
    assert about(0.8612, 0.858, 0.008) == "0.861 (expected 0.858, within 0.008)"
    assert about(0.8612, 0.86, 0.01, ".2f") == "0.86 (expected 0.86, within 0.01)"


@pytest.mark.parametrize("compared", [True, False])
@pytest.mark.parametrize(
    ("value", "shown"), [(0.849, "0.849"), (0.867, "0.867"), (float("nan"), "nan")]
)
def test_a_value_outside_the_tolerance_is_never_left_out(monkeypatch, compared, value, shown):
    if not compared:
        monkeypatch.delenv("MLPKIT_COMPARE")
    assert about(value, 0.858, 0.008) == f"{shown}, expected 0.858 within 0.008"
