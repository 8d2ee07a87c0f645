"""Real-world tables: the kinds of columns, possible targets, and the messages."""

import sys

import numpy as np
import pandas
import pytest

from mlpkit.data.findings import Finding
from mlpkit.data.tables import load_concrete, load_penguins, load_table, make_names_unique
from mlpkit.data.values import read_column, read_columns
from mlpkit.helpers.origin import how_to_get
from tests.data.idx_files import peak_memory

nan = float("nan")


def column_of(*texts, comma=False):
    """Return (values, kind, messages) of a column of texts; comma: whether its table has decimal
    commas."""
    column = read_columns({"x": list(texts)}, {",": 1} if comma else {})["x"]
    values = [None if pandas.isna(value) else value for value in column.values.tolist()]
    return values, column.kind, [(one.kind, one.text) for one in column.findings]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (["1", "2", "-3"], [1, 2, -3]),
        (["1.5", ".5", "2e3", "+4"], [1.5, 0.5, 2000, 4]),
        (["1", "", "NA", "nan", "?", "-", "null", "N/A", "."], [1] + 8 * [None]),
        (["1", "unknown", "None"], [1, None, None]),
        (["−2", "3"], [-2, 3]),
        (["1,5", "2"], [1.5, 2]),
        (["1.234,5", "1.000.000,25"], [1234.5, 1000000.25]),
        (["1,234.5", "1,000,000"], [1234.5, 1000000]),
        (["1 234", "22 345,5"], [1234, 22345.5]),
        (["1'234.50", "99"], [1234.5, 99]),
        (["$1,234.00", "$7.50"], [1234, 7.5]),
        (["12 kg", "7.5 kg"], [12, 7.5]),
        (["12 %", "", "3 %"], [12, None, 3]),
        (["€ 1,50", "€ 2"], [1.5, 2]),
        (["1e400", "2", "-1e400"], [None, 2, None]),
    ],
)
def test_numbers_are_read_however_they_are_written(texts, values):
    found, kind, _ = column_of(*texts)
    assert kind == "numbers" and found == values
    assert read_column("x", texts).values.dtype == (
        "int64" if all(isinstance(v, int) for v in values) else "float64"
    )


@pytest.mark.parametrize(
    "texts",
    [
        ["007", "012"],  # codes, whose leading zeros count
        ["12345678901234567890", "12345678901234567891"],  # too many digits for a float64
        ["-12345678901234567890", "2"],
        ["12,345,678,901,234,567,890", "2"],
        ["5 kg", "7 lb"],  # two units
        ["1_000", "2"],  # only Python writes numbers like this
        ["0x10", "2"],
        ["male", "female", ""],
        ["1-2", "3-4"],
    ],
)
def test_texts_that_are_not_numbers_stay_texts(texts):
    found, kind, _ = column_of(*texts)
    assert kind == "categories" and found == [text or None for text in texts]


def test_the_other_columns_decide_what_one_two_three_four_means():
    assert column_of("1,234", "5,678")[0] == [1234, 5678]
    assert column_of("1,234", "5,678", comma=True)[0] == [1.234, 5.678]
    assert column_of("1.234", "5.678")[0] == [1.234, 5.678]
    assert column_of("1.234", "5.678", comma=True)[0] == [1234, 5678]
    assert column_of("1.25", "5.5", comma=True)[0] == [1.25, 5.5]
    for comma, text, other in ((False, "1,234", ","), (True, "1.234", "."), (False, "1.234", ".")):
        said = column_of(text, "999", comma=comma)[2]
        told = f'"{text}" was read as 1234. Is that what it means? If not, give decimal="{other}".'
        assert ("question", told) in said
    assert not column_of("1,234", "1,234,567")[2]  # "1,234,567" rules out any other reading


