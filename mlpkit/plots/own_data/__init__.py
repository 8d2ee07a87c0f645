"""The figures of notebook 13: what the columns say, which rows judge, which have an influence, and
what came true."""

from mlpkit.plots.own_data.columns import columns_against_target, each_column_alone
from mlpkit.plots.own_data.leaks import moment_of_prediction, what_moved
from mlpkit.plots.own_data.splits import (
    over_time,
    promised_and_came,
    split_pictures,
)

__all__ = [
    "columns_against_target",
    "each_column_alone",
    "moment_of_prediction",
    "over_time",
    "promised_and_came",
    "split_pictures",
    "what_moved",
]
