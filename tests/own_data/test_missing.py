"""impute compared with scikit-learn's SimpleImputer; columns with missing values."""

import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from mlpkit.own_data.missing import impute, missing_places

NAN = np.nan
holes = st.one_of(st.just(NAN), st.floats(-100, 100, width=16))


def test_impute_agrees_with_hand_calculation():
    X_training = np.array([[1.0, NAN, 5.0], [3.0, 4.0, 5.0]])
    X = np.array([[NAN, 1.0, NAN], [0.0, NAN, 2.0]])
    assert impute(X_training, X).tolist() == [[2, 1, 5, 0], [0, 4, 2, 1]]
    assert impute(X_training, X_training).tolist() == [[1, 4, 5, 1], [3, 4, 5, 0]]
    assert np.isnan(X[0, 0])  # nothing is changed in place


@settings(max_examples=60)
@given(st.data(), st.integers(1, 4))
def test_impute_agrees_with_scikit_learn(data, D):
    module = pytest.importorskip("sklearn.impute")
    X_training, X = (
        data.draw(hnp.arrays(float, (data.draw(st.integers(1, 6)), D), elements=holes))
        for _ in range(2)
    )
    X_training[0] = np.where(np.isnan(X_training).all(axis=0), 1.0, X_training[0])
    theirs = module.SimpleImputer(add_indicator=True).fit(X_training).transform(X)
    np.testing.assert_allclose(impute(X_training, X), theirs, rtol=1e-12)


def test_a_column_without_a_number_is_refused():
    with pytest.raises(ValueError, match="impute: column 1 has no number in the training rows"):
        impute([[1.0, NAN], [2.0, NAN]], [[1.0, 2.0]])
    with pytest.raises(ValueError, match="D is 2 in X_training but 3 in X"):
        impute(np.zeros((4, 2)), np.zeros((4, 3)))


def test_columns_with_missing_values_are_marked():
    pandas = pytest.importorskip("pandas")
    some = [1.0, None, NAN, "", 0, False, datetime.date(2024, 1, 1), np.float64(NAN), pandas.NA]
    wanted = [False, True, True, False, False, False, False, True, True]
    column = np.empty(len(some), object)
    column[:] = some
    assert missing_places(pandas.Series(column)).tolist() == wanted
    plain = column[:-1]  # NA is pandas' own, and occurs in its columns
    assert missing_places(plain).tolist() == wanted[:-1]
    assert missing_places(np.array(["NaT", "2024-01-01"], "datetime64[D]")).tolist() == [
        True,
        False,
    ]
    assert missing_places([1, 2]).dtype == bool and not missing_places(["a", "nan"]).any()
    assert missing_places(["a", NAN, None, pandas.NA]).tolist() == [False, True, True, True]
