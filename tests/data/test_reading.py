"""Text files as programs write them: encodings, separators, lines above the names."""

import codecs
import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpkit.data.text_files import read_text, separator_of
from tests.data.idx_files import peak_memory

PLAIN = "name,mass\nÄnne,3\nZoë,4\n"
ROWS = [["Änne", "3"], ["Zoë", "4"]]


def written(folder, content, name="table.csv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(folder, content):
    return read_text(written(folder, content))


def said(text):
    return [(one.kind, one.text) for one in text.findings]


NOT_UTF8 = "because it is not UTF-8. Check whether letters like ä and é are right."


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (PLAIN.encode(), None),
        (codecs.BOM_UTF8 + PLAIN.encode(), None),
        (PLAIN.encode("utf-16"), None),
        (codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"), None),
        (PLAIN.encode("latin-1"), f"Read as Windows-1252, {NOT_UTF8}"),
        (PLAIN.replace("Zoë", "Zoë\x81").encode("latin-1"), f"Read as latin-1, {NOT_UTF8}"),
        (PLAIN.replace("\n", "\r\n").encode(), None),
        (PLAIN.replace("\n", "\r").encode(), None),
        (PLAIN.strip().encode(), None),
        ("\n\n".join(PLAIN.splitlines()).encode(), None),
    ],
)
def test_names_and_rows_are_the_same_in_any_encoding(tmp_path, content, note):
    text = read(tmp_path, content)
    assert text.names == ["name", "mass"]
    assert [[field.strip("\x81") for field in row] for row in text.rows] == ROWS
    assert said(text) == ([("note", note)] if note else [])


def test_the_whole_file_and_not_its_beginning_decides_the_encoding(tmp_path, monkeypatch):
    monkeypatch.setattr("mlpkit.data.text_files.SAMPLE", 100)
    lines = "a,b\n" + "1,2\n" * 60
    assert read(tmp_path, (lines + "é,3\n").encode("latin-1")).rows[-1] == ["é", "3"]
    parted = "a,b\n" + "1,2\n" * 23 + "xyzé,3\n"  # the sample ends inside the é
    assert parted.encode()[99:101] == "é".encode()
    assert read(tmp_path, parted).rows[-1] == ["xyzé", "3"]


@pytest.mark.parametrize(
    ("content", "separator"),
    [
        ("a,b\n1,2\n3,4\n", ","),
        ("a;b\n1;2\n3;4\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", ";"),
        # the line of names has as many commas as the rows
        ("mass, kg;size, cm;age\n1,5;2,5;3,5\n", ";"),
        ("a,b\n1,x;y\n2,z\n3,u;v;w\n", ","),
        ('a,b\n"1;2;3","4;5;6"\n"1;2;3","4;5;6"\n', ","),
        ("title\n\na;b\n1;2\n2;3\n", ";"),
        ("a\nb\nc\n", None),
        ("one two\nthree four\n", None),
    ],
)
def test_the_separator_is_the_one_that_splits_all_rows_alike(content, separator):
    assert separator_of(content) == separator


@pytest.mark.parametrize("mark", ["|", ";"])
@pytest.mark.parametrize(
    "cell", ["red{}blue", "3{}4", "{}", "a b{}", '"a{} b"', '"1, 2{}3"', "2.5{}7"]
)
@pytest.mark.parametrize("name", ["tags", "low{}high"])
def test_a_comma_file_with_a_different_mark_once_per_row_is_a_comma_file(
    tmp_path, mark, cell, name
):
    lines = [f"id,{name.format(mark)},y", *(f"{k},{cell.format(mark)},{k % 2}" for k in range(30))]
    text = read_text(written(tmp_path, "\n".join(lines)), "y")
    assert text.separator == "," and text.names == ["id", name.format(mark), "y"]
    assert text.rows[7] == ["7", cell.format(mark).strip('"'), "1"]


@pytest.mark.parametrize("header", ["Masse;Preis", "Masse, kg;Preis, EUR", '"Masse; kg";Preis'])
def test_a_semicolon_file_of_decimal_commas_is_a_semicolon_file(tmp_path, header):
    path = written(tmp_path, "\n".join([header, *(f"{k},5;{k},25" for k in range(30))]))
    target = header.rpartition(";")[2]
    assert read_text(path).separator == read_text(path, target).separator == ";"
    assert read_text(path).rows[3] == ["3,5", "3,25"]


def test_lines_above_the_names_are_left_out_and_mentioned(tmp_path):
    text = read(tmp_path, "Report;;;\nmade on;3 May;;\n\nid;mass;size;age\n1;2;3;4\n5;;;\n")
    assert text.names == ["id", "mass", "size", "age"]
    assert text.rows == [["1", "2", "3", "4"], ["5", "", "", ""]]
    assert text.numbers == [5, 6]  # row numbers as a spreadsheet counts
    assert ("left out", '3 lines above the names: "Report" and "made on 3 May".') in said(text)


def test_a_first_column_without_a_name_does_not_make_a_line_above_the_names(tmp_path):
    assert read(tmp_path, ",mass\n0,3\n1,4\n").names == ["", "mass"]


def test_rows_named_by_r_have_one_more_column_than_the_names(tmp_path):
    text = read(tmp_path, "mass,size\nr1,1,2\nr2,3,4\n")
    assert text.names == ["", "mass", "size"] and text.rows[0] == ["r1", "1", "2"]
    text = read(tmp_path, "mass,size\n1,2,\n3,4,\n")  # the only fault is one comma too many
    assert text.names == ["mass", "size"] and text.rows == [["1", "2"], ["3", "4"]]


