"""What a notebook calls: `exercise`, `recall`, `guess`, `mine`, `hint`, `solution`, `progress`…"""

import html
import inspect
from dataclasses import replace

from mlpkit.checker import progress_file
from mlpkit.checker.course import find, records, unknown
from mlpkit.checker.display import Note, Verdict, aligned, show, table
from mlpkit.checker.guesses import judge_guess
from mlpkit.checker.judging import judge, mlpkits_own, no_function
from mlpkit.checker.record import Exercise, Guess
from mlpkit.checker.sources import compiled, names_in, outside, own_source

NOTEBOOKS = {
    0: "start here",
    1: "preprocessing",
    2: "activations",
    3: "forward pass",
    4: "losses",
    5: "backprop",
    6: "optimizers",
    7: "training",
}

attempts = {}  # {name: the function as the learner last wrote it}, right or wrong, for `compare`


def check(name, function):
    """The Verdict(name, status, message, mistake) on a function, shown and kept nowhere.

    Raises ValueError when no exercise is called `name`.
    """
    return judge(find(name), function)


def exercise(function):
    """Check a function, show the verdict and keep what passed; a decorator.

    The function's name is the exercise's. Returns the function when it is right, else mlpkit's, so
    that later cells work.
    """
    return attempted(function, recalled=False)


def recall(function):
    """`exercise`, for a function that was written in an earlier notebook."""
    return attempted(function, recalled=True)


def tell(thing):
    """Show it, and under it what is wrong with the progress file, if that was not said yet."""
    show(thing)
    if remark := progress_file.remark():
        show(Note(remark))


def attempted(function, recalled):
    name = name_of(function)
    record = records().get(name)
    if not isinstance(record, Exercise):
        what = unknown(name) if name else no_function(function) or "got a function without a name."
        name = name or "exercise"
        tell(Verdict(name, "error", f"{name}: {what} Keep the first line of the stub."))
        return function
    own = function is record.reference
    verdict = mlpkits_own(record) if own else judge(record, function)
    fallback, whose = own_or_reference(record) if recalled else (record.reference, "mlpkit's")
    whose = "your earlier" if whose == "yours" else "mlpkit's"
    if verdict.status == "not attempted":
        tell(replace(verdict, message=verdict.message.replace("mlpkit's", whose)))
        return fallback
    attempts[name] = function
    source, notes, later = None, [], record.kind != "bug hunt"
    if verdict.status == "correct":
        source, why_not = standing_alone(record, function)
        if why_not and later:
            notes.append(f"It is not kept for later notebooks: {why_not}.")
    else:
        theirs = f"Until it is right, later cells use {whose} {record.reference.__name__}. "
        notes.append(f'{theirs if later else ""}Stuck? hint("{name}")')

    def edit(entry):
        entry["tried"] = True
        if verdict.status == "correct":
            entry.update(passed=True, version=record.version)
            if source:
                entry["source"] = source
            if recalled:
                entry["recall"] = "done"

    progress_file.change(name, edit)
    tell(replace(verdict, note="\n".join(notes)))
    return function if verdict.status == "correct" else fallback


def name_of(function):
    """The name of a function, or of the one that partial, property or np.vectorize is around."""
    inner = (getattr(function, part, None) for part in ("func", "fget", "pyfunc"))
    names = (getattr(each, "__name__", None) for each in (function, *inner))
    return next((name for name in names if isinstance(name, str)), None)


def standing_alone(record, function):
    """(source, None) of a right function that needs only what `mine` gives, or (None, why not)."""
    source = own_source(function)
    if source is None or not hasattr(function, "__code__"):
        return None, "its source can't be read"
    missing = outside(function, (*record.uses, *exercise_names()))
    if missing:
        names = " and ".join(f"`{name}`" for name in missing)
        are = "which is" if len(missing) == 1 else "which are"
        return None, f"it uses {names}, {are} defined outside the function"
    try:
        alone = compiled(record, source, used(record, names_in(source)))
    except Exception as error:
        return None, f"on its own its first line raises {type(error).__name__}"
    verdict = judge(record, alone)
    if verdict.status != "correct":
        return None, f"run on its own it fails ({verdict.message.rstrip('.')})"
    return source, None


