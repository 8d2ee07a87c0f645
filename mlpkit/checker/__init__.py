"""The engine under the exercises: from a learner's function to a verdict. It knows no course.

A course names itself and the modules that hold its records; a notebook imports the methods of its
session:

    course = Course("mlpkit", ("mlpkit.exercises.activations", ...), {2: "activations", ...})
    session = Session(course)
    exercise, guess, hint = session.exercise, session.guess, session.hint

README.md leads from an empty folder to a course of one's own. What is here is what its author
needs. The parts, each on top of those below it:

- testing/: the tests that every course must pass (suite.py, notebook_suite.py), what its notebooks
  ask for (asked.py), and the wrong answers that every exercise is tried on (mutants.py), right ones
  with a small slip among them (slips.py)
- session.py: what a notebook calls
- contents/: the contents page (page.py), from what the notebooks say of themselves (edition.py)
- reviewing/: what was wrong and comes back: what is due (today.py), the notebook that asks for it
  (notebook.py, written by writing.py), the verdict of its cells (asking.py); the guesses that say
  where to begin (placing.py)
- judging.py: an answer's verdict, in the order of the outcomes; older_stubs.py: of an answer to a
  stub that changed; guesses.py: a guess's, and typed_guess.py: what was meant by it; telling.py:
  what is told with it; unreadable.py: a cell that is no Python yet
- showing/: what is shown (display.py), hints and solutions (help.py), buttons (buttons.py), the
  tables of `progress` (progress.py) and `attempts` (attempts.py)
- explaining/: finding what is wrong (faults.py), first all that shows before any value is looked at
  (forms.py); what is behind it, from running the answer again (clues.py), or two things at once
  (two_at_once.py), and whether that is so on other cases too (again.py); mistakes that are the same
  in every exercise (diagnosis.py), such as a root or a lost row (transformations.py); the
  circumstances, in words (wording.py)
- running/: a function run on the cases of its exercise (outcomes.py), or on other arguments
  (trials.py); whatever it does, the kernel goes on (sandbox.py), the call ends in time (watch.py)
  and all is as it was (surroundings.py); whose function answers (authorship.py)
- comparing/: results as snapshots, and whether two are equal (values.py); results that are no
  numbers (plain.py)
- course.py, record.py: a course, and what an exercise is made of; edits.py: a mistake as an edit;
  sources.py: stubs, solutions, and what a function takes from outside
- remembering/: a line for each verdict (attempts.py), and from these lines what comes back when
  (schedule.py)
- progress_file.py: what was solved; places.py: where a notebook asks for what; words.py: numbers
  and lists in words
"""

from mlpkit.checker.course import Course, Route
from mlpkit.checker.record import Exercise, Guess, Mistake, Property, mistakes, on_each, spread
from mlpkit.checker.session import Session
from mlpkit.checker.showing.display import Verdict
from mlpkit.checker.words import listed, number, numbers

__all__ = [
    "Course",
    "Exercise",
    "Guess",
    "Mistake",
    "Property",
    "Route",
    "Session",
    "Verdict",
    "listed",
    "mistakes",
    "number",
    "numbers",
    "on_each",
    "spread",
]
