"""What all explorers promise: to say what they draw, to accept every setting, to show errors."""

import base64
import gc
import io
import json
import math
import re
import sys
import threading
import time
import weakref
from types import SimpleNamespace

import numpy as np
import pytest
from ipywidgets.widgets.widget import _instances
from matplotlib.figure import Figure
from PIL import Image

from mlpkit.plots import sharp_png
from mlpkit.widgets import Explorer, cells
from mlpkit.widgets.controls import Buttons, Choice, Slider
from mlpkit.widgets.wire import packed
from tests.pages.explorers import SOURCES, explorer_of

MOST = 300_000  # bytes that an explorer may add to a saved notebook

ABOUT_NAN = ("Clinic",)  # its own tests compare its sentences with the cases, word for word

every_explorer = pytest.mark.parametrize("name", SOURCES)


def made(name):
    return explorer_of(SOURCES[name])


def settings(explorer):
    """The current values with each control in turn at an extreme; then all low, all high."""
    ends = {n: c.ends() for n, c in explorer.controls.items() if c.kind != "buttons"}
    yield from ({name: value} for name, values in ends.items() for value in values)
    yield {name: values[0] for name, values in ends.items()}
    yield {name: values[-1] for name, values in ends.items()}


def arrays(value):
    """Every array among the numbers."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, (dict, list, tuple)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from arrays(part)


def hear(explorer, number, **changes):
    """Ask for these changes, as the browser would."""
    explorer.hear({"number": number, "changes": changes})


@every_explorer
def test_every_extreme_gives_finite_numbers_and_words(name):
    explorer = made(name)
    start = explorer.state
    for changes in settings(explorer):
        explorer.move(**start | changes)
        assert not explorer.failed, (changes, explorer.said)
        if name not in ABOUT_NAN:
            assert not re.search("nan|inf", explorer.said), (changes, explorer.said)
        for array in arrays(explorer.numbers):
            assert np.all(np.isfinite(array)), changes
        json.dumps(explorer.state, allow_nan=False)


@every_explorer
def test_two_explorers_of_one_kind_say_and_send_the_same(name):
    first, second = made(name), made(name)
    assert repr(first) == repr(second)
    assert first.answer == second.answer


@every_explorer
def test_an_explorers_output_has_its_whole_text_and_a_picture_that_is_not_empty(name):
    explorer = made(name)
    data, look = explorer._repr_mimebundle_()
    assert data["text/plain"] == repr(explorer)
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.widget.model_id
    picture = Image.open(io.BytesIO(base64.b64decode(data["image/png"]))).convert("RGBA")
    # the picture has more pixels than the page shows
    assert look["image/png"]["width"] < picture.width
    opaque = np.asarray(picture)[..., 3] > 200
    assert 0.01 < opaque.mean()  # something is drawn, and the page shows through
    assert np.asarray(picture)[0, 0, 3] == 0


@every_explorer
def test_the_whole_sentence_is_below_the_still_image(name):
    explorer = made(name)
    bare, _ = sharp_png(explorer.still(explorer.numbers, explorer.state))
    height = Image.open(io.BytesIO(bare)).height
    under = ink(shown(explorer))[height:]
    columns = np.flatnonzero(under.any(axis=0))
    assert 0 < columns[0] and columns[-1] < under.shape[1] - 1  # nothing is cut off at either side
    assert not under[-1].any()


def shown(explorer):
    """The picture in its output."""
    data, _ = explorer._repr_mimebundle_()
    return Image.open(io.BytesIO(base64.b64decode(data["image/png"])))


def ink(picture):
    return np.asarray(picture.convert("RGBA"))[..., 3] > 100


def test_the_output_tells_colab_where_the_widget_manager_is(monkeypatch):
    manager = SimpleNamespace(_installed_url="https://example.org/manager.js")
    colab = SimpleNamespace(enable_custom_widget_manager=lambda: None, _widgets=manager)
    monkeypatch.setitem(sys.modules, "google.colab.output", colab)
    _, look = made("SoftmaxExplorer")._repr_mimebundle_()
    told = look["application/vnd.jupyter.widget-view+json"]
    assert told == {"colab": {"custom_widget_manager": {"url": manager._installed_url}}}
    assert look["image/png"]["alt"]


@every_explorer
def test_an_explorer_adds_little_to_a_saved_notebook(name):
    explorer = made(name)
    size = packed_size(explorer.widget.get_state())
    assert size <= MOST, size


def packed_size(value):
    """The size when bytes are saved as letters, four per three bytes."""
    if isinstance(value, bytes):
        return 4 * math.ceil(len(value) / 3)
    if isinstance(value, (dict, list)):
        parts = value.values() if isinstance(value, dict) else value
        return sum(map(packed_size, parts)) + 20 * len(value)
    return len(json.dumps(value))


@every_explorer
def test_every_control_has_a_name_on_the_screen(name):
    controls = [c for c in made(name).controls.values() if c.kind != "buttons"]
    labels = [control.label for control in controls]
    assert all(labels) and len(set(labels)) == len(labels)


@every_explorer
def test_an_error_is_shown_and_the_last_numbers_stay(name):
    explorer = made(name)
    good, numbers = explorer.compute, explorer.answer["numbers"]

    def broken(**state):
        raise ValueError("two & two <b>")

    explorer.compute = broken
    explorer.tell()
    assert explorer.said == "ValueError: two & two <b>"
    assert explorer.answer["failed"] and explorer.answer["numbers"] == numbers
    explorer.compute = good
    explorer.tell()
    assert not explorer.answer["failed"] and "ValueError" not in explorer.said


@every_explorer
def test_an_impossible_value_is_refused_in_words(name):
    explorer = made(name)
    control = next((n for n, c in explorer.controls.items() if c.kind != "buttons"), None)
    if control:
        before = dict(explorer.state)
        hear(explorer, 1, **{control: "nonsense"})
        assert explorer.failed and "nonsense" in explorer.said
        assert explorer.state == before


@every_explorer
def test_no_figure_is_left_open_in_pyplot(name):
    import matplotlib.pyplot as plt

    made(name)._repr_mimebundle_()
    assert plt.get_fignums() == []


# --- the base ------------------------------------------------------------------------------------


def double(place, mark):
    """A small compute: twice the position."""
    return {"twice": np.array([2.0 * place])}, f"{place} twice is {2 * place}, {mark}."


class Doubler(Explorer):
    """A small explorer to try the base with."""

    bundle = "activation_explorer"
    recorded = {"place": [0, 5, 10], "mark": ["a", "b"]}

    def __init__(self, compute=double):
        self.pressed = []
        controls = {
            "place": Slider("the place", 1, 0, 10, 1),
            "mark": Choice("the mark", "a", ["a", "b"]),
            "do": Buttons({"go": "Go"}),
        }
        super().__init__("Doubler", compute, lambda numbers, state: Figure(), controls)

    def press(self, name):
        self.pressed.append(name)


def test_an_explorer_sends_state_and_sentence():
    assert repr(Doubler()) == "Doubler(place=1, mark=a). 1 twice is 2, a."


def test_a_question_is_answered_with_its_number():
    doubler = Doubler()
    hear(doubler, 7, place=4)
    assert doubler.answer["number"] == 7
    assert doubler.answer["state"] == {"place": 4, "mark": "a"}
    assert doubler.answer["numbers"]["twice"]["data"] == np.float32(8).tobytes()


def test_a_question_that_was_overtaken_is_dropped():
    doubler = Doubler()
    hear(doubler, 7, place=4)
    hear(doubler, 6, place=9)
    assert doubler.state["place"] == 4


def test_a_value_between_the_steps_or_beyond_the_ends_is_moved_to_the_nearest_step():
    doubler = Doubler()
    for asked, given in ((3.4, 3), (3.6, 4), (99, 10), (-5, 0)):
        doubler.move(place=asked)
        assert doubler.state["place"] == given


def test_one_answer_is_computed_at_a_time_and_none_are_mixed_up():
    inside, most = [], []

    def compute(place, mark):
        inside.append(place)
        most.append(len(inside))
        time.sleep(0.005)
        inside.pop()
        return {"place": place}, f"{place}"

    doubler = Doubler(compute)
    threads = [threading.Thread(target=doubler.move, kwargs={"place": k}) for k in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1 and len(most) == 9
    assert doubler.said == str(doubler.state["place"]) == str(doubler.answer["state"]["place"])


def test_a_button_is_heard():
    doubler = Doubler()
    doubler.widget._handle_custom_msg({"press": "go"}, [])
    assert doubler.pressed == ["go"]


def test_a_closed_explorer_is_forgotten():
    doubler = Doubler()
    gone = [weakref.ref(part) for part in (doubler, doubler.widget, doubler.widget.layout)]
    doubler.close()
    del doubler
    gc.collect()
    assert [one() for one in gone] == [None, None, None]


def test_a_cell_run_two_hundred_times_leaves_one_explorer(monkeypatch):
    runs = iter(range(1000))
    monkeypatch.setattr(cells, "this_cell", lambda: ("a cell", next(runs)))
    before = len(_instances)
    made = []
    for _ in range(200):
        doubler = Doubler()
        assert doubler.widget  # shown
        made = [weakref.ref(doubler), *made]
        del doubler
    gc.collect()
    assert len(_instances) == before + 2  # the last explorer and its layout
    assert [one() is not None for one in made] == [True] + [False] * 199
    made[0]().close()


# --- messages ------------------------------------------------------------------------------------


def test_numbers_are_packed_by_kind_with_their_shape():
    told = packed({"a": np.array([[1.5, 2]]), "b": [np.array([True]), 3, "x"], "c": np.uint8([7])})
    assert told["a"] == {"kind": "float32", "shape": [1, 2], "data": np.float32([1.5, 2]).tobytes()}
    assert told["b"][0] == {"kind": "int32", "shape": [1], "data": np.int32(1).tobytes()}
    assert told["b"][1:] == [3, "x"]
    assert told["c"] == {"kind": "uint8", "shape": [1], "data": b"\x07"}
    assert packed(np.float64(2.5)) == 2.5


def test_an_array_of_anything_but_numbers_is_refused():
    with pytest.raises(TypeError, match="expected numbers"):
        packed(np.array(["a"]))


# --- controls ------------------------------------------------------------------------------------


def test_a_slider_of_powers_keeps_to_its_steps():
    rate = Slider("rate η", 0.1, 1e-4, 10, 0.05, log=True)
    assert rate.fitted(0.1) == 0.1
    assert rate.fitted(0.105) == 0.1  # its neighbours are 0.0891 and 0.112
    assert rate.fitted(0) == 1e-4 and rate.fitted(1e9) == 10


@pytest.mark.parametrize("value", ["1", None, True, math.nan, [1]])
def test_a_slider_takes_numbers_only(value):
    with pytest.raises(ValueError, match=r"the place: got .* expected a number"):
        Slider("the place", 1, 0, 10, 1).fitted(value)
