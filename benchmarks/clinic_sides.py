"""How the clinic shows each measurement's result r: one side of a chart."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np


@dataclass(kw_only=True)
class Side:
    """One side of a chart.

    bars : {row: number}, or curve : a number per step, or neither; on a logarithmic scale if log
    mark, marks : the meaning of a mark in each row of bars, and the numbers, in the order of the
    rows facts : {row: words}
    """

    title: str = field(kw_only=False)
    bars: dict = field(default_factory=dict)
    curve: Sequence = ()
    unit: str = ""
    log: bool = False
    mark: str = ""
    marks: Sequence = ()
    facts: dict = field(default_factory=dict)


def word(value):
    """A number, a boolean or a list of them as a short text; a list of one value is written as that
    value."""
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
    """The sizes of batches, in words: "40 × 50, 1 × 12"."""
    values, counts = np.unique(np.asarray(sizes, int), return_counts=True)
    pairs = sorted(zip(counts, values, strict=True), reverse=True)
    more = f" and {len(pairs) - 3} other sizes" if len(pairs) > 3 else ""
    return ", ".join(f"{count} × {size:,}" for count, size in pairs[:3]) + more or "none"


def ends(values):
    """The first and the last of many numbers; only one if they are the same."""
    if not len(values):
        return "none"
    first, last = (word(round(float(value), 2)) for value in (values[0], values[-1]))
    return first if first == last else f"{first} … {last}"


def reach(values):
    """The smallest and the largest of some numbers; only one if they are the same."""
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
    facts = {"right in the end": f"{100 * r.accuracy:.3g}%"}
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
