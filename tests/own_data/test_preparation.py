"""A table's Preparation, checked by hand and against scikit-learn, and the columns that it
refuses."""

import numpy as np
import pytest

from mlpkit.data.dataset import Dataset
from mlpkit.network import mlp
from mlpkit.own_data import columns
from mlpkit.own_data.columns import Column
from mlpkit.own_data.missing import impute
from mlpkit.own_data.preparation import Preparation, misfit

pytestmark = pytest.mark.filterwarnings("error")
pd = pytest.importorskip("pandas")
NAN = np.nan
TRAINING = pd.DataFrame(
    {
        "sex": ["f", None, "m", "f"],
        "mass": [2.0, NAN, 4.0, 6.0],
        "isle": ["Biscoe", "Dream", "Dream", "Dream"],
        "year": [2007, 2007, 2009, 2009],
        "still": [1.5, 1.5, 1.5, 1.5],
    }
)
READY = Preparation.fitted(TRAINING)


def penguins(seed, N=80):
    """A table with numbers and texts, both with missing values."""
    rng = np.random.default_rng(seed)
    table = pd.DataFrame(rng.normal([40, 17, 4000], [5, 2, 800], (N, 3)), columns=list("abc"))
    for name in "ac":
        table.loc[rng.random(N) < 0.2, name] = NAN
    table["isle"] = rng.choice(["Biscoe", "Dream", "Torgersen"], N)
    table["sex"] = rng.choice(np.array(["f", "m", None], object), N, p=[0.4, 0.4, 0.2])
    return table


def test_a_preparation_agrees_with_hand_calculation():
    names = "mass year still mass_missing sex=f sex=m sex_missing isle=Biscoe isle=Dream"
    expected = tuple(n.replace("_", " ").replace("=", " = ") for n in names.split())
    assert READY.names == expected and READY.shape == (9,)
    rows = pd.DataFrame(
        {
            "year": [2010, 2008],
            "isle": ["Torgersen", "Dream"],  # a category that the training rows lack
            "mass": [NAN, 2.0],
            "sex": ["m", None],
            "still": [2.5, 1.5],
        }
    )
    mass = (2 - 4) / np.std([2, 4, 6])
    wanted = [[0, 2, 1, 1, 0, 1, 0, 0, 0], [mass, 0, 0, 0, 0, 0, 1, 0, 1]]
    np.testing.assert_allclose(READY(rows), wanted, rtol=1e-6)
    assert READY(rows).dtype == np.float32
    # columns in any order, in any mapping
    np.testing.assert_array_equal(READY(rows), READY(dict(rows)))
    assert READY(rows[:0]).shape == (0, 9)


def test_a_preparation_agrees_with_scikit_learn():
    preprocessing = pytest.importorskip("sklearn.preprocessing")
    impute_module = pytest.importorskip("sklearn.impute")
    training, rows = penguins(0), penguins(1)
    rows.loc[3, "isle"] = "Ålesund"
    ready = Preparation.fitted(training)
    scaler = preprocessing.StandardScaler().fit(training[list("abc")])
    filled = impute_module.SimpleImputer(add_indicator=True)
    filled.fit(scaler.transform(training[list("abc")]))
    numbers = filled.transform(scaler.transform(rows[list("abc")]))
    encoder = preprocessing.OneHotEncoder(handle_unknown="ignore", sparse_output=False)
    texts = ["isle", "sex"]
    # the fill value sorts last, as a missing value does here
    encoder.fit(training[texts].fillna("zzz"))
    theirs = np.hstack([numbers, encoder.transform(rows[texts].fillna("zzz"))])
    np.testing.assert_allclose(ready(rows), theirs, atol=2e-5)
    assert ready.names == (*"abc", "a missing", "c missing", *ready.names[5:])


def test_missing_values_are_filled_as_impute_fills_them():
    training, rows = penguins(0)[list("abc")], penguins(1)[list("abc")]
    ready = Preparation.fitted(training)
    in_units = ready(rows) * ready.std + ready.mean
    np.testing.assert_allclose(in_units, impute(training.to_numpy(), rows.to_numpy()), rtol=1e-6)


