"""What each remedy against overfitting brought when it was measured, read from remedies.json.

``python -m benchmarks --only remedies`` writes that file; the numbers of each run are in it.
"""

import json
from pathlib import Path
from statistics import mean
from textwrap import fill

from mlpkit.search import paired_difference

FILE = Path(__file__).with_suffix(".json")
NUMBERS = {  # name: (what it is called, its unit, the factor that gives it, digits of a mean)
    "accuracy": ("accuracy", " %", 100, 2),
    "loss": ("loss", "", 1, 3),
    "calibration_error": ("calibration error", " %", 100, 2),
}
HEADER = ("remedy", "setting", "alone", "helps in", "left out", "missed in", "time")


def load_remedies():
    """The file: when, on what, by which command and settings, and the numbers of every run.

    "plain" and "all" are lists, one run a seed; "alone" and "left_out" are {remedy: such a list}.
    "price" is {remedy, "plain" or "all": seconds of such a run, by those of a plain one}.
    """
    return json.loads(FILE.read_text(encoding="utf-8"))


def effects(measured, number="accuracy"):
    """{remedy: (alone, left out)}, each (mean, standard error, seeds above 0) over pairs of runs.

    Alone is what plain runs gain by the remedy; left out, what all remedies together lose without
    it. In both it helps where that is above 0: where accuracy rises, or one of the others falls.

    measured: from `load_remedies`. number: "accuracy", in points, hundredths; "loss"; or
    "calibration_error", in points. Raises ValueError for another, and when the seeds of two lists
    of runs differ.
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
    """NUMBERS[number]; a ValueError for another."""
    if number not in NUMBERS:
        raise ValueError(f"remedies: got {number!r}; expected one of {', '.join(NUMBERS)}.")
    return NUMBERS[number]


def ordered(measured, number="accuracy"):
    """`effects` as a list of (remedy, (alone, left out)): what gains most alone comes first."""
    return sorted(effects(measured, number).items(), key=lambda item: -item[1][0][0])


def rows(measured, number="accuracy"):
    """The table's rows, each a list of texts as HEADER says."""
    *_, digits = number_named(number)

    def cells(effect):
        mean, error, above = effect
        shown = f"{mean:+.{digits}f} ± {error:.{digits}f}".replace("-", "−")
        return shown, f"{above} of {len(measured['seeds'])}"

    return [
        [
            remedy,
            said(measured["chosen"][remedy]),
            *cells(alone),
            *cells(left_out),
            f"{measured['price'][remedy]:.1f}",
        ]
        for remedy, (alone, left_out) in ordered(measured, number)
    ]


def said(setting):
    """{"batch_norm": True, "rate": 0.002} → batch norm, rate 0.002."""
    return ", ".join(
        name.replace("_", " ") + ("" if value is True else f" {value:g}")
        for name, value in setting.items()
    )


def summary(measured, number="accuracy"):
    """A sentence: the number's mean over plain runs, over those of all together, and when."""
    name, unit, factor, digits = number_named(number)
    plain, together = (
        f"{factor * mean(run[number] for run in measured[which]):.{digits}f}{unit}"
        for which in ("plain", "all")
    )
    return (
        f"{name.capitalize()}: plain {plain}, all together {together}. "
        f"{len(measured['seeds'])} seeds, measured on {measured['when']}."
    )


def remedies(number="accuracy"):
    """The table as text, between what was measured and when, and the settings; 74 wide at most.

    Alone: gained by the remedy. Left out: lost by all together without it. Mean ± standard error
    over pairs of seeds, and in how many it was above 0, where the remedy helps. Time: that of a run
    with the remedy alone, by that of a plain one. number: as in `effects`.
    """
    measured = load_remedies()
    lines = [list(HEADER), *rows(measured, number)]
    _, *settings = [line.pop(1) for line in lines]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    sides = (str.ljust, *[str.rjust] * (len(widths) - 1))
    text = [
        "  ".join(side(*pair) for side, *pair in zip(sides, line, widths, strict=True))
        for line in lines
    ]
    said_first = summary(measured, number).replace(". ", ".\n")
    return "\n".join([said_first, "", *text, "", fill(f"Settings: {'; '.join(settings)}.", 74)])
