"""The clinic's charts: each measurement of a program next to that of its healthy twin.

``python -m benchmarks.clinic`` runs them all and writes the file that `mlpkit.measured.clinic`
reads, in a few minutes; names of cases after the command renew only those. A chart is a dict:

    title, said   words; said tells where the two differ most kind          "bars", "curves" or None
    rows          bars: a name for each; sick, healthy: their numbers (a word where one is not
                  finite or missing); log: whether on a logarithmic scale; unit; mark, marks: what
                  a mark in each row shows, and {"sick": …, "healthy": …}
    x, xlabel     curves: the x values of sick and healthy
    facts         {"rows": names, "sick": words, "healthy": words}, where there are some
"""

import hashlib
import inspect
import itertools
import json
import math
import sys

import numpy as np

from mlpkit.clinic import CASES, ORGANS, PRICES
from mlpkit.clinic.accusation import judge_accusation
from mlpkit.clinic.trial import measurement, run_unrepaired, source, twin
from mlpkit.helpers.whole_files import whole
from mlpkit.measured.clinic import FILE, load_charts

from .clinic_sides import SIDES, Side

POINTS = 60  # the most points of a curve
ALIKE = 1.3  # on a logarithmic scale, numbers within this factor count as about the same


def hash_of(case):
    """A hash of the program and its record: when it changes, clinic.json is out of date."""
    text = source(case) + inspect.getsource(case.repaired) + case.organ + str(case.against)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def charts_of(case):
    """Measure a case; return its entry in clinic.json."""
    charts = {name: chart(case, name) for name in PRICES}
    sick, healthy = run_unrepaired(case).history, twin(case).history
    lines = range(1, len(source(case).splitlines()) + 1)
    return {
        "sources": hash_of(case),
        "sick": curves_of(sick),
        "healthy": curves_of(healthy),
        "charts": charts,
        "right": [f"line {n}" for n in lines if judge_accusation(case, n)[0] == "correct"],
        "organs": {organ: judge_accusation(case, organ)[1] for organ in ORGANS},
    }


def curves_of(history):
    """Return (training loss, validation loss, validation accuracy) of each epoch, as lists by
    name."""
    columns = zip(*history, strict=True)
    names = ("training", "validation", "accuracy")
    return {name: short(column) for name, column in zip(names, columns, strict=True)}


def chart(case, name):
    """Take a measurement of a case and of its twin: a chart."""
    results = [measurement(case, name, function) for function in (None, case.repaired)]
    if None in results:  # the program has no predict
        sides = [Side(name, facts={"predicts on raw images": "no"})] * 2
    else:
        sides = map(SIDES[name], results)
    made = beside(*sides)
    return made | {"said": said(made)}


def beside(sick, healthy):
    """Join two Sides into one chart."""
    if sick.bars:
        made = bars(sick.title, sick.unit, sick.bars, healthy.bars, sick.log)
    elif len(sick.curve):
        made = curves(sick.title, sick.unit, sick.curve, healthy.curve, sick.log)
    else:
        made = {"title": sick.title, "kind": None}
    both = {"sick": sick, "healthy": healthy}.items()
    if sick.mark:
        more = [0] * len(made["rows"])  # only one side has labels of this class
        marks = {name: short([*side.marks, *more][: len(more)]) for name, side in both}
        made |= {"mark": sick.mark, "marks": marks}
    if sick.facts:
        words = {name: list(side.facts.values()) for name, side in both}
        made["facts"] = {"rows": list(sick.facts)} | words
    return made


def bars(title, unit, sick, healthy, log=False):
    """A bar for each name of {name: number}; a name that the other lacks is "none" there.

    If the two are equally long, bars at the same position share a row, even under two names.
    """
    if len(sick) == len(healthy):
        names = {old: joined(old, new) for old, new in zip(sick, healthy, strict=True)}
        sick = {names[name]: value for name, value in sick.items()}
        healthy = dict(zip(sick, healthy.values(), strict=True))
    rows = list(dict.fromkeys([*sick, *healthy]))
    both = {
        side: short([found.get(row, "none") for row in rows])
        for side, found in (("sick", sick), ("healthy", healthy))
    }
    return {"title": title, "kind": "bars", "unit": unit, "log": log, "rows": rows} | both


