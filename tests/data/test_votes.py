"""Cells that can be read in several ways: all cells of a column decide; otherwise it asks."""

import datetime

import numpy as np
import pandas
import pytest

from mlpkit.data.tables import load_table
from tests.data.known_columns import KINDS
from tests.data.reading_outcomes import OUTCOMES, outcome, table


def read(tmp_path, cells, separator=",", z=None, **more):
    """Return (values of the column x, what was asked or noted about it) of a file with these
    cells."""
    path = tmp_path / "table.csv"
    others = z or ["word"] * len(cells)
    rows = [f'"{cell}"{separator}"{other}"' for cell, other in zip(cells, others, strict=True)]
    lines = [f"{row}{separator}{'uv'[k % 2]}" for k, row in enumerate(rows)]
    path.write_text("\n".join([separator.join("xzy"), *lines]), encoding="utf-8")
    data = load_table(path, "y", **more)
    return data.rows["x"].tolist(), [one.text for one in data.findings if one.where == "x"]


def target(tmp_path, cells, kind="numbers", **more):
    path = tmp_path / "table.csv"
    path.write_text("\n".join(["x;y", *(f"{k % 3};{c}" for k, c in enumerate(cells))]))
    return load_table(path, "y", kind, **more).target.tolist()


def asked(said):
    return [text for text in said if "was read" in text]


def day(text):
    return pandas.Timestamp(text)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["0,576", "38,730", "1,250"], [0.576, 38.73, 1.25]),  # 0,576 can't be grouped thousands
        (["38,730", "1,250", "-0,576"], [38.73, 1.25, -0.576]),
        (["0.576", "38.730", "1.250"], [0.576, 38.73, 1.25]),
        (["58 595,375", "1 024,500"], [58595.375, 1024.5]),
        (["58 595,375", "214,960"], [58595.375, 214.96]),
        (["58\u202f595,375", "7"], [58595.375, 7]),
        (["1.234,500", "2,250"], [1234.5, 2.25]),
        (["1,234.500", "2,250"], [1234.5, 2250]),
        (["1,5E-03", "2,250"], [0.0015, 2.25]),
        # numbers with an exponent have no groups of digits
        (["1.234e-05", "5.678e+03"], [1.234e-05, 5678]),
        (["1.234"] * 39 + ["12.5"], [1.234] * 39 + [12.5]),
        (["1,234"] * 39 + ["12,5"], [1.234] * 39 + [12.5]),
        (["1,234"] * 39 + ["1,234,567"], [1234] * 39 + [1234567]),
    ],
)
def test_one_cell_with_only_one_reading_decides_the_column(tmp_path, cells, values, separator):
    found, said = read(tmp_path, cells, separator)
    assert found == pytest.approx(values) and not asked(said)


@pytest.mark.parametrize(
    ("cells", "separator", "z", "value", "other"),
    [
        # a semicolon separates fields where the comma is the decimal mark
        (["2.700", "3.150"], ";", None, 2700, "."),
        (["2.700", "3.150"], ",", None, 2.7, ","),
        (["2,700", "3,150"], ";", None, 2.7, "."),
        (["2,700", "3,150"], "\t", None, 2700, ","),
        # the next column shows that the mark is a decimal comma
        (["2.700", "3.150"], ";", ["1.5", "2.5"], 2.7, ","),
        (["2,700", "3,150"], ",", ["1,5", "2,5"], 2.7, "."),
        (["2.700", "950"], ",", None, 2700, "."),  # 950 has no decimals: they are thousands
        (["2,700", "950"], ";", None, 2700, ","),
    ],
)
def test_a_question_that_all_cells_leave_open_comes_with_the_better_guess(
    tmp_path, cells, separator, z, value, other
):
    found, said = read(tmp_path, cells, separator, z)
    assert found[0] == value
    told = f'"{cells[0]}" was read as {value}. Is that what it means? If not, give '
    assert asked(said) == [f'{told}decimal="{other}".']


@pytest.mark.parametrize(("decimal", "value"), [(".", 2.7), (",", 2700)])
def test_a_reader_who_gave_decimal_is_not_asked_again(tmp_path, decimal, value):
    for cells in (["2.700", "3.150"], ["2.700", "950"]):
        for z in (None, ["1.5", "2.5"], ["1,5", "2,5"]):
            found, said = read(tmp_path, cells, ";", z, decimal=decimal)
            assert found[0] == value and not asked(said)
    # "1,5" has only one reading
    assert read(tmp_path, ["1,5", "2,75"], ";", decimal=".")[0] == [1.5, 2.75]
    frame = pandas.DataFrame({"x": ["2.700", "3.150"], "y": ["a", "b"]})
    assert load_table(frame, "y", decimal=decimal).rows["x"][0] == value


