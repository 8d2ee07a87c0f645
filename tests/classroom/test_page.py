"""The report as a page: what it says, what it keeps to itself, what can't get into it."""

import re
from html.parser import HTMLParser

import pytest

from mlpkit.classroom.class_numbers import class_numbers, first_mistakes
from mlpkit.classroom.hand_in import as_text, hand_in
from mlpkit.classroom.handed_in import HandedIn, files_in, read_all
from mlpkit.classroom.learner import learner_of
from mlpkit.classroom.notebook_part import answers_to
from mlpkit.classroom.page import report_page
from mlpkit.exercises import course

from .made import PLANTED, entries_of


class Reader(HTMLParser):
    """Tables as lists of rows, all tags and attributes, the page's text."""

    def __init__(self, page):
        super().__init__()
        self.tables, self.tags, self.attributes, self.text = [], [], [], ""
        self.inside = False  # a cell
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self.inside = True
        elif tag == "br" and self.inside:
            self.tables[-1][-1][-1] += "\n"

    def handle_endtag(self, tag):
        self.inside &= tag not in ("td", "th")

    def handle_data(self, data):
        self.text += data
        if self.inside:
            self.tables[-1][-1][-1] += data

    def rows(self, first, column):
        """The rows, as {heading: cell}, of the tables whose first heading is `first` and that have
        the column."""
        found = [t for t in self.tables if t[0][0] == first and column in t[0]]
        return [dict(zip(t[0], row, strict=True)) for t in found for row in t[1:]]


def numbers_of(contents):
    learners = [learner_of(course, frozenset(each["solved"]), each["lines"]) for each in contents]
    return class_numbers(course, learners)


@pytest.fixture(scope="module")
def contents(attempts_of_60):
    return [hand_in(course, entries_of(lines), lines) for lines in attempts_of_60]


@pytest.fixture(scope="module")
def numbers(contents):
    return numbers_of(contents)


@pytest.fixture(scope="module")
def page(numbers):
    return report_page(course, numbers, [])


@pytest.fixture(scope="module")
def read(page):
    return Reader(page)


def test_the_first_screen_names_the_planted_mistakes_in_the_banks_words(page, read, numbers):
    headline = re.search('<p class="sentence">(.*?)</p>', page)[1]
    top = read.rows("exercise", "first mistake")[:3]
    for name, (slug, _) in PLANTED.items():
        assert f"<code>{slug}</code> in <code>{name}</code>" in headline
        row = next(each for each in top if each["exercise"] == name)
        sentence = next(m.sentence for m in course.exercises[name].mistakes if m.slug == slug)
        assert row["its verdict says"].lower() == sentence.lower()
        counts = next(w for n, s, w in first_mistakes(numbers) if (n, s) == (name, slug))
        assert row["people"] == str(counts.total())


def test_the_tables_show_the_numbers_that_were_counted(read, numbers):
    heads = {"at once": "at once", "alone": "alone", "hint": "hint", "solution": "solution"}
    heads |= {"not right": "unsolved", "not tried": "open"}
    rows = read.rows("exercise", "at once")
    assert len(rows) > 50
    for row in rows:
        ways, shown = numbers.exercises[row["exercise"]].ways, 0
        for head, way in heads.items():
            if row[head] != "·":
                assert row[head] == str(ways[way])
                shown += ways[way]
        together = row["together"].split(":")[0]
        assert shown + int(together or 0) == 60
    for row in read.rows("notebook", "people"):
        number = int(row["notebook"][:2])
        if "minutes on its exercises" in row:
            assert row["people"] == str(len(numbers.notebooks[number]))


COUNTS = {  # both in columns of numbers and in columns of text
    "together": r"^\d+",
    "they got it right": r"(?:^|, )(\d+)",
    "right": r": (\d+)$",
    "other answers, and how many people": r": (\d+)$",
    "at": r" (\d+)(?:,|$)",
}
COUNTS |= dict.fromkeys(("people", "at once", "alone", "hint", "solution"), r"^\d+$")
COUNTS |= dict.fromkeys(("not right", "not tried"), r"^\d+$")


def test_no_number_of_people_below_five_is_shown(read):
    found = []
    for table in read.tables:
        for head, *cells in zip(*table, strict=True):
            for cell in cells if head in COUNTS else ():
                found += map(int, re.findall(COUNTS[head], cell, re.M))
    assert len(found) > 700 and not [count for count in found if 0 < count < 5]


def test_under_each_picture_are_a_sentence_and_a_table(page):
    figures = re.findall("<figure>.*?</figure>", page, re.S)
    assert len(figures) > 20
    for figure in figures:
        under = r"<svg.*</svg></div><figcaption>.+[.]</figcaption>.*<table>.*<td"
        assert re.search(under, figure, re.S)


def test_the_page_loads_nothing_and_runs_nothing(read, page):
    assert "script" not in read.tags and "http" not in page and "@import" not in page
    addresses = [value for name, value in read.attributes if name in ("href", "src")]
    assert addresses and all(each.startswith("#") for each in addresses)
    targets = {value for name, value in read.attributes if name == "id"}
    assert {each[1:] for each in addresses} <= targets


EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>&amp;`code`\u202e\ud800'


def test_no_text_of_a_file_becomes_a_tag(tmp_path, contents, page):
    safe = EVIL.replace("\ud800", "").replace("/", "")
    lines = [{**line, "mistake": EVIL, "answer": EVIL} for line in contents[0]["lines"]]
    for k, content in enumerate(contents[:6]):
        hostile = content | {
            "edition": EVIL,
            "lines": [*lines, EVIL, {EVIL: EVIL}],
            "solved": [EVIL],
        }
        (tmp_path / f"{k}{safe}.json").write_text(as_text(hostile))
    (tmp_path / "other.json").write_text(as_text(contents[0] | {"course": EVIL}))
    (tmp_path / "version.json").write_text(as_text(contents[0] | {"version": EVIL}))
    files = read_all(course, tmp_path, files_in(tmp_path))
    numbers = class_numbers(course, [each.learner for each in files if each.learner])
    found = report_page(course, numbers, files)
    found.encode()
    reader = Reader(found)
    assert set(reader.tags) <= set(Reader(page).tags) and "alert(1)" in reader.text
    assert not [name for name, _ in reader.attributes if name.startswith("on") or name == "src"]


def test_only_the_four_most_frequent_wrong_answers_to_a_guess_are_named():
    counts = {("right", True): 9, **{(str(k), False): 12 - k for k in range(9)}}
    wrong = [("0", 12), ("1", 11), ("2", 10), ("3", 9)]
    assert answers_to(counts) == ([("right", 9)], wrong, [8, 7, 6, 5, 4])
    assert answers_to({("b", True): 4, ("a", False): 5, ("c", False): 1}) == (
        [],
        [("a", 5)],
        [4, 1],
    )


def test_fewer_than_five_people_get_a_page_without_numbers_about_them(contents):
    read = Reader(report_page(course, numbers_of(contents[:4]), []))
    assert "4 people, fewer than 5" in read.text
    assert not read.tables
    assert "no file counts" in report_page(course, numbers_of([]), [])


def test_files_that_do_not_count_are_named_with_the_reason(numbers):
    files = [
        HandedIn("a.json", "is not a hand-in."),
        HandedIn("b.json", "edition 1.", True, object()),
    ]
    read = Reader(report_page(course, numbers, files))
    assert "1 file of 2 did not count" in read.text
    assert read.tables[-1][1:] == [
        ["a.json", "is not a hand-in. Not counted."],
        ["b.json", "edition 1."],
    ]
