"""Every exercise, guess and notebook of the course, through the tests that come with mlpkit."""

from pathlib import Path

import NAME_exercises

from mlpkit.checker.testing.notebook_suite import Notebooks
from mlpkit.checker.testing.suite import Suite


class TestExercises(Suite):
    session = NAME_exercises.session
    notebooks = Path(__file__).with_name("notebooks")


class TestNotebooks(Notebooks):
    session = NAME_exercises.session
    notebooks = Path(__file__).with_name("notebooks")
