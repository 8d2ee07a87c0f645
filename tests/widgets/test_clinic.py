"""The clinic: its bill, its answers and its sentence, which a page without Python has as well."""

import ast
import inspect
import re
import textwrap

import pytest

from mlpkit.clinic import CASES, PRICES
from mlpkit.clinic.accusation import judge_accusation
from mlpkit.clinic.trial import source
from mlpkit.exercises import book, session
from mlpkit.measured.clinic import load_charts
from mlpkit.widgets.clinic import NOTHING, Clinic, compute
from mlpkit.widgets.clinic_record import repair_of, replies, right_of
from mlpkit.widgets.typesetting import typeset

from .test_recording import LARGEST, opened

every_patient = pytest.mark.parametrize("patient", CASES)


def minutes(clinic):
    return int(re.search(r"The bill: (\d+) min", clinic.said)[1])


def test_a_patient_whose_fault_was_found_is_entered_in_the_learners_progress(monkeypatch, tmp_path):
    monkeypatch.setenv("MLPKIT_HOME", str(tmp_path))
    clinic = at("plateau")
    wrong = next(iter(replies("plateau")))
    clinic.move(shown="steps")
    done = clinic.state["visits"]["plateau"]
    clinic.move(visits={"plateau": [*done, wrong]})
    assert session.progress_file.read() == {}
    clinic.move(visits={"plateau": [*done, wrong, right_of("plateau")[0]]})
    entry = session.progress_file.read()["repair_plateau"]
    assert entry["tried"] and not entry.get("passed")
    case = {"measured": ["steps"], "accused": [wrong], "found": True}
    assert entry["case"] == case
    assert "plateau  steps" in str(book.bill())
    clinic.move(patient="slow")
    clinic.move(patient="plateau", shown="loop")
    assert session.progress_file.read()["repair_plateau"]["case"] == case


def test_the_clinic_begins_with_what_the_author_saw_and_an_empty_bill():
    clinic = Clinic()
    patient = next(iter(CASES))
    assert clinic.state == {"patient": patient, "shown": NOTHING, "visits": {}}
    assert clinic.said == f"{patient}: {CASES[patient].saw} The bill: 0 min."
    assert repr(clinic) == f"Clinic(patient={patient}, shown=nothing, visits=()). {clinic.said}"


def at(patient):
    """A clinic with this patient in it."""
    clinic = Clinic()
    clinic.move(patient=patient)
    return clinic


def test_the_bill_agrees_with_hand_calculation():
    clinic = at("plateau")
    clinic.move(shown="activations")
    assert minutes(clinic) == 2
    clinic.move(shown="gradient_check")
    assert minutes(clinic) == 10
    clinic.move(shown="activations")  # a repeated measurement costs nothing
    assert minutes(clinic) == 10
    deeds = ["activations", "gradient_check", "line 20", "the loss", "line 20"]
    clinic.move(visits={"plateau": deeds})
    assert clinic.state["visits"] == {"plateau": deeds[:-1]}
    assert minutes(clinic) == 40


def test_each_patient_has_its_own_bill_and_is_found_as_it_was_left():
    clinic = at("plateau")
    clinic.move(shown="loop")
    clinic.move(patient="slow")
    assert (clinic.state["shown"], minutes(clinic)) == (NOTHING, 0)
    clinic.move(shown="inputs")
    clinic.move(patient="plateau")
    assert (clinic.state["shown"], minutes(clinic)) == ("loop", 4)
    assert clinic.state["visits"] == {"plateau": ["loop"], "slow": ["inputs"]}


@every_patient
def test_sentences_and_numbers_change_with_each_measurement(patient):
    clinic = at(patient)
    assert clinic.said == f"{patient}: {CASES[patient].saw} The bill: 0 min."
    assert clinic.numbers["chart"] is None
    for name, price in PRICES.items():
        clinic.move(shown=name, visits={})
        chart = load_charts()[patient]["charts"][name]
        assert clinic.numbers["chart"] == chart
        assert clinic.said == f"{patient}: {typeset(chart['said'])} The bill: {price} min."


