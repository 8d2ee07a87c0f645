"""Faults that show before any value is compared: None, a wrong structure, shape or dtype.

Each `find_…(record, want, have, outcome)` gets {name: snapshot} of everything that is compared, and
returns a sentence or None; `find_branch_without_return` looks at all cases together.
"""

from mlpkit.checker.comparison.objects import plain, unlike
from mlpkit.checker.comparison.values import (
    Leaf,
    computed,
    equal,
    find_differences,
    item_name,
    key_code,
    kind,
    leaves,
    same,
)
from mlpkit.checker.diagnosis.wording import lengths, plain_arguments, sizes, when
from mlpkit.checker.execution.outcomes import parts
from mlpkit.checker.words import KIND_NAMES, array_in_words, listed, with_article


def find_branch_without_return(record, pairs):
    """Return (a sentence, the outcome) of a result that is None in some cases only; or None.

    pairs: (want, have, outcome) of all cases.
    """
    asked = [(have[""], outcome) for want, have, outcome in pairs if want.get("") is not None]
    empty = [outcome for value, outcome in asked if value is None]
    if record.run or len(empty) in (0, len(asked)):
        return None
    told = f"returned None{when(record, empty[0].args)}. In other cases it returned something: does"
    return f"{told} a branch lack its return?", empty[0]


def find_missing_return(record, want, have, outcome):
    if "" in have and have[""] is None and want[""] is not None:
        if outcome.attempt.printed:
            return "returned None. print only shows a value; return passes it on to the caller."
        changed = [n for n, after in outcome.after.items() if not same(after, outcome.before[n])]
        if changed and not record.changes:
            return f"returned None, and {changed[0]} was changed in place. Return a new array."
        return "returned None. Is a return missing?"
    return None


def find_kind(record, want, have, outcome):
    """Find a wrong kind of value, where the result should not be a number or an array."""
    for name, right in want.items():
        if plain(right) and (message := unlike(right, have[name], name)):
            return f"{message}{plain_arguments(record, outcome)}."
    return None


def find_shape(record, want, have, outcome):
    """Find a wrong structure or a wrong shape."""
    want, have = numeric(want, have)
    for name in want:
        if message := find_structure(record, want[name], have[name], name):
            return message
    for (name, right), (_, yours) in zip(parts(record, want), parts(record, have), strict=True):
        shape = right.array.shape
        if yours is None:
            return f"{name} is None. Is it missing from the return?"
        called = f"{name} is" if name else "returned"
        if yours.array is None or yours.type not in ("ndarray", "number"):
            came, expected = with_article(yours.type), array_in_words(shape)
            formatted = yours.type == "str" and not shape
            printing = " Formatting is for printing: return the number itself." * formatted
            return f"{called} {came}, expected {expected}.{printing}"
        if yours.array.shape != shape and () in (shape, yours.array.shape):
            came = array_in_words(yours.array.shape)
            return f"{called} {came}, expected {array_in_words(shape)}{sizes(record, outcome)}."
        if yours.array.shape != shape:
            has = f"{name} has shape" if name else "shape"
            told = f"{has} {yours.array.shape}, expected {shape}{sizes(record, outcome)}."
            return told + shortened(yours.array.shape, shape, lengths(record, outcome))
    return None


def shortened(came, expected, known):
    """A question on a result that is too short along axis 0; known: lengths of arguments' axes."""
    alike = len(came) == len(expected) and came[1:] == expected[1:]
    there = set(known.values())
    if alike and 1 < came[0] < expected[0] and came[0] not in there and expected[0] in there:
        return " Did an index or a slice that is meant for another axis shorten axis 0?"
    return ""


def numeric(want, have):
    """The snapshots that are compared as numbers."""
    names = [name for name, right in want.items() if not plain(right)]
    return {name: want[name] for name in names}, {name: have[name] for name in names}


