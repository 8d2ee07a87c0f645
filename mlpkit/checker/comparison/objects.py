"""Compare results that are not numbers, by == and kind, and find where two of them first differ.

The results are given as snapshots, see values.py.
"""

from mlpkit.checker.comparison.values import (
    ODD,
    Leaf,
    computed,
    find_differences,
    first_place,
    key_code,
    kind,
    same,
)
from mlpkit.checker.words import KIND_NAMES, listed, number, numbers, place, with_article

LENGTH = 60  # most characters shown of a value


def plain(value):
    """Whether a snapshot is compared like Python values: True is not 1, [1] is not (1,).

    That holds for a text, None, a set, a list, and whatever contains one of these; also for a dict,
    unless it is one of arrays. An array, a number, and a tuple of these are compared as numbers.
    """
    if isinstance(value, tuple):
        return any(map(plain, value))
    if isinstance(value, dict):
        arrays = [each for each in value.values() if getattr(each, "type", "") == "ndarray"]
        return not arrays or any(map(plain, value.values()))
    return not isinstance(value, Leaf) or value.array is None


def not_compared(value):
    """A phrase for the part of a snapshot that can't be compared; None if everything can."""
    if isinstance(value, dict) and ODD in value:
        return "a dictionary with odd keys"
    if isinstance(value, (tuple, list, dict)):
        parts = value.values() if isinstance(value, dict) else value
        return next(filter(None, map(not_compared, parts)), None)
    if value is None or value.exact is not None:
        return None
    if value.array is None:
        return in_words(value)
    return f"{in_words(value)} of {value.array.dtype}" if kind(value.array) == "O" else None


def in_words(value):
    """The kind of a snapshot in words: "a list", "a dictionary", "an array", "an int", "None"."""
    if isinstance(value, (tuple, list)):
        return with_article(type(value).__name__)
    if isinstance(value, dict):
        return "a dictionary"
    if value is None or value.type == "bytes":
        return "None" if value is None else "bytes"
    if value.type == "number":
        return {"f": "a float", "i": "an int", "b": "a bool"}.get(kind(value.array), "a number")
    if value.array is None and value.exact is None:  # two different types may have the same name
        why = {
            **dict.fromkeys(("tuple", "list", "dict"), " that is too long or too deep"),
            **dict.fromkeys(("set", "frozenset"), " of odd things"),
            "str": " of its own kind",
        }
        return with_article(value.type) + why.get(value.type, "")
    return with_article(value.type)


def unlike(want, have, name=""):
    """The beginning of the sentence for a value of a different kind; None if the kind is right."""
    if isinstance(want, (tuple, list)) and isinstance(have, (tuple, list)):
        alike = type(want) is type(have) or (computed(want) and computed(have))
    elif isinstance(want, Leaf) and isinstance(have, Leaf):
        kinds = [in_words(want), in_words(have)]  # 2 counts as 2.0, as it does among numbers
        alike = kinds[0] == kinds[1] or kinds == ["a float", "an int"]
    else:
        alike = type(want) is type(have)
    if alike:
        return None
    return f"{called(name)} {in_words(have)}, expected {in_words(want)}"


def called(name):
    return f"{name} is" if name else "returned"


def difference(want, have, name="", names=()):
    """Where a result that is not a number first differs from the right one, in a clause; or None.

    names: those of the parts of a tuple.
    """
    if found := unlike(want, have, name):
        return found
    if isinstance(want, (tuple, list)):
        return of_items(want, have, name, names)
    if isinstance(want, dict):
        return of_keys(want, have, name)
    if want is None or same(want, have):
        return None
    if want.array is None:
        return of_texts(want.exact, have.exact, name) or of_sets(want.exact, have.exact, name)
    return of_arrays(want.array, have.array, name)


def of_items(want, have, name, names):
    found = None
    for index, (one, other) in enumerate(zip(want, have, strict=False)):
        own = names[index] if index < len(names) else f"{name}[{index}]"
        if found := difference(one, other, own):
            break
    if len(want) == len(have):
        return found
    index = min(len(want), len(have))
    if found is None and len(have) < len(want):
        found = f"{name}[{index}] is missing, {shorten_code(want[index])}"
    elif found is None:
        found = f"{name}[{index}] is one too many"
    return f"{called(name)} {in_words(have)} of {len(have)}, expected {len(want)}: {found}"


