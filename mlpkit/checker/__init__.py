"""The engine under the exercises: from a learner's function to a verdict. It knows no course.

A course names itself and the modules that hold its records; a notebook imports the methods of its
session:

    course = Course("mlpkit", ("mlpkit.exercises.activations", ...), {2: "activations", ...})
    session = Session(course)
    exercise, guess, hint = session.exercise, session.guess, session.hint

README.md leads from an empty folder to a course of one's own. What is here is what its author
needs. The parts, each on top of those below it:

- notebook_suite.py, suite.py: the tests that every course must pass; mutants.py: wrong answers
- session.py: what a notebook calls; progress.py: the table of `progress`
- judging.py: an answer's verdict, in the order of the outcomes; guesses.py: a guess's
- clues.py: what is behind a wrong answer, from running it again; pairs.py: two things at once
- trials.py: a function run on other arguments than the cases
- faults.py: finding what is wrong; forms.py: all that shows before any value is looked at
- wording.py: the circumstances of a fault, and what may be behind it
- outcomes.py: a function run on the cases of its exercise; authorship.py: whose function answers
- diagnosis.py: mistakes that are the same in every exercise; transformations.py: a root, a lost row
- sources.py: stubs, solutions, and what a function takes from outside
- sandbox.py: whatever a function does, the kernel goes on; surroundings.py: and finds all as it was
- course.py, record.py: a course, and what an exercise is made of; edits.py: a mistake as an edit
- plain.py: results that are no numbers, and where two differ
- values.py: results as snapshots, and whether two are equal; words.py: numbers and lists in words
- display.py: what is shown; buttons.py: what can be pressed there; progress_file.py: what is kept
"""

from mlpkit.checker.course import Course
from mlpkit.checker.display import Verdict
from mlpkit.checker.record import Exercise, Guess, Mistake, Property, mistakes, spread
from mlpkit.checker.session import Session
from mlpkit.checker.words import number, numbers

__all__ = [
    "Course",
    "Exercise",
    "Guess",
    "Mistake",
    "Property",
    "Session",
    "Verdict",
    "mistakes",
    "number",
    "numbers",
    "spread",
]
