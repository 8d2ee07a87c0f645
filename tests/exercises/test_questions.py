"""Guesses that come back in a review, without the context of their notebook."""

import re

import pytest

from mlpkit.exercises import course

COMING_BACK = [guess for guess in course.guesses.values() if guess.again]
PLACES = re.compile(r"\b(?:cells?|figure|step \d+)\b")


@pytest.mark.parametrize("guess", COMING_BACK, ids=lambda guess: guess.name)
def test_the_explanation_of_an_answer_does_not_refer_to_places_in_its_notebook(guess):
    for text in (guess.because, *guess.wrong.values(), *guess.rules.values()):
        assert not PLACES.search(text), text


def test_most_guesses_whose_answer_is_known_come_back():
    """The guesses about repairs do not, because they need the bug shown before them; the other
    exceptions are few."""
    without = {name for name, g in course.guesses.items() if g.comes_back and not g.again}
    hunts = {name for name in without if name.startswith("repair_")}
    assert without - hunts <= {"most_confused", "rate_of_10", "confidence", "eight_curves"}
