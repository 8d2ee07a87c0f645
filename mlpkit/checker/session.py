"""The functions that a notebook calls: `exercise`, `recall`, `guess`, `mine`, `hint`, `solution`,
`progress`…"""

import inspect
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from mlpkit.checker.attempts import AttemptsFile, slug
from mlpkit.checker.contents.page import contents_of
from mlpkit.checker.display.attempts_table import Attempts
from mlpkit.checker.display.hints import hints_up_to, solution_of
from mlpkit.checker.display.progress_table import progress_of
from mlpkit.checker.display.verdict import Note, Verdict, show
from mlpkit.checker.guesses import answer_kept, judge_guess
from mlpkit.checker.judge import (
    judge,
    judge_twice,
    name_of,
    no_function,
    not_the_learners,
    standing_alone,
    stub_verdict,
)
from mlpkit.checker.next_steps import add_next_steps, offer_help, stand_in
from mlpkit.checker.older_stubs import as_now
from mlpkit.checker.progress import ProgressFile, begun, passing, untried, with_seed
from mlpkit.checker.record import Exercise, Guess
from mlpkit.checker.review import notebook_file, placement
from mlpkit.checker.review.answers import review_function, review_guess
from mlpkit.checker.schedule import LOOKED
from mlpkit.checker.sources import compile_source, names_in
from mlpkit.checker.typed_guess import letter


