"""The summary of a data set, column by column, as text and as HTML."""

from html.parser import HTMLParser

import numpy as np
import pandas

from mlpkit.data.dataset import Dataset
from mlpkit.data.findings import Finding
from mlpkit.data.tables import load_table


def tiny(**more):
    frame = pandas.DataFrame(
        {
            "mass": [1.5, 2, None, 40000],
            "where": ["<b>", "<b>", "south", None],
            "when": pandas.to_datetime(["2024-01-02", "2023-05-01", None, "2024-03-01"]),
            "kind": ["a", "b", "a", "a"],
        }
    )
    return load_table(frame.assign(**more), "kind")


def test_each_column_is_a_line_with_its_contents():
    lines = str(tiny()).splitlines()
    assert lines[0] == "4 rows, 3 columns and a target."
    cells = [line.split("  ") for line in lines[2:7]]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in cells]
    assert cells == [
        ["column", "holds", "missing", "different", "values"],
        ["kind (target)", "classes", "2", "a 3 and b 1"],
        ["mass", "numbers", "1", "3", "1.5 to 40000, half below 2"],
        ["where", "categories", "1", "2", "<b> 2 and south 1"],
        ["when", "dates", "1", "3", "2023-05-01 to 2024-03-01"],
    ]
    assert repr(tiny()) == str(tiny())


def test_findings_are_below_the_table_with_questions_first_and_equal_ones_together():
    found = [Finding("note", name, "all alike.") for name in "abcdef"]
    found = (*found, Finding("question", "", "Why?"), Finding("left out", "g", "empty."))
    data = Dataset(
        np.zeros((2, 3, 3), np.uint8), np.array([0, 1]), "classes", "class", ("u", "v"), found
    )
    lines = [line for line in str(data).splitlines() if ": " in line]
    assert lines == [
        "question: Why?",
        "left out: g: empty.",
        "note: a, b, c, d and 2 more: all alike.",
    ]


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.texts, self.counts = [], [], {}

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.counts[tag] = self.counts.get(tag, 0) + 1

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def test_the_page_says_the_same_and_is_escaped():
    page = Page()
    page.feed(tiny()._repr_html_())
    assert page.open == [] and page.counts["tr"] == 5 and page.counts["td"] == 20
    assert "<b> 2 and south 1" in page.texts  # the text, not a tag
    assert page.counts["li"] == len(tiny().findings) > 0
    flat = "".join(page.texts)
    for line in str(tiny()).splitlines()[2:7]:
        for cell in filter(None, line.split("  ")):
            assert cell.strip() in flat


def test_pictures_have_a_line_per_class():
    pictures, names = np.zeros((3, 5, 5), np.uint8), ("dog/1", "cat/1", "dog/2")
    classes = {"classes": ("cat", "dog"), "names": names}
    data = Dataset(pictures, np.array([1, 0, 1]), "classes", "class", **classes)
    lines = str(data).splitlines()
    assert lines[0] == "3 pictures of 5 × 5 in 2 classes."
    assert [line.split() for line in lines[3:]] == [
        ["cat", "1", "33%", "cat/1"],
        ["dog", "2", "67%", "dog/1"],
    ]


def test_only_some_of_very_many_columns_are_shown():
    data = tiny(**{f"x{k}": k for k in range(60)})
    assert "… 24 more" in str(data) and "… 24 more" in data._repr_html_()
    assert len(str(data).splitlines()) < 200
