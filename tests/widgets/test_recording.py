"""A recording: an explorer on a web page, without Python."""

import base64
import json
import re
import zlib

import numpy as np
import pytest

from mlpkit.widgets import recording
from mlpkit.widgets.controls import Buttons
from tests.pages.explorers import SOURCES, recordable

from .test_explorers import Doubler

LARGEST = 600_000  # size of a page in bytes


def opened(page):
    """Return (the recording, its moments, its arrays) of a page, as the browser reads it."""
    text = re.search(r'id="recording">(.*?)</script>', page, re.DOTALL)[1]
    told = json.loads(text)
    data = unsqueezed(told["data"])
    arrays, begin = [], 0
    for array in json.loads(unsqueezed(told["arrays"])):
        dtype = np.dtype(array["kind"])
        size = int(np.prod(array["shape"])) * dtype.itemsize
        planes = np.frombuffer(data[begin : begin + size], np.uint8)
        values = planes.reshape(dtype.itemsize, -1).T.tobytes()
        arrays.append(np.frombuffer(values, dtype).reshape(array["shape"]))
        begin += size
    return told, json.loads(unsqueezed(told["moments"])), arrays


def unsqueezed(text):
    return zlib.decompress(base64.b64decode(text))


def test_a_recording_has_every_combination_and_begins_with_the_current_one(tmp_path):
    doubler = Doubler()
    doubler.move(place=5, mark="b")
    page = doubler.save(tmp_path / "d.html").read_text(encoding="utf-8")
    told, moments, arrays = opened(page)
    states = [(moment["state"]["place"], moment["state"]["mark"]) for moment in moments]
    assert states == [(0, "a"), (0, "b"), (5, "a"), (5, "b"), (10, "a"), (10, "b")]
    assert moments[told["first"]]["said"] == "5 twice is 10, b."
    for (place, _), moment in zip(states, moments, strict=True):
        assert arrays[moment["numbers"]["twice"]["array"]] == 2 * place
    assert len(arrays) == 3  # numbers that two moments share are stored once
    assert doubler.state == {"place": 5, "mark": "b"}


def test_the_real_numbers_of_a_small_array_keep_all_their_digits():
    values = np.full(recording.LARGE - 1, 0.486499, np.float32).tobytes()  # not 0.487
    assert recording.rounded("float32", values) == values


def test_the_real_numbers_of_a_large_array_lose_less_than_one_part_in_four_thousand():
    values = np.resize(np.float32([1, -3.14159, 1e-30, 6.02e23, 0, 0.1]), recording.LARGE)
    rounded = np.frombuffer(recording.rounded("float32", values.tobytes()), np.float32)
    np.testing.assert_allclose(rounded, values, rtol=1 / 4096)
    assert np.count_nonzero(rounded.view(np.uint32) & 0x7FF) == 0  # zeros, which compress


def test_nothing_in_a_page_can_end_its_scripts(tmp_path):
    doubler = Doubler(lambda place, mark: ({}, "</script><b>"))
    page = doubler.save(tmp_path / "d.html").read_text(encoding="utf-8")
    assert page.count("</script>") == 3


def test_a_page_asks_for_nothing_from_elsewhere(tmp_path):
    page = Doubler().save(tmp_path / "d.html").read_text(encoding="utf-8")
    addresses = set(re.findall(r"https?://[^\s\"'`)]+", page))
    assert all(one.startswith("http://www.w3.org/") for one in addresses)  # names, not addresses


@pytest.mark.parametrize(
    ("stops", "said"),
    [
        ({"place": list(range(11)), "mark": ["a", "b"]}, "Only in the notebook: Learn."),
        ({"place": [0, 5, 10], "mark": ["a", "b"]},
         "Here it steps through stored positions. Only in the notebook: Learn."),
        ({"place": list(range(10)), "mark": ["a", "b"]},
         "Here it steps through stored positions. Only in the notebook: Learn."),
        ({"place": list(range(11))}, "Only in the notebook: the mark, Learn."),
        ({"place": list(range(11)), "mark": ["a"]},
         "Only in the notebook: other the mark, Learn."),
    ],
)  # fmt: skip
def test_a_recording_says_what_it_lacks(stops, said):
    doubler = Doubler()
    doubler.controls |= {
        "do": Buttons({"learn": "Learn"}),
        "here": Buttons({"next": "Next"}, local=True),
    }
    assert recording.lacks(doubler, stops) == said


