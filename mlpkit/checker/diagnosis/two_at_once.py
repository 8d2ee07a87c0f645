"""Find two mistakes at once: a known one, and a generic one or one that shows only in large
numbers."""

from functools import lru_cache, partial
from itertools import chain, zip_longest

import numpy as np

from mlpkit.checker.comparison.values import equal
from mlpkit.checker.diagnosis.generic_mistakes import factor_or_form
from mlpkit.checker.diagnosis.wording import lengths
from mlpkit.checker.execution.outcomes import (
    mistake_outcomes,
    outputs,
    parts,
    reference_outcomes,
    run_known,
    same_outcomes,
)
from mlpkit.checker.execution.trials import SECONDS, cases_of, parts_of, tried

# Numbers up to 20 overflow no exponential; numbers up to 1 make none so small that an epsilon
# shows.
MODERATE = (20.0, 1.0)
BESIDES = {
    "wrong-sign": "the sign is the wrong way round",
    "transposed": "rows and columns are exchanged",
    "axis-too-many": "there is one axis too many, of length 1",
}


def mistaken_besides(record, function, got, seed):
    """Find two mistakes at once: a known one, and one that shows only in large numbers."""
    if record.run or not has_large(record, seed):
        return None
    for most in filter(partial(leaves_enough, record, seed), MODERATE):
        mine = on_moderate(record, function, seed, most)
        # A clipped argument may no longer match the one it was computed from, so right answers may
        # differ.
        others = (on_moderate(record, each, seed, most) for each in record.alternatives)
        rights = chain([moderate_outcomes(record, None, seed, most)], others)
        if any(same_outcomes(record, right, mine) for right in rights):
            return (
                "large-numbers",
                f"While all numbers lie between −{most:.0f} and {most:.0f}, the result is right; "
                "larger numbers make it wrong.",
            )
        for mistake in record.mistakes:
            if same_outcomes(record, moderate_outcomes(record, mistake.slug, seed, most), mine):
                return (
                    mistake.slug,
                    f"Two things are wrong. The first: {mistake.sentence} The second shows with "
                    f"numbers beyond {most:.0f}: fix the first, and look again.",
                )
    return None


def on_moderate(record, function, seed, most):
    return tried(record, function, cases_of(record, seed, partial(moderate, most)))


def right_on_moderate(record, function, seed):
    """Whether everything is right once large numbers are clipped."""
    most = MODERATE[0]
    right = moderate_outcomes(record, None, seed, most)
    return same_outcomes(record, right, on_moderate(record, function, seed, most))


def has_large(record, seed):
    return any((sizes > MODERATE[0]).any() for sizes in sizes_of_floats(record, seed))


def leaves_enough(record, seed, most):
    """Whether clipping to ±most leaves at least a fifth of each argument unchanged."""
    return all(np.mean(sizes <= most) >= 0.2 for sizes in sizes_of_floats(record, seed))


def sizes_of_floats(record, seed):
    """The absolute values of each argument that is an array of floats, of all cases together."""
    for values in zip_longest(*cases_of(record, seed)):
        arrays = [each for each in values if isinstance(each, np.ndarray)]
        if found := [np.abs(each).ravel() for each in arrays if each.dtype.kind == "f"]:
            yield np.concatenate(found)


@lru_cache(maxsize=1024)
def moderate_outcomes(record, slug, seed, most):
    """The outcomes of the reference (slug None) or a mistake, on cases clipped to ±most."""
    function = record.reference
    if slug is not None:
        function = next(m.function for m in record.mistakes if m.slug == slug)
    return run_known(record, function, cases_of(record, seed, partial(moderate, most)), SECONDS)


def moderate(most, args):
    return tuple(cut(value, most) for value in args)


def cut(value, most):
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return np.clip(value, -most, most)
    if isinstance(value, tuple):
        return tuple(cut(item, most) for item in value)
    return value


def find_pair(record, got, seed):
    """A known mistake and a generic one: (mistake, sentence of the generic one), or None."""
    if record.run or any(outcome.attempt.error for outcome in got):
        return None
    mine = [parts_of(record, outcome) for outcome in got]
    expected = reference_outcomes(record, seed)
    right = [parts_of(record, outcome) for outcome in expected]
    names = [name for name, _ in parts(record, outputs(record, expected[0]))]
    for mistake in record.mistakes:
        theirs = mistake_outcomes(record, mistake.slug, seed)
        if any(outcome.attempt.error for outcome in theirs):
            continue
        theirs = [parts_of(record, outcome) for outcome in theirs]
        sizes = [lengths(record, outcome) for outcome in got]
        if found := besides(theirs, mine, right, sizes, names):
            return mistake, found
    return None


def besides_in_words(slug, sentence):
    """A generic mistake as the second of two; None for a factor that may mean anything."""
    if slug == "size-factor" or "twice as large" in sentence or "half as large" in sentence:
        return sentence.removeprefix(": ").partition(".")[0]
    return BESIDES.get(slug)


def besides(theirs, mine, right, sizes, names):
    """In words, the generic mistake that turns one part of a mistake's result into the answer's."""
    counts = {len(parts) for parts in (*theirs, *mine, *right)}
    arrays = [array for parts in (*theirs, *mine) for array in parts]
    if len(counts) != 1 or any(array is None or array.dtype.kind not in "fiu" for array in arrays):
        return None
    found = None
    for place in range(counts.pop()):
        pairs = [(one[place], two[place], ()) for one, two in zip(theirs, mine, strict=True)]
        if all(equal(yours, other) for other, yours, _ in pairs):
            continue
        wanted = [each[place] for each in right]
        if all(r is not None and equal(r, p[1]) for r, p in zip(wanted, pairs, strict=True)):
            return None  # this part is right
        alone = len(right[0]) == 1
        if found or (not alone and all(equal(r[place], p[0]) for r, p in zip(right, pairs))):  # noqa: B905
            return None
        for values in (np.concatenate([np.ravel(p[side]) for p in pairs]) for side in (0, 1)):
            if len(np.unique(values)) < 4 or not np.isfinite(values).all():
                return None
        told = factor_or_form(pairs, sizes)
        found = told and besides_in_words(*told)
        if not found:
            return None
        found = f"{names[place]}, {found}" if names[place] else found
    return found
