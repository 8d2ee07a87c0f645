"""result.html is complete in one file, and shows rows only on request."""

import base64
import dataclasses
import io
import re
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from mlpkit.capstone import capstone
from mlpkit.capstone.arguments import own_data
from mlpkit.capstone.check_list import CHECKS
from mlpkit.capstone.page import ASKS
from mlpkit.capstone.page_errors import errors
from mlpkit.capstone.page_pictures import pairs, picture, ticks
from mlpkit.capstone.result import Result
from mlpkit.capstone.scores import interval
from mlpkit.capstone.task import Task
from mlpkit.data.tables import load_table
from mlpkit.own_data.preparation import Preparation
from tests.capstone import honest, recipes
from tests.capstone.faulty import scaled_by_a_table_outside

EMPTY = {"meta", "img", "br"}


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.closed_wrong = [], []

    def handle_starttag(self, tag, attributes):
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.closed_wrong.append(tag)


def page_of(folder, given, **more):
    result = capstone("mine", **given, folder=folder, **more)
    text = result.page.read_text(encoding="utf-8")
    tags = Tags()
    tags.feed(text)
    assert (tags.open, tags.closed_wrong) == ([], [])
    assert not re.search(r"(?:src|href)=\"(?!data:)|url\(|@import", text)
    return result, text


def test_the_page_has_the_sentence_the_recipe_and_the_limits_but_no_rows(tmp_path):
    rows, y = recipes.table()
    rows["town"] = "<b>" + rows["town"]
    given = honest.given((rows, y), recipes.prepare, recipes.nearest_mean)
    result, text = page_of(tmp_path, given)
    sentence = (
        r"Right on \d+% of rows it has not seen \(95% interval ± \d+, 48 rows, split by row\), "
        r"better than always “0” \(5\d% on the same rows\), at the first look at these rows, "
        r"with no question open and no leak found\."
    )
    assert re.fullmatch(sentence, result.sentence)
    assert result.sentence in text.replace("\xa0", " ")
    assert "def nearest_mean" in text
    assert "What the judge can't know" in text
    assert "Aachen" not in text  # no row is shown
    _, shown = page_of(tmp_path / "b", given, show_rows=True)
    assert "&lt;b&gt;Aachen" in shown


def always_no(N=300):
    """One row in twenty is of a different class, and nothing predicts which; two columns raise a
    question."""
    rng = np.random.default_rng(0)
    table = pd.DataFrame(rng.normal(size=(N, 2)), columns=["a", "b"])
    table["fee"] = np.where(np.arange(N) % 40, rng.uniform(4, 90, N), -999)
    table["late"] = np.where(rng.permutation(N) % 20, "No", "Yes")

    def train(X, y, rng):
        late = lambda X: 0.1 / (1 + np.exp(X[:, 0]))  # noqa: E731
        return lambda X: np.column_stack([1 - late(X), late(X)])

    data = load_table(table, target="late")
    return honest.given(data, recipes.nothing, train)


def test_for_a_model_that_always_says_no_the_first_sentence_says_how_little_that_is_worth(tmp_path):
    result, text = page_of(tmp_path, always_no())
    # the doubt precedes the number
    doubt = "Not to be relied on yet: 1 question is open. Right on 9"
    assert result.sentence.startswith(doubt)
    reason = (
        r"not shown to be better than always “No” \(9\d% on the same rows; over 5 validation "
        r"splits the lead is (−?\d+) to (\d+) points\)"
    )
    low, high = re.search(reason, result.sentence).groups()
    assert int(low.replace("−", "-")) <= 0 <= int(high)
    assert result.sentence.endswith("at the first look at these rows.")
    assert text.count("for the commonest class") == 1  # it is stated once, next to the number
    question = "fee: -999 occurs"
    assert text.count(question) == 1
    assert text.index(question) < text.index("<h2>")  # shown next to the headline
    assert "✓" not in text  # no tick while a question is open
    order = ["The number", "Its errors", "The data", "What was checked", "Appendix: the recipe"]
    assert sorted(order, key=text.index) == order
    assert "15 checks: 13 clear, 1 with a remark, 1 with a question; 1 question open." in text
    clear = re.search(
        r'<p>13 checks clear, with the answer no:</p><ul class="clear">(.*?)</ul>', text
    )
    assert clear[1].count("<li>") == 13
    assert text.count('<span class="badge">asked above') == 1
    assert "A leak is something that the functions know here and won't know in use." in text
    assert re.search(
        r"In validation, over 5 splits, .* for the commonest class: .*95% interval ±", text
    )
    sure = [int(each) for each in re.findall(r"<td>(\d+)%</td>", text)]
    assert len(sure) == (result.predicted != result.task.data.target[result.task.withheld]).sum()
    assert sure == sorted(sure, reverse=True) and sure[0] >= 90
    again = capstone("mine", **(always_no() | {"prepare": Preparation.fitted}), folder=tmp_path)
    assert "at the second look" in again.sentence


