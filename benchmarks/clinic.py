"""What the clinic draws of its patients: each measurement of a program beside its healthy twin's.

``python -m benchmarks.clinic`` runs them all and writes the file that
`mlpkit.measured.clinic` reads, in a few minutes; names of cases after it renew only those. A chart
is a dict:

    title, said   words; said tells where the two differ most
    kind          "bars", "curves" or None
    rows          bars: a name for each; sick, healthy: their numbers (a word where one is not
                  finite or missing); log: whether on a scale of powers; unit; mark, marks: what
                  a mark in each row shows, and {"sick": …, "healthy": …}
    x, xlabel     curves: where the numbers of sick and healthy stand
    facts         {"rows": names, "sick": words, "healthy": words}, where there are some
"""

import hashlib
import inspect
import itertools
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from mlpkit.clinic import CASES, ORGANS, PRICES
from mlpkit.clinic.accusation import accused
from mlpkit.clinic.trial import as_it_is, measurement, source, twin
from mlpkit.measured.clinic import FILE, load_charts
from mlpkit.whole_files import whole

POINTS = 60  # of a curve, at most
ALIKE = 1.3  # on a scale of powers, numbers nearer than this factor are about the same


def hash_of(case):
    """Of the program and what is known of it: where these change, clinic.json is out of date."""
    text = source(case) + inspect.getsource(case.repaired) + case.organ + str(case.against)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def charts_of(case):
    """The entry of a case in clinic.json, measured now."""
    charts = {name: chart(case, name) for name in PRICES}
    sick, healthy = as_it_is(case).history, twin(case).history
    lines = range(1, len(source(case).splitlines()) + 1)
    return {
        "sources": hash_of(case),
        "sick": curves_of(sick),
        "healthy": curves_of(healthy),
        "charts": charts,
        "right": [f"line {n}" for n in lines if accused(case, n)[0] == "correct"],
        "organs": {organ: accused(case, organ)[1] for organ in ORGANS},
    }


def curves_of(history):
    """(training loss, validation loss, validation accuracy) of each epoch, as lists by name."""
    columns = zip(*history, strict=True)
    names = ("training", "validation", "accuracy")
    return {name: short(column) for name, column in zip(names, columns, strict=True)}


def chart(case, name):
    """A measurement of a case and of its twin, as a chart."""
    results = [measurement(case, name, function) for function in (None, case.repaired)]
    if None in results:  # no predict
        sides = [Side(name, facts={"predicts on raw images": "no"})] * 2
    else:
        sides = map(SIDES[name], results)
    made = beside(*sides)
    return made | {"said": said(made)}


@dataclass(kw_only=True)
class Side:
    """What a chart shows of one result.

    bars : {row: number}, or curve : a number for each step, or neither; on a scale of powers if log
    mark, marks : what a mark in each row of bars shows, and the numbers, in the order of the rows
    facts : {row: words}
    """

    title: str = field(kw_only=False)
    bars: dict = field(default_factory=dict)
    curve: Sequence = ()
    unit: str = ""
    log: bool = False
    mark: str = ""
    marks: Sequence = ()
    facts: dict = field(default_factory=dict)


def beside(sick, healthy):
    """The chart of two Sides."""
    if sick.bars:
        made = bars(sick.title, sick.unit, sick.bars, healthy.bars, sick.log)
    elif len(sick.curve):
        made = curves(sick.title, sick.unit, sick.curve, healthy.curve, sick.log)
    else:
        made = {"title": sick.title, "kind": None}
    both = {"sick": sick, "healthy": healthy}.items()
    if sick.mark:
        more = [0] * len(made["rows"])  # labels of a class that only the other has
        marks = {name: short([*side.marks, *more][: len(more)]) for name, side in both}
        made |= {"mark": sick.mark, "marks": marks}
    if sick.facts:
        words = {name: list(side.facts.values()) for name, side in both}
        made["facts"] = {"rows": list(sick.facts)} | words
    return made