def test_rows_of_a_different_length_are_reported(tmp_path):
    lines = ["a,b,c", *["1,2,3"] * 20, "1,2,3,4", "1,2", "1,2,3,,"]
    text = read(tmp_path, "\n".join(lines))
    assert len(text.rows) == 22 and text.rows[-2:] == [["1", "2", ""], ["1", "2", "3"]]
    assert text.numbers[-2:] == [23, 24]
    assert said(text) == [
        ("left out", "1 row with more fields than there are names, 3: row 22."),
        (
            "note",
            "1 row with fewer fields than there are names, 3: row 23. The fields that are not "
            "there count as missing.",
        ),
    ]


def test_fields_are_stripped_of_blanks_and_may_contain_line_breaks(tmp_path):
    text = read(tmp_path, 'a, b\n 1 , "x, y" \n2,"one\ntwo"\n')
    assert text.names == ["a", "b"]
    assert text.rows == [["1", "x, y"], ["2", "one\ntwo"]]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "got an empty file; expected a table."),
        (b"\n\n \n", "found one column"),
        (b"a,b\n", "got names but no rows below them; expected some."),
        (b"a\n1\n2\n", "found one column, 'a'; expected several, with a comma, a semicolon, a bar"),
        (
            b"PK\x03\x04xl/workbook",
            "got an Excel file or a ZIP archive; expected text. Unpack it, or",
        ),
        (
            b"\xd0\xcf\x11\xe0xls",
            "got an old Excel file; expected text. Save the sheet as CSV, or g",
        ),
        (
            b"\x1f\x8b\x08zip",
            "got a gzip file; expected text. Unpack it, or give load_table(pandas.",
        ),
        (
            b"PAR1parquet",
            "got a Parquet file; expected text. To load it, give load_table(pandas.re",
        ),
        (b"%PDF-1.7", "got a PDF; expected text."),
        (b"a,b\n\0\0,1\n", "got bytes that are not text (a zero among them); expected CSV."),
        (b'a,b\n1,2\n3,"4\n5,6\n7,8\n', "got a quote in row 3 that is never closed; all below it"),
        (b'a,b\n1,2\n"3,4\n5,6\n7,8\n', "got a quote in row 3 that is never closed; all below it"),
        (b'a,b\n1,2\n"' + b"3,4\n" * 40_000, "got a field that does not end near line"),
    ],
)
def test_anything_but_a_table_raises_one_error(tmp_path, content, error):
    path = written(tmp_path, content)
    with pytest.raises(ValueError) as caught:
        read_text(path)
    assert str(caught.value).startswith(f"{path}: {error}") and "\n" not in str(caught.value)


@pytest.mark.parametrize("end", ["word", 'word"', 'the "best" word', "word,"])
@pytest.mark.parametrize("column", ["a", "b", "c"])
def test_two_unclosed_quotes_do_not_swallow_rows_silently(tmp_path, column, end):
    rows = [{"a": str(k), "b": "text", "c": str(k % 2)} for k in range(40)]
    rows[5][column] = rows[32][column] = f'"{end}'
    content = "\n".join(["a,b,c", *(",".join(row.values()) for row in rows)])
    try:
        text = read(tmp_path, content)
    except ValueError as error:
        assert "got a quote in row 7 that is never closed; " in str(error)
        assert str(error).endswith("below it became one field. Close it.")
    else:
        assert len(text.rows) == 40 and text.rows[6] == ["6", "text", "0"]


def test_a_field_that_contains_something_like_rows_is_a_question(tmp_path):
    rows = [f"{k},text,{k % 2}" for k in range(40)]
    rows[5], rows[32] = '5,",1', '32,",0'
    text = read(tmp_path, "\n".join(["a,b,c", *rows]))
    told = "a field holds lines that look like rows: row 7. Is a quote there never closed?"
    assert len(text.rows) == 13 and said(text)[0] == ("question", told)


def test_line_breaks_in_a_closed_quote_are_not_a_mistake(tmp_path):
    field = 'Dear all,\nhe said ""no"".\n\nYours, A,\nand B'
    text = read(tmp_path, f'a,b\n1,"{field}" \n2,"{field}"\n')
    assert [row[1] for row in text.rows] == [field.replace('""', '"')] * 2 and said(text) == []


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="found no such file; expected a table, as CSV"):
        read_text(tmp_path / "none.csv")
    with pytest.raises(IsADirectoryError, match="got a folder; expected a file"):
        read_text(tmp_path)


def test_a_bad_argument_is_refused_before_the_file_is_read(tmp_path, monkeypatch):
    path = written(tmp_path, "a,b,c\n" + "12345,67890,4\n" * 4_000)
    asked = []
    monkeypatch.setattr("mlpkit.data.text_files.refuse_too_much", lambda *told: asked.append(told))
    peak, text = peak_memory(lambda: read_text(path))
    assert len(text.rows) == 4_000
    assert peak / 2 < asked[0][0] < 2 * peak

    def refuse(size, what, advice):
        raise MemoryError(f"{what}: {advice}")

    monkeypatch.setattr("mlpkit.data.text_files.refuse_too_much", refuse)
    monkeypatch.setattr("mlpkit.data.text_files.Path.read_bytes", None)
    with pytest.raises(MemoryError, match="Read a part of it: load_table"):
        read_text(path)


cells = st.text(
    st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]), max_size=8
)


@settings(max_examples=40, database=None)
@given(
    rows=st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=6),
    separator=st.sampled_from(",;\t|"),
)
def test_output_of_the_csv_module_is_read(tmp_path_factory, rows, separator):
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, quoting=csv.QUOTE_ALL)
    writer.writerows([["first", "second", "third"], *rows])
    folder = tmp_path_factory.getbasetemp()
    expected = [[cell.strip() for cell in row] for row in rows]
    expected = [row for row in expected if any(row)]
    if expected:
        assert read(folder, buffer.getvalue()).rows == expected
