"""Find what is wrong with an answer, from its outcomes and those of the reference."""

from dataclasses import dataclass, replace

import numpy as np

from mlpkit.checker.comparison.objects import difference, plain, reordered_items
from mlpkit.checker.comparison.values import (
    Leaf,
    exactly,
    find_differences,
    first_place,
    leaves,
    same,
    snapshot,
)
from mlpkit.checker.diagnosis.forms import (
    find_branch_without_return,
    find_dtype,
    find_kind,
    find_missing_return,
    find_shape,
    numeric,
    right_parts,
    values_agree,
)
from mlpkit.checker.diagnosis.generic_mistakes import diagnose, reordered
from mlpkit.checker.diagnosis.wording import (
    circumstances,
    difference_at,
    lengths,
    plain_arguments,
    when,
)
from mlpkit.checker.execution.outcomes import Outcome, fresh, outputs, parts
from mlpkit.checker.execution.sandbox import attempt
from mlpkit.checker.execution.surroundings import LeftAsFound
from mlpkit.checker.execution.watch import TimeUp
from mlpkit.checker.words import numbers, with_article


@dataclass(frozen=True)
class Fault:
    """A fault, in one sentence; `mistake` is its slug, `outcome` the case that shows it.

    plain: the sentence without its explanation, if it has one that was inferred from the results.
    stopped: whether the function ran for too long; it is not called again, as it might never end.
    """

    message: str
    outcome: Outcome
    mistake: str | None = None
    status: str = "wrong"
    plain: str = ""
    stopped: bool = False


def find_fault(record, function, expected, got, seed):
    """The first Fault in the order in which faults are reported, or None.

    The order is: errors, None, shapes, dtypes, changed arguments, properties, values.
    """
    off, certain = fault_of_results(record, function, expected, got)
    if certain:
        return off
    rules = [rule for rule in record.properties if not (rule.last and off)]
    return find_broken_property(record, function, seed, got[0], rules) or off


def fault_of_results(record, function, expected, got):
    """Return (the first Fault of the results or None, whether it goes before a broken property)."""
    for outcome in got:
        if outcome.attempt.error is not None:
            return error_fault(record, function, outcome.attempt, outcome.args, outcome), True
    pairs = [
        (outputs(record, e), outputs(record, g), g) for e, g in zip(expected, got, strict=True)
    ]
    if record.values and record.returns and not record.run:
        if reordered([(want[""], have[""]) for want, have, _ in pairs]):
            message = (
                f"the parts are right, but should be in this order: {', '.join(record.returns)}."
            )
            return Fault(message, got[0], "another-order"), True
    if found := find_branch_without_return(record, pairs):
        return Fault(*found), True
    for find in (find_missing_return, find_kind, find_shape):
        for want, have, outcome in pairs:
            if message := find(record, want, have, outcome):
                return diagnose_part(record, message, pairs, outcome, "shape"), True
    besides = ""
    for want, have, outcome in pairs:
        if message := find_dtype(record, want, have, outcome):
            if not record.values or all(values_agree(*pair[:2]) for pair in pairs):
                return Fault(message, outcome), True
            besides = f" And {message}"
            break
    for outcome in got:
        for name, value in outcome.after.items():
            if name not in record.changes and not same(value, outcome.before[name]):
                new = {list: "list", dict: "dictionary"}.get(type(value), "array")
                message = f"changed {name} in place. Work on a new {new}."
                return Fault(message, outcome, "changed-input"), True
    off = find_difference(record, pairs) if record.values else None
    if off and besides:
        plain = off.plain and f"{off.plain}{besides}"
        return replace(off, message=f"{off.message}{besides}", plain=plain), True
    return off or find_rounding(record, got), bool(off and off.mistake)


def find_rounding(record, got):
    """The Fault of an argument that was changed and put back, but for its last digits."""
    for outcome in got:
        for name, value in outcome.after.items():
            if name not in record.changes and not exactly(value, outcome.before[name]):
                message = (
                    f"{name} comes back changed in its last digits: adding a number and "
                    "subtracting it again rounds each time. Write back the number that was there, "
                    "or work on a copy."
                )
                return Fault(message, outcome, "rounding-stays-in")
    return None


def error_fault(record, function, tried, args, outcome):
    """The Fault of a call that raised or had to be stopped."""
    if tried.error is TimeUp:
        message = f"stopped after {record.seconds:.0f} seconds. Does a loop never end?"
        return Fault(message, outcome, None, "error", stopped=True)
    code = getattr(function, "__code__", None)
    line = tried.lines.get(code.co_filename) if code else None
    where = f" in line {line}" if line else ""
    said = f": {tried.text}" if tried.text else ""
    if code and tried.refused == code.co_filename:
        return Fault(
            f"your code refused valid arguments{where}{when(record, args)}: "
            f"{tried.error.__name__}{said}.",
            outcome,
            None,
            "error",
        )
    raised = f"your code raised {tried.error.__name__}"
    # if it was called wrongly, it returned nothing
    if code and not where and " argument" not in tried.text:
        raised = f"what your function returned led to {with_article(tried.error.__name__)}"
    return Fault(f"{raised}{where}{when(record, args)}{said}.", outcome, None, "error")