def test_a_word_among_numbers_is_a_question():
    values, kind, said = column_of(*["3"] * 39, "<5", "7")
    assert kind == "numbers" and values[39] is None and values[40] == 7
    told = '1 value that can\'t be read as numbers: "<5". Taken as missing. Is that right?'
    assert said == [("question", told)]
    values, kind, said = column_of(*["3"] * 7, "<5", "about 9", "12")
    assert kind == "categories" and values[0] == "3"
    told = 'most are numbers, 2 values not: "<5" and "about 9". So each is a separate category.'
    assert said[0][0] == "question" and said[0][1].startswith(told)


def test_plus_and_minus_are_two_values():
    assert column_of("+", "-", "?")[0] == ["+", "-", None]


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (["2024-02-29", "2023-01-05"], ["2024-02-29", "2023-01-05"]),
        (["2024-02-29 13:05", ""], ["2024-02-29 13:05", None]),
        (["2024-02-29T13:05:00Z"], ["2024-02-29 13:05"]),
        (["2024-02-29T23:30:00+02:00"], ["2024-02-29 23:30"]),  # read in their local time
        (["2024-03-30T12:00+01:00", "2024-04-01T12:00+02:00"], ["2024-03-30 11", "2024-04-01 10"]),
        (["29.02.2024", "05.01.2023"], ["2024-02-29", "2023-01-05"]),
        (["1/31/2024", "2/1/2024"], ["2024-01-31", "2024-02-01"]),
        (["31/1/2024", "2/1/2024"], ["2024-01-31", "2024-01-02"]),
        (["Jan 5, 2013", "Mar 1, 2014"], ["2013-01-05", "2014-03-01"]),
        (["5-Jan-13", "1-Mar-14"], ["2013-01-05", "2014-03-01"]),
        (["2024/03/01 1:05:09 pm GMT+1"], ["2024-03-01 13:05:09"]),
        (["2019-05", "2019-06"], ["2019-05-01", "2019-06-01"]),
    ],
)  # fmt: skip
def test_dates_are_read_and_asked_about(texts, days):
    column = read_column("x", texts)
    assert column.kind == "dates" and column.values.dtype == "datetime64[us]"
    expected = [pandas.NaT if day is None else pandas.Timestamp(day) for day in days]
    assert column.values.equals(pandas.Series(expected, dtype="datetime64[us]"))
    assert column.findings[0].text.startswith("dates, which no network takes. Does the target")


@pytest.mark.parametrize("texts", [["10-12", "13-15"], ["3.5.1", "3.6.0"], ["room 5", "room 7"]])
def test_a_text_that_only_looks_like_a_date_is_not_one(texts):
    assert read_column("x", texts).kind == "categories"


def test_a_day_that_may_be_a_month_is_a_question():
    values, _, said = column_of("1/2/2024", "3/4/2024")
    assert values[0] == pandas.Timestamp("2024-01-02")
    assert ("question", '"1/2/2024" was read with the month first. Is that so?') in said
    assert column_of("1/2/2024", "3/4/2024", comma=True)[0][0] == pandas.Timestamp("2024-02-01")
    assert len(column_of("1/31/2024", "3/4/2024")[2]) == 1


# load_table


def load(tmp_path, content, target, kind="classes"):
    path = tmp_path / "table.csv"
    path.write_text(content, encoding="utf-8")
    return load_table(path, target, kind)


def findings(data, where=None):
    return [one.text for one in data.findings if where in (None, one.where)]


def test_a_file_becomes_rows_and_labels(tmp_path):
    data = load(tmp_path, "mass,kind,ok\n1,b,yes\n2.5,a,no\n,b,\n4,,yes\n", "kind")
    assert data.rows.columns.tolist() == ["mass", "ok"] and len(data) == 3
    assert data.rows["mass"].tolist()[:2] == [1, 2.5] and data.rows["mass"].isna().sum() == 1
    assert data.rows["ok"].tolist()[:2] == ["yes", "no"] and data.rows["ok"].isna()[2]
    assert data.classes == ("a", "b") and data.target.tolist() == [1, 0, 1]
    assert data.target.dtype == np.int64 and data.kind == "classes" and data.target_name == "kind"
    assert data.names == (2, 3, 4)  # their rows in a spreadsheet
    assert Finding("left out", "kind", "1 row without a target: row 5.") in data.findings


