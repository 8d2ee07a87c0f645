"""A course as the engine knows it: its name, its records, its notebooks' titles."""

import difflib
import functools
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mlpkit.checker.record import Exercise, Guess

TUPLES = (  # the fields in which an author easily forgets the comma of a one-item tuple
    *("hints", "alternatives", "properties", "changes", "returns", "uses", "passes", "needs"),
)


@dataclass(frozen=True)
class Route:
    """A way through a course, as its contents page offers it.

    told: who it is for, in a sentence or two.
    holds: a function of a notebook's number: whether the notebook is on the route.
    deeper: whether the route includes what is marked Deeper.
    """

    title: str
    told: str
    holds: Callable[[int], bool]
    deeper: bool = False


@dataclass(frozen=True, eq=False)
class Course:
    """``Course("mlpkit", ("mlpkit.exercises.activations", ...), {2: "activations", ...})``.

    name: the course's name, as in "mlpkit's"; also that of the progress folder.
    modules: the names of the modules with records in EXERCISES, imported at first use.
    titles: {number: title} of the notebooks.
    version: the edition of the course, recorded in the learner's attempts.
    heading: the title of the contents page; if empty, the course's name.
    about: a sentence or two under it on what the course is.
    review: the command that a learner types in a terminal for today's review.
    routes: ways through the course, for its contents page.
    notebooks: the folder of the published notebooks, with outputs; if None, the contents page reads
        the learner's copies, which show no explorers.
    stills: a folder with a NAME.webp for each explorer, a square: above, the explorer in use on a
        light page, below, the same on a dark one. The contents page shows it; where there is none,
        the picture in the notebook's output.
    """

    name: str
    modules: tuple[str, ...]
    titles: dict[int, str]
    version: str = ""
    heading: str = ""
    about: str = ""
    review: str = ""
    routes: tuple[Route, ...] = ()
    notebooks: Path | None = None
    stills: Path | None = None

    @property
    def possessive(self):
        """The course's name as a possessive: "mlpkit's", "letters'"."""
        return f"{self.name}'" if self.name.endswith("s") else f"{self.name}'s"

    def title(self, notebook):
        """A notebook's number and title: "02 activations"."""
        return f"{notebook:02d} {self.titles[notebook]}"

    @functools.cached_property
    def records(self):
        """{name: Exercise or Guess}, in the order in which the notebooks ask for them.

        Raises ValueError if two have the same name, if a notebook has no title, or if a comma is
        missing in a tuple of one.
        """
        found = {}
        for module in self.modules:
            for record in importlib.import_module(module).EXERCISES:
                if record.name in found:
                    raise ValueError(f"{self.name}: two records are called {record.name!r}.")
                if record.notebook not in self.titles:
                    where = f"notebook {record.notebook}, of {record.name!r},"
                    raise ValueError(f"{self.name}: {where} has no title.")
                for field in TUPLES:
                    if not isinstance(given := getattr(record, field, ()), (tuple, list)):
                        came = f"{record.name} has a {type(given).__name__} as {field}"
                        raise ValueError(
                            f"{self.name}: {came}; expected a tuple, with a comma at its end."
                        )
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
        """The record called `name`; `name` may also be a function with that name.

        Raises ValueError, with the nearest name, if there is none.
        """
        name = getattr(name, "__name__", name)  # hint(relu) as well as hint("relu")
        if not isinstance(name, str):
            raise UnknownName(f"got a value of type {type(name).__name__}; expected a name.")
        record = self.records.get(name)
        if not isinstance(record, kind):
            raise UnknownName(self.unknown(name, kind))
        return record

    def unknown(self, name, kind=Exercise):
        """The message for a name that no record has."""
        if kind is Exercise and name in self.guesses:
            return (
                f"{name!r} is a guess: it has no hints and no solution. Type an answer, and the "
                "verdict explains it."
            )
        what = {Exercise: "exercise", Guess: "guess"}.get(kind, "exercise or guess")
        near = difflib.get_close_matches(str(name), self._of_kind(kind), 1)
        did_you_mean = f" Did you mean {near[0]!r}?" if near else ""
        return f"no {what} is called {name!r}.{did_you_mean}"


class UnknownName(ValueError):
    """A name that no exercise has. Jupyter shows its sentence without a traceback."""

    def _render_traceback_(self):
        return [str(self)]