def test_a_wrong_accusation_is_answered_as_in_the_notebook():
    case = CASES["plateau"]
    clinic = at("plateau")
    clinic.move(visits={"plateau": ["the optimizer"]})
    answer = judge_accusation(case, "optimizer")[1]
    assert answer.removeprefix("not") in clinic.said and minutes(clinic) == 15
    of_lines = {key: text for key, text in case.against.items() if isinstance(key, tuple)}
    (first, _), answer = next(iter(of_lines.items()))
    clinic.move(visits={"plateau": ["the optimizer", f"line {first}"]})
    assert answer in clinic.said and minutes(clinic) == 30


@every_patient
def test_a_correct_accusation_is_free_and_gives_the_cause_and_the_cheapest_way_to_find_it(
    patient,
):
    case = CASES[patient]
    cheapest = min(case.shows, key=lambda name: (PRICES[name], case.shows.index(name)))
    way = f"the cheapest way: {cheapest.replace('_', ' ')}, {PRICES[cheapest]} min."
    for deed in (*(f"line {number}" for number in case.lines), f"the {case.organ}"):
        _, said = compute(patient, NOTHING, {patient: ["inputs", deed]})
        assert said == f"{patient}: Found: {case.cause} The bill: 1 min; {way}"


@every_patient
def test_every_line_with_a_statement_and_no_other_can_be_accused(patient):
    right, against = right_of(patient), replies(patient)
    lines = source(CASES[patient]).splitlines()
    for number, text in enumerate(lines, start=1):
        if not text.strip() or (number == 1 and text.startswith('"""')):
            assert f"line {number}" not in {*right, *against}
    assert {f"line {number}" for number in CASES[patient].lines} <= set(right)
    assert all(against.values())


@every_patient
def test_the_repair_shows_both_functions_in_full(patient):
    case = CASES[patient]
    marks = repair_of(patient)
    before = "\n".join(text for mark, text in marks if mark != "+")
    after = "\n".join(text for mark, text in marks if mark != "-")
    assert before in source(case)
    assert ast.parse(before).body[0].name == case.function
    assert after == textwrap.dedent(inspect.getsource(case.repaired)).rstrip("\n")
    assert any(mark in "+-" for mark, _ in marks)


@pytest.mark.parametrize(
    "visits",
    [
        ["plateau"],
        {"nobody": ["loop"]},
        {"plateau": ["x-ray"]},
        {"plateau": ["line 2"]},
        {"plateau": "loop"},
        {"plateau": [["loop"]]},
    ],
)
def test_impossible_actions_are_refused(visits):
    clinic = Clinic()
    clinic.move(visits=visits)
    assert clinic.failed and "what was done: got" in clinic.said
    assert clinic.state["visits"] == {}


def test_a_recording_has_every_measurement_of_every_patient(tmp_path):
    page = Clinic().save(tmp_path / "page.html")
    told, moments, _ = opened(page.read_text(encoding="utf-8"))
    assert told["stops"] == {"patient": list(CASES), "shown": [NOTHING, *PRICES]}
    assert len(moments) == len(CASES) * (1 + len(PRICES))
    for moment in moments:
        patient, shown = moment["state"]["patient"], moment["state"]["shown"]
        chart = moment["numbers"]["chart"]
        assert chart == (None if shown == NOTHING else load_charts()[patient]["charts"][shown])
    assert page.stat().st_size < LARGEST


def test_the_still_shows_the_title_of_each_chart():
    clinic = Clinic()
    for name in PRICES:
        clinic.move(shown=name)
        figure = clinic.still(clinic.numbers, clinic.state)
        words = [text.get_text() for text in figure.findobj(lambda one: hasattr(one, "get_text"))]
        assert textwrap.fill(clinic.numbers["chart"]["title"], 34) in words