def test_a_german_file_becomes_numbers(tmp_path):
    content = "Messung;;\nMasse;Höhe;Preis\n1,5;1.206;2,99\n2,5;408;3,49\n0,25;556;1\n"
    data = load(tmp_path, content, "Preis", "numbers")
    assert data.target.tolist() == [2.99, 3.49, 1] and data.target.dtype == np.float64
    assert data.rows["Höhe"].tolist() == [1206, 408, 556]
    assert findings(data, "Masse") == ["numbers with a decimal comma, read as numbers."]
    assert findings(data, "Höhe") == [
        '"1.206" was read as 1206. Is that what it means? If not, give decimal=".".'
    ]


def test_classes_that_are_numbers_are_in_numerical_order(tmp_path):
    data = load(tmp_path, "x,y\n" + "1,10\n2,9\n3,2\n" * 5, "y")
    assert data.classes == ("2", "9", "10") and data.target.tolist()[:3] == [2, 1, 0]


NUMBERS = "".join(f"{k},{k / 7:.3f}\n" for k in range(60))
HALVES = "".join(f"{k},{k % 30 + 0.5}\n" for k in range(240))
WORDS = "".join(f"{k},word {k}\n" for k in range(60))


@pytest.mark.parametrize(
    ("rows", "kind", "error"),
    [
        (
            NUMBERS,
            "classes",
            "target y: got 60 different numbers in 60 rows; expected classes, each",
        ),
        (
            HALVES,
            "classes",
            "target y: got 30 different numbers in 240 rows; expected classes, each",
        ),
        (WORDS, "classes", "target y: got 60 different texts in 60 rows; expected classes, each"),
        ("1,a\n2,a\n", "classes", "target y: got 'a' in every row; expected two classes."),
        (
            "1,a\n2,b\n",
            "numbers",
            'target y: got categories, "a" and "b"; expected numbers. Are they',
        ),
        ("1,5\n2,5\n", "numbers", "target y: got 5 in every row; expected several."),
        ("1,2024-01-01\n2,2024-01-02\n", "classes", "target y: got dates; expected classes."),
        ("1,2024-01-01\n2,2024-01-02\n", "numbers", "target y: got dates, "),
    ],
)
def test_a_target_of_the_other_kind_is_an_error(tmp_path, rows, kind, error):
    with pytest.raises(ValueError) as caught:
        load(tmp_path, f"x,y\n{rows}", "y", kind)
    assert str(caught.value).startswith(error)


def test_a_target_that_may_be_of_the_other_kind_is_a_question(tmp_path):
    rows = "".join(f"{k % 7},{k % 2}\n" for k in range(40))
    told = "2 different numbers. Are they classes? Then kind='classes'."
    assert told in findings(load(tmp_path, f"x,y\n{rows}", "y", "numbers"), "y")
    rows = "".join(f"{k % 7},{k % 12}\n" for k in range(120))
    told = "12 different numbers, taken as classes. Or kind='numbers'?"
    assert told in findings(load(tmp_path, f"x,y\n{rows}", "y"), "y")


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("Kind", "found no column 'Kind'. Is it \"kind\"? Its columns: mass, kind and 5."),
        ("z", "Some are numbers: does the file lack a line of names? Then give load_table("),
    ],
)
def test_a_missing_column_is_named_together_with_the_existing_ones(tmp_path, target, told):
    with pytest.raises(ValueError) as caught:
        load(tmp_path, "mass,kind,5\n1,b,3\n2,a,4\n", target)
    assert told in str(caught.value)


