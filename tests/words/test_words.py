"""A second course, run through the tests that ship with the engine."""

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
import words_exercises
from nbformat import v4, write

from mlpkit import exercises
from mlpkit.checker.sources import solved_source, stub_source
from mlpkit.checker.testing import suite
from mlpkit.checker.testing.notebook_suite import Notebooks, verdicts
from mlpkit.exercises import course as mlpkits

HERE = Path(__file__).parent


class TestExercises(suite.Suite):
    session = words_exercises.session
    notebooks = HERE / "notebooks"


class TestNotebooks(Notebooks):
    session = words_exercises.session
    notebooks = HERE / "notebooks"


ACCEPTS_EVERYTHING = (
    TestExercises.test_every_mistake_fails_under_its_own_slug,
    TestExercises.test_universal_mutants_fail,
    TestExercises.test_doing_nothing_useful_fails,
    TestExercises.odd_values_get_one_sentence,
)


@pytest.mark.parametrize("record", words_exercises.session.course.exercises.values())
def test_a_check_that_accepts_every_plain_value_makes_the_suite_fail(record, monkeypatch):
    # judge each time, without the cache
    monkeypatch.setattr(suite, "judged", suite.judged.__wrapped__)
    for test in ACCEPTS_EVERYTHING:
        test(TestExercises(), record)
    monkeypatch.setattr("mlpkit.checker.diagnosis.forms.unlike", lambda *args: None)
    monkeypatch.setattr("mlpkit.checker.diagnosis.faults.difference", lambda *args: None)
    for test in ACCEPTS_EVERYTHING:
        with pytest.raises(AssertionError):
            test(TestExercises(), record)


def test_the_courses_progress_is_in_a_file_of_its_own(tmp_path, monkeypatch, capsys):
    for name in ("words", "mlpkit"):
        monkeypatch.setenv(f"{name.upper()}_HOME", str(tmp_path / name))
    words_exercises.guess("length_of_the_index", 8)
    assert "You said 8, and that is right" in capsys.readouterr().out
    kept = json.loads((tmp_path / "words" / "progress.json").read_text())["exercises"]
    assert kept == {"length_of_the_index": {"tried": True, "passed": True, "version": 1}}
    first, line = (tmp_path / "words" / "attempts.jsonl").read_text().splitlines()
    assert json.loads(first).keys() == {"id", "format"}
    line = json.loads(line)
    assert line["course"] == "words" and line["answer"] == 8 and "edition" not in line
    assert not (tmp_path / "mlpkit").exists()
    assert not words_exercises.session.course.records.keys() & mlpkits.records.keys()
    assert exercises.session.progress_file.read() == {}


def test_an_exercise_may_come_further_down_in_its_cell():
    name, record = next(iter(words_exercises.session.course.exercises.items()))
    source = f"# Yours:\nimport re\n{stub_source(record)}"
    cell = SimpleNamespace(source=source, outputs=[{"data": {"text/plain": "said"}}])
    assert verdicts([cell]) == {name: "said"}
    assert TestNotebooks().solved(source) == f"# Yours:\nimport re\n{solved_source(record)}"


def test_two_exercises_in_one_cell_are_noticed(tmp_path):
    records = [*words_exercises.session.course.exercises.values()][:2]
    cell = v4.new_code_cell("\n".join(map(stub_source, records)))
    write(v4.new_notebook(cells=[cell]), tmp_path / "01_words.ipynb")
    with pytest.raises(AssertionError, match="found, at most one per cell"):
        TestNotebooks().all_verdicts(tmp_path / "01_words.ipynb", [cell])


def test_a_stub_that_the_record_no_longer_has_is_noticed(tmp_path):
    source = stub_source(words_exercises.INDEX)
    for there in (source, f"# Yours:\n{source}"):
        write(v4.new_notebook(cells=[v4.new_code_cell(there)]), tmp_path / "01_words.ipynb")
        TestNotebooks().test_its_stubs_are_those_of_the_records(tmp_path / "01_words.ipynb")
    cell = v4.new_code_cell(source.replace("(words)", "(words, most)"))
    write(v4.new_notebook(cells=[cell]), tmp_path / "01_words.ipynb")
    with pytest.raises(AssertionError, match="expected in the cell:\n\n@exercise\ndef index"):
        TestNotebooks().test_its_stubs_are_those_of_the_records(tmp_path / "01_words.ipynb")


def test_a_text_without_a_full_stop_is_shown():
    record = replace(words_exercises.INDEX, why="What order does a set have")
    with pytest.raises(AssertionError, match="no full stop: 'What order does a set have'"):
        TestExercises().test_texts_are_sentences(record)


@pytest.mark.parametrize("name", ["01-letters.ipynb", "Untitled.ipynb"])
def test_a_notebook_without_a_number_is_reported(name):
    with pytest.raises(AssertionError, match=f"{name}: expected a number and _ first"):
        TestExercises().test_the_records_are_in_the_notebooks_order(Path(name))