def of_keys(want, have, name):
    missing = [key_code(key) for key in want if key not in have]
    added = [key_code(key) for key in have if key not in want]
    for keys, beginning, end in (
        (missing, "without", ""),
        (added, "with", ", which should not be there"),
    ):
        if keys:
            many = "the keys" if len(keys) > 1 else "the key"
            return f"{called(name)} a dictionary {beginning} {many} {few(keys)}{end}"
    found = (difference(want[key], have[key], f"{name}[{key_code(key)}]") for key in want)
    return next(filter(None, found), None)


def of_texts(want, have, name):
    """Return two texts or bytes: in full if they are short, else around the first difference."""
    if isinstance(want, frozenset):
        return None
    if max(len(repr(want)), len(repr(have))) <= LENGTH:
        return differ(name, repr(have), repr(want))
    pairs = enumerate(zip(want, have, strict=False))
    at = next((i for i, (a, b) in pairs if a != b), min(len(want), len(have)))
    return differ(f"{name}[{at}]", around(have, at), around(want, at))


def around(text, at, width=20):
    """A text around an index, with … where something is left out."""
    part = repr(text[max(0, at - width) : at + width])
    quote = part.index(part[-1]) + 1  # skip the first quotation mark, and the b of bytes
    before, after = "…" * (at > width), "…" * (len(text) > at + width)
    return part[:quote] + before + part[quote:-1] + after + part[-1]


def of_sets(want, have, name):
    missing, added = sorted(map(key_code, want - have)), sorted(map(key_code, have - want))
    if missing:
        return f"{called(name)} a set without {few(missing)}"
    return f"{called(name)} a set with {few(added)}, which should not be in it"


def of_arrays(want, have, name):
    if want.shape != have.shape:
        return f"{name} has shape {have.shape}, expected {want.shape}"
    if kind(want) != kind(have) and want.shape:
        kinds = KIND_NAMES.get(kind(have), have.dtype), KIND_NAMES[kind(want)]
        return f"{name} holds {kinds[0]}, expected {kinds[1]}"
    off = find_differences(have, want)
    if not off.any():
        return None
    index = first_place(off)
    return differ(place(name, index), *numbers(have[index], want[index]))


def differ(name, yours, right):
    if name:
        return f"first difference at {name}: yours {yours}, expected {right}"
    return f"returned {yours}, expected {right}"


def few(words):
    """The first three items, and how many more there are."""
    more = [f"{len(words) - 3} more"] if len(words) > 3 else []
    return listed([*words[:3], *more])


def reordered_items(want, have):
    """Whether a list has the right items in a different order."""
    if not (isinstance(want, list) and isinstance(have, list)) or same(want, have):
        return False
    if len(want) != len(have):
        return False
    left = sorted(have, key=code)  # sorted, so that equal items are found fast
    for item in sorted(want, key=code):
        found = next((index for index, other in enumerate(left) if same(item, other)), None)
        if found is None:
            return False
        del left[found]
    return True


def shorten_code(value):
    """A snapshot as code, cut to a length."""
    text = code(value)
    return text if len(text) <= LENGTH else text[: LENGTH - 1] + "…"


def code(value):
    if isinstance(value, (tuple, list)):
        inside = ", ".join(map(code, value))
        if isinstance(value, list):
            return f"[{inside}]"
        return f"({inside}{',' * (len(value) == 1)})"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key_code(key)}: {code(each)}' for key, each in value.items())}}}"
    if value is None:
        return "None"
    if value.array is not None and not value.array.shape:
        return number(value.array)
    if isinstance(value.exact, frozenset):
        inside = f"{{{', '.join(sorted(map(key_code, value.exact)))}}}" if value.exact else ""
        return inside if inside and value.type == "set" else f"{value.type}({inside})"
    return in_words(value) if value.exact is None else repr(value.exact)