def find_difference(record, pairs):
    """The first value that differs from the reference's, with its cause if that is clear."""
    for want, have, outcome in pairs:
        if fault := plain_difference(record, want, have, outcome):
            return fault
        want, have = numeric(want, have)
        compared = zip(parts(record, want), parts(record, have), strict=True)
        for place, ((name, right), (_, yours)) in enumerate(compared):
            off = find_differences(yours.array, right.array)
            if off.any():
                index = first_place(off)
                says = (
                    "nudging says"
                    if nudging_agrees(record, outcome, place, index, right)
                    else "expected"
                )
                told = numbers(yours.array[index], right.array[index])
                if fact := of_a_fact(record, name, right):
                    return Fault(f"{fact}{when(record, outcome.args)}.", outcome)
                message = difference_at(name, index, *told, says)
                plain = f"{message}{circumstances(record, outcome, right, index)}."
                fault = diagnose_part(record, message, pairs, outcome, "values", place)
                if not fault.mistake and name in record.changes:
                    fault = wrong_step(record, pairs, outcome, place) or fault
                if fault.mistake:
                    return replace(fault, plain=plain)
                return Fault(f"{plain}{right_parts(record, pairs)}", outcome)
    return None


def of_a_fact(record, name, right):
    """Return a sentence on a fact that `run` reports and no property covers; None for a number."""
    if not record.run or name not in record.returns:
        return None
    if right.array.dtype == bool:
        return "the result of this is not what was asked for"
    return f"not all {name} are right" if right.array.ndim else None


def wrong_step(record, pairs, outcome, place):
    """The Fault in the change of an argument, if a generic mistake explains the change; or None.

    The change itself is examined, because neither a factor nor a sign shows in its sum with the old
    value.
    """
    pairs = [(steps(record, want, o), steps(record, have, o), o) for want, have, o in pairs]
    want, have = next(pair[:2] for pair in pairs if pair[2] is outcome)
    (name, right), (_, yours) = (list(parts(record, part))[place] for part in numeric(want, have))
    off = find_differences(yours.array, right.array)
    if not off.any() or not any(have[name].array.any() for _, have, _ in pairs):
        return None  # an argument that has not changed at all has its own clue
    index = first_place(off)
    told = numbers(yours.array[index], right.array[index])
    message = difference_at(f"the change of {name}", index, *told, "expected")
    fault = diagnose_part(record, message, pairs, outcome, "values", place)
    return fault if fault.mistake else None


def steps(record, compared, outcome):
    """Return `compared`, with the change of each array of floats in place of the array."""

    def step(name, value):
        if name not in record.changes or getattr(value, "type", "") != "ndarray":
            return value
        before = outcome.before[name].array
        return Leaf("ndarray", value.array - before) if before.dtype.kind == "f" else value

    return {name: step(name, value) for name, value in compared.items()}


def plain_difference(record, want, have, outcome):
    """The Fault of a result that is not a number, where it first differs."""
    for name, right in filter(lambda item: plain(item[1]), want.items()):
        names = record.returns if not name else ()
        if message := difference(right, have[name], name, names):
            message = f"{message}{plain_arguments(record, outcome)}."
            if reordered_items(right, have[name]):
                order = f"{message} The items are right, but their order is not."
                return Fault(order, outcome, "another-order")
            return Fault(message, outcome)
    return None


def nudging_agrees(record, outcome, place, index, right):
    """Whether nudging agrees with the reference at this index, which it does not at a kink."""
    if record.nudge is None:
        return False
    slopes = list(leaves(snapshot(record.nudge(*fresh(record, outcome)))))[place][1].array
    return bool(np.isclose(slopes[index], right.array[index], rtol=1e-4, atol=1e-6))


def diagnose_part(record, message, pairs, outcome, stage, place=None):
    """Return the Fault, with the generic mistake that fits one part of the result in all cases, if
    there is one."""
    compared = []
    for want, have, other in pairs:
        want, have = numeric(want, have)
        rights, ours = list(parts(record, want)), list(parts(record, have))
        if len(rights) != len(ours):
            return Fault(message, outcome)
        compared.append((rights, ours, other))
    # a network of one layer returns fewer parts than a network of two
    fewest = min(len(rights) for rights, _, _ in compared)
    places = range(fewest) if place is None else [place] if place < fewest else []
    for place in places:
        arrays = [
            (right[place][1], yours[place][1], other.args) for right, yours, other in compared
        ]
        if not all(map(numbers_in, [leaf for a in arrays for leaf in a[:2]])):
            continue
        if record.run and all(a[0].array.dtype.kind != "f" for a in arrays):
            continue  # counts and facts about what came back
        sizes = [lengths(record, other) for _, _, other in compared]
        found = diagnose(stage, [(a.array, b.array, args) for a, b, args in arrays], sizes)
        if found:
            name = compared[0][0][place][0] or "the result"
            slug, sentence = found
            if stage == "values":
                return Fault(f"{message}{sentence}", outcome, slug)
            return Fault(f"{message} {sentence.format(name=name)}", outcome, slug, plain=message)
    return Fault(message, outcome)


def numbers_in(leaf):
    return leaf is not None and leaf.array is not None and leaf.array.dtype.kind in "fiub"


def find_broken_property(record, function, seed, outcome, rules):
    """The Fault of the first property in `rules` that does not hold, or None."""
    for rule in rules:
        seen = []

        def watched(*args, seen=seen):
            seen[:] = args
            with LeftAsFound():  # because the rule's own code runs between the calls
                return function(*args)

        watched.__wrapped__ = function
        rng = np.random.default_rng(seed)
        tried = attempt(lambda rule=rule, f=watched, rng=rng: rule.function(f, rng), record.seconds)
        if tried.error is not None:
            return error_fault(record, function, tried, tuple(seen), outcome)
        if tried.value is not None:
            slug, told = tried.value if isinstance(tried.value, tuple) else (None, tried.value)
            if not isinstance(told, str):
                came = f"the property {rule.name!r} returned {told!r}"
                raise ValueError(f"{record.name}: {came}; expected None or a sentence.")
            return Fault(told, outcome, slug)
    return None
