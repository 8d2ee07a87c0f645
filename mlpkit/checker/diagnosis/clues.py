"""Clues to the cause of a wrong answer, found by running it again on different arguments."""

from dataclasses import dataclass
from functools import partial
from itertools import combinations

import numpy as np

from mlpkit.checker.comparison.values import equal, same
from mlpkit.checker.diagnosis.two_at_once import mistaken_besides
from mlpkit.checker.execution.outcomes import (
    argument_names,
    outputs,
    parts,
    reference_outcomes,
    returns_nothing,
    same_outcomes,
)
from mlpkit.checker.execution.trials import (
    assigned,
    cases_of,
    constants,
    multiplied,
    parts_of,
    reads,
    same_but,
    tried,
    varied,
    vary,
    with_number,
)
from mlpkit.checker.words import listed, number


@dataclass(frozen=True)
class Clue:
    """A sentence on a fault's cause, and its slug."""

    slug: str
    sentence: str


def find_clue(record, function, got, seed):
    """For a wrong answer that matches no known mistake: the first Clue to its cause, or None."""
    if not record.values:
        return None
    arguments = (find_typed_number, find_ignored_argument, find_swapped_arguments, of_another)
    looks = (*arguments, find_column_examples, find_unchanged_argument, mistaken_besides)
    if any(outcome.attempt.error for outcome in got):
        looks = (find_swapped_arguments, find_column_examples)
    else:
        expected = reference_outcomes(record, seed)
        if same_outcomes(record, expected, got) or empty_handed(record, got, expected):
            return None  # either a property fails, or there is nothing to examine
    for look in looks:
        if found := look(record, function, got, seed):
            return Clue(*found)
    return None


def right_on(record, function, seed, change):
    """Whether the results are right on all cases if the function is called with change(args)."""
    want = reference_outcomes(record, seed)
    have = tried(record, function, cases_of(record, seed, change))
    return len(have) == len(want) and all(
        other.attempt.error is None and results_alike(record, one, other)
        for one, other in zip(want, have, strict=True)
    )


def results_alike(record, one, other):
    """Whether everything that is compared is equal, whatever happened to the other arguments."""
    want, have = outputs(record, one), outputs(record, other)
    return all(same(want[name], have[name]) for name in want)


def empty_handed(record, got, expected):
    """Whether there is nothing to examine: only None or nan, or too many parts or too few."""
    compared = [outputs(record, outcome) for outcome in got]
    if any("" in each and each[""] is None for each in compared):
        return True
    counts = [[len(parts_of(record, each)) for each in outcomes] for outcomes in (got, expected)]
    if counts[0] != counts[1]:
        return True
    arrays = [leaf.array for each in compared for _, leaf in parts(record, each) if leaf]
    numbers = [array for array in arrays if array is not None and array.dtype.kind == "f"]
    return bool(numbers) and not any(np.isfinite(array).any() for array in numbers)


def find_returned_copy(record, got, seed):
    """Find an array made again and returned, where it should have been changed in place."""
    if not record.changes or not returns_nothing(record):
        return None
    if any(each.attempt.error for each in got):
        return None
    want = reference_outcomes(record, seed)
    if any(each.attempt.value is None for each in got) or len(got) != len(want):
        return None
    for names in (record.changes, *[(name,) for name in record.changes]):
        kept = all(same(each.after[name], each.before[name]) for each in got for name in names)
        if not kept:
            continue
        for each, right in zip(got, want, strict=True):
            value = each.attempt.value
            values = list(value) if isinstance(value, (tuple, list)) else [value]
            if not all(any(same(right.after[name], one) for one in values) for name in names):
                break
        else:
            still = [
                name
                for name in record.changes
                if all(same(each.after[name], each.before[name]) for each in got)
            ]
            are, arrays = ("is", "array") if len(still) == 1 else ("are", "arrays")
            return (
                "handed-back",
                f"the new {listed(names)} came back as a result, but outside the function "
                f"{listed(still)} {are} unchanged. Return nothing: change the {arrays} that came "
                "in, in place.",
            )
    return None


def find_unchanged_argument(record, function, got, seed):
    """Find an array that is unchanged and should have been changed in place, whatever else is
    wrong."""
    want = reference_outcomes(record, seed)
    for name in record.changes:
        still = all(same(each.after[name], each.before[name]) for each in got)
        if still and not all(same(each.after[name], each.before[name]) for each in want):
            told = f"Outside the function {name} is unchanged: it should be changed in place."
            if assigned(function, name):
                told = (
                    f"Outside the function {name} is unchanged. A line {name} = … may make a new "
                    "array, which is not seen there: change the one that came in."
                )
            return "not-in-place", told
    return None


def scalars(record, seed):
    """Return {name: position} of the arguments that are numbers in every case."""
    cases = cases_of(record, seed)
    names = argument_names(record)
    return {
        name: place
        for place, name in enumerate(names)
        if all(
            place < len(args)
            and isinstance(args[place], (int, float, np.number))
            and not isinstance(args[place], bool)
            for args in cases
        )
    }