@pytest.mark.parametrize("kind", ["numbers", "classes"])
def test_a_target_that_can_be_read_in_two_ways_is_refused(tmp_path, kind):
    cells = ["2.700", "3.150"] * 10
    with pytest.raises(ValueError) as caught:
        target(tmp_path, cells, kind)
    assert str(caught.value) == (
        'target y: got "2.700", which can be read as 2.7 or as 2700; expected one meaning. Give '
        'decimal="." or decimal=",".'
    )
    for decimal, value in ((".", 2.7), (",", 2700)):
        assert target(tmp_path, cells, decimal=decimal)[0] == value
    assert target(tmp_path, [*cells, "0.5"])[0] == 2.7
    assert target(tmp_path, [*cells, "12,5"])[0] == 2700


@pytest.mark.parametrize(
    ("cell", "way"), [("202401{:02}", "as a date"), ("12:{:02}", "as hours and minutes")]
)
def test_a_target_of_days_or_of_times_is_not_guessed_either(tmp_path, cell, way):
    cells = [cell.format(k) for k in range(1, 29)]
    with pytest.raises(ValueError, match=f"which can be read {way} or as .* Give load_table a Da"):
        target(tmp_path, cells)


def test_an_invalid_decimal_mark_is_an_error():
    with pytest.raises(ValueError, match=r"decimal: got ';'; expected '\.' or ','\."):
        load_table(pandas.DataFrame({"x": [1, 2], "y": [1, 2]}), "y", decimal=";")


def test_columns_of_texts_in_a_frame_show_each_other_how_they_are_written():
    frame = pandas.DataFrame({"x": ["2,700", "3,150"], "z": ["1,5", "2,5"], "y": ["a", "b"]})
    assert load_table(frame, "y").rows["x"].tolist() == [2.7, 3.15]


@pytest.mark.parametrize("cells", [["011 346", "582 119"], ["346 011", "0 12 34"]])
def test_codes_with_a_zero_and_blanks_stay_texts(tmp_path, cells):
    assert read(tmp_path, cells)[0] == cells


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["12-", "3"], [-12, 3]),
        (["1.234,50-", "99,00"], [-1234.5, 99]),
        (["1,234.50 -", "99.00"], [-1234.5, 99]),
        (["12.5- ", "-3.5", "−2"], [-12.5, -3.5, -2]),
    ],
)
def test_a_minus_after_a_number_is_its_sign(tmp_path, cells, values):
    found, said = read(tmp_path, cells)
    assert found == values
    assert "numbers followed by a minus sign were read as negative." in said


# Dates


def test_a_two_digit_year_is_never_in_the_future_and_is_asked_about(tmp_path):
    found, said = read(tmp_path, ["02.05.41", "13.11.98", "05.06.12"], ";")
    assert found == [day("1941-05-02"), day("1998-11-13"), day("2012-06-05")]
    told = '"02.05.41" was read as a day of 1941: a year of two digits is taken to be in'
    assert any(text.startswith(told) for text in said)
    year = datetime.date.today().year
    cells = [f"01.0{1 + k % 9}.{k:02}" for k in range(100)]
    assert {one.year for one in read(tmp_path, cells, ";")[0]} == set(range(year - 99, year + 1))


def test_years_that_come_first_are_recognized_by_days_close_together(tmp_path):
    # only the last text fits a third order
    cells = ["23/08/16", "23/09/02", "24/01/29", "24/03/05", "12/10/11"]
    found, said = read(tmp_path, cells[:4] * 9 + cells[4:])
    assert found[:4] == list(map(day, ["2023-08-16", "2023-09-02", "2024-01-29", "2024-03-05"]))
    assert '"12/10/11" was read with the year first. Is that so?' in said


@pytest.mark.parametrize("place", [0, 17, 39])
def test_one_day_of_forty_above_twelve_decides_the_order(tmp_path, place):
    cells = [f"{1 + k % 12:02}/{1 + k % 11:02}/2024" for k in range(40)]
    cells[place] = "25/01/2024"
    found, said = read(tmp_path, cells)
    assert found[place] == day("2024-01-25") and found[1 if place == 0 else 0].day < 13
    assert [one.day for one in found] == [int(cell[:2]) for cell in cells]
    assert not asked(said)


