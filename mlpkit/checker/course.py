"""A course, as far as the engine is told of it: its name, its records, its notebooks' titles."""

import difflib
import functools
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mlpkit.checker.record import Exercise, Guess


@dataclass(frozen=True)
class Route:
    """A way through a course, as its contents page offers it.

    told: for whom it is, in a sentence or two; holds: whether a notebook's number is on it;
    deeper: whether what is Deeper is, too.
    """

    title: str
    told: str
    holds: Callable[[int], bool]
    deeper: bool = False


@dataclass(frozen=True, eq=False)
class Course:
    """``Course("mlpkit", ("mlpkit.exercises.activations", ...), {2: "activations", ...})``.

    name: whose functions the references are ("mlpkit's"), and what the folder of progress is
        called.
    modules: names of the modules whose EXERCISES hold the records; imported at first need.
    titles: {number: title} of the notebooks.
    version: which edition of the course it is; it stands in the learner's attempts.
    review: what a learner types in a terminal for today's review.
    routes: ways through it, for its contents page.
    notebooks: the folder of the notebooks to read, with outputs; None: the contents page reads the
        learner's copies, which show no explorers.
    """

    name: str
    modules: tuple[str, ...]
    titles: dict[int, str]
    version: str = ""
    review: str = ""
    routes: tuple[Route, ...] = ()
    notebooks: Path | None = None

    @property
    def possessive(self):
        """Whose a reference is: "mlpkit's", "letters'"."""
        return f"{self.name}'" if self.name.endswith("s") else f"{self.name}'s"

    def title(self, notebook):
        """A notebook's number and title: "02 activations"."""
        return f"{notebook:02d} {self.titles[notebook]}"

    @functools.cached_property
    def records(self):
        """{name: Exercise or Guess}, in the order in which the notebooks ask for them.

        Raises ValueError when two have one name, or where a notebook has no title.
        """
        found = {}
        for module in self.modules:
            for record in importlib.import_module(module).EXERCISES:
                if record.name in found:
                    raise ValueError(f"{self.name}: two records are called {record.name!r}.")
                if record.notebook not in self.titles:
                    where = f"notebook {record.notebook}, of {record.name!r},"
                    raise ValueError(f"{self.name}: {where} has no title.")
                found[record.name] = record
        return dict(sorted(found.items(), key=lambda item: item[1].notebook))

    @functools.cached_property
    def exercises(self):
        """The records that are exercises, by name."""
        return self._of_kind(Exercise)

    @functools.cached_property
    def guesses(self):
        """The records that are guesses, by name."""
        return self._of_kind(Guess)

    def _of_kind(self, kind):
        return {name: r for name, r in self.records.items() if isinstance(r, kind)}

    def find(self, name, kind=Exercise):
        """The record called `name`, or for the function of that name.

        Raises ValueError, with the nearest name, when there is none.
        """
        name = getattr(name, "__name__", name)  # hint(relu) as well as hint("relu")
        if not isinstance(name, str):
            raise UnknownName(f"got a value of type {type(name).__name__}; expected a name.")
        record = self.records.get(name)
        if not isinstance(record, kind):
            raise UnknownName(self.unknown(name, kind))
        return record

    def unknown(self, name, kind=Exercise):
        """The sentence for a name that no record has."""
        if kind is Exercise and name in self.guesses:
            return (
                f"{name!r} is a guess: it has no hints and no solution. Type one, and it says more."
            )
        what = {Exercise: "exercise", Guess: "guess"}.get(kind, "exercise or guess")
        near = difflib.get_close_matches(str(name), self._of_kind(kind), 1)
        did_you_mean = f" Did you mean {near[0]!r}?" if near else ""
        return f"no {what} is called {name!r}.{did_you_mean}"


class UnknownName(ValueError):
    """A name that no exercise has. Jupyter shows the sentence, and no way through this package."""

    def _render_traceback_(self):
        return [str(self)]