def exercise_names():
    return {name for name, record in records().items() if isinstance(record, Exercise)}


def used(record, names, above=()):
    """The functions that an answer in which `names` occur may call.

    An exercise's function (all that `mine` can give) is the learner's own, where there is one. What
    is no exercise (`forward`) is mlpkit's, by the name that the reference calls it by. above: the
    exercises whose sources are being read; among them mlpkit's are used, so that two versions that
    call each other come to an end.
    """
    theirs, above, found = inspect.unwrap(record.reference).__globals__, (*above, record.name), {}
    for name in {*record.uses, *exercise_names()}.intersection(names):
        if name not in exercise_names():
            found[name] = theirs[name]
        elif name in above:
            found[name] = find(name).reference
        else:
            found[name], _ = own_or_reference(find(name), above)
    return found


def own_or_reference(record, above=()):
    """(function, what it is): the learner's last passing version, or mlpkit's."""
    entry = progress_file.read().get(record.name, {})
    if not entry.get("passed") or not isinstance(entry.get("source"), str):
        return record.reference, "mlpkit's"
    if entry.get("version") != record.version:
        return record.reference, "mlpkit's; yours passed under an older check: run it again"
    try:
        source = entry["source"]
        return compiled(record, source, used(record, names_in(source), above)), "yours"
    except Exception:
        return record.reference, "mlpkit's; yours could not be read"


def mine(*names):
    """Your last passing versions of earlier exercises; mlpkit's where there is none.

    ``relu, softmax = mine("relu", "softmax")``; one name gives the function itself. Says which.
    """
    found = {name: own_or_reference(find(name)) for name in names}
    groups = {}
    for name, (_, what) in found.items():
        groups.setdefault(what, []).append(name)
    tell(Note("\n".join(f"{', '.join(group)}: {what}." for what, group in groups.items())))
    functions = tuple(function for function, _ in found.values())
    return functions if len(functions) != 1 else functions[0]


def guess(name, *values, measured=None):
    """Answer a guess, show what is so, and why. measured: the answer, where the notebook has it.

    A guess of several parts is one tuple, or one value after the other.
    """
    record = find(name, Guess)
    value = values[0] if len(values) == 1 else values or ...
    verdict = judge_guess(record, value, measured)
    if verdict.status in ("correct", "wrong"):

        def edit(entry):
            entry["tried"] = True
            if verdict.status == "correct":
                entry.update(passed=True, version=record.version)

        progress_file.change(name, edit)
    tell(verdict)


def hint(name, level=None):
    """The next hint of an exercise, under those before it; with a level, all up to that one."""
    record = find(name)
    name, count = record.name, len(record.hints)
    if level is None:
        level = min(progress_file.read().get(name, {}).get("hints", 0) + 1, count)
        progress_file.change(name, lambda entry: seen(entry, level))
    if level not in range(1, count + 1):
        raise ValueError(f"hint: got level {level!r}; expected 1 to {count} for {name}.")
    lines = [f"Hint {k} of {count} for {name}: {record.hints[k - 1]}" for k in range(1, level + 1)]
    if level == count:
        lines.append(f'This is the last. The answer: solution("{name}")')
    tell(Note("\n".join(lines)))


def seen(entry, level):
    entry["hints"] = max(level, entry.get("hints", 0))


def solution(name):
    """The source of mlpkit's own function. Looked at before passing, it asks one question."""
    record = find(name)
    name = record.name
    text = f"mlpkit's {record.reference.__name__}:"
    if not progress_file.read().get(name, {}).get("passed"):
        text = (
            f"Before you go on: {record.why} Close this, and write {name} again with @recall in "
            f"a later session.\n{text}"
        )
        progress_file.change(name, lambda entry: entry.update(looked=True, recall="due"))
    source = own_source(record.reference)
    if record.worked:
        one_way = own_source(record.worked).replace(record.worked.__name__, record.name, 1)
        text = text.replace("mlpkit's", "one way to write it, and mlpkit's own")
        source = f"{one_way}\n\n# mlpkit's own:\n{source}"
    tell(Note(text, source))