def test_an_invalid_source_or_kind_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="source: got list; expected the path of a file or a pan"):
        load_table([1, 2], "y")
    with pytest.raises(ValueError, match="kind: got 'labels'; expected 'classes' or 'numbers'"):
        load_table(tmp_path, "y", "labels")
    with pytest.raises(ValueError, match="got the target y alone; expected other columns"):
        load_table(pandas.DataFrame({"y": [1, 2]}), "y")
    with pytest.raises(ValueError, match="got no value in the target y; expected one in each row"):
        load(tmp_path, "x,y\n1,\n2,NA\n", "y")
    with pytest.raises(ValueError, match="got the target y alone; expected other columns"):
        load(tmp_path, "x,y\n,1\n,2\n", "y")


def test_without_pandas_one_sentence_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ModuleNotFoundError, match="Tables need pandas") as raised:
        load_penguins()
    assert str(raised.value).endswith(f" {how_to_get('lab')}")


def test_a_frame_with_columns_of_any_type_is_accepted_and_stays_as_it_is():
    when = pandas.date_range("2024-01-01", periods=4, tz="Europe/Berlin")
    frame = pandas.DataFrame(
        {
            "small": np.array([1, 2, 3, 4], np.int8),
            "half": np.array([1, 2, np.inf, 4], np.float32),
            "gaps": pandas.array([1, None, 3, 4], dtype="Int64"),
            "truth": [True, False, True, True],
            "maybe": pandas.array([True, None, False, True], dtype="boolean"),
            "kind": pandas.Categorical(["b", "a", None, "b"]),
            "text": pandas.array(["1,5", "2", None, "3"], dtype="string"),
            "when": when,
            "long": pandas.to_timedelta([1, 2, 3, 4], unit="min"),
            "mixed": np.array([1, 2.5, None, 4], dtype="object"),
            7: ["u", "v", "u", "v"],
        },
        index=["w", "x", "y", "z"],
    )
    before = frame.copy(deep=True)
    data = load_table(frame, 7)
    pandas.testing.assert_frame_equal(frame, before)
    kinds = {name: data.rows[name].dtype.kind for name in data.rows}
    assert kinds | {"truth": "O", "maybe": "O", "kind": "O"} == {
        **{"small": "i", "half": "f", "gaps": "f", "truth": "O", "maybe": "O", "kind": "O"},
        **{"text": "f", "when": "M", "long": "f", "mixed": "f"},
    }
    assert data.names == ("w", "x", "y", "z") and data.target_name == "7"
    assert data.rows["small"].tolist() == [1, 2, 3, 4]
    assert data.rows["truth"].tolist() == ["True", "False", "True", "True"]
    assert data.rows["long"].tolist() == [60, 120, 180, 240]
    assert data.rows["text"].dropna().tolist() == [1.5, 2, 3]
    assert data.rows["mixed"].dropna().tolist() == [1, 2.5, 4]
    assert data.rows.isna().sum().tolist() == [0, 1, 1, 0, 1, 1, 1, 0, 0, 1]
    assert "1 value that is infinite, taken as missing. Is it?" in findings(data, "half")


def test_labels_of_several_levels_become_one():
    frame = pandas.DataFrame({("x", "mean"): [1, 2], ("y", ""): ["a", "b"], ("x", 2): [1, 3]})
    data = load_table(frame, ("y", ""))
    assert data.rows.columns.tolist() == ["x mean", "x 2"] and data.target_name == "y"


def test_the_index_of_a_frame_is_mentioned():
    frame = pandas.DataFrame({"x": [1, 2, 3], "y": ["a", "b", "a"]})
    assert findings(load_table(frame, "y"))[:1] != [
        "the index, id, names the rows and is not a column."
    ]
    told = findings(load_table(frame.rename_axis(index="id"), "y"))
    assert told[0] == "the index, id, names the rows and is not a column."
    frame.index = pandas.date_range("2024-01-01", periods=3)
    assert findings(load_table(frame, "y"))[0].startswith(
        "the index holds times and is not a column."
    )