def persons_left_out():
    """60 persons with six recordings each; the column that names them was left out, but the nearest
    neighbour recognizes them."""
    rng = np.random.default_rng(47)
    own = rng.normal([0, 170, 76], [9, 9, 12], (60, 3)).round(1)[np.repeat(np.arange(60), 6)]
    ill = rng.permutation(60)[np.repeat(np.arange(60), 6)] % 2
    noise = rng.normal(0.4 * ill[:, None], 1, (360, 2))
    table = pd.DataFrame(np.hstack([own, noise]), columns=["bmi", "height", "weight", "a", "b"])
    table["status"] = np.where(ill, "ill", "healthy")
    table = table.iloc[rng.permutation(360)].reset_index(drop=True)
    return honest.given(load_table(table, target="status"), Preparation.fitted, recipes.neighbour)


def test_a_question_that_could_change_the_number_shows_both_numbers_in_headline_and_picture(
    tmp_path,
):
    result, text = page_of(tmp_path, persons_left_out())
    found = re.search(
        r"Right on (\d+)% of rows it has not seen \(95% interval [^)]*\) if each row stands alone, "
        r"but on (\d+)% if rows with the same ([^(]*) belong together "
        r"\(always “\w+”: \d+% on the withheld rows\), at the first look",
        result.sentence,
    )
    told, apart = int(found[1]), int(found[2])
    assert told > apart + 20 and "`height`" in found[3]
    task = result.task  # the same by hand, with whole persons to judge
    person = np.unique(task.data.rows["height"], return_inverse=True)[1]
    judges = person % 5 == 0
    X, y = task.table, task.data.target
    X = (X - X[~judges].mean(axis=0)) / X[~judges].std(axis=0)
    predict = recipes.neighbour(X[~judges], y[~judges], None)
    assert abs(100 * np.mean(predict(X[judges]) == y[judges]) - apart) < 15
    (question,) = [each for each in result.questions if "the same" in each]
    assert re.search(rf"Validation gives \d+% now and {apart}% when split by these", question)
    drawn = text.partition("<figure>")[2].partition("</figure>")[0]
    assert f">{told}% ?<" in drawn and f">{apart}%<" in drawn and ">kept apart<" in drawn
    assert " ?<" not in page_of(tmp_path / "b", honest.a_table())[1]


def test_a_page_begins_with_what_a_row_is_and_ends_with_the_code(tmp_path):
    result, text = page_of(tmp_path, honest.persons(400))
    first = text.partition("</h1>")[2].partition("</p>")[0]
    assert "400 rows, of 3 numbers; in 50 groups. Predicted: target (0 or 1)." in first
    assert f"{len(result.task.withheld)} rows were withheld: set aside before training" in first
    assert text.index("another place or year") < text.index("<h2>")
    assert re.findall(r"<h2>(.*?)</h2>", text)[-1] == "Appendix: the recipe"
    said = re.sub(r"<pre>.*?</pre>|<style>.*?</style>", "", text, flags=re.S).lower()
    for word in (*CHECKS, "rows that judge", "opened:", "may be about people"):
        assert not re.search(rf"{re.escape(word)}[.,:]", said), word
    assert set(ASKS) == {each.check for each in result.verdicts}