def test_days_in_an_ambiguous_order_are_not_a_target(tmp_path):
    with pytest.raises(ValueError, match="read with the month first or with the day first; expec"):
        target(tmp_path, ["01/02/2024", "03/04/2024"])


def test_an_ambiguous_order_is_guessed_from_a_different_column(tmp_path):
    cells, z = ["01/02/2024", "03/04/2024"], ["13/02/2024", "03/04/2024"]
    found, said = read(tmp_path, cells, z=z)
    assert found[0] == day("2024-02-01")
    assert asked(said) == ['"01/02/2024" was read with the day first. Is that so?']
    assert read(tmp_path, cells)[0][0] == day("2024-01-02")


@pytest.mark.parametrize("first", ["2024-01-31", "31 Jan 2024", "soon", "31.01.24"])
def test_dates_do_not_depend_on_the_first_cell(tmp_path, first):
    cells = [first] + [f"{1 + k % 28:02}.02.2024" for k in range(39)]
    found, said = read(tmp_path, cells)
    assert found[1:] == [day(f"2024-02-{1 + k % 28:02}") for k in range(39)]
    if first == "soon":
        assert pandas.isna(found[0])
        told = '1 value that can\'t be read as dates: "soon". Taken as missing. Is that right?'
        assert told in said
    else:
        assert found[0] == day("2024-01-31")


def test_eight_digits_that_are_all_days_are_a_question(tmp_path):
    found, said = read(tmp_path, ["20240131", "20231224"])
    assert found == [day("2024-01-31"), day("2023-12-24")]
    assert asked(said) == ['"20231224" was read as a date. Is that so?']
    assert read(tmp_path, ["20240131", "20231324"])[0] == [20240131, 20231324]


# Durations


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1h 20m", "45m", "2h"], [4800, 2700, 7200]),
        (["1 h 20 min", "80 min"], [4800, 4800]),
        (["1d 2h", "30 s"], [93600, 30]),
        (["1:20:05", "0:00:30"], [4805, 30]),
    ],
)
def test_durations_are_seconds(tmp_path, cells, values):
    found, said = read(tmp_path, cells)
    assert found == values and "durations, in seconds." in said and not asked(said)


def test_minutes_alone_are_numbers_with_a_unit(tmp_path):
    found, said = read(tmp_path, ["80 min", "95 min"])
    assert found == [80, 95] and 'the unit "min" was removed.' in said


@pytest.mark.parametrize(
    ("cells", "values", "way"),
    [
        (["12:30", "09:05"], [45000, 32700], "hours and minutes"),
        (["42:30", "58:05"], [2550, 3485], "minutes and seconds"),
        (["58:05", "1:02:10"], [3485, 3730], "minutes and seconds"),
    ],
)
def test_a_clock_of_two_parts_is_a_question(tmp_path, cells, values, way):
    found, said = read(tmp_path, cells)
    assert found == values and len(asked(said)) == 1 and f"as {way}." in asked(said)[0]


def test_a_column_that_is_mostly_dates_is_a_question(tmp_path):
    _, said = read(tmp_path, ["2024-01-31"] * 7 + ["soon", "later", "2024-02-01"])
    told = 'most are dates, 2 values not: "later" and "soon". So each is a separate category.'
    assert said[0].startswith(told)


# Columns of known values


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_of_known_values_is_read_right_or_asked_about(tmp_path, kind):
    found = [outcome(kind, seed, tmp_path) for seed in (1, 2)]
    assert all(one in OUTCOMES[:2] for one, _, _ in found), found


@pytest.mark.proofs
def test_none_of_a_thousand_columns_is_misread_silently():
    """Except a column of codes none of which happens to begin with 0: nothing gives it away."""
    counts, examples = table(1000)
    wrong = {kind: found["read wrong"] for kind, found in counts.items() if found["read wrong"]}
    assert set(wrong) <= {"codes, 00123"} and sum(wrong.values()) <= 2, examples
    guessed = sum(found["asked, wrong guess"] for found in counts.values())
    assert guessed <= 10, examples
    assert np.sum([sum(found.values()) for found in counts.values()]) == 1000