def of_columns(**columns):
    """A data set of these columns and a target of two classes, 60 rows."""
    frame = pandas.DataFrame({name: [f(k) for k in range(60)] for name, f in columns.items()})
    return load_table(frame.assign(y=["ab"[k % 3 > 0] for k in range(60)]), "y")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        (
            "row",
            lambda k: k + 7,
            "the numbers of the rows, one after the other? Then leave it out.",
        ),
        (
            "name",
            lambda k: f"n{k}",
            "a different text in every row: a name or a number of the row?",
        ),
        (
            "word",
            lambda k: f"n{k // 2}",
            "30 different texts, each in up to 2 rows: who or what was meas",
        ),
        ("patient_id", lambda k: f"p{k % 8}", "8 different texts, each in up to 8 rows: who or wh"),
        ("userID", lambda k: 100 * (k % 8), "8 different numbers in 60 rows: who or what was meas"),
        (
            "id",
            lambda k: 37 * k**2,
            "60 different numbers in 60 rows: an identifier? Leave it out.",
        ),
        ("ticket", lambda k: f"n{min(k, 40)}", "Do rows with the same text belong together? Then"),
        ("same", lambda k: 3.5, "3.5 in every row that has a value: it says nothing."),
        (
            "year",
            lambda k: 2001 + k % 9,
            "years, by the look of them. Does the target drift with time?",
        ),
        ("lab", lambda k: -999 if k % 9 == 0 else k / 60, "-999 occurs 7 times, far from all othe"),
        ("pressure", lambda k: 0 if k == 3 or k == 5 else 60 + k, "0 occurs 2 times; all others a"),
        ("copy", lambda k: "no" if k % 3 == 0 else "yes", "says in other words what y says. Is it"),
        ("smoker", lambda k: "yes" if k % 7 else "Unknown", '"Unknown" is a category here. Is it'),
        (
            "sex",
            lambda k: ["f", "m", "F"][k % 5 % 3],
            '"F" and "f" differ only in capital letters.',
        ),
    ],
)
def test_doubtful_things_are_asked_about(name, value, told):
    found = findings(of_columns(**{name: value, "z": lambda k: k % 5 * 1.5}), name)
    assert any(told in text for text in found), found


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mass", lambda k: 60.5 + 37 * k**2 % 101),
        ("count", lambda k: k * 7 % 11),
        ("grams", lambda k: 3000 + 37 * k**2 % 1601),
        ("zeros", lambda k: max(0, k * 7 % 23 - 9)),
        ("minus", lambda k: -1 if k % 9 == 0 else k * 7 % 23),
        ("sex", lambda k: "fm"[k % 5 % 2]),
        ("VendorID", lambda k: k % 4),
        ("paid", lambda k: k % 2),
    ],
)
def test_usual_things_are_not_asked_about(name, value):
    assert findings(of_columns(**{name: value, "z": lambda k: k * 1.5}), name) == []


def test_a_column_with_the_same_number_in_a_different_unit_is_a_question():
    x = np.random.default_rng(0).normal(size=40)
    frame = pandas.DataFrame({"cm": 2.54 * x, "near": x + 0.01 * x**2, "inch": x})
    data = load_table(frame, "inch", "numbers")
    assert findings(data, "cm")[0].startswith("says in other words what inch says.")
    assert findings(data, "near") == []


def test_missing_values_and_copies_are_reported(tmp_path):
    content = "a,b,y\n1,?,u\n1,?,u\n3,x,v\n,x,v\n5,NA,v\n1,?,u\n1,?,v\n"
    said = findings(load(tmp_path, content, "y"), "")
    assert 'Read as missing, as empty fields are: "?" (4 times) and "NA" (1 time).' in said
    assert "6 rows of 7 lack a value in 2 columns of 2: b 5 and a 1." in said
    assert any(text.startswith("2 rows repeat an earlier one exactly, target and all: row 3 and 7.")
               for text in said)  # fmt: skip