def test_every_question_says_what_to_do_after_the_answer(tmp_path):
    for number, given in enumerate((persons_left_out(), always_no())):
        result, text = page_of(tmp_path / str(number), given)
        assert result.questions
        for each in result.questions:
            assert re.search(r"\? .*If .*call `capstone` again.*; if not, .*stands\.", each), each
        assert "about one thing" not in text


def test_equal_dots_are_visible_and_have_an_axis():
    drawn = pairs([("split 1", 0.93, 0.93), ("withheld", 0.95, 0.91)], "{:.2f}".format, (0.9, 1.0))
    ring, dot = (
        float(re.search(rf'cx="([\d.]+)" cy="16.0" r="\d" class="{name}"', drawn)[1])
        for name in ("ring", "fill-blue")
    )
    assert ring == dot
    said = re.findall(r'<text x="([\d.]+)" y="66.0"[^>]*>([\d.]+)<', drawn)
    places, values = (np.array(each, float) for each in zip(*said, strict=True))
    assert len(places) >= 4
    assert dot == pytest.approx(np.interp(0.93, values, places), abs=0.2)
    assert ticks(0.9, 1.0).tolist() == pytest.approx([0.9, 0.92, 0.94, 0.96, 0.98, 1.0])
    assert ticks(-3, 41).tolist() == [-10, 0, 10, 20, 30, 40, 50]


@pytest.mark.guards
def test_pages_about_numbers_pictures_and_leaks_are_complete(tmp_path):
    result, text = page_of(tmp_path, honest.a_time_series())
    assert "R²" in result.sentence
    assert "predicted over true" in text
    _, text = page_of(
        tmp_path / "p", honest.pictures() | {"train": recipes.nearest_mean}, show_rows=True
    )
    assert "data:image/png;base64," in text

    result, text = page_of(tmp_path / "l", scaled_by_a_table_outside())
    assert "No number yet" in text
    assert "✗ leak" in text
    assert text.index("What was checked") < text.index("The data")


def test_the_interval_is_by_groups_where_there_are_groups(tmp_path):
    """Eight rows of a person say hardly more than one, so the interval is wider."""
    given = honest.persons(400)  # 9 or 10 of 50 persons are withheld
    by_group = capstone("a", **given, folder=tmp_path)
    assert "split by group" in by_group.sentence
    task = by_group.task
    first = task.groups[task.withheld] == task.groups[task.withheld][0]
    predicted = np.where(
        first, 1 - task.data.target[task.withheld], task.data.target[task.withheld]
    )
    by_row = interval(dataclasses.replace(task, groups=None), predicted, task.withheld)
    found = interval(task, predicted, task.withheld)
    assert found.high - found.low > 1.5 * (by_row.high - by_row.low)


def test_a_prediction_that_is_not_off_is_not_a_mistake():
    data = own_data(recipes.numbers())
    task = Task("a", data, *[None] * 5, np.arange(40), np.arange(40, 60), 0)
    true = data.target[task.withheld]
    for predicted, mistakes in ((true, 0), (np.where(np.arange(20) < 3, true + 1, true), 3)):
        text = errors(Result(task, (), predicted, 1, True))
        assert text.count("<tr><td>") == mistakes
        assert ("None of them is off." in text) == (mistakes == 0)
        assert ("<p>None.</p>" in text) == (mistakes == 0)


@pytest.mark.parametrize(
    ("shape", "shown"),
    [
        *(((6, 8), (6, 8)), ((6, 8, 1), (6, 8)), ((1, 6, 8), (6, 8)), ((6, 8, 9), (6, 8))),
        *(((6, 8, 3), (6, 8, 3)), ((3, 6, 8), (6, 8, 3)), ((6, 8, 4), (6, 8, 4))),
        ((2, 5, 6, 3), (2, 5)),
    ],
)
def test_pictures_of_any_shape_are_png(shape, shown):
    pixels = np.random.default_rng(0).integers(0, 256, shape).astype(np.uint8)
    source = picture(pixels).partition("base64,")[2].partition('"')[0]
    read = np.asarray(Image.open(io.BytesIO(base64.b64decode(source))))
    assert read.shape == shown
    if len(shown) == len(shape):
        assert (read == (pixels if shape == shown else np.moveaxis(pixels, 0, 2))).all()
