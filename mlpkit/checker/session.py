"""What a notebook calls: `exercise`, `recall`, `guess`, `mine`, `hint`, `solution`, `progress`…"""

import inspect
from dataclasses import replace

from mlpkit.checker.guesses import judge_guess, letter
from mlpkit.checker.judging import judge, judge_twice, no_function, not_the_learners, unattempted
from mlpkit.checker.older_stubs import as_now
from mlpkit.checker.progress_file import ProgressFile, begun, passing, with_seed
from mlpkit.checker.record import Exercise, Guess
from mlpkit.checker.showing.display import Note, Verdict, has_buttons, show
from mlpkit.checker.showing.progress import Progress
from mlpkit.checker.sources import compiled, names_in, outside, own_source


class Session:
    """A learner at work on a course; a notebook imports its methods by their names.

    attempts: {name: the function as the learner last wrote it}, right or wrong.
    """

    def __init__(self, course):
        self.course = course
        self.progress_file = ProgressFile(course.name)
        self.attempts = {}
        self.helps = {}  # {name: the buttons under its last verdict}

    def check(self, name, function, seed=0):
        """The Verdict(name, status, message, mistake) on a function, shown and kept nowhere.

        seed: what the cases are drawn with. Raises ValueError when no exercise is called `name`.
        """
        return judge(self.course, self.course.find(name), function, seed)

    def exercise(self, function):
        """Check a function, show the verdict and keep what passed; a decorator.

        The function's name is the exercise's. Returns the function when it is right, else the
        course's, so that later cells work.
        """
        return self._attempted(function, recalled=False)

    def recall(self, function):
        """`exercise`, for a function that was written in an earlier notebook."""
        return self._attempted(function, recalled=True)

    def tell(self, thing):
        """Show it, and under it what is wrong with the progress file, if not said yet."""
        show(thing)
        if remark := self.progress_file.remark():
            show(Note(remark))

    def _attempted(self, function, recalled):
        name = name_of(function)
        record = self.course.exercises.get(name)
        if record is None:
            what = self.course.unknown(name) if name else no_function(function)
            what, name = what or "got a function without a name.", name or "exercise"
            self.tell(Verdict(name, "error", f"{name}: {what} Keep the first line of the stub."))
            return function
        if function is record.reference:
            verdict = not_the_learners(self.course, record)
        else:
            verdict = judge_twice(self.course, record, function, self._entry(name).get("seed"))
        fallback, whose = record.reference, self.course.possessive
        if recalled:
            fallback, what = self.own_or_reference(record)
            whose = "your earlier" if what == "yours" else whose
        if record.refused or verdict.status == "not attempted":
            self.tell(verdict if record.refused else unattempted(record, whose))
            return fallback
        self.attempts[name] = function
        right, source, why_not = verdict.status == "correct", None, None
        if right:
            source, why_not = self._standing_alone(record, function)
        edit = passing(record, source, recalled) if right else begun
        self.progress_file.change(name, with_seed(edit, verdict.seed))
        self.tell(replace(verdict, note=what_follows(record, right, whose, why_not)))
        self._offer_help(record, right)
        return as_now(record, function) if right else fallback

    def _standing_alone(self, record, function):
        """(source, None) of a right function that needs only what `mine` gives; or (None, why)."""
        source = own_source(function)
        if source is None or not hasattr(function, "__code__"):
            return None, "its source can't be read"
        missing = outside(function, (*record.uses, *self.course.exercises))
        if missing:
            names = " and ".join(f"`{name}`" for name in missing)
            are = "which is" if len(missing) == 1 else "which are"
            return None, f"it uses {names}, {are} defined outside the function"
        try:
            alone = compiled(record, source, self.used(record, names_in(source)))
        except (Exception, SystemExit) as error:
            return None, f"on its own its first line raises {type(error).__name__}"
        verdict = judge(self.course, record, alone)
        if verdict.status != "correct":
            return None, f"run on its own it fails ({verdict.message.rstrip('.')})"
        return source, None

    def used(self, record, names, above=()):
        """The functions that an answer in which `names` occur may call.

        An exercise's function (all that `mine` can give) is the learner's own, where there is one.
        What is no exercise (`forward`) is what the reference calls by that name. above: the
        exercises whose sources are being read; among them the references are used, so that two
        versions that call each other come to an end.
        """
        exercises, theirs = self.course.exercises, inspect.unwrap(record.reference).__globals__
        above, found = (*above, record.name), {}
        for name in {*record.uses, *exercises}.intersection(names):
            if name not in exercises:
                found[name] = theirs[name]
            elif name in above:
                found[name] = exercises[name].reference
            else:
                found[name], _ = self.own_or_reference(exercises[name], above)
        return found

    def own_or_reference(self, record, above=()):
        """(function, what it is): the learner's last passing version, or the reference."""
        entry, theirs = self._entry(record.name), self.course.possessive
        if not entry.get("passed") or not isinstance(entry.get("source"), str):
            return record.reference, theirs
        if entry.get("version") != record.version:
            return record.reference, f"{theirs}; yours passed under an older check: run it again"
        try:
            source = entry["source"]
            own = compiled(record, source, self.used(record, names_in(source), above))
            return as_now(record, own), "yours"
        except (Exception, SystemExit):  # it is run, whatever it is
            return record.reference, f"{theirs}; yours could not be read"

    def last_version(self, record):
        """The function as last written, right or wrong; else as it last passed; else None."""
        if record.name in self.attempts:
            return self.attempts[record.name]
        function, what = self.own_or_reference(record)
        return function if what == "yours" else None

    def _entry(self, name):
        return self.progress_file.read().get(name, {})

    def mine(self, *names):
        """Your last passing versions of earlier exercises; the course's where there is none.

        ``relu, softmax = mine("relu", "softmax")``; one name gives the function itself. Says which.
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
        """Answer a guess, show what is so, and why.

        A guess of several parts is one tuple, or one value after the other. measured: the answer,
        where the notebook has it. A guess that a later notebook answers is kept until then.
        """
        record = self.course.find(name, Guess)
        value = values[0] if len(values) == 1 else values or ...
        said = ""
        if record.answered and measured is not None and value is ...:
            kept = self._entry(name).get("kept")
            if isinstance(kept, str):
                value, said = kept, f"In notebook {record.notebook:02d} you said {kept}. "
        verdict = judge_guess(record, value, measured)
        if verdict.status in ("correct", "wrong") and record.answered and measured is None:
            verdict = self._kept(record, letter(value))
        elif verdict.status in ("correct", "wrong"):
            verdict = replace(verdict, message=f"{said}{verdict.message}")
            right = verdict.status == "correct"
            self.progress_file.change(name, passing(record) if right else begun)
        self.tell(verdict)

    def _kept(self, record, kept):
        """Keep a guess for the notebook that answers it."""
        self.progress_file.change(record.name, lambda entry: entry.update(kept=kept))
        when = f"Notebook {record.answered:02d} answers it."
        return Verdict(record.name, "not attempted", f"{record.name}: {kept} is kept. {when}")

    def _offer_help(self, record, right):
        """Buttons under a verdict that is not right, where there is a page for them."""
        if former := self.helps.pop(record.name, None):
            former.close()
        if not right and has_buttons():
            from mlpkit.checker.showing.buttons import Help

            help = self.helps[record.name] = Help(self, record)
            show(help)

    def hint(self, name, level=None):
        """The next hint of an exercise, under those before it; with a level, all up to it."""
        self.tell(self.hint_note(self.course.find(name), level))

    def next_hint(self, record):
        """The number of the hint that is not given yet, else of the last."""
        return min(self._entry(record.name).get("hints", 0) + 1, len(record.hints))

    def hint_note(self, record, level=None):
        name, count = record.name, len(record.hints)
        if level is None:
            level = self.next_hint(record)
            self.progress_file.change(
                name, lambda entry: entry.update(hints=max(level, entry.get("hints", 0)))
            )
        if level not in range(1, count + 1):
            raise ValueError(f"hint: got level {level!r}; expected 1 to {count} for {name}.")
        given = enumerate(record.hints[:level], start=1)
        lines = [f"Hint {k} of {count} for {name}: {text}" for k, text in given]
        if level == count:
            lines.append(f'This is the last. The answer: solution("{name}")')
        return Note("\n".join(lines))

    def solution(self, name):
        """The source of the reference. Looked at before passing, it asks one question."""
        self.tell(self.solution_note(self.course.find(name)))

    def solution_note(self, record):
        name, theirs = record.name, self.course.possessive
        source = own_source(record.reference)
        text = f"{theirs} {record.reference.__name__}:"
        if record.worked:
            one_way = own_source(record.worked).replace(record.worked.__name__, name, 1)
            source = f"{one_way}\n\n# {theirs} own:\n{source}"
            text = f"one way to write it, and {theirs} own {record.reference.__name__}:"
        if not self._entry(name).get("passed"):
            text = (
                f"Before you go on: {record.why} Close this, and write {name} again with @recall "
                f"in a later session.\n{text}"
            )
            self.progress_file.change(name, lambda entry: entry.update(looked=True, recall="due"))
        return Note(text, source)

    def reset(self, name):
        """Begin an exercise again: not passed, no hint seen. `restore` still has the source."""
        name = self.course.find(name, (Exercise, Guess)).name

        def edit(entry):
            source = entry.get("source")
            entry.clear()
            if source:
                entry["source"] = source

        self.attempts.pop(name, None)
        self.progress_file.change(name, edit)
        self.tell(Note(f"{name}: as if untried."))

    def restore(self, name):
        """The last source of yours that passed, to be copied into a cell."""
        name = self.course.find(name).name
        source = self._entry(name).get("source")
        if isinstance(source, str):
            self.tell(Note(f"{name}: your last version that passed.", f"@exercise\n{source}"))
        else:
            self.tell(Note(f"{name}: none of your versions has passed yet."))

    def progress(self):
        """Where you are: a table by notebook, recalls that are due, what is next."""
        entries = self.progress_file.read()
        self.progress_file.remark()  # said here, with all else that is wrong
        return Progress(self.course, entries, self.progress_file.standing())


def name_of(function):
    """The name of a function, or of the one that partial, property or np.vectorize is around."""
    inner = (getattr(function, part, None) for part in ("func", "fget", "pyfunc"))
    names = (getattr(each, "__name__", None) for each in (function, *inner))
    return next((name for name in names if isinstance(name, str)), None)


def what_follows(record, right, whose, why_not):
    """The note under a verdict: what later cells use, or that they don't have it, and why not."""
    hunt = record.kind == "bug hunt"  # its function is used in no later cell
    if right:
        return f"It is not kept for later notebooks: {why_not}." if why_not and not hunt else ""
    theirs = f"Until it is right, later cells use {whose} {record.reference.__name__}. "
    return f'{"" if hunt else theirs}Stuck? hint("{record.name}")'
