"""The gain of each remedy against overfitting, as measured once, read from remedies.json.

``python -m benchmarks --only remedies`` writes that file; the numbers of each run are in it.
"""

import json
from pathlib import Path
from statistics import mean

from mlpkit.search import paired_difference

FILE = Path(__file__).with_suffix(".json")
NUMBERS = {  # name: (what it is called, its unit, the factor to that unit, digits of a mean)
    "accuracy": ("accuracy", "%", 100, 2),
    "loss": ("loss", "", 1, 3),
    "calibration_error": ("calibration error", "%", 100, 1),
}
WHICH = {
    "alone": "Alone: what a plain network gains by each.",
    "left out": "Left out: what the full combination loses without it.",
}


def load_remedies():
    """The file: when, on what, by which command and settings, and the numbers of every run.

    "plain" and "all" are lists, one run per seed; "alone" and "left_out" are {remedy: such a list}.
    "tuning" and "beyond" are {remedy: the settings tried, and those tried beyond the range}.
    "price" is {remedy, "plain" or "all": seconds of such a run divided by those of a plain one}.
    """
    return json.loads(FILE.read_text(encoding="utf-8"))


def effects(measured, number="accuracy"):
    """Return {remedy: (alone, left out)}, each (mean, standard error, seeds above 0) over pairs of
    runs.

    Alone is what plain runs gain by the remedy; left out, what all remedies together lose without
    it. Either is above 0 if the remedy helps: accuracy rises, or the other numbers fall.

    measured: from `load_remedies`.
    number: "accuracy", in points, that is hundredths; "loss"; or "calibration_error", in points.

    Raises ValueError for any other number, and when the seeds of two lists of runs differ.
    """
    *_, factor, _ = number_named(number)
    factor = factor if number == "accuracy" else -factor

    def gain(without, with_it):
        seeds = [[run["seed"] for run in runs] for runs in (without, with_it)]
        if seeds[0] != seeds[1]:
            raise ValueError(
                f"effects: got runs of seeds {seeds[0]} and {seeds[1]}; expected pairs."
            )
        return paired_difference(
            *([factor * run[number] for run in runs] for runs in (without, with_it))
        )

    return {
        remedy: (gain(measured["plain"], runs), gain(measured["left_out"][remedy], measured["all"]))
        for remedy, runs in measured["alone"].items()
    }


def number_named(number):
    """Return NUMBERS[number]; raise a ValueError for any other number."""
    if number not in NUMBERS:
        raise ValueError(f"remedies: got {number!r}; expected one of {', '.join(NUMBERS)}.")
    return NUMBERS[number]


def ordered(measured):
    """The remedies, in descending order of the accuracy gained alone."""
    found = effects(measured)
    return sorted(found, key=lambda remedy: -found[remedy][0][0])


def rows(measured, which):
    """The table's rows of "alone" or "left out": [remedy, a gain ± error for each of NUMBERS, …].

    Rows of "alone" end with the time.
    """
    place, found = list(WHICH).index(which), [effects(measured, number) for number in NUMBERS]

    def shown(effect, digits):
        mean, error, _ = effect
        return f"{mean:+.{digits}f} ± {error:.{digits}f}".replace("-", "−")

    return [
        [
            remedy,
            *(
                shown(effect[remedy][place], digits)
                for effect, (*_, digits) in zip(found, NUMBERS.values(), strict=True)
            ),
            *([f"{measured['price'][remedy]:.1f}"] if which == "alone" else []),
        ]
        for remedy in ordered(measured)
    ]


def at_an_end(measured, remedy):
    """Whether a remedy's setting is the first or the last of three or more that were tried."""
    tried = [option["setting"] for option in measured["tuning"].get(remedy, ())]
    return len(tried) > 2 and measured["chosen"][remedy] in (tried[0], tried[-1])


def said(setting):
    """{"batch_norm": True, "rate": 0.002} → batch norm, rate 0.002."""
    return ", ".join(
        name.replace("_", " ") + ("" if value is True else f" {value:g}")
        for name, value in setting.items()
    )


def summary(measured):
    """Return lines: each number's mean over plain runs, and over runs with all remedies."""
    lines = []
    for which in ("plain", "all"):
        means = (
            f"{name} {factor * mean(run[number] for run in measured[which]):.{digits}f}{unit}"
            for number, (name, unit, factor, digits) in NUMBERS.items()
        )
        lines.append(f"{'all together' if which == 'all' else which}: {', '.join(means)}")
    return lines


def settings(measured):
    """A sentence: the setting of each remedy, with a star if it is at an end of the range tried."""
    chosen = (
        said(measured["chosen"][remedy]) + "*" * at_an_end(measured, remedy)
        for remedy in ordered(measured)
    )
    return f"Settings: {'; '.join(chosen)}. *: at an end of the range tried."


def beyond(measured):
    """A sentence: how settings beyond the range tried compare with the chosen one."""
    parts = []
    for remedy, options in measured["beyond"].items():
        tried = measured["tuning"][remedy]
        [chosen] = [each for each in tried if each["setting"] == measured["chosen"][remedy]]
        for option in options:
            gain = 100 * (_accuracy(option) - _accuracy(chosen))
            parts.append(f"{said(option['setting'])} {gain:+.2f}".replace("-", "−"))
    return f"Beyond, in points of accuracy where it was tuned: {'; '.join(parts)}." if parts else ""


def _accuracy(option):
    return mean(run["accuracy"] for run in option["runs"])