def find_structure(record, want, have, name=""):
    """A sentence on what is wrong with the tuples in a result."""
    called = f"{name} is" if name else "returned"
    names = f": {', '.join(record.returns)}" if record.returns and not name else ""
    if isinstance(want, tuple):
        if not isinstance(have, (tuple, list)):
            if isinstance(have, dict):
                return f"{called} a dictionary, expected a tuple of {len(want)}{names}."
            array = have.array if isinstance(have, Leaf) else None
            if array is not None and array.shape == (len(want),):
                return (
                    f"{called} an array of shape ({len(want)},), expected {len(want)} values"
                    f"{names}. In an array all have one dtype: return them side by side."
                )
            what = "None" if have is None else "one value"
            return f"{called} {what}, expected {len(want)}{names}."
        if len(have) != len(want):
            told = f"{called} {len(have)} values, expected {len(want)}{names}."
            return f"{told}{missing_parts(record, want, have) if names else ''}"
        if isinstance(have, list) and not computed(want):
            return f"{called} a list, expected a tuple."
        for place, (one, other) in enumerate(zip(want, have, strict=True)):
            own = record.returns[place] if place < len(record.returns) else f"{name}[{place}]"
            if message := find_structure(record, one, other, own):
                return message
    elif isinstance(want, dict):
        if not isinstance(have, dict):
            return f"{called} something other than a dictionary of {keys_in_words(want)}."
        if have.keys() != want.keys():
            came = f"the keys {keys_in_words(have, 8)}" if have else "no keys"
            return f"{called} a dictionary with {came}, expected {keys_in_words(want)}."
        for key in want:
            if message := find_structure(record, want[key], have[key], item_name(name, key)):
                return message
    elif isinstance(want, Leaf) and isinstance(have, (tuple, list, dict)):
        if isinstance(have, dict):
            return f"{called} a dictionary, expected {array_in_words(want.array.shape)}."
        came, expected = type(have).__name__, array_in_words(want.array.shape)
        return f"{called} a {came} of {len(have)}, expected {expected}.{way_out(want, have)}"
    return None


def keys_in_words(keys, most=None):
    """The keys of a snapshot; "1" in quotes, as it isn't 1. Beyond `most` of them: "..."."""
    words = [key if isinstance(key, str) and key.isidentifier() else key_code(key) for key in keys]
    if most and len(words) > most:
        words[most:] = ["..."]
    return ", ".join(words)


def missing_parts(record, want, have):
    """Which parts of a tuple are missing, if all others are right."""
    absent = [
        name
        for name, right in zip(record.returns, want, strict=False)
        if not any(same(right, item) for item in have)
    ]
    if len(have) < len(want) and len(absent) == len(want) - len(have):
        are = "is" if len(absent) == 1 else "are"
        return f" {listed(absent)} {are} missing; the others are right."
    return " All of these are among them: return nothing else." if not absent else ""


def way_out(want, have):
    """Return advice on a tuple or list in place of an array or a number."""
    for place, item in enumerate(have):
        if same(want, item) and not (isinstance(have, list) and want.array.ndim < 1):
            which = {0: "The first", 1: "The second"}.get(place, f"Number {place + 1}")
            return f" {which} of them is right: return it alone."
    if isinstance(have, tuple):
        comma = len(have) == 1
        return " A comma at the end of a return makes a tuple." if comma else " Return one thing."
    return " np.array turns a list into an array." if want.array.shape else ""


def values_agree(want, have):
    """Whether all numbers are right, whatever their dtypes."""
    want, have = numeric(want, have)
    pairs = zip(leaves(tuple(want.values())), leaves(tuple(have.values())), strict=True)
    return not any(
        kind(yours.array) != "O" and find_differences(yours.array, right.array).any()
        for (_, right), (_, yours) in pairs
    )


def right_parts(record, pairs):
    """A sentence on the parts of the result that are right in all cases, or ""."""
    if record.run:
        return ""
    right = {}
    for want, have, _ in pairs:
        want, have = numeric(want, have)
        for (name, one), (_, two) in zip(parts(record, want), parts(record, have), strict=True):
            right[name] = right.get(name, True) and equal(two.array, one.array)
    names = [name for name, holds in right.items() if holds and name]
    return f" {listed(names)} {'is' if len(names) == 1 else 'are'} right." if names else ""


def find_dtype(record, want, have, outcome):
    """Find a dtype other than the record's, or a different kind of number."""
    want, have = numeric(want, have)
    for (name, right), (_, yours) in zip(parts(record, want), parts(record, have), strict=True):
        is_ = f"{name} has dtype" if name else "the dtype is"
        if record.dtype and yours.array.dtype.name != record.dtype:
            return f"{is_} {yours.array.dtype.name}; the exercise asks for {record.dtype}."
        kinds = kind(right.array), kind(yours.array)
        if kinds[0] != kinds[1] and not (kinds == ("f", "i") and not right.array.shape):
            example = right.array.dtype.name
            asked = f"{KIND_NAMES[kinds[0]]} ({example})"
            return f"{is_} {yours.array.dtype.name}; the exercise asks for {asked}."
    return None
