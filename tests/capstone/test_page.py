"""result.html: whole in itself, and what it shows of rows."""

import base64
import dataclasses
import io
import re
from html.parser import HTMLParser

import numpy as np
import pytest
from PIL import Image

from mlpkit.capstone import capstone
from mlpkit.capstone.drawing import picture
from mlpkit.capstone.given import own_data
from mlpkit.capstone.page_errors import errors
from mlpkit.capstone.result import Result
from mlpkit.capstone.scores import interval
from mlpkit.capstone.task import Task
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


def test_the_page_has_sentence_recipe_and_limits_and_no_rows(tmp_path):
    rows, y = recipes.table()
    rows["town"] = "<b>" + rows["town"]
    given = honest.given((rows, y), recipes.prepare, recipes.nearest_mean)
    result, text = page_of(tmp_path, given)
    sentence = r"Right on \d+ % of rows it has not seen \(± \d+, 48 rows, split by row\)\."
    assert re.fullmatch(sentence, result.sentence)
    assert result.sentence in text.replace("\xa0", " ")
    assert "def nearest_mean" in text
    assert "What the judge can't know" in text
    assert "Aachen" not in text  # no row is shown
    _, shown = page_of(tmp_path / "b", given, show_rows=True)
    assert "&lt;b&gt;Aachen" in shown


@pytest.mark.guards
def test_pages_of_numbers_pictures_curves_and_leaks(tmp_path):
    result, text = page_of(tmp_path, honest.a_time_series())
    assert "R²" in result.sentence
    assert "predicted over true" in text
    _, text = page_of(
        tmp_path / "p", honest.pictures() | {"train": recipes.nearest_mean}, show_rows=True
    )
    assert "data:image/png;base64," in text

    def train(X, y, rng):
        rule = recipes.ridge(X, y, rng)

        def predict(X):
            return rule(X)

        predict.history = {"losses": [3.0, 2.0, 1.0], "name": "text"}
        return predict

    _, text = page_of(tmp_path / "c", honest.numbers() | {"train": train})
    assert "polyline" in text
    result, text = page_of(tmp_path / "l", scaled_by_a_table_outside())
    assert "No number yet" in text
    assert "✗ leak" in text


def test_the_interval_is_by_groups_where_there_are_groups(tmp_path):
    """Eight rows of a person say hardly more than one: the interval is the wider."""
    given = honest.persons()
    by_group = capstone("a", **given, folder=tmp_path)
    assert "split by group" in by_group.sentence
    task = by_group.task
    first = task.groups[task.withheld] == task.groups[task.withheld][0]
    predicted = np.where(
        first, 1 - task.data.target[task.withheld], task.data.target[task.withheld]
    )
    _, low, high = interval(task, predicted, task.withheld)
    by_row = interval(dataclasses.replace(task, groups=None), predicted, task.withheld)
    assert high - low > 1.5 * (by_row[2] - by_row[1])


def test_what_is_not_off_is_no_mistake():
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