def reset(name):
    """Begin an exercise again: no longer passed, no hint seen. `restore` still has the source."""
    name = find(name, (Exercise, Guess)).name

    def edit(entry):
        source = entry.get("source")
        entry.clear()
        if source:
            entry["source"] = source

    attempts.pop(name, None)
    progress_file.change(name, edit)
    tell(Note(f"{name}: as if untried."))


def restore(name):
    """The last source of yours that passed, to be copied into a cell."""
    name = find(name).name
    source = progress_file.read().get(name, {}).get("source")
    if isinstance(source, str):
        tell(Note(f"{name}: your last version that passed.", f"@exercise\n{source}"))
    else:
        tell(Note(f"{name}: none of your versions has passed yet."))


class Progress:
    """A table by notebook: what is solved, what was tried, and what comes next."""

    def __init__(self, entries, troubles=()):
        self.entries, self.troubles = entries, troubles
        self.rows = [
            self.row(number) for number in sorted({r.notebook for r in records().values()})
        ]

    def row(self, number):
        here = [r for r in records().values() if r.notebook == number]
        tasks = [r for r in here if isinstance(r, Exercise)]
        core = [r for r in tasks if not r.extra]
        guesses = [r for r in here if isinstance(r, Guess)]
        solved, tried = self.count(core, "passed"), self.count(core, "tried")
        return [
            f"{number:02d} {NOTEBOOKS[number]}",
            f"{bar(solved, len(core))} {solved} of {len(core)}",
            f"{max(tried - solved, 0)}",
            f"{self.count([r for r in tasks if r.extra], 'passed')}",
            f"{self.count(guesses, 'tried')} of {len(guesses)}",
            f"{sum(self.entry(r).get('hints', 0) for r in tasks)}",
        ]

    def entry(self, record):
        return self.entries.get(record.name, {})

    def passed(self, record):
        entry = self.entry(record)
        return bool(entry.get("passed")) and entry.get("version") == record.version

    def count(self, found, what):
        if what == "passed":
            return sum(map(self.passed, found))
        return sum(bool(self.entry(record).get(what)) for record in found)

    @property
    def remarks(self):
        """What is wrong, what is due, what has to be run again, and what comes next."""
        tasks = [r for r in records().values() if isinstance(r, Exercise)]
        due = [r.name for r in tasks if self.entry(r).get("recall") == "due"]
        older = [r.name for r in tasks if self.entry(r).get("passed") and not self.passed(r)]
        left = [r for r in tasks if not r.extra and not self.passed(r)]
        lines = list(self.troubles)
        if due:
            how = "Write these again, from memory, with @recall."
            lines.append(f"Recalls due: {', '.join(due)}. {how}")
        if older:
            lines.append(f"Passed under an older check, run again: {', '.join(older)}.")
        if left:
            where = f"{left[0].notebook:02d} {NOTEBOOKS[left[0].notebook]}"
            lines.append(f"Next: {left[0].name}, in {where}.")
        elif tasks:
            lines.append("All core exercises are solved.")
        return lines

    headings = ("notebook", "solved", "tried", "extra", "guesses", "hints")
    legend = "tried: begun, not right yet; extra: extra exercises solved; hints: hints taken."

    def __str__(self):
        return "\n".join([aligned(self.headings, self.rows), self.legend, *self.remarks])

    def __repr__(self):
        return str(self)

    def _repr_html_(self):
        lines = [self.legend, *self.remarks]
        paragraphs = (f"<p>{html.escape(line)}</p>" for line in lines)
        return table(self.headings, self.rows) + "".join(paragraphs)


def bar(done, of):
    """Ten blocks, as many of them full as are done."""
    full = 10 * done // of if of else 0
    return "█" * full + "░" * (10 - full)


def progress():
    """Where you are: a table by notebook, recalls that are due, what is next."""
    entries = progress_file.read()
    progress_file.remark()  # said here, with all else that is wrong
    return Progress(entries, progress_file.standing())