def find_typed_number(record, function, got, seed):
    """Find a constant that is used in place of an argument."""
    if record.run:
        return None
    plain = sorted(constants(getattr(function, "__code__", None)))[:8]
    own = [*plain, *(1 - value for value in plain if 0 < value < 1), 0, 1]
    for name, place in scalars(record, seed).items():
        kinds = {type(args[place]) for args in cases_of(record, seed)}
        for value in own:
            if kinds <= {int} and value != int(value):
                continue
            theirs = with_number(record, seed, place, int(value) if kinds <= {int} else value)
            if theirs is None or len(theirs) != len(got):
                continue
            if all(same_but(one, other, record, name) for one, other in zip(theirs, got)):  # noqa: B905
                if value in (0, 1):
                    told = f"Whatever comes in as {name}, the result is as if it were {value:.0f}."
                    return "argument-ignored", told
                if value in plain:
                    told = f"{number(value, 6)} is used where {name} belongs: whatever"
                    return "typed-number", f"{told} comes in as {name}, the result is the same."
                told = f"Whatever comes in as {name}, the result is as if it were"
                return "typed-number", f"{told} {number(value, 6)}."
    return None


def find_ignored_argument(record, function, got, seed):
    """Find arguments that have no effect, though they should have one."""
    names = argument_names(record)
    unread, without_effect = [], []
    for place, name in enumerate(names):
        theirs = varied(record, seed, place)
        if theirs is None or not all(reads(right, place) for right in record.alternatives):
            continue  # an answer can be right without this argument
        before = reference_outcomes(record, seed)
        if all(same_but(*pair, record, name) for pair in zip(before, theirs)):  # noqa: B905
            continue
        mine = tried(record, function, cases_of(record, seed, partial(vary, place)))
        if len(mine) != len(got) or any(outcome.attempt.error for outcome in mine):
            continue
        if all(same_but(one, other, record, name) for one, other in zip(got, mine)):  # noqa: B905
            found = unread if not reads(function, place) else without_effect
            found.append(f"the contents of {name}" if name in record.changes else name)
    if unread:
        return "argument-ignored", f"The result does not depend on {listed(unread)}. It should."
    if without_effect and not record.run:  # without `run` the result itself is examined
        told = f"When {listed(without_effect)} changed, the result did not. It should have."
        return "argument-ignored", told
    return None


def find_swapped_arguments(record, function, got, seed):
    """Find two arguments that are swapped, unless an alternative is right with either order."""
    names = argument_names(record)
    if record.run:
        return None
    numbers = scalars(record, seed)
    for one, other in combinations(range(len(names)), 2):
        if record.changes and not {names[one], names[other]} <= numbers.keys():
            continue

        def change(args, one=one, other=other):
            args[one], args[other] = args[other], args[one]
            return tuple(args)

        first = change(list(cases_of(record, seed)[0]))
        if type(first[one]) is not type(first[other]) or callable(first[one]):
            continue
        exchanged = partial(right_on, record, seed=seed, change=change)
        if exchanged(function) and not any(map(exchanged, record.alternatives)):
            return (
                "arguments-swapped",
                f"With {names[one]} and {names[other]} exchanged the result would be right: they "
                "may have changed places.",
            )
    return None


TIMES = {-1.0: "−{}", 2.0: "2 · {}", 0.5: "½ · {}"}


def of_another(record, function, got, seed):
    """Find an argument whose negative, double or half would give this result."""
    for place, name in enumerate(argument_names(record)):
        for factor, words in TIMES.items() if name not in record.changes else ():
            theirs = multiplied(record, seed, place, factor)
            if theirs is None or len(theirs) != len(got):
                continue
            if all(results_alike(record, *pair) for pair in zip(theirs, got, strict=True)):
                return (
                    "another-argument",
                    f"The result would be right for {words.format(name)} in place of {name}.",
                )
    return None


def find_column_examples(record, function, got, seed):
    """Find a result that would be right if examples were columns; here they are rows."""
    cases = cases_of(record, seed)
    if record.run or not any(is_table(value) for args in cases for value in args):
        return None
    want = reference_outcomes(record, seed)
    if any(each.attempt.error and not any(map(is_table, each.args)) for each in got):
        return None  # the answer is also wrong in a case without a table
    for columns in (False, True):
        have = tried(record, function, cases_of(record, seed, partial(transpose_tables, columns)))
        if len(have) != len(want) or any(each.attempt.error for each in have):
            continue
        pairs = zip(want, have, strict=True)
        if all(turned_alike(parts_of(record, one), parts_of(record, two)) for one, two in pairs):
            return (
                "columns",
                "The result would be right if examples were columns. Here each example is a row.",
            )
    return None


def is_table(value):
    return isinstance(value, np.ndarray) and value.ndim == 2 and value.dtype.kind in "fiu"


def transpose_tables(columns, args):
    """The arguments with each table transposed; columns: also each vector of floats as a column."""
    for place, value in enumerate(args):
        if is_table(value):
            args[place] = value.T.copy()
        elif columns and isinstance(value, np.ndarray) and value.ndim == 1:
            args[place] = value[:, None] if value.dtype.kind == "f" else value
    return tuple(args)


def turned_alike(want, have):
    """Whether all arrays are equal, transposed or not, ignoring axes of length 1."""
    if len(want) != len(have):
        return False
    for one, other in zip(want, have, strict=True):
        if one is None or other is None:
            return False
        other = other.T
        if other.size != one.size or not (
            equal(other, one) or (1 in other.shape and equal(other.reshape(one.shape), one))
        ):
            return equal(other.T, one) if one.ndim < 2 else False
    return True