def test_a_recording_has_its_own_task_where_there_is_one():
    doubler = Doubler()
    doubler.task = "Press Start."
    assert recording.record(doubler)["lasting"]["task"] == "Press Start."
    doubler.task_alone = "Look."
    assert recording.record(doubler)["lasting"]["task"] == "Look."


def test_until_python_is_there_a_page_has_every_control_and_the_whole_task():
    doubler = Doubler()
    doubler.move(place=5)
    doubler.task, doubler.task_alone = "Press Go.", "Look."
    doubler.lasting["task"] = doubler.task
    told = recording.record_beginning(doubler)
    assert [one["name"] for one in told["described"]] == ["place", "mark", "do"]
    assert told["lasting"] == {"question": "", "task": "Press Go."}
    assert json.loads(unsqueezed(told["moments"]))[told["first"]]["state"] == doubler.state


def words_for_what_is_not_there(explorer, told, moments):
    """Return labels of buttons that a recording lacks, and first words of other controls' labels.

    A text seldom has a control's full label, but often its first word: "start" of `start x`.
    """
    absent = {}
    for name, control in explorer.controls.items():
        if name in told["stops"] or getattr(control, "local", False):
            continue
        elif control.kind == "buttons":
            absent |= dict.fromkeys(control.options.values(), True)
        else:
            absent[re.split(r"[ ,\[]", control.label)[0]] = False
    task = told["lasting"]["task"]
    said = " ".join([task, *(moment["said"] for moment in moments)])
    there = lambda word, text: re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)  # noqa: E731
    return [word for word, button in absent.items() if there(word, said if button else task)]


# These take a second or two each; tests/pages opens the pages of all of them.
LONG = ("OptimizerRace", "SoftmaxExplorer", "ScaleTheBowl", "SmoothTheBorder")


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.guards] * (name in LONG)) for name in SOURCES],
)
def test_every_explorer_can_be_saved_in_a_page_of_moderate_size(name, tmp_path):
    explorer = recordable(name)
    before = repr(explorer)
    page = explorer.save(tmp_path / "page.html").read_text(encoding="utf-8")
    told, moments, _ = opened(page)
    assert len(page) <= LARGEST, len(page)
    assert len(moments) == np.prod([len(stops) for stops in told["stops"].values()], dtype=int)
    assert words_for_what_is_not_there(explorer, told, moments) == []
    # none of the explorer's own numbers is lost
    assert told["lasting"].keys() - explorer.lasting.keys() == {"lacks"}
    assert repr(explorer) == before


def test_no_name_in_it_ends_the_script_or_swallows_the_page(tmp_path):
    """In HTML, after `<!--<script>` a script goes on to the page's last `</script>`."""
    doubler = Doubler()
    doubler.title = "<!--<script> and </script>"
    page = doubler.save(tmp_path / "d.html").read_text(encoding="utf-8")
    told, _, _ = opened(page)
    assert told["title"] == doubler.title
    assert "<" not in re.search(r'id="recording">(.*?)</script>', page, re.DOTALL)[1]


def test_a_page_has_a_heading_its_still_and_a_link_if_an_address_is_given(tmp_path):
    doubler = Doubler()
    doubler.title = "Twice & more"
    page = doubler.save(tmp_path / "d.html", "https://example.org/a?b=1&c").read_text("utf-8")
    assert "<h1>Twice &amp; more</h1>" in page
    assert '<a href="https://example.org/a?b=1&amp;c">' in page
    picture = re.search(r'<img src="data:image/png;base64,([^"]+)"', page)[1]
    data, _ = doubler._repr_mimebundle_()
    assert picture == data["image/png"]  # as in a stored notebook
    assert "<a " not in doubler.save(tmp_path / "d.html").read_text("utf-8")


@pytest.mark.parametrize("course", ["course.html", "javascript:alert(1)", 3])
def test_an_address_that_is_not_on_the_web_is_refused(tmp_path, course):
    with pytest.raises(ValueError, match="expected an address"):
        Doubler().save(tmp_path / "d.html", course)
