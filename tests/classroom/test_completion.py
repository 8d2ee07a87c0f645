"""The table of who has solved what."""

import csv
import io

import pytest

from mlpkit.classroom.completion import completion, harmless
from mlpkit.classroom.handed_in import HandedIn
from mlpkit.exercises import course

EXTRAS = [name for name, record in course.exercises.items() if record.extra]


def rows(files):
    return list(csv.DictReader(io.StringIO(completion(course, files))))


def test_each_file_has_a_line_with_what_is_solved():
    solved = frozenset({"accuracy", "relu", "softmax", *EXTRAS[:3]})
    core = sum(not record.extra for record in course.exercises.values())
    files = [
        HandedIn("ada.json", "", True, object(), solved),
        HandedIn("b.json", "begins with the same attempts as ada.json.", True, None, solved),
        HandedIn("c.pdf", "is not a hand-in."),
    ]
    found = rows(files)
    assert [each["file"] for each in found] == ["ada.json", "b.json", "c.pdf"]
    assert [each[f"core solved (of {core})"] for each in found] == ["3", "3", ""]
    assert [each[f"deeper solved (of {len(EXTRAS)})"] for each in found] == ["3", "3", ""]
    assert [found[0][key] for key in found[0] if key[:2] in ("00", "01", "02")] == ["1", "0", "2"]
    assert [each["remark"] for each in found] == [
        *("", "begins with the same attempts as ada.json. Not counted."),
        "is not a hand-in. Not counted.",
    ]


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_name_of_a_file_is_run_by_a_spreadsheet(name):
    assert harmless(name) == f"'{name}"
    assert rows([HandedIn(name, "", True)])[0]["file"][0] == "'"
    assert harmless(3) == 3 and harmless("Ada = x") == "Ada = x"


def test_a_name_with_commas_quotes_and_line_breaks_stays_one_cell():
    name = 'a, "b"\nc.json'
    assert rows([HandedIn(name, "", True)])[0]["file"] == name