def curves(title, unit, sick, healthy, log):
    """Return two curves, with at most POINTS of their numbers."""
    x = np.unique(np.linspace(0, len(sick) - 1, POINTS).round().astype(int)).tolist()
    both = {"sick": short([sick[k] for k in x]), "healthy": short([healthy[k] for k in x])}
    return {"title": title, "kind": "curves", "xlabel": unit, "x": x, "log": log} | both


def joined(one, other):
    """Return two layer names as one: "sigmoid/relu 1"."""
    if one == other:
        return one
    first, _, rest = one.partition(" ")
    return f"{first}/{other}" if other.endswith(f" {rest}") else f"{one}/{other}"


def short(values):
    """Return numbers with four significant digits; a word where one is not finite; a word stays."""
    return [
        value
        if isinstance(value, str)
        else float(f"{value:.4g}")
        if math.isfinite(value)
        else str(value)
        for value in values
    ]


# --- where the two differ ------------------------------------------------------------------------


def said(made):
    """A sentence on where the program and its twin differ most."""
    told = []
    if made["kind"] == "bars":
        told += most_apart(made)
    elif made["kind"] == "curves":
        ends = [made[kind][-1] for kind in ("sick", "healthy")]
        told += ["in the end {} in this program, {} in its twin".format(*map(number, ends))]
    facts = made.get("facts", {"rows": (), "sick": (), "healthy": ()})
    told += [
        f"{row}: {one} here, {other} in the twin"
        for row, one, other in zip(*facts.values(), strict=True)
        if one != other and len(one + other) < 40
    ][:2]
    return f"{made['title']}: {'; '.join(told) or 'the same in both'}."


def most_apart(made):
    """Return [the row of bars whose two sides are farthest apart, in words]; [] if all are
    alike."""
    marks = made.get("marks", {"sick": (), "healthy": ()})
    sides = [list(itertools.zip_longest(made[side], marks[side])) for side in ("sick", "healthy")]
    pairs = list(zip(made["rows"], *sides, strict=True))
    apart = [
        max(distance(*two, made) for two in zip(one, other, strict=True)) for _, one, other in pairs
    ]
    if max(apart) == 0:
        return []
    row, one, other = pairs[apart.index(max(apart))]
    told = [
        number(value) + (f" ({made['mark']}: {number(mark)})" if mark is not None else "")
        for value, mark in (one, other)
    ]
    return [f"{row} {told[0]} in this program, {told[1]} in its twin"]


def distance(one, other, made):
    """How far apart two numbers in a chart look: 0 if they are about the same. A row that only one
    of the two has gets almost 0, so that other rows come first.
    """
    if one == other:
        return 0
    if isinstance(one, str) or isinstance(other, str):
        return 1e-9 if "none" in (one, other) else math.inf
    if made["log"]:
        least = 1e-12
        apart = abs(math.log(max(one, least) / max(other, least)))
        return apart if apart > math.log(ALIKE) else 0
    most = max(
        value for value in (*made["sick"], *made["healthy"], 1e-12) if not isinstance(value, str)
    )
    apart = abs(one - other) / most
    return apart if apart > 0.02 else 0


def number(value):
    return value if isinstance(value, str) else f"{value:.3g}"


def main(names):
    """Measure the named cases, or all, and write the file."""
    kept = load_charts() if FILE.exists() else {}
    for name in names or CASES:
        print(name, flush=True)
        kept[name] = charts_of(CASES[name])
    rows = (f"{json.dumps(name)}: {json.dumps(kept[name])}" for name in CASES if name in kept)
    with whole(FILE) as file:
        file.write(("{\n" + ",\n".join(rows) + "\n}\n").encode())


if __name__ == "__main__":
    main(sys.argv[1:])