def test_duplicate_or_missing_names_are_made_unique(tmp_path):
    data = load(tmp_path, "a,a,,y\n1,2,3,u\n4,5,7,v\n", "y")
    assert data.rows.columns.tolist() == ["a", "a (2)", "column 3"]
    data = load(tmp_path, "a,b,,y\n1,2,,u\n4,,,v\n", "y")
    assert Finding("left out", "column 3", "no value in any row.") in data.findings


def test_without_removes_columns_and_the_remarks_about_them():
    data = of_columns(name=lambda k: f"n{k}", z=lambda k: k * 1.5)
    less = data.without("name")
    assert less.rows.columns.tolist() == ["z"] and findings(less, "name") == []
    assert findings(data, "name") and data.rows.columns.tolist() == ["name", "z"]
    with pytest.raises(ValueError, match="got 'mass'; expected the name of a column"):
        data.without("z", "mass")


def test_long_whole_numbers_keep_their_digits_as_in_a_file():
    frame = pandas.DataFrame(
        {
            "unsigned": np.array([2**64 - 1, 5], np.uint64),
            "gaps": pandas.array([2**60 + 1, None], dtype="Int64"),
            "python": np.array([2**60 + 1, 7], object),
            "y": [2**60, 2**60 + 1],
        }
    )
    data = load_table(frame, "y")
    assert data.rows["unsigned"].tolist() == ["18446744073709551615", "5"]
    assert data.rows["gaps"].dropna().tolist() == ["1152921504606846977"]
    assert data.rows["python"].tolist() == ["1152921504606846977", "7"]
    assert data.classes == ("1152921504606846976", "1152921504606846977")
    short = load_table(frame.assign(y=[10**15 - 1, 10**15 - 2]), "y")
    assert short.classes == ("999999999999998", "999999999999999")


def test_dates_are_in_the_local_time_of_their_zone_in_a_file_and_in_a_frame(tmp_path):
    texts = ["2024-03-01 00:30+01:00", "2024-03-02 00:30+01:00"]
    file = load(tmp_path, f"t,y\n{texts[0]},a\n{texts[1]},b\n", "y")
    frame = pandas.DataFrame({"t": pandas.to_datetime(texts), "y": ["a", "b"]})
    assert frame["t"].dt.tz is not None
    for data in (file, load_table(frame, "y")):
        assert [str(when) for when in data.rows["t"]] == [
            "2024-03-01 00:30:00", "2024-03-02 00:30:00",
        ]  # fmt: skip


def test_infinite_values_are_mentioned_even_if_nothing_else_is():
    frame = pandas.DataFrame({"x": [1, 2, 3], "far": [np.inf] * 3, "y": ["a", "b", "a"]})
    said = findings(load_table(frame, "y"), "far")
    assert said == [
        "3 values that are infinite, taken as missing. Are they?", "no value in any row.",
    ]  # fmt: skip


def test_many_columns_may_share_one_name():
    names, told = make_names_unique(["a"] * 3 + ["a (2)", "b"] + ["x"] * 20_000)
    assert names[:5] == ["a", "a (2)", "a (3)", "a (2) (2)", "b"] and names[-1] == "x (20000)"
    assert len(set(names)) == len(names) == 20_005 and len(told) == 3 + 19_999


def test_when_a_column_is_removed_the_rows_are_checked_again(tmp_path):
    data = load(tmp_path, "a,b,y\n1,?,u\n1,2,u\n3,4,v\n5,,v\n", "y")
    assert "2 rows of 4 lack a value in 1 column of 2: b 2." in findings(data, "")
    said = findings(data.without("b"), "")
    assert not any("miss a value" in text for text in said)
    assert any(text.startswith("1 row repeats an earlier one") for text in said)
    assert any(text.startswith("Read as missing") for text in said)


