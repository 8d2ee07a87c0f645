"""A case: what the checks look at. Each part is computed when it is first needed."""

import functools

import numpy as np

from mlpkit.capstone import runs
from mlpkit.capstone.calls import listening
from mlpkit.capstone.candidates import candidates, crosses
from mlpkit.capstone.fitted_before import unknown
from mlpkit.capstone.links import links_of
from mlpkit.capstone.reach import reach
from mlpkit.capstone.scores import gains, goodness, plain, score
from mlpkit.helpers.bars import progress_bar

ALWAYS = 7  # trainings: five splits, one with the target reversed, and the final one
EXTRA = 3  # at most three more: with noise in place of rows, and on splits by an undeclared column
SPLITS = 5  # five or ten are usual (Hastie et al., Elements of Statistical Learning, 7.10)


class Case:
    """One task that is judged.

    Results of `step` are stored, so that judging can continue after it was killed; what holds
    prepared rows is computed again.

    kept : a `Kept`, where the results of steps are stored
    """

    def __init__(self, task, kept):
        self.task, self.kept = task, kept
        self.bar = progress_bar(shown=False)

    def step(self, name, make):
        """Return the result of a step: the stored one, or one that is computed now and stored."""
        known = self.kept.get(name)
        if known is None:
            known = self.kept.put(name, make())
        return known

    def train(self, what, training, asked, seed=0, target=None):
        """Return a Run from `runs.run`. The bar names the training and counts it, and the files
        that it reads are noted.
        """
        self.bar.set_description(what)
        with listening() as files:
            found = runs.run(self.task, training, asked, seed, target)
        self.bar.update()
        if new := [each for each in files if each not in self.files]:
            self.kept.put("files", [*self.files, *new])
        return found

    @functools.cached_property
    def places(self):
        """(training, validation) of the first split."""
        return runs.draw(self.task, 0)

    def drawn_again(self):
        """Return the `places`, after another call of split, which may keep something from its last
        call."""
        runs.draw(self.task, 0)
        return self.places

    @functools.cached_property
    def out(self):
        """The positions of rows that split leaves out."""
        return np.setdiff1d(self.task.rest, np.concatenate(self.places))

    @functools.cached_property
    def base(self):
        """The first run, a Run."""
        return self.train("the first training", *self.places)

    @property
    def files(self):
        """The files that the functions have read so far."""
        return (self.kept and self.kept.get("files")) or []

    @functools.cached_property
    def found(self):
        """Everything that the functions can reach, after a first run, which may have changed its
        content."""
        _ = self.base
        return reach(self.task.functions)

    @functools.cached_property
    def fitted(self):
        """What train uses from outside that was already trained, in words."""
        return self.step("fitted", lambda: unknown(self.found, "train"))

    @functools.cached_property
    def candidates(self):
        """Columns that may be groups or times, in the order in which they are tried."""
        return candidates(self.task)

    @functools.cached_property
    def crossed(self):
        """The candidates whose groups are on both sides of the learner's split, or whose times it
        doesn't keep in order."""
        return [each for each in self.candidates if crosses(each, *self.places)]

    @functools.cached_property
    def noises(self):
        """The number of trainings with rows as noise; 0 if the functions reach no row that could be
        overwritten."""
        return (1 if self.crossed else 2) * rows_are_held(self)

    @functools.cached_property
    def tries(self):
        """The number of trainings on splits by a column that was not declared."""
        return (EXTRA - self.noises) * bool(self.crossed)

    @property
    def trainings(self):
        """The number of trainings if nothing leaks, including those already stored."""
        return ALWAYS + self.noises + self.tries

    def outside(self):
        """The positions of the rows that the functions don't get."""
        return np.concatenate([self.task.withheld, self.places[1]])

    def links(self):
        """Return objects that hold rows, searched for again, because split may have added some."""
        parts = self.task.rest, *self.places, self.task.withheld
        return links_of(reach(self.task.functions), self.task, parts)

    @functools.cached_property
    def first(self):
        """{"score", "plain", "gains", "seconds", "predicted", "left out"} for the first run."""
        return self.step("first", self.first_run)

    def first_run(self):
        outcome = self.scored(self.base, *self.places)
        others = self.out
        if len(others):
            others = runs.predictions(self.task, self.base, self.task.rows_at(others))
        return outcome | {
            "predicted": self.base.predicted.tolist(),
            "left out": others.tolist(),
        }

    @functools.cached_property
    def right(self):
        """(M,) how good each prediction of the first run is: for classes, 1 if right and 0 if
        wrong."""
        return goodness(self.task, np.array(self.first["predicted"]), self.places[1])

    @functools.cached_property
    def pairs(self):
        """[{"score", "plain", "gains", "seconds", "validation"}, …] of five splits."""
        first = self.first | {"validation": self.places[1].tolist()}
        others = range(1, SPLITS)
        return [first, *(self.step(f"split-{k}", lambda k=k: self.pair(k)) for k in others)]

    def pair(self, number):
        places = runs.draw(self.task, number)
        found = self.train(f"split {number + 1} of {SPLITS}", *places, number)
        return self.scored(found, *places) | {"validation": places[1].tolist()}

    def scored(self, found, training, validation):
        by_plain = plain(self.task, training, validation)
        return {
            "score": score(self.task, found.predicted, validation),
            "plain": score(self.task, by_plain, validation),
            "gains": gains(self.task, found.predicted, by_plain, validation).tolist(),
            "seconds": found.seconds,
        }

    @functools.cached_property
    def final(self):
        """{"predicted", "sure"} for the withheld rows, which this opens."""
        return self.step("final", self.final_run)

    def final_run(self):
        found = self.train("the withheld rows", self.task.rest, self.task.withheld)
        sure = found.sure.astype(float).tolist() if found.sure is not None else None
        return {"predicted": found.predicted.tolist(), "sure": sure}


def rows_are_held(case):
    """Whether any object that the functions can reach holds a row that they don't get."""
    return any(np.isin(link.places, case.outside()).any() for link in case.links())