def test_only_training_rows_are_used():
    """The validation rows may be anything: the fitted numbers do not change."""
    table = penguins(0)
    one = Preparation.fitted(table[:50])
    table.loc[50:, "a"] = 1e6
    again = Preparation.fitted(table[:50])
    np.testing.assert_array_equal(one.mean, again.mean)
    assert one.columns == again.columns
    x = one(table[:50])
    np.testing.assert_allclose(x[:, 1].mean(), 0, atol=1e-6)
    np.testing.assert_allclose(x[:, 1].std(), 1, rtol=1e-6)


def test_kinds_of_columns_are_recognized():
    """Nullable numbers, booleans, texts in an object column, pandas' own categories."""
    training = {
        "whole": pd.Series([1, None, 3], dtype="Int64"),
        "yes": pd.Series([True, False, None], dtype=object),
        "size": pd.Series([3, 12, 12]).astype("category"),
        7: np.array(["b", "", "a"], object),
    }
    ready = Preparation.fitted(training)
    names = ("whole", "yes", "whole missing", "yes missing", "size = 12", "size = 3")
    assert ready.names == (*names, "7 = a", "7 = b", "7 missing")
    wanted = "-1 1 0 0 0 1 0 1 0", "0 -1 1 0 1 0 0 0 1", "1 0 0 1 1 0 1 0 0"
    np.testing.assert_allclose(ready(training), [list(map(float, row.split())) for row in wanted])


def test_a_nan_among_strings_in_a_list_counts_as_a_missing_value():
    ready = Preparation.fitted({"g": ["a", NAN, "b"], "t": [np.str_("x"), None, "y"]})
    assert ready.names == ("g = a", "g = b", "g missing", "t = x", "t = y", "t missing")
    assert [type(text) for text in ready.columns[1].categories] == [str, str]
    objects = np.array([np.str_("x"), "y"], object)
    assert Preparation.fitted({"t": objects}).names == ("t = x", "t = y")
    assert Column("t", (np.str_("x"),)).categories == ("x",)


def test_a_column_that_overflows_float32_is_refused():
    times = 1.7e9 + np.arange(60.0)
    rows = np.stack([np.arange(60), times], axis=1)
    said = (
        "number 1 of a row goes from 1700000000 to 1700000059, which float32 can't hold. Subtract"
    )
    for wrong in (rows, rows.astype(int)):
        with pytest.raises(ValueError, match=said):
            Preparation.fitted(wrong)
    ready = Preparation.fitted(rows - [0, 1.7e9])
    np.testing.assert_allclose(ready(rows - [0, 1.7e9]).std(axis=0), 1, rtol=1e-6)
    # this column never changes
    assert not Preparation.fitted(np.full((3, 1), 1.7e9))([[1.7e9]]).any()
    with pytest.raises(
        ValueError, match="or numbers that become inf in float32; expected finite numbers"
    ):
        ready([[0, 1e39]])


def test_a_column_may_be_empty_in_new_rows():
    rows = TRAINING[:2].assign(sex=[NAN, NAN], mass=[None, None])
    x = READY(rows)
    assert x[:, READY.names.index("sex missing")].tolist() == [1, 1]
    assert x[:, READY.names.index("mass")].tolist() == [0, 0]


def test_a_preparation_knows_the_classes_of_its_dataset():
    rows = {"a": [1.0, 2.0]}
    ready = Preparation.fitted(Dataset(rows, np.array([0, 1]), "classes", "kind", ("x", "y")))
    assert ready.classes == ("x", "y") and ready.names == ("a",)


