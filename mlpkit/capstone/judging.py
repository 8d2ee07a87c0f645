"""The steps of a judging, in their order; each is kept, so that a killed one goes on."""

import functools
import os
import sys

import numpy as np
from tqdm.auto import tqdm

from mlpkit.capstone import running
from mlpkit.capstone.calling import GUARD, listening
from mlpkit.capstone.checks import (
    arrived,
    baseline,
    columns,
    copies,
    fitted_before,
    future,
    hidden,
    left_out,
    mirrored,
    mixed,
    one_by_one,
    opened,
    permuted,
    places,
    preparation,
    repeats,
    traces,
    twins,
    untouched,
)
from mlpkit.capstone.links import links_of
from mlpkit.capstone.reach import reach
from mlpkit.capstone.scores import goodness, plain, score
from mlpkit.capstone.verdicts import LEAK, Verdict, overall
from mlpkit.capstone.withholding import hashed
from mlpkit.data.dataset import take
from mlpkit.reporting import of_this_run

CHECKS = 3  # another number once a check judges otherwise: what is kept is then made anew
RUNS = {  # the runs of each step, about
    "first": 1,
    "cheap": 0,
    "again": 1,
    "withheld": 1,
    "validation": 1,
    "mirrored": 1,
    "permuted": permuted.TIMES,
    "splits": baseline.SPLITS - 1,
    "final": 1,
}


