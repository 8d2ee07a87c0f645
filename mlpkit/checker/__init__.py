"""The engine behind the exercises: from a learner's function to a verdict.

It depends on no particular course. A course has a name and modules with its records; a notebook
imports the methods of its session:

    course = Course("mlpkit", ("mlpkit.exercises.activations", ...), {2: "activations", ...})
    session = Session(course)
    exercise, guess, hint = session.exercise, session.guess, session.hint

README.md leads from an empty folder to your own course. This module exports what a course's author
needs. The parts, each built on those below it:

- testing/: the tests that every course must pass (suite.py, notebook_suite.py), the exercises that
  its notebooks ask for (asked.py), and the wrong answers on which every exercise is tried: mutants
  (mutants.py), and right answers with a small slip (slips.py)
- session.py: what a notebook calls; grading.py: what a grader calls; unnamed_answers.py: an answer
  as a text for the course's authors, and drafts of records from such texts
- solved.py: a notebook with its answers, and with notes on other answers below them
- contents/: the contents page (page.py), from what the notebooks say about themselves (edition.py)
- review/: the exercises and guesses that come back: which are due (due.py), the notebook that asks
  for them (notebook.py, saved by notebook_file.py), the verdicts in its cells (answers.py);
  placement questions, on where to begin (placement.py)
- judge.py: from an answer to its verdict, in the order of the checks; older_stubs.py: answers to a
  stub that has changed; guesses.py: verdicts on guesses, with typed_guess.py to read them;
  next_steps.py: what comes after a verdict; syntax_errors.py: a cell that is not valid Python yet
- display/: what is shown: a verdict (verdict.py), hints and solutions (hints.py), buttons
  (buttons.py), the tables of `progress` (progress_table.py) and `attempts` (attempts_table.py)
- diagnosis/: finding what is wrong (faults.py), first what shows before any value is compared
  (forms.py); finding the cause by running the answer again (clues.py), or two mistakes at once
  (two_at_once.py), and confirming it on other cases (confirmation.py); mistakes that are the same
  in every exercise (generic_mistakes.py), such as a root or a lost row (transformations.py); the
  circumstances, in words (wording.py)
- execution/: running a function on the cases of its exercise (outcomes.py), or on other arguments
  (trials.py), so that, whatever it does, the kernel survives (sandbox.py), the call ends in time
  (watch.py) and its surroundings are restored (surroundings.py); whose function is judged
  (authorship.py)
- comparison/: results as snapshots, and whether they are equal (values.py); results that are not
  numbers (objects.py)
- course.py, record.py: a course, and the parts of an exercise; drawn.py: numbers for its cases;
  edits.py: a mistake as an edit; sources.py: stubs, solutions, and the outside names that a
  function uses
- attempts.py: a line for each verdict; schedule.py: what comes back and when, from these lines
- progress.py: what was solved; carried.py: progress that is carried to another place
- cell_links.py: links to the cell that asks for an exercise; slices.py: what a cell needs from the
  cells above it; words.py: numbers and lists in words
"""

from mlpkit.checker.course import Course, Route
from mlpkit.checker.display.verdict import Verdict
from mlpkit.checker.drawn import on_each, spread
from mlpkit.checker.execution.trials import names_used
from mlpkit.checker.record import Exercise, Guess, Mistake, Property, mistakes
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
    "names_used",
    "number",
    "numbers",
    "on_each",
    "spread",
]
