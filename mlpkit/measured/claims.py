"""The course's claims that one way is better than another, each stored once, in claims.json.

``python -m benchmarks.claims NAME`` measures a claim again and writes it there. A claim rests on
pairs of runs, one for each way. The two runs of a pair share a seed, and so the images or their
split, the first weights and the batches. The claim names everything that was not drawn, but was the
same for every seed.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mlpkit.search import paired_difference

FILE = Path(__file__).with_suffix(".json")
UNITS = {  # number: (its unit in words, the factor to that unit, digits)
    "accuracy": ("points of accuracy", 100, 2),
    "loss": ("in loss", 1, 3),
    "calibration_error": ("points of calibration error", 100, 1),
    "validation_error": ("points of error on the validation images", 100, 2),
    "error_rate": ("points of error on other images", 100, 2),
    "r_squared": ("in R²", 1, 2),
    "megapascals": ("MPa of mean absolute error", 1, 2),
    "kilograms": ("kg of mean absolute error", 1, 2),
}
LEVELS = {  # measured number: (the words after it, its digits)
    "accuracy": ("% right", 1),
    "r_squared": (" of R²", 2),
    "megapascals": (" MPa off", 2),
    "kilograms": (" kg off", 2),
}


@dataclass(frozen=True)
class Claim:
    """Two ways of training, compared with the same seeds.

    name: in claims.json.
    compared: (one way, the other), in words.
    data: the training data, and the data on which the results were measured.
    drawn: what each seed drew.
    same: what was the same for every seed, so that the standard error doesn't include its effect;
        "" if each seed drew everything.
    seeds: (K,).
    runs: {number: ((K,), (K,))}, the result of each way with each seed.
    command: repeats the measurement.
    hours: how long the measurement took on one core.
    when: the day of the measurement.
    said: ("08_regularization", id of a cell), …: the cells that state the claim.
    """

    name: str
    compared: tuple
    data: str
    drawn: str
    same: str
    seeds: tuple
    runs: dict
    command: str
    hours: float
    when: str
    said: tuple

    def difference(self, number="accuracy"):
        """Return (mean, standard error, seeds above 0) of the second way minus the first; see
        UNITS."""
        _, factor, _ = UNITS[number]
        return paired_difference(*([factor * run for run in way] for way in self.runs[number]))

    def means(self, number="accuracy"):
        """The mean of each way over the seeds: two numbers, in the unit of UNITS."""
        _, factor, _ = UNITS[number]
        return tuple(factor * sum(way) / len(way) for way in self.runs[number])

    def levels(self, number="accuracy"):
        """The average result of each way: "plain 84.2, dropout 0.4 84.6% right"."""
        unit, digits = LEVELS[number]
        means = zip(self.compared, self.means(number), strict=True)
        shown = (f"{name} " + f"{mean:.{digits}f}".replace("-", "−") for name, mean in means)
        return f"{', '.join(shown)}{unit}"

    def sentence(self, number="accuracy"):
        """The difference of the two ways, in words.

        "dropout 0.4 − plain: +0.42 ± 0.08 points of accuracy, above 0 with 9 of 10 seeds"
        """
        unit, _, digits = UNITS[number]
        mean, error, above = self.difference(number)
        one, other = self.compared
        shown = f"{mean:+.{digits}f} ± {error:.{digits}f}".replace("-", "−")
        return f"{other} − {one}: {shown} {unit}, above 0 with {above} of {len(self.seeds)} seeds"

    def __str__(self):
        sentences = "\n".join(map(self.sentence, self.runs))
        return f"{sentences}\n  {self.data}; {self.describe_draws()}"

    def describe_draws(self):
        """Say what was drawn: "drawn for each seed: weights and batches; the same for every seed:
        the images"."""
        same = f"; the same for every seed: {self.same}" if self.same else ""
        return f"drawn for each seed: {self.drawn}{same}"


@cache
def load_claims():
    """Return {name: Claim} for every claim, in the order of the course."""
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    return {name: Claim(name=name, **_read(entry)) for name, entry in kept.items()}


def _read(entry):
    runs = {number: tuple(map(tuple, ways)) for number, ways in entry["runs"].items()}
    lists = ("compared", "seeds", "said")
    made = {name: tuple(map(_tuple, entry[name])) for name in lists}
    return entry | made | {"runs": runs}


def _tuple(value):
    return tuple(value) if isinstance(value, list) else value


def claim(name):
    """The claim of that name. Raises ValueError for an unknown name, with those that are known."""
    claims = load_claims()
    if name not in claims:
        raise ValueError(f"claim: got {name!r}; expected one of {', '.join(claims)}.")
    return claims[name]
