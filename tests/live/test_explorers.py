"""An explorer on a page is made from its cell, in the state of its recording, and then it
answers."""

import json
import sys
from types import SimpleNamespace

import pytest

from docs.live import explorers, running
from mlpkit.widgets.clinic_record import right_of
from mlpkit.widgets.softmax_explorer import SoftmaxExplorer

CELL = "SoftmaxExplorer()"
ABOVE = ["from mlpkit.widgets.softmax_explorer import SoftmaxExplorer", "print('not needed')"]
PLACE = "04_losses-SoftmaxExplorer"


@pytest.fixture
def sent(monkeypatch):
    """[(place, values)] as the page gets them, with the bytes in their places."""
    sent = []

    def tell(place, text, buffers):
        def whole(part):
            return buffers[part["buffer"]] if part.keys() == {"buffer"} else part

        sent.append((place, json.loads(text, object_hook=whole)))

    monkeypatch.setitem(sys.modules, "worker_explorers", SimpleNamespace(tell=tell))
    monkeypatch.setattr(explorers, "alive", {})
    return sent


def asked(number, **changes):
    return json.dumps({"asked": {"number": number, "changes": changes}})


def test_it_begins_in_the_state_of_the_recording(page, sent):
    told = page.explorer(PLACE, "04_losses", CELL, ABOVE, {"z0": 1.0, "epoch": 7})
    assert told["outputs"] == []
    other = SoftmaxExplorer()
    other.move(z0=1.0)
    (first, about), (second, answer) = sent
    assert first == second == PLACE
    assert about == json.loads(
        json.dumps({"title": other.title, "described": other.described, "lasting": other.lasting})
    )
    assert answer["answer"] == other.answer
    assert isinstance(next(data_of(answer)), bytes)


def data_of(value):
    if isinstance(value, dict):
        if "data" in value:
            yield value["data"]
        for part in value.values():
            yield from data_of(part)


def test_it_answers_as_in_a_notebook(page, sent):
    page.explorer(PLACE, "04_losses", CELL, ABOVE, {})
    explorers.hear(PLACE, asked(5, z0=1.5))
    other = SoftmaxExplorer()
    other.hear({"number": 5, "changes": {"z0": 1.5}})
    assert sent[-1] == (PLACE, {"answer": other.answer})
    explorers.hear("nowhere", asked(6, z0=2.0))  # as from a page whose worker has been replaced
    assert len(sent) == 3


def test_a_press_reaches_the_explorer(page, sent, monkeypatch):
    page.explorer(PLACE, "04_losses", CELL, ABOVE, {})
    pressed = []
    explorers.alive[PLACE].press = pressed.append
    explorers.hear(PLACE, json.dumps({"press": "go"}))
    assert pressed == ["go"]


def test_made_again_it_replaces_the_one_that_was_there(page, sent):
    page.explorer(PLACE, "04_losses", CELL, ABOVE, {})
    former, ended = explorers.alive[PLACE], []
    former.end = ended.append
    page.explorer(PLACE, "04_losses", CELL, ABOVE, {})
    assert explorers.alive[PLACE] is not former
    assert ended == ["ended: closed"] and former.listeners == []


def test_it_has_the_names_that_cells_of_the_page_have_made(page, sent):
    above = ["from mlpkit.widgets.activation_explorer import ActivationExplorer", "z = np.eye(2)"]
    page.run("02_activations", above[1], above[:1])
    made = running.names_of["02_activations"]["z"]
    page.explorer("here", "02_activations", "ActivationExplorer(z)", above, {})
    assert running.names_of["02_activations"]["z"] is made


def test_what_its_cell_has_changed_is_made_again_for_a_cell_above_it(page, sent):
    above = ["from mlpkit.widgets.activation_explorer import ActivationExplorer", "z = np.eye(2)"]
    page.explorer("here", "02_activations", "z = 2 * z\nActivationExplorer(z)", above, {})
    printed = page.run("02_activations", "print(z[0, 0])", above)["outputs"]
    assert printed == [{"text": "1.0\n", "stream": True}]


def test_what_its_cell_prints_or_draws_is_not_shown_then_or_later(page, sent, capsys):
    above = ["from mlpkit.widgets.softmax_explorer import SoftmaxExplorer"]
    talk = "import sys\nprint('out')\nprint('err', file=sys.stderr)"
    cell = f"{talk}\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nSoftmaxExplorer()"
    assert page.explorer("here", "04_losses", cell, above, {})["outputs"] == []
    assert [one["text"] for one in page.run("04_losses", "1 + 1")["outputs"]] == ["2"]
    assert capsys.readouterr() == ("", "")


def test_a_cell_without_an_explorer_or_with_an_error_is_refused(page, sent):
    with pytest.raises(TypeError, match="The cell shows int; expected an explorer"):
        page.explorer("here", "02_activations", "1 + 1", [], {})
    with pytest.raises(ZeroDivisionError):
        page.explorer("here", "02_activations", "1 / 0", [], {})
    assert sent == []


def test_a_patient_that_was_cured_enters_the_progress_that_the_page_keeps(page, sent):
    above = ["from mlpkit.widgets.clinic import Clinic"]
    page.explorer("here", "09_debugging", "Clinic()", above, {})
    patient = explorers.alive["here"].state["patient"]
    (right, *_) = right_of(patient)
    explorers.hear("here", asked(1, visits={patient: ["line 1"]}))
    assert [name for _, values in sent for name in values].count("progress") == 0
    explorers.hear("here", asked(2, visits={patient: [right]}))
    assert sent[-1] == ("here", {"progress": True})
    assert page.news()["changed"].keys() == {f"repair_{patient}"}
    assert page.news()["changed"] == {}
