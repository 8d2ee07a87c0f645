"""All exercises and guesses by name, collected from the folders of the concepts."""

import difflib
import functools
import importlib

from mlpkit.checker.record import Exercise, Guess

CONCEPTS = (
    *("start_here", "preprocessing", "activations", "forward_pass", "losses"),
    *("backprop", "optimizers", "training"),
)


@functools.cache
def records():
    """{name: Exercise or Guess}, in the order in which the notebooks ask for them.

    Raises ValueError when two have one name.
    """
    found = {}
    for concept in CONCEPTS:
        for record in importlib.import_module(f"mlpkit.exercises.{concept}").EXERCISES:
            if record.name in found:
                raise ValueError(f"exercises: two records are called {record.name!r}.")
            found[record.name] = record
    return dict(sorted(found.items(), key=lambda item: item[1].notebook))


def find(name, kind=Exercise):
    """The record called `name`, or for the function of that name.

    Raises ValueError, with the nearest name, when there is none.
    """
    name = getattr(name, "__name__", name)  # hint(relu) as well as hint("relu")
    record = records().get(name)
    if not isinstance(record, kind):
        raise UnknownName(unknown(name, kind))
    return record


class UnknownName(ValueError):
    """A name that no exercise has. Jupyter shows the sentence, and no way through this package."""

    def _render_traceback_(self):
        return [str(self)]


def unknown(name, kind=Exercise):
    """The sentence for a name that no record has."""
    if kind is Exercise and name in records():
        return f"{name!r} is a guess: it has no hints and no solution. Type one, and it says more."
    what = {Exercise: "exercise", Guess: "guess"}.get(kind, "exercise or guess")
    names = [known for known, record in records().items() if isinstance(record, kind)]
    near = difflib.get_close_matches(str(name), names, 1)
    return f"no {what} is called {name!r}." + (f" Did you mean {near[0]!r}?" if near else "")