class Judging:
    """One judging of one task.

    kept : a `Kept`, where outcomes of steps lie
    """

    def __init__(self, task, kept):
        self.task, self.kept = task, kept
        self.bar = None

    @functools.cached_property
    def places(self):
        """(training, validation) of the first split."""
        return running.draw(self.task, 0)

    def again_drawn(self):
        """The same places, after a call of split: so it keeps what it kept for them."""
        running.draw(self.task, 0)
        return self.places

    @functools.cached_property
    def base(self):
        """The first run, with what it read from files; not kept, for it holds the prepared rows."""
        with listening() as files:
            found = running.run(self.task, *self.places)
        self.kept.put("files", list(files))
        return found

    @functools.cached_property
    def found(self):
        """What the functions reach, once they have run."""
        assert self.base
        return reach(self.task.functions)

    def links(self):
        """What holds rows, looked for anew: split may have put others there."""
        training, validation = self.places
        found = reach(self.task.functions)
        parts = {
            "rest": self.task.rest,
            "training": training,
            "validation": validation,
            "withheld": self.task.withheld,
        }
        return links_of(found, self.task, parts)

    def step(self, name, make):
        """The outcome of a step: the one on file, or made now and filed."""
        known = self.kept.get(name)
        if known is None:
            known = self.kept.put(name, make())
        if self.bar is not None:
            self.bar.update(1)
        return known

    def verdict(self, name, make):
        """The Verdict of a step that gives one."""
        known = self.step(name, lambda: make().as_json())
        return Verdict(**known)

    def first(self):
        """The timed run: {"score", "plain", "seconds", "predicted"}."""
        return self.step("first", self.first_run)

    def first_run(self):
        training, validation = self.places
        modules = len(sys.modules)
        found = self.base
        seconds = found.seconds
        if len(sys.modules) > modules:  # packages were imported: that is done once
            seconds = self.again()["seconds"]
        return {
            "score": score(self.task, found.predicted, validation),
            "plain": score(self.task, plain(self.task, training, validation), validation),
            "seconds": seconds,
            "predicted": found.predicted.tolist(),
            "left out": self.left_out(found),
            "curves": curves_of(found.predict),
        }

    @functools.cached_property
    def out(self):
        """Places that split leaves out."""
        return np.setdiff1d(self.task.rest, np.concatenate(self.places))

    def left_out(self, found):
        """What the run's functions predict for rows that split leaves out."""
        if not len(self.out):
            return []
        with running.seeded(self.task.seed % 2**31):
            X = running.applied(found.apply, take(self.task.data.rows, self.out))
            given = running.called("predict", found.predict, X)
        return running.as_predictions(given, self.task, len(self.out)).tolist()

    def again(self):
        """The first run once more: {"score", "plain", "seconds"}."""
        return self.step("again", lambda: self.score_of(0, *self.places))

    def cheap(self):
        """The verdicts that need no run."""
        task, (training, validation) = self.task, self.places
        predicted = np.array(self.first()["predicted"])
        yield self.verdict("places", lambda: places.judge(task, training, validation))
        right = goodness(task, predicted, validation)
        others = goodness(task, np.array(self.first()["left out"]), self.out, validation)
        yield self.verdict(
            "left-out", lambda: left_out.judge(task, validation, self.out, right, others)
        )
        yield self.verdict("copies", lambda: copies.judge(task, training, validation, right))
        yield self.verdict("twins", lambda: twins.judge(task, training, validation, right))
        yield self.verdict("mixed", lambda: mixed.judge(task, training, validation))
        yield self.verdict("arrived", lambda: arrived.judge(task, training))
        yield self.verdict("traces", lambda: traces.judge(task))
        yield self.verdict("future", lambda: future.judge(task, training, validation))
        yield self.verdict("columns", lambda: columns.judge(task, training, validation))
        yield self.verdict("one-by-one", lambda: one_by_one.judge(task, self.base, validation))
        yield self.verdict(
            "preparation",
            lambda: preparation.judge(task, training, validation, self.links(), self.found),
        )

    def dear(self):
        """The verdicts that need runs."""
        task, (training, validation) = self.task, self.places
        yield repeats.judge(
            task, self.first()["score"], self.again()["score"], self.step("fitted", self.fitted)
        )
        for which, there in (("withheld", task.withheld), ("validation", validation)):
            yield self.verdict(which, lambda w=which, p=there: self.untouched(w, p))
        yield self.verdict("mirrored", self.mirrored)
        self.again_drawn()
        dealt = [
            self.step(
                f"permuted-{number}",
                lambda number=number: permuted.one(
                    task, number, training, validation, self.links()
                ),
            )
            for number in range(permuted.TIMES)
        ]
        yield permuted.judge(task, validation, dealt)
        pairs = self.pairs()
        different = len({tuple(each["validation"]) for each in pairs})
        scores, plains = ([each[name] for each in pairs] for name in ("score", "plain"))
        yield baseline.judge(task, scores, plains, different)
        share = len(validation) / len(np.union1d(training, validation))
        tried = [
            (name, kind, self.tries(name, kind, codes, share))
            for name, kind, codes in hidden.candidates(task)
            if hidden.crosses(kind, codes, training, validation)
        ]
        yield hidden.judge(task, tried, scores)

    def tries(self, name, kind, codes, share):
        """The scores of splits that keep a column's groups together, or its order."""
        return self.step(
            f"hidden-{kind}-{hashed(name.encode())}",
            lambda: [hidden.one(self.task, kind, codes, k, share) for k in range(hidden.TRIES)],
        )

    def opened(self, final):
        """The Verdict on the number, once it is known, against those of validation."""
        scores = [each["score"] for each in self.pairs()]
        number = score(self.task, np.array(final["predicted"]), self.task.withheld)
        counts = len(self.places[1]), len(self.task.withheld)
        return opened.judge(self.task, scores, number, counts)

    def untouched(self, which, there):
        training, validation = self.again_drawn()
        assert self.base
        files = self.kept.get("files") or []
        return untouched.judge(
            self.task, which, there, training, validation, self.links(), files, self.base
        )

    def mirrored(self):
        training, validation = self.places
        found = mirrored.one(self.task, training, validation)
        return mirrored.judge(self.task, validation, found, self.fitted())

    def fitted(self):
        """What train reaches from outside and what was trained, in words."""
        return fitted_before.unknown(self.task, self.found, "train")

    def pairs(self):
        """Of five splits the score, and the baseline's."""
        first, (_, validation) = self.first(), self.places
        pairs = [{**first, "validation": validation.tolist()}]
        for number in range(1, baseline.SPLITS):
            pairs.append(self.step(f"split-{number}", lambda number=number: self.pair(number)))
        return pairs

    def pair(self, number):
        training, validation = running.draw(self.task, number)
        return self.score_of(number, training, validation) | {"validation": validation.tolist()}

    def score_of(self, seed, training, validation):
        found = running.run(self.task, training, validation, seed)
        return {
            "score": score(self.task, found.predicted, validation),
            "plain": score(self.task, plain(self.task, training, validation), validation),
            "seconds": found.seconds,
        }

    def final(self):
        """The withheld rows, opened: {"predicted"}."""
        return self.step("final", self.final_run)

    def final_run(self):
        found = running.run(self.task, self.task.rest, self.task.withheld)
        sure = found.sure.astype(float).tolist() if found.sure is not None else None
        curves = curves_of(found.predict)
        return {"predicted": found.predicted.tolist(), "sure": sure, "curves": curves}

    def all(self, tell, before_opening):
        """All verdicts, told one by one; and the final outcome, None where something leaks."""
        with GUARD.closed():
            seconds = self.first()["seconds"]
            runs = sum(RUNS.values())
            lasts = of_this_run(f" × {seconds:.2g} s = {lasting(runs * seconds)}")
            tell(f"About {runs} runs{lasts}.")
            verdicts = []
            quiet = "TQDM_DISABLE" in os.environ
            with tqdm(total=19 + baseline.SPLITS, disable=quiet, leave=False) as self.bar:
                for each in (*self.cheap(), *self.dear()):
                    verdicts.append(each)
                if overall(verdicts) == LEAK:
                    return verdicts, None
                before_opening()
                final = self.final()
                return [*verdicts, self.opened(final)], final


def lasting(seconds):
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5_400 else f"{seconds / 3_600:.1f} h"


def curves_of(predict):
    """{name: numbers} that train hung on its function as `history`; {} without."""
    history = getattr(predict, "history", None)
    kept = history if isinstance(history, dict) else getattr(history, "__dict__", {})
    found = {}
    for name, values in kept.items():
        if isinstance(values, (list, tuple, np.ndarray)) and len(values) > 1:
            numbers = np.asarray(values)
            if numbers.ndim == 1 and numbers.dtype.kind in "iuf":
                found[str(name)] = [float(each) for each in numbers]
    return found