class Session:
    """A learner at work on a course; a notebook imports its methods by name.

    written: {name: the function as the learner last wrote it}, right or wrong.
    """

    def __init__(self, course):
        self.course = course
        self.progress_file = ProgressFile(course.name)
        self.attempts_file = AttemptsFile(self.progress_file)
        self.written = {}
        self.helps = {}  # {name: the buttons under its last verdict}
        self.placed = {}  # {name: the status of an answer to a placement question}
        self.shell = None  # the shell in which it handles cells that can't be read

    def check(self, name, function, seed=0):
        """The Verdict(name, status, message, mistake) on a function, neither shown nor kept.

        seed: for drawing the cases. Raises ValueError if no exercise is called `name`.
        """
        return judge(self.course, self.course.find(name), function, seed)

    def exercise(self, function):
        """Check a function, show the verdict and keep what passed; a decorator.

        The function's name is the exercise's. Returns the function if it is right, else the
        course's, so that later cells work.
        """
        return self._attempted(function, "exercise")

    def recall(self, function):
        """Like `exercise`, for a function from an earlier notebook. Also say what else is due
        today.
        """
        found = self._attempted(function, "recall")
        if due := notebook_file.what_else_is_due(self, name_of(function)):
            self.tell(Note(due))
        return found

    def review(self, what, *values, written=None):
        """Judge a review's answer: a function, as a decorator, or ``review("first_loss", ...)``.

        The verdict is shown, and kept as an attempt; what `mine` returns does not change. written:
        the date of the review's notebook, needed because the notebook may be run again later.
        """
        if isinstance(what, str):
            value = values[0] if len(values) == 1 else values or ...
            self.tell(review_guess(self, self.course.find(what, Guess), value, written))
            return None
        record = self.course.find(name_of(what))
        verdict = review_function(self, record, what, written)
        self.tell(verdict)
        offer_help(self, record, verdict.status == "correct")
        return what if verdict.status == "correct" else stand_in(record)

    def tell(self, thing):
        """Show a result, and under it any trouble of the progress file that is not reported yet."""
        show(thing)
        if remark := self.progress_file.remark():
            show(Note(remark))

    def _attempted(self, function, asked):
        name = name_of(function)
        record = self.course.exercises.get(name)
        if record is None:
            what = self.course.unknown(name) if name else no_function(function)
            what, name = what or "got a function without a name.", name or "exercise"
            self.tell(Verdict(name, "error", f"{name}: {what} Keep the first line of the stub."))
            return function
        if function in (record.reference, stand_in(record)):
            verdict = not_the_learners(self.course, record)
        else:
            verdict = judge_twice(self.course, record, function, self.entry(name).get("seed"))
        fallback, whose = stand_in(record), self.course.possessive
        if asked == "recall":
            fallback, what = self.own_or_reference(record)
            whose = "your earlier" if what == "yours" else whose
        if record.refused or verdict.status == "not attempted":
            self.tell(verdict if record.refused else stub_verdict(record, whose))
            return fallback
        self.written[name] = function
        right, source, why_not = verdict.status == "correct", None, None
        if right:
            source, why_not = standing_alone(self, record, function)
        entries = self.progress_file.read()  # before the file is written, which clears its troubles
        edit = passing(record, source) if right else begun
        entry = self.progress_file.change(name, with_seed(edit, verdict.seed))
        self.remember(record, verdict, asked, entry)
        verdict = add_next_steps(self.course, record, verdict, whose, why_not, entries, asked)
        self.tell(verdict)
        offer_help(self, record, right)
        return as_now(record, function) if right else fallback

    def used(self, record, names, above=()):
        """Return the functions that an answer may call; names: those that occur in the answer.

        The function of an exercise (those that `mine` can return) is the learner's own, if there is
        one. Any other (`forward`) is what the reference calls by that name, or a package that the
        record needs. above: the exercises whose sources are being read; for these the references
        are used, so that two versions that call each other do not recurse forever.
        """
        exercises, theirs = self.course.exercises, inspect.unwrap(record.reference).__globals__
        above = (*above, record.name)
        found = {name: import_module(name) for name in set(record.needs).intersection(names)}
        for name in {*record.uses, *exercises}.intersection(names):
            if name not in exercises:
                found[name] = theirs[name]
            elif name in above:
                found[name] = exercises[name].reference
            else:
                found[name], _ = self.own_or_reference(exercises[name], above)
        return found

    def own_or_reference(self, record, above=()):
        """Return (function, its description): the learner's last passing version, or the
        reference."""
        entry, theirs = self.entry(record.name), self.course.possessive
        if not entry.get("passed") or not isinstance(entry.get("source"), str):
            return stand_in(record), theirs
        if entry.get("version") != record.version:
            return stand_in(record), f"{theirs}; yours passed under an older check: run it again"
        try:
            source = entry["source"]
            own = compile_source(record, source, self.used(record, names_in(source), above))
            return as_now(record, own), "yours"
        except (Exception, SystemExit):  # anything may happen when the source is run
            return stand_in(record), f"{theirs}; yours could not be read"

    def last_version(self, record):
        """The function as last written, right or wrong; else as last passed; else None."""
        if record.name in self.written:
            return self.written[record.name]
        function, what = self.own_or_reference(record)
        return function if what == "yours" else None

    def remember(self, record, verdict, asked, entry, value=None, written=None):
        """Keep an attempt; verdict: a Verdict, or LOOKED; entry: the record's progress."""
        guess = isinstance(record, Guess)
        line = {
            "review": written,
            "edition": self.course.version or None,
            "version": record.version,
            "mistake": slug(getattr(verdict, "mistake", None)),
            "answer": answer_kept(record, value) if guess else None,
            "hints": entry.get("hints"),
            "solution": entry.get("looked"),
        }
        status = getattr(verdict, "status", LOOKED)
        self.attempts_file.add(self.attempts_file.line(record.name, asked, status, **line))

    def entry(self, name):
        """An exercise's or guess's entry in the progress file."""
        return self.progress_file.read().get(name, {})

    def mine(self, *names):
        """Return your last passing versions of earlier exercises; the course's if you have none.

        ``relu, softmax = mine("relu", "softmax")``; one name gives the function. Shows whose it is.
        """
        found = {name: self.own_or_reference(self.course.find(name)) for name in names}
        groups = {}
        for name, (_, what) in found.items():
            groups.setdefault(what, []).append(name)
        lines = (f"{', '.join(group)}: {what}." for what, group in groups.items())
        self.tell(Note("\n".join(lines)))
        functions = tuple(function for function, _ in found.values())
        return functions if len(functions) != 1 else functions[0]

    def guess(self, name, *values, measured=None):
        """Answer a guess; show whether it is right, and why. A second wrong one is told the answer.

        A guess of several parts is one tuple, or several arguments. measured: the answer, if the
        notebook has it. A guess that a later notebook answers is kept until then.
        """
        record = self.course.find(name, Guess)
        value = values[0] if len(values) == 1 else values or ...
        said = ""
        if record.answered and measured is not None and value is ...:
            kept = self.entry(name).get("kept")
            if isinstance(kept, str):
                value, said = kept, f"In notebook {record.notebook:02d} you said {kept}. "
        verdict = judge_guess(record, value, measured, not self.entry(name).get("tried"))
        if verdict.status in ("correct", "wrong") and record.answered and measured is None:
            verdict = self._kept(record, letter(value))
        elif verdict.status in ("correct", "wrong"):
            verdict = replace(verdict, message=f"{said}{verdict.message}")
            right = verdict.status == "correct"
            entry = self.progress_file.change(name, passing(record) if right else begun)
            self.remember(record, verdict, "guess", entry, value)
        self.tell(verdict)

    def _kept(self, record, kept):
        """Keep a guess for the notebook that answers it."""
        self.progress_file.change(record.name, lambda entry: entry.update(kept=kept))
        when = f"Notebook {record.answered:02d} answers it."
        return Verdict(record.name, "not attempted", f"{record.name}: {kept} is kept. {when}")

    def hint(self, name, level=None):
        """Show the hints given so far and the next one; with a level, all hints up to it."""
        self.tell(self.hint_note(self.course.find(name), level))

    def next_hint(self, record):
        """The number of the next hint, or of the last if all were given."""
        return min(self.entry(record.name).get("hints", 0) + 1, len(record.hints))

    def hint_note(self, record, level=None, buttons=False):
        if level is None:
            level = self.next_hint(record)
            self.progress_file.change(
                record.name, lambda entry: entry.update(hints=max(level, entry.get("hints", 0)))
            )
        return hints_up_to(record, level, buttons)

    def solution(self, name):
        """Show the reference's source; until the exercise has passed, a question comes first."""
        self.tell(self.solution_note(self.course.find(name)))

    def solution_note(self, record):
        passed = self.entry(record.name).get("passed")
        if not passed:
            entry = self.progress_file.change(record.name, lambda entry: entry.update(looked=True))
            self.remember(record, LOOKED, "exercise", entry)
        return solution_of(record, self.course.possessive, passed)

    def reset(self, name):
        """Begin an exercise again: not passed, no hint seen. `restore` still returns the source."""
        name = self.course.find(name, (Exercise, Guess)).name
        self.written.pop(name, None)
        self.progress_file.change(name, untried)
        self.tell(Note(f"{name}: it counts as not tried."))

    def restore(self, name):
        """Show the source of your last version that passed, to be copied into a cell."""
        name = self.course.find(name).name
        source = self.entry(name).get("source")
        if isinstance(source, str):
            self.tell(Note(f"{name}: your last version that passed.", f"@exercise\n{source}"))
        else:
            self.tell(Note(f"{name}: none of your versions has passed yet."))

    def progress(self):
        """Your progress: a table by notebook, what is due, where you stopped and what is next."""
        return progress_of(self, notebook_file.offer_review(self))

    def contents(self):
        """The course on one page: notebooks and their minutes, what is done, and routes."""
        notebook_file.offer_review(self)
        notebook_file.offer(self, "Where to begin?", placement.write_placing)
        return contents_of(self, Path.cwd())

    def place(self, name, *values):
        """Answer a placement question; the verdict is shown but not kept."""
        self.tell(placement.judge_placement(self, name, *values))

    def where_to_begin(self):
        """Show where to begin, according to the answers to `place`."""
        self.tell(placement.Advice(self.course, self.placed, Path.cwd()))

    def attempts(self, keep=None):
        """All that is kept about your answers; keep=False deletes it and keeps nothing more."""
        file = self.attempts_file
        if told := file.why_not_kept() if keep is None else file.keep(keep):
            self.tell(Note(told))
            return None
        return Attempts(file.read(), file.path)