def bars(title, unit, sick, healthy, log=False):
    """A bar for each name of {name: number}; one that the other has not is "none" there.

    Where the two have as many, those at one place share a row, also under two names.
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
    """Two curves, with at most POINTS of their numbers."""
    x = np.unique(np.linspace(0, len(sick) - 1, POINTS).round().astype(int)).tolist()
    both = {"sick": short([sick[k] for k in x]), "healthy": short([healthy[k] for k in x])}
    return {"title": title, "kind": "curves", "xlabel": unit, "x": x, "log": log} | both


def joined(one, other):
    """Two names of layers as one: "sigmoid/relu 1"."""
    if one == other:
        return one
    first, _, rest = one.partition(" ")
    return f"{first}/{other}" if other.endswith(f" {rest}") else f"{one}/{other}"


def short(values):
    """Numbers with four digits that count; a word where one is not finite, a word stays."""
    return [
        value
        if isinstance(value, str)
        else float(f"{value:.4g}")
        if math.isfinite(value)
        else str(value)
        for value in values
    ]


def word(value):
    """A number, a truth or a list of them in a few letters; a list of one value is that value."""
    if isinstance(value, (list, tuple, np.ndarray)):
        words = [word(each) for each in value]
        return words[0] if len(set(words)) == 1 else ", ".join(words) or "none"
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    if isinstance(value, (int, np.integer)):
        return f"{value:,}"
    if isinstance(value, str):
        return value
    return f"{value + 0.0:.3g}"


# --- what is shown of the result r of each measurement -------------------------------------------


def loss_at_start(r):
    facts = {
        "times the course's own loss": "another kind" if math.isnan(r.factor) else word(r.factor),
        "has softmax inside": word(r.logits),
        "finite for very sure outputs": word(r.steady),
        "together, by one by one": word(round(r.together, 2)),
    }
    shown = {"bars": {"loss": r.found}, "mark": "a guess", "marks": [r.expected]}
    return Side("The loss at the start", unit="mean loss", **shown, facts=facts)


def classes(r):
    found = {str(k): n for k, n in enumerate(r.predictions)}
    labels = {"mark": "labels", "marks": r.labels}
    return Side("Predictions by class", unit="examples", bars=found, **labels)


def inputs(r):
    facts = {
        "least": word(r.least),
        "most": word(r.most),
        "mean": word(r.mean),
        "standard deviation": word(r.std),
        "columns that never change": f"{r.constant:,} of {r.columns:,}",
        "widest column by the narrowest": word(r.ratio),
        "numbers not finite": word(r.not_finite),
        "rows that repeat": word(r.repeated),
        "validation's mean off by": f"{r.shift:.2g} deviations",
    }
    return Side("What goes in", facts=facts)


def activations(r):
    facts = {
        "mean": reach([layer.mean for layer in r]),
        "standard deviation": reach([layer.std for layer in r]),
        "share of zeros": reach([layer.zeros for layer in r]),
        "share that is finite": reach([layer.finite for layer in r]),
        "in training, by in predicting": reach([layer.in_training for layer in r]),
        "finite from −1000 to 1000": word(all(layer.steady for layer in r)),
        "the output's rows sum to 1": word(r[-1].sums_to_one),
    }
    found = {layer.layer: layer.over_examples for layer in r}
    unit = "movement from example to example"
    return Side("Activations by layer", unit=unit, bars=found, log=True, facts=facts)


def gradients(r):
    found = {layer.layer: layer.output for layer in r}
    found |= {f"d{name}": size for layer in r for name, size in layer.weights.items()}
    title, unit = "Gradients by layer, and of the weights", "root mean square"
    return Side(title, unit=unit, bars=found, log=True)


def units(r):
    kinds = ("dead", "saturated", "copies")
    found = {f"{one.layer}: {kind}": getattr(one, kind) for one in r for kind in kinds}
    return Side("Units that do no work", unit="share of the layer", bars=found)


def steps(r):
    facts = {
        "step and −gradient, cosine": word(round(r.downhill, 2)),
        "seems to keep earlier gradients": word(r.expected),
        "its steps depend on them": word(r.memory),
    }
    unit = "length of the step by that of the weights"
    return Side("A step beside the weights", unit=unit, bars=r.ratios, log=True, facts=facts)


def loop(r):
    facts = {
        "examples": word(r.examples),
        "seen once in an epoch": word(r.once),
        "never": word(r.never),
        "more than once": word(r.often),
        "rows that are none of X": word(r.unknown),
        "sizes of the batches": counted(r.sizes[0]),
        "in the second epoch": counted(r.sizes[1]),
        "another order in the second": word(r.shuffled),
        "labels off their rows": word(r.torn),
        "steps in both": word(r.steps),
        "gradient, by that of its batch": ends(r.ratios),
        "cosine of the two": ends(r.directions),
        "weights changed between steps": word(r.outside),
        "layers know that it is training": word(r.training),
        "reported loss, accuracy": word(list(r.reported) if r.reported else "none"),
        "measured loss, accuracy": word(list(r.measured)),
    }
    return Side("What two epochs did", facts=facts)


def counted(sizes):
    """The sizes of batches: "40 × 50, 1 × 12"."""
    values, counts = np.unique(np.asarray(sizes, int), return_counts=True)
    pairs = sorted(zip(counts, values, strict=True), reverse=True)
    more = f" and {len(pairs) - 3} other sizes" if len(pairs) > 3 else ""
    return ", ".join(f"{count} × {size:,}" for count, size in pairs[:3]) + more or "none"


def ends(values):
    """The first and the last of many numbers, one where they are the same."""
    if not len(values):
        return "none"
    first, last = (word(round(float(value), 2)) for value in (values[0], values[-1]))
    return first if first == last else f"{first} … {last}"


def reach(values):
    """The least and the largest of some numbers, one where they are the same."""
    finite = [value for value in values if math.isfinite(value)] or [math.nan]
    least, largest = (f"{value + 0.0:.2g}" for value in (min(finite), max(finite)))
    return least if least == largest else f"{least} … {largest}"


def repeats(r):
    facts = {"the same bits": word(r.same), "largest difference": word(r.apart)}
    return Side("Twice from the same seed", facts=facts)


def prediction(r):
    shown = {"bars": {"accuracy": r.accuracy}, "mark": "reported", "marks": [r.reported]}
    title = "The program's own predict, on fresh images"
    return Side(title, unit="share that is right", **shown)


def overfit(r):
    facts = {"right in the end": f"{100 * r.accuracy:.3g} %"}
    title = "Twenty examples alone: the loss"
    return Side(title, unit="step", curve=r.losses, log=True, facts=facts)


def copies(r):
    found = {"exact copies": r.exact, "near copies": r.near}
    facts = {"validation rows": word(r.rows)}
    return Side("Validation rows that are training rows", unit="rows", bars=found, facts=facts)


def without_inputs(r):
    found = {"with its inputs": r.accuracy, "with zeros": r.blind_accuracy}
    title = "The same few steps with zeros for inputs"
    return Side(title, unit="share that is right", bars=found, facts={"held back": word(r.held)})


def neighbours(r):
    shown = {"bars": {"same label": r.share}, "mark": "by chance", "marks": [r.chance]}
    return Side("Whether the nearest example has the same label", unit="share", **shown)


def gradient_check(r):
    facts = {
        "kinks left out": word(sum(each.kinks for each in r.values())),
        "nudging, by the gradient": reach([each.factor for each in r.values()]),
    }
    found = {name: each.error for name, each in r.items()}
    title, unit = "Gradients against nudging", "relative error"
    return Side(title, unit=unit, bars=found, log=True, facts=facts)


SIDES = {
    each.__name__: each
    for each in (
        *(loss_at_start, classes, inputs, activations, gradients, units, steps, loop, repeats),
        *(prediction, overfit, copies, without_inputs, neighbours, gradient_check),
    )
}


# --- where the two differ ------------------------------------------------------------------------


def said(made):
    """Where the program and its twin differ most, in words."""
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
    """[the row of bars whose two sides are furthest apart, in words]; [] where all are alike."""
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
    """How far two numbers of a chart are apart, for the eye: 0 where they are about the same.

    Of a row that only one of the two has, next to nothing: other rows come first.
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
    """Measure the cases of these names, or all, and write the file."""
    kept = load_charts() if FILE.exists() else {}
    for name in names or CASES:
        print(name, flush=True)
        kept[name] = charts_of(CASES[name])
    rows = (f"{json.dumps(name)}: {json.dumps(kept[name])}" for name in CASES if name in kept)
    with whole(FILE) as file:
        file.write(("{\n" + ",\n".join(rows) + "\n}\n").encode())


if __name__ == "__main__":
    main(sys.argv[1:])
