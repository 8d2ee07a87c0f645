"""Every number of the report is counted again in a different way."""

from collections import Counter

import numpy as np
import pytest

from mlpkit.classroom.class_numbers import class_numbers, first_mistakes, middle
from mlpkit.classroom.hand_in import hand_in
from mlpkit.classroom.learner import learner_of
from mlpkit.exercises import course

from .made import PLANTED, entries_of
from .recount import NOTEBOOKS, by_person, counted, table_of


@pytest.fixture(scope="module")
def files(attempts_of_60):
    return [hand_in(course, entries_of(lines), lines) for lines in attempts_of_60]


@pytest.fixture(scope="module")
def numbers(files):
    learners = [learner_of(course, frozenset(each["solved"]), each["lines"]) for each in files]
    return class_numbers(course, learners)


@pytest.fixture(scope="module")
def table(files):
    return table_of([each["lines"] for each in files])


@pytest.fixture(scope="module")
def persons(table):
    return by_person(table)


def test_the_made_class_has_what_the_report_is_about(files, numbers, table):
    lines = sum(len(each["lines"]) for each in files)
    assert len(table) < 0.9 * lines  # notebooks were run twice
    assert len(numbers.exercises) > 100 and len(numbers.guesses) > 100
    assert {way for each in numbers.exercises.values() for way, n in each.ways.items() if n} == {
        *("at once", "alone", "hint", "solution", "unsolved", "open")
    }


def test_ways_out_are_counted_right(numbers, persons):
    found = counted(persons, ["exercise", "way"])
    tried = persons["exercise"].value_counts()
    for name in tried.index:
        found[name, "open"] = 60 - tried[name]
    ours = {
        (name, way): n for name, each in numbers.exercises.items() for way, n in each.ways.items()
    }
    assert {key: n for key, n in ours.items() if n} == {key: n for key, n in found.items() if n}


def test_first_mistakes_and_the_ways_out_of_them_are_counted_right(numbers, persons):
    found = counted(persons.dropna(subset=["first"]), ["exercise", "first", "way"])
    ours = {
        (name, slug, way): n
        for name, each in numbers.exercises.items()
        for slug, ways in each.firsts.items()
        for way, n in ways.items()
    }
    assert ours == found and sum(ours.values()) > 400


def test_answers_that_no_sentence_named_are_counted_right(numbers, persons):
    rows = persons[persons["unnamed"] > 0].groupby("exercise")["unnamed"].agg(["size", "sum"])
    ours = {
        name: (each.unnamed, each.unnamed_answers)
        for name, each in numbers.exercises.items()
        if each.unnamed
    }
    assert ours == {name: (size, total) for name, size, total in rows.itertuples()}


def test_guesses_are_counted_right(numbers, table):
    first = table[table["asked"] == "guess"].groupby(["exercise", "person"]).first().reset_index()
    right = first["status"] == "correct"
    letters = first["answer"].str.fullmatch("[a-z]")
    first["said"] = first["answer"].where(~right | letters, "right")
    first["right"] = right
    found = counted(first, ["exercise", "said", "right"])
    ours = {(name, *key): n for name, each in numbers.guesses.items() for key, n in each.items()}
    assert ours == found and list(numbers.guesses) == [
        n for n in course.guesses if n in numbers.guesses
    ]


def test_minutes_are_counted_right(numbers, persons):
    timed = persons.dropna(subset=["minutes"])
    for name, each in numbers.exercises.items():
        theirs = timed[timed["exercise"] == name]["minutes"]
        assert np.allclose(each.minutes, sorted(theirs))
    notebooks = timed.assign(notebook=timed["exercise"].map(NOTEBOOKS))
    sums = notebooks.groupby(["notebook", "person"])["minutes"].sum()
    assert list(numbers.notebooks) == sorted({number for number, _ in sums.index})
    for number, ours in numbers.notebooks.items():
        theirs = sums[number]
        assert np.allclose(ours, sorted(theirs))
        assert np.allclose(middle(ours), theirs.quantile([0.25, 0.5, 0.75]))


def test_the_places_where_people_stopped_are_counted_right(numbers, table, files):
    core = {name for name, record in course.exercises.items() if not record.extra}
    done = {k for k, each in enumerate(files) if core.issubset(each["solved"])}
    last = table.groupby("person")["exercise"].last().drop(list(done))
    assert numbers.stopped == last.value_counts().to_dict()
    assert numbers.finished == len(done) and numbers.people == 60


def test_the_planted_mistakes_are_the_three_most_frequent(numbers, attempts_of_60):
    found = [(name, slug) for name, slug, _ in first_mistakes(numbers)[:3]]
    assert set(found) == {(name, slug) for name, (slug, _) in PLANTED.items()}
    typed = Counter()  # the first wrong answers, taken from the attempts themselves
    for lines in attempts_of_60:
        for name in PLANTED:
            own = [each for each in lines if each["exercise"] == name]
            if own and own[0]["status"] != "correct":
                typed[name, own[0].get("mistake")] += 1
    for name, slug, ways in first_mistakes(numbers)[:3]:
        assert ways.total() == typed[name, slug]
