"""The engine under the exercises: from a learner's function to a verdict. It knows no course.

A course names itself and the modules that hold its records, and a notebook imports the methods of
its session:

    course = Course("mlpkit", ("mlpkit.exercises.activations", ...), {2: "activations", ...})
    session = Session(course)
    exercise, guess, hint = session.exercise, session.guess, session.hint
"""

from mlpkit.checker.course import Course
from mlpkit.checker.display import Verdict
from mlpkit.checker.record import Exercise, Guess, Mistake, Property, spread
from mlpkit.checker.session import Session

__all__ = [
    "Course",
    "Exercise",
    "Guess",
    "Mistake",
    "Property",
    "Session",
    "Verdict",
    "spread",
]
