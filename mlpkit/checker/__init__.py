"""The engine under the exercises: from a learner's function to a verdict. It knows no course.

A course names itself and the modules that hold its records; a notebook imports the methods of its
session:

    course = Course("mlpkit", ("mlpkit.exercises.activations", ...), {2: "activations", ...})
    session = Session(course)
    exercise, guess, hint = session.exercise, session.guess, session.hint

README.md leads from an empty folder to a course of your own. This module has what its author needs.
The parts, each on top of those below it:

- testing/: the tests that every course must pass (suite.py, notebook_suite.py), the exercises that
  its notebooks ask for (asked.py), and the wrong answers that every exercise is tried on
  (mutants.py), some of them right ones with a small slip (slips.py)
- session.py: what a notebook calls
- contents/: the contents page (page.py), from what the notebooks say of themselves (edition.py)
- review/: what comes back: what is due (due.py), the notebook that asks for it (notebook.py, saved
  by notebook_file.py), the verdict in its cells (answers.py); the guesses that say where to begin
  (placement.py)
- judge.py: from an answer to its verdict, in the order of the outcomes; older_stubs.py: answers to
  a stub that has changed; guesses.py: verdicts on guesses, with typed_guess.py to read them;
  next_steps.py: what is said after a verdict; syntax_errors.py: a cell that is not valid Python yet
- display/: what is shown: a verdict (verdict.py), hints and solutions (hints.py), buttons
  (buttons.py), the tables of `progress` (progress_table.py) and `attempts` (attempts_table.py)
- diagnosis/: finding what is wrong (faults.py), first what shows before any value is compared
  (forms.py); what is behind it, from running the answer again (clues.py), or two mistakes at once
  (two_at_once.py), confirmed on other cases (confirmation.py); mistakes that are the same in every
  exercise (generic_mistakes.py), such as a root or a lost row (transformations.py); the
  circumstances, in words (wording.py)
- execution/: a function run on the cases of its exercise (outcomes.py), or on other arguments
  (trials.py); whatever it does, the kernel goes on (sandbox.py), the call ends in time (watch.py)
  and its surroundings are restored (surroundings.py); whose function answers (authorship.py)
- comparison/: results as snapshots, and whether two are equal (values.py); results that are not
  numbers (objects.py)
- course.py, record.py: a course, and what an exercise is made of; edits.py: a mistake as an edit;
  sources.py: stubs, solutions, and what a function takes from outside
- attempts.py: a line for each verdict; schedule.py: from these lines, what comes back and when
- progress.py: what was solved; cell_links.py: links to the cell that asks for an exercise;
  words.py: numbers and lists in words
"""

from mlpkit.checker.course import Course, Route
from mlpkit.checker.display.verdict import Verdict
from mlpkit.checker.record import Exercise, Guess, Mistake, Property, mistakes, on_each, spread
from mlpkit.checker.session import Session
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