def test_pictures_are_standardized_pixel_by_pixel():
    rng = np.random.default_rng(0)
    pictures = rng.integers(256, size=(20, 3, 2), dtype=np.uint8)
    pictures[:, 0, 0] = 7  # a pixel that never changes
    ready = Preparation.fitted(Dataset(pictures, np.arange(20) % 2, "classes", "class", ("x", "y")))
    x = ready(pictures)
    assert (ready.shape, ready.names, ready.columns) == ((3, 2), (), ())
    np.testing.assert_allclose(x.mean(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose(x.std(axis=0), [0, 1, 1, 1, 1, 1], rtol=1e-5)
    with pytest.raises(ValueError, match="got rows with nan or inf"):
        Preparation.fitted(np.array([[1.0, NAN], [2.0, 3.0]]))


def changed(**columns):
    return TRAINING.assign(**columns)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (TRAINING.drop(columns="mass"), "got a table without 'mass'; expected the columns of"),
        (TRAINING.rename(columns={"mass": "Mass"}), "without 'mass' and with 'Mass'; expected"),
        (changed(id=1, species="x"), "got a table with 'id', 'species'; expected"),
        (changed(mass=["3,5", "4", "4", "4"]), "column 'mass' holds the text '3,5'; among the tra"),
        (changed(isle=[1, 2, 2, 2]), "column 'isle' holds 1; among the training rows it held text"),
        (changed(mass=[1.0, np.inf, 2, 3]), "column 'mass' holds inf"),
        (changed(mass=[1.0, 1e39, 2, 3]), r"column 'mass' holds 1e\+39, which float32 can't hold"),
        (TRAINING.to_numpy(), "got ndarray; expected a table with columns"),
        (TRAINING[[*TRAINING, "mass"]], "two columns are called 'mass'; expected each once"),
    ],
)
def test_a_different_table_is_refused_with_the_names_of_its_columns(rows, said):
    with pytest.raises(ValueError, match=f"Preparation: .*{said}"):
        READY(rows)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ([NAN, NAN], "column 'x' is empty in all training rows. Leave it out"),
        (pd.to_datetime(["2024-01-01", "2024-01-02"]), "column 'x' holds dates; expected numbers"),
        ([["a"], ["b"]], "column 'x' holds a list; expected numbers or texts"),
        (["a", 3], "column 'x' holds the text 'a' and the number 3; expected one kind"),
        (
            [1e300, 2e300],
            r"column 'x' holds 1e\+300, which float32 can't hold. Choose a different unit",
        ),
        (
            1.7e9 + np.arange(60),
            "column 'x' goes from 1700000000 to 1700000059, which float32 can't hold. Subtract its "
            "least value first",
        ),
        ([1e-60, 2e-60], "column 'x' goes from 1e-60 to 2e-60, which float32 can't hold"),
        ([-np.inf, 2.0], "column 'x' holds -inf; expected finite numbers"),
    ],
)
def test_a_column_that_cannot_be_prepared_is_refused_by_its_name(column, said):
    with pytest.raises(ValueError, match=f"Preparation: {said}"):
        Preparation.fitted(pd.DataFrame({"x": pd.Series(column), "y": range(len(column))}))


@pytest.mark.parametrize("rows", [pd.DataFrame(), pd.DataFrame({"x": []}), {}])
def test_an_empty_table_is_refused(rows):
    with pytest.raises(ValueError, match="a table without rows or columns"):
        Preparation.fitted(rows)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": 3}, "Column: got 3"),
        ({"name": "a", "missing": 1}, "Column: got 'a', 1"),
        ({"name": "a", "categories": []}, r"'a' has categories \[\]"),
        ({"name": "a", "categories": "xy"}, "'a' has categories"),
        ({"name": "a", "categories": ["x", "x"]}, "expected texts, each once"),
        ({"name": "a", "categories": ["x", ""]}, "expected texts, each once"),
        ({"name": "a", "categories": [1]}, "expected texts, each once"),
    ],
)
def test_a_column_of_a_different_kind_is_refused(given, said):
    with pytest.raises(ValueError, match=said):
        Column(**given)


def test_a_column_of_names_that_would_take_gigabytes_is_refused(monkeypatch):
    monkeypatch.setattr(columns, "LARGEST", 1000)
    table = {"mass": np.arange(40.0), "id": np.array([f"P{n}" for n in range(40)], object)}
    with pytest.raises(ValueError, match=r"40 rows become 41 numbers each.*'id' has 40 categories"):
        Preparation.fitted(table)(table)


def test_rows_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="'mass' has 2 rows, 'sex' 3"):
        Preparation.fitted({"mass": [1.0, 2.0], "sex": ["f", "m", "f"]})


def test_a_preparation_that_does_not_fit_its_columns_or_its_network_is_refused():
    with pytest.raises(ValueError, match=r"got shape \(3,\); expected \(2,\), the numbers"):
        Preparation((3,), columns=(Column("a", missing=True),))
    with pytest.raises(ValueError, match="two columns are called 'a'"):
        Preparation((2,), columns=(Column("a"), Column("a")))
    assert misfit(READY, mlp([9, 3, 2])) is None
    assert misfit(READY, mlp([8, 3, 2])) == "a preparation of (9,) for a network of 8 inputs"
