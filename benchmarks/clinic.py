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
        facts = facts_of([{"predicts on raw images": "no"}] * 2)
        made = {"title": name, "kind": None, "facts": facts}
    else:
        made = MADE[name](*results)
    return made | {"said": said(made)}


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


def bars(title, unit, sick, healthy, log=False, **more):
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
    return {"title": title, "kind": "bars", "unit": unit, "log": log, "rows": rows} | both | more


def joined(one, other):
    """Two names of layers as one: "sigmoid/relu 1"."""
    if one == other:
        return one
    first, _, rest = one.partition(" ")
    return f"{first}/{other}" if other.endswith(f" {rest}") else f"{one}/{other}"


def marks(name, sick, healthy):
    """A mark in each row of bars: numbers in the order of the rows."""
    return {"mark": name, "marks": {"sick": short(sick), "healthy": short(healthy)}}


def facts_of(both):
    """[{name: word} of the program, and of its twin]."""
    sick, healthy = both
    return {"rows": list(sick), "sick": list(sick.values()), "healthy": list(healthy.values())}


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


# --- one for each measurement, of the two results ------------------------------------------------


def loss_at_start(*both):
    facts = facts_of(
        [
            {
                "times the course's own loss": "another kind"
                if math.isnan(r.factor)
                else word(r.factor),
                "has softmax inside": word(r.logits),
                "finite for very sure outputs": word(r.steady),
                "together, by one by one": word(round(r.together, 2)),
            }
            for r in both
        ]
    )
    expected = marks("a guess", *([r.expected] for r in both))
    found = ({"loss": r.found} for r in both)
    return bars("The loss at the start", "mean loss", *found, **expected, facts=facts)


def classes(*both):
    found = [{str(k): n for k, n in enumerate(r.predictions)} for r in both]
    rows = max(found, key=len)
    labels = ([*r.labels, *[0] * (len(rows) - len(r.labels))] for r in both)
    return bars("Predictions by class", "examples", *found, **marks("labels", *labels))


def inputs(*both):
    facts = [
        {
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
        for r in both
    ]
    return {"title": "What goes in", "kind": None, "facts": facts_of(facts)}


def activations(*both):
    found = ({layer.layer: layer.over_examples for layer in r} for r in both)
    facts = [
        {
            "mean": reach([layer.mean for layer in r]),
            "standard deviation": reach([layer.std for layer in r]),
            "share of zeros": reach([layer.zeros for layer in r]),
            "share that is finite": reach([layer.finite for layer in r]),
            "in training, by in predicting": reach([layer.in_training for layer in r]),
            "finite from −1000 to 1000": word(all(layer.steady for layer in r)),
            "the output's rows sum to 1": word(r[-1].sums_to_one),
        }
        for r in both
    ]
    unit = "movement from example to example"
    return bars("Activations by layer", unit, *found, log=True, facts=facts_of(facts))


def gradients(*both):
    found = ({layer.layer: layer.output for layer in r} for r in both)
    weights = (
        {f"d{name}": size for layer in r for name, size in layer.weights.items()} for r in both
    )
    found = (one | other for one, other in zip(found, weights, strict=True))
    return bars("Gradients by layer, and of the weights", "root mean square", *found, log=True)


def units(*both):
    found = (
        {f"{r.layer}: {kind}": getattr(r, kind) for r in result for kind in KINDS}
        for result in both
    )
    return bars("Units that do no work", "share of the layer", *found)


KINDS = ("dead", "saturated", "copies")


def steps(*both):
    facts = [
        {
            "step and −gradient, cosine": word(round(r.downhill, 2)),
            "seems to keep earlier gradients": word(r.expected),
            "its steps depend on them": word(r.memory),
        }
        for r in both
    ]
    found = (r.ratios for r in both)
    title, unit = "A step beside the weights", "length of the step by that of the weights"
    return bars(title, unit, *found, log=True, facts=facts_of(facts))


def loop(*both):
    facts = [
        {
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
        for r in both
    ]
    return {"title": "What two epochs did", "kind": None, "facts": facts_of(facts)}


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


def repeats(*both):
    facts = [{"the same bits": word(r.same), "largest difference": word(r.apart)} for r in both]
    return {"title": "Twice from the same seed", "kind": None, "facts": facts_of(facts)}


def prediction(*both):
    found = ({"accuracy": r.accuracy} for r in both)
    reported = marks("reported", *([r.reported] for r in both))
    title = "The program's own predict, on fresh images"
    return bars(title, "share that is right", *found, **reported)


def overfit(*both):
    curves = [list(r.losses) for r in both]
    chosen = np.unique(np.linspace(0, len(curves[0]) - 1, POINTS).round().astype(int)).tolist()
    sick, healthy = (short([curve[k] for k in chosen]) for curve in curves)
    facts = facts_of([{"right in the end": f"{100 * r.accuracy:.3g} %"} for r in both])
    made = {"title": "Twenty examples alone: the loss", "kind": "curves", "xlabel": "step"}
    return made | {"x": chosen, "log": True, "sick": sick, "healthy": healthy, "facts": facts}


def copies(*both):
    found = ({"exact copies": r.exact, "near copies": r.near} for r in both)
    facts = facts_of([{"validation rows": word(r.rows)} for r in both])
    return bars("Validation rows that are training rows", "rows", *found, facts=facts)


def neighbours(*both):
    found = ({"same label": r.share} for r in both)
    chance = marks("by chance", *([r.chance] for r in both))
    return bars("Whether the nearest example has the same label", "share", *found, **chance)


def gradient_check(*both):
    facts = [
        {
            "kinks left out": word(sum(r.kinks for r in result.values())),
            "nudging, by the gradient": reach([r.factor for r in result.values()]),
        }
        for result in both
    ]
    found = ({name: r.error for name, r in result.items()} for result in both)
    title, unit = "Gradients against nudging", "relative error"
    return bars(title, unit, *found, log=True, facts=facts_of(facts))


MADE = {
    each.__name__: each
    for each in (
        *(loss_at_start, classes, inputs, activations, gradients, units, steps, loop, repeats),
        *(prediction, overfit, copies, neighbours, gradient_check),
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