def test_rows_are_selected_by_indices_or_a_mask(tmp_path):
    data = load(tmp_path, "a,y\n1,u\n2,v\n3,v\n", "y")
    mask = data.target == 1
    for places in (mask, [1, 2], [-2, -1]):
        some = data.take(places)
        assert some.rows["a"].tolist() == [2, 3] and some.names == (3, 4)
        assert some.target.tolist() == [1, 1]
    none = data.take([])
    assert len(none) == len(none.rows) == len(none.names) == 0


@pytest.mark.parametrize("where", ["text", "y"])
def test_one_long_cell_does_not_make_every_cell_that_long(tmp_path, where):
    frame = pandas.DataFrame({"n": range(600), "text": ["red", "blue", "green"] * 200})
    frame["y"] = ["u", "v", "w"] * 200
    frame.loc[7, where] = "long " * 10_000  # 0.06 MB; 600 cells of that length would take 120
    path = tmp_path / "table.csv"
    frame.to_csv(path, index=False)
    load_table(path, "y")  # imports are not counted
    peak, data = peak_memory(lambda: load_table(path, "y"))
    assert len(data) == 600 and peak < 3e6
    assert data.classes[-3:] == ("u", "v", "w")


def test_classes_are_in_pythons_order_for_any_letters(tmp_path):
    texts = ["b", "ä", "B", "a b", "Z", "10", "9", "\U0001f600", "\uffff"]
    data = load(tmp_path, "x,y\n" + "".join(f"{k},{t}\n" for k, t in enumerate(texts * 2)), "y")
    assert data.classes == tuple(sorted(texts))
    assert [data.classes[k] for k in data.target] == texts * 2


# The two tables that come with mlpkit, compared with their publications


def test_penguins_agree_with_the_paper():
    data = load_penguins()
    sizes = dict(zip(data.classes, np.bincount(data.target).tolist(), strict=True))
    assert sizes == {"Adelie": 152, "Chinstrap": 68, "Gentoo": 124}
    means = data.rows.groupby(data.target).mean(numeric_only=True)
    published = {  # README of palmerpenguins 0.1.0
        "bill_length_mm": ([38.8, 48.8, 47.5], 1),
        "bill_depth_mm": ([18.3, 18.4, 15.0], 1),
        "flipper_length_mm": ([190, 196, 217], 0),
        "body_mass_g": ([3701, 3733, 5076], 0),
    }
    for name, (values, digits) in published.items():
        assert means[name].round(digits).tolist() == values, name
    assert data.rows.isna().sum().tolist() == [0, 2, 2, 2, 2, 11, 0]
    assert {one.kind for one in data.findings if one.where == "year"} == {"question"}


def test_concrete_agrees_with_the_repository():
    data = load_concrete()
    assert data.rows.shape == (1030, 8) and data.rows.isna().sum().sum() == 0
    assert data.target[:2].tolist() == [79.99, 61.89]
    assert (data.target.min(), data.target.max()) == (2.33, 82.6)
    # the mean over the 1,030 samples at UCI
    assert data.target.mean() == pytest.approx(35.818, abs=5e-4)
    # ages are in days, according to the data set's readme
    assert data.rows["age"].min() == 1 and data.rows["age"].max() == 365
    mixtures = data.rows.drop(columns="age").drop_duplicates()
    assert len(mixtures) < len(data) / 2  # the same mixture at several ages
    assert any(text.startswith("25 rows repeat an earlier one exactly") for text in findings(data))


@pytest.mark.parametrize("name", ["penguins", "concrete"])
def test_source_and_licence_are_next_to_them(name):
    from mlpkit.data.tables import HERE

    text = (HERE / name / "LICENSE").read_text(encoding="utf-8")
    assert "https://doi.org/" in text and "https://creativecommons.org/" in text
    assert sum(path.stat().st_size for path in (HERE / name).iterdir()) < 150_000
