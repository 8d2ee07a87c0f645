"""The figures of notebook 13: what the columns say, which rows judge, and what came true."""

from mlpkit.plots.own_data.columns import columns_against_target
from mlpkit.plots.own_data.splits import (
    baselines_in_pairs,
    by_group,
    over_time,
    pictures,
    predicted_and_measured,
    promised_and_came,
    split_pictures,
)

__all__ = [
    "baselines_in_pairs",
    "by_group",
    "columns_against_target",
    "over_time",
    "pictures",
    "predicted_and_measured",
    "promised_and_came",
    "split_pictures",
]
